"""Values and slopes of the functions of angles and their inverses, each by name as the table uses it.

Traps kept out: asin' by (1-u)(1+u), since 1-u² cancels near ±1; csc'' beside a pole, which overflows by itself.
"""

import math

import numpy as np

from mgtui.engine.calculus import roundoff
from mgtui.engine.calculus.chain_rule import Ratio, by_ratio, unary
from mgtui.engine.calculus.roundoff import smooth
from mgtui.engine.calculus.rules import DIVIDE, Derivative, Reals, Rule, Triple, all_finite, gaps
from mgtui.engine.calculus.unary_roundoff import inverted, secant_third, wide


def _reciprocal(values: Reals) -> Reals:
    return gaps(1.0 / values, lambda: np.equal(values, 0.0))


def _inverse_sine(u: Reals) -> Reals:
    return 1.0 / np.sqrt((1.0 - u) * (1.0 + u))


def _tangent_slopes(u: Reals, w: Reals) -> Ratio:
    return 1.0 + w * w, 1.0, 2.0 * w


def _cotangent_slopes(u: Reals, w: Reals) -> Ratio:
    square = w * w
    if all_finite(square):
        return -1.0 - square, 1.0, -2.0 * w
    root = np.hypot(1.0, w)
    return -root, root, -2.0 * w


def _secant_slopes(u: Reals, w: Reals) -> tuple[Reals, Reals]:
    tangent = np.tan(u)
    return w * tangent, w * (1.0 + 2.0 * tangent * tangent)


def _cosecant_slopes(u: Reals, w: Reals) -> tuple[Reals, Reals]:
    cotangent = np.cos(u) * w
    return -w * cotangent, w * (1.0 + 2.0 * cotangent * cotangent)


def _asin_slopes(u: Reals, w: Reals) -> Ratio:
    first = _inverse_sine(u)
    return first, 1.0, u * first * first


def _acos_slopes(u: Reals, w: Reals) -> Ratio:
    first = _inverse_sine(u)
    return -first, 1.0, u * first * first


def _atan_slopes(u: Reals, w: Reals) -> Ratio:
    square = u * u
    if all_finite(square):
        first = 1.0 / (1.0 + square)
        return first, 1.0, -2.0 * u * first
    root = 1.0 / np.hypot(1.0, u)  # several times slower
    return root, root, -2.0 * (u * root) * root


def _acot_slopes(u: Reals, w: Reals) -> Ratio:
    first, second, ratio = _atan_slopes(u, w)
    return -first, second, ratio


def _asec_slopes(u: Reals, w: Reals) -> Ratio:
    size = np.abs(u)
    less, more = size - 1.0, size + 1.0
    return 1.0 / size, 1.0 / (np.sqrt(less) * np.sqrt(more)), -(1.0 / u + u / less / more)


def _acsc_slopes(u: Reals, w: Reals) -> Ratio:
    first, second, ratio = _asec_slopes(u, w)
    return -first, second, ratio


def _cosecant() -> Rule:
    """Return the rule of 1/sin: as a quotient where its derivatives overflow beside a pole."""
    ordinary = unary(lambda u: _reciprocal(np.sin(u)), _cosecant_slopes, smooth(9, 24, 48, secant_third))

    def slopes(w: Reals, u: Triple) -> tuple[Derivative, Derivative]:
        if all_finite(w * w * w):
            return ordinary.slopes(w, u)
        sine = np.sin(u[0])
        return DIVIDE.slopes(w, (1.0, None, None), (sine, *SIN.slopes(sine, u)))

    return ordinary._replace(slopes=slopes)


# The units are those of `unary_rules`.
SIN = unary(np.sin, lambda u, w: (np.cos(u), -w), smooth(8, 8, 8, lambda n, m, g1, g2: (1.0, math.inf)))
COS = unary(np.cos, lambda u, w: (-np.sin(u), -w), smooth(8, 8, 8, lambda n, m, g1, g2: (1.0, math.inf)))
TAN = by_ratio(np.tan, _tangent_slopes, roundoff.by_ratio(8, 20, 8, lambda n, m: 1.0 / (1.0 + m)))
SEC = unary(lambda u: 1.0 / np.cos(u), _secant_slopes, smooth(9, 20, 32, secant_third))
CSC = _cosecant()
COT = by_ratio(
    lambda u: _reciprocal(np.tan(u)), _cotangent_slopes, roundoff.by_ratio(9, 24, 10, lambda n, m: 1.0 / (1.0 + m))
)
ASIN = by_ratio(np.arcsin, _asin_slopes, roundoff.by_ratio(8, 5, 12, lambda n, m: 1.0 - n))
ACOS = by_ratio(np.arccos, _acos_slopes, roundoff.by_ratio(8, 5, 12, lambda n, m: 1.0 - n))
ATAN = by_ratio(np.arctan, _atan_slopes, roundoff.by_ratio(8, 12, 14, wide))
ASEC = by_ratio(
    lambda u: np.arccos(_reciprocal(u)), _asec_slopes, roundoff.by_ratio(8, 8, 8, lambda n, m: n - 1.0, inverted)
)
ACSC = by_ratio(
    lambda u: np.arcsin(_reciprocal(u)), _acsc_slopes, roundoff.by_ratio(8, 8, 8, lambda n, m: n - 1.0, inverted)
)
ACOT = by_ratio(
    lambda u: np.arctan(_reciprocal(u)), _acot_slopes, roundoff.by_ratio(8, 12, 14, lambda n, m: n, inverted)
)
