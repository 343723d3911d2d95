"""Series with the signs of f, f' and f'', of which balls know more than of these themselves.

Where f = h·e^g its size may change by a thousand magnitudes over an interval, and a ball around it says nothing. But
f' = (h' + g'·h)·e^g, so h, h' + g'·h and so on have the zeros and signs of f and its derivatives. And those of
f = tanh(g), f' and f'' are those of tanh(g), g' and g'' - 2·tanh(g)·g'², whose values far out are no smaller; and of
u^100, with |u|^98 left out, those of u², 100·u·u' and so on.

Loads python-flint.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from flint import arb, arb_poly

from mgtui.engine.calculus import balls
from mgtui.engine.evaluation.enclosing import Enclosed, both
from mgtui.engine.evaluation.proving import BallStep
from mgtui.engine.language.tree import DIVIDE, MULTIPLY, NEGATE, NUMBER, POWER

SignSeries: TypeAlias = tuple[balls.Series, balls.Series, balls.Series]
_EXP = "exp"
# Of functions that rise everywhere: their curvature by their slope, from the argument and the value.
_BENDS: Mapping[str, Callable[[balls.Series, balls.Series], balls.Series]] = MappingProxyType(
    {
        "tanh": lambda u, w: -2 * w,
        "atan": lambda u, w: -2 * u / (1 + u * u),
        "erf": lambda u, w: -2 * u,
        "sigmoid": lambda u, w: 1 - 2 * w,
    }
)
_LEAST = 3  # coefficients
_HIGH = 4  # a power


class Factors(NamedTuple):
    """A program as a product: places of steps.

    Attributes:
        above: factors.
        below: divisors.
        powers: exponents of e, each with its sign.
        sign: of all.
        base: one more factor, a base and its high whole power; else None.
        rising: the argument of f and how its value bends, where f is a function that rises everywhere; else None.
    """

    above: tuple[int, ...]
    below: tuple[int, ...]
    powers: tuple[tuple[int, int], ...]
    sign: int
    base: tuple[int, int] | None = None
    rising: tuple[int, Callable[[balls.Series, balls.Series], balls.Series]] | None = None

    @property
    def is_plain(self) -> bool:
        """Whether f itself and its derivatives are looked at."""
        return not (self.powers or self.base or self.rising)


def factors_of(program: Sequence[BallStep]) -> Factors:
    """Take a program apart into factors."""
    last = program[-1]
    if last.op in _BENDS:
        return Factors((), (), (), 1, None, (last.args[0], _BENDS[last.op]))
    above: list[int] = []
    below: list[int] = []
    powers: list[tuple[int, int]] = []
    sign, base = 1, None
    left = [(len(program) - 1, 1)]
    while left:
        place, way = left.pop()
        step = program[place]
        if step.op in (MULTIPLY, DIVIDE):
            left += [(step.args[0], way), (step.args[1], way if step.op == MULTIPLY else -way)]
        elif step.op == NEGATE:
            sign = -sign
            left.append((step.args[0], way))
        elif step.op == _EXP:
            powers.append((step.args[0], way))
        elif base is None and way > 0 and (power := _high_power(program, step)):
            base = step.args[0], power
        else:
            (above if way > 0 else below).append(place)
    return Factors(tuple(above), tuple(below), tuple(powers), sign, base)


def _high_power(program: Sequence[BallStep], step: BallStep) -> int:
    """Return the power that a step raises to if it is a high whole number; else 0."""
    exponent = program[step.args[1]] if step.op == POWER else None
    high = exponent is not None and exponent.op == NUMBER and exponent.value.is_integer() and exponent.value >= _HIGH
    return int(exponent.value) if exponent is not None and high else 0


class Signed(NamedTuple):
    """An expression whose signs can be told over intervals.

    Attributes:
        enclosed: the expression.
        factors: its factors.
    """

    enclosed: Enclosed
    factors: Factors

    def at(self, x: float) -> SignSeries | balls.Lost:
        """Return the three series at a double."""
        return self._series(self.enclosed.slots(arb(x)))

    def over(self, low: float, high: float) -> SignSeries | balls.Lost:
        """Return the three series over an interval."""
        return self._series(self.enclosed.slots(arb(low).union(arb(high))))

    def beside_hole(self) -> SignSeries | balls.Lost:
        """Return the three series just right of the hole."""
        return self._series(self.enclosed.beside())

    def tight(self, low: float, high: float, over: SignSeries) -> list[Sequence[balls.Ball]]:
        """Return balls around each of the three and its derivative, from the series over the interval."""
        middle = 0.5 * low + 0.5 * high
        hole = self.enclosed.hole
        there = self.at(middle) if math.isnan(hole) else self.beside_hole()
        if isinstance(there, balls.Lost):
            return loose(over)
        offset = arb(low).union(arb(high)) - (middle if math.isnan(hole) else hole)
        if not self.factors.is_plain:
            return [_narrowed(series, wide, offset, 2) for series, wide in zip(there, over, strict=True)]
        value, slope, curvature, third = _narrowed(there[0], over[0], offset, 4)
        return [[value, slope], [slope, curvature], [curvature, third]]

    def _series(self, slots: Sequence[balls.Followed]) -> SignSeries | balls.Lost:
        """Return the three series, from those of all steps."""
        if slots[-1] is balls.UNDEFINED:
            return balls.Lost.UNDEFINED
        if self.factors.rising:
            return self._of_rising(slots, *self.factors.rising)
        product = None if self.factors.is_plain else self._of_product(slots)
        if product is not None:
            return product
        f = slots[-1]
        if not isinstance(f, balls.SERIES) or f.prec <= _LEAST:
            return balls.Lost.UNDECIDED
        slope = f.derivative()
        return f, slope, slope.derivative()

    def _of_product(self, slots: Sequence[balls.Followed]) -> SignSeries | None:
        """Return the three series of h·e^g·u^n without e^g and what |u|^n has beyond u² or u³; None if that fails."""
        above, below, powers, sign, base, _ = self.factors
        needed = [*above, *below, *(place for place, _ in powers), *([base[0]] if base else [])]
        if any(isinstance(slots[place], balls.Lost) for place in needed):
            return None
        h: balls.Series = balls.number(float(sign), self.enclosed.terms)
        for place in above:
            h = h * slots[place]
        for place in below:
            if not balls.sign(slots[place][0]):
                return None
            h = h / slots[place]
        g = balls.number(0.0, self.enclosed.terms)
        for place, way in powers:
            g = g + way * slots[place]
        at, n = base if base else (-1, 2)
        u: balls.Series = slots[at] if base else balls.number(1.0, self.enclosed.terms)
        if min(h.prec, g.prec, u.prec) <= _LEAST:
            return None
        steep, rise, odd = g.derivative(), u.derivative(), n % 2
        rest = (h.derivative() + steep * h) * u + n * h * rise
        first = rest * u * u if odd else rest * u
        beyond = (n - 2 - odd) * rise * rest
        value = h * u * u * u if odd else h * u * u
        return value, first, first.derivative() + steep * first + (beyond * u if odd else beyond)

    def _of_rising(
        self, slots: Sequence[balls.Followed], place: int, bends: Callable[[balls.Series, balls.Series], balls.Series]
    ) -> SignSeries | balls.Lost:
        u: balls.Series = slots[place]
        w: balls.Series = slots[-1]
        if any(isinstance(part, balls.Lost) or part.prec <= _LEAST for part in (u, w)):
            return balls.Lost.UNDECIDED
        steep = u.derivative()
        return w, steep, steep.derivative() + bends(u, w) * steep * steep


def loose(over: SignSeries) -> list[Sequence[balls.Ball]]:
    """Return balls around each of the three and its derivative as the series over the interval have them."""
    return [[series[0], series[1]] for series in over]


def _narrowed(there: balls.Series, over: balls.Series, offset: balls.Ball, count: int) -> list[balls.Ball]:
    """Return balls around a quantity and its first derivatives, by Taylor's formula with a remainder over the interval.

    That is far tighter than the series over the interval if that is narrow. Moore, Kearfott and Cloud, Introduction to
    Interval Analysis (2009).

    Args:
        there: its series at a point.
        over: its series over the interval.
        offset: how far the interval reaches from the point.
        count: how many balls.
    """
    bounds = [over[k] * math.factorial(k) for k in range(count)]
    known = min(there.prec, over.prec - 1)
    if known < count or not over[known].is_finite():
        return bounds
    formula = arb_poly([*(there[k] for k in range(known)), over[known]])
    narrowed = []
    for bound in bounds:
        narrowed.append(both(formula(offset), bound))
        formula = formula.derivative()
    return narrowed
