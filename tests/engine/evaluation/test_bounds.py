"""`Jet.bounds`: never smaller than the error, seldom much larger, and infinite where nothing can be vouched for."""

import math
import random
import statistics

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgtui.engine import ExpressionError, parse
from mgtui.engine.calculus.functions import TABLE
from mgtui.engine.calculus.rules import Triple
from mgtui.engine.evaluation.bounds import bounds_of
from mgtui.engine.evaluation.jet import Jet, run_jet
from mgtui.engine.evaluation.tape import Operation, compile_tree
from tests.engine.calculus.test_functions import TRUTH
from tests.engine.real_arithmetic import UndefinedError, real_errors, real_jet

SLOW = {"gamma", "lgamma", "lambertw"}  # they have tests of their own
NAMES = sorted(name for name in TRUTH if name not in {"neg", "not"} | SLOW)
PAIRED = ("min", "max", "mod", "log", "hypot", "atan2", "root", "leakyrelu")
NUMBERS = ("1", "2", "3", "0.1", "0.5", "pi", "e", "7", "1.5", "100", "1/3", "sqrt(2)", "1e-5", "tau/8", "1e8")
EXPONENTS = ("2", "3", "0.5", "(-1)", "(1/3)", "5", "(-2)", "1.5", "100", "(-0.5)", "(-7)", "(2/3)")
SPECIAL = (0.0, 1.0, -1.0, 2.0, 0.5, math.pi, math.pi / 2, math.e, 3.0, -2.0)
SIGNS = (-1.0, 1.0)


def expression(rng, depth):
    """A random expression, `depth` operations deep at most."""
    if depth == 0 or rng.random() < 0.1:
        return "x" if rng.random() < 0.65 else rng.choice(NUMBERS)
    parts = expression(rng, depth - 1), expression(rng, depth - 1)
    kind = rng.random()
    if kind < 0.5:
        return f"({parts[0]}{rng.choice('+-*/')}{parts[1]})"
    if kind < 0.6:
        return f"({parts[0]})^{rng.choice(EXPONENTS)}"
    if kind < 0.63:
        return f"{rng.choice(('e', '2', 'pi', '(1/3)', f'({parts[1]})'))}^({parts[0]})"
    if kind < 0.68:
        return f"{rng.choice(PAIRED)}({parts[0]}, {parts[1]})"
    if kind < 0.72:
        return f"{{{condition(rng, parts)}: {parts[0]}, {expression(rng, depth - 1)}}}"
    return f"{rng.choice(NAMES)}({parts[0]})"


def condition(rng, parts):
    """A random condition on two expressions."""
    compared = f"{parts[0]} {rng.choice(('<', '<=', '>', '>=', '=', '!='))} {parts[1]}"
    kind = rng.random()
    if kind < 0.5:
        return compared
    if kind < 0.65:
        return f"not ({compared})"
    return f"({compared}) {rng.choice(('and', 'or'))} {rng.choice(('x', '1.1x', parts[1]))} < {rng.choice(NUMBERS)}"


def point(rng):
    """A random x: ordinary, beside something, on it, tiny or huge."""
    ordinary, special = rng.uniform(-6.0, 6.0), rng.choice(SPECIAL)
    beside = special + rng.choice(SIGNS) * 10 ** rng.uniform(-17.0, -1.0)
    next_to = math.nextafter(special, rng.choice((-9.0, 9.0)))
    extreme = rng.choice(SIGNS) * 10 ** rng.uniform(-200.0, 200.0)
    return rng.choice((ordinary, ordinary, special, beside, beside, next_to, extreme, 100.0 * ordinary))


def excesses(f, x, jet):
    """Bound over error of each part that has a bound and an error; fails where the bound is smaller."""
    if not any(bound < math.inf for bound in jet.bounds):
        return []
    try:
        truths = real_jet(f.tree, x)
    except UndefinedError:
        pytest.fail(f"{f.text} at {x!r} has no value, and {jet} has the bounds {jet.bounds}")
    found = []
    parts = jet.value, jet.slope, jet.curvature
    for part, bound, error in zip(parts, jet.bounds, real_errors(parts, truths), strict=True):
        if bound < math.inf and not mpmath.isnan(error):
            assert error <= bound, f"{f.text} at {x!r}: {part} is off by {mpmath.nstr(error)}, not {bound}"
            found += [float(bound / error)] if error else []
    return found


def random_excesses(seed, checks):
    """The excesses of so many random expressions at a random x each."""
    rng, found, vouched = random.Random(seed), [], 0
    for _ in range(checks):
        try:
            f = parse(expression(rng, rng.choice((1, 2, 2, 3, 3, 4))))
        except ExpressionError:
            continue
        x = point(rng)
        jet = f.jet(x)
        vouched += math.isfinite(jet.bounds[0])
        found += excesses(f, x, jet)
    return found, vouched


