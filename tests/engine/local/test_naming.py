"""A sentence names its point in six digits, and in more where it would be said of another point."""

import math

import pytest

from mgtui.engine import behaviour, parse


@pytest.mark.parametrize(("text", "x", "name"), [
    ("x^2", 1 / 3, "0.333333"), ("x^2", 1234567.0, "1.23457e6"), ("floor(x)", 0.9999999, "0.9999999"),
    ("floor(x)", 0.99999, "0.99999"), ("floor(x)", 1 - 2.0**-53, "0.9999999999999999"),
    ("tan(x)", math.pi / 2, "1.5708"),
    ("|x - 1/3|", 1 / 3, "0.333333"), ("sqrt(x)", -1 / 3, "−0.333333"), ("sin(1e6x)", 1 / 3, "0.333333333"),
    ("|x|", 1e-9, "1e−9"), ("ln(x)", -1e-9, "−1e−9"), ("1/x", 1e-7, "1e−7"),
])  # fmt: skip
def test_a_point_is_named_in_as_many_digits_as_tell_it_from_where_f_does_something_else(text, x, name):
    assert behaviour(parse(text), x).sentence.partition(" at ")[2].partition(":")[0].rstrip(".") == name
