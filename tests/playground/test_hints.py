"""Which keys the last row names for what one is doing, how many stay, and which is meant by a column."""

import pytest

from mgtui.playground.hints import AT_PLOT, EDITING, at_chain, at_guide, at_slider, in_approach, key_at
from mgtui.playground.state import H_NAME
from tests.playground.states import LECTURE, SEVERAL

PLOT = AT_PLOT.hints
ENDING = ("?|help", "q|quit")


def test_at_the_plot_the_last_two_stay_and_four_where_there_is_room():
    assert (AT_PLOT.last, AT_PLOT.roomy) == (2, 4)
    assert PLOT[-4:] == ("L|learn", "G|guess", *ENDING)
    assert (EDITING.last, EDITING.roomy) == (0, 0)
    assert at_slider("x", LECTURE) is AT_PLOT
    assert at_slider("a", SEVERAL) is AT_PLOT


@pytest.mark.parametrize(("found", "own"), [
    (at_slider("b", SEVERAL), ["←→|nudge b", "=|type b", "w|its ends", "v|along the axis", "A|gradient step"]),
    (at_slider(H_NAME, LECTURE), ["←→|h by tens", ", .|by 1, 2, 5", "space|h → 0", "=|type h", "b|best h", "m|scheme"]),
    (at_chain(LECTURE), ["↑↓|step", "Enter|its rule", "←→|nudge x", "Esc|back"]),
    (at_guide(("Enter|next",), True), ["Enter|next"]),
    (at_guide(("Enter|next",), False), ["Enter|next", *PLOT[:-4]]),
])  # fmt: skip
def test_elsewhere_what_one_can_do_there_comes_first_and_help_and_quit_stay(found, own):
    assert found.hints == (*own, *ENDING)
    assert (found.last, found.roomy) == (2, 2)


def test_in_h_to_0_the_first_hint_is_that_it_can_be_stopped_or_goes_on_and_the_second_the_way_back():
    assert in_approach(True) == AT_PLOT._replace(hints=("space|stop", "Backspace|bring back", *PLOT[1:]))
    assert in_approach(False) == AT_PLOT._replace(hints=(PLOT[0], "Backspace|bring back", *PLOT[1:]))


@pytest.mark.parametrize(("spoken", "keys"), [
    ("←→", "left left right right left"), ("Enter", "E enter enter enter enter enter enter E"),
    ("1-6", "1 1 1 6 6 1"), ("n N", "n n n N N n"),
    ("[ ]", "left_square_bracket left_square_bracket left_square_bracket right_square_bracket right_square_bracket "
            "left_square_bracket"),
])  # fmt: skip
def test_a_column_of_a_hint_means_the_key_that_stands_there(spoken, keys):
    assert [key_at(spoken, column) for column in range(-1, len(spoken) + 2)] == keys.split()
