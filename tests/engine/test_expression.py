"""Functions from text: calling, differentiating, binding; scalars and arrays alike."""

import copy
import itertools
import json
import math
import pickle
import warnings
from fractions import Fraction
from pathlib import Path

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgtui.engine import ExpressionError, Jet, parse

PARABOLA = parse("3x^2 - 4x + 5")
ROWS = json.loads((Path(__file__).parents[1] / "cases" / "derivatives.json").read_text())["rows"]


def test_a_function_is_called_with_a_number_and_gives_a_float():
    assert PARABOLA(3.0) == 20.0
    assert type(PARABOLA(3.0)) is float
    assert type(PARABOLA(3)) is float
    assert PARABOLA(Fraction(1, 2)) == 3.75
    assert PARABOLA(True) == 4.0


ARRAYS = [
    np.arange(-5, 5, 0.25), np.arange(6).reshape(2, 3), np.zeros((0, 4)), np.array(2.0), np.arange(20.0)[::-3],
    np.asfortranarray(np.arange(12.0).reshape(3, 4)), np.arange(5, dtype=np.float32), np.array([True, False]),
    np.arange(4, dtype=np.uint8), np.ones((2, 1, 3)),
]  # fmt: skip


@pytest.mark.parametrize("xs", ARRAYS, ids=lambda xs: f"{xs.dtype}{xs.shape}")
@pytest.mark.parametrize("text", ["3x^2 - 4x + 5", "x", "5", "1/x", "|x|", "sin(x)/x", "e^x", "x^0"])
def test_an_array_gives_a_new_array_of_its_shape_with_the_values_of_its_elements(text, xs):
    f = parse(text)
    before = xs.copy()
    values, jet = f(xs), f.jet(xs)
    for part in (values, jet.value, jet.slope, jet.curvature):
        assert isinstance(part, np.ndarray)
        assert part.shape == xs.shape
        assert part.dtype == np.float64
        assert not np.shares_memory(part, xs)
    assert np.array_equal(xs, before)
    for at in np.ndindex(xs.shape):
        assert values[at] == pytest.approx(f(float(xs[at])), rel=1e-15, nan_ok=True)
        assert jet.slope[at] == pytest.approx(f.jet(float(xs[at])).slope, rel=1e-14, nan_ok=True)


@pytest.mark.parametrize("text", ["e^x", "e^x + 1", "x", "cosh(x)"])
def test_no_part_of_a_jet_over_an_array_shares_its_memory_with_another(text):
    jet = parse(text).jet(np.linspace(-1.0, 1.0, 5))
    for one, other in itertools.combinations(jet.parts, 2):
        assert not np.shares_memory(one, other)


def test_arrays_of_several_variables_are_broadcast():
    f = parse("a x + b")
    values = f(np.arange(3.0), a=np.array([[1.0], [2.0]]), b=0.5)
    assert values.tolist() == [[0.5, 1.5, 2.5], [0.5, 2.5, 4.5]]


@pytest.mark.parametrize("wrong", ["3", None, 1j, [1j], object(), np.array(["a"]), np.array([object()])])
def test_what_is_no_real_number_is_a_type_error(wrong):
    with pytest.raises(TypeError):
        PARABOLA(wrong)


def test_missing_and_unknown_and_doubled_variables_are_type_errors():
    f = parse("a*b + c")
    for call in (lambda: f(a=1.0, b=2.0), lambda: f(1.0, a=1.0, b=2.0, c=3.0), lambda: f(a=1.0, b=2.0, c=3.0, d=4.0)):
        with pytest.raises(TypeError):
            call()
    with pytest.raises(ValueError, match="variable"):
        f.jet(1.0, wrt="z", b=2.0, c=3.0)


@pytest.mark.parametrize(
    ("text", "names"),
    [("3x^2", ("x",)), ("5", ("x",)), ("a*b + c", ("a", "b", "c")), ("b sin(a x)", ("x", "a", "b")), ("y", ("y",))],
)
def test_variables_come_with_x_first_then_by_alphabet(text, names):
    assert parse(text).variables == names


def test_the_lectures_several_inputs():
    g = parse("a*b + c")
    point = {"a": 2.0, "b": -3.0, "c": 10.0}
    assert g(**point) == 4.0
    assert [g.jet(wrt=name, **point).slope for name in "abc"] == [-3.0, 2.0, 1.0]
    assert g.jet(2.0, wrt="a", b=-3.0, c=10.0).slope == -3.0


