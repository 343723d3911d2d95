"""What f does at one x with one h: the moment, which a nudge makes anew, and what the plot shows of it."""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy  # noqa: F401  (before the engine: from deep within its imports numpy takes 7 ms longer to load)

from mgtui.engine import (
    AnyFunction,
    Behaviour,
    BreakPoints,
    Difference,
    Exact,
    breaks,
    difference,
    errors_of,
    intercept,
    numbers_and_behaviour,
)
from mgtui.playground.scene import Line, Moving, Secant
from mgtui.playground.state import Scheme, State, function_of
from mgtui.text.numbers import exact, told

_SEEN = 0.03  # of a nudge: what is less cannot be told from x, for a fine nudge is a tenth of one
LEVEL = 2.0**-40  # heights that differ by less, relatively, differ by rounding
_MEANINGFUL_RUN = 1e-3  # a secant with a run below this part of the window cannot be seen; the tangent says it all


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """Everything the panes say about one x and one h; computed once per state, by the engine.

    Attributes:
        name: the variable along the axis.
        place: x as sentences write it: told from the breaks of f and from what stands beside it on screen.
        function: f as a function of that variable alone.
        difference: the difference quotient at x with step h.
        numbers: the true value, slope and curvature at x, each with its proven digits.
        behaviour: what f does at x, and the one-sided slopes where it has no slope.
        error: how far the difference quotient lies above the slope; nan where either is missing, or too few digits of
            the slope are known to tell.
    """

    name: str
    place: str
    function: AnyFunction
    difference: Difference
    numbers: Exact
    behaviour: Behaviour
    error: float

    @property
    def x(self) -> float:
        """Where the point stands."""
        return self.difference.x

    @property
    def slope(self) -> float:
        """The slope at x; nan where there is none."""
        return self.behaviour.slope

    @property
    def direction(self) -> str:
        """`up`, `down` or `stays`, by the sign of the slope; "" where there is none.

        f stays where the slope is 0, or would be between x and the next double, as that of sin beside π/2 is. An
        infinite curvature says nothing of that: sqrt is steep at 1e-320.
        """
        if math.isnan(self.slope):
            return ""
        if beyond := self.numbers.parts[1].beyond:  # too small for a double, and not 0 for that
            return "down" if beyond.startswith("-") else "up"
        if self.slope == 0 or self._turns_beside_x():
            return "stays"
        return "up" if self.slope > 0 else "down"

    def _turns_beside_x(self) -> bool:
        ulp, bend = math.ulp(self.x), abs(self.numbers.curvature)
        unseen = bend * ulp * ulp <= LEVEL * max(1.0, abs(self.behaviour.value))  # f oscillates from double to double
        return abs(self.slope) <= bend * ulp < math.inf and unseen


@lru_cache(maxsize=64)
def function_along(expression: str, others: tuple[tuple[str, float], ...]) -> AnyFunction:
    """Return the function with all variables but the one along the axis held still."""
    function = function_of(expression)
    return function.bind(**dict(others)) if others else function


def moment_of(state: State) -> Moment:
    """Return the numbers of a state, remembered for when more of its picture is there."""
    return _moment(state.expression, state.others, state.along, repr(state.x), state.h, state.scheme, _place(state))


@lru_cache(maxsize=2)
def _moment(
    expression: str, others: tuple[tuple[str, float], ...], name: str, at: str, h: float, scheme: Scheme, place: str
) -> Moment:
    """Return a moment; `at` is x as a text, which tells -0.0 from 0.0."""
    function, x = function_along(expression, others), float(at)
    quotient = difference(function, x, h, scheme)
    numbers, what = numbers_and_behaviour(function, x, place)
    smooth = not math.isnan(what.slope)
    error = errors_of([quotient.slope], function, x, numbers.parts[1])[0] if smooth else math.nan
    return Moment(name, place, function, quotient, numbers, what, error)


def _place(state: State) -> str:
    """Return x in as many digits as tell it from the breaks in the window, and from x a fine nudge away."""
    if told(state.x) == exact(state.x):
        return told(state.x)
    slider = state.slider(state.along)
    points = breaks_along(state.expression, state.others, (slider.low, slider.high))
    if any(crowd.low <= state.x <= crowd.high for crowd in points.crowded):
        return exact(state.x)
    return told(state.x, [point.x for point in points], _SEEN * float(slider.nudge_size))


@lru_cache(maxsize=16)
def breaks_along(expression: str, others: tuple[tuple[str, float], ...], ends: tuple[float, float]) -> BreakPoints:
    """Return where f, along the axis, breaks between two ends."""
    return breaks(function_along(expression, others), *ends)


def moving_of(state: State, moment: Moment) -> Moving:
    """Return what the plot shows of a moment: the point, the tangents and the secant, each if the state asks for it."""
    difference = moment.difference
    slider = state.slider(state.along)
    secant = None
    run = abs(difference.x_to - difference.x_from)
    if "secant" in state.shown and run >= _MEANINGFUL_RUN * (slider.high - slider.low) and difference.undefined is None:
        ends = difference.x_from, difference.f_from, difference.x_to, difference.f_to
        secant = Secant(*ends, difference.slope)
    return Moving(
        x=moment.x,
        y=moment.behaviour.value if math.isfinite(moment.behaviour.value) else math.nan,
        tangents=tangents_of(moment) if "tangent" in state.shown else (),
        secant=secant,
    )


def tangents_of(moment: Moment) -> tuple[Line, ...]:
    """Return one tangent where f is smooth, one-sided ones at a corner, cusp or edge, none at a jump, hole or pole."""
    what, x = moment.behaviour, moment.x
    if what.kind in ("smooth", "vertical"):
        slope = what.slope if what.kind == "smooth" else what.right
        slope = 0.0 if moment.direction == "stays" else slope
        if not math.isfinite(what.value) or math.isnan(slope):
            return ()
        at_zero = intercept(x, moment.numbers) if slope and what.kind == "smooth" else math.nan
        return (Line(x, what.value, slope, at_zero=at_zero),)
    if what.kind not in ("corner", "cusp", "edge") or not math.isfinite(what.value):
        return ()
    left = (Line(x, what.value, what.left, "left"),) if not math.isnan(what.left) else ()
    right = (Line(x, what.value, what.right, "right"),) if not math.isnan(what.right) else ()
    return left + right
