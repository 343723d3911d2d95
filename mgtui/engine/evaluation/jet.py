"""Value, slope and curvature carried together: forward-mode differentiation over a tape.

Every entry holds a triple (f, f', f'') and every rule maps triples to triples, so that the slope is exact to rounding:
no step h, no truncation. Griewank and Walther, Evaluating Derivatives, ch. 13 (univariate Taylor propagation).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

import numpy as np

from mgtui.engine.calculus.rules import Reals, Triple
from mgtui.engine.evaluation.tape import Operation, Tape, TapeEntry


@dataclass(frozen=True, slots=True, eq=False)
class Jet:
    """What f does at x to second order.

    Attributes:
        value: f(x); nan where f is undefined, inf on overflow.
        slope: f'(x); at the edge of f's domain the one-sided slope; nan where f has none.
        curvature: f''(x), likewise.

    Each is a float for a scalar x, or an array of the shape of x.
    """

    value: Any
    slope: Any
    curvature: Any

    def __eq__(self, other: object) -> bool:
        """Tell whether two jets are equal in every part; for arrays, in every element."""
        if not isinstance(other, Jet):
            return NotImplemented
        return all(
            np.array_equal(a, b, equal_nan=True)
            for a, b in ((self.value, other.value), (self.slope, other.slope), (self.curvature, other.curvature))
        )

    __hash__ = None  # type: ignore[assignment]   # arrays cannot be hashed


def run_jet(tape: Tape, inputs: Mapping[str, Reals], wrt: str) -> Triple:
    """Run a tape to the triple of its last entry, differentiated by `wrt`, under `np.errstate(all="ignore")`.

    A part may come as None (zero by structure) or with a smaller shape than the value.
    """
    slots: list[Any] = [None if type(entry) is Operation else _seed(entry, inputs, wrt) for entry in tape.entries]
    for at, value, slopes, args, spent in tape.code:
        u = slots[args[0]]
        if len(args) == 1:
            w = value(u[0])
            slots[at] = (w, *slopes(w, u))
        elif len(args) == 3:
            triples = [slots[i] for i in args]
            w = value(*[triple[0] for triple in triples])
            slots[at] = (w, *slopes(w, *triples))
        else:
            v = slots[args[1]]
            w = value(u[0], v[0])
            slots[at] = (w, *slopes(w, u, v))
        for i in spent:
            slots[i] = None
    return cast(Triple, slots[-1])


def _seed(entry: TapeEntry, inputs: Mapping[str, Reals], wrt: str) -> Any:
    if isinstance(entry, str):
        return inputs[entry], 1.0 if entry == wrt else None, None  # a float: `times` skips a factor 1.0
    return entry, None, None
