"""Where a sign change lies that doubles know to a wide stretch only: by proven signs, or nowhere.

Between the steps of tanh(300(x - 3)) + tanh(800(x + 3)) doubles have 1 - 1, beside a root of sin(x)^1001 they have 0,
and of a polynomial multiplied out rounding is all that is left about its sevenfold root.
"""

import math

from mgtui.engine.expression import Function
from mgtui.engine.search.budget import charge, is_spent
from mgtui.engine.search.probe import rounded_constants
from mgtui.engine.true_numbers import true_numbers

_SAME_PLACE = 2.0**-40  # of the stretch
_UNKNOWN, _HIDDEN = 2, 3  # what is no sign: nothing is proven, or only that it lies below all doubles


def located(f: Function, part: int, x: float, low: float, high: float) -> float | None:
    """Return where a part changes sign between two doubles; None where it lies below all doubles about there.

    Where a number in the expression stands for another, as 2.2 does, the zero is that of what is meant by it, which
    proof knows no better than doubles do.

    Args:
        f: a function of one variable.
        part: VALUE, SLOPE or CURVATURE.
        x: where it is thought to; returned where nothing better is proven.
        low: the last double before with a sign clear of round-off.
        high: the first one after.
    """
    near = max(_SAME_PLACE * (high - low), 2.0 * math.ulp(x))
    around = _sign(f, part, x - near), _sign(f, part, x + near)
    if rounded_constants(f.tape.entries):
        return None if _HIDDEN in around else x
    ends = _sign(f, part, low), _sign(f, part, high)
    return x if around == ends or {*ends} != {-1, 1} else _halved(f, part, low, high, ends[0], x)


def _halved(f: Function, part: int, low: float, high: float, before: int, otherwise: float) -> float | None:
    """Return where the sign changes from the one before, as closely as it is proven."""
    wide = high - low
    while not is_spent():
        middle = 0.5 * low + 0.5 * high
        sign = _sign(f, part, middle) if low < middle < high else 0
        if sign == _UNKNOWN:
            break
        if sign == _HIDDEN and high - low > _SAME_PLACE * wide:
            return None
        if sign in (0, _HIDDEN):
            return middle
        low, high = (middle, high) if sign == before else (low, middle)
    return otherwise


def _sign(f: Function, part: int, x: float) -> int:
    charge(len(f.tape.entries), 1)
    number = true_numbers(f, x, digits=1).parts[part]
    if number.beyond:
        return -1 if number.beyond.startswith("-") else 1
    if number.number == 0.0 and number.error:
        return _HIDDEN
    return _UNKNOWN if math.isnan(number.number) else (number.number > 0.0) - (number.number < 0.0)
