import doctest
import math
import struct
from importlib import import_module

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mgtui.engine import best_step, difference, parse, sweep
from mgtui.engine.quotient.sweep import sweep_and_best_step
from tests.quick import slow_case

SCHEMES = ("forward", "backward", "central")

# Each function as text for the parser and as a formula over math (the plain callable) or mpmath (the truth).
SMOOTH = [
    ("3x^2 - 4x + 5", lambda m, x: 3 * x**2 - 4 * x + 5, (3.0, -3.0, 0.1, 50.0)),
    ("x^3 - 2x", lambda m, x: x**3 - 2 * x, (0.5, 1.3, -2.0, 10.0)),
    ("x^5 - x + 1", lambda m, x: x**5 - x + 1, (1.1, -0.7)),
    ("(x-1)(x-2)(x-3)(x-4)", lambda m, x: (x - 1) * (x - 2) * (x - 3) * (x - 4), (2.2, 7.0)),
    ("x^10", lambda m, x: x**10, (1.2, 0.5)),
    ("x^2.5", lambda m, x: x ** (m.mpf(5) / 2 if m is mpmath else 2.5), (2.0, 0.1)),
    ("sin(x)", lambda m, x: m.sin(x), (0.3, 1.0, 3.0, 100.0, 1e4)),
    ("cos(3x)", lambda m, x: m.cos(3 * x), (0.7, 2.0, -1.1)),
    ("sin(x) cos(x)", lambda m, x: m.sin(x) * m.cos(x), (-0.4, 1.0)),
    ("sin(100x)", lambda m, x: m.sin(100 * x), (0.33,)),
    ("sin(1000x)", lambda m, x: m.sin(1000 * x), (0.7, 12.0)),
    ("tan(x)", lambda m, x: m.tan(x), (1.0, 0.2, 1.5)),
    ("exp(x)", lambda m, x: m.exp(x), (0.0, 1.0, -3.0, 10.0)),
    ("exp(50x)", lambda m, x: m.exp(50 * x), (0.1, -0.3)),
    ("2^x", lambda m, x: 2**x, (5.5, -2.0)),
    ("ln(x)", lambda m, x: m.log(x), (0.01, 1.0, 5.0, 1000.0, 1e-8)),
    ("ln(ln(x))", lambda m, x: m.log(m.log(x)), (5.0, 1.5)),
    ("ln(x)/x", lambda m, x: m.log(x) / x, (0.5, 2.0, 30.0)),
    ("x e^(-x)", lambda m, x: x * m.exp(-x), (0.3, 4.0)),
    ("1/(1+e^(-x))", lambda m, x: 1 / (1 + m.exp(-x)), (0.7, 5.0, -8.0)),
    ("sqrt(x)", lambda m, x: m.sqrt(x), (1e-4, 0.5, 2.0, 100.0)),
    ("sqrt(1-x^2)", lambda m, x: m.sqrt(1 - x**2), (0.3, 0.95)),
    ("1/x", lambda m, x: 1 / x, (0.1, 1.0, -3.0, 1e-3)),
    ("1/(1+x^2)", lambda m, x: 1 / (1 + x**2), (0.5, 3.0)),
    ("x sin(1/x)", lambda m, x: x * m.sin(1 / x), (0.1, 0.03)),
    ("tanh(x)", lambda m, x: m.tanh(x), (0.5, 2.0, -1.0)),
    ("cosh(x)", lambda m, x: m.cosh(x), (0.1, 3.0)),
    ("atan(x)", lambda m, x: m.atan(x), (0.5, -4.0, 50.0)),
    ("asin(x)", lambda m, x: m.asin(x), (0.5, 0.999)),
    ("exp(-x^2)", lambda m, x: m.exp(-(x**2)), (0.3, 1.5)),
    ("sin(exp(x))", lambda m, x: m.sin(m.exp(x)), (1.0, 2.0, 3.0)),
    ("exp(sin(x))", lambda m, x: m.exp(m.sin(x)), (0.2, 1.4)),
    ("ln(cosh(x))", lambda m, x: m.log(m.cosh(x)), (1.0, 0.1)),
    ("e^(-1/x^2)", lambda m, x: m.exp(-1 / x**2), (0.3, 1.0)),
    ("erf(x)", lambda m, x: m.erf(x), (0.2, 1.1)),
    ("x^x", lambda m, x: x**x, (0.5, 2.0)),
    ("100 + sin(x)", lambda m, x: 100 + m.sin(x), (0.5,)),
    # the formula cancels inside, so its noise is far above what |f| says
    ("ln(1+x)", lambda m, x: m.log(1 + x), (1e-5, 1e-3, 0.1)),
    ("exp(x) - 1", lambda m, x: m.exp(x) - 1, (1e-10, 1e-3, 0.2)),
    # f'' is next to nothing: the leading term of the truncation error is not the largest
    ("x^3 + 5", lambda m, x: x**3 + 5, (1e-9,)),
    ("sin(x) + 2", lambda m, x: m.sin(x) + 2, (0.0,)),
]
CASES = [(text, formula, x) for text, formula, xs in SMOOTH for x in xs]
PER_DECADE = 20
SCAN = 10.0 ** -(np.arange(16 * PER_DECADE + 1) / PER_DECADE + 1)  # 1e-1 .. 1e-17


