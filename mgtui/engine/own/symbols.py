"""Symbols: what a callable is given in place of numbers, so that each of its steps is written down."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any, NoReturn

import numpy as np

from mgtui.engine.calculus.functions import CONDITIONS
from mgtui.engine.language.readings import reading
from mgtui.engine.language.tree import ADD, AND, DIVIDE, IF, MULTIPLY, NEGATE, NOT, NUMBER, OR, POWER, SUBTRACT, Node
from mgtui.engine.own.recorder import Recorder

_TRUTHS = CONDITIONS | {AND, OR, NOT}
_ONE = Node(NUMBER, value=1.0)
_SHORT_TEXT = 40  # of a condition that is told
_SHORT = 2.0**20  # a divisor that is a whole number over this has few digits: no quotient by it rounds to a whole one


def _operator(op: str) -> tuple[Callable[[Any, Any], Any], Callable[[Any, Any], Any]]:
    """Return an operator of Python's as a symbol has it, on its left and on its right."""
    return lambda self, other: step(op, self, other), lambda self, other: step(op, other, self)


class Symbol:
    """A number, or a truth, that is not known yet: a place among the steps written down."""

    __slots__ = ("place", "recorder")

    def __init__(self, recorder: Recorder, place: int) -> None:
        self.recorder = recorder
        self.place = place

    def __repr__(self) -> str:
        return "x"

    @property
    def op(self) -> str:
        """The last step that leads here."""
        return self.recorder.nodes[self.place].op

    @property
    def is_truth(self) -> bool:
        """Whether this is a truth and not a number."""
        return self.op in _TRUTHS

    # What follows needs a number, and there is none yet.
    def _refused(self, what: str) -> NoReturn:
        raise self.recorder.refuse(what)

    def __bool__(self) -> bool:
        asked = reading(self.recorder.tree_of(self.place)) if self.is_truth else f"{self!r} is 0"
        self._refused(f"f asks whether {asked}" if len(asked) <= _SHORT_TEXT else "f decides by its input what to do")

    def __float__(self) -> float:
        self._refused("f hands its input to something that takes numbers alone")

    def __int__(self) -> int:
        self._refused("f makes a whole number of its input")

    def __index__(self) -> int:
        self._refused("f counts by its input")

    def __complex__(self) -> complex:
        self._refused("f computes with complex numbers")

    def __hash__(self) -> int:
        self._refused("f looks its input up")

    def __iter__(self) -> NoReturn:
        raise TypeError("'float' object is not iterable")

    # numpy's functions, called with this.
    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **options: Any) -> Any:
        return self.recorder.numpy.ufunc(ufunc, method, inputs, options)

    def __array_function__(self, function: Any, types: Any, args: Any, options: Any) -> Any:
        return self.recorder.numpy.function(function, args, options)

    # Python's operators.
    __add__, __radd__ = _operator(ADD)
    __sub__, __rsub__ = _operator(SUBTRACT)
    __mul__, __rmul__ = _operator(MULTIPLY)
    __truediv__, __rtruediv__ = _operator(DIVIDE)
    __mod__, __rmod__ = _operator("mod")
    _power, __rpow__ = _operator(POWER)

    def __pow__(self, other: Any, modulus: Any = None) -> Any:
        return self._power(other) if modulus is None else NotImplemented

    def __floordiv__(self, other: Any) -> Any:
        return whole_quotient(self, other)

    def __rfloordiv__(self, other: Any) -> Any:
        return whole_quotient(other, self)

    def __divmod__(self, other: Any) -> Any:
        return self // other, self % other

    def __rdivmod__(self, other: Any) -> Any:
        return other // self, other % self

    def __neg__(self) -> Any:
        return step(NEGATE, self)

    def __pos__(self) -> Any:
        return step(MULTIPLY, 1, self)

    def __abs__(self) -> Any:
        return step("abs", self)

    def __round__(self, digits: int | None = None) -> Any:
        if digits:
            self._refused("f rounds to decimals")
        return step("round", self)

    def __floor__(self) -> Any:
        return step("floor", self)

    def __ceil__(self) -> Any:
        return step("ceil", self)

    def __trunc__(self) -> Any:
        return truncated(self)

    # Comparisons give truths, of which a choice may be made: np.where(x < 0, …).
    __lt__, _ = _operator("lt")
    __le__, _ = _operator("le")
    __gt__, _ = _operator("gt")
    __ge__, _ = _operator("ge")

    def __eq__(self, other: Any) -> Any:
        return False if other is None else step("eq", self, other)

    def __ne__(self, other: Any) -> Any:
        return True if other is None else step("ne", self, other)

    def __and__(self, other: Any) -> Any:
        return truth(AND, self, other)

    __rand__ = __and__

    def __or__(self, other: Any) -> Any:
        return truth(OR, self, other)

    __ror__ = __or__

    def __invert__(self) -> Any:
        return truth(NOT, self)

    # What a float has besides, and a number of numpy's or of torch's.
    @property
    def real(self) -> Any:
        """The number itself."""
        return self

    def conjugate(self) -> Any:
        """Return the number itself."""
        return self

    conj = conjugate

    def item(self) -> Any:
        """Return the number itself, as a number of numpy's does."""
        return self


