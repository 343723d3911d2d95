"""Where a number stands on the grid: the one map between the plane, dots and cells.

The window's edges lie on the centres of the outermost dots. Dots are counted from the bottom left, cells from the top
left, as mathematics and terminals do.
"""

import math
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from mgtui.playground.changes.decimal_steps import roundest
from mgtui.playground.scene import Window

FAR = 1e7
"""Dots beyond which a place is merely outside: far enough not to bend a line that leads there, and nowhere near inf."""
NUDGE = 1e-9
"""Dots; what lies halfway between two dots goes up however its last bit was rounded, so that lines which coincide in
the plane coincide on screen."""

T = TypeVar("T", float, NDArray[np.float64])

WITHIN = 0.4999
"""Columns from the middle of one that are surely still in it."""


class Layout(NamedTuple):
    """The maps of one plot.

    Attributes:
        window: the part of the plane shown.
        left: columns taken by the numbers left of the plot.
        columns: width of the plot proper, in cells.
        rows: its height, in cells; it starts at the top of the grid.
        across: dots to a cell, side by side.
        down: dots to a cell, one above the other.
    """

    window: Window
    left: int
    columns: int
    rows: int
    across: int
    down: int

    @property
    def dots_wide(self) -> int:
        """Width in dots."""
        return self.columns * self.across

    @property
    def dots_high(self) -> int:
        """Height in dots."""
        return self.rows * self.down

    def u_of(self, x: T) -> T:
        """Return the dots right of the leftmost dot; not rounded, at most `FAR`, nan where x is."""
        return _place(x, self.window.x_min, self.window.x_max, self.dots_wide - 1)

    def v_of(self, y: T) -> T:
        """Return the dots above the lowest dot; not rounded, at most `FAR`, nan where y is."""
        return _place(y, self.window.y_min, self.window.y_max, self.dots_high - 1)

    def column_of(self, x: float) -> int | None:
        """Return the column of the grid in which x stands; None when it is outside."""
        dot = nearest(self.u_of(x))
        return self.left + dot // self.across if 0 <= dot < self.dots_wide else None

    def row_of(self, y: float) -> int | None:
        """Return the row of the grid, from the top, in which y stands; None when it is outside."""
        dot = nearest(self.v_of(y))
        return self.rows - 1 - dot // self.down if 0 <= dot < self.dots_high else None

    def x_of(self, column: int) -> float:
        """Return x at the middle of a column of the grid; columns outside the plot lie outside the window."""
        middle = (column - self.left + 0.5) * self.across - 0.5
        return _value(middle, self.window.x_min, self.window.x_max, self.dots_wide - 1)

    def y_of(self, row: int) -> float:
        """Return y at the middle of a row of the grid; rows outside the plot lie outside the window."""
        middle = (self.rows - row - 0.5) * self.down - 0.5
        return _value(middle, self.window.y_min, self.window.y_max, self.dots_high - 1)

    def tidy_x_of(self, column: int) -> float:
        """Return the roundest x within a column: what a person means who points there."""
        middle = self.x_of(column)
        return roundest(middle, (self.x_of(column + 1) - middle) * WITHIN)

    def contains(self, column: int, row: int) -> bool:
        """Tell whether a cell of the grid belongs to the plot proper."""
        return self.left <= column < self.left + self.columns and 0 <= row < self.rows

    def slope_of(self, slope: float) -> float:
        """Return a slope of the plane in dots up per dot right; +-inf for what is upright at this size."""
        across, up = max(self.dots_wide - 1, 1), max(self.dots_high - 1, 1)
        if slope == 0 or not math.isfinite(slope):
            return slope
        # Mantissas and exponents apart: slope, run and rise may each be beyond 1e300 where their ratio is 1.
        (s, s_exp), (w, w_exp), (h, h_exp) = (
            math.frexp(slope),
            _span(self.window.x_min, self.window.x_max),
            _span(self.window.y_min, self.window.y_max),
        )
        try:
            return math.ldexp(s * w / h * up / across, s_exp + w_exp - h_exp)
        except OverflowError:
            return math.copysign(math.inf, slope)


def nearest(place: float) -> int:
    """Return the dot a place belongs to; -1 for nan."""
    return -1 if math.isnan(place) else math.floor(place + 0.5 + NUDGE)


def _place(value: T, low: float, high: float, dots: int) -> T:
    low, high = float(low), float(high)  # numpy's own scalars would warn of an overflow
    far = math.isinf(high - low)
    if isinstance(value, float):  # the same in Python's own numbers: a tenth of the time for one
        value = float(value)
        span = high / 2 - low / 2 if far else high - low
        place = (value / 2 - low / 2 if far else value - low) / span * max(dots, 0)
        return place if math.isnan(place) else min(max(place, -FAR), FAR)
    with np.errstate(over="ignore", invalid="ignore"):
        half = value / 2 - low / 2 if far else value - low
        span = high / 2 - low / 2 if far else high - low
        return np.clip(half / span * max(dots, 0), -FAR, FAR)


def _value(place: float, low: float, high: float, dots: int) -> float:
    part = place / max(dots, 1)
    return low * (1 - part) + high * part if math.isinf(high - low) else low + (high - low) * part


def _span(low: float, high: float) -> tuple[float, int]:
    if math.isinf(high - low):
        mantissa, exponent = math.frexp(high / 2 - low / 2)
        return mantissa, exponent + 1
    return math.frexp(high - low)
