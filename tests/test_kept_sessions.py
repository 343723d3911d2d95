"""Sessions of one account, in real terminals: none wipes out what another has saved, and no file can keep one away."""

import json
import os
import signal
import sys
from pathlib import Path

import pytest

from tests.pty_driver import Terminal

pytestmark = pytest.mark.slow

MGTUI = [sys.executable, "-m", "mgtui"]


def session(home: Path, *arguments: str, **options: object) -> Terminal:
    terminal = Terminal([*MGTUI, *arguments], env={"HOME": str(home)}, **options)  # type: ignore[arg-type]
    terminal.wait_for("quit")
    terminal.settle()
    return terminal


def kept(home: Path) -> Path:
    return home / ".local/state/mgtui/session.json"


def write(home: Path, text: str) -> Path:
    kept(home).parent.mkdir(parents=True)
    kept(home).write_text(text)
    return kept(home)


def test_two_sessions_at_a_time_keep_the_expressions_theme_and_lesson_of_both(tmp_path: Path) -> None:
    with session(tmp_path, "x^5") as first, session(tmp_path) as second:
        first.press("T", "down", "enter")
        first.wait_for("Theme: ")
        second.press("e", "ctrl+u")
        second.send("x^6\r")
        second.press("L", "k")
        second.settle()
        for terminal in (second, first):
            terminal.press("q")
            assert terminal.wait() == 0
    saved = json.loads(kept(tmp_path).read_text())
    assert saved["expressions"][-1] == "x^5"
    assert "x^6" in saved["expressions"]
    assert saved["theme"]
    assert saved["lesson"]["outcomes"]
    assert kept(tmp_path).stat().st_mode & 0o777 == 0o600
    with session(tmp_path, "--resume") as resumed:
        assert "x^5" in resumed.text
        resumed.press("ctrl+r")
        resumed.wait_for("x^6")


def test_two_sessions_that_are_hung_up_on_at_the_same_moment_both_save(tmp_path: Path) -> None:
    with session(tmp_path, "x^5") as first, session(tmp_path, "x^6") as second:
        for terminal in (first, second):
            terminal.kill(signal.SIGHUP)
        for terminal in (first, second):
            assert terminal.wait() == 128 + signal.SIGHUP
    assert {"x^5", "x^6"} <= set(json.loads(kept(tmp_path).read_text())["expressions"])


@pytest.mark.parametrize("arguments", [(), ("--resume",)])
@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"state": {"h": 1' + "0" * 400 + "}}", '{"expressions": ["\\u001bc"]}']
)
def test_a_damaged_file_is_set_aside_with_a_word_and_the_program_starts(
    tmp_path: Path, text: str, arguments: tuple[str, ...]
) -> None:
    path = write(tmp_path, text)
    with session(tmp_path, *arguments) as terminal:
        assert "damaged" in terminal.text
        assert "session-damaged.json" in " ".join(terminal.text.split())
        terminal.press("right")
        terminal.wait_for("rises with slope")
        terminal.press("q")
        assert terminal.wait() == 0
    assert path.with_name("session-damaged.json").read_text() == text
    assert json.loads(path.read_text())["expressions"]


def test_a_pipe_in_the_files_place_keeps_nobody_waiting(tmp_path: Path) -> None:
    kept(tmp_path).parent.mkdir(parents=True)
    os.mkfifo(kept(tmp_path))
    with session(tmp_path, "--resume") as terminal:
        terminal.press("q")
        assert terminal.wait() == 0
    assert kept(tmp_path).is_file()


def test_a_session_that_cannot_be_saved_says_so_in_one_line_and_leaves_all_the_same(tmp_path: Path) -> None:
    (tmp_path / ".local").write_text("a file where a folder should be")
    with session(tmp_path) as terminal:
        terminal.press("q")
        assert terminal.wait() == 0
        assert terminal.restored
        assert terminal.text.split("\n")[0] == "mgtui: this session was not saved: Not a directory"
    assert (tmp_path / ".local").read_text() == "a file where a folder should be"


def test_an_export_to_a_name_that_is_taken_offers_the_next_and_leaves_the_file_alone(tmp_path: Path) -> None:
    (tmp_path / "mgtui-table.csv").write_text("kept")
    with session(tmp_path, cwd=tmp_path) as terminal:
        terminal.press("E")
        terminal.wait_for("table from:to:step")
        terminal.press("enter")
        terminal.wait_for("mgtui-table-2.csv")
        terminal.press("ctrl+u")
        terminal.send("mgtui-table.csv\r")
        terminal.wait_for("is there already")
        terminal.press("enter")
        terminal.wait_for("The table is in mgtui-table-2.csv.")
        terminal.press("right")
        terminal.wait_for("At x = 3.1")
    assert (tmp_path / "mgtui-table.csv").read_text() == "kept"
    assert (tmp_path / "mgtui-table-2.csv").read_text().startswith("x,f,slope,curvature")


def test_a_fresh_session_begins_as_the_first_time_and_adds_to_what_was_kept(tmp_path: Path) -> None:
    with session(tmp_path, "x^5") as first:
        first.press("T", "down", "enter")
        first.wait_for("Theme: ")
        first.press("q")
        assert first.wait() == 0
    before = json.loads(kept(tmp_path).read_text())
    with session(tmp_path, "--fresh", "x^6") as fresh:
        fresh.press("q")
        assert fresh.wait() == 0
    after = json.loads(kept(tmp_path).read_text())
    assert after["expressions"] == [*before["expressions"], "x^6"]
    assert after["theme"] == before["theme"] != ""


def test_a_session_without_state_reads_and_writes_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, "[")
    with session(tmp_path, "--no-state", "x^5") as terminal:
        assert "damaged" not in terminal.text
        terminal.press("q")
        assert terminal.wait() == 0
    assert [file.name for file in path.parent.iterdir()] == ["session.json"]
    assert path.read_text() == "["


def test_settings_hold_where_the_command_line_is_silent_and_a_mistake_keeps_nobody_out(tmp_path: Path) -> None:
    path = tmp_path / ".config/mgtui/config.toml"
    path.parent.mkdir(parents=True)
    path.write_text('window = "0:8"\nh = "0.25"\n[keys]\nquit = "Z"\n')
    with session(tmp_path, "--at", "2", "--step", "0.5") as terminal:
        terminal.press("q")
        terminal.settle()
        terminal.press("Z")
        assert terminal.wait() == 0
        assert "--at 2 --step 0.5 --window 0:8" in " ".join(terminal.text.split())
    path.write_text('h = "nothing"\n')
    with session(tmp_path) as terminal:
        assert "config.toml, line 1" in " ".join(terminal.text.split())
    with session(tmp_path, "--restricted") as terminal:
        assert "config.toml" not in terminal.text


def test_the_file_of_settings_is_written_on_request(tmp_path: Path) -> None:
    with session(tmp_path) as terminal:
        terminal.press("O")
        terminal.wait_for("Enter writes it: theme, keys, h ...")  # whole, at 80 columns
        terminal.press("enter")
        terminal.wait_for("The file to edit")
        terminal.press("O")
        terminal.wait_for("Settings:")
    assert "# theme" in (tmp_path / ".config/mgtui/config.toml").read_text()
