"""Values and slopes of the operators, and how any rule carries a slope and a curvature along.

A rule works on triples: value, slope and curvature of each argument, for scalars and arrays alike. A slope or
curvature that is zero by the structure of the expression (a constant's, a line's curvature) is None, never 0.0: so
nothing is multiplied in vain, and no 0·inf arises where there is nothing to multiply.
"""

import math
from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from mgtui.engine.calculus import operator_roundoff as roundoff
from mgtui.engine.calculus import powers
from mgtui.engine.calculus.roundoff import ErrorRule

Reals: TypeAlias = NDArray[Any]  # float64 or truth values; numpy scalars too, as arrays of shape ()
Derivative: TypeAlias = Reals | None  # a slope or curvature; None is zero by structure
Triple: TypeAlias = tuple[Reals, Derivative, Derivative]


class Rule(NamedTuple):
    """What an operation does to numbers.

    Attributes:
        value: the arguments' values to the result's; nan where undefined, inf on overflow, never an exception.
        slopes: the result's value and the arguments' triples to the result's slope and curvature.
        errors: bounds on the rounding of all three, see `roundoff`; without it nothing is vouched for.
        reads_result: whether `slopes` reads the result's value.
        reads_arguments: whether it reads the arguments' values. What nobody reads, the sweep back need not keep.
    """

    value: Callable[..., Reals]
    slopes: Callable[..., tuple[Derivative, Derivative]]
    errors: ErrorRule | None = None
    reads_result: bool = True
    reads_arguments: bool = True


def void(values: Reals, bad: Reals) -> Reals:
    """Return `values` with nan wherever `bad` holds; one pass over `bad` where, as nearly always, none does."""
    if not np.any(bad):
        return values
    return np.where(bad, np.nan, values)[()]


def all_finite(values: Reals | float) -> bool:
    """Tell whether no value is nan or infinite; False also for values so large that their squares overflow.

    A dot product is one number and one pass, several times faster than a mask and its reduction.
    """
    return math.isfinite(values if isinstance(values, float) else np.vdot(values, values))


def both_finite(some: Reals | float, others: Reals | float) -> bool:
    """Tell whether no value of two is nan or infinite, in one pass over both; else as `all_finite`."""
    if isinstance(some, np.ndarray) and isinstance(others, np.ndarray) and some.shape == others.shape:
        return math.isfinite(np.vdot(some, others))  # inf times 0 is nan
    return all_finite(some) and all_finite(others)


def parts_finite(value: Reals | float, slope: Reals | float, curvature: Reals | float) -> bool:
    """Tell whether no part of a jet is nan or infinite; else as `all_finite`. One pass over two of the parts."""
    if isinstance(curvature, np.ndarray):
        return all_finite(value) and both_finite(slope, curvature)
    return all_finite(curvature) and both_finite(value, slope)


def gaps(values: Reals, bad: Callable[[], Reals]) -> Reals:
    """Return `values` with nan wherever `bad()` holds, for rules whose bad values are infinite or nan anyway.

    Then finite values, nearly always the case, need no mask: `bad` is not even called.
    """
    return values if all_finite(values) else void(values, bad())


def is_constant(value: object) -> bool:
    """Tell whether a value is a constant of the expression: those are Python floats, and nothing else is."""
    return type(value) is float


def plus(a: Derivative, b: Derivative) -> Derivative:
    """Return a + b, with None for zero."""
    if a is None:
        return b
    return a if b is None else a + b


def minus(a: Derivative, b: Derivative) -> Derivative:
    """Return a - b, with None for zero."""
    if b is None:
        return a
    return -b if a is None else a - b


def times(a: Derivative, b: Derivative) -> Derivative:
    """Return a * b, with None for zero; the variable's own slope, the float 1.0, costs no pass over an array."""
    if a is None or b is None:
        return None
    if type(a) is float and a == 1.0:  # type: ignore[comparison-overlap]   # `is_constant`, without two calls
        return b
    if type(b) is float and b == 1.0:  # type: ignore[comparison-overlap]
        return a
    return a * b


