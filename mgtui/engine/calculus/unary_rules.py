"""Values and slopes of the functions of one argument, each by name as the table uses it.

Every pair of derivatives is written in terms of the value w = g(u) where that is exact and cheap. Traps kept out:
asin' as (1-u)(1+u), since 1-u² cancels near ±1; tanh' as sech², since 1-w² does; the logistic by e^-|u|, which
cannot overflow; the slope of |u| at 0, which is nan and never 0.
"""

import math

import numpy as np

from mgtui.engine.calculus import lambert, special
from mgtui.engine.calculus.rules import Derivative, Reals, gaps, unary, void

_LN2, _LN10 = math.log(2.0), math.log(10.0)
_TWO_OVER_ROOT_PI = 2.0 / math.sqrt(math.pi)
_ROOT_HALF = math.sqrt(0.5)
_BELL = 1.0 / math.sqrt(2.0 * math.pi)


def _reciprocal(values: Reals) -> Reals:
    return gaps(1.0 / values, lambda: np.equal(values, 0.0))


def _inverse_sine(u: Reals) -> Reals:
    return 1.0 / np.sqrt((1.0 - u) * (1.0 + u))


def _secant_slopes(u: Reals, w: Reals) -> tuple[Reals, Reals]:
    tangent = np.tan(u)
    return w * tangent, w * (1.0 + 2.0 * tangent * tangent)


def _cosecant_slopes(u: Reals, w: Reals) -> tuple[Reals, Reals]:
    cotangent = np.cos(u) * w
    return -w * cotangent, w * (1.0 + 2.0 * cotangent * cotangent)


def _tangent_slopes(u: Reals, w: Reals) -> tuple[Reals, Reals]:
    first = 1.0 + w * w
    return first, 2.0 * w * first


def _cotangent_slopes(u: Reals, w: Reals) -> tuple[Reals, Reals]:
    first = 1.0 + w * w
    return -first, 2.0 * w * first


def _asin_slopes(u: Reals, w: Reals) -> tuple[Reals, Reals]:
    first = _inverse_sine(u)
    return first, u * first * first * first


def _acos_slopes(u: Reals, w: Reals) -> tuple[Reals, Reals]:
    first = _inverse_sine(u)
    return -first, -u * first * first * first


def _atan_slopes(u: Reals, w: Reals) -> tuple[Reals, Reals]:
    first = 1.0 / (1.0 + u * u)
    return first, -2.0 * u * first * first


def _acot_slopes(u: Reals, w: Reals) -> tuple[Reals, Reals]:
    first = 1.0 / (1.0 + u * u)
    return -first, 2.0 * u * first * first


def _asec_slopes(u: Reals, w: Reals) -> tuple[Reals, Reals]:
    square = (u - 1.0) * (u + 1.0)
    first = 1.0 / (np.abs(u) * np.sqrt(square))
    return first, -first * (1.0 / u + u / square)


def _acsc_slopes(u: Reals, w: Reals) -> tuple[Reals, Reals]:
    first, second = _asec_slopes(u, w)
    return -first, -second


def _tanh_slopes(u: Reals, w: Reals) -> tuple[Reals, Reals]:
    sech = 1.0 / np.cosh(u)
    first = sech * sech
    return first, -2.0 * w * first


def _asinh_slopes(u: Reals, w: Reals) -> tuple[Reals, Reals]:
    first = 1.0 / np.hypot(1.0, u)
    return first, -u * first * first * first


def _acosh_slopes(u: Reals, w: Reals) -> tuple[Reals, Reals]:
    first = 1.0 / (np.sqrt(u - 1.0) * np.sqrt(u + 1.0))
    return first, -u * first * first * first


def _atanh_slopes(u: Reals, w: Reals) -> tuple[Reals, Reals]:
    first = 1.0 / ((1.0 - u) * (1.0 + u))
    return first, 2.0 * u * first * first


def _ln_slopes(u: Reals, w: Reals) -> tuple[Reals, Reals]:
    first = 1.0 / u
    return first, -first * first


def _log2_slopes(u: Reals, w: Reals) -> tuple[Reals, Reals]:
    first = 1.0 / (u * _LN2)
    return first, -first / u


def _log10_slopes(u: Reals, w: Reals) -> tuple[Reals, Reals]:
    first = 1.0 / (u * _LN10)
    return first, -first / u


def _sqrt_slopes(u: Reals, w: Reals) -> tuple[Reals, Reals]:
    first = 0.5 / w
    return first, -0.5 * first / u


def _cbrt_slopes(u: Reals, w: Reals) -> tuple[Reals, Reals]:
    first = 1.0 / (3.0 * w * w)
    return first, -2.0 * first / (3.0 * u)


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


