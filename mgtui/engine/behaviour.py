"""What f does at one x: smooth, corner, jump, pole, hole, edge ... decided from the expression, not from samples."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from mgtui.engine.difference import checked_point
from mgtui.engine.expression import Function
from mgtui.engine.germs.germ import ANALYTIC, UNDEFINED
from mgtui.engine.germs.onesided import OneSided, one_sided
from mgtui.engine.germs.verdict import sentence
from mgtui.engine.tape import Step

KINDS = ("smooth", "corner", "cusp", "vertical", "jump", "pole", "hole", "edge", "undefined", "unknown")

# What may have a value of its own at one point (0^u has, at 0); all else tends to its value where it has one.
_STEPS = frozenset({"sign", "step", "floor", "ceil", "round", "mod", "pow"})
_SAME = 1e-12   # two sides whose slopes differ by less, relatively, differ by rounding


@dataclass(frozen=True, slots=True)
class Behaviour:
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
        value: f(x); nan where undefined, and at a hole or pole within rounding of x.
        slope: f'(x); nan unless smooth.
        left: one-sided slope from the left, measured from the left limit; +-inf where f gets upright, nan where none.
        right: the same from the right.
        limit: what f tends to where it has no value: a hole's value, or that of an edge as of x ln x at 0; else nan.
        left_limit: where f tends from the left; nan where it has no values there or where that is not known.
        right_limit: the same from the right.
        sentence: all this in one plain sentence.
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


def behaviour(f: Callable[[float], Any], x: float, /, **others: float) -> Behaviour:
    """Return what f does at x.

    >>> behaviour(parse("|x|"), 0.0).sentence
    'f has a corner at 0: slope −1 from the left, 1 from the right.'

    A break within an ulp of x counts as being at x: tan has its pole at the double next to π/2, and 1/(x - 0.3) at
    0.1 + 0.2.

    Args:
        f: a parsed function, or any callable from float to float; of the latter samples are all there is to go by.
        x: the point, finite.
        others: the values of a parsed function's other variables.

    Raises:
        TypeError: a variable is missing or unknown.
        ValueError: x is not finite.
    """
    x = checked_point(x)
    if not isinstance(f, Function):
        from mgtui.engine.callables import sampled_behaviour  # it uses Behaviour: the import closes a ring

        if others:
            raise TypeError("other variables are for parsed functions")
        return sampled_behaviour(f, x)
    wrt, point = _moving(f, x, others)
    value = f(**point)
    right = one_sided(f.tape, point, wrt, 1)
    if right.state == ANALYTIC and math.isfinite(value):
        slope = f.jet(wrt=wrt, **point).slope
        return assembled("smooth", x, value, (slope, slope), (value, value), (True, True))
    left = one_sided(f.tape, point, wrt, -1)
    steps = any(isinstance(cell, Step) and cell.row.name in _STEPS for cell in f.tape.cells)
    kind = kind_of(lambda at: float(f(**{**point, wrt: at})), x, value, left, right, steps)
    defined = (left.state != UNDEFINED, right.state != UNDEFINED)
    if kind == "unknown" and overflows(value, right):
        return assembled(kind, x, value, (math.nan, math.nan), (math.nan, math.nan), defined)
    return assembled(kind, x, value, (left.slope, right.slope), (left.limit, right.limit), defined)


def assembled(
    kind: str,
    x: float,
    value: float,
    slopes: tuple[float, float],
    limits: tuple[float, float],
    defined: tuple[bool, bool],
) -> Behaviour:
    """Return the `Behaviour` of a kind: which of the numbers have a meaning follows from the kind."""
    if kind in ("hole", "pole"):
        value = math.nan
    slope = 0.5 * slopes[0] + 0.5 * slopes[1] if kind == "smooth" else math.nan
    if kind == "smooth":
        slopes = slope, slope
    filling = limits[0] if defined[0] else limits[1]
    gap = kind == "hole" or (kind == "edge" and math.isnan(value))
    return Behaviour(
        kind, x, value, slope, *slopes, filling if gap else math.nan, *limits,
        sentence(kind, x, value, slopes, limits, defined),
    )  # fmt: skip


def repair(
    f: Function, point: Mapping[str, float], wrt: str, slope: float, curvature: float
) -> tuple[float, float]:
    """Return slope and curvature at a point where f has a value but the rules' slope or curvature is not finite.

    The point is taken for the very double it is. Where f is smooth the rules' numbers stand, or are found if they are
    nan (x|x| at 0); at an edge of the domain they are the one-sided ones (sqrt(x) at 0 has the slope inf), at an
    upright tangent inf, and nan at a corner, jump, hole or pole, and where nothing is known.

    Args:
        f: the function.
        point: the value of every variable.
        wrt: the variable to differentiate by.
        slope: what the rules gave.
        curvature: what the rules gave.
    """
    if not all(map(math.isfinite, point.values())):
        return slope, curvature
    value = float(f(**point))
    right = one_sided(f.tape, point, wrt, 1, exact=True, bent=True)
    if right.state == ANALYTIC:
        return (
            right.slope if math.isnan(slope) else slope,
            right.curvature if math.isnan(curvature) else curvature,
        )
    left = one_sided(f.tape, point, wrt, -1, exact=True, bent=True)
    sides = [side for side in (left, right) if side.state != UNDEFINED]
    if not all(_close(side.limit, value, side.errors[0]) for side in sides) or not sides:
        return math.nan, math.nan
    if len(sides) == 1:
        return sides[0].slope, sides[0].curvature
    if not _same(left, right, 1):
        return math.nan, math.nan
    bend = 0.5 * left.curvature + 0.5 * right.curvature if _same(left, right, 2) else math.nan
    return (slope if math.isfinite(slope) else 0.5 * left.slope + 0.5 * right.slope), bend


def _moving(f: Function, x: float, others: Mapping[str, float]) -> tuple[str, dict[str, float]]:
    """Return the variable that moves and the value of every variable."""
    free = [name for name in f.variables if name not in others]
    if len(free) != 1 or len(others) != len(f.variables) - 1:
        raise TypeError(f"values are wanted for all variables of {f.text!r} but one: {', '.join(f.variables)}")
    return free[0], {free[0]: x, **{name: checked_point(number) for name, number in others.items()}}


def kind_of(
    f: Callable[[float], float], x: float, value: float, left: OneSided, right: OneSided, steps: bool
) -> str:
    """Return the kind of a behaviour, from f's value at x and what it does on either side.

    `steps` says whether f(x) may differ from what f tends to on all sides.
    """
    sides = [side for side in (left, right) if side.state != UNDEFINED]
    if not sides:
        return "undefined" if math.isnan(value) else "edge"
    if any(math.isinf(side.limit) for side in sides):
        return "pole"
    if overflows(value, right) or any(math.isnan(side.limit) for side in sides):
        return "unknown"
    if len(sides) == 1:
        return "jump" if steps and _stands_apart(f, x, value, sides[0]) else "edge"
    if not _same(left, right, 0):
        return "jump"
    if math.isnan(value) or _beside_a_gap(f, x):
        return "hole"
    return "jump" if steps and _stands_apart(f, x, value, left) else _kind_by_slopes(left, right)


def overflows(value: float, side: OneSided) -> bool:
    """Return whether f(x), or a number on the way to it, is beyond doubles: so it is where f is smooth yet nan."""
    return math.isinf(value) or (math.isnan(value) and side.state == ANALYTIC)


def _kind_by_slopes(left: OneSided, right: OneSided) -> str:
    if math.isnan(left.slope) or math.isnan(right.slope):
        return "unknown"
    if math.isinf(left.slope) and math.isinf(right.slope):
        return "vertical" if left.slope == right.slope else "cusp"
    return "smooth" if _same(left, right, 1) else "corner"


def _same(left: OneSided, right: OneSided, part: int) -> bool:
    """Return whether two sides agree in their limit (part 0), slope (1) or curvature (2)."""
    mine, other = left[part + 1], right[part + 1]
    assert isinstance(mine, float)
    assert isinstance(other, float)
    return _close(mine, other, left.errors[part] + right.errors[part])


def _close(a: float, b: float, error: float) -> bool:
    return a == b or abs(a - b) <= error + _SAME * max(abs(a), abs(b)) < math.inf


def _beside_a_gap(f: Callable[[float], float], x: float) -> bool:
    """Return whether f has no value at a double next to x: then the gap lies within rounding of x. 0 is exact."""
    return x != 0 and any(math.isnan(f(math.nextafter(x, way))) for way in (-math.inf, math.inf))


def _stands_apart(f: Callable[[float], float], x: float, value: float, side: OneSided) -> bool:
    """Return whether f(x) is not where f tends, and not for x being a little off: that moves its neighbours more."""
    off = abs(value - side.limit)
    if math.isnan(value) or off <= side.errors[0] + _SAME * abs(side.limit):
        return False
    if x == 0:
        return True
    around = [math.nextafter(x, -math.inf), math.nextafter(x, math.inf)]
    around += [math.nextafter(around[0], -math.inf), math.nextafter(around[1], math.inf)]
    distances = [abs(f(at) - side.limit) for at in around]
    return off >= max([distance for distance in distances if not math.isnan(distance)], default=0.0)
