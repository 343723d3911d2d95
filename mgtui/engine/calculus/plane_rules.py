"""Values and slopes of roots of any degree, and of the length and the angle of a vector."""

import math

import numpy as np

from mgtui.engine.calculus.rules import Derivative, Reals, Rule, Triple, minus, over, plus, times, twice, void


def _is_odd(v: Reals) -> Reals:
    return np.equal(np.mod(v, 2.0), 1.0)


def _root(u: Reals, v: Reals) -> Reals:
    """Return the real v-th root of u, of a negative u where v is odd; a step of Newton's makes 243^(1/5) a whole 3."""
    size = np.abs(u)
    rough = np.power(size, np.divide(1.0, v))
    step = rough * (size / np.power(rough, v) - 1.0) / v
    values = np.where(np.isfinite(step), rough + step, rough)
    values = np.where(np.less(u, 0.0), np.where(_is_odd(v), -values, np.nan), values)[()]
    return void(values, np.equal(v, 0.0) | (np.equal(u, 0.0) & np.less(v, 0.0)) | np.isnan(u) | np.isnan(v))


def _root_slopes(w: Reals, u: Triple, v: Triple) -> tuple[Derivative, Derivative]:
    """Return the slopes of w = u^(1/v) by those of ln|w| = ln|u|/v."""
    rate = over(over(u[1], u[0]), v[0])
    relative = over(u[1], u[0])
    turn = over(minus(over(u[2], u[0]), times(relative, relative)), v[0])
    if v[1] is not None:
        # A root of a negative u exists at single odd degrees, with no slope along them.
        log = np.log(u[0])
        inverse = np.divide(1.0, v[0])
        first = times(-inverse * inverse, v[1])
        second = plus(times(-inverse * inverse, v[2]), times(times(2.0 * inverse * inverse * inverse, v[1]), v[1]))
        rate = plus(rate, times(log, first))
        turn = plus(turn, plus(times(log, second), twice(times(relative, first))))
    return times(w, rate), times(w, plus(times(rate, rate), turn))


def _hypot(u: Reals, v: Reals) -> Reals:
    return void(np.hypot(u, v), np.isnan(u) | np.isnan(v))  # IEEE's hypot(inf, nan) is inf


def _hypot_slopes(w: Reals, u: Triple, v: Triple) -> tuple[Derivative, Derivative]:
    """Return the slopes of the length: along the direction, and across it over the length."""
    a, b = np.divide(u[0], w), np.divide(v[0], w)
    slope = plus(times(a, u[1]), times(b, v[1]))
    across = minus(times(a, v[1]), times(b, u[1]))
    bend = plus(times(a, u[2]), times(b, v[2]))
    return slope, plus(bend, over(times(across, across), w))


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


ROOT = Rule(_root, _root_slopes)
HYPOT = Rule(_hypot, _hypot_slopes)
ATAN2 = Rule(_angle, _angle_slopes)
