"""How high a window in y is: room for a tangent above and below a curve, and steps of whole rows for the ticks.

A tick whose step is no whole number of rows stands now three and now four rows from the next, and the axis looks
uneven. The height of a window is free by a few percent: it is chosen such that a round step takes whole rows. It
follows from the curve and the size alone, never from x, so that a nudge leaves it as it is.
"""

import itertools
import math
from typing import NamedTuple

from mgtui.engine import Framing, with_margin

LEAST_ROWS = 3
"""Rows from one number beside a plot to the next, where two such numbers fit."""
ROWS_A_TICK, ROWS_LATER = 4, 10
"""Rows a tick in a low plot, and rows for one tick more in a high one, where many numbers would only distract."""
_LEAST = 8  # rows from which on a plot has more than two numbers beside it
_MARGIN = 1 / 48  # of the height, above and below, at least
_FILLED = 0.8  # of the height, at least, is the curve's
_WELL_FILLED = 0.9  # leaves room for a tangent, a row above and a row below of 20
_TICKS_WEIGH = 0.25  # a number of ticks off by a factor, against a height off by as much
_BELOW = 0.7  # of what is left free: more functions turn at the bottom, and tangents leave there
_CLEAR = 0.01  # dots from the middle between two: more than rounding makes of a window of the fewest doubles
_DIGITS = (1, 2, 5)
_LARGEST = 2.0**1000  # beyond it, and below its inverse, sums of steps leave the doubles
_FEWEST_DOUBLES = 2**16  # from bottom to top: of fewer a dot would be no whole number


class Rows(NamedTuple):
    """The rows of a plot proper, and the dots of each."""

    number: int
    dots: int


def rows_among(dots: int) -> Rows:
    """Return the rows of a plot of braille that is so many dots high with the row of numbers below."""
    return Rows(max(dots // 4 - 1, 1), 4)


def ideal_ticks(cells: int, first: int, later: int) -> float:
    """Return how many ticks are read with ease: one for each `first` cells, in a large plot for each `later`."""
    return max(2.5, min(cells / first, 4 + cells / later))


def framing_in(rows: Rows) -> Framing:
    """Return what makes a window in y of the heights that it has to show."""

    def framed(low: float, high: float) -> tuple[float, float]:
        return _framed(low, high, rows)

    return framed


def _framed(low: float, high: float, rows: Rows) -> tuple[float, float]:
    dots, size = rows.number * rows.dots - 1, max(abs(low), abs(high))
    if rows.number < _LEAST or size > _LARGEST or high - low < max(_FEWEST_DOUBLES * math.ulp(size), 1 / _LARGEST):
        return with_margin(low, high)
    found = _even_steps(high - low, rows)
    if found is None:
        return with_margin(low, high)
    step, dots_a_step = found
    dot = step / dots_a_step
    below = _below(low / dot, dots - (high - low) / dot, rows.dots, _MARGIN * dots)
    bottom = low - below * dot
    return bottom, bottom + dots * dot


def _below(low: float, free: float, dots: int, margin: float) -> float:
    """Return how many of the free dots lie below the heights.

    A tick stands in the middle of its row, where the line of the axis is, if there is room for that. If not, it stands
    clear of the middle between two dots: there the last bits of the doubles would send one tick up and the next down.

    Args:
        low: the lowest of the heights, in dots above a tick.
        free: dots above and below the heights.
        dots: to a row.
        margin: dots that are left free on each side.
    """
    wanted = min(max(_BELOW * free, margin), free - margin)
    centred = (wanted + math.remainder(low + middle - wanted, dots) for middle in {(dots - 1) // 2, dots // 2})
    halfway = math.remainder(wanted - low - 0.5, 1.0)  # from where a tick would stand halfway between two dots
    beside = (wanted - halfway + _CLEAR, wanted - halfway - _CLEAR) if abs(halfway) < _CLEAR else (wanted,)
    for places in (centred, beside):
        fitting = [below for below in places if margin <= below <= free - margin]
        if fitting:
            return min(fitting, key=lambda below: abs(below - wanted))
    return wanted


def _even_steps(height: float, rows: Rows) -> tuple[float, int] | None:
    """Return a round step and the dots that it takes, in a window that a curve of this height fills; None for none."""
    ideal = rows.number / ideal_ticks(rows.number, ROWS_A_TICK, ROWS_LATER)
    best, least_cost = None, math.inf
    for count in range(LEAST_ROWS, rows.number // 2 + 1):
        whole = (rows.number * rows.dots - 1) / (count * rows.dots)  # steps from bottom to top
        power = math.floor(math.log10(height / whole))
        for digit, at in itertools.product(_DIGITS, (power, power + 1)):
            step = float(f"{digit}e{at}")
            filled = height / (step * whole)
            if _FILLED <= filled <= 1 - 2 * _MARGIN:
                cost = abs(math.log(filled / _WELL_FILLED)) + _TICKS_WEIGH * abs(math.log(count / ideal))
                if cost < least_cost:
                    best, least_cost = (step, count * rows.dots), cost
    return best
