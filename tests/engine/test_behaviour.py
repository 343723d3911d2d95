"""What f does at a point, against limits from both sides that mpmath takes, and where the rules need one-sided help."""

import json
import math
import re
from itertools import pairwise
from pathlib import Path

import mpmath
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mpmath import mpf

from mgtui.engine.behaviour import behaviour, numbers_and_behaviour
from mgtui.engine.expression import parse
from mgtui.engine.local.kinds import KINDS

INF, NAN, PI = math.inf, math.nan, math.pi
ROOT_HALF = math.sqrt(0.5)


def cbrt(x):
    return mpmath.sign(x) * mpmath.cbrt(abs(x))


def relu(x):
    return max(x, mpf(0))


def mod(x, m):
    return x - m * mpmath.floor(x / m)


def sigmoid(x):
    return 1 / (1 + mpmath.exp(-x))


def real_acos(x):
    if abs(x) > 1:
        raise ValueError("not real")
    return mpmath.acos(x)


def real_power(x, y):
    if x < 0 or (x == 0 and y < 0):
        raise ValueError("not real")
    return mpmath.power(x, y)


E = mpmath.exp
THIRD = mpf(1) / 3
# expression, x as a double, where the break truly is, the same function in mpmath, kind,
# one-sided slopes (left, right), one-sided limits (left, right). nan: there is none.
POINTS = [
    ("sin(x)/x", 0.0, 0, lambda x: mpmath.sin(x) / x, "hole", (0, 0), (1, 1)),
    ("(1-cos x)/x^2", 0.0, 0, lambda x: (1 - mpmath.cos(x)) / x**2, "hole", (0, 0), (0.5, 0.5)),
    ("(x-sin x)/x^3", 0.0, 0, lambda x: (x - mpmath.sin(x)) / x**3, "hole", (0, 0), (1 / 6, 1 / 6)),
    ("(e^x-1-x)/x^2", 0.0, 0, lambda x: (E(x) - 1 - x) / x**2, "hole", (1 / 6, 1 / 6), (0.5, 0.5)),
    ("(tan x-sin x)/x^3", 0.0, 0, lambda x: (mpmath.tan(x) - mpmath.sin(x)) / x**3, "hole", (0, 0), (0.5, 0.5)),
    ("(x^2-4)/(x-2)", 2.0, 2, lambda x: (x**2 - 4) / (x - 2), "hole", (1, 1), (4, 4)),
    ("(x^3-8)/(x^2-4)", 2.0, 2, lambda x: (x**3 - 8) / (x**2 - 4), "hole", (0.75, 0.75), (3, 3)),
    ("1/x-1/sin(x)", 0.0, 0, lambda x: 1 / x - 1 / mpmath.sin(x), "hole", (-1 / 6, -1 / 6), (0, 0)),
    ("e^(-1/x^2)", 0.0, 0, lambda x: E(-1 / x**2), "hole", (0, 0), (0, 0)),
    ("x tanh(1/x)", 0.0, 0, lambda x: x * mpmath.tanh(1 / x), "hole", (-1, 1), (0, 0)),
    ("x/(1+e^(1/x))", 0.0, 0, lambda x: x / (1 + E(1 / x)), "hole", (1, 0), (0, 0)),
    ("x^2 ln|x|", 0.0, 0, lambda x: x**2 * mpmath.ln(abs(x)), "hole", (0, 0), (0, 0)),
    ("x ln|x|", 0.0, 0, lambda x: x * mpmath.ln(abs(x)), "hole", (-INF, -INF), (0, 0)),
    ("1/gamma(x)", -1.0, -1, mpmath.rgamma, "hole", (-1, -1), (0, 0)),
    ("x floor(1/x)", 0.0, 0, lambda x: x * mpmath.floor(1 / x), "hole", (NAN, NAN), (1, 1)),
    ("x sin(1/x)", 0.0, 0, lambda x: x * mpmath.sin(1 / x), "hole", (NAN, NAN), (0, 0)),
    ("x^2 sin(1/x)", 0.0, 0, lambda x: x**2 * mpmath.sin(1 / x), "hole", (0, 0), (0, 0)),
    ("|x|", 0.0, 0, abs, "corner", (-1, 1), (0, 0)),
    ("sqrt(x^2)", 0.0, 0, lambda x: mpmath.sqrt(x**2), "corner", (-1, 1), (0, 0)),
    ("|sin x|", 0.0, 0, lambda x: abs(mpmath.sin(x)), "corner", (-1, 1), (0, 0)),
    ("|sin x|", PI, lambda: +mpmath.pi, lambda x: abs(mpmath.sin(x)), "corner", (-1, 1), (0, 0)),
    ("|x^2-2|", math.sqrt(2), lambda: mpmath.sqrt(2), lambda x: abs(x**2 - 2), "corner",
     (-math.sqrt(8), math.sqrt(8)), (0, 0)),
    ("|x-0.3|", 0.1 + 0.2, "0.3", lambda x: abs(x - mpf("0.3")), "corner", (-1, 1), (0, 0)),
    ("sqrt(1-cos x)", 0.0, 0, lambda x: mpmath.sqrt(1 - mpmath.cos(x)), "corner", (-ROOT_HALF, ROOT_HALF), (0, 0)),
    ("max(x,x^2)", 1.0, 1, lambda x: max(x, x**2), "corner", (1, 2), (1, 1)),
    ("max(min(x,1),-1)", 1.0, 1, lambda x: max(min(x, mpf(1)), mpf(-1)), "corner", (1, 0), (1, 1)),
    ("min(x,x^2,x^3)", 1.0, 1, lambda x: min(x, x**2, x**3), "corner", (3, 1), (1, 1)),
    ("max(sin x,cos x)", PI / 4, lambda: mpmath.pi / 4, lambda x: max(mpmath.sin(x), mpmath.cos(x)), "corner",
     (-ROOT_HALF, ROOT_HALF), (ROOT_HALF, ROOT_HALF)),
    ("relu(x)", 0.0, 0, relu, "corner", (0, 1), (0, 0)),
    ("||x|-1|", 1.0, 1, lambda x: abs(abs(x) - 1), "corner", (-1, 1), (0, 0)),
    ("asin(sin(x))", PI / 2, lambda: mpmath.pi / 2, lambda x: mpmath.asin(mpmath.sin(x)), "corner",
     (1, -1), (PI / 2, PI / 2)),
    ("acos(cos(x))", 0.0, 0, lambda x: mpmath.acos(mpmath.cos(x)), "corner", (-1, 1), (0, 0)),
    ("relu(x)^0.5", 0.0, 0, lambda x: mpmath.sqrt(relu(x)), "corner", (0, INF), (0, 0)),
    ("x|x|", 0.0, 0, lambda x: x * abs(x), "smooth", (0, 0), (0, 0)),
    ("|x|^3", 0.0, 0, lambda x: abs(x) ** 3, "smooth", (0, 0), (0, 0)),
    ("sqrt(x^4)", 0.0, 0, lambda x: mpmath.sqrt(x**4), "smooth", (0, 0), (0, 0)),
    ("floor(x^2)", 0.0, 0, lambda x: mpmath.floor(x**2), "smooth", (0, 0), (0, 0)),
    ("relu(x)^2+x", 0.0, 0, lambda x: relu(x) ** 2 + x, "smooth", (1, 1), (0, 0)),
    ("gelu(x)", 0.0, 0, lambda x: x * mpmath.ncdf(x), "smooth", (0.5, 0.5), (0, 0)),
    ("sinc(x)", 0.0, 0, mpmath.sinc, "smooth", (0, 0), (1, 1)),
    ("x^0", 0.0, 0, lambda x: x**0, "smooth", (0, 0), (1, 1)),
    ("7", 2.0, 2, lambda x: mpf(7), "smooth", (0, 0), (7, 7)),
    ("cot(x)", PI / 2, PI / 2, mpmath.cot, "smooth", (-1, -1), (0, 0)),
    ("3x^2-4x+5", 3.0, 3, lambda x: 3 * x**2 - 4 * x + 5, "smooth", (14, 14), (20, 20)),
    ("cbrt(x^2)", 0.0, 0, lambda x: mpmath.cbrt(x**2), "cusp", (-INF, INF), (0, 0)),
    ("|x|^(1/3)", 0.0, 0, lambda x: abs(x) ** THIRD, "cusp", (-INF, INF), (0, 0)),
    ("sqrt|sin x|", PI, lambda: +mpmath.pi, lambda x: mpmath.sqrt(abs(mpmath.sin(x))), "cusp", (-INF, INF), (0, 0)),
    ("1-|x|^0.9", 0.0, 0, lambda x: 1 - abs(x) ** mpf("0.9"), "cusp", (INF, -INF), (1, 1)),
    ("cbrt(x)", 0.0, 0, cbrt, "vertical", (INF, INF), (0, 0)),
    ("cbrt(2-x)", 2.0, 2, lambda x: cbrt(2 - x), "vertical", (-INF, -INF), (0, 0)),
    ("|x|^x", 0.0, 0, lambda x: mpmath.power(abs(x), x), "vertical", (-INF, -INF), (1, 1)),
    ("floor(x)", 1.0, 1, mpmath.floor, "jump", (0, 0), (0, 1)),
    ("ceil(x)", 2.0, 2, mpmath.ceil, "jump", (0, 0), (2, 3)),
    ("round(x)", 0.5, "0.5", lambda x: mpmath.floor(x + mpf("0.5")), "jump", (0, 0), (0, 1)),
    ("mod(x,2)", 4.0, 4, lambda x: mod(x, 2), "jump", (1, 1), (2, 0)),
    ("mod(x,0.1)", 0.3, "0.3", lambda x: mod(x, mpf("0.1")), "jump", (1, 1), (0.1, 0)),
    ("x sign(x)+sign(x)", 0.0, 0, lambda x: abs(x) + mpmath.sign(x), "jump", (-1, 1), (-1, 1)),
    ("step(x)", 0.0, 0, lambda x: mpf(x >= 0), "jump", (0, 0), (0, 1)),
    ("1/(1+e^(1/x))", 0.0, 0, lambda x: 1 / (1 + E(1 / x)), "jump", (0, 0), (1, 0)),
    ("tanh(1/x)", 0.0, 0, lambda x: mpmath.tanh(1 / x), "jump", (0, 0), (-1, 1)),
    ("atan(1/x)", 0.0, 0, lambda x: mpmath.atan(1 / x), "jump", (-1, -1), (-PI / 2, PI / 2)),
    ("erf(1/x)", 0.0, 0, lambda x: mpmath.erf(1 / x), "jump", (0, 0), (-1, 1)),
    ("sigmoid(1/x)", 0.0, 0, lambda x: sigmoid(1 / x), "jump", (0, 0), (0, 1)),
    ("|x|/x", 0.0, 0, lambda x: abs(x) / x, "jump", (0, 0), (-1, 1)),
    ("1-|sign(x)|", 0.0, 0, lambda x: 1 - abs(mpmath.sign(x)), "jump", (0, 0), (0, 0)),
    ("floor(1-x^2)", 0.0, 0, lambda x: mpmath.floor(1 - x**2), "jump", (0, 0), (0, 0)),
    ("0^x", 0.0, 0, lambda x: real_power(mpf(0), x), "jump", (NAN, 0), (NAN, 0)),
    ("1/x", 0.0, 0, lambda x: 1 / x, "pole", (NAN, NAN), (-INF, INF)),
    ("1/x^2", 0.0, 0, lambda x: 1 / x**2, "pole", (NAN, NAN), (INF, INF)),
    ("1/(x-0.3)", 0.1 + 0.2, "0.3", lambda x: 1 / (x - mpf("0.3")), "pole", (NAN, NAN), (-INF, INF)),
    ("tan(x)", PI / 2, lambda: mpmath.pi / 2, mpmath.tan, "pole", (NAN, NAN), (INF, -INF)),
    ("ln|x|", 0.0, 0, lambda x: mpmath.ln(abs(x)), "pole", (NAN, NAN), (-INF, -INF)),
    ("ln(x)", 0.0, 0, mpmath.ln, "pole", (NAN, NAN), (NAN, -INF)),
    ("e^(1/x)", 0.0, 0, lambda x: E(1 / x), "pole", (0, NAN), (0, INF)),
    ("x e^(1/x)", 0.0, 0, lambda x: x * E(1 / x), "pole", (0, NAN), (0, INF)),
    ("atanh(x)", 1.0, 1, mpmath.atanh, "pole", (NAN, NAN), (INF, NAN)),
    ("gamma(x)", 0.0, 0, mpmath.gamma, "pole", (NAN, NAN), (-INF, INF)),
    ("gamma(x)", -2.0, -2, mpmath.gamma, "pole", (NAN, NAN), (-INF, INF)),
    ("log_x(2)", 1.0, 1, lambda x: mpmath.ln(2) / mpmath.ln(x), "pole", (NAN, NAN), (-INF, INF)),
    ("softplus(1/x)", 0.0, 0, lambda x: mpmath.ln(1 + E(1 / x)), "pole", (0, NAN), (0, INF)),
    ("sinh(1/x)", 0.0, 0, lambda x: mpmath.sinh(1 / x), "pole", (NAN, NAN), (-INF, INF)),
    ("sqrt(x)", 0.0, 0, mpmath.sqrt, "edge", (NAN, INF), (NAN, 0)),
    ("x sqrt(x)", 0.0, 0, lambda x: x * mpmath.sqrt(x), "edge", (NAN, 0), (NAN, 0)),
    ("sqrt(4-x)", 4.0, 4, lambda x: mpmath.sqrt(4 - x), "edge", (-INF, NAN), (0, NAN)),
    ("x ln x", 0.0, 0, lambda x: x * mpmath.ln(x), "edge", (NAN, -INF), (NAN, 0)),
    ("x^x", 0.0, 0, lambda x: real_power(x, x), "edge", (NAN, -INF), (NAN, 1)),
    ("x^(1/x)", 0.0, 0, lambda x: real_power(x, 1 / x), "edge", (NAN, 0), (NAN, 0)),
    ("x^(1/ln x)", 0.0, 0, lambda x: real_power(x, 1 / mpmath.ln(x)), "edge", (NAN, 0), (NAN, math.e)),
    ("1/ln(x)", 0.0, 0, lambda x: 1 / mpmath.ln(x), "edge", (NAN, -INF), (NAN, 0)),
    ("x^2.5", 0.0, 0, lambda x: real_power(x, mpf("2.5")), "edge", (NAN, 0), (NAN, 0)),
    ("asin(x)", 1.0, 1, mpmath.asin, "edge", (INF, NAN), (PI / 2, NAN)),
    ("acos(x)", 1.0, 1, mpmath.acos, "edge", (-INF, NAN), (0, NAN)),
    ("acos(x)", -1.0, -1, mpmath.acos, "edge", (NAN, -INF), (NAN, PI)),
    ("acosh(x)", 1.0, 1, mpmath.acosh, "edge", (NAN, INF), (NAN, 0)),
    ("asin(x)^2", 1.0, 1, lambda x: (mpmath.pi / 2 - real_acos(x)) ** 2, "edge", (INF, NAN), (PI**2 / 4, NAN)),
    ("asec(x)", 1.0, 1, mpmath.asec, "edge", (NAN, INF), (NAN, 0)),
    ("acos(x)^2", 1.0, 1, lambda x: real_acos(x) ** 2, "edge", (-2, NAN), (0, NAN)),
    ("sqrt(x)+sqrt(-x)", 0.0, 0, lambda x: mpmath.sqrt(x) + mpmath.sqrt(-x), "edge", (NAN, NAN), (NAN, NAN)),
    ("ln(-x^2)", 2.0, 2, lambda x: mpmath.ln(-(x**2)), "undefined", (NAN, NAN), (NAN, NAN)),
    ("ln(x)", -1.0, -1, mpmath.ln, "undefined", (NAN, NAN), (NAN, NAN)),
    ("asin(x)", 1.5, "1.5", mpmath.asin, "undefined", (NAN, NAN), (NAN, NAN)),
]  # fmt: skip


