"""From lines of the plane to dots of the screen, one dot a step along the direction a line mostly runs.

A curve through sample points and a straight line across the window follow the same rule, so that a straight f and its
tangent light the same dots.
"""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from mgtui.plot.glyphs import Charset
from mgtui.plot.layout import NUDGE

Places: TypeAlias = NDArray[np.float64]
Dots: TypeAlias = NDArray[np.intp]
HALF = 0.5 + NUDGE


def trace(us: Places, vs: Places, width: int, height: int, starts: Sequence[int] | Dots = (0,)) -> tuple[Dots, Dots]:
    """Return the dots of the curve through (us, vs) inside width x height, in the order they are drawn.

    Args:
        us: places of the sample points in dots from the left, finite, at least one.
        vs: their places in dots from the bottom.
        width: dots across.
        height: dots upwards.
        starts: the numbers of the points with which pieces of the curve begin, ascending from 0.

    Returns:
        The dots' columns and rows from the bottom left. Each is a neighbour of the one before, be it diagonally,
        unless the curve left the window between the two, or another piece begins.
    """
    first = np.asarray(starts, dtype=np.intp)
    last = np.append(first[1:], len(us)) - 1
    columns, rows, after = _steps(us, vs, width, height, first)
    # The ends count even where they lie between two steps: a piece may be shorter than a dot.
    after = np.concatenate([after, last, first - 1])
    begins = np.repeat([False, True], [len(columns) + len(last), len(first)])
    order = np.lexsort((begins, after))
    columns = np.concatenate([columns, _nearest(us[last]), _nearest(us[first])])[order]
    rows = np.concatenate([rows, _nearest(vs[last]), _nearest(vs[first])])[order]
    after, piece = after[order], np.cumsum(begins[order])
    kept = (columns >= 0) & (columns < width) & (rows >= 0) & (rows < height)
    columns, rows, after, piece = columns[kept], rows[kept], after[kept], piece[kept]

    outside = (us < -HALF) | (us >= width - HALF) | (vs < -HALF) | (vs >= height - HALF)
    left_before = np.concatenate([[0], np.cumsum(outside)])  # how many sample points before this one are outside
    follows = np.concatenate([[False], left_before[after[1:] + 1] == left_before[after[:-1] + 1]])[: len(after)]
    follows[1:] &= piece[1:] == piece[:-1]
    again = np.concatenate([[False], (np.diff(columns) == 0) & (np.diff(rows) == 0)])[: len(after)] & follows
    return _bridged(columns[~again], rows[~again], follows[~again])


def straight(u: float, v: float, slope: float, width: int, height: int) -> tuple[Dots, Dots]:
    """Return the dots of the whole line through (u, v) inside width x height.

    `slope` is in dots up per dot right and may be infinite. A line with |slope| <= 1 has one dot a column, any other
    one dot a row.
    """
    if abs(slope) <= 1:
        columns = np.arange(width)
        rows = np.floor(v + slope * (columns - u) + HALF)
        kept = (rows >= 0) & (rows < height)
        return columns[kept], rows[kept].astype(np.intp)
    rows = np.arange(height)
    columns = np.floor(u + (rows - v) / slope + HALF)
    kept = (columns >= 0) & (columns < width)
    return columns[kept].astype(np.intp), rows[kept]


def merge(columns: Dots, rows: Dots, size: tuple[int, int], charset: Charset) -> NDArray[np.uint8]:
    """Return dots gathered into cells by OR, as an array of `size[1]` rows, top row first, and `size[0]` columns."""
    raster = np.zeros((size[1], size[0]), dtype=np.uint8)
    across, down = charset.across, charset.down
    y, dot = np.divmod(size[1] * down - 1 - rows, down)
    np.bitwise_or.at(raster, (y, columns // across), charset.bits[dot, columns % across])
    return raster


def _steps(us: Places, vs: Places, width: int, height: int, first: Dots) -> tuple[Dots, Dots, Dots]:
    """Return the dots where segments between sample points cross the middle of a column, or of a row where steep.

    Returns:
        Columns, rows, and for each dot the number of the sample point before it. Dots may still lie outside, though
        never more than one a column and segment: segments are cut to the window before they are stepped along.
    """
    steep = np.abs(np.diff(vs)) > np.abs(np.diff(us))
    # A segment runs from a to b in the direction of its steps, from c to d across it.
    a, b = np.where(steep, vs[:-1], us[:-1]), np.where(steep, vs[1:], us[1:])
    c, d = np.where(steep, us[:-1], vs[:-1]), np.where(steep, us[1:], vs[1:])
    low = np.maximum(np.ceil(np.minimum(a, b) - NUDGE), 0)
    high = np.minimum(np.floor(np.maximum(a, b) + NUDGE), np.where(steep, height, width) - 1)
    count = np.maximum(high - low + 1, 0).astype(np.intp)
    count[first[1:] - 1] = 0  # from piece to piece there is nothing

    of = np.repeat(np.arange(len(count)), count)
    step = np.arange(len(of)) - np.repeat(np.cumsum(count) - count, count)
    along = np.where(b[of] >= a[of], low[of] + step, high[of] - step)
    length = np.where(a == b, 1.0, b - a)[of]
    across = _nearest(c[of] + (d - c)[of] * ((along - a[of]) / length))
    along = along.astype(np.intp)
    return np.where(steep[of], across, along), np.where(steep[of], along, across), of


def _bridged(columns: Dots, rows: Dots, follows: NDArray[np.bool_]) -> tuple[Dots, Dots]:
    """Fill the gaps of a dot or so that are left where steep segments and shallow ones meet.

    `follows` says for each dot whether the curve runs on to it from the one before without leaving the window.
    """
    right, up = np.diff(columns, prepend=columns[:1]), np.diff(rows, prepend=rows[:1])
    steps = np.where(follows, np.maximum(np.maximum(np.abs(right), np.abs(up)), 1), 1)
    if not (steps > 1).any():
        return columns, rows
    of = np.repeat(np.arange(len(steps)), steps)
    still = np.repeat(np.cumsum(steps), steps) - np.arange(len(of)) - 1  # steps still to go to the dot itself
    part = still / steps[of]
    return _nearest(columns[of] - part * right[of]), _nearest(rows[of] - part * up[of])


def _nearest(places: Places) -> Dots:
    return np.floor(places + HALF).astype(np.intp)
