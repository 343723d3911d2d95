"""What a mesh and the breaks of a function say about it: breaks, roots, extrema and inflections."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from mgtui.engine.evaluation.exact import Proven
from mgtui.engine.expression import Function
from mgtui.engine.landmark_kinds import LANDMARK_KINDS
from mgtui.engine.local.kinds import KINDS, Behaviour
from mgtui.engine.local.one_sided import sign_beside
from mgtui.engine.local.sides import SAME
from mgtui.engine.records import NumberRecord
from mgtui.engine.search.breaks import BreakPoint, BreakPoints
from mgtui.engine.search.budget import charge, is_spent
from mgtui.engine.search.hazy_zeros import located
from mgtui.engine.search.levels import touches
from mgtui.engine.search.mesh import Mesh
from mgtui.engine.search.probe import CURVATURE, SLOPE, VALUE, Probe, rounded_constants
from mgtui.engine.search.sorted_sets import without
from mgtui.engine.search.unrounded import exact_at
from mgtui.engine.true_numbers import true_numbers

CROSSES = "f crosses zero here."
TOUCHES = "f touches zero here without crossing it."
_BREAKS = frozenset(KINDS) - {"smooth", "undefined", "unknown"}  # of these there is nothing to point out
if unknown := _BREAKS - LANDMARK_KINDS.keys():
    raise ValueError(f"no landmark kind for {', '.join(sorted(unknown))}: give each a row in landmark_kinds.py")
_PLATEAU = 1e-2  # a stretch of exact zeros wider than this share of the window is no point
_FAR = 1e6
_CORNER = 16.0  # doubles that a root at a corner may be off
_POINTLIKE = 1e-6  # a narrower one is


@dataclass(frozen=True, slots=True, eq=False)
class Landmark(NumberRecord):
    """A point that matters.

    Attributes:
        kind: one of `LANDMARK_KINDS`.
        x: where.
        y: f(x); at a hole, or an edge where f has no value, what f tends to; nan at a pole.
        note: in plain words.
        x_end: where an interval of zeros (`flat`) ends; nan for all else.
        open: whether f has no value there, at x or at the number that x is the nearest double to.
    """

    kind: str
    x: float
    y: float
    note: str
    x_end: float = math.nan
    open: bool = False


class View(NamedTuple):
    """All that is known of a function over a window.

    Attributes:
        f: the function.
        probe: the same, with slope, curvature and round-off.
        mesh: its sign changes.
        points: where it may break.
        a: left end of the window.
        b: right end.
    """

    f: Function
    probe: Probe
    mesh: Mesh
    points: BreakPoints
    a: float
    b: float


def broken(probe: Probe, points: BreakPoints) -> Iterator[Landmark]:
    """Find the breaks that are landmarks."""
    for point in points:
        what = point.behaviour
        if what.kind in _BREAKS:
            y = what.limit if math.isnan(what.value) else what.value
            y = math.nan if what.kind == "pole" else y
            yield Landmark(what.kind, point.x, y, what.sentence, open=_is_open(probe, point))


def roots(view: View) -> Iterator[Landmark]:
    """Find where f passes through zero, touches it, or breaks at it."""
    mesh, passed = view.mesh, _passed(view)
    for x in passed:
        if math.isfinite(y := view.f(x)):
            yield Landmark("root", x, y, CROSSES)
    turns = without(np.concatenate([mesh.found[SLOPE].x, mesh.found[CURVATURE].x]), passed)
    changes = mesh.found[VALUE]
    for x in turns[touches(view.probe, turns)].tolist():
        twice = np.any((changes.low <= x) & (x <= changes.high))  # the same zero
        if not twice and _may_be_zero(view, x):
            yield Landmark("root", x, view.f(x), TOUCHES)
    for point in view.points:
        if is_spent():
            return
        if point.x not in passed and point.x not in turns and _is_root(view, point):
            y = view.f(point.x)
            known = point.behaviour.value == 0.0 or math.isnan(y)
            yield Landmark("root", point.x, 0.0 if known else y, LANDMARK_KINDS["root"].note)


def turns(view: View) -> Iterator[Landmark]:
    """Find extrema, where the slope changes sign, and inflections, where the curvature does; at breaks too.

    An extremum at the very end of the window is left out: one of its sides cannot be seen.
    """
    for part, names in ((SLOPE, ("maximum", "minimum")), (CURVATURE, ("inflection", "inflection"))):
        changes = view.mesh.found[part]
        smooth = [
            (_located(view, part, x, low, high), rising)
            for x, low, high, rising in zip(*(array.tolist() for array in changes), strict=True)
            if _is_point(view, part, low, high) and not _runs_off(view.probe, part, low, high, rising)
        ]
        for at, rising in [*smooth, *_flips(view, part)]:
            if at is None or (part == SLOPE and at in (view.a, view.b)) or not math.isfinite(y := view.f(at)):
                continue
            kind = names[int(rising)]
            yield Landmark(kind, at, y, LANDMARK_KINDS[kind].note)


def _may_be_zero(view: View, x: float, what: Behaviour | None = None) -> bool:
    """Tell whether f is 0 within a double or two of x, unless more can be proven: noise alone hides a value too.

    Where a number in the expression stands for another, as 2.2 does, the root is that of what is meant by it.
    """
    if rounded_constants(view.probe.entries):
        return True
    charge(len(view.probe.entries), 1)
    numbers = true_numbers(view.f, x, digits=1)
    if numbers.parts[0].beyond:  # too small for a double; no zero unless far larger a double further
        around = [true_numbers(view.f, math.nextafter(x, way), digits=1) for way in (-math.inf, math.inf)]
        return max(_magnitude(other.parts[0]) for other in around) > _magnitude(numbers.parts[0]) + 1.0
    step = math.ulp(x)
    if what is not None and math.isnan(numbers.slope):  # a corner
        return not abs(numbers.value) > _CORNER * np.nanmax([abs(what.left), abs(what.right), 0.0]) * step
    reach = abs(numbers.slope) * step + abs(numbers.curvature) * step * step
    return not abs(numbers.value) > 4.0 * reach


def _magnitude(part: Proven) -> float:
    """Return the decimal logarithm of a number's size, which may be below all doubles."""
    mantissa, _, power = (part.beyond or repr(part.number)).lstrip("-").partition("e")
    size = float(mantissa)
    return math.log10(size) + int(power or 0) if size else -math.inf