def beside(function, where, side):
    """(distance, f) at points ever closer to `where` on one side; an empty list where f is not real there."""
    found = []
    for digits in (8, 40, 200):
        h = mpf(10) ** -digits
        try:
            y = mpmath.mpmathify(function(where + side * h))
        except (ValueError, ZeroDivisionError):
            return []
        if y.imag:
            return []
        found.append((h, y.real))
    return found


def approaches(sequence, end):
    """Whether numbers approach `end`: quickly, or slowly but steadily as logarithms do."""
    if math.isinf(end):
        sizes = [math.copysign(1, end) * y for y in sequence]
        return sizes == sorted(sizes) and sizes[-1] > 50
    off = [abs(y - mpf(end)) for y in sequence]
    return off[-1] < 1e-15 or (off == sorted(off, reverse=True) and off[-1] < 0.01)


@pytest.mark.parametrize(
    ("text", "x", "where", "function", "kind", "slopes", "limits"), POINTS, ids=[f"{p[0]} at {p[1]}" for p in POINTS]
)
def test_kind_limits_and_slopes_are_those_that_mpmath_sees_from_both_sides(
    text, x, where, function, kind, slopes, limits
):
    seen = behaviour(parse(text), x)
    assert seen.kind == kind
    for got, want in zip((seen.left, seen.right, seen.left_limit, seen.right_limit), (*slopes, *limits), strict=True):
        assert got == pytest.approx(want, rel=1e-13, abs=1e-15, nan_ok=True)
    with mpmath.workdps(700):
        place = where() if callable(where) else mpf(where)
        for side, slope, limit in ((-1, slopes[0], limits[0]), (1, slopes[1], limits[1])):
            points = beside(function, place, side)
            assert bool(points) != math.isnan(limit)
            assert not points or approaches([y for _, y in points], limit)
            assert math.isnan(slope) or approaches([side * (a[1] - b[1]) / a[0] for a, b in pairwise(points)], slope)


