"""The functions of Python, `math` and numpy that have a formula in our language, and what that is.

A function that is not here is refused, and so is one whose values differ from our formula's by more than rounding.
"""

import math
import operator
from collections.abc import Callable, Mapping
from functools import reduce
from types import MappingProxyType
from typing import Any, TypeAlias

import numpy as np

from mgtui.engine.language.tree import ADD, AND, DIVIDE, MULTIPLY, NEGATE, NOT, OR, POWER, SUBTRACT
from mgtui.engine.own.symbols import Symbol, chosen, is_constant, recorder_of, step, truncated, truth, whole_quotient

Written: TypeAlias = Callable[..., Any]  # of symbols and numbers, one symbol at least


def _row(op: str) -> Written:
    return lambda *values: step(op, *values)


def _log(value: Any, base: Any = None) -> Any:
    if base is None:
        return step("ln", value)
    for known, op in ((2, "log2"), (10, "log10")):
        if is_constant(base, known):
            return step(op, value)
    return step("log", value, base)


def _log1p(value: Any) -> Any:
    if isinstance(value, Symbol) and value.op == "exp":
        return step("softplus", Symbol(value.recorder, value.recorder.nodes[value.place].args[0]))
    return 2 * step("atanh", value / (2 + value))  # which keeps the digits that 1 + u loses


def _expm1(value: Any) -> Any:
    half = value / 2
    return 2 * step("exp", half) * step("sinh", half)  # which keeps the digits that e^u - 1 loses


def _logaddexp(first: Any, second: Any) -> Any:
    if is_constant(first, 0):
        return step("softplus", second)
    return second + step("softplus", first - second)


def _fmod(value: Any, modulus: Any) -> Any:
    size = step("mod", _absolute(value), _absolute(modulus))
    return chosen(value < 0, -size, size)


def _absolute(value: Any) -> Any:
    return step("abs", value) if isinstance(value, Symbol) else abs(value)


def _copysign(size: Any, sign: Any) -> Any:
    size = _absolute(size)
    return chosen(sign >= 0, size, -size) if isinstance(sign, Symbol) else math.copysign(1.0, sign) * size


def _heaviside(value: Any, at_zero: Any) -> Any:
    return step("step", value) if is_constant(at_zero, 1) else chosen(value < 0, 0, chosen(value > 0, 1, at_zero))


def _hypot(*values: Any) -> Any:
    return step("hypot", *values) if len(values) == 2 else step("sqrt", total([value * value for value in values]))


def _dist(here: Any, there: Any) -> Any:
    return _hypot(*[a - b for a, b in zip(here, there, strict=True)])


def total(values: Any, start: Any = 0) -> Any:
    """Return the sum of some values."""
    return reduce(operator.add, values, start)


def _product(values: Any, *, start: Any = 1) -> Any:
    return reduce(operator.mul, values, start)


def _extreme(op: str) -> Written:
    def formula(*values: Any, key: Any = None, default: Any = None) -> Any:
        values = tuple(values[0]) if len(values) == 1 else values
        if key is not None:
            recorder_of(*values).refuse("f compares by a key of its own")
        return reduce(_row(op), values)

    return formula


def _scaled(factor: float) -> Written:
    return lambda value: value * factor


def _clipped(value: Any, low: Any = None, high: Any = None) -> Any:
    value = value if low is None else step("max", value, low)
    return value if high is None else step("min", value, high)


_SHARED = (
    "sin", "cos", "tan", "sinh", "cosh", "tanh", "exp", "sqrt", "cbrt", "log2", "log10", "floor", "ceil", "hypot",
)  # fmt: skip
_ROWS = {name: _row(name) for name in _SHARED} | {
    "fabs": _row("abs"), "log": _log, "log1p": _log1p, "expm1": _expm1, "exp2": lambda u: step(POWER, 2, u),
    "pow": _row(POWER), "fmod": _fmod, "trunc": truncated, "copysign": _copysign, "degrees": _scaled(180 / math.pi),
    "radians": _scaled(math.pi / 180),
}  # fmt: skip
_IN_MATH = _ROWS | {
    "asin": _row("asin"), "acos": _row("acos"), "atan": _row("atan"), "asinh": _row("asinh"), "acosh": _row("acosh"),
    "atanh": _row("atanh"), "atan2": _row("atan2"), "erf": _row("erf"), "erfc": _row("erfc"), "gamma": _row("gamma"),
    "lgamma": _row("lgamma"), "fsum": total, "prod": _product, "hypot": _hypot, "dist": _dist,
    "sumprod": lambda p, q: total(map(operator.mul, p, q)), "ldexp": lambda u, n: u * 2.0**n,
}  # fmt: skip
_IN_NUMPY = {name: formula for name, formula in _ROWS.items() if name != "pow"} | {
    "add": _row(ADD), "subtract": _row(SUBTRACT), "multiply": _row(MULTIPLY), "divide": _row(DIVIDE),
    "power": _row(POWER), "float_power": _row(POWER), "negative": _row(NEGATE), "positive": lambda u: +u,
    "remainder": _row("mod"), "floor_divide": whole_quotient, "absolute": _row("abs"), "sign": _row("sign"),
    "arcsin": _row("asin"), "arccos": _row("acos"), "arctan": _row("atan"), "arcsinh": _row("asinh"),
    "arccosh": _row("acosh"), "arctanh": _row("atanh"), "arctan2": _row("atan2"), "square": lambda u: u * u,
    "reciprocal": lambda u: 1 / u, "rint": _row("round"), "maximum": _row("max"), "minimum": _row("min"),
    "fmax": _row("max"), "fmin": _row("min"), "heaviside": _heaviside, "logaddexp": _logaddexp, "hypot": _row("hypot"),
    "log": _row("ln"), "deg2rad": _scaled(math.pi / 180), "rad2deg": _scaled(180 / math.pi), "clip": _clipped,
    "less": _row("lt"), "less_equal": _row("le"), "greater": _row("gt"), "greater_equal": _row("ge"),
    "equal": _row("eq"), "not_equal": _row("ne"),
    "logical_and": lambda u, v: truth(AND, u, v), "logical_or": lambda u, v: truth(OR, u, v),
    "logical_not": lambda u: truth(NOT, u), "bitwise_and": lambda u, v: truth(AND, u, v),
    "bitwise_or": lambda u, v: truth(OR, u, v), "invert": lambda u: truth(NOT, u), "conjugate": lambda u: u,
}  # fmt: skip

PLAIN: Mapping[Any, Written] = MappingProxyType(
    {getattr(math, name): formula for name, formula in _IN_MATH.items() if hasattr(math, name)}
    | {sum: total, min: _extreme("min"), max: _extreme("max"), math.pow: _row(POWER)}
)
"""Functions that take numbers alone, and raise for a symbol; by themselves."""

UFUNCS: Mapping[Any, Written] = MappingProxyType(
    {getattr(np, name): formula for name, formula in _IN_NUMPY.items() if hasattr(np, name)}
    | {np.clip: _clipped}  # whose ufunc has no name of its own in numpy
)
"""Functions of numpy that go from number to number, which hand their symbols over."""
