"""Quotients over an interval in which both their parts vanish at one point: removable gaps, filled; see `enclosing`.

(u(x) - u(p)) / (x - p) is a mean of u' between the two, and so its coefficients are means of u's next ones: a series
that covers x and p may be moved down a place for every zero at p. Quotients that have poles are kept as such until a
sum of them has none.

Loads python-flint.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from mgtui.engine.calculus import balls
from mgtui.engine.evaluation.proving import BallStep
from mgtui.engine.language.tree import ADD, DIVIDE, SUBTRACT


class Covered(NamedTuple):
    """A quantity beside a point and over an interval around it.

    Attributes:
        there: its series just right of the point.
        over: its series over the interval.
    """

    there: balls.Series
    over: balls.Series

    def times(self, other: "Covered") -> "Covered":
        """Return the product of two."""
        return Covered(self.there * other.there, self.over * other.over)

    def plus(self, other: "Covered", sign: int) -> "Covered":
        """Return the sum of two, or their difference."""
        return Covered(self.there + sign * other.there, self.over + sign * other.over)


class Gap:
    """The quotients of a program whose divisors vanish at one point.

    Attributes:
        beside: the series of every step just right of it.
    """

    def __init__(self, beside: Sequence[Any]) -> None:
        self.beside = beside
        self._quotients: dict[int, tuple[Covered, Covered]] = {}

    def filled(self, place: int, step: BallStep, slots: Sequence[Any], terms: int) -> balls.Followed | None:
        """Return a step over an interval if it is one of those quotients and is bounded there; else None.

        Args:
            place: the step's place in the program.
            step: the step.
            slots: what is known over the interval of the steps before it.
            terms: how many coefficients are kept.
        """
        if step.op == DIVIDE:
            covered = [self._covered(i, slots) for i in step.args]
        elif step.op in (ADD, SUBTRACT) and self._quotients.keys() & set(step.args):
            covered = self._summed([self._fraction(i, slots, terms) for i in step.args], 1 if step.op == ADD else -1)
        else:
            return None
        u, v = covered
        if u is None or v is None or balls.sign(v.over[0]) is not None:
            return None
        if not (low := balls.valuation(v.there)):
            return None
        divisor = balls.shifted(v.over, low, terms)
        if not balls.sign(divisor[0]):
            return None
        first = balls.valuation(u.there)
        if first is not None and first < low:
            self._quotients[place] = u, v
            return None
        return balls.shifted(u.over, low, terms) / divisor

    def _covered(self, place: int, slots: Sequence[Any]) -> Covered | None:
        known = all(isinstance(part[place], balls.SERIES) for part in (self.beside, slots))
        return Covered(self.beside[place], slots[place]) if known else None

    def _fraction(self, place: int, slots: Sequence[Any], terms: int) -> tuple[Covered | None, Covered | None]:
        one = balls.number(1.0, terms)
        return self._quotients.get(place) or (self._covered(place, slots), Covered(one, one))

    def _summed(self, fractions: Sequence[tuple[Covered | None, Covered | None]], sign: int) -> list[Covered | None]:
        """Return the numerator and the denominator of a sum of two fractions."""
        (a, b), (c, d) = fractions
        if a is None or b is None or c is None or d is None:
            return [None, None]
        return [a.times(d).plus(c.times(b), sign), b.times(d)]
