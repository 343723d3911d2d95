"""Sets of numbers as ascending arrays of one dimension, without repetition and without nan.

numpy has the same, but its `unique`, and all that builds on it, loads `numpy.ma` when it is first called: 6 ms and
2 MB for something nobody here uses.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def distinct(x: ArrayLike) -> NDArray[Any]:
    """Return the elements of x, each once."""
    ascending = np.sort(np.asarray(x), axis=None)
    return ascending[np.append(True, ascending[1:] != ascending[:-1])] if ascending.size else ascending


def union(x: ArrayLike, other: ArrayLike) -> NDArray[Any]:
    """Return what is in either."""
    return distinct(np.concatenate([np.asarray(x), np.asarray(other)]))


def without(x: ArrayLike, other: ArrayLike) -> NDArray[Any]:
    """Return what is in x and not in the other."""
    kept = distinct(x)
    return kept[~among(kept, other)]


def among(x: NDArray[Any], other: ArrayLike) -> NDArray[np.bool_]:
    """Tell for each element of x whether it is one of the other's; both in any order."""
    ascending = np.sort(np.asarray(other))
    if not ascending.size:
        return np.zeros(x.shape, dtype=np.bool_)
    return np.asarray(ascending[np.minimum(np.searchsorted(ascending, x), ascending.size - 1)] == x)
