"""Where a function of either kind may break: found from its expression, or from its samples."""

from mgtui.engine.behaviour import behaviour
from mgtui.engine.landmark_kinds import LANDMARK_KINDS
from mgtui.engine.landmarks import landmarks
from mgtui.engine.own.sampled_function import AnyFunction, Sampled
from mgtui.engine.search.breaks import BreakPoint, BreakPoints, breaks


def breaks_of(f: AnyFunction, a: float, b: float) -> BreakPoints:
    """Find the points of a..b where f may break; of a sampled function those that its samples lead to.

    Raises:
        ValueError: a..b is no interval, or f has several variables (bind all but one first).
    """
    if not isinstance(f, Sampled):
        return breaks(f, a, b)
    marks = [mark for mark in landmarks(f, a, b) if LANDMARK_KINDS[mark.kind].breaks_slope]
    return BreakPoints(tuple(BreakPoint(mark.x, behaviour(f, mark.x)) for mark in marks))
