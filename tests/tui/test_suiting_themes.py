"""The theme of the first screen: what suits the terminal, unless the person has chosen one."""

import sys
import time

import pytest

from mgtui.playground.changes import values as to
from mgtui.playground.store import Saved
from mgtui.terminal.examine import examine
from mgtui.tui.app import MgtuiApp
from tests.pty_driver import Terminal

XTERM = {"TERM": "xterm-256color", "LANG": "C.UTF-8"}


def theme_for(environ, saved=None, reports=()):
    app = MgtuiApp(to.start(), saved=saved)
    app.suit(examine(environ, stdin_is_tty=True, output_is_tty=True, encoding="utf-8"))
    for light in reports:
        app.suit_background(light)
    return app.theme


@pytest.mark.parametrize(
    ("environ", "reports", "theme"),
    [
        (XTERM, [], "textual-dark"), (XTERM | {"COLORFGBG": "0;15"}, [], "textual-light"),
        (XTERM, [True], "textual-light"), (XTERM | {"COLORFGBG": "0;15"}, [False], "textual-dark"),
        (XTERM | {"TERM": "xterm-16color"}, [], "ansi-dark"), (XTERM | {"TERM": "xterm-16color"}, [True], "ansi-light"),
        (XTERM | {"TERM": "linux"}, [], "ansi-dark"),
    ],
)  # fmt: skip
def test_light_terminals_get_a_light_theme_and_those_of_few_colours_their_own(environ, reports, theme):
    assert theme_for(environ, reports=reports) == theme


@pytest.mark.parametrize("chosen", ["nord", "textual-dark"])
def test_a_theme_that_was_chosen_stays(chosen):
    assert theme_for(XTERM | {"COLORFGBG": "0;15"}, Saved(theme=chosen), [True]) == chosen


class Light(Terminal):
    """A terminal with a white background."""

    asked = False

    def _answer(self, data):
        super()._answer(data)
        if b"\x1b]11;?" in data and not self.asked:
            self.asked = True
            self.send(b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\")


def is_light(terminal):
    """Whether a cell of the screen has a light background."""
    background = terminal.cells()[5][5].bg
    return len(background) == 6 and min(bytes.fromhex(background)) > 200


def test_a_terminal_that_tells_a_light_background_gets_one_and_no_key_is_lost():
    with Light([sys.executable, "-m", "mgtui", "x^2"]) as terminal:
        terminal.wait_for("slope")
        terminal.press("right")
        terminal.wait_for("3.1")
        end = time.monotonic() + 20
        while not is_light(terminal) and time.monotonic() < end:
            terminal.settle()
        assert terminal.asked
        assert is_light(terminal)
        assert "]11" not in terminal.text
        terminal.press("q")
        assert terminal.wait() == 0
        assert terminal.restored
