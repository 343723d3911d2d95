"""True numbers in words and rows: no digit that is not proven, and what stands in for one that is not told."""

import json
import math
from pathlib import Path

import pytest

from mgtui.engine import Proven
from mgtui.engine.evaluation.exact import NOT_DEFINED, UNPROVEN
from mgtui.playground.analysis import moment_of
from mgtui.playground.panes.proven import doubt, rounded, text_of, text_within
from mgtui.playground.panes.slope import slope_rows
from mgtui.playground.panes.summary import numbers_line, sentence
from mgtui.playground.panes.table import table_csv
from mgtui.text.rows import plain
from tests.playground.states import at

DIGITS = json.loads((Path(__file__).parents[2] / "cases" / "digits.json").read_text())["rows"]


def labelled(state):
    """The numbers of the slope pane by their labels."""
    rows = [plain(row) for row in slope_rows(moment_of(state), 48)]
    return {row[:12].strip(): row[12:].strip() for row in rows}


def as_number(text):
    return float(text.replace("−", "-").replace("∞", "inf"))


@pytest.mark.parametrize("row", DIGITS, ids=lambda row: row["id"])
def test_the_slope_that_is_shown_is_right_in_every_digit(row):
    text = labelled(at(row["expr"], float.fromhex(row["x_hex"])))["slope"]
    figures = text.replace("−", "").partition("e")[0].replace(".", "").strip("0")
    truth = float(row["df"])
    assert abs(as_number(text) - truth) <= abs(truth) * 10.0 ** (1 - len(figures)), (text, row["df"])
    assert len(figures) >= 6 or as_number(text) == pytest.approx(truth, rel=1e-14)


@pytest.mark.parametrize("row", DIGITS, ids=lambda row: row["id"])
def test_what_the_sentence_says_of_f_is_true_to_its_last_digit(row):
    said = sentence(moment_of(at(row["expr"], float.fromhex(row["x_hex"]))))
    value = as_number(said.partition(", f is ")[2].partition(" and ")[0])
    assert value == pytest.approx(float(row["f"]), rel=5.1e-6)


def test_where_doubles_have_lost_f_of_x_the_pane_says_what_it_truly_is():
    rows = [plain(row).rstrip() for row in slope_rows(moment_of(at("(1-cos(x))/x^2", 1e-9)), 48)]
    assert "f(x) in doubles 0, truly 0.5" in rows


def test_nothing_is_added_where_doubles_are_right():
    for text, x in [("sin(x)", 1.0), ("x^5*1234567.1", 2.2), ("-1e7 - x/3", 1.0), ("x", 123456789.0)]:
        rows = [plain(row) for row in slope_rows(moment_of(at(text, x)), 48)]
        assert not any("doubles" in row for row in rows), text


@pytest.mark.parametrize(
    ("number", "digits", "text"),
    [(63626247.59, 17, "6.36262e7"), (63626247.59, 3, "6.36e7"), (123456.7, 17, "123457"), (1234567.0, 17, "1.23457e6"),
     (1200000.0, 17, "1200000"), (20.0, 17, "20")],
)  # fmt: skip
def test_a_true_number_is_spelled_as_a_double_with_its_digits_is(number, digits, text):
    assert text_of(Proven(number, digits)) == text
    assert text_within(Proven(number, digits), 20, 6) == text


def test_a_number_that_no_double_holds_is_told_as_text():
    state = at("1/(1+e^x)^2", 400.0)
    assert labelled(state)["slope"] == "−7.33575e−348"
    assert sentence(moment_of(state)) == "At x = 400, f is 3.66787e−348 and falls with slope −7.33575e−348."
    assert numbers_line(moment_of(state), 60).startswith("x 400  f 3.66787e−348  slope −7.33575e−348")


def test_without_python_flint_a_number_has_the_digits_its_bound_vouches_for(monkeypatch):
    monkeypatch.setattr("mgtui.engine.evaluation.proof.available", lambda: False)
    rows = [plain(row) for row in slope_rows(moment_of(at("(1-cos(x))/x^2", 0.01)), 48)]
    assert any("slope       −0.000833" in row for row in rows), rows
    rows = [plain(row) for row in slope_rows(moment_of(at("(1-cos(x))/x^2", 1e-9)), 48)]
    assert not any(row.startswith("slope") for row in rows)
    assert "python-flint, which proves" in " ".join(rows)


def test_a_doubt_names_the_number_and_the_reason():
    sure, some, none = Proven(1.5, 17), Proven(1.5, 2), Proven(math.nan, 0, UNPROVEN)
    assert doubt((sure, sure)) == ""
    assert doubt((sure, some)) == "Only 2 digits of its slope can be proven."
    assert doubt((Proven(2.0, 1), sure)) == "Only 1 digit of f can be proven."
    assert doubt((none, sure)) == "What f is cannot be told: its digits are lost to rounding."
    assert doubt((Proven(math.nan, 0, NOT_DEFINED), sure)) == ""


