import numpy as np
import pytest

from mgtui.plot.cells import STYLE_ID, STYLES, Cells, changed, empty


def cells(*rows, styles=None):
    codes = np.array([[ord(character) for character in row] for row in rows], dtype=np.uint32)
    named = np.zeros(codes.shape, dtype=np.uint8) if styles is None else np.array(styles, dtype=np.uint8)
    return Cells(codes, named)


def test_a_row_is_text_with_the_name_of_its_style_neighbours_together():
    curve, axis = STYLE_ID["curve"], STYLE_ID["axis"]
    grid = cells("⠒⠒─── ", styles=[[curve, curve, axis, axis, axis, 0]])
    assert grid.row(0) == [("⠒⠒", "curve"), ("───", "axis"), (" ", "blank")]


def test_text_keeps_blanks_so_that_every_row_is_as_wide_as_the_grid():
    assert cells("ab ", "c  ").text() == "ab \nc  "
    assert (cells("ab ", "c  ").width, cells("ab ", "c  ").height) == (3, 2)


def test_an_empty_grid_has_rows_of_nothing():
    assert Cells(np.zeros((2, 0), np.uint32), np.zeros((2, 0), np.uint8)).row(1) == []
    assert Cells(np.zeros((0, 5), np.uint32), np.zeros((0, 5), np.uint8)).text() == ""


def test_a_span_runs_from_the_first_difference_of_a_row_to_the_last():
    assert changed(cells("abcdef", "abcdef", "abcdef"), cells("abXdYf", "abcdef", "Xbcdef")) == [(2, 0, 3), (0, 2, 1)]


def test_another_style_alone_is_a_difference():
    assert changed(cells("ab"), cells("ab", styles=[[0, 1]])) == [(1, 0, 1)]


def test_every_row_differs_from_no_grid_or_one_of_another_size():
    assert changed(None, cells("ab", "cd")) == [(0, 0, 2), (0, 1, 2)]
    assert changed(cells("abc"), cells("ab", "cd")) == [(0, 0, 2), (0, 1, 2)]


def test_styles_have_one_number_each():
    assert [STYLE_ID[name] for name in STYLES] == list(range(len(STYLES)))
    assert STYLES[0] == "blank"


@pytest.mark.parametrize(("size", "shape"), [((3, 2), (3, 2)), ((0, 0), (0, 0)), ((-1, -2), (0, 0)), ((5, -1), (5, 0))])
def test_a_grid_to_draw_into_is_blank_and_of_no_size_below_zero(size, shape):
    grid = empty(*size)
    assert (grid.width, grid.height) == shape
    assert set(grid.text()) <= {" ", "\n"}
    assert changed(None, grid) == [(0, y, grid.width) for y in range(grid.height)]
