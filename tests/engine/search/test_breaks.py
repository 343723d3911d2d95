"""Where functions may break, found from their expressions: all of it, to the last digit, and of the right kind."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mpmath import mp

from mgtui.engine.calculus.functions import TABLE
from mgtui.engine.expression import parse
from mgtui.engine.landmarks import landmarks
from mgtui.engine.search.breaks import breaks

PI = math.pi


def kinds_at(text, a, b):
    return [(point.x, point.behaviour.kind) for point in breaks(parse(text), a, b)]


CASES = [
    ("1/x", -1, 1, [(0.0, "pole")]),
    ("1/(x^2 - 2)", -2, 2, [(-math.sqrt(2), "pole"), (math.sqrt(2), "pole")]),
    ("1/(1 - cos(x))", -7, 7, [(-math.tau, "pole"), (0.0, "pole"), (math.tau, "pole")]),
    ("tan(x)", -5, 5, [(-3 * PI / 2, "pole"), (-PI / 2, "pole"), (PI / 2, "pole"), (3 * PI / 2, "pole")]),
    ("tan(x^2)", 1, 2, [(math.sqrt(PI / 2), "pole")]),
    ("gamma(x)", -2.5, 2, [(-2.0, "pole"), (-1.0, "pole"), (0.0, "pole")]),
    ("ln(sin(x)^2)", -4, 4, [(-PI, "pole"), (0.0, "pole"), (PI, "pole")]),
    ("floor(3x)", 0.1, 1, [(1 / 3, "jump"), (2 / 3, "jump"), (1.0, "jump")]),
    ("round(x)", -2, 2, [(-1.5, "jump"), (-0.5, "jump"), (0.5, "jump"), (1.5, "jump")]),
    ("mod(x, 0.5)", 0.2, 1.2, [(0.5, "jump"), (1.0, "jump")]),
    ("floor(x^2)", -1.2, 1.2, [(-1.0, "jump"), (0.0, "smooth"), (1.0, "jump")]),
    ("|x^2 - 2|", 0, 2, [(math.sqrt(2), "corner")]),
    ("||x| - 1|", -2, 2, [(-1.0, "corner"), (0.0, "corner"), (1.0, "corner")]),
    ("max(x, x^2)", -1, 2, [(0.0, "corner"), (1.0, "corner")]),
    ("max(x^2, sin(x), 0.5)", 0, 3, [(0.0, "smooth"), (PI / 6, "corner"), (0.8767262153950625, "corner")]),
    ("asin(sin(x))", 0, 5, [(PI / 2, "corner"), (3 * PI / 2, "corner")]),
    ("cbrt(x - 0.3)", -1, 1, [(0.3, "vertical")]),
    ("cbrt(x^2)", -1, 1, [(0.0, "cusp")]),
    ("sqrt(x) + sqrt(4-x)", -1, 5, [(0.0, "edge"), (4.0, "edge")]),
    ("x^x", -1, 3, [(0.0, "edge")]),
    ("sin(x)/x", -3, 3, [(0.0, "hole")]),
    ("(x^2 - 1)/(x - 1)", -3, 3, [(1.0, "hole")]),
    ("1/(1 + e^(1/x))", -3, 3, [(0.0, "jump")]),
    ("x|x|", -1, 1, [(0.0, "smooth")]),
    ("1/(1 - e^(-1e10(x-0.3)^2))", -1, 1, [(0.3, "pole")]),
    ("1/(x^2 - 1e-14)", -1, 1, [(-1e-7, "pole"), (1e-7, "pole")]),
    ("log(x, 2)", -1, 2, [(0.0, "pole")]),
    ("log(2, x)", 0.5, 2, [(1.0, "pole")]),
    ("0^x", -1, 2, [(0.0, "jump")]),
    ("0^(x^2)", -1, 1, [(0.0, "jump")]),
    ("1 - 0^(x - 0.5)", -1, 1, [(0.5, "jump")]),
    ("0^|x|", -1, 1, [(0.0, "jump")]),
    ("(x - x)^(x + 1)", -2, 2, [(-1.0, "jump")]),
    ("min(0, x)^(x - 1)", 0.5, 2, [(1.0, "jump")]),
    ("(-3)^x", -1.5, 2.5, [(-1.0, "edge"), (0.0, "edge"), (1.0, "edge"), (2.0, "edge")]),
    ("(-2)^(2x)", 0.2, 1.2, [(0.5, "edge"), (1.0, "edge")]),
    ("(-1 - x^2)^x", 0.5, 2.5, [(1.0, "edge"), (2.0, "edge")]),
    ("(-2)^(x^2)", 1.2, 1.8, [(math.sqrt(2), "edge"), (math.sqrt(3), "edge")]),
    ("(x - 5)^x", 0.5, 2.5, [(1.0, "edge"), (2.0, "edge")]),
    ("(1 + x^2)^x", -5, 5, []),
    ("sqrt(-x^2)", -1, 1, [(0.0, "edge")]),
    ("sqrt(-sin(x)^2)", -4, 4, [(-PI, "edge"), (0.0, "edge"), (PI, "edge")]),
    ("sqrt(cos(pi x) - 1)", -3, 3, [(-2.0, "edge"), (0.0, "edge"), (2.0, "edge")]),
    ("acos(1 + |x - 0.3|)", -1, 1, [(0.3, "edge")]),
    ("3x^2 - 4x + 5", -5, 5, []),
    ("e^x / (x^2 + 1)", -5, 5, []),
    ("1/sqrt(x^2 + 1)", -5, 5, []),
    ("2^x + x^3", -5, 5, []),
]


@pytest.mark.parametrize(("text", "a", "b", "expected"), CASES, ids=[text for text, *_ in CASES])
def test_every_break_is_found_where_it_is_and_told_right(text, a, b, expected):
    found = kinds_at(text, a, b)
    assert [kind for _, kind in found] == [kind for _, kind in expected]
    for (x, _), (truth, _) in zip(found, expected, strict=True):
        assert abs(x - truth) <= 2 * math.ulp(truth)


def test_poles_of_the_tangent_are_the_nearest_doubles_far_from_zero_too():
    found = breaks(parse("tan(x)"), 1e6, 1e6 + 100)
    assert len(found) == 32
    with mp.workdps(40):
        for point in found:
            k = int(mp.nint(point.x / mp.pi - 0.5))
            assert point.x == float((k + 0.5) * mp.pi)


@given(
    st.lists(st.integers(-39, 39), min_size=1, max_size=6, unique=True),
    st.sampled_from(["1/(x-({}))", "sign(x-({}))"]),
)
@settings(max_examples=50, deadline=None)
def test_breaks_are_where_they_were_put(tenths, shape):
    places = sorted(n / 10 for n in tenths)
    found = kinds_at(" + ".join(shape.format(place) for place in places), -4, 4)
    assert [x for x, _ in found] == places
    assert {kind for _, kind in found} == {"pole" if shape.startswith("1") else "jump"}


@given(st.integers(-30, 30).map(lambda n: n / 10), st.floats(0.1, 3))
@settings(max_examples=50, deadline=None)
def test_inner_breaks_are_not_stepped_across(shift, slope):
    # 1/x changes sign across its pole without passing through the level of |u|: no corner may be seen there.
    found = kinds_at(f"|{slope!r}/(x - ({shift!r}))|", -4, 4)
    assert [kind for _, kind in found] == ["pole"]
    assert abs(found[0][0] - shift) <= math.ulp(shift)


@pytest.mark.parametrize("name", [name for name, row in TABLE.items() if row.breaks and row.most == 1])
def test_every_function_of_the_table_is_smooth_between_its_breaks(name):
    f = parse(f"{name}(x)")
    found = breaks(f, -3.3, 3.3)
    assert len(found) > 0
    for low, high in pairwise([-3.3, *[point.x for point in found], 3.3]):
        inside = low + (high - low) * np.linspace(0.02, 0.98, 41)
        jet = f.jet(inside)
        assert np.isnan(jet.value).all() or np.isfinite(jet.slope).all()


@pytest.mark.parametrize(("text", "a", "b"), [("tan(1/x)", -1, 1), ("floor(100x)", -5, 5), ("1/sin(1000x)", -3, 3)])
def test_where_breaks_crowd_nothing_is_claimed(text, a, b):
    f = parse(text)
    found = breaks(f, a, b)
    assert not found.complete
    assert len(found) <= 100
    for stretch in found.crowded:
        inside = [m for m in landmarks(f, a, b) if stretch.low < m.x < stretch.high]
        assert all(mark.kind in ("pole", "jump", "hole") for mark in inside)


def test_breaks_outside_the_window_are_kept_from_the_search_but_not_listed():
    found = breaks(parse("1/x"), 1e-9, 1.0)
    assert list(found) == []
    assert [split.x for split in found.splits] == [0.0]


def test_a_break_at_the_end_of_the_window_counts():
    assert kinds_at("1/x", 0, 1) == [(0.0, "pole")]
    assert kinds_at("sqrt(4 - x)", 0, 4) == [(4.0, "edge")]


def test_several_variables_are_refused():
    with pytest.raises(ValueError, match="bind"):
        breaks(parse("a/x"), -1, 1)
