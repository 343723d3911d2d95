"""Where a curve of f' or f'' crosses columns of dots more often than the points of f's curve show."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from mgtui.engine.curve import Piece
from mgtui.engine.expression import Function
from mgtui.engine.own.sampled_function import AnyFunction, Sampled
from mgtui.engine.search.columns import Band, DotColumns, Passed, passed
from mgtui.engine.search.filling import bands, differs, marked, wider
from mgtui.engine.search.missed import cut_out
from mgtui.engine.search.probe import VALUE, Doubles, Signs, Truths, scatter
from mgtui.engine.search.sure import bounds_at
from mgtui.engine.search.tracing import DotGrid, Trace, within_pieces

_LOOK = 8  # samples in a column, to see whether there is more
_MOST_SAMPLES = 192  # in a column where there is
_MOST_WORK = 2_000_000  # samples times entries of the tape, each some 30 ns


class _Derivative(NamedTuple):
    """A derivative of a function, as what gives points of a curve.

    Attributes:
        f: the function.
        order: 1 or 2.
        allowed: how far round-off may have moved a value that is told.
    """

    f: Function
    order: int
    allowed: float = math.inf

    def parts(self, x: Doubles) -> Doubles:
        """Return the derivative at x, as a value whose slope and curvature are not known."""
        jet = self.f.jet(x)
        numbers = np.stack([jet.value, jet.slope, jet.curvature])
        parts = np.full((3, x.size), np.nan)
        parts[VALUE] = numbers[self.order]
        if self.allowed < math.inf:
            parts[VALUE, bounds_at(self.f, x, numbers)[self.order] > self.allowed] = np.nan
        return parts


def with_bands(
    f: AnyFunction,
    pieces: Sequence[Piece],
    cuts: Sequence[float],
    order: int,
    window: tuple[float, float, float, float],
    size: tuple[int, int],
) -> tuple[list[Piece], tuple[Band, ...]]:
    """Return the curve of f' (order 1) or f'' (order 2) with more points, and bands where these do not show it.

    Args:
        f: a function of one variable.
        pieces: the curve so far.
        cuts: where the derivative may break, ascending.
        order: 1 or 2.
        window: left, right, bottom and top of what is on screen.
        size: dots across and upwards.
    """
    if isinstance(f, Sampled):  # whose curve has no bands either
        return list(pieces), ()
    (a, b, low, high), (width, height) = window, size
    dots = DotColumns.of(a, b, DotGrid.of((low, high), (a, b), (width, height)), width, height)
    trace, sure = _trace_of(pieces), _Derivative(f, order, dots.step)
    with np.errstate(all="ignore"):
        rows = marked(passed(trace, dots), width, height)
        x, column = _places(dots, np.arange(width), _LOOK)
        seen = dots.rows_of(_Derivative(f, order).parts(x)[VALUE])
        lacking = marked(Passed(column, seen, seen), width, height) & ~wider(rows)
        doubted = np.flatnonzero(lacking.any(axis=1))
        if doubted.size == 0:
            return list(pieces), ()
        trace = within_pieces(sure, trace, _places(dots, doubted, _LOOK)[0])
        rows = marked(passed(trace, dots), width, height)
        true = _true_rows(sure, dots, doubted, cuts)
        wrong = differs(true, rows[doubted]) & true.any(axis=1)
        columns = doubted[wrong]
        left = cut_out(sure, trace, columns, dots)
    return _pieces_of(left), tuple(bands(columns, true[wrong], dots))


def _places(dots: DotColumns, columns: Signs, count: int) -> tuple[Doubles, Signs]:
    """Return places in columns, unevenly spread, ascending, and the number among the columns of each."""
    shares = np.clip((np.arange(count) + 0.5 + 0.4 * scatter(count)) / count, 0.0, 1.0)
    x = dots.edges[columns, None] * (1.0 - shares) + dots.edges[columns + 1, None] * shares
    return x.ravel(), np.repeat(np.arange(columns.size), count)


def _true_rows(sure: _Derivative, dots: DotColumns, columns: Signs, cuts: Sequence[float]) -> Truths:
    """Return the rows that dense samples pass in each column, those left out that round-off has spoilt."""
    count = int(np.clip(_MOST_WORK // (len(sure.f.tape.entries) * columns.size), _LOOK, _MOST_SAMPLES))
    x, column = _places(dots, columns, count)
    seen = dots.rows_of(sure.parts(x)[VALUE])
    joined = (column[1:] == column[:-1]) & (np.searchsorted(cuts, x[1:]) == np.searchsorted(cuts, x[:-1]))
    low, high = np.minimum(seen[1:], seen[:-1])[joined], np.maximum(seen[1:], seen[:-1])[joined]
    parts = Passed(np.concatenate([column, column[1:][joined]]), np.append(seen, low), np.append(seen, high))
    return marked(parts, columns.size, dots.rows)


def _trace_of(pieces: Sequence[Piece]) -> Trace:
    sizes = [xs.size for xs, _ in pieces]
    parts = np.full((3, sum(sizes)), np.nan)
    parts[VALUE] = np.concatenate([np.empty(0), *(ys for _, ys in pieces)])
    x = np.concatenate([np.empty(0), *(xs for xs, _ in pieces)])
    return Trace(x, parts, np.repeat(np.arange(len(sizes)), sizes))


def _pieces_of(trace: Trace) -> list[Piece]:
    ends = np.flatnonzero(np.diff(trace.piece)) + 1
    both = zip(np.split(trace.x, ends), np.split(trace.parts[VALUE], ends), strict=True)
    return [(xs, ys) for xs, ys in both if xs.size]
