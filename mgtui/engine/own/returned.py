"""What a callable may give back for a number: a real number, or a reason why it is none."""

import math
from typing import Any, NamedTuple

import numpy as np

COMPLEX, MASKED = "returned a complex number", "returned a masked number"


class Returned(NamedTuple):
    """A value that a callable gave, as a double.

    Attributes:
        number: the double; nan where there is no real number.
        reason: why there is none, as what f does ("returned None"); "" where f gave nan itself, or a number.
    """

    number: float
    reason: str = ""


def returned(value: Any) -> Returned:
    """Return what a callable gave as a double, or why it is no real number.

    >>> returned(True).number, returned("3").reason
    (1.0, 'returned a value of type str')
    """
    if type(value) is float:
        return Returned(value)
    try:
        return _converted(value)
    except OverflowError:
        return Returned(math.inf if value > 0 else -math.inf)  # a whole number or fraction beyond doubles
    except Exception as error:  # a class may raise anything in __float__
        return Returned(math.nan, f"returned {_kind(value)} that is no number ({type(error).__name__})")


def _converted(value: Any) -> Returned:
    if isinstance(value, np.ndarray):
        if value.size != 1:
            return Returned(math.nan, f"returned {_kind(value)}, with {value.size} numbers")
        if type(value) is not np.ndarray and np.ma.is_masked(value):
            return Returned(math.nan, MASKED)
        value = value.item()
    if isinstance(value, complex | np.complexfloating):
        return Returned(math.nan, COMPLEX)
    if isinstance(value, str | bytes) or not hasattr(type(value), "__float__"):
        one = getattr(value, "item", None)  # a tensor of one number, of any library
        if isinstance(value, str | bytes) or not callable(one):
            return Returned(math.nan, f"returned {_kind(value)}")
        return _converted(one())
    return Returned(float(value))


def _kind(value: Any) -> str:
    return "None" if value is None else f"a value of type {type(value).__name__}"


def raised(error: BaseException) -> str:
    """Return what an exception says, as what f does: `raised ZeroDivisionError: float division by zero`."""
    text = " ".join(str(error).split())
    return f"raised {type(error).__name__}: {text[:200]}" if text else f"raised {type(error).__name__}"
