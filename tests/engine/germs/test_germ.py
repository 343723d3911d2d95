"""Germs: series beside a point, against the value rules a finite distance away, the slope rules, and each other."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mgtui.engine.calculus.functions import CONDITIONS, TABLE
from mgtui.engine.germs import germ_algebra, germ_functions, germ_pieces, germ_powers
from mgtui.engine.germs.germ import (
    ANALYTIC,
    EXACT,
    FLAT,
    LOST,
    ONE,
    SHORT,
    SIDED,
    UNDEFINED,
    UNIT,
    UNKNOWN,
    WILD,
    Germ,
    constant,
    curvature,
    is_zero,
    limit,
    settle,
    slope,
    variable,
)

ORDER = 6
UNARY = sorted(name for name, row in TABLE.items() if row.most == 1)
BINARY = sorted(set(TABLE) - set(UNARY))
ORDINARY = (-7.3, -2.4, -0.83, -0.31, -1e-3, 1e-3, 0.2, 0.77, 1.4, 2.6, 8.1)


def at(x, side=1, order=ORDER):
    return variable(x, side, order)


def total(u, t):
    """The sum of a germ's terms at a finite t."""
    inverse_log = 1 / math.log(1 / t)
    return math.fsum(c * t ** (e / UNIT) * inverse_log ** (n / UNIT) for e, n, c, _ in u.terms)


def value_of(name, *arguments):
    with np.errstate(all="ignore"):
        return float(TABLE[name].rule.value(*map(np.float64, arguments)))


def rule_slopes(name, *triples):
    with np.errstate(all="ignore"):
        value = TABLE[name].rule.value(*[triple[0] for triple in triples])
        first, second = TABLE[name].rule.slopes(value, *triples)
    return float(first or 0.0), float(second or 0.0)


@pytest.mark.parametrize("name", UNARY)
def test_the_series_of_every_function_meets_its_values_a_small_way_off_on_either_side(name):
    checked = 0
    for x in ORDINARY:
        off = min([abs(x - critical.at) for critical in TABLE[name].breaks if not critical.period], default=0.25)
        step = min(abs(x), off, 0.25) / 16  # a series reaches no further than the next break
        for side in (-1, 1):
            here, there = value_of(name, x), value_of(name, x + side * step)
            u = TABLE[name].germ(at(x, side))
            if math.isnan(here) or math.isnan(there):
                assert u.state == UNDEFINED
                continue
            checked += 1
            assert u.state == ANALYTIC
            assert total(u, step) == pytest.approx(there, rel=1e-6, abs=1e-9 * max(1.0, abs(here)))
            assert limit(u) == pytest.approx(here, rel=1e-14)
    assert checked >= 4


@pytest.mark.parametrize("name", UNARY)
def test_slope_and_curvature_read_off_a_series_are_those_of_the_rules(name):
    for x in ORDINARY:
        u = TABLE[name].germ(at(x))
        if u.state == UNDEFINED:
            continue
        first, second = rule_slopes(name, (np.float64(x), 1.0, None))
        assert slope(u)[0] == pytest.approx(first, rel=1e-12, abs=1e-14)
        assert curvature(u)[0] == pytest.approx(second, rel=1e-11, abs=1e-12)


@pytest.mark.parametrize("name", BINARY)
def test_operations_of_two_arguments_agree_with_the_rules_whichever_argument_moves(name):
    for x, other in ((0.7, 2.3), (3.4, 0.6), (5.1, 1.7)):
        u, number = at(x), constant(other, ORDER)
        moving, still = (np.float64(x), 1.0, None), (np.float64(other), None, None)
        cases = [((u, number), (moving, still)), ((number, u), (still, moving))]
        if (
            name != "mod" and name not in CONDITIONS
        ):  # mod(x, x), x < x: each x is a break to the rule, none to the germ
            cases.append(((u, u), (moving, moving)))
        for arguments, triples in cases:
            result = TABLE[name].germ(*arguments)
            first, second = rule_slopes(name, *triples)
            assert slope(result)[0] == pytest.approx(first, rel=1e-12, abs=1e-13)
            assert curvature(result)[0] == pytest.approx(second, rel=1e-11, abs=1e-12)


