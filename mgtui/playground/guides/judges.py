"""How a lesson judges: the answers it can ask the engine for, and the deeds it can wait for, each by a name of its own.

A lesson says `answer = "slope"` or `until = {flat = true}`; what that means at a state is told here, by the engine's
numbers. To add one, add a row.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeAlias

from mgtui.playground.guides.facts import Facts
from mgtui.playground.state import PANES

UP, DOWN, FLAT, NONE = "up", "down", "flat", "no slope"
WAYS = (UP, DOWN, FLAT)
ON_THE_MARK, CLOSER, FAR_OFF = "on the mark", "closer still", "far off"
_FAR = 0.01  # of the slope
_STRIVEN = 1.01  # times the error that is to be reached: it is shown rounded

Done: TypeAlias = Callable[[Facts, Facts], bool]


def way(facts: Facts) -> str:
    """Name where f goes at the point: up, down or flat."""
    return FLAT if facts.moment.direction == "stays" else facts.moment.direction


def way_or_none(facts: Facts) -> str:
    """Name where f goes at the point, or that it has no slope there."""
    return way(facts) if facts.moment.slope == facts.moment.slope else NONE


def quality(facts: Facts) -> str:
    """Name how near the quotient is to the slope."""
    error = abs(facts.moment.error)
    return FAR_OFF if error > _FAR * abs(facts.moment.slope) else CLOSER if error else ON_THE_MARK


class KnownAnswer(NamedTuple):
    """A question whose answer the engine knows.

    Attributes:
        choices: the answers there may be; empty where these are f's variables.
        answer: which of them is right, from the facts of the target.
    """

    choices: tuple[str, ...]
    answer: Callable[[Facts], str]


KNOWN_ANSWERS: Mapping[str, KnownAnswer] = {
    "way": KnownAnswer(WAYS, way),
    "way or none": KnownAnswer((*WAYS, NONE), way_or_none),
    "quality": KnownAnswer((ON_THE_MARK, CLOSER, FAR_OFF), quality),
    "strongest": KnownAnswer((), lambda facts: facts.strongest),
}

NUMBERS: Mapping[str, Callable[[Facts], float]] = {
    "slope": lambda facts: facts.moment.slope,
    "quotient": lambda facts: facts.moment.difference.slope,
    "rise": lambda facts: facts.moment.difference.rise,
    "value": lambda facts: facts.moment.behaviour.value,
    "curvature": lambda facts: facts.moment.numbers.curvature,
    "left": lambda facts: facts.moment.behaviour.left,
    "right": lambda facts: facts.moment.behaviour.right,
}


def _width(facts: Facts) -> float:
    slider = facts.state.slider(facts.along)
    return slider.high - slider.low


def _moved(by: float) -> Done:
    if by < 0:
        return lambda at, now: now.moment.x - at.moment.x <= by
    return lambda at, now: now.moment.x - at.moment.x >= by


class WaitedFor(NamedTuple):
    """A deed to wait for.

    Attributes:
        kind: what its value must be: a number, true, or a word.
        words: the words, where it is one of these.
        done: from that value, whether it is done, by the facts of where the step began and of the state on screen.
    """

    kind: type
    done: Callable[[Any], Done]
    words: tuple[str, ...] = ()


DEEDS: Mapping[str, WaitedFor] = {
    "x": WaitedFor(float, lambda x: lambda at, now: now.moment.x == x),
    "x_moves": WaitedFor(float, _moved),
    "h_times_smaller": WaitedFor(float, lambda times: lambda at, now: now.state.h <= at.state.h / times),
    "error_little": WaitedFor(bool, lambda _: lambda at, now: abs(now.moment.error) <= _STRIVEN * at.little_error),
    "flat": WaitedFor(bool, lambda _: lambda at, now: now.moment.direction == "stays"),
    "slope_below": WaitedFor(float, lambda most: lambda at, now: abs(now.moment.slope) <= most),
    "times_closer": WaitedFor(float, lambda times: lambda at, now: _width(now) <= _width(at) / times),
    "pane": WaitedFor(str, lambda pane: lambda at, now: now.state.pane == pane, PANES),
    "step_of_chain": WaitedFor(bool, lambda _: lambda at, now: now.state.row is not None),
    "along": WaitedFor(str, lambda name: lambda at, now: now.along == name),
    "scheme": WaitedFor(str, lambda name: lambda at, now: now.state.scheme == name, ("forward", "backward", "central")),
    "no_slope": WaitedFor(bool, lambda _: lambda at, now: now.moment.slope != now.moment.slope),
    "h_lost": WaitedFor(bool, lambda _: lambda at, now: now.moment.difference.h_lost),
}
