"""The numbers that claim to be true: from doubles where their bounds vouch for enough digits, else proven."""

import math

from mgtui.engine.evaluation.exact import Exact, Proven, bounded
from mgtui.engine.evaluation.jet import Jet
from mgtui.engine.expression import Function
from mgtui.engine.local.one_sided import OneSided

SHOWN = 6  # digits that are shown wherever a number is told
_KNOWN_WELL = 1e3  # an error this many times as large as its own is known to three digits


def true_numbers(
    f: Function, x: float, jet: Jet | None = None, *, digits: int = SHOWN, smooth: OneSided | None = None
) -> Exact:
    """Return value, slope and curvature of f at x, each to at least so many digits where they can be proven.

    Bounds on round-off come with the doubles, and nearly always they do; only where they do not is more computed.
    Where fewer digits are known, a number is rounded to those.

    Args:
        f: a function of one variable.
        x: the point, finite.
        jet: f's jet at x, if it is there already.
        digits: how many significant digits are wanted.
        smooth: f's expansion at x, where it is smooth and thus has all three; else what the jet lacks is not sought.
    """
    jet = f.jet(x) if jet is None else jet
    numbers, bounds = (jet.value, jet.slope, jet.curvature), jet.bounds
    value, slope, curvature = map(bounded, numbers, bounds)
    for part, number in zip((value, slope, curvature), numbers, strict=True):
        if part.digits < digits and (smooth or not math.isnan(number)):
            value, slope, curvature = map(_better, (value, slope, curvature), f.exact(x).parts)
            if smooth:  # what is decided by x/x being 1 is known to the expansion alone
                expanded = map(bounded, (smooth.limit, smooth.slope, smooth.curvature), smooth.errors)
                value, slope, curvature = map(_better, expanded, (value, slope, curvature))
            break
    return Exact((value, slope, curvature))


def _better(double: Proven, proven: Proven) -> Proven:
    """Return the one with more digits; where neither has any, the one that says why."""
    best = double if double.digits > proven.digits else proven
    return best._replace(number=float(f"{best.number:.{best.digits - 1}e}")) if 0 < best.digits < SHOWN else best


def error_of(quotient: float, f: Function, x: float, numbers: Exact) -> float:
    """Return how far a quotient lies above f'(x), to three digits; nan where that cannot be told.

    Args:
        quotient: what is compared.
        f: a function of one variable.
        x: the point.
        numbers: those of f at x.
    """
    slope = numbers.parts[1]
    rough = quotient - slope.number - slope.rest
    if math.isnan(rough) or abs(rough) >= _KNOWN_WELL * slope.error:
        return rough
    slope = f.exact(x).parts[1]
    fine = quotient - slope.number - slope.rest
    return fine if abs(fine) >= _KNOWN_WELL * slope.error else math.nan
