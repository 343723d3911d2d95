"""Every way a session can change: pure functions from a state to the next."""

import math
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import TypeAlias

from mgtui.engine import ExpressionError, parse
from mgtui.playground.changes.decimal_steps import COARSER, FINER, decimal_of, nudged, tidy_step
from mgtui.playground.defaults import PARABOLA
from mgtui.playground.state import H_LEAST, H_MOST, SCHEMES, Scheme, Slider, State

Transition: TypeAlias = Callable[[State], State]

_NUDGES_ACROSS = 100  # a normal nudge is about a hundredth of the slider
_NARROWEST = 1e-12  # a window may not be narrower than this part of the size of its ends
_WIDEST = 1e300


def start(expression: str = PARABOLA, **changes: object) -> State:
    """The state a session opens with.

    Raises:
        ExpressionError: `expression` does not parse.
    """
    parse(expression)
    return replace(State(expression, expression), **changes)  # type: ignore[arg-type]


def set_text(state: State, text: str) -> State:
    """The state after the text in the expression pane has changed; what does not parse leaves the function alone."""
    try:
        parse(text)
    except ExpressionError:
        return replace(state, text=text)
    return replace(state, text=text, expression=text)


def with_slider(state: State, name: str, slider: Slider) -> State:
    """The state with one slider replaced."""
    sliders = dict(state.sliders)
    sliders[name] = slider
    return replace(state, sliders=tuple(sorted(sliders.items())))


def set_value(state: State, name: str, value: float) -> State:
    """The state with a variable at a typed or pointed-at value; the slider widens when the value is outside."""
    slider = state.slider(name)
    low, high = _containing(slider, value)
    return with_slider(state, name, replace(slider, value=value, low=low, high=high, home=value))


def step_of(state: State, name: str) -> Decimal:
    """What one normal nudge of a variable is: the step set for it, or about a hundredth of its slider, in 1-2-5."""
    slider = state.slider(name)
    if slider.step is not None:
        return decimal_of(slider.step)
    return tidy_step((slider.high - slider.low) / _NUDGES_ACROSS)


def nudge(state: State, name: str, count: int, *, size: str = "normal") -> State:
    """The state after some nudges of a variable, `fine`, `normal` or `coarse`; past the end the slider follows."""
    slider = state.slider(name)
    step = step_of(state, name) * {"fine": FINER, "normal": Decimal(1), "coarse": COARSER}[size]
    value = nudged(slider.value, step, count, slider.home)
    low, high = _containing(slider, value)
    return with_slider(state, name, replace(slider, value=value, low=low, high=high))


def page(state: State, name: str, tenths: int) -> State:
    """The state after a variable has moved by tenths of its slider, on the grid of its nudges."""
    slider = state.slider(name)
    step = step_of(state, name)
    count = max(1, round((slider.high - slider.low) / 10 / float(step)))
    return nudge(state, name, tenths * count)


def to_end(state: State, name: str, end: str) -> State:
    """The state with a variable at the `low` or `high` end of its slider."""
    slider = state.slider(name)
    value = slider.low if end == "low" else slider.high
    return with_slider(state, name, replace(slider, value=value, home=None))


def drag(state: State, name: str, fraction: float) -> State:
    """The state with a variable at a fraction of its slider, on the grid of its nudges."""
    slider = state.slider(name)
    step = step_of(state, name)
    raw = slider.low + min(1.0, max(0.0, fraction)) * (slider.high - slider.low)
    value = float(step * round(Decimal(raw) / step)) + 0.0
    return with_slider(state, name, replace(slider, value=min(slider.high, max(slider.low, value)), home=None))


def set_range(state: State, name: str, low: float, high: float, step: float | None = None) -> State:
    """The state with other ends of a slider, and a step for its nudges; along the axis the ends are the window's.

    Raises:
        ValueError: the ends are not finite, not in order, or too close for doubles; the step is no step.
    """
    check_range(low, high)
    if step is not None and not 0 < step <= high - low:
        raise ValueError("the step must be above 0 and fit between the ends")
    slider = state.slider(name)
    value = min(high, max(low, slider.value))
    return with_slider(state, name, replace(slider, low=low, high=high, value=value, step=step))


