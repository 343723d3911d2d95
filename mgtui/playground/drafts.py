"""What is seen of a function whose calls take long: a rough slope, then its curve in more and more points.

Each stage draws from the values that are known; of a stage whose values are not, the one before is shown.
"""

import math
from functools import lru_cache

import numpy as np

from mgtui.engine import BreakPoints, Landmarks, curve, difference, rough_numbers_and_behaviour
from mgtui.playground.analysis import Moment, Picture, function_along, moment_of
from mgtui.playground.framing import Rows, framing_in, rows_among
from mgtui.playground.own_values import NotYetError
from mgtui.playground.scene import Scene, Window
from mgtui.playground.state import State
from mgtui.text.numbers import told

STAGES = (17, 33, 65, 129)  # points of the curve, each among the next: at 0.2 s a call the last takes half a minute
_NOT_LOOKED_FOR = "Not looked for: a call of f takes long."


def drafted_moment(state: State) -> Moment:
    """Return the numbers of a state, roughly while values that tell them well are to come.

    Raises:
        NotYetError: even for that there are too few.
    """
    try:
        return moment_of(state)
    except NotYetError:
        return rough_moment(state)


def rough_moment(state: State) -> Moment:
    """Return the numbers of a state as nine values tell them.

    Raises:
        NotYetError: some of them are to come.
    """
    function, place = function_along(state.expression, state.others), told(state.x)
    numbers, what = rough_numbers_and_behaviour(function, state.x, place)
    quotient = difference(function, state.x, state.h, state.scheme)
    return Moment(state.along, place, function, quotient, numbers, what, math.nan)


def drafted_picture(state: State, width: int, height: int, rows: Rows | None = None) -> Picture:
    """Return the curve of a state through as many points as are known; the first stage may have none.

    Args:
        state: the state.
        width: dots across.
        height: dots upwards.
        rows: those of the plot proper.
    """
    slider = state.slider(state.along)
    key = (state.expression, state.others, (slider.low, slider.high), state.y_held, (width, height))
    for points in reversed(STAGES):
        try:
            return _draft(*key, rows or rows_among(height), "grid" in state.shown, points)
        except NotYetError:
            continue
    return _empty(state, (width, height), rows or rows_among(height))


def ask_for_curve(state: State, points: int) -> None:
    """Have a curve's values computed, where that is done."""
    slider = state.slider(state.along)
    function_along(state.expression, state.others)(np.linspace(slider.low, slider.high, points))


@lru_cache(maxsize=32)
def _draft(
    expression: str,
    others: tuple[tuple[str, float], ...],
    ends: tuple[float, float],
    y_held: tuple[float, float] | None,
    size: tuple[int, int],
    rows: Rows,
    grid: bool,
    points: int,
) -> Picture:
    function = function_along(expression, others)
    pieces = curve(
        function, *ends, width=size[0], height=size[1], window=y_held, framing=framing_in(rows), samples=points
    )
    scene = Scene(Window(*ends, pieces.y_min, pieces.y_max), tuple(pieces), grid=grid)
    return Picture(scene, Landmarks((), _NOT_LOOKED_FOR), function, size, BreakPoints(()), searched=True)


def _empty(state: State, size: tuple[int, int], rows: Rows) -> Picture:
    """Return a picture without a curve, high enough for the tangent at x."""
    moment, slider = drafted_moment(state), state.slider(state.along)
    height = moment.behaviour.value if math.isfinite(moment.behaviour.value) else 0.0
    reach = abs(moment.slope) * (slider.high - slider.low) * 0.5
    reach = reach if math.isfinite(reach) and reach > 0.0 else max(1.0, abs(height))
    low, high = state.y_held or framing_in(rows)(height - reach, height + reach)
    scene = Scene(Window(slider.low, slider.high, low, high), grid="grid" in state.shown)
    return Picture(scene, Landmarks((), _NOT_LOOKED_FOR), moment.function, size, BreakPoints(()), searched=True)
