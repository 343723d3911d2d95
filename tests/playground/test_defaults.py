"""What a session opens on is written in one place."""

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import mgtui
from mgtui.playground import defaults
from mgtui.playground.changes import values as to
from mgtui.playground.guides.lesson_file import built_in


def test_a_session_opens_on_the_lectures_parabola():
    state = to.start()
    slider = state.slider("x")
    assert (state.expression, state.h) == ("3x^2 - 4x + 5", 0.001)
    assert (slider.value, slider.low, slider.high) == (3.0, -5.0, 5.0)
    assert built_in().steps[0].place.expression == inspect.signature(mgtui.explore).parameters["f"].default
    assert state.expression == built_in().steps[0].place.expression


def test_only_one_module_spells_the_parabola_out():
    def spells_it(path):
        return any(
            isinstance(node, ast.Constant) and node.value == defaults.PARABOLA
            for node in ast.walk(ast.parse(path.read_text()))
        )

    assert [path.name for path in Path(mgtui.__file__).parent.rglob("*.py") if spells_it(path)] == ["defaults.py"]


def test_the_command_line_names_what_it_opens_on():
    done = subprocess.run([sys.executable, "-m", "mgtui", "--help"], capture_output=True, text=True, check=True)
    words = " ".join(done.stdout.split())
    for default in ("3x^2 - 4x + 5", "3", "0.001", "-5:5"):
        assert f"(default: {default})" in words
