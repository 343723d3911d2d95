"""What is said at each beat of h → 0."""

import pytest

from mgtui.playground.analysis import moment_of
from mgtui.playground.changes import values as to
from mgtui.playground.changes.approach import begun, next_beat
from mgtui.playground.panes.approach_words import approach_line, approach_sentence


def said(state, h):
    """The sentence of the first beat with this h, in the window that has closed in for it."""
    state = begun(state)
    while state.h > h:
        state = next_beat(state, 42)
    assert state.h == h
    return approach_sentence(state, moment_of(state))


@pytest.mark.parametrize(
    ("h", "sentence"),
    [
        (1.0, "h = 1: the secant through both points has slope 17, 3 above the tangent's 14."),
        (0.5, "h = 0.5: rise/run is 15.5, 1.5 above the slope 14."),
        (0.01, "×50 h = 0.01: rise/run is 14.03, 0.03 above the slope 14."),
        (1e-6, "×1e6 h = 1e−6: rise/run is 14.000003, 3e−6 above the slope 14."),
        (1e-9, "×1e9 h = 1e−9: below 2e−8 rounding wins, rise/run is 14.0000012."),
        (2e-16, "×3e14 h = 2e−16: x + h is x, so the push is lost. Backspace goes back."),
    ],
)
def test_the_beats_of_the_lecture(h, sentence):
    assert said(to.start(), h) == sentence
    assert len(sentence) <= 78


def test_rounding_is_not_said_to_win_where_the_quotient_is_the_slope():
    assert said(to.start("5"), 1e-5).endswith("rise/run is 0, the slope itself.")


def test_a_first_beat_with_long_numbers_keeps_to_a_row():
    sentence = said(to.start("sin(x)"), 1.0)
    assert sentence == "h = 1: the secant has slope −0.897923, 0.092 above the tangent's −0.989992."
    assert len(sentence) <= 78


def test_below_the_slope():
    assert said(to.start("-x^2"), 0.1) == "×5 h = 0.1: rise/run is −6.1, 0.1 below the slope −6."


@pytest.mark.parametrize(
    ("text", "x", "sentence"),
    [
        ("|x|", 0.0, "h = 1: rise/run is 1. f has a corner at 0."),
        ("sqrt(x)", 0.0, "h = 1: rise/run is 1. f begins at 0."),
        ("floor(x)", 2.0, "h = 0.5: rise/run is 0. f jumps at 2."),
    ],
)
def test_where_f_has_no_slope_what_it_does_is_said(text, x, sentence):
    state = to.set_value(to.start(text), "x", x)
    assert said(state, 0.5 if text == "floor(x)" else 1.0) == sentence


def test_a_narrow_screen_gets_the_numbers_that_fit():
    state = begun(to.start())
    assert approach_line(state, moment_of(state), 38) == "h 1  rise/run 17  slope 14"
    assert approach_line(state, moment_of(state), 18) == "h 1  rise/run 17"
    while state.h > 1e-4:
        state = next_beat(state, 42)
    assert approach_line(state, moment_of(state), 50) == "h 0.0001  rise/run 14.0003  slope 14  ×10,000"


@pytest.mark.parametrize(("text", "x", "sentence"), [
    ("x^3", 3.0, "h = 1: the secant through both points has slope 37, 10 above the tangent's 27."),  # 78 columns
    ("x^3 + 9x", 5.0, "h = 1: the secant has slope 100, 16 above the tangent's 84."),  # would take 79
])  # fmt: skip
def test_a_first_beat_says_both_points_where_the_sentence_takes_a_row_at_most(text, x, sentence):
    assert said(to.set_value(to.start(text), "x", x), 1.0) == sentence


@pytest.mark.parametrize(("columns", "beats", "scale"), [(10, 2, "×2 "), (10, 4, "×5 "), (42, 1, ""), (42, 3, "×5 ")])
def test_how_many_times_closer_the_window_is_is_said_from_twice_on(columns, beats, scale):
    state = begun(to.start())
    for _ in range(beats):
        state = next_beat(state, columns)
    assert approach_sentence(state, moment_of(state)).startswith(f"{scale}h = ")
