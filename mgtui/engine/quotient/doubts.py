"""How far the doubles that a function comes out as lie from its true values: much further where f itself cancels."""

import math
from typing import NamedTuple

from mgtui.engine.expression import Function
from mgtui.engine.quotient.difference import Difference

_FEW = 2.0**-42  # a value that may be off by a larger part of it, 1,000 ulps, is looked at closely


class Doubts(NamedTuple):
    """What the two values of a quotient may be off, and their difference for more than that; nan where not known."""

    start: float
    end: float
    rise: float


def doubts(f: Function, quotient: Difference) -> Doubts:
    """Return the errors of the values that f gives at both ends of a quotient's secant.

    They are measured against the true values where bounds on rounding leave much open, else as small as the bounds.

    Args:
        f: a function of one variable, of which the quotient is.
        quotient: a difference quotient.
    """
    ends = (quotient.x_from, quotient.f_from), (quotient.x_to, quotient.f_to)
    (start, first), (end, second) = (_errors(f, x, value) for x, value in ends)
    more = sum(
        unknown for unknown, (_, value) in zip((first, second), ends, strict=True) if unknown > _FEW * abs(value)
    )
    return Doubts(abs(start) + first, abs(end) + second, abs(end - start) + more)


def _errors(f: Function, x: float, value: float) -> tuple[float, float]:
    """Return how far a value lies above the true one, as far as that is known, and what remains unknown of it."""
    if not math.isfinite(value):
        return math.nan, math.nan
    bound = f.jet(x).bounds[0]
    if bound <= _FEW * abs(value):
        return 0.0, bound
    known = f.exact(x).parts[0]
    if known.digits:
        return value - known.number - known.rest, known.error
    return (0.0, bound) if math.isfinite(bound) else (math.nan, math.nan)
