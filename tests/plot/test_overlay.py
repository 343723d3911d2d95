import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mgtui.playground.scene import Line, Moving, Scene, Secant, Window
from mgtui.plot import CHARSETS, STYLES, base, compose

EMPTY = Scene(Window(-10, 10, -10, 10))
ANY = st.floats(-20, 20) | st.sampled_from([0.0, 1e9, -1e150, 1e300, -1.7e308, 5e-324])
SLOPES = ANY | st.sampled_from([math.inf, -math.inf, math.nan])
LINES = st.builds(Line, ANY, ANY, SLOPES, st.sampled_from(["both", "left", "right"]))
MOVING = st.builds(
    Moving,
    ANY,
    ANY | st.just(math.nan),
    st.lists(LINES, max_size=2).map(tuple),
    st.none() | st.builds(Secant, ANY, ANY, ANY, ANY),
    st.none() | LINES,
)


def parabola(charset="braille", width=60, height=16):
    xs = np.linspace(-10, 10, 300)
    return base(Scene(EMPTY.window, ((xs, xs * xs / 5 - 8),)), width, height, charset)


def cells_of(frame, *styles):
    return set(zip(*np.nonzero(np.isin(frame.cells.styles, [STYLES.index(style) for style in styles])), strict=True))


def line_of(style, line):
    """The level line on a plot without a curve, in the given style and without anything else."""
    moving = {
        "tangent": Moving(math.nan, math.nan, tangents=(line,)),
        "guess": Moving(math.nan, math.nan, guess=line),
        "secant": Moving(math.nan, math.nan, secant=Secant(line.x, line.y, line.x + 1, line.y)),
    }
    frame = compose(base(EMPTY, 40, 12), moving[style])
    number = frame.base.layout.row_of(line.y)
    assert number is not None
    row = frame.row(number)
    return "".join(text if shown == style else " " for text, shown in row)


@pytest.mark.parametrize("charset", CHARSETS)
@settings(deadline=None)
@given(MOVING)
def test_whatever_moves_the_base_stays_as_it_was(charset, moving):
    still = parabola(charset)
    before = [array.copy() for array in (still.cells.codes, still.cells.styles, still.dots, still.fixed)]
    compose(still, moving)
    after = still.cells.codes, still.cells.styles, still.dots, still.fixed
    assert all(np.array_equal(a, b) for a, b in zip(before, after, strict=True))


def test_a_base_cannot_be_written_to():
    still = parabola()
    with pytest.raises(ValueError, match="read-only"):
        still.cells.codes[0, 0] = 0


@settings(deadline=None)
@given(MOVING)
def test_no_line_takes_a_dot_from_the_curve(moving):
    still = parabola()
    frame = compose(still, moving)
    signs = np.isin(frame.cells.styles, [STYLES.index("point"), STYLES.index("cursor")])
    if moving.secant:  # its end is a sign as well, in the style of its line
        signs |= frame.cells.codes == ord("◆")
    shown = np.where(signs, 255, frame.cells.codes - 0x2800) & still.dots
    assert np.array_equal(shown, still.dots)


@settings(deadline=None)
@given(MOVING)
def test_lines_stay_inside_the_plot(moving):
    still = parabola()
    frame = compose(still, moving)
    outside = np.ones_like(still.fixed)
    outside[: still.layout.rows, still.layout.left :] = False
    assert np.array_equal(frame.cells.codes[outside], still.cells.codes[outside])


@pytest.mark.parametrize("charset", ["braille", "block"])
def test_curve_and_tangent_show_together_where_they_touch(charset):
    still = parabola(charset)
    frame = compose(still, Moving(math.nan, math.nan, (Line(2.5, -6.75, 1),)))
    glyphs = CHARSETS[charset].glyphs.tolist()
    touching = [cell for cell in cells_of(frame, "curve") if still.dots[cell]]  # the curve gives them its colour
    assert not any(still.dots[cell] for cell in cells_of(frame, "tangent"))
    dots = {cell: glyphs.index(frame.cells.codes[cell]) for cell in touching}
    assert all(shown & still.dots[cell] == still.dots[cell] for cell, shown in dots.items())
    assert any(shown != still.dots[cell] for cell, shown in dots.items())


@settings(deadline=None)
@given(st.floats(-30, 30), st.floats(-5, 5), st.floats(-9, 9), st.sampled_from(["braille", "block"]))
def test_the_tangent_of_a_straight_line_lights_no_other_dots_than_the_line(slope, height, x, charset):
    ends = np.array([-10.0, 10.0])
    still = base(Scene(EMPTY.window, ((ends, slope * ends + height),)), 50, 15, charset)
    frame = compose(still, Moving(math.nan, math.nan, (Line(x, slope * x + height, slope),)))
    assert frame.text() == still.cells.text()


def test_without_colour_lines_differ_by_their_pattern():
    flat = Line(-30, 5, 0)  # far outside, where the signs at its ends are not in the picture
    assert line_of("tangent", flat).strip() == "⣀⣀⣀ " * 8 + "⣀⣀⣀"
    assert line_of("secant", flat).strip() == "⡀" * 36
    assert line_of("guess", flat).strip() == "⣀⡀⢀ " * 8 + "⣀⡀⢀"


