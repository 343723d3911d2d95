"""However a program ends, its terminal is as it was, its session is saved, and its status says why."""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pty_driver import ALTERNATE_SCREEN, MOUSE, PASTE, Terminal

pytestmark = pytest.mark.slow

TOY = """
import errno, sys, threading, time
from pathlib import Path
from textual.app import App
from textual.widgets import Input, Label
from mgtui.terminal import cell_diff
from mgtui.terminal import lifecycle

saved = Path(sys.argv[1])
options = dict(option.split("=") for option in sys.argv[2:])

class Toy(App):
    BINDINGS = [("f1", "crash"), ("f2", "stick"), ("f3", "crash_thread"), ("f4", "flood"), ("f5", "leave(7)"),
                ("f6", "lose_line"), ("ctrl+z", "suspend_process")]
    count = 0
    def compose(self):
        yield Label("ready 0", id="label")
        yield Input(id="input")
    def on_mount(self):
        self.query_one(Input).cursor_blink = False
        cell_diff.install(self)
    def on_input_changed(self, event):
        self.count += 1
        self.query_one("#label").update(f"ready {self.count} length {len(event.value)}")
    def action_crash(self):
        raise ZeroDivisionError("nothing \\x1b[31m to\\ndivide by")
    def action_stick(self):
        time.sleep(60)
    def action_crash_thread(self):
        threading.Thread(target=self.action_crash).start()
    def action_lose_line(self):
        def fail():
            raise OSError(errno.EIO, "Input/output error")
        threading.Thread(target=fail).start()
    def action_flood(self):
        self.set_interval(0.001, lambda: self._driver.write("x" * 4000 + "\\r"))
    def action_leave(self, status):
        self.exit(return_code=status)

def save():
    with saved.open("a") as file:
        file.write("saved ")
    if "broken" in options:
        raise OSError("disk full")

debug = Path(options["debug"]) if "debug" in options else None
sys.exit(lifecycle.run(Toy(), on_leave=save, debug=debug, mouse=options.get("mouse", "buttons"),
                       suspend="fixed" not in options, longest_paste=5000))
"""

ENDING = ("HUP", "INT", "QUIT", "TERM", "USR1", "USR2", "ALRM", "XCPU", "VTALRM", "PROF", "ABRT", "IO")

Start = Callable[..., Terminal]


