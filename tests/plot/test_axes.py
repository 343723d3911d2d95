"""How the cells of a plot are shared out between the plot proper and the numbers beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgtui.playground.scene import Scene, Window
from mgtui.plot.axes import HIGH, WIDE, room
from mgtui.plot.glyphs import ASCII, BRAILLE

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


@given(*SIZES)
def test_the_numbers_fit_beside_the_plot(width, height):
    _, ticks = room(SCENE, width, height, ASCII)
    assert all(len(tick.label) < max(ticks.left, 1) for tick in ticks.y)


@pytest.mark.parametrize("gutter", [0, 3, 7])
def test_the_room_for_numbers_may_be_given(gutter):
    layout, ticks = room(SCENE, 60, 20, BRAILLE, gutter=gutter)
    assert (layout.left, layout.columns, ticks.left) == (gutter, 60 - gutter, gutter)
    assert room(SCENE, WIDE - 1, 20, BRAILLE, gutter=gutter)[0].left == 0
