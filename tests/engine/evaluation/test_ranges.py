"""Enclosures hold what f does in an interval, and are tight where the interval is narrow."""

import math

import pytest

from mgtui.engine import parse
from mgtui.engine.calculus.hulls import WHOLE_LINE
from mgtui.engine.evaluation import ranges
from mgtui.engine.evaluation.ranges import Ranges, ranges_of

pytest.importorskip("flint")

TEXTS = (
    "x^3 - 2x", "sin(x)/x", "e^(-x^2)", "1/x", "sqrt(x)", "ln(x)", "|x - 1|", "floor(x) + x^2", "ceil(x)", "round(x)",
    "mod(x, 1)", "mod(x^2, x)", "min(x, 1 - x)", "max(sin(x), cos(x))", "tan(x)", "asin(x)", "acos(x)", "atan(1/x)",
    "sign(x)·x", "step(sin(x))", "if(x < 1, x^2, 2 - x)", "if(x < 1, x)", "{x < 0: -x, 1/x}", "gamma(x)", "cbrt(x)",
    "x^x", "relu(x) - elu(x)", "hardtanh(x)", "relu6(3x)", "softsign(x)", "sinc(x)", "lambertw(x)", "erf(x) + erfc(2x)",
    "acosh(x)", "atanh(x)", "hypot(x, 1)", "atan2(x, x - 1)", "csc(x)", "log(x, 2)", "1/floor(x)", "sqrt(floor(x))",
    "floor(1/x)", "abs(x)^3", "x^-2", "floor(x)^2", "exp(floor(x))", "leakyrelu(x, 0.1)", "selu(x)", "asec(x)",
)  # fmt: skip
INTERVALS = ((-2.5, 3.25), (-0.5, 0.75), (0.25, 0.5), (1.0, 2.0), (1.1, 1.2), (-1e-3, 1e-3), (-7.0, -6.5), (2.0, 20.0))


def over(text: str, low: float, high: float) -> Ranges:
    """Return the enclosures of an expression of x."""
    found = ranges_of(parse(text).tree)
    assert found is not None
    return found(low, high)


@pytest.mark.parametrize("text", TEXTS)
def test_what_f_does_within_the_interval_lies_within_the_enclosures(text: str) -> None:
    f = parse(text)
    for low, high in INTERVALS:
        found = over(text, low, high)
        for k in range(41):
            x = min(low + (high - low) * k / 40, high)
            numbers = f.exact(x)
            for part, number in zip(found[:3], (numbers.value, numbers.slope, numbers.curvature), strict=True):
                if not math.isnan(number):
                    assert part is not None
                    assert part.low <= number <= part.high, (low, high, x)
            if found.smooth:
                assert math.isfinite(numbers.curvature)


@pytest.mark.parametrize(
    ("text", "low", "high", "least", "most"),
    [
        ("floor(x)", 1.2, 3.5, 1.0, 3.0),
        ("round(x)", 1.2, 3.5, 1.0, 4.0),
        ("mod(x, 1)", -50.0, 50.0, 0.0, 1.0),
        ("sign(x)", -1.0, 1.0, -1.0, 1.0),
        ("step(x)", -1.0, 1.0, 0.0, 1.0),
        ("|x|", -1.0, 2.0, 0.0, 2.0),
        ("sqrt(x)", -1.0, 4.0, 0.0, 2.0),
        ("1/x", -1.0, 1.0, -math.inf, math.inf),
        ("ln(x)", 0.0, 1.0, -math.inf, 0.0),
        ("asin(x)", -2.0, 2.0, -math.pi / 2, math.pi / 2),
        ("sin(x^2)", 30.0, 30.2, -1.0, 1.0),
        ("x^3 - 2x", 1.5, 2.0, 0.375, 4.0),
        ("e^x", 0.0, 1.0, 1.0, math.e),
    ],
)
def test_values_are_told_across_breaks(text: str, low: float, high: float, least: float, most: float) -> None:
    found = over(text, low, high).value
    assert found is not None
    assert [found.low, found.high] == pytest.approx([least, most], abs=1e-8)


@pytest.mark.parametrize("text", ["ln(x)", "sqrt(x)", "asin(x - 1)", "if(x > 0, x)", "0/floor(x + 0.25)·0 + ln(x)"])
def test_where_f_has_no_value_there_is_none(text: str) -> None:
    assert over(text, -0.2, -0.1) == ranges.NOWHERE


@pytest.mark.parametrize("text", ["sin(x)·e^x", "x^5 - x + 1/(x + 3)", "atan(x)·ln(x + 4)"])
def test_enclosures_of_narrow_intervals_are_narrow(text: str) -> None:
    f, (middle, half) = parse(text), (0.5, 2.0**-10)
    found, there = over(text, middle - half, middle + half), f.jet(middle)
    assert found.smooth
    assert found.slope is not None
    assert found.slope.high - found.slope.low == pytest.approx(2 * half * abs(there.curvature), rel=1e-2)


def test_a_break_in_the_interval_leaves_slope_and_curvature_open() -> None:
    found = over("|x|", -1.0, 1.0)
    assert found[1:] == (WHOLE_LINE, WHOLE_LINE)
    assert not found.smooth


def test_without_python_flint_nothing_is_enclosed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranges, "available", lambda: False)
    assert ranges_of(parse("x").tree) is None
