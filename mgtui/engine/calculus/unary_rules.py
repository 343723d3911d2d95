"""Values and slopes of the functions of one argument, each by name as the table uses it.

Those of angles are in `angle_rules`. Every pair of derivatives is written in terms of the value w = g(u) where that is
exact and cheap. Traps kept out: tanh' as sech², since 1-w² cancels; the logistic by e^-|u|, which cannot overflow; the
slope of |u| at 0, which is nan and never 0.
"""

import math

import numpy as np

from mgtui.engine.calculus import lambert, roundoff, special
from mgtui.engine.calculus.chain_rule import Ratio, by_ratio, unary
from mgtui.engine.calculus.roundoff import LOST, broken, pick, smooth
from mgtui.engine.calculus.rules import Derivative, Reals, Rule, Triple, gaps, minus, plus, times, void
from mgtui.engine.calculus.unary_roundoff import (
    erf_scales,
    erf_third,
    gamma_scales,
    gamma_third,
    gelu_scales,
    gelu_third,
    lambert_errors,
    lgamma_errors,
    lost,
    one,
    silu_scales,
    silu_third,
    sinc_scales,
    wide,
)

_LN2, _LN10 = math.log(2.0), math.log(10.0)
_TWO_OVER_ROOT_PI = 2.0 / math.sqrt(math.pi)
_ROOT_HALF = math.sqrt(0.5)
_BELL = 1.0 / math.sqrt(2.0 * math.pi)


def _tanh_slopes(u: Reals, w: Reals) -> Ratio:
    sech = 1.0 / np.cosh(u)
    return sech * sech, 1.0, -2.0 * w


def _asinh_slopes(u: Reals, w: Reals) -> Ratio:
    first = 1.0 / np.hypot(1.0, u)
    return first, 1.0, -(u * first) * first


def _acosh_slopes(u: Reals, w: Reals) -> Ratio:
    first = 1.0 / (np.sqrt(u - 1.0) * np.sqrt(u + 1.0))
    return first, 1.0, -(u * first) * first


def _atanh_slopes(u: Reals, w: Reals) -> Ratio:
    first = 1.0 / ((1.0 - u) * (1.0 + u))
    return first, 1.0, 2.0 * u * first


def _ln_slopes(u: Reals, w: Reals) -> Ratio:
    first = 1.0 / u
    return first, 1.0, -first


def _logarithm() -> Rule:
    """Return the rule of ln, whose curvature u''/u - (u'/u)² is what `by_ratio` makes of it, in fewer passes."""
    ordinary = by_ratio(
        lambda u: gaps(np.log(u), lambda: np.equal(u, 0.0)), _ln_slopes, roundoff.by_ratio(8, 1, 1, lambda n, m: n)
    )

    def slopes(w: Reals, u: Triple) -> tuple[Derivative, Derivative]:
        if u[1] is None:
            return None, None
        inverse = 1.0 / u[0]
        slope = times(inverse, u[1])
        return slope, minus(times(inverse, u[2]), times(slope, slope))

    return ordinary._replace(slopes=slopes)


def _log2_slopes(u: Reals, w: Reals) -> Ratio:
    return 1.0 / (u * _LN2), 1.0, -1.0 / u


def _log10_slopes(u: Reals, w: Reals) -> Ratio:
    return 1.0 / (u * _LN10), 1.0, -1.0 / u


def _sqrt_slopes(u: Reals, w: Reals) -> Ratio:
    return 0.5 / w, 1.0, -0.5 / u


def _cbrt_slopes(u: Reals, w: Reals) -> Ratio:
    return 1.0 / (3.0 * w * w), 1.0, -2.0 / (3.0 * u)


def _abs_slopes(u: Reals, w: Reals) -> tuple[Reals, Derivative]:
    return void(np.sign(u), np.equal(u, 0.0)), None


def _flat_except(u: Reals, at: Reals) -> tuple[Reals, Derivative]:
    return np.where(at, np.nan, 0.0)[()], None


def _erf_slopes(u: Reals, w: Reals) -> tuple[Reals, Reals]:
    first = _TWO_OVER_ROOT_PI * np.exp(-u * u)
    return first, -2.0 * u * first


def _gamma_slopes(u: Reals, w: Reals) -> tuple[Reals, Reals]:
    psi, psi1 = special.polygammas(u)
    return w * psi, w * (psi * psi + psi1)


def _erfc_slopes(u: Reals, w: Reals) -> tuple[Reals, Reals]:
    first, second = _erf_slopes(u, w)
    return -first, -second


def _sinc(u: Reals) -> Reals:
    zero = np.equal(u, 0.0)
    return np.where(zero, 1.0, np.sin(u) / np.where(zero, 1.0, u))[()]


def _step(u: Reals) -> Reals:
    return np.heaviside(u, 1.0)


def _sigmoid(u: Reals) -> Reals:
    return 1.0 / (1.0 + np.exp(-u))  # far left e^-u overflows to inf, and 1/inf is the 0 it should be


def _sigmoid_slopes(u: Reals, w: Reals) -> Ratio:
    small = np.exp(-np.abs(u))
    more = 1.0 + small
    return small / (more * more), 1.0, -np.tanh(0.5 * u)


def _softplus(u: Reals) -> Reals:
    return np.logaddexp(0.0, u)


def _softplus_slopes(u: Reals, w: Reals) -> Ratio:
    return _sigmoid(u), 1.0, _sigmoid(-u)


def _silu_slopes(u: Reals, w: Reals) -> tuple[Reals, Reals]:
    gate = _sigmoid(u)
    first, _, ratio = _sigmoid_slopes(u, w)
    return gate + u * first, (2.0 + u * ratio) * first


