"""Numbers beside the axes: round steps, exact labels, never two in each other's way.

A tick is a whole multiple of a step of 1, 2 or 5 times a power of ten (or of a fraction of pi, or of 4 times a power
of ten where no other step leaves room); whole numbers and exact fractions are kept until the last moment, so that no
label shows a rounding error.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from mgtui.playground.scene import TickKind
from mgtui.plot.glyphs import Charset
from mgtui.plot.layout import NUDGE
from mgtui.text.charset import in_charset
from mgtui.text.numbers import MINUS, fixed, is_scientific, scientific, short

LONG = 6
"""Characters, sign aside, of the longest label that is read at a glance."""
DIGITS = 4
"""Significant digits from which on neighbouring labels look alike: differences are written instead."""
WHOLE_DIGITS = 8
MOST = 4
"""Times the ideal number of ticks; steps with more of them are not considered."""
PI_STEPS = tuple(Fraction(text) for text in ("1/12", "1/6", "1/4", "1/2", "1", "2", "5", "10", "20", "50", "100"))


POWER_STEPS = (1, 2, 3, 5, 10, 20, 50, 100)


class Tick(NamedTuple):
    """A place on an axis and what is written there."""

    value: float
    label: str


Fits = Callable[[Sequence[Tick]], bool]
Cost = Callable[[Sequence[Tick]], float]


def choose(
    low: float,
    high: float,
    kind: TickKind,
    ideal: float,
    fits: Fits,
    charset: Charset,
    steps: Sequence[int] = (1, 2, 5),
    cost: Cost = lambda ticks: 0.0,
) -> tuple[Tick, ...]:
    """Return ticks from low to high: of all that fit, those whose number is nearest to `ideal`.

    Powers of ten stand at whole numbers, their logarithms; `low` and `high` are logarithms too.
    `cost` counts against some of them, as much as a number that is off by that natural logarithm.
    Multiples of pi are given up where the window is too narrow or too wide for them. No ticks when nothing fits.
    """
    if kind == "powers":
        return _nearest(_powers_ladder(low, high, charset), ideal, fits, cost)
    if kind == "pi":
        ticks = _nearest(_pi_ladder(low, high, ideal, charset), ideal, fits)
        if len(ticks) > 1:
            return ticks
    return _nearest(_decimal_ladder(low, high, ideal, charset, steps), ideal, fits, cost)


def _nearest(
    ladder: Iterator[tuple[Tick, ...]], ideal: float, fits: Fits, cost: Cost = lambda ticks: 0.0
) -> tuple[Tick, ...]:
    fitting = [ticks for ticks in ladder if ticks and fits(ticks)]
    return min(fitting, key=lambda ticks: abs(math.log(len(ticks) / ideal)) + cost(ticks), default=())


def _decimal_ladder(
    low: float, high: float, ideal: float, charset: Charset, steps: Sequence[int]
) -> Iterator[tuple[Tick, ...]]:
    """Yield ticks at ever coarser steps, from more than `ideal` of them to few or none."""
    finest = (Decimal(high) - Decimal(low)) / (MOST * math.ceil(ideal))
    # A window's edge is a double; the round number it was meant to be may lie a last bit outside.
    edge = (Fraction(high) - Fraction(low)) / 10**9
    for power in range(finest.adjusted(), finest.adjusted() + 3):
        for digit in steps:
            step = Fraction(digit) * Fraction(10) ** power
            first, last = math.ceil((Fraction(low) - edge) / step), math.floor((Fraction(high) + edge) / step)
            if last - first <= MOST * ideal:
                units = [k * digit for k in range(first, last + 1)]
                # Read from text: k * 10.0**power would be a neighbour of the double meant.
                values = [float(f"{unit}e{power}") for unit in units]
                yield tuple(map(Tick, values, _labels(units, power, charset)))


def _powers_ladder(low: float, high: float, charset: Charset) -> Iterator[tuple[Tick, ...]]:
    """Yield powers of ten at ever coarser steps, such as 1, 0.1, 0.01."""
    for step in POWER_STEPS:
        powers = range(math.ceil((low - NUDGE) / step) * step, math.floor(high + NUDGE) + 1, step)
        yield tuple(Tick(float(power), in_charset(short(float(f"1e{power}")), charset.name)) for power in powers)


def _pi_ladder(low: float, high: float, ideal: float, charset: Charset) -> Iterator[tuple[Tick, ...]]:
    if max(abs(low), abs(high)) > math.pi * 10 * PI_STEPS[-1]:
        return
    for step in PI_STEPS:
        apart = math.pi * float(step)
        first, last = math.ceil(low / apart - NUDGE), math.floor(high / apart + NUDGE)
        if last - first <= MOST * ideal:
            turns = [k * step for k in range(first, last + 1)]
            yield tuple(Tick(math.pi * float(turn), _pi_label(turn, charset)) for turn in turns)


def _pi_label(turns: Fraction, charset: Charset) -> str:
    if not turns:
        return "0"
    sign = MINUS if turns < 0 else ""
    times = "" if abs(turns.numerator) == 1 else str(abs(turns.numerator))
    over = "" if turns.denominator == 1 else f"/{turns.denominator}"
    return in_charset(f"{sign}{times}{charset.pi}{over}", charset.name)


def _labels(units: Sequence[int], power: int, charset: Charset) -> list[str]:
    """Return the labels of units * 10**power in one form: written out, with powers of ten, or off the roundest one.

    Each is spelled as the number is everywhere else, but for what an axis needs: as many decimals as the step has,
    and powers of ten throughout where one of the numbers is written with them.
    """
    powers = any(is_scientific(unit, power) for unit in units)
    labels = [scientific(unit, power) if powers else fixed(unit, power) for unit in units]
    long = powers or any(len(label.lstrip(MINUS)) > LONG for label in labels)
    if long and 0 not in units and any(len(str(unit).strip("-0")) > DIGITS for unit in units):
        base = max(units, key=_trailing_zeros)
        labels = [_offset(unit - base, power) if unit != base else _whole(base, power) for unit in units]
    return [in_charset(label, charset.name) for label in labels]


def _offset(units: int, power: int) -> str:
    text = scientific(units, power) if is_scientific(units, power) else fixed(units, power)
    return text if units < 0 else f"+{text}"


def _whole(unit: int, power: int) -> str:
    """Return the number that the others are written off; digits that would not be read anyway are left out."""
    size = power + len(str(abs(unit))) - 1  # the power of ten of its first digit
    digits = str(abs(unit)).rstrip("0")
    left_out = "…" if len(digits) > WHOLE_DIGITS else ""
    kept = int(digits[:WHOLE_DIGITS]) * (-1 if unit < 0 else 1)
    place = size - len(digits[:WHOLE_DIGITS]) + 1  # of the last digit kept
    if size < WHOLE_DIGITS and not is_scientific(kept, place):
        return fixed(kept, place) + left_out
    mantissa, mark, exponent = scientific(kept, place).partition("e")
    return mantissa + left_out + mark + exponent


def _trailing_zeros(unit: int) -> int:
    return len(str(unit)) - len(str(unit).rstrip("0"))
