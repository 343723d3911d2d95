"""One contract for what is said on standard output and standard error, whatever has become of them."""

import os
import subprocess
import sys

import pytest

SCRIPT = "import sys; from mgtui.terminal.streams import {0}; sys.exit({0}({1!r}))"


def spoken(function: str, text: str, redirection: str = "") -> subprocess.CompletedProcess[str]:
    """What becomes of a text, with the streams as a shell redirects them."""
    command = f'"$0" -c "$1" {redirection}'
    script = ["sh", "-c", command, sys.executable, SCRIPT.format(function, text)]
    return subprocess.run(script, capture_output=True, text=True, timeout=60)


def test_what_is_put_arrives() -> None:
    done = spoken("put", "a\nb\n")
    assert (done.returncode, done.stdout, done.stderr) == (0, "a\nb\n", "")


@pytest.mark.parametrize("length", [1, 100_000])
@pytest.mark.parametrize(
    ("redirection", "why"),
    [(">/dev/full", "No space left on device"), (">&-", "it is closed"), (">&- </dev/null", "closed")],
)
def test_a_write_that_fails_is_one_line_and_the_status_1(redirection: str, why: str, length: int) -> None:
    done = spoken("put", "x" * length, redirection)
    assert done.returncode == 1
    [line] = done.stderr.splitlines()
    assert line.startswith("mgtui: standard output: ")
    assert why in line


@pytest.mark.parametrize("length", [1, 1_000_000])
def test_a_reader_that_has_seen_enough_is_told_nothing(length: int) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-c", SCRIPT.format("put", "x").replace("'x'", f"'x' * {length}")]
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, timeout=60)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("redirection", ["2>/dev/full", "2>&-", ">&- 2>&-", ">/dev/full 2>/dev/full"])
def test_a_complaint_that_nobody_can_read_is_no_error_of_its_own(redirection: str) -> None:
    done = spoken("complain", "no", redirection)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "")


def test_a_complaint_is_written_in_characters_that_its_reader_has() -> None:
    command = [sys.executable, "-c", SCRIPT.format("complain", "x² −")]
    done = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "latin-1:strict"})
    assert done.stderr == b"mgtui: x\xb2 \\u2212\n"
