"""Doubles beside a break that is not theirs, and doubles that stand for one: near a double root these look alike."""

import math

import mpmath
import pytest

from mgtui.engine import behaviour, parse
from tests.quick import partly_slow

PI = math.pi

TOUCHING = [  # touches 0 at a place, and mpmath's function
    ("1-cos(x)", 2 * PI, lambda x: 1 - mpmath.cos(x)),
    ("1-sin(x)", 2.5 * PI, lambda x: 1 - mpmath.sin(x)),
    ("x^2-2pi x+pi^2", PI, lambda x: (x - mpmath.pi) ** 2),
    ("x^2-2x+1", 1.0, lambda x: (x - 1) ** 2),
    ("(x-ln(x)-1)", 1.0, lambda x: x - mpmath.ln(x) - 1),
    ("(1-cos(x))^2", 4 * PI, lambda x: (1 - mpmath.cos(x)) ** 2),
]
AWAY = [3e-15, -2e-14, 1e-12, -3e-11, 1e-9, -2e-8, 3e-7]  # of the place
BREAKING = {  # what breaks at 0, and its value and derivative right of it
    "abs({})": lambda u, du: du,
    "sqrt({})": lambda u, du: du / (2 * mpmath.sqrt(u)),
    "1/({})": lambda u, du: -du / u**2,
    "ln({})": lambda u, du: du / u,
    "cbrt({})": lambda u, du: du / (3 * mpmath.cbrt(u) ** 2),
    "floor({})": lambda u, du: 0,
    "ceil(-({}))": lambda u, du: 0,
    "sign({})": lambda u, du: 0,
    "max(0, {})": lambda u, du: du,
    "min(1, 1-({}))": lambda u, du: -du,
    "acos(1-({}))": lambda u, du: du / mpmath.sqrt(u * (2 - u)),
    "acosh(1+({}))": lambda u, du: du / mpmath.sqrt(u * (2 + u)),
    "atanh(1-({}))": lambda u, du: -du / (u * (2 - u)),
    "if({}>0, 2, x)": lambda u, du: 0,
}


@pytest.mark.parametrize(("text", "place", "true"), TOUCHING, ids=[row[0] for row in TOUCHING])
@pytest.mark.parametrize("breaking", partly_slow(BREAKING, 5))
def test_beside_a_double_root_a_function_is_smooth(breaking, text, place, true):
    f = parse(breaking.format(text))
    for away in AWAY:
        x = place + place * away
        with mpmath.workdps(120):
            at = mpmath.mpf(x)
            slope = float(BREAKING[breaking](true(at), mpmath.diff(true, at, h=mpmath.mpf(10) ** -60)))
        seen = behaviour(f, x)
        assert seen.kind == "smooth"
        assert seen.slope == pytest.approx(slope, rel=1e-6)


@pytest.mark.parametrize(
    ("text", "x", "kind"),
    [
        ("acos(cos(x))", 3.14159265, "smooth"),
        ("1/(1-cos(x))", 6.2831853, "smooth"),
        ("floor(sin(x))", 1.5707963, "smooth"),
        ("sqrt(sin(x)-1)", 1.5707963, "undefined"),
        ("atanh(sin(x))", 1.570796327, "smooth"),
        ("acos(2x/(1+x^2))", 0.99999999999999, "smooth"),
        ("(x-1)/(x^2-2x+1)*(x-1)", 1.000000001, "smooth"),
        ("sqrt(x^2-0.2x+0.01)", 0.1, "corner"),
        ("1/(1-cos(x))", 2 * PI, "pole"),
        ("abs(1-sin(x))", 0.5 * PI, "smooth"),
        ("sqrt(1-sin(x))", 0.5 * PI, "corner"),
        ("acos(cos(x))", PI, "corner"),
    ],
)
def test_a_double_root_is_at_the_double_that_stands_for_it_and_at_no_other(text, x, kind):
    assert behaviour(parse(text), x).kind == kind


@pytest.mark.parametrize(
    "text", ["(x^2-1)/(x-1)", "1/(x-1)", "1/(x^2-1)", "floor(x)", "|x-1|", "1/(sqrt(x)-1)", "mod(x,1)"]
)
def test_the_neighbour_of_a_number_that_is_meant_as_it_stands_is_not_that_number(text):
    f = parse(text)
    assert behaviour(f, 1.0).kind != "smooth"
    assert [behaviour(f, math.nextafter(1.0, way)).kind for way in (0.0, 2.0)] == ["smooth", "smooth"]


