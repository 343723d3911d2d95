"""Expressions through a pipe, reports of every kind, help, completion and the man page: the program from outside."""

import csv
import io
import json
import subprocess
import sys

import pytest

from mgtui.arguments import parser
from mgtui.manual import man_page
from mgtui.options import EXAMPLES

pytestmark = pytest.mark.slow


def run(*arguments, given=None, **options):
    """Run mgtui with a text on standard input, or with nothing to be read there."""
    stdin = {"stdin": subprocess.DEVNULL} if given is None else {"input": given}
    command = [sys.executable, "-m", "mgtui", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, **stdin, **options)


def test_a_pipe_without_an_expression_is_read_line_by_line():
    done = run("--jsonl", "--at", "2", given="x^2\n\n# a comment\nsin(x)\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert [json.loads(line)["expression"] for line in done.stdout.splitlines()] == ["x^2", "sin(x)"]


def test_one_expression_from_a_pipe_is_reported_as_if_it_were_an_argument():
    for form in ("--print", "--json", "--csv", "--steps", "--table", "--sweep", "--landmarks"):
        piped, given = run(form, given="x^2\n"), run("x^2", form)
        assert piped.stdout.replace("expression,", "", 1) == given.stdout or piped.stdout == given.stdout
        assert piped.returncode == given.returncode == 0


def test_a_line_that_is_none_is_pointed_at_and_the_others_are_reported():
    done = run("--jsonl", given="x^2\nfoo(\nx^3\n1/0*\n")
    assert done.returncode == 1
    assert [json.loads(line)["expression"] for line in done.stdout.splitlines()] == ["x^2", "x^3"]
    lines = done.stderr.splitlines()
    assert lines[0].startswith("mgtui: line 2: 'foo' is not known here")
    assert lines[1:3] == ["  foo(", "  ^^^"]
    assert any(line.startswith("mgtui: line 4: ") for line in lines)


def test_an_option_that_does_not_suit_a_line_is_that_lines_complaint():
    done = run("--jsonl", "--set", "a=2", given="a*x\nx^2\n")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert "line 2: --set NAME=VALUE wants one of x" in done.stderr


def test_a_dash_stands_for_the_lines_among_other_expressions():
    done = run("x", "-", "x^3", "--jsonl", given="x^2\n")
    assert [json.loads(line)["expression"] for line in done.stdout.splitlines()] == ["x", "x^2", "x^3"]


def test_an_expression_beside_a_pipe_is_all_that_is_read():
    with subprocess.Popen(["sleep", "60"], stdout=subprocess.PIPE) as nobody_writes:
        command = [sys.executable, "-m", "mgtui", "x^2", "--json"]
        done = subprocess.run(command, stdin=nobody_writes.stdout, capture_output=True, text=True, timeout=30)
        nobody_writes.kill()
    assert json.loads(done.stdout)["expression"] == "x^2"


def test_nothing_to_read_is_no_expression():
    assert json.loads(run("--json").stdout)["expression"] == "3x^2 - 4x + 5"  # as from cron, or ssh -n
    assert run("--json", given="").stdout == ""


def test_a_reader_that_has_seen_enough_ends_the_stream():
    code = "import itertools; [print('x^2') for _ in itertools.count()]"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as endless:
        command = f"{sys.executable} -m mgtui --jsonl | head -1"
        done = subprocess.run(command, shell=True, stdin=endless.stdout, capture_output=True, text=True, timeout=30)
        endless.kill()
    assert json.loads(done.stdout)["expression"] == "x^2"
    assert done.stderr == ""


def test_the_lectures_function_comes_through_a_pipe_as_it_stands_in_a_file():
    done = run("--json", given="def f(x):\n    return 3*x**2 - 4*x + 5\n")
    assert json.loads(done.stdout)["slope"] == 14.0


def test_several_expressions_share_a_plot():
    done = run("x^2", "2x", "--print")
    assert done.returncode == 0
    assert done.stdout.count("f(x) = ") == 3  # two of them, and the title of the plot
    assert "⠒⠒ 2·x" in done.stdout
    both = json.loads(run("x^2", "2x", "--json").stdout)
    assert [report["slope"] for report in both] == [6.0, 2.0]


def test_a_table_is_a_table_in_every_form():
    arguments = ("3x^2 - 4x + 5", "--table", "--every", "0.25")
    rows = list(csv.DictReader(io.StringIO(run(*arguments, "--csv").stdout)))
    assert len(rows) == 40
    assert (rows[0]["x"], rows[0]["f"], rows[0]["slope"]) == ("-5.0", "100.0", "-34.0")
    assert json.loads(run(*arguments, "--json").stdout)["table"][1]["f"] == 91.6875
    assert "−4.75  91.6875" in run(*arguments).stdout


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--every", "1"], "--every"),
        (["x", "--table", "--every", "1e-9"], "10,000 are the most"),
        (["x", "--table", "--every", "foo"], "--every foo"),
        (["x", "--table", "--sweep"], "not allowed with"),
        (["x", "--steps", "--json"], "--steps is a text for people"),
        (["x", "--pane=table", "--json"], "so --json has no place beside it"),
        (["x", "--pane=chain", "--steps"], "so --steps has no place beside it"),
        (["-", "--svg", "x.svg"], "--svg draws one picture"),
        (["-", "-"], "which can be read once"),
        (["x", "a"], "a is a function of a, and the axis is that of x"),
        (["x", "--jsonl", "--theme", "nord"], "--theme is for the playground, and --jsonl opens none"),
    ],
)
def test_what_excludes_each_other_is_refused(arguments, reason):
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert reason in done.stderr


