"""The installed program, from outside: in a pseudo-terminal, in a pipe, with good and bad arguments."""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mgtui.engine import difference, parse
from mgtui.text.numbers import exact, short
from tests.pty_driver import Terminal

pytestmark = pytest.mark.slow

MGTUI = shutil.which("mgtui", path=str(Path(sys.executable).parent)) or "mgtui"


def run(*arguments, **options):
    return subprocess.run(
        [MGTUI, *arguments], capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL, **options
    )


def number(screen, label):
    found = re.findall(rf"(?<!\S)(?<!\d ){re.escape(label)}\s+([−\d.e∞]+)", screen)
    assert found, f"{label} is not on the screen:\n{screen}"
    return found[-1]  # the sentence above the pane speaks of a slope too


def assert_the_screen_agrees_with_the_engine(terminal, text, x, h=0.001):
    d, slope = difference(parse(text), x, h), parse(text).exact(x).slope
    screen = terminal.text
    for label, value in {"f(x)": d.f_x, "f(x + h)": d.f_x_plus_h, "rise": d.rise, "rise/run": d.slope}.items():
        assert number(screen, label) == exact(value), label
    # As many digits of the true slope as its bound vouches for.
    assert number(screen, "slope") in [short(slope, digits) for digits in range(12, 16)]


def test_a_whole_journey_in_a_terminal():
    with Terminal([MGTUI], size=(80, 24)) as terminal:
        terminal.wait_for("f goes up")
        assert_the_screen_agrees_with_the_engine(terminal, "3x^2 - 4x + 5", 3.0)
        terminal.press("e", "ctrl+u")
        terminal.send("x^3 - 2x")
        terminal.wait_for("x³ − 2·x")
        terminal.wait_for("rises with slope 25")
        assert_the_screen_agrees_with_the_engine(terminal, "x^3 - 2x", 3.0)
        terminal.press("enter", "right", "right", "[")  # escape and a key soon after would be alt and that key
        terminal.wait_for(lambda t: "At x = 3.2," in t.text and "0.0001" in t.text)
        assert_the_screen_agrees_with_the_engine(terminal, "x^3 - 2x", 3.2, 1e-4)
        terminal.press("q")
        assert terminal.wait() == 0
        assert terminal.restored


@pytest.mark.parametrize("size", [(80, 24), (120, 35)])
def test_80_columns_and_24_rows_show_everything_without_scrolling(size):
    with Terminal([MGTUI], size=size) as terminal:
        terminal.wait_for("f goes up")
        screen = terminal.text
        for wanted in (
            "3x^2 - 4x + 5",
            "3·x² − 4·x + 5",
            "x + h",
            "f(x + h)",
            "rise/run",
            "slope",
            "off by",
            "tangent",
            "●",
            "quit",
            "nudge",
        ):
            assert wanted in screen


def test_it_starts_where_the_arguments_say():
    with Terminal([MGTUI, "sin(x)/x", "--at", "2", "--step", "0.01", "--window=-10:10"]) as terminal:
        terminal.wait_for("falls with slope")
        assert_the_screen_agrees_with_the_engine(terminal, "sin(x)/x", 2.0, 0.01)
        assert "−10" in terminal.text


@pytest.mark.parametrize(
    ("text", "pointed"),
    [("sni(x)", "^^^"), ("3x^", "^"), ("(x+1", "^"), ("x%", "^"), ("2 3", "^")],
)
def test_a_bad_expression_exits_2_with_a_caret_under_the_place(text, pointed):
    done = run(text)
    assert done.returncode == 2
    assert done.stdout == ""
    message, quoted, caret = done.stderr.splitlines()
    assert message.startswith("mgtui: ")
    assert quoted == f"  {text}"
    assert pointed in caret
    assert set(caret) <= {" ", "^"}


@pytest.mark.parametrize(
    "arguments",
    [["--at", "1/0"], ["--at", "x"], ["--step", "0"], ["--step", "-1"], ["--window", "5:1"], ["--window", "3"],
     ["--set", "b=1"], ["--set", "x"], ["--scheme", "sideways"], ["--nonsense"]],
)  # fmt: skip
def test_a_bad_argument_exits_2_with_one_clear_complaint(arguments):
    done = run(*arguments, "--print")
    assert done.returncode == 2
    assert "mgtui: " in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "x"),
    [(["-x^2", "--at", "-1"], -1.0), (["--at", "-pi/4", "sin x"], -0.7853981633974483), (["--at=2/3"], 2 / 3)],
)
def test_a_minus_at_the_front_is_no_option(arguments, x):
    assert json.loads(run(*arguments, "--json").stdout)["x"] == x


