"""Functions of functions that are huge or tiny inside: a slope or curvature that is in range comes out."""

import math
from functools import cache

import mpmath
import pytest

from mgtui.engine import parse
from tests.engine.real_arithmetic import UndefinedError, real_errors, real_jet
from tests.quick import slow_case

TOWERS = (
    "ln(x^100)", "log2(x^100)", "log10(10^x)", "log2(2^x)", "ln(gamma(x))", "log2(gamma(x))", "gamma(x)^0.1",
    "sqrt(gamma(x))", "1/gamma(x)", "asinh(x^100)", "acosh(x^100)", "atan(x^100)", "acot(x^100)", "atanh(x^100)",
    "asec(x^100)", "acsc(x^100)", "asin(x^100)", "cot(x^100)", "csc(x^100)", "tanh(x^100)", "erf(x^100)",
    "gelu(x^100)", "silu(x^100)", "softplus(x^100)", "sigmoid(ln(x^100))", "sqrt(x^100)", "cbrt(x^100)",
    "(x^100)^0.01", "(x^100)^1.5", "(x^100)^(-1.5)", "(x^100)^2.2", "(x^100)^(-0.3)", "log(x^100, 3)", "log(3, x^100)",
    "1/x^100", "ln(e^x)", "ln(cosh(x))", "asinh(sinh(x))", "acosh(cosh(x))", "sqrt(e^x)", "(e^x)^(1/3)", "atan(e^x)",
    "(x^30)^(-5)", "(x^(-30))^(-5)", "x^100/x^99", "(x^100)^(1/x)", "abs(x^100)^0.5", "e^(-x) e^x", "ln(x^100)/x",
    "coth(x^100)", "asech(x^100)", "acsch(x^100)", "acoth(x^100)", "softsign(x^100)", "root(x^100, 7)",
    "root(3, x^100)", "root(x^100, -3)", "hypot(x^100, x)", "hypot(x^100, 3x^100)", "atan2(x^100, x)",
    "atan2(3, x^100)",
    "mish(x^100)", "elu(-x^100)", "selu(-x^100)", "leakyrelu(x^100, 0.1)", "lambertw(x^100)", "lambertw(x e^x)",
    "lgamma(x^100)", "ln(csch(x))", "acsch(csch(x))", "asech(sech(x))", "ln(erfc(x))",
)  # fmt: skip
MODERATE, EXTREME = (0.7, 1.3, 2.5, 4.1), (0.0123, 0.11, 57.3, 141.0, 170.0, 300.0, 650.0, 995.0)


def in_range(number):
    return number == 0 or 1e-300 < abs(number) < 1e300


@cache
def compared(text, x):
    """The shares of `shares_of`, once for all tests."""
    return tuple(shares_of(text, x))


def shares_of(text, x):
    """How far slope and curvature are off, as a share; nothing where the value is lost, or one of them is too large."""
    f = parse(text)
    jet = f.jet(x)
    try:
        value, slope, curvature = real_jet(f.tree, x)
    except UndefinedError:
        return
    if slope is None or not math.isclose(jet.value, value, rel_tol=1e-9):
        return
    errors = real_errors((jet.slope, jet.curvature), (slope, curvature))
    scales = abs(slope), max(abs(curvature), slope * slope / abs(value))  # what they are the sums of
    for truth, scale, error in zip((slope, curvature), scales, errors, strict=True):
        if in_range(truth):
            yield float(error / max(scale, 1e-300)) if mpmath.isfinite(error) else math.inf


# Those of the gamma function take mpmath seconds each.
TEXTS = [slow_case(text) if "gamma" in text or index % 3 else text for index, text in enumerate(TOWERS)]


@pytest.mark.parametrize("text", TEXTS)
def test_a_tower_keeps_slope_and_curvature_where_its_parts_are_ordinary(text):
    shares = [share for x in MODERATE for share in compared(text, x)]
    assert shares
    assert max(shares) < 1e-11


@pytest.mark.parametrize("text", TEXTS)
def test_a_tower_keeps_slope_and_curvature_where_its_parts_are_huge_or_tiny(text):
    assert max((share for x in EXTREME for share in compared(text, x)), default=0.0) < 1e-9


@pytest.mark.slow
def test_most_towers_have_a_value_at_the_extremes():
    assert sum(1 for text in TOWERS for x in EXTREME for _ in compared(text, x)) > 300
