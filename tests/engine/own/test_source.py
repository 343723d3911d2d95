"""A callable as a source of values: whatever it returns or raises is a float, or no value with a reason."""

import math
import sys
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from mgtui.engine import CallableSource


class Odd:
    def __float__(self):
        raise RuntimeError("not today")


class Tensor:
    def __init__(self, number):
        self.number = number

    def item(self):
        return self.number


def raising(error):
    def f(x):
        raise error

    return f


GIVES = [
    (lambda x: 3, 3.0),
    (lambda x: True, 1.0),
    (lambda x: Fraction(1, 4), 0.25),
    (lambda x: Decimal("0.5"), 0.5),
    (lambda x: np.float32(0.5), 0.5),
    (lambda x: np.int64(7), 7.0),
    (lambda x: np.bool_(True), 1.0),
    (lambda x: np.array([2.5]), 2.5),
    (lambda x: np.array(2.5), 2.5),
    (lambda x: np.array([[2.5]]), 2.5),
    (lambda x: Tensor(1.5), 1.5),
    (lambda x: 10**400, math.inf),
    (lambda x: -(10**400), -math.inf),
    (lambda x: math.inf, math.inf),
]


@pytest.mark.parametrize(("f", "number"), GIVES)
def test_what_is_a_number_is_taken_as_one(f, number):
    source = CallableSource(f)
    assert source.values(np.array([[1.0]])).tolist() == [number]
    assert source.faults == {}


LACKS = [
    (lambda x: None, "returned None"),
    (lambda x: "3", "returned a value of type str"),
    (lambda x: b"3", "type bytes"),
    (lambda x: 1 + 1j, "complex"),
    (lambda x: np.complex128(1), "complex"),
    (lambda x: np.array([1.0, 2.0]), "ndarray, with 2 numbers"),
    (lambda x: np.array([]), "ndarray, with 0 numbers"),
    (lambda x: [1.0], "type list"),
    (lambda x: {}, "type dict"),
    (lambda x: object(), "type object"),
    (lambda x: Odd(), "RuntimeError"),
    (lambda x: np.ma.masked_array([1.0], mask=[True]), "masked"),
    (lambda x: 1 / 0, "raised ZeroDivisionError: division by zero"),
    (lambda x: math.log(-1.0), "raised ValueError"),
    (lambda x: math.exp(1e9), "raised OverflowError"),
    (lambda x: [][1], "raised IndexError"),
    (lambda x: sys.exit(3), "raised SystemExit: 3"),
    (lambda x: raising(BaseException("odd"))(x), "raised BaseException: odd"),
    (raising(StopIteration()), "raised StopIteration"),
]


@pytest.mark.parametrize(("f", "reason"), LACKS)
def test_what_is_none_is_no_value_with_a_reason(f, reason):
    source = CallableSource(f)
    assert math.isnan(source.values(np.array([[1.0]]))[0])
    assert reason in source.faults[1.0,]


def test_not_a_number_that_f_gives_itself_is_no_fault():
    source = CallableSource(lambda x: math.nan)
    assert math.isnan(source.values(np.array([[1.0]]))[0])
    assert source.faults == {}


def test_who_interrupts_the_program_is_not_stopped():
    with pytest.raises(KeyboardInterrupt):
        CallableSource(raising(KeyboardInterrupt())).values(np.array([[1.0]]))


class Counted:
    def __init__(self, f):
        self.f = f
        self.calls = 0

    def __call__(self, *args):
        self.calls += 1
        return self.f(*args)


GRID = np.linspace(-2.0, 2.0, 200)[:, None]


@pytest.mark.parametrize(
    "f",
    [np.sin, lambda x: x * x, lambda x: np.where(x < 0, -x, x), lambda x: 1 / (x - 3.0), lambda x: np.sqrt(x)],
)
def test_a_callable_that_takes_arrays_is_called_once_for_many_values(f):
    many = Counted(f)
    source = CallableSource(many)
    values = source.values(GRID)
    assert many.calls <= 6
    assert source.takes_arrays
    with np.errstate(all="ignore"):
        np.testing.assert_allclose(values, [f(np.float64(x)) for x in GRID[:, 0]], rtol=1e-14)


@pytest.mark.parametrize(
    "f",
    [
        math.sin,
        lambda x: x if x > 0 else -x,
        lambda x: 1.0,
        lambda x: x - np.mean(x),
        lambda x: np.cumsum(np.atleast_1d(x))[-1],
        lambda x: np.sort(np.atleast_1d(-x)) if np.ndim(x) else -x,
        lambda x: [x],
    ],
)
def test_a_callable_that_does_otherwise_with_arrays_is_called_for_each_value(f):
    source = CallableSource(f)
    one_by_one = CallableSource(f)
    one_by_one.takes_arrays = False
    np.testing.assert_array_equal(source.values(GRID), one_by_one.values(GRID))
    assert source.takes_arrays is False


def test_what_f_does_to_its_array_changes_no_point():
    def f(x):
        x *= 2
        return x

    points = GRID.copy()
    CallableSource(f).values(points)
    assert np.array_equal(points, GRID)


def test_several_variables_come_in_their_order():
    source = CallableSource(lambda a, b: a - 2 * b, 2)
    assert source.values(np.array([[5.0, 1.0], [1.0, 0.0]])).tolist() == [3.0, 1.0]
    many = np.stack([np.arange(40.0), np.arange(40.0)], axis=1)
    assert source.values(many).tolist() == (-np.arange(40.0)).tolist()
    assert source.takes_arrays
