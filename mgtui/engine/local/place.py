"""The value of f at the very place that x stands for: none at a gap there, whatever doubles make of it.

sin(5x)/sin(3x) has a value at the double next to π, and none at π; sqrt(x² - 0.2x + 0.01) has one at a tenth, and none
at the double.
"""

import math
from collections.abc import Sequence

import numpy as np

from mgtui.engine.evaluation.tape import Operation, Tape
from mgtui.engine.germs.germ import ANALYTIC, ONE, Germ, limit
from mgtui.engine.language.tree import AND, IF, OR

_CHOOSING = frozenset({AND, OR, IF})  # these need not all of their arguments
_SHORT = 2.0**20


def values_at_place(tape: Tape, x: float, germs: Sequence[Germ]) -> list[float]:
    """Return the value of every entry at the place that x stands for; nan where none, inf where doubles do not reach.

    Args:
        tape: an expression of one variable.
        x: the point.
        germs: its expansions there, by entries.
    """
    slots: list[float] = []
    with np.errstate(all="ignore"):
        for entry, germ in zip(tape.entries, germs, strict=True):
            if isinstance(entry, Operation):
                slots.append(_value(entry, [slots[i] for i in entry.args], germ))
            else:
                slots.append(x if isinstance(entry, str) else entry)
    return slots


def needed(entry: Operation, values: Sequence[float]) -> tuple[int, ...]:
    """Return which arguments of an operation its value hangs on: of a choice only the piece that is chosen."""
    first, *others = entry.args
    if entry.row.name not in _CHOOSING:
        return entry.args
    holds = bool(values[first])
    if entry.row.name == IF:
        return (first, *(others[:1] if holds else others[1:]))
    return (first, *others) if holds == (entry.row.name == AND) else (first,)


def _value(entry: Operation, args: Sequence[float], germ: Germ) -> float:
    if entry.row.name not in _CHOOSING and (any(map(math.isnan, args)) or math.isinf(limit(germ))):
        return math.nan
    value = float(entry.row.rule.value(*map(np.float64, args)))
    if math.isnan(value) or germ.state != ANALYTIC:
        return value
    return _meant(germ, value)


def _meant(germ: Germ, value: float) -> float:
    """Return the short number that a rounded one stands for, if one is so near: asin is asked for 1, and not beyond."""
    tends = limit(germ)
    error = next((r for e, n, _, r in germ.terms if (e, n) == ONE), 0.0)
    if tends == 0.0:
        return 0.0
    short = round(value * _SHORT) / _SHORT if abs(value) < _SHORT else value
    return short if abs(short - value) <= error else value
