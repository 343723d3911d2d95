"""Nothing that was typed, pasted or passed as an argument reaches the terminal as a control sequence."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mgtui.terminal.escapes import columns
from tests.pty_driver import Terminal

MGTUI = [sys.executable, "-m", "mgtui"]
HOSTILE = "\x1b[31m\r\x07\u202e\u200b\x9b2J"

ARGUMENTS = [
    ["--window", f"5:{HOSTILE}1"],
    ["--window", "5:\r1"],
    ["--window", "5:\n1"],
    ["--at", HOSTILE],
    ["--step", f"1{HOSTILE}"],
    [f"--bogus{HOSTILE}"],
    ["x", HOSTILE],
    ["--scheme", HOSTILE],
    ["--charset", HOSTILE],
    ["--set", f"{HOSTILE}=1"],
    ["a*x", "--set", f"a={HOSTILE}"],
    [f"x+{HOSTILE}"],
    ["--no-mouse=" + HOSTILE],
]


@pytest.mark.slow
@pytest.mark.parametrize("arguments", ARGUMENTS, ids=range(len(ARGUMENTS)))
def test_what_an_argument_holds_is_named_not_obeyed(arguments: list[str]) -> None:
    run = subprocess.run([*MGTUI, "--print", *arguments], capture_output=True, check=False)
    said = run.stderr.decode()
    assert run.returncode == 2
    assert said.replace("\n", "").isprintable()
    assert "\\r" in said or "\\x" in said or "U+" in said


UNSEEN = "\u202e\u200b\u2066\ufeff\u00ad\u061c\u0600\u2028\u2029"
FORMATS = st.text(st.sampled_from("ab\u200d👩世" + UNSEEN) | st.characters(categories=["Cf"]))


@given(FORMATS)
def test_no_format_character_is_sent_but_joiners_and_each_keeps_its_columns(text: str) -> None:
    sent = columns(text)
    assert not set(UNSEEN) & set("".join(sent))
    if "\u200d" not in text:
        assert len(sent) == cell_len(text)


@pytest.mark.slow
@pytest.mark.parametrize("asks", ["=", "w", "e"])
def test_what_is_pasted_into_a_prompt_is_not_obeyed(asks: str) -> None:
    with Terminal(MGTUI) as terminal:
        terminal.wait_for("quit")
        terminal.settle()
        terminal.press(asks)
        sent = len(terminal.output)
        terminal.paste("1\u202e2\u200b3")
        terminal.press("enter")
        shown = terminal.output[sent:].decode()
        assert "\u202e" not in shown
        assert "\u200b" not in shown


@pytest.mark.slow
def test_neither_the_name_nor_the_lines_of_a_debug_file_hold_an_escape(tmp_path: Path) -> None:
    log = tmp_path / "log\x1b[31m"
    script = (
        "import mgtui.tui.screens.sheet as s, mgtui.cli as c, sys\n"
        "def broken(self, *_): raise ZeroDivisionError('a bug \\x1b[31m')\n"
        "s.Sheet.__init__ = broken\n"
        f"sys.exit(c.main(['--debug', {str(log)!r}]))"
    )
    with Terminal([sys.executable, "-c", script]) as terminal:
        terminal.wait_for("quit")
        terminal.press("?")
        assert terminal.wait() == 1
        said = terminal.output.decode().rpartition("internal error")[2]
    assert "\\x1b[31m" in said.replace("\r\n", "")
    assert "\x1b" not in said
    assert "\x1b" not in log.read_text()
    assert "in broken" in log.read_text()
