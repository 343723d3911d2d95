"""Germs of the functions made of pieces: which piece applies is read off the leading term's sign."""

import math
from collections.abc import Callable

from mgtui.engine.germs.germ import (
    LOST,
    ONE,
    SHORT,
    SIDED,
    UNDEFINED,
    UNKNOWN,
    WILD,
    Germ,
    bounded,
    constant,
    is_zero,
    lost,
    settle,
)
from mgtui.engine.germs.germ_algebra import add, mul, neg, scale, shift, sub
from mgtui.engine.germs.germ_powers import div, heading, power, sign_of, split
from mgtui.engine.germs.lanes import is_finite

_COARSE = 2.0**53
_WORST_TIE = 0.25  # a number known no better than this is not taken for a whole one


def _decided(u: Germ) -> int:
    """Return the state of what depends on u's sign: that of u unless u is 0 at the point."""
    terms = settle(u).terms
    regular = is_zero(u) or (not u.growth and bool(terms) and terms[0][:2] == ONE)
    return u.state if regular else max(u.state, SIDED)


def by_sign(u: Germ, choose: Callable[[float], Germ], unsure: Callable[[Germ], Germ]) -> Germ:
    """Return what `choose` makes of u's sign; `unsure` of u itself, if u oscillates about 0."""
    sign = sign_of(u)
    if math.isnan(sign):
        return unsure(settle(u)) if u.state == WILD else lost(u)
    chosen = choose(sign)
    return chosen._replace(state=max(chosen.state, _decided(u)))


def absolute(u: Germ) -> Germ:
    """Return |u|."""
    return by_sign(u, lambda sign: neg(settle(u)) if sign < 0 else settle(u), lambda settled: settled)


def sign(u: Germ) -> Germ:
    """Return the sign of u."""
    return by_sign(u, lambda sign: constant(sign, u.order), bounded)


def step(u: Germ) -> Germ:
    """Return 0 where u < 0 and 1 elsewhere."""
    return by_sign(u, lambda sign: constant(float(sign >= 0), u.order), bounded)


def cbrt(u: Germ) -> Germ:
    """Return the real cube root of u."""
    return neg(power(neg(u), 1 / 3)) if sign_of(u) < 0 else power(u, 1 / 3)


def maximum(u: Germ, v: Germ) -> Germ:
    """Return the larger of u and v."""
    if u is v:
        return u
    apart = sub(u, v)
    return by_sign(
        apart, lambda sign: u if sign >= 0 else v, lambda oscillating: scale(add(add(u, v), oscillating), 0.5)
    )


def minimum(u: Germ, v: Germ) -> Germ:
    """Return the smaller of u and v."""
    return u if u is v else neg(maximum(neg(u), neg(v)))


def relu(u: Germ) -> Germ:
    """Return u where it is positive and 0 elsewhere."""
    return maximum(u, constant(0.0, u.order))


def floor(u: Germ) -> Germ:
    """Return the greatest whole number at or below u."""
    return _rounded(u, 0.0, math.floor)


def ceil(u: Germ) -> Germ:
    """Return the least whole number at or above u."""
    return neg(_rounded(neg(u), 0.0, math.floor))


def nearest(u: Germ) -> Germ:
    """Return the whole number next to u; halves, where u is constant, go to the even one."""
    return _rounded(u, 0.5, round)


def _rounded(u: Germ, offset: float, constant_rule: Callable[[float], float]) -> Germ:
    """Return the whole number at or below u + offset; `constant_rule` says what a constant u gives."""
    if u.state >= SHORT:
        return u
    if heading(u) != 0.0 or (u.rest <= ONE and u.state == WILD):
        return add(u, bounded(u))
    if u.rest <= ONE:
        return LOST[SHORT]
    c, r, moving = split(u)
    if not is_finite(abs(c) + r + offset):
        return LOST[UNKNOWN]
    close = round(c + offset) + 0.0
    gap = c + offset - close
    tie = -r <= gap <= r < _WORST_TIE
    still = is_zero(moving) or 0.0 < max([abs(term[2]) for term in moving.terms], default=0.0) <= r
    noise = still and not is_zero(moving)
    if (noise or not tie) and r < math.inf and math.floor(c + offset - r) != math.floor(c + offset + r):
        return LOST[UNKNOWN]  # a quotient of 1e200 is not known to a whole number
    if still or not tie:
        whole = constant_rule(c) if still else math.floor(c + offset)
        return constant(whole + 0.0, u.order)._replace(state=u.state)
    apart = settle(shift(u, offset - close))
    if apart.state >= SHORT:
        return LOST[UNKNOWN]
    direction = sign_of(moving)
    if math.isnan(direction):
        return bounded(u) if u.state == WILD else lost(moving)
    if abs(close) >= _COARSE:
        return LOST[UNKNOWN]  # the whole number below it is no double
    whole = close if direction > 0 else close - 1.0
    return constant(whole, u.order)._replace(state=max(u.state, SIDED))


def mod(u: Germ, v: Germ) -> Germ:
    """Return what is left of u after whole vs."""
    return sub(u, mul(v, floor(div(u, v))))


def less(u: Germ, v: Germ) -> Germ:
    """Return 1 where u < v and 0 elsewhere, as all comparisons do."""
    return _compared(u, v, lambda sign: sign < 0)


def less_or_equal(u: Germ, v: Germ) -> Germ:
    """Return u <= v."""
    return _compared(u, v, lambda sign: sign <= 0)


def equal(u: Germ, v: Germ) -> Germ:
    """Return u = v: beside a point where they meet, only what is the same all along is equal."""
    return _compared(u, v, lambda sign: sign == 0)


def unequal(u: Germ, v: Germ) -> Germ:
    """Return u != v."""
    return _compared(u, v, lambda sign: sign != 0)


def _compared(u: Germ, v: Germ, holds: Callable[[float], bool]) -> Germ:
    if u is v and u.state < SHORT:  # cos x < cos x, whatever is known of cos x
        return constant(float(holds(0.0)), u.order)._replace(state=u.state)
    return by_sign(sub(u, v), lambda sign: constant(float(holds(sign)), u.order), bounded)


def choose(c: Germ, u: Germ, v: Germ = LOST[UNDEFINED]) -> Germ:
    """Return u where the condition c holds, v elsewhere; what is not chosen may be undefined."""
    if c.state >= SHORT:
        return c
    if c.state == WILD and not c.terms:  # it oscillates between 0 and 1
        return LOST[UNKNOWN] if max(u.state, v.state) >= SHORT else add(v, mul(c, sub(u, v)))
    chosen = v if is_zero(c) else u
    return chosen._replace(state=max(chosen.state, c.state))


def both(u: Germ, v: Germ) -> Germ:
    """Return v where the condition u holds, u elsewhere."""
    return choose(u, v, u)


def either(u: Germ, v: Germ) -> Germ:
    """Return u where the condition u holds, v elsewhere."""
    return choose(u, u, v)


def opposite(u: Germ) -> Germ:
    """Return 0 where the condition u holds, 1 elsewhere."""
    return choose(u, constant(0.0, u.order), constant(1.0, u.order))