def step(op: str, *values: Any) -> Any:
    """Write a step down that takes symbols, at least one, and numbers; without those that change nothing.

    Where one is neither it answers as operators do, so that Python asks the other.
    """
    if not all(isinstance(value, _NUMBERS) for value in values):
        return NotImplemented
    recorder = recorder_of(*values)
    if (same := _unchanged(op, *values)) is not None:
        return same
    return Symbol(recorder, _with_signs_outside(recorder, op, [number_at(recorder, value) for value in values]))


def _with_signs_outside(recorder: Recorder, op: str, args: list[int]) -> int:
    """Write a step down with signs where people write them, `a - b`, `-2*u`: each sign is exact wherever it is."""

    def opposite(place: int) -> int | None:
        node = recorder.nodes[place]
        return node.args[0] if node.op == NEGATE else None

    if op in (ADD, SUBTRACT) and (size := opposite(args[1])) is not None:
        return recorder.put(SUBTRACT if op == ADD else ADD, args[0], size)
    if op not in (MULTIPLY, DIVIDE):
        return recorder.put(op, *args)
    sizes = [opposite(place) for place in args]
    parts = [place if size is None else size for place, size in zip(args, sizes, strict=True)]
    kept = [place for place in parts if recorder.nodes[place] != _ONE] if op == MULTIPLY else parts
    product = kept[0] if len(kept) == 1 else recorder.put(op, *parts)
    return product if sizes.count(None) in (0, 2) else recorder.put(NEGATE, product)


def truth(op: str, *values: Any) -> Any:
    """Write down what holds if some conditions do."""
    recorder = recorder_of(*values)
    places = []
    for value in values:
        if isinstance(value, bool | np.bool_):
            places.append(recorder.put("le" if value else "lt", recorder.number(0), recorder.number(0)))
        elif isinstance(value, Symbol) and value.is_truth:
            places.append(value.place)
        else:
            raise recorder.refuse("f takes a number for a truth")
    return Symbol(recorder, recorder.put(op, *places))


def chosen(condition: Any, then: Any, otherwise: Any) -> Any:
    """Write a choice down, as `np.where` makes it."""
    if not isinstance(condition, Symbol):
        return then if condition else otherwise
    recorder = condition.recorder
    if not condition.is_truth:
        condition = condition != 0
    values = [number_at(recorder, value) for value in (then, otherwise)]
    return Symbol(recorder, recorder.put(IF, condition.place, *values))


def truncated(value: Any) -> Any:
    """Write down the whole number next to a number on the side of 0."""
    return chosen(value < 0, step("ceil", value), step("floor", value))


def whole_quotient(above: Any, below: Any) -> Any:
    """Write `above // below` down where rounding cannot make it other than the floor of the quotient."""
    if not all(isinstance(value, _NUMBERS) for value in (above, below)):
        return NotImplemented
    recorder = recorder_of(above, below)
    if isinstance(below, Symbol) or not float(below * _SHORT).is_integer() or abs(below) > _SHORT:
        raise recorder.refuse("f uses // with a divisor that may round")
    return step("floor", step(DIVIDE, above, below))


def number_at(recorder: Recorder, value: Any) -> int:
    """Return the place of a number; of a truth that is computed with, 1 where it holds and 0 elsewhere."""
    if not isinstance(value, Symbol):
        return recorder.number(value)
    if value.recorder is not recorder:
        raise recorder.refuse("f keeps its input from one call to the next")
    if value.is_truth:
        return recorder.put(IF, value.place, recorder.number(1), recorder.number(0))
    return value.place


def recorder_of(*values: Any) -> Recorder:
    """Return the recorder of some values, of which one at least is a symbol."""
    return next(value.recorder for value in values if isinstance(value, Symbol))


def is_constant(value: Any, number: float) -> bool:
    """Tell whether a value is a number known already, and this one."""
    return isinstance(value, int | float) and value == number


def _unchanged(op: str, *values: Any) -> Any:
    """Return what a step leaves as it is: a sum with 0, a product with 1, a first power; None where there is none."""
    neutral = _NEUTRAL.get(op)
    if neutral is None:
        return None
    first, second = values
    if isinstance(first, Symbol) and not first.is_truth and is_constant(second, neutral):
        return first
    if op in (ADD, MULTIPLY) and isinstance(second, Symbol) and not second.is_truth and is_constant(first, neutral):
        return second
    return None


_NEUTRAL = {ADD: 0, SUBTRACT: 0, MULTIPLY: 1, DIVIDE: 1, POWER: 1}
_NUMBERS = (Symbol, int, float, Fraction, np.integer, np.floating, np.bool_)
