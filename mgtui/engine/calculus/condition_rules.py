"""Values and slopes of comparisons, of what joins them, and of the choice between two expressions.

Truth is a number: 1 where a condition holds, 0 where it does not, nan where it cannot be told because a side has no
value. Its slope is 0, but nan at a tie, where the choice may change: slopes there are left to one-sided analysis.
"""

import math
from collections.abc import Callable

import numpy as np

from mgtui.engine.calculus import condition_roundoff as roundoff
from mgtui.engine.calculus.rules import Derivative, Reals, Rule, Triple, void

_FALSE: Triple = (0.0, None, None)  # type: ignore[assignment]   # floats, as all constants are
_TRUE: Triple = (1.0, None, None)  # type: ignore[assignment]
_NOTHING: Triple = (math.nan, None, None)  # type: ignore[assignment]


def _comparison(holds: Callable[[Reals, Reals], Reals]) -> Rule:
    """Make the rule of a comparison."""

    def value(u: Reals, v: Reals) -> Reals:
        return void(holds(u, v) * 1.0, np.isnan(u) | np.isnan(v))

    def slopes(w: Reals, u: Triple, v: Triple) -> tuple[Derivative, Derivative]:
        if u[1] is None and v[1] is None:
            return None, None
        tie: Reals | bool = np.equal(u[0], v[0])
        if u[2] is None and v[2] is None:  # straight lines of one slope do not part: floor(x) = 1 all the way to 2
            tie = tie & np.not_equal(0.0 if u[1] is None else u[1], 0.0 if v[1] is None else v[1])
        unsure = tie | _lost(u[1]) | _lost(v[1])
        return (np.where(unsure, np.nan, 0.0)[()], None) if np.any(unsure) else (None, None)

    return Rule(value, slopes, roundoff.compared)


def _lost(slope: Derivative) -> Reals | bool:
    """Tell where a side has no slope: it may jump past the other one right there."""
    return False if slope is None else np.isnan(slope)


def _chosen(c: Reals, u: Reals, v: Reals = np.nan) -> Reals:  # type: ignore[assignment]
    """Return u where c holds and v elsewhere: never a mixture, so what is not chosen may be nan or infinite."""
    return void(np.where(np.equal(c, 0.0), v, u)[()], np.isnan(c))


def _chosen_slopes(w: Reals, c: Triple, u: Triple, v: Triple = _NOTHING) -> tuple[Derivative, Derivative]:
    def part(a: Derivative, b: Derivative) -> Derivative:
        mixed: Derivative = a
        if a is not b:
            mixed = np.where(np.equal(c[0], 0.0), 0.0 if b is None else b, 0.0 if a is None else a)[()]
        if c[1] is None or not np.any(unsure := np.isnan(c[1])):
            return mixed
        return np.where(unsure, np.nan, 0.0 if mixed is None else mixed)[()]

    return part(u[1], v[1]), part(u[2], v[2])


CHOOSE = Rule(_chosen, _chosen_slopes, roundoff.chosen)
# The first side that decides is the value: what stands after it is not asked, as in every language that has these.
AND = Rule(lambda u, v: _chosen(u, v, u), lambda w, u, v: _chosen_slopes(w, u, v, u), roundoff.both)
OR = Rule(lambda u, v: _chosen(u, u, v), lambda w, u, v: _chosen_slopes(w, u, u, v), roundoff.either)
NOT = Rule(
    lambda u: _chosen(u, _FALSE[0], _TRUE[0]), lambda w, u: _chosen_slopes(w, u, _FALSE, _TRUE), roundoff.opposite
)
LESS, LESS_OR_EQUAL = _comparison(np.less), _comparison(np.less_equal)
GREATER, GREATER_OR_EQUAL = _comparison(np.greater), _comparison(np.greater_equal)
EQUAL, UNEQUAL = _comparison(np.equal), _comparison(np.not_equal)
