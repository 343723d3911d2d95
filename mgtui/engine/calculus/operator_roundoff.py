"""Bounds on round-off of the operations of two arguments; `roundoff` says what such a rule takes and returns."""

import math

import numpy as np

from mgtui.engine.calculus.powers import is_multiplied_out, ratio
from mgtui.engine.calculus.roundoff import (
    LOST,
    NEAR,
    TINY,
    UNIT,
    Bounded,
    Errors,
    Magnitude,
    Sized,
    alive,
    by_ratio,
    magnitude,
    pick,
    ratio_errors,
    sized,
    smooth_errors,
)

EULER_ERROR = 0.5 * math.ulp(math.e)  # what the constant e carries, and hardly anything else
POWER_UNITS = 8.0  # np.power and np.exp: measured 1.1, and 4 ulps is what numpy asks of its vector code
_LOG_UNITS = 8.0  # np.log: likewise
_EULER_OFF = 1.45e-16  # e less the double next to it


def negate(w: Sized, u: Bounded) -> Errors:
    """Return the errors of -u."""
    return u[4:]


def add(w: Sized, u: Bounded, v: Bounded) -> Errors:
    """Return the errors of u + v and of u - v; no sum is so small that it underflows."""
    _, m, m1, m2 = w
    (_, du, _), *_, a, a1, a2 = u
    (_, dv, _), *_, b, b1, b2 = v
    total = a + b + UNIT * m
    if du is None or dv is None:  # then only one of them has slopes, and nothing is added
        return total, a1 + b1, a2 + b2
    return total, a1 + b1 + UNIT * m1, a2 + b2 + UNIT * m2


def multiply(w: Sized, u: Bounded, v: Bounded) -> Errors:
    """Return the errors of u·v."""
    _, m, m1, m2 = w
    _, n, n1, n2, a, a1, a2 = u
    _, o, o1, o2, b, b1, b2 = v
    far, far1, far2 = o + b, o1 + b1, o2 + b2
    reach, reach1, reach2 = n + a, n1 + a1, n2 + a2
    total = a * far + n * b + UNIT * m + TINY * alive(m, (reach, far))
    first = a1 * far + n1 * b + a * far1 + n * b1
    second = a2 * far + n2 * b + 2.0 * (a1 * far1 + n1 * b1) + a * far2 + n * b2
    first += 2.0 * UNIT * (n1 * o + n * o1) + TINY * alive(m1, (reach1, far), (reach, far1))
    tiny2 = TINY * alive(m2, (reach2, far), (reach1, far1), (reach, far2))
    return total, first, second + 3.0 * UNIT * (n2 * o + 2.0 * n1 * o1 + n * o2) + tiny2


def divide(w: Sized, u: Bounded, v: Bounded, units: float = 1.0) -> Errors:
    """Return the errors of u/v; none are known where v may be 0.

    Everything is divided by the least that v may be before it is multiplied, so that nothing underflows unseen.

    Args:
        w: the quotient.
        u: the dividend.
        v: the divisor.
        units: the share of the value by which it was rounded, for quotients that are computed in another way.
    """
    _, m, m1, m2 = w
    _, n, n1, n2, a, a1, a2 = u
    (_, dv, _), o, o1, o2, b, b1, b2 = v
    least = pick(o > b, o - b, math.nan)
    stretch, part = o / least, b / least
    lost = TINY * (1.0 + stretch)
    total = a / least + m * (part + units * UNIT * stretch) + lost * alive(m, (n + a,))
    share_ = part + 2.0 * UNIT * stretch
    if dv is None:
        first = a1 / least + m1 * share_ + lost * alive(m1, (n1 + a1,))
        return total, first, a2 / least + m2 * share_ + lost * alive(m2, (n2 + a2,))
    far1, far2 = o1 + b1, o2 + b2
    lost1 = (lost + TINY / least) * alive(m1, (n1 + a1,), (m + total, far1))
    first = (a1 + total * far1 + m * (b1 + UNIT * o1)) / least + m1 * share_ + lost1
    bend = 2.0 * (first * far1 + m1 * b1) + total * far2 + m * b2
    lost2 = (lost + TINY / least) * alive(m2, (n2 + a2,), (m1 + first, far1), (m + total, far2))
    return total, first, (a2 + bend + UNIT * (6.0 * m1 * o1 + 3.0 * m * o2)) / least + m2 * share_ + lost2


