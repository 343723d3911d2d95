"""The columns of dots a curve is drawn in, what of each it passes, and which of them points leave in doubt.

No picture holds more than which dots of a column f passes (Tupper, Reliable two-dimensional graphing methods, 2001).
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from mgtui.engine.calculus.intervals import Interval
from mgtui.engine.evaluation.many_intervals import enclosed
from mgtui.engine.evaluation.tape import TapeEntry
from mgtui.engine.search.probe import VALUE, Doubles, Signs, Truths
from mgtui.engine.search.tracing import LEAST_DOT, DotGrid, Trace

_PARTS = 4  # of a column, before it is doubted
_SLACK = 0.75  # dots


class Band(NamedTuple):
    """A part of the plane that a curve fills, to a dot: it passes there more often than there are dots to tell.

    Attributes:
        left: where it begins.
        right: where it ends.
        bottom: the lowest that the curve gets there.
        top: the highest.
    """

    left: float
    right: float
    bottom: float
    top: float


class DotColumns(NamedTuple):
    """DotColumns of a canvas, their middles from the borders of a window on.

    Attributes:
        edges: where columns begin and the last one ends: shape (columns + 1,).
        low: height of the lowest dots.
        step: from one to the next above it.
        rows: dots in a column.
    """

    edges: Doubles
    low: float
    step: float
    rows: int

    @classmethod
    def of(cls, a: float, b: float, canvas: DotGrid, width: int, height: int) -> "DotColumns":
        """Lay width x height dots over a..b and a y-window."""
        shares: Doubles = np.arange(-0.5, width + 0.5) / max(width - 1, 1)
        shares[0], shares[-1] = 0.0, 1.0
        edges: Doubles = a * (1.0 - shares) + b * shares
        step = canvas.high / max(height - 1, 1) - canvas.low / max(height - 1, 1)
        return cls(edges, canvas.low, max(step, LEAST_DOT), height)

    def rows_of(self, y: Doubles) -> Doubles:
        """Return how many dots above the lowest each height lies, not rounded, kept to a dot around the canvas."""
        return np.clip((0.5 * y - 0.5 * self.low) / (0.5 * self.step), -1.0, self.rows)

    def height_of(self, row: Signs) -> Doubles:
        """Return the heights of rows of dots."""
        return np.asarray(2.0 * (0.5 * self.low + row * (0.5 * self.step)))


class Passed(NamedTuple):
    """Parts of columns that a curve passes: column, lowest and highest row, not rounded."""

    column: Signs
    low: Doubles
    high: Doubles


def passed(trace: Trace, dots: DotColumns) -> Passed:
    """Return what straight lines between points pass, one part for each piece in each column."""
    x, y, piece = trace.x, trace.parts[VALUE], trace.piece
    if x.size == 0:
        return Passed(np.empty(0, np.int64), np.empty(0), np.empty(0))
    edges = dots.edges
    gap = np.clip(np.searchsorted(x, edges, side="right") - 1, 0, max(x.size - 2, 0))
    after = np.minimum(gap + 1, x.size - 1)
    joined = (piece[gap] == piece[after]) & (x[gap] <= edges) & (edges <= x[after]) & (after > gap)
    share = (edges - x[gap]) / (x[after] - x[gap])
    at_edge = (y[gap] * (1.0 - share) + y[after] * share)[joined]
    before = np.searchsorted(edges, x, side="right") - 1  # the column of each point
    column = np.minimum(before, edges.size - 2)
    on = np.flatnonzero(joined)
    # An edge is the end of one column and the beginning of the next.
    left, right = on > 0, on < edges.size - 1
    columns = np.concatenate([column, on[left] - 1, on[right]])
    pieces = np.concatenate([piece, piece[gap][on][left], piece[gap][on][right]])
    heights = dots.rows_of(np.concatenate([y, at_edge[left], at_edge[right]]))
    order = np.lexsort([pieces, columns])
    columns, pieces, heights = columns[order], pieces[order], heights[order]
    starts = np.flatnonzero(np.concatenate([[True], (np.diff(columns) != 0) | (np.diff(pieces) != 0)]))
    low, high = np.minimum.reduceat(heights, starts), np.maximum.reduceat(heights, starts)
    return Passed(columns[starts], low, high)


def hulls(drawn: Passed, columns: int) -> tuple[Doubles, Doubles]:
    """Return the lowest and the highest row that is passed in each column; nan where there is no part, or several."""
    low, high = np.full(columns, np.inf), np.full(columns, -np.inf)
    np.minimum.at(low, drawn.column, drawn.low)
    np.maximum.at(high, drawn.column, drawn.high)
    none = np.bincount(drawn.column, minlength=columns) != 1
    low[none] = high[none] = np.nan
    return low, high


def doubtful(entries: Sequence[TapeEntry], dots: DotColumns, low: Doubles, high: Doubles, settled: Truths) -> Signs:
    """Return the columns in which what is passed is not proven to be what f passes.

    Args:
        entries: of the tape of f.
        dots: the canvas.
        low: the lowest row passed in each column.
        high: the highest.
        settled: which columns are not to be looked at.
    """
    edges = dots.edges
    doubted = np.flatnonzero(~settled)
    if doubted.size:
        held = enclosed(entries, edges[doubted], edges[doubted + 1])
        doubted = doubted[~_fits(held, dots, low[doubted], high[doubted])]
    if doubted.size:
        shares = np.arange(_PARTS + 1) / _PARTS
        x = edges[doubted, None] * (1.0 - shares) + edges[doubted + 1, None] * shares
        parts = enclosed(entries, x[:, :-1].ravel(), x[:, 1:].ravel())
        shape = (doubted.size, _PARTS)
        held = Interval(
            np.fmin.reduce(parts.low.reshape(shape), axis=1),
            np.fmax.reduce(parts.high.reshape(shape), axis=1),
            (parts.broken | np.isnan(parts.low)).reshape(shape).any(axis=1)
            & ~np.isnan(parts.low).reshape(shape).all(axis=1),
        )
        doubted = doubted[~_fits(held, dots, low[doubted], high[doubted])]
    return doubted


def _fits(held: Interval, dots: DotColumns, low: Doubles, high: Doubles) -> Truths:
    """Tell where bounds on f show that nothing but the rows low..high is passed, and all of these."""
    bottom, top = dots.rows_of(held.low), dots.rows_of(held.high)
    nothing = np.isnan(bottom) & np.isnan(low)
    beyond = ((top < -0.5) | (bottom > dots.rows - 0.5)) & ~((high > 0.0) & (low < dots.rows - 1.0))
    inside = (bottom >= low - _SLACK) & (top <= high + _SLACK) & (bottom <= low + _SLACK) & (top >= high - _SLACK)
    fits: Truths = nothing | beyond | (inside & ~held.broken)
    return fits
