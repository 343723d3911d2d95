"""Windows in y: even steps of ticks, room for tangents, and no curve much smaller for it."""

import itertools
import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mgtui.engine import with_margin
from mgtui.playground.analysis import moment_of, tangents_of
from mgtui.playground.changes import values as to
from mgtui.playground.derived_scene import derived_scene
from mgtui.playground.framing import LEAST_ROWS, Rows, framing_in, ideal_ticks, rows_among
from mgtui.playground.picture import picture_of
from mgtui.playground.scene import Scene, Window
from mgtui.plot import rows_in
from mgtui.plot.axes import room
from mgtui.plot.glyphs import ASCII, BLOCK, BRAILLE
from mgtui.plot.lines import line_dots
from tests.engine.test_curve import FAMILY
from tests.quick import partly_slow

CHARSETS = (BRAILLE, BLOCK, ASCII)
SIZES = ((42, 17), (76, 28), (135, 53))  # of the plot in terminals of 80x24, 120x35 and 200x60
HEIGHTS = st.tuples(st.floats(-1e6, 1e6), st.floats(1e-3, 1e9)).map(lambda pair: (pair[0], pair[0] + pair[1]))
ROWS = st.builds(Rows, st.integers(1, 70), st.sampled_from([1, 2, 4]))


def distances(scene, width, height, charset):
    """Rows from each number beside a plot to the next."""
    layout, ticks = room(scene, width, height, charset)
    return [a - b for a, b in itertools.pairwise(layout.row_of(tick.value) for tick in ticks.y)]


def picture(text, low, high, width, height, charset):
    state = to.set_range(to.start(text), "x", float(low), float(high))
    return state, picture_of(state, 2 * width, 4 * height, rows_in(height, charset))


@given(HEIGHTS, ROWS)
@example((524288.8671875, 524288.8681875), Rows(43, 1))
def test_a_window_shows_all_heights_and_these_fill_four_fifths_of_it(heights, rows):
    (low, high), (bottom, top) = heights, framing_in(rows)(*heights)
    assert bottom < low < high < top
    assert high - low >= 0.8 * (top - bottom) * (1 - 1e-9)
    step = math.ulp(max(abs(bottom), abs(top)))  # the ends are doubles, and no nearer to what they should be than that
    assert min(low - bottom, top - high) >= (top - bottom) / 48 * (1 - 1e-6) - 2 * step


@given(HEIGHTS, st.integers(24, 70), st.sampled_from(CHARSETS))
@example((262143.0, 262144.0), 53, BLOCK)
@example((262143.3, 262144.3), 53, BLOCK)
def test_in_a_high_plot_ticks_stand_at_equal_distances_three_rows_apart(heights, rows, charset):
    window = Window(-1.0, 1.0, *framing_in(Rows(rows, charset.down))(*heights))
    apart = distances(Scene(window), 60, rows + 1, charset)
    assert len(apart) >= 1
    assert len(set(apart)) == 1
    assert apart[0] >= LEAST_ROWS


@pytest.mark.parametrize("charset", partly_slow(CHARSETS, 3), ids=lambda charset: charset.name)
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_of_the_curves_of_a_course_nine_in_ten_have_even_ticks(width, height, charset):
    even = 0
    for text, low, high in FAMILY:
        apart = distances(picture(text, low, high, width, height, charset)[1].scene, width, height, charset)
        assert min(apart) >= LEAST_ROWS
        even += len(set(apart)) == 1
    assert even >= 0.9 * len(FAMILY)


def test_a_tick_stands_in_the_middle_of_its_row_where_the_axis_is_drawn():
    for low, high in ((-1.0, 1.0), (-125.0, 125.0), (-34.0, 26.0), (3.0, 100.0)):
        bottom, top = framing_in(Rows(27, 4))(low, high)
        dots = -bottom / (top - bottom) * (27 * 4 - 1)  # of 0, above the lowest
        assert min(abs(math.remainder(dots - middle, 4)) for middle in (1, 2)) < 1e-6


@pytest.mark.parametrize("heights", [(0.0, 5e-324), (1.0, 1.0 + 2**-40), (-1e308, 1e308), (1e-310, 3e-310)])
def test_where_steps_leave_the_doubles_there_is_a_margin(heights):
    assert framing_in(Rows(23, 4))(*heights) == with_margin(*heights)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [*FAMILY, ("x^2", -5, 5), ("-x^2", -5, 5), ("x^3", -5, 5), ("x^4", -5, 5), ("3x^2 - 4x + 5", -1, 2)],
)
def test_the_first_stretch_of_a_tangent_is_seen_wherever_it_touches(text, low, high):
    state, drawn = picture(text, low, high, 42, 17, BRAILLE)
    layout = room(drawn.scene, 42, 17, BRAILLE)[0]
    for place in range(41):
        moment = moment_of(to.set_value(state, "x", low + (high - low) * place / 40))
        u, v = layout.u_of(moment.x), layout.v_of(moment.behaviour.value)
        if 0 <= v <= layout.dots_high - 1:
            for line in tangents_of(moment):
                columns, rows, _ = line_dots(layout, line)
                # In cells: three to a side at least, be it across or upwards.
                assert max(max(abs(columns - u)) / 2, max(abs(rows - v)) / 4) > 3


