"""How the window moves over the plane: zoom, pan, hold; pure functions from a state to the next.

The x-range of the window is the slider of the variable along the axis. The y-range follows the curve unless it is
held; zooming and panning up and down hold it, starting from `view`, the window now on screen.
"""

import math
from dataclasses import replace

from mgtui.playground.scene import Window
from mgtui.playground.sliders import check_range
from mgtui.playground.state import State

ZOOM = 2.0  # one step closer halves the window
_STRAIGHT = 1 / 200  # a bend below this part of the window's height is below half a dot of a terminal's plot
_LEVEL = 1 / 8  # what fills less of the window's height looks like a level line
_NEAREST = 1 / 20  # the least part of the window's width in which a bend is looked for
_CLOSEST = 1e-9  # the closest window, as a part of the size of x: beyond it rounding shows instead of f
_HOME = (-5.0, 5.0)


def zoom(state: State, view: Window, factor: float, at: float, *, axes: str = "xy") -> State:
    """Return the state with the window `factor` times as wide (below 1: closer), `at` staying where it is on screen.

    Args:
        state: where it starts.
        view: the window on screen.
        factor: above 0.
        at: an x inside the window.
        axes: `x`, `y` or `xy`. A y-range that follows the curve keeps following it unless only `y` is meant.
    """
    if "x" in axes:
        low, high = at + (view.x_min - at) * factor, at + (view.x_max - at) * factor
        state = _with_ends(state, low, high)
    if axes == "y" or ("y" in axes and state.y_held is not None):
        state = _hold(state, *_scaled(view, factor, _height(state, view)))
    return state


def pan(state: State, view: Window, right: float, up: float) -> State:
    """Return the state with the window moved by parts of its width and height; the point stays in its place."""
    if right:
        shift = right * (view.x_max - view.x_min)
        state = _with_ends(state, view.x_min + shift, view.x_max + shift)
    if up:
        shift = up * (view.y_max - view.y_min)
        state = _hold(state, view.y_min + shift, view.y_max + shift)
    return state


def whole(state: State) -> State:
    """Return the state with the window it opened on, or one as wide around x, and y following the curve."""
    low, high = _HOME
    if not low <= state.x <= high:
        low, high = state.x + low, state.x + high
    return replace(_with_ends(state, low, high), y_held=None, approach=None)


def hold(state: State, view: Window) -> State:
    """Return the state with the y-range held as it is on screen, or following the curve again."""
    return replace(state, y_held=None) if state.y_held else _hold(state, view.y_min, view.y_max)


def hold_between(state: State, heights: tuple[float, float] | None) -> State:
    """Return the state with the y-range held between two typed heights, or following the curve.

    Raises:
        ValueError: they make no range.
    """
    if heights is not None:
        check_range(*heights)
    return replace(state, y_held=heights)


def straighten(state: State, view: Window, slope: float, curvature: float) -> State:
    """Return the state zoomed in at the point until the curve bends less than half a dot off its tangent.

    Both axes are zoomed alike, unless the curve near the point is level on screen only because it is so high elsewhere.
    A parabola of this curvature leaves its tangent by f''·w²/8 at the border of a window w wide; w is chosen to keep
    that below a part of the height.
    """
    x, y = state.x, float(state.function(**{name: state.slider(name).value for name in state.function.variables}))
    if not (math.isfinite(y) and math.isfinite(curvature)):
        return state
    width, steepness = view.x_max - view.x_min, _steepness(view, abs(slope), abs(curvature))
    while abs(curvature) * width * width / 8 > _STRAIGHT * steepness * width:
        width /= ZOOM
    width = max(width / ZOOM, _CLOSEST * max(1.0, abs(x)))  # the tangent's neighbourhood needs room for f''' as well
    state = _with_ends(state, x - width / 2, x + width / 2)
    return _hold(state, y - steepness * width / 2, y + steepness * width / 2)


def _steepness(view: Window, slope: float, curvature: float) -> float:
    """Return the height over the width of the window in which a curve of this slope and curvature is straightened.

    The view's, where tangent or curve fill some of it; else one in which the tangent rises by a third of the height,
    or where the slope is next to nothing, the curve.
    """
    width, height = view.x_max - view.x_min, view.y_max - view.y_min
    if max(slope * width, curvature * width * width / 8) > _LEVEL * height:
        return height / width
    bends_within = 8 * slope / curvature if curvature > 0 else width
    near = min(width, max(_NEAREST * width, bends_within))
    return 3 * max(slope, curvature * near / 8) or height / width


def _height(state: State, view: Window) -> float:
    """Return the height around which y zooms: the point's, when it is on screen, else the middle."""
    values = {name: state.slider(name).value for name in state.function.variables}
    y = float(state.function(**values))
    return y if view.y_min <= y <= view.y_max else (view.y_min + view.y_max) / 2


def _scaled(view: Window, factor: float, at: float) -> tuple[float, float]:
    return at + (view.y_min - at) * factor, at + (view.y_max - at) * factor


def _with_ends(state: State, low: float, high: float) -> State:
    """Return the state with other ends of the window, as it is when they make no range; x moves only to stay inside."""
    try:
        check_range(low, high)
    except ValueError:
        return state
    slider = state.slider(state.along)
    value = min(high, max(low, slider.value))
    step = None if slider.step is not None and slider.step > high - low else slider.step
    return state.with_slider(state.along, replace(slider, value=value, low=low, high=high, step=step))


def _hold(state: State, low: float, high: float) -> State:
    try:
        check_range(low, high)
    except ValueError:
        return state
    return replace(state, y_held=(low, high))
