"""How far a constant that was computed from constants may lie from the number it stands for."""

import math
from collections.abc import Sequence

import numpy as np

from mgtui.engine.calculus.function_row import FunctionRow
from mgtui.engine.calculus.roundoff import SLACK, sized

_SHORT = 4096.0
_WHOLE = 2.0**53


def fold_error(row: FunctionRow, value: float, numbers: Sequence[float], errors: Sequence[float]) -> float:
    """Return a bound on the error of an operation on constants; inf where none is known.

    0 where the result is exact for certain: then 3/2 as an exponent is no number beside 3/2.

    Args:
        row: the operation.
        value: its result.
        numbers: its arguments.
        errors: bounds on their errors.
    """
    if not any(errors):
        involved = (value, *numbers)
        if row.traits.exact or (row.traits.arithmetic and all(map(_is_short, involved))):
            return 0.0
        if row.traits.polynomial and all(number.is_integer() and abs(number) < _WHOLE for number in involved):
            return 0.0
    if row.rule.errors is None:
        return math.inf
    first, *others = numbers
    arguments = [
        (*sized((number, None, None)), error, 0.0, 0.0)
        for number, error in zip((np.float64(first), *others), errors, strict=True)
    ]
    with np.errstate(all="ignore"):
        bound = float(row.rule.errors(sized((np.float64(value), None, None)), *arguments)[0]) * SLACK
    return bound if bound >= 0.0 else math.inf


def _is_short(number: float) -> bool:
    """Tell whether a number has 12 binary places at most before and after the point: products of two are exact."""
    return abs(number) <= _SHORT and (number * _SHORT).is_integer()
