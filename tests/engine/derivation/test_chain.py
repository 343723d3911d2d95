"""The numbers of a chain: forward and backward meet in the slope, and no digit is shown that is not known."""

import math
import random

import pytest

from mgtui.engine import ExpressionError, Function, blame, chain, parse, rule, to_blame
from mgtui.engine.derivation.steps import subtree
from mgtui.engine.language.tree import VARIABLE, Node
from tests.engine.evaluation.test_bounds import expression, point


def chained(text, along="x", **at):
    return chain(parse(text), at, along)


def numbers(parts):
    return [part.number for part in parts]


def test_the_lecture_s_parabola_step_by_step():
    shown = chained("3x^2 - 4x + 5", x=3.0)
    rows = range(len(shown.steps))
    assert numbers(map(shown.value, rows)) == [3, 9, 27, 12, 15, 20]
    assert numbers(map(shown.forward, rows)) == [1, 6, 18, 4, 14, 14]
    assert numbers(map(shown.backward, rows)) == [14, 3, 1, -1, 1, 1]


def test_the_two_columns_meet_in_the_slope():
    rng = random.Random(11)
    met = 0
    while met < 300:
        try:
            f = parse(expression(rng, rng.randint(1, 4)))
        except ExpressionError:
            continue
        x = point(rng)
        shown = chain(f, {"x": x}, "x")
        if not shown.steps or shown.steps[0].variable != "x":
            continue
        first, last = shown.backward(0), shown.forward(len(shown.steps) - 1)
        if first.digits and last.digits and math.isfinite(last.number):
            met += 1
            assert abs(first.number - last.number) <= first.error + last.error + 1e-15 * abs(first.number), (f.text, x)


def test_every_number_is_true_to_the_digits_it_has():
    rng, checked = random.Random(12), 0
    while checked < 200:
        try:
            f = parse(expression(rng, rng.randint(2, 4)))
        except ExpressionError:
            continue
        x = point(rng)
        shown = chain(f, {"x": x}, "x")
        if not shown.steps:
            continue
        last = len(shown.steps) - 1
        exact = f.exact(x)
        for told, true in ((shown.value(last), exact.parts[0]), (shown.forward(last), exact.parts[1])):
            if told.digits and true.digits == 17 and math.isfinite(true.number):
                checked += 1
                assert abs(told.number - true.number) <= told.error + math.ulp(true.number), (f.text, x)


def test_the_gradient_stands_at_the_variables():
    shown = chained("a*b + c", "a", a=2.0, b=-3.0, c=10.0)
    assert [shown.backward(row).number for row, step in enumerate(shown.steps) if step.variable] == [-3.0, 2.0, 1.0]


def test_what_holds_still_does_not_move():
    shown = chained("w*x + b*2", "w", w=0.5, x=3.0, b=1.0)
    moving = {step.name for row, step in enumerate(shown.steps) if shown.moves(row)}
    assert moving == {"w", "u₁", "u₃"}


def test_digits_that_cancel_are_proven_or_withheld_and_never_wrong():
    shown = chained("(1 - cos(x))/x^2", x=1e-9)
    assert numbers(map(shown.value, range(5))) == [1e-9, 1.0, 5e-19, 1e-18, 0.5]
    assert shown.forward(4).number == pytest.approx(-1e-9 / 12, rel=1e-12)
    assert shown.backward(0).number == pytest.approx(-1e-9 / 12, rel=1e-12)
    assert shown.backward(3).digits == 0
    assert shown.backward(3).reason


