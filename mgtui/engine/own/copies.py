"""Copies of a callable and all it calls, in which `math`, numpy and Python's own functions take symbols.

The functions of `math` are written in C and ask for a float: whoever uses one must be given another in its place. So a
function is made anew from its code, with globals of its own; what it calls, the classes it makes objects of and the
objects it holds are copied likewise, when they are first looked up. Nothing of the user's is changed.
"""

import builtins
import dis
import functools
import sys
import types
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from mgtui.engine.own.known_functions import PLAIN
from mgtui.engine.own.symbol_arrays import MAKING, ROOMY, has_symbols
from mgtui.engine.own.symbols import Symbol

_MOST = 20_000  # objects
_SIMPLE = (int, float, complex, str, bytes, bool, type(None), np.generic)
_ON_THE_HEAP = 1 << 9  # a type's flag (CPython, object.h): it was made while the program ran
_OURS = {**PLAIN, **MAKING}


class TooManyError(Exception):
    """Raised where more hangs on a callable than is copied."""


class Copies:
    """Copies of functions, classes and objects, each made once."""

    def __init__(self) -> None:
        self._known: dict[int, Any] = {}
        self._originals: list[Any] = []  # kept alive: `_known` goes by their ids
        self._globals: dict[int, dict[str, Any]] = {}
        self._builtins = {**vars(builtins), "__import__": self._import, "float": _Number}
        for name, function in vars(builtins).items():
            if _is_ours(function):
                self._builtins[name] = _taking_symbols(function)

    def copy(self, value: Any) -> Any:
        """Return a copy of a value, or itself where nothing of it is to be replaced."""
        if isinstance(value, _SIMPLE):
            return value
        if id(value) in self._known:
            return self._known[id(value)]
        if isinstance(value, types.BuiltinFunctionType | types.FunctionType) and value in ROOMY:
            return ROOMY[value]
        if _is_ours(value):
            return self._keep(value, _taking_symbols(value))
        if isinstance(value, types.FunctionType):
            return self._function(value)
        if isinstance(value, types.MethodType):
            return self._keep(value, types.MethodType(self.copy(value.__func__), self.copy(value.__self__)))
        if isinstance(value, types.ModuleType):
            return self._keep(value, _Names(self, value)) if _is_followed(value.__name__) else value
        if isinstance(value, functools.partial):
            keywords = {name: self.copy(one) for name, one in value.keywords.items()}
            return self._keep(value, functools.partial(self.copy(value.func), *map(self.copy, value.args), **keywords))
        if isinstance(value, np.vectorize):
            return self.copy(value.pyfunc)
        if isinstance(value, type):
            return self._class(value) if _is_users(value) else value
        inner = getattr(value, "__wrapped__", None)
        if inner is not None and type(value).__module__ == "functools":  # a cache must not keep symbols
            return self.copy(inner)
        return self._object(value)

    def _keep(self, value: Any, copied: Any) -> Any:
        if len(self._known) >= _MOST:
            raise TooManyError
        self._known[id(value)] = copied
        self._originals.append(value)
        return copied

    def _function(self, f: types.FunctionType) -> Any:
        if f.__module__ and f.__module__.partition(".")[0] == "numpy":  # it hands symbols over by itself
            return f
        cells = tuple(types.CellType() for _ in f.__closure__ or ())
        made = types.FunctionType(f.__code__, self._globals_of(f), f.__name__, f.__defaults__, cells)
        self._keep(f, made)
        for name in _names_in(f.__code__):
            if name in f.__globals__:
                made.__globals__[name] = self.copy(f.__globals__[name])
        for cell, original in zip(cells, f.__closure__ or (), strict=True):
            if (held := _held(original)) is not None:
                cell.cell_contents = self.copy(held)
        made.__defaults__ = tuple(map(self.copy, f.__defaults__)) if f.__defaults__ else None
        made.__kwdefaults__ = {name: self.copy(one) for name, one in (f.__kwdefaults__ or {}).items()}
        made.__qualname__, made.__module__ = f.__qualname__, f.__module__
        made.__dict__.update({name: self.copy(one) for name, one in vars(f).items()})
        return made

    def _globals_of(self, f: types.FunctionType) -> dict[str, Any]:
        if id(f.__globals__) not in self._globals:
            self._globals[id(f.__globals__)] = {**f.__globals__, "__builtins__": self._builtins}
            self._originals.append(f.__globals__)
        return self._globals[id(f.__globals__)]

    def _class(self, kind: type) -> Any:
        bases = tuple(map(self.copy, kind.__bases__))
        slots = {*_slots_of(kind), "__dict__", "__weakref__"}
        names = {name: one for name, one in vars(kind).items() if name not in slots}
        made: Any = type(kind)(kind.__name__, bases, names)
        self._keep(kind, made)
        for name, one in names.items():
            if isinstance(one, types.FunctionType):
                setattr(made, name, self._method(one, kind, made))
            elif isinstance(one, staticmethod | classmethod):
                setattr(made, name, type(one)(self._method(one.__func__, kind, made)))
            elif isinstance(one, property):
                parts = [part and self._method(part, kind, made) for part in (one.fget, one.fset, one.fdel)]
                setattr(made, name, property(*parts))
        return made

    def _method(self, f: Any, kind: type, made: type) -> Any:
        copied = self.copy(f)
        for cell in copied.__closure__ or () if isinstance(copied, types.FunctionType) else ():
            if _held(cell) is kind:  # what `super()` without arguments looks at
                cell.cell_contents = made
        return copied

    def _object(self, value: Any) -> Any:
        kind = type(value)
        if kind in (list, set):
            made = self._keep(value, kind())
            parts = [self.copy(one) for one in value]
            (made.extend if kind is list else made.update)(parts)
            return made
        if kind is dict:
            made = self._keep(value, {})
            made.update({self.copy(key): self.copy(one) for key, one in value.items()})
            return made
        if isinstance(value, tuple) and kind is tuple:
            return self._keep(value, tuple(map(self.copy, value)))
        if not _is_users(kind):
            return value
        made = self._keep(value, object.__new__(self.copy(kind)))
        for name, one in _attributes(value):
            object.__setattr__(made, name, self.copy(one))
        return made

    def _import(self, name: str, *args: Any, **options: Any) -> Any:
        return self.copy(builtins.__import__(name, *args, **options))