def _passed(view: View) -> list[float]:
    """Move each sign change of f to a break or inflection among the doubles that round-off makes its equals.

    It stays there only if it can be there: where f is too small for doubles, no place is made up.
    """
    changes = view.mesh.found[VALUE]
    places = np.concatenate([np.array([point.x for point in view.points]), view.mesh.found[CURVATURE].x])
    moved = []
    for x, low, high, rising in zip(*(array.tolist() for array in changes), strict=True):
        if _runs_off(view.probe, VALUE, low, high, rising):
            continue
        inside = places[(low <= places) & (places <= high)]
        place = _located(view, VALUE, float(inside[0]) if inside.size else x, low, high)
        if place is not None:
            moved.append(place)
    return moved


def _runs_off(probe: Probe, part: int, low: float, high: float, rising: bool) -> bool:
    """Tell whether a part changes sign across a pole between two doubles: it falls at both ends of its step up.

    Far out, where doubles lie wide apart, a pole shows in no other way. What f'' does is read off f.
    """
    if not 0.0 < high - low <= _CORNER * math.ulp(low):
        return False
    parts = probe.parts(np.array([low, high]))
    if part == CURVATURE:
        left, right = parts[VALUE]
        return bool(left * right < 0.0) and _runs_off(probe, VALUE, low, high, bool(right > 0.0))
    return bool(np.all(parts[part + 1] < 0.0) if rising else np.all(parts[part + 1] > 0.0))


def _located(view: View, part: int, x: float, low: float, high: float) -> float | None:
    """Return where a part changes sign: at x, but where that is the middle of a wide stretch and proof knows more."""
    return x if high - low <= _POINTLIKE * (view.b - view.a) else located(view.f, part, x, low, high)