def chosen(w: Sized, u: Bounded, v: Bounded) -> Errors:
    """Return the errors of min or max: those of the one that is chosen, where that is sure."""
    (least, _, _), *_ = w
    (x, _, _), _, _, _, a, a1, a2 = u
    (y, _, _), _, _, _, b, b1, b2 = v
    clear, first = magnitude(x - y) * (1.0 - 1e-9) > a + b, np.equal(least, x)
    total = pick(clear, pick(first, a, b), a + b)
    return total, pick(clear, pick(first, a1, b1), math.inf), pick(clear, pick(first, a2, b2), math.inf)


def leaky(w: Sized, u: Bounded, v: Bounded) -> Errors:
    """Return the errors of u where it is positive and of u·v elsewhere; slopes have none where that is unsure."""
    (x, _, _), n, *_, a, a1, a2 = u
    clear = np.logical_or(n * (1.0 - 1e-9) > a, np.equal(a, 0.0))
    rises = np.greater(x, 0.0)
    total, first, second = multiply(w, u, v)
    total = pick(clear, pick(rises, a, total), a + total) + 0.0 * v[4]  # without v there is no value either
    return total, pick(clear, pick(rises, a1, first), math.inf), pick(clear, pick(rises, a2, second), math.inf)


def modulo(w: Sized, u: Bounded, v: Bounded) -> Errors:
    """Return the errors of mod(u, v): none are known where u may be on the other side of a multiple of v."""
    _, m, m1, m2 = w
    (x, _, _), n, _, _, a, a1, a2 = u
    (y, _, _), o, o1, o2, b, b1, b2 = v
    whole = magnitude(np.floor(x / y))
    total = a + whole * b + UNIT * m
    margin = 1.0001 * total + 4.0 * UNIT * n  # the quotient is rounded before its whole part is taken
    clear = np.logical_and(m > margin, o - m > margin + b)
    exact = np.logical_and(np.equal(a, 0.0), np.equal(b, 0.0))
    total = pick(np.logical_or(clear, exact), total, math.inf)
    first = a1 + whole * b1 + 2.0 * UNIT * (whole * o1) + UNIT * m1  # a product with a whole number never underflows
    second = a2 + whole * b2 + 2.0 * UNIT * (whole * o2) + UNIT * m2
    return total, pick(clear, first, math.inf), pick(clear, second, math.inf)


_LN_ERRORS = by_ratio(_LOG_UNITS, 1.0, 1.0, lambda n, m: n)


def _logarithm(u: Bounded) -> Bounded:
    (x, slope, bend), *_ = u
    rate = None if slope is None else np.divide(slope, x)
    turn = None if rate is None else (0.0 if bend is None else np.divide(bend, x)) - rate * rate
    log = sized((np.log(np.abs(x)), rate, turn))
    first = np.divide(1.0, x)
    return *log, *_LN_ERRORS(log, u, (first, 1.0, first))


def log_base(w: Sized, u: Bounded, v: Bounded) -> Errors:
    """Return the errors of ln(u)/ln(v)."""
    return divide(w, _logarithm(u), _logarithm(v))


def power(w: Sized, u: Bounded, v: Bounded, units: Magnitude = POWER_UNITS) -> Errors:
    """Return the errors of u^v, by the same cases as its rule.

    Args:
        w: the power.
        u: its base.
        v: its exponent.
        units: the share of the value by which it was rounded where it is no product.
    """
    x, (y, slope, _), b = u[0][0], v[0], v[4]
    whole = is_multiplied_out(y)
    if type(x) is float and x > 0.0:
        return _constant_base(w, u, v, units + (abs(y) if whole else 0.0))
    if slope is not None:
        return _power(w, u, v, units)
    if whole and y >= 0.0 and b == 0.0:
        if y < 3.0:
            return multiply(w, u, u) if y == 2.0 else u[4:] if y else (0.0 * u[4], 0.0, 0.0)
        return _multiplied_out(w, u, y)
    return _constant_exponent(w, u, v, v[1] + 4.0 if whole else units)