def test_the_bound_holds_for_random_expressions_at_nasty_points_and_is_near_the_error():
    found, vouched = random_excesses(1, 250)
    assert statistics.median(found) < 200
    assert vouched > 150


@pytest.mark.slow
def test_the_bound_holds_for_two_thousand_random_expressions():
    found, _ = random_excesses(2, 2000)
    assert statistics.median(found) < 200


@given(st.integers(0, 2**32), st.floats(-1e200, 1e200))
def test_the_bound_holds_at_any_double(seed, x):
    try:
        f = parse(expression(random.Random(seed), 2))
    except ExpressionError:
        return
    excesses(f, x, f.jet(x))


DIGITS_LOST = [
    ("(1-cos(x))/x^2", 1e-4), ("(e^x-1)/x", 1e-10), ("1/(1-x)-2/(1-x^2)", 0.999999), ("(x^2-1)/(x-1)", 1.000000001),
    ("((3+x)^2-9)/x", 1e-7), ("ln(1+e^(100x))/100", 0.037), ("ln(x^100)", 1.7), ("x^2-2", math.sqrt(2.0)),
    ("(x-0.1)^7", 0.3), ("sin(100x)", 12345.678), ("e^(3x)", 20.1), ("2.718281828459045^x", 20.1), ("(1/3)^x", 50.3),
    ("x^(1/3)", 1e60), ("x^x", 31.7), ("log(x, 3)", 1.0000001), ("pi^x", 99.1), ("cos(pi x)", 77.3),
]  # fmt: skip


@pytest.mark.parametrize(("text", "x"), DIGITS_LOST)
def test_the_bound_tells_how_many_digits_are_lost_to_within_three(text, x):
    f = parse(text)
    found = excesses(f, x, f.jet(x))
    assert statistics.median(found) < 1000


UNSURE = [
    ("floor(0.1x)", 30.0), ("round(x/3)", 1.5),
    ("sign(x^2-2.0000000000000004)", math.sqrt(2.0)), ("mod(0.1x, 0.3)", 3.0), ("sign(0.1x*10-x)", 3.0),
    ("1/sin(pi x)", 2.0), ("sqrt(x^2-2)", math.sqrt(2.0)), ("ln(1-sin(x)^2-cos(x)^2)", 0.4), ("1/(1.1x-x-0.1x)", 0.7),
    ("asin(0.1x)", 10.0), ("1/(1+e^x)^2", 400.0), ("sqrt(x^2+1)", 1e155), ("1/x^2", 1e-200), ("1/(x-pi)", math.pi),
    ("acosh(0.1x)", 10.0), ("(sin(x)-sin(x+2pi))^(1/3)", 1.0), ("gamma(0.1x-1)", 10.0), ("tan(pi x)", 0.5),
    ("mod(0.7x, 7)", 90.0), ("x^(1e-17x)", -1.0), ("(-1)^(1/3) + x", 1.0), ("acot(0.1x-0.3)", 3.0),
    ("(sqrt(sin(x)^2+cos(x)^2-1))^0", 0.4),
]  # fmt: skip


@pytest.mark.parametrize(("text", "x"), UNSURE)
def test_no_bound_is_given_where_round_off_decides_what_f_is(text, x):
    assert parse(text).jet(x).bounds == (math.inf, math.inf, math.inf)


NEAR_TWO = "2.0000000000000004"  # what the square of the double next to its root rounds to
CORNERS = [f"abs(x^2-{NEAR_TWO})", f"max(x^2, {NEAR_TWO})", f"relu(x^2-{NEAR_TWO})", f"min({NEAR_TWO}, x^2)"]


@pytest.mark.parametrize("text", CORNERS)
def test_at_a_corner_that_round_off_hides_the_value_is_sure_and_the_slopes_are_not(text):
    value, slope, curvature = parse(text).jet(math.sqrt(2.0)).bounds
    assert value < 1e-14
    assert slope == curvature == math.inf


@pytest.mark.parametrize(
    ("text", "x"), [("sqrt(x)", 0.0), ("x|x|", 0.0), ("cbrt(x)", 0.0), ("1/x", 0.0), ("ln(x)", -1.0)]
)
def test_what_is_not_finite_or_no_number_of_the_rules_has_no_bound(text, x):
    jet = parse(text).jet(x)
    parts = jet.value, jet.slope, jet.curvature
    assert all(bound == math.inf for part, bound in zip(parts, jet.bounds, strict=True) if not math.isfinite(part))
    assert jet.bounds[2] == math.inf


