"""What is seen of a function whose calls take long: a rough slope, then its curve in more and more points.

Each stage draws from the values that are known; of a stage whose values are not, the one before is shown.
"""

import math
from functools import lru_cache

import numpy as np

from mgtui.engine import BreakPoints, Landmarks, Piece, curve, difference, rough_numbers_and_behaviour
from mgtui.playground.analysis import Moment, function_along, moment_of
from mgtui.playground.framing import Rows, framing_in
from mgtui.playground.own_values import NotYetError
from mgtui.playground.picture_making import Picture, PictureKey, key_of
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
    key = key_of(state, width, height, rows)
    for points in reversed(STAGES):
        try:
            return _draft(key, points)
        except NotYetError:
            continue
    return _empty(state, key)


def ask_for_curve(state: State, points: int) -> None:
    """Have a curve's values computed, where that is done."""
    slider = state.slider(state.along)
    function_along(state.expression, state.others)(np.linspace(slider.low, slider.high, points))


@lru_cache(maxsize=32)
def _draft(key: PictureKey, points: int) -> Picture:
    (width, height), framing = key.size, framing_in(key.rows)
    pieces = curve(
        key.function, *key.ends, width=width, height=height, window=key.y_held, framing=framing, samples=points
    )
    return _drawn(key, Window(*key.ends, pieces.y_min, pieces.y_max), tuple(pieces))


def _drawn(key: PictureKey, window: Window, pieces: tuple[Piece, ...] = ()) -> Picture:
    scene = Scene(window, pieces, grid=key.grid)
    return Picture(scene, Landmarks((), _NOT_LOOKED_FOR), key.function, key.size, BreakPoints(()), searched=True)


def _empty(state: State, key: PictureKey) -> Picture:
    """Return a picture without a curve, high enough for the tangent at x."""
    moment, ends = drafted_moment(state), key.ends
    height = moment.behaviour.value if math.isfinite(moment.behaviour.value) else 0.0
    reach = abs(moment.slope) * (ends[1] - ends[0]) * 0.5
    reach = reach if math.isfinite(reach) and reach > 0.0 else max(1.0, abs(height))
    low, high = key.y_held or framing_in(key.rows)(height - reach, height + reach)
    return _drawn(key, Window(*ends, low, high))
