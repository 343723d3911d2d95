"""What a callable does, written down step by step as an expression."""

import math
from collections.abc import Callable
from fractions import Fraction
from typing import Any, NamedTuple

import numpy as np

from mgtui.engine.calculus.functions import CONSTANTS
from mgtui.engine.language.tree import CONSTANT, NEGATE, NUMBER, VARIABLE, Node, Tree

_MOST_STEPS = 20_000  # with those that nobody needs in the end
_NAMED = {value: name for name, value in CONSTANTS.items()}


class UntraceableError(BaseException):
    """Raised where a callable asks for more than a formula can answer; no `except Exception` of its own stops it."""


class NumpyCalls(NamedTuple):
    """How calls of numpy's functions on symbols are written down.

    Attributes:
        ufunc: takes what `__array_ufunc__` is given.
        function: takes what `__array_function__` is given.
    """

    ufunc: Callable[..., Any]
    function: Callable[..., Any]


class Recorder:
    """Takes down steps; equal ones stand once.

    Attributes:
        nodes: the steps, each after what it needs.
        numpy: what writes down the calls of numpy's functions.
        refusal: why this cannot become a formula; "" while it can.
    """

    def __init__(self, numpy: NumpyCalls) -> None:
        self.nodes: list[Node] = []
        self.numpy = numpy
        self.refusal = ""
        self._places: dict[Node, int] = {}

    def refuse(self, reason: str) -> UntraceableError:
        """Return the error to raise; the first reason is the one that is told, also if the callable goes on."""
        self.refusal = self.refusal or reason
        return UntraceableError(reason)

    def put(self, op: str, *args: int, value: float = 0.0, name: str = "") -> int:
        """Write a step down, and return its place."""
        node = Node(op, args, value, name)
        place = self._places.get(node)
        if place is None:
            if len(self.nodes) >= _MOST_STEPS:
                raise self.refuse(f"f takes more than {_MOST_STEPS:,} steps")
            place = self._places[node] = len(self.nodes)
            self.nodes.append(node)
        return place

    def variable(self, name: str) -> int:
        """Write a variable down."""
        return self.put(VARIABLE, name=name)

    def number(self, value: Any) -> int:
        """Write a constant down: π for the double next to it, the opposite of a number for a negative one."""
        number = self._double(value)
        size = abs(number)
        place = self.put(CONSTANT, value=size, name=_NAMED[size]) if size in _NAMED else self.put(NUMBER, value=size)
        return self.put(NEGATE, place) if number < 0 else place

    def tree_of(self, root: int) -> Tree:
        """Return the steps that lead to one of them, without the rest."""
        needed = {root}
        for place in range(root, -1, -1):
            if place in needed:
                needed.update(self.nodes[place].args)
        order = sorted(needed)
        new = {old: place for place, old in enumerate(order)}
        kept = [self.nodes[place] for place in order]
        return tuple(Node(node.op, tuple(new[i] for i in node.args), node.value, node.name) for node in kept)

    def _double(self, value: Any) -> float:
        if isinstance(value, np.ndarray) and value.ndim == 0:
            value = value.item()
        if not isinstance(value, int | float | Fraction | np.integer | np.floating | np.bool_):
            raise self.refuse(f"f computes with a {type(value).__name__}")
        try:
            number = float(value)
        except OverflowError:
            raise self.refuse("f computes with a number beyond doubles") from None
        if not math.isfinite(number):
            raise self.refuse(f"f computes with {number}")
        return number