def test_the_table_has_at_least_sixty_points_and_every_kind_but_unknown():
    assert len(POINTS) >= 60
    assert {point[4] for point in POINTS} == set(KINDS) - {"unknown"}


def test_where_many_powers_cancel_the_series_are_made_longer():
    assert behaviour(parse("(tan(sin x) - sin(tan x))/x^7"), 0.0).limit == pytest.approx(1 / 30)
    assert behaviour(parse("(sin(x) - x + x^3/6 - x^5/120)/x^7"), 0.0).limit == pytest.approx(-1 / 5040)


@pytest.mark.parametrize("text", [point[0] for point in POINTS if point[4] == "hole"])
def test_a_hole_has_no_value_and_the_limit_that_fills_it(text):
    x = next(point[1] for point in POINTS if point[0] == text)
    seen = behaviour(parse(text), x)
    assert math.isnan(seen.value)
    assert seen.limit == seen.left_limit == pytest.approx(seen.right_limit)


@pytest.mark.parametrize("point", [point for point in POINTS if point[4] == "smooth"], ids=lambda point: point[0])
def test_smooth_points_and_no_others_have_a_slope_and_it_is_the_jets(point):
    seen = behaviour(parse(point[0]), point[1])
    assert seen.slope == seen.left == seen.right
    assert seen.slope == pytest.approx(parse(point[0]).jet(point[1]).slope, rel=1e-13, abs=1e-15)


