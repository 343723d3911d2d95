"""The table of landmark kinds says what is so, and a kind is known everywhere by its row alone."""

import math
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import mgtui
from mgtui.engine import LANDMARK_KINDS, behaviour, landmarks, parse
from mgtui.engine.landmark_kinds import FIRST_TO_GO, table_of
from mgtui.engine.local.kinds import KINDS
from mgtui.text.charset import in_charset

EXAMPLES = {
    "pole": "1/x", "jump": "floor(x)", "hole": "(x^2)/x", "edge": "sqrt(x)", "corner": "|x|", "cusp": "sqrt(|x|)",
    "vertical": "cbrt(x)", "flat": "relu(x)^3", "root": "x", "minimum": "x^2", "maximum": "-x^2", "inflection": "x^3",
}  # fmt: skip
BESIDE = 1e-9


def test_every_kind_has_an_example():
    assert EXAMPLES.keys() == LANDMARK_KINDS.keys()


@pytest.mark.parametrize("kind", EXAMPLES)
def test_the_slope_breaks_where_a_kind_says_so_and_nowhere_else(kind):
    f = parse(EXAMPLES[kind])
    x = next(mark.x for mark in landmarks(f, -0.5, 0.5) if mark.kind == kind)
    slopes = [f.jet(at).slope for at in (x - BESIDE, x, x + BESIDE)]
    continuous = all(map(math.isfinite, slopes)) and max(slopes) - min(slopes) < 1e-6
    assert LANDMARK_KINDS[kind].breaks_slope != continuous


@pytest.mark.parametrize("kind", EXAMPLES)
def test_a_landmark_says_the_note_of_its_kind_or_else_what_f_does_there(kind):
    mark = next(mark for mark in landmarks(parse(EXAMPLES[kind]), -0.5, 0.5) if mark.kind == kind)
    if kind == "root":
        assert mark.note == "f crosses zero here."
    else:
        assert mark.note == (LANDMARK_KINDS[kind].note or behaviour(parse(EXAMPLES[kind]), 0.0).sentence)
        assert mark.note


def test_landmarks_at_one_x_stand_in_the_order_of_the_table():
    found = [mark.kind for mark in landmarks(parse("|x|"), -1, 1) if mark.x == 0]
    assert found == ["corner", "root", "minimum"]


def test_where_there_are_too_many_inflections_go_first_and_roots_last():
    assert [kind.plural for kind in FIRST_TO_GO] == ["inflections", "maxima", "minima", "roots"]
    found = landmarks(parse("sin(500x)"), -1, 1)
    assert not found.complete
    assert {mark.kind for mark in found} <= {"root", "minimum", "maximum"}


def test_every_break_that_a_point_can_have_is_a_kind_of_landmark():
    assert set(KINDS) - {"smooth", "undefined", "unknown"} <= LANDMARK_KINDS.keys()


def test_every_sign_has_a_look_alike_of_its_own_in_ascii():
    assert all(in_charset(kind.sign, "ascii") not in ("?", "*") for kind in LANDMARK_KINDS.values() if kind.sign)


ROOT = LANDMARK_KINDS["root"]
WRONG = [
    ([ROOT, ROOT], "one name"),
    ([ROOT._replace(sign="")], "drawn as sign"),
    ([ROOT._replace(drawn="end")], "drawn as end"),
]


@pytest.mark.parametrize(("kinds", "message"), WRONG)
def test_a_row_that_contradicts_itself_is_refused_when_the_table_is_made(kinds, message):
    with pytest.raises(ValueError, match=message):
        table_of(kinds)


ASKED = """
import numpy as np
from mgtui.playground.scene import Mark, Scene, Window
from mgtui.plot import glyphs
from mgtui.plot.base_layer import base
for charset in ("braille", "block", "ascii"):
    drawn = base(Scene(Window(-1, 1, -1, 1), marks=(Mark("asymptotic", 0.5, 0.5),)), 40, 12, charset)
    print(int((drawn.cells.codes == ord("$")).sum()), end=" ")
from mgtui.playground.panes import points
print(points._KIND_WIDTH)
"""


def with_row(folder, row):
    shutil.copytree(Path(mgtui.__file__).parent, folder / "mgtui", ignore=shutil.ignore_patterns("__pycache__"))
    table, first = folder / "mgtui/engine/landmark_kinds.py", '    LandmarkKind("flat"'
    assert table.read_text().count(first) == 1
    table.write_text(table.read_text().replace(first, f"    {row},\n{first}"))
    return subprocess.run([sys.executable, "-c", ASKED], cwd=folder, env={}, capture_output=True, text=True)


def test_one_new_row_is_drawn_in_every_charset_and_has_room_in_the_points_pane(tmp_path):
    row = 'LandmarkKind("asymptotic", "asymptotics", "It levels off.", "sign", "$", False, False)'
    assert with_row(tmp_path, row).stdout.split() == ["1", "1", "1", "11"]


def test_a_kind_called_like_a_mark_of_the_plots_own_fails_when_the_plot_is_imported(tmp_path):
    row = 'LandmarkKind("end", "ends", "", "sign", "$", False, False)'
    assert "a kind of landmark cannot be called end" in with_row(tmp_path, row).stderr
