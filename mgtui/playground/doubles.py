"""f as floating point has it: at every double of a window so narrow that the rounding of each value is seen.

Between two doubles there is no x that a program could hand to f, so that f is a staircase there. Where doubles lie
closer than dots, as many are shown as there are dots: noise.
"""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mgtui.engine import AnyFunction, Piece
from mgtui.playground.scene import Window

_DEEP = 2.0**-38  # of the value: heights of a window below this part of it are drawn as one by a curve
_MARGIN = 0.08  # of the height, above and below


class Staircase(NamedTuple):
    """What is drawn in place of the curve.

    Attributes:
        window: around the values.
        pieces: a step for each double, from it to the next, or a dot where these lie closer than dots.
    """

    window: Window
    pieces: tuple[Piece, ...]


def doubles_of(function: AnyFunction, x: float, ends: tuple[float, float], size: tuple[int, int]) -> Staircase | None:
    """Return f at the doubles between the ends, where it is seen that they are rounded; else None.

    Args:
        function: of one variable.
        x: a point between the ends, at which f is smooth.
        ends: of the window.
        size: of the canvas in dots, across and upwards.
    """
    low, high = ends
    jet = function.jet(x)
    if not all(map(math.isfinite, (jet.value, jet.slope, jet.curvature))):
        return None
    xs = _doubles(low, high, size[0])
    ys = np.asarray(function(xs))
    reach = np.array([low, high, x]) - x
    true = jet.value + jet.slope * reach + 0.5 * jet.curvature * reach * reach
    height = float(true.max() - true.min())
    off = float(np.max(np.abs(ys - (jet.value + jet.slope * (xs - x) + 0.5 * jet.curvature * (xs - x) ** 2))))
    if not math.isfinite(off) or (off * size[1] < height and height > _DEEP * abs(jet.value)):
        return None
    bottom, top = min(float(true.min()), float(ys.min())), max(float(true.max()), float(ys.max()))
    margin = _MARGIN * (top - bottom) or 4.0 * math.ulp(jet.value)
    window = Window(low, high, bottom - margin, top + margin)
    return Staircase(window, _steps(xs, ys))


def _doubles(low: float, high: float, most: int) -> NDArray[np.float64]:
    """Return the doubles from low to high, or that many of them, spread evenly."""
    between = np.linspace(low, high, most)
    step = max(math.ulp(low), math.ulp(high))
    if (high - low) / step > most:
        return between
    found = [low]
    while found[-1] < high:
        found.append(math.nextafter(found[-1], math.inf))
    return np.array(found)


def _steps(xs: NDArray[np.float64], ys: NDArray[np.float64]) -> tuple[Piece, ...]:
    if xs[1] != math.nextafter(xs[0], math.inf):
        return tuple((xs[at : at + 1], ys[at : at + 1]) for at in range(xs.size))
    return tuple((xs[at : at + 2], ys[[at, at]]) for at in range(xs.size - 1))
