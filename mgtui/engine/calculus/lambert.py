"""Lambert's W, the principal branch of what solves w·e^w = u, for u >= -1/e.

By Halley's iteration; near the branch point -1/e, where that loses digits, by the series of W + 1 in
p = sqrt(2(e·u + 1)) (Corless et al., On the Lambert W function, 1996, section 4).
"""

import math
from functools import cache

import numpy as np

from mgtui.engine.calculus.chain_rule import Ratio
from mgtui.engine.calculus.rules import Reals, void

BRANCH_POINT = -0.36787944117144233  # the double next to -1/e; it counts as -1/e itself
_BEYOND = -1.2428753672788363e-17  # 1/e less that double's size
_NEAR = 0.3  # p up to here: (p/√2)^24 is below an ulp
_TERMS = 24
_STEPS = 4


@cache
def branch_series(n: int) -> tuple[float, ...]:
    """Return the coefficients 0..n of W + 1 in powers of p."""
    found, sums = [0.0, 1.0], [2.0, -1.0]  # with the -1 of W itself first
    before = [-1.0, 1.0]
    for k in range(2, n + 1):
        sums.append(sum(before[j] * before[k + 1 - j] for j in range(2, k)))
        earlier = (k - 1) / (k + 1) * (before[k - 2] / 2 + sums[k - 2] / 4)
        before.append(earlier - sums[k] / 2 - before[k - 1] / (k + 1))
        found.append(before[k])
    return tuple(found[: n + 1])


def above_branch(u: Reals) -> Reals:
    """Return u + 1/e with its own digits; negative at the branch point, whose double lies below it."""
    return (u - BRANCH_POINT) + _BEYOND  # the difference is exact near it


def _solved(u: Reals) -> tuple[Reals, Reals]:
    """Return W and W + 1, each with its own digits."""
    u = np.asarray(u, dtype=np.float64)
    gap = np.maximum(above_branch(u), 0.0)
    p = np.sqrt(2.0 * math.e * gap)
    near = p < _NEAR
    series = np.zeros_like(p)
    small = np.where(near, p, 0.0)
    for coefficient in reversed(branch_series(_TERMS)):
        series = series * small + coefficient
    far = np.where(near | ~np.isfinite(u), 1.0, u)
    log = np.log1p(far)
    w = log * (1.0 - np.log1p(log) / (2.0 + log))  # within a few per cent of W everywhere
    for _ in range(_STEPS):
        power = np.exp(w)
        miss = w * power - far
        w = w - miss / (power * (w + 1.0) - (w + 2.0) * miss / (2.0 * w + 2.0))
    w = np.where(np.isposinf(u), np.inf, np.where(near, series - 1.0, w))
    outside = np.isnan(u) | (u < BRANCH_POINT)
    return void(w, outside)[()], void(np.where(near, series, w + 1.0), outside)[()]


def w(u: Reals) -> Reals:
    """Return W(u); nan below -1/e."""
    return _solved(u)[0]


def slopes(u: Reals, w: Reals) -> Ratio:
    """Return W' = e^-W/(W + 1), 1 and W''/W'; by e^-W = W/u where W is large and rounds off more."""
    above = _solved(u)[1]
    large = np.greater(u, 1.0)
    first = np.where(large, w / above / np.where(large, u, 1.0), np.exp(-w) / above)[()]
    return first, 1.0, -first * (above + 1.0) / above
