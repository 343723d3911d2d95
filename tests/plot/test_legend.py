import math

import pytest

from mgtui.playground.analysis import moment_of, moving_of
from mgtui.playground.changes import values as to
from mgtui.playground.scene import Line, Moving, Secant
from mgtui.plot import legend, legend_parts
from mgtui.text.numbers import short
from tests.playground.states import at


@pytest.mark.parametrize(
    ("moving", "text"),
    [
        (Moving(3, 20), "f"),
        (
            Moving(3, 20, (Line(3, 20, 14),), Secant(3, 20, 3.001, 20.014003)),
            "f  ·  tangent y = 14x − 22  ·  secant slope 14.003",
        ),
        (
            Moving(0, 0, (Line(0, 0, -1, "left"), Line(0, 0, 1, "right"))),
            "f  ·  left tangent y = −x  ·  right tangent y = x",
        ),
        (Moving(2, 0, (Line(2, 0, math.inf),)), "f  ·  tangent x = 2"),
        (Moving(1, 5, (Line(1, 5, 0),)), "f  ·  tangent y = 5"),
        (Moving(0.7, 2.1, (Line(0.7, 2.1, 3),)), "f  ·  tangent y = 3x"),  # 2.1 - 3 * 0.7 is 4.4e-16
        (Moving(1, 1, secant=Secant(1, 1, 1, 1)), "f"),
        (Moving(1, 1, guess=Line(1, 1, 2.5)), "f  ·  guess y = 2.5x − 1.5"),
    ],
)
def test_the_legend_names_what_is_drawn_with_its_values(moving, text):
    assert legend(moving) == text
    assert "\n" not in legend(moving)


def test_in_brief_the_words_stay_and_the_slopes_compare():
    moving = Moving(3, 20, (Line(3, 20, 14),), Secant(3, 20, 4, 37))
    assert [text for text, _ in legend_parts(moving, brief=True)] == ["f", "tangent 14", "secant 17"]
    upright = Moving(2, 0, (Line(2, 0, math.inf),))
    assert [text for text, _ in legend_parts(upright, brief=True)] == ["f", "tangent x = 2"]


@pytest.mark.parametrize(
    ("secant", "told"),
    [(14.00003, "14.00003"), (14.003, "14.003"), (14.0, "14"), (14.0000000001, "14"), (13.999997, "13.999997")],
)
def test_a_secant_next_to_its_tangent_has_the_digits_that_tell_them_apart(secant, told):
    moving = Moving(3, 20, (Line(3, 20, 14),), Secant(3, 20, 4, 20 + secant))
    assert legend_parts(moving)[-1][0] == f"secant slope {told}"
    assert legend_parts(moving, brief=True)[-1][0] == f"secant {told}"


def test_a_secant_has_the_slope_of_the_quotient_where_that_divides_by_another_run():
    state = at("3x^2 - 4x + 5", 3.0, 1e-12)
    moving = moving_of(to.set_range(state, "x", 3 - 2e-12, 3 + 3e-12), moment_of(state))
    assert moving.secant is not None
    assert legend_parts(moving)[-1][0] == "secant slope 14.001"  # x + h moves by 1.00009e-12: the chord's own is 14
    assert short(moment_of(state).difference.slope, 5) == "14.001"


def test_other_names_are_used_where_they_are_given():
    assert legend(Moving(1, 2, (Line(1, 2, 3),)), name="f′", variable="b") == "f′  ·  tangent y = 3b − 1"


def test_in_ascii_it_is_plain():
    assert legend(Moving(3, 20, (Line(3, 20, 14),)), "ascii") == "f  *  tangent y = 14x - 22"


@pytest.mark.parametrize("charset", ["braille", "block", "ascii"])
def test_samples_show_the_shape_of_every_line(charset):
    moving = Moving(3, 20, (Line(3, 20, 14),), Secant(3, 20, 4, 30), Line(0, 0, 1))
    parts = legend_parts(moving, charset, samples=True)
    assert [style for _, style in parts] == ["curve", "tangent", "secant", "guess"]
    assert len({text.split(" ")[0] for text, _ in parts}) == 4


def test_samples_are_shown_only_where_they_are_asked_for():
    moving = Moving(3, 20, (Line(3, 20, 14),))
    assert [text for text, _ in legend_parts(moving)] == ["f", "tangent y = 14x − 22"]
    assert all(text not in ("f", "tangent y = 14x − 22") for text, _ in legend_parts(moving, samples=True))
