"""Jumps to places the engine knows exactly: landmarks, and the best h."""

import math
from dataclasses import replace

from mgtui.engine import Landmark, Landmarks, best_step
from mgtui.playground.analysis import Moment
from mgtui.playground.changes.values import set_value
from mgtui.playground.state import H_LEAST, H_MOST, State


def jump(state: State, found: Landmarks, direction: int) -> State:
    """Return the state with x on the next landmark to the right (1) or left (-1), round the end of the window."""
    places = sorted({mark.x for mark in found})
    if not places:
        return state
    ahead = [x for x in places if (x > state.x if direction > 0 else x < state.x)]
    target = (min(ahead) if direction > 0 else max(ahead)) if ahead else places[0 if direction > 0 else -1]
    return set_value(state, state.along, target)


def landmarks_at(found: Landmarks, x: float) -> list[Landmark]:
    """Return the landmarks at exactly x."""
    return [mark for mark in found if mark.x == x]


def to_best_h(state: State, moment: Moment) -> State:
    """Return the state with h where the error of the difference quotient should be least."""
    h = best_step(moment.function, moment.x, state.scheme).h
    if not math.isfinite(h) or h <= 0:
        return state
    rounded = float(f"{h:.0e}")  # a round h reads better, and the bottom of the V is flat
    return replace(state, h=min(H_MOST, max(H_LEAST, rounded)))
