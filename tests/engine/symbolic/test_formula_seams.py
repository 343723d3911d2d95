"""Formulas where pieces meet along an interval, or f has values and no slope: told as what they are, or not at all."""

import random

import numpy as np
import pytest

from mgtui.engine import ExpressionError, parse
from mgtui.engine.symbolic.derivative import INCOMPLETE, NOWHERE
from tests.quick import partly_slow


@pytest.mark.parametrize(
    "text",
    [
        "{|x| > x: 1, 2x}", "{|x| != x: x, x>1: 2}", "max(x, |x|)", "sign(relu(x))", "floor(relu(x))",
        "mod(floor(x), 2)", "max(floor(x), 0)", "mod(0, x)", "step({x<2: x, 0})", "max(relu(x), relu(y))",
        "atan2(hypot(x, x^2), {x<=0: (-0.5)^(1/3), x^2!=1: x^2})",
    ],
)  # fmt: skip
def test_no_formula_is_told_that_lacks_part_of_f(text):
    assert parse(text).slope_formula().reason == INCOMPLETE
    with pytest.raises(ValueError, match="pieces meet"):
        parse(text).derivative()


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("relu(relu(x))", "{x > 0: 1, x < 0: 0}"),
        ("max(0, relu(x))", "{x > 0: 1, x < 0: 0}"),
        ("max(max(x, 0), 0)", "{x > 0: 1, x < 0: 0}"),
        ("clamp(clamp(x, 0, 1), 0, 1)", "{0 < x < 1: 1, x < 0 or x > 1: 0}"),
        ("relu6(relu(x))", "{0 < x < 6: 1, x < 0 or x > 6: 0}"),
        ("hardtanh(hardtanh(x))", "{−1 < x < 1: 1, x < −1 or x > 1: 0}"),
        ("step(relu(x))", "0"),
        ("relu(sigmoid(x))", "sigmoid(x)·(1 − sigmoid(x))"),
    ],
)
def test_what_changes_nothing_is_left_out_before(text, formula):
    assert parse(text).derivative().reading == formula


@pytest.mark.parametrize(
    "text", ["sign({x<1: 2, -1})", "floor({x<1: 2.5, 7.5})", "x step({x<1: 2, -3})", "sign({x<1: 2, -1} + x/9)"]
)
def test_a_step_over_pieces_has_no_slope_where_they_meet(text):
    g = parse(text).derivative()
    assert np.isnan(g(1.0))
    assert np.isfinite(g(np.array([0.9, 1.1]))).all()


def test_a_formula_may_lack_variables_of_its_function():
    assert parse("3y + a").derivative("y").reading == "3"
    assert parse("a y").derivative("y").reading == "a"


@pytest.mark.parametrize("text", ["sqrt(-x^2)", "(x^2/(-0.5))^1.5", "sqrt(-2x^2) + x", "(-x^2)^(1/3)"])
def test_a_function_of_single_points_has_no_slope(text):
    assert parse(text).slope_formula().reason == NOWHERE


def test_nothing_times_what_has_no_value_is_no_slope():
    # sinc′ is 0 at 0, and the root upright
    assert np.isnan(parse("sinc(root(x, 4))").derivative()(0.0))
    assert parse("sinc(2x - 1)").derivative()(0.5) == 0.0
    assert np.isnan(parse("asin(sinc(x))").derivative()(0.0))
    assert parse("sin(sinc(x))").derivative()(0.0) == 0.0


def drawn(rng, depth):
    """A random text of x: sums, powers, pieces and functions with corners and steps."""
    if depth <= 0 or rng.random() < 0.1:
        return rng.choice(["x", "x", "x", "0", "1", "-2", "1/3", "0.5", "pi"])
    part = [drawn(rng, depth - 1) for _ in range(2)]
    kind = rng.random()
    if kind < 0.4:
        return f"({part[0]}){rng.choice('+-*/')}({part[1]})"
    if kind < 0.55:
        return f"({part[0]})^({rng.choice(['2', '3', '-1', '1/2', '1/3', '-1/3', '1.5', 'x'])})"
    if kind < 0.8:
        names = [
            "sin",
            "tan",
            "ln",
            "sqrt",
            "cbrt",
            "abs",
            "exp",
            "floor",
            "sign",
            "relu",
            "asin",
            "tanh",
            "step",
            "relu6",
            "sinc",
            "acosh",
        ]
        return f"{rng.choice(names)}({part[0]})"
    if kind < 0.92:
        return f"{rng.choice(['min', 'max', 'mod', 'hypot', 'atan2'])}({part[0]}, {part[1]})"
    seam = f"{rng.choice(['x', 'x^2', '|x|'])} {rng.choice(['<', '<=', '>', '!='])} {rng.choice('012x')}"
    return f"{{{seam}: {part[0]}, {part[1]}}}"


@pytest.mark.parametrize("seed", partly_slow(range(5), 5))
def test_a_random_formula_has_no_value_where_f_has_no_slope_and_no_other_one(seed):
    rng, told = random.Random(seed), 0
    while told < 200:
        try:
            f = parse(drawn(rng, rng.randint(1, 3)))
        except ExpressionError:
            continue  # a pole whatever x is
        if f.slope_formula().tree is None:
            continue
        told += 1
        g = f.derivative()
        for x in (-2.4, -1.0, -0.31, 0.0, 0.2, 0.77, 1.0, 2.0, 2.6):
            said, jet = g(x), f.jet(x)
            if not np.isfinite(said) or not abs(jet.value) < 1e100:
                continue
            slope = jet.slope if jet.bounds[1] <= 1e-12 * (1 + abs(jet.slope)) else f.exact(x).slope
            if np.isnan(slope) and np.isfinite(jet.slope):
                continue  # it cannot be proven
            if abs(said - slope) <= 1e-8 * (1 + abs(slope)):
                continue
            truly = g.exact(x).value
            assert np.isnan(truly) or truly == pytest.approx(slope, rel=1e-8, abs=1e-8), (f.text, g.reading, x, said)
