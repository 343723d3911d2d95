"""A slope from seven values is coarse, and its uncertainty holds."""

import math
import random

import numpy as np
import pytest

from mgtui.engine.own.rough_slope import rough_numbers_at


def slope_at(f, x):
    return rough_numbers_at(np.vectorize(f, otypes=[float]), x).parts[1]


@pytest.mark.parametrize("seed", range(200))
def test_the_slope_of_a_smooth_function_is_within_the_uncertainty(seed):
    chance = random.Random(seed)
    a, b, c, x = (chance.uniform(-5, 5) for _ in range(4))
    part = slope_at(lambda t: math.sin(a * t) * math.exp(b * t / 5) + c * t**3, x)
    truth = math.exp(b * x / 5) * (a * math.cos(a * x) + b / 5 * math.sin(a * x)) + 3 * c * x * x
    assert abs(part.number - truth) <= part.error


@pytest.mark.parametrize("seed", range(100))
def test_the_slope_beneath_noise_is_within_the_uncertainty(seed):
    chance = random.Random(seed)
    level = 10.0 ** chance.uniform(-9, -3)
    part = slope_at(lambda t: t * t + chance.gauss(0, level), 1.5)
    assert abs(part.number - 3.0) <= part.error


def test_the_slope_of_a_smooth_function_has_three_digits():
    part = slope_at(lambda t: t**3 / 5 - t, 3.0)
    assert part.digits >= 3


def test_the_slopes_on_both_sides_of_a_corner_are_within_the_uncertainty():
    part = slope_at(lambda t: abs(t - 1) + t, 1.0)
    assert part.number - part.error <= 0.0
    assert part.number + part.error >= 2.0


def test_no_slope_is_told_where_a_value_is_missing():
    assert not slope_at(lambda t: math.log(t) if t > 0 else math.nan, 0.001).digits
    assert math.isnan(rough_numbers_at(lambda t: np.full(t.shape, np.nan), 1.0).value)
