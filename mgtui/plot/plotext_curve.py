"""The one place that knows plotext: dots of a curve in, a raster of cells out.

Measured of plotext 5.3.2, and why it is called as it is:

- it hangs on data far outside its limits and raises on infinities: it gets whole numbers of dots, inside the canvas;
- it joins what it is told to join, poles and jumps included: it gets dots that are neighbours already, and no lines;
- a later curve erases the dots of an earlier one in a shared cell: all pieces go to it at once;
- its cost is about 10 us a dot: where the curve fills the canvas, it gets one character a cell instead;
- it has one figure, shared by the whole process: it must be called from one thread, and starts from a clear figure;
- importing it takes 25 ms or more: that waits for the first plot.
"""

import numpy as np

from mgtui.plot.charset import Charset
from mgtui.plot.raster import Dots, merge

MANY = 1000
"""Dots from which on a curve is drawn cell by cell. An ordinary curve on 120 columns has fewer."""


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
        return _read(_by_cells(columns, rows, size, charset), size, charset)
    limits = size[0] * charset.across - 1, size[1] * charset.down - 1
    return _read(_build(columns.tolist(), rows.tolist(), charset.marker, limits, size), size, charset)


def _by_cells(columns: Dots, rows: Dots, size: tuple[int, int], charset: Charset) -> str:
    raster = merge(columns, rows, size, charset)
    y, x = np.nonzero(raster)
    markers = [chr(code) for code in charset.glyphs[raster[y, x]].tolist()]
    return _build(x.tolist(), (size[1] - 1 - y).tolist(), markers, (size[0] - 1, size[1] - 1), size)


def _build(
    xs: list[int], ys: list[int], marker: str | list[str], limits: tuple[int, int], size: tuple[int, int]
) -> str:
    import plotext

    plotext.clear_figure()
    plotext.limit_size(False, False)  # the terminal's size is none of a plot's business
    plotext.plot_size(*size)
    plotext.theme("clear")
    plotext.frame(False)
    plotext.xticks([])
    plotext.yticks([])
    plotext.xlim(0, max(limits[0], 1))
    plotext.ylim(0, max(limits[1], 1))
    plotext.scatter(xs, ys, marker=marker)
    return str(plotext.uncolorize(plotext.build()))


def _read(canvas: str, size: tuple[int, int], charset: Charset) -> Dots:
    codes = np.frombuffer(canvas.replace("\n", "").encode("utf-32-le"), dtype="<u4").reshape(size[1], size[0])
    order = np.argsort(charset.glyphs)
    return order[np.searchsorted(charset.glyphs[order], codes)]
