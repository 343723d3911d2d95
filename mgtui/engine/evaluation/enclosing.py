"""Enclosures of f and its derivatives over an interval, by balls; see `ranges`.

Two series are taken, one at the interval's middle and one over all of it: the coefficients of the first and the last
of the second make a polynomial that holds f over the interval (Taylor with Lagrange's remainder), which is far tighter
than the plain enclosure if that is narrow. Moore, Kearfott and Cloud, Introduction to Interval Analysis (2009).

Loads python-flint.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from flint import arb, arb_poly

from mgtui.engine.calculus import balls
from mgtui.engine.calculus.hulls import HULL_RULES, WHOLE_LINE, Hull
from mgtui.engine.evaluation.gaps import Gap
from mgtui.engine.evaluation.proving import BallStep, applied
from mgtui.engine.language.tree import NUMBER, POWER, VARIABLE

_BITS = 64
_TERMS = 8
_ANY_COST, _STEP_COST, _MOST_COST = 12, 2, 8  # of few terms and bits a gamma costs no more than eight sines

Enclosures: TypeAlias = tuple[Hull | None, Hull | None, Hull | None]  # value, slope, curvature
Reached: TypeAlias = balls.Followed | Hull  # a series, why there is none, or where the values lie


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

    def ranges(self, low: float, high: float) -> Enclosures:
        """Return where value, slope and curvature lie over an interval; None where there is no value in all of it."""
        with balls.working(self.bits, self.terms):
            over = self.over(low, high)
            if isinstance(over, Hull):
                return over, WHOLE_LINE, WHOLE_LINE
            if isinstance(over, balls.Lost):
                return (None, None, None) if over is balls.UNDEFINED else (WHOLE_LINE, WHOLE_LINE, WHOLE_LINE)
            value, slope, curvature = (outwards(part) for part in self.parts(low, high, over))
            if slope.low >= 0.0 or slope.high <= 0.0:  # then its values lie between those at the ends
                value = self._between(low, high) or value
            return value, slope, curvature

    def _between(self, low: float, high: float) -> Hull | None:
        """Return the hull of the values at the ends of an interval."""
        ends = self.at(arb(low), 1), self.at(arb(high), 1)
        if any(isinstance(end, balls.Lost) for end in ends):
            return None
        first, last = (outwards(end[0]) for end in ends)
        return first.joined(last)

    def parts(self, low: float, high: float, over: balls.Series) -> list[balls.Ball]:
        """Return balls around value, slope and curvature, from the series over the interval."""
        bounds = [over[0], over[1], 2 * over[2]]
        middle = arb(0.5 * low + 0.5 * high)
        there = self.at(middle)
        if isinstance(there, balls.Lost):
            return bounds
        known = min(there.prec, over.prec - 1)
        if known < len(bounds) or not over[known].is_finite():
            return bounds
        formula = arb_poly([*(there[k] for k in range(known)), over[known]])
        offset = arb(low).union(arb(high)) - middle
        tight = []
        for bound in bounds:
            tight.append(both(formula(offset), bound))
            formula = formula.derivative()
        return tight

    def at(self, point: balls.Ball, terms: int = 0) -> balls.Followed:
        """Return the series at a point."""
        there = self._followed(point, terms or self.terms)
        return balls.UNDECIDED if isinstance(there, Hull) else there

    def over(self, low: float, high: float) -> Reached:
        """Return the series over an interval; where there is none for a break, the hull of the values."""
        return self._followed(arb(low).union(arb(high)), self.terms)

    def _followed(self, x: balls.Ball, terms: int) -> Reached:
        return self._slots(x, balls.Expansion(0, terms))[-1]

    def beside(self) -> list[Reached]:
        """Return the series of every step just right of the hole."""
        return self._replace(hole=math.nan)._slots(arb(self.hole), balls.Expansion(1, self.terms))

    def slots(self, x: balls.Ball) -> list[Reached]:
        """Return the series of every step, or why there is none, for a ball of x."""
        return self._slots(x, balls.Expansion(0, self.terms))

    def _slots(self, x: balls.Ball, at: balls.Expansion) -> list[Reached]:
        slots: list[Reached] = []
        varies: list[bool] = []
        gap = None if math.isnan(self.hole) else Gap(self.beside())
        for place, step in enumerate(self.program):
            moves = step.op == VARIABLE or any(varies[i] for i in step.args)
            if step.ball is not None:
                filled = gap.filled(place, step, slots, at.terms) if gap else None
                args = [slots[i] for i in step.args]
                slots.append(_step(step, args, at, moves) if filled is None else filled)
            elif step.op == VARIABLE:
                slots.append(balls.moving(x, at.terms))
            elif step.op == NUMBER:
                slots.append(balls.number(step.value, at.terms))
            else:
                slots.append(balls.constant(step.name, at.terms))
            varies.append(moves)
        return slots


def _step(step: BallStep, args: Sequence[Reached], at: balls.Expansion, moves: bool) -> Reached:
    """Return what an operation makes of its arguments: a series where it has a rule for that, else a hull."""
    assert step.ball is not None
    if not any(isinstance(arg, Hull) for arg in args):
        made = applied(step.ball, args, at, moves)
        if made is not balls.UNDECIDED:
            return made
    if step.ball.chooses and len(args) > 1 and step.op == "if":
        return _either(args[1:])
    hulls = [_hull(arg) for arg in args]
    if any(arg is None for arg in hulls):
        return balls.UNDEFINED
    rule = HULL_RULES.get(step.op)
    found = rule(lambda u: _value(step, u), *hulls) if rule else WHOLE_LINE
    return balls.UNDEFINED if found is None else found


def _either(args: Sequence[Reached]) -> Reached:
    """Return where the values lie of a choice of which the condition is not known."""
    known = [hull for hull in map(_hull, args) if hull is not None]
    if not known:
        return balls.UNDEFINED
    return Hull(min(hull.low for hull in known), max(hull.high for hull in known))


def _hull(arg: Reached) -> Hull | None:
    """Return where an argument's values lie; None where it has none."""
    if isinstance(arg, Hull):
        return arg
    if isinstance(arg, balls.Lost):
        return None if arg is balls.UNDEFINED else WHOLE_LINE
    return outwards(arg[0])


def _value(step: BallStep, u: float) -> Hull | None:
    """Return an operation of one argument at a number; None where nothing is known of it."""
    assert step.ball is not None
    made = applied(step.ball, [balls.number(u, 1)], balls.Expansion(0, 1), False)
    return None if isinstance(made, balls.Lost) else outwards(made[0])


def outwards(ball: balls.Ball) -> Hull:
    """Return the ends of a ball, in doubles, rounded outwards; the whole line for what is not finite."""
    if not ball.is_finite():
        return WHOLE_LINE
    low, high = ball.lower(), ball.upper()
    below, above = float(low), float(high)
    if below > low:
        below = math.nextafter(below, -math.inf)
    if above < high:
        above = math.nextafter(above, math.inf)
    return Hull(below, above)


def both(a: balls.Ball, b: balls.Ball) -> balls.Ball:
    """Return a ball around what is in both of two, each known to hold the same numbers."""
    if not a.is_finite():
        return b
    if not b.is_finite():
        return a
    return a.intersection(b)
