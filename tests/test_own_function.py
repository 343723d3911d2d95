"""A function of one's own in a terminal: whatever it does, keys answer, and the terminal comes back as it was."""

import inspect
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import mgtui
from mgtui import own_opening
from mgtui.arguments import BadArgumentError, read
from mgtui.cli import main
from mgtui.own_opening import ExploreError, opened_from
from tests import callables_from_hell
from tests.pty_driver import Terminal

HELL = Path(callables_from_hell.__file__)
NAMES = [name for name, f in vars(callables_from_hell).items() if inspect.isfunction(f) and not name.startswith("_")]


def opened(place: str, *options: str, size: tuple[int, int] = (80, 24)) -> Terminal:
    return Terminal([sys.executable, "-m", "mgtui", "--python", place, *options], size=size)


def children_of(pid: int) -> list[int]:
    """The processes that a process has started and that still run."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid and fields[0] != "Z":
            found.append(int(status.parent.name))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_keys_answer_whatever_a_function_does(name):
    with opened(f"{HELL}:{name}") as terminal:
        terminal.wait_for("q quit")
        terminal.press("h")
        terminal.wait_for("h =")
        terminal.press("0.5", "enter")
        terminal.wait_for("0.5")
        assert "HELL" not in terminal.text
        terminal.press("ctrl+c", "ctrl+c")
        assert terminal.wait() == 0
        assert terminal.restored


def test_a_function_that_prints_shows_it_when_asked():
    with opened(f"{HELL}:prints") as terminal:
        terminal.wait_for("lines printed: C")
        assert "HELL" not in terminal.text
        terminal.press("C")
        terminal.wait_for("HELL to descriptor 1")


def test_what_a_function_raises_at_x_is_told():
    with opened(f"{HELL}:raises_at_all") as terminal:
        terminal.wait_for("here f raised RuntimeError: never works")


def test_an_expression_typed_replaces_it_and_undo_brings_it_back():
    with opened(f"{HELL}:is_not_reentrant") as terminal:
        terminal.wait_for("known to ±")
        terminal.press("e", "x^4", "enter")
        terminal.wait_for("x⁴")
        terminal.press("u")
        terminal.wait_for("is_not_reentrant(x)   sampled")


def test_a_slow_function_shows_value_and_slope_before_its_curve_is_there_and_again_at_another_x():
    with opened(f"{HELL}:takes_200_ms") as terminal:
        terminal.wait_for("more follows: Esc stops")
        terminal.press("right")
        terminal.wait_for("At x = 3.1, f is 3.1 and rises with slope 1")
        assert "more follows: Esc stops" in terminal.text
        terminal.press("escape")
        terminal.wait_for("f was stopped")


def test_what_stays_while_a_function_is_late_is_said_to_be_of_before():
    with opened(f"{HELL}:takes_200_ms") as terminal:
        terminal.wait_for("At x = 3, f is 3")
        terminal.press("right")
        terminal.wait_for("still showing x = 3 of takes_200_ms(x)")
        assert "tangent" not in terminal.text


def test_a_call_that_does_not_return_is_told_of_and_stopped_with_escape():
    with opened(f"{HELL}:holds_the_lock_for_good") as terminal:
        terminal.wait_for("f has been running for")
        terminal.press("escape")
        terminal.wait_for("f was stopped; the next change asks it again.")
        assert not children_of(terminal.pid)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGHUP, signal.SIGTERM])
def test_no_child_is_left_behind_when_the_playground_ends(how):
    with opened(f"{HELL}:holds_the_lock_for_good") as terminal:
        terminal.wait_for("f has been running for")
        (child,) = children_of(terminal.pid)
        os.kill(terminal.pid, how)
        terminal.wait()
        end = time.monotonic() + 30
        while time.monotonic() < end and runs(child):
            time.sleep(0.05)
        assert not runs(child)


def runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_the_slope_of_samples_is_told_with_its_uncertainty():
    with opened(f"{HELL}:is_not_reentrant") as terminal:
        terminal.wait_for("known to ±")
        assert "rises with slope 6" in terminal.text
        assert "sampled" in terminal.text


def test_the_command_that_opens_it_is_given_back():
    with opened(f"{HELL}:is_not_reentrant", "--at=2") as terminal:
        terminal.wait_for("known to ±")
        terminal.press("q")
        assert terminal.wait() == 0
        terminal.wait_for(f"--python {HELL}")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("f = 3", "is no function, but int"),
        ("\n\n1/0", "ZeroDivisionError in line 3: division by zero"),
        ("import sys; sys.exit(1)", "it ends the program when it is imported"),
        ("def f(: pass", "SyntaxError in line 1"),
        ("g = 3", "has no f"),
        ("def f(*x): return 0", "any number of values"),
    ],
)
def test_a_file_without_such_a_function_is_told_of(tmp_path, content, said):
    (tmp_path / "own.py").write_text(content)
    with pytest.raises(ExploreError, match=re.escape(said)):
        opened_from(f"{tmp_path / 'own.py'}:f")


def test_a_file_that_is_not_there_is_told_of(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for place in (f"{tmp_path / 'none.py'}:f", "none.py:f", "./none.py:f"):
        with pytest.raises(ExploreError, match="there is no such file"):
            opened_from(place)


def reported(place: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "mgtui", "--json", "--python", place]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, stdin=subprocess.DEVNULL)


def test_what_a_function_prints_at_any_level_is_no_part_of_a_report():
    done = reported(f"{HELL}:prints")
    assert (done.returncode, json.loads(done.stdout)["value"]) == (0, 3.0)
    assert {"HELL to stdout 3.0", "HELL to stderr 3.0", "HELL to descriptor 1"} <= set(done.stderr.splitlines())


@pytest.mark.parametrize(
    ("name", "said"),
    [("leaves", "raised SystemExit: 3"), ("leaves_at_once", "left with status 3"), ("crashes", "was ended by SIGSEGV")],
)
def test_a_report_on_a_function_that_ends_the_program_says_so_in_one_line(name, said):
    done = reported(f"{HELL}:{name}")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[-1] == f"mgtui: f {said}"


def test_a_report_does_not_wait_for_ever(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(own_opening, "_SILENT", 0.3)
    monkeypatch.setattr(own_opening, "_TRACING", 0.3)
    assert main(["--json", "--python", f"{HELL}:holds_the_lock_for_good"]) == 1
    assert capsys.readouterr() == ("", "mgtui: f gave no value within 0.3 s\n")


def test_a_system_without_fork_is_told_of(monkeypatch):
    monkeypatch.delattr(os, "fork")
    with pytest.raises(ExploreError, match="fork, which this system does not have"):
        own_opening.opened(lambda x: x * x)


def test_a_function_whose_steps_are_all_known_says_that_it_is_exact(tmp_path):
    (tmp_path / "own.py").write_text("def parabola(x): return 3 * x**2 - 4 * x + 5")
    with opened(f"{tmp_path / 'own.py'}:parabola") as terminal:
        terminal.wait_for("traced: exact")


def test_exploring_without_a_terminal_says_so():
    with pytest.raises(ExploreError, match="terminal"):
        mgtui.explore(lambda x: x * x)


def test_no_program_is_run_where_mgtui_runs_restricted():
    with pytest.raises(BadArgumentError, match="restricted"):
        read(["--restricted", "--python", f"{HELL}:leaves_at_once"])
