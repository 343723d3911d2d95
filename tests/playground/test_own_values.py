"""Values of a callable are computed once, where it may be called, and looked up everywhere else."""

import numpy as np
import pytest

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
