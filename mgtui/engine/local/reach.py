"""Whether doubles reach as far as the numbers on the way to f(x)."""

import math
from collections.abc import Iterator

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
    return any(math.isinf(result) or (result == 0 and _underflows(entry)) for entry, result in _of_ordinary(tape, x))


def cancels(tape: Tape, x: float) -> bool:
    """Tell whether a sum on the way to f(x) comes out as 0, as (x + 1e-17) - x does at 1, where it may not be.

    Args:
        tape: an expression of one variable.
        x: the point.
    """
    return any(result == 0 and entry.row.name in (ADD, SUBTRACT) for entry, result in _of_ordinary(tape, x))


def _of_ordinary(tape: Tape, x: float) -> Iterator[tuple[Operation, np.float64]]:
    """Yield the operations of which no argument is 0, infinite or missing, and their results in doubles."""
    slots: list[np.float64] = []
    for entry in tape.entries:
        if not isinstance(entry, Operation):
            slots.append(np.float64(x if isinstance(entry, str) else entry))
            continue
        args = [slots[i] for i in entry.args]
        with np.errstate(all="ignore"):
            slots.append(np.float64(entry.row.rule.value(*args)))
        if all(np.isfinite(arg) and arg for arg in args):
            yield entry, slots[-1]


def _underflows(entry: Operation) -> bool:
    """Tell whether an operation may round a number to 0: a sum of doubles, or floor, is 0 only where it is."""
    return not entry.row.traits.exact and entry.row.name not in (ADD, SUBTRACT, NEGATE)
