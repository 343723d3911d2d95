"""The mask over f(x + h) and the slope while someone guesses them."""

import math

import pytest

from mgtui.playground.analysis import moment_of
from mgtui.playground.changes import values as to
from mgtui.playground.panes.slope import slope_rows
from mgtui.playground.panes.slope_mask import guess_line, masked_rows, masked_sentence, masked_state
from mgtui.playground.scene import Line, Window
from mgtui.playground.state import PANES
from tests.playground.states import CORNER, LECTURE, POLE, STATES, texts

LATER = "Hidden until you have answered."


def masked(state, width, pane="slope"):
    moment = moment_of(state)
    return texts(masked_rows(pane, slope_rows(moment, width), moment, width))


@pytest.mark.parametrize("width", [34, 60])
def test_what_is_known_before_the_push_stays_and_each_question_stands_where_its_number_would(width):
    assert masked(LECTURE, width) == [
        "x            3",
        "h            0.001",
        "x + h        3.001",
        "f(x)        20",
        "f(x + h)    ?",
        "rise        ?",
        "run          0.001",
        "rise/run    ?",
        "slope       ?",
        LATER,
    ]


@pytest.mark.parametrize("scheme", ["forward", "backward", "central"])
@pytest.mark.parametrize("name", STATES)
def test_every_question_stands_in_the_column_where_the_numbers_begin(name, scheme):
    state = to.set_scheme(STATES[name], scheme)
    column = len(slope_rows(moment_of(state), 34)[0][0][0])  # the width of a label
    questions = [row for row in masked(state, 34) if row.endswith("?")]
    assert len(questions) >= 4
    assert {row.index("?") for row in questions} == {column}


def test_at_a_corner_the_one_sided_slopes_are_hidden_as_well():
    assert masked(CORNER, 34)[-3:] == ["rise/run    ?", "slope       ?", LATER]


@pytest.mark.parametrize("pane", [name for name in PANES if name != "slope"])
def test_of_every_other_pane_nothing_is_left(pane):
    assert masked(LECTURE, 34, pane) == [LATER]


def test_the_sentence_gives_the_value_and_not_the_slope():
    assert masked_sentence(moment_of(LECTURE)) == "At x = 3, f is 20. The slope is hidden."
    assert masked_sentence(moment_of(POLE)) == "At x = 0. The slope is hidden."


def test_the_lines_that_give_the_slope_away_are_not_drawn():
    shown = masked_state(to.toggle(to.toggle(to.toggle(LECTURE, "slope curve"), "bend curve"), "grid")).shown
    assert shown == {"grid"}


@pytest.mark.parametrize(
    ("view", "steepness"), [(Window(-5.0, 5.0, -10.0, 10.0), 2.0), (Window(1.0, 9.0, 3.0, 5.0), 0.25)]
)
def test_a_guessed_way_is_flat_or_goes_along_the_windows_diagonal_through_the_point(view, steepness):
    for way, slope in (("up", steepness), ("down", -steepness), ("flat", 0.0)):
        assert guess_line(way, 1.0, 2.0, view) == Line(1.0, 2.0, slope)
        assert guess_line(way, 1.0, math.nan, view) is None
    assert guess_line("no slope", 1.0, 2.0, view) is None
