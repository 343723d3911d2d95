"""The package's own face."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import mgtui
from mgtui.own_opening import ExploreError

ROOT = Path(__file__).parent.parent


def test_parse_reads_an_expression():
    assert mgtui.parse("3x^2 - 4x + 5").jet(3.0).slope == 14.0


def test_explore_wants_a_terminal():
    with pytest.raises(ExploreError, match="terminal"):
        mgtui.explore("x^2", at=2)


def test_importing_the_package_loads_no_numpy():
    code = "import mgtui, sys; print('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "False\n"


def without_posix(*options):
    """Return the statuses of the program with each of some options, all in one process, and what it complained of."""
    code = f"""
import sys
for name in ("fcntl", "grp", "pty", "pwd", "resource", "termios", "tty"):
    sys.modules[name] = None
from mgtui.cli import main
statuses = [main(["x^2", option]) for option in {options!r}]
print(*statuses)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    return done.stdout.splitlines()[-1].split(), done.stderr.splitlines()


def test_reports_need_nothing_that_windows_lacks():
    statuses, _ = without_posix("--print", "--json", "--csv", "--table", "--sweep", "--landmarks", "--steps")
    assert statuses == ["0"] * 7


def test_what_windows_cannot_do_is_refused_in_one_line():
    statuses, complaints = without_posix("--plain", "--lesson=lesson.toml", "--svg=plot.svg")
    assert statuses == ["2"] * 3
    assert complaints == ["mgtui: this needs a POSIX system, on Windows WSL; --print, --json and --csv do without."] * 3


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Install the wheel in a folder of its own, from which nothing leads to the checkout."""
    pytest.importorskip("hatchling", reason="builds the wheel")
    built, folder = tmp_path_factory.mktemp("built"), tmp_path_factory.mktemp("installed")
    python, env = [sys.executable, "-m"], {**os.environ, "HOME": str(built)}  # pip runs rustc, which writes there
    build = [*python, "hatchling", "build", "-t", "wheel", "-d", str(built)]
    subprocess.run(build, cwd=ROOT, env=env, check=True)
    (wheel,) = built.glob("*.whl")
    pip = [*python, "pip", "install", "-q", "--no-deps", "--no-index", "--target", str(folder), str(wheel)]
    subprocess.run(pip, env=env, check=True)
    return folder


def run(installed, *command):
    return subprocess.run(
        [sys.executable, *command],
        cwd=installed.parent,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


@pytest.mark.slow
def test_the_wheel_runs_without_the_checkout(installed):
    assert run(installed, "-c", "import mgtui; print(mgtui.__file__)").startswith(str(installed))
    assert "slope       14" in run(installed, str(installed / "bin/mgtui"), "--print")
    assert '"slope": 14.0' in run(installed, "-m", "mgtui", "--json")
    assert run(installed, "-m", "mgtui", "--version") == f"mgtui {mgtui.__version__}\n"


@pytest.mark.slow
def test_the_wheel_says_that_it_is_typed_and_brings_man_page_and_completion(installed):
    assert (installed / "mgtui/py.typed").is_file()
    assert (installed / "share/man/man1/mgtui.1").read_text().startswith(".TH MGTUI 1")
    completions = {path.name for path in (installed / "share").rglob("*mgtui*") if path.suffix != ".1"}
    assert completions == {"mgtui", "_mgtui", "mgtui.fish"}
