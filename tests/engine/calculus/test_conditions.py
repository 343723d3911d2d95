"""Conditions and pieces beside a plain model in Python, seams included, and the slopes of the piece that applies."""

import math
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mgtui.engine import parse
from tests.quick import examples

POINTS = [k / 2 for k in range(-6, 7)]  # on seams and between them


class NoValueError(ArithmeticError):
    """The model has no value here."""


class Modelled(NamedTuple):
    """A text, and what it means in plain Python; `ties` tells whether a comparison in it is one of equals."""

    text: str
    at: object
    ties: object = lambda x: False


def value_of(model, x):
    try:
        return model.at(x)
    except (ArithmeticError, ValueError):
        return math.nan


def number(text, at):
    return Modelled(text, at)


NUMBERS = st.sampled_from(
    [
        number("x", lambda x: x), number("-x", lambda x: -x), number("x^2", lambda x: x * x), number("|x|", abs),
        number("1", lambda x: 1.0), number("0", lambda x: 0.0), number("-1.5", lambda x: -1.5),
        number("(x-1)", lambda x: x - 1), number("ln x", math.log), number("1/x", lambda x: 1 / x),
        number("√x", math.sqrt), number("floor x", lambda x: float(math.floor(x))), number("2x", lambda x: 2 * x),
    ]
)  # fmt: skip
HOLDS = {
    "<": lambda a, b: a < b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b, ">=": lambda a, b: a >= b,
    "=": lambda a, b: a == b, "!=": lambda a, b: a != b,
}  # fmt: skip


def compared(first, sign, second, more):
    """A comparison, or a chain of two; Python's own chain would do but for its signs."""
    links = [(first, sign, second), *((second, s, n) for s, n in more)]
    text = first.text + sign + second.text + "".join(s + n.text for s, n in more)

    def at(x):
        return all(HOLDS[s](a.at(x), b.at(x)) for a, s, b in links)

    def ties(x):
        return any(value_of(a, x) == value_of(b, x) for a, _, b in links)

    return Modelled(text, at, ties)


def joined(a, word, b):
    both = {"and": lambda x: a.at(x) and b.at(x), "or": lambda x: a.at(x) or b.at(x)}
    return Modelled(f"({a.text} {word} {b.text})", both[word], lambda x: a.ties(x) or b.ties(x))


CONDITIONS = st.recursive(
    st.builds(compared, NUMBERS, st.sampled_from(sorted(HOLDS)), NUMBERS,
              st.lists(st.tuples(st.sampled_from(sorted(HOLDS)), NUMBERS), max_size=1)),
    lambda inner: st.one_of(
        st.builds(joined, inner, st.sampled_from(["and", "or"]), inner),
        inner.map(lambda c: Modelled(f"(not {c.text})", lambda x: not c.at(x), c.ties)),
    ),
    max_leaves=3,
)  # fmt: skip


def pieces(rows, rest):
    text = "{" + ", ".join(f"{c.text}: {v.text}" for c, v in rows) + (f", {rest.text}" if rest else "") + "}"

    def at(x):
        for c, v in rows:
            if c.at(x):
                return v.at(x)
        if rest is None:
            raise NoValueError
        return rest.at(x)

    return Modelled(text, at, lambda x: any(c.ties(x) or v.ties(x) for c, v in rows) or bool(rest and rest.ties(x)))


def product(c, v):
    return Modelled(f"({c.text})*{v.text}", lambda x: float(c.at(x)) * v.at(x), lambda x: c.ties(x) or v.ties(x))


FUNCTIONS = st.recursive(
    NUMBERS,
    lambda inner: st.one_of(
        st.builds(pieces, st.lists(st.tuples(CONDITIONS, inner), min_size=1, max_size=3), inner | st.none()),
        st.builds(product, CONDITIONS, inner.filter(lambda m: m.text[0] not in "-l√f")),
    ),
    max_leaves=4,
)


def equal(a, b):
    return a == b or (math.isnan(a) and math.isnan(b))


@examples(400)
@given(FUNCTIONS)
def test_pieces_have_the_values_of_a_plain_model_at_seams_and_between(model):
    f = parse(model.text)
    expected = [value_of(model, x) for x in POINTS]
    assert all(map(equal, [f(x) for x in POINTS], expected))
    assert all(map(equal, f(np.array(POINTS)).tolist(), expected))


@examples(200)
@given(st.lists(st.tuples(CONDITIONS, NUMBERS), min_size=1, max_size=3), NUMBERS)
@example([(compared(number("x", lambda x: x), ">", number("0", lambda x: 0.0), []), number("ln x", math.log))],
         number("0", lambda x: 0.0))  # fmt: skip
