"""Numbers, ranges and windows as they are typed: what they mean, and what is said of those that are none."""

import math

import pytest

from mgtui.playground.typed_numbers import number_of, range_of, window_of


@pytest.mark.parametrize(
    ("text", "number"), [("2/3", 2 / 3), ("-2pi", -2 * math.pi), ("1e-5", 1e-5), ("max(1, 2)", 2.0)]
)
def test_a_number_is_an_expression_without_variables(text, number):
    assert number_of(text) == number


@pytest.mark.parametrize(("text", "reason"), [
    ("x + 1", "A number is wanted here, and x is a variable."), ("1/a", "and a is a variable"),
    ("1e308*10", "This has no finite value."), ("ln(-1)", "This has no finite value."),
])  # fmt: skip
def test_what_has_a_variable_or_no_finite_value_is_no_number(text, reason):
    with pytest.raises(ValueError, match=reason):
        number_of(text)


@pytest.mark.parametrize(("text", "across", "up"), [
    ("-5:5", (-5.0, 5.0, None), None), ("-5:5, 0:50", (-5.0, 5.0, None), (0.0, 50.0)),
    ("-5:5:0.5", (-5.0, 5.0, 0.5), None), ("-5:5:0.5, 0:50", (-5.0, 5.0, 0.5), (0.0, 50.0)),
    ("max(1, 2):3", (2.0, 3.0, None), None), ("max(1, 2):3, min(0, 1):2", (2.0, 3.0, None), (0.0, 2.0)),
    ("0:max(1, max(2, 3)), 0:1", (0.0, 3.0, None), (0.0, 1.0)),
])  # fmt: skip
def test_a_window_is_a_range_and_behind_a_comma_one_of_heights(text, across, up):
    assert window_of(text) == (across, up)


@pytest.mark.parametrize(("text", "reason"), [
    ("-5:5, 0:50:1", "The height of the window has two ends and no step"),
    ("-5:5, 0:50, 1:2", "A range for x is wanted, and one for the height at most"),
    ("0,5", "Two ends are wanted with a colon between them"), ("5", "Two ends are wanted"),
    ("1:2:3:4", "Two ends are wanted"), ("1:x", "x is a variable"),
])  # fmt: skip
def test_what_is_no_window_is_refused_with_a_reason(text, reason):
    with pytest.raises(ValueError, match=reason):
        window_of(text)


def test_a_range_has_two_ends_and_perhaps_a_step():
    assert range_of("0:1") == (0.0, 1.0, None)
    assert range_of("0:1:1/4") == (0.0, 1.0, 0.25)
