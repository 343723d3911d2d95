"""Curves side by side in one figure are told apart without colours."""

import numpy as np
import pytest

from mgtui.arguments import read
from mgtui.engine import parse
from mgtui.opening import opened_by
from mgtui.plot.curve_letters import letters_of, places_of
from mgtui.plot.figure import figure
from mgtui.plot.glyphs import CHARSETS
from mgtui.plot.layout import Layout


def scene_of(*expressions, columns=60, rows=18, charset="braille"):
    drawn = CHARSETS[charset]
    scene = figure(opened_by(read(expressions)), columns, rows, charset=charset).scene
    return scene, Layout(scene.window, 0, columns, rows, drawn.across, drawn.down)


@pytest.mark.parametrize("charset", ["braille", "block", "ascii"])
def test_each_of_several_curves_has_a_letter_in_the_legend_and_on_the_curve(charset):
    text = figure(opened_by(read(["x^2", "10sin(x)", "4cos(x) + 3"])), 80, 24, charset=charset).text(color=False)
    legend = next(row for row in text.split("\n") if "sin(x)" in row)
    for letter, reading in (("A", "sin(x)"), ("B", "cos(x)")):
        assert legend.index(letter) < legend.index(reading)
        assert sum(row.count(letter) for row in text.split("\n")) == 2
    assert legend.index("sin(x)") < legend.index("B")


def test_one_curve_beside_f_needs_no_letter():
    scene, layout = scene_of("x^2", "2x")
    assert letters_of(scene.ghosts) == ("",)
    assert places_of(scene.ghosts, scene.pieces, layout) == [None]


@pytest.mark.parametrize(
    "expressions", [("x^2", "10sin(x)", "4cos(x) + 3", "2x"), ("1/x", "x", "-x"), ("x", "3", "-3")]
)
def test_a_letter_stands_on_its_curve_and_on_no_other(expressions):
    scene, layout = scene_of(*expressions)
    low, wide = scene.window.x_min, (scene.window.x_max - scene.window.x_min) / layout.columns
    for place, text in zip(places_of(scene.ghosts, scene.pieces, layout), expressions[1:], strict=True):
        assert place is not None
        column, row = place
        xs = np.linspace(low + wide * column, low + wide * (column + 1))

        def rows(f, xs=xs):
            heights = layout.v_of(np.array([float(parse(f)(x)) for x in xs])) / layout.down
            return float(heights.min()), float(heights.max())

        least, most = rows(text)
        assert least - 1 <= row <= most + 1
        assert all(abs(sum(rows(other)) / 2 - row) > 1 for other in expressions if other != text)


def test_a_curve_that_is_not_in_the_window_has_none():
    scene, layout = scene_of("x", "2x", "x^2 + 1000", "--height=-5:5")
    assert places_of(scene.ghosts, scene.pieces, layout)[1] is None
