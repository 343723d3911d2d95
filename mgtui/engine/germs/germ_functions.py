"""Germs of the functions that are smooth wherever they are defined, by the names the function table uses.

Each is composed with its Taylor series; beyond, as its argument runs off or reaches the edge of its domain, an
identity leads back to powers, exp and ln.
"""

import math
from collections.abc import Callable
from typing import TypeAlias

from mgtui.engine.germs import taylor
from mgtui.engine.germs.germ import (
    FLAT,
    LARGE,
    LOST,
    ONE,
    SHORT,
    SIDED,
    UNDEFINED,
    Germ,
    bounded,
    limit,
    lost,
    settle,
)
from mgtui.engine.germs.germ_algebra import Taylor, add, compose, mul, neg, scale, shift, sub
from mgtui.engine.germs.germ_powers import div, exp, heading, inv, ln, power, split

GermRule: TypeAlias = Callable[[Germ], Germ]

_WORST = 0.25  # of a period, or of the way to the other edge: an argument known no better is lost
_ROOT_HALF = math.sqrt(0.5)


def _everywhere(
    series: Taylor, beyond: Callable[[Germ, float], Germ], rounding: float = 2.0, blur: float = 0.0
) -> GermRule:
    """Return the rule of a function that is analytic on the whole line.

    Args:
        series: its series.
        beyond: what it does at infinity.
        rounding: as in `compose`.
        blur: as in `compose`.
    """

    def rule(u: Germ) -> Germ:
        towards = heading(u)
        if towards == 0.0:
            return compose(u, series, rounding, blur)
        return lost(u) if math.isnan(towards) else beyond(u, math.copysign(1.0, towards))

    return rule


def _oscillating(series: Taylor) -> GermRule:
    def rule(u: Germ) -> Germ:
        if u.state >= SHORT:
            return u
        if heading(u) != 0.0:
            return bounded(u)
        if split(u)[1] > _WORST * math.tau:  # where in its period u is, nobody knows
            return Germ((), ONE, (), u.state, u.order)
        return compose(u, series)

    return rule


def _atan_beyond(u: Germ, side: float) -> Germ:
    return shift(neg(compose(inv(u), taylor.atan)), side * math.pi / 2)


def _hyperbolic(series: Taylor, sign: float) -> GermRule:
    """Return the rule of (e^u + sign e^-u)/2, by just that where e^u exceeds doubles."""

    def rule(u: Germ) -> Germ:
        if heading(u) == 0.0 and abs(split(u)[0]) < LARGE:
            return compose(u, series)
        return scale(add(exp(u), scale(exp(neg(u)), sign)), 0.5)

    return rule


def _tanh_beyond(u: Germ, side: float) -> Germ:
    small = exp(scale(u, -2.0 * side))
    return scale(div(shift(neg(small), 1.0), shift(small, 1.0)), side)


def _erf_beyond(u: Germ, side: float) -> Germ:
    small = exp(neg(mul(u, u)))
    if small.state >= SHORT:
        return small
    rest = FLAT if small.growth or not small.terms else small.terms[0][:2]
    return Germ(((*ONE, side, 0.0),), rest, (), max(u.state, SIDED), u.order)


def _erfc_beyond(u: Germ, side: float) -> Germ:
    small = _erf_beyond(u, side)
    return shift(neg(small), 1.0) if side < 0 or small.state >= SHORT else small._replace(terms=())


def _log_sum(u: Germ, square: Germ) -> Germ:
    """Return ln(u + sqrt(square)): the inverse hyperbolic functions, for u > 0 and u² + 1 or u² - 1."""
    return ln(add(u, power(square, 0.5)))


def _asinh_beyond(u: Germ, side: float) -> Germ:
    return scale(_log_sum(scale(u, side), shift(mul(u, u), 1.0)), side)


def _acosh_beyond(u: Germ) -> Germ:
    return _log_sum(u, mul(shift(u, -1.0), shift(u, 1.0)))  # u² - 1 would cancel beside 1


sin = _oscillating(taylor.sin)
cos = _oscillating(taylor.cos)
sinh = _hyperbolic(taylor.sinh, -1.0)
cosh = _hyperbolic(taylor.cosh, 1.0)
tanh = _everywhere(taylor.tanh, _tanh_beyond)
atan = _everywhere(taylor.atan, _atan_beyond)
asinh = _everywhere(taylor.asinh, _asinh_beyond)
erf = _everywhere(taylor.erf, _erf_beyond, rounding=8.0)
erfc = _everywhere(taylor.erfc, _erfc_beyond, rounding=8.0)
expm1 = _everywhere(taylor.expm1, lambda u, side: shift(exp(u), -1.0))
sinc = _everywhere(taylor.sinc, lambda u, side: div(sin(u), u), rounding=4.0, blur=4.0)
sigmoid = _everywhere(taylor.sigmoid, lambda u, side: inv(shift(exp(neg(u)), 1.0)), blur=1.0)
softplus = _everywhere(
    taylor.softplus, lambda u, side: add(u, ln(shift(exp(neg(u)), 1.0))) if side > 0 else ln(shift(exp(u), 1.0))
)