@pytest.mark.parametrize("name", sorted(TABLE))
def test_a_lost_argument_is_never_found_again(name):
    row = TABLE[name]
    for state in (SHORT, UNKNOWN, UNDEFINED):
        arguments = [constant(0.0, ORDER) if name == "or" else at(0.5)] * (row.least - 1)  # `or` asks on if it must
        assert row.germ(LOST[state], *arguments).state == state
        assert row.germ(*arguments, LOST[state]).state == state


def terms(u):
    return [(e / UNIT, n / UNIT, c) for e, n, c, _ in u.terms]


def test_roots_have_fractional_powers_and_logarithms_powers_of_their_own():
    t = at(0.0)
    assert terms(germ_functions.sqrt(t)) == [(0.5, 0, 1)]
    assert germ_functions.sqrt(at(0.0, -1)).state == UNDEFINED
    assert terms(germ_pieces.cbrt(at(0.0, -1))) == [(pytest.approx(1 / 3), 0, -1)]
    assert terms(germ_powers.ln(t)) == [(0, -1, -1)]
    assert terms(germ_algebra.mul(t, germ_powers.ln(t))) == [(1, -1, -1)]
    x_to_the_x = germ_powers.raise_to(t, t)
    assert terms(x_to_the_x)[:3] == [(0, 0, 1), (1, -1, -1), (2, -2, 0.5)]


def test_thirds_add_up_exactly():
    third = germ_pieces.cbrt(at(0.0))
    cube = germ_algebra.mul(third, germ_algebra.mul(third, third))
    assert terms(cube) == [(1, 0, 1)]
    assert is_zero(germ_algebra.sub(cube, at(0.0)))


def test_growth_is_larger_or_smaller_than_every_power():
    grows = germ_powers.exp(germ_powers.inv(at(0.0)))
    falls = germ_powers.inv(grows)
    assert grows.growth
    assert limit(grows) == math.inf
    many_powers = germ_powers.raise_to(at(0.0), constant(-40.0, ORDER))
    assert limit(germ_algebra.mul(falls, many_powers)) == 0.0
    assert limit(germ_algebra.sub(many_powers, grows)) == -math.inf
    assert terms(germ_algebra.mul(grows, falls)) == [(0, 0, 1)]
    assert terms(germ_powers.ln(grows)) == [(-1, 0, 1)]


def test_oscillation_is_bounded_and_no_more():
    wave = germ_functions.sin(germ_powers.inv(at(0.0)))
    assert (wave.terms, wave.rest, wave.state) == ((), ONE, WILD)
    assert math.isnan(limit(wave))
    damped = germ_algebra.mul(at(0.0), wave)
    assert limit(damped) == 0.0
    assert math.isnan(slope(damped)[0])
    assert slope(germ_algebra.mul(at(0.0), damped))[0] == 0.0


def test_pieces_are_chosen_by_the_leading_term():
    left, right = at(2.0, -1), at(2.0)
    assert (limit(germ_pieces.floor(left)), limit(germ_pieces.floor(right))) == (1.0, 2.0)
    assert (limit(germ_pieces.ceil(left)), limit(germ_pieces.ceil(right))) == (2.0, 3.0)
    square = germ_algebra.mul(at(0.0, -1), at(0.0, -1))
    assert limit(germ_pieces.floor(square)) == 0.0
    assert limit(germ_pieces.ceil(square)) == 1.0
    assert limit(germ_pieces.sign(germ_algebra.neg(square))) == -1.0
    half = constant(2.5, ORDER)
    assert limit(germ_pieces.nearest(half)) == 2.0  # halves to even
    assert limit(germ_pieces.nearest(at(2.5))) == 3.0


def test_what_may_be_zero_is_zero_only_to_those_who_ask():
    x = math.pi
    u = germ_functions.sin(variable(x, 1, ORDER, math.ulp(x)))
    assert limit(u) == 0.0
    assert u.terms[0][2] == math.sin(x)
    assert germ_pieces.absolute(u).state == SIDED
    assert germ_pieces.absolute(germ_functions.sin(at(x))).state == ANALYTIC
    assert germ_powers.inv(u).terms[0][0] == -UNIT


