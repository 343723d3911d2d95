"""The one place that knows plotext: dots of a curve in, a raster of cells out. It draws what is printed.

Measured of plotext 5.3.2, and why it is called as it is:

- it hangs on data far outside its limits and raises on infinities: it gets whole numbers of dots, inside the canvas;
- it joins what it is told to join, poles and jumps included: it gets dots that are neighbours already, and no lines;
- a later curve erases the dots of an earlier one in a shared cell: all pieces go to it at once;
- its cost is about 10 us a dot: a curve that fills the canvas is handed over as rows of text instead;
- it has one figure, shared by the whole process: it must be called from one thread, and starts from a clear figure;
- importing it takes 15 to 25 ms, as long as a tenth of the start: a screen draws without it.
"""

import numpy as np

from mgtui.plot.glyphs import Charset
from mgtui.plot.raster import Dots, merge

MANY = 1000
"""Dots from which on a curve is handed over row by row. An ordinary curve on 120 columns has fewer."""


def draw(columns: Dots, rows: Dots, size: tuple[int, int], charset: Charset) -> Dots:
    """The dots of a curve on a canvas of cells.

    Args:
        columns: dots from the left, inside the canvas.
        rows: dots from the bottom.
        size: width and height of the canvas in cells.
        charset: what a cell can show.

    Returns:
        For each cell, top row first, the place of its character in `charset.glyphs`.
    """
    if not len(columns):
        return np.zeros((size[1], size[0]), dtype=np.intp)
    if len(columns) > MANY:
        glyphs = charset.glyphs[merge(columns, rows, size, charset)]
        return _read(_canvas_of_rows(["".join(map(chr, row)) for row in glyphs.tolist()], size), size, charset)
    return _read(_canvas_of_dots(columns.tolist(), rows.tolist(), size, charset), size, charset)


def _canvas_of_dots(columns: list[int], rows: list[int], size: tuple[int, int], charset: Charset) -> str:
    import plotext

    _clear(size, (size[0] * charset.across, size[1] * charset.down))
    plotext.scatter(columns, rows, marker=charset.marker)
    return str(plotext.uncolorize(plotext.build()))


def _canvas_of_rows(rows: list[str], size: tuple[int, int]) -> str:
    import plotext

    _clear(size, size)
    for y, row in enumerate(reversed(rows)):
        plotext.text(row, 0, y, color="default", background="default", alignment="left")
    return str(plotext.uncolorize(plotext.build()))


def _clear(size: tuple[int, int], dots: tuple[int, int]) -> None:
    """An empty figure of this size, without anything around it, on which a dot is the unit of both axes."""
    import plotext

    plotext.clear_figure()
    plotext.limit_size(False, False)  # the terminal's size is none of a plot's business
    plotext.plot_size(*size)
    plotext.theme("clear")
    plotext.frame(False)
    plotext.xticks([])
    plotext.yticks([])
    plotext.xlim(0, max(dots[0] - 1, 1))
    plotext.ylim(0, max(dots[1] - 1, 1))


def _read(canvas: str, size: tuple[int, int], charset: Charset) -> Dots:
    codes = np.frombuffer(canvas.replace("\n", "").encode("utf-32-le"), dtype="<u4").reshape(size[1], size[0])
    order = np.argsort(charset.glyphs)
    return order[np.searchsorted(charset.glyphs[order], codes)]