@pytest.mark.parametrize("point", [point for point in POINTS if point[4] != "smooth"], ids=lambda point: point[0])
def test_elsewhere_no_number_passes_for_a_slope(point):
    assert math.isnan(behaviour(parse(point[0]), point[1]).slope)


@pytest.mark.parametrize(
    ("text", "x"),
    [("sin(1/x)", 0.0), ("cos(1/x)+x", 0.0), ("1/sin(1/x)", 0.0), ("tan(1/x)", 0.0), ("sqrt(sin(1/x))", 0.0),
     ("mod(1/x,1)", 0.0), ("ln(2+sin(1/x))", 0.0), ("sign(sin(1/x))", 0.0), ("exp(x)", 710.0),
     ("e^x", 1e300), ("gamma(1/x)", 0.0)],
)  # fmt: skip
def test_unknown_is_said_rather_than_guessed_and_comes_without_numbers(text, x):
    seen = behaviour(parse(text), x)
    assert seen.kind == "unknown"
    assert all(map(math.isnan, (seen.slope, seen.left, seen.right, seen.limit)))


@pytest.mark.parametrize(
    ("text", "x", "slope"),
    [("1/(1+e^(-x))", -750.0, 0.0), ("1/(1+e^(-x))", 750.0, 0.0), ("1/cosh(x)", 800.0, 0.0), ("sin(x)", 1e22, None),
     ("e^x/(1+e^x)", 800.0, 0.0), ("sqrt(x^2+1)", 1e155, 1.0), ("sqrt(x^2)", 1e-200, 1.0),
     ("1/sin(x)", 1e22, None), ("tanh(1e6(x-0.3))", 0.3, 1e6), ("gamma(x)", -7.5, None), ("x^2.5", 1e-200, None),
     ("ln(x)", 1e-300, 1e300), ("(1-x)(1+x)", 1.0, -2.0)],
)  # fmt: skip
def test_no_break_is_seen_where_numbers_are_large_small_or_steep(text, x, slope):
    seen = behaviour(parse(text), x)
    assert seen.kind == "smooth"
    assert seen.slope == pytest.approx(parse(text).jet(x).slope if slope is None else slope, rel=1e-12)


@pytest.mark.parametrize(
    ("text", "x", "kind"),
    [
        ("e^(-asin(floor(x)))", 1.0, "jump"), ("log2((pi+x)^ceil(x))", 0.0, "jump"), ("2^floor(x)", 1.0, "jump"),
        ("floor(cosh(ceil(erf(x))))", 10.0, "smooth"), ("floor(tanh(x))", 30.0, "smooth"),
        ("asin(cos(x))", 0.0, "corner"), ("x/x", 0.0, "hole"), ("asec(x/x)", 2.0, "smooth"),
        ("min(x/x,2)", 1.0, "smooth"), ("mod(x,x)", 3.0, "smooth"), ("sqrt(1-cos(1e-9x))", 0.0, "corner"),
        ("|sin x|", 1000 * PI, "corner"), ("|1e-30(x-0.3)|", 0.1 + 0.2, "corner"),
        ("|x-1e-8|", 1e-8, "corner"), ("|1e100x-3|", 3e-100, "corner"), ("1/(1e-200x)", 0.0, "pole"),
        ("|x-1e6|", 1e6, "corner"), ("1/x", 1e-200, "smooth"), ("1/x", 1e200, "smooth"), ("x^3", 1e-150, "smooth"),
    ],
)  # fmt: skip
def test_neither_scale_nor_saturation_nor_a_piece_inside_a_power_hides_or_fakes_a_break(text, x, kind):
    assert behaviour(parse(text), x).kind == kind


