"""The numbers of a chain: how each step answers a nudge, and how f answers each step.

Forward, slopes run from a variable through the steps to f; backward, from f through the steps to the variables. At both
ends stands the slope of f. Every number has the digits that its bound vouches for.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from mgtui.engine.calculus.roundoff import SLACK, Bounded
from mgtui.engine.calculus.rules import Triple
from mgtui.engine.derivation.steps import ChainStep, steps_of, subtree
from mgtui.engine.evaluation.backward_bounds import backward_errors, local_error
from mgtui.engine.evaluation.bounds import errors_along
from mgtui.engine.evaluation.exact import UNPROVEN, Proven, bounded
from mgtui.engine.evaluation.gradient import Gradient
from mgtui.engine.evaluation.jet import run_jet
from mgtui.engine.evaluation.reverse import Backward, run_backward
from mgtui.engine.evaluation.tape import Operation
from mgtui.engine.expression import Function
from mgtui.engine.true_numbers import SHOWN

NO_NUMBER = Proven(math.nan, 0)


@dataclass(frozen=True, eq=False)
class Chain:
    """The steps of f at a point, with their numbers.

    Attributes:
        f: the function.
        point: the value of every variable.
        along: the variable that is nudged.
        steps: its variables, then its operations in the order they are computed; the last is f. None for a constant.
        gradient: of f.
    """

    f: Function
    point: Mapping[str, float]
    along: str
    steps: tuple[ChainStep, ...]
    gradient: Gradient
    _known: dict[tuple[int, int], Proven] = field(default_factory=dict, repr=False)

    def value(self, row: int) -> Proven:
        """Return the value of a step."""
        triple, *_, error, _, _ = self._forward[self.steps[row].entry]
        return self._told(row, 0, float(triple[0]), error)

    def moves(self, row: int) -> bool:
        """Tell whether a step is made of the variable that is nudged."""
        return self._forward[self.steps[row].entry][0][1] is not None

    def forward(self, row: int) -> Proven:
        """Return the slope of a step along the variable that is nudged."""
        (value, slope, _), *_, error, _ = self._forward[self.steps[row].entry]
        if math.isnan(value):
            return NO_NUMBER
        return self._told(row, 1, 0.0 if slope is None else float(slope), error)

    def backward(self, row: int) -> Proven:
        """Return the slope of f along a step, while the other steps it does not go into hold still."""
        step = self.steps[row]
        if math.isnan(self.gradient.value):
            return NO_NUMBER
        if not step.variable:
            slope = self.back.slopes[step.entry]
            return told(0.0 if slope is None else float(slope), self._back_errors[step.entry])
        slope = self.gradient[step.variable]
        part = told(slope, self.gradient.bounds[step.variable])
        if part.digits < SHOWN and not math.isnan(slope):
            proven = self.f.exact(wrt=step.variable, **self.point).parts[1]
            return proven if proven.digits > part.digits else part
        return part

    def locals(self, row: int) -> dict[int, Proven]:
        """Return the slopes of a step along the steps it takes, by those, while the others hold still."""
        entry = self.f.tape.entries[self.steps[row].entry]
        found: dict[int, Proven] = {}
        if not isinstance(entry, Operation):
            return found
        known = self._forward
        w = known[self.steps[row].entry][0][0]
        for arg, place in zip(self.steps[row].args, self.steps[row].places, strict=True):
            moving = [(known[i][0][0], 1.0 if i == place else None, None) for i in entry.args]
            with np.errstate(all="ignore"):
                local = entry.row.rule.slopes(w, *moving)
                error = local_error(entry, place, w, local, known)
            found[arg] = told(0.0 if local[0] is None else float(local[0]), error)
        return found

    @cached_property
    def back(self) -> Backward:
        """The sweep back."""
        tape, inputs, back = self.gradient.origin
        with np.errstate(all="ignore"):
            return run_backward(tape, inputs) if back is None else back

    @cached_property
    def _forward(self) -> list[Bounded]:
        tape, inputs, _ = self.gradient.origin
        triples: list[Triple] = []
        with np.errstate(all="ignore"):
            run_jet(tape, inputs, self.along, triples)
            return errors_along(tape, triples)

    @cached_property
    def _back_errors(self) -> list[Any]:
        with np.errstate(all="ignore"):
            return backward_errors(self.f.tape, self.back)

    def _told(self, row: int, part: int, number: float, error: float) -> Proven:
        """Return a number of a step's own, value or slope; proven where doubles do not vouch for enough digits."""
        if (row, part) not in self._known:
            found = told(number, error)
            self._known[row, part] = found if found.digits >= SHOWN else self._proven(row, part, found)
        return self._known[row, part]

    def _proven(self, row: int, part: int, found: Proven) -> Proven:
        """Return a better known number of a step, taken for a function by itself; the one found where there is none."""
        step = Function(self.f.text, subtree(self.f.tree, self.steps[row].node))
        point = {name: number for name, number in self.point.items() if name in step.variables}
        if part and self.along not in point:
            return found
        along = self.along if self.along in point else step.variables[0]
        if part and math.isnan(found.number) and not found.reason:  # the rules know no slope, but both sides may
            jet = step.jet(wrt=along, **point)
            found = told(jet.slope, jet.bounds[1])
        proven = step.exact(wrt=along, **point).parts[part]
        return proven if proven.digits > found.digits else found


def chain(f: Function, point: Mapping[str, float], along: str) -> Chain:
    """Return the chain of a function at a point, which is nudged along one of its variables.

    >>> steps = chain(parse("3x^2"), {"x": 3.0}, "x")
    >>> [(step.formula, steps.value(row).number) for row, step in enumerate(steps.steps)]
    [('x', 3.0), ('x²', 9.0), ('3·u₁', 27.0)]

    Raises:
        TypeError: f is known by samples alone.
    """
    if not isinstance(f, Function):
        raise TypeError("steps are known of functions with a formula alone")
    point = {name: point[name] for name in f.variables}
    return Chain(f, point, along, steps_of(f), f.gradient(**point))


def told(number: float, error: float) -> Proven:
    """Return a number with as many digits as its error leaves; without a reason where there is no number at all."""
    if math.isnan(number):
        return NO_NUMBER
    if math.isinf(number):
        return Proven(number, 0)
    return bounded(number, float(error) * SLACK) if error < math.inf else Proven(math.nan, 0, UNPROVEN)
