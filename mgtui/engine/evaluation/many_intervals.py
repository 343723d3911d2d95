"""Intervals that hold what an expression takes over many intervals of its variable at once."""

from collections.abc import Sequence

import numpy as np

from mgtui.engine.calculus.interval_rules import INTERVAL_RULES
from mgtui.engine.calculus.intervals import Interval
from mgtui.engine.calculus.rules import Reals
from mgtui.engine.evaluation.tape import Operation, TapeEntry
from mgtui.engine.search.budget import spend


def enclosed(entries: Sequence[TapeEntry], low: Reals, high: Reals) -> Interval:
    """Return intervals that hold f over each low..high, to round-off; numpy's warnings must be off.

    They get narrow as low..high does, and may be far too wide where the variable occurs more than once.

    Args:
        entries: of a tape of one variable.
        low: left ends, shape (n,).
        high: right ends.
    """
    slots: list[Interval] = []
    each = _CALL + _ELEMENT * np.size(low)
    for entry in entries:
        spend(each)
        if isinstance(entry, Operation):
            args = entry.args
            if entry.row.name == "mul" and args[0] == args[1]:
                slots.append(INTERVAL_RULES["pow"](slots[args[0]], _TWO))
            else:
                slots.append(INTERVAL_RULES[entry.row.name](*[slots[i] for i in args]))
        elif isinstance(entry, str):
            slots.append(Interval(low, high))
        else:
            slots.append(Interval(entry, entry))  # type: ignore[arg-type]   # rules know a constant by its type
    result = slots[-1]
    shape = np.shape(low)
    broken = np.broadcast_to(np.asarray(result.broken, bool), shape)
    return Interval(np.broadcast_to(result.low, shape), np.broadcast_to(result.high, shape), broken)


_CALL, _ELEMENT = 20.0, 0.05  # microseconds, about: of an operation, and of each interval it is done to
_TWO = Interval(2.0, 2.0)  # type: ignore[arg-type]   # a constant's type