@pytest.mark.parametrize(
    ("text", "at", "said"),
    [
        ("|x|", {"x": 0.0}, ["|x| at x = 0: −1 or 1"]),
        ("2|x - 1| + x", {"x": 1.0}, ["|u₁| at u₁ = 0: −1 or 1"]),
        ("relu(x - 1)", {"x": 1.0}, ["relu(u₁) at u₁ = 0: 0 or 1"]),
        ("max(x, 2)", {"x": 2.0}, ["max(x, 2) at x = 2: 0 or 1"]),
        ("floor(x) + y", {"x": 2.0, "y": 1.0}, ["floor(x) at x = 2: a jump"]),
        ("sqrt(x) + 1", {"x": 0.0}, ["√x at x = 0: ∞"]),
        ("cbrt(x)", {"x": 0.0}, ["∛x at x = 0: upright"]),
        ("ln(x) + y", {"x": -1.0, "y": 0.0}, ["ln(x) at x = −1: no value"]),
        ("1/x", {"x": 0.0}, ["1/x at x = 0: no value"]),
        ("{x >= 0: x, -x}", {"x": 0.0}, ["x ≥ 0 at x = 0: here it changes"]),
        ("{x > 0: ln(x), x}", {"x": -1.0}, []),  # the piece that is not taken is not to blame
        ("x|x|", {"x": 0.0}, ["|x| at x = 0: −1 or 1"]),
        ("3x^2", {"x": 3.0}, []),
        ("7", {"x": 3.0}, []),
    ],
)
def test_the_step_to_blame_says_what_its_sides_would_be(text, at, said):
    shown = chained(text, **at)
    assert [blame(shown, row) for row in to_blame(shown)] == said


def test_a_step_has_a_slope_where_its_rule_knows_none_and_both_sides_agree():
    shown = chained("x|x| + 1", x=0.0)
    assert math.isnan(shown.forward(1).number)
    assert numbers(map(shown.forward, (2, 3))) == [0.0, 0.0]


@pytest.mark.parametrize(
    ("text", "x", "said"),
    [
        ("x^2 sin(x)", 3.0, "product rule: u₁′·u₂ + u₁·u₂′ = 6·0.1411 + 9·(−0.99) = −8.063"),
        ("x^2", 3.0, "power rule: 2·x·x′ = 2·3·1 = 6"),
        ("x^5", -2.0, "power rule: 5·x⁴·x′ = 5·(−2)⁴·1 = 80"),
        ("3x^2", 3.0, "constant factor: 3·u₁′ = 3·6 = 18"),
        ("x^2 + x", 3.0, "sum rule: u₁′ + x′ = 6 + 1 = 7"),
        ("x - x^2", 3.0, "difference rule: x′ − u₁′ = 1 − 6 = −5"),
        ("x + 5", 3.0, "what holds still adds nothing: x′ = 1"),
        ("5 - x^2", 3.0, "what holds still adds nothing: −u₁′ = −6"),
        ("-x^2", 3.0, "sign rule: −u₁′ = −6"),
        ("x/2", 3.0, "constant divisor: x′/2 = 1/2 = 0.5"),
        ("3/x", -2.0, "quotient rule: −3·x′/x² = −3·1/(−2)² = −0.75"),
        ("x/(x + 1)", 1.0, "quotient rule: (x′·u₁ − x·u₁′)/u₁² = (1·2 − 1·1)/2² = 0.25"),
        ("tanh(2x)", 0.0, "chain rule: sech(u₁)²·u₁′ = 1·2 = 2"),
        ("e^(2x)", 0.0, "chain rule: e^u₁·u₁′ = 1·2 = 2"),
        ("hypot(x, 2x)", 1.0, "chain rule: (x/hypot(x, u₁))·x′ + (u₁/hypot(x, u₁))·u₁′ = 0.4472·1 + 0.8944·2 = 2.236"),
        ("sin(x)", 3.0, "chain rule: cos(x)·x′ = −0.99·1 = −0.99"),
        ("ln(2x)", 1.0, "chain rule: (1/u₁)·u₁′ = 0.5·2 = 1"),
        ("x^1.5", 4.0, "chain rule: 1.5·√x·x′ = 3·1 = 3"),
        ("gamma(x)", 3.0, "chain rule: gamma′(x)·x′ = 1.846·1 = 1.846"),
        ("(2x)!", 1.5, "chain rule: d(u₁!)/du₁·u₁′ = 7.537·2 = 15.07"),
        ("max(x, x^2)", 3.0, "the larger one counts: u₁′ = 6"),
        ("floor(x)", 1.5, "flat here: u₁′ = 0"),
        ("{x > 0: x^2, x}", 3.0, "the piece that is taken: u₂′ = 6"),
        ("x^2/4 + |x|", 0.0, "sum rule: u₂′ + u₃′, but u₃ has no slope here"),
        ("|x|", 0.0, "no rule tells: |x| at x = 0: −1 or 1"),
    ],
)  # fmt: skip
def test_a_rule_is_told_with_its_numbers(text, x, said):
    shown = chained(text, x=x)
    assert rule(shown, len(shown.steps) - 1) == said


