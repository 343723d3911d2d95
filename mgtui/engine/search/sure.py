"""Which points of a curve can be believed, and true ones instead of those that cannot.

Beside a hole f is a small number over a small one, and what is drawn there is round-off: (1 - cos x)/x² at 1e-8 comes
out as 0 or 1 instead of 1/2. Bounds tell such points, at the price of several runs, so a single nudged run decides
first whether there is anything to tell. Where nothing else is left to draw, a few points are proven.
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from mgtui.engine.evaluation.jet import Jet
from mgtui.engine.evaluation.tape import Operation
from mgtui.engine.expression import Function
from mgtui.engine.search.breaks import BreakPoints
from mgtui.engine.search.budget import cost_of, spend
from mgtui.engine.search.probe import CURVATURE, SLOPE, VALUE, Doubles, Probe, Signs, Truths
from mgtui.engine.search.tracing import DotGrid

_BOUNDING = 8.0  # times what a run of the tape takes, about
_NUDGE = 2.0**-45  # so much larger than round-off that it drowns it, and so small that little else changes
_CONSTANTS = _NUDGE * 2.0**53  # nudges of a constant, in its own round-off
_NUDGES = 1 / 16  # round-off as a share of what nudges move: some 16 roundings of 2^-53 each
_ROUGH, _OF_SPREAD = 2e-4, 1e-2  # errors above these shares of the values and of their spread spoil a y-window
_MIDDLE = (0.1, 0.9)  # of the values
_LEVEL = 2.0**-43  # values that differ by a few times that, relatively, are drawn as one
_ACROSS = 2.0**-41  # of x: so near to a break a nudge may lead to its other side
_LEAPS = frozenset({"pole", "jump"})
_WITH_LIMITS = frozenset({"hole", "jump", "edge"})
_PROVEN_AT_FIRST = 32  # parts of the window; one point of each in which nothing is sure is proven
MOST_PROVEN_LATER = 32


class Points(NamedTuple):
    """First points of a curve.

    Attributes:
        x: ascending, shape (n,).
        parts: value, slope and curvature: shape (3, n).
        even: which are spread evenly: shape (n,).
        fixed: which are not to be doubted: shape (n,).
        proven: how many of them were proven.
    """

    x: Doubles
    parts: Doubles
    even: Truths
    fixed: Truths
    proven: int = 0

    @property
    def y(self) -> Doubles:
        """The values."""
        values: Doubles = self.parts[VALUE]
        return values


def stop_at_poles(first: Points, points: BreakPoints) -> None:
    """Take from the points next to a pole the value if it has the wrong sign: rounding puts them across."""
    for point in points:
        what = point.behaviour
        near = _ACROSS * abs(point.x) if what.kind == "pole" else -1.0
        left, right = np.searchsorted(first.x, point.x) - 1, np.searchsorted(first.x, point.x, side="right")
        for place, step, limit in ((left, -1, what.left_limit), (right, 1, what.right_limit)):
            at = int(place) if math.isinf(limit) else -1
            while 0 <= at < first.x.size and abs(first.x[at] - point.x) <= near and first.y[at] * limit < 0.0:
                first.parts[:, at] = np.nan
                at += step


def roughness(f: Function, first: Points, points: BreakPoints) -> Doubles:
    """Return about how far round-off may have moved each value; 0 where that does not show, inf where it took it.

    Within a few nudges of a pole or jump it is no round-off that shows: a nudge leads across.
    """
    entries = f.tape.entries
    if f.tape.rounding:  # sin(π) comes out as 1e-16, which is all round-off
        entries = tuple(
            entry + _CONSTANTS * f.tape.rounding.get(at, 0.0) if isinstance(entry, float) else entry
            for at, entry in enumerate(entries)
        )
    moved: Doubles = _NUDGES * np.abs(Probe(entries).nudged(first.x, _factors(len(entries))) - first.y)
    for point in points:
        if point.behaviour.kind in _LEAPS:
            near = _ACROSS * abs(point.x)
            moved[np.searchsorted(first.x, point.x - near) : np.searchsorted(first.x, point.x + near, "right")] = 0.0
    moved[~np.isfinite(moved)] = 0.0
    moved[_taken(f, first)] = math.inf
    return moved


def _taken(f: Function, first: Points) -> Truths:
    """Return which points have no value for rounding alone: (1 - cos x)/(x - sin x) is 0/0 in doubles at 1e-9."""
    missing = np.isnan(first.y)
    if missing.any():
        entries = f.tape.entries
        missing[missing] = np.isfinite(Probe(entries).nudged(first.x[missing], _factors(len(entries))))
    return missing


@lru_cache(maxsize=64)
def _factors(count: int) -> tuple[float, ...]:
    """Return by what to multiply the results of so many entries: no two alike, and without a pattern."""
    return tuple((1.0 + _NUDGE * np.cos(2.4 * np.arange(count))).tolist())


class Scale(NamedTuple):
    """What the values of a curve are like.

    Attributes:
        size: how large they are.
        spread: how much they differ.
    """

    size: float
    spread: float

    @classmethod
    def of(cls, y: Doubles) -> "Scale":
        """Measure values at evenly spread points: those that close in on a break may all be noise."""
        known = np.sort(y[np.isfinite(y)])
        if known.size == 0:
            return cls(math.inf, math.inf)
        low, high = (float(known[int(share * (known.size - 1))]) for share in _MIDDLE)
        return cls(max(abs(low), abs(high)), high - low)

    @property
    def least(self) -> float:
        """How far any point may lie off before a y-window is known."""
        return max(min(_ROUGH * self.size, _OF_SPREAD * self.spread), _LEVEL * self.size)

    def allowed(self, y: Doubles) -> Doubles:
        """Return how far points at these heights may: by little of the values and of their spread."""
        size = np.abs(y)
        shown = np.minimum(_ROUGH * size, _OF_SPREAD * (size - self.size))
        allowed: Doubles = np.fmax(shown, self.least)
        return allowed


def bounds_at(f: Function, x: Doubles, parts: Doubles) -> Doubles:
    """Return bounds on the errors of value, slope and curvature; all 0 if none can be given anywhere.

    That is so where an operation has no rule for them: then doubles are all there is to go by.
    """
    if any(isinstance(entry, Operation) and entry.row.rule.errors is None for entry in f.tape.entries):
        return np.zeros_like(parts)
    spend(_BOUNDING * len(f.tape.entries) * cost_of(x.size))
    name = f.variables[0]
    jet = Jet(parts[VALUE], parts[SLOPE], parts[CURVATURE], (f.tape, {name: x}, name, None))
    bounds: Doubles = np.stack(jet.bounds)
    return bounds


def believed(f: Function, first: Points, allowed: Doubles, points: BreakPoints, ends: tuple[float, float]) -> Points:
    """Return the points that lie no further off than allowed; where a good part of the window has none, prove one.

    Beside a break to which f has a limit the nearest point stays, at the limit, and is where the piece ends.

    Args:
        f: a function of one variable.
        first: the points.
        allowed: how far each value may lie off.
        points: the breaks.
        ends: left and right end of the window.
    """
    x, parts, fixed = first.x, first.parts.copy(), first.fixed.copy()
    sure = ~(bounds_at(f, x, parts)[VALUE] > allowed) | ~np.isfinite(first.y) | first.fixed
    sure &= ~_taken(f, first)
    for point in points:
        what = point.behaviour
        left, right = np.searchsorted(x, point.x) - 1, np.searchsorted(x, point.x, side="right")
        sides = ((int(left), -1, what.left_limit, what.left), (int(right), 1, what.right_limit, what.right))
        for at, step, limit, slope in sides:
            if what.kind not in _WITH_LIMITS or not math.isfinite(limit) or not 0 <= at < x.size:
                continue
            lost = _values_lost(first.y, at, step)
            if lost or not sure[at]:
                sure[lost] = False
                parts[:, at] = limit, slope, math.nan
                sure[at] = fixed[at] = True
    chosen = in_empty_parts(x, sure, *ends)
    parts, found = _with_proven(f, x, parts, chosen)
    sure[chosen] = found
    fixed[chosen] = True
    return Points(x[sure], parts[:, sure], first.even[sure], fixed[sure], first.proven + chosen.size)


def _with_proven(f: Function, x: Doubles, parts: Doubles, chosen: Signs) -> tuple[Doubles, Truths]:
    """Return the parts with some columns proven, and which of these could be."""
    parts = parts.copy()
    for at in chosen.tolist():
        numbers = f.exact(float(x[at]))
        parts[:, at] = numbers.value, numbers.slope, numbers.curvature
    return parts, np.isfinite(parts[VALUE, chosen])


def _values_lost(y: Doubles, at: int, step: int) -> list[int]:
    """Return the points from `at` on that have no value: beside a limit that is round-off, as of x/(e^x - 1)."""
    lost = []
    while 0 <= at < y.size and not math.isfinite(y[at]):
        lost.append(at)
        at += step
    return lost


def in_empty_parts(x: Doubles, sure: Truths, a: float | None = None, b: float | None = None) -> Signs:
    """Return one point of each part of a..b in which no point is sure, and of the last part its last too."""
    a, b = float(x[0]) if a is None else a, float(x[-1]) if b is None else b
    part = np.minimum((x / 2 - a / 2) / (b / 2 - a / 2) * _PROVEN_AT_FIRST, _PROVEN_AT_FIRST - 1.0).astype(np.int64)
    with_sure = np.zeros(_PROVEN_AT_FIRST, bool)
    with_sure[part[sure]] = True
    chosen = ~with_sure[part]
    chosen[:-1] &= np.diff(part, prepend=-1)[:-1] != 0
    return np.flatnonzero(chosen)


@dataclass(slots=True)
class SureProbe:
    """A function of which only sure points are told, for a search that adds points as it goes.

    Attributes:
        probe: the function in doubles.
        f: the function.
        grid: what it is drawn on.
        left: how many more points may be proven.
    """

    probe: Probe
    f: Function
    grid: DotGrid
    left: int = 0

    def parts(self, x: Doubles) -> Doubles:
        """Return value, slope and curvature at x; nan where they are not sure, once `left` is spent."""
        parts = self.probe.parts(x)
        unsure = np.flatnonzero(bounds_at(self.f, x, parts)[VALUE] > self.grid.allowed(parts[VALUE]))
        chosen = unsure[: self.left]
        self.left -= chosen.size
        parts[:, unsure] = np.nan
        return _with_proven(self.f, x, parts, chosen)[0]
