"""Values of a callable are computed once, where it may be called, and looked up everywhere else."""

import itertools
import math
from types import SimpleNamespace

import numpy as np
import pytest

from mgtui.playground import own_values
from mgtui.playground.own_values import NotYetError, RememberedSource, Values

POINTS = np.array([[1.0], [2.0]])


def test_values_that_are_not_known_are_asked_for_together():
    source = RememberedSource(lambda x: x * x, 1)
    source.learn(Values(POINTS[:1], np.array([1.0]), {}))
    with pytest.raises(NotYetError) as missing:
        source.values(np.array([[1.0], [2.0], [3.0], [2.0]]))
    assert sorted(missing.value.points.ravel()) == [2.0, 3.0]


def test_each_point_is_computed_once_and_told():
    calls: list[float] = []
    told: list[Values] = []

    def f(x: float) -> float:
        calls.append(x)
        return x * x

    source = RememberedSource(f, 1)
    source.tell = told.append
    assert source.values(POINTS).tolist() == [1.0, 4.0]
    assert source.values(POINTS).tolist() == [1.0, 4.0]
    assert calls == [1.0, 2.0]
    assert np.concatenate([new.values for new in told]).tolist() == [1.0, 4.0]


def test_what_one_source_computes_another_learns():
    computing, drawing = RememberedSource(lambda x: 1 / x, 1), RememberedSource(lambda x: 1 / x, 1)
    computing.tell = drawing.learn
    points = np.array([[0.0], [4.0]])
    computing.values(points)
    assert np.array_equal(drawing.values(points), [np.nan, 0.25], equal_nan=True)
    assert drawing.faults[0.0,].startswith("raised ZeroDivisionError")


def test_of_a_function_given_up_nothing_more_is_asked():
    source = RememberedSource(lambda x: x, 1)
    source.given_up = "f did not return"
    assert np.isnan(source.values(POINTS)).all()


@pytest.mark.parametrize(("count", "seconds", "sizes", "slow"), [
    (50, 0.0, [16, 15, 15, 4], False), (20, 0.019, [16, 4], False), (20, 0.021, [16, 1, 1, 1, 1], True),
    (3, 0.0, [1, 2], False), (7, 0.019, [1, 2, 4], False), (3, 0.021, [1, 1, 1], True), (1, 0.004, [1], False),
    (1, 0.006, [1], True),
])  # fmt: skip
def test_values_are_sent_off_in_growing_numbers_until_that_takes_a_fiftieth_of_a_second(
    count, seconds, sizes, slow, monkeypatch
):
    clock = itertools.count(0.0, seconds)
    monkeypatch.setattr(own_values, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    told: list[Values] = []
    source = RememberedSource(lambda x: math.sin(x) if x else 0.0, 1)  # of no array
    source.tell = told.append
    source.values(np.arange(float(count)).reshape(-1, 1))
    assert [len(new.points) for new in told] == sizes
    assert source.is_slow == slow


def test_what_would_be_too_much_to_remember_is_forgotten_all_at_once(monkeypatch):
    monkeypatch.setattr(own_values, "_MOST", 3)
    source = RememberedSource(lambda x: x, 1)
    for start, kept in ((0, 2), (2, 2), (4, 2)):
        source.learn(Values(POINTS + start, np.array([1.0, 2.0]), {}))
        assert len(source.known) == kept
    source.learn(Values(POINTS[:1], np.array([1.0]), {}))
    assert len(source.known) == 3
