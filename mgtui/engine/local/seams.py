"""Where the pieces of a function meet: a condition in its expression changes there."""

import math
from collections.abc import Callable, Mapping

from mgtui.engine.evaluation.tape import Operation, Tape
from mgtui.engine.germs.germ import SIDED
from mgtui.engine.local.one_sided import ORDERS, germs_of
from mgtui.engine.local.sides import Sides


def is_seam(tape: Tape, point: Mapping[str, float], wrt: str) -> bool:
    """Tell whether a comparison changes at a point, or holds at that point alone, or nowhere but there.

    Args:
        tape: the expression.
        point: the value of every variable.
        wrt: the variable that moves.
    """
    compared = [
        k for k, entry in enumerate(tape.entries) if isinstance(entry, Operation) and entry.row.notation == "comparison"
    ]
    if not compared:
        return False
    left, right = (germs_of(tape, point, wrt, side, ORDERS[0], exact=False) for side in (-1, 1))
    return any(left[k].state == SIDED or right[k].state == SIDED for k in compared)


def owned_pole(f: Callable[[float], float], sides: Sides) -> bool:
    """Tell whether f has a value at its pole that a piece gives: tan has one too, huge, at the double next to π/2."""
    x, value = sides.x, sides.value
    beside = [
        abs(f(math.nextafter(x, way)))
        for way, limit in zip((-math.inf, math.inf), sides.limits, strict=True)
        if math.isinf(limit)
    ]
    return math.isfinite(value) and all(abs(value) < size for size in beside)
