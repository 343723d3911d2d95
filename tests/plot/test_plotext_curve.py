import math
import subprocess
import sys
from functools import partial

import numpy as np
import plotext
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mgtui.playground.analysis import picture_of
from mgtui.playground.changes.values import start
from mgtui.playground.scene import Scene, Window
from mgtui.plot import base, plotext_curve
from mgtui.plot.glyphs import ASCII, BLOCK, BRAILLE
from mgtui.plot.raster import merge

WIDTH, HEIGHT = 12, 5
printed = partial(base, gather=plotext_curve.draw)


@pytest.mark.parametrize("charset", [BRAILLE, BLOCK, ASCII], ids=lambda charset: charset.name)
@settings(deadline=None)
@given(st.data())
def test_every_dot_handed_over_is_drawn_and_no_other(charset, data):
    place = st.tuples(st.integers(0, WIDTH * charset.across - 1), st.integers(0, HEIGHT * charset.down - 1))
    dots = np.array(data.draw(st.lists(place, min_size=1, max_size=60)))
    drawn = plotext_curve.draw(dots[:, 0], dots[:, 1], (WIDTH, HEIGHT), charset)
    assert np.array_equal(drawn, merge(dots[:, 0], dots[:, 1], (WIDTH, HEIGHT), charset))


@pytest.mark.parametrize("charset", [BRAILLE, BLOCK, ASCII], ids=lambda charset: charset.name)
def test_a_curve_of_many_dots_is_drawn_row_by_row_to_the_same_effect(charset, monkeypatch):
    columns = np.arange(WIDTH * charset.across)
    rows = columns * 7 % (HEIGHT * charset.down)
    few = plotext_curve.draw(columns, rows, (WIDTH, HEIGHT), charset)
    monkeypatch.setattr(plotext_curve, "MANY", 0)
    assert np.array_equal(plotext_curve.draw(columns, rows, (WIDTH, HEIGHT), charset), few)


@pytest.mark.parametrize("size", [(1, 1), (2, 1), (1, 2), (1, 30), (30, 1)])
@pytest.mark.parametrize("charset", [BRAILLE, BLOCK, ASCII], ids=lambda charset: charset.name)
def test_the_smallest_canvas_works(charset, size):
    assert plotext_curve.draw(np.array([0]), np.array([0]), size, charset)[-1, 0] > 0


def test_pieces_that_share_a_cell_keep_each_other_s_dots():
    left, right = (np.array([-1.0, -0.01]), np.array([0.0, 0])), (np.array([0.01, 1.0]), np.array([0.3, 0.3]))
    window = Window(-1, 1, -1, 1)
    alone = [printed(Scene(window, (piece,)), 13, 3).dots for piece in (left, right)]
    assert np.any((alone[0] > 0) & (alone[1] > 0))
    assert np.array_equal(printed(Scene(window, (left, right)), 13, 3).dots, alone[0] | alone[1])


def test_plotext_is_handed_whole_numbers_inside_its_limits_only(monkeypatch):
    handed = []
    scatter = plotext.scatter
    monkeypatch.setattr(plotext, "scatter", lambda *args, **named: (handed.append(args), scatter(*args, **named)))
    xs = np.linspace(1e-15, 1, 500)
    printed(Scene(Window(-1, 1, -5, 5), ((xs, 1 / xs), (-xs[::-1], -1e290 / xs[::-1]))), 40, 12)
    ((columns, rows),) = handed
    assert len(columns) > 10
    assert all(type(place) is int for place in columns + rows)
    assert 0 <= min(columns) <= max(columns) < 80
    assert 0 <= min(rows) <= max(rows) < 48


def test_a_plot_is_as_wide_as_asked_whatever_the_terminal():
    xs = np.linspace(-1, 1, 50)
    assert printed(Scene(Window(-1, 1, -1, 1), ((xs, xs),)), 400, 150).cells.codes.shape == (150, 400)


@pytest.mark.parametrize("text", ["x^3/5 - 2x", "tan x", "sin(50x)", "floor(x)", "1/x", "sqrt(x)", "7"])
@pytest.mark.parametrize("charset", ["braille", "block", "ascii"])
def test_the_screen_shows_cell_by_cell_what_plotext_draws(charset, text):
    scene = picture_of(start(text), 160, 80).scene
    shown, drawn = base(scene, 80, 20, charset), printed(scene, 80, 20, charset)
    assert np.array_equal(shown.cells.codes, drawn.cells.codes)
    assert np.array_equal(shown.dots, drawn.dots)


def test_a_screen_draws_without_loading_plotext():
    code = """import sys
from mgtui.playground.analysis import picture_of
from mgtui.playground.changes.values import start
from mgtui.plot import base
base(picture_of(start(), 120, 80).scene, 60, 20)
sys.exit("plotext" in sys.modules)"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_nothing_to_draw_is_nothing():
    nothing = np.zeros(0, dtype=np.intp)
    assert not plotext_curve.draw(nothing, nothing, (3, 2), BRAILLE).any()
    assert math.prod(plotext_curve.draw(nothing, nothing, (0, 0), BRAILLE).shape) == 0