def test_a_true_number_is_cut_to_its_proven_digits():
    part = Proven(0.123456789012345678, 4)
    assert rounded(part) == 0.1235
    assert (text_of(part), text_within(part, 6, 7)) == ("0.1235", "0.1235")
    assert rounded(Proven(1 / 3, 17)) == 0.333333333333333
    assert math.isnan(rounded(Proven(math.nan, 0, UNPROVEN)))
    assert text_within(Proven(0.0, 17, beyond="-3.67e-348"), 12, 7) == "−3.67e−348"


def test_a_number_is_rounded_once_from_all_that_is_known_of_it():
    """The double nearest (√(1 + x) − 1)/x at −1e−8 lies just below the half at which ten digits round up."""
    above = Proven(0.50000000125, 17, rest=1.25e-17)
    assert (text_of(above, 10), text_within(above, 12, 10)) == ("0.5000000013", "0.5000000013")
    assert text_of(Proven(0.4999995, 17, rest=2e-17)) == "0.5"


def test_the_tangent_s_height_at_0_has_no_digit_that_is_wrong():
    def height(text, x):
        return labelled(at(text, x))["tangent"].replace("−", "-").partition("x ")[2].replace(" ", "")

    assert height("1/x - 1/sin(x)", 3e-7) == "+1.05e-21"
    assert height("1/x - 1/sin(x)", 1e-8) == "+3.88889e-26"
    assert height("ln(1 - x)", 1e-12) == "+5e-25"
    assert labelled(at("e^x", 1.0))["tangent"] == "y = 2.71828x"


def test_a_slope_that_changes_from_double_to_double_is_not_said_to_be_0():
    assert "slope is 0" not in sentence(moment_of(at("sin(e^x)*e^(-x)", 400.0)))
    assert "is flat: its slope is 0 up to rounding" in sentence(moment_of(at("sin(x)", math.pi / 2)))


def test_f_is_told_truly_where_only_its_slope_is_beyond_doubles():
    rows = " ".join(plain(row) for row in slope_rows(moment_of(at("sin(1/x)", 1e-155)), 60))
    assert "f(x) in doubles −0.0346906, truly −0.557371" in rows


def test_what_underflows_is_told_as_text_and_is_no_0():
    assert sentence(moment_of(at("10^-x", 400.0))) == "At x = 400, f is 1e−400 and falls with slope −2.30259e−400."
    assert "with slope 3e−400" in sentence(moment_of(at("x^3", 1e-200)))


def test_a_quotient_is_off_by_a_number_where_the_slope_is_0_to_a_double():
    assert labelled(at("sin(x)^2 + cos(x)^2", 0.5))["off by"] == "0"


@pytest.mark.parametrize(
    ("text", "x", "slope"), [("0^x", 0.001, "0"), ("gelu(0^x)", 2.0, "0"), ("sqrt(x^2)", 0.001, "1")]
)
def test_what_is_smooth_has_a_slope_on_the_pane_and_an_error(text, x, slope):
    shown = labelled(at(text, x))
    assert (shown["slope"], shown["off by"]) == (slope, "0")


def test_the_table_goes_on_where_doubles_overflow_on_the_way():
    state = at("e^x/(1 + e^x)", 1000.0)
    assert table_csv(state, moment_of(state), [1000.0]).splitlines()[1].startswith("1000.0,1.0,0.0,")


def test_without_python_flint_a_0_that_hides_what_cancels_is_not_told(monkeypatch):
    monkeypatch.setattr("mgtui.engine.evaluation.proof.available", lambda: False)
    for text, x in (("1/x - 1/sin(x)", -1e-8), ("cosh(x)^2 - sinh(x)^2", 20.0)):
        assert "f is 0" not in sentence(moment_of(at(text, x)))
    assert "tangent" not in labelled(at("(1-cos(x))/x^2", 0.001))  # two digits of its slope make no line


@pytest.mark.parametrize(("part", "most", "number"), [
    (Proven(1.23456, 3), 15, 1.23), (Proven(1.23456, 6), 2, 1.2), (Proven(1.5, 0), 15, math.nan),
    (Proven(math.inf, 17), 15, math.inf), (Proven(math.nan, 3), 15, math.nan),
    (Proven(0.5, 17, rest=2.0**-60), 15, 0.5), (Proven(12345.0, 1), 15, 10000.0),
])  # fmt: skip
def test_a_true_number_has_as_many_digits_as_are_proven_and_wanted(part, most, number):
    assert rounded(part, most) == pytest.approx(number, rel=0, nan_ok=True)


@pytest.mark.parametrize(("width", "text"), [
    (10, "1.234e−10"), (9, "1.234e−10"), (8, "1.23e−10"), (7, "1.2e−10"), (5, "1e−10"),
])  # fmt: skip
def test_a_narrow_column_costs_a_true_number_its_last_digits(width, text):
    assert text_within(Proven(1.2344e-10, 15), width, 4) == text


def test_a_number_beyond_the_doubles_stands_where_it_just_fits():
    part = Proven(0.0, 17, beyond="3.67e-348")
    assert (text_within(part, 9, 7), text_within(part, 8, 7)) == ("3.67e−348", "0")
