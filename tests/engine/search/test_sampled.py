"""What samples show of plain callables: the same as the expression says, of the kinds that are looked for."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mgtui.engine import curve, landmarks, parse

LOOKED_FOR = {"root", "minimum", "maximum", "jump", "pole", "edge"}
TEXTS = [
    "1/x^2", "1/(x-0.3)^2", "-1/(x-0.7)^2+x", "1/(x^2-2)^2", "1/|x|", "1/sin(x)^2", "ln|x-1|", "gamma(x)", "1/x^30",
    "sqrt(x)", "sqrt(2-x^2)", "sqrt(x^2-1)", "ln(x)", "x ln(x)", "asin(x)", "acosh(x)", "sqrt(x+3)+1",
    "floor(x+0.1)", "x-floor(x+0.1)", "mod(x+0.1,1)+2", "sign(x-0.3)+3", "{x<1: x^2+3, x+7}", "step(x)+1",
    "5x+0.2sign(x)", "1/(1+e^(1/x))", "x^2", "(x-0.3)^2", "x^2-0.6x+0.09", "1+cos(3x)", "|x-0.3|", "|x|", "sin(x)^2",
    "x^4", "-(x-0.2)^2", "sqrt(|x|)", "x^(2/3)", "(x-1)^2+1e-7", "(x-1)^2-1e-9", "x^2+1", "e^x", "e^(300x)",
    "tanh(1e6x)", "cbrt(x)", "cbrt(x-0.3)+2", "max(0,x)", "max(0,x)^2", "x^3-x", "tan(x)", "1/x", "x^2/(x^2-2)",
    "sin(9x)", "7",
]  # fmt: skip


def told(f):
    return sorted((mark.kind, mark.x) for mark in landmarks(f, -4.0, 4.05) if mark.kind in LOOKED_FOR)


@pytest.mark.parametrize("text", TEXTS)
def test_samples_show_what_the_expression_says(text):
    f = parse(text)
    found, wanted = told(lambda x: f(x)), told(f)
    assert [kind for kind, _ in found] == [kind for kind, _ in wanted]
    assert [x for _, x in found] == pytest.approx([x for _, x in wanted], abs=1e-6)


@pytest.mark.parametrize(("f", "kind"), [(lambda x: 1 / x**2, "pole"), (math.sqrt, "edge"), (math.floor, "jump")])
@pytest.mark.parametrize("at", [0.0, 0.3, -1.7, math.sqrt(2), 1000.1])
def test_a_break_is_at_the_double_where_f_breaks(f, kind, at):
    (mark,) = [mark for mark in landmarks(lambda x: f(x - at), at - 0.9, at + 0.8) if mark.kind == kind]
    assert mark.x == at
    assert math.isnan(mark.y) if kind == "pole" else mark.y == 0.0


def test_the_note_says_which_kinds_are_not_looked_for():
    found = landmarks(abs, -1.0, 1.0)
    assert not found.complete
    for words in ("Inflections", "corners", "cusps", "vertical tangents", "holes", "not looked for", "more may lie"):
        assert words in found.note
    assert {mark.kind for mark in found} <= LOOKED_FOR


def test_numpys_infinite_values_are_a_pole_where_f_has_one_alone():
    assert [(mark.kind, mark.x) for mark in landmarks(lambda x: -np.log(x), 0.0, 0.5)] == [("pole", 0.0)]
    assert list(landmarks(np.exp, 600.0, 800.0)) == []
    assert list(landmarks(math.exp, 600.0, 800.0)) == []


PIECES = [
    ("1/x^2", [(-2, 0), (0, 2)]), ("sqrt(x)", [(0, 2)]), ("floor(x)+5", [(-2, -1), (-1, 0), (0, 1), (1, 2)]),
    ("1/(x-0.3)", [(-2, 0.3), (0.3, 2)]), ("ln(x)", [(0, 2)]), ("sqrt(x^2-1.1)", [(-2, -(1.1**0.5)), (1.1**0.5, 2)]),
    ("x^2", [(-2, 2)]), ("|x|", [(-2, 2)]), ("mod(x,2)+1", [(-2, 0), (0, 2)]), ("tan(x)", [(-1.5708, 1.5708)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "ends"), PIECES)
def test_a_callable_is_drawn_up_to_its_breaks_and_never_across(text, ends):
    f = parse(text)
    drawn = [(xs[0], xs[-1]) for xs, _ in curve(lambda x: f(x), -2.0, 1.999) if len(xs) > 2]
    wanted = [end for end in ends if end[0] > -2.5]
    if text != "tan(x)":
        assert len(drawn) == len(wanted)
    for start, end in wanted:
        assert any(abs(low - start) < 0.03 and abs(high - end) < 0.03 for low, high in drawn)


@pytest.mark.parametrize(("text", "at"), [("sqrt(x-0.3)", 0.3), ("asin(x)", -1.0), ("floor(x-0.3)", 0.3)])
def test_a_piece_that_ends_where_f_has_a_value_reaches_it(text, at):
    f = parse(text)
    assert any(at in xs for xs, _ in curve(lambda x: f(x), -2.0, 1.2))


@settings(max_examples=40, deadline=None)
@given(st.floats(-3.0, 3.0).filter(lambda at: abs(at) > 1e-9), st.floats(0.2, 4.0), st.sampled_from([-1.0, 1.0]))
def test_jumps_even_poles_touching_roots_and_edges_are_found_wherever_they_are(at, size, sign):
    one = {
        "jump": lambda x: sign * size * (x > at) + x + 9.0,
        "pole": lambda x: sign * size / (x - at) ** 2,
        "root": lambda x: sign * size * (x - at) ** 2,
        "edge": lambda x: sign * size * (x - at) ** 0.5 + 1.0,
    }
    for kind, f in one.items():
        found = [mark.x for mark in landmarks(f, -5.0, 5.0) if mark.kind == kind]
        assert found == pytest.approx([at], abs=1e-7)