def _below(u: Reals) -> Reals:
    """Return the bell curve's area below u; by erfc, which keeps its digits in the left tail."""
    return 0.5 * special.erfc(-_ROOT_HALF * u)


def _gelu_slopes(u: Reals, w: Reals) -> tuple[Reals, Reals]:
    bell = _BELL * np.exp(-0.5 * u * u)
    return _below(u) + u * bell, 2.0 * bell - u * bell * u


def _log_gamma() -> Rule:
    """Return the rule of ln|gamma|, whose curvature beside 0 is 1/u², by its root, since that overflows."""
    ordinary = unary(special.lgamma, lambda u, w: special.polygammas(u), lgamma_errors)

    def slopes(w: Reals, u: Triple) -> tuple[Derivative, Derivative]:
        if u[1] is None:
            return None, None
        psi, psi1 = special.polygammas(u[0])
        rate = times(np.where(np.isinf(psi1), np.abs(psi), np.sqrt(psi1))[()], u[1])
        return times(psi, u[1]), plus(times(rate, rate), times(psi, u[2]))

    return ordinary._replace(slopes=slopes)


# The units are of 2^-53. Measured against mpmath, numpy's functions stay below 1.6 of them, `math.gamma` below 8; but
# numpy allows its vector code 4 ulps on some processors, so 8 units are granted to what is not rounded correctly.
SINH = unary(np.sinh, lambda u, w: (np.cosh(u), w), smooth(8, 8, 8, lambda n, m, g1, g2: (1.1 * g1, 1.0)))
COSH = unary(np.cosh, lambda u, w: (np.sinh(u), w), smooth(8, 8, 8, lambda n, m, g1, g2: (1.1 * m, 1.0)))
TANH = by_ratio(np.tanh, _tanh_slopes, roundoff.by_ratio(8, 20, 8, one))
ASINH = by_ratio(np.arcsinh, _asinh_slopes, roundoff.by_ratio(8, 6, 14, wide))
ACOSH = by_ratio(np.arccosh, _acosh_slopes, roundoff.by_ratio(8, 6, 14, lambda n, m: n - 1.0))
ATANH = by_ratio(
    lambda u: gaps(np.arctanh(u), lambda: np.equal(np.abs(u), 1.0)),
    _atanh_slopes,
    roundoff.by_ratio(8, 5, 6, lambda n, m: 1.0 - n),
)
EXP = by_ratio(np.exp, lambda u, w: (w, 1.0, 1.0), roundoff.by_ratio(8, 8, 0, one))
LN = _logarithm()
LOG2 = by_ratio(
    lambda u: gaps(np.log2(u), lambda: np.equal(u, 0.0)), _log2_slopes, roundoff.by_ratio(8, 3, 1, lambda n, m: n)
)
LOG10 = by_ratio(
    lambda u: gaps(np.log10(u), lambda: np.equal(u, 0.0)), _log10_slopes, roundoff.by_ratio(8, 3, 1, lambda n, m: n)
)
SQRT = by_ratio(np.sqrt, _sqrt_slopes, roundoff.by_ratio(1, 3, 1, lambda n, m: n))
CBRT = by_ratio(np.cbrt, _cbrt_slopes, roundoff.by_ratio(8, 20, 3, lambda n, m: n))
ABS = unary(np.abs, _abs_slopes, broken(lambda u: u, continuous=True))
SIGN = unary(np.sign, lambda u, w: _flat_except(u, np.equal(u, 0.0)), broken(lambda u: u, continuous=False))
FLOOR = unary(
    np.floor, lambda u, w: _flat_except(u, np.equal(u, w)), broken(lambda u: u - np.rint(u), continuous=False)
)
CEIL = unary(np.ceil, lambda u, w: _flat_except(u, np.equal(u, w)), broken(lambda u: u - np.rint(u), continuous=False))
ROUND = unary(
    np.rint,
    lambda u, w: _flat_except(u, np.equal(np.abs(u - w), 0.5)),
    broken(lambda u: 0.5 - np.abs(u - np.rint(u)), continuous=False),
)
ERF = unary(special.erf, _erf_slopes, smooth(8, 12, 16, erf_third, erf_scales))
GAMMA = unary(special.gamma, _gamma_slopes, smooth(40, 80, 120, gamma_third, gamma_scales))
SINC = unary(_sinc, special.sinc_slopes, smooth(10, 24, 48, lambda n, m, g1, g2: (0.25, math.inf), sinc_scales))
STEP = unary(_step, lambda u, w: _flat_except(u, np.equal(u, 0.0)), broken(lambda u: u, continuous=False))
SIGMOID = by_ratio(
    _sigmoid, _sigmoid_slopes, roundoff.by_ratio(12, 20, 10, one, lambda n, m, p, q: (lost(m), 0.0, 0.0))
)
RELU = unary(
    lambda u: np.maximum(u, 0.0),
    lambda u, w: (void(np.greater(u, 0.0) * 1.0, np.equal(u, 0.0)), None),
    broken(lambda u: u, continuous=True),
)
SOFTPLUS = by_ratio(
    _softplus,
    _softplus_slopes,
    roundoff.by_ratio(12, 12, 12, one, lambda n, m, p, q: (0.0, pick(np.equal(p, 0.0), math.inf, 0.0), LOST)),
)
SILU = unary(lambda u: u * _sigmoid(u), _silu_slopes, smooth(16, 32, 48, silu_third, silu_scales))
GELU = unary(lambda u: u * _below(u), _gelu_slopes, smooth(16, 32, 32, gelu_third, gelu_scales))
ERFC = unary(special.erfc, _erfc_slopes, smooth(16, 12, 16, erf_third, erf_scales))
LGAMMA = _log_gamma()
LAMBERT_W = by_ratio(lambert.w, lambert.slopes, lambert_errors)