def test_into_a_pipe_goes_the_same_content_as_plain_text():
    done = run()
    assert done.returncode == 0
    assert "\x1b" not in done.stdout
    assert "14.00300000000243" in done.stdout
    assert "At x = 3, f is 20 and rises with slope 14." in done.stdout
    assert "●" in done.stdout
    assert done.stdout == run("--print").stdout


def test_a_pipe_that_is_not_utf8_gets_ascii():
    done = run("--print", env={"PATH": "/usr/bin:/bin", "PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert "3*x^2 - 4*x + 5" in done.stdout


def printed(*arguments, **options):
    """What a report puts on a terminal, as bytes and as text."""
    with Terminal([MGTUI, "--print", *arguments], size=(80, 60), **options) as terminal:
        assert terminal.wait(limit=20) == 0
        return bytes(terminal.output), terminal.text


def test_a_report_on_a_terminal_has_its_figure_in_colours():
    output, text = printed("1/x", "--at", "1")
    assert b"\x1b[38;5;12m" in output
    assert "rises with slope" in text or "falls with slope" in text
    assert "f(x) = 1/x" in text
    assert "tangent y = −x + 2" in text


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"TERM": None}])
def test_a_report_is_plain_for_who_wants_or_has_no_colours(env):
    output, text = printed(env=env)
    assert b"\x1b" not in output
    assert "tangent y = 14x − 22" in text


def test_a_report_is_as_wide_as_the_terminal_and_80_columns_in_a_pipe():
    for size, width in (((60, 60), 60), ((90, 60), 90), ((200, 60), 100)):
        with Terminal([MGTUI, "--print", "x"], size=size, env={"NO_COLOR": "1"}) as terminal:
            assert terminal.wait(limit=20) == 0
            assert max(len(line.rstrip()) for line in terminal.text.split("\n")) == width
    env = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    assert max(map(len, run("--print", "x", env=env).stdout.split("\n"))) == 80
    assert max(map(len, run("--print", "x", env={**env, "COLUMNS": "50"}).stdout.split("\n"))) == 50


@pytest.mark.parametrize("text", ["x^2", "1/x", "sqrt(x)", "pi*x"])
def test_a_report_in_ascii_is_plain_ascii(text):
    assert run("--print", "--charset", "ascii", text).stdout.isascii()


def test_a_report_in_blocks_uses_no_braille():
    assert not re.search("[\u2800-\u28ff]", run("--print", "--charset", "block").stdout)


def test_json_and_csv_carry_the_same_numbers():
    facts = json.loads(run("|x|", "--at", "0", "--json").stdout)
    assert facts["behaviour"] == "corner"
    assert facts["slope"] is None
    assert (facts["slope_left"], facts["slope_right"]) == (-1.0, 1.0)
    (row,) = csv.DictReader(io.StringIO(run("|x|", "--at", "0", "--csv").stdout))
    assert (row["slope"], row["slope_left"], row["behaviour"]) == ("", "-1.0", "corner")


LOCALES = ["latin-1", "ascii", "cp437", "koi8-r", "utf-8", "utf-16"]


@pytest.mark.parametrize("encoding", LOCALES)
@pytest.mark.parametrize(
    "arguments", [["1/x", "--at", "0"], ["√x·π^2", "--at", "1"], ["|x|", "--at", "0", "--charset", "block"]]
)
def test_every_report_is_written_in_every_encoding(arguments, encoding):
    env = {**os.environ, "PYTHONIOENCODING": encoding}
    for form in ("--print", "--json", "--csv", "--steps"):
        done = subprocess.run([MGTUI, *arguments, form], capture_output=True, timeout=60, env=env)
        assert (done.returncode, done.stderr) == (0, b"")
        text = done.stdout.decode(encoding)
        assert "\\u" not in text or form == "--json"
        assert "?" not in text
        if form == "--json":
            assert text.isascii()
            assert json.loads(text) == json.loads(run(*arguments, "--json").stdout)


def test_ascii_has_words_where_there_is_room():
    text = run("1/x", "--at", "0", "--print", "--charset", "ascii").stdout
    assert "it tends to -inf from the left, inf from the right." in " ".join(text.split())
    (row,) = csv.DictReader(io.StringIO(run("√x·π²", "--csv", "--charset", "ascii").stdout))
    assert row["expression"] == "sqrt(x)*pi^2"
    assert parse(row["expression"])(3.0) == parse(row["reading"])(3.0) == parse("√x·π²")(3.0)


