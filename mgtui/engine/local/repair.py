"""Slopes where the rules give none although f has a value: at an edge, and where nan comes of 0·inf."""

import math
from collections.abc import Mapping

import numpy as np

from mgtui.engine.calculus.rules import Reals
from mgtui.engine.evaluation.tape import Tape
from mgtui.engine.germs.germ import ANALYTIC, UNDEFINED
from mgtui.engine.germs.lanes import each, is_finite, is_nan
from mgtui.engine.local.one_sided import one_sided
from mgtui.engine.local.sides import close, same


def repair(
    tape: Tape, value: float, point: Mapping[str, float], wrt: str, slope: float, curvature: float
) -> tuple[float, float]:
    """Return slope and curvature at a point where f has a value but the rules' slope or curvature is not finite.

    The point is taken for the very double it is. Where f is smooth the rules' numbers stand, or are found if they are
    nan (x|x| at 0); at an edge of the domain they are the one-sided ones (sqrt(x) at 0 has the slope inf), at an
    upright tangent inf, and nan at a corner, jump, hole or pole, and where nothing is known.

    Args:
        tape: the expression.
        value: its value at the point.
        point: the value of every variable.
        wrt: the variable to differentiate by.
        slope: what the rules gave.
        curvature: what the rules gave.
    """
    if not all(map(is_finite, point.values())):
        return slope, curvature
    right = one_sided(tape, point, wrt, 1, exact=True, bent=True)
    if right.state == ANALYTIC:
        return (
            right.slope if is_nan(slope) else slope,
            right.curvature if is_nan(curvature) else curvature,
        )
    left = one_sided(tape, point, wrt, -1, exact=True, bent=True)
    sides = [side for side in (left, right) if side.state != UNDEFINED]
    if not all(close(side.limit, value, side.errors[0]) for side in sides) or not sides:
        if is_finite(slope) and any(is_nan(side.limit) for side in sides):
            return slope, curvature  # only the curvature is beyond doubles, and the series with it: asech at 1e-164
        return math.nan, math.nan
    if len(sides) == 1:
        return sides[0].slope, sides[0].curvature
    if not same(left, right, 1):
        return math.nan, math.nan
    bend = 0.5 * left.curvature + 0.5 * right.curvature if same(left, right, 2) else math.nan
    return (slope if is_finite(slope) else 0.5 * left.slope + 0.5 * right.slope), bend


def repair_all(
    tape: Tape, values: Reals, points: Mapping[str, Reals], wrt: str, slopes: Reals, curvatures: Reals
) -> tuple[Reals, Reals]:
    """Return slopes and curvatures at many points, each as `repair` has it.

    Args:
        tape: the expression.
        values: its values at the points.
        points: the values of every variable.
        wrt: the variable to differentiate by.
        slopes: what the rules gave.
        curvatures: what the rules gave.
    """
    held = {name: float(numbers[0]) for name, numbers in points.items() if name != wrt and np.ptp(numbers) == 0.0}
    moving = [name for name in points if name not in held]

    def repaired(value: float, slope: float, curvature: float, *numbers: float) -> tuple[float, float]:
        return repair(tape, value, held | dict(zip(moving, numbers, strict=True)), wrt, slope, curvature)

    found = each(repaired, 2, values, slopes, curvatures, *(points[name] for name in moving))
    return found[0], found[1]
