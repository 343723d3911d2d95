"""How a sentence about a point names it: in few digits, and yet so that it is said of no other point."""

import math
from collections.abc import Callable

from mgtui.engine.local.kinds import Behaviour
from mgtui.text.numbers import exact, short

_FEWEST, _MOST = 6, 17
_LIKE = 1e-2  # slopes that differ by less, relatively, are alike
_NOWHERE = frozenset({"undefined", "unknown"})


def name_of(here: Behaviour, seen: Callable[[float], Behaviour]) -> str:
    """Return the x of a behaviour in as few digits, six at least, as keep the sentence from being said of another x.

    What floor does at 0.9999999 is not what it does at 1. The point written, and those ten times as far from x to both
    sides, must be as x is: smooth, with about the slope of x and a value that this slope explains; or without value, if
    f has none at x. Of a break it is enough that they are none.

    Args:
        here: what f does at x.
        seen: what f does anywhere.
    """
    for digits in range(_FEWEST, _MOST):
        written = float(f"{here.x:.{digits - 1}e}")
        off = written - here.x
        around = (written, here.x - 10.0 * off, here.x + 10.0 * off) if off else ()
        if all(math.isfinite(x) and _alike(here, seen(x)) for x in around):
            return short(here.x, digits)
    return exact(here.x)


def _alike(here: Behaviour, there: Behaviour) -> bool:
    if here.kind in _NOWHERE:
        return there.kind == here.kind
    if here.kind != "smooth" or there.kind != "smooth":
        return here.kind != "smooth" and (there.kind == "smooth" or there.kind in _NOWHERE)
    steepest = max(abs(here.slope), abs(there.slope))
    explained = 2.0 * steepest * abs(there.x - here.x) + 4.0 * math.ulp(here.value)
    return abs(there.slope - here.slope) <= _LIKE * steepest and abs(there.value - here.value) <= explained
