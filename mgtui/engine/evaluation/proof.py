"""How the true numbers of an expression are proven: by fractions, by balls, or not at all."""

import importlib.util
import math
from collections.abc import Mapping
from functools import cache

from mgtui.engine.evaluation.exact import NO_RULE, NOT_DEFINED, NOT_INSTALLED, Exact, Proven, alike
from mgtui.engine.language.tree import Tree
from mgtui.engine.search.budget import spend

_COST = 500.0  # microseconds, about: of a proof


@cache
def available() -> bool:
    """Tell whether python-flint is there: it has no wheels for musl and for 32 bits."""
    return importlib.util.find_spec("flint") is not None


def exact_at(tree: Tree, point: Mapping[str, float], wrt: str) -> Exact:
    """Return the true value, slope and curvature of an expression at a point; see `proving.at_point`."""
    spend(_COST)
    if not all(map(math.isfinite, point.values())):
        return _untold(NOT_DEFINED)
    from mgtui.engine.evaluation.rationals import polynomial_at  # Python's fractions: 3 ms

    known = polynomial_at(tree, point, wrt)
    if known is not None:
        return known
    if not available():
        return _untold(NOT_INSTALLED)
    from mgtui.engine.evaluation.proving import at_point, program_of  # loads python-flint: 60 ms

    program = program_of(tree)
    return at_point(program, point, wrt) if program else _untold(NO_RULE)


def _untold(reason: str) -> Exact:
    return alike(Proven(math.nan, 0, reason))
