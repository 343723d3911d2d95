"""What every row does at its breaks, beside one-sided limits and slopes by mpmath, and in its tails."""

import math

import mpmath
import numpy as np
import pytest

from mgtui.engine import behaviour, parse
from mgtui.engine.calculus.functions import TABLE
from mgtui.engine.language.tree import VARIABLE, Node
from tests.engine.calculus.test_functions import TRUTH, TRUTH_OF_TWO, jet_of, truth_of

LEVELS = {math.pi / 2: lambda: mpmath.pi / 2, TABLE["lambertw"].breaks[0].at: lambda: -1 / mpmath.e}
TINY = mpmath.mpf(10) ** -60


def breaks_of(name):
    for at in TABLE[name].breaks:
        for k in (-1, 0, 1) if at.period else (0,):
            if at.of == "u" and at.at + k * at.period <= at.last:
                yield at.at, k, at.period


ROWS = [(name, *place) for name in sorted(TRUTH) for place in breaks_of(name)]


def beside(function, level_of, side):
    """Limit and slope on one side of a level; None where the function is not real there, inf where it runs off."""
    with mpmath.workdps(250):
        level, values = level_of(), []
        for k in (1, 2):
            try:
                value = function(level + side * k * TINY)
            except (ValueError, ZeroDivisionError):
                return None
            if isinstance(value, mpmath.mpc) and abs(value.imag) > 1e-150:
                return None
            values.append(mpmath.re(value))
        near, far = values
        if abs(far - near) > 0.1:
            return math.copysign(math.inf, near), math.nan
        slope = side * (far - near) / TINY
        return float(near), float(slope)


@pytest.mark.parametrize(("name", "at", "k", "period"), ROWS)
def test_one_sided_limits_and_slopes_at_a_break_agree_with_mpmath(name, at, k, period):
    def level():
        return LEVELS.get(at, lambda: mpmath.mpf(at))() + k * (mpmath.pi if period > 3 else mpmath.mpf(period))

    found = behaviour(parse(f"{name}(x)"), at + k * period)
    for side, limit, slope in ((-1, found.left_limit, found.left), (1, found.right_limit, found.right)):
        true = beside(TRUTH[name], level, side)
        if true is None:
            assert math.isnan(limit)
            continue
        assert limit == pytest.approx(true[0], rel=1e-14, abs=1e-12)
        if math.isinf(true[0]):
            continue
        if abs(true[1]) > 1e9:
            assert slope == math.copysign(math.inf, true[1])
        else:
            assert slope == pytest.approx(true[1], rel=1e-9, abs=1e-9)


TAILS = [
    ("erfc", 10.0), ("erfc", 26.0), ("sech", 300.0), ("sech", -700.0), ("csch", 700.0), ("coth", 19.0),
    ("coth", 1e-8), ("acoth", 1e9), ("acoth", 1.0000001), ("asech", 1e-200), ("asech", 1 - 2**-40), ("acsch", 1e-160),
    ("acsch", 1e200), ("lgamma", 1e10), ("lgamma", 1.0000001), ("lambertw", 1e300), ("lambertw", -0.3678),
    ("lambertw", -0.36787944117144), ("lambertw", 1e-30), ("mish", -30.0), ("mish", 800.0), ("mish", -700.0),
    ("elu", -1e-17), ("elu", -40.0), ("selu", 1e300), ("softsign", 1e150), ("softsign", 1e-20),
]  # fmt: skip


@pytest.mark.parametrize(("name", "x"), TAILS)
def test_value_and_slopes_keep_their_digits_in_the_tails(name, x):
    with mpmath.workdps(400):
        u, function = mpmath.mpf(x), TRUTH[name]
        h = abs(u) * mpmath.mpf(10) ** -60
        a, b, c = (mpmath.re(function(u + k * h)) for k in (-1, 0, 1))
        true = b, (c - a) / (2 * h), (c - 2 * b + a) / (h * h)
        got = jet_of((Node(VARIABLE, name="x"), Node(name, (0,))), x=x)
        for part, exact in zip(got, map(float, true), strict=True):
            assert part == pytest.approx(exact, rel=2e-12, abs=1e-300)