@pytest.mark.parametrize(
    ("text", "x"),
    [("1/x", 1e-200), ("1/x", -1e-200), ("ln(x)", 1e-310), ("x^0.001", 1e-312), ("1/x^3", 1e-90), ("e^x/x", 1e-170)],
)
def test_a_smooth_point_never_has_an_infinite_slope(text, x):
    seen = behaviour(parse(text), x)
    assert seen.kind == "smooth"
    assert all(map(math.isnan, (seen.slope, seen.left, seen.right)))
    assert seen.sentence.endswith(", but its slope is too large for a double.")


@pytest.mark.parametrize(
    ("text", "x", "y"),
    [("sqrt(-sin(pi x)^2)", 1.0, 0.0), ("3 + sqrt(-sin(x)^2)", PI, 3.0), ("sqrt(-sin(2pi x)^2)", 0.5, 0.0)],
)
def test_a_point_that_rounding_alone_takes_away_is_told_as_such(text, x, y):
    seen = behaviour(parse(text), x)
    assert (seen.kind, seen.limit) == ("edge", y)
    assert math.isnan(seen.value)
    assert seen.sentence.endswith(f"alone, not beside it: f = {y:.0f} but for rounding, no slope.")


def test_the_same_holds_along_one_of_several_variables():
    assert behaviour(parse("sqrt(-sin(a x)^2)"), 1.0, a=PI).kind == "edge"
    assert behaviour(parse("sqrt(-sin(a x)^2)"), 1.5, a=PI).kind == "undefined"


@pytest.mark.parametrize(
    ("text", "slope"),
    [
        ("|1-erf(x)|", -4.197656231354417e-44),
        ("sqrt(1-tanh(4x))", -2.4032320822395263e-17),
        ("asin(tanh(4x))", 3.398683404233271e-17),
    ],
)
def test_what_rounding_has_eaten_is_proven(text, slope):
    """At 10 these are within rounding of a break, and no step in x would lead out of it."""
    seen = behaviour(parse(text), 10.0)
    assert (seen.kind, seen.slope) == ("smooth", slope)


@pytest.mark.parametrize("text", ["|1-erf(x)|", "sqrt(1-tanh(4x))", "asin(tanh(4x))"])
def test_what_rounding_has_eaten_is_not_known_where_digits_cannot_be_proven(text, monkeypatch):
    monkeypatch.setattr("mgtui.engine.evaluation.proof.available", lambda: False)
    assert behaviour(parse(text), 10.0).kind == "unknown"


@pytest.mark.parametrize(
    ("text", "x", "sentence"),
    [
        ("3x^2-4x+5", 3.0, "f is smooth at 3: f = 20, slope 14."),
        ("|x|", 0.0, "f has a corner at 0: slope −1 from the left, 1 from the right."),
        ("cbrt(x^2)", 0.0, "f has a cusp at 0: slope −∞ from the left, ∞ from the right."),
        ("cbrt(x)", 0.0, "f has a vertical tangent at 0: slope ∞ from both sides."),
        ("floor(x)", 1.0, "f jumps at 1: it tends to 0 from the left, 1 from the right, f = 1 there."),
        ("1-|sign(x)|", 0.0, "f jumps at 0: it tends to 0 from both sides, f = 1 there."),
        ("1/x", 0.0, "f has a pole at 0: it tends to −∞ from the left, ∞ from the right."),
        ("1/x^2", 0.0, "f has a pole at 0: it tends to ∞ from both sides."),
        ("ln(x)", 0.0, "f has a pole at 0: it tends to −∞ from the right, not defined on the left."),
        ("sin(x)/x", 0.0, "f has a hole at 0: no value there, but it tends to 1 from both sides."),
        ("sqrt(x)", 0.0, "f begins at 0: f = 0, slope ∞ from the right."),
        ("asin(x)", 1.0, "f ends at 1: f = 1.5708, slope ∞ from the left."),
        ("x ln x", 0.0, "f begins at 0: no value there, but it tends to 0, slope −∞ from the right."),
        ("sqrt(x)+sqrt(-x)", 0.0, "f is defined at 0 alone, not beside it: f = 0, no slope."),
        ("(-3)^x", 2.0, "f is defined at 2 alone, not beside it: f = 9, no slope."),
        ("{x=1: 5, x>2: 3}", 1.0, "f is defined at 1 alone, not beside it: f = 5, no slope."),
        ("{x=1 and x<2: 7, x>3: 2} + x", 1.0, "f is defined at 1 alone, not beside it: f = 8, no slope."),
        ("if(x=1 or sqrt(x-3)>2, 7)", 1.0, "f is defined at 1 alone, not beside it: f = 7, no slope."),
        ("{x=1: sqrt(x-2), x>2: 3}", 1.0, "f is not defined at 1."),
        ("0^(x^2)", 0.0, "f jumps at 0: it tends to 0 from both sides, f = 1 there."),
        ("ln(x)", -1.0, "f is not defined at −1."),
        ("sin(1/x)", 0.0, "What f does beside 0 cannot be told."),
        ("exp(x)", 710.0, "f comes out too large at 710 for its slope to be told."),
        ("x + 1e-9|x|", 0.0, "f has a corner at 0: slope 0.999999999 from the left, 1 from the right."),
    ],
)
def test_the_sentence_says_it_in_plain_words(text, x, sentence):
    assert behaviour(parse(text), x).sentence == sentence


