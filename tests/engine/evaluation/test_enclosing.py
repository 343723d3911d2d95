"""Enclosures hold what f does in an interval, and are tight where the interval is narrow."""

import math

import pytest

from mgtui.engine import parse

pytest.importorskip("flint")
from flint import arb

from mgtui.engine.calculus import balls
from mgtui.engine.evaluation.enclosing import Enclosed
from mgtui.engine.evaluation.proving import program_of

TEXTS = (
    "x^3 - 2x", "sin(x)/x", "e^(-x^2)", "1/x", "sqrt(x)", "ln(x)", "|x - 1|", "floor(x) + x^2", "ceil(x)", "round(x)",
    "mod(x, 1)", "mod(x^2, x)", "min(x, 1 - x)", "max(sin(x), cos(x))", "tan(x)", "asin(x)", "acos(x)", "atan(1/x)",
    "sign(x)·x", "step(sin(x))", "if(x < 1, x^2, 2 - x)", "if(x < 1, x)", "{x < 0: -x, 1/x}", "gamma(x)", "cbrt(x)",
    "x^x", "relu(x) - elu(x)", "hardtanh(x)", "relu6(3x)", "softsign(x)", "sinc(x)", "lambertw(x)", "erf(x) + erfc(2x)",
    "acosh(x)", "atanh(x)", "hypot(x, 1)", "atan2(x, x - 1)", "csc(x)", "log(x, 2)", "1/floor(x)", "sqrt(floor(x))",
    "floor(1/x)", "abs(x)^3", "x^-2", "floor(x)^2", "exp(floor(x))", "leakyrelu(x, 0.1)", "selu(x)", "asec(x)",
)  # fmt: skip
INTERVALS = ((-2.5, 3.25), (-0.5, 0.75), (0.25, 0.5), (1.0, 2.0), (1.1, 1.2), (-1e-3, 1e-3), (-7.0, -6.5), (2.0, 20.0))


def over(text: str, low: float, high: float) -> balls.Followed:
    """Return the series of an expression of x over an interval, or why there is none."""
    program = program_of(parse(text).tree)
    assert program is not None
    enclosed = Enclosed(program)
    with balls.working(enclosed.bits, enclosed.terms):
        return enclosed.slots(arb(low).union(arb(high)))[-1]


@pytest.mark.parametrize("text", TEXTS)
def test_what_f_does_within_the_interval_lies_within_its_series(text: str) -> None:
    f = parse(text)
    for low, high in INTERVALS:
        found = over(text, low, high)
        for k in range(41):
            x = min(low + (high - low) * k / 40, high)
            numbers = f.exact(x)
            if found is balls.UNDEFINED:
                assert math.isnan(numbers.value)
            if isinstance(found, balls.Lost):
                continue
            for order, number in enumerate((numbers.value, numbers.slope, numbers.curvature)):
                if not math.isnan(number):
                    assert (found[order] * math.factorial(order)).overlaps(arb(number, math.ulp(number))), (
                        low,
                        high,
                        x,
                    )


@pytest.mark.parametrize("text", ["ln(x)", "sqrt(x)", "asin(x - 1)", "if(x > 0, x)"])
def test_where_f_has_no_value_there_is_none(text: str) -> None:
    assert over(text, -0.2, -0.1) is balls.UNDEFINED


@pytest.mark.parametrize("text", ["|x|", "floor(x)", "mod(x, 2)", "1/x", "if(x > 0, x)"])
def test_over_a_break_there_is_no_series(text: str) -> None:
    found = over(text, -1.0, 1.0)
    assert found is balls.UNDECIDED or not found[1].is_finite()
