"""All partial derivatives in one sweep: reverse-mode differentiation over a tape.

A tape is run once forward, and then followed from its last entry back to the first: each operation hands its arguments
the share of f's slope that comes through them. What its own partial derivatives are, its rule says: it is asked for the
slope of the result with one argument moving at the rate 1 and the others still. Griewank and Walther, Evaluating
Derivatives, ch. 3.2.
"""

from collections.abc import Container, Mapping
from typing import Any, NamedTuple, TypeAlias

import numpy as np

from mgtui.engine.calculus.rules import Derivative, Reals, times
from mgtui.engine.evaluation.tape import Operation, Tape

Heard: TypeAlias = Any  # True, False, or an array of both
Local: TypeAlias = tuple[Derivative, Derivative]  # an operation's slope and curvature along one of its arguments

_LARGE = 1e30


class Backward(NamedTuple):
    """What one sweep back gives, by the entries of the tape.

    Attributes:
        values: the entries' values.
        slopes: how f answers each entry; None is zero by structure.
        partials: of each operation that f's slope depends on, the slope and curvature along each entry it takes.
    """

    values: list[Any]
    slopes: list[Any]
    partials: dict[int, dict[int, Local]]


def is_extreme(tape: Tape, inputs: Mapping[str, Reals]) -> bool:
    """Tell whether a value on the way up is so large or small that a product on the way down may be beyond doubles."""
    with np.errstate(all="ignore"):
        sizes = [np.abs(value) for value in _values(tape, inputs, kept=range(len(tape.entries)))]
    return any(bool(np.any((size > _LARGE) | ((size < 1.0 / _LARGE) & (size > 0.0)))) for size in sizes)


def _values(tape: Tape, inputs: Mapping[str, Reals], kept: Container[int]) -> list[Any]:
    """Return the values of those entries that are to be kept, and of what is left at the end."""
    values: list[Any] = list(tape.constants)
    for name, at in tape.inputs.items():
        values[at] = inputs[name]
    for at, value, _, args, spent in tape.code:
        values[at] = value(*[values[i] for i in args])
        for i in spent:
            if i not in kept:
                values[i] = None
    return values


def _read_back(tape: Tape) -> set[int]:
    """Return the entries whose values the rules read on the way back: a long sum's parts need not be kept."""
    read: set[int] = set()
    for at, entry in enumerate(tape.entries):
        if isinstance(entry, Operation):
            if entry.row.rule.reads_result:
                read.add(at)
            if entry.row.rule.reads_arguments:
                read.update(entry.args)
    return read


def run_backward(tape: Tape, inputs: Mapping[str, Reals], *, kept: bool = True) -> Backward:
    """Run a tape forward and back, under `np.errstate(all="ignore")`.

    A slope of nan says that the rules know none there, as at a corner. It is handed on wherever f would hear of it: the
    condition of a choice moves nothing, and yet decides at a tie; the piece that is not taken may be anything.

    Args:
        tape: the tape.
        inputs: the value of every variable.
        kept: whether to keep all numbers; without it only f's value and the slopes along variables and constants are
            left, and the memory of the others is freed on the way.
    """
    entries = tape.entries
    values = _values(tape, inputs, range(len(entries)) if kept else _read_back(tape))
    slopes: list[Any] = [None] * len(entries)
    heard: list[Heard] = [False] * len(entries)
    slopes[-1], heard[-1] = 1.0, True
    partials: dict[int, dict[int, Local]] = {}
    selective = tape.selective
    result = values[-1]
    for at, _, rule, args, _ in reversed(tape.code):
        ears, above, w = heard[at], slopes[at], values[at]
        if ears is False:
            continue
        found: dict[int, Local] = {}
        for arg in args:
            if type(entries[arg]) is float or arg in found:
                continue
            if len(args) == 1:
                local = rule(w, (values[arg], 1.0, None))
            else:
                local = rule(w, *[(values[i], 1.0 if i == arg else None, None) for i in args])
            partial, through = local[0], ears
            found[arg] = local
            if partial is None or at in selective:
                through = _heard_through(tape, at, arg, values, ears)
                if through is False:
                    continue
            heard[arg] = True if through is True else _either(heard[arg], through)
            if partial is None:
                continue
            if above is None:  # a condition
                if not np.any(np.isnan(partial)):
                    continue
                share: Any = np.where(np.isnan(partial), np.nan, 0.0)[()]
            else:
                share = times(above, partial)
            if through is not True:
                share = np.where(through, share, 0.0)[()]
            before = slopes[arg]
            slopes[arg] = share if before is None else before + share
        if kept:
            partials[at] = found
        else:
            values[at] = slopes[at] = None
    values[-1] = result
    return Backward(values, slopes, partials)


def _heard_through(tape: Tape, at: int, arg: int, values: list[Any], ears: Heard) -> Heard:
    """Tell whether f would hear of it if an operation's argument had no slope, given whether it hears the operation."""
    entry = tape.entries[at]
    assert isinstance(entry, Operation)  # only operations have arguments
    triples = [(values[i], np.nan if i == arg else None, None) for i in entry.args]
    answer, _ = entry.row.rule.slopes(values[at], *triples)
    if answer is None:
        return False
    through = ears & np.isnan(answer)
    return bool(np.any(through)) if np.all(through) or not np.any(through) else through


def _either(one: Heard, other: Heard) -> Heard:
    both = one | other
    return True if np.all(both) else both
