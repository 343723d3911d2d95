"""What an action answers: what a toggle did, and why nothing is seen."""

from dataclasses import replace

import pytest

from mgtui.playground.actions import ACTIONS, BY_NAME
from mgtui.playground.changes import values as to
from mgtui.playground.deeds import Focus
from mgtui.playground.guides.lesson_progress import Progress
from mgtui.playground.replies import values_told
from mgtui.playground.session import Session
from mgtui.playground.state import H_NAME
from mgtui.playground.store import Saved
from tests.playground.states import CORNER, H_LOST, JUMP, LECTURE, POLE, SEVERAL, at
from tests.playground.test_actions import EXTREMES

WITHOUT = replace(LECTURE, shown=frozenset())


def said(state, *names, variable=None):
    """Return what is said after some actions."""
    session = Session(state)
    for name in names:
        session.perform(BY_NAME[name], Focus(variable or state.along))
    return session.notice


@pytest.mark.parametrize(
    ("state", "names", "answer"),
    [
        (LECTURE, ["secant"], "secant off"),
        (LECTURE, ["secant", "secant"], "secant on: h is too small to see here: ]"),
        (at("x^2", 1.0, 0.5), ["secant", "secant"], "secant on"),
        (at("ln(x)", 1e-9, 0.1), ["scheme", "secant", "secant"], "secant on: f has no value at one of its points"),
        (LECTURE, ["tangent"], "tangent off"),
        (WITHOUT, ["tangent"], "tangent on"),
        (replace(JUMP, shown=frozenset()), ["tangent"], "tangent on: there is none where x stands"),
        (LECTURE, ["grid"], "grid on"),
        (LECTURE, ["grid", "grid"], "grid off"),
        (LECTURE, ["pi_ticks"], "ticks of π on"),
        (LECTURE, ["slope_curve"], "slope curve f′ on"),
        (LECTURE, ["scheme"], "backward difference"),
        (LECTURE, ["pin"], "x = 3 is pinned in the table: 4"),
        (LECTURE, ["pin", "pin"], "x = 3 is no longer pinned in the table: 4"),
        (LECTURE, ["unpin"], "Nothing is pinned. p pins a place in the table."),
        (LECTURE, ["whole"], "This is the whole window already."),
        (LECTURE, ["pane_slope"], "The slope pane is open already."),
        (LECTURE, ["right_end", "right_end"], "x is at that end already."),
        (at("x^3", 1.0), ["next_point", "next_point"], "There is no further point in this window."),
        (at("e^x", 1.0), ["next_point"], "There is no root, extremum or break in this window: zoom out with -."),
        (at("x^2", 1.0, 1e-17), ["smaller_h"], "h stops at 1e−17."),
        (at("x^2", 1.0, 10.0), ["coarser_h"], "h stops at 10."),
        (CORNER, ["best_h"], "There is no best h here: f has no slope."),
        (POLE, ["straighten"], "There is nothing to straighten: f has no curvature here."),
        (LECTURE, ["best_h", "best_h"], "h = 2e−8 is the best already."),
        (LECTURE, ["hold_y"], "The height of the window is held; a lets it follow f."),
        (LECTURE, ["reset"], "This is how this expression started."),
        (LECTURE, ["nudge_right"], ""),
    ],
)
def test_an_action_says_what_it_did_or_why_nothing_is_seen(state, names, answer):
    assert said(state, *names) == answer


def test_v_says_whose_axis_it_is():
    session = Session(SEVERAL)
    session.next_variable(Focus("a"))
    assert session.notice == "The axis and the arrows are those of b now."
    session = Session(LECTURE)
    session.next_variable(Focus("x"))
    assert session.notice == "x is the only variable."


def test_values_out_of_sight_are_told_with_what_comes_of_them():
    smaller = to.set_h(LECTURE, 1e-4)
    assert values_told(LECTURE, smaller, ["x", H_NAME], masked=False) == "h = 0.0001, rise/run 14.0003, slope 14"
    assert values_told(LECTURE, smaller, ["x", H_NAME], masked=True) == "h = 0.0001"
    assert values_told(LECTURE, smaller, [], masked=False) == ""
    assert values_told(LECTURE, H_LOST, [H_NAME], masked=False) == "h = 1e−16 is lost, slope 14"
    assert values_told(SEVERAL, to.set_value(SEVERAL, "c", 4.0), ["a", "c"], masked=False) == "c = 4"
    assert values_told(LECTURE, to.set_value(LECTURE, "x", 1.0), ["x"], masked=False) == ""


@pytest.mark.parametrize("action", [action for action in ACTIONS if action.change], ids=lambda action: action.name)
def test_whatever_changes_nothing_says_so(action):
    for name, state in EXTREMES.items():
        for variable in (state.along, H_NAME):
            session = Session(state)
            for _ in range(3):
                before = session.state
                session.perform(action, Focus(variable))
                assert session.state != before or session.notice, name


@pytest.mark.parametrize("name", ["tangent", "secant", "slope_curve", "bend_curve", "best_h"])
def test_nothing_is_given_away_while_the_slope_is_hidden(name):
    answers = set()
    for step in ("push", "corner", "inputs", "formula"):
        session = Session(LECTURE, Saved(lesson=Progress(step).to_dict()))
        session.guides.toggle("lesson")
        session.perform(BY_NAME[name], Focus(session.state.along))
        answers.add(session.notice)
    assert answers == {"Hidden until you have answered."}