def over(a: Derivative, b: Reals) -> Derivative:
    """Return a / b, with None for a zero a; by numpy, since Python's floats raise where b is 0."""
    return None if a is None else np.divide(a, b)


def twice(a: Derivative) -> Derivative:
    """Return 2a, with None for zero."""
    return None if a is None else 2.0 * a


def _multiply_slopes(w: Reals, u: Triple, v: Triple) -> tuple[Derivative, Derivative]:
    if u[1] is None:
        return times(u[0], v[1]), times(u[0], v[2])
    if v[1] is None:
        return times(u[1], v[0]), times(u[2], v[0])
    slope = plus(times(u[1], v[0]), times(u[0], v[1]))
    cross = twice(times(u[1], v[1]))
    return slope, plus(plus(times(u[2], v[0]), cross), times(u[0], v[2]))


def _divide(u: Reals, v: Reals) -> Reals:
    return gaps(np.divide(u, v), lambda: np.equal(v, 0.0))


def _divide_slopes(w: Reals, u: Triple, v: Triple) -> tuple[Derivative, Derivative]:
    if v[1] is None:
        return over(u[1], v[0]), over(u[2], v[0])
    if u[1] is None and u[2] is None:  # the signs go to the divisor: two passes fewer
        opposite = np.negative(v[0])
        slope = over(times(w, v[1]), opposite)
        return slope, over(plus(twice(times(slope, v[1])), times(w, v[2])), opposite)
    slope = over(minus(u[1], times(w, v[1])), v[0])
    bend = plus(twice(times(slope, v[1])), times(w, v[2]))
    return slope, over(minus(u[2], bend), v[0])


def _whole_power(u: Reals, n: int) -> Reals:
    """Return u to the n >= 0 by repeated squaring; exact for n = 2, within about n/2 ulp beyond."""
    result: Reals | None = None
    while n:
        if n & 1:
            result = u if result is None else result * u
        n >>= 1
        if n:
            u = u * u
    return u * 0.0 + 1.0 if result is None else result


def _power(u: Reals, v: Reals) -> Reals:
    if powers.is_multiplied_out(v):
        n = int(v)
        if n == 0:
            return void(np.ones_like(u)[()], np.isnan(u))  # IEEE's nan^0 is 1; what is undefined stays so
        return _whole_power(u, n) if n > 0 else gaps(1.0 / _whole_power(u, -n), lambda: np.equal(u, 0.0))
    if is_constant(u) and u == math.e:  # e^x is exp(x): float e to the 20th is off by 1e-15
        return np.exp(v)
    values = np.power(u, v)
    if is_constant(v) and v > 0:
        return values
    undefined = np.isnan(u) | np.isnan(v)  # IEEE's 1^nan and nan^0 are 1
    return void(values, undefined | np.equal(u, 0.0) & np.less(v, 0.0))


def _power_slopes(w: Reals, u: Triple, v: Triple) -> tuple[Derivative, Derivative]:
    if v[1] is None:
        return _constant_exponent(w, u, v[0])
    if is_constant(u[0]) and u[0] > 0:
        growth: Any = math.log(u[0])  # of e it is 1.0 exactly, a factor that `times` skips
        rate = times(growth, v[1])
        return times(w, rate), times(w, plus(times(rate, rate), times(growth, v[2])))
    log = np.log(u[0])
    relative = over(u[1], u[0])
    rate = plus(times(v[1], log), times(v[0], relative))
    bend = plus(times(v[2], log), twice(times(v[1], relative)))
    turn = minus(over(u[2], u[0]), times(relative, relative))
    return times(w, rate), times(w, plus(times(rate, rate), plus(bend, times(v[0], turn))))


