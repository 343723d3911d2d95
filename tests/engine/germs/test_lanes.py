"""Many numbers in the place of one: what a rule gives for all at once is what it gives for each, to the bit."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgtui.engine.germs.lanes import (
    FloatWantedError,
    Lanes,
    PartedError,
    by_each,
    each,
    is_finite,
    is_nan,
    power_of_two_below,
    series_at,
)
from tests.quick import partly_slow

numbers = st.one_of(st.floats(), st.integers(-40, 40).map(lambda n: n / 4))
columns = st.lists(st.tuples(numbers, numbers), min_size=1, max_size=40)

ONE_PATH = [
    lambda u, v: u + v, lambda u, v: 2.5 + u, lambda u, v: u - v, lambda u, v: 1.0 - u, lambda u, v: u * v,
    lambda u, v: 3.0 * u, lambda u, v: -u, lambda u, v: abs(u), lambda u, v: u * 0.1 + v / 3.0,
]  # fmt: skip
PARTING = [
    lambda u, v: u / v if v else v, lambda u, v: 1.0 / u if abs(u) > 1e-300 else u, lambda u, v: max(u, v),
    lambda u, v: u if u > v else v, lambda u, v: u if u >= 1.0 else -u, lambda u, v: u if u < v else 7.0,
    lambda u, v: 1.0 if u <= v else 0.0, lambda u, v: u if u == v else 2.0, lambda u, v: u if u != 0.25 else v,
    lambda u, v: round(u) + 0.0 if abs(u) < 1e9 else u, lambda u, v: math.floor(u) + 0.0 if abs(u) < 1e9 else u,
    lambda u, v: 1.0 if u.is_integer() else 0.0, lambda u, v: 1.0 if is_nan(u) else 2.0 if is_finite(u) else 3.0,
    lambda u, v: power_of_two_below(u) if u and is_finite(u) else 0.0,
]  # fmt: skip
FOR_FLOATS = [
    lambda u, v: u**-1.0 if abs(u) > 1e-300 else 0.0, lambda u, v: u**0.5 if u > 0.0 else 0.0,
    lambda u, v: math.copysign(1.0, u),
    lambda u, v: math.atan(u) + v, lambda u, v: {0.25: 1.0}.get(u, 2.0), lambda u, v: by_each(math.atan, u),
    lambda u, v: float(int(u)) if abs(u) < 1e9 else v,
    lambda u, v: sum(series_at(lambda c, n: [c * k for k in range(n)], u, 3), 0.0),
]  # fmt: skip


def same(found, wanted):
    wanted = np.array(wanted)
    return np.array_equal(found, wanted, equal_nan=True) and np.array_equal(
        np.signbit(found)[~np.isnan(found)], np.signbit(wanted)[~np.isnan(wanted)]
    )


@pytest.mark.parametrize("rule", [*partly_slow(ONE_PATH, 4), *partly_slow(PARTING, 4), *partly_slow(FOR_FLOATS, 3)])
@given(columns)
def test_a_rule_gives_for_all_what_it_gives_for_each(rule, rows):
    rows = rows * 30  # so many that they go at once
    u, v = np.array(rows).T
    (found,) = each(lambda *single: [rule(*single)], 1, u, v)
    assert same(found, [rule(*row) for row in rows])


@pytest.mark.parametrize("rule", ONE_PATH)
def test_where_all_take_one_path_the_rule_runs_once(rule):
    calls = []

    def counted(u, v):
        calls.append(u)
        return [rule(u, v)]

    each(counted, 1, np.linspace(-3.0, 3.0, 1000), np.linspace(1.0, 2.0, 1000))
    assert len(calls) == 1


def test_a_comparison_that_holds_for_some_parts_them():
    with pytest.raises(PartedError) as caught:
        bool(Lanes(np.array([1.0, -1.0, 2.0])) > 0.0)
    assert caught.value.holds.tolist() == [True, False, True]


def test_lanes_without_a_common_path_are_gone_through_one_by_one_in_the_end():
    u = np.random.default_rng(1).normal(size=500)
    calls = []

    def rule(x, y):
        calls.append(x)
        for level in u.tolist():
            if x == level:
                return [level * y]
        return [0.0]

    (found,) = each(rule, 1, u, np.full(500, 3.0))
    assert same(found, u * 3.0)
    assert len(calls) < 620


def test_a_float_is_had_of_lanes_that_are_all_one_number():
    assert math.sin(Lanes(np.full(30, 0.5))) == math.sin(0.5)
    with pytest.raises(PartedError):
        math.sin(Lanes(np.array([0.5, 1.5, 0.5])))
    with pytest.raises(FloatWantedError):
        math.sin(Lanes(np.arange(30.0)))


@pytest.mark.parametrize("divide", [lambda u: 1.0 / u, lambda u: u / 0.0, lambda u: u**-1.0])
def test_a_division_by_zero_is_left_to_python_which_raises(divide):
    with pytest.raises(FloatWantedError):
        divide(Lanes(np.array([0.0, 1.0])))
    with pytest.raises(ZeroDivisionError):
        each(lambda u: [divide(u)], 1, np.zeros(50))
