"""Every row of the function table against mpmath: value, slope and curvature, where it breaks and what it says."""

import math

import mpmath
import numpy as np
import pytest

from mgtui.engine.calculus.functions import CONSTANTS, SPELLINGS, TABLE
from mgtui.engine.evaluation.jet import run_jet
from mgtui.engine.evaluation.tape import compile_tree, run
from mgtui.engine.expression import parse
from mgtui.engine.language.tree import VARIABLE, Node

ORDINARY = (-7.3, -2.4, -0.9, -0.31, -1e-3, 1e-3, 0.2, 0.77, 1.4, 2.6, 8.1)


def _sign(u):
    return mpmath.sign(u)


SELU = mpmath.mpf("1.0507009873554804934193349852946"), mpmath.mpf("1.6732632423543772848170429916717")

# Independent truth, written without a look at the rules.
TRUTH = {
    "neg": lambda u: -u, "sin": mpmath.sin, "cos": mpmath.cos, "tan": mpmath.tan, "sec": mpmath.sec,
    "csc": mpmath.csc, "cot": mpmath.cot, "asin": mpmath.asin, "acos": mpmath.acos, "atan": mpmath.atan,
    "asec": mpmath.asec, "acsc": mpmath.acsc, "acot": mpmath.acot, "sinh": mpmath.sinh, "cosh": mpmath.cosh,
    "tanh": mpmath.tanh, "asinh": mpmath.asinh, "acosh": mpmath.acosh, "atanh": mpmath.atanh, "exp": mpmath.exp,
    "ln": mpmath.ln, "log2": lambda u: mpmath.log(u, 2), "log10": mpmath.log10, "sqrt": mpmath.sqrt,
    "cbrt": lambda u: _sign(u) * mpmath.cbrt(abs(u)), "abs": abs, "sign": _sign, "floor": mpmath.floor,
    "ceil": mpmath.ceil, "round": mpmath.nint, "erf": mpmath.erf, "gamma": mpmath.gamma, "sinc": mpmath.sinc,
    "step": lambda u: mpmath.mpf(u >= 0), "sigmoid": lambda u: 1 / (1 + mpmath.exp(-u)), "relu": lambda u: max(u, 0),
    "softplus": lambda u: mpmath.log1p(mpmath.exp(u)), "silu": lambda u: u / (1 + mpmath.exp(-u)),
    "gelu": lambda u: u * mpmath.ncdf(u), "erfc": mpmath.erfc, "lgamma": lambda u: mpmath.ln(abs(mpmath.gamma(u))),
    "lambertw": mpmath.lambertw, "sech": mpmath.sech, "csch": mpmath.csch, "coth": mpmath.coth,
    "asech": mpmath.asech, "acsch": mpmath.acsch, "acoth": mpmath.acoth,
    "elu": lambda u: u if u > 0 else mpmath.expm1(u), "relu6": lambda u: min(max(u, 0), 6),
    "selu": lambda u: SELU[0] * (u if u > 0 else SELU[1] * mpmath.expm1(u)), "hardtanh": lambda u: min(max(u, -1), 1),
    "softsign": lambda u: u / (1 + abs(u)), "mish": lambda u: u * mpmath.tanh(mpmath.log1p(mpmath.exp(u))),
    "not": lambda u: mpmath.mpf(not u),
}  # fmt: skip
TRUTH_OF_TWO = {
    "add": lambda u, v: u + v, "sub": lambda u, v: u - v, "mul": lambda u, v: u * v, "div": lambda u, v: u / v,
    "pow": lambda u, v: u**v, "log": lambda u, v: mpmath.log(u, v), "min": min, "max": max,
    "mod": lambda u, v: u - v * mpmath.floor(u / v), "hypot": mpmath.hypot, "atan2": mpmath.atan2,
    "root": lambda u, v: -((-u) ** (1 / v)) if u < 0 and v % 2 == 1 else u ** (1 / v),
    "leakyrelu": lambda u, v: u if u > 0 else u * v,
    "lt": lambda u, v: mpmath.mpf(u < v), "le": lambda u, v: mpmath.mpf(u <= v), "gt": lambda u, v: mpmath.mpf(u > v),
    "ge": lambda u, v: mpmath.mpf(u >= v), "eq": lambda u, v: mpmath.mpf(u == v), "ne": lambda u, v: mpmath.mpf(u != v),
    "and": lambda u, v: u and v, "or": lambda u, v: u or v, "if": lambda c, u: u if c else mpmath.nan,
}  # fmt: skip


