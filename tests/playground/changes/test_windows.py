"""How the window moves over the plane: zoom, pan, hold, and the closer look at which a curve is its tangent."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgtui.playground.analysis import moment_of
from mgtui.playground.changes import values as to
from mgtui.playground.changes import windows
from mgtui.playground.picture import picture_of
from mgtui.playground.scene import Window
from mgtui.playground.sliders import check_range
from tests.playground.states import CORNER, JUMP, LECTURE, POLE, at

FRAME = Window(-5.0, 5.0, -10.0, 110.0)


def view(state):
    return picture_of(state, 160, 96).scene.window


def ends(state):
    slider = state.slider(state.along)
    return slider.low, slider.high


def part(low, high, place):
    """Return where a place stands between two ends, 0 at the low one and 1 at the high one."""
    return (place - low) / (high - low)


# Zoom


@pytest.mark.parametrize("factor", [0.5, 2.0, 0.1, 3.0])
@pytest.mark.parametrize("at_x", [-5.0, -1.25, 0.0, 3.0, 5.0])
def test_a_zoom_changes_the_width_and_leaves_its_centre_where_it_is_on_the_screen(factor, at_x):
    low, high = ends(windows.zoom(LECTURE, FRAME, factor, at_x))
    assert high - low == pytest.approx(10 * factor)
    assert part(low, high, at_x) == pytest.approx(part(-5, 5, at_x))


def test_closer_and_wider_again_is_the_window_that_was():
    closer = windows.zoom(LECTURE, view(LECTURE), 1 / windows.ZOOM, 3.0)
    assert ends(closer) == (-1.0, 4.0)
    assert ends(windows.zoom(closer, view(closer), windows.ZOOM, 3.0)) == (-5.0, 5.0)


def test_a_height_that_follows_the_curve_goes_on_following_it():
    assert windows.zoom(LECTURE, FRAME, 0.5, 3.0).y_held is None


def test_a_zoom_along_y_alone_holds_the_height_around_the_point_and_leaves_x_alone():
    state = windows.zoom(LECTURE, FRAME, 0.5, 3.0, axes="y")
    assert ends(state) == (-5.0, 5.0)
    assert state.y_held == (5.0, 65.0)  # f is 20 there: a quarter of the height below it, as before


def test_a_zoom_along_x_alone_leaves_a_held_height_alone():
    held = windows.hold(LECTURE, FRAME)
    assert windows.zoom(held, FRAME, 0.5, 3.0, axes="x").y_held == held.y_held
    assert windows.zoom(held, FRAME, 0.5, 3.0).y_held == (5.0, 65.0)


def test_a_point_above_the_window_leaves_the_middle_of_the_height_where_it_is():
    low_frame = Window(-5.0, 5.0, 0.0, 10.0)
    assert windows.zoom(LECTURE, low_frame, 0.5, 3.0, axes="y").y_held == (2.5, 7.5)


def test_where_doubles_end_a_zoom_changes_nothing():
    state = to.set_range(LECTURE, "x", 3.0, 3.0 + 1e-11)
    window = Window(3.0, 3.0 + 1e-11, 0.0, 1.0)
    assert windows.zoom(state, window, 1e-3, 3.0) == state


@pytest.mark.parametrize(("factor", "step"), [(1.0, 1.0), (0.1, 1.0), (0.0999, None), (10.0, 1.0)])
def test_a_step_is_kept_as_long_as_it_fits_into_the_window(factor, step):
    state = to.set_range(LECTURE, "x", -5.0, 5.0, step=1.0)
    assert windows.zoom(state, FRAME, factor, 0.0).slider("x").step == step


# Pan


def test_a_pan_moves_the_window_and_not_the_point():
    state = windows.pan(LECTURE, FRAME, 0.1, 0)
    assert ends(state) == (-4.0, 6.0)
    assert state.x == 3.0
    assert state.y_held is None


def test_a_point_that_a_pan_would_leave_behind_goes_with_the_border():
    state = windows.pan(LECTURE, FRAME, -0.5, 0)
    assert ends(state) == (-10.0, 0.0)
    assert state.x == 0.0


def test_a_pan_upwards_holds_the_height():
    state = windows.pan(LECTURE, FRAME, 0, 0.1)
    assert state.y_held == (2.0, 122.0)
    assert ends(state) == (-5.0, 5.0)


@given(st.floats(-1, 1), st.floats(-1, 1))
def test_there_and_back_is_where_it_was(right, up):
    there = windows.pan(LECTURE, FRAME, right, up)
    low, high = ends(there)
    y_low, y_high = there.y_held or FRAME[2:]
    back = windows.pan(there, Window(low, high, y_low, y_high), -right, -up)
    assert ends(back) == pytest.approx((-5.0, 5.0))
    assert back.y_held is None or back.y_held == pytest.approx(FRAME[2:])


# Hold and whole


def test_holding_keeps_the_height_on_the_screen_and_letting_go_follows_the_curve_again():
    held = windows.hold(LECTURE, FRAME)
    assert held.y_held == (-10.0, 110.0)
    assert view(held)[2:] == (-10.0, 110.0)
    assert windows.hold(held, FRAME) == LECTURE


def test_whole_is_the_first_window_with_a_height_that_follows():
    state = windows.pan(windows.zoom(LECTURE, FRAME, 0.1, 3.0), FRAME, 0.3, 0.2)
    assert windows.whole(state) == LECTURE


@pytest.mark.parametrize(("x", "window"), [
    (-5.0, (-5.0, 5.0)), (5.0, (-5.0, 5.0)), (5.1, (0.1, 10.1)), (-5.1, (-10.1, -0.1)),
])  # fmt: skip
def test_whole_is_the_first_window_as_long_as_x_is_in_it(x, window):
    assert ends(windows.whole(to.set_range(to.set_value(LECTURE, "x", x), "x", -20.0, 20.0))) == pytest.approx(window)


def test_whole_far_out_is_as_wide_around_the_point():
    far = to.set_range(to.set_value(LECTURE, "x", 1000.0), "x", 900.0, 1003.0)
    state = windows.whole(far)
    assert ends(state) == (995.0, 1005.0)
    assert state.x == 1000.0


# Straighten

BENT = {
    "the lecture's": LECTURE,
    "at the bottom": at("3x^2 - 4x + 5", 2 / 3),
    "far to the side": at("x^2", 4.75),
    "a wave": at("sin(x)", 1.0),
    "steep": at("e^(3x)", 2.0),
    "a straight line": at("2x + 1", 1.0),
    "a big bend": at("1000x^2", 0.1),
}


def straightened(state):
    numbers = moment_of(state).numbers
    return windows.straighten(state, view(state), numbers.slope, numbers.curvature)


@pytest.mark.parametrize("state", BENT.values(), ids=BENT)
def test_straightened_the_point_stands_in_the_middle_of_the_window(state):
    now = straightened(state)
    window = view(now)
    assert now.x == state.x
    assert part(window.x_min, window.x_max, now.x) == pytest.approx(0.5)
    assert part(window.y_min, window.y_max, moment_of(now).behaviour.value) == pytest.approx(0.5)


@pytest.mark.parametrize("state", BENT.values(), ids=BENT)
def test_straightened_the_curve_leaves_its_tangent_by_less_than_half_a_dot(state):
    window, moment = view(straightened(state)), moment_of(state)
    half_a_dot = (window.y_max - window.y_min) / 96 / 2
    for x in (window.x_min, window.x_max):
        tangent = moment.behaviour.value + moment.slope * (x - moment.x)
        assert abs(float(moment.function(x)) - tangent) < half_a_dot


@pytest.mark.parametrize("state", BENT.values(), ids=BENT)
def test_straightened_the_slope_looks_as_steep_as_before(state):
    before, after = view(state), view(straightened(state))
    steepness = [(window.y_max - window.y_min) / (window.x_max - window.x_min) for window in (before, after)]
    assert steepness[1] == pytest.approx(steepness[0])


@pytest.mark.parametrize("text", ["x^2 exp(-x)", "exp(-9x) + sin(x)", "1e6 x^8 + x"])
def test_a_curve_that_is_level_only_beside_its_own_heights_elsewhere_is_straightened_to_a_slope_one_sees(text):
    state = to.set_value(to.start(text), "x", 0.01 if "8" in text else 1.4)
    now = straightened(state)
    window, slope = view(now), abs(moment_of(now).slope)
    assert 1 / 4 < slope * (window.x_max - window.x_min) / (window.y_max - window.y_min) < 1 / 2


@pytest.mark.parametrize("x", [0.0, 1e-9])
def test_straightened_next_to_an_extremum_the_tangent_is_level(x):
    window = view(straightened(to.set_value(to.start("x^2"), "x", x)))
    assert 2 * x * (window.x_max - window.x_min) < (window.y_max - window.y_min) / 96


@pytest.mark.parametrize(("state", "low", "high", "heights"), [
    (LECTURE, 2.98046875, 3.01953125, (19.765625, 20.234375)),
    (at("2x + 1", 1.0), -1.5, 3.5, (-27.0, 33.0)),
])  # fmt: skip
def test_straightened_the_window_is_halved_once_more_than_the_bend_needs(state, low, high, heights):
    numbers = moment_of(state).numbers
    straight = windows.straighten(state, FRAME, numbers.slope, numbers.curvature)
    assert (*ends(straight), *(straight.y_held or ())) == pytest.approx((low, high, *heights), rel=1e-12)


def test_a_bend_of_just_half_a_dot_is_straight_enough():
    state = windows.straighten(at("x^2/2", 0.0), Window(-32.0, 32.0, -800.0, 800.0), 0.0, 1.0)
    assert ends(state) == (-0.25, 0.25)


def test_without_a_curvature_there_is_nothing_to_straighten():
    assert windows.straighten(POLE, view(POLE), math.nan, math.nan) == POLE


def test_where_rounding_would_show_it_comes_no_closer():
    state = at("1e15 x^2", 1.0)
    low, high = ends(windows.straighten(state, Window(-5, 5, 0, 1e-9), 0.0, 2e15))
    assert high - low == pytest.approx(1e-9)


# A value typed far away


@given(st.floats(-1e299, 1e299))
def test_a_value_typed_far_away_stands_in_a_window_whose_ends_doubles_can_tell_apart(x):
    state = to.set_value(LECTURE, "x", x)
    low, high = ends(state)
    check_range(low, high)
    assert low <= x <= high


# Whatever is done

STEPS = {
    "closer": lambda state: windows.zoom(state, view(state), 0.5, state.x),
    "wider": lambda state: windows.zoom(state, view(state), 2.0, state.x),
    "closer in y": lambda state: windows.zoom(state, view(state), 0.5, state.x, axes="y"),
    "left": lambda state: windows.pan(state, view(state), -0.1, 0),
    "right": lambda state: windows.pan(state, view(state), 0.4, 0),
    "up": lambda state: windows.pan(state, view(state), 0, 0.3),
    "hold": lambda state: windows.hold(state, view(state)),
    "whole": windows.whole,
    "straight": straightened,
    "nudge": lambda state: to.nudge(state, state.along, 7),
}


@given(st.sampled_from([LECTURE, CORNER, POLE, JUMP]), st.lists(st.sampled_from(sorted(STEPS)), max_size=8))
def test_x_always_lies_in_its_window(state, steps):
    for step in steps:
        state = STEPS[step](state)
        low, high = ends(state)
        assert low <= state.x <= high
        assert low < high
        assert (view(state).x_min, view(state).x_max) == (low, high)
        if state.y_held is not None:
            assert view(state)[2:] == state.y_held
