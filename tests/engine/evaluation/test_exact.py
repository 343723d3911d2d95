"""True numbers: the doubles nearest to f, f' and f'' at the double x, each proven; against mpmath at many digits."""

import json
import math
import pickle
import subprocess
import sys
from pathlib import Path

import mpmath
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mgtui.engine import parse
from mgtui.engine.calculus.ball_rules import BALL_RULES
from mgtui.engine.calculus.function_row import TRUTHS
from mgtui.engine.calculus.functions import TABLE
from mgtui.engine.evaluation.exact import CANNOT_TELL, NO_CURVATURE, NO_SLOPE, NOT_DEFINED, NOT_SMOOTH, SURE, bounded
from mgtui.engine.evaluation.rationals import polynomial_at
from mgtui.engine.language.tree import LEAVES, NUMBER, VARIABLE
from tests.engine.calculus.test_functions import ORDINARY, TRUTH, TRUTH_OF_TWO
from tests.quick import partly_slow, slow_case

DIGITS = json.loads((Path(__file__).parents[2] / "cases" / "digits.json").read_text())["rows"]
CHOICES = {*TRUTHS, "pieces"}
NOISE = mpmath.mpf(10) ** -280  # what is left of differences of numbers with 1,000 digits
CONSTANTS = {"e": mpmath.e, "pi": mpmath.pi, "tau": 2 * mpmath.pi}


def true_value(f, x):
    """f at a multiple-precision x, by mpmath alone; None where it is not real."""
    slots = []
    for node in f.tree:
        if node.op == VARIABLE:
            slots.append(x)
        elif node.op in LEAVES:
            slots.append(mpmath.mpf(node.value) if node.op == NUMBER else +CONSTANTS[node.name])
        else:
            args = [slots[i] for i in node.args]
            slots.append((TRUTH if len(args) == 1 else TRUTH_OF_TWO)[node.op](*args))
            if isinstance(slots[-1], mpmath.mpc):
                if abs(slots[-1].imag) > 0:
                    return None
                slots[-1] = slots[-1].real
        if abs(slots[-1]) > 1e40:  # mpmath takes the sine of any number, with as many digits as it has
            return None
    return slots[-1]


def true_numbers(f, x):
    """f, f', f'' by differences 1e-90 of x apart, good to 1e-280; None where f is not real, or not smooth so near."""
    with mpmath.workdps(1000):
        at = mpmath.mpf(x)
        h = (min(1, abs(at)) or 1) * mpmath.mpf(10) ** -90
        try:
            values = [true_value(f, at + k * h) for k in (-4, -2, -1, 0, 1, 2, 4)]
        except (ValueError, ZeroDivisionError, OverflowError, TypeError):  # of the last kind is arithmetic with None
            return None
        if None in values:
            return None
        near, far = _differences(values[1:6], h), _differences([values[i] for i in (0, 1, 3, 5, 6)], 2 * h)
        return near if all(abs(a - b) <= abs(a) * 1e-60 + NOISE for a, b in zip(near, far, strict=True)) else None


def _differences(values, h):
    a, b, c, d, e = values
    slope = (a - 8 * b + 8 * d - e) / (12 * h)
    return c, slope, (-a + 16 * b - 30 * c + 16 * d - e) / (12 * h * h)


def is_nearest(double, truth):
    """Whether no other double is nearer, up to the noise in differences."""
    if math.isinf(double):
        return abs(truth) >= sys.float_info.max
    with mpmath.workdps(400):
        return abs(mpmath.mpf(double) - truth) <= mpmath.mpf(math.ulp(double)) / 2 * (1 + mpmath.mpf(10) ** -60) + NOISE


def numbers(exact):
    return exact.value, exact.slope, exact.curvature


def test_every_row_of_the_table_has_a_ball_rule():
    assert {row.ball or row.name for row in TABLE.values()} <= set(BALL_RULES)


@pytest.mark.parametrize("row", DIGITS, ids=lambda row: row["id"])
def test_value_slope_and_curvature_are_the_doubles_nearest_the_truth(row):
    exact = parse(row["expr"]).exact(float.fromhex(row["x_hex"]))
    assert numbers(exact) == (float(row["f"]), float(row["df"]), float(row["d2f"]))
    assert exact.digits == (SURE,) * 3


@pytest.mark.parametrize("name", sorted({*TRUTH} - {"not"}))
@pytest.mark.parametrize("places", [ORDINARY[1::3], slow_case((ORDINARY,))], ids=["some", "all"])
def test_a_function_of_one_argument_agrees_with_mpmath_to_the_last_bit(name, places):
    f = parse("-x" if name == "neg" else f"{name}(x)")
    checked = 0
    for x in places:
        true = true_numbers(f, x)
        exact = f.exact(x)
        if true is None:
            assert exact.reasons[0] == NOT_DEFINED, x
            continue
        assert all(map(is_nearest, numbers(exact), true)), (x, numbers(exact), true)
        checked += 1
    assert checked >= len(places) // 3


