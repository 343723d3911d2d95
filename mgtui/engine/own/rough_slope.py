"""A slope from seven values, for functions that take long: coarse, with an uncertainty that holds at corners too."""

import math

import numpy as np

from mgtui.engine.evaluation.exact import NO_CURVATURE, NO_SLOPE, NOT_DEFINED, NOT_SETTLED, SURE, Exact, Proven
from mgtui.engine.own.sampled_slope import Estimate, Sampling, told_estimate
from mgtui.engine.search.probe import Doubles

_STEP = 2.0**-10  # of 1, or of x: the three to each side reach a three-hundredth
_SAFE = 4.0
_SIXTH = math.sqrt(924.0)  # times the noise of one value is that of seven values' sixth difference
_NOISES = 8.0  # of which one difference tells little


@np.errstate(all="ignore")
def rough_numbers_at(values: Sampling, x: float) -> Exact:
    """Return value and slope at x as seven values tell them, and no curvature."""
    unit = 2.0 ** math.floor(math.log2(max(1.0, abs(x))))
    h = _STEP * unit
    found = values(x + h * np.arange(-3.0, 4.0))
    y = float(found[3])
    if math.isnan(y):
        return Exact((Proven(math.nan, 0, NOT_DEFINED),) * 3)
    told = Proven(y, SURE, error=0.0) if math.isfinite(y) else Proven(math.nan, 0, NOT_SETTLED)
    nothing = Proven(math.nan, 0, NO_CURVATURE)
    if not np.all(np.isfinite(found)):
        return Exact((told, Proven(math.nan, 0, NO_SLOPE), nothing))
    return Exact((told, told_estimate(_slope(found, h)), nothing))


def _slope(found: Doubles, h: float) -> Estimate:
    """Return the slope between those of both sides, and how far these lie apart: where there is a corner, too."""
    y, steps = found[3], h * np.arange(1.0, 4.0)
    right, left = (found[4:] - y) / steps, (y - found[2::-1]) / steps  # over one, two and three steps
    central = 0.5 * (right + left)
    apart = 0.5 * float(abs(right[0] - left[0]))
    bend = float(np.ptp(central))
    scatter = float(abs(np.diff(found, 6)[0])) / _SIXTH
    rounding = float(np.spacing(np.max(np.abs(found))))
    return Estimate(float(central[0]), apart + _SAFE * bend + _NOISES * (scatter + rounding) / h)