@pytest.mark.parametrize("text", ["x^2", "3x^2 - 4x + 5", "-sin(x)", "cosh(x)", "1 - e^(-x^2)"])
def test_where_a_curve_turns_at_the_bottom_there_is_a_dot_for_what_passes_below(text):
    for height in (12, 17, 28, 53):
        scene = picture(text, -5, 5, 42, height, BRAILLE)[1].scene
        lowest = min(ys.min() for _, ys in scene.pieces)
        assert room(scene, 42, height, BRAILLE)[0].v_of(lowest) >= 1


def test_the_window_stays_while_x_moves():
    state = to.start()
    windows = {picture_of(to.set_value(state, "x", x), 160, 96).scene.window for x in (-5.0, 0.0, 2 / 3, 3.0, 5.0)}
    assert len(windows) == 1


def test_by_default_there_is_a_row_of_numbers_below():
    assert rows_among(4 * 17) == rows_in(17, BRAILLE) == Rows(16, 4)


@pytest.mark.parametrize(("rows", "windows"), [
    (Rows(7, 4), [(-0.05, 1.05), (-1.1, 1.1), (-1.149965, 104.816665), (-0.26, 1.06)]),
    (Rows(8, 4), [(-0.05, 1.05), (-1.1, 1.1), (-1.149965, 104.816665), (-0.25, 1.041667)]),
    (Rows(11, 4), [(-0.05, 1.025), (-1.1, 1.05), (-5.0, 102.5), (-0.3125, 1.03125)]),
    (Rows(16, 4), [(-0.028125, 1.021875), (-1.178571, 1.071429), (-1.666667, 103.333333), (-0.270833, 1.041667)]),
    (Rows(20, 2), [(-0.055556, 1.027778), (-1.3125, 1.125), (-5.555556, 102.777778), (-0.266667, 1.033333)]),
    (Rows(20, 1), [(-0.125, 1.0625), (-1.25, 1.125), (-2.833333, 102.722222), (-0.240278, 1.026389)]),
    (Rows(40, 4), [(-0.092857, 1.042857), (-1.138889, 1.069444), (-9.285714, 104.285714), (-0.283333, 1.041667)]),
])  # fmt: skip
def test_the_window_of_some_heights_is_this_one(rows, windows):
    heights = [(0.0, 1.0), (-1.0, 1.0), (3.6667, 100.0), (-0.2, 1.0)]
    found = [framing_in(rows)(*ends) for ends in heights]
    assert [end for window in found for end in window] == pytest.approx([end for w in windows for end in w], abs=1e-6)


@pytest.mark.parametrize(("text", "low", "high", "slopes", "bends"), [
    ("1/x", -5, 5, (-61.428571, 3.571429), (-460, 450)), ("sqrt(x)", 0, 4, (-2.03135, 43.46865), (-22250, 500)),
    ("x^2", -5, 5, (-12.25, 10.5), (0.775, 3.05)), ("5", -5, 5, (-0.6125, 0.525), (-0.6125, 0.525)),
    ("sqrt(-1 - x^2)", -5, 5, (-1.225, 1.05), (-1.225, 1.05)),
    ("x", -2, 2, (0.3875, 1.525), (-0.6125, 0.525)), ("ln(x)", 0, 5, (-10.714286, 151.785714), (-8600, 500)),
    ("x^3", -2, 2, (-1.5625, 12.65625), (-15.3125, 13.125)), ("1e9 + x", 0, 1, (0.3875, 1.525), (-0.6125, 0.525)),
    ("sin(1000x)", -5, 5, (-1225, 1050), (-1225000, 1050000)),  # of bands
    ("sin(100x)", -5, 5, (-122.5, 105), (-12250, 10500)),
    ("x^9", 0, 3, (-4285.714286, 60714.285714), (-20833.333333, 168750)),
])  # fmt: skip
def test_the_windows_of_f_prime_and_f_double_prime_hold_the_middle_of_their_heights(text, low, high, slopes, bends):
    drawn = picture_of(to.set_range(to.start(text), "x", low, high), 160, 96)
    assert derived_scene(drawn, 1).window == pytest.approx((low, high, *slopes), rel=1e-6)
    assert derived_scene(drawn, 2).window == pytest.approx((low, high, *bends), rel=1e-6)


@pytest.mark.parametrize(("cells", "first", "later", "ideal"), [
    (0, 4, 10, 2.5), (10, 4, 10, 2.5), (11, 4, 10, 2.75), (16, 4, 10, 4.0), (20, 4, 10, 5.0), (40, 4, 10, 8.0),
    (60, 12, 40, 5.0), (80, 12, 40, 6.0),
])  # fmt: skip
def test_a_plot_wants_a_tick_for_some_cells_and_a_large_one_fewer(cells, first, later, ideal):
    assert ideal_ticks(cells, first, later) == ideal


@pytest.mark.parametrize(("dots", "rows"), [(0, 1), (8, 1), (11, 1), (12, 2), (15, 2), (16, 3), (96, 23)])
def test_a_plot_of_so_many_dots_has_a_row_less_for_its_numbers_and_one_at_least(dots, rows):
    assert rows_among(dots) == Rows(rows, 4)
