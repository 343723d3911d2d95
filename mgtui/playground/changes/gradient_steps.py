"""A step against the gradient: all inputs at once, each by its slope, so that f goes down; from a state to the next."""

import math
from decimal import Context, Decimal

from mgtui.playground.changes.decimal_steps import decimal_of
from mgtui.playground.sliders import Slider, check_range
from mgtui.playground.state import State

RATE = Decimal("0.01")
"""What each slope is multiplied by."""
_SUM = Context(prec=40)  # of decimals, so that 2 + 0.01·3 is 2.03 and goes on in round numbers


def gradient_step(state: State) -> State:
    """Return the state with every input moved by −0.01 times f's slope along it; as it is where there is no such place.

    The slopes are those that doubles give, all of the place before the step.
    """
    slopes = slopes_of(state)
    if not all(map(math.isfinite, slopes.values())):
        return state
    after = state
    for name, slope in slopes.items():
        slider = _moved(state.slider(name), slope)
        if slider is None:
            return state
        after = after.with_slider(name, slider)
    return after


def slopes_of(state: State) -> dict[str, float]:
    """Return the slope of f along each of its variables; nan where there is none."""
    names = state.function.variables
    return dict(state.function.gradient(**{name: state.slider(name).value for name in names}).partials)


def _moved(slider: Slider, slope: float) -> Slider | None:
    """Return the slider after the step; None where it leads further than sliders go."""
    value = float(_SUM.subtract(decimal_of(slider.value), _SUM.multiply(RATE, decimal_of(slope))))
    moved = slider.typed(value)
    try:
        check_range(moved.low, moved.high)
    except ValueError:
        return None
    return moved
