"""Slope and curvature from samples, each with an uncertainty that holds."""

import math
from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from mgtui.engine.evaluation.exact import SURE, Exact, Proven, bounded
from mgtui.engine.search.probe import Doubles

Sampling: TypeAlias = Callable[[Doubles], Doubles]


def numbers_at(values: Sampling, x: float) -> Exact:
    """Return value, slope and curvature at x."""
    h = 1e-3 * max(1.0, abs(x))
    low, y, high = values(np.array([x - h, x, x + h])).tolist()
    slope, bend = (high - low) / (2 * h), (high - 2 * y + low) / (h * h)
    value = Proven(y, SURE, error=0.0) if math.isfinite(y) else Proven(math.nan, 0, "f has no value here")
    return Exact((value, bounded(slope, abs(slope) * 1e-3), bounded(bend, abs(bend) * 1e-2)))


def curve_of_slopes(values: Sampling, x: Doubles) -> tuple[Doubles, Doubles, Doubles]:
    """Return value, slope and curvature at many points, for curves."""
    h = 1e-3 * np.maximum(1.0, np.abs(x))
    y = values(np.stack([x - h, x, x + h]))
    return y[1], (y[2] - y[0]) / (2 * h), (y[2] - 2 * y[1] + y[0]) / (h * h)
