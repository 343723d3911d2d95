"""The dots of a straight line: where they are, which way it is steep, and what is too far away to be drawn."""

import math

import pytest

from mgtui.playground.scene import Line, Window
from mgtui.plot.layout import Layout
from mgtui.plot.lines import line_dots

LAYOUT = Layout(Window(0.0, 10.0, 0.0, 10.0), 3, 11, 11, 1, 1)  # a dot every 1, either way
EVERY = list(range(11))
UPWARDS = [3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8]


def dots(line):
    columns, rows, steep = line_dots(LAYOUT, line)
    return columns.tolist(), rows.tolist(), steep


@pytest.mark.parametrize(("slope", "columns", "rows", "steep"), [
    (0.5, EVERY, UPWARDS, False), (1.0, EVERY, EVERY, False), (-1.0, EVERY, EVERY[::-1], False),
    (2.0, UPWARDS, EVERY, True), (math.inf, [5] * 11, EVERY, True), (-math.inf, [5] * 11, EVERY, True),
])  # fmt: skip
def test_a_line_has_a_dot_a_column_up_to_a_slope_of_one_dot_and_a_dot_a_row_above(slope, columns, rows, steep):
    assert dots(Line(5.0, 5.0, slope)) == (columns, rows, steep)


@pytest.mark.parametrize(("slope", "side", "columns", "rows"), [
    (1.0, "left", EVERY[:6], EVERY[:6]), (1.0, "right", EVERY[5:], EVERY[5:]),
    (4.0, "left", [4, 4, 4, 5, 5, 5, 5], EVERY[:7]), (4.0, "right", [5, 5, 5, 5, 6, 6, 6, 6], EVERY[3:]),
    (math.inf, "left", [5] * 11, EVERY), (-math.inf, "right", [5] * 11, EVERY),
])  # fmt: skip
def test_a_line_to_one_side_has_the_column_of_its_point_too_and_an_upright_one_no_sides(slope, side, columns, rows):
    assert dots(Line(5.0, 5.0, slope, side))[:2] == (columns, rows)


@pytest.mark.parametrize("line", [
    Line(math.nan, 5.0, 1.0), Line(5.0, math.nan, 0.0), Line(5.0, 5.0, math.nan),
    Line(1e8, 5.0, 0.0), Line(5.0, 1e8, math.inf), Line(-1e8, 5.0, 0.0), Line(5.0, -1e8, math.inf),
    Line(1e8, 1e8, 1.0),
])  # fmt: skip
def test_a_line_without_a_place_or_of_a_point_ten_million_dots_away_has_no_dots(line):
    assert dots(line) == ([], [], False)


def test_a_line_of_a_point_that_is_nearer_is_drawn_wherever_the_point_is():
    assert dots(Line(9e6, 9e6, 1.0)) == (EVERY, EVERY, False)
