import doctest
import math
from decimal import Decimal
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgtui.engine.expression import parse
from mgtui.engine.quotient.difference import difference
from mgtui.engine.quotient.digits import digits_view

doubles = st.floats(allow_nan=False, allow_infinity=False)


def parabola(x):
    return 3 * x**2 - 4 * x + 5


def view_of(a, b):
    return digits_view(difference(lambda x: b if x > 1 else a, 1.0, 0.5))


def picture(view):
    """What a reader sees: both values, with marks below the digits they share, and the rise."""
    marks = " " * view.shared[0] + "^" * (view.shared[1] - view.shared[0])
    return [view.text_from, view.text_to, marks, view.text_rise]


def value_of(text, exponent):
    return float(Decimal(text.strip()).scaleb(exponent))


@pytest.mark.parametrize(
    ("h", "rows"),
    [
        (1e-3, ["20.000000000000000", "20.014003000000002", "^^^^", " 0.014003000000002"]),
        (1e-8, ["20.000000000000000", "20.000000140000001", "^^^^^^^^^", " 0.000000140000001"]),
        (1e-15, ["20.000000000000000", "20.000000000000011", "^^^^^^^^^^^^^^^^", " 0.000000000000011"]),
        (1e-16, ["20.000000000000000", "20.000000000000000", "^^^^^^^^^^^^^^^^^^", " 0.000000000000000"]),
    ],
)
def test_the_lectures_values_cancel_digit_by_digit(h, rows):
    assert picture(digits_view(difference(parabola, 3.0, h))) == rows


@pytest.mark.parametrize(("h", "shared", "left"), [(1e-3, 3, 13), (1e-8, 8, 8), (1e-13, 13, 3)])
def test_each_digit_shared_is_one_that_does_not_survive(h, shared, left):
    view = digits_view(difference(parabola, 3.0, h))
    assert view.shared_digits == shared
    assert round(view.surviving) == left
    assert view.sentence == (
        f"f(x) and f(x + h) share {shared} leading digits; about {left} significant digits survive the subtraction."
    )


def test_the_step_as_asked_and_as_used_stands_beside_the_ulp_of_x():
    view = digits_view(difference(parabola, 3.0, 1e-15))
    assert (view.h, view.h_used, view.ulp_x, view.h_lost) == (1e-15, 2 * 2.0**-51, 2.0**-51, False)


@pytest.mark.parametrize(
    ("scheme", "sentence"),
    [
        ("forward", "x + h is the same double as x: the step is lost before f is asked."),
        ("backward", "x - h is the same double as x: the step is lost before f is asked."),
        ("central", "x + h is the same double as x: the step is lost before f is asked."),
    ],
)
def test_a_lost_step_is_named(scheme, sentence):
    view = digits_view(difference(parabola, 3.0, 1e-17, scheme))
    assert view.h_lost
    assert view.surviving == 0.0
    assert view.sentence == sentence


def test_the_central_scheme_names_its_own_points():
    view = digits_view(difference(parabola, 3.0, 1e-8, "central"))
    assert view.labels == ("f(x - h)", "f(x + h)")
    # 19.99999986 and 20.00000014 have no digit in common, yet are close
    assert view.shared_digits == 0
    assert view.sentence == (
        "f(x - h) and f(x + h) are as close as numbers that share 8 digits; "
        "about 8 significant digits survive the subtraction."
    )


@pytest.mark.parametrize(
    ("a", "b", "rows", "exponent"),
    [
        (-0.5, 0.5, ["-0.50000000000000000", " 0.50000000000000000", "", " 1.00000000000000000"], 0),
        (-2.5, -2.25, ["-2.5000000000000000", "-2.2500000000000000", " ^^", " 0.2500000000000000"], 0),
        (99.5, 100.5, [" 99.500000000000000", "100.500000000000000", "", "  1.000000000000000"], 0),
        (0.0, 0.25, ["0.00000000000000000", "0.25000000000000000", "", "0.25000000000000000"], 0),
        (-0.0, 0.0, ["0.0000000000000000", "0.0000000000000000", "", "0.0000000000000000"], 0),
        (0.00123, 0.00124,
         ["0.0012300000000000000", "0.0012400000000000000", "    ^^", "0.0000100000000000000"], 0),
        (1e-300, 1.5e-300, ["1.0000000000000000", "1.5000000000000001", "^^", "0.5000000000000001"], -300),
        (1e300, 1.5e300, ["1.0000000000000001", "1.5000000000000001", "^^", "0.5000000000000000"], 300),
        (1e-300, 5.0, ["0." + "0" * 33, "5." + "0" * 33, "", "5." + "0" * 33], 0),
        (-1e308, 1e308, ["-1.0000000000000000", " 1.0000000000000000", "", "                inf"], 308),
        (math.nan, 2.0, ["               nan", "2.0000000000000000", "", "               nan"], 0),
        (-math.inf, 2.0, ["              -inf", "2.0000000000000000", "", "               inf"], 0),
        (math.nan, math.inf, ["nan", "inf", "", "nan"], 0),
    ],
)  # fmt: skip
def test_values_of_any_size_and_sign_stand_under_each_other(a, b, rows, exponent):
    view = view_of(a, b)
    assert picture(view) == rows
    assert view.exponent == exponent


