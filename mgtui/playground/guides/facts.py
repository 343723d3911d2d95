"""The numbers a lesson may speak of: each computed by the engine from one state, and written out."""

import math
import sys
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property, lru_cache

import numpy as np

from mgtui.playground.actions import ACTIONS, spoken_keys
from mgtui.playground.analysis import Moment, moment_of
from mgtui.playground.changes.jumps import to_best_h
from mgtui.playground.changes.values import step_of
from mgtui.playground.guides.chain_facts import ChainFacts
from mgtui.playground.panes.summary import reading_in
from mgtui.playground.state import State, label_of
from mgtui.text.charset import CharsetName
from mgtui.text.numbers import MINUS, equation, exact, fraction, short

_LONG = 10  # digits where the last ones are the point: 14.000003
_LITTLE = 1e-3  # this part of an error is little

KEYS: Mapping[str, str] = {
    **{action.name: spoken_keys(action).split("  ")[0] for action in ACTIONS},
    "answer": "Enter", "repeat": "Backspace", "choice_before": "←", "next_choice": "→", "skip": "k",
    "step_above": "↑", "step_below": "↓",
}  # fmt: skip
"""The first key of each action, as people know it, by the action's name; the last are a guide's and the chain's."""


@lru_cache(maxsize=16)
def facts_of(state: State, charset: CharsetName = "braille") -> "Facts":
    """Return the facts of a state, remembered: a card is made at every key."""
    return Facts(state, charset)


class Facts(ChainFacts):
    """What a text can say about a state, as `{at.slope}`; everything is computed when it is asked for.

    Attributes:
        state: the state.
        charset: what the terminal can show.
    """

    @cached_property
    def moment(self) -> Moment:
        """The numbers themselves, for checks."""
        return moment_of(self.state)

    # -- the point and the quotient --------------------------------------------------------------------------------

    @property
    def reading(self) -> str:
        """The expression in plain mathematics."""
        return reading_in(self.state.function, self.charset)

    @property
    def along(self) -> str:
        """The variable along the axis."""
        return self.moment.name

    @property
    def x(self) -> str:
        """Where the point stands."""
        return self.moment.place

    @property
    def fraction(self) -> str:
        """The same as a fraction, where it is a simple one."""
        return fraction(self.moment.x)

    @property
    def h(self) -> str:
        """The step."""
        return exact(self.state.h)

    @property
    def f(self) -> str:
        """The value at the point."""
        return short(self.moment.difference.f_x)

    @property
    def f_plus_h(self) -> str:
        """The value a step to the right."""
        return short(self.moment.difference.f_x_plus_h, _LONG)

    @property
    def rise(self) -> str:
        """By how much f responded."""
        return short(self.moment.difference.rise, _LONG)

    @property
    def run(self) -> str:
        """How far x was pushed."""
        return exact(self.moment.difference.run)

    @property
    def quotient(self) -> str:
        """Rise over run."""
        return short(self.moment.difference.slope, _LONG)

    # -- the slope -------------------------------------------------------------------------------------------------

    @property
    def slope(self) -> str:
        """The true slope; 0 where only the rounding of x keeps f from being flat, as at the double next to 2/3."""
        return "0" if self.moment.direction == "stays" else short(self.moment.slope)

    @property
    def roughly(self) -> str:
        """Rise over run to a few digits."""
        return short(self.moment.difference.slope, 2)

    @property
    def off(self) -> str:
        """How far the quotient is from the slope."""
        return short(abs(self.moment.error), 2)

    @property
    def little_error(self) -> float:
        """A small part of how far the quotient is off, as something to strive for."""
        return float(f"{abs(self.moment.error) * _LITTLE:.0e}")

    @property
    def little(self) -> str:
        """The same, written out."""
        return exact(self.little_error)

    @property
    def left(self) -> str:
        """The slope from the left."""
        return short(self.moment.behaviour.left)

    @property
    def right(self) -> str:
        """The slope from the right."""
        return short(self.moment.behaviour.right)

    @property
    def slope_line(self) -> str:
        """The derivative of a parabola, a straight line: `6x − 4`."""
        numbers = self.moment.numbers
        return equation(
            numbers.curvature, numbers.slope - numbers.curvature * self.moment.x, label_of(self.moment.name)
        )

    @property
    def slope_sum(self) -> str:
        """The same with the point put in: `6·3 − 4`."""
        numbers, x = self.moment.numbers, self.moment.x
        constant = numbers.slope - numbers.curvature * x
        return f"{short(numbers.curvature)}·{short(x)} {MINUS if constant < 0 else '+'} {short(abs(constant))}"

    @property
    def sentence(self) -> str:
        """What f does at the point, in one sentence."""
        return self.moment.behaviour.sentence

    @property
    def best_h(self) -> str:
        """The step where the quotient should be nearest to the slope."""
        return exact(to_best_h(self.state, self.moment).h)

    # -- doubles ---------------------------------------------------------------------------------------------------

    @property
    def gap(self) -> str:
        """How far x is from the next double."""
        return short(math.ulp(self.moment.x), 2)

    @property
    def digits(self) -> str:
        """How many decimal digits a double is sure to keep."""
        return str(sys.float_info.dig)

    # -- a row of inputs -------------------------------------------------------------------------------------------

    @property
    def low(self) -> str:
        """The left border of the window."""
        return short(self.state.slider(self.along).low)

    @property
    def high(self) -> str:
        """Its right border."""
        return short(self.state.slider(self.along).high)

    @property
    def width(self) -> str:
        """How wide the window is."""
        slider = self.state.slider(self.along)
        return short(slider.high - slider.low, 2)

    @property
    def step(self) -> str:
        """How far one nudge goes."""
        return exact(float(step_of(self.state, self.along)))

    @cached_property
    def _row(self) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
        slider = self.state.slider(self.along)
        return np.arange(slider.low, slider.high, float(step_of(self.state, self.along)))

    @property
    def count(self) -> str:
        """How many inputs there are from the left border up to the right one, which is left out, a nudge apart."""
        return str(len(self._row))

    @property
    def first_values(self) -> str:
        """The first few values of f along that row."""
        return ", ".join(short(float(value)) for value in self.moment.function(self._row[:3]))

    # -- large and wide expressions --------------------------------------------------------------------------------

    @property
    def operations(self) -> str:
        """How many operations the expression is made of."""
        return str(sum(1 for node in self.state.function.tree if node.args))

    @property
    def value(self) -> Mapping[str, str]:
        """The value of every variable, by name."""
        return {name: short(self.state.slider(name).value) for name in self.state.function.variables}

    @property
    def strongest(self) -> str:
        """The input that moves f the most when each is pushed alike."""
        names = self.state.function.variables
        return max(names, key=lambda name: abs(moment_of(replace(self.state, axis=name)).slope))

    # -- the inputs one by one -------------------------------------------------------------------------------------

    @property
    def slope_of(self) -> Mapping[str, str]:
        """The slope along every variable, by name."""
        names = self.state.function.variables
        return {name: short(moment_of(replace(self.state, axis=name)).slope) for name in names}