def jet_of(tree, **values):
    inputs = {name: np.float64(value) for name, value in values.items()}
    with np.errstate(all="ignore"):
        value, slope, curvature = run_jet(compile_tree(tree), inputs, "x")  # type: ignore[arg-type]
    return float(value), float(0.0 if slope is None else slope), float(0.0 if curvature is None else curvature)


def truth_of(function, x):
    """Value, slope and curvature by 40-digit central differences; None where the value is not real."""
    with mpmath.workdps(60):
        at, h = mpmath.mpf(x), mpmath.mpf(10) ** -15
        try:
            stencil = [function(at + k * h) for k in (-2, -1, 0, 1, 2)]
        except (ValueError, ZeroDivisionError):
            return None
        if any(isinstance(y, mpmath.mpc) and y.imag != 0 for y in stencil):
            return None
        a, b, c, d, e = (mpmath.re(y) for y in stencil)
        return c, (a - 8 * b + 8 * d - e) / (12 * h), (-a + 16 * b - 30 * c + 16 * d - e) / (12 * h * h)


def agree(got, true, tolerance):
    return math.isclose(got, float(true), rel_tol=tolerance, abs_tol=1e-300) or abs(got - float(true)) < tolerance


def test_every_row_has_an_independent_truth():
    assert set(TRUTH) | set(TRUTH_OF_TWO) == set(TABLE)


@pytest.mark.parametrize("name", sorted(TRUTH))
def test_value_slope_and_curvature_of_a_function_of_one_argument_agree_with_mpmath(name):
    tree = (Node(VARIABLE, name="x"), Node(name, (0,)))
    checked = 0
    for x in ORDINARY:
        true = truth_of(TRUTH[name], x)
        got = jet_of(tree, x=x)
        if true is None:
            assert math.isnan(got[0]), f"{name}({x}) is not real"
            continue
        checked += 1
        assert agree(got[0], true[0], 2e-15 * max(1, abs(float(true[0])))), f"value of {name} at {x}"
        assert agree(got[1], true[1], 2e-13), f"slope of {name} at {x}: {got[1]} is not {true[1]}"
        assert agree(got[2], true[2], 2e-12), f"curvature of {name} at {x}: {got[2]} is not {true[2]}"
    assert checked >= 3


@pytest.mark.parametrize("name", sorted(TRUTH_OF_TWO))
@pytest.mark.parametrize(("first", "second"), [(0.7, 2.3), (3.4, 0.6), (5.2, 1.7)])
def test_slopes_of_an_operation_of_two_arguments_agree_with_mpmath_along_either_and_along_both(name, first, second):
    x, a = Node(VARIABLE, name="x"), Node(VARIABLE, name="a")
    operation = TRUTH_OF_TWO[name]
    for tree, along, point in (
        ((x, a, Node(name, (0, 1))), lambda t: operation(t, mpmath.mpf(second)), {"x": first, "a": second}),
        ((a, x, Node(name, (0, 1))), lambda t: operation(mpmath.mpf(first), t), {"a": first, "x": second}),
        (
            (x, Node("sin", (0,)), Node("exp", (1,)), Node(name, (2, 0))),
            lambda t: operation(mpmath.exp(mpmath.sin(t)), t),
            {"x": first},
        ),
    ):
        true = truth_of(along, point["x"])
        got = jet_of(tree, **point)
        for part, exact, tolerance in zip(got, true, (1e-14, 1e-12, 1e-11), strict=True):
            assert agree(part, exact, tolerance)


