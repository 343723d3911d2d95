"""Columns of dots in which points and straight lines do not show what f does, and what is drawn there instead."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from mgtui.engine.expression import Function
from mgtui.engine.local.kinds import Behaviour
from mgtui.engine.search.breaks import BreakPoints
from mgtui.engine.search.columns import DotColumns, doubtful, hulls, passed
from mgtui.engine.search.filling import differs, filled, marked
from mgtui.engine.search.probe import SLOPE, VALUE, Doubles, Probe, Signs, Truths
from mgtui.engine.search.sorted_sets import union
from mgtui.engine.search.sure import bounds_at
from mgtui.engine.search.tracing import Sampler, Trace, within_pieces

_CROSSINGS = 6.0  # of all the rows that a column shows
_TOUCHING = 1e-9  # of a column
_MOST_BREAKS = 2  # in a column that is drawn by its pieces


class Missed(NamedTuple):
    """What a trace does not show.

    Attributes:
        columns: in which it does not show what f does, ascending.
        rows: the dots that f passes there: shape (columns, rows).
        low: the lowest value of f that was met.
        high: the highest.
        unbounded: whether f may grow without bound there.
    """

    columns: Signs
    rows: Truths
    low: float
    high: float
    unbounded: bool


def missed_of(
    f: Function, trace: Trace, dots: DotColumns, points: BreakPoints, unsure: Sequence[float] | Doubles, work: int
) -> Missed | None:
    """Find what a trace does not show of f; None if nothing; numpy's warnings must be off.

    Args:
        f: a function of one variable.
        trace: the points that are drawn.
        dots: the canvas.
        points: the breaks of f.
        unsure: where values of f are round-off: columns with such points are left as they are.
        work: how much may be done, see `filled`.
    """
    count = dots.edges.size - 1
    drawn = passed(trace, dots)
    settled = _settled(dots, points, unsure)
    doubted = doubtful(f.tape.entries, dots, *hulls(drawn, count), settled)
    if doubted.size == 0:
        return None
    found = filled(f.tape, f.variables[0], doubted, dots, work)
    rows = marked(drawn, count, dots.rows)
    wrong = doubted[differs(found.rows, rows[doubted])]
    rows[doubted] = found.rows
    columns = union(wrong, np.flatnonzero(_crossed(trace, dots, rows) & ~settled))
    if np.size(unsure):
        columns = columns[~_lost(f, dots, columns)]
    return Missed(columns, rows[columns], found.low, found.high, found.unbounded)


def _crossed(trace: Trace, dots: DotColumns, rows: Truths) -> Truths:
    """Tell which columns the curve crosses so often, by its slopes, that a few lines would be there by chance."""
    edges = dots.edges
    column = np.clip(np.searchsorted(edges, trace.x, side="right") - 1, 0, edges.size - 2)
    slopes = np.abs(trace.parts[SLOPE])
    steepest = np.zeros(edges.size - 1)
    np.maximum.at(steepest, column, np.where(np.isfinite(slopes), slopes, 0.0))
    crossed: Truths = steepest * np.diff(edges) > _CROSSINGS * dots.step * (rows.sum(axis=1) + 1)
    return crossed


def _lost(f: Function, dots: DotColumns, columns: Signs) -> Truths:
    """Tell in which columns rounding may take a value further than f goes by itself: what was met there says nothing.

    A single nudge may by chance move no value of (1 - cos x)/(x - sin x) in a column beside 0.
    """
    left, right = dots.edges[columns], dots.edges[columns + 1]
    x = 0.5 * left + 0.5 * right
    parts = Probe(f.tape.entries).parts(x)
    bounds = bounds_at(f, x, parts)[VALUE]
    return np.asarray(~(bounds <= np.fmax(np.abs(parts[SLOPE]) * (right - left), dots.step)))


def _settled(dots: DotColumns, points: BreakPoints, unsure: Sequence[float] | Doubles) -> Truths:
    """Tell which columns hold a break or two at which it is known where f tends, or points that are not sure."""
    edges = dots.edges
    count = np.zeros(edges.size - 1, np.int64)
    for point in points:
        if point.behaviour.kind != "smooth":
            first, last = _columns(edges, point.x, point.x)
            count[first : last + 1] += 1 if _is_told(point.behaviour) else _MOST_BREAKS + 1
    for crowd in points.crowded:
        first, last = _columns(edges, crowd.low, crowd.high)
        count[first : last + 1] = _MOST_BREAKS + 1
    settled: Truths = (count > 0) & (count <= _MOST_BREAKS)
    settled[np.clip(np.searchsorted(edges, unsure, side="right") - 1, 0, settled.size - 1)] = True
    return settled


def _columns(edges: Doubles, low: float, high: float) -> tuple[int, int]:
    """Return the first and the last column that an interval touches, rounding of their edges aside."""
    slack = _TOUCHING * (edges[-1] / edges.size - edges[0] / edges.size)
    first, last = np.searchsorted(edges, (low - slack, high + slack)) - 1
    return max(int(first), 0), min(int(last), edges.size - 2)


def _is_told(what: Behaviour) -> bool:
    """Tell whether f has a limit, infinite maybe, from each side on which it has values."""
    if what.kind in ("unknown", "undefined"):
        return False
    sides = [not math.isnan(limit) for limit in (what.left_limit, what.right_limit)]
    if what.kind == "edge":
        return any(sides) or not (math.isnan(what.value) and math.isnan(what.limit))
    return any(sides) if what.kind == "pole" else all(sides)


def cut_out(probe: Sampler, trace: Trace, columns: Signs, dots: DotColumns) -> Trace:
    """Return the trace without its part in some columns, ending at their edges; numpy's warnings must be off."""
    if columns.size == 0 or trace.x.size == 0:
        return trace
    first = np.concatenate([[True], np.diff(columns) > 1])
    left, right = dots.edges[columns[first]], dots.edges[columns[np.append(first[1:], True)] + 1]
    ends = np.concatenate([left[left > dots.edges[0]], right[right < dots.edges[-1]]])
    trace = within_pieces(probe, trace, ends)
    run = np.searchsorted(left, trace.x, side="left")  # how many begin before
    hidden = (run > 0) & (trace.x < right[np.maximum(run - 1, 0)])
    at_border = ((trace.x == dots.edges[0]) & (left[0] == dots.edges[0])) | (
        (trace.x == dots.edges[-1]) & (right[-1] == dots.edges[-1])
    )
    kept = Trace(trace.x, trace.parts, trace.piece + _APART * run)
    return kept.where(~(hidden | at_border))


_APART = 1 << 40  # what a part that is cut out puts between the numbers of pieces
