"""What docs/accessibility.md shows is what is said, and what it promises of lines holds."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

PAGE = (Path(__file__).parent.parent / "docs" / "accessibility.md").read_text(encoding="utf-8")
LONGEST = 150
FUNCTIONS = ("x^3 - 2x", "sin(x)/x", "|x|", "tan(x)", "a*b + c", "{x<0: -x, x^2}", "e^(1/x)", "x!")
PANES = ("slope", "ladder", "error", "table", "points", "digits", "chain")


def said_to(lines: list[str], *arguments: str, cwd: Path) -> list[str]:
    command = [sys.executable, "-m", "mgtui", "--plain", "--no-state", *arguments]
    done = subprocess.run(command, input="\n".join(lines), capture_output=True, text=True, cwd=cwd, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def test_the_session_of_the_page_goes_as_it_is_written(tmp_path):
    (session,) = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
    (command,) = re.findall(r"`(mgtui --plain --no-state [^`]+)`", PAGE)
    lines = session.splitlines()
    typed = [line.removeprefix("> ") for line in lines if line.startswith("> ")]
    assert len(typed) > 8
    said = said_to(typed, *shlex.split(command)[3:], cwd=tmp_path)
    assert said == [line for line in lines if not line.startswith("> ")]


def test_lines_are_ascii_and_about_as_long_as_the_page_says(tmp_path):
    lines = ["help", "help all", *(line for f in FUNCTIONS for line in (f"f {f}", *PANES, "go", "back", "share"))]
    said = said_to(lines, cwd=tmp_path)
    assert all(line.isascii() and line.isprintable() for line in said)
    assert max(map(len, said)) <= LONGEST
    assert sum(len(line) < 80 for line in said) > 0.9 * len(said)


def test_what_the_page_names_is_there():
    from mgtui.tui.app import HIGH_CONTRAST

    assert f"--theme {HIGH_CONTRAST.name}" in PAGE
    for name in re.findall(r"\]\(([\w.-]+)\)", PAGE):
        assert (Path(__file__).parent.parent / "docs" / name).is_file()
