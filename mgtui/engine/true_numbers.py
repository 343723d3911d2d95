"""The numbers that claim to be true: from doubles where their bounds vouch for enough digits, else proven."""

import math

from mgtui.engine.evaluation.exact import Exact, Proven, bounded
from mgtui.engine.evaluation.jet import Jet
from mgtui.engine.expression import Function

SHOWN = 6  # digits that are shown wherever a number is told
_KNOWN_WELL = 1e3  # an error this many times as large as its own is known to three digits


def true_numbers(f: Function, x: float, jet: Jet | None = None, digits: int = SHOWN) -> Exact:
    """Return value, slope and curvature of f at x, each to at least so many digits where they can be proven.

    Bounds on round-off come with the doubles, and nearly always they do; only where they do not is more computed.

    Args:
        f: a function of one variable.
        x: the point, finite.
        jet: f's jet at x, if it is there already.
        digits: how many significant digits are wanted.
    """
    jet = f.jet(x) if jet is None else jet
    bounds = jet.bounds
    value, slope, curvature = (
        bounded(jet.value, bounds[0]),
        bounded(jet.slope, bounds[1]),
        bounded(jet.curvature, bounds[2]),
    )
    if min(value.digits, slope.digits, curvature.digits) >= digits:
        return Exact((value, slope, curvature))
    parts = f.exact(x).parts
    return Exact((_better(value, parts[0]), _better(slope, parts[1]), _better(curvature, parts[2])))


def _better(double: Proven, proven: Proven) -> Proven:
    """Return the one with more digits; where neither has any, the one that says why."""
    return double if double.digits > proven.digits else proven


def true_slope(f: Function, x: float) -> float:
    """Return f'(x); nan where there is none, or none that can be proven."""
    return true_numbers(f, x).slope


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
