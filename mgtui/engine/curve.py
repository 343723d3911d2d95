"""A function as pieces to draw: points where its curvature asks for them, and never a line across a break."""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from mgtui.engine.expression import Function
from mgtui.engine.search.breaks import BreakPoints, breaks, check_window
from mgtui.engine.search.columns import Band, DotColumns
from mgtui.engine.search.extent import Framing, with_margin, y_window
from mgtui.engine.search.filling import bands
from mgtui.engine.search.listing import Listing
from mgtui.engine.search.missed import cut_out, missed_of
from mgtui.engine.search.probe import SLOPE, VALUE, Doubles, Probe, Signs
from mgtui.engine.search.sampled import sampled_pieces
from mgtui.engine.search.sorted_sets import among, union, without
from mgtui.engine.search.spread import apart_from, closing_in
from mgtui.engine.search.sure import MOST_PROVEN_LATER, Points, Scale, SureProbe, believed, roughness, stop_at_poles
from mgtui.engine.search.tracing import DotGrid, Sampler, Trace, rationed, refined

Piece: TypeAlias = tuple[Doubles, Doubles]

_WORK = (200_000, 450_000, 200_000, 200_000)
"""What may be done for each y-window tried, see `filled`; the next is chosen by the values met in the one before."""
_PLAIN = 193  # points spread evenly at first
_BESIDE = 3200  # points, all in all, that close in on breaks at first; few of them are seen, and kept
_DEEPEST = 25  # of them to each side of one: every next a quarter as far away
_SHALLOWEST = 6
_MOST_SINGLE = 200  # points shown one by one where breaks crowd
_ALONE = 1 << 20  # pieces numbered from here have a single point
_WITH_VALUES = frozenset({"jump", "edge", "corner", "cusp", "vertical"})  # breaks that are told with a value of f's
_APART = 1 << 24  # what f undefined or too large puts between the numbers of pieces


@dataclass(frozen=True, slots=True, eq=False)
class Curve(Listing[Piece]):
    """The pieces of a curve, from left to right: a list of (xs, ys).

    Attributes:
        items: the pieces; xs ascending, ys finite; they may leave the y-window, whoever draws clips them.
        y_min: bottom of a y-window that shows the curve well.
        y_max: its top.
        bands: parts of the plane that the curve fills where it passes columns of dots oftener than pieces can show,
            from left to right; no piece goes on there.
    """

    y_min: float = -1.0
    y_max: float = 1.0
    bands: tuple[Band, ...] = ()

    @property
    def pieces(self) -> list[Piece]:
        """The pieces as a list."""
        return list(self.items)


def curve(
    f: Callable[[float], Any],
    a: float,
    b: float,
    width: int = 160,
    height: int = 96,
    known: BreakPoints | None = None,
    window: tuple[float, float] | None = None,
    framing: Framing = with_margin,
    samples: int | None = None,
) -> Curve:
    """Return the curve of f over a..b, to be drawn as straight lines on width x height dots.

    Each piece is continuous: the curve is cut at every pole, jump, hole and edge. Points stand where f'' asks for
    them, up to the window's border beside poles and upright tangents, 1,000 at most.

    Args:
        f: a function of one variable.
        a: left end, finite.
        b: right end, finite, above a.
        width: dots across.
        height: dots from bottom to top.
        known: the breaks of f in a..b, if they are at hand.
        window: bottom and top of the y-window to draw for; chosen to suit the curve by default.
        framing: makes that window of the lowest and the highest that suit the curve.
        samples: at how many points a callable is asked, where it takes its time: none are then spent on breaks.

    Raises:
        ValueError: a..b is no interval, there are no dots, or f has several variables (bind all but one first).
    """
    check_window(f, a, b)
    if width < 1 or height < 1:
        raise ValueError(f"at least one dot is wanted each way, not {width} x {height}")
    if not isinstance(f, Function):
        even = _evenly(a, b, max(_PLAIN, width + 1) if samples is None else max(samples, 2))
        pieces = sampled_pieces(f, even, cut=samples is None)
        values = np.concatenate([ys for _, ys in pieces]) if pieces else np.empty(0)
        return Curve(tuple(pieces), *(window or y_window(values, np.empty(0), False, framing=framing)))
    points = breaks(f, a, b) if known is None else known
    with np.errstate(all="ignore"):
        return _curve_of(f, (a, b), (width, height), points, window or framing)