def check_range(low: float, high: float) -> None:
    """Complain, in words for the person who typed it, of ends that make no range."""
    if not (math.isfinite(low) and math.isfinite(high)):
        raise ValueError("both ends must be finite numbers")
    if low >= high:
        raise ValueError("the left end must be below the right end")
    if high - low <= _NARROWEST * max(abs(low), abs(high)):
        raise ValueError("the ends are too close to tell apart")
    if max(abs(low), abs(high)) > _WIDEST:
        raise ValueError("the ends are too far apart")


def set_h(state: State, h: float) -> State:
    """The state with another step h.

    Raises:
        ValueError: h is not a number above 0 and at most 1e300.
    """
    if not 0 < h <= _WIDEST:
        raise ValueError("h must be a number above 0")
    return replace(state, h=h)


def scale_h(state: State, decades: int) -> State:
    """The state with h times ten to some power, kept between 1e-17 and 10; a typed h outside may only come nearer."""
    h = float(Decimal(repr(state.h)).scaleb(decades))
    low, high = min(H_LEAST, state.h), max(H_MOST, state.h)
    return replace(state, h=h) if low <= h <= high else state


def step_h(state: State, direction: int) -> State:
    """The state with the next h up (1) or down (-1) among 1, 2 and 5 times the powers of ten."""
    factor = 1 + 1e-6  # a little past h, so that the step found is another one
    below = float(tidy_step(state.h / factor))
    above = float(tidy_step(state.h * 2.5 * factor))
    h = above if direction > 0 else below
    low, high = min(H_LEAST, state.h), max(H_MOST, state.h)
    return replace(state, h=h) if low <= h <= high else state


def set_scheme(state: State, scheme: Scheme) -> State:
    """The state with this scheme."""
    return replace(state, scheme=scheme)


def next_scheme(state: State) -> State:
    """The state with the next scheme: forward, backward, central."""
    following = SCHEMES[(SCHEMES.index(state.scheme) + 1) % len(SCHEMES)]
    return set_scheme(state, following)


def next_variable(state: State) -> State:
    """The state with the next of f's variables along the axis."""
    variables = state.function.variables
    return replace(state, axis=variables[(variables.index(state.along) + 1) % len(variables)], y_held=None)


def show_pane(state: State, pane: str) -> State:
    """The state with another pane beside the plot."""
    return replace(state, pane=pane)


def reset(state: State) -> State:
    """The state the present expression would open on, with the same panes."""
    return replace(start(state.expression), shown=state.shown, pane=state.pane)


def pin(state: State) -> State:
    """The state with the present x kept in the table, or let go when it was kept."""
    kept = tuple(x for x in state.pins if x != state.x)
    return replace(state, pins=kept if len(kept) < len(state.pins) else (*state.pins, state.x))


def unpin(state: State) -> State:
    """The state with nothing kept in the table."""
    return replace(state, pins=())


def toggle(state: State, part: str) -> State:
    """The state with an optional part of the plot shown or hidden."""
    return replace(state, shown=state.shown ^ {part})


def _containing(slider: Slider, value: float) -> tuple[float, float]:
    """The slider's ends, moved on by quarters of its width until they hold `value`.

    The window follows a nudge past its edge. It does so by a good piece at a time, so that there is something to see
    ahead of x, and the picture stands still for the nudges that follow.
    """
    low, high = slider.low, slider.high
    if low <= value <= high:
        return low, high
    width = high - low
    quarter = width / 4
    if value < low - width or value > high + width or not quarter:  # far outside: a new window around it
        width = max(width, 4 * _NARROWEST * abs(value))  # at 1e17 doubles are 16 apart: ends 10 apart would be one
        return value - width / 2, value + width / 2
    past = (value - high) / quarter if value > high else (value - low) / quarter
    by = math.copysign(math.ceil(abs(past)), past) * quarter
    return min(low + by, value), max(high + by, value)
