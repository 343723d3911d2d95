"""The slope of f along each of its variables, as the sliders tell it: which input matters how much."""

import math

from mgtui.engine import SHOWN, SURE, Behaviour, Proven, Sampled, behaviour
from mgtui.playground.analysis import Moment, function_along
from mgtui.playground.panes.chain import NO_NUMBER, chain_of
from mgtui.playground.panes.proven import NOT_TOLD, text_of
from mgtui.playground.state import State, label_of
from mgtui.text.numbers import short

_DIGITS = range(SHOWN, 1, -1)  # as many as there is room for
_OF_SIDES = 3  # digits of each of two slopes that share the place of one
_ONE_SIDED = ("corner", "cusp", "vertical", "edge")


def partials_of(state: State) -> dict[str, Proven]:
    """Return the slope of f along each of its variables, with the digits that are vouched for; nan where it has none.

    At an end of f's domain it is the one-sided slope.
    """
    if isinstance(state.function, Sampled):
        values = {name: state.slider(name).value for name in state.function.variables}
        return {name: state.function.exact(wrt=name, **values).parts[1] for name in values}
    shown = chain_of(state)
    rows = {step.variable: row for row, step in enumerate(shown.steps) if step.variable}
    # What has fallen out of the tape, as a variable times 0 does, moves nothing.
    still = Proven(math.nan, 0) if math.isnan(shown.gradient.value) else Proven(0.0, SURE, error=0.0)
    names = state.function.variables
    return {name: shown.backward(rows[name]) if name in rows else still for name in names}


def partial_notes(state: State, moment: Moment) -> dict[str, tuple[str, ...]]:
    """Return `∂f/∂b = 2` for each variable, each in several lengths, the longest first.

    Where pieces meet, the slopes of both sides stand there; where there is no slope, a dash.
    """
    found = partials_of(state)
    return {name: _notes(state, moment, name, part) for name, part in found.items()}


def _notes(state: State, moment: Moment, name: str, part: Proven) -> tuple[str, ...]:
    what = moment.behaviour if name == state.along else None
    if part.withheld:
        texts = [NOT_TOLD]
    elif (part.digits or part.beyond) and (what is None or not math.isnan(what.slope)):
        texts = [text_of(part, digits) for digits in _DIGITS]
    else:
        texts = [_sides(what or _behaviour_along(state, name))]
    return tuple(dict.fromkeys(f"∂f/∂{label_of(name)} = {text}" for text in texts))


def _behaviour_along(state: State, name: str) -> Behaviour:
    """Return what f does along a variable that is not the one along the axis."""
    others = tuple((other, state.slider(other).value) for other in state.function.variables if other != name)
    return behaviour(function_along(state.expression, others), state.slider(name).value)


def _sides(what: Behaviour) -> str:
    if what.kind not in _ONE_SIDED:
        return short(what.slope, _OF_SIDES) if math.isfinite(what.slope) else NO_NUMBER
    known = [slope for slope in (what.left, what.right) if not math.isnan(slope)]
    return " | ".join(dict.fromkeys(short(slope, _OF_SIDES) for slope in known)) or NO_NUMBER
