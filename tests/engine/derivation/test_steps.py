"""The steps of a chain: one for each operation, shared ones once, each with its place in the text."""

import re

import pytest

from mgtui.engine import parse
from mgtui.engine.derivation.steps import steps_of, subtree
from mgtui.engine.expression import Function


def formulas(text):
    return [f"{step.name} = {step.formula}" for step in steps_of(parse(text))]


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("3x^2 - 4x + 5", ["x = x", "u₁ = x²", "u₂ = 3·u₁", "u₃ = 4·x", "u₄ = u₂ − u₃", "u₅ = u₄ + 5"]),
        ("sin(x)^2 + sin(x)", ["x = x", "u₁ = sin(x)", "u₂ = u₁²", "u₃ = u₂ + u₁"]),  # one sine
        ("a*b + c", ["a = a", "b = b", "c = c", "u₁ = a·b", "u₂ = u₁ + c"]),
        ("x", ["x = x"]),
        ("7", []),
        ("x^x", ["x = x", "u₁ = x^x"]),
        ("|u| + u_1", ["u = u", "u₁ = u₁", "v₁ = |u|", "v₂ = v₁ + u₁"]),  # the letter is taken
        ("(2/3 + 1)x", ["x = x", "u₁ = (2/3 + 1)·x"]),  # constants are no steps
        ("min(x, 2, x^2)", ["x = x", "u₁ = min(x, 2)", "u₂ = x²", "u₃ = min(u₁, u₂)"]),
        ("(2x)!", ["x = x", "u₁ = 2·x", "u₂ = u₁!"]),  # the 1 that is added on the way to gamma is no step
        ("gamma(x + 1)", ["x = x", "u₁ = x + 1", "u₂ = gamma(u₁)"]),
        ("x! + (x + 1)", ["x = x", "u₁ = x + 1", "u₂ = gamma(u₁)", "u₃ = u₂ + u₁"]),  # unless it is taken by others
        ("{x > 0: x, -x}", ["x = x", "u₁ = x > 0", "u₂ = −x", "u₃ = {u₁: x, u₂}"]),
    ],
)
def test_each_operation_is_a_step_on_steps_before_it(text, steps):
    assert formulas(text) == steps


def test_a_step_knows_every_place_it_was_read_from():
    text = "sin(x)^2 + sin(x)"
    steps = steps_of(parse(text))
    assert [[text[start:end] for start, end in step.spans] for step in steps] == [
        ["x", "x"], ["sin(x)", "sin(x)"], ["sin(x)^2"], [text],
    ]  # fmt: skip


def test_in_ascii_a_step_is_as_short():
    step = steps_of(parse("sqrt(x^2)·θ₁"))[-1]
    assert (step.plain_name, step.plain) == ("u3", "u2*theta_1")


def test_steps_take_steps_before_them_and_hang_on_one_after_them():
    for text in (
        "3x^2 - 4x + 5",
        "sin(x)^2 + sin(x)",
        "x + sin(x) x sin(x)",
        "(x+1)(x+2)(x+1)",
        "(x!)! + 2x!",
        "{0 < x < 1: x, x^2}",
    ):
        steps = steps_of(parse(text))
        for row, step in enumerate(steps):
            assert all(arg < row for arg in step.args)
            assert step.user is None if row == len(steps) - 1 else step.user > row and row in steps[step.user].args


def test_the_longest_of_expressions_has_its_steps_at_once():
    text = "+".join(["x"] * 500)
    steps = steps_of(parse(text))
    assert len(steps) == 500
    assert re.fullmatch(r"u₄₉₈ \+ x", steps[-1].formula)
    constants = "x*(" + "+".join(["1"] * 490) + ")"
    assert len(steps_of(parse(constants))) == 2


def test_a_part_of_a_tree_is_a_function_of_its_own():
    f = parse("x^2 sin(x) + 3")
    product = next(at for at, node in enumerate(f.tree) if node.op == "mul")
    assert Function(f.text, subtree(f.tree, product)).reading == "x²·sin(x)"