@pytest.mark.parametrize("name", sorted(TRUTH))
def test_slope_rules_agree_with_central_differences_of_the_value_rule(name):
    tree = (Node(VARIABLE, name="x"), Node(name, (0,)))
    tape, h = compile_tree(tree), 1e-5
    for x in (-1.37, 0.43, 2.2):
        value, slope, _ = jet_of(tree, x=x)
        with np.errstate(all="ignore"):
            above, below = (run(tape, {"x": np.float64(x + s)}) for s in (h, -h))  # type: ignore[dict-item]
        if math.isfinite(value) and math.isfinite(above) and math.isfinite(below):
            assert agree(slope, (above - below) / (2 * h), 1e-7)


@pytest.mark.parametrize("name", [name for name, row in TABLE.items() if any(b.of == "u" for b in row.breaks)])
def test_no_row_gives_a_finite_slope_and_curvature_where_its_table_says_it_breaks(name):
    row = TABLE[name]
    for critical in row.breaks:
        if critical.of != "u" or row.least > 1:
            continue
        x = critical.at
        value, slope, curvature = jet_of((Node(VARIABLE, name="x"), Node(name, (0,))), x=x)
        at_irrational = x != round(2 * x) / 2  # no double is π/2: tan is huge there, and finite
        assert at_irrational or not all(map(math.isfinite, (value, slope, curvature)))


def test_every_row_has_a_line_of_help_and_an_honest_number_of_arguments():
    for row in TABLE.values():
        assert 0 < len(row.help) <= 72
        assert "\n" not in row.help
        assert row.least >= 1
        assert row.most is None or row.most >= row.least


def test_no_spelling_hides_a_constant_or_another_function():
    assert not set(SPELLINGS) & set(CONSTANTS)
    for spelling, name in SPELLINGS.items():
        assert name in TABLE
        assert spelling not in TABLE or spelling == name or spelling == "log"


TRAPS = [
    ("tanh", 20.0, 4 * math.exp(-40) / (1 + math.exp(-40)) ** 2),  # 1 - tanh² is 0 here
    ("sigmoid", -750.0, 0.0),
    ("sigmoid", -700.0, math.exp(-700)),
    ("sigmoid", 40.0, math.exp(-40)),
    ("asin", 1 - 2**-53, 1 / math.sqrt(2**-53 * (2 - 2**-53))),
    ("gelu", -8.0, None),
]


@pytest.mark.parametrize(("name", "x", "slope"), TRAPS)
def test_slopes_keep_their_digits_where_the_textbook_formula_cancels(name, x, slope):
    got = jet_of((Node(VARIABLE, name="x"), Node(name, (0,))), x=x)[1]
    exact = slope if slope is not None else float(truth_of(TRUTH[name], x)[1])
    assert got == pytest.approx(exact, rel=1e-12, abs=0)


UNDEFINED_STAYS_UNDEFINED = [
    "x/0", "x/(3-3)", "(1 + x)^(1/x)", "(1/x)^0", "ln(-1 - x)^0", "1^(1/x)", "hypot(1/x^2, ln(-1 - x))",
]  # fmt: skip


@pytest.mark.parametrize("text", UNDEFINED_STAYS_UNDEFINED)
def test_what_is_undefined_is_undefined_in_every_part_and_raises_nothing(text):
    jet = parse(text).jet(0.0)
    assert all(map(math.isnan, (jet.value, jet.slope, jet.curvature)))


def test_a_jump_of_the_smaller_argument_of_max_past_the_larger_one_is_no_slope():
    assert math.isnan(parse("max(ceil(x), 2.5)").jet(2.0).slope)
    assert parse("max(|x|, 5)").jet(0.0).slope == 0.0  # a corner below the larger one is


def test_the_slope_of_gamma_beside_its_pole_overflows_and_does_not_raise():
    assert parse("gamma(x)").jet(1e-300).slope == -math.inf
