"""How far a difference quotient is from the slope, as a function of h: two laws, fitted to what f really does.

Truncation, the curve's bend within the step, is C·h^p; round-off, the few digits that survive the subtraction, is
R/h. On paper C and R come from derivatives and the unit round-off u = 2^-53 (forward: C = |f''|/2 and
R = 2u(|f| + |x f'|); Press et al., Numerical Recipes, section 5.7). Where f is flat to that order, or its formula
cancels inside as exp(x) - 1 does near 0, paper is out by decades, so both laws are read off measured errors here:
round-off is measured as such, as in Moré and Wild, Estimating derivatives of noisy simulations, ACM TOMS 38 (2012).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from mgtui.engine.difference import ScalarFunction, Scheme, evaluate, knows_slope

Reals: TypeAlias = NDArray[np.float64]

PER_DECADE = 4
RATIO = 10 ** (1 / PER_DECADE)   # irrational: halving h meets sin(1000x) in step, and sees a slow wave
TOP = 0.1                # largest h tried, in units of max(1, |x|)
DEPTH = 16               # decades tried below it
CLEAR = 8.0              # truncation is read off where it stands this far above round-off
LEAN = 3.0               # round-off in units of truncation at the best step
UNIT_ROUNDOFF = 2.0**-53
SMALLEST = 1e-306        # below it quotients lose digits to underflow
TABLEAU_ROWS, TABLEAU_COLUMNS = 10, 4


@dataclass(frozen=True, slots=True)
class ErrorLaws:
    """The error of a scheme at one x: truncation(h) + round-off(h), each a size without sign.

    Attributes:
        slope: what the error is measured against: exact for a parsed function, else extrapolated.
        bend: C, in units of error per h^order; 0.0 where no truncation shows.
        order: p, the scheme's own order or higher where f is flat to that order (or between, for a root).
        noise: R, the root mean square of the error in the rise; 0.0 where none shows.
        best_h: the h where the two balance; nan where nothing could be measured.
        best_error: the error to expect there.
    """

    slope: float
    bend: float
    order: float
    noise: float
    best_h: float
    best_error: float

    def truncation(self, h: float) -> float:
        """Size of the truncation error at step h > 0, to leading order."""
        return float(self.bend * h**self.order)

    def round_off(self, h: float, h_lost: bool = False) -> float:
        """Size to expect of the round-off error at step h > 0; the whole slope where x + h == x."""
        return abs(self.slope) if h_lost else self.noise / h


NO_LAWS = ErrorLaws(math.nan, math.nan, math.nan, math.nan, math.nan, math.nan)


def error_laws(f: ScalarFunction, x: float, scheme: Scheme) -> ErrorLaws:
    """Fit both laws to f at x: some 70 quotients over all h that doubles allow.

    Returns:
        The laws; `NO_LAWS` where f has no finite slope to compare with, or no quotient is defined.
    """
    slope = float(f.jet(x).slope) if knows_slope(f) else extrapolated_slope(f, x, scheme)
    if not math.isfinite(slope):
        return NO_LAWS
    hs, errors = _measured_errors(f, x, slope, scheme)
    if len(hs) == 0:
        return NO_LAWS
    usual = 2 * UNIT_ROUNDOFF * (abs(evaluate(f, x)) + abs(x * slope))
    return _fit(slope, hs, errors, scheme, usual)


def extrapolated_slope(f: ScalarFunction, x: float, scheme: Scheme) -> float:
    """Estimate f'(x) of a plain callable by extrapolating the scheme's quotients to h = 0; nan where it cannot.

    Ridders, Accurate computation of F'(x) and F'(x)F''(x), Adv. Eng. Software 4 (1982): Neville's tableau over
    falling steps, from several first steps since f's scale is unknown; the entry least in doubt wins. Good to some
    11 digits for smooth f; where f has a corner it is the scheme's one-sided slope.
    """
    scales = dict.fromkeys((max(1.0, abs(x)), abs(x) or 1.0))
    firsts = [max(scale * first, SMALLEST) for scale in scales for first in (1e-1, 1e-3, 1e-5)]
    noise = UNIT_ROUNDOFF * abs(evaluate(f, x))
    return min((_tableau(f, x, first, scheme, noise) for first in firsts), default=(math.inf, math.nan))[1]


def _tableau(f: ScalarFunction, x: float, first: float, scheme: Scheme, noise: float) -> tuple[float, float]:
    """Return (doubt, slope) of the best entry of one tableau; doubt is inf where every entry is undefined.

    Doubt is how far the entry is from its two ancestors, plus the round-off in it: without the latter, entries at
    small steps win that agree by accident. Columns are few, since in late ones ancestors agree whatever f does.
    """
    best, slope = math.inf, math.nan
    above: list[float] = []
    hs = first * _falling(TABLEAU_ROWS)
    for h, quotient in zip(hs.tolist(), _quotients(f, x, hs, scheme).tolist(), strict=True):
        row = [quotient]
        for i, older in enumerate(above[:TABLEAU_COLUMNS]):
            # forward quotients err in h, h^2, h^3 ...; central ones in h^2, h^4 ...
            row.append(row[i] + (row[i] - older) / (RATIO ** (scheme.order * (i + 1)) - 1))
            doubt = max(abs(row[i + 1] - row[i]), abs(row[i + 1] - older)) + 2 * noise / h
            if doubt < best:
                best, slope = doubt, row[i + 1]
        above = row
    return best, slope


def _fit(slope: float, hs: Reals, errors: Reals, scheme: Scheme, usual_noise: float) -> ErrorLaws:
    half = PER_DECADE // 2
    spread = [_rms(errors[max(0, j - half):j + half + 1]) for j in range(len(hs))]
    # Errors cross zero by accident, so the best single quotient says little: look at a decade's worth at a time.
    lowest = next(j for j, size in enumerate(spread) if size <= 2 * min(spread))
    below = slice(lowest + half, lowest + half + 2 * PER_DECADE + 1)
    remainders = hs * errors
    noise = _rms(remainders[below]) if len(remainders[below]) >= 3 else usual_noise
    bend, order = _bend(hs[:lowest + 1], errors[:lowest + 1], noise, scheme)
    if bend > 0 and noise > 0:
        # Truncation is certain while round-off scatters around zero: lean to the side where errors may be lucky.
        h = (noise / (LEAN * bend)) ** (1 / (order + 1))
        if abs(math.log10(h / hs[lowest])) <= 1:
            return ErrorLaws(slope, bend, order, noise, h, math.hypot(bend * h**order, noise / h))
    return ErrorLaws(slope, bend, order, noise, float(hs[lowest]), spread[lowest])


def _bend(hs: Reals, errors: Reals, noise: float, scheme: Scheme) -> tuple[float, float]:
    """Return C and p of truncation = C·h^p, read off the smallest h that shows it clearly; C = 0.0 if none does."""
    clear = np.flatnonzero((errors * hs > CLEAR * noise) & (errors > 0))
    if len(clear) == 0:
        return 0.0, float(scheme.order)
    j = int(clear[-1])
    i = max(0, j - PER_DECADE)
    order = float(scheme.order)
    if i < j and errors[i] > 0:
        seen = math.log(errors[i] / errors[j]) / math.log(hs[i] / hs[j])
        order = min(max(round(seen) if abs(seen - round(seen)) < 0.2 else seen, 0.25), 8.0)
    return float(errors[j] / hs[j] ** order), order


def _measured_errors(f: ScalarFunction, x: float, slope: float, scheme: Scheme) -> tuple[Reals, Reals]:
    """Return the steps, descending, at which the quotient is defined and x + h != x, with the quotients' errors."""
    hs = _steps(x)
    with np.errstate(all="ignore"):
        hs = hs[(x + hs != x) & (x - hs != x)]
        errors = np.abs(_quotients(f, x, hs, scheme) - slope)
    known = np.isfinite(errors)
    return hs[known], errors[known]


