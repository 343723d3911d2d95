"""How high landmarks lie: f there as it truly is, for the pane that lists them, for reports and for speech."""

import math
from collections.abc import Collection
from functools import lru_cache

from mgtui.engine import LANDMARK_KINDS, AnyFunction, Landmark, Proven, true_numbers

DIGITS = 5  # of a height, where people read it
_SURE = 17  # digits of what is exact
_OF_LIMITS = 15  # of the height of a piece's open end
_SAME = 1e-9  # a value and a limit that differ by less, relatively, differ by rounding


def height_of(function: AnyFunction, mark: Landmark, roots: Collection[float]) -> Proven:
    """Return f at a landmark, at a gap what it tends to, at a pole nan.

    Args:
        function: f, of one variable.
        mark: the landmark.
        roots: where f is 0. The landmark is f's, not that of the double beside it, at which sin(π) is 1.2e−16.
    """
    if mark.x in roots:
        return Proven(0.0, _SURE)
    if LANDMARK_KINDS[mark.kind].breaks_slope and not math.isclose(function(mark.x), mark.y, rel_tol=_SAME):
        return Proven(mark.y, _OF_LIMITS)
    return _value(function, mark.x)


@lru_cache(maxsize=256)  # the rows stand still while the point moves from one to the next
def _value(function: AnyFunction, x: float) -> Proven:
    """Return f(x) as it truly is: beside a root of cos(x − 1) all digits of doubles cancel."""
    return true_numbers(function, x, digits=DIGITS).parts[0]