def position_of(u: Germ, edge: float) -> float:
    """Return 1 or -1 as a bounded u lies clearly above or below an edge of a domain, 0 at it, nan if lost."""
    if math.isnan(limit(u)):
        return math.nan
    c, r, _ = split(u)
    if r > _WORST:
        return math.nan
    if abs(c - edge) > r:
        return math.copysign(1.0, c - edge)
    apart = settle(shift(u, -edge))
    if apart.state >= SHORT:
        return math.nan
    return math.copysign(1.0, apart.terms[0][2]) if apart.terms and apart.terms[0][:2] == ONE else 0.0


def _inside(series: Taylor, at_edge: Callable[[Germ, float], Germ]) -> GermRule:
    """Return the rule of a function whose domain is -1 to 1: `at_edge` says what it does near 1 or -1."""

    def rule(u: Germ) -> Germ:
        if math.isinf(heading(u)):
            return LOST[UNDEFINED]
        value = limit(u)
        if math.isnan(value):
            return lost(u)
        side = math.copysign(1.0, value)
        where = side * position_of(u, side)
        if math.isnan(where):
            return lost(u)
        if where:
            return compose(u, series) if where < 0 else LOST[UNDEFINED]
        return at_edge(u, side)

    return rule


def _asin_at_edge(u: Germ, side: float) -> Germ:
    gap = scale(shift(scale(u, -side), 1.0), 0.5)  # asin u = π/2 - 2 asin sqrt((1 - u)/2)
    return scale(shift(scale(asin(power(gap, 0.5)), -2.0), math.pi / 2), side)


def _atanh_at_edge(u: Germ, side: float) -> Germ:
    return scale(sub(ln(shift(u, 1.0)), ln(shift(neg(u), 1.0))), 0.5)


asin = _inside(taylor.asin, _asin_at_edge)
atanh = _inside(taylor.atanh, _atanh_at_edge)


def acos(u: Germ) -> Germ:
    """Return the angle whose cosine is u."""
    return shift(neg(asin(u)), math.pi / 2)


def acosh(u: Germ) -> Germ:
    """Return the inverse hyperbolic cosine of u."""
    towards = heading(u)
    if math.isinf(towards):
        return _acosh_beyond(u) if towards > 0 else LOST[UNDEFINED]
    where = position_of(u, 1.0)
    if math.isnan(where):
        return lost(u)
    if where:
        return compose(u, taylor.acosh) if where > 0 else LOST[UNDEFINED]
    return _acosh_beyond(u)


def tan(u: Germ) -> Germ:
    """Return the tangent of u."""
    return div(sin(u), cos(u))


def cot(u: Germ) -> Germ:
    """Return the cotangent of u."""
    return div(cos(u), sin(u))


def sec(u: Germ) -> Germ:
    """Return the secant of u."""
    return inv(cos(u))


def csc(u: Germ) -> Germ:
    """Return the cosecant of u."""
    return inv(sin(u))


def acot(u: Germ) -> Germ:
    """Return the angle whose cotangent is u, atan(1/u)."""
    return atan(inv(u))


def asec(u: Germ) -> Germ:
    """Return the angle whose secant is u."""
    return acos(inv(u))


def acsc(u: Germ) -> Germ:
    """Return the angle whose cosecant is u."""
    return asin(inv(u))


def sqrt(u: Germ) -> Germ:
    """Return the square root of u."""
    return power(u, 0.5)


def log2(u: Germ) -> Germ:
    """Return the logarithm of u to base 2."""
    return scale(ln(u), 1.0 / math.log(2.0))


def log10(u: Germ) -> Germ:
    """Return the logarithm of u to base 10."""
    return scale(ln(u), 1.0 / math.log(10.0))


def log(u: Germ, v: Germ) -> Germ:
    """Return the logarithm of u to base v."""
    return div(ln(u), ln(v))


def silu(u: Germ) -> Germ:
    """Return u * sigmoid(u)."""
    return mul(u, sigmoid(u))


def gelu(u: Germ) -> Germ:
    """Return u times the bell curve's area below u."""
    return scale(mul(u, erfc(scale(u, -_ROOT_HALF))), 0.5)  # 1 + erf would cancel on the left
