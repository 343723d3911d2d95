"""Values and slopes of sech, csch, coth and their inverses.

The first three by e^-|u|, which neither overflows nor cancels; the inverses by asinh and log1p of what keeps the
digits near 1 and near 0.
"""

import math

import numpy as np

from mgtui.engine.calculus import roundoff
from mgtui.engine.calculus.chain_rule import Ratio, by_ratio, unary
from mgtui.engine.calculus.roundoff import smooth
from mgtui.engine.calculus.rules import Reals, gaps
from mgtui.engine.calculus.unary_roundoff import before_zero, between, cancelled, sech_scales, sech_third

_TINY = 1e-150  # below, 1/u² exceeds doubles, and asinh(1/u) is ln(2/u) to the last digit


def _sech(u: Reals) -> Reals:
    small = np.exp(-np.abs(u))
    return 2.0 * small / (1.0 + small * small)


def _sech_slopes(u: Reals, w: Reals) -> tuple[Reals, Reals]:
    tanh = np.tanh(u)
    return -w * tanh, w * (tanh - w) * (tanh + w)


def _csch(u: Reals) -> Reals:
    size = np.abs(u)
    return gaps(np.sign(u) * 2.0 * np.exp(-size) / -np.expm1(-2.0 * size), lambda: np.equal(u, 0.0))


def _coth(u: Reals) -> Reals:
    return gaps(1.0 / np.tanh(u), lambda: np.equal(u, 0.0))


def _csch_slopes(u: Reals, w: Reals) -> Ratio:
    coth = _coth(u)
    return -w, coth, -(coth + w * _sech(u))


def _coth_slopes(u: Reals, w: Reals) -> Ratio:
    csch = _csch(u)
    return -csch, csch, -2.0 * w


def _asech(u: Reals) -> Reals:
    tiny = np.less(u, _TINY)
    large = np.arcsinh(np.sqrt((1.0 - u) * (1.0 + u)) / np.where(tiny, 1.0, u))
    values = np.where(tiny, math.log(2.0) - np.log(u), large)[()]
    return gaps(values, lambda: np.less_equal(u, 0.0) | np.greater(u, 1.0))


def _asech_slopes(u: Reals, w: Reals) -> Ratio:
    square = (1.0 - u) * (1.0 + u)
    inverse = np.divide(1.0, u)
    return -inverse, 1.0 / np.sqrt(square), u / square - inverse


def _acsch(u: Reals) -> Reals:
    size = np.abs(u)
    tiny = np.less(size, _TINY)
    inverse = np.arcsinh(1.0 / np.where(tiny, 1.0, size))
    return gaps(np.sign(u) * np.where(tiny, math.log(2.0) - np.log(size), inverse), lambda: np.equal(u, 0.0))


def _acsch_slopes(u: Reals, w: Reals) -> Ratio:
    root = np.hypot(1.0, u)
    return -1.0 / np.abs(u), 1.0 / root, -(1.0 / u + u / root / root)


def _acoth(u: Reals) -> Reals:
    size = np.abs(u)
    values = 0.5 * np.sign(u) * np.log1p(2.0 / (size - 1.0))
    return gaps(values, lambda: np.less_equal(size, 1.0))


def _acoth_slopes(u: Reals, w: Reals) -> Ratio:
    left, right = 1.0 / (1.0 - u), 1.0 / (1.0 + u)
    return left, right, 2.0 * (u * left) * right


SECH = unary(_sech, _sech_slopes, smooth(20, 30, 60, sech_third, sech_scales))
CSCH = by_ratio(_csch, _csch_slopes, roundoff.by_ratio(20, 30, 50, before_zero))
COTH = by_ratio(_coth, _coth_slopes, roundoff.by_ratio(9, 42, 10, before_zero))
ASECH = by_ratio(_asech, _asech_slopes, roundoff.by_ratio(14, 6, 0, between, cancelled))
ACSCH = by_ratio(_acsch, _acsch_slopes, roundoff.by_ratio(10, 6, 14, lambda n, m: n))
ACOTH = by_ratio(_acoth, _acoth_slopes, roundoff.by_ratio(12, 6, 7, lambda n, m: n - 1.0))