@pytest.mark.parametrize(
    ("text", "x", "place"),
    [
        ("floor(x)", 0.9999999, "0.9999999"),
        ("floor(x)", 1 - 1e-9, "0.999999999"),
        ("tan(x)", 1.57079632, "1.57079632"),
        ("3 + |x - 1|", 0.99999999, "0.99999999"),
        ("|x^2 - 2|", 1.4142135, "1.4142135"),
        ("ln(x - 1)", 0.99999999, "0.99999999"),
        ("acosh(x)", 0.99999999, "0.99999999"),
        ("(x^2 - 1)/(x - 1)", 1.0000001, "1.0000001"),
        ("floor(1e7 x)", 0.1234567, "0.1234567"),
        ("tan(x)", PI / 2, "1.5708"),
        ("|x^2 - 2|", math.sqrt(2), "1.41421"),
        ("x^2", 2 / 3, "0.666667"),
        ("ln(x)", -1 / 3, "−0.333333"),
    ],
)
def test_the_sentence_writes_x_so_that_it_is_said_of_no_other_point(text, x, place):
    assert re.search(rf" at {re.escape(place)}[:.]( |$)", behaviour(parse(text), x).sentence)


@pytest.mark.parametrize("x", [0.9999999, 1 - 1e-15, 1 / 3])
def test_of_a_callable_nobody_knows_which_digits_matter_so_all_are_written(x):
    assert f" at {x!r}" in behaviour(math.floor, x).sentence


def test_other_variables_stay_where_they_are_put():
    f = parse("|a x - b|")
    seen = behaviour(f, 2.0, a=3.0, b=6.0)
    assert (seen.kind, seen.left, seen.right) == ("corner", -3.0, 3.0)
    assert behaviour(f, 3.0, x=2.0, b=6.0).left == -2.0


def test_misuse_is_refused():
    with pytest.raises(TypeError):
        behaviour(parse("a x"), 1.0)
    with pytest.raises(TypeError):
        behaviour(parse("x"), 1.0, q=2.0)
    with pytest.raises(ValueError, match="finite"):
        behaviour(parse("x"), math.nan)


# Where the rules give nan: x, slope, curvature.
REPAIRED = [
    ("x|x|", 0.0, 0.0, NAN), ("|x|^3", 0.0, 0.0, 0.0), ("x^2|x|", 0.0, 0.0, 0.0), ("sqrt(x^4)", 0.0, 0.0, 2.0),
    ("sqrt(x)", 0.0, INF, -INF), ("x sqrt(x)", 0.0, 0.0, INF), ("x^2 sqrt(x)", 0.0, 0.0, 0.0),
    ("|x|", 0.0, NAN, NAN), ("sign(x)", 0.0, NAN, NAN), ("floor(x)", 1.0, NAN, NAN), ("floor(x^2)", 0.0, 0.0, 0.0),
    ("relu(x)^2", 0.0, 0.0, NAN), ("relu(x)^3", 0.0, 0.0, 0.0), ("max(x,x^2)", 1.0, NAN, NAN),
    ("max(x^2,x^4)", 0.0, 0.0, 2.0), ("asin(x)", 1.0, INF, INF), ("acos(x)^2", 1.0, -2.0, 2 / 3),
    ("cbrt(x)", 0.0, INF, NAN), ("cbrt(x)^3", 0.0, 1.0, 0.0), ("cbrt(x^2)", 0.0, NAN, NAN), ("x^x", 0.0, -INF, INF),
    ("|x|^x", 0.0, -INF, NAN), ("sqrt(x)+sqrt(-x)", 0.0, NAN, NAN), ("mod(x,2)x", 0.0, NAN, NAN),
    ("sin|x|^2", 0.0, 0.0, 2.0), ("cos|x|", 0.0, 0.0, -1.0), ("cosh(sqrt(x^2))", 0.0, 0.0, 1.0),
    ("x step(x)", 0.0, NAN, NAN), ("x^2 step(x)", 0.0, 0.0, NAN), ("1/(1+e^(-x))", -750.0, 0.0, 0.0),
]  # fmt: skip


@pytest.mark.parametrize(("text", "x", "slope", "curvature"), REPAIRED)
def test_the_jet_is_one_sided_at_edges_nan_at_breaks_and_true_where_the_rules_fail(text, x, slope, curvature):
    jet = parse(text).jet(x)
    assert jet.slope == pytest.approx(slope, rel=1e-14, nan_ok=True)
    assert jet.curvature == pytest.approx(curvature, rel=1e-13, nan_ok=True)


def test_the_jet_takes_x_for_the_double_it_is():
    assert parse("tan(x)").jet(PI / 2).slope == pytest.approx(1 / math.cos(PI / 2) ** 2)
    assert parse("|x-0.3|").jet(0.1 + 0.2).slope == 1.0
    assert behaviour(parse("|x-0.3|"), 0.1 + 0.2).kind == "corner"


ROWS = json.loads((Path(__file__).parents[1] / "cases" / "derivatives.json").read_text())["rows"]


def number(text):
    return NAN if text is None else float(text)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['expr']} at {row['x']}")
