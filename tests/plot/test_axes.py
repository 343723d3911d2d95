"""How the cells of a plot are shared out between the plot proper and the numbers beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgtui.playground.framing import ideal_ticks
from mgtui.playground.scene import Scene, Window
from mgtui.plot import axes
from mgtui.plot.axes import HIGH, WIDE, room
from mgtui.plot.glyphs import ASCII, BRAILLE
from mgtui.plot.ticks import Tick

SCENE = Scene(Window(-5, 5, -20, 100), ())
SIZES = st.integers(0, 120), st.integers(0, 50)


@given(*SIZES, st.booleans(), st.sampled_from([ASCII, BRAILLE]))
def test_plot_and_numbers_together_fill_the_cells(width, height, below, charset):
    layout, ticks = room(SCENE, width, height, charset, numbers_below=below)
    assert layout.left == ticks.left
    assert layout.left + layout.columns == width
    assert layout.rows + ticks.below == height
    assert ticks.below == (below and height >= HIGH)
    assert not (width < WIDE and (ticks.y or ticks.left))
    assert not (height < HIGH and ticks.x)


def test_numbers_take_four_rows_or_more_below_a_plot_and_eighteen_columns_or_more_beside_it():
    assert [bool(room(SCENE, 60, height, BRAILLE)[1].x) for height in (3, 4, 5)] == [False, True, True]
    assert [bool(room(SCENE, width, 20, BRAILLE)[1].y) for width in (17, 18, 19)] == [False, True, True]


@given(*SIZES)
def test_the_numbers_fit_beside_the_plot(width, height):
    _, ticks = room(SCENE, width, height, ASCII)
    assert all(len(tick.label) < max(ticks.left, 1) for tick in ticks.y)


@pytest.mark.parametrize("gutter", [0, 3, 7])
def test_the_room_for_numbers_may_be_given(gutter):
    layout, ticks = room(SCENE, 60, 20, BRAILLE, gutter=gutter)
    assert (layout.left, layout.columns, ticks.left) == (gutter, 60 - gutter, gutter)
    assert room(SCENE, WIDE - 1, 20, BRAILLE, gutter=gutter)[0].left == 0


TICKS = [
    (20, 6, ["-5", "0", "5"], ["0", "100"]), (40, 12, ["-5", "0", "5"], ["0", "50", "100"]),
    (80, 24, ["-4", "-2", "0", "2", "4"], ["-20", "0", "20", "40", "60", "80", "100"]),
]  # fmt: skip


@pytest.mark.parametrize(("width", "height", "x", "y"), TICKS)
def test_a_plot_has_as_many_ticks_as_numbers_are_read_with_ease(width, height, x, y):
    _, ticks = room(SCENE, width, height, ASCII)
    assert ([tick.label for tick in ticks.x], [tick.label for tick in ticks.y]) == (x, y)


@pytest.mark.parametrize(("cells", "first", "later", "ideal"), [
    (0, 12, 40, 2.5), (24, 12, 40, 2.5), (36, 12, 40, 3.0), (60, 12, 40, 5.0), (80, 12, 40, 6.0), (400, 12, 40, 14.0),
    (8, 4, 10, 2.5), (20, 4, 10, 5.0), (40, 4, 10, 8.0),
])  # fmt: skip
def test_ticks_grow_with_the_cells_and_more_slowly_in_a_large_plot(cells, first, later, ideal):
    assert ideal_ticks(cells, first, later) == ideal


@pytest.mark.parametrize(("length", "width", "left"), [
    (3, 60, 4), (11, 60, 12), (12, 60, 0), (5, 18, 6), (6, 18, 0), (3, 12, 4), (4, 12, 0),
])  # fmt: skip
def test_the_numbers_beside_a_plot_take_twelve_columns_or_a_third_at_most(length, width, left):
    assert axes.left_of([Tick(0.0, "1" * length), Tick(1.0, "1")], width) == left


def test_without_ticks_there_is_no_room_beside_a_plot():
    assert axes.left_of((), 60) == 0


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6), st.integers(18, 120), st.integers(4, 50))
def test_two_blanks_keep_the_numbers_below_a_plot_apart(low, size, width, height):
    scene = Scene(Window(low, low + size, -1, 1))
    layout, ticks = room(scene, width, height, BRAILLE)
    starts = [axes.number_start(layout, tick) for tick in ticks.x]
    ends = [start + len(tick.label) for start, tick in zip(starts, ticks.x, strict=True)]
    assert all(start - end >= 2 for end, start in zip(ends, starts[1:], strict=False))
    assert all(start >= 0 for start in starts)
    assert all(end <= width for end in ends)


@pytest.mark.parametrize(("low", "step", "rows_a_step", "rows", "charset", "labels"), [
    (-5.0, 1.0, 3, 11, ASCII, ["-4", "-2"]), (0.5, 1.0, 7, 16, ASCII, ["1", "2"]),
    (30.0, 10.0, 6, 11, BRAILLE, ["30", "40"]), (-0.5, 10.0, 6, 11, BRAILLE, ["0", "10"]),
])  # fmt: skip
def test_two_numbers_whole_rows_apart_are_better_than_four_at_uneven_distances(
    low, step, rows_a_step, rows, charset, labels
):
    high = low + step * (rows * charset.down - 1) / (rows_a_step * charset.down)
    _, ticks = room(Scene(Window(-5.0, 5.0, low, high)), 60, rows + 1, charset)
    assert [tick.label for tick in ticks.y] == labels
