"""Questions of the game about chains: which input matters most, and which step is to blame for a missing slope."""

import math
import random
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from mgtui.engine import to_blame
from mgtui.playground.changes import values as to
from mgtui.playground.guides.facts import Facts
from mgtui.playground.panes.chain import chain_of, labelled
from mgtui.playground.state import State, label_of
from mgtui.text.charset import CharsetName

INPUTS = (
    "a*b + c",
    "a^2 + 3b - c",
    "a*b*c",
    "x^2 - 4y",
    "tanh(a*b/8) + c/4",
    "a*b - c^2",
    "(a - b)^2 + c",
    "a/b + c/2",
)
BLAMED: Mapping[str, float] = MappingProxyType(
    {
        "2|x - 1| + x": 1.0,
        "x^2 + |x|": 0.0,
        "max(x, 1) - x/2": 1.0,
        "relu(x - 2) + x": 2.0,
        "floor(x) + x/2": 1.0,
        "|x^2 - 4| + 3": 2.0,
        "cbrt(x) + x^2": 0.0,
        "3|sin(x)| + x": 0.0,
    }
)
_VALUES = (-4.0, -3.0, -2.0, -1.0, 1.0, 2.0, 3.0, 4.0)
_PLAINLY = 1.5  # how many times as strong as any other the strongest input must be

INPUT_TEXT = "f = {at.reading}, with {values}, is {at.f}. The slopes are hidden."
INPUT_ASK = "Push each input alike, by very little: which one moves f the most, up or down?"
INPUT_TOLD = "the gradient is {gradient}: {answer} matters most."
BLAME_TEXT = (
    "f(x) = {at.reading} has no slope at x = {at.x}. It is computed in small steps, each with a slope of its own: all "
    "of them but one."
)
BLAME_ASK = "Which step is to blame?"
BLAME_TOLD = "it is {answer}. {at.blamed}."


class ChainQuestion(NamedTuple):
    """A question about a place.

    Attributes:
        text: what there is to know, a template.
        ask: the question.
        choices: the answers to choose from.
        answer: the right one.
        told: what is said of it, a template.
        values: what the templates hold besides facts.
    """

    text: str
    ask: str
    choices: tuple[str, ...]
    answer: str
    told: str
    values: Mapping[str, str]


@lru_cache(maxsize=16)
def question_about(place: State, charset: CharsetName = "braille") -> ChainQuestion | None:
    """Return what is asked about a place; None where it is the slope."""
    at = Facts(place, charset)
    names = place.function.variables
    if place.expression in INPUTS:
        values = ", ".join(f"{label_of(name)} = {at.value[name]}" for name in names)
        gradient = ", ".join(f"{at.slope_of[name]} for {label_of(name)}" for name in names)
        answer, choices = label_of(at.strongest), tuple(map(label_of, names))
        told = {"values": values, "gradient": gradient, "answer": answer}
        return ChainQuestion(INPUT_TEXT, INPUT_ASK, choices, answer, INPUT_TOLD, told)
    if place.expression in BLAMED and place.x == BLAMED[place.expression]:
        shown = chain_of(place)
        steps = [row for row, step in enumerate(shown.steps) if not step.variable]
        [guilty] = to_blame(shown)
        choices = tuple(labelled(shown, row, charset) for row in steps)
        answer = labelled(shown, guilty, charset)
        return ChainQuestion(BLAME_TEXT, BLAME_ASK, choices, answer, BLAME_TOLD, {"answer": answer})
    return None


def chain_place(asked: Collection[tuple[str, float]], rng: random.Random) -> State:
    """Return a place to ask about, of a function that was not asked about before while there are others."""
    known = {text for text, _ in asked}
    texts = [text for text in (*INPUTS, *BLAMED) if text not in known] or [*INPUTS, *BLAMED]
    text = rng.choice(texts)
    state = to.start(text, pane="chain")
    if text in INPUTS:
        return _with_a_strongest(state, rng)
    state = to.set_value(state, "x", BLAMED[text])
    return replace(state, row=to_blame(chain_of(state))[0])  # hidden until the answer


def _with_a_strongest(state: State, rng: random.Random) -> State:
    """Return the state with values for its inputs at which one of them is plainly the strongest."""
    while True:
        for name in state.function.variables:
            state = to.set_value(state, name, rng.choice(_VALUES))
        point = {name: state.slider(name).value for name in state.function.variables}
        sizes = sorted(map(abs, state.function.gradient(**point).partials.values()))
        if math.isfinite(sizes[-1]) and sizes[-1] >= _PLAINLY * sizes[-2]:
            return state
