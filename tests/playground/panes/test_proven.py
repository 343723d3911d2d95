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
    assert "doubles" not in " ".join(labelled(at("sin(x)", 1.0)).values())


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
    assert (text_of(part), text_within(part, 6)) == ("0.1235", "0.1235")
    assert rounded(Proven(1 / 3, 17)) == 0.333333333333333
    assert math.isnan(rounded(Proven(math.nan, 0, UNPROVEN)))
    assert text_within(Proven(0.0, 17, beyond="-3.67e-348"), 12) == "−3.67e−348"
