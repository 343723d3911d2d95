"""One side of a point: where f tends, and with what slope and curvature it gets there.

The tape is run once more, on germs instead of numbers. Where cancellation leaves too few terms to tell, it is run
again with longer series.
"""

import math
from collections.abc import Mapping
from typing import NamedTuple

from mgtui.engine.evaluation.tape import Operation, Tape
from mgtui.engine.germs.germ import (
    ANALYTIC,
    LOST,
    ONE,
    SHORT,
    UNDEFINED,
    UNKNOWN,
    Germ,
    constant,
    curvature,
    limit,
    slope,
    variable,
)
from mgtui.engine.germs.lanes import is_finite, is_nan, power_of_two_below

ORDERS = (4, 8, 16)  # terms kept, in turn; a run costs some 5 us an entry at the first and 40 us at the last
_COARSEST = 1e-6  # beyond 2^32 or so an ulp is no rounding error but a distance in its own right


class OneSided(NamedTuple):
    """F on one side of x.

    Attributes:
        state: ANALYTIC when f is smooth at x (the other side then has the same values), UNDEFINED when f has no value
            on this side; otherwise of no meaning to readers.
        limit: where f tends; an infinity at a pole, nan where that is not known.
        slope: the one-sided slope, measured from the limit on; +-inf where f gets upright, nan where it has none.
        curvature: the one-sided limit of f'', likewise.
        errors: a bound on the rounding of each of the three.
    """

    state: int
    limit: float
    slope: float
    curvature: float
    errors: tuple[float, float, float]


def one_sided(
    tape: Tape, point: Mapping[str, float], wrt: str, side: int, *, exact: bool = False, bent: bool = False
) -> OneSided:
    """Return what an expression does just right (side 1) or left (side -1) of a point, along the variable `wrt`.

    Args:
        tape: the expression.
        point: the value of every variable, finite.
        wrt: the variable that moves.
        side: 1 or -1.
        exact: take the point, and the numbers in the expression, for the very doubles they are. Otherwise they stand
            for what lies within an ulp of them, so that 0.1 + 0.2 is at a break at 0.3.
        bent: whether the curvature matters enough for longer series.
    """
    unit = _unit(point[wrt])
    orders = iter(ORDERS)
    while True:
        order = next(orders)
        u = germs_of(tape, point, wrt, side, order, exact)[-1]
        tends = limit(u)
        first, first_error = slope(u)
        second, second_error = curvature(u)
        missing = is_nan(tends) or (is_finite(tends) and is_nan(second if bent else first))
        if not missing or u.state == ANALYTIC or u.state > SHORT or order == ORDERS[-1]:
            break
    rounding = next((r for e, n, _, r in u.terms if (e, n) == ONE), 0.0)
    return OneSided(
        u.state,
        tends,
        side * first / unit + 0.0,
        second / unit / unit + 0.0,  # + 0.0: no -0
        (rounding, first_error / unit, second_error / unit / unit),
    )


def germs_of(tape: Tape, point: Mapping[str, float], wrt: str, side: int, order: int, exact: bool) -> list[Germ]:
    """Return the germ of every entry of a tape at a point, the expression's own last; see `one_sided`."""
    slots: list[Germ] = []
    for index, entry in enumerate(tape.entries):
        if isinstance(entry, Operation):
            slots.append(entry.row.germ(*[slots[i] for i in entry.args]))
        elif entry == wrt:
            x = point[wrt]
            slots.append(variable(x, side, order, 0.0 if exact else _doubt(x), _unit(x)))
        elif isinstance(entry, str):
            slots.append(_number(point[entry], order, exact, 0.0))
        else:
            slots.append(_number(entry, order, exact, tape.rounding.get(index, 0.0)))
    return slots


def _unit(x: float) -> float:
    """Return the power of two at or below |x|, by which t is scaled: so that x is neither large nor small; 1 for 0."""
    return power_of_two_below(x) if x else 1.0


def _doubt(x: float) -> float:
    error = math.ulp(x)
    return error if x and error < _COARSEST else 0.0


def _number(value: float, order: int, exact: bool, rounding: float) -> Germ:
    """Return the germ of a constant, which `rounding` is a bound on the error of: sin(π) is nothing but rounding."""
    if not math.isfinite(value):
        return LOST[UNDEFINED if math.isnan(value) else UNKNOWN]
    short = exact or (value * 2.0**20).is_integer()  # 3 and 0.25 are meant as they stand; 0.3 and π are rounded
    doubt = 0.0 if short else math.ulp(value)
    return constant(value, order, max(doubt, rounding) if rounding < math.inf and not exact else doubt)
