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


@pytest.mark.parametrize(("text", "x", "count", "window", "point", "level"), [
    ("3x^2 - 4x + 5", 3.0, 0, (-3.3, 0.3, 13.52, 17.48), (0.0, 17.0), 14.0),
    ("3x^2 - 4x + 5", 3.0, 12, (-3.3, 0.3, 13.52, 17.48), (-3.0, 14.003), 14.0),
    ("|x|", 0.0, 1, (-3.3, 0.3, 0.45, 1.55), (-0.30103, 1.0), 1.0),
    ("floor(x)", 1.0, 1, (-3.3, 0.3, -0.16, 1.16), (-0.30103, 0.0), 0.0),
    ("5", 1.0, 1, (-3.3, 0.3, -0.55, 0.55), (-0.30103, 0.0), 0.0),
])  # fmt: skip
def test_the_trail_has_a_tenth_above_and_below_and_the_first_three_decades(text, x, count, window, point, level):
    scene, moving = trail(beat(count, to.set_value(to.start(text), "x", x)))
    assert scene.window == pytest.approx(window, abs=1e-5)
    assert (moving.x, moving.y) == pytest.approx(point, abs=1e-5)
    assert [(line.y, line.slope) for line in moving.tangents] == [(level, 0.0)]
    assert (scene.style, scene.ticks, scene.name) == ("secant", "powers", "rise/run over h")


@pytest.mark.parametrize(("count", "decades"), [(12, 3), (13, 6), (15, 6), (16, 12), (22, 18)])
def test_the_axis_of_the_trail_grows_by_stages(count, decades):
    assert trail(beat(count))[0].window.x_min == pytest.approx(-decades - 0.3)


def test_where_there_is_no_quotient_the_trail_is_empty_and_has_no_level():
    scene, moving = trail(beat(1, to.start("sqrt(-1 - x^2)")))
    assert (scene.pieces, moving.tangents) == ((), ())
    assert math.isnan(moving.y)
    assert scene.window == pytest.approx((-3.3, 0.3, -1.3, 1.3), abs=0.1)
