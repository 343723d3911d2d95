"""What each key that moves something moves, and by how much: the amounts that the help names."""

import pytest

from mgtui.playground.actions import BY_NAME
from mgtui.playground.changes import values as to
from mgtui.playground.changes import windows
from mgtui.playground.deeds import Focus
from mgtui.playground.picture import picture_of
from mgtui.playground.scene import Window

START = to.set_h(to.set_value(to.start("x^2"), "x", 1.0), 0.01)
VIEW = picture_of(START, *Focus("x").dots).scene.window
WIDE, HIGH = VIEW.x_max - VIEW.x_min, VIEW.y_max - VIEW.y_min


def done(name, state=START):
    change = BY_NAME[name].change
    assert change is not None
    return change(state, Focus("x"))


def window_of(state):
    """The window of a state, its height the one on screen before where it follows the curve."""
    slider = state.slider("x")
    return Window(slider.low, slider.high, *(state.y_held or (VIEW.y_min, VIEW.y_max)))


X_AFTER = {
    "nudge_left": 0.9, "nudge_right": 1.1, "finer_left": 0.99, "finer_right": 1.01, "coarser_left": 0.0,
    "coarser_right": 2.0, "page_left": 0.0, "page_right": 2.0, "left_end": -5.0, "right_end": 5.0,
    "previous_point": 0.0,
}  # fmt: skip
H_AFTER = {"smaller_h": 0.001, "larger_h": 0.1, "finer_h": 0.005, "coarser_h": 0.02}
WINDOW_AFTER = {
    "zoom_in": (-2.0, 3.0, VIEW.y_min, VIEW.y_max), "zoom_out": (-11.0, 9.0, VIEW.y_min, VIEW.y_max),
    "zoom_in_x": (-2.0, 3.0, VIEW.y_min, VIEW.y_max), "zoom_out_x": (-11.0, 9.0, VIEW.y_min, VIEW.y_max),
    "zoom_in_y": (-5.0, 5.0, 1 + (VIEW.y_min - 1) / 2, 1 + (VIEW.y_max - 1) / 2),
    "zoom_out_y": (-5.0, 5.0, 1 + (VIEW.y_min - 1) * 2, 1 + (VIEW.y_max - 1) * 2),
    "pan_left": (-6.0, 4.0, VIEW.y_min, VIEW.y_max), "pan_right": (-4.0, 6.0, VIEW.y_min, VIEW.y_max),
    "pan_up": (-5.0, 5.0, VIEW.y_min + HIGH / 10, VIEW.y_max + HIGH / 10),
    "pan_down": (-5.0, 5.0, VIEW.y_min - HIGH / 10, VIEW.y_max - HIGH / 10),
}  # fmt: skip
SHOWN = {
    "tangent": "tangent", "secant": "secant", "slope_curve": "slope curve", "bend_curve": "bend curve", "grid": "grid",
    "pi_ticks": "pi", "zen": "zen",
}  # fmt: skip


@pytest.mark.parametrize(("name", "x"), X_AFTER.items())
def test_x_moves_by_the_step_of_the_key(name, x):
    assert done(name).x == x


@pytest.mark.parametrize(("name", "h"), H_AFTER.items())
def test_h_moves_by_powers_of_ten_or_through_1_2_and_5(name, h):
    assert done(name).h == h


@pytest.mark.parametrize(("name", "window"), WINDOW_AFTER.items())
def test_the_window_is_halved_doubled_or_moved_by_a_tenth(name, window):
    assert window_of(done(name)) == pytest.approx(window)


@pytest.mark.parametrize("name", sorted(SHOWN.keys() & BY_NAME.keys()))
def test_a_part_is_shown_or_hidden(name):
    assert done(name).shown ^ START.shown == {SHOWN[name]}
    assert done(name, done(name)) == START


def test_the_keys_that_depend_on_the_picture_take_that_of_the_usual_canvas():
    assert Focus("x").dots == (160, 96)
    assert Focus("x").view(START) == VIEW
    assert done("hold_y").y_held == (VIEW.y_min, VIEW.y_max)
    assert done("straighten") == windows.straighten(START, VIEW, 2.0, 2.0)
    assert done("whole", done("pan_up", done("zoom_in"))) == START
