"""`--restricted`: what someone tries who was given mgtui and wants more."""

import os
import signal
import sys
from pathlib import Path

import pytest

from mgtui.playground.actions import ACTIONS
from tests.pty_driver import Terminal

MGTUI = [sys.executable, "-m", "mgtui", "--restricted"]
READY = "rises with slope 14"
ESCAPE = 0.3  # seconds without a key after escape, or the two are read as alt and that key
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT

pytestmark = pytest.mark.slow


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Make a home directory with a session in it that must neither be read nor written."""
    state = tmp_path / "state" / "mgtui"
    state.mkdir(parents=True)
    env = {"XDG_STATE_HOME": str(tmp_path / "state"), "HOME": str(tmp_path)}
    with Terminal([sys.executable, "-m", "mgtui", "x^5 + 7"], env=env) as terminal:
        terminal.wait_for("rises with slope")
        terminal.press("q")
        assert terminal.wait() == 0
    return tmp_path


def kiosk(home: Path, *arguments: str, env: dict[str, str] | None = None) -> Terminal:
    variables = {"XDG_STATE_HOME": str(home / "state"), "HOME": str(home)} | (env or {})
    return Terminal([*MGTUI, *arguments], env=variables, cwd=home)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def ready(terminal: Terminal) -> None:
    terminal.wait_for(READY)
    terminal.settle()


def test_no_key_writes_a_file(home: Path) -> None:
    before = contents(home)
    asking = "qewLGoxhT"  # these leave, or take the keys that follow for themselves
    keys = [key for action in ACTIONS for key in action.keys if len(key) == 1 and key not in asking]
    with kiosk(home) as terminal:
        ready(terminal)
        for key in keys:
            terminal.press(key, settle=0.02)
        terminal.press("E", settle=0.2)
        assert "No file is written here" in terminal.text
        terminal.press("escape", settle=ESCAPE)
        terminal.press("q")
        assert terminal.wait() == 0
    assert contents(home) == before


def test_an_export_by_way_of_the_palette_is_refused_as_well(home: Path) -> None:
    before = contents(home)
    with kiosk(home) as terminal:
        ready(terminal)
        terminal.press("ctrl+p")
        terminal.send("export table")
        terminal.wait_for("save the table over a range")
        terminal.press("enter", settle=0.4)
        terminal.wait_for("No file is written here")
    assert contents(home) == before


def test_the_palette_offers_neither_screenshot_nor_anything_else_that_writes(home: Path) -> None:
    before = contents(home)
    for wanted in ("screenshot", "svg", "maximize", "keys"):
        with kiosk(home) as terminal:
            ready(terminal)
            terminal.press("ctrl+p")
            terminal.wait_for("nudge left")
            terminal.send(wanted)
            terminal.wait_for(lambda shown: "nudge left" not in shown.text)
            terminal.settle(0.4)
            assert "Save an SVG" not in terminal.text
            terminal.press("enter")
    assert contents(home) == before


def test_neither_ctrl_z_nor_a_signal_from_the_terminal_stops_it(home: Path) -> None:
    with kiosk(home) as terminal:
        ready(terminal)
        terminal.press("ctrl+z")
        terminal.wait_for("runs restricted")
        terminal.kill(signal.SIGTSTP)
        terminal.press("right")
        terminal.wait_for("rises with slope 14.6")
        terminal.kill(signal.SIGTTOU)
        assert terminal.alive()


def test_nothing_is_put_on_the_clipboard(home: Path) -> None:
    with kiosk(home) as terminal:
        ready(terminal)
        terminal.press("e", "ctrl+a", "ctrl+c", "ctrl+x", "ctrl+v", settle=0.1)
        terminal.send("\x1b[<0;5;4M\x1b[<32;40;8M\x1b[<0;40;8m")
        terminal.press("ctrl+c")
        assert b"\x1b]52" not in terminal.output


def test_the_kept_session_is_not_looked_at_even_when_asked_for(home: Path) -> None:
    before = contents(home)
    with kiosk(home, "--resume") as terminal:
        ready(terminal)
        assert "x^5" not in terminal.text
        terminal.press("ctrl+r")
        terminal.settle(0.4)
        assert "x^5" not in terminal.text
        terminal.press("escape", settle=ESCAPE)
        terminal.kill(signal.SIGTERM)
        assert terminal.wait() == 128 + signal.SIGTERM
    assert contents(home) == before


def test_no_debug_file_is_written(home: Path) -> None:
    script = (
        "import mgtui.tui.screens.sheet as s, mgtui.cli as c, sys\n"
        "def broken(self, *_): raise ZeroDivisionError('a bug')\n"
        "s.Sheet.__init__ = broken\n"
        "sys.exit(c.main(['--restricted', '--debug', 'log']))"
    )
    with Terminal([sys.executable, "-c", script], cwd=home, env={"HOME": str(home)}) as terminal:
        ready(terminal)
        terminal.press("?")
        assert terminal.wait() == 1
        assert terminal.restored
    assert not (home / "log").exists()


def test_variables_that_steer_textual_are_without_effect(home: Path) -> None:
    (home / "mine.py").write_text("open('loaded', 'w')\nclass Driver: pass\n")
    steering = {
        "TEXTUAL_LOG": "log",
        "TEXTUAL_SCREENSHOT": "1",
        "TEXTUAL_SCREENSHOT_LOCATION": str(home),
        "TEXTUAL_DRIVER": "mine:Driver",
        "TEXTUAL": "devtools,debug",
        "TEXTUAL_PRESS": "q",
    }
    with kiosk(home, env=steering) as terminal:
        ready(terminal)
        terminal.settle(1.5)
        assert terminal.alive()
        terminal.press("q")
        assert terminal.wait() == 0
    assert {path.name for path in home.iterdir()} == {"state", "mine.py"}


def test_no_file_outside_the_installation_is_opened(home: Path) -> None:
    """Watched from inside, by Python's own audit: no file of the user's, no open for writing, no process."""
    script = f"""
import os, sys
sys.path.insert(0, os.getcwd())
seen = []
def watch(event, args):
    if event == "open" and isinstance(args[0], str) and (isinstance(args[2], int) and args[2] & {WRITES}):
        seen.append(args[0])
    elif event == "open" and isinstance(args[0], str) and {str(home)!r} in args[0]:
        seen.append(args[0])
    elif event in ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.fork", "os.system", "pty.spawn"):
        seen.append(event)
sys.addaudithook(watch)
from mgtui.cli import main
status = main(["--restricted"])
print("seen:", sorted(set(seen)))
sys.exit(status)
"""
    with Terminal([sys.executable, "-c", script], env={"HOME": str(home), "XDG_STATE_HOME": str(home)}) as terminal:
        ready(terminal)
        terminal.press("right", "1", "2", "3", "4", "5", "6", "s", "d", "D", "E", "?", settle=0.1)
        terminal.press("escape", settle=ESCAPE)
        terminal.press("q")
        assert terminal.wait() == 0
        said = terminal.text.partition("seen: ")[2].split("]")[0]
    assert said.strip("[") == "", said