CALLS = [
    ("root(x, 3)", "vertical"), ("root(x, 4)", "edge"), ("root(x, 5)", "vertical"),
    ("root(x - 1, 5)", "smooth"), ("root(x, -3)", "pole"),
    ("hypot(x, 0)", "corner"), ("hypot(x, 1)", "smooth"), ("atan2(x, -1)", "jump"), ("atan2(x, 1)", "smooth"),
    ("atan2(x, x - 1)", "jump"), ("leakyrelu(x, 0.1)", "corner"), ("leakyrelu(x, 1)", "smooth"),
    ("atan2(0, x)", "jump"), ("atan2(x^2, -1)", "smooth"), ("clamp(x, 0, 1)", "corner"), ("lerp(1, 2, x)", "smooth"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), CALLS)
def test_what_functions_of_two_and_three_arguments_do_at_zero(text, kind):
    assert behaviour(parse(text), 0.0).kind == kind


QUADRANTS = [(1.3, -0.7), (-1.3, 0.7), (-0.4, -2.5), (2.0, 0.3)]


@pytest.mark.parametrize(("u", "v"), QUADRANTS)
@pytest.mark.parametrize("name", ["hypot", "atan2", "leakyrelu"])
def test_slopes_along_both_arguments_agree_with_mpmath_in_every_quadrant(name, u, v):
    f = parse(f"{name}({u} + sin(x), {v} + x - x^2)")

    def true(t):
        return TRUTH_OF_TWO[name](mpmath.mpf(u) + mpmath.sin(t), mpmath.mpf(v) + t - t * t)

    for x in (0.0, 0.1, -0.2):
        for part, exact, tolerance in zip(
            (f.jet(x).value, f.jet(x).slope, f.jet(x).curvature), truth_of(true, x), (1e-14, 1e-12, 1e-11), strict=True
        ):
            assert part == pytest.approx(float(exact), rel=tolerance)


@pytest.mark.parametrize("degree", [5, 7, -3, 3.0])
def test_a_root_of_odd_degree_has_its_slopes_on_both_sides_of_zero(degree):
    f = parse(f"root(x, {degree})")
    for x in (-7.3, -0.02, 1.0, 4e5):
        true = truth_of(lambda t: mpmath.sign(t) * abs(t) ** (1 / mpmath.mpf(degree)), x)
        got = f.jet(x)
        for part, exact in zip((got.value, got.slope, got.curvature), true, strict=True):
            assert part == pytest.approx(float(exact), rel=1e-13)


def test_roots_of_a_moving_degree_are_those_of_powers():
    f, g = parse("root(2 + x, x)"), parse("(2 + x)^(1/x)")
    for x in (0.7, 3.0, 11.0):
        for part, same in zip((f.jet(x).slope, f.jet(x).curvature), (g.jet(x).slope, g.jet(x).curvature), strict=True):
            assert part == pytest.approx(same, rel=1e-11)


def test_a_root_of_odd_degree_is_real_for_negative_numbers_and_whole_where_it_can_be():
    f = parse("root(x, 5)")
    assert (f(-32.0), f(243.0)) == (-2.0, 3.0)
    assert np.array_equal(f(np.array([-1.0, 0.0, 1.0])), [-1.0, 0.0, 1.0])
    assert math.isnan(parse("root(x, 4)")(-16.0))
    assert f.jet(-32.0).slope == pytest.approx(1 / 80)


def test_the_angle_has_no_value_at_the_origin_and_one_side_of_its_cut():
    f = parse("atan2(x, y)")
    assert math.isnan(f(x=0.0, y=0.0))
    assert f(x=-0.0, y=-1.0) == math.pi
    assert math.isnan(f.jet(0.0, y=-1.0).slope)
