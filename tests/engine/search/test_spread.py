"""Where a search looks first: spread over the interval, and closing in on what it must know of."""

import numpy as np
import pytest

from mgtui.engine.search.spread import Split, apart_from, closing_in, reach, spread


def test_a_search_reaches_a_three_hundred_and_eighty_fourth_beyond_its_ends_and_never_beyond_the_doubles():
    assert reach(0.0, 384.0) == (-1.0, 385.0)
    assert reach(-1.79e308, 1.79e308) == (-np.finfo(float).max, np.finfo(float).max)


def test_points_are_spread_unevenly_over_the_reach_and_hold_its_ends():
    x = spread(0.0, 384.0, [])
    assert (x[0], x[-1]) == (-1.0, 385.0)
    assert {0.0, 384.0} <= set(x.tolist())
    assert np.all(np.diff(x) > 0)
    assert np.diff(x).max() < 1.8
    assert 385 < x.size < 395


@pytest.mark.parametrize(("split", "kept"), [
    (Split(100.0), False), (Split(100.0, 0), True), (Split(100.0, 2), True), (Split(100.0, -1, 1), True),
    (Split(100.0, -1, -1), True), (Split(400.0, 0), False),
])  # fmt: skip
def test_a_break_itself_is_looked_at_where_f_has_a_value_on_one_side_or_no_break_at_all(split, kept):
    assert (split.x in spread(0.0, 384.0, [split]).tolist()) == kept


@pytest.mark.parametrize(("count", "beside"), [(1, 56), (30, 40), (300, 4), (1000, 4)])
def test_of_many_breaks_each_has_fewer_points_beside_it_and_four_at_least(count, beside):
    plain = spread(0.0, 384.0, []).size
    splits = [Split(384.0 * (number + 0.5) / count) for number in range(count)]
    more = (spread(0.0, 384.0, splits).size - plain) / count / 2
    assert beside - 1.5 <= more <= beside + 1.5


def test_points_close_in_on_a_place_by_a_steady_factor_down_to_two_doubles():
    x = np.sort(closing_in(np.array([1.0]), 0.0, 3.0, 4))
    ulp = np.spacing(1.0)
    for apart, half in ((1.0 - x[x < 1.0], 0.5), (x[x > 1.0] - 1.0, 1.0)):
        wanted = half * (2 * ulp / half) ** (np.arange(4) / 3)
        assert sorted(apart.tolist()) == pytest.approx(sorted([*wanted.tolist(), 2 * ulp]), rel=1e-3)


def test_beside_0_points_stop_at_a_share_of_the_interval():
    x = closing_in(np.array([0.0]), -1.0, 1.0, 3)
    assert sorted({abs(place) for place in x.tolist()}) == pytest.approx([2.0**-63, 2.0**-32, 0.5])


def test_neighbours_share_what_lies_between_them():
    x = closing_in(np.array([1.0, 2.0]), 0.0, 3.0, 2)
    assert {0.5, 1.5, 2.5} <= set(x.tolist())
    assert x.min() == 0.5
    assert x.max() == 2.5


def test_a_point_is_apart_from_a_place_more_than_a_double_away():
    ulp = np.spacing(1.0)
    x = np.array([0.5, 1.0 - ulp / 2, 1.0 - ulp, 1.0, 1.0 + ulp, 1.0 + 2 * ulp, 1.5, 2.0, 3.0])
    apart = [True, False, True, False, False, True, True, False, True]
    assert apart_from(np.array([1.0, 2.0]), x).tolist() == apart
