"""`mgtui --plain` as a person runs it: a scripted session, a terminal that only prints, and the end of the input."""

import io
import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from mgtui.cli import main
from tests.quick import partly_slow

SCRIPT = """right
x 0
f |x|
h 1e-20
quit
"""
SAID = """mgtui, a derivative playground, a line at a time. help tells what to type, quit leaves.
f(x) = 3*x^2 - 4*x + 5.
At x = 3, f is 20 and rises with slope 14.
At x = 3.1, f is 21.43 and rises with slope 14.6.
At x = 0, f is 5 and falls with slope -4.
f(x) = |x|.
f has a corner at 0: slope -1 from the left, 1 from the right.
h = 1e-20, forward: rise/run is 1.
"""


def plain(script, *arguments, cwd, **environ):
    command = [sys.executable, "-m", "mgtui", "--plain", *arguments]
    env = {**os.environ, "XDG_STATE_HOME": str(cwd), "HOME": str(cwd), **environ}
    return subprocess.run(command, input=script, capture_output=True, text=True, cwd=cwd, env=env, timeout=60)


@pytest.fixture
def said(tmp_path, monkeypatch, capsys):
    """What the program says to a script and leaves for a status, in this process."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))

    def run(script, *arguments):
        monkeypatch.setattr(sys, "stdin", io.StringIO(script))
        return main(["--plain", *arguments]), *capsys.readouterr()

    return run


def test_a_scripted_session_is_answered_line_by_line(tmp_path):
    done = plain(SCRIPT, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, SAID, "")


def test_it_ends_where_the_input_ends_and_the_session_is_kept(tmp_path):
    assert plain("f sin(x)\nx 1", cwd=tmp_path).returncode == 0
    resumed = plain("", "--resume", cwd=tmp_path)
    assert "At x = 1, f is 0.841471 and rises with slope 0.540302." in resumed.stdout


def test_it_takes_what_the_screen_takes(said):
    _, output, _ = said("", "a*b + c", "--set", "a=2", "--set", "b=-3", "--set", "c=10")
    assert "At a = 2, f is 4 and falls with slope -3." in output


def test_restricted_it_writes_no_file(said, tmp_path):
    _, output, _ = said("export\nf x^2\n", "--restricted")
    assert "No file is written here: mgtui runs restricted." in output
    assert list(tmp_path.iterdir()) == []


def test_no_library_of_the_screen_is_loaded(tmp_path):
    screen = "{'textual', 'rich', 'plotext'}"
    code = f"import sys, mgtui.cli; mgtui.cli.main(['--plain']); assert not {screen} & set(sys.modules)"
    env = {**os.environ, "XDG_STATE_HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], input="points\n", capture_output=True, text=True, env=env)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "arguments", [["--print"], ["--json"], ["--theme", "nord"], ["--no-mouse"], ["--charset", "ascii"]]
)
def test_what_is_for_a_screen_or_a_report_has_no_place_beside_it(arguments, said):
    status, _, complaint = said("", *arguments)
    assert status == 2
    assert arguments[0] in complaint
    assert "--plain" in complaint


def test_a_terminal_that_cannot_draw_is_told_of_it(tmp_path):
    pty = pytest.importorskip("pty")
    main, side = pty.openpty()
    env = {**os.environ, "TERM": "dumb"}
    with subprocess.Popen([sys.executable, "-m", "mgtui"], stdin=side, stdout=side, stderr=side, env=env) as process:
        os.close(side)
        said = b""
        while b"\n" not in said:
            said += os.read(main, 1000)
        process.wait(60)
    os.close(main)
    assert b"--plain" in said
    assert process.returncode == 2


def test_a_lesson_from_a_file_is_taken_by_lines_and_goes_on_where_it_was_left(said):
    lesson = str(Path(__file__).parents[1] / "docs" / "lesson-example.toml")
    _, first, _ = said("skip\n", "--lesson", lesson)
    assert "1/5 One machine in another." in first
    assert "2/5 Guess the way." in first
    _, again, _ = said("tour\n", "--lesson", lesson)
    assert "1/5" not in again
    assert "1/18" in said("", "--tour")[1]


def test_a_file_that_is_no_lesson_is_refused_with_line_and_reason(said, tmp_path):
    (tmp_path / "bad.toml").write_text('title = "A"\n\n[[step]]\nname = "one"\n')
    complaint = "mgtui: --lesson bad.toml, line 3: step 1: a step has one of do, choose, type, this has 0\n"
    assert said("", "--lesson", "bad.toml") == (2, "", complaint)
    assert said("", "--lesson", "none.toml")[2] == "mgtui: --lesson none.toml: No such file or directory\n"


@pytest.mark.parametrize("beside", ["--restricted", "--tour", "--print"])
def test_a_lesson_from_a_file_has_no_place_beside(beside, tmp_path):
    command = [sys.executable, "-m", "mgtui", "--lesson", "x.toml", beside]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 2
    assert beside in done.stderr


def test_it_ends_where_nobody_reads_what_it_says(tmp_path):
    command = f"yes right | {sys.executable} -m mgtui --plain --no-state | head -5"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, cwd=tmp_path, timeout=30)
    assert len(done.stdout.splitlines()) == 5
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("number", "status"), partly_slow([(signal.SIGTERM, 143), (signal.SIGINT, 0), (signal.SIGHUP, 129)], 3)
)
def test_a_signal_that_ends_it_loses_no_session(tmp_path, number, status):
    env = {**os.environ, "XDG_STATE_HOME": str(tmp_path), "HOME": str(tmp_path)}
    command = [sys.executable, "-m", "mgtui", "--plain"]
    # Whoever runs the tests may ignore some signals, as nohup does, and that is inherited.
    default = partial(signal.signal, number, signal.SIG_DFL)
    with subprocess.Popen(command, stdin=-1, stdout=-1, stderr=-1, text=True, env=env, preexec_fn=default) as talk:
        assert talk.stdin is not None
        assert talk.stdout is not None
        talk.stdin.write("f x^5\n")
        talk.stdin.flush()
        while "x^5" not in talk.stdout.readline():
            pass
        talk.send_signal(number)
        assert talk.wait(20) == status
    assert "x^5" in plain("", "--resume", cwd=tmp_path).stdout