def test_binding_leaves_a_function_of_the_rest_that_reads_as_such():
    g = parse("a*b + c").bind(b=-3.0, c=10.0)
    assert g.variables == ("a",)
    assert g(2.0) == 4.0
    assert parse(g.reading)(a=2.0) == 4.0
    with pytest.raises(TypeError):
        parse("a*b").bind(z=1.0)
    with pytest.raises(ValueError, match="finite"):
        parse("a*b").bind(a=math.nan)


@pytest.mark.parametrize("text", ["1/0", "2/(3-3)", "0^-1", "x + 1/0", "ln(0)", "x gamma(-2)", "atanh(1)", "csc(0)"])
def test_a_constant_at_a_pole_is_an_error_with_its_place(text):
    with pytest.raises(ExpressionError, match="whatever x is") as caught:
        parse(text)
    assert text[caught.value.start : caught.value.end] in text.removeprefix("x + ").removeprefix("x ")


GAPS = ["ln(-1)", "sqrt(-1)", "0/0", "asin(2)", "x/0", "(-8)^(1/3)"]
VALUES = ["sqrt(0)", "asin(1)", "0^0"]


@pytest.mark.parametrize("text", GAPS + VALUES)
def test_a_constant_that_merely_lacks_a_value_is_nan(text):
    assert math.isnan(parse(text)(1.0)) == (text in GAPS)


def test_towers_finish_at_once_and_are_infinite():
    assert parse("9**9**9**9")(1.0) == math.inf
    assert parse("-9^9^9")(1.0) == -math.inf


def test_powers_of_e_are_the_exponential_to_the_last_bit():
    for x in (1.0, 20.0, -3.7, 700.0):
        assert parse("e^x")(x) == float(np.exp(x))


def test_long_chains_are_no_recursion():
    f = parse("+".join(["x"] * 490))
    assert f(1.0) == 490.0
    assert f.jet(1.0).slope == 490.0


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_jets_agree_with_the_table_of_derivatives(row):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        jet = parse(row["expr"]).jet(float.fromhex(row["x_hex"]))
    for part, name in ((jet.value, "f"), (jet.slope, "df")):
        if row[name] is None:
            assert not math.isfinite(part), f"{name} of {row['expr']} does not exist"
            continue
        tolerance = row.get(f"rtol_{name}", row.get("rtol", 0.0)) or 1e-13
        assert part == pytest.approx(float(row[name]), rel=tolerance, abs=row.get(f"atol_{name}", 0.0))


# The traps: each was printed wrong by something.
TRAPS = [
    ("ln(-1 - x^2)", 1.0, math.nan, math.nan), ("x sqrt(x)", 0.0, 0.0, 0.0), ("sqrt(x)", 0.0, 0.0, math.inf),
    ("|x|", 0.0, 0.0, math.nan), ("x|x|", 0.0, 0.0, 0.0), ("|x|^3", 0.0, 0.0, 0.0), ("cbrt(x)^3", 0.0, 0.0, 1.0),
    ("sqrt(x^2)", 0.0, 0.0, math.nan), ("sin(x)/x", 0.0, math.nan, math.nan), ("1/x", 0.0, math.nan, math.nan),
    ("floor(x)", 2.0, 2.0, math.nan), ("floor(x^2)", 0.0, 0.0, 0.0), ("sign(x)", 0.0, 0.0, math.nan),
    ("exp(x)", 710.0, math.inf, math.inf), ("sigmoid(x)", -750.0, 0.0, 0.0), ("max(x, x^2)", 1.0, 1.0, math.nan),
    ("relu(x)", 0.0, 0.0, math.nan), ("asin(x)", 1.0, math.pi / 2, math.inf), ("x^(1/3)", -8.0, math.nan, math.nan),
    ("cbrt(x)", -8.0, -2.0, 1 / 12), ("0 x sqrt(x)", 0.0, 0.0, 0.0), ("(sqrt(x))^2", 0.0, 0.0, 1.0),
    ("x^x", 0.0, 1.0, -math.inf),
    ("gamma(x)", -2.99999999, -16666666.9773107987, 1666666686924903.04),
    ("tan(x)", 1.5707963267948966, 1.633123935319537e16, 2.667093788113571e32),
]  # fmt: skip


@pytest.mark.parametrize(("text", "x", "value", "slope"), TRAPS)
def test_the_traps(text, x, value, slope):
    jet = parse(text).jet(x)
    assert jet.value == pytest.approx(value, rel=1e-13, nan_ok=True)
    assert jet.slope == pytest.approx(slope, rel=1e-13, nan_ok=True)


def test_an_array_is_repaired_only_where_it_must_be():
    jet = parse("x|x|").jet(np.array([-1.0, 0.0, 2.0]))
    assert jet.slope.tolist() == [2.0, 0.0, 4.0]