def _multiplied_out(w: Sized, u: Bounded, n: float) -> Errors:
    """Return the errors of u^n, n >= 3: unlike those of other powers they need no distance from 0."""
    far = u[1] + u[4]
    lower = np.power(far, n - 3.0) if isinstance(far, np.ndarray) else float(np.power(far, n - 3.0))
    third, second = n * (n - 1.0) * (n - 2.0) * lower, n * (n - 1.0) * lower * far
    first, thin = n * lower * far * far, n * n * TINY / UNIT * (far > 0.0)
    g3, scales = (1.01 * third, math.inf), (w[1], first + thin, second + thin)
    return smooth_errors(w, u, (first, second), (n, n, n), g3, scales)


def _constant_exponent(w: Sized, u: Bounded, v: Bounded, value: Magnitude) -> Errors:
    x, n, m, (y, _, _), o, b = u[0][0], u[1], w[1], v[0], v[1], v[4]
    more, shares, turns = 0.0, 0.0, 0.0
    if is_multiplied_out(y) and y < 0.0:  # where the result is 0 the power that 1 is divided by overflowed
        lost = np.equal(m, 0.0)
        more, shares = pick(lost, LOST / UNIT, 0.0), pick(lost, math.inf, 0.0)
    if np.any(np.not_equal(b, 0.0)):
        log = magnitude(np.log(x)) * pick(np.greater(x, 0.0), 1.0, math.inf)
        moved = b * log * pick(b * log < 1.0 / NEAR, 1.1, math.inf)
        zero = (n + u[4] == 0.0) & (y > b)
        more, shares = more + pick(zero, 0.0, moved * m / UNIT), shares + (moved + np.divide(1.1 * b, o)) / UNIT
        turns = np.divide(b, n)
    reach = n / (np.maximum(1.0, o) if isinstance(o, np.ndarray) else max(1.0, o))
    thin = TINY * (1.0 + o * o)
    return ratio_errors(
        w, u, ratio(w[0][0], np.asarray(x)[()], y), (value, value + 4.0, 4.0), reach, (more, shares, turns), thin
    )


def _constant_base(w: Sized, u: Bounded, v: Bounded, units: Magnitude) -> Errors:
    x, m, far, a = u[0][0], w[1], v[1] + v[4], u[4]
    if x == math.e:  # its rule is exp, and its own logarithm 1
        log, off, a = 1.0, 0.0, 0.0 if a == EULER_ERROR else a + _EULER_OFF
    else:
        log = abs(math.log(x))
        off = 2.0 * UNIT * log
    extra = None
    low = 0.0 if 1e-290 < x < 1e290 else TINY / UNIT  # its first power may be all but underflown
    if a or off or low:
        shift, moved = a / x + off, a / x * far
        moved = moved * pick(moved < 1.0 / NEAR, 1.1, math.inf)
        extra = moved * m / UNIT + low, (moved + (shift / log if log else math.inf)) / UNIT, shift
    reach = 1.0 / log if log else math.inf
    return ratio_errors(w, v, (w[0][0], log, log), (units, units, 0.0), reach, extra)


def _power(w: Sized, u: Bounded, v: Bounded, units: Magnitude) -> Errors:
    """Return the errors of u^v as those of exp(v ln u), the value's own rounding apart."""
    x, n, a = u[0][0], u[1], u[4]
    (y, *slopes), o, b = v[0], v[1], v[4]
    log = _logarithm(u)
    ln, rate, turn = (0.0 if part is None else part for part in log[0])
    y1, y2 = (0.0 if part is None else part for part in slopes)
    exponent = sized((y * ln, y1 * ln + y * rate, y2 * ln + 2.0 * y1 * rate + y * turn))
    _, first, second = multiply(exponent, v, log)
    moved = a / pick(n > a, n - a, math.nan) * (o + b) + b * log[1]
    sure = np.logical_or(np.greater(x, 0.0), np.equal(b, 0.0))  # of a negative base only whole powers are real
    moving = (*exponent, moved, first, second)
    return ratio_errors(w, moving, (w[0][0], 1.0, 1.0), (units, units + 4.0, 2.0), pick(sure, 1.0, math.nan))
