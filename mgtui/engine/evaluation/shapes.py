"""The shapes in which numbers are handed back: floats for floats, arrays of the arguments' common shape for arrays."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from mgtui.engine.calculus.rules import Reals


def shaped(result: Any, inputs: Mapping[str, Reals]) -> Any:
    """Return `result` as callers get it: a float, or a fresh array of the inputs' common shape."""
    arrays = [number for number in inputs.values() if isinstance(number, np.ndarray)]
    if not arrays:
        return float(result)
    shape = arrays[0].shape if len(arrays) == 1 else np.broadcast_shapes(*(array.shape for array in arrays))
    if not isinstance(result, np.ndarray):
        return np.full(shape, result)
    if result.shape != shape:
        return np.broadcast_to(result, shape).copy()
    return result.copy() if any(result is array for array in arrays) else result
