"""What follows from a state: the picture, the curves below it, and what moves over it."""

import math
import subprocess
import sys

import numpy as np
import pytest

from mgtui.playground.analysis import (
    derived_scene,
    finished_picture,
    go_on,
    is_finished,
    moment_of,
    moving_of,
    picture_of,
    picture_so_far,
    tangents_of,
    window_of,
)
from mgtui.playground.changes import values as to
from tests.playground.states import CORNER, H_LOST, JUMP, LECTURE, POLE, SEVERAL, STATES, at

SIZE = (160, 96)


def derived(state, order):
    return derived_scene(picture_of(state, *SIZE), order)


def heights(scene):
    return np.concatenate([ys for _, ys in scene.pieces])


# The moment


def test_the_numbers_of_the_lecture():
    moment = moment_of(LECTURE)
    assert (moment.x, moment.slope, moment.numbers.curvature, moment.direction) == (3.0, 14.0, 6.0, "up")
    assert moment.error == moment.difference.slope - 14.0


def test_where_h_is_lost_the_quotient_is_off_by_the_slope():
    assert moment_of(H_LOST).difference.h_lost
    assert moment_of(H_LOST).error == -14.0


@pytest.mark.parametrize("state", [CORNER, POLE, JUMP], ids=["corner", "pole", "jump"])
def test_without_a_slope_there_is_neither_direction_nor_error(state):
    moment = moment_of(state)
    assert moment.direction == ""
    assert math.isnan(moment.error)


@pytest.mark.parametrize(
    ("text", "x", "direction"),
    [("x^2", -1.0, "down"), ("x^2", 0.0, "stays"), ("sin(x)", math.pi / 2, "stays"), ("x^3", 0.0, "stays")],
)
def test_a_double_next_to_a_flat_place_counts_as_flat(text, x, direction):
    assert moment_of(at(text, x)).direction == direction


@pytest.mark.parametrize("text", ["sqrt(x)", "cbrt(x)"])
def test_a_curve_too_steep_for_its_curvature_to_be_told_is_not_flat(text):
    assert moment_of(at(text, 1e-320)).direction == "up"


def test_the_other_variables_hold_still():
    moment = moment_of(to.set_value(to.set_value(SEVERAL, "b", -3.0), "c", 10.0))
    assert (moment.name, moment.behaviour.value, moment.slope) == ("a", 4.0, -3.0)


def test_a_text_that_does_not_parse_has_its_error_and_the_last_good_picture():
    state = to.set_text(LECTURE, "3x^")
    assert LECTURE.error is None
    assert (state.error.start, state.error.end) == (2, 3)
    assert moment_of(state).slope == 14.0


# The picture


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


# The slope curve and the curvature below the plot


@pytest.mark.parametrize("text", ["{x<0: x^2, x^3}", "x|x|"])
def test_the_curvature_is_in_two_pieces_where_it_jumps_and_the_slope_goes_on(text):
    assert len(derived(at(text, 1.0), 1).pieces) == 1
    first, second = derived(at(text, 1.0), 2).pieces
    assert first[0][-1] < 0 < second[0][0]


def test_the_slope_curve_of_the_lecture_is_the_line_6x_minus_4_over_the_whole_window():
    scene = derived(LECTURE, 1)
    ((xs, ys),) = scene.pieces
    assert ys == pytest.approx(6 * xs - 4)
    assert (xs[0], xs[-1]) == (-5.0, 5.0)
    # From −34 to 26; 23 rows of four dots are 65 high, so that a step of 20 is 7 rows. Of the 7 dots that are free 4.91
    # lie below: 0 stands 52.51 dots high, where no rounding can send it to another dot than 20, 28 dots above.
    dot = 20 / 28
    assert scene.window == pytest.approx((-5.0, 5.0, -52.51 * dot, (91 - 52.51) * dot))
    assert scene.name == "f′"


def test_the_curvature_of_the_lecture_is_6_everywhere():
    scene = derived(LECTURE, 2)
    assert set(heights(scene)) == {6.0}
    assert scene.window.y_min < 6 < scene.window.y_max


@pytest.mark.parametrize("order", [1, 2])
@pytest.mark.parametrize("text", ["sin(x)", "x^3 - 3x", "e^(-x^2)", "x^4/10", "tanh(x)", "|x|x", "sin(x)/x"])
def test_a_curve_below_fills_its_window_and_stays_in_it(text, order):
    scene = derived(at(text, 1.0), order)
    ys, window = heights(scene), scene.window
    assert window.y_min < ys.min()
    assert ys.max() < window.y_max
    assert ys.max() - ys.min() >= 0.8 * (window.y_max - window.y_min)


