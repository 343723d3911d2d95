"""The picture of a state: its curve and marks, at once or in slices."""

import subprocess
import sys

import numpy as np
import pytest

from mgtui.playground.changes import values as to
from mgtui.playground.picture import finished_picture, go_on, is_finished, picture_of, picture_so_far, window_of
from tests.playground.states import JUMP, LECTURE, POLE, STATES, at

SIZE = (160, 96)


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_the_curve_and_all_its_marks_lie_between_the_borders(state):
    scene = picture_of(state, *SIZE).scene
    slider = state.slider(state.along)
    assert (scene.window.x_min, scene.window.x_max) == (slider.low, slider.high)
    for x in (*(mark.x for mark in scene.marks), *scene.asymptotes, *(x for xs, _ in scene.pieces for x in xs)):
        assert slider.low <= x <= slider.high
    assert all(np.all(np.isfinite(ys)) for _, ys in scene.pieces)


def test_a_nudge_of_x_or_h_leaves_the_picture_alone():
    picture = picture_of(LECTURE, *SIZE)
    assert picture_of(to.nudge(LECTURE, "x", 1), *SIZE) is picture
    assert picture_of(to.set_h(LECTURE, 0.1), *SIZE) is picture
    assert picture_of(to.set_range(LECTURE, "x", -4.0, 5.0), *SIZE) is not picture


def test_a_pole_is_an_asymptote_and_no_mark():
    scene = picture_of(POLE, *SIZE).scene
    assert scene.asymptotes == (0.0,)
    assert [mark.kind for mark in scene.marks] == []


def test_a_jump_has_a_mark_at_each_end_filled_where_f_is():
    marks = [mark for mark in picture_of(JUMP, *SIZE).scene.marks if mark.x == 1.0]
    assert sorted((mark.y, mark.filled) for mark in marks) == [(0.0, False), (1.0, True)]


def test_a_hole_is_open():
    (mark,) = [mark for mark in picture_of(at("sin(x)/x", 1.0), *SIZE).scene.marks if mark.kind == "hole"]
    assert (mark.x, mark.y, mark.filled) == (0.0, 1.0, False)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("x^2 {0<x<=1}", [(0.0, 0.0, False), (1.0, 1.0, True)]),
        ("if(x<1, 2, 3)", [(1.0, 2.0, False), (1.0, 3.0, True)]),
        ("{x<1: 2, x>1: 3}", [(1.0, 2.0, False), (1.0, 3.0, False)]),
        ("{x=0: 5, x^2}", [(0.0, 0.0, False), (0.0, 5.0, True)]),
        ("{x!=0: 1/x, 2}", [(0.0, 2.0, True)]),
        ("{x>0: ln(x), 1}", [(0.0, 1.0, True)]),
        ("x ln x", [(0.0, 0.0, False)]),
        ("sqrt(x)", [(0.0, 0.0, True)]),
    ],
)
def test_the_ends_of_pieces_are_open_or_filled_as_they_belong_to_f(text, ends):
    marks = [mark for mark in picture_of(at(text, 3.0), *SIZE).scene.marks if mark.kind in ("jump", "hole", "edge")]
    assert sorted({(mark.x, mark.y, mark.filled) for mark in marks}) == ends


def test_the_picture_of_an_ordinary_function_proves_nothing():
    """Python-flint takes 60 ms to load, which the first frame has no use for."""
    code = """
import sys
from mgtui.playground.analysis import moment_of
from mgtui.playground.picture import picture_of
from mgtui.playground.changes.values import start
for text in "3x^2-4x+5 floor(x) |x| 1/x tan(x) sin(x)/x sqrt(4-x^2) (1-cos(x))/x^2 ln(x)".split():
    picture_of(start(text), 160, 96)
    moment_of(start(text))
print("flint" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def finished(state):
    while not is_finished(state, *SIZE, proof=False):
        go_on(state, *SIZE, proof=False)
    return picture_so_far(state, *SIZE)


def test_of_an_ordinary_function_all_is_there_at_once():
    state = to.start("x^3 - 3x + 1/7")
    picture = picture_so_far(state, *SIZE)
    assert picture.searched
    assert picture is picture_of(state, *SIZE)


def test_a_curve_that_takes_long_is_not_waited_for_and_comes_in_slices():
    state = to.start("mod(mod(x^3,1),0.33)")
    assert picture_so_far(state, *SIZE) is None
    assert not is_finished(state, *SIZE, proof=False)
    told = []
    while not is_finished(state, *SIZE, proof=False):
        told.append(go_on(state, *SIZE, proof=False))
        if not told[-1]:  # then there is nothing new
            assert len(told) > 1 or picture_so_far(state, *SIZE) is None
    assert told.count(True) == 2  # the curve, then the landmarks
    assert told[-1]
    assert not go_on(state, *SIZE, proof=False)


def test_before_landmarks_were_looked_for_only_breaks_are_marked():
    state = to.start("max(sin(30x), cos(17x))")
    window = window_of(state, *SIZE)
    picture = picture_so_far(state, *SIZE)
    assert not picture.searched
    assert picture.scene.window == window
    assert {mark.kind for mark in picture.scene.marks} == {"corner"}
    assert not picture.landmarks.complete
    assert {mark.kind for mark in finished(state).scene.marks} > {"corner", "root"}


@pytest.mark.parametrize("text", ["mod(mod(x^3,1),0.3)", "sin(50x)", "tan(1/x)", "|sin(30x)|", "floor(3x) + 1/x"])
def test_a_picture_made_in_slices_is_the_one_made_in_one_go(text):
    sliced, whole = finished(to.start(text)), picture_of(to.start(f"({text})"), *SIZE)
    assert repr(sliced.landmarks) == repr(whole.landmarks)
    assert sliced.scene.marks == whole.scene.marks
    assert sliced.scene.window == whole.scene.window
    assert [xs.tolist() for xs, _ in sliced.scene.pieces] == [xs.tolist() for xs, _ in whole.scene.pieces]


@pytest.mark.parametrize(("parts", "grid", "ticks"), [
    ((), False, "decimal"), (("grid",), True, "decimal"), (("pi",), False, "pi"), (("grid", "pi"), True, "pi"),
])  # fmt: skip
def test_grid_and_ticks_of_pi_are_drawn_where_they_are_switched_on(parts, grid, ticks):
    state = LECTURE
    for part in parts:
        state = to.toggle(state, part)
    scene = picture_of(state, *SIZE).scene
    assert (scene.grid, scene.ticks, scene.heights) == (grid, ticks, "decimal")


def test_a_picture_that_is_finished_says_whether_its_landmarks_are_all():
    assert finished_picture(at("x^4 - 2x^2 + x/7", 1.0), *SIZE).landmarks.decided


def test_a_picture_without_inflections_is_the_same_one_whether_these_are_looked_for_or_not():
    assert picture_of(LECTURE, *SIZE) is picture_of(to.show_pane(LECTURE, "points"), *SIZE)
    cubic = at("x^3 - 3x", 2.5)
    assert picture_of(cubic, *SIZE) is not picture_of(to.show_pane(cubic, "points"), *SIZE)
