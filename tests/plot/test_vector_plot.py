"""One plot of an SVG, element by element: where each line, sign and number stands, and from which size on."""

import math

import numpy as np
import pytest

from mgtui.engine import Band
from mgtui.playground.scene import Ghost, Line, Mark, Moving, Scene, Secant, Window
from mgtui.plot.vector_plot import Panel, gutter_of, panel_elements

XS = np.array([-4.0, 0.0, 4.0])
FULL = Panel(
    Scene(
        Window(-4, 4, -3, 3),
        ((XS, np.array([3.0, -1.0, 3.0])),),
        (
            *(Mark("root", -2, 1), Mark("minimum", 0, -1), Mark("inflection", 2.5, 0.5), Mark("corner", 3, 9)),
            *(Mark("jump", 1, 2), Mark("hole", 2, -2.5, filled=False), Mark("hole", 3, 9, filled=False)),
        ),
        asymptotes=(-3.0,),
        bands=(Band(-2, -1, -2, 2),),
        ghosts=(
            Ghost(("a < b",), (Line(-1, 0, 1),), (-1, 0), ((XS, XS / 2),), (Band(1, 2, -1, 0),)),
            Ghost(("none",), point=(1, math.nan)),
        ),
    ),
    Moving(1, 0, (Line(1, 0, 1, "left"), Line(1, 0, 2, "right")), Secant(1, 0, 3, 2.5)),
)
ELEMENTS = """\
<clipPath id="frame"><rect width="191" height="152"/></clipPath>
<g transform="translate(32,30)">
<path class="mgtui-grid" d="M0,0v152M47.8,0v152M95.5,0v152M143.2,0v152M191,0v152M0,126.7h191M0,76h191M0,25.3h191"/>
<path class="mgtui-axis" d="M0,0v152h191M95.5,0v152M0,76h191"/>
<text class="mgtui-tick" x="-7" y="130.7" text-anchor="end">−2</text>
<text class="mgtui-tick" x="-7" y="80" text-anchor="end">0</text>
<text class="mgtui-tick" x="-7" y="29.3" text-anchor="end">2</text>
<text class="mgtui-tick" x="0" y="169" text-anchor="middle">−4</text>
<text class="mgtui-tick" x="47.8" y="169" text-anchor="middle">−2</text>
<text class="mgtui-tick" x="95.5" y="169" text-anchor="middle">0</text>
<text class="mgtui-tick" x="143.2" y="169" text-anchor="middle">2</text>
<text class="mgtui-tick" x="191" y="169" text-anchor="middle">4</text>
<g clip-path="url(#frame)">
<g><title>a &lt; b</title>
<path class="mgtui-ghost" d="M0,126.7 191,25.3M143.2,0 0,152"/>
<path class="mgtui-ghost-band" d="M119 101V76H143V101H119z"/>
<circle class="mgtui-ghost" cx="71.6" cy="76" r="4"/>
</g>
<g><title>none</title>
</g>
<path class="mgtui-pole" d="M23.9,0v152"/>
<path class="mgtui-band" d="M48 127V25H72V127H48z"/>
<path class="mgtui-legs" d="M119.4,76H167.1V12.7"/>
<path class="mgtui-secant" d="M176.7,0 62.1,152"/>
<path class="mgtui-curve" d="M0,0 95.5,101.3 191,0"/>
<path class="mgtui-tangent" d="M119.4,76 47.7,152M119.4,76 155.2,0"/>
</g>
<circle class="mgtui-filled" cx="119.4" cy="25.3" r="4"><title>jump at (1, 2)</title></circle>
<circle class="mgtui-open" cx="143.2" cy="139.3" r="4"><title>hole at (2, −2.5)</title></circle>
<path class="mgtui-sign" transform="translate(47.8,50.7)" d="M-4,-4 4,4M-4,4 4,-4"><title>root at (−2, 1)</title></path>
<path class="mgtui-sign mgtui-solid" transform="translate(95.5,101.3)" d="M-4,5h8l-4,6z">\
<title>minimum at (0, −1)</title></path>
<path class="mgtui-sign" transform="translate(155.2,63.3)" d="M-5,0q2.5,-6 5,0t5,0"><title>inflection at (2.5, 0.5)\
</title></path>
<path class="mgtui-cursor" d="M119.4,146l4,7h-8z"/>
<circle class="mgtui-end" cx="167.1" cy="12.7" r="4"/>
<circle class="mgtui-point" cx="119.4" cy="76" r="5"/>
</g>
"""
AWAY_FROM_0 = """\
<clipPath id="frame"><rect width="191" height="169"/></clipPath>
<g transform="translate(32,30)">
<path class="mgtui-grid" d="M47.8,0v169M143.2,0v169M0,126.8h191M0,42.2h191"/>
<path class="mgtui-axis" d="M0,0v169h191"/>
<text class="mgtui-tick" x="-7" y="130.8" text-anchor="end">2</text>
<text class="mgtui-tick" x="-7" y="46.2" text-anchor="end">4</text>
<g clip-path="url(#frame)">
<path class="mgtui-secant" d="M0,169 191,0"/>
</g>
<circle class="mgtui-end" cx="52.5" cy="122.5" r="4"/>
</g>
"""


def elements(panel, width=240, height=170, gutter=4):
    return [element for element in panel_elements(panel, 30, width, height, gutter, "frame") if element]


def test_a_plot_of_all_there_is_has_these_elements_from_back_to_front():
    assert elements(FULL) == ELEMENTS.splitlines()