def _is_root(view: View, point: BreakPoint) -> bool:
    what, probe = point.behaviour, view.probe
    if what.kind == "unknown":
        return False
    if math.isnan(what.value):
        return what.kind == "edge" and what.limit == 0.0 and not _is_open(probe, point)
    if what.value == 0.0:
        return True
    if what.kind in ("pole", "jump", "hole"):
        return False
    if 0.0 in (what.left_limit, what.right_limit):
        return True
    if what.kind == "edge" or _is_far_from_zero(probe, point.x):
        return False
    return bool(touches(exact_at(probe, point.x), np.array([point.x]))[0]) and _may_be_zero(view, point.x, what)


def _is_far_from_zero(probe: Probe, x: float) -> bool:
    """Tell whether f(x) is so much more than rounding and a step of one double make of it that no look is needed."""
    here = probe.samples(np.array([x]))
    y, noise = float(here.parts[VALUE, 0]), float(here.noise[VALUE, 0])
    around = probe.parts(np.nextafter(x, [-np.inf, np.inf]))[VALUE]
    return bool(abs(y) > _FAR * (np.abs(around - y).max() + noise))


def _is_open(probe: Probe, point: BreakPoint) -> bool:
    """Tell whether f has no value; the double may lie outside the domain, and what it stands for on its edge."""
    if not math.isnan(point.behaviour.value) or point.behaviour.kind != "edge":
        return math.isnan(point.behaviour.value)
    return not np.isfinite(exact_at(probe, point.x).parts(np.array([point.x]))[VALUE])[0]


def _is_point(view: View, part: int, low: float, high: float) -> bool:
    """Tell whether a change of sign happens at a point, and not across a flat piece or an underflow."""
    width = view.b - view.a
    if high - low <= _POINTLIKE * width:
        return True
    inside = low + (high - low) * np.array([0.4, 0.5, 0.6])
    samples = view.probe.samples(inside)
    if samples.parts[part].any() or samples.noise[part].any():
        return True
    return high - low <= _PLATEAU * width and view.probe.loses_range(inside)


def _flips(view: View, part: int) -> Iterator[tuple[float, bool]]:
    """Find breaks across which f is continuous and the part changes sign; and whether from - to +.

    Where rounding hides the signs of the mesh beside a break, those are taken from what f does on either side of it.
    """
    mesh, x = view.mesh, view.mesh.samples.x
    turned = dict(_turned(view.points)) if part == SLOPE else {}
    yield from turned.items()
    at = np.array([split.x for split in view.points.splits if -1 < split.smoothness < part])
    clear, changes = np.flatnonzero(mesh.signs[part]), mesh.found[part]
    for split, smoothness, _ in view.points.splits:
        if smoothness < 0 or split in turned:
            continue
        place = int(np.searchsorted(x[clear], split))
        i, j = (clear[place - 1], clear[place]) if 0 < place < clear.size else (0, -1)
        if x[j] - x[i] > _POINTLIKE * (view.b - view.a):
            known = np.any((changes.low <= split) & (split <= changes.high))
            if view.a <= split <= view.b and not known:
                left = sign_beside(view.f.tape, split, -1, part)
                if left and left * sign_beside(view.f.tape, split, 1, part) < 0:
                    yield split, left < 0
        elif smoothness < part:
            unbroken = mesh.runs[VALUE, i] == mesh.runs[VALUE, j] and np.sum((at > x[i]) & (at < x[j])) == 1
            around = math.nextafter(split, -math.inf), math.nextafter(split, math.inf)
            flips = unbroken and mesh.signs[part, i] != mesh.signs[part, j]
            if flips and (part == SLOPE or not _runs_off(view.probe, CURVATURE, *around, rising=True)):
                yield split, bool(mesh.signs[part, j] > 0)


def _turned(points: BreakPoints) -> Iterator[tuple[float, bool]]:
    """Find corners and cusps where the slope changes sign; and whether from - to +."""
    for point in points:
        left, right = point.behaviour.left, point.behaviour.right
        flat = min(abs(left), abs(right)) <= SAME * max(abs(left), abs(right)) < math.inf  # 0 but for rounding
        if point.behaviour.kind in ("corner", "cusp") and (left < 0.0 < right or right < 0.0 < left) and not flat:
            yield point.x, right > 0.0