def test_a_picture_is_written_whole(tmp_path):
    done = run("sin(x)/x", "--svg", str(tmp_path / "sinc.svg"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "sinc.svg").read_text().startswith("<svg")
    done = run("sin(x)/x", "--svg", str(tmp_path / "nowhere" / "sinc.svg"), "--json")
    assert (done.returncode, done.stdout) == (1, "")
    assert "No such file" in done.stderr


def test_a_picture_takes_the_place_of_an_earlier_one_and_of_no_other_file(tmp_path):
    picture, own = tmp_path / "f.svg", tmp_path / "loss.py"
    own.write_text("import math")
    assert run("x^2", "--svg", str(picture)).returncode == run("sin(x)", "--svg", str(picture)).returncode == 0
    assert "sin(x)" in picture.read_text()
    done = run("x^2", "--svg", str(own))
    assert (done.returncode, done.stdout, own.read_text()) == (1, "", "import math")
    assert (
        done.stderr
        == f"mgtui: --svg {own}: there is a file of that name, and no picture of mgtui's: it is left alone\n"
    )


def test_a_picture_goes_through_a_pipe(tmp_path):
    for name in ("-", "/dev/stdout"):
        assert run("x^2", "--svg", name, cwd=tmp_path).stdout.startswith("<svg")
    assert list(tmp_path.iterdir()) == []
    assert run("x^2", "--svg", "-", "--json").returncode == 2


def test_input_that_is_closed_is_no_expression():
    done = subprocess.run(f"{sys.executable} -m mgtui - --json <&-", shell=True, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (1, "")
    assert "standard input: it is closed" in done.stderr


@pytest.mark.parametrize("locale", ["C", "C.utf8"])
def test_a_byte_that_is_no_text_is_a_mistake_of_its_line_alone(locale):
    command = f"printf '\\357\\273\\277x\\n\\351x\\nx^2' | LC_ALL={locale} {sys.executable} -m mgtui --jsonl"
    done = subprocess.run(command, shell=True, capture_output=True, text=True)
    assert done.returncode == 1
    assert [json.loads(line)["expression"] for line in done.stdout.splitlines()] == ["x", "x^2"]
    assert "line 2: Byte E9 (no text in the encoding of the input)" in done.stderr


def test_of_a_line_without_end_no_more_is_kept_than_is_looked_at():
    line = "head -c 50000000 /dev/zero"
    program = "(echo 'def f(x):'; yes ' x = x + 1' | head -c 50000000)"
    for text in (line, program):
        command = f"{text} | (ulimit -v 1000000; {sys.executable} -m mgtui --jsonl)"
        done = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
        assert "line 1: This text has more than 100,000 characters; 1,000 are the most." in done.stderr


def test_a_one_shot_report_loads_nothing_of_the_screen():
    code = "import sys, mgtui.cli; mgtui.cli.main({}); print({{'textual', 'rich'}} & set(sys.modules), file=sys.stderr)"
    for arguments in (["x", "--json"], ["x", "--print"], ["x", "--table"], ["x", "--csv", "--sweep"]):
        done = subprocess.run([sys.executable, "-c", code.format(arguments)], capture_output=True, text=True)
        assert done.stderr == "set()\n"


# -- help, completion, man page --------------------------------------------------------------------------------------


def test_every_example_of_the_help_is_accepted(tmp_path):
    (tmp_path / "loss.py").write_text("def loss(w):\n    return (2*w - 1)**2\n")
    for command, _ in EXAMPLES[1:]:
        words = command.replace("mgtui", f"{sys.executable} -m mgtui")
        done = subprocess.run(words, shell=True, capture_output=True, text=True, cwd=tmp_path, stdin=subprocess.DEVNULL)
        assert done.returncode == 0, (command, done.stderr)
        assert done.stderr == ""


def test_the_help_has_every_option_the_exit_codes_and_the_variables():
    text = run("--help").stdout
    for action in parser()._actions:
        assert all(option in text for option in action.option_strings)
    for word in ("exit status", "examples", "NO_COLOR"):
        assert word in text
    assert max(map(len, text.splitlines())) <= 88


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_can_complete_every_option(shell):
    text = run("--completion", shell).stdout
    for option in ("--window", "--landmarks", "--plain", "--completion"):
        assert option.removeprefix("--") in text


def test_bash_takes_its_completion():
    text = run("--completion", "bash").stdout
    done = subprocess.run(["bash", "-n"], input=text, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_man_page_names_every_option():
    page = man_page()
    for action in parser()._actions:
        for option in action.option_strings:
            assert option.replace("-", "\\-") in page
    assert not any(line.startswith("'") for line in page.splitlines())
