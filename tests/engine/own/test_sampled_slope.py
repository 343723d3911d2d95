"""The uncertainty that is stated with a sampled slope holds, and is no wider than it must be."""

import math
import random
import statistics

import numpy as np
import pytest

from mgtui.engine import CallableSource, Sampled, behaviour, parse
from tests.engine.own.random_callables import KINDS, Case, case

SMOOTH = ("exact", "newton", "euler", "branch")


def sampled(f):
    return Sampled(CallableSource(f))


def holds(one: Case) -> bool:
    slope = sampled(one.f).exact(one.x).parts[1]
    off = min(abs(slope.number - one.truth[0]), abs(slope.number - one.own) if math.isfinite(one.own) else math.inf)
    return math.isnan(slope.number) or off <= slope.error + 1e-9 * abs(slope.number) * (one.kind == "table")


def share_that_holds(count: int, kind: str, seed: int) -> float:
    rng = random.Random(seed)
    cases = [one for one in (case(rng, kind) for _ in range(count)) if math.isfinite(one.truth[0])]
    return sum(map(holds, cases)) / len(cases)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "euler"])
def test_the_true_slope_lies_within_the_uncertainty_of_a_few(kind):
    assert share_that_holds(12, kind, seed=3) >= 0.9


@pytest.mark.slow
def test_the_true_slope_lies_within_the_uncertainty_of_a_thousand_in_99_of_100():
    assert statistics.mean(share_that_holds(112, kind, seed=11) for kind in KINDS) >= 0.99


@pytest.mark.parametrize("text", ["3x^2 - 4x + 5", "sin(x)", "exp(-x^2)", "1/x", "ln(1 + x^2)", "x^5 - x"])
def test_what_is_smooth_is_known_to_ten_digits_and_its_curvature_to_six(text):
    twin = parse(text)
    for x in (3.0, -0.7, 0.01):
        true, found = twin.exact(x), sampled(lambda u: float(twin(u))).exact(x)
        for part, number, digits in zip(found.parts[1:], (true.slope, true.curvature), (10, 6), strict=True):
            assert abs(part.number - number) <= part.error
            assert part.error <= 10.0**-digits * max(abs(number), 1.0)
            assert part.estimated


def test_no_digit_is_told_that_is_not_sure():
    rough = sampled(lambda x: x * x * (1 + 1e-4 * math.sin(1e13 * x)))
    slope = rough.exact(3.0).parts[1]
    assert 0 < slope.digits <= 4
    assert slope.number == float(f"{slope.number:.{slope.digits - 1}e}")
    assert abs(slope.number - 6.0) <= slope.error


@pytest.mark.parametrize("x", [1e5, 12345.678, -3e4])
def test_an_oscillation_far_out_is_no_noise(x):
    slope = sampled(math.sin).exact(x).parts[1]
    assert abs(slope.number - math.cos(x)) <= slope.error < 1e-6


def test_numbers_near_the_end_of_doubles_warn_of_nothing():
    assert sampled(math.exp).exact(700.0).slope == pytest.approx(math.exp(700), rel=1e-6)


def test_a_slope_that_may_be_0_is_told_as_0():
    slope = sampled(lambda x: (x - 1.0) ** 2).exact(1.0).parts[1]
    assert slope.number == 0.0
    assert 0 < slope.error < 1e-10


@pytest.mark.parametrize("f", [abs, lambda x: max(x, 2 * x), lambda x: abs(x) ** 0.5, lambda x: 0.0 if x < 0 else 1.0])
def test_at_a_corner_cusp_or_jump_there_is_no_slope(f):
    found = sampled(f).exact(0.0)
    assert math.isnan(found.slope)
    assert found.parts[1].reason


@pytest.mark.parametrize(
    ("f", "x"),
    [
        (lambda x: math.copysign(abs(x) ** 0.2, -x) + 1.0 - x, 0.0),  # upright
        (lambda x: math.copysign(abs(x - 1.0) ** (1 / 3), 1.0 - x), 1.0),
        (lambda x: 2.0 * x if x == 1.0 else -x, 1.0),  # a value of its own
    ],
)
def test_an_uncertainty_as_large_as_all_that_f_does_is_no_slope_of_0(f, x):
    assert sampled(f).exact(x).parts[1].digits == 0
    assert behaviour(sampled(f), x).kind != "smooth"


def test_a_constant_has_the_slope_0():
    assert sampled(lambda x: 5.0).exact(1.0).parts[1].number == 0.0


def test_where_f_has_no_value_it_has_no_slope_either():
    found = sampled(math.log).exact(-1.0)
    assert math.isnan(found.value)
    assert found.reasons[1]


def test_the_same_is_asked_in_one_question_every_time():
    asked = []

    class Recording(CallableSource):
        def values(self, points):
            asked.append(points.copy())
            return super().values(points)

    f = Sampled(Recording(math.sin))
    assert f.exact(1.0) == f.exact(1.0)
    assert len(asked) == 2
    assert np.array_equal(asked[0], asked[1])
    assert len(asked[0]) <= 110