def test_a_plot_without_numbers_below_has_their_room_too_and_axes_only_where_0_is():
    panel = Panel(Scene(Window(1, 5, 1, 5)), Moving(0, math.nan, (), Secant(2, 2, 2.1, 2.1)), numbers_below=False)
    assert elements(panel) == AWAY_FROM_0.splitlines()


PIXELS = Window(0, 223, 0, 152)  # of a plot of 28 by 9 cells: a pixel is 1 either way


def drawn(style, *, marks=(), moving=Moving(math.nan, math.nan)):  # noqa: B008
    found = elements(Panel(Scene(PIXELS, marks=marks), moving), gutter=0)
    return [element.split('"')[3] for element in found if f'class="mgtui-{style}"' in element]


@pytest.mark.parametrize(("line", "data"), [
    (Line(50, 52, 0), "M0,100 223,100"), (Line(50, 52, 0.5), "M0,125 223,13.5"), (Line(50, 52, 1), "M0,150 223,-73"),
    (Line(50, 52, -1), "M0,50 223,273"), (Line(50, 52, 2), "M100,0 24,152"),
    (Line(50, 52, 2, "left"), "M50,100 24,152"), (Line(50, 52, 2, "right"), "M50,100 100,0"),
    (Line(50, 52, -2, "left"), "M50,100 0,0"), (Line(50, 52, 0.5, "left"), "M50,100 0,125"),
    (Line(50, 52, 0.5, "right"), "M50,100 223,13.5"), (Line(50, 52, math.inf), "M50,0 50,152"),
    (Line(50, 52, math.inf, "left"), "M50,100 50,152"), (Line(50, 52, math.inf, "right"), "M50,100 50,0"),
    (Line(50, 52, -math.inf, "left"), "M50,100 50,0"), (Line(50, 52, -math.inf, "right"), "M50,100 50,152"),
    (Line(5, 100_150, 0), "M0,-99998 223,-99998"),
])  # fmt: skip
def test_a_line_runs_from_edge_to_edge_or_from_its_point_to_the_edge_on_its_side(line, data):
    assert drawn("tangent", moving=Moving(math.nan, math.nan, (line,))) == [data]


@pytest.mark.parametrize("line", [
    Line(math.nan, 25, 1), Line(50, math.nan, 1), Line(50, 25, math.nan), Line(50, 1e9, 1), Line(1e9, 25, 1),
    Line(5, 100_153, 0),
])  # fmt: skip
def test_a_line_without_a_place_or_a_hundred_thousand_pixels_away_is_not_drawn(line):
    assert drawn("tangent", moving=Moving(math.nan, math.nan, (line,))) == []


@pytest.mark.parametrize(("run", "rise", "legs"), [
    (11.9, 0, False), (12, 0, True), (-12, 3, True), (5, 12, True), (5, -12, True), (5, 11.9, False),
])  # fmt: skip
def test_run_and_rise_are_drawn_from_twelve_pixels_on_either_way(run, rise, legs):
    moving = Moving(20, 20, secant=Secant(20, 20, 20 + run, 20 + rise))
    assert bool(drawn("legs", moving=moving)) == legs
    assert len(drawn("secant", moving=moving)) == 1


def test_without_a_run_there_is_neither_a_secant_nor_a_leg():
    moving = Moving(20, 20, secant=Secant(20, 20, 20, 90))
    assert drawn("secant", moving=moving) == drawn("legs", moving=moving) == []


@pytest.mark.parametrize(("gap", "kept"), [(6.9, ["40", "40"]), (7.0, ["10", "17", "40", "40"])])
def test_ends_less_than_seven_pixels_from_the_next_are_left_out_but_those_of_one_x_stand_together(gap, kept):
    marks = (*(Mark("jump", x, 5) for x in (10, 10 + gap)), Mark("jump", 40, 5), Mark("jump", 40, 90))
    assert drawn("filled", marks=marks) == kept


@pytest.mark.parametrize(("x", "there"), [(-0.1, False), (0.0, True), (223.0, True), (223.1, False)])
def test_the_cursor_stands_on_the_lower_edge_between_the_corners(x, there):
    expected = [f"M{x:.0f},146l4,7h-8z"] if there else []
    assert drawn("cursor", moving=Moving(x, math.nan)) == expected


@pytest.mark.parametrize(("width", "height", "there"), [
    (47, 170, False), (48, 170, True), (240, 84, False), (240, 85, True),
])  # fmt: skip
def test_a_plot_takes_four_cells_or_more_either_way(width, height, there):
    assert bool(elements(FULL, width, height, 0)) == there


def test_the_gutter_of_a_plot_is_what_its_numbers_take():
    assert [gutter_of(FULL, 240, 170), gutter_of(FULL, 120, 170)] == [3, 0]


@pytest.mark.parametrize(("corners", "curve", "kept"), [
    (150, 150, 150), (151, 151, 77), (400, 400, 2), (401, 201, 2),
])  # fmt: skip
def test_a_curve_has_up_to_400_corners_and_a_kept_one_150_and_of_more_only_the_large_ones(corners, curve, kept):
    numbers = np.arange(corners)
    piece = numbers * 0.5, 60 + np.array([3.0, -3.0, 0.3, -0.3])[numbers % 4]
    panel = Panel(Scene(PIXELS, (piece,), ghosts=(Ghost(("f",), pieces=(piece,)),)), Moving(math.nan, math.nan))
    lines = {element.split('"')[1]: element.split('"')[3] for element in elements(panel, gutter=0) if " d=" in element}
    assert (lines["mgtui-curve"].count(","), lines["mgtui-ghost"].count(",")) == (curve, kept)
