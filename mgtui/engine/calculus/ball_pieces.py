"""What is made of pieces, for power series of balls: steps, corners, choices and conditions; see `ball_rules`.

At the edge of a piece only the value is known; on a side of it, the piece of that side is taken. Truth is a number, as
in `condition_rules`: 1 or 0.
"""

from collections.abc import Callable

from flint import arb

from mgtui.engine.calculus.activation_rules import SELU_ALPHA, SELU_SCALE
from mgtui.engine.calculus.ball_powers import divide
from mgtui.engine.calculus.balls import (
    UNDECIDED,
    UNDEFINED,
    Expansion,
    Followed,
    Lost,
    Series,
    is_nan,
    is_steady,
    is_zero,
    number,
    side_sign,
    small_whole,
    steady,
    value_only,
)


def by_sign(
    below: Callable[[Series, int], Series], zero: float, above: Callable[[Series, int], Series]
) -> Callable[[Series, Expansion], Followed]:
    """Return the rule of a function that is one thing left of 0 and another one right of it.

    Args:
        below: the argument and how many terms are kept to the result, left of 0.
        zero: the value at 0.
        above: as below, right of 0.
    """

    def rule(u: Series, at: Expansion) -> Followed:
        there = side_sign(u, at)
        if isinstance(there, Lost):
            return there
        if there == 0:
            return value_only(arb(zero), at.terms)
        return (above if there > 0 else below)(u, at.terms)

    return rule


def _constant(value: float) -> Callable[[Series, int], Series]:
    return lambda u, terms: steady(value)


def _itself(u: Series, terms: int) -> Series:
    return u


def vanishing(rule: Callable[[Series, Expansion], Followed]) -> Callable[[Series, Expansion], Followed]:
    """Return a rule that makes 0 of what is 0 as far as its terms go, as corners and ramps do and steps do not."""
    return lambda u, at: u if len(u) == 0 and at.side else rule(u, at)


absolute = vanishing(by_sign(lambda u, terms: -u, 0.0, _itself))
relu = vanishing(by_sign(_constant(0.0), 0.0, _itself))
sign_of = by_sign(_constant(-1.0), 0.0, _constant(1.0))
step = by_sign(_constant(0.0), 1.0, _constant(1.0))
elu = vanishing(by_sign(lambda u, terms: u.exp() - 1, 0.0, _itself))
selu = vanishing(
    by_sign(
        lambda u, terms: (u.exp() - 1) * arb(SELU_ALPHA) * arb(SELU_SCALE), 0.0, lambda u, terms: u * arb(SELU_SCALE)
    )
)
softsign = vanishing(by_sign(lambda u, terms: u / (1 - u), 0.0, lambda u, terms: u / (1 + u)))


def leaky_relu(u: Series, v: Series, at: Expansion) -> Followed:
    """Return u where it is positive, and v·u elsewhere."""
    return vanishing(by_sign(lambda u, terms: u * v, 0.0, _itself))(u, at)


def floor(u: Series, at: Expansion) -> Followed:
    """Return the whole number at or below u."""
    if u[0].is_integer():
        if not at.side:
            return value_only(u[0], at.terms)
        there = side_sign(u - u[0], at)
        if isinstance(there, Lost):
            return there
        return steady(u[0] - 1 if there < 0 else u[0])
    whole = u[0].floor()
    return steady(whole) if whole.is_integer() else UNDECIDED


def ceil(u: Series, at: Expansion) -> Followed:
    """Return the whole number at or above u."""
    down = floor(-u, at)
    return down if isinstance(down, Lost) else steady(-down[0]) if is_steady(down) else -down


def nearest(u: Series, at: Expansion) -> Followed:
    """Return the nearest whole number, of two the even one."""
    up = u + arb(0.5)
    whole = small_whole(up[0])
    if not at.side and whole is not None:  # a half goes to the even one
        return value_only(arb(whole - whole % 2), at.terms)
    return floor(up, at)


def chosen(keep: int) -> Callable[[Series, Series, Expansion], Followed]:
    """Return the rule of min (keep -1) or max (keep 1)."""

    def rule(u: Series, v: Series, at: Expansion) -> Followed:
        apart = u - v
        if u is v or len(apart) == 0:  # alike as far as the terms go
            return u
        there = side_sign(apart, at)
        if isinstance(there, Lost):
            return there
        if there == 0:
            return value_only(u[0], at.terms)
        return u if there == keep else v

    return rule


def clipped(low: float, high: float) -> Callable[[Series, Expansion], Followed]:
    """Return the rule of what keeps its argument between two numbers."""

    def rule(u: Series, at: Expansion) -> Followed:
        inner = chosen(1)(u, number(low, at.terms), at)
        return inner if isinstance(inner, Lost) else chosen(-1)(inner, number(high, at.terms), at)

    return rule


def mod(u: Series, v: Series, at: Expansion) -> Followed:
    """Return what is left of u after whole vs."""
    quotient = UNDEFINED if is_zero(v[0]) else divide(u, v, at)
    whole = quotient if isinstance(quotient, Lost) else floor(quotient, at)
    return whole if isinstance(whole, Lost) else u - v * whole


def comparison(holds: Callable[[int], bool]) -> Callable[[Series, Series, Expansion], Followed]:
    """Return the rule of a comparison, from what the sign of the sides' difference says of it."""

    def rule(u: Series, v: Series, at: Expansion) -> Followed:
        if u is v:
            return steady(float(holds(0)))
        there = side_sign(u - v, at)
        if isinstance(there, Lost):
            return there
        truth = float(holds(there))
        return steady(truth) if there else value_only(arb(truth), at.terms)

    return rule


def choose(c: Followed, u: Followed, v: Followed, at: Expansion) -> Followed:
    """Return u where c holds and v elsewhere; what is not chosen may be lost."""
    if isinstance(c, Lost):
        return c
    taken = v if is_zero(c[0]) else u
    if isinstance(taken, Lost) or not is_nan(c[1]):
        return taken
    return value_only(taken[0], at.terms)  # the choice may change right here


def chosen_or_nothing(c: Followed, u: Followed, *rest: Followed) -> Followed:
    """Return u where c holds, and v elsewhere if there is a third argument."""
    *others, at = rest
    return choose(c, u, others[0] if others else UNDEFINED, at)
