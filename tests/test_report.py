"""The reports for programs: what is no number is null in JSON and empty in CSV."""

import csv
import io
import json
from dataclasses import replace

import pytest

from mgtui.playground.changes import values as to
from mgtui.playground.state import PANES
from mgtui.reports.forms import FACTS, as_csv, as_json
from mgtui.reports.texts import as_text
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


def test_the_derivative_is_told_as_a_formula_or_why_it_is_none():
    facts = json.loads(as_json(at("3x^2 - 4x + 5", 3.0)))
    assert (facts["derivative"], facts["derivative_reason"]) == ("6·x − 4", None)
    facts = json.loads(as_json(at("gamma(x)", 3.0)))
    assert facts["derivative"] is None
    assert "digamma" in facts["derivative_reason"]


def test_the_formula_of_a_row_is_written_for_the_terminal_that_reads_it():
    (row,) = csv.DictReader(io.StringIO(as_csv(at("sqrt(x)", 4.0), FACTS._replace(charset="ascii"))))
    assert row["derivative"] == "1/(2*sqrt(x))"


def test_the_text_begins_with_the_function_and_its_derivative():
    assert as_text(at("ln(x)", 2.0), 80, "braille").splitlines()[:2] == ["f(x) = ln(x)", "f′(x) = {x > 0: 1/x}"]
    assert as_text(at("ln(x)", 2.0), 80, "ascii").splitlines()[1] == "f'(x) = {x > 0: 1/x}"
    assert as_text(to.start("a*b + c"), 80, "ascii").splitlines()[1] == "df/da = b"


def test_where_there_is_no_formula_the_reason_is_not_set_equal_to_the_derivative():
    assert as_text(to.start("sqrt(-1)"), 80, "braille").splitlines()[1] == "f′(x): f has a slope nowhere"


@pytest.mark.parametrize(
    ("pane", "told"),
    [
        ("ladder", "best h near 1e−8"), ("error", "powers of ten: error over h"), ("table", "f″"),
        ("points", "inflection"), ("digits", "leading digit"), ("chain", "∂f/∂"),
    ],
)  # fmt: skip
def test_the_text_has_the_pane_that_was_asked_for_between_the_numbers_and_the_plot(pane, told):
    state = at("sin(x)/x", 3.0)
    usual, more = (as_text(one, 80, "braille") for one in (state, replace(state, pane=pane)))
    numbers = usual[: usual.index("┌")]
    assert told not in numbers
    assert told in more[: more.index("  f(x) = sin(x)/x")]
    assert more.startswith(numbers[: numbers.index("  f(x) = ")].rstrip())
    assert all(len(line) <= 80 for line in more.splitlines())
    assert as_text(replace(state, pane="slope"), 80, "braille") == usual


@pytest.mark.parametrize("pane", PANES)
def test_a_pane_is_written_in_ascii_where_nothing_else_can_be_shown(pane):
    assert as_text(replace(at("x^3 - 2x", 3.0), pane=pane), 80, "ascii").isascii()
