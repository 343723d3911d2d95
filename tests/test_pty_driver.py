"""The terminal that the whole-program tests use keeps its programs away from the developer's files."""

import os
import signal
import sys
from pathlib import Path

import pytest

from tests.pty_driver import Terminal

MGTUI = [sys.executable, "-m", "mgtui"]
XDG = ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")


@pytest.fixture
def own_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a developer's home with a session in it, named by HOME and by every XDG variable."""
    saved = tmp_path / "mgtui" / "session.json"
    saved.parent.mkdir()
    saved.write_text("the developer's own")
    for name in ("HOME", *XDG):
        monkeypatch.setenv(name, str(tmp_path))
    return tmp_path


@pytest.mark.slow
def test_a_whole_run_leaves_the_developers_own_session_alone(own_files: Path) -> None:
    with Terminal([*MGTUI, "x^5"]) as terminal:
        terminal.wait_for("rises with slope")
        terminal.press("right", "q")
        assert terminal.wait() == 0
    files = [path for path in own_files.rglob("*") if path.is_file()]
    assert [path.read_text() for path in files] == ["the developer's own"]


@pytest.mark.slow
def test_a_home_that_a_test_names_is_the_one_that_is_used(own_files: Path, tmp_path_factory) -> None:
    named = tmp_path_factory.mktemp("named")
    with Terminal([*MGTUI, "x^5"], env={"HOME": str(named)}) as terminal:
        terminal.wait_for("rises with slope")
        terminal.press("q")
        assert terminal.wait() == 0
    assert (named / ".local/state/mgtui/session.json").exists()


def test_a_program_starts_with_no_signal_blocked_or_ignored_whatever_the_tests_were_started_with() -> None:
    ignored = [signal.SIGINT, signal.SIGTERM, signal.SIGQUIT, signal.SIGTSTP, signal.SIGHUP, signal.SIGUSR1]
    before = {number: signal.signal(number, signal.SIG_IGN) for number in ignored}
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR2, signal.SIGWINCH})
    try:
        with Terminal(["grep", "-E", "^Sig(Blk|Ign)", "/proc/self/status"]) as terminal:
            assert terminal.wait() == 0
        assert terminal.text.split() == ["SigBlk:", "0" * 16, "SigIgn:", "0" * 16]
        with Terminal(["sleep", "9"], ignore_hangup=True) as terminal:
            terminal.settle()
            terminal.kill(signal.SIGHUP)
            terminal.settle()
            assert terminal.alive()
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGUSR2, signal.SIGWINCH})
        for number, handler in before.items():
            signal.signal(number, handler)


def test_each_terminal_has_an_empty_home_that_is_gone_with_it(own_files: Path) -> None:
    homes = []
    for _ in range(2):
        with Terminal(["/bin/sh", "-c", "echo home:$HOME: xdg:$XDG_STATE_HOME:; ls -A $HOME; exec cat"]) as terminal:
            terminal.wait_for("xdg::")
            homes.append(terminal.text.replace("\n", "").partition("home:")[2].partition(":")[0])
            assert os.listdir(homes[-1]) == []
    assert len({*homes, str(own_files)}) == 3
    assert not any(map(os.path.exists, homes))
