"""The reports for programs: what is no number is null in JSON and empty in CSV."""

import csv
import io
import json

import pytest

from mgtui.report import as_csv, as_json
from tests.playground.states import at


@pytest.mark.parametrize(("text", "x"), [("x^2", 1e200), ("x^3", 1e110), ("e^x", 1000.0), ("1/x", 0.0)])
def test_where_f_has_no_finite_value_slope_and_curvature_are_null_and_never_a_number(text, x):
    facts = json.loads(as_json(at(text, x)))
    assert [facts[name] for name in ("f_x", "rise", "slope", "curvature", "slope_left", "slope_right")] == [None] * 6
    (row,) = csv.DictReader(io.StringIO(as_csv(at(text, x))))
    assert {name for name, number in facts.items() if number is None} == {
        name for name, text in row.items() if not text
    }


def test_an_overflow_on_the_way_takes_nothing_from_the_true_numbers():
    facts = json.loads(as_json(at("sqrt(x^2 + 1)", 1e155)))
    assert [facts[name] for name in ("f_x", "value", "slope", "curvature")] == [None, 1e155, 1.0, 0.0]
    assert facts["digits"] == [17, 17, 17]


def test_a_true_number_has_no_more_digits_than_are_proven():
    facts = json.loads(as_json(at("sin(x)/x", 1.3)))
    assert facts["f_x"] == 0.7411986041670715
    assert (facts["value"], facts["slope"]) == (0.74119860416707, -0.36438444272499)
    assert facts["digits"][:2] == [14, 14]


def test_a_slope_beyond_doubles_is_null():
    facts = json.loads(as_json(at("1/x", 1e-200)))
    assert (facts["behaviour"], facts["f_x"], facts["slope"], facts["curvature"]) == ("smooth", 1e200, None, None)


def test_a_number_stays_a_number_zero_too():
    facts = json.loads(as_json(at("x^4", 0.0)))
    assert (facts["f_x"], facts["slope"], facts["curvature"]) == (0.0, 0.0, 0.0)
