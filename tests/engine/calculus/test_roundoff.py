"""The units in which each row states its rounding, against mpmath at the arguments where they are hardest to keep."""

import math
import random

import mpmath
import numpy as np
import pytest

from mgtui.engine import parse
from tests.engine.calculus.test_functions import TRUTH, TRUTH_OF_TWO
from tests.engine.real_arithmetic import UndefinedError, real_errors, real_jet
from tests.quick import partly_slow, slow_case

SLOW = {"gamma": 14, "lgamma": 14, "erf": 25, "erfc": 25, "gelu": 25, "lambertw": 25}  # points; mpmath takes its time
FORMS = ("{}(x)", "{}(1.1x - 0.3)")  # an argument that is exact, and one that is not
PAIRS = {
    "log": ("log(x, 3)", "log(3, x)", "log(x, x + 1)"),
    "min": ("min(x, x^3)", "min(1.1x, 2 - x)"),
    "max": ("max(x, x^3)", "max(sin(x), cos(x))"),
    "mod": ("mod(x, 0.3)", "mod(7, x)", "mod(x, -2)", "mod(x^2, x)", "mod(-x, pi)"),
    "pow": ("x^2.5", "x^0.3", "x^(1/3)", "x^(pi/3.14)", "x^7", "x^31", "x^33", "x^(-2)", "x^(-32)", "x^(-0.5)", "2^x",
            "e^x", "x^x", "(x^2-2)^3", "(x-0.1)^5", "(1/3)^(x^2)", "(x^2)^(1/3)", "(1+1/x)^x", "abs(x)^x"),
    "add": ("x + 0.1", "1.1x + x^2"), "sub": ("x^2 - 2", "x - pi"), "mul": ("1.1x * sin(x)", "x * x"),
    "div": ("x/(x - pi)", "1/x", "(e^x - 1)/x", "x/3"),
    "root": ("root(x, 3)", "root(1.1x - 0.3, 5)", "root(x, 0.3)", "root(x, -4)", "root(3, x)", "root(x, x)",
             "root(x, pi)", "root(x^2, 2)", "root(x, -0.02)", "root(abs(x), 1/x)", "root(-x, 7)"),
    "hypot": ("hypot(x, 3)", "hypot(1.1x, x^2)", "hypot(x, 2x)", "hypot(sin(x), cos(x))", "hypot(1, x - pi)"),
    "atan2": ("atan2(x, 3)", "atan2(1.1x, -2)", "atan2(-1, x)", "atan2(sin(x), cos(x))", "atan2(x - pi, x)",
              "atan2(x^2, x^3)", "atan2(3, 0.1x)"),
    "leakyrelu": ("leakyrelu(x, 0.01)", "leakyrelu(1.1x - 0.3, 1/3)", "leakyrelu(sin(x), x)", "leakyrelu(-2, x)"),
    "lt": ("(x < 3) x^2", "x - (0.1x < sin(x)) x"), "le": ("(x <= 1.1x) x", "(x <= 3) sin(x)"),
    "gt": ("2x + (1/x > 0.1) sin(x)", "(ln(x) > 0) x"), "ge": ("(x >= 0) x^3", "(1.1x >= x^2) x"),
    "eq": ("(floor(x) = 2) x", "(1.1x = 2.2) x", "x - (x = 1) x^2"), "ne": ("(x != 1) x", "(ceil(x) != floor(x)) x"),
    "and": ("(x > 0 and ln(x) < 1) x", "(-2.2 < 1.1x < 2) x^2"), "or": ("(x < 0 or ln(x) > 1) x",),
    "if": ("{x > 0: x ln(x), 0.1x}", "{x != 0: sin(x)/x, 1}", "{1.1x < 1: x^2, x < 3: 1/x, sqrt(x)}",
           "{x >= 0: sqrt(x)}", "{not x < 0.1x: e^x, {x < -3: 7, -x/3}}"),
}  # fmt: skip


def arguments(count):
    """Ordinary, tiny and huge numbers, and those beside ones, whole numbers and multiples of pi/2."""
    rng = random.Random(7)
    for _ in range(count):
        sign = rng.choice((-1.0, 1.0))
        yield rng.choice(
            (
                rng.uniform(-8.0, 8.0),
                sign * 10 ** rng.uniform(-300.0, 200.0),
                sign * 10 ** rng.uniform(-4.0, 5.0),
                sign * (1.0 + rng.choice((-1.0, 1.0)) * 10 ** rng.uniform(-16.0, -1.0)),
                rng.randint(-40, 40) * math.pi / 2 * (1.0 + 10 ** rng.uniform(-16.0, -3.0)),
                float(rng.randint(-9, 9)),
                rng.uniform(-745.0, 745.0),
            )
        )


def check(text, count):
    f, vouched = parse(text), 0
    x = np.array(list(arguments(count)))
    together = f.jet(x)  # numpy may round arrays otherwise
    for at, number in enumerate(x.tolist()):
        alone, truths = f.jet(number), None
        jets = (
            ((alone.value, alone.slope, alone.curvature), alone.bounds),
            (
                [part[at] for part in (together.value, together.slope, together.curvature)],
                [bound[at] for bound in together.bounds],
            ),
        )
        for parts, bounds in jets:
            if not any(bound < math.inf for bound in bounds):
                continue
            try:
                truths = truths or real_jet(f.tree, number)
            except UndefinedError:
                pytest.fail(f"{text} at {number!r} has no value, and the bounds {bounds}")
            vouched += 1
            for part, bound, error in zip(parts, bounds, real_errors(parts, truths), strict=True):
                if bound < math.inf and not mpmath.isnan(error):
                    assert error <= bound, f"{text} at {number!r}: {part} is off by {mpmath.nstr(error)}, not {bound}"
    return vouched


COUNTS = pytest.mark.parametrize("count", [20, slow_case(60)])


@pytest.mark.parametrize("form", partly_slow(FORMS, 2))
@pytest.mark.parametrize(
    "name", [slow_case(name) if name in SLOW else name for name in sorted(set(TRUTH) - {"neg", "not"})]
)
@COUNTS
def test_a_function_of_one_argument_keeps_the_bounds_it_states(name, form, count):
    assert check(form.format(name), SLOW.get(name, count)) >= min(count // 3, 8)


@pytest.mark.parametrize("text", [text for name in sorted(TRUTH_OF_TWO) for text in partly_slow(PAIRS[name], 3)])
@COUNTS
def test_an_operation_of_two_arguments_keeps_the_bounds_it_states(text, count):
    assert check(text, count) >= count // 5