class _Names:
    """A module, whose functions take symbols."""

    def __init__(self, copies: Copies, module: types.ModuleType) -> None:
        self._copies = copies
        self._module = module

    def __getattr__(self, name: str) -> Any:
        return self._copies.copy(getattr(self._module, name))


class _NumberKind(type(float)):  # type: ignore[misc]
    """What makes a float of a symbol: nothing, for it stands for one."""

    def __call__(cls, value: Any = 0.0) -> Any:
        return value if isinstance(value, Symbol) and not value.is_truth else float(value)

    def __instancecheck__(cls, value: Any) -> bool:
        return isinstance(value, Symbol | float)

    def __subclasscheck__(cls, kind: type) -> bool:
        return issubclass(kind, float)


class _Number(float, metaclass=_NumberKind):
    """`float`, as a callable that is being traced has it."""


def _taking_symbols(function: Any) -> Callable[..., Any]:
    formula = _OURS[function]

    def called(*args: Any, **options: Any) -> Any:
        with_symbols = has_symbols(args) or has_symbols(tuple(options.values()))
        if not with_symbols and len(args) == 1 and isinstance(args[0], Iterator):
            args = (list(args[0]),)
            with_symbols = has_symbols(args)
        return formula(*args, **options) if with_symbols else function(*args, **options)

    return called


def _is_ours(value: Any) -> bool:
    return isinstance(value, types.BuiltinFunctionType | types.FunctionType) and value in _OURS


def _is_followed(module: str) -> bool:
    """Tell whether the names of a module are looked at: those of Python's library hold nothing of the user's."""
    root = module.partition(".")[0]
    return root in ("math", "numpy") or root not in sys.stdlib_module_names


def _is_users(kind: type) -> bool:
    """Tell whether a class is written in Python, by the user or in a package that is no part of Python or numpy."""
    root = (kind.__module__ or "builtins").partition(".")[0]
    known = root == "numpy" or (root != "__main__" and root in sys.stdlib_module_names)
    # No copy is made of what is built on a type written in C, nor where making one would be noticed.
    bases = kind.__mro__[:-1]
    noticed = any(name in vars(base) for base in bases for name in ("__new__", "__init_subclass__"))
    in_python = all(base.__flags__ & _ON_THE_HEAP for base in bases)
    return type(kind) is type and in_python and not known and not noticed


def _held(cell: types.CellType) -> Any:
    """Return what a closure's cell holds; None where it is empty still."""
    try:
        return cell.cell_contents
    except ValueError:
        return None


def _slots_of(kind: type) -> list[str]:
    slots = vars(kind).get("__slots__", ())
    return [slots] if isinstance(slots, str) else list(slots)


def _attributes(value: Any) -> Iterator[tuple[str, Any]]:
    yield from getattr(value, "__dict__", {}).items()
    for kind in type(value).__mro__:
        for name in _slots_of(kind):
            if hasattr(value, name):
                yield name, getattr(value, name)


def _names_in(code: types.CodeType) -> Iterator[str]:
    """Return the global names that a code uses, with those of functions defined in it."""
    for instruction in dis.get_instructions(code):
        if instruction.opname in ("LOAD_GLOBAL", "LOAD_NAME"):
            yield instruction.argval
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from _names_in(constant)