def test_value_and_slope_agree_with_the_table_of_derivatives(row):
    f, x = parse(row["expr"]), float.fromhex(row["x_hex"])
    jet, seen = f.jet(x), behaviour(f, x)
    value, slope = number(row["f"]), number(row["df"])
    assert jet.value == pytest.approx(value, rel=row.get("rtol_f", 1e-13), abs=row.get("atol_f", 0.0), nan_ok=True)
    tolerance = {"rel": row.get("rtol_df", 1e-13), "abs": row.get("atol_df", 0.0)}
    assert jet.slope == pytest.approx(slope, **tolerance, nan_ok=True)
    assert seen.slope == pytest.approx(slope if math.isfinite(slope) else NAN, **tolerance, nan_ok=True)
    for ours, key in ((seen.left, "df_left"), (seen.right, "df_right"), (seen.limit, "limit_f")):
        assert key not in row or ours == pytest.approx(float(row[key]), rel=1e-13)
    assert "limit_df" not in row or (seen.left, seen.right) == (float(row["limit_df"]),) * 2


BREAKING = [
    "|{x}|", "cbrt({x})", "cbrt(({x})^2)", "sign({x})", "1/({x})", "sqrt({x})", "({x}) ln({x})", "sin({x})/({x})",
    "relu({x})", "({x})|{x}|", "floor({x})", "tanh(1/({x}))", "ln|{x}|", "e^({x})", "max({x},({x})^2)",
]  # fmt: skip
SMOOTH = ["sin(x)", "x^2-3x", "e^(x/4)", "sqrt(x^2+1)", "sigmoid(x)"]
dyadic = st.integers(-40, 40).map(lambda n: n / 8)


@settings(deadline=None)
@given(st.sampled_from(BREAKING), st.sampled_from(SMOOTH), dyadic)
def test_a_smooth_summand_changes_no_kind_and_adds_its_slope_to_both_sides(breaking, smooth, at):
    term = breaking.format(x=f"(x - ({at}))")
    alone, g = behaviour(parse(term), at), parse(smooth).jet(at)
    both = behaviour(parse(f"({term}) + ({smooth})"), at)
    assert both.kind == alone.kind
    for ours, before in ((both.left, alone.left), (both.right, alone.right)):
        assert ours == pytest.approx(before + g.slope, rel=1e-12, abs=1e-12, nan_ok=True)
    for ours, before in ((both.left_limit, alone.left_limit), (both.right_limit, alone.right_limit)):
        assert ours == pytest.approx(before + g.value, rel=1e-12, abs=1e-12, nan_ok=True)


@settings(deadline=None)
@given(st.sampled_from(BREAKING), st.sampled_from([-3.0, -0.5, 0.25, 7.0]), dyadic)
def test_a_factor_changes_no_kind_and_multiplies_both_slopes(breaking, factor, at):
    term = breaking.format(x=f"(x - ({at}))")
    alone, scaled = behaviour(parse(term), at), behaviour(parse(f"({factor}) * ({term})"), at)
    assert scaled.kind == alone.kind
    for ours, before in ((scaled.left, alone.left), (scaled.right, alone.right)):
        assert ours == pytest.approx(factor * before, rel=1e-13, nan_ok=True)


@settings(deadline=None)
@given(st.sampled_from(BREAKING), st.integers(-50, 50))
def test_a_break_moves_with_the_function_and_rounding_does_not_hide_it(breaking, tenths):
    """The place is a decimal that no double is, and x reaches it by adding tenths."""
    at, x = tenths / 10, 0.0
    for _ in range(abs(tenths)):
        x += math.copysign(0.1, tenths)
    here, there = behaviour(parse(breaking.format(x="x")), 0.0), behaviour(parse(breaking.format(x=f"(x-({at}))")), at)
    assert there.kind == here.kind
    assert there.left == pytest.approx(here.left, rel=1e-12, nan_ok=True)
    assert there.right == pytest.approx(here.right, rel=1e-12, nan_ok=True)
    if abs(x - at) <= math.ulp(x):
        meant = x != at and (at * 2).is_integer()  # 1.5 is no rounded number that the double beside it stands for
        kinds = {"smooth", "undefined"} if meant else {here.kind}
        assert behaviour(parse(breaking.format(x=f"(x-({at}))")), x).kind in kinds


@settings(deadline=None)
@given(st.sampled_from([point for point in POINTS if point[1] == 0.0]))
def test_a_mirror_image_swaps_left_and_right(point):
    text = point[0].replace("exp", "€").replace("max", "§").replace("x", "(-x)").replace("€", "exp").replace("§", "max")
    seen, mirrored = behaviour(parse(point[0]), 0.0), behaviour(parse(text), 0.0)
    if "floor" in text or "step" in text or "round" in text:
        return
    assert mirrored.kind == seen.kind
    assert mirrored.left == pytest.approx(-seen.right, nan_ok=True)
    assert mirrored.right == pytest.approx(-seen.left, nan_ok=True)
    assert mirrored.left_limit == pytest.approx(seen.right_limit, nan_ok=True)


@pytest.mark.parametrize(
    ("text", "x", "value"),
    [
        ("(1 - cos(x))/x^2", 1e-300, 0.5),
        ("(x - sin(x))/x^3", 1e-200, 1 / 6),
        ("max(e^x, 1)/e^x", 710.0, 1.0),
        ("floor(e^x)/e^x", 750.0, 1.0),
        ("atan2(log10(x^3), exp(e))", 1e-200, -1.5455446),
        ("sin(mod(pi - x, x))", 1e-200, 3.0041e-201 * 0.63876),
        ("mod(erfc(x), 1)", 30.0, 0.0),
        ("floor(1 - (x - 1)^41)", 0.9999999999, 1.0),
        ("mod((x - 1)^40, 1)", 1.0000000001, 0.0),
        ("erfc(x)^x", 30.0, 0.0),
        ("|erfc(x)|", 1e100, 0.0),
        ("cbrt(erfc(x))", 1e100, 0.0),
        ("sign(erfc(x))", 30.0, 1.0),
    ],
)
def test_a_number_on_the_way_that_no_double_holds_makes_no_break(text, x, value):
    what = behaviour(parse(text), x)
    assert what.kind == "smooth"
    assert what.value == pytest.approx(value, rel=1e-5)


