"""Enclosures of f and its derivatives over an interval: the series of every step, with a ball for x that covers it.

Where an operation has a break in that ball there is no series, and a proof divides the interval. Loads python-flint.
"""

import math
from typing import NamedTuple

from flint import arb

from mgtui.engine.calculus import balls
from mgtui.engine.evaluation.gaps import Gap
from mgtui.engine.evaluation.proving import BallStep, applied
from mgtui.engine.language.tree import NUMBER, POWER, VARIABLE

_BITS = 64
_TERMS = 8
_ANY_COST, _STEP_COST, _MOST_COST = 12, 2, 8  # of few terms and bits a gamma costs no more than eight sines


class Enclosed(NamedTuple):
    """An expression that can be enclosed over intervals.

    Attributes:
        program: the expression.
        bits: to compute with.
        terms: coefficients that are kept; the last one is a bound on the remainder.
        hole: a double, in all intervals to come, where it is filled if it has a removable gap there; nan for none.
    """

    program: tuple[BallStep, ...]
    bits: int = _BITS
    terms: int = _TERMS
    hole: float = math.nan

    @property
    def cost(self) -> int:
        """What an enclosure costs: some microseconds, about."""
        return _ANY_COST + sum(self._cost(step) for step in self.program)

    def _cost(self, step: BallStep) -> int:
        if step.ball is None:
            return 1
        exponent = self.program[step.args[-1]].value if step.op == POWER else 0.0
        squarings = math.frexp(exponent)[1] if exponent > 1.0 else 0
        return _STEP_COST * min(step.ball.cost, _MOST_COST) + squarings

    def beside(self) -> list[balls.Followed]:
        """Return the series of every step just right of the hole."""
        return self._replace(hole=math.nan)._slots(arb(self.hole), balls.Expansion(1, self.terms))

    def slots(self, x: balls.Ball) -> list[balls.Followed]:
        """Return the series of every step, or why there is none, for a ball of x."""
        return self._slots(x, balls.Expansion(0, self.terms))

    def _slots(self, x: balls.Ball, at: balls.Expansion) -> list[balls.Followed]:
        slots: list[balls.Followed] = []
        varies: list[bool] = []
        gap = None if math.isnan(self.hole) else Gap(self.beside())
        for place, step in enumerate(self.program):
            moves = step.op == VARIABLE or any(varies[i] for i in step.args)
            if step.ball is not None:
                filled = gap.filled(place, step, slots, at.terms) if gap else None
                args = [slots[i] for i in step.args]
                slots.append(applied(step.ball, args, at, moves) if filled is None else filled)
            elif step.op == VARIABLE:
                slots.append(balls.moving(x, at.terms))
            elif step.op == NUMBER:
                slots.append(balls.steady(step.value))
            else:
                slots.append(balls.constant(step.name, at.terms))
            varies.append(moves)
        return slots


def both(a: balls.Ball, b: balls.Ball) -> balls.Ball:
    """Return a ball around what is in both of two, each known to hold the same numbers."""
    if not a.is_finite():
        return b
    if not b.is_finite():
        return a
    return a.intersection(b)
