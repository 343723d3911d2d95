"""The pane of cancelling digits as text: f at both points digit by digit, and what is left."""

import pytest

from mgtui.playground.analysis import moment_of
from mgtui.playground.changes import values as to
from mgtui.playground.panes.cancelling import digits_rows
from tests.playground.states import CORNER, H_LOST, JUMP, LECTURE, POLE, STATES, texts


def shown(state, width=34):
    return texts(digits_rows(moment_of(state), width))


def digits_with(role, state):
    return ["".join(text for text, its in row if its == role) for row in digits_rows(moment_of(state), 60)[:2]]


@pytest.mark.parametrize("width", [34, 60])
def test_the_values_stand_under_one_another_with_the_rise_below(width):
    assert shown(LECTURE, width)[:6] == [
        "f(x+h)   20.014003000000002",
        "−f(x)    20.000000000000000",
        "         ──────────────────",
        "rise      0.014003000000002",
        "",
        "h asked  0.001",
    ]


def test_the_digits_both_share_are_the_ones_that_cancel():
    assert digits_with("cancelled", LECTURE) == ["20.0", "20.0"]
    assert digits_with("slope", LECTURE) == ["14003000000002", "00000000000000"]


def test_the_sentence_is_broken_to_the_width():
    assert shown(LECTURE, 34)[-3:] == [
        "f(x) and f(x + h) share 3 leading",
        "digits; about 13 significant",
        "digits survive the subtraction.",
    ]
    assert shown(LECTURE, 60)[-2:] == [
        "f(x) and f(x + h) share 3 leading digits; about 13",
        "significant digits survive the subtraction.",
    ]


def test_of_two_different_values_with_nothing_in_common_nothing_cancels():
    assert digits_with("cancelled", CORNER) == ["", ""]
    assert shown(CORNER)[-3] == "f(x) and f(x + h) share no leading"


def test_of_two_equal_values_nothing_is_left():
    assert shown(JUMP, 60)[-2:] == [
        "f(x) and f(x + h) are the same double: nothing survives the",
        "subtraction, and the quotient is 0.",
    ]


def test_where_h_is_lost_the_pane_says_that_x_has_not_moved():
    assert "h used   0" in shown(H_LOST)
    assert shown(H_LOST)[-3:] == ["x + h == x", "x + h is the same double as x: the", "step is lost before f is asked."]


def test_at_a_pole_there_is_no_quotient_to_explain():
    assert shown(POLE, 60)[-1] == "f(x) is undefined, so there is no quotient."


@pytest.mark.parametrize("width", [34, 60])
@pytest.mark.parametrize("name", STATES)
def test_no_row_is_wider_than_the_pane(name, width):
    assert max(map(len, shown(STATES[name], width))) <= width


@pytest.mark.parametrize(("text", "labels"), [
    ("x^2", ["f(x+h)   ", "−f(x)    "]), ("a^2", ["f(a+h)   ", "−f(a)    "]), ("w_12^2", ["f(w_12+h ", "−f(w_12) "]),
])  # fmt: skip
def test_a_label_leaves_a_blank_before_the_digits(text, labels):
    assert [row[0][0] for row in digits_rows(moment_of(to.start(text)), 40)[:2]] == labels
