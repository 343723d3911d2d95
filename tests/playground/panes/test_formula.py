"""f′ as a formula in the slope pane, with the numbers in it, or why there is none."""

import pytest

from mgtui.playground.analysis import moment_of
from mgtui.playground.changes import values as to
from mgtui.playground.panes.formula import formula_of, formula_rows, name_of
from mgtui.playground.panes.slope_mask import masked_rows
from mgtui.text.rows import plain
from tests.playground.states import LECTURE, SEVERAL, at


def rows_of(state, width=40, height=9, charset="braille"):
    return [plain(row).rstrip() for row in formula_rows(state, moment_of(state), width, height, charset)]


def test_the_formula_stands_over_itself_with_the_numbers():
    assert rows_of(LECTURE) == ["f′(x)       6·x − 4", "            = 6·3 − 4"]


def test_a_negative_number_is_put_in_brackets():
    assert rows_of(at("x^3 + x", -2.0)) == ["f′(x)       3·x² + 1", "            = 3·(−2)² + 1"]


def test_in_ascii_it_reads_as_it_is_typed():
    assert rows_of(at("sqrt(x)", 4.0), charset="ascii")[0].endswith("1/(2*sqrt(x))")


def test_a_formula_without_the_variable_needs_no_numbers():
    assert rows_of(at("3x", 1.0)) == ["f′(x)       3"]


def test_where_f_has_no_slope_no_numbers_are_put_in():
    assert rows_of(at("|x|", 0.0)) == ["f′(x)       {x ≠ 0: sign(x)}"]


def test_long_numbers_are_not_put_in():
    assert rows_of(at("x^2", 1 / 3)) == ["f′(x)       2·x"]


@pytest.mark.parametrize("height", [-3, 0])
def test_without_room_there_are_no_rows(height):
    assert rows_of(LECTURE, height=height) == []


def test_with_room_for_one_row_it_is_the_formula():
    assert rows_of(LECTURE, height=1) == ["f′(x)       6·x − 4"]


def test_no_row_is_wider_than_the_pane():
    for width in range(14, 60):
        assert all(len(row) <= width for row in rows_of(at("x^2 e^(-x) sin(x)", 2.0), width))


def test_a_formula_of_two_characters_is_whole_from_the_first_column_beside_its_label_on():
    for width in range(1, 40):
        rows = rows_of(at("-3x", 1.0), width)
        assert "".join(row[len("f′(x)       ") :] for row in rows) == ("−3" if width >= 13 else "")
        assert all(len(row) <= width for row in rows)


def test_a_long_formula_goes_on_in_the_next_row_and_a_longer_one_is_left_out():
    assert len(rows_of(at("x^2 cos(x)", 0.123456789), 30)) == 2
    assert rows_of(at("x^2 e^(-x) sin(x)", 2.0), 20, 2) == []


def test_a_slope_without_a_formula_says_why():
    assert "digamma" in " ".join(rows_of(at("gamma(x)", 3.0), 60))
    assert "too long to help" in " ".join(rows_of(at("x^x^x^x", 1.5), 60))


def test_with_several_variables_it_is_the_derivative_by_the_one_that_moves():
    state = to.set_value(SEVERAL, "b", -3.0)
    assert rows_of(state) == ["∂f/∂a       b", "            = −3"]
    assert name_of(state, 2) == "∂²f/∂a²"


def test_a_second_derivative_has_a_formula_too():
    assert formula_of("x^3 - 3x", "x", 2).text("braille") == "6·x"
    assert formula_of("a*b + c", "a", 2).text("braille") == "0"
    assert formula_of("gamma(x)", "x", 2).function is None


def test_under_the_mask_of_a_guess_no_formula_gives_the_slope_away():
    moment = moment_of(LECTURE)
    rows = formula_rows(LECTURE, moment, 40, 9, "braille")
    assert not any("6" in plain(row) for row in masked_rows("slope", rows, moment, 40))


@pytest.mark.parametrize(("width", "rows"), [(20, 1), (21, 2)])
def test_the_formula_with_numbers_stands_below_where_it_just_fits(width, rows):
    assert len(formula_rows(LECTURE, moment_of(LECTURE), width, 4, "braille")) == rows  # = 6·3 − 4, behind 12 columns
