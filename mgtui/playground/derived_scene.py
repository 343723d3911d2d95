"""The slope curve and the curvature of a picture, as scenes for plots of their own below it."""

from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from mgtui.engine import LANDMARK_KINDS, derived, with_bands
from mgtui.playground.analysis import LEVEL
from mgtui.playground.framing import Rows, framing_in, rows_among
from mgtui.playground.picture_making import Picture
from mgtui.playground.scene import Scene

_STEEP = 1.8  # times the spread of their middle, from which on the heights near a pole are left out


@lru_cache(maxsize=16)
def derived_scene(picture: Picture, order: int, rows: Rows | None = None) -> Scene:
    """Return the picture's slope curve (order 1) or curvature (order 2) in the same x-range, for a plot of its own."""
    cuts = [point.x for point in picture.points if order == 2 or _breaks_slope(point.behaviour.kind)]
    pieces = derived(picture.function, picture.scene.pieces, cuts, order)
    window = picture.scene.window
    heights = [ys for _, ys in pieces]
    if picture.scene.bands:  # where f's curve has no points
        heights.append(_evenly_spread(picture, order))
    low, high = framing_in(rows or rows_among(picture.size[1]))(*_robust(heights))
    window = window._replace(y_min=low, y_max=high)
    with np.errstate(over="ignore", invalid="ignore"):  # a window as high as the doubles go
        pieces, bands = with_bands(picture.function, pieces, cuts, order, window, picture.size)
    return replace(
        picture.scene,
        window=window,
        pieces=tuple(pieces),
        bands=bands,
        marks=(),
        name="f′" if order == 1 else "f″",
        style="slope curve" if order == 1 else "bend curve",
        ghosts=(),
    )


def _breaks_slope(kind: str) -> bool:
    return kind in LANDMARK_KINDS and LANDMARK_KINDS[kind].breaks_slope


def _evenly_spread(picture: Picture, order: int) -> NDArray[np.float64]:
    """Return finite values of f' or f'' at points spread over the window."""
    window = picture.scene.window
    jet = picture.function.jet(np.linspace(window.x_min, window.x_max, 2 * picture.size[0] + 1))
    numbers = jet.slope if order == 1 else jet.curvature
    return np.asarray(numbers[np.isfinite(numbers)])


def _robust(heights: list[NDArray[np.float64]]) -> tuple[float, float]:
    """Return a y-range for some curves: all of them, unless a few points near a pole would flatten the rest."""
    if not heights:
        return -1.0, 1.0
    ys = np.concatenate(heights)
    low, high = float(ys.min()), float(ys.max())
    with np.errstate(all="ignore"):  # heights near the largest doubles differ by more than that
        inner = [float(height) for height in np.quantile(ys, (0.1, 0.9))]
    spread = inner[1] - inner[0]
    if spread > 0:
        low, high = max(low, inner[0] - _STEEP * spread), min(high, inner[1] + _STEEP * spread)
    if high - low > LEVEL * max(abs(low), abs(high)):
        return low, high
    half = max(1.0, abs(high)) * 0.5
    return low - half, high + half
