"""Sliders as values: where a number stands between two ends, and every way it moves there.

A variable's slider is divided evenly, in steps of 1, 2 or 5 times a power of ten; that of h by powers of ten.
"""

import math
import sys
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import ClassVar, Literal, Self, TypeAlias

from mgtui.playground import defaults
from mgtui.playground.changes.decimal_steps import COARSER, FINER, decimal_of, nudged, roundest, tidy_step

Size: TypeAlias = Literal["fine", "normal", "coarse"]
End: TypeAlias = Literal["low", "high"]

H_LEAST, H_MOST = 1e-17, 10.0

_NUDGES_ACROSS = 100  # a normal nudge is about a hundredth of the slider
_NUDGES_A_PAGE = 1000  # at most: they are made one by one
_SIZES = {"fine": FINER, "normal": Decimal(1), "coarse": COARSER}
_NARROWEST = 1e-12  # a window may not be narrower than this part of the size of its ends
_WIDEST = 1e300


@dataclass(frozen=True, slots=True)
class Slider:
    """One variable: where it stands and between which ends its slider runs.

    Attributes:
        value: finite.
        low: left end, below `high`; of the variable along the axis, the left border of the window.
        high: right end.
        home: the value last typed or jumped to, one more stop on the way of a nudge.
        step: the size of a nudge when the user has set one; otherwise it follows the slider's length.
    """

    prompt: ClassVar[str] = "a number or an expression: 2/3, pi/4"  # beside the question for a value

    value: float
    low: float = defaults.LOW
    high: float = defaults.HIGH
    home: float | None = None
    step: float | None = None

    @property
    def fraction(self) -> float:
        """Where the value stands between the ends, from 0 to 1."""
        return (self.value - self.low) / (self.high - self.low)

    @property
    def nudge_size(self) -> Decimal:
        """What one normal nudge is: the step set for it, or about a hundredth of the slider, in 1-2-5."""
        if self.step is not None:
            return decimal_of(self.step)
        return tidy_step((self.high - self.low) / _NUDGES_ACROSS)

    def typed(self, value: float) -> Self:
        """Return the slider at a typed or pointed-at value; it widens when the value is outside."""
        low, high = self._ends_around(value)
        return replace(self, value=value, low=low, high=high, home=value)

    def nudged(self, count: int, size: Size = "normal") -> Self:
        """Return the slider after some nudges; past an end it follows the value."""
        value = nudged(self.value, self.nudge_size * _SIZES[size], count, self.home)
        low, high = self._ends_around(value)
        return replace(self, value=value, low=low, high=high)

    def paged(self, tenths: int) -> Self:
        """Return the slider after a move by tenths of its length, on the grid of its nudges."""
        tenth = (self.high - self.low) / 10
        count = tenth / float(self.nudge_size)
        if count > _NUDGES_A_PAGE:  # the window has grown, the step that was set for it has not
            value = nudged(self.value, tidy_step(tenth), tenths, self.home)
            low, high = self._ends_around(value)
            return replace(self, value=value, low=low, high=high)
        return self.nudged(tenths * max(1, round(count)))

    def at_end(self, end: End) -> Self:
        """Return the slider with the value at one of its ends."""
        value = self.low if end == "low" else self.high
        return self if self.value == value else replace(self, value=value, home=None)

    def dragged(self, fraction: float, reach: float = 0.0) -> Self:
        """Return the slider with the value at a fraction of its length, at its ends exactly.

        Between them it is the roundest number within `reach`, a fraction too, or within half a nudge; where the user
        has set a step, a multiple of that.
        """
        if not 0 < fraction < 1:
            return self.at_end("low" if fraction <= 0 else "high")
        length = self.high - self.low
        raw = self.low + fraction * length
        if self.step is not None:
            value = float(self.nudge_size * round(Decimal(raw) / self.nudge_size)) + 0.0
        else:
            value = roundest(raw, max(reach * length, float(self.nudge_size) / 2))
        return replace(self, value=min(self.high, max(self.low, value)), home=None)

    def between(self, low: float, high: float, step: float | None = None) -> Self:
        """Return the slider with other ends, and a step for its nudges.

        Raises:
            ValueError: the ends are not finite, not in order, or too close for doubles; the step is no step.
        """
        check_range(low, high)
        if step is not None and not 0 < step <= high - low:
            raise ValueError("the step must be above 0 and fit between the ends")
        return replace(self, low=low, high=high, value=min(high, max(low, self.value)), step=step)

    def _ends_around(self, value: float) -> tuple[float, float]:
        """Return the ends, moved on by quarters of the slider's length until they hold `value`.

        The window follows a nudge past its edge. It does so by a good piece at a time, so that there is something to
        see ahead of x, and the picture stands still for the nudges that follow.
        """
        low, high = self.low, self.high
        if low <= value <= high:
            return low, high
        width = high - low
        quarter = width / 4
        if value < low - width or value > high + width or not quarter:  # far outside: a new window around it
            # At 1e17 doubles are 16 apart, and ends 10 apart would be one; nor are there doubles between 0 and 5e-324.
            width = max(width, 4 * _NARROWEST * abs(value), 1e-322)
            return value - width / 2, value + width / 2
        past = (value - high) / quarter if value > high else (value - low) / quarter
        by = math.copysign(math.ceil(abs(past)), past) * quarter
        return min(low + by, value), max(high + by, value)


