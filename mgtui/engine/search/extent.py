"""How high and how low a plot should reach for a function to be seen."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from mgtui.engine.search.probe import Doubles

Framing: TypeAlias = Callable[[float, float], tuple[float, float]]
"""Makes a y-window of the lowest and the highest of the heights to show."""

_MARGIN = 0.05  # of the height, free above and below
_STEEP = 10.0  # times the middle's spread: growth beyond it would flatten all the rest
_MIDDLE = (0.1, 0.9)
_LEAVING = (0.25, 0.75)
_LEVEL = 2.0**-40  # a spread below this share of the values is rounding
_LARGEST = 2.0**1022


def with_margin(low: float, high: float) -> tuple[float, float]:
    """Return a y-window with a little free above and below."""
    margin = _MARGIN * (high - low)
    return max(low - margin, -2.0 * _LARGEST), min(high + margin, 2.0 * _LARGEST)


def y_window(
    y: Doubles, also: Doubles, has_pole: bool, alone: Doubles | None = None, framing: Framing = with_margin
) -> tuple[float, float]:
    """Choose a y-range, finite and not empty, for values taken at evenly spread x.

    All of them are shown, unless poles, or growth towards an end of the interval, would press the rest to a line.

    Args:
        y: the values, in order of x; nan where there is none, inf where too large.
        also: more values, from where f may have narrow features; they count for nothing beside a pole.
        has_pole: whether f has a pole in the interval.
        alone: values of points with no curve beside them at that height: each is shown, however far off.
        framing: makes the window of what is to be seen.
    """
    points = [] if alone is None else np.clip(alone[np.isfinite(alone)], -_LARGEST, _LARGEST).tolist()
    known = y[~np.isnan(y)]
    if not np.isfinite(known).any():
        known = also[np.isfinite(also)]
    if known.size == 0:
        return _framed(min(points), max(points), framing) if points else (-1.0, 1.0)
    known = np.clip(known, -_LARGEST, _LARGEST)
    shown = known if has_pole else np.concatenate([known, also[np.isfinite(also)]])
    low, high = float(shown.min()), float(shown.max())
    ranked = np.sort(known)
    first, last = _quantiles(ranked, _MIDDLE)
    spread = last - first
    if has_pole and spread > 0:
        low, high = max(low, first - spread), min(high, last + spread)
    elif high - low > _STEEP * spread and _grows_outwards(known):
        first, last = _quantiles(ranked, _LEAVING)
        low, high = max(low, first - (last - first)), min(high, last + (last - first))
    return _framed(min([low, *points]), max([high, *points]), framing)


def _quantiles(ranked: Doubles, shares: tuple[float, float]) -> tuple[float, float]:
    places = [round(share * (ranked.size - 1)) for share in shares]
    return float(ranked[places[0]]), float(ranked[places[1]])


def _grows_outwards(y: Doubles) -> bool:
    """Tell whether the largest |y - median| lies at an end, where growth goes on: a needle within is seen whole."""
    apart = np.abs(y - np.median(y))
    far = int(apart.argmax())
    return bool(apart[far] > 0.0) and far in (0, y.size - 1)


def _framed(low: float, high: float, framing: Framing) -> tuple[float, float]:
    size = max(abs(low), abs(high))
    if high - low <= _LEVEL * size:
        middle = 0.5 * low + 0.5 * high
        half = 0.5 * size or 1.0
        return framing(middle - half, middle + half)
    return framing(low, high)