@pytest.mark.parametrize("name", sorted(name for name in TRUTH_OF_TWO if TABLE[name].notation not in CHOICES))
@pytest.mark.parametrize("pair", partly_slow(["(x, 2.3)", "(2.3, x)", "(x*x + 1.5, x + 9)", "(x, 3)", "(x, -2)"], 5, 2))
def test_an_operation_on_two_arguments_agrees_with_mpmath_to_the_last_bit(name, pair):
    u, v = pair[1:-1].split(",")
    symbol = TABLE[name].symbol
    f = parse(f"({u}){symbol}({v})" if symbol else f"{name}{pair}")
    for x in ORDINARY:
        true = true_numbers(f, x)
        exact = f.exact(x)
        if true is None:
            assert exact.reasons[0] == NOT_DEFINED or abs(exact.value) > 1e40, x
        else:
            assert all(map(is_nearest, numbers(exact), true)), (x, numbers(exact), true)


ATOMS = st.sampled_from(["x", "x", "x", "1", "2", "0.5", "3", "pi", "e", "0.1", "1/3"])
NAMES = [name for name in TRUTH if name not in ("neg", "not")]
EXPRESSIONS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(NAMES), inner).map(lambda t: f"{t[0]}({t[1]})"),
        st.tuples(inner, st.sampled_from(list("+-*/^")), inner).map(lambda t: f"({t[0]}){t[1]}({t[2]})"),
    ),
    max_leaves=6,
)
PLACES = st.one_of(
    st.floats(-10, 10).filter(lambda x: x == 0 or abs(x) > 1e-20),
    st.sampled_from([1e-10, -1e-10, 1e15, 1.000000001, 0.999999999, 3.14159265, 1.5707963, 400.0, -30.0]),
)


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(EXPRESSIONS, PLACES)
def test_whatever_is_proven_is_true(text, x):
    check_what_is_proven(text, x)


def check_what_is_proven(text, x):
    try:
        f = parse(text)
    except ValueError:
        return
    exact = f.exact(x)
    true = true_numbers(f, x)
    if true is None or not all(mpmath.isfinite(number) for number in true):
        return
    for number, digits, truth in zip(numbers(exact), exact.digits, true, strict=True):
        assert digits < SURE or is_nearest(number, truth), (text, x, number, mpmath.nstr(truth, 25))