def plain(formula):
    return lambda x: formula(math, x)


def true_slope(formula, x):
    with mpmath.workdps(60):
        return float(mpmath.diff(lambda t: formula(mpmath, t), mpmath.mpf(x)))


def true_errors(f, slope, x, hs, scheme):
    """|quotient - f'(x)| at every h; inf where undefined or where x + h == x, which is right by accident at best."""
    quotients = [difference(f, x, h, scheme) for h in hs]
    errors = [math.inf if q.h_lost else abs(q.slope - slope) for q in quotients]
    return np.where(np.isnan(errors), math.inf, errors)


def smoothed(errors):
    """Root mean square over a decade: single quotients are often right by accident, far from the best h."""
    half = PER_DECADE // 2
    windows = [errors[max(0, i - half) : i + half + 1] for i in range(len(errors))]
    return np.array([np.sqrt(np.mean(w**2)) if np.all(np.isfinite(w)) else math.inf for w in windows])


def share(values):
    return sum(values) / len(values)


@pytest.fixture(scope="module", params=["forward", slow_case("central")])
def trial(request):
    """For every case: best steps (parsed, plain), the scan's errors raw and smoothed, true error at the best step."""
    rows = []
    for text, formula, x in CASES:
        f, slope = plain(formula), true_slope(formula, x)
        errors = true_errors(f, slope, x, SCAN, request.param)
        for g in (parse(text), f):
            best = best_step(g, x, request.param)
            rows.append((text, x, best, errors, smoothed(errors), true_errors(f, slope, x, [best.h], request.param)[0]))
    return rows


def test_best_step_is_within_a_decade_of_the_best_h_of_a_dense_scan(trial):
    near = [abs(math.log10(best.h / SCAN[np.argmin(level)])) <= 1 for _, _, best, _, level, _ in trial]
    assert len(trial) >= 80
    assert share(near) >= 0.97


def test_best_step_is_within_a_decade_even_of_the_luckiest_single_quotient(trial):
    near = [abs(math.log10(best.h / SCAN[np.argmin(errors)])) <= 1 for _, _, best, errors, _, _ in trial]
    assert share(near) >= 0.93


def test_best_step_is_within_a_decade_of_the_ladders_best_rung(trial):
    rungs = slice(0, None, PER_DECADE)
    near = [abs(math.log10(best.h / SCAN[rungs][np.argmin(errors[rungs])])) <= 1 for _, _, best, errors, _, _ in trial]
    assert share(near) >= 0.93  # a parabola has no best h for the central scheme: any will do


def test_the_error_at_the_best_step_is_at_most_ten_times_the_best(trial):
    good = [error <= 10 * level.min() for _, _, _, _, level, error in trial]
    assert share(good) >= 0.98


def test_the_error_foretold_is_within_ten_times_of_the_best_there_is(trial):
    good = [0.1 <= best.error / level.min() <= 10 for _, _, best, _, level, _ in trial if level.min() > 0]
    assert share(good) >= 0.95


@pytest.mark.parametrize("scheme", SCHEMES)
def test_best_step_names_the_two_parts_of_its_error(scheme):
    best = best_step(parse("x^3"), 1.3, scheme)
    assert best.error == pytest.approx(math.hypot(best.truncation, best.round_off))
    assert best.truncation < best.round_off < 10 * best.truncation


def test_best_step_follows_the_textbooks_formula_where_that_holds():
    x, noise = 1.0, 2.0**-53 * 2 * math.e
    assert math.log10(best_step(math.exp, x).h / (2 * math.sqrt(noise / math.e))) == pytest.approx(0, abs=0.7)
    central = best_step(math.exp, x, "central").h
    assert math.log10(central / (3 * noise / math.e) ** (1 / 3)) == pytest.approx(0, abs=0.7)


@given(
    st.sampled_from([math.sin, math.exp, math.atan]), st.floats(0.01, 3), st.integers(-60, 60), st.sampled_from(SCHEMES)
)
@settings(max_examples=40)
def test_scaling_f_by_a_power_of_two_scales_the_error_and_leaves_the_step(f, x, k, scheme):
    best, scaled = best_step(f, x, scheme), best_step(lambda t: f(t) * 2.0**k, x, scheme)
    assert scaled.h == pytest.approx(best.h, rel=1e-9)
    assert scaled.error == pytest.approx(best.error * 2.0**k, rel=1e-9)