class Toys:
    """Starts the toy, tells whether it saved."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.script = folder / "toy.py"
        self.script.write_text(TOY)
        self.saved = folder / "saved"
        self.terminals: list[Terminal] = []

    def start(self, *options: str, ready: bool = True, **terminal: object) -> Terminal:
        started = Terminal([sys.executable, str(self.script), str(self.saved), *options], **terminal)  # type: ignore[arg-type]
        self.terminals.append(started)
        if ready:
            started.wait_for("ready 0")
            started.settle()
        return started

    @property
    def times_saved(self) -> int:
        return self.saved.read_text().count("saved") if self.saved.exists() else 0


@pytest.fixture
def toys(tmp_path: Path):
    made = Toys(tmp_path)
    yield made
    for terminal in made.terminals:
        terminal.close()


def after_the_screen(terminal: Terminal) -> str:
    """What was written once the alternate screen was left."""
    return terminal.output.decode(errors="replace").rpartition("\x1b[?1049l")[2]


def test_the_driver_sees_a_screen_taken_over(toys: Toys) -> None:
    terminal = toys.start()
    assert ALTERNATE_SCREEN in terminal.modes
    assert PASTE in terminal.modes
    assert not terminal.cooked
    assert not terminal.restored


def test_an_app_that_leaves_gives_its_own_status(toys: Toys) -> None:
    terminal = toys.start()
    terminal.send("\x1b[15~")
    assert terminal.wait() == 7
    assert terminal.restored
    assert toys.times_saved == 1


@pytest.mark.parametrize("name", ENDING)
def test_a_signal_restores_saves_and_is_in_the_status(toys: Toys, name: str) -> None:
    number = signal.Signals[f"SIG{name}"]
    terminal = toys.start()
    terminal.kill(number)
    assert terminal.wait(limit=5) == 128 + number
    assert terminal.restored
    assert toys.times_saved == 1


def test_a_signal_that_says_nothing_of_an_end_does_not_end_it(toys: Toys) -> None:
    terminal = toys.start()
    for number in (signal.SIGCHLD, signal.SIGURG, signal.SIGPIPE, signal.SIGXFSZ, signal.SIGWINCH):
        terminal.kill(number)
    terminal.settle()
    terminal.send("a")
    terminal.wait_for("ready 1")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_stuck_app_is_ended_from_outside(toys: Toys, number: signal.Signals) -> None:
    terminal = toys.start()
    terminal.send("\x1bOQ")
    terminal.settle()
    terminal.kill(number)
    assert terminal.wait(limit=5) == 128 + number
    assert terminal.restored
    assert toys.times_saved == 1


def test_a_terminal_that_takes_no_more_output_does_not_hold_the_program(toys: Toys) -> None:
    terminal = toys.start()
    terminal.send("\x1bOS")
    time.sleep(0.5)  # nobody reads: the line fills up, and the app blocks on it
    terminal.kill(signal.SIGTERM)
    end = time.monotonic() + 5
    while terminal.alive() and time.monotonic() < end:
        time.sleep(0.02)
    assert terminal.status == 128 + signal.SIGTERM
    assert terminal.wait() == 128 + signal.SIGTERM
    assert terminal.restored
    assert toys.times_saved == 1


@pytest.mark.parametrize("ignore", [False, True])
def test_a_dropped_line_ends_the_program(toys: Toys, ignore: bool) -> None:
    terminal = toys.start(ignore_hangup=ignore)
    terminal.hang_up()
    assert terminal.wait(limit=5) == 128 + signal.SIGHUP
    assert toys.times_saved == 1


def test_a_dropped_line_ends_a_stuck_program(toys: Toys) -> None:
    terminal = toys.start(ignore_hangup=True)
    terminal.send("\x1bOQ")
    terminal.settle()
    terminal.hang_up()
    assert terminal.wait(limit=5) == 128 + signal.SIGHUP
    assert toys.times_saved == 1


def test_an_exception_is_one_line_on_the_restored_terminal(toys: Toys) -> None:
    terminal = toys.start()
    terminal.send("\x1bOP")
    assert terminal.wait(limit=10) == 1
    assert terminal.restored
    assert toys.times_saved == 1
    said = after_the_screen(terminal).partition("mgtui:")[2]
    assert "ZeroDivisionError" in said
    assert "\x1b" not in said
    assert said.count("\n") == 1
    assert b"Traceback" not in terminal.output


def test_with_debug_the_traceback_is_in_the_file(toys: Toys) -> None:
    log = toys.folder / "log"
    terminal = toys.start(f"debug={log}")
    terminal.send("\x1bOP")
    assert terminal.wait(limit=10) == 1
    assert b"Traceback" not in terminal.output
    assert "Traceback" in log.read_text()
    assert "action_crash" in log.read_text()
    assert str(log) in after_the_screen(terminal).replace("\r\n", "")


def test_an_exception_in_a_thread_ends_the_program_as_well(toys: Toys) -> None:
    terminal = toys.start()
    terminal.send("\x1bOR")
    assert terminal.wait(limit=10) == 1
    assert terminal.restored
    assert b"Traceback" not in terminal.output
    assert "ZeroDivisionError" in after_the_screen(terminal)


def test_a_thread_that_finds_the_line_dead_ends_the_program_as_a_dropped_line_does(toys: Toys) -> None:
    terminal = toys.start()
    terminal.send("\x1b[17~")
    assert terminal.wait(limit=10) == 128 + signal.SIGHUP
    assert toys.times_saved == 1
    assert "Error" not in after_the_screen(terminal)


def test_a_session_that_cannot_be_saved_is_reported(toys: Toys) -> None:
    terminal = toys.start("broken=1")
    terminal.send("\x1b[15~")
    assert terminal.wait(limit=10) == 1
    assert "OSError: disk full" in after_the_screen(terminal)
    assert toys.times_saved == 1


def test_errors_can_go_to_a_file_while_the_screen_stays(toys: Toys) -> None:
    errors = toys.folder / "errors"
    terminal = toys.start(stderr=str(errors))
    terminal.send("\x1bOP")
    assert terminal.wait(limit=10) == 1
    assert terminal.restored
    assert errors.read_text().startswith("mgtui: internal error: ZeroDivisionError")


# Suspending


def test_suspended_and_continued_the_screen_comes_back(toys: Toys) -> None:
    terminal = toys.start()
    terminal.send("ab")
    terminal.wait_for("ready 2")
    before = terminal.text
    terminal.send("\x1a")
    terminal.wait_stopped()
    terminal.settle()
    assert terminal.restored
    terminal.kill(signal.SIGCONT)
    terminal.wait_for("ready 2")
    terminal.settle()
    assert terminal.text == before
    assert ALTERNATE_SCREEN in terminal.modes
    terminal.send("c")
    terminal.wait_for("ready 3")


def test_stopped_without_warning_the_screen_comes_back_too(toys: Toys) -> None:
    terminal = toys.start()
    terminal.kill(signal.SIGSTOP)
    terminal.wait_stopped()
    terminal.screen.reset()
    terminal.kill(signal.SIGCONT)
    terminal.wait_for("ready 0")
    terminal.send("a")
    terminal.wait_for("ready 1 length 1")
    terminal.settle()
    assert "ready 1 length 1" in terminal.text


def test_a_program_ended_while_suspended_leaves_the_shell_its_terminal(toys: Toys) -> None:
    terminal = toys.start()
    terminal.send("\x1a")
    terminal.wait_stopped()
    terminal.settle()
    sent = len(terminal.output)
    terminal.kill(signal.SIGTERM)
    terminal.kill(signal.SIGCONT)
    assert terminal.wait(limit=5) == 128 + signal.SIGTERM
    assert terminal.restored
    assert ALTERNATE_SCREEN not in terminal.modes
    assert b"\x1b[?1049h" not in terminal.output[sent:]
    assert toys.times_saved == 1


def test_from_a_shell_ctrl_z_and_fg_work(toys: Toys) -> None:
    terminal = Terminal(["bash", "--norc", "--noprofile", "-i"], env={"PS1": "$ ", "HISTFILE": None})
    toys.terminals.append(terminal)
    terminal.wait_for("$")
    terminal.send(f"{sys.executable} {toys.script} {toys.saved}; echo status $?\r")
    terminal.wait_for("ready 0")
    terminal.settle()
    terminal.send("\x1a")
    terminal.wait_for("Stopped")
    assert terminal.modes.isdisjoint(MOUSE)
    terminal.send("clear; fg\r")
    terminal.wait_for("ready 0")
    terminal.settle()
    terminal.send("a")
    terminal.wait_for("ready 1")
    terminal.send("\x1a")
    terminal.wait_for(lambda shown: ALTERNATE_SCREEN not in shown.modes)
    terminal.settle()
    terminal.send("clear; kill %1; sleep 1\r")
    terminal.wait_for("Exit 143")
    terminal.send("echo still  here\r")
    terminal.wait_for("still here")
    assert terminal.modes.isdisjoint({ALTERNATE_SCREEN, *MOUSE})


def test_where_suspending_is_not_offered_the_program_stays(toys: Toys) -> None:
    terminal = toys.start("fixed=1")
    terminal.send("\x1a")
    terminal.kill(signal.SIGTSTP)
    terminal.send("a")
    terminal.wait_for("ready 1")


# Mouse and paste


@pytest.mark.parametrize(("mouse", "modes"), [("buttons", {1000, 1002, 1006, 1015}), ("none", set())])
def test_the_mouse_reports_what_was_asked_for(toys: Toys, mouse: str, modes: set[int]) -> None:
    terminal = toys.start(f"mouse={mouse}")
    assert terminal.modes & MOUSE == modes
    terminal.kill(signal.SIGTERM)
    terminal.wait(limit=5)
    assert terminal.restored


def test_a_paste_of_a_megabyte_is_cut_to_size(toys: Toys) -> None:
    terminal = toys.start()
    terminal.paste("x" * 1_000_000)
    terminal.wait_for("length 5000")
    terminal.send("y")
    terminal.wait_for("length 5001")


def test_idle_costs_nothing(toys: Toys) -> None:
    terminal = toys.start()
    terminal.settle(0.5)
    sent, used = len(terminal.output), terminal.cpu()
    terminal.settle(2.0)
    assert len(terminal.output) == sent
    assert terminal.cpu() - used < 0.5  # a loop that spins takes all of two seconds


def test_no_process_is_left_behind(toys: Toys) -> None:
    terminal = toys.start(ignore_hangup=True)
    terminal.hang_up()
    terminal.wait(limit=5)
    with pytest.raises(ProcessLookupError):
        os.kill(terminal.pid, 0)
