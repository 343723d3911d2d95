"""Zeros to neighbouring doubles, the doubles counted through, and the roundest number of a stretch."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgtui.engine.expression import parse
from mgtui.engine.search.bisection import Brackets, from_ordinal, ordinal, roundest, zeros
from mgtui.engine.search.probe import CURVATURE, SLOPE, VALUE, Probe

finite = st.floats(allow_nan=False, allow_infinity=False)


def zero_of(text, low, high, part=VALUE, level=0.0):
    probe = Probe(parse(text).tape.entries)
    at, zones = zeros(probe, Brackets.of(np.array([low]), np.array([high]), part, level))
    return float(at[0]), (float(zones.low[0]), float(zones.high[0]))


@given(finite, finite)
def test_doubles_are_counted_in_order(x, y):
    i, j = ordinal(np.array([x, y]))
    assert (i < j) == (x < y)
    assert (i == j) == (x == y)


@given(st.floats(-1e308, 1e308))
def test_neighbouring_doubles_are_one_apart(x):
    up = math.nextafter(x, math.inf)
    assert ordinal(np.array([up]))[0] - ordinal(np.array([x]))[0] == 1
    assert from_ordinal(ordinal(np.array([x])))[0] == x


@pytest.mark.parametrize(
    ("text", "low", "high", "part", "level", "x"),
    [
        ("6x - 4", -0.5, 2.1, VALUE, 0.0, 2 / 3), ("x^2", 0.0, 2.1, VALUE, 2.0, math.sqrt(2)),
        ("sin(x)", 3.0, 3.3, VALUE, 0.0, math.pi), ("sin(x)", -0.3, 0.2, VALUE, 0.0, 0.0),
        ("x^21", -0.3, 0.2, VALUE, 0.0, 0.0), ("1e300 (x - 0.1)", -1.0, 2.0, VALUE, 0.0, 0.1),
        ("x^4", -2.0, 1.1, SLOPE, 0.0, 0.0), ("(x - 1)^3", 0.4, 1.1, CURVATURE, 0.0, 1.0),
        ("x - 1e-200", -1.0, 1.0, VALUE, 0.0, 1e-200), ("x - 1e200", -1.0, 1e300, VALUE, 0.0, 1e200),
    ],
)  # fmt: skip
def test_a_simple_zero_is_the_nearest_double(text, low, high, part, level, x):
    assert zero_of(text, low, high, part, level)[0] == x


def test_a_multiple_root_is_a_stretch_of_doubles_and_its_roundest_number():
    at, (low, high) = zero_of("x^3 - 3x^2 + 3x - 1", 0.9, 1.1)
    assert at == 1.0
    assert 0.999 < low < 1.0 < high < 1.001


def test_many_zeros_are_found_at_once():
    k = np.arange(1, 400)
    low, high = ((k + end) * np.float64(np.pi) for end in (-0.4, 0.3))
    at, _ = zeros(Probe(parse("sin(x)").tape.entries), Brackets.of(low, high, VALUE))
    assert np.all(np.abs(at - k * np.pi) <= np.spacing(at))


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(0.9987, 1.0017, 1.0), (-1e-9, 3e-7, 0.0), (0.0333, 0.0334, 0.03333), (-0.52, -0.46, -0.5), (1.5, 1.5, 1.5)],
)
def test_the_roundest_number_has_the_fewest_digits(low, high, expected):
    assert roundest(low, high) == pytest.approx(expected, abs=1e-4)
    assert low <= roundest(low, high) <= high


@given(st.floats(1e-3, 1e3), st.floats(1e-12, 1e-2))
def test_the_roundest_number_is_inside(middle, share):
    low, high = middle * (1 - share), middle * (1 + share)
    assert low <= roundest(low, high) <= high