PLAIN_TEXTS = ["3x^2 - 4x + 5", "sin(x)/x", "{x<0: -x, gamma(x)}", "max(|x|, erf(x))", "θ + b"]


@pytest.mark.parametrize("text", PLAIN_TEXTS)
@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda some: pickle.loads(pickle.dumps(some))])
def test_a_copied_or_pickled_function_is_the_same_function(text, copied):
    f = parse(text)
    other = copied(f)
    assert other == f
    assert hash(other) == hash(f)
    assert other.reading == f.reading
    point = dict.fromkeys(f.variables[1:], 0.3)
    assert other.bind(**point).jet(0.3) == f.bind(**point).jet(0.3)


def test_a_pickled_function_keeps_what_was_bound():
    bound = parse("a x + b").bind(a=-2.0, b=1.0)
    assert pickle.loads(pickle.dumps(bound))(3.0) == -5.0


def test_functions_are_equal_by_their_text_and_by_what_is_bound():
    f = parse("a x")
    assert f == parse("a x")
    assert len({f, parse("a x"), f.bind(a=1.0), f.bind(a=1.0), f.bind(a=2.0)}) == 3
    assert f != parse("a*x")  # each says its own text
    assert f != "a x"


@pytest.mark.parametrize("x", [0.3, np.array([0.3, 2.0]), np.ma.array([0.3, 2.0], mask=[True, False])])
def test_a_pickled_jet_keeps_its_bounds(x):
    jet = parse("sin(x)/x").jet(x)
    other = pickle.loads(pickle.dumps(jet))
    assert other == jet
    assert all(np.array_equal(mine, yours) for mine, yours in zip(other.bounds, jet.bounds, strict=True))
    assert np.all(np.isfinite(other.bounds[0]))


def test_jets_are_equal_part_by_part():
    assert PARABOLA.jet(3.0) == Jet(20.0, 14.0, 6.0)
    assert PARABOLA.jet(np.array([3.0])) == Jet(np.array([20.0]), np.array([14.0]), np.array([6.0]))


# Random expressions of well-conditioned parts, each written for mgtui and for mpmath at once.
leaves = st.one_of(
    st.just(("x", lambda x: x)),
    st.integers(1, 9).map(lambda n: (str(n), lambda x: mpmath.mpf(n))),
)


def joined(children):
    def unary(name, function):
        return children.map(lambda u: (f"{name}({u[0]})", lambda x: function(u[1](x))))

    def binary(sign, function):
        return st.tuples(children, children).map(
            lambda pair: (f"({pair[0][0]}){sign}({pair[1][0]})", lambda x: function(pair[0][1](x), pair[1][1](x)))
        )

    return st.one_of(
        unary("sin", mpmath.sin),
        unary("cos", mpmath.cos),
        unary("atan", mpmath.atan),
        unary("tanh", mpmath.tanh),
        unary("sigmoid", lambda u: 1 / (1 + mpmath.exp(-u))),
        binary("+", lambda u, v: u + v),
        binary("*", lambda u, v: u * v),
    )


def condition(function, x):
    """How much a relative error of an ulp anywhere in x may show in f: |x f'/f|, and more for nested parts."""
    with mpmath.workdps(50):
        at = mpmath.mpf(x)
        return abs(at * mpmath.diff(function, at) / function(at)) if function(at) else mpmath.inf


@given(st.recursive(leaves, joined, max_leaves=8), st.floats(0.1, 3.0))
def test_evaluation_agrees_with_mpmath_where_well_conditioned(expression, x):
    text, truth = expression
    with mpmath.workdps(50):
        true = truth(mpmath.mpf(x))
    got = parse(text)(x)
    if abs(true) > 1e-3 and condition(truth, x) < 10:
        assert got == pytest.approx(float(true), rel=1e-11)


def test_a_derivative_is_a_function_again():
    f = parse("3x^2 - 4x + 5").derivative()
    assert f.reading == "6·x − 4"
    assert f.plain_reading == "6*x - 4"
    assert (f(3.0), f.jet(3.0).slope, f.variables) == (14.0, 6.0, ("x",))


def test_a_derivative_is_taken_by_any_variable():
    f = parse("a*b + c")
    assert [f.derivative(name).reading for name in ("a", "b", "c")] == ["b", "a", "1"]
    with pytest.raises(ValueError, match="no variable 'x'"):
        f.derivative("x")


def test_a_derivative_of_bound_variables_has_their_numbers():
    assert parse("a*x^2").bind(a=-3.0).derivative().reading == "−6·x"
