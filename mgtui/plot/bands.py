"""The dots of the parts of the plane that a curve fills."""

from collections.abc import Sequence

import numpy as np

from mgtui.engine import Band
from mgtui.plot.layout import Layout
from mgtui.plot.raster import HALF, Dots, Places

_BORDER = 1e-6
"""Dots; what is so close to a dot's middle is on it: then it belongs to the band on its right."""


def band_dots(bands: Sequence[Band], layout: Layout) -> tuple[Dots, Dots]:
    """Return the dots of the plot proper in bands: their columns, and their rows from the bottom."""
    left, right, bottom, top = np.array(bands, dtype=np.float64).reshape(-1, 4).T
    u_left, u_right = layout.u_of(left), layout.u_of(right)
    # A dot belongs to the band in which its middle lies; a band without any has the dot that it reaches into.
    begin, end = np.ceil(u_left - _BORDER), np.ceil(u_right - _BORDER) - 1.0
    end = np.where(u_right >= layout.dots_wide - 1 - _BORDER, layout.dots_wide - 1, end)
    begin = np.where(begin > end, np.floor(0.5 * (u_left + u_right) + HALF), begin)
    first = np.clip(begin, 0, layout.dots_wide).astype(np.intp)
    last = np.clip(np.maximum(begin, end), -1, layout.dots_wide - 1).astype(np.intp)
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