@pytest.mark.parametrize("form", [["--print"], ["--json"], ["--csv"], ["--steps"], ["--help"], ["--version"]])
@pytest.mark.parametrize("redirection", [">/dev/full", ">&-"])
def test_a_report_that_cannot_be_written_ends_in_one_line_and_the_status_1(form, redirection):
    command = " ".join([MGTUI, *form, redirection])
    done = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert done.stderr.startswith("mgtui: standard output: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--resume", "x^2"], "--resume"), (["--resume", "--at", "2"], "--at"), (["--resume", "--h", "2"], "--step"),
        (["--resume", "--window", "0:1"], "--window"), (["--resume", "--set", "x=2"], "--set"),
        (["--resume", "--scheme", "central"], "--scheme"), (["--resume", "--print"], "--resume"),
        (["--tour", "--json"], "--tour"), (["--tour", "--print"], "--tour"), (["--json", "--csv"], "--json"),
        (["--tour", "--steps"], "--tour"), (["--print", "--json"], "--json"), (["--debug", "log", "--csv"], "--debug"),
        (["--theme", "nord", "--json"], "--theme"), (["--tour"], "--tour"),
        (["--resume"], "--resume"), (["--debug", "log"], "--debug"),
    ],
)  # fmt: skip
def test_options_that_exclude_each_other_are_refused_and_no_file_is_written(arguments, named, tmp_path):
    done = run(*arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("mgtui: ")
    assert named in done.stderr
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("option", ["-V", "-j", "-v", "-q", "-e", "-p", "-pi", "-ab", "-V3"])
def test_a_short_option_that_there_is_none_of_is_an_error_and_no_function(option):
    done = run(option)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"mgtui: There is no option {option}.")


def test_an_expression_that_begins_with_a_minus_and_is_none_is_pointed_at():
    assert run("-x2").stderr.splitlines()[1:] == ["  -x2", "   ^^"]


@pytest.mark.parametrize(
    ("arguments", "expression"),
    [
        (["-x"], "-x"), (["-X^2"], "-X^2"), (["-sinx"], "-sinx"), (["-a", "--set", "a=2"], "-a"),
        (["--set", "a=2", "-a"], "-a"), (["-2"], "-2"), (["-(t)"], "-(t)"), (["--", "-V"], "-V"), (["-pi/4"], "-pi/4"),
    ],
)  # fmt: skip
def test_an_expression_may_begin_with_a_minus(arguments, expression):
    assert json.loads(run("--json", *arguments).stdout)["expression"] == expression


@pytest.mark.parametrize(
    "arguments", [["--\x1b]0;t\x07"], ["--scheme", "\x1b[31m"], ["--window", "5:\r1"], ["--set", "\x1b=1"],
                  ["--at", "1\x1b"], ["\x1b[31m"], ["-\x1b[31m"], ["x", "\u202e"]],
)  # fmt: skip
def test_what_was_typed_is_never_echoed_as_it_is(arguments):
    done = run(*arguments)
    assert done.returncode == 2
    assert all(line.isprintable() for line in done.stderr.split("\n"))
    assert "\u202e" not in done.stderr


def test_a_reader_that_has_seen_enough_is_no_error():
    done = subprocess.run(f"{MGTUI} --print | head -1", shell=True, capture_output=True, text=True, timeout=60)
    assert done.stdout.startswith("f(x) =")
    assert done.stderr == ""


def test_without_a_terminal_for_the_keys_it_says_so_and_does_not_hang():
    with Terminal([MGTUI], stdin="/dev/null") as terminal:
        assert terminal.wait(limit=10) == 2
        assert "standard input is not a terminal" in " ".join(terminal.text.split())


@pytest.mark.parametrize("term", ["dumb", None])
def test_a_terminal_that_cannot_draw_is_told_so(term):
    with Terminal([MGTUI], env={"TERM": term}) as terminal:
        assert terminal.wait(limit=10) == 2
        assert "--print" in terminal.text


def test_python_dash_m_is_the_same_program():
    done = subprocess.run([sys.executable, "-m", "mgtui", "--version"], capture_output=True, text=True, timeout=60)
    assert done.stdout == run("--version").stdout
