"""Intervals of functions of two arguments hold what the function does in a box, as tightly as the box allows."""

import math

import numpy as np
import pytest

from mgtui.engine.calculus.interval_functions import angle_of, hypot, root
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


@pytest.mark.parametrize("u", SIDES)
@pytest.mark.parametrize("degree", [2.0, 3.0, 4.0, 5.0])
def test_an_odd_root_has_values_on_both_sides_of_zero_and_an_even_one_right_of_it(u, degree):
    with np.errstate(all="ignore"):  # as whoever runs the rules does
        found = root(Interval(np.array([u[0]]), np.array([u[1]])), Interval(degree, degree))
    low, high = found.low.item(), found.high.item()
    ends = [math.copysign(abs(end) ** (1 / degree), end) for end in u]
    if degree % 2 == 1:
        assert (low, high) == pytest.approx(tuple(ends))
    elif u[1] < 0.0:
        assert math.isnan(low)
    else:
        assert (low, high) == pytest.approx((max(ends[0], 0.0), ends[1]))
