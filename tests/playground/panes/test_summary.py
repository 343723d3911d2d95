"""What is said of a moment in words, and the one line of numbers for small screens."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgtui.engine import Proven
from mgtui.playground.analysis import moment_of
from mgtui.playground.changes import values as to
from mgtui.playground.panes.proven import doubt, text_of
from mgtui.playground.panes.summary import numbers_line, sentence, tangent_equation, words
from tests.playground.states import CORNER, JUMP, LECTURE, POLE, at


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (60, "x 3  f 20  slope 14  rise/run 14.003"),
        (36, "x 3  f 20  slope 14  rise/run 14.003"),
        (35, "x 3  f 20  slope 14"),
        (34, "x 3  f 20  slope 14"),
        (18, "x 3  slope 14"),
        (12, "slope 14"),
    ],
)
def test_as_many_numbers_as_fit_the_slope_to_the_last(width, line):
    assert numbers_line(moment_of(LECTURE), width) == line


@given(
    st.sampled_from(["x^3/7 - 1e-12x", "e^x", "sin(1e9 x)", "|x|", "1/x", "floor(x/7)", "sqrt(x)", "1e300x"]),
    st.floats(-1e300, 1e300),
    st.floats(1e-17, 1e300),
)
def test_the_slope_is_on_the_smallest_screen_whatever_the_digits(text, x, h):
    moment = moment_of(at(text, x, h))
    line = numbers_line(moment, 38)
    assert len(line) <= 38
    slope = text_of(moment.numbers.parts[1])
    shown = "slope 10^−…" if len(slope) > 32 else f"slope {slope}"
    assert (moment.behaviour.kind if math.isnan(moment.slope) else shown) in line


@pytest.mark.parametrize(
    ("scheme", "said"),
    [("forward", "h is lost: x + h = x."), ("backward", "h is lost: x − h = x."), ("central", "h is lost: x + h = x.")],
)
@pytest.mark.parametrize("text", ["3x^2 - 4x + 5", "|x - 3|"])
def test_a_lost_h_is_said_whatever_f_does(scheme, said, text):
    moment = moment_of(to.set_scheme(at(text, 3.0, 1e-17), scheme))
    assert sentence(moment).endswith(f". {said}")
    assert numbers_line(moment, 34).endswith("  h lost")
    assert "h is lost" not in sentence(moment_of(to.set_scheme(at(text, 3.0), scheme)))


@pytest.mark.parametrize(
    ("state", "line"),
    [(CORNER, "x 0  f 0  corner"), (POLE, "x 0  f undefined  pole"), (JUMP, "x 1  f 1  jump"),
     (at("sqrt(x)", -1.0), "x −1  f undefined")],
    ids=["corner", "pole", "jump", "undefined"],
)  # fmt: skip
def test_without_a_slope_the_line_names_what_is_there(state, line):
    assert numbers_line(moment_of(state), 34) == line


@pytest.mark.parametrize(
    ("state", "said", "shown", "tangent"),
    [
        (LECTURE, "At x = 3, f is 20 and rises with slope 14.", "f goes up ↗", "y = 14x − 22"),
        (at("3x^2 - 4x + 5", -3.0), "At x = −3, f is 44 and falls with slope −22.", "f goes down ↘", "y = −22x − 22"),
        (at("x^2", 0.0), "At x = 0, f is 0 and is flat: its slope is 0.", "f stays →", "y = 0"),
        (at("-x", 2.0), "At x = 2, f is −2 and falls with slope −1.", "f goes down ↘", "y = −x"),
    ],
    ids=["up", "down", "flat", "line"],
)
def test_where_there_is_a_slope_sentence_arrow_and_tangent_agree(state, said, shown, tangent):
    moment = moment_of(state)
    assert (sentence(moment), words(moment), tangent_equation(moment)) == (said, shown, tangent)


@pytest.mark.parametrize(
    ("state", "place"),
    [
        (at("floor(x)", 0.9999999), "0.9999999"),
        (at("tan(x)", 1.57079632), "1.57079632"),
        (at("|x^2 - 2|", 1.4142135), "1.4142135"),
        (at("x^2", 2 / 3), "0.666667"),
        (at("sin(x)", math.pi / 2), "1.5708"),
        (at("floor(1e7 x)", 0.12345675), "0.12345675"),
        (to.set_range(at("sin(x)", 0.70710678), "x", 0.70710677, 0.70710679), "0.70710678"),
    ],
)
def test_x_is_told_from_the_breaks_and_from_what_stands_beside_it_on_screen(state, place):
    moment = moment_of(state)
    assert sentence(moment).startswith(f"At x = {place}, f is ")
    assert numbers_line(moment, 80).startswith(f"x {place}  f ")


@pytest.mark.parametrize("x", [0.9999999, 1 - 1e-15, 2 + 1e-12, math.nextafter(3.0, 4.0)])
@pytest.mark.parametrize("text", ["floor(x)", "|x - 1| + |x - 2| + |x - 3|", "1/(x - 1)/(x - 2)/(x - 3)"])
def test_no_sentence_puts_x_on_a_break_beside_it(text, x):
    said = sentence(moment_of(at(text, x)))
    assert float(re.search(r"[\d.]*\d", said).group()) == x


@pytest.mark.parametrize("state", [CORNER, POLE, JUMP], ids=["corner", "pole", "jump"])
def test_where_there_is_no_slope_there_is_a_reason_and_no_tangent(state):
    moment = moment_of(state)
    assert sentence(moment) == words(moment) == moment.behaviour.sentence
    assert tangent_equation(moment) == ""


def test_the_tangents_equation_loses_digits_before_it_is_cut():
    moment = moment_of(to.start("exp(-x^2)*x"))
    assert tangent_equation(moment) == "y = −0.00209797x + 0.00666413"
    for width in range(40):
        text = tangent_equation(moment, width)
        assert len(text) <= width
        numbers = [
            float(part.replace("−", "-")) for part in text.removeprefix("y = ").replace("x", "").split(" + ") if part
        ]
        for number, wanted in zip(numbers, (-0.00209796667, 0.00666412942), strict=False):
            assert abs(number / wanted - 1) < 5e-3


def test_an_estimate_is_not_called_proven():
    rough = Proven(3.2, 3, error=1e-3, estimated=True)
    assert doubt((rough, rough)) == ""
    assert doubt((rough._replace(estimated=False), rough)) == "Only 3 digits of f can be proven."
