"""The trail of h → 0: each quotient so far over the power of ten of its h, and the slope they tend to."""

import math

import numpy as np
import pytest

from mgtui.engine import difference
from mgtui.playground.analysis import moment_of
from mgtui.playground.changes import values as to
from mgtui.playground.changes.approach import begun, next_beat, steps_until_now
from mgtui.playground.framing import Rows
from mgtui.playground.trail import trail_of

ROWS = Rows(6, 4)


def beat(count, state=None):
    state = begun(state or to.start())
    for _ in range(count):
        state = next_beat(state, 42)
    return state


def trail(state):
    return trail_of(state, moment_of(state), ROWS)


@pytest.mark.parametrize("count", [0, 3, 12, 25])
@pytest.mark.parametrize("scheme", ["forward", "backward", "central"])
def test_every_point_of_the_trail_is_the_quotient_of_its_h(count, scheme):
    state = beat(count, to.start(scheme=scheme))
    scene, moving = trail(state)
    ((xs, ys),) = scene.pieces
    steps = steps_until_now(state)[::-1]
    assert np.array_equal(xs, [math.log10(h) for h in steps])
    assert list(ys) == [difference(state.function, 3.0, h, scheme).slope for h in steps]
    assert (moving.x, moving.y) == (xs[0], ys[0])


def test_the_line_is_the_slope_and_lies_in_the_window_with_all_points():
    for count in (0, 8, 30):
        scene, moving = trail(beat(count))
        (line,) = moving.tangents
        assert (line.y, line.slope) == (14.0, 0.0)
        heights = [14.0, *scene.pieces[0][1]]
        assert scene.window.y_min < min(heights) <= max(heights) < scene.window.y_max
        assert scene.window.x_min < scene.pieces[0][0][0]


def test_the_axis_stands_still_for_most_beats():
    windows = [trail(beat(count))[0].window[:2] for count in range(29)]
    assert len(set(windows)) == 4


def test_at_a_corner_the_line_is_the_slope_of_the_side_that_the_secant_takes():
    corner = to.set_value(to.start("|x|"), "x", 0.0)
    (right,) = trail(beat(2, to.set_scheme(corner, "forward")))[1].tangents
    (left,) = trail(beat(2, to.set_scheme(corner, "backward")))[1].tangents
    assert (left.y, right.y) == (-1.0, 1.0)
    assert trail(beat(2, to.set_scheme(corner, "central")))[1].tangents == ()


def test_without_a_quotient_there_is_a_window_and_no_point():
    state = to.set_value(to.start("sqrt(-x^2)"), "x", 0.0)
    scene, moving = trail(beat(0, state))
    assert scene.pieces == ()
    assert math.isnan(moving.y)