@pytest.mark.parametrize(
    ("text", "x", "kind"),
    [
        ("tan(x)", 0.5 * PI, "pole"),
        ("1/sin(x)", 1000 * PI, "pole"),
        ("1/(x-0.3)", 0.1 + 0.2, "pole"),
        ("|x-0.1|", 0.1, "corner"),
        ("|3x-2|", 2 / 3, "corner"),
        ("|e^x-2|", math.log(2), "corner"),
        ("mod(x,0.1)", 0.7, "jump"),
        ("abs(x^2-0.3x+0.02)", 0.1, "corner"),
        ("abs(x^3-2.197)", 1.3, "corner"),
    ],
)
def test_a_double_stands_for_the_place_that_nobody_can_type(text, x, kind):
    assert behaviour(parse(text), x).kind == kind


@pytest.mark.parametrize(
    ("text", "x"),
    [
        ("sin(5x)/sin(3x)", PI),
        ("csc(x)+cot(x)", PI),
        ("tan(x)*cos(x)", 0.5 * PI),
        ("sin(x)/sin(x)", -3 * PI),
        ("(e^x-2)/(x-ln(2))", math.log(2)),
        ("(x-0.1)/(x^2-0.01)", 0.1),
        ("log(x^2,x)", 1.0),
        ("atan(1/(1-sin(x)))", 0.5 * PI),
    ],
)
def test_a_gap_is_one_at_the_double_that_stands_for_it(text, x):
    seen = behaviour(parse(text), x)
    assert seen.kind == "hole"
    assert math.isnan(seen.value)


@pytest.mark.parametrize(
    ("text", "x"),
    [
        ("gamma(mod(1e100,x))", 0.3),
        ("step(floor(gamma(floor(x))))", 200.5),
        ("floor(gamma(floor(x)))", 200.5),
        ("asin(cos(x^20))", 1e15),
        ("asin(cos(e^(x^2)))", 20.0),
        ("acos(cos(cosh(x)))", 600.0),
        ("x^2-lgamma(x)", 1.7976931348623157e308),
        ("acosh(2+sin(x^40))", 1e6),
    ],
)
def test_an_argument_that_is_lost_in_its_period_ends_in_no_exception(text, x, recwarn):
    f = parse(text)
    assert behaviour(f, x).kind in ("smooth", "unknown")
    assert not recwarn.list


def test_without_python_flint_what_doubles_leave_open_is_unknown(monkeypatch):
    monkeypatch.setattr("mgtui.engine.evaluation.proof.available", lambda: False)
    assert behaviour(parse("1/(1-cos(x))"), 6.2831853).kind == "unknown"
    assert behaviour(parse("floor(sin(x))"), 1.5707963).kind == "unknown"
    assert behaviour(parse("1/(1-cos(x))"), 2 * PI).kind == "pole"
    assert behaviour(parse("tan(x)"), 0.5 * PI).kind == "pole"


@pytest.mark.parametrize("text", ["ln((x-0.3)^2)", "1/(x-0.3)^4", "1/((x-0.3)(x-0.3))", "ln((x-0.3)^8)"])
@pytest.mark.parametrize("doubles", [0, 1, 2, 3, 5, 10])
def test_near_a_multiple_root_both_sides_are_alike_and_three_doubles_off_it_is_none(text, doubles):
    x = 0.3 + doubles * math.ulp(0.3)
    what = behaviour(parse(text), x)
    if doubles < 3:
        assert what.kind == "smooth" or (what.kind, what.left_limit) == ("pole", what.right_limit)
    else:
        assert what.kind == "smooth"


@pytest.mark.parametrize("text", ["((x-0.3)^6)^(1/6)", "hypot(x-0.3, 0)", "sqrt((x-0.3)^2)"])
def test_nor_is_there_a_corner_three_doubles_off_a_root_of_a_power(text):
    what = behaviour(parse(text), 0.3 + 3.0 * math.ulp(0.3))
    assert what.kind == "smooth"
    assert what.slope == pytest.approx(1.0)


def test_a_number_that_a_constant_swallows_is_no_multiple_root():
    what = behaviour(parse("log(1 + (x+8)^2, 1 + (x+8)^2)"), -7.999999999999992)
    assert (what.kind, what.value) == ("smooth", 1.0)
