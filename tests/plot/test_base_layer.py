import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mgtui.engine import Band
from mgtui.playground.scene import Mark, Scene, Window
from mgtui.plot import CHARSETS, STYLES, base, compose, gutter_width

SQUARE = Window(-5, 5, -5, 5)


def columns_of(still, style):
    return set(np.nonzero((still.cells.styles == STYLES.index(style)).any(axis=0))[0].tolist())


def rows_of(still, style):
    return set(np.nonzero((still.cells.styles == STYLES.index(style)).any(axis=1))[0].tolist())


def numbers(still):
    """The words written beside the axes."""
    rows = (still.cells.row(y) for y in range(still.cells.height))
    return [text.strip() for row in rows for text, style in row if style == "tick"]


@pytest.mark.parametrize("charset", CHARSETS)
def test_any_size_is_filled_exactly(shown, charset):
    scene, moving = shown
    for width in [0, 1, 2, 3, 7, 12, 17, 18, 19]:
        for height in [0, 1, 2, 3, 4, 6]:
            frame = compose(base(scene, width, height, charset), moving)
            rows = [frame.row(y) for y in range(height)]
            assert [sum(len(text) for text, _ in row) for row in rows] == [width] * height


@pytest.mark.parametrize("charset", CHARSETS)
@settings(deadline=None)
@given(
    pole=st.floats(-4, 4),
    power=st.sampled_from([1, 2, 3]),
    size=st.floats(0.01, 10),
    grid=st.booleans(),
    width=st.integers(20, 90),
)
def test_between_the_two_sides_of_a_pole_no_cell_is_lit(charset, pole, power, size, grid, width):
    left, right = np.linspace(-5, pole - 1e-9, 700), np.linspace(pole + 1e-9, 5, 700)
    sides = [(xs, size / (xs - pole) ** power) for xs in (left, right)]
    alone = [base(Scene(SQUARE, (side,)), width, 15, charset).dots > 0 for side in sides]
    both = base(Scene(SQUARE, tuple(sides), asymptotes=(pole,), grid=grid), width, 15, charset)
    middle = both.layout.column_of(pole)
    assert np.array_equal(both.dots > 0, alone[0] | alone[1])
    assert not alone[0][:, middle + 1 :].any()
    assert not alone[1][:, :middle].any()
    before = np.nonzero(alone[0].any(axis=0))[0].max(initial=0)
    after = np.nonzero(alone[1].any(axis=0))[0].min(initial=width)
    assert not np.any(both.cells.styles[:, before + 1 : after] == STYLES.index("curve"))


def test_a_pole_has_a_dotted_upright_behind_the_curve():
    still = base(Scene(SQUARE, asymptotes=(2.0, 7.0)), 40, 12)
    assert columns_of(still, "asymptote") == {still.layout.column_of(2.0)}
    assert len(rows_of(still, "asymptote")) == still.layout.rows


@pytest.mark.parametrize(
    ("window", "row", "column"),
    [
        (SQUARE, "middle", "middle"),
        (Window(1, 2, -5, 5), "middle", "left"),
        (Window(-5, 5, 1, 2), "bottom", "middle"),
        (Window(-2, -1, -2, -1), "bottom", "left"),
    ],
)
def test_axes_run_through_0_or_along_the_edge_by_the_numbers(window, row, column):
    still = base(Scene(window), 41, 12)
    layout = still.layout
    expected_row = layout.row_of(0.0) if row == "middle" else layout.rows - 1
    expected_column = layout.column_of(0.0) if column == "middle" else layout.left
    horizontal = np.all(still.cells.styles[: layout.rows, layout.left :] == STYLES.index("axis"), axis=1)
    upright = np.all(still.cells.styles[: layout.rows, layout.left :] == STYLES.index("axis"), axis=0)
    assert np.nonzero(horizontal)[0].tolist() == [expected_row] == [still.axis_row]
    assert (np.nonzero(upright)[0] + layout.left).tolist() == [expected_column]


def test_every_number_stands_beside_its_place():
    still = base(Scene(Window(-4, 4, -10, 10)), 60, 21)
    lines = still.cells.text().split("\n")
    for y in (-10, -5, 5, 10):
        assert lines[still.layout.row_of(y)].split()[0] == str(y).replace("-", "−")
    for x in (-4, -2, 2):
        assert lines[-1][still.layout.column_of(x)] == str(abs(x))


@settings(deadline=None)
@given(
    st.tuples(st.floats(-1e4, 1e4), st.floats(1e-3, 1e4)),
    st.integers(18, 140),
    st.sampled_from(["decimal", "pi"]),
    st.sampled_from(sorted(CHARSETS)),
)
def test_numbers_below_keep_two_blanks_apart(window, width, ticks, charset):
    low, size = window
    still = base(Scene(Window(low, low + size, -1, 1), ticks=ticks), width, 8, charset)
    words = still.cells.text().split("\n")[-1].split("  ")
    assert all(" " not in word.strip() for word in words)
    assert any(word.strip() for word in words)


