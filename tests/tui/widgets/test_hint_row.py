"""The last row: which keys it names, in what order, and what it leaves out where there is no room."""

import pytest

from mgtui.playground.actions import BY_NAME, HINTS
from mgtui.playground.changes import values as to
from mgtui.playground.hints import key_at
from mgtui.text.rows import plain
from mgtui.tui.app import MgtuiApp
from mgtui.tui.widgets.hint_row import hint_row

ALL = [BY_NAME[name].hint for name in HINTS]
LETTERS = [f"{letter}|word" for letter in "abcdefgh"]  # 6 columns each, with blanks 8


def hint_at(app, words):
    """Return where a hint stands in the row of the screen."""
    return app.screen.query_one("#hints").render_line(0).text.index(words), 0


def words(hints, width):
    return plain(hint_row(hints, width)).split()[::2]


@pytest.mark.parametrize(
    ("width", "row"),
    [
        (35, " space watch h → 0  ? help  q quit "),
        (60, " space watch h → 0  ←→ nudge  e edit f  ? help  q quit "),
        (80, " space watch h → 0  ←→ nudge  e edit f  L learn  G guess  ? help  q quit "),
        (
            120,
            " space watch h → 0  ←→ nudge  e edit f  = type x  1-7 panes  n next  [ ] h"
            "  L learn  G guess  ? help  q quit ",
        ),
    ],
)
def test_the_hints_at_every_width_of_a_terminal(width, row):
    assert plain(hint_row(ALL, width)) == row


@pytest.mark.parametrize("width", range(1, 140))
def test_the_hints_that_are_there_stand_in_their_order_and_help_and_quit_close_the_row(width):
    row = plain(hint_row(ALL, width))
    spoken = [hint.replace("|", " ") for hint in ALL]
    found = [hint for hint in spoken if f" {hint} " in row]
    assert row == "".join(f" {hint} " for hint in found)
    assert found[-2:] == spoken[-2:]
    assert len(row) <= max(width, len(" ? help  q quit "))


def test_as_many_are_shown_as_fit_and_the_first_to_go_is_the_last_before_those_that_stay():
    assert words(LETTERS, 64) == list("abcdefgh")
    assert words(LETTERS, 63) == list("abcdegh")
    assert words(LETTERS, 47) == list("abcgh")
    assert words(LETTERS, 1) == list("gh")


def test_where_there_is_room_the_lesson_and_the_game_stay_as_well():
    wide = [*(f"{letter}|{'w' * 9}" for letter in "abcd"), *LETTERS[4:]]
    assert words(wide, 72) == list("abcefgh")
    assert words(wide, 71) == list("abcdgh")


def test_each_hint_is_a_key_and_a_word():
    assert hint_row(["a|b c", "?|help", "q|quit"], 80)[:2] == ((" a", "key"), (" b c ", "label"))


@pytest.mark.parametrize(("charset", "first"), [("braille", " space watch h → 0"), ("ascii", " space watch h -> 0")])
async def test_on_the_screen_it_is_the_last_row_in_the_terminals_characters(charset, first):
    app = MgtuiApp(to.start(), charset=charset)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        hints = app.screen.query_one("#hints")
        assert hints.region.y == 23
        shown = hints.render_line(0).text
    assert shown.startswith(first)
    assert shown.rstrip().endswith("? help  q quit")


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        (["e"], "Enter done  Esc cancel  Tab complete  ↑ earlier"),
        (["tab"], "←→ h by tens  , . by 1, 2, 5  space h → 0  = type h  b best h  ? help  q quit"),
        (["e", "escape"], "space watch h → 0  ←→ nudge  e edit f  L learn  G guess  ? help  q quit"),
        (["colon"], "Enter choose  Esc close  ↑↓ up, down"),
        (["question_mark"], "↑↓ scroll  Esc close"),
        (["question_mark", "escape"], "space watch h → 0  ←→ nudge  e edit f  L learn  G guess  ? help  q quit"),
        (["space"], "space stop  Backspace bring back  ←→ nudge  L learn  G guess  ? help  q quit"),
        (["space", "space"], "space watch h → 0  Backspace bring back  L learn  G guess  ? help  q quit"),
        (["space", "backspace"], "space watch h → 0  ←→ nudge  e edit f  L learn  G guess  ? help  q quit"),
        (["L"], "Enter hint  L leave  k skip  space watch h → 0  ←→ nudge  ? help  q quit"),
        (["colon", "escape"], "space watch h → 0  ←→ nudge  e edit f  L learn  G guess  ? help  q quit"),
    ],
)
async def test_the_hints_follow_what_one_is_doing(keys, row):
    app = MgtuiApp(to.start())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        assert app.screen_stack[0].query_one("#hints").render_line(0).text.strip() == row


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("→ nudge", to.set_value(to.start(), "x", 3.1)),
        ("←→ n", to.set_value(to.start(), "x", 2.9)),
    ],
)
async def test_a_hint_that_is_clicked_presses_its_key(word, state):
    app = MgtuiApp(to.start())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.click("#hints", offset=hint_at(app, word))
        await pilot.pause()
        assert app.playground.session.state.x == state.x


async def test_hints_of_an_edit_can_be_clicked_too():
    app = MgtuiApp(to.start())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.click("#hints", offset=hint_at(app, "e edit f"))
        await pilot.press("x")
        await pilot.pause()
        await pilot.click("#hints", offset=hint_at(app, "Esc cancel"))
        await pilot.pause()
        assert app.playground.session.state == to.start()
        assert app.focused.id == "plot"


@pytest.mark.parametrize(
    ("spoken", "keys"),
    [
        ("←→", ["left", "right", "right"]),
        ("[ ]", ["left_square_bracket", "left_square_bracket", "right_square_bracket"]),
        ("1-6", ["1", "1", "6"]),
        ("Esc", ["escape"] * 3),
        ("space", ["space"] * 5),
        ("Backspace", ["backspace"]),
        ("?", ["question_mark"]),
        ("+ -", ["plus", "plus", "minus"]),
        ("e", ["e"]),
    ],
)
def test_the_key_under_each_column_of_a_hint(spoken, keys):
    assert [key_at(spoken, column) for column in range(len(keys))] == keys
