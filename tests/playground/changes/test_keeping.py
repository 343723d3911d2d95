"""What is kept for comparison: by k the tangent, then the curve, then neither; by K nothing of it."""

from dataclasses import replace

import pytest

from mgtui.playground.actions import BY_NAME
from mgtui.playground.changes import values as to
from mgtui.playground.changes.keeping import MOST, keep, kept_of, let_go
from mgtui.playground.deeds import Focus
from mgtui.playground.saved_state import state_from, state_to
from mgtui.playground.session import Session
from mgtui.playground.state import Kept
from tests.playground.states import JUMP, LECTURE, POLE, at

TANGENT = Kept("3x^2 - 4x + 5", (("x", 3.0),), "x")
CURVE = replace(TANGENT, curve=True)


def pressed(state, *names):
    session = Session(state)
    for name in names:
        session.perform(BY_NAME[name], Focus(state.along))
    return session


def test_first_the_tangent_is_kept_then_the_curve_in_its_place_then_neither():
    once = keep(LECTURE)
    assert once.kept == (TANGENT,)
    assert keep(once).kept == (CURVE,)
    assert keep(keep(once)) == LECTURE


def test_tangents_at_several_places_are_kept_and_the_curve_but_once():
    two = keep(to.set_value(keep(LECTURE), "x", 1.0))
    assert [kept.values for kept in two.kept] == [(("x", 3.0),), (("x", 1.0),)]
    both = keep(to.set_value(keep(keep(LECTURE)), "x", 1.0))
    assert both.kept == (CURVE, kept_of(both))
    assert keep(both).kept == (replace(kept_of(both), curve=True),)
    assert keep(keep(both)).kept == ()


def test_where_f_has_no_value_there_is_no_point_and_the_curve_is_kept_at_once():
    assert keep(POLE).kept == (replace(kept_of(POLE), curve=True),)
    assert keep(keep(POLE)) == POLE
    assert keep(JUMP).kept == (kept_of(JUMP),)


def test_only_the_latest_few_stay():
    state = LECTURE
    for x in range(MOST + 2):
        state = keep(to.set_value(state, "x", float(x)))
    assert [kept.values[0][1] for kept in state.kept] == [float(x) for x in range(2, MOST + 2)]


def test_it_stays_while_f_is_edited_and_the_window_moves_and_goes_with_a_reset():
    assert to.set_text(keep(LECTURE), "sin(x)").kept == (TANGENT,)
    assert to.set_range(keep(LECTURE), "x", 0.0, 4.0).kept == (TANGENT,)
    assert to.reset(keep(LECTURE)).kept == ()
    assert let_go(keep(LECTURE)) == LECTURE


@pytest.mark.parametrize(
    ("state", "names", "answer"),
    [
        (LECTURE, ["keep"], "Kept: the tangent at x = 3. k again: the curve instead; K lets go."),
        (JUMP, ["keep"], "Kept: the point at x = 1. k again: the curve instead; K lets go."),
        (LECTURE, ["keep", "keep"], "Kept: the curve, to compare. k again lets it go, K all."),
        (LECTURE, ["keep", "keep", "keep"], "The curve is kept no longer."),
        (LECTURE, ["keep", "let_go"], "All that was kept for comparison is let go."),
        (LECTURE, ["let_go"], "Nothing is kept for comparison. k keeps the tangent, again the curve."),
    ],
)
def test_the_answer_says_what_is_kept_and_what_the_key_does_next(state, names, answer):
    assert pressed(state, *names).notice == answer


def test_it_is_taken_back_like_any_change():
    session = pressed(LECTURE, "keep")
    session.undo()
    assert session.state == LECTURE


@pytest.mark.parametrize("text", ["3x^2 - 4x + 5", "a*b + c"])
def test_a_saved_session_brings_it_back(text):
    state = keep(keep(to.set_value(keep(at(text, 1.0)), at(text, 1.0).along, 2.0)))
    assert len(state.kept) == 2
    assert state_from(state_to(state)) == state


@pytest.mark.parametrize(
    "change",
    [
        {"expression": "3x^"},
        {"expression": None},
        {"along": "b"},
        {"along": ["x"]},
        {"curve": 1},
        {"values": {}},
        {"values": {"x": float("nan")}},
        {"values": [["x", 1.0]]},
    ],
)
def test_what_was_not_kept_by_anyone_is_not_let_in(change):
    data = state_to(keep(LECTURE))
    assert state_from(data).kept == (TANGENT,)
    with pytest.raises(ValueError, match=r"\w"):
        state_from({**data, "kept": [{**data["kept"][0], **change}]})


def test_a_session_without_it_is_saved_as_before():
    assert "kept" not in state_to(LECTURE)
    assert state_to(replace(LECTURE, kept=())) == state_to(LECTURE)