@pytest.mark.parametrize(
    ("text", "x"),
    [
        ("sqrt(silu(x))", -746.0),
        ("silu(x)^(1/3)", -746.0),
        ("root(silu(x), 4)", -746.0),
        ("sqrt(-sigmoid(x))", -750.0),
        ("sqrt(-x^2)", 1e-200),
        ("sqrt(tanh(x) - 1)", 400.0),
        ("(atan(x) - pi/2)^1.5", 1e300),
        ("asin(1 + softplus(x))", -750.0),
        ("acosh(1 - erfc(x))", 30.0),
        ("0^mish(x)", -760.0),
        ("x^silu(x)", -760.0),
        ("gamma(x - (x + 1e-17) + 1e-17)", 1.0),
        ("(x - (x + 1e-17) + 1e-17)^-1", 1.0),
    ],
)
def test_what_rounds_to_0_is_not_taken_for_0_where_only_0_has_a_value(text, x):
    what = behaviour(parse(text), x)
    assert what.kind == "undefined"
    numbers, _ = numbers_and_behaviour(parse(text), x, "")
    assert numbers.digits == (0, 0, 0)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1/((x + 1e-17) - x)", 1e17),
        ("ln((x + 1e-17) - x)", math.log(1e-17)),
        ("((x + 1e-17) - x)/|(x + 1e-17) - x|", 1.0),
    ],
)
def test_what_a_large_number_has_swallowed_is_still_there(text, value):
    assert behaviour(parse(text), 1.0).kind == "smooth"
    assert behaviour(parse(text), 1.0).value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "x", "kind", "left", "right"),
    [
        ("min(mod(x, 1), |x - 2|)", 2.0, "corner", -1.0, 1.0),
        ("max(mod(x, 1), |x + 1|)", -1.0, "jump", 1.0, 1.0),
        ("max(mod(x, 1), mod(x, 1))", 2.0, "jump", 1.0, 1.0),
        ("sign(|x + 3| - mod(x, 1))", -3.0, "jump", 0.0, 0.0),
    ],
)
def test_pieces_that_are_the_same_on_one_side_of_a_break_are_told_to_be(text, x, kind, left, right):
    what = behaviour(parse(text), x)
    assert (what.kind, what.left, what.right) == (kind, left, right)


def test_a_slope_that_is_nothing_but_rounding_is_0():
    what = behaviour(parse("min(3, x)/(pi x)"), 3.0)
    assert (what.kind, what.left) == ("corner", 0.0)
    assert what.right == pytest.approx(-1 / (3 * math.pi))


def test_limits_at_a_jump_far_out_keep_their_digits():
    """Truth by mpmath: x·Φ(x) at -28 and -27."""
    what = behaviour(parse("gelu(floor(x))"), -27.0)
    assert what.left_limit == pytest.approx(-2.2746834515046394e-171, rel=1e-9)
    assert what.right_limit == pytest.approx(-1.9951598718589549e-159, rel=1e-9)


def test_what_is_too_large_for_a_double_is_not_undefined():
    assert behaviour(parse("1/x^2"), 1e-200).sentence == "f comes out too large at 1e−200 for its slope to be told."


@pytest.mark.parametrize(("text", "x"), [("1/x^2", 0.0), ("1/(x-1)^2", 1.0), ("(x^2-1)/(x-1)", 1.0), ("ln(x^2)", 0.0)])
def test_where_nothing_underflows_a_break_is_one(text, x):
    assert behaviour(parse(text), x).kind in ("pole", "hole")


@pytest.mark.parametrize(
    ("text", "x"),
    [
        ("floor(x) - x", 3e16),
        ("mod(x, 3)", 3e16),
        ("cbrt(ceil(x))", 1e22),
        ("ln(floor(x))", 1e308),
        ("sinc(floor(x))", -9007199254740994.0),
        ("ln(x + 2 + floor(x)*1e-60)", 1.0),
    ],
)
def test_a_step_smaller_than_any_double_shows_is_not_smooth(text, x):
    assert behaviour(parse(text), x).kind == "unknown"


def test_a_whole_part_that_hangs_on_rounding_is_not_told():
    """sin(π) is 0, and its double 1.2e-16: what floor makes of that is no number of f."""
    assert behaviour(parse("mod(sin(pi)/atan(x), 3)"), -1e-9).kind != "smooth"


def test_a_value_without_a_proven_digit_is_said_to_come_out_so():
    """Truly it is 0; the gamma function costs more than the digits are worth."""
    said = behaviour(parse("gamma(x) - x!/x"), 3.5).sentence
    assert said == "f comes out as 4.44089e−16 at 3.5, but what it truly is cannot be told."


def test_the_value_is_the_true_one_where_the_slope_cannot_be_told():
    assert "f = 2.71828" in behaviour(parse("(1 + e^-x)^(e^x)"), 1000.0).sentence


def test_without_proof_what_leaves_doubles_is_unknown_and_no_break(monkeypatch):
    monkeypatch.setattr("mgtui.engine.evaluation.proof.available", lambda: False)
    assert behaviour(parse("(1 - cos(x))/x^2"), 1e-300).kind == "unknown"
    assert behaviour(parse("1/floor(x)"), 0.5).kind == "undefined"
    assert behaviour(parse("1/x^2"), 0.0).kind == "pole"


def test_no_value_is_claimed_of_what_underflows_beyond_proof():
    assert "comes out as 0" in behaviour(parse("elu(gamma(pi)^x)"), -1e200).sentence
