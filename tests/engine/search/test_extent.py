"""How high a plot reaches: all values, unless poles or growth towards an end would press the rest to a line."""

import math

import numpy as np
import pytest

from mgtui.engine.search.extent import with_margin, y_window

NAN, INF = math.nan, math.inf


def window(y, also=(), has_pole=False, alone=None):
    points = None if alone is None else np.array(alone, dtype=float)
    return y_window(np.array(y, dtype=float), np.array(also, dtype=float), has_pole, points)


@pytest.mark.parametrize(("y", "also", "has_pole", "alone", "low", "high"), [
    ([0, 1, 2, 3, 4], [], False, None, -0.2, 4.2), ([0, 1, 2, 3, 4], [10], False, None, -0.5, 10.5),
    ([0, 1, 2, 3, 4], [10], True, None, -0.2, 4.2),  # beside a pole narrow features count for nothing
    ([0, 1, 2, 3, 4, 5, 6, 7, 8, 1000], [], True, None, -0.75, 15.75),  # the middle 80 % and as much above and below
    ([-1000, 1, 2, 3, 4, 5, 6, 7, 8, 9], [], True, None, -6.75, 9.75),
    ([0, 1, 2, 3, 4, 5, 6, 7, 8, 1000], [], False, None, -0.6, 12.6),  # growth at the end: the middle half
    ([1000, 0, 1, 2, 3, 4, 5, 6, 7, 8], [], False, None, -0.6, 12.6),
    ([0, 1, 2, 3, 1000, 4, 5, 6, 7, 8], [], False, None, -50.0, 1050.0),  # a needle within is seen whole
    ([0, 1, 2, 3, 4, 5, 6, 7, 8, 70], [], False, None, -3.5, 73.5),
    ([0, 1, 2, 3, 4, 5, 6, 7, 8, 80.5], [], False, None, -0.6, 12.6),  # ten times the middle's spread is growth
    ([0] * 9 + [100], [], False, None, -1.1, 1.1),
    ([NAN, NAN], [], False, None, -1.0, 1.0), ([NAN, NAN], [2, 3], False, None, 1.95, 3.05),
    ([NAN, NAN], [NAN], False, [1, 2, INF], 0.95, 2.05), ([0, 1], [], False, [5, INF], -0.25, 5.25),
    ([0, 1], [], False, [-3], -3.2, 1.2), ([NAN, 3, 4, NAN], [], False, None, 2.95, 4.05),
    ([5, 5], [], False, None, 2.25, 7.75), ([0, 0], [], False, None, -1.1, 1.1),
    ([-3, -3, -3], [], False, None, -4.65, -1.35),
])  # fmt: skip
def test_a_plot_reaches_as_high_as_its_values_and_a_twentieth_further(y, also, has_pole, alone, low, high):
    assert window(y, also, has_pole, alone) == pytest.approx((low, high))


def test_heights_that_rounding_alone_tells_apart_are_one_height():
    assert window([1e9, 1e9 + 1e-4]) == pytest.approx((4.5e8, 1.55e9))
    assert window([1e9, 1e9 + 1e-2]) == pytest.approx((1e9 - 5e-4, 1e9 + 1.05e-2), abs=1e-6, rel=0)


@pytest.mark.parametrize("y", [[INF, 1, 2], [-INF, INF], [1.7e308, -1.7e308], [INF, INF, INF]])
def test_a_window_is_finite_and_not_empty(y):
    low, high = window(y)
    assert math.isfinite(high - low)
    assert low < high


def test_a_margin_is_a_twentieth_of_the_height_and_leaves_the_doubles_never():
    assert with_margin(0.0, 1.0) == pytest.approx((-0.05, 1.05))
    assert with_margin(-1.7e308, 1.7e308) == (-(2.0**1023), 2.0**1023)
