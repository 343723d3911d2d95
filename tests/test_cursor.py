"""The terminal's own cursor is shown, and stands where the person is: braille displays and magnifiers follow it."""

import sys

import pytest

from tests.pty_driver import CURSOR_SHOWN, Terminal

pytestmark = pytest.mark.slow

COMMAND = (sys.executable, "-m", "mgtui", "a*x^2", "--at", "1")


@pytest.fixture(scope="module")
def terminal():
    with Terminal(COMMAND) as terminal:
        terminal.wait_for("tangent")
        terminal.settle()
        yield terminal


def cursor(terminal):
    """The row of the cursor, and the text from it on."""
    place = terminal.screen.cursor
    return place.y, terminal.screen.display[place.y][place.x :].rstrip()


def row_of(terminal, start):
    return next(number for number in range(24) if terminal.row(number).startswith(start))


def test_the_cursor_is_shown(terminal):
    assert CURSOR_SHOWN in terminal.modes


def test_it_stands_at_the_slider_that_has_the_keys(terminal):
    terminal.press("escape", settle=0.3)
    terminal.press("right", "left")
    row, text = cursor(terminal)
    assert text.startswith("▸x ")  # the plot has them, and moves x
    for _ in range(3):
        terminal.press("down")
        row, text = cursor(terminal)
        assert text == terminal.row(row)
        assert text.startswith("▶")


@pytest.mark.parametrize("keys", [(), ("home",), ("home", "right", "right"), ("end", "left"), ("end",)])
def test_while_typing_it_stands_at_the_caret(terminal, keys):
    terminal.press("escape", settle=0.3)
    terminal.press("e", "end", "ctrl+u")
    terminal.press(*"sin(x)^2")
    terminal.press(*keys)
    text = "sin(x)^2"
    at = {(): 8, ("home",): 0, ("home", "right", "right"): 2, ("end", "left"): 7, ("end",): 8}[keys]
    assert cursor(terminal) == (0, text[at:])


def test_it_stands_in_the_prompt_that_asks(terminal):
    terminal.press("escape", settle=0.3)
    terminal.press("=")
    terminal.press("ctrl+u", *"2/3", "left")
    row, text = cursor(terminal)
    assert text.startswith("3")
    assert "x = 2/3" in terminal.row(row)


@pytest.mark.parametrize("small", [(20, 5), (29, 24), (80, 7)])
@pytest.mark.parametrize("has_keys", ["the expression", "a slider", "the prompt", "the plot"])
def test_a_moment_of_smallness_gives_the_keys_back_to_what_had_them(terminal, small, has_keys):
    terminal.press("escape", settle=0.3)
    terminal.press("e", "end", "ctrl+u", *"a*x^2", "enter", "escape", settle=0.2)
    if has_keys == "the expression":
        terminal.press("e", "right", *"+1", "left")
    elif has_keys == "a slider":
        terminal.press("down", "down", "down")
    elif has_keys == "the prompt":
        terminal.press("=", "ctrl+u", *"2/3", "left")
    terminal.settle(0.4)
    before, shown = cursor(terminal), terminal.text
    terminal.resize(*small)
    terminal.wait_for("mgtui needs")
    terminal.settle(0.3)
    terminal.resize(80, 24)
    terminal.wait_for("tangent")
    terminal.settle(0.3)
    assert cursor(terminal) == before
    assert terminal.text == shown
