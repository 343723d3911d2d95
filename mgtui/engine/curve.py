"""Where to sample a function so that straight lines between the points look like its curve.

The interval is cut at every break first, and no piece ever crosses one. Within a piece, segments are halved until the
middle of each lies within a fraction of a dot of its chord; the curve is then as good as a denser one, with a few
hundred points. Doing so by whole rounds keeps it to a handful of evaluations over arrays.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from mgtui.engine.breaks import BreakPoint, BreakPoints, breaks
from mgtui.engine.expression import Function
from mgtui.engine.listing import Listing

Floats: TypeAlias = NDArray[np.float64]
Piece: TypeAlias = tuple[Floats, Floats]

MOST_POINTS = 1000
_FIRST_POINTS = 97          # over the whole interval, before any refinement
_FEWEST = 9                 # in each piece
_TOLERANCE = 0.12           # dots between the middle of a segment and its chord
_ROUNDS = 40                # a segment halved as often is narrower than any double can tell
_THINNEST = 1e-4            # dots; a segment as narrow is upright on any screen
_OUTSIDE = 1.5              # windows above and below the window, beyond which nobody looks
_MUCH_TALLER = 1.02         # a window found taller by this much after refinement is refined for anew
_TALLEST = 1e307            # what is higher leaves no room for a window around it
_CUTS = frozenset({"pole", "jump", "hole", "edge", "undefined", "unknown"})


@dataclass(frozen=True, slots=True)
class Curve(Listing[Piece]):
    """A curve as pieces: each a pair of arrays (xs, ys), finite, xs ascending, none across a break.

    Attributes:
        items: the pieces from left to right; at most `MOST_POINTS` points in all.
        y_min: bottom of a window that shows the curve well.
        y_max: its top.
    """

    y_min: float
    y_max: float


def curve(
    f: Callable[[Any], Any],
    a: float,
    b: float,
    width: int = 160,
    height: int = 96,
    *,
    known: BreakPoints | None = None,
    y_window: tuple[float, float] | None = None,
) -> Curve:
    """The pieces of f's curve between a and b, for a canvas of width x height dots.

    >>> from mgtui.engine import parse
    >>> [xs[0] < 0 for xs, ys in curve(parse("1/x"), -5, 5)]
    [True, False]

    Args:
        f: a parsed function of one variable, or any callable from float to float: that one is sampled, and a break of
            it is known only where samples show one.
        a: left end, finite.
        b: right end, finite, above a.
        width: dots across.
        height: dots from bottom to top.
        known: f's breaks in [a, b], when they have been searched for already.
        y_window: bottom and top of what will be on screen, when the caller knows; otherwise it is chosen so that
            poles and growth do not flatten the rest.

    Raises:
        ValueError: a and b are no interval, or f has several variables.
    """
    if not (math.isfinite(a) and math.isfinite(b) and a < b):
        raise ValueError(f"no interval: {a} to {b}")
    if isinstance(f, Function):
        points: tuple[BreakPoint, ...] = tuple(known if known is not None else breaks(f, a, b))
        values: Callable[[Floats], Floats] = f
    else:
        points, values = (), _over(f)
    cuts = [point.x for point in points if point.behaviour.kind in _CUTS]
    knots = [point.x for point in points if point.behaviour.kind not in _CUTS]
    pieces = [piece for start, end in _spans(a, b, cuts) for piece in _first(values, start, end, b - a, cuts, knots)]
    exact = isinstance(f, Function)
    while True:
        low, high = _y_window(pieces, _unbounded(points)) if y_window is None else y_window
        drawn = _drawn(values, pieces, width / (b - a), height / (high - low), (low, high), exact)
        taller = _y_window(drawn, _unbounded(points)) if y_window is None else y_window
        if (taller[1] - taller[0]) <= _MUCH_TALLER * (high - low) or y_window is not None:
            return Curve(tuple(drawn), *taller)
        pieces = drawn   # the first points missed a peak, and so the scale


def _drawn(
    values: Callable[[Floats], Floats],
    pieces: list[Piece],
    dots_x: float,
    dots_y: float,
    window: tuple[float, float],
    exact: bool,
) -> list[Piece]:
    """All pieces refined, with no more points in all than there may be."""
    room = MOST_POINTS - sum(len(xs) for xs, _ in pieces)
    fine: list[Piece] = []
    for index, piece in enumerate(pieces):
        refined = _refined(values, piece, dots_x, dots_y, window, max(0, room // (len(pieces) - index)))
        room -= len(refined[0]) - len(piece[0])
        fine += [refined] if exact else _parted(refined, dots_x, dots_y)
    return fine


def _over(f: Callable[[Any], Any]) -> Callable[[Floats], Floats]:
    """A plain callable, place by place; where it raises as mathematics does, it is undefined."""

    def one(x: float) -> float:
        try:
            return float(f(x))
        except (ArithmeticError, ValueError, TypeError):
            return math.nan

    return lambda xs: np.array([one(x) for x in xs.tolist()])


def _spans(a: float, b: float, cuts: list[float]) -> list[tuple[float, float]]:
    """The stretches between cuts, each ending at the last double before its cut."""
    spans = []
    start = a
    for cut in cuts:
        before, after = math.nextafter(cut, -math.inf), math.nextafter(cut, math.inf)
        if start <= before:
            spans.append((start, before))
        start = max(start, after)
    return [*spans, (start, b)] if start <= b else spans


def _first(
    values: Callable[[Floats], Floats], start: float, end: float, whole: float, cuts: list[float], knots: list[float]
) -> list[Piece]:
    """The first points of a stretch: evenly spread, closing in on cuts, corners included; where f is defined."""
    width = end - start
    count = max(_FEWEST, math.ceil(_FIRST_POINTS * width / whole))
    # Off the round places by a little at random-looking distances: an even grid is blind to what has its own period.
    even = np.linspace(start, end, count)
    even[1:-1] += 0.31 * width / count * np.sin(np.arange(1, count - 1) * 2.4)
    closing = width * 0.5 ** np.arange(4, 46, 1.5)
    parts = [even, np.array([x for x in knots if start < x < end])]
    if any(abs(start - cut) <= 2 * math.ulp(cut) for cut in cuts):
        parts.append(start + closing)
    if any(abs(end - cut) <= 2 * math.ulp(cut) for cut in cuts):
        parts.append(end - closing)
    # Where f is defined can end between two samples only at a cut, so what is left in a stretch hangs together.
    xs = np.unique(np.concatenate(parts))
    ys = values(xs)
    return [(xs[run], ys[run]) for run in _runs(np.isfinite(ys))]


def _runs(good: NDArray[np.bool_]) -> list[slice]:
    """The stretches of an array where something holds."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], good, [False])).astype(np.int8)))
    return [slice(int(i), int(j)) for i, j in zip(edges[::2], edges[1::2], strict=True)]


