"""Numbers and arrays as callers give them to the engine, and as they get them back.

What is computed from numbers under a mask lies under it too.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from mgtui.engine.calculus.rules import Reals

_LARGE = 4096  # elements; smaller arrays never reach the limit that `_keep_memory` raises


def real(value: Any) -> Reals:
    """Return a number or array as float64; a whole number beyond doubles is infinite, as in floating point."""
    if type(value) is float:
        return np.float64(value)  # type: ignore[return-value]   # a float64 behaves as an array of shape ()
    if isinstance(value, int):
        try:
            return np.float64(value)  # type: ignore[return-value]
        except OverflowError:
            return np.float64(np.inf if value > 0 else -np.inf)  # type: ignore[return-value]
    array = np.asarray(value)
    if array.size >= _LARGE:
        _keep_memory()
    if array.dtype.kind not in "fiub":
        if array.dtype.kind == "O" and array.ndim == 0 and hasattr(value, "__float__"):  # Fraction, Decimal
            return np.float64(float(value))  # type: ignore[return-value]
        raise TypeError(f"a real number or an array of them is wanted, not {type(value).__name__}")
    return array.astype(np.float64, copy=False) if isinstance(value, np.ndarray) else array.astype(np.float64)[()]


@lru_cache(maxsize=1)
def _keep_memory() -> None:
    """Have the C library keep a few megabytes of freed memory instead of handing them back after every call.

    glibc trims its heap whenever 128 KB lie free at its top, and then every array of the next call costs page faults,
    up to eight times its arithmetic. Freeing one block of 4 MB, never touched, raises that limit to 8 MB (mallopt(3),
    dynamic mmap threshold). Elsewhere it does nothing.
    """
    np.empty(1 << 19)


def shaped(results: Sequence[Any], inputs: Mapping[str, Reals]) -> list[Any]:
    """Return results as callers get them: floats, or fresh arrays of the inputs' common shape.

    No two share their memory, with each other or with an input: e^x is its own slope, and who writes to one must not
    write to the other.
    """
    arrays = [number for number in inputs.values() if isinstance(number, np.ndarray)]
    if not arrays:
        return [float(result) for result in results]
    shapes = {array.shape for array in arrays}  # numpy takes its time for a hundred of them
    shape = arrays[0].shape if len(shapes) == 1 else np.broadcast_shapes(*shapes)
    taken = {id(array) for array in arrays}
    fresh: list[Any] = []
    for result in results:
        if not isinstance(result, np.ndarray):
            own = np.full(shape, result)
        elif result.shape != shape:
            own = np.broadcast_to(result, shape).copy()
        else:
            own = result.copy() if id(result) in taken else result
        taken.add(id(own))
        fresh.append(own)
    return fresh


def masks_of(given: Sequence[Any]) -> tuple[Any, ...]:
    """Return the masks of those arguments that are masked arrays."""
    # numpy loads its masked arrays when somebody first asks for them: only a subclass of its arrays can be one.
    special = [some for some in given if isinstance(some, np.ndarray) and type(some) is not np.ndarray]
    return tuple([np.ma.getmask(some) for some in special if isinstance(some, np.ma.MaskedArray)]) if special else ()


def under(numbers: Any, masks: Sequence[Any]) -> Any:
    """Return an array under the masks of the arrays it was computed from; itself where there are none."""
    if not masks:
        return numbers
    masked = np.ma.MaskedArray(numbers)
    for mask in masks:
        if mask is not np.ma.nomask:
            masked.mask |= np.broadcast_to(mask, masked.shape)
    return masked
