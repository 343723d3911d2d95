"""What each operation of the language does to power series of balls: the rules of the exact layer, by name.

Series in, series out, as far as `Expansion.terms` goes. At the very point where an operation breaks, a rule gives the
value alone; on a side of it, the branch that is taken there. A rule is only asked for arguments that are series: what
is undefined or undecided stays so without asking.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from flint import arb, arb_series

from mgtui.engine.calculus.balls import (
    UNDECIDED,
    UNDEFINED,
    Ball,
    Expansion,
    Followed,
    Lost,
    Series,
    from_slope,
    is_zero,
    number,
    shifted,
    side_sign,
    sign,
    valuation,
    value_only,
)

BallRule: TypeAlias = Callable[..., Followed]  # the arguments' series and the at, to the result's


class Costed(NamedTuple):
    """A ball rule and what it costs.

    Attributes:
        rule: the rule.
        cost: how many times as much as a sine, about.
    """

    rule: BallRule
    cost: int = 1


def _half() -> Ball:
    return arb(0.5)


def _smooth(make: Callable[[Series], Series]) -> Costed:
    """Return the rule of a function that is smooth wherever it has a value, from how its series is made."""
    return Costed(lambda u, at: make(u))


def _positive(make: Callable[[Series], Series]) -> Costed:
    """Return the rule of a function that has values right of 0 alone."""

    def rule(u: Series, at: Expansion) -> Followed:
        there = sign(u[0])
        if there is None:
            return UNDECIDED
        return make(u) if there > 0 else UNDEFINED

    return Costed(rule)


def _divide(u: Series, v: Series, at: Expansion) -> Followed:
    there = sign(v[0])
    if there is None:
        return UNDECIDED
    if there:
        return u / v
    if not at.side:
        return UNDEFINED
    # Beside a zero of both, what is left when powers of t are cancelled.
    low = valuation(v)
    if low is None or sign(v[low]) is None:
        return UNDECIDED
    first = valuation(u)
    if first is not None and first < low:
        return UNDECIDED if sign(u[first]) is None else UNDEFINED  # a pole
    return shifted(u, low, at.terms) / shifted(v, low, at.terms)


def _inverse(u: Series, at: Expansion) -> Followed:
    return _divide(number(1.0, at.terms), u, at)


def _of_inverse(rule: Callable[[Series, Expansion], Followed]) -> Costed:
    def inverted(u: Series, at: Expansion) -> Followed:
        inverse = _inverse(u, at)
        return inverse if isinstance(inverse, Lost) else rule(inverse, at)

    return Costed(inverted, 2)


def _power(u: Series, v: Series, at: Expansion) -> Followed:
    exponent = v[0]
    whole = _small_whole(exponent)
    if len(v) <= 1 and whole is not None:
        return _whole_power(u, whole, at)
    base = sign(u[0])
    if base is None:
        return UNDECIDED
    if base > 0:
        return (v * u.log()).exp()
    if base == 0:
        size = sign(exponent)
        if size is None or size < 0:
            return UNDECIDED if size is None else UNDEFINED
        return value_only(arb(0 if size else 1), at.terms)  # 0^0 is 1, as in floating point
    if whole is None:
        return UNDECIDED if exponent.contains_integer() else UNDEFINED
    # (-3)^x has a value where x is whole, and none beside it
    there = _whole_power(arb_series([u[0]], 1), whole, Expansion(0, 1))
    return there if isinstance(there, Lost) else value_only(there[0], at.terms)


_LARGE = 2**53  # whole numbers from here on are not written out: 2^x at 1e18 would take an exabyte


def _small_whole(ball: Ball) -> int | None:
    """Return the whole number that a ball is; None where it is none, not known, or large."""
    return int(ball.unique_fmpz()) if ball.is_integer() and abs(ball) < _LARGE else None


def _whole_power(u: Series, n: int, at: Expansion) -> Followed:
    if n < 0:
        return _inverse(_raised(u, -n, at.terms), at)
    return _raised(u, n, at.terms)


def _raised(u: Series, n: int, terms: int) -> Series:
    """Return u to the n >= 0 by repeated squaring."""
    result = number(1.0, terms)
    while n:
        if n & 1:
            result = result * u
        n >>= 1
        if n:
            u = u * u
    return result


def _square_root(u: Series, at: Expansion) -> Followed:
    there = side_sign(u, at)
    if isinstance(there, Lost) or there < 0:
        return UNDECIDED if isinstance(there, Lost) else UNDEFINED
    if sign(u[0]):
        return u.sqrt()
    first = valuation(u)
    if not at.side or first is None or first % 2:
        return value_only(arb(0), at.terms)
    # The root of t^2·g is |t|·√g.
    root = shifted(u, first, at.terms).sqrt()
    power = arb_series([0] * (first // 2) + [at.side ** (first // 2)], at.terms)
    return root * power


def _cube_root(u: Series, at: Expansion) -> Followed:
    there = sign(u[0])
    if there is None:
        return UNDECIDED
    if there == 0:
        return value_only(arb(0), at.terms)
    head = u[0] * there
    # u = head·q with q(0) = 1 exactly, so that the cube root of 8 is 2 and no ball around it.
    q = arb_series([arb(1)] + [u[k] * there / head for k in range(1, at.terms)], at.terms)
    return (q.log() / 3).exp() * (_exact_cube_root(head) * there)


def _exact_cube_root(head: Ball) -> Ball:
    root = head.root(3)
    near = arb(float(root.mid()))
    return near if is_zero(near * near * near - head) else root


def _within_one(inner: Callable[[Series], Series], end: Callable[[Ball], Ball]) -> BallRule:
    """Return the rule of a function on -1..1 that gets upright at both ends."""

    def rule(u: Series, at: Expansion) -> Followed:
        below, above = sign(1 - u[0]), sign(1 + u[0])
        if below is None or above is None:
            return UNDECIDED
        if below < 0 or above < 0:
            return UNDEFINED
        return inner(u) if below and above else value_only(end(u[0]), at.terms)

    return rule


def _hyperbolic(u: Series, sign_: int) -> Series:
    return (u.exp() + sign_ * (-u).exp()) / 2


def _away(u: Series) -> Series:
    """Return u or -u, whichever is positive where that is known: e^-u then cannot overflow."""
    return u if u[0] > 0 else -u


def _tanh(u: Series) -> Series:
    fading = (-2 * _away(u)).exp()  # sech² as 4e^-2|u| / (1 + e^-2|u|)², which cannot overflow
    return from_slope(u[0].tanh(), u.derivative() * 4 * fading / ((1 + fading) * (1 + fading)))


def _asinh(u: Series) -> Series:
    return from_slope(u[0].asinh(), u.derivative() / (1 + u * u).sqrt())


def _acosh(u: Series, at: Expansion) -> Followed:
    beyond = sign(u[0] - 1)
    if beyond is None:
        return UNDECIDED
    if beyond < 0:
        return UNDEFINED
    if beyond == 0:
        return value_only(arb(0), at.terms)
    return from_slope(u[0].acosh(), u.derivative() / ((u - 1) * (u + 1)).sqrt())


def _atanh(u: Series, at: Expansion) -> Followed:
    inside = sign((1 - u[0]) * (1 + u[0]))
    if inside is None:
        return UNDECIDED
    return from_slope(u[0].atanh(), u.derivative() / ((1 - u) * (1 + u))) if inside > 0 else UNDEFINED


def _log(u: Series, v: Series, at: Expansion) -> Followed:
    signs = sign(u[0]), sign(v[0])
    if None in signs:
        return UNDECIDED
    return _divide(u.log(), v.log(), at) if signs == (1, 1) else UNDEFINED


def _absolute(u: Series, at: Expansion) -> Followed:
    there = side_sign(u, at)
    if isinstance(there, Lost):
        return u if len(u) == 0 else there  # 0 as far as the terms go
    return u * there if there else value_only(arb(0), at.terms)


def _relu(u: Series, at: Expansion) -> Followed:
    there = side_sign(u, at)
    if isinstance(there, Lost):
        return u if len(u) == 0 else there
    if there == 0:
        return value_only(arb(0), at.terms)
    return u if there > 0 else number(0.0, at.terms)


def _steps(below: float, zero: float, above: float) -> Costed:
    """Return the rule of a function that is one number left of 0 and another one right of it."""

    def rule(u: Series, at: Expansion) -> Followed:
        there = side_sign(u, at)
        if isinstance(there, Lost):
            return there
        if there == 0:
            return value_only(arb(zero), at.terms)
        return number(above if there > 0 else below, at.terms)

    return Costed(rule)


def _floor(u: Series, at: Expansion) -> Followed:
    if u[0].is_integer():
        if not at.side:
            return value_only(u[0], at.terms)
        there = side_sign(u - u[0], at)
        if isinstance(there, Lost):
            return there
        return arb_series([u[0] - 1 if there < 0 else u[0]], at.terms)
    whole = u[0].floor()
    return arb_series([whole], at.terms) if whole.is_integer() else UNDECIDED


def _ceil(u: Series, at: Expansion) -> Followed:
    down = _floor(-u, at)
    return down if isinstance(down, Lost) else -down


def _round(u: Series, at: Expansion) -> Followed:
    up = u + _half()
    whole = _small_whole(up[0])
    if not at.side and whole is not None:  # a half goes to the even one
        return value_only(arb(whole - whole % 2), at.terms)
    return _floor(up, at)


def _chosen(keep: int) -> Costed:
    """Return the rule of min (keep -1) or max (keep 1)."""

    def rule(u: Series, v: Series, at: Expansion) -> Followed:
        apart = u - v
        if len(apart) == 0:  # alike as far as the terms go
            return u
        there = side_sign(apart, at)
        if isinstance(there, Lost):
            return there
        if there == 0:
            return value_only(u[0], at.terms)
        return u if there == keep else v

    return Costed(rule)


def _mod(u: Series, v: Series, at: Expansion) -> Followed:
    quotient = UNDEFINED if is_zero(v[0]) else _divide(u, v, at)
    whole = quotient if isinstance(quotient, Lost) else _floor(quotient, at)
    return whole if isinstance(whole, Lost) else u - v * whole


def _gamma(u: Series, at: Expansion) -> Followed:
    if u[0].is_integer() and not u[0] > 0:
        return UNDEFINED
    return u.gamma()


def _sinc(u: Series, at: Expansion) -> Followed:
    there = sign(u[0])
    if there is None:
        return UNDECIDED
    if there:
        return u.sin() / u
    term = total = number(1.0, at.terms)
    for k in range(2, at.terms, 2):  # sin(u)/u = 1 - u²/3! + u⁴/5! - …
        term = term * u * u / -(k * (k + 1))
        total = total + term
    return total


def _sigmoid(u: Series) -> Series:
    fading = (-_away(u)).exp()
    return (1 if u[0] > 0 else fading) / (1 + fading)


def _softplus(u: Series) -> Series:
    there = u[0]
    value = there + (-there).exp().log1p() if there > 0 else there.exp().log1p()
    return from_slope(value, u.derivative() * _sigmoid(u))


def _gelu(u: Series) -> Series:
    return u * (u * -_half().sqrt()).erfc() / 2


_ASIN = _within_one(lambda u: u.asin(), lambda end: end.asin())
_ACOS = _within_one(lambda u: u.acos(), lambda end: end.acos())

BALL_RULES: Mapping[str, Costed] = MappingProxyType(
    {
        "neg": _smooth(lambda u: -u),
        "add": Costed(lambda u, v, at: u + v),
        "sub": Costed(lambda u, v, at: u - v),
        "mul": Costed(lambda u, v, at: u * v),
        "div": Costed(_divide),
        "pow": Costed(_power, 2),
        "sin": _smooth(lambda u: u.sin()),
        "cos": _smooth(lambda u: u.cos()),
        "tan": _smooth(lambda u: u.tan()),
        "sec": _smooth(lambda u: 1 / u.cos()),
        "csc": Costed(lambda u, at: _inverse(u.sin(), at)),
        "cot": Costed(lambda u, at: _divide(u.cos(), u.sin(), at), 2),
        "asin": Costed(_ASIN),
        "acos": Costed(_ACOS),
        "atan": _smooth(lambda u: u.atan()),
        "asec": _of_inverse(_ACOS),
        "acsc": _of_inverse(_ASIN),
        "acot": _of_inverse(lambda u, at: u.atan()),
        "sinh": _smooth(lambda u: _hyperbolic(u, -1)),
        "cosh": _smooth(lambda u: _hyperbolic(u, 1)),
        "tanh": _smooth(_tanh),
        "asinh": _smooth(_asinh),
        "acosh": Costed(_acosh),
        "atanh": Costed(_atanh),
        "exp": _smooth(lambda u: u.exp()),
        "ln": _positive(lambda u: u.log()),
        "log2": _positive(lambda u: u.log() / arb.const_log2()),
        "log10": _positive(lambda u: u.log() / arb.const_log10()),
        "log": Costed(_log, 2),
        "sqrt": Costed(_square_root),
        "cbrt": Costed(_cube_root, 2),
        "abs": Costed(_absolute),
        "sign": _steps(-1.0, 0.0, 1.0),
        "floor": Costed(_floor),
        "ceil": Costed(_ceil),
        "round": Costed(_round),
        "min": _chosen(-1),
        "max": _chosen(1),
        "mod": Costed(_mod),
        "erf": Costed(lambda u, at: u.erf(), 8),
        "gamma": Costed(_gamma, 40),
        "sinc": Costed(_sinc),
        "step": _steps(0.0, 1.0, 1.0),
        "sigmoid": _smooth(_sigmoid),
        "relu": Costed(_relu),
        "softplus": _smooth(_softplus),
        "silu": _smooth(lambda u: u * _sigmoid(u)),
        "gelu": Costed(lambda u, at: _gelu(u), 8),
    }
)