def _lgamma_slopes(u: Reals, w: Reals) -> tuple[Reals, Reals]:
    return special.polygammas(u)


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


def _sigmoid_slopes(u: Reals, w: Reals) -> tuple[Reals, Reals]:
    small = np.exp(-np.abs(u))
    first = small / ((1.0 + small) * (1.0 + small))
    return first, -first * np.tanh(0.5 * u)


def _softplus(u: Reals) -> Reals:
    return np.logaddexp(0.0, u)


def _softplus_slopes(u: Reals, w: Reals) -> tuple[Reals, Reals]:
    return _sigmoid(u), _sigmoid_slopes(u, w)[0]


def _silu_slopes(u: Reals, w: Reals) -> tuple[Reals, Reals]:
    gate = _sigmoid(u)
    first, second = _sigmoid_slopes(u, w)
    return gate + u * first, 2.0 * first + u * second


def _below(u: Reals) -> Reals:
    """Return the bell curve's area below u; by erfc, which keeps its digits in the left tail."""
    return 0.5 * special.erfc(-_ROOT_HALF * u)


def _gelu_slopes(u: Reals, w: Reals) -> tuple[Reals, Reals]:
    bell = _BELL * np.exp(-0.5 * u * u)
    return _below(u) + u * bell, bell * (2.0 - u * u)


SIN = unary(np.sin, lambda u, w: (np.cos(u), -w))
COS = unary(np.cos, lambda u, w: (-np.sin(u), -w))
TAN = unary(np.tan, _tangent_slopes)
SEC = unary(lambda u: 1.0 / np.cos(u), _secant_slopes)
CSC = unary(lambda u: _reciprocal(np.sin(u)), _cosecant_slopes)
COT = unary(lambda u: _reciprocal(np.tan(u)), _cotangent_slopes)
ASIN = unary(np.arcsin, _asin_slopes)
ACOS = unary(np.arccos, _acos_slopes)
ATAN = unary(np.arctan, _atan_slopes)
ASEC = unary(lambda u: np.arccos(_reciprocal(u)), _asec_slopes)
ACSC = unary(lambda u: np.arcsin(_reciprocal(u)), _acsc_slopes)
ACOT = unary(lambda u: np.arctan(_reciprocal(u)), _acot_slopes)
SINH = unary(np.sinh, lambda u, w: (np.cosh(u), w))
COSH = unary(np.cosh, lambda u, w: (np.sinh(u), w))
TANH = unary(np.tanh, _tanh_slopes)
ASINH = unary(np.arcsinh, _asinh_slopes)
ACOSH = unary(np.arccosh, _acosh_slopes)
ATANH = unary(lambda u: gaps(np.arctanh(u), lambda: np.equal(np.abs(u), 1.0)), _atanh_slopes)
EXP = unary(np.exp, lambda u, w: (w, w))
LN = unary(lambda u: gaps(np.log(u), lambda: np.equal(u, 0.0)), _ln_slopes)
LOG2 = unary(lambda u: gaps(np.log2(u), lambda: np.equal(u, 0.0)), _log2_slopes)
LOG10 = unary(lambda u: gaps(np.log10(u), lambda: np.equal(u, 0.0)), _log10_slopes)
SQRT = unary(np.sqrt, _sqrt_slopes)
CBRT = unary(np.cbrt, _cbrt_slopes)
ABS = unary(np.abs, _abs_slopes)
SIGN = unary(np.sign, lambda u, w: _flat_except(u, np.equal(u, 0.0)))
FLOOR = unary(np.floor, lambda u, w: _flat_except(u, np.equal(u, w)))
CEIL = unary(np.ceil, lambda u, w: _flat_except(u, np.equal(u, w)))
ROUND = unary(np.rint, lambda u, w: _flat_except(u, np.equal(np.abs(u - w), 0.5)))
ERF = unary(special.erf, _erf_slopes)
ERFC = unary(special.erfc, _erfc_slopes)
GAMMA = unary(special.gamma, _gamma_slopes)
LGAMMA = unary(special.lgamma, _lgamma_slopes)
LAMBERT_W = unary(lambert.w, lambert.slopes)
SINC = unary(_sinc, special.sinc_slopes)
STEP = unary(_step, lambda u, w: _flat_except(u, np.equal(u, 0.0)))
SIGMOID = unary(_sigmoid, _sigmoid_slopes)
RELU = unary(lambda u: np.maximum(u, 0.0), lambda u, w: (void(np.greater(u, 0.0) * 1.0, np.equal(u, 0.0)), None))
SOFTPLUS = unary(_softplus, _softplus_slopes)
SILU = unary(lambda u: u * _sigmoid(u), _silu_slopes)
GELU = unary(lambda u: u * _below(u), _gelu_slopes)
