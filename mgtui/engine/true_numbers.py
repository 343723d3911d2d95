"""The numbers that claim to be true: from doubles where their bounds vouch for enough digits, else proven."""

import math
from collections.abc import Sequence

from mgtui.engine.evaluation.exact import NOT_DEFINED, NOTHING, SURE, UNPROVEN, Exact, Proven, bounded
from mgtui.engine.evaluation.jet import Jet
from mgtui.engine.expression import Function
from mgtui.engine.local.one_sided import OneSided
from mgtui.engine.local.reach import leaves_doubles
from mgtui.engine.own.sampled_function import AnyFunction, Sampled

SHOWN = 6  # digits that are shown wherever a number is told
_SAME = 1e-12  # of an ulp: two numbers that nearly 30 digits do not tell apart are the same
_SHARP = 1e8  # a difference this many times as large as its error shows no digit that is wrong
_KNOWN_WELL = 1e3  # an error this many times as large as its own is known to three digits


def true_numbers(
    f: AnyFunction, x: float, jet: Jet | None = None, *, digits: int = SHOWN, smooth: OneSided | None = None
) -> Exact:
    """Return value, slope and curvature of f at x, each to at least so many digits where they can be proven.

    Bounds on round-off come with the doubles, and nearly always they do; only where they do not is more computed.
    Where fewer digits are known, a number is rounded to those.

    Args:
        f: a function of one variable; of a sampled one the numbers are those that samples make sure.
        x: the point, finite.
        jet: f's jet at x, if it is there already.
        digits: how many significant digits are wanted.
        smooth: f's expansion at x, where it is smooth and thus has all three; else what the jet lacks is not sought.
    """
    if isinstance(f, Sampled):
        return f.exact(x)
    jet = f.jet(x) if jet is None else jet
    if math.isnan(jet.value) and not smooth and not leaves_doubles(f.tape, x):
        nothing = Proven(math.nan, 0, NOT_DEFINED)  # no digits are lost: there are none
        return Exact((nothing, nothing, nothing))
    numbers, bounds = (jet.value, jet.slope, jet.curvature), jet.bounds
    value, slope, curvature = map(bounded, numbers, bounds)
    for part, number in zip((value, slope, curvature), numbers, strict=True):
        underflows = part is not curvature and part.digits and number == 0.0 != part.error
        sought = smooth or not math.isnan(number) or leaves_doubles(f.tape, x)
        if (part.digits < digits and sought) or underflows:
            proven = f.exact(x)
            value, slope, curvature = map(_better, (value, slope, curvature), proven.parts)
            if smooth and proven.reasons[0] != NOT_DEFINED:  # that x/x is 1 is known to the expansion alone
                told = (smooth.limit, smooth.slope, smooth.curvature)
                expanded = map(_expanded, told, smooth.errors, numbers, bounds)
                value, slope, curvature = map(_better, expanded, (value, slope, curvature))
            break
    return Exact((value, slope, curvature))


def _expanded(number: float, error: float, in_doubles: float, bound: float) -> Proven:
    """Return a number of an expansion; a 0 of it stands for all that rounding hides.

    It is believed only where doubles agree, and have no bound that says how much they hide.
    """
    hides = number == 0.0 and (in_doubles != 0.0 or 0.0 < bound < math.inf)
    return Proven(math.nan, 0, UNPROVEN) if hides else bounded(number, error)


def _better(double: Proven, proven: Proven) -> Proven:
    """Return the one with more digits; where neither has any, the one that says why."""
    best = double if double.digits > proven.digits else proven
    if not 0 < best.digits < SHOWN:
        return best
    rounded = float(f"{best.number:.{best.digits - 1}e}")
    return best._replace(number=rounded, error=best.error + abs(rounded - best.number))


def true_slope(f: Function, x: float) -> Proven:
    """Return f'(x), at an edge of f's domain and at a break that both sides agree on the slope there.

    What is not withheld but unknown to proof, as at the ends of a square root, is the slope that the jet was given.
    """
    jet = f.jet(x)
    slope = true_numbers(f, x, jet).parts[1]
    if slope.digits or slope.withheld or math.isnan(jet.slope):
        return slope
    return Proven(jet.slope, SURE, error=_KNOWN_WELL * math.ulp(jet.slope))


def intercept(x: float, numbers: Exact) -> float:
    """Return where the tangent at x meets the axis x = 0, in the digits that are known; nan where doubles have them.

    f(x) - f'(x)·x cancels where f is nearly a line through 0, as 1/x - 1/sin(x) is near 0.
    """
    value, slope, _ = numbers.parts
    if not (math.isfinite(value.number) and math.isfinite(slope.number) and x):
        return math.nan
    error = value.error + abs(x) * slope.error
    height = value.number - slope.number * x
    if abs(height) > _SHARP * max(error, math.ulp(value.number)) or not (height or error):
        return math.nan
    from fractions import Fraction  # 3 ms, and rarely needed

    terms = map(Fraction, (value.number, value.rest, slope.number, slope.rest, x))
    exact = next(terms) + next(terms) - (next(terms) + next(terms)) * next(terms)
    known = bounded(float(exact), error)
    return float(f"{known.number:.{known.digits - 1}e}") if known.digits else 0.0


def errors_of(quotients: Sequence[float], f: AnyFunction, x: float, slope: Proven) -> list[float]:
    """Return how far quotients lie above f'(x), each to three digits; nan where that cannot be told.

    Args:
        quotients: what is compared.
        f: a function of one variable.
        x: the point.
        slope: its slope there, as far as it is known.
    """
    rough = [quotient - slope.number - slope.rest for quotient in quotients]
    if not any(abs(error) < _KNOWN_WELL * slope.error for error in rough):
        return rough
    proven = slope if slope.estimated else f.exact(x).parts[1]
    if not proven.digits:
        return [error if abs(error) >= _KNOWN_WELL * slope.error else math.nan for error in rough]
    fine = [quotient - proven.number - proven.rest for quotient in quotients]
    nothing = max(NOTHING, _SAME * math.ulp(proven.number))
    return [_told_error(error, proven.error, nothing) for error in fine]


def _told_error(error: float, doubt: float, nothing: float) -> float:
    if abs(error) >= _KNOWN_WELL * doubt:
        return error
    return 0.0 if abs(error) + doubt < nothing else math.nan
