"""What a plain callable does at a point, from samples: right where they settle, and unknown where they do not."""

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mgtui.engine import behaviour, best_step, curve, difference, landmarks, parse, sweep

INF, NAN = math.inf, math.nan


def cube_root(x):
    return math.copysign(abs(x) ** (1 / 3), x)


SETTLED = [
    (lambda x: 3 * x * x - 4 * x + 5, 3.0, "smooth", (14, 14)),
    (math.sin, 1e5, "smooth", (math.cos(1e5), math.cos(1e5))),
    (math.cos, 0.0, "smooth", (0, 0)),
    (math.exp, 700.0, "smooth", (math.exp(700), math.exp(700))),
    (lambda x: x * abs(x), 0.0, "smooth", (0, 0)),
    (lambda x: 5, 1.0, "smooth", (0, 0)),
    (lambda x: x**5, 0.0, "smooth", (0, 0)),
    (lambda x: x * math.log(x), 1.0, "smooth", (1, 1)),
    (abs, 0.0, "corner", (-1, 1)),
    (lambda x: abs(x - 0.3), 0.1 + 0.2, "corner", (-1, 1)),
    (lambda x: max(x, x * x), 1.0, "corner", (1, 2)),
    (lambda x: x + 1e-4 * abs(x), 0.0, "corner", (1 - 1e-4, 1 + 1e-4)),
    (lambda x: max(0.0, x) ** 0.5, 0.0, "corner", (0, INF)),
    (lambda x: abs(x) ** (1 / 3), 0.0, "cusp", (-INF, INF)),
    (cube_root, 0.0, "vertical", (INF, INF)),
    (math.floor, 1.0, "jump", (0, 0)),
    (lambda x: 1 if x == 0 else 0, 0.0, "jump", (0, 0)),
    (lambda x: 1 / x, 0.0, "pole", (NAN, NAN)),
    (lambda x: 1 / x**2, 0.0, "pole", (NAN, NAN)),
    (math.tan, math.pi / 2, "pole", (NAN, NAN)),
    (math.gamma, 0.0, "pole", (NAN, NAN)),
    (math.log, 0.0, "pole", (NAN, NAN)),
    (lambda x: math.sin(x) / x, 0.0, "hole", (0, 0)),
    (lambda x: math.exp(-1 / x / x), 0.0, "hole", (0, 0)),
    (math.sqrt, 0.0, "edge", (NAN, INF)),
    (lambda x: x * math.sqrt(x), 0.0, "edge", (NAN, 0)),
    (math.asin, 1.0, "edge", (INF, NAN)),
    (math.log, -1.0, "undefined", (NAN, NAN)),
    (lambda x: x**0.5, -4.0, "undefined", (NAN, NAN)),  # a complex number
]


@pytest.mark.parametrize(("f", "x", "kind", "slopes"), SETTLED)
def test_samples_that_settle_tell_the_kind_and_the_one_sided_slopes(f, x, kind, slopes):
    seen = behaviour(f, x)
    assert seen.kind == kind
    assert (seen.left, seen.right) == pytest.approx(slopes, rel=1e-9, abs=1e-9, nan_ok=True)
    assert math.isnan(seen.slope) == (kind != "smooth")


@pytest.mark.parametrize(
    ("f", "x"),
    [
        (lambda x: math.sin(1 / x), 0.0),
        (lambda x: x * math.sin(1 / x), 0.0),
        (lambda x: math.sin(1e9 * x * x) + x, 1e5),  # too fast for the samples
        (lambda x: x * math.log(abs(x)) if x else 0.0, 0.0),  # so slow that a finite slope looks the same
        (lambda x: 1 / (1 + math.exp(1 / x)), 0.0),  # exp raises on the right: no value, and yet no edge
    ],
)
def test_samples_that_do_not_settle_are_called_unknown(f, x):
    seen = behaviour(f, x)
    assert seen.kind == "unknown"
    assert math.isnan(seen.slope)


def test_a_bug_in_the_callable_is_not_swallowed():
    with pytest.raises(TypeError):
        behaviour(lambda x: x + "1", 0.0)


def without_return(x):
    """As a function is that lacks its `return`: of just this kind is the commonest mistake."""


USES = [
    lambda f: behaviour(f, 1.0), lambda f: landmarks(f, -1.0, 1.0), lambda f: curve(f, -1.0, 1.0),
    lambda f: difference(f, 1.0), lambda f: sweep(f, 1.0), lambda f: best_step(f, 1.0),
]  # fmt: skip


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize(
    ("f", "what"),
    [
        (without_return, "None"),
        (lambda x: "1.5", "a .* str"),
        (lambda x: [x], "a .* list"),
        (lambda x: np.ones(2), "a .* ndarray"),
    ],
)
def test_a_callable_that_returns_no_number_is_told_what_it_returned(use, f, what):
    with pytest.raises(TypeError, match=f"real number, and for .* it returned {what}"):
        use(f)


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize("f", [np.log, np.sqrt, np.arcsin, np.reciprocal, np.exp, np.tan, np.emath.log])
def test_numpys_functions_warn_of_nothing(use, f):
    use(f)
    use(lambda x: f(-x))
    use(lambda x: f(700.0 * x))


@pytest.mark.parametrize("x", [0.0, -1.0, 1.0])
def test_numpys_logarithm_does_what_the_parsed_one_does(x):
    assert behaviour(np.log, x).kind == behaviour(parse("ln(x)"), x).kind


@pytest.mark.parametrize("one", [np.float32, np.array, lambda x: np.array([x]), Fraction, Decimal, np.int64])
def test_numbers_of_other_types_are_numbers(one):
    assert difference(lambda x: one(3.0 * x), 1.0, 1.0).slope == 3.0


def test_a_masked_number_is_none():
    assert math.isnan(difference(lambda x: np.ma.masked, 1.0).f_x)


def test_a_callable_has_no_other_variables():
    with pytest.raises(TypeError):
        behaviour(abs, 0.0, a=1.0)


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(["x^3-x", "e^x", "sin(3x)", "|x-1|", "|x|", "sqrt(x^2+1)", "sign(x)+x", "x/(x^2+1)", "1/x"]),
    st.integers(-20, 20).map(lambda n: n / 8),
)
def test_where_samples_claim_anything_it_is_what_the_expression_says(text, x):
    f = parse(text)
    sampled, known = behaviour(lambda t: f(t), x), behaviour(f, x)
    if sampled.kind != "unknown":
        assert sampled.kind == known.kind
        assert sampled.left == pytest.approx(known.left, rel=1e-6, abs=1e-6, nan_ok=True)
        assert sampled.right == pytest.approx(known.right, rel=1e-6, abs=1e-6, nan_ok=True)
    else:
        assert known.kind != "smooth"
