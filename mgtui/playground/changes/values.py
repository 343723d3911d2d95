"""Every way a session can change: pure functions from a state to the next."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TypeAlias

from mgtui.engine import ExpressionError, parse
from mgtui.playground import defaults
from mgtui.playground.sliders import End, Size
from mgtui.playground.state import H_NAME, SCHEMES, Scheme, State, closing_of, parsed

Transition: TypeAlias = Callable[[State], State]


def start(expression: str = defaults.PARABOLA, **changes: object) -> State:
    """Return the state that a session opens with.

    Raises:
        ExpressionError: `expression` does not parse.
    """
    if isinstance(parsed(expression), ExpressionError):
        parse(expression)  # raises the error anew: the one remembered must not collect tracebacks
    return replace(State(expression, expression), **changes)  # type: ignore[arg-type]


def set_text(state: State, text: str) -> State:
    """Return the state after the expression pane has changed; what does not parse leaves the function alone.

    Brackets that are still open at the end count as closed: most of a formula is typed with one open.
    """
    closed = text + closing_of(text)
    if isinstance(parsed(closed), ExpressionError):
        return replace(state, text=text)
    state = state if closed == state.expression else brought_back(state)
    return replace(state, text=text, expression=closed)


def with_values(state: State, values: Mapping[str, float]) -> State:
    """Return the state with values of f's variables by their names; those of others are left out."""
    for name in state.function.variables:
        if name in values:
            state = set_value(state, name, values[name])
    return state


def close_brackets(state: State) -> State:
    """Return the state with the brackets written that its expression has and its text lacks."""
    return set_text(state, state.text + state.closing)


def set_value(state: State, name: str, value: float) -> State:
    """Return the state with a slider at a typed or pointed-at value; it widens when the value is outside.

    Raises:
        ValueError: the slider is h's, and the value is not above 0.
    """
    return state.with_slider(name, state.slider(name).typed(value))


def step_of(state: State, name: str) -> Decimal:
    """Return what one normal nudge of a variable is."""
    return state.slider(name).nudge_size


def nudge(state: State, name: str, count: int, *, size: Size = "normal") -> State:
    """Return the state after some nudges of a slider, `fine`, `normal` or `coarse`."""
    return state.with_slider(name, state.slider(name).nudged(count, size))


def page(state: State, name: str, tenths: int) -> State:
    """Return the state after a slider has moved by tenths of its length."""
    return state.with_slider(name, state.slider(name).paged(tenths))


def to_end(state: State, name: str, end: End) -> State:
    """Return the state with a slider at its `low` or `high` end."""
    return state.with_slider(name, state.slider(name).at_end(end))


def drag(state: State, name: str, fraction: float, reach: float = 0.0) -> State:
    """Return the state with a slider at a fraction of its length, give or take `reach`."""
    return state.with_slider(name, state.slider(name).dragged(fraction, reach))


def set_range(state: State, name: str, low: float, high: float, step: float | None = None) -> State:
    """Return the state with other ends of a variable's slider; along the axis they are the window's.

    Raises:
        ValueError: the ends are not finite, not in order, or too close for doubles; the step is no step.
    """
    return state.with_slider(name, state.slider(name).between(low, high, step))


def set_h(state: State, h: float) -> State:
    """Return the state with another step h.

    Raises:
        ValueError: h is not a number above 0 and at most 1e300.
    """
    return set_value(state, H_NAME, h)


def scale_h(state: State, decades: int) -> State:
    """Return the state with h times ten to some power, kept between 1e-17 and 10; a typed h may only come nearer."""
    return nudge(state, H_NAME, decades)


def step_h(state: State, direction: int) -> State:
    """Return the state with the next h up (1) or down (-1) among 1, 2 and 5 times the powers of ten."""
    return nudge(state, H_NAME, direction, size="fine")


def set_scheme(state: State, scheme: Scheme) -> State:
    """Return the state with this scheme."""
    return replace(state, scheme=scheme)


def next_scheme(state: State) -> State:
    """Return the state with the next scheme: forward, backward, central."""
    following = SCHEMES[(SCHEMES.index(state.scheme) + 1) % len(SCHEMES)]
    return set_scheme(state, following)


def next_variable(state: State) -> State:
    """Return the state with the next of f's variables along the axis."""
    state, variables = brought_back(state), state.function.variables
    return replace(state, axis=variables[(variables.index(state.along) + 1) % len(variables)], y_held=None)


def brought_back(state: State) -> State:
    """Return the state with the h and the window of before h → 0; x stays where it is, and the window holds it."""
    before = state.approach
    if before is None:
        return state
    slider = state.slider(state.along)
    slider = replace(slider, low=before.ends[0], high=before.ends[1]).typed(slider.value)
    state = state.with_slider(state.along, replace(slider, home=state.slider(state.along).home))
    return replace(state, h=before.h_before, y_held=before.y_held, approach=None)


def show_pane(state: State, pane: str) -> State:
    """Return the state with another pane beside the plot."""
    return replace(state, pane=pane)


def reset(state: State) -> State:
    """Return the state that the present expression would open on, with the same panes."""
    return replace(start(state.expression), shown=state.shown, pane=state.pane)


def pin(state: State) -> State:
    """Return the state with the present x kept in the table, or let go when it was kept."""
    kept = tuple(x for x in state.pins if x != state.x)
    return replace(state, pins=kept if len(kept) < len(state.pins) else (*state.pins, state.x))


def unpin(state: State) -> State:
    """Return the state with nothing kept in the table."""
    return replace(state, pins=())


def toggle(state: State, part: str) -> State:
    """Return the state with an optional part of the plot shown or hidden."""
    return replace(state, shown=state.shown ^ {part})
