"""The dots of the parts of the plane that a curve fills."""

from collections.abc import Sequence

import numpy as np

from mgtui.engine import Band
from mgtui.plot.layout import Layout
from mgtui.plot.raster import HALF, Dots, Places

_INSIDE = 1e-6
"""Dots; the end of a band that lies on the border between two columns belongs to the column within."""


def band_dots(bands: Sequence[Band], layout: Layout) -> tuple[Dots, Dots]:
    """Return the dots of the plot proper that bands cover: their columns, and their rows from the bottom."""
    left, right, bottom, top = np.array(bands, dtype=np.float64).reshape(-1, 4).T
    first = _dots(layout.u_of(left) + _INSIDE, 0, layout.dots_wide)
    last = _dots(layout.u_of(right) - _INSIDE, -1, layout.dots_wide - 1)
    lowest = _dots(layout.v_of(bottom), 0, layout.dots_high)
    across = np.maximum(last - first + 1, 0)
    up = np.maximum(_dots(layout.v_of(top), -1, layout.dots_high - 1) - lowest + 1, 0)
    size = across * up
    of = np.repeat(np.arange(size.size), size)
    place = np.arange(of.size) - np.repeat(np.cumsum(size) - size, size)
    row, column = np.divmod(place, across[of])
    return first[of] + column, lowest[of] + row


def _dots(places: Places, least: int, most: int) -> Dots:
    """Return the dots that places belong to, those beyond the grid just outside it."""
    return np.clip(np.floor(places + HALF), least, most).astype(np.intp)
