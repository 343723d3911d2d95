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
from mgtui.text.numbers import exact
from tests.pty_driver import Terminal

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
    d, jet = difference(parse(text), x, h), parse(text).jet(x)
    screen = terminal.text
    shown = {"f(x)": d.f_x, "f(x + h)": d.f_x_plus_h, "rise": d.rise, "rise/run": d.slope, "slope": jet.slope}
    for label, value in shown.items():
        assert number(screen, label) == exact(value), label


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