@given(st.floats(-5, 5))
@settings(max_examples=40)
def test_backward_is_forward_in_the_mirror(x):
    assert best_step(parse("exp(x)"), x, "backward").h == pytest.approx(best_step(parse("exp(-x)"), -x).h, rel=1e-6)


@pytest.mark.parametrize("f", [parse("5x + 2"), lambda x: 5 * x + 2], ids=["parsed", "plain"])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_line_has_no_truncation_so_its_best_step_is_large(f, scheme):
    best = best_step(f, 1.3, scheme)
    assert best.h > 0.01
    assert best.truncation == 0.0
    assert best.error < 1e-12


@pytest.mark.parametrize("f", [parse("0x + 7"), lambda x: 7.0], ids=["parsed", "plain"])
def test_a_constant_is_exact_at_any_step(f):
    best = best_step(f, 1.3)
    assert best.h == pytest.approx(0.13)
    assert best.error == 0.0


def test_x_squared_at_its_foot_has_no_round_off_so_its_best_step_is_tiny():
    best = best_step(parse("x^2"), 0.0)
    assert best.h <= 1e-15
    assert best.error <= 1e-15


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("f", "x"),
    [(math.sqrt, 1e-9), (math.log, 1e-12), (math.log, 1e-250), (math.acos, -1 + 1e-9), (math.asin, 1 - 1e-9)],
)
def test_near_an_edge_of_the_domain_the_best_step_stays_inside(f, x, scheme):
    best = best_step(f, x, scheme)
    quotient = difference(f, x, best.h, scheme)
    assert quotient.undefined is None
    assert best.error < 1e-3 * abs(quotient.slope)


@pytest.mark.parametrize("x", [1e-150, 1e-9, 1e9, 1e150])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_step_follows_the_scale_of_x(x, scheme):
    best = best_step(parse("1/x"), x, scheme)
    assert 1e-10 < best.h / x < 1e-3
    assert abs(difference(parse("1/x"), x, best.h, scheme).slope * x * x + 1) < 1e-6


@pytest.mark.parametrize("scheme", SCHEMES)
def test_where_doubles_are_too_coarse_to_see_f_the_error_says_so(scheme):
    f = parse("sin(x)")  # doubles near 1e22 lie two million apart
    assert best_step(f, 1e22, scheme).error > 0.1 * abs(f.jet(1e22).slope)


@pytest.mark.parametrize(
    ("f", "x"),
    [(parse("ln(x)"), -1.0), (parse("abs(x)"), 0.0), (parse("sqrt(x)"), 0.0), (math.log, -1.0)],
    ids=["undefined", "corner", "vertical", "undefined plain"],
)  # fmt: skip
def test_where_f_has_no_finite_slope_there_is_no_best_step(f, x):
    best = best_step(f, x)
    assert all(math.isnan(value) for value in (best.h, best.error, best.truncation, best.round_off))


def test_the_ladder_holds_every_decade_as_one_types_it():
    assert sweep(math.sin, 1.0).h.tolist() == [
        1e-1,
        1e-2,
        1e-3,
        1e-4,
        1e-5,
        1e-6,
        1e-7,
        1e-8,
        1e-9,
        1e-10,
        1e-11,
        1e-12,
        1e-13,
        1e-14,
        1e-15,
        1e-16,
        1e-17,
    ]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("f", [parse("x^3 - ln(x)"), lambda x: x**3 - math.log(x)], ids=["parsed", "plain"])
def test_every_rung_is_the_difference_quotient_itself(f, scheme):
    ladder = sweep(f, 1.7, scheme)
    quotients = [difference(f, 1.7, h, scheme) for h in ladder.h]
    assert ladder.slope.tolist() == [quotient.slope for quotient in quotients]
    assert ladder.h_lost.tolist() == [quotient.h_lost for quotient in quotients]


def test_a_sweep_is_a_sequence_of_rungs_and_a_table_of_columns():
    ladder = sweep(parse("x^2"), 3.0)
    assert len(ladder) == len(list(ladder)) == 17
    assert ladder[2] is ladder.rungs[2]
    for name in ("h", "slope", "error", "truncation", "round_off", "h_lost"):
        assert getattr(ladder, name).tolist() == [getattr(rung, name) for rung in ladder]


def test_the_error_of_a_parsed_function_is_measured_against_its_exact_slope():
    ladder = sweep(parse("3x^2 - 4x + 5"), 3.0)
    assert ladder.exact == 14.0
    assert ladder.error.tolist() == [abs(slope - 14.0) for slope in ladder.slope]
    assert ladder.best == 7  # h = 1e-8


