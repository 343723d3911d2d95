"""Intervals that hold f: nothing that f takes lies outside, and where nothing is broken f has a value throughout."""

import numpy as np
import pytest

from mgtui.engine import TABLE, parse
from mgtui.engine.calculus.interval_rules import INTERVAL_RULES
from mgtui.engine.evaluation.many_intervals import enclosed

INNER = ("x", "x^2-1", "1/x", "sin(3x)")
CALLED = [row for row in TABLE.values() if row.notation in ("call", "bars", "root")]
TEXTS = [
    *(f"{row.name}({u})" for row in CALLED if row.least == 1 for u in INNER),
    *(f"{row.name}({u}, {v})" for row in CALLED if row.least == 2 for u in INNER for v in (*INNER, "2", "-3", "3")),
    *("x^3", "x^-2", "x^-3", "x^0.5", "x^-0.5", "x^0", "x^x", "2^x", "0.5^x", "(x-1)^(x-2)", "x*x*x", "-x", "x/3"),
    *("3/x", "x/-3", "x/(x^2-1)", "(x+1)(x-2)", "e^(1/x)", "x-x^2", "x*-2", "2-x", "0*x", "1/0.5^x"),
    *("{x<0: x^2, x>1: sin(x), 3}", "{x^2>1 and x<3: 1/x, x}", "{not x>1: ln(2-x)}", "{x!=2: 1/x}"),
    *("{x<1 or x>=3: 2, -1}", "{x<=0: 1/x, x=1: 5, x}", "if(x^2<=1, sqrt(1-x^2))"),
]


def test_every_operation_has_a_rule_and_there_is_no_other():
    assert INTERVAL_RULES.keys() == TABLE.keys()


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("width", [1e-3, 0.1, 1.0, 8.0])
def test_nothing_that_f_takes_lies_outside_and_gaps_are_told(text, width):
    f = parse(text)
    low = np.random.default_rng(1).uniform(-6, 6, 200) - width / 2
    with np.errstate(all="ignore"):
        held = enclosed(f.tape.entries, low, low + width)
    values = f(low[:, None] + width * np.linspace(0, 1, 41))
    known = ~np.isnan(values)
    slack = 1e-9 * (1 + np.abs(np.where(np.isfinite(values), values, 0)))
    inside = (values >= held.low[:, None] - slack) & (values <= held.high[:, None] + slack)
    assert np.all(inside[known])
    unbroken = ~held.broken & ~np.isnan(held.low)
    assert known[unbroken].all()


@pytest.mark.parametrize(
    "text", ["sin(x^2)", "x/(x^2-7)", "gamma(x)", "e^(-x)sin(5x)", "x^x", "tan(x)", "atan2(x, x-2)"]
)
def test_bounds_get_as_narrow_as_the_interval(text):
    f, low = parse(text), np.linspace(0.13, 0.19, 7)
    with np.errstate(all="ignore"):
        held = [enclosed(f.tape.entries, low, low + width) for width in (1e-3, 1e-6)]
    wide, narrow = (one.high - one.low for one in held)
    assert np.all(narrow < 2e-3 * wide)


@pytest.mark.parametrize(
    ("text", "broken"),
    [("floor(x)", [True, True]), ("1/x", [True, False]), ("sqrt(x)", [True, False]), ("|x|", [False, False]),
     ("{x<0.9: 1, 2}", [False, True]), ("mod(x, 1)", [True, True]), ("x^2", [False, False])],
)  # fmt: skip
def test_a_jump_a_pole_and_the_end_of_a_domain_break(text, broken):
    held = enclosed(parse(text).tape.entries, np.array([-0.4, 0.8]), np.array([0.5, 1.3]))
    assert held.broken.tolist() == broken
