"""A grid being drawn: the only mutable thing of the base, gone when the base is done."""

import numpy as np
from numpy.typing import NDArray

from mgtui.plot.cells import STYLE_ID, Cells
from mgtui.plot.glyphs import Charset
from mgtui.plot.layout import Layout


class Canvas:
    """Cells to write into. `fixed` marks those that no line may cover later."""

    def __init__(self, width: int, height: int, layout: Layout, charset: Charset) -> None:
        """Start blank, with everything outside the plot proper fixed."""
        self.layout = layout
        self.charset = charset
        shape = (max(height, 0), max(width, 0))
        self.codes: NDArray[np.uint32] = np.full(shape, ord(" "), dtype=np.uint32)
        self.styles: NDArray[np.uint8] = np.zeros(shape, dtype=np.uint8)
        self.dots: NDArray[np.uint8] = np.zeros(shape, dtype=np.uint8)
        self.fixed: NDArray[np.bool_] = np.ones(shape, dtype=np.bool_)
        self.fixed[: layout.rows, layout.left :] = False

    def put(self, column: int, row: int, character: str, style: str) -> None:
        """Write one character."""
        self.codes[row, column] = ord(character)
        self.styles[row, column] = STYLE_ID[style]

    def pin(self, column: int, row: int, character: str, style: str) -> None:
        """Write one character that lines pass behind."""
        self.put(column, row, character, style)
        self.dots[row, column] = 0
        self.fixed[row, column] = True

    def write(self, column: int, row: int, text: str, style: str) -> None:
        """Write a text, cut at the grid's right edge."""
        for place, character in enumerate(text[: self.codes.shape[1] - column], start=column):
            self.put(place, row, character, style)

    def horizontal(self, row: int, character: str, style: str, every: int = 1) -> None:
        """Draw a line across the plot proper, on one cell in `every`."""
        self.codes[row, self.layout.left :: every] = ord(character)
        self.styles[row, self.layout.left :: every] = STYLE_ID[style]

    def vertical(self, column: int, character: str, style: str) -> None:
        """Draw a line from the top to the bottom of the plot proper."""
        self.codes[: self.layout.rows, column] = ord(character)
        self.styles[: self.layout.rows, column] = STYLE_ID[style]

    def raster(self, dots: NDArray[np.uint8], style: str) -> None:
        """Show dots of the plot proper, given as bits of the charset; a cell they touch shows them alone."""
        layout = self.layout
        inside = np.s_[: layout.rows, layout.left :]
        lit = dots > 0
        self.codes[inside][lit] = self.charset.glyphs[dots[lit]]
        self.styles[inside][lit] = STYLE_ID[style]
        self.dots[inside] = dots

    def add_dots(self, columns: NDArray[np.intp], rows: NDArray[np.intp], style: str) -> None:
        """Add dots, from the bottom left, to those of the curve, which go on in this style; none in fixed cells."""
        layout, charset = self.layout, self.charset
        inside = (columns >= 0) & (columns < layout.dots_wide) & (rows >= 0) & (rows < layout.dots_high)
        y, dot = np.divmod(layout.dots_high - 1 - rows[inside], charset.down)
        x, side = np.divmod(columns[inside], charset.across)
        x += layout.left
        free = ~self.fixed[y, x]
        y, x, bits = y[free], x[free], charset.bits[dot, side][free]
        self.styles[y, x] = STYLE_ID[style]
        np.bitwise_or.at(self.dots, (y, x), bits)
        self.codes[y, x] = charset.glyphs[self.dots[y, x]]

    def cells(self) -> Cells:
        """Return what was drawn, from now on read-only."""
        for array in (self.codes, self.styles, self.dots, self.fixed):
            array.flags.writeable = False
        return Cells(self.codes, self.styles)
