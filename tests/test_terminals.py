"""The program on every kind of terminal, and whatever happens to it there."""

import json
import re
import signal
import sys
from pathlib import Path

import pytest

from tests.pty_driver import MOUSE, Terminal

MGTUI = [sys.executable, "-m", "mgtui"]
READY = "rises with slope 14"
ESCAPE = 0.3  # seconds without a key after escape, or the two are read as alt and that key

pytestmark = pytest.mark.slow


def ready(terminal: Terminal, text: str = READY) -> None:
    terminal.wait_for(text)
    terminal.wait_for("quit")
    terminal.settle()


# Kinds of terminals


@pytest.mark.parametrize("term", ["dumb", "unknown", None])
def test_where_no_screen_can_be_drawn_one_line_says_so(term: str | None) -> None:
    with Terminal(MGTUI, env={"TERM": term}) as terminal:
        assert terminal.wait() == 2
        said = " ".join(terminal.text.split())
        assert said.startswith("mgtui: TERM")
        assert "--print" in said
        assert b"\x1b" not in terminal.output


@pytest.mark.parametrize("term", ["linux", "vt100", "vt220"])
def test_a_console_gets_16_colours_no_kitty_keys_and_nothing_beyond_ascii(term: str) -> None:
    with Terminal(MGTUI, env={"TERM": term, "COLORTERM": "truecolor"}) as terminal:
        ready(terminal)
        terminal.press("right", "?", "escape", "o", "escape", "ctrl+p", "escape", settle=ESCAPE)
        assert terminal.output.isascii()
        assert b"38;5" not in terminal.output
        assert b"38;2" not in terminal.output
        assert b"\x1b[>" not in terminal.output
        terminal.press("q")
        assert terminal.wait() == 0
        assert terminal.restored


@pytest.mark.parametrize("term", ["screen", "screen-256color", "tmux-256color", "xterm", "made-up"])
def test_other_terminals_get_the_same_numbers_and_the_plot_in_braille(term: str) -> None:
    with Terminal(MGTUI, env={"TERM": term}) as terminal:
        ready(terminal)
        assert "14.00300000000243" in terminal.text
        assert any("\u2800" < character <= "\u28ff" for character in terminal.text)
        terminal.press("q")
        assert terminal.wait() == 0
        assert terminal.restored


def test_without_colours_the_lines_still_tell_each_other_apart() -> None:
    with Terminal(MGTUI, env={"NO_COLOR": "1"}) as terminal:
        ready(terminal)
        legend = terminal.row(3)
        samples = [legend.split(" f ")[0].strip(), legend.split(" f ")[1].split(" tangent ")[0].strip()]
        assert samples[0] != samples[1]
        terminal.press("space", "a", "7", "e", "escape", "L", "escape", ":", "down", "escape", settle=ESCAPE)
        assert {(cell.fg, cell.bg) for row in terminal.cells() for cell in row} == {("default", "default")}
        assert not re.search(rb"\x1b\[[\d;:]*(?<![\d])(3[0-8]|4[0-8]|9[0-7]|10[0-7])[;:m]", terminal.output)


@pytest.mark.parametrize("locale", ["en_US.ISO-8859-1", "C", "POSIX", "ja_JP.eucJP"])
def test_a_locale_without_utf8_gets_ascii_throughout(locale: str) -> None:
    with Terminal(MGTUI, env={"LC_ALL": locale}) as terminal:
        ready(terminal)
        terminal.press("right", "[", "2", "3", "4", "5", "6", "1", "s", "d", "D", "?", settle=ESCAPE)
        terminal.press("escape", "ctrl+p", "escape", settle=ESCAPE)
        assert terminal.output.isascii()
        assert "\\u" not in terminal.text
        assert "3*x^2 - 4*x + 5" in terminal.text


# Sizes


@pytest.mark.parametrize("size", [(20, 5), (29, 24), (80, 7), (1, 1)])
def test_a_tiny_terminal_is_asked_for_room_and_goes_on_when_it_comes(size: tuple[int, int]) -> None:
    with Terminal(MGTUI, size=size) as terminal:
        terminal.wait_for("m")
        terminal.settle()
        if size[0] >= 20:
            assert "room" in terminal.text
        assert "slope" not in terminal.text
        terminal.press("right")
        for _ in range(2):
            terminal.resize(80, 24)
            terminal.wait_for("rises with slope 14.6")
            terminal.wait_for("▶x")
            terminal.resize(*size)
            terminal.wait_for(lambda shown: "slope" not in shown.text)
            terminal.settle()
        terminal.press("q")
        assert terminal.wait() == 0


def test_a_storm_of_resizes_ends_with_the_screen_of_the_last_size() -> None:
    with Terminal(MGTUI) as terminal, Terminal(MGTUI, size=(120, 35)) as calm:
        ready(terminal)
        ready(calm)
        for step in range(60):
            terminal.resize(20 + step * 37 % 140, 3 + step * 17 % 50)
            terminal.read(0.005)
        terminal.resize(120, 35)
        terminal.settle(0.6)
        assert terminal.text == calm.text
        assert terminal.alive()


