"""Value, slope and curvature carried together: forward-mode differentiation over a tape.

Every entry holds a triple (f, f', f'') and every rule maps triples to triples, so that the slope is exact to rounding:
no step h, no truncation. Griewank and Walther, Evaluating Derivatives, ch. 13 (univariate Taylor propagation).
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias, cast

import numpy as np

from mgtui.engine.calculus.roundoff import Errors
from mgtui.engine.calculus.rules import Reals, Triple
from mgtui.engine.evaluation.arrays import masks_of, under
from mgtui.engine.evaluation.bounds import bounds_of
from mgtui.engine.evaluation.tape import Tape

# A tape, the variables' values, the one that moved, and the triples of all entries where they were kept.
Origin: TypeAlias = tuple[Tape, Mapping[str, Reals], str, list[Triple] | None]


@dataclass(frozen=True, eq=False)
class Jet:
    """What f does at x to second order.

    Attributes:
        value: f(x); nan where f is undefined, inf on overflow.
        slope: f'(x); at the edge of f's domain the one-sided slope; nan where f has none.
        curvature: f''(x), likewise.
        origin: what `bounds` is computed from; None where nothing is known of the rounding.

    Each part is a float for a scalar x, or an array of the shape of x, masked where x is.
    """

    value: Any
    slope: Any
    curvature: Any
    origin: Origin | None = field(default=None, repr=False)

    @property
    def parts(self) -> tuple[Any, Any, Any]:
        """Value, slope and curvature."""
        return self.value, self.slope, self.curvature

    @cached_property
    def bounds(self) -> Errors:
        """How far value, slope and curvature may lie from the true ones; inf where that cannot be told.

        True is what real arithmetic gives at the very double x. Computed when first asked for.
        """
        if self.origin is None:
            unknown = np.full(np.shape(self.value), math.inf) if np.ndim(self.value) else math.inf
            return unknown, unknown, unknown
        tape, inputs, wrt, triples = self.origin
        if triples is None:
            triples = []
            with np.errstate(all="ignore"):
                run_jet(tape, inputs, wrt, triples)
        masks = masks_of((self.value,))
        if not masks:
            return bounds_of(tape, triples, self.parts)
        value, slope, curvature = (np.asarray(part) for part in self.parts)
        errors = bounds_of(tape, triples, (value, slope, curvature))
        return under(errors[0], masks), under(errors[1], masks), under(errors[2], masks)

    def bounded_by(self, bounds: Errors) -> "Jet":
        """Return the same with bounds that are known otherwise."""
        jet = Jet(*self.parts)
        jet.__dict__["bounds"] = bounds  # where `cached_property` keeps them
        return jet

    def __getstate__(self) -> dict[str, Any]:
        """Return what a copy in another process needs: the bounds instead of the tape, which holds functions."""
        return {**self.__dict__, "origin": None, "bounds": self.bounds}

    def __eq__(self, other: object) -> bool:
        """Tell whether two jets are equal in every part; for arrays, in every element."""
        if not isinstance(other, Jet):
            return NotImplemented
        return all(np.array_equal(a, b, equal_nan=True) for a, b in zip(self.parts, other.parts, strict=True))

    __hash__ = None  # type: ignore[assignment]   # arrays cannot be hashed


def run_jet(tape: Tape, inputs: Mapping[str, Reals], wrt: str, kept: list[Triple] | None = None) -> Triple:
    """Run a tape to the triple of its last entry, differentiated by `wrt`, under `np.errstate(all="ignore")`.

    A part may come as None (zero by structure) or with a smaller shape than the value.

    Args:
        tape: the tape.
        inputs: the value of every variable.
        wrt: the variable that moves.
        kept: gets the triples of all entries; without it the memory of those that nobody needs any more is freed.
    """
    slots: list[Any] = list(tape.constant_triples)
    for name, at in tape.inputs.items():
        slots[at] = inputs[name], 1.0 if name == wrt else None, None  # a float: `times` skips a factor 1.0
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
        if kept is None:
            for i in spent:
                slots[i] = None
    if kept is not None:
        kept.extend(slots)
    return cast(Triple, slots[-1])
