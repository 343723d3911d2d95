"""Nudging in decimal: out and back lands on the same double."""

import math
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgtui.playground.changes.decimal_steps import nudged, on_grid, roundest, tidy_step

TENTH = Decimal("0.1")
steps = st.builds(lambda digit, power: Decimal(digit).scaleb(power), st.sampled_from((1, 2, 5)), st.integers(-8, 8))


def test_three_nudges_of_a_tenth_from_0_land_on_three_tenths_and_back_on_exactly_0():
    there = nudged(0.0, TENTH, 3)
    assert there == 0.3  # 0.1 + 0.1 + 0.1 is not
    assert str(nudged(there, TENTH, -3)) == "0.0"


def test_thirty_nudges_of_a_tenth_from_minus_3_arrive_at_0():
    assert str(nudged(-3.0, TENTH, 30)) == "0.0"


def test_a_point_between_the_steps_moves_to_the_next_multiple_and_back_over_itself():
    third = 2 / 3
    assert nudged(third, TENTH, 1, home=third) == 0.7
    assert nudged(0.7, TENTH, -1, home=third) == third
    assert nudged(third, TENTH, -1, home=third) == 0.6


def test_a_point_set_finely_keeps_its_fine_part():
    assert nudged(0.73, TENTH, 1) == 0.83


@given(steps, st.integers(-(10**6), 10**6), st.integers(-50, 50))
def test_out_and_back_is_the_same_double_from_every_point_of_the_grid(step, start, count):
    x = float(step * start)
    assert nudged(nudged(x, step, count), step, -count) == x


@given(st.floats(-1e6, 1e6), steps)
def test_one_out_and_back_is_the_same_double_from_wherever_a_value_was_typed(x, step):
    out = nudged(x, step, 1, home=x)
    if out != x:  # a step below x's own rounding moves nothing
        assert nudged(out, step, -1, home=x) == x


@given(steps, st.integers(-1000, 1000))
def test_every_stop_is_the_double_nearest_to_its_decimal(step, count):
    assert nudged(0.0, step, count) == float(Fraction(step) * count)
    assert on_grid(nudged(0.0, step, count), step)


@given(st.floats(1e-300, 1e300))
def test_a_tidy_step_is_1_2_or_5_times_a_power_of_ten_and_near_the_size_asked_for(size):
    step = tidy_step(size)
    assert step.normalize().as_tuple().digits in ((1,), (2,), (5,))
    assert float(step) <= size * (1 + 1e-9) < float(step) * 2.6


@given(st.floats(1e-300, 1e300))
def test_the_tidy_step_is_the_largest_of_1_2_and_5_times_a_power_of_ten_within_a_size(size):
    step = tidy_step(size)
    digits, power = step.normalize().as_tuple().digits, step.normalize().adjusted()
    assert digits in ((1,), (2,), (5,))
    larger = Decimal({1: 2, 2: 5, 5: 10}[digits[0]]).scaleb(power)
    assert float(step) <= size * (1 + 1e-9)
    assert float(larger) > size * (1 + 1e-9)


def test_round_sizes_are_their_own_steps_though_their_logarithms_are_rounded():
    for power in range(-20, 21):
        for digit in (1, 2, 5):
            assert tidy_step(float(f"{digit}e{power}")) == Decimal(f"{digit}e{power}")


def test_a_size_a_rounding_below_a_power_of_ten_counts_as_that_power():
    for power in range(-20, 21):
        below = math.nextafter(float(f"1e{power}"), 0.0)
        assert tidy_step(below) == Decimal(f"1e{power}")
        assert tidy_step(0.999 * below) == Decimal(f"5e{power - 1}")


@pytest.mark.parametrize(("size", "step"), [
    (1.0, "1"), (0.999, "0.5"), (1.999999999, "2"), (1.99, "1"), (2.0, "2"), (4.99, "2"), (5.0, "5"), (9.99, "5"),
    (10.0, "1E+1"), (9.9999999999, "1E+1"), (0.1, "0.1"), (0.05, "0.05"), (1e300, "1E+300"), (5e-324, "5E-324"),
    (0.0, "5E-324"),
])  # fmt: skip
def test_a_tidy_step_is_the_largest_up_to_the_size_but_for_rounding(size, step):
    assert str(tidy_step(size)) == step


@pytest.mark.parametrize(("value", "count", "home", "reached"), [
    (0.35, 1, None, 0.45), (0.35, -1, None, 0.25), (2 / 3, 1, None, 0.7), (2 / 3, -1, None, 0.6),
    (-2 / 3, 1, None, -0.6), (-2 / 3, -1, None, -0.7), (-0.1, 1, None, 0.0), (0.2, 2, 0.35, 0.35),
    (0.2, 3, 0.35, 0.45), (0.5, -2, 0.35, 0.35),
    (0.2, 1, 0.2, 0.3), (0.2, 1, 0.3, 0.3), (0.2, 2, 0.3, 0.4), (0.2, 0, None, 0.2), (0.2, 1, 0.19, 0.3),
])  # fmt: skip
def test_a_nudge_goes_by_whole_steps_from_the_grid_of_tenths_and_stops_at_home(value, count, home, reached):
    assert nudged(value, TENTH, count, home) == reached
    assert math.copysign(1, nudged(value, TENTH, count, home)) == math.copysign(1, reached)


@pytest.mark.parametrize(("value", "there"), [(0.3, True), (0.35, False), (-0.7, True), (0.0, True), (2 / 3, False)])
def test_a_value_is_on_the_grid_where_its_decimal_is_a_multiple_of_the_step(value, there):
    assert on_grid(value, TENTH) == there


@pytest.mark.parametrize(("middle", "reach", "round_number"), [
    (1.4937, 0.02, 1.5), (1.4937, 0.2, 1.5), (3.14159, 0.001, 3.142), (0.01, 0.02, 0.0), (-2.26, 0.03, -2.25),
    (1234.5, 30.0, 1250.0), (9.7, 0.5, 10.0), (7.0, 0.0, 7.0), (7.3, 0.31, 7.0), (7.3, 0.19, 7.2), (0.02, 0.02, 0.0),
    (37.0, 9.0, 40.0), (37.0, 13.0, 50.0), (math.inf, 1.0, math.inf), (1.23, math.inf, 1.23), (1.23, -1.0, 1.23),
])  # fmt: skip
def test_the_roundest_number_within_reach_is_a_multiple_of_5_or_2_or_1_of_the_largest_power(
    middle, reach, round_number
):
    assert roundest(middle, reach) == round_number
