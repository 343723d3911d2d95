"""What is copied reaches the terminal's clipboard: directly, and through tmux and GNU screen."""

import base64
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mgtui.terminal.clipboard import LONGEST, fits, passed_on, route
from mgtui.terminal.modes import Modes
from tests.pty_driver import Terminal


def copying(text: str) -> str:
    return f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\x07"


def copied(output: bytes) -> list[str]:
    """Return what a terminal would have taken."""
    found = re.findall(rb"\x1b\]52;c?;([^\x07\x1b]*)(?:\x07|\x1b\\)", output)
    return [base64.b64decode(text).decode() for text in found]


@pytest.mark.parametrize(
    ("environ", "way"),
    [
        ({"TERM": "xterm-256color"}, "direct"),
        ({"TERM": "tmux-256color"}, "tmux"),
        ({"TERM": "screen-256color", "TMUX": "/tmp/tmux-0/default,1,0"}, "tmux"),
        ({"TERM": "screen.xterm-256color", "STY": "1.pts-0.host"}, "screen"),
        ({"TERM": "xterm-256color", "STY": "1.pts-0.host"}, "screen"),
        ({"TERM": "screen"}, "screen"),
        ({"TERM": "tmux", "STY": "1.pts-0.host", "TMUX": "/tmp/tmux-0/default,1,0"}, "tmux"),
        ({"TERM": "eterm-color"}, "none"),
    ],
)
def test_the_way_is_told_from_the_environment(environ: dict[str, str], way: str) -> None:
    assert route(environ, is_console=False) == way


def test_a_console_is_sent_nothing() -> None:
    assert route({"TERM": "linux"}, is_console=True) == "none"
    assert Modes(clipboard="none").pass_on(copying("x")) == ""


@pytest.mark.parametrize("way", ["direct", "tmux", "screen", "none"])
def test_what_copies_nothing_is_passed_on_as_it_is(way) -> None:
    for data in ("\x1b]0;title\x07", "frame \x1b[H", "", "\x1b]52;c;eA==\x07 and more"):
        assert passed_on(data, way) == data


def test_a_text_may_be_so_long_that_every_terminal_takes_it() -> None:
    assert fits("x" * LONGEST)
    assert not fits("π" * (LONGEST // 2 + 1))
    assert len(copying("x" * LONGEST)) <= 100_000


LENGTHS = [10, 180, 500, 3000, LONGEST]


def printed(text: str, way, tmp_path: Path) -> str:
    """Return the command of a shell that writes what copies a text, and goes on."""
    (tmp_path / "sequence").write_text(passed_on(copying(text), way))
    return f"sleep 0.3; cat {tmp_path / 'sequence'}; sleep 0.3; echo written; exec cat"


@pytest.mark.slow
@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize(
    "options",
    ["set -s set-clipboard on", "set -g allow-passthrough on", "set -s set-clipboard off"],
)
def test_tmux_takes_it_or_hands_it_on_and_shows_nothing_of_it(tmp_path: Path, options: str, length: int) -> None:
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    tmux = ["tmux", "-S", str(tmp_path / "socket")]
    (tmp_path / "conf").write_text(options + "\n")
    command = [*tmux, "-f", str(tmp_path / "conf"), "new", printed("a" * length, "tmux", tmp_path)]
    try:
        with Terminal(command) as terminal:
            terminal.wait_for("written")
            assert terminal.row(0) == "written"
            taken = set(copied(bytes(terminal.output)))
            assert taken == (set() if options.endswith("off") else {"a" * length})
    finally:
        subprocess.run([*tmux, "kill-server"], check=False, capture_output=True)


@pytest.mark.slow
@pytest.mark.parametrize("length", LENGTHS)
def test_gnu_screen_hands_it_on_and_shows_nothing_of_it(tmp_path: Path, length: int) -> None:
    if shutil.which("screen") is None:
        pytest.skip("screen is not installed")
    (tmp_path / "screens").mkdir(mode=0o700)
    screen = ["screen", "-S", "copying"]
    env = {"SCREENDIR": str(tmp_path / "screens")}
    command = [*screen, "-c", "/dev/null", "-U", "sh", "-c", printed("a" * length, "screen", tmp_path)]
    try:
        with Terminal(command, env=env) as terminal:
            terminal.wait_for("written")
            assert terminal.row(0) == "written"
            assert copied(bytes(terminal.output)) == ["a" * length]
    finally:  # a session outlives the terminal it was shown on
        subprocess.run([*screen, "-X", "quit"], check=False, capture_output=True, env={**os.environ, **env})


@pytest.mark.slow
@pytest.mark.parametrize(("term", "told"), [("xterm-256color", "To the clipboard"), ("linux", "this terminal has no")])
def test_the_program_copies_what_opens_its_state_and_prints_it_when_it_is_left(term: str, told: str) -> None:
    with Terminal([sys.executable, "-m", "mgtui", "x^2"], env={"TERM": term}) as terminal:
        terminal.wait_for("rises with slope 6")
        terminal.press("right", "y")
        terminal.wait_for(told)
        terminal.press("q")
        assert terminal.wait() == 0
        assert copied(bytes(terminal.output)) == (["mgtui 'x^2' --at 3.1"] if term != "linux" else [])
        assert "\nmgtui 'x^2' --at 3.1" in f"\n{terminal.text}"