def test_a_plain_callable_has_no_error_but_both_estimates():
    ladder = sweep(lambda x: 3 * x**2 - 4 * x + 5, 3.0)
    assert (ladder.exact, ladder.error, ladder.best) == (None, None, None)
    assert ladder[0].error is None
    assert ladder.truncation == pytest.approx(3 * ladder.h, rel=1e-2)


@pytest.mark.parametrize(
    ("scheme", "law"),
    [("forward", lambda h: 3 * h), ("backward", lambda h: 3 * h), ("central", lambda h: h**2)],
)
def test_the_truncation_estimate_is_the_leading_term_of_the_taylor_series(scheme, law):
    ladder = sweep(parse("x^3"), 1.0, scheme)  # f''/2 = 3, f'''/6 = 1
    assert ladder.truncation == pytest.approx(law(ladder.h), rel=0.05)


@pytest.mark.parametrize("x", [3.0, 0.7, -12.0])
def test_the_two_estimates_account_for_the_error_of_every_rung(x):
    ladder = sweep(parse("3x^2 - 4x + 5"), x)
    assert ladder.error is not None
    ratio = (ladder.truncation + ladder.round_off) / np.maximum(ladder.error, 1e-300)
    assert np.all(ratio > 0.1)
    assert np.median(ratio) < 5


def test_large_steps_blame_truncation_and_small_ones_round_off():
    parts = [rung.part for rung in sweep(parse("exp(x)"), 1.0)]
    assert parts == ["truncation"] * 7 + ["round-off"] * 10


def test_a_lost_step_loses_the_whole_slope():
    rung = sweep(parse("3x^2 - 4x + 5"), 3.0)[16]
    assert rung.h_lost
    assert (rung.slope, rung.error, rung.round_off, rung.part) == (0.0, 14.0, 14.0, "round-off")


def test_a_lost_step_is_never_the_best_though_it_may_be_right_by_accident():
    ladder = sweep(parse("(x-1)^2"), 1.0)
    assert ladder[16].error == 0.0
    assert not ladder[ladder.best].h_lost


def test_rungs_that_leave_the_domain_have_no_slope_and_no_part():
    ladder = sweep(parse("sqrt(x)"), 1e-4, "central")
    assert all(math.isnan(rung.slope) and rung.part == "unknown" for rung in ladder.rungs[:3])
    assert math.isfinite(ladder[4].slope)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_at_a_corner_quotients_exist_but_no_error(scheme):
    ladder = sweep(parse("abs(x)"), 0.0, scheme)
    assert set(ladder.slope) == {{"forward": 1.0, "backward": -1.0, "central": 0.0}[scheme]}
    assert ladder.error is not None
    assert np.all(np.isnan(ladder.error))
    assert ladder.best is None
    assert {rung.part for rung in ladder} == {"unknown"}


@pytest.mark.parametrize("run", [sweep, best_step])
def test_a_bad_point_or_scheme_is_refused(run):
    with pytest.raises(ValueError, match="x must be a finite number"):
        run(math.sin, math.nan)
    with pytest.raises(ValueError, match="unknown scheme 'middle'"):
        run(math.sin, 1.0, "middle")


def test_examples_in_the_docstrings_hold():
    assert doctest.testmod(import_module("mgtui.engine.quotient.sweep")).failed == 0


def bits(numbers):
    return [struct.pack("d", number) for number in numbers]


@pytest.mark.parametrize("scheme", SCHEMES)
@given(data=st.data())
def test_the_ladder_has_the_very_bits_of_single_quotients(scheme, data):
    text = data.draw(st.sampled_from([*(text for text, _, _ in SMOOTH), "|x|", "floor(x)", "1/x", "x^(1/3)", "7"]))
    x = data.draw(st.floats(-1e3, 1e3) | st.sampled_from([0.0, -0.0, 0.1, 1e300, 5e-324]))
    f = parse(text)
    ladder = sweep(f, x, scheme)
    alone = [difference(f, x, h, scheme) for h in ladder.h.tolist()]
    calls = [(f(one.x_from), f(one.x_to)) for one in alone]
    assert bits(ladder.slope) == bits(one.slope for one in alone)
    assert bits(f.one_by_one(one.x_to for one in alone)) == bits(end for _, end in calls)
    assert [rung.h_lost for rung in ladder] == [one.h_lost for one in alone]
    assert bits(one.f_from for one in alone) == bits(start for start, _ in calls)


@given(st.sampled_from([text for text, _, _ in SMOOTH]), st.floats(-50, 50), st.sampled_from(SCHEMES))
def test_both_at_once_are_what_each_is_alone(text, x, scheme):
    f = parse(text)
    assert repr(sweep_and_best_step(f, x, scheme)) == repr((sweep(f, x, scheme), best_step(f, x, scheme)))


def test_many_numbers_are_for_a_function_of_one_variable():
    with pytest.raises(TypeError, match="'b'"):
        parse("a + b").one_by_one([1.0])