@pytest.mark.parametrize(
    ("text", "x", "value", "slope", "curvature"),
    [
        ("x|x|", 0, 0, 0, NO_CURVATURE),
        ("|x|^3", 0, 0, 0, 0),
        ("|x^5|", 0, 0, 0, 0),
        ("|x|", 0, 0, NO_SLOPE, NO_SLOPE),
        ("floor(x)", 1, 1, NO_SLOPE, NO_SLOPE),
        ("max(x, x^2)", 1, 1, NO_SLOPE, NO_SLOPE),
        ("min(x, x + x^3)", 0, 0, 1, 0),
        ("mod(x, 1)", 2, 0, NO_SLOPE, NO_SLOPE),
        ("round(x)", 2.5, 2, NO_SLOPE, NO_SLOPE),
        ("floor(x)", 1e155, 1e155, NO_SLOPE, NO_SLOPE),
        ("tanh(x)", 1e155, 1, 0, 0),
        ("sigmoid(-x)", 1e155, 0, 0, 0),
        ("softplus(x)", 1e155, 1e155, 1, 0),
        ("sqrt(x)", 0, 0, NOT_SMOOTH, NOT_SMOOTH),
        ("(x^4)^(1/2)", 0, 0, 0, 2),
        ("(x^3)^(1/3)", 0, 0, CANNOT_TELL, CANNOT_TELL),  # 1 on the right: 1/3 is no exact ball
        ("(x^6)^(1/3)", 0, 0, CANNOT_TELL, CANNOT_TELL),
        ("(x^3)^(x + 1/3)", 0, 0, CANNOT_TELL, CANNOT_TELL),
        ("((x - 1)^2)^0.5", 1, 0, NO_SLOPE, NO_SLOPE),
        ("cbrt(x^3)", 0, 0, 1, 0),
        ("cbrt(-x^6 + x^7)", 0, 0, 0, -2),
        ("root(x^4, 4)", 0, 0, NO_SLOPE, NO_SLOPE),
        ("root(-x^3, 3)", 0, 0, -1, 0),
        ("cbrt(x)", 0, 0, NOT_SMOOTH, NOT_SMOOTH),
        ("floor(relu(x))", -1, 0, 0, 0),
        ("floor(floor(x))", 2.5, 2, 0, 0),
        ("sign(relu(x))", -1, 0, 0, 0),
        ("mod(0*x, 1) + x", 3, 3, 1, 0),
        ("floor(relu(x))", 0, 0, 0, 0),
        ("0^x", 0.001, 0, 0, 0),
        ("(x^2)^1.5", 0, 0, 0, 0),
        ("(x^4)^0.75", 0, 0, 0, 0),
        ("x^(4/3)", 0, 0, NOT_SMOOTH, NOT_SMOOTH),
        ("x*sqrt(x)", 0, 0, NOT_SMOOTH, NOT_SMOOTH),
        ("0^x", 1, 0, 0, 0),
        ("0^x", 0, 1, NOT_SMOOTH, NOT_SMOOTH),
        ("(-3)^x", 2, 9, NOT_SMOOTH, NOT_SMOOTH),
        ("sinc(x)", 0, 1, 0, -1 / 3),
        ("(-x)^3", 0, 0, 0, 0),
        ("{x<0: -x, x^2}", 0, 0, NO_SLOPE, NO_SLOPE),
        ("{x<0: x^2, x^3}", 0, 0, 0, NO_CURVATURE),
        ("{x!=0: sin(x)/x, 1}", 0, 1, 0, -1 / 3),
        ("{x!=0: sin(x)/x, 2}", 0, 2, NO_SLOPE, NO_SLOPE),
        ("{x>0: ln(x), 0}", -1, 0, 0, 0),
        ("{0<x and 1/x<2: 5, x}", 0, 0, CANNOT_TELL, CANNOT_TELL),
        ("{x!=0: x^2 sin(1/x), 0}", 0, 0, CANNOT_TELL, CANNOT_TELL),
        ("{x<=0: x, ln(x)}", 0, 0, CANNOT_TELL, CANNOT_TELL),
        ("{0<x and sqrt(x - 1)<2: 5, x}", -1, -1, 1, 0),
        ("x^2 {0<x<1}", 0.5, 0.25, 1, 2),
        ("(x<=0)*x + 1", 0, 1, NO_SLOPE, NO_SLOPE),
        ("elu(x)", 0, 0, 1, NO_CURVATURE),
        ("softsign(x)", 0, 0, 1, NO_CURVATURE),
        ("relu6(x)", 6, 6, NO_SLOPE, NO_SLOPE),
        ("atan2(x, -1)", 0, math.pi, NO_SLOPE, NO_SLOPE),
        ("root(x, 3)", -8, -2, 1 / 12, 1 / 144),
        ("hypot(x, 0)", 0, 0, NO_SLOPE, NO_SLOPE),
        ("cbrt(floor(x))", 8, 2, NO_SLOPE, NO_SLOPE),
        ("ceil(x)^0.5", 9, 3, NO_SLOPE, NO_SLOPE),
        ("ln(floor(x))", 1e308, 709.1962086421661, NO_SLOPE, NO_SLOPE),
        ("ln(x + 2 + floor(x)*1e-60)", 1, 1.0986122886681098, NO_SLOPE, NO_SLOPE),
        ("e^(|x|^3)", 0, 1, 0, 0),
        ("max(sign(x-1), 2x-x^2)", 1, 1, 0, NO_CURVATURE),
        ("max(sign(x-1), x)", 1, 1, 1, 0),
        ("step(sign(x-1) + 0.5)", 1, 1, NO_SLOPE, NO_SLOPE),
        ("{sign(x-1) < 0.5: x^2, 5}", 1, 1, NO_SLOPE, NO_SLOPE),
        ("max(|x-1|, 3)*x", 1, 3, 3, 0),
        ("0*|x|", 0, 0, 0, 0),
    ],
)
def test_at_a_break_the_value_is_told_and_a_slope_only_if_both_sides_agree(text, x, value, slope, curvature):
    exact = parse(text).exact(x)
    for number, reason, wanted in zip(numbers(exact), exact.reasons, (value, slope, curvature), strict=True):
        assert reason == wanted if isinstance(wanted, str) else (number, reason) == (wanted, ""), (number, reason)


@pytest.mark.parametrize(
    "text", ["1/x", "0/x", "ln(x)", "sin(x)/x", "gamma(x)", "csc(x)", "sqrt(-1 - x^2)", "0^-x^2/x"]
)
def test_where_f_has_no_value_that_is_proven_too(text):
    assert parse(text).exact(0).reasons == (NOT_DEFINED,) * 3


@pytest.mark.parametrize(
    ("text", "x", "beyond"),
    [
        ("1/x^2", 1e-200, ("1e400", "-2e600", "6e800")),
        ("1/(1+e^x)^2", 400, ("3.66787e-348", "-7.33575e-348", "1.46715e-347")),
        ("x ln(x)", 5e-324, ("-3.67802e-321", "", "2.02402e323")),
        ("e^x", 710, ("2.23399e308", "2.23399e308", "2.23399e308")),
    ],
)
def test_a_number_that_no_double_holds_is_given_as_text(text, x, beyond):
    exact = parse(text).exact(x)
    assert tuple(part.beyond for part in exact.parts) == beyond
    assert exact.digits == (SURE,) * 3