def _constant_exponent(w: Reals, u: Triple, c: Reals) -> tuple[Derivative, Derivative]:
    if powers.is_multiplied_out(c) and c >= 0:
        if c <= 2:
            if c == 2:
                return times(2.0 * u[0], u[1]), plus(twice(times(u[1], u[1])), times(2.0 * u[0], u[2]))
            return (u[1], u[2]) if c else (None, None)
        lower = _whole_power(u[0], int(c) - 2)
        first, second = c * (u[0] * lower), c * (c - 1.0) * lower
    elif powers.keeps_range(c):
        first, second = c * np.power(u[0], c - 1.0), c * (c - 1.0) * np.power(u[0], c - 2.0)
    else:
        p, q, r = powers.ratio(w, u[0], c)
        slope = times(p, times(q, u[1]))
        return slope, plus(times(times(r, u[1]), slope), times(p, times(q, u[2])))
    bend = times(times(second, u[1]), u[1])
    return times(first, u[1]), plus(bend, times(first, u[2]))


def _log_base_slopes(w: Reals, u: Triple, v: Triple) -> tuple[Derivative, Derivative]:
    def natural(t: Triple) -> Triple:
        rate = over(t[1], t[0])
        return np.log(t[0]), rate, minus(over(t[2], t[0]), times(rate, rate))

    return _divide_slopes(w, natural(u), natural(v))


def _log_base(u: Reals, v: Reals) -> Reals:
    values = np.log(u) / np.log(v)
    return void(values, np.equal(u, 0.0) | np.equal(v, 0.0) | np.equal(v, 1.0))


def _chosen(first: Callable[[Reals, Reals], Reals]) -> Callable[..., tuple[Derivative, Derivative]]:
    """Return slopes of min or max: those of the argument that `first` picks; nan at a tie of unlike ones.

    A nan slope of the argument that loses counts as well: it may jump past the other one right there.
    """

    def part(chosen: Reals, tie: Reals, a: Derivative, b: Derivative) -> Derivative:
        if a is b:
            return a
        left, right = (0.0 if a is None else a), (0.0 if b is None else b)
        mixed = np.where(chosen, left, right)
        doubtful = np.isnan(left) | np.isnan(right) | tie & np.not_equal(left, right)
        return void(mixed[()], doubtful)

    def slopes(w: Reals, u: Triple, v: Triple) -> tuple[Derivative, Derivative]:
        chosen, tie = first(u[0], v[0]), np.equal(u[0], v[0])
        return part(chosen, tie, u[1], v[1]), part(chosen, tie, u[2], v[2])

    return slopes


def _mod(u: Reals, v: Reals) -> Reals:
    return gaps(np.mod(u, v), lambda: np.equal(v, 0.0))


def _mod_slopes(w: Reals, u: Triple, v: Triple) -> tuple[Derivative, Derivative]:
    whole = np.floor(u[0] / v[0])
    at_break = np.equal(w, 0.0)
    slope, bend = minus(u[1], times(whole, v[1])), minus(u[2], times(whole, v[2]))
    return void(np.asarray(0.0 if slope is None else slope), at_break), bend


NEGATE = Rule(
    np.negative,
    lambda w, u: (minus(None, u[1]), minus(None, u[2])),
    roundoff.negate,
    reads_result=False,
    reads_arguments=False,
)
ADD = Rule(
    np.add,
    lambda w, u, v: u[1:] if v[1] is None else (plus(u[1], v[1]), plus(u[2], v[2])),
    roundoff.add,
    reads_result=False,
    reads_arguments=False,
)
SUBTRACT = Rule(
    np.subtract,
    lambda w, u, v: u[1:] if v[1] is None else (minus(u[1], v[1]), minus(u[2], v[2])),
    roundoff.add,
    reads_result=False,
    reads_arguments=False,
)
MULTIPLY = Rule(np.multiply, _multiply_slopes, roundoff.multiply, reads_result=False)
DIVIDE = Rule(_divide, _divide_slopes, roundoff.divide)
POWER = Rule(_power, _power_slopes, roundoff.power)
LOG = Rule(_log_base, _log_base_slopes, roundoff.log_base)
MIN = Rule(np.minimum, _chosen(np.less), roundoff.chosen)
MAX = Rule(np.maximum, _chosen(np.greater), roundoff.chosen)
MOD = Rule(_mod, _mod_slopes, roundoff.modulo)
