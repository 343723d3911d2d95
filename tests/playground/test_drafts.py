"""A function that takes long is asked for little: what is seen first comes first, and no more than is worth it."""

import time
from typing import Any

import numpy as np
import pytest

from mgtui.engine import Sampled
from mgtui.playground import analysis, drafts
from mgtui.playground.changes import values as to
from mgtui.playground.deeds import Focus
from mgtui.playground.framing import framing_in, rows_among
from mgtui.playground.own_computing import Drafted, Finished, compute, drawing_of
from mgtui.playground.own_functions import OwnFunction, know
from mgtui.playground.own_values import NotYetError, RememberedSource, Values

DOTS = (80, 60)


@pytest.fixture
def source():
    def late(x: float) -> float:
        time.sleep(0.006)
        return float(x) ** 3 / 5 - float(x)

    return known(RememberedSource(late, 1))


def known(source: RememberedSource) -> RememberedSource:
    """Let `late(x)` stand for a source, of which nothing is remembered."""
    know(OwnFunction("late(x)", Sampled(source, ("x",), "late"), "sampled: it is slow", source))
    for remembered in (analysis.function_along, analysis._moment, drafts._draft):
        remembered.cache_clear()
    return source


def computed(source: RememberedSource, x: float) -> list[Any]:
    sent: list[Any] = []
    compute(source, drawing_of(state_at(x), DOTS), sent.append)
    return sent


def state_at(x: float) -> Any:
    return to.set_value(to.set_text(to.start(), "late(x)"), "x", x)


def values_in(sent: list[Any]) -> int:
    return sum(len(one.points) for one in sent if isinstance(one, Values))


def drafted_in(sent: list[Any]) -> list[int]:
    return [place for place, one in enumerate(sent) if isinstance(one, Drafted)]


def test_value_and_slope_come_first_and_then_the_curve_in_stages(source):
    sent = computed(source, 2.0)
    assert values_in(sent[: drafted_in(sent)[0]]) <= 9
    assert len(drafted_in(sent)) == 1 + len(drafts.STAGES)
    assert sent[-1] == Finished(whole=False)


def test_a_picture_takes_few_calls_and_a_nudge_those_of_its_numbers_alone(source):
    assert values_in(computed(source, 2.0)) <= 129 + 9 + 110
    assert values_in(computed(source, 2.1)) <= 9 + 110


def test_what_is_known_is_drawn_and_what_is_not_is_left_out(source):
    sent = computed(source, 2.0)
    first, second, *_ = drafted_in(sent)
    shown = known(RememberedSource(source.f, 1))
    with pytest.raises(NotYetError):
        drafts.drafted_moment(state_at(2.0))
    for one in sent[:first]:
        if isinstance(one, Values):
            shown.learn(one)
    moment = drafts.drafted_moment(state_at(2.0))
    assert moment.slope == pytest.approx(1.4, abs=moment.numbers.parts[1].error)
    assert drafts.drafted_picture(state_at(2.0), *DOTS).scene.pieces == ()
    for one in sent[first:second]:
        if isinstance(one, Values):
            shown.learn(one)
    [(xs, _)] = drafts.drafted_picture(state_at(2.0), *DOTS).scene.pieces
    assert len(xs) == drafts.STAGES[0]


def test_the_window_of_a_draft_is_the_one_to_zoom_in(source):
    sent = computed(source, 2.0)
    shown = known(RememberedSource(source.f, 1))
    for one in sent:
        if isinstance(one, Values):
            shown.learn(one)
    window = drafts.drafted_picture(state_at(2.0), *DOTS).scene.window
    assert Focus("x", DOTS).view(state_at(2.0)) == window


def test_what_nobody_waits_for_is_left(source):
    source.is_dropped = lambda: len(source.known) >= 20
    assert computed(source, 2.0)[-1] == Finished(whole=False, dropped=True)
    assert len(source.known) < 40


def test_a_draft_says_that_nothing_was_looked_for_and_draws_what_is_switched_on():
    computed(known(RememberedSource(lambda x: float(x) ** 3, 1)), 2.0)
    state = state_at(2.0)
    for grid in (False, True):
        picture = drafts.drafted_picture(to.toggle(state, "grid") if grid else state, *DOTS)
        assert picture.searched
        assert picture.landmarks.note == "Not looked for: a call of f takes long."
        assert picture.scene.grid == grid


@pytest.mark.parametrize(("text", "heights"), [
    ("2x + 1", (-5.0, 15.0)), ("-2x + 1", (-13.0, 7.0)), ("7", (0.0, 14.0)), ("1/2", (-0.5, 1.5)),
    ("ln(-1-x^2)", (-1.0, 1.0)),
])  # fmt: skip
def test_without_a_curve_the_window_holds_the_tangent_or_as_much_as_the_height(text, heights, monkeypatch):
    def unknown(*_: Any) -> Any:
        raise NotYetError(np.empty((0, 1)))

    monkeypatch.setattr(drafts, "_draft", unknown)
    picture = drafts.drafted_picture(to.set_value(to.start(text), "x", 2.0), *DOTS)
    assert (picture.scene.pieces, picture.searched) == ((), True)
    assert picture.scene.window == (-5.0, 5.0, *framing_in(rows_among(DOTS[1]))(*heights))
