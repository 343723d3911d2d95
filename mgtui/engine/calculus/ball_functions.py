"""Smooth functions of power series of balls; see `ball_rules`.

Written so that nothing overflows where the result is an ordinary number: a ball that has overflowed knows nothing more.
"""

from collections.abc import Callable

from flint import arb

from mgtui.engine.calculus.ball_powers import divide, inverse, square_root
from mgtui.engine.calculus.balls import (
    UNDECIDED,
    UNDEFINED,
    Ball,
    Expansion,
    Followed,
    Lost,
    Series,
    from_slope,
    nothing_at,
    number,
    side_sign,
    sign,
    value_only,
)

Unary = Callable[[Series, Expansion], Followed]


def smooth(make: Callable[[Series], Series]) -> Unary:
    """Return the rule of a function that is smooth wherever it has a value, from how its series is made."""
    return lambda u, at: make(u)


def positive(make: Callable[[Series], Series]) -> Unary:
    """Return the rule of a function that has values right of 0 alone."""

    def rule(u: Series, at: Expansion) -> Followed:
        there = sign(u[0])
        if there is None:
            return UNDECIDED
        return make(u) if there > 0 else UNDEFINED if there < 0 else nothing_at(at)

    return rule


def of_inverse(rule: Unary) -> Unary:
    """Return the rule of g(1/u) from that of g."""

    def inverted(u: Series, at: Expansion) -> Followed:
        upside_down = inverse(u, at)
        return upside_down if isinstance(upside_down, Lost) else rule(upside_down, at)

    return inverted


def within_one(inner: Callable[[Series], Series], end: Callable[[Ball], Ball]) -> Unary:
    """Return the rule of a function on -1..1 that gets upright at both ends."""

    def rule(u: Series, at: Expansion) -> Followed:
        below, above = sign(1 - u[0]), sign(1 + u[0])
        if below is None or above is None:
            return UNDECIDED
        if below < 0 or above < 0:
            return UNDEFINED
        return inner(u) if below and above else value_only(end(u[0]), at.terms)

    return rule


asin = within_one(lambda u: u.asin(), lambda end: end.asin())
acos = within_one(lambda u: u.acos(), lambda end: end.acos())


def hyperbolic(u: Series, sign_: int) -> Series:
    """Return cosh (1) or sinh (-1)."""
    return (u.exp() + sign_ * (-u).exp()) / 2


def _away(u: Series) -> Series:
    """Return u or -u, whichever is positive where that is known: e^-u then cannot overflow."""
    return u if u[0] > 0 else -u


def tanh(u: Series) -> Series:
    """Return sinh(u)/cosh(u)."""
    fading = (-2 * _away(u)).exp()  # sech² as 4e^-2|u| / (1 + e^-2|u|)², which cannot overflow
    return from_slope(u[0].tanh(), u.derivative() * 4 * fading / ((1 + fading) * (1 + fading)))


def sech(u: Series) -> Series:
    """Return 1/cosh(u)."""
    fading = (-_away(u)).exp()
    return 2 * fading / (1 + fading * fading)


def csch(u: Series, at: Expansion) -> Followed:
    """Return 1/sinh(u)."""
    return _odd(u, at, lambda fading: 2 * fading)


def coth(u: Series, at: Expansion) -> Followed:
    """Return cosh(u)/sinh(u)."""
    return _odd(u, at, lambda fading: 1 + fading * fading)


def _odd(u: Series, at: Expansion, above: Callable[[Series], Series]) -> Followed:
    """Return what is `above` e^-|u| over 1 - e^-2|u|, with the sign of u."""
    fading = (-_away(u)).exp()
    quotient = divide(above(fading), 1 - fading * fading, at)
    return quotient if isinstance(quotient, Lost) or u[0] > 0 else -quotient


def asinh(u: Series) -> Series:
    """Return the inverse of sinh."""
    return from_slope(u[0].asinh(), u.derivative() / (1 + u * u).sqrt())


