"""Decimal steps for sliders: nudging out and back lands on the same double, three tenths from 0 on the double 0.3.

Steps are added in decimal, never in binary: 0.1 + 0.1 + 0.1 is 0.30000000000000004 and would miss a corner at 0.3.
"""

import math
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from functools import lru_cache

_EXACT = Context(prec=700)  # digits from the largest double down to the smallest: a step may be both tiny and set
FINER, COARSER = Decimal("0.1"), Decimal(10)
_MANTISSAS = (1, 2, 5)
_LEAST = 5e-324  # the smallest double: a hundredth of a window of some such is 0


def decimal_of(value: float) -> Decimal:
    """Return the decimal that people see for this double: 0.1 for the double nearest to a tenth."""
    return Decimal(repr(float(value)))


def tidy_step(size: float) -> Decimal:
    """Return the largest of 1, 2, 5 times a power of ten that is at most `size`, up to rounding."""
    size = max(size, _LEAST)
    exponent = math.floor(math.log10(size))
    sizes = ((exponent + 1, 1), (exponent, 5), (exponent, 2), (exponent, 1))
    steps = (Decimal(mantissa).scaleb(power) for power, mantissa in sizes)
    return next(step for step in steps if float(step) <= size * (1 + 1e-9))


def on_grid(value: float, step: Decimal) -> bool:
    """Tell whether the decimal of `value` is a whole multiple of `step`."""
    return _EXACT.remainder(decimal_of(value), step) == 0


def nudged(value: float, step: Decimal, count: int, home: float | None = None) -> float:
    """Return `value` moved by `count` steps.

    A value on the grid of a tenth of `step` moves by whole steps. Any other (2/3, π) moves to the next multiple of
    `step` first; then `home`, the value last typed or jumped to, is one more stop on the way, so that the way back
    leads over it.
    """
    direction = 1 if count > 0 else -1
    for _ in range(abs(count)):
        value = _nudged_once(value, step, direction, home)
    return value


@lru_cache(maxsize=256)  # a table asks for the same steps at every nudge
def _nudged_once(value: float, step: Decimal, direction: int, home: float | None) -> float:
    here = decimal_of(value)
    if on_grid(value, step * FINER):
        target = _EXACT.add(here, step * direction)
    else:
        rounding = ROUND_CEILING if direction > 0 else ROUND_FLOOR
        target = _EXACT.multiply((here / step).to_integral_value(rounding), step)
    reached = float(target) + 0.0  # + 0.0 turns -0.0 into 0.0
    if home is not None and min(value, reached) < home < max(value, reached):
        return home
    return reached


def roundest(middle: float, reach: float) -> float:
    """Return the number with the fewest digits within `reach` of `middle`: a multiple of 1, 2 or 5 powers of ten."""
    if not (reach > 0 and math.isfinite(middle) and math.isfinite(reach)):
        return middle
    if abs(middle) <= reach:
        return 0.0
    exponent = math.floor(math.log10(reach)) + 1
    for digits, power in [(digits, power) for power in (exponent, exponent - 1) for digits in (5, 2, 1)]:
        # Read back from text, since k * 10.0**-3 is not the double nearest to k thousandths.
        step = float(f"{digits}e{power}")
        candidate = float(f"{round(middle / step) * digits}e{power}") if step else middle
        if abs(candidate - middle) <= reach:
            return candidate
    return middle