def test_a_straight_line_of_short_numbers_is_sure_to_an_ulp():
    value, slope, curvature = parse("3x - 4").jet(2.5).bounds
    assert value < 1e-14
    assert slope < 1e-15
    assert curvature < 1e-300


@pytest.mark.parametrize(
    "text", ["(1-cos(x))/x^2", "x^x", "mod(x, 0.3)", "gelu(x) + csc(x)", "x^2.5/(1+x)", "5", "max(x, 1/3)"]
)
def test_an_array_has_the_bounds_of_its_numbers(text):
    f, x = parse(text), np.array([[-3.0, 1e-4, 0.7], [1.0, 2.5, 40.0]])
    bounds = f.jet(x).bounds
    for row, column in np.ndindex(x.shape):
        alone = f.jet(float(x[row, column])).bounds
        for together, single in zip(bounds, alone, strict=True):
            assert together.shape == x.shape
            assert together[row, column] == pytest.approx(single, rel=0.1, abs=1e-300)


def test_a_bound_is_given_along_any_variable():
    jet = parse("a^2 sin(b x)").jet(0.3, wrt="b", a=2.0, b=np.array([1.0, 4.0]))
    assert [bound.shape for bound in jet.bounds] == [(2,)] * 3
    assert all(np.all(bound < 1e-13) for bound in jet.bounds)


def test_an_array_that_was_changed_since_has_no_bounds():
    x = np.array([1.0, 2.0])
    jet = parse("sin(x)").jet(x)
    x[0] = 3.0
    assert jet.bounds[0][0] == math.inf
    assert jet.bounds[0][1] < 1e-14


def test_bounds_are_computed_when_they_are_asked_for_and_once(monkeypatch):
    calls = []

    def counted(*args):
        calls.append(args)
        return 0.0, 0.0, 0.0

    monkeypatch.setattr("mgtui.engine.evaluation.jet.bounds_of", counted)
    jet = parse("x^2").jet(1.0)
    assert not calls
    assert jet.bounds is jet.bounds
    assert len(calls) == 1


def test_a_jet_that_came_of_no_expression_vouches_for_nothing():
    assert Jet(1.0, 2.0, 3.0).bounds == (math.inf, math.inf, math.inf)
    assert np.all(np.isinf(Jet(np.ones(2), np.ones(2), np.ones(2)).bounds[0]))


def test_a_row_without_an_error_rule_is_not_vouched_for():
    tape = parse("sin(x) + x").tape
    bare = TABLE["sin"]._replace(rule=TABLE["sin"].rule._replace(errors=None))
    entries = tuple(
        entry._replace(row=bare) if isinstance(entry, Operation) and entry.row.name == "sin" else entry
        for entry in tape.entries
    )
    unknown = type(tape)(entries)
    triples: list[Triple] = []
    run_jet(unknown, {"x": np.array(1.0)[()]}, "x", triples)
    assert bounds_of(unknown, triples, triples[-1]) == (math.inf, math.inf, math.inf)


@pytest.mark.parametrize("name", sorted(TABLE))
def test_every_row_states_how_it_rounds(name):
    assert TABLE[name].rule.errors is not None


FOLDED = [
    ("3/2 x", []), ("x^(2^3)", []), ("-3x", []), ("(7-2)*3 - x", []), ("0.1x", []), ("10/4 + x", []),
    ("pi x", [1.3e-16, 2.3e-16]), ("x + 1/3", [1.8e-17, 4e-17]), ("(0.1+0.2)x", [2.7e-17, 4e-17]),
    ("sqrt(2)*x", [9e-17, 3e-16]), ("2pi x", [2.4e-16, 2e-15]), ("x^(2/3)", [3e-17, 8e-17]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "least_and_most"), FOLDED)
def test_a_folded_constant_carries_the_error_of_its_folding_and_an_exact_one_none(text, least_and_most):
    errors = list(parse(text).tape.rounding.values())
    assert len(errors) == bool(least_and_most)
    if errors:
        assert least_and_most[0] <= errors[0] <= least_and_most[1]


def test_a_number_typed_in_digits_is_not_the_fraction_next_to_it():
    tape = parse("1/3 + x*0.3333333333333333").tape
    assert sum(entry == 1 / 3 for entry in tape.entries) == 2
    assert len(tape.rounding) == 1


def test_a_tape_made_by_hand_takes_its_constants_for_exact():
    assert compile_tree(parse("x + 2").tree).rounding == {}


SURE = (
    "{x < 2: x^2, 1/0.1x}", "{x > 0: ln(x), sqrt(-x)}", "(x != 3) sin(x)", "{not x > 5: e^x, 1/x}", "{0 < x < 2: x^3}",
    "{x < 0 or ln(x) < 1: 1/x, x}", "{x < 0 and ln(x) < 1: x, 1/x}", "{x^2 < 0: x, cos(x)}", "{1.1x = 2: 5, x}",
)  # fmt: skip


