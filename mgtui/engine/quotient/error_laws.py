"""How far a difference quotient is from the slope, as a function of h: two laws, fitted to what f really does.

Truncation, the curve's bend within the step, is C·h^p; round-off, the few digits that survive the subtraction, is
R/h. On paper C and R come from derivatives and the unit round-off u = 2^-53 (forward: C = |f''|/2 and
R = 2u(|f| + |x f'|); Press et al., Numerical Recipes, section 5.7). Where f is flat to that order, or its formula
cancels inside as exp(x) - 1 does near 0, these are out by decades, so both laws are read off measured errors here:
round-off is measured as such, as in Moré and Wild, Estimating derivatives of noisy simulations, ACM TOMS 38 (2012).
"""

import math
import sys
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from mgtui.engine.calculus.rules import Reals
from mgtui.engine.expression import Function
from mgtui.engine.quotient.difference import ScalarFunction, Scheme, evaluate, knows_slope
from mgtui.engine.search.sorted_sets import union
from mgtui.engine.true_numbers import true_slope

PER_DECADE = 4
RATIO = 10 ** (1 / PER_DECADE)  # irrational: halving h meets sin(1000x) in step, and sees a slow wave
TOP = 0.1  # largest h tried, in units of max(1, |x|)
DEPTH = 16  # decades tried below it
CLEAR = (100.0, 8.0)  # truncation is read off where it stands this far above round-off, or else this far
LOG_LARGEST = math.log(sys.float_info.max)
LEAN = 3.0  # round-off in units of truncation at the best step
UNIT_ROUNDOFF = 2.0**-53
SMALLEST = 1e-306  # below it quotients lose digits to underflow
TABLEAU_ROWS, TABLEAU_COLUMNS = 10, 4


class ErrorLaws(NamedTuple):
    """The error of a scheme at one x: truncation(h) + round-off(h), each a size without sign.

    Attributes:
        slope: what the error is measured against: exact for a parsed function, else extrapolated.
        order: p, the scheme's own order or higher where f is flat to that order (or between, for a root).
        sample: (h, truncation error there), the measurement that fixes C; (1.0, 0.0) where no truncation shows.
        noise: R, the root mean square of the error in the rise; 0.0 where none shows.
        best_h: the h where the two balance; nan where nothing could be measured.
        best_error: the error to expect there.
    """

    slope: float
    order: float
    sample: tuple[float, float]
    noise: float
    best_h: float
    best_error: float

    def truncation(self, h: float) -> float:
        """Return the size of the truncation error at step h > 0, to leading order."""
        at, error = self.sample  # not C: error / at^p may overflow where no error of interest does
        return error * math.exp(min(self.order * (math.log(h) - math.log(at)), LOG_LARGEST)) if error else error

    def round_off(self, h: float, h_lost: bool = False) -> float:
        """Return the size to expect of the round-off error at step h > 0; the whole slope where x + h == x."""
        return abs(self.slope) if h_lost else self.noise / h


NO_LAWS = ErrorLaws(math.nan, math.nan, (math.nan, math.nan), math.nan, math.nan, math.nan)


def error_laws(f: ScalarFunction, x: float, scheme: Scheme, slope: float | None = None) -> ErrorLaws:
    """Fit both laws to f at x: some 70 quotients over all h that doubles allow.

    Args:
        f: any callable from float to float.
        x: the point.
        scheme: of the quotients.
        slope: f'(x), if it is known already.

    Returns:
        The laws; `NO_LAWS` where f has no finite slope to compare with, or no quotient is defined.
    """
    if slope is None:
        slope = true_slope(f, x).number if isinstance(f, Function) else extrapolated_slope(f, x, scheme)
    if not math.isfinite(slope):
        return NO_LAWS
    hs, errors = _measured_errors(f, x, slope, scheme)
    if len(hs) == 0:
        return NO_LAWS
    usual = 2 * UNIT_ROUNDOFF * (abs(evaluate(f, x)) + abs(x * slope))
    with np.errstate(all="ignore"):  # errors may be as large as doubles go
        return _fit(slope, hs, errors, scheme, usual)


def extrapolated_slope(f: ScalarFunction, x: float, scheme: Scheme) -> float:
    """Estimate f'(x) of a plain callable by extrapolating the scheme's quotients to h = 0; nan where it cannot.

    Ridders, Accurate computation of F'(x) and F'(x)F''(x), Adv. Eng. Software 4 (1982): Neville's tableau over
    falling steps, from several first steps since f's scale is unknown; the entry least in doubt wins. Good to some
    11 digits for smooth f; where f has a corner it is the scheme's one-sided slope.
    """
    scales = dict.fromkeys((max(1.0, abs(x)), abs(x) or 1.0))
    firsts = [max(scale * 10.0**-k, SMALLEST) for scale in scales for k in range(1, 15, 2)]
    found = [_tableau(f, x, first, scheme) for first in firsts]
    # Doubts compare within a scale only: ln at 1e-250 has a slope of 1e250, and little doubt of 5000 at h = 0.1.
    sure = [(doubt, value) for doubt, value in found if doubt < 1e-4 * abs(value)]
    return min(sure or found)[1]


