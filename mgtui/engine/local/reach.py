"""Whether doubles reach as far as the numbers on the way to f(x)."""

import math

import numpy as np

from mgtui.engine.evaluation.tape import Operation, Tape
from mgtui.engine.language.tree import ADD, NEGATE, SUBTRACT


def leaves_doubles(tape: Tape, x: float) -> bool:
    """Tell whether a number on the way to f(x) is too large for a double, or too small: x² at 1e-200 comes out as 0.

    Where one is, neither a missing value nor an infinite one says anything of f.

    Args:
        tape: an expression of one variable.
        x: the point.
    """
    slots: list[np.float64] = []
    with np.errstate(all="ignore"):
        for entry in tape.entries:
            if not isinstance(entry, Operation):
                slots.append(np.float64(x if isinstance(entry, str) else entry))
                continue
            args = [slots[i] for i in entry.args]
            result = np.float64(entry.row.rule.value(*args))
            slots.append(result)
            ordinary = all(np.isfinite(arg) and arg for arg in args)
            if ordinary and (math.isinf(result) or (result == 0 and _underflows(entry))):
                return True
    return False


def _underflows(entry: Operation) -> bool:
    """Tell whether an operation may round a number to 0: a sum of doubles, or floor, is 0 only where it is."""
    return not entry.row.traits.exact and entry.row.name not in (ADD, SUBTRACT, NEGATE)
