"""The pool of the guessing game: functions by difficulty, and which of their points are fair to ask about."""

import math
import random
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from mgtui.engine import LANDMARK_KINDS
from mgtui.playground.analysis import Moment, moment_of
from mgtui.playground.changes import values as to
from mgtui.playground.defaults import PARABOLA
from mgtui.playground.guides.chain_questions import chain_place
from mgtui.playground.picture import picture_of, window_of
from mgtui.playground.scene import Window
from mgtui.playground.state import State
from mgtui.playground.typed_numbers import number_of

UP, DOWN, FLAT, NONE = "up", "down", "flat", "no slope"

_STEEP, _LEVEL = 0.25, 0.1  # what a slope of the picture, 1 along its diagonal, must exceed or may not
_NEAR = 0.04  # how far around the point, as a part of the window, the picture must say the same
_BENT = 0.5  # least angle between the sides of a corner on a square picture, in radians
_GAP = 0.1  # least height of a jump, as a part of the picture's
_INNER = (0.15, 0.85)  # where in the window ordinary points lie
_CANVAS = (160, 96)  # a plot of 80 x 24 cells
_ACROSS = 20  # how many ordinary points are looked at in a window
_CHAINS_FROM, _CHAIN_EVERY = 6, 3  # rounds before the first question about a chain, and from one to the next
_PER_LEVEL = 3  # rounds before it gets harder
_SPECIAL_SHARE = 0.6  # how often a flat place or a corner is asked about, where a function has one


@dataclass(frozen=True, slots=True)
class GameFunction:
    """A function of the pool.

    Attributes:
        level: from 0, the easiest.
        text: the expression.
        low: left end of the window, as typed.
        high: right end.
        special: places where it is flat or has no slope, as typed.
    """

    level: int
    text: str
    low: str = "-5"
    high: str = "5"
    special: tuple[str, ...] = ()


POOL: tuple[GameFunction, ...] = (
    GameFunction(0, PARABOLA),
    GameFunction(0, "2x - 1"),
    GameFunction(0, "1 - x/2"),
    GameFunction(0, "4 - x^2", "-3", "3"),
    GameFunction(0, "x^2/2", "-4", "4"),
    GameFunction(1, "x^2 - 2x", "-3", "5", ("1",)),
    GameFunction(1, PARABOLA, "-2", "3", ("2/3",)),
    GameFunction(1, "x^3 - 3x", "-2.5", "2.5", ("-1", "1")),
    GameFunction(1, "cos(x)", "-6", "6", ("0",)),
    GameFunction(1, "3", special=("-2", "1")),
    GameFunction(2, "e^x", "-3", "3"),
    GameFunction(2, "sin(x)", "-6", "6"),
    GameFunction(2, "ln(x)", "0", "6"),
    GameFunction(2, "x^4 - 4x^2", "-2.5", "2.5", ("0",)),
    GameFunction(2, "4/(1 + x^2)", "-4", "4", ("0",)),
    GameFunction(2, "sigmoid(x)", "-6", "6"),
    GameFunction(3, "|x|", special=("0",)),
    GameFunction(3, "2 - |x - 1|", "-4", "6", ("1",)),
    GameFunction(3, "relu(x)", "-4", "4", ("0", "-2")),
    GameFunction(3, "max(x, 1 - x)", "-3", "4", ("1/2",)),
    GameFunction(3, "|x^2 - 4|", "-4", "4", ("-2", "0", "2")),
    GameFunction(4, "x sin(x)", "-7", "7", ("0",)),
    GameFunction(4, "sqrt(|x|)", "-4", "4", ("0",)),
    GameFunction(4, "|sin(x)|", "-5", "5", ("0",)),
    GameFunction(4, "floor(x)", "-3", "4", ("0", "1", "1/2")),
    GameFunction(4, "x^2 e^(-x)", "-1", "6", ("0", "2")),
    GameFunction(4, "min(x^2, 4 - x)", "-3", "5", ("0",)),
)
HARDEST = max(row.level for row in POOL)