@pytest.mark.parametrize("text", ["1/x", "tan(x)", "ln|x|", "cbrt(x)"])
def test_slopes_that_grow_without_end_do_not_flatten_the_rest(text):
    scene = derived(at(text, 1.0), 1)
    ys, window = heights(scene), scene.window
    inside = (window.y_min < ys) & (ys < window.y_max)
    assert 0.8 < np.mean(inside) < 1
    most_low, most_high = np.quantile(ys, (0.1, 0.9))
    assert window.y_min < most_low < most_high < window.y_max
    assert window.y_max - window.y_min < 6 * (most_high - most_low)


def test_at_a_corner_the_slope_curve_is_in_two_pieces():
    left, right = derived(CORNER, 1).pieces
    assert left[0].max() < 0 < right[0].min()
    assert (set(left[1]), set(right[1])) == ({-1.0}, {1.0})


def test_across_a_pole_no_piece_of_the_slope_curve_goes():
    assert all(xs.max() < 0 or xs.min() > 0 for xs, _ in derived(POLE, 1).pieces)


def test_where_f_is_nowhere_defined_there_is_a_window_and_no_curve():
    scene = derived(STATES["nowhere defined"], 1)
    assert scene.pieces == ()
    assert scene.window.y_min < scene.window.y_max


# What moves


def test_the_point_its_tangent_and_its_secant_are_those_of_the_moment():
    state = to.set_h(LECTURE, 1.0)
    moving = moving_of(state, moment_of(state))
    assert (moving.x, moving.y) == (3.0, 20.0)
    assert [line[:3] for line in moving.tangents] == [(3.0, 20.0, 14.0)]
    assert moving.secant == (3.0, 20.0, 4.0, 37.0)


def test_a_secant_too_short_to_be_seen_is_not_drawn():
    assert moving_of(to.set_h(LECTURE, 0.02), moment_of(to.set_h(LECTURE, 0.02))).secant is not None
    assert moving_of(to.set_h(LECTURE, 0.005), moment_of(to.set_h(LECTURE, 0.005))).secant is None


def test_what_is_switched_off_is_not_drawn():
    state = to.toggle(to.toggle(to.set_h(LECTURE, 1.0), "tangent"), "secant")
    moving = moving_of(state, moment_of(state))
    assert (moving.tangents, moving.secant) == ((), None)


def test_at_a_pole_there_is_no_point_and_no_tangent():
    moving = moving_of(POLE, moment_of(POLE))
    assert math.isnan(moving.y)
    assert moving.tangents == ()
    assert moving.secant is None


@pytest.mark.parametrize(
    ("state", "slopes"),
    [
        (CORNER, [(-1.0, "left"), (1.0, "right")]),
        (JUMP, []),
        (at("cbrt(x)", 0.0), [(math.inf, "both")]),
        (at("sqrt(x)", 0.0), [(math.inf, "right")]),
        (at("cbrt(x^2)", 0.0), [(-math.inf, "left"), (math.inf, "right")]),
    ],
    ids=["corner", "jump", "upright", "edge", "cusp"],
)
def test_where_there_is_no_one_slope_the_tangents_are_one_sided_or_none(state, slopes):
    assert [(line.slope, line.side) for line in tangents_of(moment_of(state))] == slopes


def test_the_picture_of_an_ordinary_function_proves_nothing():
    """Python-flint takes 60 ms to load, which the first frame has no use for."""
    code = """
import sys
from mgtui.playground.analysis import moment_of, picture_of
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


@pytest.mark.parametrize(("h", "drawn"), [(0.01, True), (0.0099, False)])
def test_a_secant_is_drawn_from_a_thousandth_of_the_window_on(h, drawn):
    state = at("x^2", 0.0, h)  # in a window 10 wide
    assert (moving_of(state, moment_of(state)).secant is not None) == drawn


def test_a_picture_that_is_finished_says_whether_its_landmarks_are_all():
    assert finished_picture(at("x^4 - 2x^2 + x/7", 1.0), *SIZE).landmarks.decided


def test_a_picture_without_inflections_is_the_same_one_whether_these_are_looked_for_or_not():
    assert picture_of(LECTURE, *SIZE) is picture_of(to.show_pane(LECTURE, "points"), *SIZE)
    cubic = at("x^3 - 3x", 2.5)
    assert picture_of(cubic, *SIZE) is not picture_of(to.show_pane(cubic, "points"), *SIZE)
