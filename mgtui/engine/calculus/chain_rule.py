"""Rules of functions of one argument, by the chain rule from their first two derivatives."""

from collections.abc import Callable
from typing import Any, TypeAlias

from mgtui.engine.calculus.roundoff import Bounded, ErrorRule, Errors, Sized, UnaryErrorRule
from mgtui.engine.calculus.rules import Derivative, Reals, Rule, Triple, plus, times

Ratio: TypeAlias = tuple[Reals, Any, Any]  # p, q and r of `by_ratio`; the float 1.0 for a factor that is not there


def unary(
    value: Callable[[Reals], Reals],
    derivatives: Callable[[Reals, Reals], tuple[Reals, Derivative]],
    errors: UnaryErrorRule | None = None,
) -> Rule:
    """Make the rule of a function g of one argument: g(u)' = g'u', g(u)'' = g''u'² + g'u'', by the chain rule.

    Args:
        value: g, over scalars and arrays.
        derivatives: u and w = g(u) to g'(u) and g''(u), the latter None where it is zero everywhere.
        errors: as `roundoff.smooth` and `roundoff.broken` make it.
    """

    def slopes(w: Reals, u: Triple) -> tuple[Derivative, Derivative]:
        if u[1] is None:
            return None, None
        first, second = derivatives(u[0], w)
        bend = None if second is None else times(times(second, u[1]), u[1])
        return times(first, u[1]), plus(bend, times(first, u[2]))

    return Rule(value, slopes, _with_derivatives(derivatives, errors))


def by_ratio(
    value: Callable[[Reals], Reals],
    derivatives: Callable[[Reals, Reals], Ratio],
    errors: UnaryErrorRule | None = None,
) -> Rule:
    """Make the rule of a function g whose g' is nowhere 0: g(u)' = g'u', g(u)'' = (g''/g' u')(g'u') + g'u''.

    So grouped, no part of it over- or underflows where the whole does not: g'' of ln is -1/u², which is 0 from 1e162
    on, and the curvature of ln(x^100) is -100/x².

    Args:
        value: g, over scalars and arrays.
        derivatives: u and w = g(u) to p, q and r with g'(u) = p·q, two factors where their product may be out of range
            though p·q·u' is not, and g''/g' = r; the float 1.0 for a factor that is not there.
        errors: as `roundoff.by_ratio` makes it.
    """

    def slopes(w: Reals, u: Triple) -> tuple[Derivative, Derivative]:
        if u[1] is None:
            return None, None
        p, q, r = derivatives(u[0], w)
        slope = times(p, times(q, u[1]))
        return slope, plus(times(times(r, u[1]), slope), times(p, times(q, u[2])))

    return Rule(value, slopes, _with_derivatives(derivatives, errors))


def _with_derivatives(derivatives: Callable[[Reals, Reals], Any], errors: UnaryErrorRule | None) -> ErrorRule | None:
    if errors is None:
        return None

    def with_derivatives(w: Sized, u: Bounded) -> Errors:
        return errors(w, u, derivatives(u[0][0], w[0][0]))

    return with_derivatives
