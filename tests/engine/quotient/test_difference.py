import doctest
import json
import math
from fractions import Fraction
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mgtui.engine import difference, parse

LECTURE = json.loads((Path(__file__).parents[2] / "cases" / "lecture.json").read_text())
SCHEMES = ("forward", "backward", "central")
points = st.floats(-1e6, 1e6)
steps = st.floats(1e-12, 10.0)


def parabola(x):
    return 3 * x**2 - 4 * x + 5


@pytest.mark.parametrize("row", LECTURE["forward_quotients"], ids=lambda row: f"x={row['x']} h={row['h']}")
@pytest.mark.parametrize("f", [parse(LECTURE["expression"]), parabola], ids=["parsed", "plain"])
def test_forward_quotient_is_the_lectures_bit_for_bit(f, row):
    assert difference(f, float(Fraction(row["x"])), row["h"]).slope == row["slope"]


@pytest.mark.parametrize("name", LECTURE["several_inputs"]["forward"])
def test_a_function_of_several_inputs_is_differenced_by_binding_the_others(name):
    case = LECTURE["several_inputs"]
    others = {other: case[other] for other in "abc" if other != name}
    quotient = difference(parse(case["expression"]).bind(**others), case[name], case["h"])
    assert (quotient.f_x, quotient.slope) == (case["value"], case["forward"][name])


def test_the_parts_of_a_forward_quotient():
    quotient = difference(parabola, 3.0, h=0.001)
    assert (quotient.x, quotient.h, quotient.scheme) == (3.0, 0.001, "forward")
    assert (quotient.x_plus_h, quotient.f_x, quotient.f_x_plus_h) == (3.001, 20.0, parabola(3.001))
    assert quotient.rise == parabola(3.001) - 20.0
    assert quotient.run == 0.001
    assert quotient.labels == ("f(x)", "f(x + h)")
    assert not quotient.h_lost
    assert quotient.undefined is None


@pytest.mark.parametrize(
    ("scheme", "ends", "labels", "run"),
    [
        ("forward", (3.0, 3.5), ("f(x)", "f(x + h)"), 0.5),
        ("backward", (2.5, 3.0), ("f(x - h)", "f(x)"), 0.5),
        ("central", (2.5, 3.5), ("f(x - h)", "f(x + h)"), 1.0),
    ],
)
def test_each_scheme_says_which_two_points_its_secant_joins(scheme, ends, labels, run):
    quotient = difference(parabola, 3.0, 0.5, scheme)
    assert (quotient.x_from, quotient.x_to) == ends
    assert (quotient.f_from, quotient.f_to) == tuple(map(parabola, ends))
    assert (quotient.labels, quotient.run) == (labels, run)
    assert (quotient.f_x, quotient.x_plus_h, quotient.f_x_plus_h) == (20.0, 3.5, parabola(3.5))


@given(points, steps, st.sampled_from(SCHEMES))
def test_slope_is_rise_over_run_as_shown(x, h, scheme):
    quotient = difference(math.sin, x, h, scheme)
    assert quotient.slope == quotient.rise / quotient.run
    assert quotient.rise == quotient.f_to - quotient.f_from


@given(points, steps)
def test_a_negative_step_turns_forward_into_backward(x, h):
    assert difference(math.sin, x, -h).slope == difference(math.sin, x, h, "backward").slope


@given(st.integers(-1000, 1000), st.integers(-1000, 1000), st.integers(-20, 10), st.sampled_from(SCHEMES))
def test_a_line_with_dyadic_numbers_has_its_slope_exactly(a, x, k, scheme):
    assert difference(lambda t: a * t + 7, float(x), 2.0**k, scheme).slope == a


@given(st.floats(-100, 100), st.floats(1e-3, 10.0))
def test_central_is_the_mean_of_forward_and_backward(x, h):
    sides = [difference(math.cos, x, h, scheme).slope for scheme in ("forward", "backward")]
    assert difference(math.cos, x, h, "central").slope == pytest.approx(sum(sides) / 2, abs=1e-12)


@given(points, st.floats(-18, 0).map(lambda k: 10.0**k))
def test_h_used_is_what_x_plus_h_moved_by_and_is_zero_when_h_is_lost(x, h):
    quotient = difference(math.sin, x, h)
    assert quotient.h_used == (x + h) - x
    assert quotient.h_lost == (x + h == x) == (quotient.h_used == 0)


def test_h_used_of_every_scheme_is_its_step():
    h = 1e-9
    assert difference(math.sin, 3.0, h, "forward").h_used == (3.0 + h) - 3.0
    assert difference(math.sin, 3.0, h, "backward").h_used == 3.0 - (3.0 - h)
    assert difference(math.sin, 3.0, h, "central").h_used == ((3.0 + h) - (3.0 - h)) / 2


