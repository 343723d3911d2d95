"""The one place that knows plotext: dots of a curve in, a raster of cells out.

Measured of plotext 5.3.2, and why it is called as it is:

- it hangs on data far outside its limits and raises on infinities: it gets whole numbers of dots, inside the canvas;
- a later line erases the dots of an earlier one in a shared cell: all pieces are one line, with a nan in each gap;
- its cost is about 10 us a dot: where the curve fills the canvas, it gets one character a cell instead;
- it has one figure, shared by the whole process: it must be called from one thread, and starts from a clear figure;
- importing it takes 25 ms or more: that waits for the first plot.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mgtui.plot.charset import Charset
from mgtui.plot.raster import Dots, merge

MANY = 1000
"""Dots from which on a curve is drawn cell by cell. An ordinary curve on 120 columns has fewer."""


def draw(columns: Dots, rows: Dots, follows: NDArray[np.bool_], size: tuple[int, int], charset: Charset) -> Dots:
    """The dots of a curve on a canvas of cells.

    Args:
        columns: dots from the left, inside the canvas.
        rows: dots from the bottom.
        follows: for each dot whether the curve runs on to it from the one before.
        size: width and height of the canvas in cells.
        charset: what a cell can show.

    Returns:
        For each cell, top row first, the place of its character in `charset.glyphs`.
    """
    width, height = size
    if not len(columns):
        return np.zeros((height, width), dtype=np.intp)
    if len(columns) > MANY:
        return _read(_cells(columns, rows, size, charset), size, charset)
    gaps = np.flatnonzero(~follows)
    us, vs = np.insert(columns.astype(float), gaps, np.nan), np.insert(rows.astype(float), gaps, np.nan)
    limits = width * charset.across - 1, height * charset.down - 1
    return _read(_build(us.tolist(), vs.tolist(), charset.marker, limits, size), size, charset)


def _cells(columns: Dots, rows: Dots, size: tuple[int, int], charset: Charset) -> str:
    raster = merge(columns, rows, size, charset)
    y, x = np.nonzero(raster)
    markers = [chr(code) for code in charset.glyphs[raster[y, x]].tolist()]
    return _build(x.tolist(), (size[1] - 1 - y).tolist(), markers, (size[0] - 1, size[1] - 1), size)


def _build(
    xs: Sequence[float], ys: Sequence[float], marker: str | list[str], limits: tuple[int, int], size: tuple[int, int]
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
    if isinstance(marker, str):
        plotext.plot(xs, ys, marker=marker)
    else:
        plotext.scatter(xs, ys, marker=marker)
    return str(plotext.uncolorize(plotext.build()))


def _read(canvas: str, size: tuple[int, int], charset: Charset) -> Dots:
    width, height = size
    text = canvas.replace("\n", "")
    codes = np.frombuffer(text.encode("utf-32-le"), dtype="<u4").reshape(height, width)
    order = np.argsort(charset.glyphs)
    return order[np.searchsorted(charset.glyphs[order], codes)]
