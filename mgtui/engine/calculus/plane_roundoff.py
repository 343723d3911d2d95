"""Bounds on round-off of roots of any degree, and of the length and the angle of a vector."""

import math
from typing import Any

import numpy as np

from mgtui.engine.calculus.operator_roundoff import POWER_UNITS, divide, power
from mgtui.engine.calculus.roundoff import (
    NO_ERRORS,
    TINY,
    UNIT,
    Bounded,
    Errors,
    Magnitude,
    Pair,
    Sized,
    alive,
    pick,
    sized,
)

_LENGTH_UNITS = 4.0  # np.hypot: below 2
_ANGLE_UNITS = 8.0  # np.arctan2, in vector code as well


def root(w: Sized, u: Bounded, v: Bounded, inverse: Any) -> Errors:
    """Return the errors of the v-th root of u, as those of u^(1/v).

    Args:
        w: the root.
        u: what it is taken of.
        v: its degree.
        inverse: the triple of 1/v.
    """
    (x, *slopes), n, *sizes = u
    c = sized(inverse)
    errors = divide(c, ((1.0, None, None), 1.0, 0.0, 0.0, *NO_ERRORS), v)
    half = np.equal(np.frexp(v[1])[0], 0.5)  # the inverse of a power of two is exact
    exponent = *c, pick(np.logical_and(half, np.equal(v[4], 0.0)), 0.0, errors[0]), *errors[1:]
    # A step of Newton's divides the error of a power by v, and that of a u too small for all its digits.
    units = POWER_UNITS + 4.0 + (POWER_UNITS + 2.0 + pick(n > 0.0, np.divide(TINY / UNIT, n), 0.0)) * c[1]
    real = np.logical_or(np.greater(x, 0.0), np.equal(v[4], 0.0))  # of a negative u only odd roots are
    total, first, second = power(w, ((abs(x), *slopes), n, *sizes), exponent, units)
    return pick(real, total, math.nan), first, second


def _direction(m: Magnitude, moved: Magnitude, u: Bounded, v: Bounded) -> tuple[Magnitude, Pair, Pair]:
    """Return the least a length may be, the parts u/m and v/m of a direction and their errors.

    Args:
        m: the length.
        moved: a bound on its error.
        u: its upright part.
        v: its level part.
    """
    least = pick(m > moved, m - moved, math.nan)

    def part(n: Magnitude, error: Magnitude) -> Pair:
        share = n / least
        return share, (error + share * moved) / least + 4.0 * UNIT * share + TINY * alive(n, (n + error,))

    return least, part(u[1], u[4]), part(v[1], v[4])


def _along(a: Pair, u: Bounded, b: Pair, v: Bounded, order: int) -> tuple[Magnitude, Magnitude]:
    """Return bounds on a·u + b·v and on its error, where u and v are the slopes or curvatures of two arguments."""
    n, o, e, f = u[order + 1], v[order + 1], u[order + 4], v[order + 4]
    size = a[0] * n + b[0] * o
    moved = a[1] * (n + e) + a[0] * e + b[1] * (o + f) + b[0] * f
    tiny = TINY * (1.0 + n + o) * alive(size, (a[0] + a[1], n + e), (b[0] + b[1], o + f))
    return size, moved + 3.0 * UNIT * size + tiny


def length(w: Sized, u: Bounded, v: Bounded) -> Errors:
    """Return the errors of hypot(u, v), which changes by no more than (u, v) moves."""
    _, m, _, m2 = w
    moved = np.hypot(u[4], v[4]) * (1.0 + _LENGTH_UNITS * UNIT)
    total = moved + _LENGTH_UNITS * UNIT * m + TINY * (m > 0.0)
    if u[0][1] is None and v[0][1] is None:
        return total, 0.0, 0.0
    least, up, level = _direction(m, total, u, v)
    (_, off), (_, first), (_, second) = (
        _along(up, v, level, u, 1),
        _along(up, u, level, v, 1),
        _along(up, u, level, v, 2),
    )
    across = _across(w, u, v)
    bend = (2.0 * across + off) * (off / least) + across * (across / least) * (total / least + 4.0 * UNIT)
    return total, first, second + bend + UNIT * m2 + TINY * alive(m2, (across + off,))


def _across(w: Sized, u: Bounded, v: Bounded) -> Magnitude:
    """Return the size of the slope across the direction as it is computed."""
    (x, dx, _), (y, dy, _), m = u[0], v[0], w[1]
    return abs(np.divide(x, m) * (0.0 if dy is None else dy) - np.divide(y, m) * (0.0 if dx is None else dx))


def angle(w: Sized, u: Bounded, v: Bounded) -> Errors:
    """Return the errors of atan2(u, v); none are known where (v, u) may be 0 or on either side of the cut."""
    _, m, m1, m2 = w
    (_, dx, _), n, *_ = u
    (y, dy, _), o, *_ = v
    a, b = u[4], v[4]
    size = np.hypot(n, o)
    moved = np.hypot(a, b) * (1.0 + _LENGTH_UNITS * UNIT) + _LENGTH_UNITS * UNIT * size + TINY
    least, up, level = _direction(size, moved, u, v)
    total = ((o + b) / least * a + (n + a) / least * b) / least + _ANGLE_UNITS * UNIT * m + TINY * alive(m, (n + a,))
    left = np.less_equal(y, b)
    split = np.logical_and(left, np.logical_and(n <= a, a > 0.0))
    total = pick(split, math.inf, total)
    if dx is None and dy is None:
        return total, 0.0, 0.0
    cut = pick(np.logical_and(left, n <= a), math.inf, 0.0)  # u moves: it has its other side beside it
    (_, off1), (_, off2) = _along(up, v, level, u, 1), _along(up, v, level, u, 2)
    lost = moved / least + 4.0 * UNIT
    first = off1 / least + m1 * lost + TINY * alive(m1, (off1,)) + (cut if dx is not None else 0.0)
    along, off = _along(up, u, level, v, 1)
    stretch = along / least
    slipped = off / least + stretch * lost + TINY * alive(stretch, (off,))
    flat = (up[0] * v[3] + level[0] * u[3]) / least * lost
    bend = 2.0 * (m1 * slipped + first * (stretch + slipped)) + 4.0 * UNIT * m1 * stretch
    second = off2 / least + flat + bend + UNIT * m2
    return total, first, second + TINY * alive(m2, (off2,), (m1 + first, stretch + slipped))
