"""Every way a session can change."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgtui.engine import ExpressionError
from mgtui.playground.changes import values as to
from mgtui.playground.history import History
from mgtui.playground.typed_numbers import number_of, range_of
from tests.playground.states import LECTURE

CHANGES = {
    "nudge right": lambda s: to.nudge(s, s.along, 1),
    "nudge left": lambda s: to.nudge(s, s.along, -1),
    "finer": lambda s: to.nudge(s, s.along, 1, size="fine"),
    "coarser": lambda s: to.nudge(s, s.along, -1, size="coarse"),
    "page": lambda s: to.page(s, s.along, 1),
    "end": lambda s: to.to_end(s, s.along, "high"),
    "typed": lambda s: to.set_value(s, s.along, 2 / 3),
    "far": lambda s: to.set_value(s, s.along, 1e6),
    "dragged": lambda s: to.drag(s, s.along, 0.37),
    "window": lambda s: to.set_range(s, s.along, -2.5, 1.25),
    "smaller h": lambda s: to.scale_h(s, -1),
    "larger h": lambda s: to.scale_h(s, 1),
    "scheme": to.next_scheme,
    "grid": lambda s: to.toggle(s, "grid"),
    "text": lambda s: to.set_text(s, "a*b + c"),
    "bad text": lambda s: to.set_text(s, "3x^"),
    "another": lambda s: to.set_text(s, "sin(x)"),
}
journeys = st.lists(st.sampled_from(sorted(CHANGES)), max_size=20)


def after(names, state=None):
    state = state or to.start()
    for name in names:
        state = CHANGES[name](state)
    return state


def test_a_session_opens_on_the_lectures_parabola():
    state = to.start()
    assert (state.text, state.x, state.h, state.along) == ("3x^2 - 4x + 5", 3.0, 1e-3, "x")
    assert (state.slider("x").low, state.slider("x").high) == (-5.0, 5.0)


@given(journeys)
def test_whatever_is_done_x_stays_finite_and_inside_its_slider(names):
    state = after(names)
    for _, slider in state.sliders:
        assert math.isfinite(slider.value)
        assert slider.low <= slider.value <= slider.high
        assert slider.low < slider.high
    assert 1e-17 <= state.h <= 10


@given(journeys, st.integers(1, 12), st.sampled_from(["fine", "normal", "coarse"]))
def test_a_nudge_back_undoes_a_nudge_out_unless_the_window_had_to_follow(names, count, size):
    state = to.set_value(after(names), "x", 0.25)
    out = to.nudge(state, "x", count, size=size)
    back = to.nudge(out, "x", -count, size=size)
    assert back.slider("x").value == 0.25


@given(journeys)
def test_every_change_can_be_taken_back_and_done_again(names):
    history = History(to.start())
    seen = [history.present]
    for name in names:
        before = history
        history = history.then(CHANGES[name](history.present), "")
        if history is not before:
            seen.append(history.present)
    for state in reversed(seen[:-1]):
        history = history.undo()
        assert history.present == state
    assert history.undo() is history
    for state in seen[1:]:
        history = history.redo()
        assert history.present == state
    assert history.redo() is history


def test_a_held_key_is_one_entry_to_take_back():
    history = History(to.start())
    for _ in range(40):
        history = history.then(to.nudge(history.present, "x", 1), "nudge_right")
    assert history.undo().present == to.start()


def test_a_new_change_after_undo_forgets_what_was_taken_back():
    history = History(to.start()).then(to.scale_h(to.start(), 1), "").undo()
    history = history.then(to.scale_h(history.present, -1), "")
    assert history.redo() is history


def test_a_text_that_does_not_parse_keeps_the_last_good_function():
    state = to.set_text(to.start(), "3x^2 - 4x +")
    assert state.stale
    assert state.function(3.0) == 20.0
    mended = to.set_text(state, "3x^2 - 4x + 1")
    assert not mended.stale
    assert mended.function(3.0) == 16.0


def test_a_variable_that_comes_back_finds_its_place():
    state = to.set_value(to.set_text(to.start(), "a*b + c"), "b", -3.0)
    away = to.set_text(state, "x^2")
    assert to.set_text(away, "b x").slider("b").value == -3.0


def test_the_variable_along_the_axis_is_x_or_else_the_first():
    assert to.set_text(to.start(), "a sin(b x)").along == "x"
    assert to.set_text(to.start(), "a*b + c").along == "a"


def test_h_moves_by_tens_and_stays_a_decimal():
    state = to.start()
    for _ in range(5):
        state = to.scale_h(state, -1)
    assert state.h == 1e-8
    assert to.scale_h(state, 5).h == 1e-3


def test_h_stops_at_its_ends():
    assert to.scale_h(to.set_h(to.start(), 1e-17), -1).h == 1e-17
    assert to.scale_h(to.set_h(to.start(), 10.0), 1).h == 10.0


def test_h_moves_finely_through_1_2_5():
    down, state = [], to.start()
    for _ in range(4):
        state = to.step_h(state, -1)
        down.append(state.h)
    assert down == [5e-4, 2e-4, 1e-4, 5e-5]
    for _ in range(4):
        state = to.step_h(state, 1)
    assert state.h == 1e-3


def test_a_slider_may_be_given_its_ends_and_its_step():
    state = to.nudge(to.set_range(to.set_value(to.start(), "x", 0.0), "x", -1.0, 1.0, 0.125), "x", 3)
    assert state.x == 0.375
    with pytest.raises(ValueError, match="step"):
        to.set_range(to.start(), "x", 0.0, 1.0, 2.0)


@pytest.mark.parametrize("h", [0.0, -1.0, math.nan, math.inf])
def test_a_step_that_is_no_step_is_refused(h):
    with pytest.raises(ValueError, match="h must be"):
        to.set_h(to.start(), h)


@pytest.mark.parametrize("ends", [(1.0, 1.0), (2.0, 1.0), (math.nan, 1.0), (-math.inf, 0.0), (1.0, 1.0 + 1e-15)])
def test_ends_that_make_no_range_are_refused(ends):
    with pytest.raises(ValueError, match="end"):
        to.set_range(to.start(), "x", *ends)


def test_nudging_past_the_edge_takes_the_window_along():
    state = to.nudge(to.set_value(to.start(), "x", 5.0), "x", 3)
    assert state.x == 5.3
    slider = state.slider("x")
    assert (slider.low, slider.high) == (-2.5, 7.5)
    assert to.nudge(state, "x", 22).slider("x").high == 7.5
    assert to.nudge(to.set_value(to.start(), "x", -5.0), "x", -26).slider("x").low == -10.0


@pytest.mark.parametrize(
    ("text", "value"),
    [("3", 3.0), ("2/3", 2 / 3), ("pi/4", math.pi / 4), ("-sqrt 2", -math.sqrt(2)), ("1e-5", 1e-5), (" .5 ", 0.5)],
)
def test_a_value_may_be_typed_as_an_expression(text, value):
    assert number_of(text) == value


@pytest.mark.parametrize("text", ["", "x", "2x", "sni(1)", "1/0", "sqrt(-1)", "1e308*10"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match=r"\w"):
        number_of(text)


def test_a_range_may_be_typed_with_expressions():
    assert range_of("-2pi:2pi") == (-2 * math.pi, 2 * math.pi, None)
    assert range_of("0:1:1/8") == (0.0, 1.0, 0.125)
    with pytest.raises(ValueError, match="colon"):
        range_of("3")


def test_starting_on_a_bad_text_says_what_is_wrong():
    with pytest.raises(ExpressionError):
        to.start("sni(x)")


def test_a_knob_that_is_dragged_by_keys_stands_on_the_grid_of_its_nudges():
    assert to.drag(LECTURE, "x", 0.333).x == -1.7
    assert to.drag(LECTURE, "x", 0.333, 0.05).x == -2.0
