"""Where f has no value, the slope pane says by which keys one comes to where it has one."""

import pytest

from mgtui.playground import analysis
from mgtui.playground.panes.way_back import way_rows
from mgtui.plot.figure import figure
from mgtui.text.rows import plain
from tests.playground.states import at


def told(text, x, landmarks):
    state = at(text, x)
    rows = way_rows(analysis.moment_of(state), landmarks, figure(state, 60, 20).scene, 200)
    return " ".join(plain(row) for row in rows)


@pytest.mark.parametrize(("text", "x"), [("ln(x - 100)", 3.0), ("sqrt(-x^2 - 1)", 3.0), ("sqrt(t - 100)", 1.0)])
def test_where_nothing_is_seen_one_zooms_out_or_types_another_x(text, x):
    name = "t" if "t -" in text else "x"
    assert told(text, x, ()) == f"Nothing of f is seen in this window: - zooms out, = takes another {name}."


def test_where_there_are_landmarks_one_goes_to_them():
    assert told("sqrt(x - 4)", 3.0, ("edge",)) == "n goes to the next root, extremum or break."


def test_where_a_curve_is_seen_and_nothing_to_go_to_it_shows_the_way_itself():
    assert told("sqrt(x - 4)", 3.0, ()) == ""