@pytest.mark.parametrize(
    ("a", "b", "sentence"),
    [
        (7.0, 7.0, "f(x) and f(x + h) are the same double: nothing survives the subtraction, and the quotient is 0."),
        (1.0, 5.0, "f(x) and f(x + h) share no leading digits; about 16 significant digits survive the subtraction."),
        (1.0, 1.0 + 2.0**-49,
         "f(x) and f(x + h) share 15 leading digits; about 1 significant digit survives the subtraction."),
        (1.0, 1.0 + 2.0**-52,
         "f(x) and f(x + h) share 16 leading digits; less than one significant digit survives the subtraction."),
        (1.0, math.nan, "f(x + h) is undefined, so there is no quotient."),
        (1.0, math.inf, "f(x + h) is too large for a double, so there is no quotient."),
        (math.nan, math.inf, "f(x) is undefined and f(x + h) is too large for a double, so there is no quotient."),
        (math.nan, math.nan, "f(x) and f(x + h) are undefined, so there is no quotient."),
        (math.inf, -math.inf, "f(x) and f(x + h) are too large for a double, so there is no quotient."),
    ],
)  # fmt: skip
def test_one_plain_sentence_says_it(a, b, sentence):
    assert view_of(a, b).sentence == sentence


@given(doubles, doubles)
def test_texts_align_and_their_digits_are_the_doubles(a, b):
    view = view_of(a, b)
    texts = (view.text_from, view.text_to, view.text_rise)
    if math.isfinite(b - a):
        assert len({text.index(".") for text in texts}) == 1
    assert len({len(text) for text in texts}) == 1
    assert len(view.text_from) <= 52
    larger, text = max((abs(a), view.text_from.replace("-", "")), (abs(b), view.text_to.replace("-", "")))
    assert value_of(text, view.exponent) == larger


@given(doubles, st.floats(-1, 1))
def test_values_near_each_other_are_both_shown_in_full(a, t):
    b = a * (1 + t * 1e-3)
    view = view_of(a, b)
    assert value_of(view.text_from, view.exponent) == a
    assert value_of(view.text_to, view.exponent) == b


@given(doubles, st.integers(-40, 40) | st.integers(-(2**60), 2**60))
def test_the_marks_cover_equal_digits_and_stop_at_the_first_difference(a, ulps):
    b = a + ulps * math.ulp(a)
    view = view_of(a, b)
    start, end = view.shared
    p, q = view.text_from, view.text_to
    assert p[start:end] == q[start:end]
    assert sum(character.isdigit() for character in p[start:end]) == view.shared_digits
    if view.shared_digits:
        assert p[start] in "123456789"
        assert p[:start].strip(" -0.") == ""
    if start < end < len(p):
        assert p[end] != q[end]


@given(st.floats(1e-290, 1e290), st.integers(1, 2**50))
def test_surviving_digits_count_how_many_ulps_the_rise_is(a, ulps):
    view = view_of(a, a + ulps * math.ulp(a))
    assert view.surviving == pytest.approx(math.log10(ulps), abs=0.5)  # the upper ulp may be twice the lower


def test_nothing_is_known_of_digits_where_a_value_is_missing():
    assert math.isnan(view_of(1.0, math.nan).surviving)


def test_examples_in_the_docstrings_hold():
    assert doctest.testmod(import_module("mgtui.engine.quotient.digits")).failed == 0


@pytest.mark.parametrize(
    ("text", "x", "h", "sure", "said"),
    [
        ("e^x-1-x", 0.0, 1e-17, (16, 0), "f itself cancels: of f(x + h) no digit is sure."),
        ("e^x-1-x", 0.0, 1e-3, (16, 10), "f itself cancels: of f(x + h) about 10 digits are sure."),
        ("(1-cos(x))/x^2", 1e-7, 1e-9, (3, 3), "of f(x) about 3 digits are sure, of f(x + h) about 3 digits are sure."),
    ],
)
def test_where_f_itself_cancels_its_digits_are_not_sure(text, x, h, sure, said):
    f = parse(text)
    view = digits_view(difference(f, x, h=h), f)
    assert tuple(map(round, view.sure)) == sure
    assert view.sentence.endswith(said)
    assert view.surviving <= min(sure) + 0.5


@pytest.mark.parametrize("text", ["3x^2-4x+5", "sin(x)", "x^2", "ln(x)", "x^3-2x+1"])
def test_of_a_function_that_does_not_cancel_nothing_is_said(text):
    f = parse(text)
    quotient = difference(f, 3.0, h=1e-8)
    assert digits_view(quotient, f).sentence == digits_view(quotient).sentence
    assert min(digits_view(quotient, f).sure) > 13


def test_of_a_callable_it_is_not_known_which_digits_are_sure():
    assert all(map(math.isnan, view_of(1.0, 2.0).sure))


def test_without_python_flint_the_bounds_say_how_many_digits_are_sure(monkeypatch):
    monkeypatch.setattr("mgtui.engine.evaluation.proof.available", lambda: False)
    f = parse("e^x-1-x")
    view = digits_view(difference(f, 0.0, h=1e-3), f)
    assert 8 < view.sure[1] < 10.5
