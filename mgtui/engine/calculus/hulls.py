"""Where the values of an operation lie when its arguments lie in intervals, across its breaks: a hull, maybe generous.

For where the rules of balls (`ball_rules`) have nothing to say, since an operation breaks within the interval: floor
over 1.2..3.5 is 1..3, 1/x across 0 any number. An end may be infinite. What has no value in part of the interval is
passed over: the square root over -1..4 is 0..2.
"""

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeAlias


class Hull(NamedTuple):
    """An interval of numbers."""

    low: float
    high: float

    def joined(self, other: "Hull") -> "Hull":
        """Return the least interval that covers both."""
        return Hull(min(self.low, other.low), max(self.high, other.high))

    def widened(self) -> "Hull":
        """Return the hull with each end moved outwards by a double, for the end was rounded; nan becomes infinite."""
        low, high = math.nextafter(self.low, -math.inf), math.nextafter(self.high, math.inf)
        return Hull(-math.inf if math.isnan(low) else low, math.inf if math.isnan(high) else high)


WHOLE_LINE = Hull(-math.inf, math.inf)
_TRUTH = Hull(0.0, 1.0)

At: TypeAlias = Callable[[float], Hull | None]  # the operation's value at a number, if it has one that is known
HullRule: TypeAlias = Callable[..., Hull | None]  # `At` and the arguments' hulls to the result's; None: no value at all


def _rising(least: Hull = WHOLE_LINE, domain: Hull = WHOLE_LINE) -> HullRule:
    """Return the rule of an operation that never falls.

    Args:
        least: what its values tend to at both ends of its domain.
        domain: where it has values.
    """

    def rule(at: At, u: Hull) -> Hull | None:
        if u.high < domain.low or u.low > domain.high:
            return None
        first = at(u.low) if domain.low < u.low and math.isfinite(u.low) else None
        last = at(u.high) if u.high < domain.high and math.isfinite(u.high) else None
        return Hull(first.low if first else least.low, last.high if last else least.high)

    return rule


def _falling(least: Hull, domain: Hull = WHOLE_LINE) -> HullRule:
    """Return the rule of an operation that never rises; see `_rising`."""

    def rule(at: At, u: Hull) -> Hull | None:
        upside_down = _rising(Hull(-least.high, -least.low), domain)(
            lambda x: None if (y := at(x)) is None else Hull(-y.high, -y.low), u
        )
        return None if upside_down is None else Hull(-upside_down.high, -upside_down.low)

    return rule


def _within(low: float, high: float) -> HullRule:
    """Return the rule of an operation of which no more is known than the range of its values."""
    return lambda at, *args: Hull(low, high)


def _sum(at: At, u: Hull, v: Hull) -> Hull:
    return Hull(u.low + v.low, u.high + v.high).widened()


def _difference(at: At, u: Hull, v: Hull) -> Hull:
    return Hull(u.low - v.high, u.high - v.low).widened()


def _product(at: At, u: Hull, v: Hull) -> Hull:
    if (0.0, 0.0) in (u, v):
        return Hull(0.0, 0.0)
    corners = [0.0 if 0.0 in (a, b) else a * b for a in u for b in v]  # an infinite end is never reached
    return Hull(min(corners), max(corners)).widened()


def _quotient(at: At, u: Hull, v: Hull) -> Hull | None:
    if v == (0.0, 0.0):
        return None
    if v.low < 0.0 < v.high:
        return Hull(0.0, 0.0) if u == (0.0, 0.0) else WHOLE_LINE
    sign = 1.0 if v.high > 0.0 else -1.0
    near, far = sorted((sign * v.low, sign * v.high))
    inverse = Hull(sign / far, sign / near if near else sign * math.inf)
    return _product(at, u, Hull(min(inverse), max(inverse)).widened())


def _power(at: At, u: Hull, v: Hull) -> Hull:
    if v.low == v.high and v.low.is_integer() and v.low >= 0.0:
        size = max(abs(u.low), abs(u.high))
        high = _raised(size, v.low)
        if v.low % 2 == 0:
            return Hull(0.0 if v.low else 1.0, high)
        return Hull(-_raised(-u.low, v.low) if u.low < 0 else 0.0, _raised(u.high, v.low) if u.high > 0 else 0.0)
    return Hull(0.0, math.inf) if u.low >= 0.0 else WHOLE_LINE