@pytest.mark.parametrize(
    ("text", "x", "beyond"),
    [
        ("e^x", -1e10, "9.27858e-4342944820"),
        ("e^x", 1e15, "6.72436e434294481903251"),
        ("x^1000000", 10.0, "1e1000000"),
        ("sin(x) - x", 1e-200, "-1.66667e-601"),
    ],
)
def test_a_number_of_any_size_is_written(text, x, beyond):
    assert parse(text).exact(x).parts[0].beyond == beyond


def test_what_has_the_same_digits_as_nothing_is_zero_and_costs_no_more_than_is_allowed():
    exact = parse("sin(x)^2 + cos(x)^2 - 1").exact(1.3)
    assert (numbers(exact), exact.digits, exact.parts[0].beyond) == ((0.0, 0.0, 0.0), (SURE,) * 3, "")


@pytest.mark.parametrize("text", ["floor(sin(x)^2 + cos(x)^2)", "1/(sin(x)^2 + cos(x)^2 - 1)", "sign(e^x/e^x - 1)"])
def test_what_hangs_on_whether_a_number_is_zero_cannot_be_told(text):
    exact = parse(text).exact(1.3)
    assert math.isnan(exact.value)
    assert "cancel" in exact.reasons[0]


def test_a_number_halfway_between_two_doubles_is_told_to_the_digits_that_both_share():
    """x - 1 at 1e16 is 9999999999999999, and silu lies below it by less than can be computed."""
    assert parse("silu(x - 1)").exact(1e16).parts[0][:2] == (1e16, 15)


@pytest.mark.parametrize("number", [math.nan, math.inf])
def test_what_is_no_finite_number_has_no_digits(number):
    assert bounded(number, 0.0).digits == 0


def test_a_number_that_cancels_to_nothing_is_zero():
    assert numbers(parse("sin(x)^2 + cos(x)^2 - 1").exact(1.3)) == (0, 0, 0)


def test_constants_are_the_real_numbers_and_typed_decimals_the_doubles_they_are():
    assert parse("x - 1/3").exact(1 / 3).value == pytest.approx(-(2.0**-54) / 3, rel=1e-15)
    assert parse("x - 0.1").exact(0.1).value == 0.0
    assert parse("x - pi").exact(math.pi).value == -1.2246467991473532e-16


def test_other_variables_and_the_one_that_moves_are_chosen_as_for_a_jet():
    g = parse("a*b + c")
    exact = g.exact(2.0, wrt="a", b=-3.0, c=10.0)
    assert (exact.value, exact.slope) == (4.0, -3.0)
    with pytest.raises(ValueError, match="no variable"):
        g.exact(2.0, wrt="x", b=-3.0, c=10.0)


def test_polynomials_are_told_without_balls_and_alike_with_them():
    texts = ["3x^2 - 4x + 5", "x^5-5x^4+10x^3-10x^2+5x-1", "(x^2-2)^2/4 - x", "-(x-1)^8/7", "0.1x"]
    for text in texts:
        f = parse(text)
        for x in (2 / 3, 1.001, -3.0, 1e-10, 12345.678):
            with_balls = parse(f"{text} + 0*ln(2)").exact(x)
            alone = polynomial_at(f.tree, {"x": x}, "x")
            assert (numbers(alone), alone.digits) == (numbers(with_balls), with_balls.digits), (text, x)
            rests = [[part.rest for part in exact.parts] for exact in (alone, with_balls)]
            assert rests[0] == pytest.approx(rests[1], rel=1e-12), (text, x)
    assert polynomial_at(parse("x^9").tree, {"x": 2.0}, "x") is None
    assert polynomial_at(parse("x^8").tree, {"x": 1e-200}, "x") is None


def test_a_parabola_loads_nothing():
    code = (
        "import sys; from mgtui.engine import parse; f = parse('3x^2 - 4x + 5');"
        "assert [f.exact(x).slope for x in (3, -3, 2/3)] == [14, -22, -2.0**-52]; assert 'flint' not in sys.modules;"
        "parse('sin(x)').exact(1); assert 'flint' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_without_python_flint_nothing_is_claimed(monkeypatch):
    monkeypatch.setattr("mgtui.engine.evaluation.proof.available", lambda: False)
    exact = parse("sin(x)").exact(1)
    assert exact.digits == (0, 0, 0)
    assert "python-flint" in exact.reasons[0]


def test_an_exact_is_plain_data():
    exact = parse("sin(x)/x").exact(1e-9)
    assert pickle.loads(pickle.dumps(exact)) == exact
