"""What has no formula says why, and no text keeps anyone waiting."""

import time

import pytest

from mgtui.engine.expression import parse

LONG = {
    "sines multiplied": "*".join(f"sin(x+{k})" for k in range(1, 80)),
    "quotients": "/".join(f"(x+{k})" for k in range(1, 90)),
    "a tower": "^".join(["x"] * 400),
    "a tower of e": "e^" * 300 + "x",
    "nested sines": "sin(" * 60 + "x" + ")" * 60,
    "nested floors": "floor(x+" * 50 + "x" + ")" * 50,
    "a continued fraction": "1/(1+" * 50 + "x" + ")" * 50,
    "the largest of many": "max(" + ",".join(f"x^{k}" for k in range(1, 60)) + ")",
    "distances multiplied": "*".join(f"|x-{k}|" for k in range(100)),
    "pieces multiplied": "*".join(f"{{x<{k}: x, x>{k}: 1}}" for k in range(40)),
    "many pieces": "{" + ",".join(f"x<{k}: x^{k}" for k in range(60)) + "}",
}
SHORT = {
    "+".join(["x"] * 490): "490",
    "*".join(["x"] * 490): "490·x⁴⁸⁹",
    "-" * 900 + "x": "1",
    "(x^2+1)" * 140: "280·x·(x² + 1)¹³⁹",
    "abs(" * 60 + "x" + ")" * 60: "{x ≠ 0: sign(x)}",
    "(x+1)^99999": "99999·(x + 1)^99998",
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_a_formula_beyond_all_use_tells_its_length_and_takes_no_time(text):
    f = parse(text)
    start = time.process_time()
    formula = f.slope_formula()
    assert formula.reason.startswith("too long to help: ")
    assert formula.reason.endswith(" characters")
    assert time.process_time() - start < 1.0  # ten times what it takes


@pytest.mark.parametrize("text", SHORT, ids=lambda text: text[:12])
def test_what_only_looks_long_is_short(text):
    assert parse(text).derivative().reading == SHORT[text]


def test_a_formula_of_more_than_four_times_its_function_is_too_long_unless_it_fits_in_a_row():
    f = parse("x^x^x^x")
    length = len(f.derivative().reading)
    assert length > 4 * len(f.reading)
    assert f.slope_formula().reason == f"too long to help: {length} characters"
    assert parse("x^x").slope_formula().reason == ""


@pytest.mark.parametrize("text", ["gamma(x)", "x!", "x + lgamma(2x)"])
def test_a_slope_that_the_language_has_no_words_for_says_so(text):
    with pytest.raises(ValueError, match="digamma"):
        parse(text).derivative()
    assert parse(f"gamma(3) x + {text.replace('x', '2')}").derivative().reading == "2"


@pytest.mark.parametrize("text", ["ln(-1) + x", "sqrt(-x^2 - 1)", "0/0 + x", "(-2)^x", "{x<1 and x>2: x}"])
def test_a_function_without_a_slope_anywhere_says_so(text):
    with pytest.raises(ValueError, match="f has a slope nowhere"):
        parse(text).derivative()


@pytest.mark.parametrize("text", ["1e300x^2 * 1e300", "1e-300x^3 * 1e-300", "sqrt(" * 60 + "x" + ")" * 60])
def test_numbers_that_no_double_holds_are_not_written_as_others(text):
    assert parse(text).slope_formula().tree is None
    assert parse(text).slope_formula().reason
