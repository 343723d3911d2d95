"""What a driver sets, the terminal ends up with; how it is set again, and how it ends."""

import os
import sys
import time

import pytest

from mgtui.terminal.modes import Modes, wait_for_attributes
from tests.pty_driver import ALTERNATE_SCREEN, FOCUS, MOUSE, PASTE, Terminal

MGTUI = [sys.executable, "-m", "mgtui"]
START = [
    "\x1b[?1049h",
    "\x1b[?1000h",
    "\x1b[?1006h",
    "\x1b[?25l",
    "\x1b[?1004h",
    "\x1b[>25u",
    "\x1b[?2004h",
    "\x1b[?7l",
]


def started(*, keys: bool = True) -> Modes:
    modes = Modes()
    for text in START:
        if keys or not text.endswith("u"):
            assert modes.pass_on(text) == text
    return modes


def test_what_is_not_a_mode_is_passed_on_as_it_is() -> None:
    for text in ("\x1b[?2026hframe\x1b[?2026l", "x", "\x1b]52;c;eA==\x07", "\x1b[?2026$p"):
        assert Modes().pass_on(text) == text


def test_the_shape_of_the_pointer_is_not_asked_for() -> None:
    assert Modes().pass_on("\x1b]22;default\x07") == ""


def test_a_console_is_not_sent_queries_it_prints() -> None:
    assert Modes(queries=False).pass_on("\x1b[?2026$p") == ""


def test_kittys_keys_are_popped_once_and_only_where_they_were_pushed() -> None:
    assert Modes().pass_on("\x1b[<u") == ""
    assert b"\x1b[<u" not in started(keys=False).restore()
    modes = started()
    assert b"\x1b[<u" in modes.restore()
    assert modes.pass_on("\x1b[<u") == "\x1b[<u"
    assert modes.pass_on("\x1b[<u") == ""


def test_the_screen_is_cleared_before_it_is_left_for_terminals_with_one_screen_only() -> None:
    assert started().pass_on("\x1b[?1049l") == "\x1b[m\x1b[H\x1b[J\x1b[?1049l"
    assert b"\x1b[H\x1b[J\x1b[?1049l" in started().restore()


def test_modes_are_set_again_without_a_second_place_to_come_back_to() -> None:
    again = started().again()
    for mode in ("\x1b[?1047h", "\x1b[?1000h", "\x1b[?1006h", "\x1b[?25l", "\x1b[?1004h", "\x1b[?2004h", "\x1b[?7l"):
        assert mode in again
    assert "1049" not in again  # it saves the cursor
    assert again.endswith("\x1b[=25;1u")  # set, not pushed: they are popped once


def test_reports_end_before_the_terminal_is_handed_back_and_are_ended_once() -> None:
    modes = started()
    ends = modes.end_reports()
    assert ends == "\x1b[?1000l\x1b[?1004l\x1b[?1006l\x1b[?2004l\x1b[<u"
    assert modes.end_reports() == ""
    assert modes.pass_on("\x1b[?1000l") == ""
    assert modes.pass_on("\x1b[?7h") == "\x1b[?7h"


@pytest.mark.parametrize("answer", [b"\x1b[?62;22c", b"\x1b[?6c", b"\x1b[<0;3;4M\x1b[24;1R\x1b[?1;2cls"])
def test_all_up_to_the_answer_is_dropped(answer: bytes) -> None:
    out, into = os.pipe()
    os.write(into, answer[:4])
    os.write(into, answer[4:])
    wait_for_attributes(out, 5)
    os.write(into, b"x")
    assert os.read(out, 10) == b"x"


def test_a_terminal_that_is_gone_or_says_nothing_is_not_waited_for() -> None:
    out, into = os.pipe()
    begun = time.monotonic()
    wait_for_attributes(out, 0.05)
    os.close(into)
    wait_for_attributes(out, 20)
    assert time.monotonic() - begun < 10


def ready(terminal: Terminal) -> None:
    terminal.wait_for("quit")
    terminal.settle()


@pytest.mark.slow
def test_mouse_reports_that_are_under_way_when_it_leaves_are_not_typed_into_the_shell() -> None:
    shell = ["bash", "--norc", "--noprofile", "-i"]
    with Terminal(shell, env={"PS1": "$ ", "HISTFILE": None}) as terminal:
        terminal.wait_for("$")
        terminal.send(f"{sys.executable} -m mgtui; echo left with $?\r")
        ready(terminal)
        terminal.rate = 150
        terminal.send("q")
        while MOUSE & terminal.modes:
            terminal.send("\x1b[<0;10;10M\x1b[<0;10;10m")
            terminal.read(0.02)
        terminal.rate = None
        terminal.wait_for("left with 0")
        terminal.settle(0.5)
        assert terminal.text.rstrip().endswith("$")
        assert "10;10" not in terminal.text


@pytest.mark.slow
def test_ctrl_l_sets_the_modes_again_after_a_reset_of_the_terminal() -> None:
    with Terminal(MGTUI) as terminal:
        ready(terminal)
        before, modes = terminal.text.splitlines(), set(terminal.modes)
        assert modes >= {FOCUS, PASTE, ALTERNATE_SCREEN}
        terminal.modes.clear()
        terminal.modes |= {25, 7}
        terminal.screen.reset()
        terminal.screen.set_mode(4)  # inserting, as noise may have left it
        terminal.press("ctrl+l")
        before[2] = " The screen is drawn again."
        assert [row.rstrip() for row in terminal.text.splitlines()] == [row.rstrip() for row in before]
        assert terminal.modes - {2026} == modes - {2026}
        terminal.press("q")
        assert terminal.wait() == 0
        assert terminal.restored


@pytest.mark.slow
def test_a_terminal_with_one_screen_is_left_with_the_prompt_at_the_top_of_an_empty_one() -> None:
    with Terminal(["bash", "-c", f"{sys.executable} -m mgtui; echo left; sleep 9"], alternate=False) as terminal:
        ready(terminal)
        terminal.send("q")
        terminal.wait_for("left")
        shown = [row.rstrip() for row in terminal.text.rstrip().splitlines()]
        assert shown == ["mgtui '3x^2 - 4x + 5' --at 3", "left"]
