"""In tmux, GNU screen and mosh it draws the same screen, and leaves what it found or an empty one."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pty_driver import Terminal

MGTUI = f"{shlex.quote(sys.executable)} -m mgtui"
THEN = f"{MGTUI}; echo left with $?; exec cat"

pytestmark = pytest.mark.slow


def found(program: str) -> str:
    path = shutil.which(program)
    if path is None:
        pytest.skip(f"{program} is not installed")
    return path


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[list[str]]:
    command = [found("tmux"), "-S", str(tmp_path / "socket")]
    yield [*command, "-f", "/dev/null", "new", "-x", "80", "-y", "24", THEN]
    subprocess.run([*command, "kill-server"], check=False)


@pytest.fixture
def screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    program = found("screen")
    folder = tmp_path / "screens"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("SCREENDIR", str(folder))
    yield [program, "-c", "/dev/null", "-U", "-S", "one", "sh", "-c", THEN]
    subprocess.run([program, "-S", "one", "-X", "quit"], check=False, capture_output=True)


@pytest.fixture
def mosh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    server, client = found("mosh-server"), found("mosh-client")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    environment = {**os.environ, "TERM": "xterm-256color", "HOME": str(tmp_path)}
    command = [server, "new", "-i", "127.0.0.1", "-c", "256", "--", "sh", "-c", THEN]
    said = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=20)
    connect = re.search(r"MOSH CONNECT (\d+) (\S+)", said.stdout)
    if connect is None:
        pytest.skip(f"mosh-server does not start here: {said.stderr.strip()[-200:]}")
    monkeypatch.setenv("MOSH_KEY", connect[2])
    yield [client, "127.0.0.1", connect[1]]
    detached = re.search(r"pid = (\d+)", said.stderr)
    if detached:
        subprocess.run(["kill", detached[1]], check=False)


def plot_of(terminal: Terminal) -> list[str]:
    return [line for line in terminal.text.split("\n") if re.search("[\u2801-\u28ff]", line)]


@pytest.mark.parametrize("inside", ["tmux", "screen", "mosh"])
def test_it_draws_follows_the_keys_and_leaves_no_row_behind(inside: str, request: pytest.FixtureRequest) -> None:
    command = request.getfixturevalue(inside)
    with Terminal(command, size=(80, 25), env={"COLORTERM": "truecolor"}) as terminal:
        terminal.wait_for("rises with slope 14")
        terminal.wait_for("quit")
        terminal.settle(0.3)
        for _ in range(3):
            terminal.send("\x1b[C" * 5)
            terminal.settle(0.2)
            terminal.send("\x1b[D" * 5)
            terminal.settle(0.2)
        terminal.wait_for("At x = 3, f is 20 and rises with slope 14.")
        drawn = plot_of(terminal)
        assert drawn
        terminal.press("ctrl+l", settle=0.5)
        assert plot_of(terminal) == drawn
        terminal.press("q")
        terminal.wait_for("left with 0")
        terminal.settle(0.3)
        assert "slope" not in terminal.text
        assert "▶x" not in terminal.text


def test_gnu_screen_is_not_sent_24_bit_colours_nor_erasures_with_a_colour(tmp_path: Path, screen: list[str]) -> None:
    log = tmp_path / "raw"
    recorded = f"script -qfc {shlex.quote(MGTUI)} {shlex.quote(str(log))}; echo left; exec cat"
    found("script")
    with Terminal([*screen[:-1], recorded], size=(80, 25), env={"COLORTERM": "truecolor"}) as terminal:
        terminal.wait_for("quit")
        terminal.press("right", "q")
        terminal.wait_for("left")
    sent = log.read_bytes()
    assert b"38;5;" in sent
    assert b"38;2;" not in sent
    assert not re.search(rb"\x1b\[\d*X", sent)
