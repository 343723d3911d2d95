"""A function of which samples are all there is: it has the face of a parsed one, and says what it cannot know."""

import math
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from mgtui.engine.calculus.rules import Reals
from mgtui.engine.evaluation.arrays import masks_of, real, shaped, under
from mgtui.engine.evaluation.exact import Exact
from mgtui.engine.evaluation.gradient import Gradient
from mgtui.engine.evaluation.jet import Jet
from mgtui.engine.expression import Function
from mgtui.engine.language.tree import Tree
from mgtui.engine.search.probe import Doubles

if TYPE_CHECKING:
    from mgtui.engine.own.source import ValueSource
    from mgtui.engine.symbolic.derivative import Formula

NO_FORMULA = "f is known by samples alone"


class Sampled:
    """A function whose values come from a source, and whose slopes are estimated from them; never changed.

    Two are equal that ask the same source, with the same numbers bound to variables.

    Attributes:
        source: where its values come from.
        parameters: all that the source takes, in its order.
        name: what it is called.
        bound: the parameters that are held at a number.
        variables: the others.
        text: what stands for its expression: `loss(x)`.
        tree: an expression of nothing; there is none.
    """

    def __init__(
        self,
        source: "ValueSource",
        parameters: Iterable[str] = ("x",),
        name: str = "f",
        bound: Mapping[str, float] = MappingProxyType({}),
    ) -> None:
        self.source = source
        self.parameters = tuple(parameters)
        self.name = name
        self.bound = tuple((one, bound[one]) for one in self.parameters if one in bound)
        self.variables: tuple[str, ...] = tuple(one for one in self.parameters if one not in bound)
        self.text = f"{name}({', '.join(self.parameters)})"
        self.tree: Tree = ()

    def __repr__(self) -> str:
        return f"<sampled {self.text}>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sampled):
            return NotImplemented
        same = self.source is other.source or self.source == other.source
        return same and (self.parameters, self.name, self.bound) == (other.parameters, other.name, other.bound)

    def __hash__(self) -> int:
        return hash((self.text, self.bound))

    @property
    def reading(self) -> str:
        """What stands for the formula: `loss(x)`."""
        return self.text

    @property
    def plain_reading(self) -> str:
        """The same in ASCII."""
        return self.text.encode("ascii", "replace").decode()

    def __call__(self, value: Any = None, /, **values: Any) -> Any:
        """Return the value of f: a float for floats, an array of the arguments' common shape for arrays.

        Raises:
            TypeError: a variable is missing or unknown, or a value is not a real number.
        """
        inputs = self._inputs(value, values)
        [result] = shaped((self._values(inputs),), inputs)
        return result if type(result) is float else under(result, masks_of((value, *values.values())))

    def one_by_one(self, values: Iterable[float]) -> list[float]:
        """Return f at many numbers.

        Raises:
            TypeError: f has several variables, or a value is not a real number.
        """
        name, *others = self.variables
        if others:
            raise TypeError(f"no value for {others[0]!r}")
        numbers: list[float] = self._values({name: np.array([float(real(value)) for value in values])}).tolist()
        return numbers

    def jet(self, value: Any = None, /, *, wrt: str | None = None, **values: Any) -> Jet:
        """Return value, slope and curvature as samples tell them, with `Jet.bounds` as far as those are estimated.

        Raises:
            TypeError: as for a call.
            ValueError: f has no variable `wrt`.
        """
        from mgtui.engine.own.sampled_slope import curve_of_slopes  # the first frame does without

        along = self._along(wrt)
        inputs = self._inputs(value, values)
        if any(isinstance(number, np.ndarray) for number in inputs.values()):
            return Jet(*curve_of_slopes(lambda x: self._values({**inputs, along: x}), np.asarray(inputs[along])))
        value, slope, curvature = self.exact(wrt=along, **inputs).parts
        jet = Jet(value.number, slope.number, curvature.number)
        return jet.bounded_by((value.error, slope.error, curvature.error))

    def exact(self, value: Any = None, /, *, wrt: str | None = None, **values: Any) -> Exact:
        """Return value, slope and curvature in the digits that samples make sure, each with its uncertainty.

        Raises:
            TypeError: as for a call, and for arrays.
            ValueError: f has no variable `wrt`.
        """
        from mgtui.engine.own.sampled_slope import numbers_at  # the first frame does without

        along = self._along(wrt)
        inputs = {name: float(number) for name, number in self._inputs(value, values).items()}
        return numbers_at(lambda x: self._values({**inputs, along: x}), inputs[along])

    def gradient(self, value: Any = None, /, **values: Any) -> Gradient:
        """Return the value and the estimated slope along every variable.

        Raises:
            TypeError: as for a call.
        """
        inputs = self._inputs(value, values)
        jets = {name: self.jet(wrt=name, **inputs) for name in self.variables}
        partials = {name: jet.slope for name, jet in jets.items()}
        bounds = {name: jet.bounds[1] for name, jet in jets.items()}
        return Gradient.estimated(self(**inputs), partials, bounds)

    def derivative(self, wrt: str | None = None) -> Function:
        """Raise ValueError: without a formula there is none of the slope."""
        raise ValueError(self.slope_formula(wrt).reason)

    def slope_formula(self, wrt: str | None = None) -> "Formula":
        """Return that there is no formula, and why.

        Raises:
            ValueError: f has no variable `wrt`.
        """
        from mgtui.engine.symbolic.derivative import Formula  # the first frame does without

        self._along(wrt)
        return Formula(None, NO_FORMULA)

    def bind(self, **values: float) -> "Sampled":
        """Hold some variables at fixed values, and return the function that is left.

        Raises:
            TypeError: an unknown variable, or a value that is not a real number.
            ValueError: a value that is not finite.
        """
        known = {name: float(real(value)) for name, value in values.items()}
        for name, number in known.items():
            if name not in self.variables:
                raise TypeError(f"no variable {name!r} in {self.text!r}")
            if not math.isfinite(number):
                raise ValueError(f"{name} must be finite, not {number}")
        return Sampled(self.source, self.parameters, self.name, {**dict(self.bound), **known})

    def _along(self, wrt: str | None) -> str:
        along = self.variables[0] if wrt is None else wrt
        if along not in self.variables:
            raise ValueError(f"no variable {along!r} in {self.text!r}")
        return along

    def _inputs(self, value: Any, values: Mapping[str, Any]) -> dict[str, Reals]:
        given = dict(values)
        if value is not None:
            if self.variables[0] in given:
                raise TypeError(f"two values for {self.variables[0]!r}")
            given[self.variables[0]] = value
        for name in self.variables:
            if name not in given:
                raise TypeError(f"no value for {name!r}")
        if len(given) > len(self.variables):
            unknown = next(name for name in given if name not in self.variables)
            raise TypeError(f"no variable {unknown!r} in {self.text!r}")
        return {name: real(number) for name, number in given.items()}

    def _values(self, inputs: Mapping[str, Any]) -> Doubles:
        """Ask the source, in one go, at the points that the inputs make together."""
        numbers = {**dict(self.bound), **inputs}
        columns = np.broadcast_arrays(*[np.asarray(numbers[name], dtype=np.float64) for name in self.parameters])
        points = np.stack([column.ravel() for column in columns], axis=1)
        return np.asarray(self.source.values(points), dtype=np.float64).reshape(columns[0].shape)


AnyFunction: TypeAlias = Function | Sampled
"""What the playground explores: an expression, or a callable of which samples are all there is."""
