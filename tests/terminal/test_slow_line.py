"""Down a slow line the screen follows the keys: frames that are out of date are never sent.

The terminal takes in 9,600 baud, and the pseudo-terminal between holds 12 KB, as sshd and the network would. No clock
is asked: what counts is what was still to come when the last key was pressed.
"""

import sys
import time

import pytest

from tests.pty_driver import Terminal, key

MGTUI = [sys.executable, "-m", "mgtui", "x^3/5 - 2x"]
BAUD_9600 = 960.0  # bytes a second

pytestmark = pytest.mark.slow


def hold(terminal: Terminal, keys: list[str], seconds: float) -> None:
    """Press keys 30 times a second, in turn, and read meanwhile."""
    begun = time.monotonic()
    for number in range(round(seconds * 30)):
        terminal.send(key(keys[number % len(keys)]))
        while (rest := begun + number / 30 - time.monotonic()) > 0:
            terminal.read(rest)


@pytest.mark.parametrize("from_the_start", [True, False])
def test_after_the_last_key_one_frame_is_still_to_come(from_the_start: bool) -> None:
    with Terminal(MGTUI, rate=BAUD_9600 if from_the_start else None) as terminal:
        terminal.wait_for("quit")
        terminal.settle(1.0)
        terminal.rate = BAUD_9600
        for keys in (["right"] * 12 + ["left"] * 12, ["["] * 4 + ["]"] * 4):
            sent = len(terminal.output)
            hold(terminal, keys, 3)
            held, sent = len(terminal.output) - sent, len(terminal.output)
            assert held > 2000
            terminal.settle(1.0)
            assert len(terminal.output) - sent < 1200  # a frame between states far apart, and a piece
        terminal.rate = None
        shown = terminal.text.splitlines()
        terminal.press("ctrl+l")
        shown[2] = " The screen is drawn again."
        assert [row.rstrip() for row in terminal.text.splitlines()] == [row.rstrip() for row in shown]


def test_a_sheet_that_is_closed_again_is_not_drawn_to_its_end() -> None:
    with Terminal(MGTUI, rate=BAUD_9600) as terminal:
        terminal.wait_for("quit")
        terminal.settle(1.0)
        before, sent = terminal.text, len(terminal.output)
        terminal.send("?")
        end = time.monotonic() + 0.7
        while time.monotonic() < end:
            terminal.read(0.05)
        terminal.send("q")
        terminal.settle(1.0)
        assert len(terminal.output) - sent < 2400
        assert terminal.text == before


def test_a_terminal_that_answers_nothing_shows_every_key() -> None:
    with Terminal(MGTUI, answers=False) as terminal:
        terminal.wait_for("quit")
        terminal.press("right", "right")
        terminal.wait_for("At x = 3.2")
        terminal.press("left")
        terminal.wait_for("At x = 3.1")