def test_a_step_that_has_a_slope_all_the_same_is_not_to_blame():
    shown = chained("max(x, |x|)", x=3.0)
    assert to_blame(shown) == []
    assert shown.forward(2).number == 1.0
    assert to_blame(chained("max(x, |x|)", x=0.0)) == [1, 2]


def test_variables_are_nudged_or_hold_still():
    shown = chained("a x", "a", a=1.0, x=2.0)
    assert [rule(shown, row) for row in (0, 1)] == ["x holds still: x′ = 0", "a is nudged: a′ = 1"]
    assert rule(shown, 2) == "constant factor: x·a′ = 2·1 = 2"


def test_every_step_of_anything_has_a_rule_in_one_line():
    rng = random.Random(13)
    for _ in range(300):
        try:
            f = parse(expression(rng, rng.randint(1, 4)))
        except ExpressionError:
            continue
        shown = chain(f, {"x": point(rng)}, "x")
        for row in range(len(shown.steps)):
            said = rule(shown, row)
            assert said
            assert "nan" not in said
            assert "\n" not in said


def test_what_a_step_has_is_what_it_has_as_a_function_of_its_own():
    rng, checked = random.Random(14), 0
    while checked < 150:
        try:
            f = parse(expression(rng, rng.randint(2, 4)))
        except ExpressionError:
            continue
        x = point(rng)
        shown = chain(f, {"x": x}, "x")
        for row, step in enumerate(shown.steps):
            alone = Function(f.text, subtree(f.tree, step.node))
            if alone.variables != ("x",):
                continue
            value, slope, _ = alone.exact(x).parts
            for told, true in ((shown.value(row), value), (shown.forward(row), slope)):
                if told.digits and true.digits == 17 and math.isfinite(true.number):
                    checked += 1
                    assert abs(told.number - true.number) <= told.error + math.ulp(true.number), (f.text, x, row)


def test_how_f_answers_a_step_is_its_slope_along_a_variable_in_the_step_s_place():
    rng, checked = random.Random(15), 0
    while checked < 150:
        try:
            f = parse(expression(rng, rng.randint(2, 4)))
        except ExpressionError:
            continue
        x = rng.choice((1.0, 2.0, 0.5, -1.0, 3.0, rng.uniform(-3, 3)))
        shown = chain(f, {"x": x}, "x")
        for row, step in enumerate(shown.steps[:-1]):
            value, told = shown.value(row), shown.backward(row)
            if step.variable or value.digits != 17 or value.rest or not math.isfinite(value.number) or not told.digits:
                continue  # in its place only a number may stand that a double is
            nodes = [
                Node(VARIABLE, name="w") if f.tape.place[at] == step.entry else node for at, node in enumerate(f.tree)
            ]
            with_w = Function(f.text, tuple(nodes))
            given = {name: {"x": x, "w": value.number}[name] for name in with_w.variables}
            if "w" not in given:
                continue
            true = with_w.exact(wrt="w", **given).parts[1]
            if true.digits == 17 and math.isfinite(true.number):
                checked += 1
                assert abs(told.number - true.number) <= told.error + math.ulp(true.number), (f.text, x, row)