def test_in_ascii_a_line_on_the_curve_leaves_the_curve_as_it_is():
    ends = np.array([-10.0, 10.0])
    still = base(Scene(EMPTY.window, ((ends, ends * 0 + 5),)), 24, 9, "ascii")
    row = compose(still, Moving(math.nan, math.nan, (Line(0, 5, 0),))).text().split("\n")[still.layout.row_of(5.0)]
    assert "*********" in row
    assert "." not in row


@pytest.mark.parametrize("charset", ["braille", "block", "ascii"])
def test_run_and_rise_stand_before_the_curve_the_curve_before_secant_and_tangent(charset):
    still = parabola(charset)
    lines = Moving(3.0, -6.0, (Line(3.0, -6.0, 2.0),), Secant(3.0, -6.0, 9.0, 5.0))
    frame = compose(still, lines)
    style = {cell: name for name in ("curve", "run", "rise", "secant", "tangent") for cell in cells_of(frame, name)}
    shared = {name for cell, name in style.items() if still.dots[cell]}
    assert shared <= {"curve", "run", "rise"}
    assert {"run", "rise", "secant", "tangent"} <= set(style.values())


def test_one_sided_tangents_end_at_their_point():
    still = base(EMPTY, 41, 15)
    left = compose(still, Moving(math.nan, math.nan, (Line(0, 0, -1, "left"),)))
    right = compose(still, Moving(math.nan, math.nan, (Line(0, 0, 1, "right"),)))
    middle = still.layout.column_of(0.0)
    assert max(column for _, column in cells_of(left, "tangent")) <= middle
    assert min(column for _, column in cells_of(right, "tangent")) >= middle


def test_a_vertical_tangent_is_an_upright():
    still = base(EMPTY, 40, 15)
    upright = cells_of(compose(still, Moving(math.nan, math.nan, (Line(3, 1, math.inf),))), "tangent")
    assert {column for _, column in upright} == {still.layout.column_of(3.0)}
    assert len(upright) > 10


def test_run_and_rise_are_legs_of_the_chord():
    still = base(EMPTY, 60, 20)
    frame = compose(still, Moving(-5, -5, secant=Secant(-5, -5, 5, 4)))
    run, rise = cells_of(frame, "run"), cells_of(frame, "rise")
    assert {row for row, _ in run} == {still.layout.row_of(-5.0)}
    assert {column for _, column in rise} == {still.layout.column_of(5.0)}
    assert still.layout.column_of(-4.0) in {column for _, column in run}
    assert still.layout.row_of(3.0) in {row for row, _ in rise}


@pytest.mark.parametrize("end", [(0.01, 0.02), (0.2, 9), (0.5, 0.5)])
def test_a_step_too_small_to_see_has_no_legs(end):
    still = base(EMPTY, 60, 20)
    frame = compose(still, Moving(0, 0, secant=Secant(0, 0, *end)))
    assert not cells_of(frame, "run", "rise")
    assert cells_of(frame, "secant")


def test_a_step_lost_to_rounding_has_no_secant():
    still = base(EMPTY, 60, 20)
    assert not cells_of(compose(still, Moving(1, 1, secant=Secant(1, 1, 1, 1))), "secant")


def test_the_point_stands_before_everything_and_x_is_marked_on_the_axis():
    still = parabola()
    frame = compose(still, Moving(5, -3, (Line(5, -3, 2),), Secant(5, -3, 7, 1.8)))
    assert cells_of(frame, "point") == {(still.layout.row_of(-3.0), still.layout.column_of(5.0))}
    assert cells_of(frame, "cursor") == {(still.axis_row, still.layout.column_of(5.0))}


def test_where_f_is_undefined_x_is_still_marked():
    still = parabola()
    frame = compose(still, Moving(5, math.nan))
    assert not cells_of(frame, "point")
    assert cells_of(frame, "cursor") == {(still.axis_row, still.layout.column_of(5.0))}


def test_outside_the_window_nothing_is_marked():
    frame = compose(parabola(), Moving(11, 4))
    assert not cells_of(frame, "point", "cursor")


@settings(deadline=None)
@given(MOVING, MOVING)
def test_the_spans_that_changed_cover_every_difference_and_no_row_without_one(first, second):
    still = parabola()
    a, b = compose(still, first), compose(still, second)
    rows = [list("".join(text for text, _ in a.row(y))) for y in range(16)]
    styles = a.cells.styles.copy()
    for x, y, width in b.changed(a):
        assert width > 0
        rows[y][x : x + width] = "".join(text for text, _ in b.row(y))[x : x + width]
        styles[y, x : x + width] = b.cells.styles[y, x : x + width]
    assert "\n".join("".join(row) for row in rows) == b.text()
    assert np.array_equal(styles, b.cells.styles)