def _steps(x: float) -> Reals:
    """Return the h to try, descending: on the scale of 1 or |x|, and also on |x|'s where that is small."""
    ladder = _falling(DEPTH * PER_DECADE + 1)
    steps = TOP * max(1.0, abs(x)) * ladder
    if 0 < abs(x) < TOP:
        steps = np.union1d(steps, abs(x) * ladder)[::-1]   # ln at 1e-9 lives on the scale of x
    return steps[steps >= SMALLEST]


def _falling(count: int) -> Reals:
    """Return 1, 1/RATIO, 1/RATIO^2, ..."""
    return np.power(10.0, -np.arange(count) / PER_DECADE)


def _quotients(f: ScalarFunction, x: float, hs: Reals, scheme: Scheme) -> Reals:
    """Return the scheme's quotients at x for many steps at once, nan where undefined."""
    with np.errstate(all="ignore"):
        rise = _values(f, x, scheme.end, hs) - _values(f, x, scheme.start, hs)
        return rise / (scheme.span * hs)


def _values(f: ScalarFunction, x: float, offset: int, hs: Reals) -> Reals:
    """Return f(x + offset·h) for every h, nan where it or its argument is not finite."""
    if offset == 0:
        return np.full_like(hs, evaluate(f, x))
    points = x + offset * hs
    if knows_slope(f):
        values = np.asarray(f(points), dtype=np.float64)
    else:
        values = np.array([evaluate(f, point) for point in points.tolist()])   # promises to take scalars only
    return np.where(np.isfinite(points) & np.isfinite(values), values, np.nan)


def _rms(sizes: Sequence[float] | Reals) -> float:
    scale = float(np.max(sizes))
    return scale * math.sqrt(float(np.mean((np.asarray(sizes) / scale) ** 2))) if scale > 0 else 0.0
