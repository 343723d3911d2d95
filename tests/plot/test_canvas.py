"""A canvas of cells: what is written stays inside the grid, and what is pinned stays as it is."""

import numpy as np
import pytest

from mgtui.playground.scene import Window
from mgtui.plot.canvas import Canvas
from mgtui.plot.glyphs import BRAILLE
from mgtui.plot.layout import Layout


@pytest.fixture
def canvas():
    return Canvas(10, 5, Layout(Window(-1.0, 1.0, -1.0, 1.0), 3, 7, 4, BRAILLE.across, BRAILLE.down), BRAILLE)


def rows_of(canvas):
    return ["".join(map(chr, row)) for row in canvas.codes]


def test_a_text_is_cut_at_the_right_edge_and_whole_where_it_just_fits(canvas):
    for row, text in enumerate(["abcd", "abcde", "abcdefgh"]):
        canvas.write(6, row, text, "tick")
    assert rows_of(canvas) == [*["      abcd"] * 3, " " * 10, " " * 10]


def test_lines_cross_the_plot_proper_alone(canvas):
    canvas.horizontal(1, "-", "axis")
    canvas.vertical(5, "|", "axis")
    canvas.horizontal(3, ".", "grid", 3)
    assert rows_of(canvas) == ["     |    ", "   --|----", "     |    ", "   . |.  .", " " * 10]


def test_dots_leave_pinned_cells_and_numbers_as_they_are(canvas):
    canvas.pin(4, 0, "●", "point")
    everywhere = np.stack(np.meshgrid(np.arange(-3, 30), np.arange(-3, 30)), axis=-1).reshape(-1, 2)
    canvas.add_dots(everywhere[:, 0], everywhere[:, 1], "mark")
    assert rows_of(canvas) == ["   ⣿●⣿⣿⣿⣿⣿", *["   ⣿⣿⣿⣿⣿⣿⣿"] * 3, " " * 10]


def test_dots_beyond_any_edge_are_left_out_where_the_plot_fills_the_grid():
    filled = Canvas(7, 4, Layout(Window(-1.0, 1.0, -1.0, 1.0), 0, 7, 4, BRAILLE.across, BRAILLE.down), BRAILLE)
    outside = np.array([[-1, 3], [14, 3], [5, -1], [5, 16]])
    filled.add_dots(outside[:, 0], outside[:, 1], "mark")
    assert rows_of(filled) == [" " * 7] * 4
    corners = np.array([[0, 0], [13, 0], [0, 15], [13, 15]])
    filled.add_dots(corners[:, 0], corners[:, 1], "mark")
    assert rows_of(filled) == ["⠁     ⠈", " " * 7, " " * 7, "⡀     ⢀"]
