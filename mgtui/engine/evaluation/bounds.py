"""Value, slope and curvature along a tape once more, with a bound on the rounding of each.

Running error analysis: every entry of the tape carries a triple and the errors of its three parts, and every rule says
what they make of its result's (`mgtui/engine/calculus/roundoff.py`). A number typed in digits stands for its double,
as x does; pi, e and what is computed of constants stand for the real numbers, and carry the error of their folding.
"""

import math
from collections.abc import Mapping
from typing import Any, cast

import numpy as np

from mgtui.engine.calculus.roundoff import NO_ERRORS, SLACK, UNKNOWN, Bounded, Errors, sized
from mgtui.engine.calculus.rules import Reals, Triple
from mgtui.engine.evaluation.jet import Jet
from mgtui.engine.evaluation.tape import Operation, Tape


def run_bounds(tape: Tape, inputs: Mapping[str, Reals], wrt: str) -> tuple[Triple, Errors]:
    """Run a tape to the triple of its last entry as `run_jet` does, and to bounds on the errors of its parts.

    To be called under `np.errstate(all="ignore")`. A bound is inf or nan where none can be given.
    """
    slots: list[Any] = [None] * len(tape.entries)
    for index, entry in enumerate(tape.entries):
        if isinstance(entry, str):
            slots[index] = (*sized((inputs[entry], 1.0 if entry == wrt else None, None)), *NO_ERRORS)
        elif not isinstance(entry, Operation):
            slots[index] = ((entry, None, None), abs(entry), 0.0, 0.0, tape.rounding.get(index, 0.0), 0.0, 0.0)
    for at, value, slopes, args, spent in tape.code:
        u = slots[args[0]]
        rest = () if len(args) == 1 else (slots[args[1]],)
        triples = (u[0], *(v[0] for v in rest))
        w = value(*(t[0] for t in triples))
        result = sized((w, *slopes(w, *triples)))
        errors = cast(Operation, tape.entries[at]).row.rule.errors
        slots[at] = (*result, *(UNKNOWN if errors is None else errors(result, u, *rest)))
        for i in spent:
            slots[i] = None
    last: Bounded = slots[-1]
    return last[0], last[4:]


def bounds_of(tape: Tape, inputs: Mapping[str, Reals], wrt: str, jet: Jet) -> Errors:
    """Return bounds on the errors of a jet, inf where none can be given or a part is none of the rules'."""
    with np.errstate(all="ignore"):
        triple, errors = run_bounds(tape, inputs, wrt)
        first, second, third = map(_vouched, (jet.value, jet.slope, jet.curvature), triple, errors)
        return first, second, third


def _vouched(shown: Any, computed: Any, error: Any) -> Any:
    computed = 0.0 if computed is None else computed
    if not isinstance(shown, np.ndarray):
        bound = float(error) * SLACK
        return bound if math.isfinite(bound) and float(computed) == shown and math.isfinite(shown) else math.inf
    sure = np.isfinite(shown) & np.equal(shown, computed) & np.isfinite(error)
    return np.where(sure, error * SLACK, np.inf)
