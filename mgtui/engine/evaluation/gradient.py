"""The gradient: f's value and all its partial derivatives, as one sweep back over the tape gives them."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from types import MappingProxyType
from typing import Any, TypeAlias

import numpy as np

from mgtui.engine.calculus.rules import Reals, all_finite
from mgtui.engine.evaluation.arrays import shaped
from mgtui.engine.evaluation.backward_bounds import backward_errors
from mgtui.engine.evaluation.bounds import vouched
from mgtui.engine.evaluation.reverse import Backward, is_extreme, run_backward
from mgtui.engine.evaluation.tape import Tape

# A tape, the variables' values, and the sweep where it was kept.
SweepOrigin: TypeAlias = tuple[Tape, Mapping[str, Reals], Backward | None]


@dataclass(frozen=True, eq=False)
class Gradient:
    """What f does at a point to first order, along every variable.

    Attributes:
        value: f there; nan where f is undefined, inf on overflow.
        partials: the slope of f along each variable while the others hold still, by name; at the edge of f's domain the
            one-sided slope, nan where there is none. `Function.chain` tells which step of the expression is to blame.
        origin: the tape, the variables' values, and all numbers of the sweep where they were kept, from which `bounds`
            is computed.

    Each number is a float for scalars, or an array of the arguments' common shape.
    """

    value: Any
    partials: Mapping[str, Any]
    origin: SweepOrigin = field(repr=False)

    def __getitem__(self, name: str) -> Any:
        """Return the slope along a variable."""
        return self.partials[name]

    @classmethod
    def estimated(cls, value: Any, partials: Mapping[str, Any], bounds: Mapping[str, Any]) -> "Gradient":
        """Return a gradient whose partial derivatives are estimates, each as far off as its bound at most."""
        gradient = cls(value, MappingProxyType(dict(partials)), (Tape(()), {}, None))
        gradient.__dict__["bounds"] = MappingProxyType(dict(bounds))  # where `cached_property` keeps them
        return gradient

    def __reduce__(self) -> tuple[Callable[..., "Gradient"], tuple[Any, ...]]:
        # The bounds instead of the tape, which holds functions that no pickle can name.
        return Gradient.estimated, (self.value, dict(self.partials), dict(self.bounds))

    @cached_property
    def bounds(self) -> Mapping[str, Any]:
        """How far each partial derivative may lie from the true one; inf where that cannot be told."""
        tape, inputs, back = self.origin
        with np.errstate(all="ignore"):
            back = run_backward(tape, inputs) if back is None else back
            errors = backward_errors(tape, back)
            exists = errors[-1]  # of f's slope along itself, which is 1 unless f has no value
            found = {}
            for name, shown in self.partials.items():
                at = tape.inputs.get(name)
                found[name] = vouched(shown, *((None, exists) if at is None else (back.slopes[at], errors[at])))
        return MappingProxyType(found)


def gradient(
    tape: Tape, names: Sequence[str], inputs: Mapping[str, Reals], slope_along: Callable[[str, Mapping[str, Any]], Any]
) -> Gradient:
    """Return the gradient of a tape.

    Args:
        tape: the tape.
        names: the variables, some of which the tape may do without.
        inputs: the value of every variable.
        slope_along: a variable and a point to the slope there, for where the sweep does not know it.
    """
    kept = not any(isinstance(number, np.ndarray) for number in inputs.values())
    with np.errstate(all="ignore"):
        back = run_backward(tape, inputs, kept=kept)
    found = [back.slopes[tape.inputs[name]] if name in tape.inputs else None for name in names]
    value, *slopes = shaped((back.values[-1], *[0.0 if slope is None else slope for slope in found]), inputs)
    partials: dict[str, Any] = {}
    has_values = all_finite(value)
    for name, slope in zip(names, slopes, strict=True):
        known = has_values and _is_sure(slope)
        partials[name] = slope if known else _settled(tape, slope, value, inputs, partial(slope_along, name))
    return Gradient(value, MappingProxyType(partials), (tape, inputs, back if kept else None))


def _is_sure(slope: Any) -> bool:
    """Tell whether all slopes are finite, and none is a 0 that may have come of underflow."""
    if isinstance(slope, float):
        return slope != 0.0 and math.isfinite(slope)
    return all_finite(slope) and np.count_nonzero(np.not_equal(slope, 0.0)) == slope.size  # of truths: a third


def _settled(
    tape: Tape, slope: Any, value: Any, inputs: Mapping[str, Reals], slope_at: Callable[[Mapping[str, Any]], Any]
) -> Any:
    """Return slopes as `slope_at` has them where the sweep knows none although f has a value; nan where f has none.

    A slope of 0 is one that may have underflowed on the way down where numbers on the way up are extreme: 1/u^100.
    """
    if np.ndim(slope) == 0:
        if math.isnan(value):
            return math.nan
        lost = not math.isfinite(slope) or (slope == 0.0 and is_extreme(tape, inputs))
        return slope_at(inputs) if lost else slope
    there = ~np.isnan(value)
    slope[~there] = math.nan
    full = {name: np.broadcast_to(number, slope.shape) for name, number in inputs.items()}
    for lost, for_certain in ((~np.isfinite(slope) & there, True), (np.equal(slope, 0.0) & there, False)):
        here = {name: number[lost] for name, number in full.items()}
        if np.any(lost) and (for_certain or is_extreme(tape, here)):
            slope[lost] = slope_at(here)
    return slope
