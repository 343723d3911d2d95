"""What the rule of u^v and the bound on its round-off must agree on: which exponents are special, and its ratio."""

from typing import Any

import numpy as np

_MULTIPLIED_OUT = 32  # whole powers up to here are products: several times faster than np.power, and exact for x²


def is_multiplied_out(v: Any) -> bool:
    """Tell whether an exponent is a constant of the expression, a Python float, and whole and small."""
    return type(v) is float and v.is_integer() and abs(v) <= _MULTIPLIED_OUT


def keeps_range(c: Any) -> bool:
    """Tell whether c·u^(c - 1) and c(c - 1)·u^(c - 2) are in range for a constant c wherever u^c is."""
    return not isinstance(c, np.ndarray) and bool(c >= 2.0)


def ratio(w: Any, u: Any, c: Any) -> tuple[Any, Any, Any]:
    """Return p, q and r of `rules.by_ratio` for w = u^c; both factors are needed where w/u is out of range.

    Up to c = 1 the power u^(c - 1) would cost digits, since c - 1 is rounded; beyond, it is not, and w underflows where
    that power does not.
    """
    if np.all(c <= 1.0) if isinstance(c, np.ndarray) else c <= 1.0:
        inverse = np.divide(1.0, u)  # a Python float raises where IEEE gives inf
        return c * w, inverse, (c - 1.0) * inverse
    return c * np.power(u, c - 1.0), 1.0, (c - 1.0) / u