def _curve_of(
    f: Function,
    ends: tuple[float, float],
    size: tuple[int, int],
    points: BreakPoints,
    chosen: tuple[float, float] | Framing,
) -> Curve:
    """Return the curve of an expression; numpy's warnings must be off."""
    (a, b), (width, height) = ends, size
    held = None if callable(chosen) else chosen
    probe, even = Probe(f.tape.entries), _evenly(a, b, _PLAIN)
    x = _first_points(even, points)
    alone = _alone(points)
    plain = among(x, even) if x.size > even.size else np.ones(x.size, bool)
    own = [point.x for point in points if point.behaviour.kind in _WITH_VALUES]
    first = Points(x, probe.parts(x), plain, among(x, own))
    stop_at_poles(first, points)
    for place, value in alone.items():
        first.parts[VALUE, x == place] = value
    has_pole = any(point.behaviour.kind == "pole" for point in points)
    rough, scale = roughness(f, first, points), Scale.of(first.y[plain])
    rough_at = first.x, first.parts, rough
    unsure = rough.max() > scale.least and bool((rough > scale.allowed(first.y))[plain | (not has_pole)].any())
    unsure = unsure or bool(np.isinf(rough).any())
    if unsure:
        first = believed(f, first, scale.allowed(first.y), points, ends)
    met = np.empty(0)
    window = held or (0.0, 0.0)
    for work in _WORK:
        piece = _pieces_of(first, points, alone)
        if callable(chosen):
            wanted = _window_of(first, piece, points, alone, has_pole, met, chosen)
            if _alike(window, wanted, height):
                break
            window = wanted
        canvas = DotGrid.of(window, ends, size)
        sampler: Sampler = probe
        if unsure or canvas.shows(first.y, rough):
            unsure = True
            first = believed(f, first, canvas.allowed(first.y), points, ends)
            piece = _pieces_of(first, points, alone)
            sampler = SureProbe(probe, f, canvas, MOST_PROVEN_LATER if first.proven else 0)
        drawn = Trace(first.x, first.parts, piece).where(piece >= 0)  # those of no piece would take others' room
        trace = refined(sampler, drawn, canvas, _close_points(a, b, points))
        dots = DotColumns.of(a, b, canvas, width, height)
        missed = missed_of(f, trace, dots, points, _unsure_at(*rough_at, canvas) if unsure else (), work)
        if missed is None or held is not None:
            break
        has_pole, met = has_pole or missed.unbounded, np.array([missed.low, missed.high])
    if missed is not None:
        trace = cut_out(sampler, trace, missed.columns, dots)
    pieces = tuple(_cut(rationed(sampler, trace, canvas, width)))
    return Curve(pieces, *window, () if missed is None else tuple(bands(missed.columns, missed.rows, dots)))


def _window_of(
    first: Points,
    piece: Signs,
    points: BreakPoints,
    alone: dict[float, float],
    has_pole: bool,
    met: Doubles,
    framing: Framing,
) -> tuple[float, float]:
    """Return a y-window for the first points, and for values met in columns that these do not show."""
    shown = np.where((piece < 0) | among(first.x, list(alone)), np.nan, first.y)
    apart = [point.behaviour.value for point in points if point.behaviour.kind in ("jump", "edge")]
    also = np.concatenate([shown[~first.even], apart, met])
    return y_window(shown[first.even], also, has_pole, np.array(list(alone.values())), framing)


def _unsure_at(x: Doubles, parts: Doubles, rough: Doubles, canvas: DotGrid) -> Doubles:
    """Return where round-off shows, or takes all: there f is what is proven of it, and no more is told by samples.

    Round-off that amounts to a move of x within a column shows nothing that f does not do there, as in sin(e^x).
    """
    moved = rough <= np.abs(parts[SLOPE]) * canvas.dot_x
    return np.asarray(x[(rough > canvas.allowed(parts[VALUE])) & ~moved])


