"""Whether all numbers are finite, told in one pass."""

import math

import numpy as np
import pytest

from mgtui.engine.calculus.rules import both_finite

NUMBERS = np.array([0.0, 2.0, -3.0])


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_one_number_that_is_not_finite_is_found_in_either_even_beside_zeros(bad, place):
    spoilt = NUMBERS.copy()
    spoilt[place] = bad
    for others in (NUMBERS, np.zeros(3), 1.5, spoilt, -spoilt):
        with np.errstate(all="ignore"):
            assert not both_finite(spoilt, others)
            assert not both_finite(others, spoilt)


def test_finite_numbers_of_any_kind_are_finite():
    assert both_finite(NUMBERS, NUMBERS)
    assert both_finite(NUMBERS, 6.0)
    assert both_finite(0.0, 6.0)
    assert not both_finite(NUMBERS, math.nan)
