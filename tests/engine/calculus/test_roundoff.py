"""The units in which each row states its rounding, against mpmath at the arguments where they are hardest to keep."""

import math
import random

import mpmath
import numpy as np
import pytest

from mgtui.engine import parse
from tests.engine.calculus.test_functions import TRUTH, TRUTH_OF_TWO
from tests.engine.real_arithmetic import UndefinedError, real_errors, real_jet

SLOW = {"gamma": 14, "erf": 25, "gelu": 25}  # points; mpmath takes its time
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


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", sorted(set(TRUTH) - {"neg"}))
def test_a_function_of_one_argument_keeps_the_bounds_it_states(name, form):
    assert check(form.format(name), SLOW.get(name, 60)) >= 8


@pytest.mark.parametrize("text", [text for name in sorted(TRUTH_OF_TWO) for text in PAIRS[name]])
def test_an_operation_of_two_arguments_keeps_the_bounds_it_states(text):
    assert check(text, 60) >= 12
