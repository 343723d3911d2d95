"""Round-off measured by nudging: about as large as it is, and none where there is none."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mpmath import mp, mpf

from mgtui.engine.expression import parse
from mgtui.engine.search.probe import CURVATURE, SLOPE, VALUE, Probe, scatter
from mgtui.engine.search.signs import CLEAR, clear_signs

X = np.linspace(0.9, 1.1, 401)
EXPANDED = "x^7-7x^6+21x^5-35x^4+35x^3-21x^2+7x-1"


def samples_of(text, x):
    return Probe(parse(text).tape.entries).samples(np.asarray(x, dtype=float))


def test_parts_are_those_of_the_jet():
    f = parse("e^(-x^2) sin(3x) / (x^2 + 2)")
    samples, jet = samples_of(f.text, X), f.jet(X)
    assert np.array_equal(samples.parts, [jet.value, jet.slope, jet.curvature])


def test_the_error_of_a_cancelling_sum_is_within_the_noise():
    samples = samples_of(EXPANDED, X)
    with mp.workdps(60):
        truth = np.array([[float((mpf(float(x)) - 1) ** 7), float(7 * (mpf(float(x)) - 1) ** 6)] for x in X]).T
    error = np.abs(samples.parts[:2] - truth)
    noise = samples.noise[:2]
    assert np.mean(error <= CLEAR * noise) > 0.97
    assert np.all(np.median(noise, axis=1) < 20 * np.median(error, axis=1))  # and no wild overstatement


def test_a_well_conditioned_value_is_known_to_a_few_ulps():
    samples = samples_of("e^x", X)
    assert np.all(samples.noise[VALUE] <= 6 * np.spacing(samples.parts[VALUE]))


@pytest.mark.parametrize("text", ["max(0, x)", "floor(x)", "|x| - x", "0*x", "3"])
def test_what_is_exactly_zero_has_no_noise(text):
    samples = samples_of(text, [0.25, 0.5, 0.75]) if text == "floor(x)" else samples_of(text, [0.0])
    assert not samples.noise[VALUE][samples.parts[VALUE] == 0].any()


def test_noise_means_no_sign():
    samples = samples_of("1 - cos(x)^2 - sin(x)^2", np.linspace(-3, 3, 500))
    assert np.mean(clear_signs(samples.parts, samples.noise) != 0) < 0.03


def test_a_constant_that_was_rounded_is_as_uncertain_as_its_last_digit():
    half = samples_of("x - 0.5", [0.5]).noise[VALUE]
    tenth = samples_of("x - 0.1", [0.1]).noise[VALUE]
    assert half == 0.0
    assert tenth > 0.0


def test_range_lost_on_the_way_is_noticed():
    bell, ramp = Probe(parse("e^(-x^2)").tape.entries), Probe(parse("max(0, x)").tape.entries)
    assert bell.loses_range(np.array([40.0]))
    assert not ramp.loses_range(np.array([-40.0]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("3x - 1", True), ("x^2 - 4", True), ("(x-1)(x+2)", True), ("x^3", False), ("sin(x)", False), ("|x|", False)],
)
def test_parabolas_are_told_by_their_structure(text, expected):
    assert Probe(parse(text).tape.entries).is_parabola(np.linspace(-1, 2, 5)) is expected


@given(st.integers(1, 3000))
def test_scattered_numbers_are_the_same_every_time_and_stay_in_range(count):
    numbers = scatter(count)
    assert np.array_equal(numbers, scatter(count))
    assert np.all(np.abs(numbers) <= 1)


def test_parts_are_named_in_the_order_they_stand():
    assert samples_of("x^3", [2.0]).parts[[VALUE, SLOPE, CURVATURE], 0].tolist() == [8.0, 12.0, 12.0]