def _tableau(f: ScalarFunction, x: float, first: float, scheme: Scheme) -> tuple[float, float]:
    """Return (doubt, slope) of the best entry of one tableau; doubt is inf where every entry is undefined.

    Doubt is how far the entry is from its two ancestors, plus the round-off in it: without the latter, entries at
    small steps win that agree by accident. Columns are few, since in late ones ancestors agree whatever f does.
    """
    best, slope = math.inf, math.nan
    size = abs(evaluate(f, x))
    above: list[float] = []
    hs = first * _falling(TABLEAU_ROWS)
    for h, quotient in zip(hs.tolist(), _quotients(f, x, hs, scheme).tolist(), strict=True):
        row = [quotient]
        for i, older in enumerate(above[:TABLEAU_COLUMNS]):
            # forward quotients err in h, h^2, h^3 ...; central ones in h^2, h^4 ...
            row.append(row[i] + (row[i] - older) / (RATIO ** (scheme.order * (i + 1)) - 1))
            round_off = 2 * UNIT_ROUNDOFF * (size + abs(x * row[i + 1])) / h
            doubt = max(abs(row[i + 1] - row[i]), abs(row[i + 1] - older)) + round_off
            if doubt < best:
                best, slope = doubt, row[i + 1]
        above = row
    return best, slope


def _fit(slope: float, hs: Reals, errors: Reals, scheme: Scheme, usual_noise: float) -> ErrorLaws:
    half = PER_DECADE // 2
    # Errors cross zero by accident, so the best single quotient says little: look at a decade's worth at a time.
    typical = _means(errors, half)
    lowest = int(np.argmax(typical <= 2 * typical.min()))
    remainders = (hs * errors)[lowest + half : lowest + half + 2 * PER_DECADE + 1]
    noise = _rms(remainders) if len(remainders) >= 3 else usual_noise
    order, (at, error) = _truncation(hs[: lowest + 1], errors[: lowest + 1], noise, scheme)
    best_h, best_error = float(hs[lowest]), float(typical[lowest])
    if error > 0 and noise / LEAN > 0:
        # Truncation is certain while round-off scatters around zero: lean to the side where errors may be lucky.
        logs = math.log(noise / LEAN) - math.log(error) + order * math.log(at)  # their product may overflow
        log_h = logs / (order + 1)
        if abs(log_h - math.log(best_h)) <= math.log(10):
            best_h = math.exp(log_h)
            best_error = math.hypot(error * (best_h / at) ** order, noise / best_h)
    return ErrorLaws(slope, order, (at, error), noise, best_h, best_error)


def _truncation(hs: Reals, errors: Reals, noise: float, scheme: Scheme) -> tuple[float, tuple[float, float]]:
    """Return the order of the truncation error and (h, error) at the smallest h that shows it clearly, if any."""
    order = float(scheme.order)
    for above_noise in CLEAR:
        clear = np.flatnonzero((errors > above_noise * noise / hs) & (errors > 0))
        if len(clear):
            j = int(clear[-1])
            i = max(0, j - PER_DECADE)
            if i < j and errors[i] > 0:
                seen = (math.log(errors[i]) - math.log(errors[j])) / math.log(hs[i] / hs[j])
                order = min(max(round(seen) if abs(seen - round(seen)) < 0.2 else seen, 0.25), 8.0)
            return order, (float(hs[j]), float(errors[j]))
    return order, (1.0, 0.0)


def _measured_errors(f: ScalarFunction, x: float, slope: float, scheme: Scheme) -> tuple[Reals, Reals]:
    """Return the steps, descending, at which the quotient is defined and x + h != x, with the quotients' errors."""
    hs = _steps(x)
    with np.errstate(all="ignore"):
        errors = np.abs(_quotients(f, x, hs, scheme) - slope)
    known = np.isfinite(errors)
    return hs[known], errors[known]


def _steps(x: float) -> Reals:
    """Return the h to try, descending: on the scale of 1 or |x|, and also on |x|'s where that is small."""
    ladder = _falling(DEPTH * PER_DECADE + 1)
    steps = TOP * max(1.0, abs(x)) * ladder
    if 0 < abs(x) < TOP:
        steps = union(steps, abs(x) * ladder)[::-1]  # ln at 1e-9 lives on the scale of x
    return steps[steps >= SMALLEST]


@lru_cache(maxsize=4)
def _falling(count: int) -> Reals:
    """Return 1, 1/RATIO, 1/RATIO^2, ...; read-only."""
    steps = np.power(10.0, -np.arange(count) / PER_DECADE)
    steps.flags.writeable = False
    return steps


def _quotients(f: ScalarFunction, x: float, hs: Reals, scheme: Scheme) -> Reals:
    """Return the scheme's quotients at x for many steps at once, nan where undefined."""
    with np.errstate(all="ignore"):
        rise = _values(f, x, scheme.end, hs) - _values(f, x, scheme.start, hs)
        quotients: Reals = rise / (scheme.span * hs)
        return quotients


def _values(f: ScalarFunction, x: float, offset: int, hs: Reals) -> Reals:
    """Return f(x + offset·h) for every h, nan where it or its argument is not finite, or x + offset·h is x."""
    if offset == 0:
        return np.full_like(hs, evaluate(f, x))
    points = x + offset * hs
    if knows_slope(f):
        values = np.asarray(f(points), dtype=np.float64)
    else:
        values = np.array([evaluate(f, point) for point in points.tolist()])  # promises to take scalars only
    return np.where(np.isfinite(points) & np.isfinite(values) & (points != x), values, np.nan)


def _means(sizes: Reals, half: int) -> Reals:
    """Return the mean of each size and up to `half` neighbours on either side."""
    return np.asarray(_sums(sizes, half) / _counts(len(sizes), half))


def _sums(sizes: Reals, half: int) -> Reals:
    return np.convolve(sizes, np.ones(2 * half + 1))[half : half + len(sizes)]


@lru_cache(maxsize=64)
def _counts(length: int, half: int) -> Reals:
    """Return how many sizes there are to each mean: fewer at both ends."""
    return _sums(np.ones(length), half)


def _rms(sizes: Reals) -> float:
    scale = float(np.max(sizes))  # squares of sizes below 1e-154 would underflow
    return scale * math.sqrt(float(np.mean((sizes / scale) ** 2))) if scale > 0 else 0.0
