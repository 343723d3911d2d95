"""Whether a number on the way to f(x) leaves the doubles: then neither a value nor a missing one says anything."""

import pytest

from mgtui.engine import parse
from mgtui.engine.evaluation.tape import compile_tree
from mgtui.engine.local.reach import cancels, leaves_doubles


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("x^2", 1e200), ("x^2", 1e-200), ("x^2 + 1", 1e-200), ("e^x", 800.0), ("e^x", -800.0), ("1/(x*x)", 1e-170),
        ("sqrt(x^2)", -1e200), ("1e300x", 1e10), ("x/1e300", 1e-100), ("e^(e^x) - 1", 10.0),
    ],
)  # fmt: skip
def test_what_is_too_large_or_too_small_on_the_way_leaves_the_doubles(text, at):
    assert leaves_doubles(compile_tree(parse(text).tree), at)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("x^2", 3.0), ("x^2", 0.0), ("x - x", 3.0), ("-x + 3", 3.0), ("floor(x)", 0.5), ("floor(x)/2", 0.5),
        ("1/x", 1e-300), ("ln(x)", -1.0), ("sqrt(x)", -1.0), ("0*x", 1e300), ("e^x", 700.0), ("x^2 - 1", 1e150),
    ],
)  # fmt: skip
def test_zeros_of_sums_and_steps_missing_values_and_ordinary_numbers_do_not(text, at):
    assert not leaves_doubles(compile_tree(parse(text).tree), at)


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [("(x + 1e-17) - x", 1.0, True), ("x - 1", 1.0, True), ("x - 1", 1.5, False), ("x + 0", 0.0, False)],
)
def test_a_sum_of_numbers_other_than_0_that_comes_out_as_0_cancels(text, at, expected):
    assert cancels(compile_tree(parse(text).tree), at) is expected
