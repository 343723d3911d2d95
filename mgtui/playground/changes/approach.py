"""h → 0, made visible: how h and the window go on from beat to beat; pure functions from a state to the next.

The run begins with an h of more than a quarter of the window, goes 1, 1/2, 1/5, 1/10 …, and when h is too small to
be seen, the window closes in until it fills as much again: a microscope in which the curve straightens. Three decades
further down nothing is left to tell the secant from the tangent, and each beat is a decade. Where h is no more than a
few doubles, 1, 2 and 5 again show how it is lost: the run ends where rounding takes x + h for x.
"""

import math
from dataclasses import replace

from mgtui.engine import difference
from mgtui.playground.analysis import function_along
from mgtui.playground.changes.decimal_steps import tidy_step
from mgtui.playground.changes.values import scale_h, step_h
from mgtui.playground.state import SCHEMES, Approach, Scheme, State

ACROSS = 3.5
"""How many h the window is wide when it has closed in."""
_SIDES: dict[Scheme, float] = dict(zip(SCHEMES, (1.0, 2.5, 1.75), strict=True))
"""How many h of the window lie left of x: one beside the secant, the rest where it goes."""
_FIRST = 1 / 10  # of the window there was: 3.5 of it are a third of that window
_SEEN = 3 * (1 - 1e-9)  # columns that h takes at least, up to rounding
_FINE = 1e-3  # of the first h: down to there h goes through 1, 2 and 5, and on by tens
_LEAST_ULPS = 24  # the closest window, in steps from double to double: each can be told from the next


def begun(state: State) -> State:
    """Return the first beat: a large h, in a window of its own; of a run that is there, its first once more.

    The largest h is taken, of those below it on the ladder, to which f has a difference quotient.
    """
    if state.approach is not None:
        return _closed_in(replace(state, h=state.approach.h, y_held=None))
    slider = state.slider(state.along)
    h = max(state.h, float(tidy_step((slider.high - slider.low) * _FIRST)))
    first = replace(state, h=h)
    while not _has_quotient(first) and (smaller := step_h(first, -1)).h < first.h:
        first = smaller
    if not _has_quotient(first):
        first = replace(state, h=h)
    before = Approach(first.h, state.h, (slider.low, slider.high), state.y_held)
    return _closed_in(replace(first, approach=before, y_held=None))


def next_beat(state: State, columns: int) -> State:
    """Return the next beat of a run: a smaller h, or a closer window; the same state where there is none.

    Args:
        state: a beat of the run.
        columns: of the plot, in which h is to be seen.
    """
    if state.approach is None or _is_lost(state):
        return state
    low, high = _ends(state)
    smaller = _smaller(state)
    if smaller.h == state.h:
        return state  # the least there is
    if state.h <= state.approach.h * _FINE:
        return _closed_in(smaller)
    closer = _closed_in(state) if state.h / (high - low) * columns < _SEEN else state
    return smaller if closer == state else closer


def magnification(state: State) -> float:
    """Return how many times closer the window of a run is than the one it began with; 1 where there is no run."""
    if state.approach is None:
        return 1.0
    low, high = _ends(state)
    return ACROSS * state.approach.h / (high - low)


def steps_until_now(state: State) -> tuple[float, ...]:
    """Return the steps h that a run has been through, the first one first; () where there is no run."""
    if state.approach is None:
        return ()
    steps = [state.approach.h]
    while steps[-1] > state.h and (smaller := _smaller(replace(state, h=steps[-1])).h) < steps[-1]:
        steps.append(smaller)
    return tuple(steps)


def _smaller(state: State) -> State:
    """Return the state of a run with the next h: by tens where each beat would look like the one before."""
    first = state.h if state.approach is None else state.approach.h
    fine = state.h > first * _FINE or state.h <= _LEAST_ULPS * math.ulp(state.x)
    return step_h(state, -1) if fine else scale_h(state, -1)


def _closed_in(state: State) -> State:
    """Return the state with the window around the point in which h fills more than a quarter."""
    x, left = state.x, _SIDES[state.scheme]
    unit = max(state.h, _LEAST_ULPS * math.ulp(x) / ACROSS)
    low, high = x - left * unit, x + (ACROSS - left) * unit
    if not low < x < high < math.inf:
        return state
    return state.with_slider(state.along, replace(state.slider(state.along), low=low, high=high))


def _is_lost(state: State) -> bool:
    return state.x in (state.x + state.h, state.x - state.h)


def _has_quotient(state: State) -> bool:
    function = function_along(state.expression, state.others)
    return math.isfinite(difference(function, state.x, state.h, state.scheme).slope)


def _ends(state: State) -> tuple[float, float]:
    slider = state.slider(state.along)
    return slider.low, slider.high
