"""Between samples of opposite sign: a root shrinks on both sides, a jump on one at most, a pole on none."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mgtui.engine.search.sampled_breaks import sign_change

PLACES = st.floats(-3.0, 3.0).filter(lambda at: abs(at) > 1e-9)
SIGNS = st.sampled_from([-1.0, 1.0])


def found(f, low=-4.0, high=4.05):
    return sign_change(f, (low, high), (f(low), f(high)))


@settings(max_examples=50, deadline=None)
@given(PLACES, st.floats(0.2, 9.0), SIGNS, SIGNS)
def test_a_jump_away_from_zero_is_no_root_though_f_gets_as_small_as_at_one(at, size, sign, side):
    def f(x):
        return sign * ((x - at) * side if (x - at) * side < 0 else (x - at) * side + size)

    cut = found(f)
    assert cut.mark.kind == "jump"
    assert math.nextafter(cut.low, math.inf) == cut.high
    assert {at, cut.mark.x} <= {cut.low, cut.high}


@settings(max_examples=50, deadline=None)
@given(PLACES, st.floats(0.2, 9.0), SIGNS)
def test_a_pole_between_signs_is_at_its_double(at, size, sign):
    def f(x):
        return sign * size / (x - at) if x != at else math.nan

    cut = found(f)
    assert (cut.mark.kind, cut.mark.x, cut.low, cut.high) == ("pole", at, at, at)


@pytest.mark.parametrize("sign", [-1.0, 1.0])
@pytest.mark.parametrize("ends", [(0.0, 0.1), (-0.1, 2.0**-48)])
def test_a_root_is_one_though_rounding_is_all_that_a_sample_beside_it_shows(ends, sign):
    def f(x):
        return sign * ((x + 1.0) - (1.0 + 2.0**-50) + 2.0**-54)  # whole multiples of 2⁻⁵², and a little: never zero

    cut = found(f, *ends)
    assert cut.mark.kind == "root"
    assert cut.mark.x == pytest.approx(2.0**-50, abs=2.0**-52)
    assert cut.low <= cut.mark.x <= cut.high
