"""Numbers beside the axes: round steps, exact labels, never two in each other's way.

A tick is a whole multiple of a step of 1, 2 or 5 times a power of ten (or of a fraction of pi); whole numbers and
exact fractions are kept until the last moment, so that no label shows a rounding error.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from mgtui.plot.glyphs import Charset
from mgtui.plot.layout import NUDGE

LONG = 6
"""Characters, sign aside, from which on a label is thought too long to read at a glance."""
DIGITS = 4
"""Significant digits from which on neighbouring labels look alike: differences are written instead."""
WHOLE_DIGITS = 8
MOST = 4
"""Times the ideal number of ticks; steps with more of them are not looked at."""
PI_STEPS = tuple(Fraction(text) for text in ("1/12", "1/6", "1/4", "1/2", "1", "2", "5", "10", "20", "50", "100"))


class Tick(NamedTuple):
    """A place on an axis and what is written there."""

    value: float
    label: str


Fits = Callable[[Sequence[Tick]], bool]


def choose(
    low: float, high: float, kind: Literal["decimal", "pi"], ideal: float, fits: Fits, charset: Charset
) -> tuple[Tick, ...]:
    """Ticks from low to high: of all that fit, those whose number is nearest to `ideal`.

    Multiples of pi are given up where the window is too narrow or too wide for them. No ticks when nothing fits.
    """
    if kind == "pi":
        ticks = _nearest(_pi_ladder(low, high, ideal, charset), ideal, fits)
        if len(ticks) > 1:
            return ticks
    return _nearest(_decimal_ladder(low, high, ideal, charset), ideal, fits)


def _nearest(ladder: Iterator[tuple[Tick, ...]], ideal: float, fits: Fits) -> tuple[Tick, ...]:
    fitting = [ticks for ticks in ladder if ticks and fits(ticks)]
    return min(fitting, key=lambda ticks: abs(math.log(len(ticks) / ideal)), default=())


def _decimal_ladder(low: float, high: float, ideal: float, charset: Charset) -> Iterator[tuple[Tick, ...]]:
    """Ticks at ever coarser steps, from more than `ideal` of them to few or none."""
    finest = Context(prec=17).subtract(Decimal(high), Decimal(low)) / (MOST * math.ceil(ideal))
    # A window's edge is a double; the round number it was meant to be may lie a last bit outside.
    edge = (Fraction(high) - Fraction(low)) / 10**9
    for power in range(finest.adjusted(), finest.adjusted() + 3):
        for digit in (1, 2, 5):
            step = Fraction(digit) * Fraction(10) ** power
            first, last = math.ceil((Fraction(low) - edge) / step), math.floor((Fraction(high) + edge) / step)
            if last - first <= MOST * ideal:
                units = [k * digit for k in range(first, last + 1)]
                # Read from text: k * 10.0**power would be a neighbour of the double meant.
                values = [float(f"{unit}e{power}") for unit in units]
                yield tuple(map(Tick, values, _labels(units, power, charset)))


def _pi_ladder(low: float, high: float, ideal: float, charset: Charset) -> Iterator[tuple[Tick, ...]]:
    if max(abs(low), abs(high)) > math.pi * 10 * PI_STEPS[-1]:
        return
    for step in PI_STEPS:
        first, last = low / math.pi / float(step) - NUDGE, high / math.pi / float(step) + NUDGE
        if last - first <= MOST * ideal:
            turns = [k * step for k in range(math.ceil(first), math.floor(last) + 1)]
            yield tuple(Tick(math.pi * float(turn), _pi_label(turn, charset)) for turn in turns)


def _pi_label(turns: Fraction, charset: Charset) -> str:
    if not turns:
        return "0"
    sign = charset.minus if turns < 0 else ""
    times = "" if abs(turns.numerator) == 1 else str(abs(turns.numerator))
    over = "" if turns.denominator == 1 else f"/{turns.denominator}"
    return f"{sign}{times}{charset.pi}{over}"


def _labels(units: Sequence[int], power: int, charset: Charset) -> list[str]:
    """Labels of the numbers units * 10**power, all in one form: plain, with exponents, or off the roundest of them."""
    labels = [_plain(unit, power) for unit in units]
    if any(len(label.lstrip("-")) > LONG for label in labels):
        labels = [_exponent(unit, power) for unit in units]
        if 0 not in units and any(len(str(unit).strip("-0")) > DIGITS for unit in units):
            base = max(units, key=_trailing_zeros)
            labels = [_offset(unit - base, power) if unit != base else _whole(base, power, charset) for unit in units]
    return [label.replace("-", charset.minus) for label in labels]


def _plain(unit: int, power: int) -> str:
    """`-0.25` for (-25, -2), with as many decimals as the step has; `0` is `0`."""
    if unit == 0:
        return "0"
    if abs(power) > LONG:
        return "-" * (unit < 0) + "0" * (LONG + 1)  # too long anyway
    return str(unit * 10**power) if power >= 0 else f"{Decimal(unit).scaleb(power):f}"


def _exponent(unit: int, power: int) -> str:
    """`2.5e-7` for (25, -8): no zero too many."""
    digits = str(abs(unit)).rstrip("0")
    if not digits:
        return "0"
    point = "." if len(digits) > 1 else ""
    return f"{'-' * (unit < 0)}{digits[0]}{point}{digits[1:]}e{power + len(str(abs(unit))) - 1}"


def _offset(units: int, power: int) -> str:
    plain = _plain(units, power)
    text = plain if len(plain.lstrip("-")) <= LONG else _exponent(units, power)
    return text if units < 0 else f"+{text}"


def _whole(unit: int, power: int, charset: Charset) -> str:
    """The number that the others are written off; digits that would not be read anyway are left out."""
    digits = str(abs(unit)).rstrip("0")
    size = power + len(str(abs(unit))) - 1  # the power of ten of its first digit
    if len(digits) > WHOLE_DIGITS:
        digits = digits[:WHOLE_DIGITS] + charset.ellipsis
    sign = "-" * (unit < 0)
    if 0 <= size < WHOLE_DIGITS:
        digits = digits.ljust(size + 1, "0")
        return sign + digits[: size + 1] + ("." if len(digits) > size + 1 else "") + digits[size + 1 :]
    return f"{sign}{digits[0]}{'.' if len(digits) > 1 else ''}{digits[1:]}e{size}"


def _trailing_zeros(unit: int) -> int:
    return len(str(unit)) - len(str(unit).rstrip("0"))
