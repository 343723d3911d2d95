"""The slope along each variable, as the sliders tell it."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgtui.playground.analysis import moment_of
from mgtui.playground.changes import values as to
from mgtui.playground.panes.proven import rounded
from mgtui.playground.partials import partial_notes, partials_of


def state_of(text, **values):
    state = to.start(text)
    for name, value in values.items():
        state = to.set_value(state, name, value)
    return state


def told(text, **values):
    """Return the longest note of each variable, without the variable's name."""
    state = state_of(text, **values)
    notes = partial_notes(state, moment_of(state))
    return {name: lengths[0].removeprefix(f"∂f/∂{name} = ") for name, lengths in notes.items()}


@pytest.mark.parametrize(
    ("text", "values", "slopes"),
    [
        ("a*b + c", {"a": 2.0, "b": -3.0, "c": 10.0}, {"a": "−3", "b": "2", "c": "1"}),
        ("a/b", {"a": 1.0, "b": 3.0}, {"a": "0.333333", "b": "−0.111111"}),
        ("a + 0*b", {"a": 1.0, "b": 2.0}, {"a": "1", "b": "0"}),
        ("|a| + b", {"a": 0.0, "b": 1.0}, {"a": "−1 | 1", "b": "1"}),
        ("b + |a|", {"a": 0.0, "b": 1.0}, {"a": "−1 | 1", "b": "1"}),
        ("x + |b|", {"x": 1.0, "b": 0.0}, {"x": "1", "b": "−1 | 1"}),
        ("x + sqrt(b)", {"x": 1.0, "b": 0.0}, {"x": "1", "b": "∞"}),
        ("x + cbrt(b)", {"x": 1.0, "b": 0.0}, {"x": "1", "b": "∞"}),
        ("x + floor(b)", {"x": 1.0, "b": 1.0}, {"x": "1", "b": "–"}),
        ("a + sqrt(b)", {"a": 1.0, "b": -1.0}, {"a": "–", "b": "–"}),
    ],
)
def test_each_slope_is_told_and_where_there_is_none_what_takes_its_place(text, values, slopes):
    assert told(text, **values) == slopes


def test_a_note_has_fewer_digits_where_there_is_less_room():
    state = state_of("a/b", a=1.0, b=3.0)
    assert partial_notes(state, moment_of(state))["a"] == tuple(f"∂f/∂a = 0.{'3' * count}" for count in range(6, 1, -1))


@given(st.floats(-5, 5), st.floats(0.1, 5), st.sampled_from(["a*b", "sin(a)/b", "e^(a-b)", "tanh(a*b)", "a^2*ln(b)"]))
def test_it_is_the_slope_that_the_pane_tells_once_its_variable_is_along_the_axis(a, b, text):
    state = state_of(text, a=a, b=b)
    for name, part in partials_of(state).items():
        slope = moment_of(to.next_variable(state) if name != state.along else state).numbers.parts[1]
        digits = min(part.digits, slope.digits, 6)
        assert digits
        assert math.isclose(rounded(part, digits), rounded(slope, digits), rel_tol=10.0 ** (1 - digits), abs_tol=1e-300)


@pytest.mark.parametrize(("text", "values", "name", "lengths"), [
    ("pi^a*b", {"a": 2.0, "b": 1.0}, "a", ["11.298", "11.3", "11"]),
    ("tanh(w x + b)", {"w": 1.0, "x": 1.0, "b": 1.0}, "w", ["0.0706508", "0.070651", "0.07065", "0.0707", "0.071"]),
    ("|a/3|*pi + b", {"a": 0.0, "b": 1.0}, "a", ["−1.05 | 1.05"]), ("a*b", {"a": 2.0, "b": 7.0}, "a", ["7"]),
])  # fmt: skip
def test_a_note_goes_from_six_digits_to_two_and_for_each_of_two_sides_has_three(text, values, name, lengths):
    state = state_of(text, **values)
    assert partial_notes(state, moment_of(state))[name] == tuple(f"∂f/∂{name} = {length}" for length in lengths)