def test_a_series_cut_short_says_so():
    u = germ_functions.sin(at(0.0, order=2))
    gap = germ_algebra.sub(u, at(0.0, order=2))
    deeper = germ_algebra.sub(gap, germ_algebra.scale(germ_powers.whole_power(at(0.0, order=2), 3), -1 / 6))
    assert not settle(deeper).terms
    assert germ_powers.inv(deeper).state == SHORT
    assert deeper.rest < EXACT


def test_overflow_is_no_break():
    assert germ_powers.exp(at(1000.0)).state == ANALYTIC
    assert limit(germ_functions.sigmoid(at(-1000.0))) == 0.0
    one = germ_algebra.mul(germ_powers.exp(at(800.0)), germ_powers.exp(germ_algebra.neg(at(800.0))))
    assert limit(one) == pytest.approx(1.0)
    assert slope(one)[0] == pytest.approx(0.0, abs=1e-12)


EXPONENTS = st.integers(-8, 12).map(lambda n: n * UNIT // 6)
LOGS = st.integers(-2, 2).map(lambda n: n * UNIT)
COEFFICIENTS = st.integers(-12, 12).filter(bool).map(lambda n: n / 4)


@st.composite
def germs(draw, small=False, logs=LOGS):
    """Exact germs of a few terms; `small` ones go to 0."""
    keys = draw(st.sets(st.tuples(EXPONENTS, logs), min_size=1, max_size=3))
    keys = {key for key in keys if not small or key[0] > 0}
    assume(keys)
    return Germ(tuple((*key, draw(COEFFICIENTS), 0.0) for key in sorted(keys)), EXACT, (), ANALYTIC, ORDER)


def agree(u, v):
    """Whether two germs have the same terms, as far as both are known."""
    apart = germ_algebra.sub(u, v)
    return apart.state < SHORT and all(abs(c) <= max(1e-9, r) for _, _, c, r in apart.terms)


@given(germs(), germs(), germs())
def test_products_distribute_over_sums(u, v, w):
    left = germ_algebra.mul(u, germ_algebra.add(v, w))
    right = germ_algebra.add(germ_algebra.mul(u, v), germ_algebra.mul(u, w))
    assert agree(left, right)


@given(germs(), germs())
def test_division_undoes_multiplication(u, v):
    assert agree(germ_powers.div(germ_algebra.mul(u, v), v), u)


@given(germs())
def test_a_root_undoes_a_square(u):
    assert agree(germ_functions.sqrt(germ_algebra.mul(u, u)), germ_pieces.absolute(u))


@given(germs(small=True))
def test_ln_undoes_exp_and_sine_and_cosine_lie_on_the_circle(u):
    assert agree(germ_powers.ln(germ_powers.exp(u)), u)
    sine, cosine = germ_functions.sin(u), germ_functions.cos(u)
    circle = germ_algebra.add(germ_algebra.mul(sine, sine), germ_algebra.mul(cosine, cosine))
    assert agree(circle, constant(1.0, ORDER))


@given(germs(), germs())
def test_the_larger_and_the_smaller_add_up_to_both(u, v):
    larger, smaller = germ_pieces.maximum(u, v), germ_pieces.minimum(u, v)
    assert agree(germ_algebra.add(larger, smaller), germ_algebra.add(u, v))


@given(germs(small=True, logs=st.just(0)))
def test_the_terms_of_a_function_of_a_germ_approach_the_function_of_its_terms(u):
    t = 1e-12
    inner = total(u, t)
    assume(abs(inner) < 0.3)
    for name in ("sin", "exp", "atan", "asinh", "erf", "sigmoid"):
        outer = TABLE[name].germ(u)
        last = t ** (outer.rest[0] / UNIT) if outer.rest < FLAT else 0.0
        assert total(outer, t) == pytest.approx(value_of(name, inner), rel=1e-12, abs=1e4 * last + 1e-15)