def test_a_step_lost_on_one_side_only_is_lost_for_the_schemes_that_go_there():
    h = 0.75 * 2.0**-53  # doubles lie twice as close below 1 as above it
    lost = {scheme: difference(math.sin, 1.0, h, scheme).h_lost for scheme in SCHEMES}
    assert lost == {"forward": True, "backward": False, "central": True}


@pytest.mark.parametrize(
    ("h", "says"),
    [
        (0, "must not be 0"), (-0.0, "must not be 0"), (math.nan, "finite"), (math.inf, "finite"),
        (-math.inf, "finite"), (10**400, "finite"), (1e-310, "underflows"), (-5e-324, "underflows"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("scheme", SCHEMES)
def test_an_unusable_step_is_refused_with_its_reason(h, says, scheme):
    with pytest.raises(ValueError, match=f"h .*{says}"):
        difference(math.atan, 1.0, h, scheme)


@pytest.mark.parametrize(
    ("x", "h", "scheme"), [(1e308, 1e308, "forward"), (-1e308, 1e308, "backward"), (0.0, 1e308, "central")]
)
def test_a_step_beyond_the_largest_double_is_refused(x, h, scheme):
    with pytest.raises(ValueError, match="too large"):
        difference(math.atan, x, h, scheme)


@pytest.mark.parametrize("x", [math.nan, math.inf, -math.inf, 10**400])
def test_x_must_be_finite(x):
    with pytest.raises(ValueError, match="x must be a finite number"):
        difference(math.atan, x)


def test_an_unknown_scheme_names_the_known_ones():
    with pytest.raises(ValueError, match=r"'sideways'.*forward, backward, central"):
        difference(math.sin, 1.0, scheme="sideways")


def test_the_smallest_normal_step_is_a_step():
    assert difference(lambda x: 2 * x, 0.0, 2.0**-1022).slope == 2.0


@pytest.mark.parametrize(
    "f",
    [parse("sqrt(x)"), math.sqrt, np.sqrt, lambda x: x**0.5],
    ids=["parsed", "math", "numpy", "complex"],
)
@pytest.mark.parametrize(
    ("x", "scheme", "missing"),
    [
        (0.0, "backward", "f(x - h)"),
        (0.0, "central", "f(x - h)"),
        (-0.05, "forward", "f(x)"),
        (-1.0, "forward", "f(x) and f(x + h)"),
    ],
)  # fmt: skip
def test_where_f_is_undefined_the_quotient_says_so_and_has_no_slope(f, x, scheme, missing):
    quotient = difference(f, x, 0.1, scheme)
    assert quotient.undefined == missing
    assert math.isnan(quotient.slope)


def test_a_side_the_scheme_does_not_use_may_be_undefined():
    quotient = difference(math.acos, 1.0, 0.5, "backward")
    assert quotient.slope == pytest.approx(-math.acos(0.5) / 0.5)
    assert math.isnan(quotient.f_x_plus_h)
    assert quotient.undefined is None


@pytest.mark.parametrize("f", [parse("exp(x)"), np.exp], ids=["parsed", "numpy"])
def test_an_overflowing_value_gives_no_slope(f):
    quotient = difference(f, 709.7, 0.1)
    assert quotient.f_x_plus_h == math.inf
    assert quotient.undefined == "f(x + h)"
    assert math.isnan(quotient.slope)


def test_a_pole_of_a_parsed_function_is_undefined():
    assert difference(parse("1/x"), -0.5, 0.5).undefined == "f(x + h)"


@pytest.mark.parametrize("error", [TypeError, KeyError, AssertionError])
def test_a_bug_in_a_callable_is_not_taken_for_an_undefined_value(error):
    def broken(x):
        raise error("bug")

    with pytest.raises(error):
        difference(broken, 1.0)


def test_forward_asks_f_at_its_two_points_only():
    asked = []
    difference(
        lambda x: asked.append(x) or 0.0,  # type: ignore[func-returns-value]
        2.0,
        0.5,
    )
    assert asked == [2.0, 2.5]


@given(points, steps)
def test_numpy_numbers_serve_as_plain_ones(x, h):
    assume(x + h != x)
    quotient = difference(np.sin, np.float64(x), np.float64(h))
    assert all(type(value) is float for value in (quotient.x, quotient.h, quotient.f_x, quotient.slope))


def test_examples_in_the_docstrings_hold():
    # a plain import gives the function: the package gives its name to both
    assert doctest.testmod(import_module("mgtui.engine.quotient.difference")).failed == 0