def _raised(size: float, power: float) -> float:
    """Return a bound on a power from above."""
    try:
        return float(size**power) * (1.0 + 1e-12) + math.ulp(0.0)
    except OverflowError:
        return math.inf


def _absolute(at: At, u: Hull) -> Hull:
    least = 0.0 if u.low <= 0.0 <= u.high else min(abs(u.low), abs(u.high))
    return Hull(least, max(abs(u.low), abs(u.high)))


def _remainder(at: At, u: Hull, v: Hull) -> Hull | None:
    if v == (0.0, 0.0):
        return None
    return Hull(min(v.low, 0.0), max(v.high, 0.0))


def _least(at: At, u: Hull, v: Hull) -> Hull:
    return Hull(min(u.low, v.low), min(u.high, v.high))


def _greatest(at: At, u: Hull, v: Hull) -> Hull:
    return Hull(max(u.low, v.low), max(u.high, v.high))


def _length(at: At, u: Hull, v: Hull) -> Hull:
    return Hull(0.0, math.hypot(max(map(abs, u)), max(map(abs, v)))).widened()


def _rectified(at: At, u: Hull) -> Hull:
    return Hull(max(u.low, 0.0), max(u.high, 0.0))


_POSITIVE, _ONES, _ANGLES = Hull(0.0, math.inf), Hull(-1.0, 1.0), Hull(-1.5707963267948968, 1.5707963267948968)
_TURN = Hull(-3.1415926535897936, 3.1415926535897936)

HULL_RULES: Mapping[str, HullRule] = MappingProxyType(
    {
        "neg": lambda at, u: Hull(-u.high, -u.low),
        "add": _sum,
        "sub": _difference,
        "mul": _product,
        "div": _quotient,
        "pow": _power,
        "sin": _within(-1.0, 1.0),
        "cos": _within(-1.0, 1.0),
        "asin": _rising(_ANGLES, _ONES),
        "acos": _falling(Hull(0.0, _TURN.high), _ONES),
        "atan": _rising(_ANGLES),
        "acot": _within(*_ANGLES),
        "sinh": _rising(),
        "cosh": _within(1.0, math.inf),
        "tanh": _rising(_ONES),
        "sech": _within(0.0, 1.0),
        "asinh": _rising(),
        "acosh": _rising(_POSITIVE, Hull(1.0, math.inf)),
        "atanh": _rising(WHOLE_LINE, _ONES),
        "exp": _rising(_POSITIVE),
        "ln": _rising(WHOLE_LINE, _POSITIVE),
        "log2": _rising(WHOLE_LINE, _POSITIVE),
        "log10": _rising(WHOLE_LINE, _POSITIVE),
        "sqrt": _rising(_POSITIVE, _POSITIVE),
        "cbrt": _rising(),
        "abs": _absolute,
        "sign": _rising(_ONES),
        "floor": _rising(),
        "ceil": _rising(),
        "round": _rising(),
        "min": _least,
        "max": _greatest,
        "mod": _remainder,
        "hypot": _length,
        "atan2": _within(*_TURN),
        "erf": _rising(_ONES),
        "erfc": _falling(Hull(0.0, 2.0)),
        "lambertw": _rising(Hull(-1.0, math.inf), Hull(-0.36787944117144233, math.inf)),
        "sinc": _within(-0.21723362821122166, 1.0),
        "step": _rising(_TRUTH),
        "sigmoid": _rising(_TRUTH),
        "relu": _rectified,
        "softplus": _rising(_POSITIVE),
        "elu": _rising(Hull(-1.0, math.inf)),
        "selu": _rising(Hull(-1.7580993408473773, math.inf)),
        "relu6": _rising(Hull(0.0, 6.0)),
        "hardtanh": _rising(_ONES),
        "softsign": _rising(_ONES),
        **dict.fromkeys(("lt", "le", "gt", "ge", "eq", "ne", "not", "and", "or"), _within(0.0, 1.0)),
    }
)
