"""Arrays that hold symbols, and what numpy's functions do to these and to symbols by themselves."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np

from mgtui.engine.own.known_functions import UFUNCS, total
from mgtui.engine.own.recorder import NumpyCalls, UntraceableError
from mgtui.engine.own.symbols import Symbol, chosen, step

_HARMLESS = frozenset(
    {"axis", "keepdims", "initial", "dtype", "casting", "subok"}
)  # options of a ufunc, or its `reduce`
_FLOATS = np.dtype(np.float64)


class SymbolArray(np.ndarray):
    """An array of symbols and numbers; numpy's functions write their steps down for each element."""

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **options: Any) -> Any:
        """Write a ufunc down for each element, or as what its `reduce` makes of all."""
        return _ufunc(ufunc, method, inputs, options)

    def __array_function__(self, func: Any, types: Any, args: Any, kwargs: Any) -> Any:
        """Write another of numpy's functions down, or do what it does with the elements."""
        return _function(func, args, kwargs)

    def __bool__(self) -> bool:
        if self.size != 1:
            raise ValueError("The truth value of an array with more than one element is ambiguous.")
        return bool(self.item())

    def astype(self, dtype: Any, *args: Any, **options: Any) -> Any:
        """Return the same, which is as good as doubles; no other type holds a symbol."""
        if np.dtype(dtype) not in (_FLOATS, self.dtype):
            raise _refusal(self, f"f makes its input a {np.dtype(dtype).name}")
        return self.copy()

    def max(self, axis: Any = None, *args: Any, **options: Any) -> Any:
        """Return the largest element, or those along an axis."""
        return np.maximum.reduce(self, axis=axis)

    def min(self, axis: Any = None, *args: Any, **options: Any) -> Any:
        """Return the smallest element, or those along an axis."""
        return np.minimum.reduce(self, axis=axis)

    def clip(self, *args: Any, **options: Any) -> Any:
        """Return the elements kept between two numbers."""
        return np.clip(self, *args, **options)


def symbolic(value: Any) -> Any:
    """Return an array of objects as one of symbols; an array without dimensions as what is in it."""
    if isinstance(value, np.ndarray) and value.dtype == object:
        return value.item() if value.ndim == 0 else value.view(SymbolArray)
    return value


def has_symbols(value: Any, depth: int = 3) -> bool:
    """Tell whether a value is a symbol, or an array or nested sequence that holds one."""
    if isinstance(value, Symbol | SymbolArray):
        return True
    if isinstance(value, np.ndarray):
        return value.dtype == object and any(isinstance(one, Symbol) for one in value.flat)
    return isinstance(value, list | tuple) and depth > 0 and any(has_symbols(one, depth - 1) for one in value)


def _ufunc(ufunc: Any, method: str, inputs: Sequence[Any], options: Mapping[str, Any]) -> Any:
    """Write a ufunc down; into an array of the callable's own where it says so, as `h += x` does."""
    (out,) = options.get("out") or (None,)
    if out is None:
        return _written(ufunc, method, inputs, options)
    if not isinstance(out, SymbolArray):
        raise _refusal(inputs, "f puts its input among numbers")
    out[...] = _written(ufunc, method, inputs, {name: value for name, value in options.items() if name != "out"})
    return out


def _written(ufunc: Any, method: str, inputs: Sequence[Any], options: Mapping[str, Any]) -> Any:
    arrays = [_objects(one) for one in inputs]
    if ufunc is np.matmul and method == "__call__":
        return symbolic(np.asarray(np.matmul(*arrays), dtype=object))
    formula = UFUNCS.get(ufunc)
    unusual = [name for name, value in options.items() if name not in _HARMLESS and not _is_default(name, value)]
    if formula is None or unusual:
        raise _refusal(inputs, f"f uses numpy's {ufunc.__name__} in a way that has no formula here")
    each = np.frompyfunc(_for_each(ufunc, formula), len(inputs) if method == "__call__" else 2, 1)
    if method == "__call__":
        return symbolic(np.asarray(each(*arrays), dtype=object))
    if method not in ("reduce", "accumulate", "outer"):
        raise _refusal(inputs, f"f uses numpy's {ufunc.__name__}.{method}")
    kept = {name: value for name, value in options.items() if name in ("axis", "keepdims", "initial")}
    if method == "reduce" and kept.get("initial") in (None, np._NoValue):
        kept.pop("initial", None)
    if method == "reduce" and ufunc in (np.add, np.multiply):
        kept.setdefault("initial", 0 if ufunc is np.add else 1)
    return symbolic(np.asarray(getattr(each, method)(*arrays, **kept), dtype=object))


def _is_default(name: str, value: Any) -> bool:
    return value is None or value is np._NoValue or (name == "where" and value is True)


def _for_each(ufunc: Any, formula: Callable[..., Any]) -> Callable[..., Any]:
    """Return a formula of symbols as what is done to each element, all of which may be plain numbers."""
    return lambda *values: formula(*values) if any(isinstance(one, Symbol) for one in values) else ufunc(*values)


