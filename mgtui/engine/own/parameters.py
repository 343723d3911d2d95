"""What a callable's signature says of its variables."""

import inspect
import math
from collections.abc import Callable
from numbers import Real
from types import BuiltinFunctionType
from typing import Any, NamedTuple

import numpy as np

from mgtui.engine.language.limits import MOST_VARIABLES


class Parameters(NamedTuple):
    """The variables of a callable.

    Attributes:
        names: in the order in which f takes them.
        defaults: the values that its signature gives some of them, by name.
    """

    names: tuple[str, ...]
    defaults: tuple[tuple[str, float], ...] = ()


def parameters(f: Callable[..., Any]) -> Parameters:
    """Return the variables of a callable: what it takes by place and is, or may be, a real number.

    Raises:
        TypeError: f takes no number, more than can have a slider, any number of them, or needs one by keyword.
    """
    if not callable(f):
        raise TypeError(f"a function is wanted, not {f!r:.60}")
    if isinstance(f, np.vectorize):
        return parameters(f.pyfunc)
    if isinstance(f, np.ufunc):
        return Parameters(tuple("xyzuvw"[: f.nin]))
    try:
        found = inspect.signature(f).parameters.values()
    except (ValueError, TypeError):  # many functions written in C have none
        return Parameters(("x",))
    names: list[str] = []
    defaults: list[tuple[str, float]] = []
    for one in found:
        if one.kind is one.VAR_POSITIONAL:
            if not names:
                raise TypeError(f"{label_of(f)} takes any number of values (*{one.name}): say which, as lambda x: f(x)")
            break
        if one.kind is one.KEYWORD_ONLY and one.default is one.empty:
            raise TypeError(f"{label_of(f)} wants {one.name} by keyword: give it, as lambda x: f(x, {one.name}=1)")
        if one.kind in (one.KEYWORD_ONLY, one.VAR_KEYWORD):
            continue
        if one.default is not one.empty:
            if not is_number(one.default):
                break  # what comes after can be given by keyword alone
            defaults.append((one.name, float(one.default)))
        names.append(one.name)
    if not names:
        raise TypeError(f"{label_of(f)} takes no number")
    if len(names) > MOST_VARIABLES:
        raise TypeError(f"{label_of(f)} takes {len(names)} numbers: {MOST_VARIABLES} are the most")
    if isinstance(f, BuiltinFunctionType) and len(names) == 1:
        return Parameters(("x",))  # round calls it `number`
    return Parameters(tuple(names), tuple(defaults))


def is_number(value: object) -> bool:
    """Tell whether a default is a finite real number, and not a switch that is on or off."""
    return isinstance(value, Real) and not isinstance(value, bool) and math.isfinite(float(value))


def label_of(f: object) -> str:
    """Return what a callable is called; `f` where it has no name that can be written."""
    name = getattr(f, "__name__", None) or getattr(getattr(f, "func", None), "__name__", None) or type(f).__name__
    return name if isinstance(name, str) and name.isidentifier() and name != "function" else "f"
