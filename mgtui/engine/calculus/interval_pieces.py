"""What is made of pieces, for intervals: remainders, choices and conditions; see `interval_rules`."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from mgtui.engine.calculus.interval_functions import divide, subtract
from mgtui.engine.calculus.intervals import Interval, IntervalRule, either, hull, product
from mgtui.engine.calculus.rules import Reals

Decision: TypeAlias = Callable[[Interval, Interval], Reals]


def mod(u: Interval, v: Interval) -> Interval:
    """Return u modulo v."""
    turns = divide(u, v)
    first, last = np.floor(turns.low), np.floor(turns.high)
    one = first == last  # False where infinite bounds leave nan
    zero = np.zeros(np.shape(first))
    reach = hull((zero, v.low, v.high), True, turns.undefined)
    if not np.any(one):
        return Interval(reach.low, reach.high, zero == 0.0)
    rest = subtract(u, product(Interval(first, first), v))
    broken = either(turns.broken, rest.broken, ~one)
    return Interval(np.where(one, rest.low, reach.low), np.where(one, rest.high, reach.high), broken)


def least(u: Interval, v: Interval) -> Interval:
    """Return the smaller one."""
    return Interval(np.minimum(u.low, v.low), np.minimum(u.high, v.high), either(u.broken, v.broken))


def most(u: Interval, v: Interval) -> Interval:
    """Return the larger one."""
    return Interval(np.maximum(u.low, v.low), np.maximum(u.high, v.high), either(u.broken, v.broken))


def leaky(u: Interval, v: Interval) -> Interval:
    """Return u above 0 and v·u below."""
    values = [np.where(a > 0.0, a, a * b) for a in (u.low, u.high) for b in (v.low, v.high)]
    values.append(np.where((u.low < 0.0) & (u.high > 0.0), 0.0, np.nan))
    return hull(values, either(u.broken, v.broken), u.undefined | v.undefined)


def choice(c: Interval, u: Interval, v: Interval | None = None) -> Interval:
    """Return u where c holds, else v."""
    v = Interval(np.full(np.shape(c.low), np.nan), np.full(np.shape(c.low), np.nan)) if v is None else v
    yes, no = (c.low > 0.0) | (c.high < 0.0), (c.low == 0.0) & (c.high == 0.0)
    low = np.where(yes, u.low, np.where(no, v.low, np.fmin(u.low, v.low)))
    high = np.where(yes, u.high, np.where(no, v.high, np.fmax(u.high, v.high)))
    broken = either(c.broken, u.broken & ~no, v.broken & ~yes)
    lost = c.undefined
    return Interval(np.where(lost, np.nan, low), np.where(lost, np.nan, high), broken)


def _compared(holds: Decision, fails: Decision) -> IntervalRule:
    """Return the rule of a comparison from where it surely holds and where it surely fails."""

    def rule(u: Interval, v: Interval) -> Interval:
        yes, no = holds(u, v), fails(u, v)
        lost = u.undefined | v.undefined
        low, high = np.where(yes, 1.0, 0.0), np.where(no, 0.0, 1.0)
        broken = either(u.broken, v.broken, ~(yes | no))
        return Interval(np.where(lost, np.nan, low), np.where(lost, np.nan, high), broken)

    return rule


def swapped(rule: IntervalRule) -> IntervalRule:
    """Return a rule with its arguments swapped."""
    return lambda u, v: rule(v, u)


def opposite(u: Interval) -> Interval:
    """Return whether u does not hold."""
    return Interval(1.0 - u.high, 1.0 - u.low, u.broken)


LESS = _compared(lambda u, v: u.high < v.low, lambda u, v: u.low >= v.high)
LESS_OR_EQUAL = _compared(lambda u, v: u.high <= v.low, lambda u, v: u.low > v.high)
EQUAL = _compared(
    lambda u, v: (u.low == u.high) & (v.low == v.high) & (u.low == v.low),
    lambda u, v: (u.high < v.low) | (v.high < u.low),
)