def test_away_from_ties_slope_and_curvature_are_those_of_the_piece_that_applies(rows, rest):
    model = pieces(rows, rest)
    f = parse(model.text)
    for x in POINTS:
        if model.ties(x) or "floor" in model.text:
            continue
        try:
            taken = next((v for c, v in rows if c.at(x)), rest)
        except (ArithmeticError, ValueError):
            assert math.isnan(f.jet(x).slope)
            continue
        if math.isnan(f(math.nextafter(x, -1.0))) != math.isnan(f(math.nextafter(x, 1.0))):
            continue  # f begins or ends here, and has the slope of its one side
        alone, jet = parse(taken.text).jet(x), f.jet(x)
        in_array = f.jet(np.array([x, x]))
        for part in ("value", "slope", "curvature"):
            assert equal(getattr(jet, part), getattr(alone, part))
            assert equal(float(getattr(in_array, part)[1]), getattr(alone, part))


@pytest.mark.parametrize(
    ("text", "x", "value", "slope", "curvature"),
    [
        ("{x<0: x^2, x^3}", 0.0, 0, 0, math.nan),  # f″ jumps from 2 to 0
        ("{x<0: x^3, x^4}", 0.0, 0, 0, 0),
        ("{x<=0: sin x, x}", 0.0, 0, 1, 0),
        ("{x<0: -x, x^2}", 0.0, 0, math.nan, math.nan),
        ("if(x<1, 2, 3)", 1.0, 3, math.nan, math.nan),
        ("{x!=0: 1/x, 0}", 0.0, 0, math.nan, math.nan),
        ("{x!=0: x^3/x, 0}", 0.0, 0, 0, 2),
        ("{x!=0: x^2 sin(1/x), 0}", 0.0, 0, 0, math.nan),
        ("{x=1: 5, x}", 1.0, 5, math.nan, math.nan),
        ("{x^3<0: -x, x}", 0.0, 0, math.nan, math.nan),  # the two sides of the comparison touch to second order
        ("{x^4>0: 7, x}", 0.0, 0, math.nan, math.nan),
        ("{floor(x)=1: x^2, x}", 1.5, 2.25, 3, 2),
        ("{floor(x)=1: 2, x}", 2.0, 2, math.nan, math.nan),  # no tie, but floor jumps there
        ("{{x<1: 1, 3} < 2: x^2, x^3}", 1.0, 1, math.nan, math.nan),
        ("x^2 {x>=1}", 1.0, 1, 2, 2),
        ("(x<0)*x + (x>=0)*x^2", 0.0, 0, math.nan, math.nan),
        ("(x<0)*x^2 + (x>=0)*x^3", 0.0, 0, 0, math.nan),
        ("{x>0: ln(x), 0}", -1.0, 0, 0, 0),
        ("{x>0: x ln(x), 0}", 0.0, 0, math.nan, math.nan),
        ("0*{x<0: x, x^2}", -1.0, 0, 0, 0),
        ("{x<800: x, e^x}", 1.0, 1, 1, 0),
        ("{x<1: x, e^(e^x)}", 0.5, 0.5, 1, 0),
    ],
)
def test_slopes_at_seams_are_those_of_both_sides_where_they_agree(text, x, value, slope, curvature):
    f = parse(text)
    for jet in (f.jet(x), f.jet(np.array([x, x - 1.0]))):
        got = [float(np.ravel(part)[0]) for part in (jet.value, jet.slope, jet.curvature)]
        assert all(map(equal, got, [value, slope, curvature]))


def test_what_is_not_chosen_costs_no_nan_however_it_is_asked():
    f, x = parse("{x>0: ln(x), x<-1: √(-x), 0}"), np.array([-4.0, -1.0, 0.0, 1.0])
    jet = f.jet(x)
    assert jet.value.tolist() == [2.0, 0.0, 0.0, 0.0]
    assert jet.slope.tolist()[0] == -0.25
    assert np.isfinite(jet.slope[[0, 3]]).all()
    assert parse("{x!=0: (1-cos x)/x^2, 1/2}")(0.0) == 0.5


def test_a_condition_without_a_value_leaves_f_undefined_unless_it_is_not_asked():
    assert math.isnan(parse("{ln(x)<0: 1, 2}")(-1.0))
    assert parse("{x<0 or ln(x)<0: 1, 2}")(-1.0) == 1.0
    assert parse("{x>0 and ln(x)<0: 1, 2}")(-1.0) == 2.0


def test_conditions_of_several_variables_move_with_each_of_them():
    f = parse("{x<a: x, x^2}")
    assert f.variables == ("x", "a")
    assert f(x=1.0, a=2.0) == 1.0
    assert f(x=3.0, a=2.0) == 9.0
    assert f.jet(3.0, a=2.0).slope == 6.0
    assert f.jet(3.0, a=2.0, wrt="a").slope == 0.0
    assert math.isnan(f.jet(3.0, a=3.0, wrt="a").slope)
    assert f.bind(a=2.0).reading == "{x < 2: x, x²}"
    assert parse("{0<a<1: x, x^2}").bind(a=0.5)(2.0) == 2.0


def test_conditions_that_never_change_are_decided_once():
    assert parse("{1<2: x, 1/x}")(0.0) == 0.0
    assert np.isnan(parse("{1>2: x}")(np.arange(3.0))).all()
    assert parse("{1>2: x, 3}").jet(1.0).slope == 0.0
