"""Powers, exp and ln beside 0: where they tend, with what slope, and where nothing is claimed."""

import math

import pytest

from mgtui.engine import parse
from mgtui.engine.germs.germ import UNDEFINED
from mgtui.engine.local.one_sided import one_sided

INF, NAN = math.inf, math.nan

TENDS = [
    # exp of what is itself larger than every power
    ("e^(-e^(1/x))", 0.0), ("1 + e^(-e^(1/x))", 1.0), ("e^(-1/x)", 0.0), ("e^(1/x)", INF), ("e^(1/x)/x^9", INF),
    ("e^(-1/x)/x^9", 0.0), ("-e^(1/x)", -INF), ("e^(1/x) - e^(2/x)", -INF), ("e^(1/x + x)", INF),
    ("atan(e^(1/x))", math.pi / 2), ("atan(-e^(1/x))", -math.pi / 2), ("tanh(e^(1/x))", 1.0), ("sin(e^(-1/x))", 0.0),
    ("atan(x-x)", 0.0), ("e^(x-x)", 1.0),
    # what oscillates is carried away by what falls faster
    ("e^(sin(1/x)/x - 1/x^2)", 0.0), ("x sin(1/x)", 0.0), ("e^(x sin(1/x))", 1.0),
    # moving exponents, and bases that are 0
    ("x^x", 1.0), ("(x^2)^x", 1.0), ("x^(1/ln(x))", math.e), ("(1+x)^(1/x)", math.e), ("(1+x)^(1/x^2)", INF),
    ("0^x", 0.0), ("0^(x/x)", 0.0), ("0^(2-x)", 0.0), ("x^sqrt(x)", 1.0), ("x^-x", 1.0), ("(1/x)^x", 1.0),
    # roots and logarithms
    ("sqrt(x)", 0.0), ("x^(-1/3)", INF), ("ln(x)", -INF), ("x^2 ln(x)", 0.0), ("ln(x)^2", INF), ("ln(e^(1/x))", INF),
    ("x ln(e^(1/x))", 1.0), ("ln(x)/ln(2x)", 1.0), ("ln(x^2)/ln(x)", 2.0), ("1/ln(x)", 0.0), ("ln(1+x)/x", 1.0),
    ("sqrt(1+x) - sqrt(1-x)", 0.0), ("e^(2 ln(x))", 0.0), ("e^(-2 ln(x))", INF), ("e^(ln(x)/2)", 0.0),
    # numbers on the way beyond doubles
    ("e^(800+x) e^(-800-x)", 1.0), ("(e^(800+x))^(1/800)", math.e), ("ln(e^(900+x))", 900.0),
]  # fmt: skip
SLOPES = [
    ("x^2 ln(x)", 0.0), ("x ln(x)", -INF), ("sqrt(x)", INF), ("-sqrt(x)", -INF), ("e^(-1/x)", 0.0), ("x^1.5", 0.0),
    ("e^(x^2) + 3x", 3.0), ("(1+x)^3", 3.0), ("(1+x)^-2", -2.0), ("(1+x)^0.5", 0.5), ("ln(1+2x)", 2.0), ("x^x", -INF),
    ("(1+x)^(1+x)", 1.0), ("2^x", math.log(2)), ("x sqrt(x) + 7x", 7.0), ("1/(2+x)", -0.25), ("x^0", 0.0), ("x^1", 1.0),
]  # fmt: skip
UNDEFINED_THERE = [
    "0^-x", "0^(x-1)", "sqrt(-x)", "ln(-x)", "(-x)^0.5", "(-x)^-0.5", "ln(0 x)", "(x-x)^-2", "(-x)^(1/x)",
]  # fmt: skip
ON_NO_SCALE = [
    ("ln(-ln(x))", INF), ("e^(sin(1/x)/x)", NAN), ("e^(e^(1/x)) - e^(e^(1/x))", 0.0), ("e^sqrt(-ln(x))", INF),
    ("sin(1/x)", NAN), ("e^(1e9 ln(x))", 0.0), ("(x-x)^(sin(1/x))", NAN),
    ("(x-2)^(3x/x)", -8.0), ("(1e200+x)^2.5", NAN), ("(1e-200+x)^2.5", 0.0),
    ("x^(1e306)", 0.0), ("(x/1e200)^2.5", 0.0), ("(1e200 x)^2.5", 0.0), ("e^(-e^(1/x) + e^(2/x))", INF),
]  # fmt: skip


def beside_zero(text):
    return one_sided(parse(text).tape, {"x": 0.0}, "x", 1, exact=True)


@pytest.mark.parametrize(("text", "limit"), TENDS)
def test_where_it_tends(text, limit):
    assert beside_zero(text).limit == pytest.approx(limit, rel=1e-12)


@pytest.mark.parametrize(("text", "slope"), SLOPES)
def test_with_what_slope_it_gets_there(text, slope):
    assert beside_zero(text).slope == pytest.approx(slope, rel=1e-12)


@pytest.mark.parametrize("text", UNDEFINED_THERE)
def test_where_it_has_no_value_it_is_called_undefined(text):
    side = beside_zero(text)
    assert side.state == UNDEFINED
    assert math.isnan(side.limit)


@pytest.mark.parametrize(("text", "truth"), ON_NO_SCALE)
def test_what_is_on_no_scale_is_not_claimed_or_true(text, truth):
    side = beside_zero(text)
    assert math.isnan(side.limit) or side.limit == truth
