"""Zeros in the middle of wide stretches in which doubles tell no sign: proven there, or not claimed."""

import pytest

from mgtui.engine import landmarks, parse

PI = 3.141592653589793


def at(text, kind, a=-5.0, b=5.0):
    return [mark.x for mark in landmarks(parse(text), a, b) if mark.kind == kind]


@pytest.mark.parametrize("power", [101, 1001, 100001])
def test_roots_that_underflow_hides_are_where_they_are(power):
    assert at(f"sin(x)^{power}", "root") == [-PI, 0.0, PI]


def test_inflections_that_underflow_hides_are_where_they_are():
    assert {-PI, 0.0, PI} <= set(at("sin(x)^1001", "inflection"))


def test_a_root_among_exact_zeros_of_rounding_is_told_by_the_digits_below():
    # 1000(x - 1) = 50(1.5 - x) at 43/42, far from the inflection beside it
    assert at("tanh(1000(x - 1)) + tanh(50(x - 1.5))", "root") == [pytest.approx(43 / 42, rel=1e-15)]


@pytest.mark.parametrize("text", ["tanh(300(x - 3)) + tanh(800(x + 3))", "tanh(1e4(x - 0.31)) + tanh(2e4(x + 0.77))"])
def test_no_place_is_made_up_for_a_root_below_all_digits(text):
    found = landmarks(parse(text), -5.0, 5.0)
    assert "root" not in [mark.kind for mark in found]
    assert not found.complete


@pytest.mark.parametrize("text", ["x^7 - 7x^6 + 21x^5 - 35x^4 + 35x^3 - 21x^2 + 7x - 1", "x^3 - 3x^2 + 3x - 1"])
def test_a_multiple_root_of_a_polynomial_multiplied_out_is_exact(text):
    assert at(text, "root") == [1.0]
    assert at(text, "inflection") == [1.0]


def test_of_a_rounded_number_what_is_meant_by_it_counts():
    assert at("x^3 - 0.3x^2 + 0.03x - 0.001", "root") == [pytest.approx(0.1, abs=1e-12)]