@settings(deadline=None)
@example(1.0, 8888.0, 10)
@given(st.floats(-1e4, 1e4), st.floats(1e-3, 1e4), st.integers(9, 70))
def test_a_row_or_more_is_free_between_the_numbers_on_the_left(low, size, height):
    still = base(Scene(Window(-1, 1, low, low + size)), 60, height)
    rows = [y for y in range(still.layout.rows) if any(style == "tick" for _, style in still.cells.row(y))]
    assert len(rows) >= 2
    assert all(b - a >= 2 for a, b in pairwise(rows))


def test_too_small_for_numbers_there_are_none():
    assert numbers(base(Scene(SQUARE), 17, 3)) == []
    assert numbers(base(Scene(SQUARE), 18, 4))


def test_wide_numbers_never_take_more_than_a_third():
    scene = Scene(Window(-1, 1, 123456789.123, 123456789.124))
    for width in range(18, 60):
        assert base(scene, width, 20).layout.left <= width / 3


def test_plots_one_above_the_other_can_share_their_x_axis():
    scenes = Scene(SQUARE), Scene(Window(-5, 5, -1e150, 1e150))
    gutter = max(gutter_width(scene, 60, 10) for scene in scenes)
    above, below = base(scenes[0], 60, 10, gutter=gutter, numbers_below=False), base(scenes[1], 60, 10, gutter=gutter)
    assert above.layout.left == below.layout.left == gutter_width(scenes[1], 60, 10) == 7
    assert [above.layout.column_of(x) for x in (-5, 0, 5)] == [below.layout.column_of(x) for x in (-5, 0, 5)]
    assert (above.layout.rows, below.layout.rows) == (10, 9)
    assert "5" in numbers(above)
    assert above.cells.row(9) != below.cells.row(9)


@pytest.mark.parametrize("charset", CHARSETS)
def test_grid_lines_stand_at_the_ticks_on_request(charset):
    plain, ruled = base(Scene(SQUARE), 60, 20, charset), base(Scene(SQUARE, grid=True), 60, 20, charset)
    assert not columns_of(plain, "grid")
    layout = ruled.layout
    assert {layout.column_of(float(x)) for x in (-4, -2, 2, 4)} <= columns_of(ruled, "grid")
    assert numbers(plain) == numbers(ruled)


@pytest.mark.parametrize("charset", CHARSETS)
def test_open_and_filled_ends_differ_and_belong_to_the_curve(charset):
    marks = Mark("jump", 1, 1, filled=False), Mark("jump", 1, 3, filled=True), Mark("hole", -2, 2, filled=False)
    still = base(Scene(SQUARE, marks=marks), 41, 15, charset)
    places = [(still.layout.row_of(mark.y), still.layout.column_of(mark.x)) for mark in marks]
    signs = [chr(still.cells.codes[place]) for place in places]
    assert signs[0] == signs[2] != signs[1]
    assert {STYLES[still.cells.styles[place]] for place in places} == {"curve"}


def test_a_mark_outside_the_window_or_of_a_kind_without_a_sign_is_left_out():
    marks = Mark("root", 9, 0), Mark("minimum", 0, -9), Mark("pole", 1, 0), Mark("root", math.nan, 0)
    assert not columns_of(base(Scene(SQUARE, marks=marks), 40, 12), "mark")


def test_a_curve_may_leave_the_window_by_any_distance():
    xs = np.linspace(-1, 1, 1001)
    ys = np.where(np.arange(1001) % 2, 1e300, -1e300) * (1 + xs)
    still = base(Scene(Window(-1, 1, -1e-300, 1e-300), ((xs, ys),)), 80, 24)
    assert still.dots.any()


@pytest.mark.parametrize("style", ["curve", "slope curve", "bend curve", "secant"])
def test_a_curve_is_drawn_in_the_style_of_its_scene_and_in_no_other_curve_s(style):
    xs = np.linspace(-10.0, 10.0, 50)
    styles = base(Scene(Window(-10.0, 10.0, -10.0, 10.0), ((xs, xs),), style=style), 30, 10).cells.styles
    drawn = {STYLES[number] for number in styles.ravel()}
    assert drawn & {"curve", "slope curve", "bend curve", "secant"} == {style}


@pytest.mark.parametrize("charset", CHARSETS)
def test_bands_stand_beside_pieces_of_the_curve_and_no_line_joins_two_pieces(charset):
    pieces = tuple((np.array([low, low + 1.0]), np.array([y, y])) for low, y in ((-5.0, 2.0), (-3.0, -2.0)))
    still = base(Scene(SQUARE, pieces, bands=(Band(2.0, 4.0, -4.0, 1.0),)), 61, 21, charset)
    row, rows, left = still.layout.row_of, range(still.layout.rows), still.layout.left
    lit = {(x, y) for y, x in np.argwhere(still.dots).tolist()}
    drawn = {x: {y for at, y in lit if at == x} for x in range(61)}
    for x in range(left, left + still.layout.columns):
        at = still.layout.x_of(x)
        if -4.8 < at < -4.2:
            assert drawn[x] == {row(2.0)}
        elif -3.8 < at < -3.2 or -1.8 < at < 1.8 or at > 4.2:
            assert drawn[x] == set()
        elif -2.8 < at < -2.2:
            assert drawn[x] == {row(-2.0)}
        elif 2.2 < at < 3.8:
            assert drawn[x] == {y for y in rows if row(1.0) <= y <= row(-4.0)}
