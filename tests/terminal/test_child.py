"""Whatever a child process does, it comes back as answers, as text, or as how it ended."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest

from mgtui.terminal.child import Child

GENEROUS = 30.0


def serve(request: Any) -> Iterator[Any]:
    if request == "print":
        print("to stdout")
        print("to stderr", file=sys.stderr)
        os.write(1, b"to descriptor 1\n")
    elif request == "read":
        yield sys.stdin.read()
    elif request == "exit":
        os._exit(3)
    elif request == "raise":
        raise SystemExit(4)
    elif request == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    elif request == "loop":
        yield "begun"
        sum(iter(int, 1))  # one call written in C: it holds the lock of the interpreter, and no signal handler runs
    elif request == "terminal":
        try:
            os.close(os.open("/dev/tty", os.O_RDWR))
        except OSError:
            yield "none"
    yield request


def answers(child: Child, count: int = 1) -> list[Any]:
    found: list[Any] = []
    end = time.monotonic() + GENEROUS
    while len(found) < count and not child.ended and time.monotonic() < end:
        found += child.wait(0.1)
    return found


@pytest.fixture
def child() -> Iterator[Child]:
    one = Child(serve)
    yield one
    one.end()


def test_answers_come_back_one_after_the_other(child):
    child.ask(1)
    child.ask((2.0, "two"))
    assert answers(child, 2) == [1, (2.0, "two")]


def test_what_is_printed_at_any_level_comes_back_as_text(child, capfd):
    child.ask("print")
    answers(child)
    printed = child.printed()
    assert {"to stdout", "to stderr", "to descriptor 1"} <= set(printed.splitlines())
    assert capfd.readouterr() == ("", "")


def test_standard_input_is_empty_and_there_is_no_terminal(child):
    child.ask("read")
    child.ask("terminal")
    assert answers(child, 4) == ["", "read", "none", "terminal"]


@pytest.mark.parametrize(
    ("request_", "said"),
    [("exit", "left with status 3"), ("raise", "left with status 1"), ("crash", "was ended by SIGSEGV")],
)
def test_a_child_that_ends_says_how(child, request_, said):
    child.ask(request_)
    assert answers(child) == []
    assert child.ended == said


def test_a_call_that_never_returns_is_ended(child):
    child.ask("loop")
    assert answers(child) == ["begun"]
    child.end()
    assert child.ended == "was ended by SIGKILL"
    with pytest.raises(ProcessLookupError):
        os.kill(child.pid, 0)


def test_a_child_in_a_call_that_never_returns_ends_with_its_parent():
    code = (
        "import sys; sys.path[:0] = ['tests/terminal']\n"
        "from test_child import Child, answers, serve\n"
        "child = Child(serve); child.ask('loop'); answers(child)\n"
        "print(child.pid, flush=True); sys.stdin.read()"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdin=-1, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        parent.kill()
    end = time.monotonic() + GENEROUS
    while time.monotonic() < end and is_running(pid):
        time.sleep(0.05)
    assert not is_running(pid)


def is_running(pid: int) -> bool:
    """Tell whether a process runs; one that has ended may wait for whoever takes its status."""
    done = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return done.stdout.strip()[:1] not in ("", "Z")
