"""The moment, and what moves over the picture with it."""

import math

import pytest

from mgtui.playground.analysis import moment_of, moving_of, tangents_of
from mgtui.playground.changes import values as to
from tests.playground.states import CORNER, H_LOST, JUMP, LECTURE, POLE, SEVERAL, at

# The moment


def test_the_numbers_of_the_lecture():
    moment = moment_of(LECTURE)
    assert (moment.x, moment.slope, moment.numbers.curvature, moment.direction) == (3.0, 14.0, 6.0, "up")
    assert moment.error == moment.difference.slope - 14.0


def test_where_h_is_lost_the_quotient_is_off_by_the_slope():
    assert moment_of(H_LOST).difference.h_lost
    assert moment_of(H_LOST).error == -14.0


@pytest.mark.parametrize("state", [CORNER, POLE, JUMP], ids=["corner", "pole", "jump"])
def test_without_a_slope_there_is_neither_direction_nor_error(state):
    moment = moment_of(state)
    assert moment.direction == ""
    assert math.isnan(moment.error)


@pytest.mark.parametrize(
    ("text", "x", "direction"),
    [("x^2", -1.0, "down"), ("x^2", 0.0, "stays"), ("sin(x)", math.pi / 2, "stays"), ("x^3", 0.0, "stays")],
)
def test_a_double_next_to_a_flat_place_counts_as_flat(text, x, direction):
    assert moment_of(at(text, x)).direction == direction


@pytest.mark.parametrize("text", ["sqrt(x)", "cbrt(x)"])
def test_a_curve_too_steep_for_its_curvature_to_be_told_is_not_flat(text):
    assert moment_of(at(text, 1e-320)).direction == "up"


def test_the_other_variables_hold_still():
    moment = moment_of(to.set_value(to.set_value(SEVERAL, "b", -3.0), "c", 10.0))
    assert (moment.name, moment.behaviour.value, moment.slope) == ("a", 4.0, -3.0)


def test_a_text_that_does_not_parse_has_its_error_and_the_last_good_picture():
    state = to.set_text(LECTURE, "3x^")
    assert LECTURE.error is None
    assert (state.error.start, state.error.end) == (2, 3)
    assert moment_of(state).slope == 14.0


# What moves


def test_the_point_its_tangent_and_its_secant_are_those_of_the_moment():
    state = to.set_h(LECTURE, 1.0)
    moving = moving_of(state, moment_of(state))
    assert (moving.x, moving.y) == (3.0, 20.0)
    assert [line[:3] for line in moving.tangents] == [(3.0, 20.0, 14.0)]
    assert moving.secant == (3.0, 20.0, 4.0, 37.0, 17.0)


def test_a_secant_too_short_to_be_seen_is_not_drawn():
    assert moving_of(to.set_h(LECTURE, 0.02), moment_of(to.set_h(LECTURE, 0.02))).secant is not None
    assert moving_of(to.set_h(LECTURE, 0.005), moment_of(to.set_h(LECTURE, 0.005))).secant is None


def test_what_is_switched_off_is_not_drawn():
    state = to.toggle(to.toggle(to.set_h(LECTURE, 1.0), "tangent"), "secant")
    moving = moving_of(state, moment_of(state))
    assert (moving.tangents, moving.secant) == ((), None)


def test_at_a_pole_there_is_no_point_and_no_tangent():
    moving = moving_of(POLE, moment_of(POLE))
    assert math.isnan(moving.y)
    assert moving.tangents == ()
    assert moving.secant is None


@pytest.mark.parametrize(
    ("state", "slopes"),
    [
        (CORNER, [(-1.0, "left"), (1.0, "right")]),
        (JUMP, []),
        (at("cbrt(x)", 0.0), [(math.inf, "both")]),
        (at("sqrt(x)", 0.0), [(math.inf, "right")]),
        (at("cbrt(x^2)", 0.0), [(-math.inf, "left"), (math.inf, "right")]),
    ],
    ids=["corner", "jump", "upright", "edge", "cusp"],
)
def test_where_there_is_no_one_slope_the_tangents_are_one_sided_or_none(state, slopes):
    assert [(line.slope, line.side) for line in tangents_of(moment_of(state))] == slopes


@pytest.mark.parametrize(("h", "drawn"), [(0.01, True), (0.0099, False)])
def test_a_secant_is_drawn_from_a_thousandth_of_the_window_on(h, drawn):
    state = at("x^2", 0.0, h)  # in a window 10 wide
    assert (moving_of(state, moment_of(state)).secant is not None) == drawn
