"""The slope curve and the curvature below the plot."""

import numpy as np
import pytest

from mgtui.playground.derived_scene import derived_scene
from mgtui.playground.picture import picture_of
from tests.playground.states import CORNER, LECTURE, POLE, STATES, at

SIZE = (160, 96)


def derived(state, order):
    return derived_scene(picture_of(state, *SIZE), order)


def heights(scene):
    return np.concatenate([ys for _, ys in scene.pieces])


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
