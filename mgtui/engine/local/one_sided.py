"""One side of a point: where f tends, and with what slope and curvature it gets there.

The tape is run once more, on germs instead of numbers. Where cancellation leaves too few terms to tell, it is run
again with longer series.
"""

import math
from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeAlias

from mgtui.engine.evaluation.tape import Operation, Tape
from mgtui.engine.germs.germ import (
    ANALYTIC,
    LINE,
    LOST,
    ONE,
    SHORT,
    UNDEFINED,
    UNKNOWN,
    Germ,
    bend,
    constant,
    curvature,
    limit,
    slope,
    variable,
)
from mgtui.engine.germs.lanes import is_finite, is_nan, power_of_two_below
from mgtui.engine.search.budget import charge, cost_of, spend

ORDERS = (4, 8, 16)  # terms kept, in turn
_OPERATIONS, _ELEMENTS = (
    2,
    13,
)  # what a run is counted as, for each entry: 5 to 20 us at the first, 40 to 80 at the last
_TIMES = 3.0  # what it takes over what it is counted as, where it is done in slices
_COARSEST = 1e-6  # beyond 2^32 or so an ulp is no rounding error but a distance in its own right


Ruling: TypeAlias = Callable[[int, list[Germ], Germ, int], Germ]


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
    tape: Tape,
    point: Mapping[str, float],
    wrt: str,
    side: int,
    *,
    exact: bool = False,
    bent: bool = False,
    judge: Ruling | None = None,
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
        judge: as in `germs_of`.
    """
    unit = unit_of(point[wrt])
    orders = iter(ORDERS)
    while True:
        order = next(orders)
        u = germs_of(tape, point, wrt, side, order, exact, judge)[-1]
        tends = limit(u)
        first, first_error = slope(u)
        second, second_error = curvature(u)
        missing = is_nan(tends) or (is_finite(tends) and is_nan(second if bent else first))
        if not missing or u.state == ANALYTIC or u.state > SHORT or order == ORDERS[-1]:
            break
    rounding = next((r for e, n, _, r in u.terms if (e, n) == ONE), 0.0)
    if abs(first) <= first_error:  # nothing but rounding
        first = 0.0
    return OneSided(
        u.state,
        tends,
        side * first / unit + 0.0,
        second / unit / unit + 0.0,  # + 0.0: no -0
        (rounding, first_error / unit, second_error / unit / unit),
    )


def germs_of(
    tape: Tape,
    point: Mapping[str, float],
    wrt: str,
    side: int,
    order: int,
    exact: bool,
    judge: Ruling | None = None,
) -> list[Germ]:
    """Return the germ of every entry of a tape at a point, the expression's own last; see `one_sided`.

    `judge` is asked where an operation breaks whose arguments do not: it gets the entry's place, the germs of the
    arguments, that of the result, and the side, and returns what to put in place of the result.
    """
    charge(_OPERATIONS * len(tape.entries), _ELEMENTS * order * order)
    slots: list[Germ] = []
    for index, entry in enumerate(tape.entries):
        if isinstance(entry, Operation):
            spend(_TIMES * _OPERATIONS * cost_of(_ELEMENTS * order * order))
            args = [slots[i] for i in entry.args]
            germ = entry.row.germ(*args)
            if judge and germ.state != ANALYTIC and all(arg.state == ANALYTIC for arg in args):
                germ = judge(index, args, germ, side)
            slots.append(germ)
        elif entry == wrt:
            x = point[wrt]
            slots.append(variable(x, side, order, 0.0 if exact else doubt_of(x), unit_of(x)))
        elif isinstance(entry, str):
            slots.append(_number(point[entry], order, exact, 0.0))
        else:
            slots.append(_number(entry, order, exact, tape.rounding.get(index, 0.0)))
    return slots


def sign_beside(tape: Tape, x: float, side: int, order: int) -> int:
    """Return the sign of f' (order 1) or f'' (order 2) right beside x; 0 where it is 0, or not known.

    Args:
        tape: an expression of one variable.
        x: the point.
        side: 1 for its right, -1 for its left.
        order: of the derivative.
    """
    wrt = next(iter(tape.inputs), "")
    u = germs_of(tape, {wrt: x}, wrt, side, ORDERS[0], exact=False)[-1]
    constants = (ONE, LINE) if order > 1 else (ONE,)
    lead = next((term for term in u.terms if term[:2] not in constants), None)
    if u.state >= SHORT or u.growth or lead is None or abs(lead[2]) <= lead[3]:
        return 0
    e, n, c, _ = lead
    return int(math.copysign(1.0, c * bend(e, n) if order > 1 else c * (e or n) * side))


def unit_of(x: float) -> float:
    """Return the power of two at or below |x|, by which t is scaled: so that x is neither large nor small; 1 for 0."""
    return power_of_two_below(x) if x else 1.0


def doubt_of(x: float) -> float:
    """Return how far a point may lie from what it stands for: an ulp, for 1000π is computed; none where that is coarse.

    What lies beside a number that is meant as it stands is not that number: 1.0000000000000002 is not 1.
    """
    ulp = math.ulp(x)
    if not x or ulp >= _COARSEST:
        return 0.0
    return 0.5 * ulp if _is_short(math.nextafter(x, math.inf)) or _is_short(math.nextafter(x, -math.inf)) else ulp


def number_doubt(value: float) -> float:
    """Return how far a typed number may lie from what it stands for: 3 and 0.25 are meant as they stand, 0.3 is not."""
    return 0.0 if _is_short(value) else math.ulp(value)


def _is_short(number: float) -> bool:
    return (number * 2.0**20).is_integer()


def _number(value: float, order: int, exact: bool, rounding: float) -> Germ:
    """Return the germ of a constant, which `rounding` is a bound on the error of: sin(π) is nothing but rounding."""
    if not math.isfinite(value):
        return LOST[UNDEFINED if math.isnan(value) else UNKNOWN]
    doubt = 0.0 if exact else number_doubt(value)
    return constant(value, order, max(doubt, rounding) if rounding < math.inf and not exact else doubt)