# Input


@pytest.mark.parametrize("focused", ["the plot", "the expression"])
def test_a_paste_of_a_megabyte_leaves_the_program_answering(focused: str) -> None:
    with Terminal(MGTUI) as terminal:
        ready(terminal)
        if focused == "the expression":
            terminal.press("e")
        terminal.paste("1+" * 500_000)
        terminal.settle()
        if focused == "the expression":
            assert "too long" in terminal.text
            assert "3·x² − 4·x + 5" in terminal.text
            terminal.press("escape", settle=ESCAPE)
        terminal.press("right")
        terminal.wait_for("rises with slope 14.6")


def test_no_mouse_asks_the_terminal_for_none() -> None:
    with Terminal([*MGTUI, "--no-mouse"]) as terminal:
        ready(terminal)
        assert not terminal.modes & MOUSE
    with Terminal(MGTUI) as terminal:
        ready(terminal)
        assert terminal.modes & MOUSE
        assert 1003 not in terminal.modes


# How it ends, and what is kept


@pytest.mark.parametrize("end", ["SIGTERM", "SIGHUP", "hang-up", "q"])
def test_however_it_ends_the_session_is_kept_and_resumed(end: str, tmp_path: Path) -> None:
    env = {"XDG_STATE_HOME": str(tmp_path), "HOME": str(tmp_path)}
    with Terminal([*MGTUI, "x^3 - 2x"], env=env) as terminal:
        ready(terminal, "rises with slope 25")
        terminal.press("right", "right")
        terminal.wait_for("slope 28.72")
        if end == "q":
            terminal.press("q")
            assert terminal.wait() == 0
        elif end == "hang-up":
            terminal.hang_up()
            assert terminal.wait(limit=5) == 128 + signal.SIGHUP
        else:
            terminal.kill(signal.Signals[end])
            assert terminal.wait(limit=5) == 128 + signal.Signals[end]
            assert terminal.restored
    (kept,) = tmp_path.rglob("*.json")
    assert json.loads(kept.read_text())
    with Terminal([*MGTUI, "--resume"], env=env) as terminal:
        ready(terminal, "slope 28.72")
        assert "x^3 - 2x" in terminal.text


def test_a_dropped_line_ends_it_even_where_hang_ups_are_ignored() -> None:
    with Terminal(MGTUI, ignore_hangup=True) as terminal:
        ready(terminal)
        terminal.hang_up()
        assert terminal.wait(limit=5) == 128 + signal.SIGHUP


def test_ctrl_z_gives_the_terminal_back_and_fg_draws_all_again() -> None:
    with Terminal(MGTUI) as terminal:
        ready(terminal)
        before = terminal.text
        terminal.press("ctrl+z")
        terminal.wait_for(lambda shown: Path(f"/proc/{shown.pid}/stat").read_text().split()[2] == "T")
        terminal.settle()
        assert terminal.restored
        assert READY not in terminal.text
        terminal.kill(signal.SIGCONT)
        ready(terminal)
        assert terminal.text == before


def test_ctrl_l_clears_up_what_the_line_put_on_the_screen() -> None:
    with Terminal(MGTUI) as terminal:
        ready(terminal)
        before = terminal.text
        terminal.screen.erase_in_display(2)
        terminal.screen.draw("noise")
        terminal.press("ctrl+l")
        terminal.wait_for("The screen is drawn again.")
        assert terminal.text.replace(terminal.row(2), before.split("\n")[2]) == before


def test_the_palette_is_still_while_nobody_types() -> None:
    with Terminal(MGTUI) as terminal:
        ready(terminal)
        terminal.press("ctrl+p")
        terminal.wait_for("nudge left")
        terminal.settle(0.5)
        sent = len(terminal.output)
        terminal.settle(1.5, limit=1.5)
        assert len(terminal.output) == sent


def test_ctrl_c_says_how_to_leave_and_leaves_at_the_second_press() -> None:
    with Terminal(MGTUI) as terminal:
        ready(terminal)
        terminal.press("ctrl+c")
        terminal.wait_for("ctrl+c again leaves")
        terminal.press("ctrl+c")
        assert terminal.wait() == 0
        assert terminal.restored


def test_an_internal_error_is_one_line_on_the_main_screen_and_a_traceback_in_the_file(tmp_path: Path) -> None:
    log = tmp_path / "log"
    script = (
        "import mgtui.tui.screens.sheet as s, mgtui.cli as c, sys\n"
        "def broken(self, *_): raise ZeroDivisionError('a bug')\n"
        "s.Sheet.__init__ = broken\n"
        f"sys.exit(c.main(['--debug', {str(log)!r}]))"
    )
    with Terminal([sys.executable, "-c", script]) as terminal:
        ready(terminal)
        terminal.press("?")
        assert terminal.wait() == 1
        assert terminal.restored
        assert "mgtui: internal error: ZeroDivisionError: a bug" in terminal.text
        assert "Traceback" not in terminal.text
        assert "in broken" in log.read_text()
