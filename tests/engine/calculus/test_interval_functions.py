"""Intervals of functions of two arguments hold what the function does in a box, as tightly as the box allows."""

import math

import numpy as np
import pytest

from mgtui.engine.calculus.interval_functions import angle_of, hypot
from mgtui.engine.calculus.intervals import Interval

ENDS = (-2.0, -0.5, 0.0, 0.25, 3.0)
SIDES = [(low, high) for low in ENDS for high in ENDS if low <= high]
BOXES = [(u, v) for u in SIDES for v in SIDES]


def over(rule, u, v):
    return rule(*(Interval(np.array([low]), np.array([high])) for low, high in (u, v)))


def inside(u, v):
    return np.meshgrid(np.linspace(u[0], u[1], 41), np.linspace(v[0], v[1], 41))


@pytest.mark.parametrize(("u", "v"), BOXES)
def test_the_angle_of_a_box_is_that_of_its_corners_or_all_where_it_touches_the_cut(u, v):
    found, angles = over(angle_of, u, v), np.arctan2(*inside(u, v))
    low, high = found.low.item(), found.high.item()
    cut = v[0] <= 0.0 and u[0] <= 0.0 <= u[1]
    assert low <= angles.min()
    assert angles.max() <= high
    assert bool(np.all(found.broken)) == cut
    assert (low, high) == ((-math.pi, math.pi) if cut else pytest.approx((angles.min(), angles.max())))


@pytest.mark.parametrize(("u", "v"), BOXES)
def test_the_distance_of_a_box_reaches_from_its_nearest_point_to_its_farthest(u, v):
    found = over(hypot, u, v)
    nearest = [0.0 if low <= 0.0 <= high else min(abs(low), abs(high)) for low, high in (u, v)]
    assert found.low.item() == pytest.approx(math.hypot(*nearest))
    assert found.high.item() == pytest.approx(np.hypot(*inside(u, v)).max())
