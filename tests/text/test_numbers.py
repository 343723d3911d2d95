"""How numbers are written."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgtui.text.numbers import aligned, equation, exact, fitted, short, signed, squeezed, told


def read_back(text):
    return float(text.replace("−", "-"))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (20.0, "20"), (-22.0, "−22"), (0.1, "0.1"), (14.00300000000243, "14.00300000000243"), (1e-16, "1e−16"),
        (1.5e-5, "1.5e−5"), (1e-4, "0.0001"), (-123456.5, "−123456.5"), (2e5, "200000"),
        (1e6, "1e6"), (-2.5e7, "−2.5e7"), (1234567.0, "1234567"), (1500000.0, "1500000"), (1e22, "1e22"),
        (-0.0, "0"), (math.inf, "∞"), (-math.inf, "−∞"), (math.nan, "undefined"),
    ],
)  # fmt: skip
def test_a_number_is_written_exactly_and_without_noise(value, text):
    assert exact(value) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_an_exact_text_is_the_very_double(value):
    assert read_back(exact(value)) == value


@given(st.floats(allow_nan=False, allow_infinity=False), st.integers(3, 12))
def test_a_short_text_is_right_to_its_digits(value, digits):
    assert read_back(short(value, digits)) == pytest.approx(value, rel=10.0 ** (1 - digits), abs=5e-324)


def test_a_short_text_claims_no_zeros_that_are_not_there():
    assert short(123456789.0) == "1.23457e8"
    assert short(2000000.0) == "2e6"
    assert short(200000.0) == "200000"


def test_a_text_that_does_not_fit_says_that_digits_are_missing():
    assert fitted(14.003, 9) == "14.003"
    assert fitted(2 / 3, 9) == "0.666667…"


@given(st.floats(allow_nan=False), st.integers(10, 24))
def test_a_fitted_text_fits(value, width):
    assert len(fitted(value, width)) <= width


@pytest.mark.parametrize(
    ("slope", "intercept", "text"),
    [(14, -22, "14x − 22"), (1, 0, "x"), (-1, 2.5, "−x + 2.5"), (0, 5, "5"), (0.5, 1, "0.5x + 1"), (1e-9, 0, "1e−9·x")],
)
def test_a_line_is_written_as_on_paper(slope, intercept, text):
    assert equation(slope, intercept) == text


def test_decimal_points_stand_under_one_another():
    assert aligned(["20", "0.014", "−3.25", "1e−16"]) == ["20    ", " 0.014", "−3.25 ", " 1e−16"]


@given(st.floats(allow_nan=False), st.integers(7, 20))
def test_a_squeezed_text_fits_without_losing_its_size(value, width):
    text = squeezed(value, width)
    assert len(text) <= width
    if math.isfinite(value) and "…" not in text:
        assert read_back(text) == pytest.approx(value, rel=0.5, abs=5e-324)


@pytest.mark.parametrize(
    ("value", "width", "text"),
    [(0.00548, 5, "0.005"), (0.00548, 4, "5e−3"), (-0.00548, 5, "−5e−3"), (123456.0, 4, "1e5"), (0.00548, 3, "0.…")],
)
def test_what_no_fixed_digit_fits_has_a_power_of_ten_before_it_is_cut(value, width, text):
    assert squeezed(value, width) == text


def test_a_change_carries_its_sign():
    assert [signed(1.43), signed(-0.6), signed(0.0)] == ["+1.43", "−0.6", "0"]


@given(st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**12), 10**12).map(float), st.integers(2, 24))
def test_a_fitted_text_has_as_many_digits_as_fit(value, width):
    wanted = exact(value)
    for digits in range(16, 0, -1):
        if len(wanted) > width:
            wanted = short(value, digits) + "…"
    assert fitted(value, width) == wanted


@pytest.mark.parametrize(
    ("value", "others", "within", "text"),
    [
        (2 / 3, (), math.inf, "0.666667"),
        (0.9999999, (1.0,), math.inf, "0.9999999"),
        (0.9999999, (), math.inf, "1"),
        (0.9999999, (), 1e-9, "0.9999999"),
        (1.0, (0.9999999,), math.inf, "1"),
        (1.57079632, (math.pi / 2,), math.inf, "1.57079632"),
        (math.pi / 2, (math.pi / 2, 5.0), math.inf, "1.5708"),
        (math.nextafter(1.0, 0.0), (1.0,), math.inf, "0.9999999999999999"),
        (1234.5678912, (), 0.01, "1234.57"),
        (1234.5678912, (), 0.0001, "1234.5679"),
        (math.nan, (0.0,), 1.0, "undefined"),
    ],
)
def test_a_number_is_told_from_others_and_written_no_longer_than_that_takes(value, others, within, text):
    assert told(value, others, within) == text


@given(st.floats(-1e9, 1e9), st.floats(-1e-3, 1e-3))
def test_what_is_told_of_two_numbers_is_different_and_nearer_to_each_than_to_the_other(value, apart):
    other = value + apart
    here, there = (float(told(x, (value, other)).replace("−", "-")) for x in (value, other))
    assert (here == there) == (value == other)
    assert abs(here - value) <= 0.11 * abs(other - value) or value == other


def test_a_name_of_several_letters_is_parted_from_its_factor():
    assert equation(2.5, 1.0, "w_1") == "2.5·w_1 + 1"
    assert equation(-1.0, 0.0, "theta") == "−theta"