def acosh(u: Series, at: Expansion) -> Followed:
    """Return the inverse of cosh, u >= 1."""
    beyond = sign(u[0] - 1)
    if beyond is None:
        return UNDECIDED
    if beyond < 0:
        return UNDEFINED
    if beyond == 0:
        return value_only(arb(0), at.terms)
    return from_slope(u[0].acosh(), u.derivative() / ((u - 1) * (u + 1)).sqrt())


def atanh(u: Series, at: Expansion) -> Followed:
    """Return the inverse of tanh, -1 < u < 1."""
    inside = sign((1 - u[0]) * (1 + u[0]))
    if inside is None:
        return UNDECIDED
    if inside > 0:
        return from_slope(u[0].atanh(), u.derivative() / ((1 - u) * (1 + u)))
    return UNDEFINED if inside < 0 else nothing_at(at)


def log(u: Series, v: Series, at: Expansion) -> Followed:
    """Return the logarithm of u to base v."""
    signs = sign(u[0]), sign(v[0])
    if None in signs:
        return UNDECIDED
    if signs == (1, 1):
        return divide(u.log(), v.log(), at)
    return UNDEFINED if -1 in signs else nothing_at(at)


def hypot(u: Series, v: Series, at: Expansion) -> Followed:
    """Return the length of (u, v)."""
    return square_root(u * u + v * v, at)


def atan2(u: Series, v: Series, at: Expansion) -> Followed:
    """Return the angle of the point (v, u): it jumps by 2π where v < 0 and u = 0, and is π there."""
    up, right = sign(u[0]), sign(v[0])
    if up is None and right != 1:
        return UNDECIDED
    if up == 0 and right == 0:
        return UNDECIDED if at.side else UNDEFINED
    if up == 0 and right is None:
        return UNDECIDED
    angle = from_slope(arb.atan2(u[0], v[0]), (u.derivative() * v - v.derivative() * u) / (u * u + v * v))
    if up != 0 or right != -1 or len(u) <= 1:
        return angle
    if not at.side:
        return value_only(angle[0], at.terms)
    above = side_sign(u, at)
    return above if isinstance(above, Lost) else angle if above > 0 else angle - 2 * arb.pi()


def gamma(u: Series, at: Expansion) -> Followed:
    """Return the gamma function."""
    if u[0].is_integer() and not u[0] > 0:
        return nothing_at(at)
    return u.gamma()


def lgamma(u: Series, at: Expansion) -> Followed:
    """Return ln|gamma(u)|."""
    if u[0] > 0:
        return u.lgamma()
    inner = gamma(u, at)
    there = UNDEFINED if isinstance(inner, Lost) else sign(inner[0])
    if isinstance(inner, Lost) or there is None:
        return UNDECIDED if there is None else inner
    return (inner * there).log()


def lambert_w(u: Series, at: Expansion) -> Followed:
    """Return the w >= -1 with w·e^w = u."""
    beyond = sign(u[0] * arb.const_e() + 1)
    if beyond is None:
        return UNDECIDED
    return u.lambertw() if beyond > 0 else UNDEFINED


def sinc(u: Series, at: Expansion) -> Followed:
    """Return sin(u)/u, with 1 at 0."""
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


def sigmoid(u: Series) -> Series:
    """Return 1/(1 + e^-u)."""
    fading = (-_away(u)).exp()
    return (1 if u[0] > 0 else fading) / (1 + fading)


def softplus(u: Series) -> Series:
    """Return ln(1 + e^u)."""
    there = u[0]
    value = there + (-there).exp().log1p() if there > 0 else there.exp().log1p()
    return from_slope(value, u.derivative() * sigmoid(u))


def gelu(u: Series) -> Series:
    """Return u times the bell curve's area below it."""
    return u * (u * -arb(0.5).sqrt()).erfc() / 2


def mish(u: Series) -> Series:
    """Return u·tanh(ln(1 + e^u))."""
    fading = (-_away(u)).exp()
    if u[0] > 0:
        return u * (1 + 2 * fading) / (1 + 2 * fading * (1 + fading))
    return u * fading * (fading + 2) / (fading * (fading + 2) + 2)