def _alike(window: tuple[float, float], other: tuple[float, float], height: int) -> bool:
    """Tell whether two y-windows differ by less than a dot."""
    dot = window[1] / height - window[0] / height
    return abs(window[0] - other[0]) < dot and abs(window[1] - other[1]) < dot


def _evenly(a: float, b: float, count: int) -> Doubles:
    """Return points spread evenly over a..b, also where b - a is more than a double holds."""
    if math.isfinite(b - a):
        return np.linspace(a, b, count)
    return 2.0 * np.linspace(0.5 * a, 0.5 * b, count)


def _first_points(even: Doubles, points: BreakPoints) -> Doubles:
    """Return evenly spread points, more beside every break, and those breaks that belong to a piece."""
    a, b = float(even[0]), float(even[-1])
    close = _close_points(a, b, points)
    x = even
    if close.size:
        depth = int(np.clip(_BESIDE // (2 * close.size), _SHALLOWEST, _DEEPEST))
        x = union(x, closing_in(close, a, b, depth))
        x = x[apart_from(close, x)]
    for crowd in points.crowded:
        x = x[(x <= crowd.low) | (x >= crowd.high)]
        x = union(x, _evenly(max(a, crowd.low), min(b, crowd.high), _MOST_SINGLE // len(points.crowded) + 2))
    return union(x, [split.x for split in points.splits if a <= split.x <= b])


def _close_points(a: float, b: float, points: BreakPoints) -> Doubles:
    """Return where the curve may change fast, or break, within a..b."""
    return np.array([split.x for split in points.splits if split.smoothness != 1 and a <= split.x <= b])


def _pieces_of(first: Points, points: BreakPoints, alone: Mapping[float, float]) -> Signs:
    """Return for each point the number of its piece, -1 where it belongs to none."""
    x = first.x
    cuts = np.array([split.x for split in points.splits if split.smoothness < 0])
    piece = 2 * np.searchsorted(cuts, x)
    for point in points:
        what = point.behaviour
        at = np.flatnonzero((x == point.x) & among(x, cuts))
        left, right = _belongs(what.value, what.left_limit), _belongs(what.value, what.right_limit)
        if at.size and not left:
            piece[at] += 2 if right else 1
            if not (right or what.kind == "edge" or point.x in alone):
                piece[at] = -1
    for crowd in points.crowded:
        inside = np.flatnonzero((x >= crowd.low) & (x <= crowd.high))
        piece[inside] = _ALONE + inside
    beyond = without(cuts, [point.x for point in points])
    unusable = ~np.isfinite(first.y)
    piece[unusable | among(x, beyond)] = -1
    piece = np.where(piece < 0, -1, piece + _APART * np.cumsum(unusable))
    # A point by itself is shown only where it is known why: (-1)^(-1) is no piece of x^x.
    apart = np.concatenate([[True], piece[1:] != piece[:-1], [True]])
    lonely = apart[:-1] & apart[1:]
    piece[lonely & (piece % _APART < _ALONE) & ~among(x, cuts)] = -1
    return piece


def _alone(points: BreakPoints) -> dict[float, float]:
    """Return the heights of the points with no curve beside them at that height, by their x."""
    return {
        point.x: what.limit if math.isnan(what.value) else what.value
        for point in points
        if (
            (what := point.behaviour).kind == "jump"
            and not (_belongs(what.value, what.left_limit) or _belongs(what.value, what.right_limit))
        )
        or (what.kind == "edge" and math.isnan(what.left_limit) and math.isnan(what.right_limit))
    }


def _belongs(value: float, limit: float) -> bool:
    """Tell whether f is continuous from a side on which it tends to `limit`."""
    return math.isclose(value, limit, rel_tol=1e-9) if math.isfinite(limit) else False


def _cut(trace: Trace) -> Iterator[Piece]:
    ends = np.flatnonzero(np.diff(trace.piece)) + 1
    for xs, ys, piece in zip(
        np.split(trace.x, ends), np.split(trace.parts[VALUE], ends), np.split(trace.piece, ends), strict=True
    ):
        if piece.size:
            yield xs, ys
