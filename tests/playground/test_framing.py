"""Windows in y: even steps of ticks, room for tangents, and no curve much smaller for it."""

import itertools
import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mgtui.engine import with_margin
from mgtui.playground.analysis import moment_of, picture_of, tangents_of
from mgtui.playground.changes import values as to
from mgtui.playground.framing import LEAST_ROWS, Rows, framing_in, rows_among
from mgtui.playground.scene import Scene, Window
from mgtui.plot import rows_in
from mgtui.plot.axes import room
from mgtui.plot.glyphs import ASCII, BLOCK, BRAILLE
from mgtui.plot.lines import line_dots
from tests.engine.test_curve import FAMILY

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


@pytest.mark.parametrize("charset", CHARSETS, ids=lambda charset: charset.name)
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
