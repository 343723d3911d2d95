"""Values and slopes of machine learning's functions that are made of pieces, or of a line and an exponential.

What lies on the other side of a piece's edge is never computed with: e^u overflows where u is large.
"""

import numpy as np

from mgtui.engine.calculus import roundoff
from mgtui.engine.calculus.chain_rule import Ratio, by_ratio, unary
from mgtui.engine.calculus.operator_roundoff import leaky
from mgtui.engine.calculus.roundoff import broken, smooth
from mgtui.engine.calculus.rules import Derivative, Reals, Rule, Triple, plus, times, void
from mgtui.engine.calculus.unary_roundoff import cornered, mish_scales, mish_third, one

# Klambauer et al., Self-Normalizing Neural Networks (2017): mean 0 and variance 1 are a fixed point.
SELU_SCALE = 1.0507009873554805
SELU_ALPHA = 1.6732632423543772
LEAST_SELU_SLOPE = SELU_SCALE * SELU_ALPHA  # as u tends to 0 from the left


def _inside(u: Reals, low: float, high: float) -> tuple[Reals, Derivative]:
    """Return the slope of u kept between two numbers: 1 inside, 0 outside, none at either."""
    inside = (np.greater(u, low) & np.less(u, high)) * 1.0
    return void(inside, np.equal(u, low) | np.equal(u, high) | np.isnan(u)), None


def _elu(u: Reals) -> Reals:
    return np.where(np.greater(u, 0.0), u, np.expm1(np.minimum(u, 0.0)))[()]


def _elu_slopes(u: Reals, w: Reals) -> Ratio:
    """Return 1 or e^u, and 0 or 1: the slope's own slope jumps at 0."""
    return np.exp(np.minimum(u, 0.0)), 1.0, void(np.less(u, 0.0) * 1.0, np.equal(u, 0.0))


def _selu(u: Reals) -> Reals:
    return np.where(np.greater(u, 0.0), SELU_SCALE * u, LEAST_SELU_SLOPE * np.expm1(np.minimum(u, 0.0)))[()]


def _selu_slopes(u: Reals, w: Reals) -> Ratio:
    falling = LEAST_SELU_SLOPE * np.exp(np.minimum(u, 0.0))
    first = np.where(np.greater(u, 0.0), SELU_SCALE, falling)[()]
    return void(first, np.equal(u, 0.0)), 1.0, np.less(u, 0.0) * 1.0


def _softsign_slopes(u: Reals, w: Reals) -> Ratio:
    inverse = 1.0 / (1.0 + np.abs(u))
    return inverse, inverse, void(-2.0 * np.sign(u) * inverse, np.equal(u, 0.0))


def _gate(u: Reals) -> Reals:
    """Return tanh(ln(1 + e^u)) = (q² + 2q)/(q² + 2q + 2) with q = e^u; by 1/q where q may overflow."""
    small = np.exp(-np.abs(u))
    right = (1.0 + 2.0 * small) / (1.0 + 2.0 * small * (1.0 + small))
    left = small * (small + 2.0) / (small * (small + 2.0) + 2.0)
    return np.where(np.greater(u, 0.0), right, left)[()]


def _mish(u: Reals) -> Reals:
    return u * _gate(u)


def _mish_slopes(u: Reals, w: Reals) -> tuple[Reals, Reals]:
    """Return the slopes of u·g with g = tanh(softplus(u)), by g' = sech²(softplus)·sigmoid."""
    small, right = np.exp(-np.abs(u)), np.greater(u, 0.0)
    logistic, rate = np.where(right, 1.0, small) / (1.0 + small), small / np.square(1.0 + small)
    below = np.where(right, 1.0 + 2.0 * small * (1.0 + small), small * (small + 2.0) + 2.0)
    sech = 2.0 * np.where(right, small, 1.0) * (1.0 + small) / below
    gate, first = _gate(u), sech * sech * logistic
    second = sech * sech * (rate - 2.0 * gate * logistic * logistic)
    return gate + u * first, 2.0 * first + u * second


def _leaky(u: Reals, v: Reals) -> Reals:
    return void(np.where(np.greater(u, 0.0), u, v * u)[()], np.isnan(v))


def _leaky_slopes(w: Reals, u: Triple, v: Triple) -> tuple[Derivative, Derivative]:
    falls = np.less(u[0], 0.0)
    along_u, along_v = np.where(falls, v[0], 1.0)[()], np.where(falls, u[0], 0.0)[()]
    slope = plus(times(along_u, u[1]), times(along_v, v[1]))
    bend = plus(times(along_u, u[2]), times(along_v, v[2]))
    bend = plus(bend, times(times(u[1], v[1]), 2.0 * falls))
    if slope is None or u[1] is None:
        return slope, bend
    corner = np.equal(u[0], 0.0)
    return void(slope, corner), None if bend is None else void(bend, corner)


ELU = by_ratio(_elu, _elu_slopes, cornered(roundoff.by_ratio(8, 8, 0, one)))
SELU = by_ratio(_selu, _selu_slopes, cornered(roundoff.by_ratio(12, 12, 0, one), 1.0 + LEAST_SELU_SLOPE))
RELU6 = unary(
    lambda u: np.clip(u, 0.0, 6.0),
    lambda u, w: _inside(u, 0.0, 6.0),
    broken(lambda u: np.minimum(np.abs(u), np.abs(u - 6.0)), continuous=True),
)
HARDTANH = unary(
    lambda u: np.clip(u, -1.0, 1.0),
    lambda u, w: _inside(u, -1.0, 1.0),
    broken(lambda u: np.abs(u) - 1.0, continuous=True),
)
SOFTSIGN = by_ratio(
    lambda u: u / (1.0 + np.abs(u)),
    _softsign_slopes,
    cornered(roundoff.by_ratio(2, 4, 3, lambda n, m: 1.0 + n)),
)
MISH = unary(_mish, _mish_slopes, smooth(24, 60, 100, mish_third, mish_scales))
LEAKY_RELU = Rule(_leaky, _leaky_slopes, leaky)
