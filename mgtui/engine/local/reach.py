"""Whether doubles reach as far as the numbers on the way to f(x)."""

import math

import numpy as np

from mgtui.engine.evaluation.tape import Operation, Tape
from mgtui.engine.language.tree import ADD, NEGATE, SUBTRACT

_NEVER_UNDERFLOW = frozenset({ADD, SUBTRACT, NEGATE})  # a sum of doubles comes out as 0 only where it is 0


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
            if ordinary and (math.isinf(result) or (result == 0 and entry.row.name not in _NEVER_UNDERFLOW)):
                return True
    return False
