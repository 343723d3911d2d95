"""Functions of intervals whose bounds are not simply their values at the ends; see `interval_rules`."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from mgtui.engine.calculus import plane_rules
from mgtui.engine.calculus import unary_rules as unary
from mgtui.engine.calculus.intervals import (
    Interval,
    IntervalRule,
    all_numbers,
    clipped,
    either,
    falling,
    hull,
    passes,
    product,
    reciprocal,
    rising,
    total,
    turning,
)

_GAMMA_TURN, _GAMMA_LEAST = 1.4616321449683623, 0.8856031944108887
_SINC_TURN, _SINC_LEAST = 4.493409457909064, -0.21723362821122166

ABSOLUTE = turning(np.abs, 0.0, 0.0)
LN = rising(np.log, 0.0, ends=False)


def negative(u: Interval) -> Interval:
    """Return -u."""
    return Interval(-u.high, -u.low, u.broken)


def subtract(u: Interval, v: Interval) -> Interval:
    """Return u - v."""
    return total(u, negative(v) if v.constant is None else Interval(-v.low, -v.high))


def divide(u: Interval, v: Interval) -> Interval:
    """Return u / v."""
    if v.constant:
        low, high = np.divide(u.low, v.low), np.divide(u.high, v.low)
        return Interval(low, high, u.broken) if v.low > 0.0 else Interval(high, low, u.broken)
    return product(u, reciprocal(v))


def _whole_power(u: Interval, n: float) -> Interval:
    """Return u to a whole power above 0."""

    def value(x: Any) -> Any:
        return x * x if n == 2.0 else x * x * x if n == 3.0 else np.power(x, n)

    return turning(value, 0.0, 0.0)(u) if n % 2.0 == 0.0 else Interval(value(u.low), value(u.high), u.broken)


def power(u: Interval, v: Interval) -> Interval:
    """Return u to the power v."""
    n, base = v.constant, u.constant
    if n is not None and n == 0.0:
        return Interval(u.low * 0.0 + 1.0, u.high * 0.0 + 1.0, u.broken)
    if n is not None and n.is_integer():
        return _whole_power(u, n) if n > 0.0 else reciprocal(_whole_power(u, -n))
    if base is not None and base > 0.0:
        return (rising if base >= 1.0 else falling)(lambda x: np.power(base, x))(v)
    u = clipped(u, 0.0, ends=n is not None and n > 0.0)
    corners = [np.power(a, b) for a in (u.low, u.high) for b in (v.low, v.high)]
    broken = either(u.broken, v.broken, (u.low <= 0.0) & (v.low <= 0.0))
    return hull(corners, broken, np.isnan(u.low + u.high) | v.undefined)


def sine(u: Interval) -> Interval:
    """Return sin(u)."""
    ends = hull((np.sin(u.low), np.sin(u.high)), u.broken)
    high = np.where(passes(u, math.pi / 2, math.tau), 1.0, ends.high)
    return Interval(np.where(passes(u, -math.pi / 2, math.tau), -1.0, ends.low), high, u.broken)


def cosine(u: Interval) -> Interval:
    """Return cos(u)."""
    ends = hull((np.cos(u.low), np.cos(u.high)), u.broken)
    high = np.where(passes(u, 0.0, math.tau), 1.0, ends.high)
    return Interval(np.where(passes(u, math.pi, math.tau), -1.0, ends.low), high, u.broken)


def tangent(u: Interval) -> Interval:
    """Return tan(u)."""
    return all_numbers(passes(u, math.pi / 2, math.pi), Interval(np.tan(u.low), np.tan(u.high), u.broken))


def cotangent(u: Interval) -> Interval:
    """Return cot(u)."""
    sides = Interval(np.divide(1.0, np.tan(u.high)), np.divide(1.0, np.tan(u.low)), u.broken)
    return all_numbers(passes(u, 0.0, math.pi) | (u.low % math.pi == 0.0), sides)


def of_reciprocal(rule: IntervalRule) -> IntervalRule:
    """Return the rule of 1/u put into another."""
    return lambda u: rule(reciprocal(u))


def one_over(rule: IntervalRule) -> IntervalRule:
    """Return the rule of 1 over another."""
    return lambda u: reciprocal(rule(u))


def log(u: Interval, v: Interval) -> Interval:
    """Return the logarithm of u to base v."""
    return divide(LN(u), LN(v))


def root(u: Interval, v: Interval) -> Interval:
    """Return the v-th root of u."""
    n = v.constant
    if n is None or n == 0.0:
        return all_numbers(~(u.undefined | v.undefined), u)
    if n < 0.0:
        return reciprocal(root(u, Interval(-v.low, -v.low)))
    least = -math.inf if n % 2.0 == 1.0 else 0.0
    return rising(lambda x: plane_rules.ROOT.value(x, n), least)(u)


def hypot(u: Interval, v: Interval) -> Interval:
    """Return sqrt(u² + v²)."""
    u, v = ABSOLUTE(u), ABSOLUTE(v)
    return Interval(np.hypot(u.low, v.low), np.hypot(u.high, v.high), either(u.broken, v.broken))


def angle_of(u: Interval, v: Interval) -> Interval:
    """Return the angle of the point (v, u)."""
    cut = (v.low <= 0.0) & (u.low <= 0.0) & (u.high >= 0.0)
    corners = [np.arctan2(a, b) for a in (u.low, u.high) for b in (v.low, v.high)]
    found = hull(corners, either(u.broken, v.broken), u.undefined | v.undefined)
    return Interval(np.where(cut, -math.pi, found.low), np.where(cut, math.pi, found.high), either(found.broken, cut))


def _gamma_above_0(u: Interval) -> Interval:
    return turning(lambda x: np.where(x == 0.0, np.inf, unary.GAMMA.value(x)), _GAMMA_TURN, _GAMMA_LEAST)(u)


def _log_gamma_above_0(u: Interval) -> Interval:
    least = math.log(_GAMMA_LEAST)
    return turning(lambda x: np.where(x == 0.0, np.inf, unary.LGAMMA.value(x)), _GAMMA_TURN, least)(u)


def _reflected(above: IntervalRule, below: Callable[[Interval, Interval], Interval]) -> IntervalRule:
    """Return the rule of a kind of gamma: above 0 it turns once, below it is told by π, sin(πu) and 1 - u."""

    def rule(u: Interval) -> Interval:
        right = above(Interval(np.maximum(u.low, 0.0), np.maximum(u.high, 0.0), u.broken))
        negative = u.low <= 0.0
        if not np.any(negative):
            return right
        whole = negative & (np.floor(np.minimum(u.high, 0.0)) >= np.ceil(u.low))
        mirrored = above(Interval(np.maximum(1.0 - u.high, 0.0), np.maximum(1.0 - u.low, 0.0)))
        wave = sine(Interval(math.pi * u.low, math.pi * u.high))
        left = below(Interval(wave.low / math.pi, wave.high / math.pi), mirrored)
        low, high = np.where(negative, left.low, right.low), np.where(negative, left.high, right.high)
        return all_numbers(whole, Interval(low, high, u.broken))

    return rule


def sinc(u: Interval) -> Interval:
    """Return sin(u)/u."""
    near = turning(unary.SINC.value, 0.0, 1.0)(u)
    far = divide(sine(u), u)
    size = np.maximum(np.abs(u.low), np.abs(u.high))
    around = (u.low <= 0.0) & (u.high >= 0.0)
    low = np.where(size <= _SINC_TURN, near.low, np.where(around, _SINC_LEAST, far.low))
    return Interval(low, np.where(size <= _SINC_TURN, near.high, np.where(around, 1.0, far.high)), u.broken)


GAMMA = _reflected(_gamma_above_0, lambda sine, g: reciprocal(product(sine, g)))
LGAMMA = _reflected(_log_gamma_above_0, lambda sine, g: subtract(negative(g), LN(ABSOLUTE(sine))))
