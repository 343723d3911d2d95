"""What a proof is divided into: between the breaks, but for what lies beside one, and steep parts by their ratio."""

import math

import pytest

from mgtui.engine.search.unsettled import Unsettled, between, towards


def ends(parts):
    return [end for part in parts for end in (part.low, part.high)]


def test_an_interval_without_breaks_is_one_part():
    [whole] = between(0.0, 1.0, [])
    assert (whole.low, whole.high, whole.parts, whole.depth, whole.is_beside) == (0.0, 1.0, (0, 1, 2), 0, False)


def test_what_lies_within_a_billionth_of_a_break_is_left_out_on_both_sides():
    left, right = between(0.0, 1.0, [0.5])
    assert ends([left, right]) == pytest.approx([0.0, 0.5 - 2.0**-30, 0.5 + 2.0**-30, 1.0], rel=0, abs=1e-13)
    assert (left.right, right.left) == (0.5, 0.5)
    assert math.isnan(left.left)
    assert math.isnan(right.right)
    assert left.is_beside
    assert right.is_beside


def test_breaks_at_the_ends_count_and_those_beyond_them_do_not():
    [part] = between(0.0, 1.0, [-1.0, 0.0, 1.0, 2.0])
    assert ends([part]) == pytest.approx([2.0**-30, 1.0 - 2.0**-30], rel=0, abs=1e-13)
    assert (part.left, part.right) == (0.0, 1.0)


def test_between_two_breaks_that_nearly_touch_there_is_nothing():
    assert len([*between(0.0, 1.0, [0.5, 0.5 + 2.0**-30])]) == 2
    assert len([*between(0.0, 1.0, [0.5, 0.5 + 2.0**-28])]) == 3


def test_eight_doubles_about_a_break_are_left_out_where_they_are_more_than_a_billionth():
    left, right = between(1.0, 1.0 + 2.0**-40, [1.0 + 2.0**-41])
    assert (right.low - left.right, left.right - left.high) == (8 * 2.0**-52, 8 * 2.0**-52)


@pytest.mark.parametrize(("cut", "low", "high", "places"), [
    (0.0, 1.0, 4.0, []), (0.0, 1.0, 4.01, [4.01**0.5]), (0.0, 1.0, 16.0, [4.0]), (0.0, 2.0, 32.0, [8.0]),
    (0.0, 1.0, 17.0, [17 ** (1 / 3), 17 ** (2 / 3)]), (1.0, 2.0, 101.0, [1 + 10**0.5, 11.0, 1 + 1000**0.5]),
])  # fmt: skip
def test_right_of_a_break_no_part_reaches_more_than_four_times_as_far_from_it_as_it_begins(cut, low, high, places):
    assert towards(cut, low, high) == pytest.approx(places)


def test_a_part_is_beside_a_break_on_either_side():
    assert not Unsettled(0.0, 1.0).is_beside
    assert Unsettled(0.0, 1.0, left=0.0).is_beside
    assert Unsettled(0.0, 1.0, right=1.0).is_beside
