"""How the panes beside the plot share its height."""

import pytest

from mgtui.playground.state import PANES
from mgtui.tui.screens.stack import heights


@pytest.mark.parametrize(
    ("names", "room", "shown"),
    [
        (["slope", "ladder", "table"], 24, {"slope": 12, "ladder": 12}),
        (["slope", "ladder", "table"], 29, {"slope": 14, "ladder": 15}),
        (["slope", "ladder", "table"], 40, {"slope": 14, "ladder": 26}),  # as long as a table would cost rungs
        (["slope", "ladder", "table"], 41, {"slope": 14, "ladder": 21, "table": 6}),
        (["slope", "ladder", "table"], 54, {"slope": 14, "ladder": 23, "table": 17}),
        (["ladder", "slope", "table"], 24, {"ladder": 24}),
        (["ladder", "slope", "table"], 29, {"ladder": 23, "table": 6}),
        (["points", "slope", "ladder"], 29, {"points": 16, "slope": 13}),
        (["slope", "ladder", "table"], 5, {"slope": 5}),
        (["slope", "ladder", "table"], 0, {"slope": 0}),
    ],
)
def test_the_pane_asked_for_has_its_rows_first_and_what_does_not_fit_is_left_out(names, room, shown):
    assert heights(names, room) == shown


@pytest.mark.parametrize("room", range(80))
@pytest.mark.parametrize("asked", PANES)
def test_the_panes_fill_the_height_and_the_one_asked_for_is_there(asked, room):
    shown = heights(list(dict.fromkeys([asked, "slope", "ladder", "table"])), room)
    assert asked in shown
    assert sum(shown.values()) == room


@pytest.mark.parametrize("room", range(30, 80))
def test_where_a_table_stands_below_the_ladder_all_rungs_are_there(room):
    shown = heights(["slope", "ladder", "table"], room)
    frame, rungs = 3, 17  # its title, its heading and the best h; and 1e-1 to 1e-17
    assert "table" not in shown or shown["ladder"] >= rungs + 1 + frame
