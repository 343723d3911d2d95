"""Values and slopes of roots of any degree, and of the length and the angle of a vector."""

import math

import numpy as np

from mgtui.engine.calculus import plane_roundoff as roundoff
from mgtui.engine.calculus.rules import (
    DIVIDE,
    POWER,
    Derivative,
    Reals,
    Rule,
    Triple,
    minus,
    over,
    plus,
    times,
    twice,
    void,
)

_HIGH_DEGREE = 1024.0  # from here on u^(1/v) is as good as its rounding: ln(u)/v is below 1


def _is_odd(v: Reals) -> Reals:
    return np.equal(np.mod(v, 2.0), 1.0)


def _root(u: Reals, v: Reals) -> Reals:
    """Return the real v-th root of u, of a negative u where v is odd; a step of Newton's makes 243^(1/5) a whole 3.

    Where the degree is high there is no need of it, and the power of a root that is nearly 1 tells nothing.
    """
    size = np.abs(u)
    rough = np.power(size, np.divide(1.0, v))
    power = np.power(rough, v)
    step = rough * (size / power - 1.0) / v
    useful = np.isfinite(step) & np.isfinite(power) & np.less(np.abs(v), _HIGH_DEGREE)
    values = np.where(useful, rough + step, rough)
    values = np.where(np.less(u, 0.0), np.where(_is_odd(v), -values, np.nan), values)[()]
    return void(values, np.equal(v, 0.0) | (np.equal(u, 0.0) & np.less(v, 0.0)) | np.isnan(u) | np.isnan(v))


def _inverse(v: Triple) -> Triple:
    inverse = np.divide(1.0, v[0])
    return inverse, *DIVIDE.slopes(inverse, (1.0, None, None), v)


def _root_slopes(w: Reals, u: Triple, v: Triple) -> tuple[Derivative, Derivative]:
    """Return the slopes of u^(1/v); a root of a negative u exists at single odd degrees, with no slope along them."""
    return POWER.slopes(w, u, _inverse(v))


def _hypot(u: Reals, v: Reals) -> Reals:
    return void(np.hypot(u, v), np.isnan(u) | np.isnan(v))  # IEEE's hypot(inf, nan) is inf


def _hypot_slopes(w: Reals, u: Triple, v: Triple) -> tuple[Derivative, Derivative]:
    """Return the slopes of the length: along the direction, and across it over the length."""
    a, b = np.divide(u[0], w), np.divide(v[0], w)
    slope = plus(times(a, u[1]), times(b, v[1]))
    across = minus(times(a, v[1]), times(b, u[1]))
    bend = plus(times(a, u[2]), times(b, v[2]))
    return slope, plus(bend, times(over(across, w), across))


def _angle(u: Reals, v: Reals) -> Reals:
    """Return the angle of the point (v, u); by u + 0, since IEEE sees two sides of the cut in 0 and -0."""
    return void(np.arctan2(u + 0.0, v + 0.0), np.equal(u, 0.0) & np.equal(v, 0.0))


def _angle_slopes(w: Reals, u: Triple, v: Triple) -> tuple[Derivative, Derivative]:
    length = np.hypot(u[0], v[0])
    a, b = u[0] / length, v[0] / length  # sine and cosine
    turn = over(minus(times(b, u[1]), times(a, v[1])), length)
    stretch = over(plus(times(a, u[1]), times(b, v[1])), length)
    bend = over(minus(times(b, u[2]), times(a, v[2])), length)
    bend = minus(bend, twice(times(turn, stretch)))
    if turn is None or u[1] is None:
        return turn, bend
    return void(turn, np.equal(np.abs(w), math.pi) & np.equal(u[0], 0.0)), bend


ROOT = Rule(_root, _root_slopes, lambda w, u, v: roundoff.root(w, u, v, _inverse(v[0])))
HYPOT = Rule(_hypot, _hypot_slopes, roundoff.length)
ATAN2 = Rule(_angle, _angle_slopes, roundoff.angle)