def _function(function: Any, args: Sequence[Any], options: Mapping[str, Any]) -> Any:
    special = _SPECIAL.get(function)
    if special is not None:
        return special(*args, **options)
    implementation = getattr(function, "_implementation", None)
    if implementation is None:
        raise _refusal(args, f"f uses numpy's {getattr(function, '__name__', function)}")
    plain = [_array(one) for one in args]
    return symbolic(implementation(*plain, **{name: _array(one) for name, one in options.items()}))


def _where(condition: Any, *values: Any) -> Any:
    if len(values) != 2:
        raise _refusal([condition, *values], "f asks where a condition holds")
    return symbolic(np.asarray(np.frompyfunc(chosen, 3, 1)(*map(_objects, (condition, *values))), dtype=object))


def _select(conditions: Any, choices: Any, default: Any = 0) -> Any:
    value = default
    for condition, choice in zip(reversed(conditions), reversed(choices), strict=True):
        value = _where(condition, choice, value)
    return value


def _clip(value: Any, low: Any = None, high: Any = None, **options: Any) -> Any:
    low, high = options.get("a_min", options.get("min", low)), options.get("a_max", options.get("max", high))
    value = value if low is None else np.maximum(value, low)
    return value if high is None else np.minimum(value, high)


def _filled(number: float) -> Callable[..., Any]:
    return lambda like, **options: np.full(np.shape(_objects(like)), number, dtype=object).view(SymbolArray)


def _sinc(value: Any) -> Any:
    each = np.frompyfunc(lambda one: step("sinc", one * np.pi) if isinstance(one, Symbol) else np.sinc(one), 1, 1)
    return symbolic(np.asarray(each(_objects(value)), dtype=object))


def _dot(first: Any, second: Any) -> Any:
    return symbolic(np.asarray(np.dot(_objects(first), _objects(second)), dtype=object))


def _round(value: Any, decimals: int = 0) -> Any:
    if decimals:
        raise _refusal([value], "f rounds to decimals")
    return np.rint(value)


def _norm(value: Any, ord: Any = None, axis: Any = None) -> Any:
    if ord not in (None, 2, "fro") or axis is not None:
        raise _refusal([value], "f takes a norm of another kind")
    return np.sqrt(total([one * one for one in _objects(value).flat]))


def _array_of(value: Any, dtype: Any = None, **options: Any) -> Any:
    """Write `np.array` and its like down: an array that holds symbols."""
    if dtype is not None and np.dtype(dtype) not in (_FLOATS, np.dtype(object)):
        raise _refusal([value], f"f makes its input a {np.dtype(dtype).name}")
    return _objects(value).copy().view(SymbolArray)


_SPECIAL: Mapping[Any, Callable[..., Any]] = MappingProxyType({
    np.where: _where, np.select: _select, np.clip: _clip, np.sinc: _sinc, np.dot: _dot, np.inner: _dot, np.vdot: _dot,
    np.round: _round, np.around: _round, np.linalg.norm: _norm, np.zeros_like: _filled(0.0),
    np.ones_like: _filled(1.0), np.empty_like: _filled(0.0),
    np.amax: lambda value, axis=None: np.maximum.reduce(_objects(value).view(SymbolArray), axis=axis),
    np.amin: lambda value, axis=None: np.minimum.reduce(_objects(value).view(SymbolArray), axis=axis),
})  # fmt: skip

MAKING: Mapping[Any, Callable[..., Any]] = MappingProxyType(
    dict.fromkeys((np.array, np.asarray, np.asanyarray, np.ascontiguousarray), _array_of)
)
"""What makes arrays of anything, and does not ask symbols how."""


def _roomy(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return what makes arrays of doubles as what makes such as symbols can be put into."""

    def made(*args: Any, **options: Any) -> Any:
        array = function(*args, **options)
        return array.astype(object).view(SymbolArray) if array.dtype in (_FLOATS, np.dtype(object)) else array

    return made


ROOMY: Mapping[Any, Callable[..., Any]] = MappingProxyType({one: _roomy(one) for one in (np.zeros, np.ones, np.empty)})
"""What makes arrays to be filled later."""

CALLS = NumpyCalls(_ufunc, lambda function, args, options: _function(function, args, options))


def _objects(value: Any) -> Any:
    """Return a value as a plain array of objects, so that numpy itself does not come back here."""
    if isinstance(value, np.ndarray):
        return value.view(np.ndarray).astype(object)
    if isinstance(value, list | tuple):
        return np.array(value, dtype=object)
    array = np.empty((), dtype=object)
    array[()] = value
    return array


def _array(value: Any) -> Any:
    if isinstance(value, Symbol):
        return _objects(value).view(SymbolArray)
    if has_symbols(value) and isinstance(value, list | tuple):
        return type(value)(_array(one) for one in value)
    return value


def _refusal(values: Any, reason: str) -> UntraceableError:
    for one in np.array(_objects(list(values) if isinstance(values, Sequence) else values), dtype=object).flat:
        if isinstance(one, Symbol):
            return one.recorder.refuse(reason)
    return UntraceableError(reason)
