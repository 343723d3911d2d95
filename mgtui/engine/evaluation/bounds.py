"""Bounds on the rounding of value, slope and curvature, by running error analysis along a tape.

Every entry carries the errors of its three parts besides, and every rule says what they make of its result's
(`mgtui/engine/calculus/roundoff.py`). A number typed in digits stands for its double, as x does; pi, e and what is
computed of constants stand for the real numbers, and carry the error of their folding.
"""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from mgtui.engine.calculus.roundoff import SLACK, UNKNOWN, Bounded, Errors, sized
from mgtui.engine.calculus.rules import Triple
from mgtui.engine.evaluation.tape import Operation, Tape


def bounds_of(tape: Tape, triples: Sequence[Triple], shown: tuple[Any, Any, Any]) -> Errors:
    """Return bounds on the errors of the last of some triples; inf where none can be given.

    Args:
        tape: the tape.
        triples: what it gave, by entries.
        shown: the last of them as it is shown; a part that is none of the rules' has no bound.
    """
    with np.errstate(all="ignore"):
        errors, (value, slope, curvature) = errors_along(tape, triples)[-1][4:], triples[-1]
        exists = 0.0 * errors[0]  # nan where f may have no value: then it has no slope either
        return (
            vouched(shown[0], value, errors[0]),
            vouched(shown[1], slope, errors[1] + exists),
            vouched(shown[2], curvature, errors[2] + exists),
        )


def errors_along(tape: Tape, triples: Sequence[Triple]) -> list[Bounded]:
    """Return the triples of all entries, each with its errors; inf or nan where no bound can be given."""
    slots: list[Bounded] = []
    for index, (entry, triple) in enumerate(zip(tape.entries, triples, strict=True)):
        result = sized(triple)
        if type(entry) is not Operation:
            slots.append((*result, tape.rounding.get(index, 0.0), 0.0, 0.0))
            continue
        errors, args = entry.row.rule.errors, entry.args
        if errors is None:
            slots.append((*result, *UNKNOWN))
        elif len(args) == 1:
            slots.append((*result, *errors(result, slots[args[0]])))
        else:
            slots.append((*result, *errors(result, *[slots[i] for i in args])))
    return slots


def vouched(shown: Any, computed: Any, error: Any) -> Any:
    """Return a bound for a number as it is shown; inf where it is not the computed one, whose error is given."""
    computed = 0.0 if computed is None else computed
    if isinstance(shown, float):
        return float(error) * SLACK if error < math.inf and computed == shown and math.isfinite(shown) else math.inf
    sure = np.isfinite(shown) & np.equal(shown, computed) & np.isfinite(error)
    return np.where(sure, error * SLACK, np.inf)