def test_a_picture_does_not_differ_from_itself_and_wholly_from_one_of_another_size():
    frame = compose(parabola(), Moving(1, 1))
    assert frame.changed(frame) == []
    assert [(span.x, span.width) for span in frame.changed(None)] == [(0, 60)] * 16
    assert len(frame.changed(compose(parabola(width=59), Moving(1, 1)))) == 16


@pytest.mark.parametrize("x", [-10.0, 10.0])
@pytest.mark.parametrize("y", [-10.0, 10.0])
def test_the_legs_of_a_chord_are_drawn_up_to_the_very_border_of_the_plot(x, y):
    frame = compose(base(EMPTY, 40, 12), Moving(0.0, 0.0, secant=Secant(0.0, y, x, -y)))
    layout = frame.base.layout
    legs = cells_of(frame, "run", "rise")
    assert {row for row, column in legs if column == layout.column_of(x)} >= set(range(1, layout.rows - 1))
    assert sum(row == layout.row_of(y) for row, _ in legs) > layout.columns // 3


@pytest.mark.parametrize(("x", "y"), [(10.6, 3.0), (-10.6, 3.0)])
def test_a_leg_beyond_the_border_is_not_drawn(x, y):
    frame = compose(base(EMPTY, 40, 12), Moving(0.0, 0.0, secant=Secant(0.0, -y, x, y)))
    assert not {column for _, column in cells_of(frame, "rise")}


DOTS = Scene(Window(0, 79, 0, 47))  # of a plot of 40 by 12 cells of braille: a dot is 1 either way


def styles_over_dots(moving):
    frame = compose(base(DOTS, 40, 12, gutter=0, numbers_below=False), moving)
    return {STYLES[number] for number in frame.cells.styles.ravel()}


@pytest.mark.parametrize(("run", "rise", "legs"), [
    (2.0, 8.0, True), (1.9, 8.0, False), (2.0, 7.9, False), (-2.0, -8.0, True), (4.0, 0.0, True), (3.9, 0.0, False),
])  # fmt: skip
def test_run_and_rise_are_drawn_from_a_column_on_if_one_of_them_takes_two_cells(run, rise, legs):
    styles = styles_over_dots(Moving(math.nan, math.nan, secant=Secant(20, 20, 20 + run, 20 + rise)))
    assert ("run" in styles) == legs
    assert "secant" in styles


@pytest.mark.parametrize(("place", "there"), [(-0.6, False), (-0.4, True), (47.4, True), (47.6, False)])
def test_a_run_is_drawn_while_its_row_is_in_the_plot(place, there):
    moving = Moving(math.nan, math.nan, secant=Secant(10, place, 30, 20))
    assert ("run" in styles_over_dots(moving)) == there


@pytest.mark.parametrize(("place", "there"), [(-0.6, False), (-0.4, True), (79.4, True), (79.6, False)])
def test_a_rise_is_drawn_while_its_column_is_in_the_plot(place, there):
    moving = Moving(math.nan, math.nan, secant=Secant(40, 10, place, 20))
    assert ("rise" in styles_over_dots(moving)) == there


@pytest.mark.parametrize(("secant", "run", "rise"), [
    (Secant(10, 10, 20, 20), range(5, 11), range(6, 10)), (Secant(20, 10, 10, 20), range(5, 11), range(6, 10)),
    (Secant(-9, 10, 11, 99), range(6), range(10)), (Secant(70, 10, 77, -9), range(35, 39), range(9, 12)),
])  # fmt: skip
def test_run_and_rise_reach_from_the_point_to_the_end_or_to_the_border_of_the_plot(secant, run, rise):
    frame = compose(base(DOTS, 40, 12, gutter=0, numbers_below=False), Moving(math.nan, math.nan, secant=secant))
    legs = cells_of(frame, "run", "rise", "secant")
    row = 11 - int(secant.y) // 4
    assert {column for at, column in legs if at == row} >= set(run)
    assert {at for at, column in legs if column == int(secant.x_end) // 2} >= set(rise)
    assert {column for _, column in cells_of(frame, "run")} <= set(run)
    assert {at for at, _ in cells_of(frame, "rise")} <= set(rise)


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize(("lines", "style"), [
    ({"secant": Secant(-6.0, 5.0, 6.0, -5.0)}, "run"), ({"tangents": (Line(0.0, 5.0, 0.0),)}, "curve"),
    ({"guess": Line(0.0, 5.0, 0.0)}, "curve"),
])  # fmt: skip
def test_where_a_line_runs_along_the_curve_the_run_takes_its_colour_and_other_lines_leave_it(charset, lines, style):
    ends = np.array([-10.0, 10.0])
    still = base(Scene(EMPTY.window, ((ends, ends * 0 + 5),)), 50, 15, charset)
    frame = compose(still, Moving(math.nan, math.nan, **lines))
    shown = {column for row, column in cells_of(frame, style) if row == still.layout.row_of(5.0)}
    assert {still.layout.column_of(float(x)) for x in np.linspace(-4.0, 4.0, 99)} <= shown
