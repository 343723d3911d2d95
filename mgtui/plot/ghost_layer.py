"""What is kept for comparison, drawn into the base: sparse dots behind everything, and a label where there is room."""

import math
from collections.abc import Iterator, Sequence
from itertools import product
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from mgtui.playground.scene import Ghost
from mgtui.plot.bands import band_dots
from mgtui.plot.canvas import Canvas
from mgtui.plot.cells import STYLE_ID
from mgtui.plot.layout import Layout
from mgtui.plot.lines import line_dots
from mgtui.plot.raster import Dots, merge, trace
from mgtui.text.charset import in_words

Raster: TypeAlias = NDArray[np.uint8]
ONE_IN = 3
"""Of so many dots in a row one is lit: a sparser line than any other. Where a dot is a cell, every second is enough."""


def draw_ghosts(canvas: Canvas, ghosts: Sequence[Ghost]) -> list[Raster]:
    """Draw lines and curves, behind whatever is drawn later, and return the dots of each, by cells."""
    rasters = [_raster(canvas, ghost) for ghost in ghosts]
    inside = np.s_[: canvas.layout.rows, canvas.layout.left :]
    drawn = canvas.charset.strokes.get("ghost")
    for raster in rasters:
        lit = raster > 0
        canvas.codes[inside][lit] = ord(drawn) if drawn else canvas.charset.glyphs[raster[lit]]
        canvas.styles[inside][lit] = STYLE_ID["ghost"]
    return rasters


def draw_points(canvas: Canvas, ghosts: Sequence[Ghost]) -> None:
    """Draw the kept points; they lie on a curve, which may be the present one."""
    for ghost in ghosts:
        if ghost.point is not None and math.isfinite(ghost.point[1]):
            column, row = canvas.layout.column_of(ghost.point[0]), canvas.layout.row_of(ghost.point[1])
            if column is not None and row is not None and not canvas.fixed[row, column]:
                canvas.put(column, row, canvas.charset.marks["ghost"], "ghost")


def label_ghosts(canvas: Canvas, ghosts: Sequence[Ghost], rasters: Sequence[Raster]) -> None:
    """Write beside each what it is, on cells where nothing stands; the longest label that has room for itself."""
    blank = canvas.codes == ord(" ")
    for ghost, raster in zip(ghosts, rasters, strict=True):
        places = _places(canvas.layout, ghost, raster)
        for label in ghost.labels:
            text = in_words(label, canvas.charset.name)
            place = next(
                (at for row, column in places for at in _beside(canvas.layout, blank, row, column, len(text))), None
            )
            if place is not None:
                canvas.write(place[1], place[0], text, "ghost")
                blank = canvas.codes == ord(" ")
                break


def _raster(canvas: Canvas, ghost: Ghost) -> Raster:
    layout = canvas.layout
    columns, rows = (np.concatenate(part) for part in zip(*_dots(ghost, layout), strict=True))
    return merge(columns, rows, (layout.columns, layout.rows), canvas.charset)


def _dots(ghost: Ghost, layout: Layout) -> Iterator[tuple[Dots, Dots]]:
    """Yield the lit dots of each part; those of a line and of a band are counted from the corner of the grid."""
    size, apart = (layout.dots_wide, layout.dots_high), ONE_IN if layout.across > 1 else 2
    for line in ghost.lines:
        columns, rows, steep = line_dots(layout, line)
        lit = (rows if steep else columns) % apart == 0
        yield columns[lit], rows[lit]
    for xs, ys in ghost.pieces:
        if len(xs):
            columns, rows = trace(layout.u_of(xs), layout.v_of(ys), *size)
            yield columns[::apart], rows[::apart]
    columns, rows = band_dots(ghost.bands, layout)
    lit = (columns + rows) % apart == 0
    yield columns[lit], rows[lit]


def _places(layout: Layout, ghost: Ghost, raster: Raster) -> list[tuple[int, int]]:
    """Return the cells of a ghost as rows and columns of the grid: those at its point first, or at its right end."""
    cells = [(row, column + layout.left) for row, column in np.argwhere(raster).tolist()]
    x, y = ghost.point or (math.nan, math.nan)
    column, row = layout.column_of(x), layout.row_of(y)
    if column is None or row is None:
        return sorted(cells, key=lambda cell: -cell[1])
    return sorted([*cells, (row, column)], key=lambda cell: abs(cell[0] - row) * 2 + abs(cell[1] - column))


def _beside(layout: Layout, blank: NDArray[np.bool_], row: int, column: int, width: int) -> Iterator[tuple[int, int]]:
    """Yield where a label may stand at a cell, left or right of it, over or under it: blank, and so on either side."""
    right = blank.shape[1]
    for at, start in product((row, row - 1, row + 1), (column - width - 1, column + 2, column - width + 1)):
        inside = 0 <= at < layout.rows and layout.left <= start and start + width <= right
        if inside and blank[at, max(layout.left, start - 1) : start + width + 1].all():
            yield at, start
