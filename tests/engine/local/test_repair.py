"""Slopes of whole arrays where the rules give none: the same as point by point, and not point by point."""

from unittest.mock import Mock

import numpy as np
import pytest

from mgtui.engine import parse
from mgtui.engine.local.one_sided import one_sided
from mgtui.engine.local.repair import repair, repair_all

# Arguments that stand at a break all along; 0 to some root; what breaks at whole numbers and halves.
TEXTS = [
    "mod(x, x)", "mod(floor(x), 2)", "floor(round(x))", "sqrt(max(0, x))", "|x - x|", "sign(x - x)", "mod(x^2, x)",
    "|sin(x) - sin(x)|", "floor(sin(floor(x)))", "cbrt(relu(x))", "ln(floor(x)^2)", "floor(ln(e^x))", "x|x|",
    "sqrt(x^2)", "||x| - x|", "asin(sign(x))", "{x<0: sqrt(x - x), |x - x|}", "x^floor(x)", "atan2(x - x, floor(x))",
    "mod(2x, x)", "acos(x/|x|)", "1/(x - x)", "x sqrt(x)", "floor(4x)", "max(x, x^2)", "sqrt(1 - x^2)",
    "e^(-1/x^2)", "sin(x)/x",
]  # fmt: skip


def points(count):
    rng = np.random.default_rng(5)
    return np.concatenate([np.linspace(-2.0, 2.0, count), rng.normal(size=count), rng.integers(-9, 9, count) / 4])


@pytest.mark.parametrize("text", TEXTS)
def test_many_points_are_repaired_as_each_is(text):
    f, xs = parse(text), points(33)
    rough = np.full(xs.size, np.nan)
    for slopes, curvatures in ((rough, rough), (rough, xs), (xs + np.inf, rough)):
        found = repair_all(f.tape, f(xs), {"x": xs}, "x", slopes, curvatures)
        single = [
            repair(f.tape, value, {"x": x}, "x", slope, curvature)
            for value, x, slope, curvature in zip(
                f(xs).tolist(), xs.tolist(), slopes.tolist(), curvatures.tolist(), strict=True
            )
        ]
        assert np.array_equal(np.array(found).T, np.array(single), equal_nan=True)


def test_other_variables_are_held_each_at_its_value():
    f, xs = parse("a|x|x + mod(b x, b x)"), np.linspace(-1.0, 1.0, 101)
    for b in (2.0, np.linspace(1.0, 2.0, 101)):
        slopes = f.jet(xs, a=np.full(101, 3.0), b=b).slope
        wanted = [f.jet(x, a=3.0, b=float(c)).slope for x, c in zip(xs.tolist(), np.broadcast_to(b, 101), strict=True)]
        assert slopes == pytest.approx(wanted, rel=1e-14, nan_ok=True)


@pytest.mark.parametrize("text", ["mod(x, x)", "|x - x|", "mod(floor(x), 2)", "sqrt(max(0, x))", "|relu(x)|"])
def test_thousands_of_points_take_a_few_runs(text, monkeypatch):
    seen = Mock(wraps=one_sided)
    monkeypatch.setattr("mgtui.engine.local.repair.one_sided", seen)
    parse(text).jet(np.linspace(-5.0, 5.0, 10_000))
    assert 0 < seen.call_count < 300


@pytest.mark.parametrize(
    ("text", "slope"), [("asech(x)", lambda x: -1 / x), ("(e*x)^(-0.5)", lambda x: -0.5 * np.e**-0.5 * x**-1.5)]
)
@pytest.mark.parametrize("x", [8.9e-165, 1e-175])
def test_a_slope_stands_where_only_the_curvature_is_beyond_doubles(text, slope, x):
    assert parse(text).jet(x).slope == pytest.approx(slope(x), rel=1e-12)
    assert parse(text).jet(np.array([x, 0.5])).slope[0] == pytest.approx(slope(x), rel=1e-12)