@dataclass(frozen=True, slots=True)
class HSlider(Slider):
    """The slider of h: a nudge is a power of ten, a fine one goes through 1, 2 and 5. Its ends stand.

    A typed h may lie outside; from there it may only come nearer.
    """

    prompt: ClassVar[str] = "a number above 0: 1e-5, 1/1000"
    _DECADES: ClassVar[dict[str, int]] = {"normal": 1, "coarse": 3}
    _PAGE: ClassVar[int] = 3  # decades

    low: float = H_LEAST
    high: float = H_MOST

    @property
    def fraction(self) -> float:
        """Where the logarithm of h stands between those of the ends; outside 0 to 1 for a typed h outside."""
        return math.log10(self.value / self.low) / math.log10(self.high / self.low)

    def typed(self, value: float) -> Self:
        """Return the slider at another h.

        Raises:
            ValueError: it is not a number above 0 and at most 1e300, or so small that a double has lost digits of it.
        """
        if not 0 < value <= _WIDEST:
            raise ValueError("h must be a number above 0")
        if value < sys.float_info.min:
            raise ValueError("h is too small for a double")
        return replace(self, value=value)

    def nudged(self, count: int, size: Size = "normal") -> Self:
        """Return the slider after some nudges, or as it is where they would lead past an end."""
        if size != "fine":
            return self._reached(float(decimal_of(self.value).scaleb(count * self._DECADES[size])))
        slider = self
        for _ in range(abs(count)):
            slider = slider._next_of_1_2_5(up=count > 0)
        return slider

    def paged(self, tenths: int) -> Self:
        """Return the slider some thousand times further up or down."""
        return self.nudged(tenths * self._PAGE)

    def dragged(self, fraction: float, reach: float = 0.0) -> Self:
        """Return the slider with h at the power of ten nearest to a fraction of its length."""
        fraction = min(1.0, max(0.0, fraction))
        decade = round(math.log10(self.low) + fraction * math.log10(self.high / self.low))
        return replace(self, value=float(f"1e{decade}"))

    def between(self, low: float, high: float, step: float | None = None) -> Self:
        """Refuse other ends.

        Raises:
            ValueError: always.
        """
        raise ValueError("the ends of the slider of h stand")

    def _next_of_1_2_5(self, *, up: bool) -> Self:
        factor = 1 + 1e-6  # a little past h, so that the step found is another one
        return self._reached(float(tidy_step(self.value * 2.5 * factor if up else self.value / factor)))

    def _reached(self, h: float) -> Self:
        low, high = min(self.low, self.value), max(self.high, self.value)
        return replace(self, value=h) if low <= h <= high else self


def check_range(low: float, high: float) -> None:
    """Complain, in words for the person who typed it, of ends that make no range.

    Raises:
        ValueError: they are not finite, not in order, too close or too far apart.
    """
    if not (math.isfinite(low) and math.isfinite(high)):
        raise ValueError("both ends must be finite numbers")
    if low >= high:
        raise ValueError("the left end must be below the right end")
    if high - low <= _NARROWEST * max(abs(low), abs(high)):
        raise ValueError("the ends are too close to tell apart")
    if max(abs(low), abs(high)) > _WIDEST:
        raise ValueError("the ends are too far apart")
