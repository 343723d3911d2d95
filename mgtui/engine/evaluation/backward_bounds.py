"""Bounds on the rounding of a sweep back, by running error analysis: how far each slope may lie from the true one.

An operation's own partial derivative errs by what its error rule says of a slope whose argument moves at the rate 1
exactly, from a place that is known as well as the sweep forward knows it.
"""

import math
from typing import Any

from mgtui.engine.calculus.roundoff import TINY, UNIT, Bounded, Magnitude, magnitude, pick, sized
from mgtui.engine.calculus.rules import times
from mgtui.engine.evaluation.bounds import errors_along
from mgtui.engine.evaluation.reverse import Backward, Local
from mgtui.engine.evaluation.tape import Operation, Tape

_WHOLE = 2.0**53  # below it the sum and product of whole numbers are exact


def backward_errors(tape: Tape, back: Backward) -> list[Magnitude]:
    """Return the errors of the slopes of all entries, under `np.errstate(all="ignore")`; inf or nan where unknown."""
    known = errors_along(tape, [(value, None, None) for value in back.values])
    errors: list[Any] = [0.0] * len(tape.entries)
    sums: list[Any] = [None] * len(tape.entries)
    for at, *_ in reversed(tape.code):
        above, entry = back.slopes[at], tape.entries[at]
        if above is None or not isinstance(entry, Operation):
            continue
        for arg, local in back.partials.get(at, {}).items():
            if local[0] is None:
                continue
            share = times(above, local[0])
            size, doubt = magnitude(above), errors[at]
            off, steep = local_error(entry, arg, back.values[at], local, known), magnitude(local[0])
            error = size * off + doubt * (steep + off) + _rounding(share, above, local[0])
            # What is 0 for certain stays so, however little is known of the way down: a piece that is not taken.
            errors[arg] = errors[arg] + pick(size + doubt == 0.0, 0.0, error)
            if sums[arg] is not None:
                share = sums[arg] + share
                errors[arg] = errors[arg] + (0.0 if _is_whole(share) else UNIT * magnitude(share))
            sums[arg] = share
    exists = 0.0 * known[-1][4]  # nan where f may have no value: then it has no slope either
    return [error + exists for error in errors]


def local_error(entry: Operation, arg: int, value: Any, local: Local, known: list[Bounded]) -> Magnitude:
    """Return the error of an operation's own slope along an argument, whose triples and errors are known."""
    rule = entry.row.rule.errors
    if rule is None:
        return math.inf
    moving = [(*sized((known[i][0][0], 1.0 if i == arg else None, None)), known[i][4], 0.0, 0.0) for i in entry.args]
    return rule(sized((value, *local)), *moving)[1]


def _rounding(share: Any, above: Any, partial: Any) -> Magnitude:
    """Return how much a product may have been rounded; not at all where a factor is 1, nor among whole numbers."""
    if type(share) is float or not hasattr(share, "shape") or share.shape == ():
        if abs(above) == 1.0 or abs(partial) == 1.0 or (_is_whole(share) and _is_whole(above) and _is_whole(partial)):
            return 0.0
        if share == 0.0 and (above == 0.0 or partial == 0.0):
            return 0.0
    return UNIT * magnitude(share) + TINY


def _is_whole(number: Any) -> bool:
    return isinstance(number, float) and number.is_integer() and abs(number) < _WHOLE
