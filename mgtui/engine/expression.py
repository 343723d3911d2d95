"""Functions from text: what `parse` gives, and how it is called, differentiated and bound."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from mgtui.engine.calculus.functions import TABLE
from mgtui.engine.calculus.rules import Reals, Triple, parts_finite
from mgtui.engine.evaluation.arrays import masks_of, real, shaped, under
from mgtui.engine.evaluation.exact import Exact
from mgtui.engine.evaluation.gradient import Gradient, gradient
from mgtui.engine.evaluation.jet import Jet, run_jet
from mgtui.engine.evaluation.proof import exact_at
from mgtui.engine.evaluation.tape import Tape, compile_tree, run
from mgtui.engine.language.readings import reading
from mgtui.engine.language.syntax import ExpressionError, parse_tree, variable_name
from mgtui.engine.language.tree import NEGATE, NUMBER, VARIABLE, Node, Tree
from mgtui.engine.local.repair import repair, repair_all
from mgtui.text.drawing import svg_picture

if TYPE_CHECKING:
    from mgtui.engine.symbolic.derivative import Formula


def parse(text: str) -> "Function":
    """Read an expression as people type it.

    >>> parse("3x^2 - 4x + 5")(3.0)
    20.0

    Raises:
        ExpressionError: the text is not an expression; says where and what to write instead.
        TypeError: `text` is not a str.
    """
    tree = parse_tree(text)
    tape = compile_tree(tree)
    if tape.pole is not None:
        node = tree[tape.pole]
        raise ExpressionError(f"This {TABLE[node.op].at_pole}, whatever x is.", node.start, node.end)
    return Function(text, tree, tape)


class Function:
    """An expression one can call, differentiate and bind; made by `parse`, never changed.

    Two are equal that have the same text and the same numbers bound to variables.

    Attributes:
        text: what was typed.
        tree: how it was understood.
        variables: its variables in the order given, by default x first; then alphabetical; ("x",) for a constant.
    """

    def __init__(self, text: str, tree: Tree, tape: Tape | None = None, order: Sequence[str] = ("x",)) -> None:
        self.text = text
        self.tree = tree
        if tape is not None:
            self.__dict__["tape"] = tape  # where `cached_property` keeps it
        names = {node.name for node in tree if node.op == VARIABLE}
        place = {name: at for at, name in enumerate(order)}
        self.variables: tuple[str, ...] = tuple(
            sorted(names, key=lambda name: (place.get(name, len(place)), name))
        ) or ("x",)
        self._slope_formulas: dict[str, Formula] = {}  # as they were asked for: screens ask again for each frame

    def __repr__(self) -> str:
        return f"parse({self.text!r})"

    def __eq__(self, other: object) -> bool:
        return self.text == other.text and self.tree == other.tree if isinstance(other, Function) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.text)  # which Python remembers; the tree's would cost a walk of it at every look-up

    def __reduce__(self) -> tuple[type["Function"], tuple[str, Tree, None, tuple[str, ...]]]:
        # Compiled anew: the tape holds functions that no pickle can name.
        return Function, (self.text, self.tree, None, self.variables)

    def _repr_svg_(self) -> str | None:  # which notebooks show
        return svg_picture(self)

    _repr_html_ = _repr_svg_

    @cached_property
    def tape(self) -> Tape:
        """How it is computed; a formula that is only read needs none."""
        return compile_tree(self.tree)

    @cached_property
    def reading(self) -> str:
        """The expression in plain mathematics, as it was understood: `3·x² − 4·x + 5`."""
        return reading(self.tree)

    @cached_property
    def plain_reading(self) -> str:
        """The same in ASCII alone: `3*x^2 - 4*x + 5`."""
        return reading(self.tree, ascii=True)

    def __call__(self, value: Any = None, /, **values: Any) -> Any:
        """Return the value of f: a float for floats, an array of the arguments' common shape for arrays.

        Args:
            value: the first variable's value, when it is not given by keyword.
            values: the variables' values by name; where an array is masked, so is the result.

        Raises:
            TypeError: a variable is missing or unknown, or a value is not a real number.
        """
        inputs = self._inputs(value, values)
        with np.errstate(all="ignore"):
            [result] = shaped((run(self.tape, inputs),), inputs)
        return result if type(result) is float else under(result, masks_of((value, *values.values())))

    def one_by_one(self, values: Iterable[float]) -> list[float]:
        """Return f at many numbers, each to the very bit that a call gives: numpy may round arrays otherwise.

        Raises:
            TypeError: f has several variables, or a value is not a real number.
        """
        name, *others = self.variables
        if others:
            raise TypeError(f"no value for {others[0]!r}")
        with np.errstate(all="ignore"):  # which costs more than many an evaluation
            return [float(run(self.tape, {name: real(value)})) for value in values]

    def jet(self, value: Any = None, /, *, wrt: str | None = None, **values: Any) -> Jet:
        """Return value, slope and curvature, exact to rounding, by forward-mode differentiation, with `Jet.bounds`.

        >>> parse("3x^2 - 4x + 5").jet(3.0).slope
        14.0

        Args:
            value: the first variable's value, when it is not given by keyword.
            wrt: the variable that moves; the first by default.
            values: the variables' values by name; where an array is masked, so is each part of the jet.

        Raises:
            TypeError: as for a call.
            ValueError: f has no variable `wrt`.
        """
        along = self._along(wrt)
        inputs = self._inputs(value, values)
        jet = self._jet(inputs, along)
        masks = () if type(jet.value) is float else masks_of((value, *values.values()))
        if not masks:
            return jet
        value, slope, curvature = (under(part, masks) for part in jet.parts)
        return Jet(value, slope, curvature, jet.origin)

    def _jet(self, inputs: Mapping[str, Reals], along: str) -> Jet:
        kept: list[Triple] | None = None if isinstance(inputs[along], np.ndarray) else []
        with np.errstate(all="ignore"):
            result, *parts = run_jet(self.tape, inputs, along, kept)
            slope, curvature = [0.0 if part is None else part for part in parts]
            # Nearly always there is nothing to mask and nothing to repair.
            sound = parts_finite(result, slope, curvature)
            if not sound:
                undefined = np.isnan(result)
                slope, curvature = np.where(undefined, np.nan, slope), np.where(undefined, np.nan, curvature)
        origin = self.tape, inputs, along, kept
        value, slope, curvature = shaped((result, slope, curvature), inputs)
        jet = Jet(value, slope, curvature, origin)
        if sound:
            return jet
        doubtful = np.isfinite(jet.value) & ~(np.isfinite(jet.slope) & np.isfinite(jet.curvature))
        return self._repaired(jet, inputs, along, doubtful) if np.any(doubtful) else jet

    def gradient(self, value: Any = None, /, **values: Any) -> Gradient:
        """Return the value and the slope along every variable, in one sweep back; see `Gradient`.

        >>> dict(parse("a*b + c").gradient(a=2.0, b=-3.0, c=10.0).partials)
        {'a': -3.0, 'b': 2.0, 'c': 1.0}

        Args:
            value: the first variable's value, when it is not given by keyword.
            values: the variables' values by name.

        Raises:
            TypeError: as for a call.
        """
        inputs = self._inputs(value, values)
        return gradient(self.tape, self.variables, inputs, lambda wrt, at: self.jet(wrt=wrt, **at).slope)

    def exact(self, value: Any = None, /, *, wrt: str | None = None, **values: Any) -> Exact:
        """Return the doubles nearest the true value, slope and curvature, each proven, at the very doubles given.

        >>> parse("(1 - cos(x))/x^2").exact(1e-9).value
        0.5

        Args:
            value: the first variable's value, when it is not given by keyword.
            wrt: the variable that moves; the first by default.
            values: the variables' values by name.

        Raises:
            TypeError: as for a call, and for arrays.
            ValueError: f has no variable `wrt`.
        """
        along = self._along(wrt)
        point = {name: float(number) for name, number in self._inputs(value, values).items()}
        return exact_at(self.tree, point, along)

    def derivative(self, wrt: str | None = None) -> "Function":
        """Return f' as a function with a formula of its own, defined where f is and has a slope.

        >>> parse("3x^2 - 4x + 5").derivative().reading
        '6·x − 4'

        Args:
            wrt: the variable that moves; the first by default.

        Raises:
            ValueError: f has no variable `wrt`, or its slope no formula in the language; says why.
        """
        formula = self.slope_formula(wrt)
        if formula.tree is None:
            raise ValueError(formula.reason)
        return Function(reading(formula.tree), formula.tree, None, self.variables)

    def slope_formula(self, wrt: str | None = None) -> "Formula":
        """Return the tree of f', and why it is none to show where it is none: `derivative` without its error.

        Raises:
            ValueError: f has no variable `wrt`.
        """
        along = self._along(wrt)
        if along not in self._slope_formulas:
            self._slope_formulas[along] = self._slope_formula(along)
        return self._slope_formulas[along]

    def _slope_formula(self, along: str) -> "Formula":
        from mgtui.engine.symbolic.confirming import has_slopes, is_confirmed  # the first frame does without
        from mgtui.engine.symbolic.derivative import INCOMPLETE, NOWHERE, Formula, differentiate

        slope_at = (lambda x: float(self.jet(x).slope)) if len(self.variables) == 1 else None
        formula = differentiate(self.tree, along, slope_at)
        if formula.tree is not None:
            complete = is_confirmed(self, Function("", formula.tree), along)
        else:
            complete = formula.reason != NOWHERE or not has_slopes(self, along)
        return formula if complete else Formula(None, INCOMPLETE)

    def bind(self, **values: float) -> "Function":
        """Hold some variables at fixed values, and return the function that is left.

        Raises:
            TypeError: an unknown variable, or a value that is not a real number.
            ValueError: a value that is not finite.
        """
        known = {_name(name): float(real(value)) for name, value in values.items()}
        for name, number in known.items():
            if name not in self.variables:
                raise TypeError(f"no variable {name!r} in {self.text!r}")
            if not np.isfinite(number):
                raise ValueError(f"{name} must be finite, not {number}")
        return Function(self.text, _substituted(self.tree, known), None, self.variables)

    def _along(self, wrt: str | None) -> str:
        along = self.variables[0] if wrt is None else _name(wrt)
        if along not in self.variables:
            raise ValueError(f"no variable {along!r} in {self.text!r}")
        return along

    def _inputs(self, value: Any, values: Mapping[str, Any]) -> dict[str, Reals]:
        if value is not None and not values and len(self.variables) == 1:  # the way nearly every call goes
            return {self.variables[0]: real(value)}
        given = {_name(name): number for name, number in values.items()}
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

    def _repaired(self, jet: Jet, inputs: Mapping[str, Reals], wrt: str, doubtful: Reals) -> Jet:
        """Repair the jet where f is finite and the rules give no finite slope, by one-sided analysis."""
        if np.ndim(jet.value) == 0:
            point = {name: float(number) for name, number in inputs.items()}
            return Jet(jet.value, *repair(self.tape, jet.value, point, wrt, jet.slope, jet.curvature), jet.origin)
        slope, curvature = np.array(jet.slope), np.array(jet.curvature)
        points = {name: np.broadcast_to(number, np.shape(jet.value))[doubtful] for name, number in inputs.items()}
        rough = slope[doubtful], curvature[doubtful]
        slope[doubtful], curvature[doubtful] = repair_all(self.tape, jet.value[doubtful], points, wrt, *rough)
        return Jet(jet.value, slope, curvature, jet.origin)


def _name(typed: str) -> str:
    """Return a variable's one name: Python takes θ for a keyword, and it is called theta."""
    return typed if typed.isascii() else variable_name(typed) or typed


def _substituted(tree: Tree, values: Mapping[str, float]) -> Tree:
    """Replace variables of a tree by numbers; a negative one becomes the opposite of a number, as if typed."""
    nodes: list[Node] = []
    place: list[int] = []
    for node in tree:
        if node.op == VARIABLE and node.name in values:
            number = values[node.name]
            nodes.append(Node(NUMBER, value=abs(number), start=node.start, end=node.end))
            if number < 0:
                nodes.append(Node(NEGATE, (len(nodes) - 1,), start=node.start, end=node.end))
        else:
            args = tuple(place[i] for i in node.args)
            nodes.append(Node(node.op, args, node.value, node.name, node.start, node.end))
        place.append(len(nodes) - 1)
    return tuple(nodes)
