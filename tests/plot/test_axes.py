"""How the cells of a plot are shared out between the plot proper and the numbers beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgtui.playground.framing import ideal_ticks
from mgtui.playground.scene import Scene, Window
from mgtui.plot import axes
from mgtui.plot.axes import HIGH, WIDE, room
from mgtui.plot.glyphs import ASCII, BRAILLE
from mgtui.plot.layout import Layout
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


@pytest.mark.parametrize(
    ("height", "with_numbers", "without"), [(-1, 0, 0), (0, 0, 0), (3, 3, 3), (4, 3, 4), (5, 4, 5)]
)
def test_from_four_rows_on_one_is_that_of_the_numbers_below(height, with_numbers, without):
    assert axes.rows_in(height, BRAILLE) == (with_numbers, 4)
    assert axes.rows_in(height, ASCII, numbers_below=False) == (without, 1)


def labels_beside(low, high, rows, charset):
    return [tick.label for tick in axes.y_ticks(Scene(Window(-5.0, 5.0, low, high)), rows, charset)]


@pytest.mark.parametrize(("low", "high", "rows", "charset", "labels"), [
    (-20, 100, 4, ASCII, "0 100"), (-20, 100, 8, ASCII, "0 50 100"), (-20, 100, 12, ASCII, "0 100"),
    (-20, 100, 20, BRAILLE, "0 50 100"), (-20, 100, 40, BRAILLE, "−20 0 20 40 60 80 100"),
    (-5, 5, 8, ASCII, "-5 0 5"), (-5, 5, 20, ASCII, "-4 -2 0 2 4"), (-5, 5, 40, ASCII, "-5 -4 -3 -2 -1 0 1 2 3 4 5"),
    (0.5, 3.1, 20, ASCII, "1 2 3"), (0.5, 3.1, 40, BRAILLE, "0.5 1.0 1.5 2.0 2.5 3.0"),
    (0.5, 3.1, 40, ASCII, "0.6 0.8 1.0 1.2 1.4 1.6 1.8 2.0 2.2 2.4 2.6 2.8 3.0"),
])  # fmt: skip
def test_numbers_beside_a_plot_are_three_rows_apart_and_at_even_distances_before_their_number_counts(
    low, high, rows, charset, labels
):
    assert labels_beside(low, high, rows, charset) == labels.split()


@pytest.mark.parametrize(("reach", "columns", "labels"), [
    (5.0, 12, "−5 0 5"), (5.0, 46, "−5 0 5"), (5.0, 47, "−4 −2 0 2 4"), (5.0, 136, "−4 −2 0 2 4"),
    (5.0, 137, "−5 −4 −3 −2 −1 0 1 2 3 4 5"), (1e5, 12, "0"), (1e5, 24, "−100000 0 100000"),
    (1e5, 60, "−100000 −50000 0 50000 100000"),
])  # fmt: skip
def test_numbers_below_a_plot_are_as_many_as_its_columns_have_room_for(reach, columns, labels):
    scene = Scene(Window(-reach, reach, -1.0, 1.0))
    layout = Layout(scene.window, 4, columns, 10, BRAILLE.across, BRAILLE.down)
    assert [tick.label for tick in axes.x_ticks(scene, layout, BRAILLE)] == labels.split()


@pytest.mark.parametrize(("label", "value", "start"), [
    ("5", 0.0, 14), ("-5", 0.0, 13), ("−5", 5.0, 23), ("500", 5.0, 22), ("50", 0.0, 14), ("-12", 2.0, 17),
    ("5000", 5.0, 21), ("5000", -5.0, 3), ("+0.2", 0.0, 12), ("5", 7.0, 4), ("1" * 40, 0.0, 0),
])  # fmt: skip
def test_the_digits_of_a_number_below_are_centred_on_its_tick_as_far_as_the_edges_allow(label, value, start):
    layout = Layout(Window(-5.0, 5.0, -1.0, 1.0), 4, 21, 10, 2, 4)
    assert axes.number_start(layout, Tick(value, label)) == start


@pytest.mark.parametrize(("columns", "starts"), [(3, [0]), (4, [0, 3]), (12, [0, 11]), (13, [0, 5, 10])])
def test_numbers_below_a_plot_are_given_up_where_fewer_than_two_blanks_would_keep_them_apart(columns, starts):
    scene = Scene(Window(0.0, 1.0, -1.0, 1.0))  # 0 and 1, or 0, 0.5 and 1.0
    layout = Layout(scene.window, 0, columns, 10, 1, 1)
    assert [axes.number_start(layout, tick) for tick in axes.x_ticks(scene, layout, ASCII)] == starts


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