@pytest.mark.parametrize("text", SURE)
def test_a_choice_that_is_sure_is_as_sure_as_what_it_chose_whatever_the_other_one_is(text):
    f = parse(text)
    for jet in (f.jet(0.7), f.jet(np.array([0.7, 0.7, 3.0]))):
        assert all(np.ravel(bound)[0] < 1e-14 for bound in jet.bounds)


def test_pieces_in_an_array_have_each_the_bounds_of_its_own():
    f, x = parse("{x < 1: sin(x), x < 2: x^2.5, ln(3 - x)}"), np.array([-1.0, 0.5, 1.5, 2.5, 4.0])
    pieces = [parse(text).jet(x).bounds for text in ("sin(x)", "x^2.5", "ln(3 - x)")]
    together = f.jet(x).bounds
    for part in range(3):
        assert together[part].tolist() == [pieces[k][part][at] for at, k in enumerate((0, 0, 1, 2, 2))]


@pytest.mark.parametrize(
    ("text", "x"),
    [(f"{{x^2 < {NEAR_TWO}: x, -x}}", math.sqrt(2.0)), ("{sin(pi x) = 0: x, 1}", 1.0),
     ("{0.1x + 0.2x = 0.3x: x, 1}", 3.0), (f"{{x > 1 and x^2 < {NEAR_TWO}: x}}", math.sqrt(2.0)),
     ("{x > 9 or 1/3 x < 1: x, -x}", 3.0), ("{not sin(pi x) > 0: x, 2}", 1.0)],
)  # fmt: skip
def test_no_bound_is_given_where_round_off_may_decide_a_condition(text, x):
    assert parse(text).jet(x).bounds == (math.inf, math.inf, math.inf)


def test_at_a_seam_of_exact_sides_the_value_is_sure_and_the_slopes_are_not():
    for text in ("{x < 1: x^2, 3x}", "{x <= 1: x^2, 3x}", "{x = 1: 5, x}"):
        value, slope, curvature = parse(text).jet(1.0).bounds
        assert value < 1e-15
        assert slope == curvature == math.inf


def test_sides_that_are_equal_with_slopes_that_only_round_to_the_same_leave_slopes_unsure():
    f = parse("{0.1x + 0.2x = 0.30000000000000004x: x^2, x}")
    assert f.jet(0.0).bounds[1] == math.inf


ZEROS = [
    *(f"{name}(x)" for name in ("sin", "tan", "sinh", "tanh", "asin", "atan", "asinh", "atanh", "erf", "gelu", "silu",
                                "mish", "lambertw", "elu", "selu", "softsign", "cbrt", "sqrt")),
    "x^2", "x^3", "x^2.5", "x^(7/3)", "root(x, 3)", "x e^x", "x/3", "x/(1 + x)", "pi x", "atan2(x, 3)", "x sin(x)",
    "hypot(x, x)", "leakyrelu(x, 0.1)", "x^2 sin(x)/(1 + x)", "mod(x, 0.3)", "min(x, x^3)",
]  # fmt: skip


@pytest.mark.parametrize("text", ZEROS)
def test_what_is_0_at_0_is_so_without_an_error(text):
    f = parse(text)
    assert f(0.0) == 0.0
    assert f.jet(0.0).bounds[0] == 0.0
    assert f.jet(np.array([0.0, 0.5])).bounds[0][0] == 0.0


@pytest.mark.parametrize(
    ("text", "part"),
    [("sin(x)", 2), ("tan(x)", 2), ("tanh(x)", 2), ("erf(x)", 2), ("cos(x)", 1), ("cosh(x)", 1), ("sech(x)", 1),
     ("x^2", 1), ("x^3", 1), ("x^3", 2), ("x^5", 2), ("sinc(x)", 1), ("asin(x)", 2), ("3x", 2), ("hypot(x, 3)", 1)],
)  # fmt: skip
def test_a_slope_or_curvature_that_is_0_at_0_is_so_without_an_error(text, part):
    jet = parse(text).jet(0.0)
    assert (jet.value, jet.slope, jet.curvature)[part] == 0.0
    assert jet.bounds[part] == 0.0


@pytest.mark.parametrize(
    "text", ["x^2", "sin(x)^3", "x*(x/3)", "e^(-750 - x)", "x^2.5", "(1e-310)^(1e-290 + x/1e-200)"]
)
def test_a_number_that_underflows_is_not_sure_to_be_0(text):
    jet = parse(text).jet(1e-200)
    assert jet.value == 0.0 or jet.value < 1e-300
    assert 0.0 < jet.bounds[0] < math.inf
