"""The gradient step: all inputs at once, each against its slope."""

import pytest

from mgtui.playground.actions import BY_NAME
from mgtui.playground.changes import values as to
from mgtui.playground.changes.gradient_steps import gradient_step
from mgtui.playground.deeds import Focus
from mgtui.playground.guides.lesson_progress import Progress
from mgtui.playground.session import Session
from mgtui.playground.store import Saved
from tests.playground.states import LECTURE, at


def lecture_of(a=2.0, b=-3.0, c=10.0):
    state = to.start("a*b + c")
    for name, value in {"a": a, "b": b, "c": c}.items():
        state = to.set_value(state, name, value)
    return state


def inputs(state):
    return {name: state.slider(name).value for name in state.function.variables}


def stepped(state, times=1):
    """Return a session after some presses of the key."""
    session = Session(state)
    for _ in range(times):
        session.perform(BY_NAME["gradient_step"], Focus(state.along))
    return session


def test_every_input_moves_by_a_hundredth_of_its_slope_downwards():
    assert inputs(gradient_step(lecture_of())) == {"a": 2.03, "b": -3.02, "c": 9.99}
    assert inputs(gradient_step(gradient_step(lecture_of()))) == {"a": 2.0602, "b": -3.0403, "c": 9.98}
    assert inputs(gradient_step(LECTURE)) == {"x": 2.86}


def test_it_says_what_became_of_f():
    assert stepped(lecture_of()).notice == "All inputs are pushed by −0.01 × slope: f goes down from 4 to 3.8594."
    assert stepped(lecture_of(), 2).notice.endswith("f goes down from 3.8594 to 3.71637.")
    assert stepped(at("100x^2", 1.0)).notice == "x is pushed by −0.01 × slope: f stays 100."
    assert stepped(at("200x^2", 1.0)).notice.endswith("f goes up from 200 to 1800, for the step is too long.")
    assert stepped(at("sqrt(x)", 1e-8)).notice.endswith("f was 0.0001 and has no value there.")


def test_all_presses_in_a_row_are_taken_back_at_once():
    session = stepped(lecture_of(), 3)
    session.undo()
    assert session.state == lecture_of()


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (at("|x|", 0.0), "No step: f has no finite slope along x here."),
        (at("sqrt(x)", 0.0), "No step: f has no finite slope along x here."),
        (at("x^2", 0.0), "No step: every slope is 0, so f is flat here."),
        (at("x", 1e18), "No step: no double is one away, or it leads too far."),
        (at("1/x", 1e-152), "No step: no double is one away, or it leads too far."),
    ],
)
def test_where_there_is_no_step_it_says_why(state, reason):
    session = stepped(state)
    assert (session.state, session.notice) == (state, reason)


@pytest.mark.parametrize("step", ["push", "corner", "inputs", "formula"])
def test_no_step_is_made_while_the_slope_is_hidden(step):
    session = Session(LECTURE, Saved(lesson=Progress(step).to_dict()))
    session.guides.toggle("lesson")
    assert session.masked
    before = session.state
    session.perform(BY_NAME["gradient_step"], Focus(before.along))
    assert (session.state, session.notice) == (before, "Hidden until you have answered.")
