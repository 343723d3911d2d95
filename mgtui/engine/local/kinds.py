"""The kinds of behaviour, and how the two sides of a point decide between them."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from mgtui.engine.germs.germ import ANALYTIC
from mgtui.engine.local.one_sided import OneSided
from mgtui.engine.local.sentences import sentence
from mgtui.engine.local.sides import SAME, Sides, same
from mgtui.engine.records import NumberRecord
from mgtui.text.numbers import exact

KINDS = ("smooth", "corner", "cusp", "vertical", "jump", "pole", "hole", "edge", "undefined", "unknown")


@dataclass(frozen=True, slots=True, eq=False)
class Behaviour(NumberRecord):
    """What f does at x.

    Attributes:
        kind: one of
            smooth: f has a slope here (|x|³ at 0 counts: the slope decides, not the curvature);
            corner: f is continuous, its one-sided slopes differ (one of them may be infinite);
            cusp: both one-sided slopes are infinite, with opposite signs;
            vertical: both are infinite with the same sign, an upright tangent;
            jump: the one-sided limits of f are finite and differ, or agree while f(x) lies elsewhere;
            pole: |f| grows without bound on at least one side (ln x at 0 too, although the other side has no value);
            hole: f has no value at x, but the same finite limit from both sides;
            edge: f has values on one side only, or on neither and yet at x (sqrt(x) + sqrt(-x) at 0);
            undefined: f has no value at x, nor beside it;
            unknown: cannot be told, as for sin(1/x) at 0.
        x: the point.
        value: f(x); nan where undefined, and at a hole, or a pole within rounding of x unless a piece gives the value.
        slope: f'(x); nan unless smooth, and where it is beyond doubles.
        left: one-sided slope from the left, measured from the left limit; +-inf where f gets upright, nan where none.
        right: the same from the right.
        limit: what f tends to where it has no value: a hole's value, or that of an edge as of x ln x at 0; the value of
            f at the only point where it has one, if rounding denies it; else nan.
        left_limit: where f tends from the left; nan where it has no values there or where that is not known.
        right_limit: the same from the right.
        sentence: all this in one plain sentence.
        seam: whether pieces of f, as of {x<0: x^2, x^3}, meet at x.
    """

    kind: str
    x: float
    value: float
    slope: float
    left: float
    right: float
    limit: float
    left_limit: float
    right_limit: float
    sentence: str
    seam: bool = False


def assembled(kind: str, sides: Sides, held: float = math.nan, place: str = "") -> Behaviour:
    """Return the `Behaviour` of a kind: which of the numbers have a meaning follows from the kind.

    Args:
        kind: one of `KINDS`.
        sides: the point.
        held: the value that rounding alone denies to f at the only point where it has one.
        place: x as the sentence writes it; in full by default.
    """
    if kind == "hole" or (kind == "pole" and not sides.seam):
        sides = sides._replace(value=math.nan)
    slope = math.nan
    if kind == "smooth":
        slope = 0.5 * sides.left.slope + 0.5 * sides.right.slope
        if math.isinf(slope):  # beyond doubles, as that of 1/x at 1e-200: no slope of a smooth point is infinite
            slope = math.nan
        sides = sides if sides.left is sides.right and slope == sides.left.slope else sides.with_slope(slope)
    x, value, left, right, seam = sides
    filling = math.nan
    if kind == "hole" or (kind == "edge" and math.isnan(value)):
        filling = sides.with_values[0].limit if sides.with_values else held
    words = sentence(kind, sides, filling, place or exact(x))
    return Behaviour(kind, x, value, slope, left.slope, right.slope, filling, left.limit, right.limit, words, seam)


def kind_of(f: Callable[[float], float], sides: Sides, own_values: bool) -> str:
    """Return the kind of a behaviour, from f's value at x and what it does on either side.

    `own_values` says whether f(x) may differ from what f tends to on all sides.
    """
    x, value, left, right, _ = sides
    known = sides.with_values
    if not known:
        return "undefined" if math.isnan(value) else "edge"
    if any(math.isinf(side.limit) for side in known):
        return "pole"
    if overflows(sides) or any(math.isnan(side.limit) for side in known):
        return "unknown"
    if len(known) == 1:
        return "jump" if own_values and _stands_apart(f, x, value, known[0]) else "edge"
    if not same(left, right, 0):
        return "jump"
    if math.isnan(value):
        return "hole"
    return "jump" if own_values and _stands_apart(f, x, value, left) else _kind_by_slopes(left, right)


def overflows(sides: Sides) -> bool:
    """Tell whether f(x), or a number on the way to it, is beyond doubles: so it is where f is smooth yet nan."""
    return math.isinf(sides.value) or (math.isnan(sides.value) and sides.right.state == ANALYTIC)


def _kind_by_slopes(left: OneSided, right: OneSided) -> str:
    if math.isnan(left.slope) or math.isnan(right.slope):
        return "unknown"
    if math.isinf(left.slope) and math.isinf(right.slope):
        return "vertical" if left.slope == right.slope else "cusp"
    return "smooth" if same(left, right, 1) else "corner"


def _stands_apart(f: Callable[[float], float], x: float, value: float, side: OneSided) -> bool:
    """Tell whether f(x) is not where f tends, and not for x being a little off: that moves its neighbours more."""
    off = abs(value - side.limit)
    if math.isnan(value) or off <= side.errors[0] + SAME * abs(side.limit):
        return False
    if x == 0:
        return True
    around = [math.nextafter(x, -math.inf), math.nextafter(x, math.inf)]
    around += [math.nextafter(around[0], -math.inf), math.nextafter(around[1], math.inf)]
    distances = [abs(f(at) - side.limit) for at in around]
    return off * (1.0 + SAME) >= max([distance for distance in distances if not math.isnan(distance)], default=0.0)
