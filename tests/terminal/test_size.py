"""The size to draw on is the terminal's own, within reason."""

import re
import sys

import pytest

from mgtui.terminal.size import LARGEST, clamped, screen_size
from tests.pty_driver import Terminal

MGTUI = [sys.executable, "-m", "mgtui"]


@pytest.mark.parametrize(
    ("environ", "size"),
    [
        ({}, (80, 24)),
        ({"COLUMNS": "132", "LINES": "43"}, (132, 43)),
        ({"COLUMNS": "132"}, (132, 24)),
        ({"COLUMNS": "-5", "LINES": "wide"}, (80, 24)),
        ({"COLUMNS": "20000", "LINES": "5000"}, LARGEST),
    ],
)
def test_where_no_terminal_says_its_size_the_variables_do(environ: dict[str, str], size: tuple[int, int]) -> None:
    assert screen_size(None, environ) == size


def test_a_file_has_no_size(tmp_path):
    with (tmp_path / "file").open("w") as file:
        assert screen_size(file.fileno(), {"COLUMNS": "90"}) == (90, 24)


def test_a_size_is_cut_in_each_direction_for_itself() -> None:
    assert clamped(20_000, 24) == (LARGEST[0], 24)
    assert clamped(80, 5000) == (80, LARGEST[1])


@pytest.mark.slow
def test_exported_variables_do_not_hide_the_terminals_size_nor_its_resizes() -> None:
    with Terminal(MGTUI, env={"COLUMNS": "40", "LINES": "12"}) as terminal:
        terminal.wait_for("quit")
        assert "rises with slope 14" in terminal.text
        assert terminal.row(-1).endswith("quit")
        terminal.resize(100, 30)
        terminal.wait_for(lambda shown: shown.row(-1).endswith("quit"))
    with Terminal([*MGTUI, "--print"], size=(60, 24), env={"COLUMNS": "200"}) as terminal:
        terminal.wait()
        lines = re.sub(r"\x1b\[[\d;]*m", "", terminal.output.decode()).splitlines()
        assert max(map(len, lines)) == 60


@pytest.mark.slow
@pytest.mark.parametrize(
    ("env", "ascii_only", "coloured"),
    [
        ({}, False, True),
        ({"LC_ALL": "C"}, True, True),
        ({"TERM": "linux"}, True, True),
        ({"NO_COLOR": "1"}, False, False),
        ({"NO_COLOR": ""}, False, True),
        ({"TERM": "vt52"}, True, False),
    ],
)
def test_what_is_printed_asks_the_terminal_what_the_screen_asks(
    env: dict[str, str], ascii_only: bool, coloured: bool
) -> None:
    with Terminal([*MGTUI, "--print"], env=env) as terminal:
        assert terminal.wait() == 0
        assert terminal.output.isascii() is ascii_only
        assert (b"\x1b[" in terminal.output) is coloured


@pytest.mark.slow
@pytest.mark.parametrize("told", ["by the system", "by the terminal"])
def test_a_terminal_of_a_size_that_none_has_costs_no_gigabytes(told: str) -> None:
    with Terminal(MGTUI, size=(80, 24)) as terminal:
        terminal.wait_for("quit")
        small = terminal.memory()["Rss"]
        if told == "by the system":
            terminal._set_size((20_000, 5000))
        else:
            terminal.send("\x1b[?2048;2$y")  # only a terminal that has said that it reports its size is believed
            terminal.send("\x1b[48;5000;20000;50000;99999t")
        terminal.settle(2.0, limit=60)
        assert small + 1 < terminal.memory()["Rss"] < small + 400