def state_at(row: GameFunction, x: float) -> State:
    """Return the playground on a function of the pool."""
    state = to.start(row.text)
    state = to.set_range(state, "x", number_of(row.low), number_of(row.high))
    return to.set_value(state, "x", x)


def truth(moment: Moment) -> str:
    """Tell what f does at a point: up, down, flat, or no slope."""
    if math.isnan(moment.slope):
        return NONE
    return {"up": UP, "down": DOWN, "stays": FLAT}[moment.direction]


def is_fair(state: State) -> bool:
    """Tell whether the picture of a state shows what f does at its point, well enough for a plot of a few rows.

    A slope must be plain to see, and the same way around; a flat place must look flat; a corner must look bent and a
    jump high. Near misses (a hair beside a hilltop, a corner almost straight) are left out.
    """
    moment, view = moment_of(state), _view(state)
    what, value = moment.behaviour, moment.behaviour.value
    if not (view.y_min <= value <= view.y_max):
        return False
    scale = (view.x_max - view.x_min) / (view.y_max - view.y_min)  # turns a slope into one of the picture
    if what.kind == "smooth":
        reach = _NEAR * (view.x_max - view.x_min)
        marks = picture_of(state, *_CANVAS).landmarks
        if any(abs(mark.x - moment.x) <= reach for mark in marks if LANDMARK_KINDS[mark.kind].breaks_slope):
            return False
        around = moment.x + np.linspace(-reach, reach, 9)
        steepness = moment.function.jet(around).slope * scale
        if moment.direction == "stays":
            rise = np.abs(moment.function(around) - value).max() / (view.y_max - view.y_min)
            return bool(rise <= _LEVEL)
        return bool(np.all(steepness * math.copysign(1, moment.slope) >= _STEEP))
    if what.kind in ("corner", "cusp"):
        return abs(math.atan(what.right * scale) - math.atan(what.left * scale)) >= _BENT
    gap = abs(what.right_limit - what.left_limit) if what.kind == "jump" else 0.0
    return gap >= _GAP * (view.y_max - view.y_min)


def _view(state: State) -> Window:
    return window_of(state, *_CANVAS)


@lru_cache(maxsize=len(POOL))
def fair_points(row: GameFunction) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the ordinary and the special points of a function that are fair to ask about."""
    low, high = number_of(row.low), number_of(row.high)
    inner = [round(low + float(part) * (high - low), 1) + 0.0 for part in np.linspace(*_INNER, _ACROSS)]
    special = tuple(x for x in map(number_of, row.special) if is_fair(state_at(row, x)))
    ordinary = tuple(x for x in dict.fromkeys(inner) if is_fair(state_at(row, x)))
    return tuple(x for x in ordinary if x not in special), special


def levels_of(number: int) -> Collection[int]:
    """Return the levels a round may have: one after the other from 0, in the end the hardest ones mixed."""
    level = number // _PER_LEVEL
    return (level,) if level <= HARDEST else (HARDEST - 1, HARDEST)


def pick(number: int, asked: Collection[tuple[str, float]], rng: random.Random) -> State:
    """Pick a place for a round: of its level, and not asked before while there are others.

    Args:
        number: the round, counted from 0.
        asked: expression and x of the rounds before.
        rng: where chance comes from.
    """
    if number >= _CHAINS_FROM and number % _CHAIN_EVERY == 0:
        return chain_place(asked, rng)
    recent = {text for text, _ in list(asked)[-2:]}
    rows = [row for row in POOL if row.level in levels_of(number)]
    rows = [row for row in rows if row.text not in recent] or rows
    row = rng.choice(rows)
    ordinary, special = fair_points(row)
    wanted = special if special and (not ordinary or rng.random() < _SPECIAL_SHARE) else ordinary
    for places in (wanted, (*ordinary, *special)):
        fresh = [x for x in places if (row.text, x) not in asked]
        if fresh:
            return state_at(row, rng.choice(fresh))
    return state_at(row, rng.choice((*ordinary, *special)))