def _refined(
    values: Callable[[Floats], Floats],
    piece: Piece,
    dots_x: float,
    dots_y: float,
    window: tuple[float, float],
    room: int,
) -> Piece:
    """The piece with segments halved until all middles are on their chords, or there is no room for more points."""
    xs, ys = piece
    low, high = window
    margin = _OUTSIDE * (high - low)
    open_segments = np.ones(len(xs) - 1, dtype=np.bool_)   # not yet known to be straight
    for _ in range(_ROUNDS):
        here = np.flatnonzero(open_segments)
        if not len(here) or room <= 0:
            break
        left, right = xs[here], xs[here + 1]
        middle = left + (right - left) / 2
        at_middle = values(middle)
        chord = ys[here] + (ys[here + 1] - ys[here]) / 2
        error = np.abs(at_middle - chord) * dots_y
        top, bottom = np.maximum(ys[here], ys[here + 1]), np.minimum(ys[here], ys[here + 1])
        seen = (np.maximum(top, at_middle) >= low - margin) & (np.minimum(bottom, at_middle) <= high + margin)
        wide = ((right - left) * dots_x > _THINNEST) & (middle > left) & (middle < right)
        split = np.isfinite(at_middle) & seen & wide & (error > _TOLERANCE)
        if np.count_nonzero(split) > room:   # the worst first
            worst = np.argsort(-np.where(split, error, -1.0))[:room]
            split = np.isin(np.arange(len(split)), worst)
        room -= int(np.count_nonzero(split))
        chosen = here[split]
        xs = np.insert(xs, chosen + 1, middle[split])
        ys = np.insert(ys, chosen + 1, at_middle[split])
        open_segments = np.zeros(len(xs) - 1, dtype=np.bool_)
        halves = chosen + np.arange(len(chosen))
        open_segments[halves] = open_segments[halves + 1] = True
    return xs, ys


def _parted(piece: Piece, dots_x: float, dots_y: float) -> list[Piece]:
    """A piece cut where halving found no slope but a step: a break that nobody told of (a plain callable's)."""
    xs, ys = piece
    steps = (np.diff(xs) * dots_x <= 2 * _THINNEST) & (np.abs(np.diff(ys)) * dots_y > 2.0)
    if not np.any(steps):
        return [piece]
    ends = np.flatnonzero(steps) + 1
    return [(x, y) for x, y in zip(np.split(xs, ends), np.split(ys, ends), strict=True) if len(x)]


def _unbounded(points: tuple[BreakPoint, ...]) -> bool:
    return any(point.behaviour.kind == "pole" for point in points)


def _y_window(pieces: list[Piece], has_poles: bool) -> tuple[float, float]:
    """Bottom and top for some pieces: all of the curve, unless a pole or sheer growth would flatten the rest of it."""
    if not pieces:
        return -1.0, 1.0
    ys = np.concatenate([ys for _, ys in pieces])
    low, high = float(ys.min()), float(ys.max())
    inner_low, inner_high = _quantiles(pieces)
    spread = inner_high - inner_low
    ends = np.array([y for _, piece in pieces for y in (piece[0], piece[-1])])
    grows = spread > 0 and (high - low) > 1e3 * spread and bool(np.any(np.abs(ends) >= max(abs(low), abs(high))))
    if (has_poles or grows or not math.isfinite(high - low)) and spread > 0:
        low, high = max(low, inner_low - spread), min(high, inner_high + spread)
    low, high = max(low, -_TALLEST), min(high, _TALLEST)
    size = max(abs(low), abs(high))
    if high - low <= 1e-12 * size:   # a constant, as far as any screen can tell
        pad = 0.5 * size or 1.0
        return low - pad, high + pad
    margin = 0.04 * (high - low)
    return low - margin, high + margin


def _quantiles(pieces: list[Piece]) -> tuple[float, float]:
    """The heights below which a tenth and nine tenths of the curve lie, by x."""
    ys = np.concatenate([ys for _, ys in pieces])
    weights = np.concatenate([np.gradient(xs) if len(xs) > 1 else np.zeros(1) for xs, _ in pieces])
    order = np.argsort(ys)
    total = np.cumsum(weights[order])
    if total[-1] <= 0:
        return float(ys.min()), float(ys.max())
    low, high = np.searchsorted(total, (0.1 * total[-1], 0.9 * total[-1]))
    return float(ys[order[low]]), float(ys[order[min(high, len(order) - 1)]])
