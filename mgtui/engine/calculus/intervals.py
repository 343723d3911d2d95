"""Intervals of numbers, many at once, and the few ways in which functions act on them.

What comes out holds every value that the operation takes of numbers in its arguments, but for round-off: bounds are
meant for pictures, where a thousandth of a dot is nothing. Undefined everywhere is nan; defined somewhere, or not known
to be continuous, is `broken`.
"""

import math
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeAlias

import numpy as np

from mgtui.engine.calculus.rules import Reals, is_constant

Broken: TypeAlias = Any  # truths, or False where nothing is broken anywhere
Value: TypeAlias = Callable[[Any], Any]


class Interval(NamedTuple):
    """Intervals that an operation's argument or result lies in.

    Attributes:
        low: their lower ends; a float for a constant; nan where undefined throughout.
        high: their upper ends.
        broken: where a jump, a pole, a gap or the end of a domain may lie within.
    """

    low: Reals
    high: Reals
    broken: Broken = False

    @property
    def constant(self) -> float | None:
        """The number, if this is a constant of the expression."""
        return float(self.low) if is_constant(self.low) else None

    @property
    def undefined(self) -> Reals:
        """Where there is no value at all."""
        return np.isnan(self.low)


IntervalRule: TypeAlias = Callable[..., Interval]


def either(*flags: Broken) -> Broken:
    """Return where any of the flags holds; False costs nothing."""
    given = [flag for flag in flags if flag is not False]
    if not given:
        return False
    result = given[0]
    for flag in given[1:]:
        result = result | flag
    return result


def clipped(u: Interval, low: float, high: float = math.inf, *, ends: bool = True) -> Interval:
    """Return what lies in a domain; broken where some does not, and at ends that do not belong to it."""
    if low > -math.inf:
        outside = u.low < low if ends else u.low <= low
        if np.any(outside):
            first = np.where(u.high < low, np.nan, np.maximum(u.low, low))
            u = Interval(first, np.where(u.high < low, np.nan, u.high), either(u.broken, outside))
    if high < math.inf:
        outside = u.high > high if ends else u.high >= high
        if np.any(outside):
            last = np.where(u.low > high, np.nan, np.minimum(u.high, high))
            u = Interval(np.where(u.low > high, np.nan, u.low), last, either(u.broken, outside))
    return u


def rising(value: Value, low: float = -math.inf, high: float = math.inf, *, ends: bool = True) -> IntervalRule:
    """Return the rule of a function that rises all over its domain."""

    def rule(u: Interval) -> Interval:
        u = clipped(u, low, high, ends=ends)
        return Interval(value(u.low), value(u.high), u.broken)

    return rule


def falling(value: Value, low: float = -math.inf, high: float = math.inf, *, ends: bool = True) -> IntervalRule:
    """Return the rule of a function that falls all over its domain."""

    def rule(u: Interval) -> Interval:
        u = clipped(u, low, high, ends=ends)
        return Interval(value(u.high), value(u.low), u.broken)

    return rule


def turning(value: Value, at: float, height: float) -> IntervalRule:
    """Return the rule of a function with its only extremum, of that height, at `at`."""

    def rule(u: Interval) -> Interval:
        ends = hull((value(u.low), value(u.high)), u.broken)
        turn = np.where((u.low < at) & (u.high > at), height, np.nan)
        return hull((ends.low, ends.high, turn), u.broken, u.undefined)

    return rule


def stepping(value: Value) -> IntervalRule:
    """Return the rule of a rising staircase: it breaks where its ends differ."""

    def rule(u: Interval) -> Interval:
        low, high = value(u.low), value(u.high)
        return Interval(low, high, either(u.broken, low != high))

    return rule


def hull(values: Sequence[Any], broken: Broken, undefined: Broken = False) -> Interval:
    """Return the least interval with all values, nan among them ignored; nan where undefined."""
    low: Any = values[0]
    high: Any = values[0]
    for value in values[1:]:
        low, high = np.fmin(low, value), np.fmax(high, value)
    if np.any(undefined):
        low, high = np.where(undefined, np.nan, low), np.where(undefined, np.nan, high)
    return Interval(low, high, broken)


def passes(u: Interval, at: float, period: float) -> Reals:
    """Tell where some at + k * period lies in the interval, or on its upper end."""
    return np.floor((u.high - at) / period) > np.floor((u.low - at) / period)


def all_numbers(where: Reals, other: Interval) -> Interval:
    """Return all numbers, broken, where so told; elsewhere the other."""
    if not np.any(where):
        return other
    return Interval(
        np.where(where, -np.inf, other.low), np.where(where, np.inf, other.high), either(other.broken, where)
    )


def reciprocal(u: Interval) -> Interval:
    """Return 1/u."""
    zero = (u.low <= 0.0) & (u.high >= 0.0)
    if not np.any(zero):
        return Interval(np.divide(1.0, u.high), np.divide(1.0, u.low), u.broken)
    low = np.where(zero & (u.low < 0.0), -np.inf, np.divide(1.0, u.high))
    high = np.where(zero & (u.high > 0.0), np.inf, np.divide(1.0, u.low))
    nowhere = (u.low == 0.0) & (u.high == 0.0)
    return Interval(np.where(nowhere, np.nan, low), np.where(nowhere, np.nan, high), either(u.broken, zero))


def product(u: Interval, v: Interval) -> Interval:
    """Return u * v."""
    broken = either(u.broken, v.broken)
    if (factor := u.constant) is not None:
        u, v, factor = v, u, factor
    else:
        factor = v.constant
    if factor is not None:
        low, high = (u.low, u.high) if factor >= 0.0 else (u.high, u.low)
        return Interval(factor * low, factor * high, broken)
    found = hull((u.low * v.low, u.low * v.high, u.high * v.low, u.high * v.high), broken)
    return _settled(found, u, v, 0.0, 0.0)


def total(u: Interval, v: Interval) -> Interval:
    """Return u + v."""
    found = Interval(u.low + v.low, u.high + v.high, either(u.broken, v.broken))
    return _settled(found, u, v, -math.inf, math.inf)


def _settled(found: Interval, u: Interval, v: Interval, low: float, high: float) -> Interval:
    """Return an interval with something where 0·inf or inf - inf left nothing of defined arguments."""
    if np.ndim(found.low) and math.isfinite(np.vdot(found.low, found.high)):
        return found
    defined = ~(np.isnan(u.low) | np.isnan(v.low))
    return Interval(
        np.where(defined & np.isnan(found.low), low, found.low),
        np.where(defined & np.isnan(found.high), high, found.high),
        found.broken,
    )
