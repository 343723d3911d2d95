import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mgtui.playground.changes.decimal_steps import roundest
from mgtui.playground.scene import Window
from mgtui.plot.layout import FAR, Layout, nearest

PLAIN = Layout(Window(-10, 10, -5, 5), left=4, columns=60, rows=20, across=2, down=4)
ENDS = st.floats(-1e6, 1e6) | st.sampled_from([0.0, 1e150, -1e150, 1e-150, 1.7e308, -1.7e308])


# A window of a few doubles only has fewer numbers than columns.
WINDOWS = (
    st.tuples(ENDS, ENDS)
    .map(sorted)
    .filter(lambda ends: ends[1] / 2 - ends[0] / 2 > 1e4 * math.ulp(max(map(abs, ends))))
)


@st.composite
def layouts(draw):
    window = Window(*draw(WINDOWS), *draw(WINDOWS))
    return Layout(window, draw(st.integers(0, 9)), draw(st.integers(1, 200)), draw(st.integers(1, 60)), 2, 4)


@settings(deadline=None)
@given(layouts())
def test_the_middle_of_a_cell_is_in_that_cell(layout):
    for column in {layout.left, layout.left + layout.columns // 2, layout.left + layout.columns - 1}:
        assert layout.column_of(layout.x_of(column)) == column
    for row in {0, layout.rows // 2, layout.rows - 1}:
        assert layout.row_of(layout.y_of(row)) == row


@settings(deadline=None)
@given(layouts())
def test_the_edges_of_the_window_are_in_the_outermost_cells(layout):
    window = layout.window
    assert layout.column_of(window.x_min) == layout.left
    assert layout.column_of(window.x_max) == layout.left + layout.columns - 1
    assert layout.row_of(window.y_max) == 0
    assert layout.row_of(window.y_min) == layout.rows - 1


@settings(deadline=None)
@given(layouts())
def test_a_tidy_x_is_in_its_column_and_no_longer_than_the_middle(layout):
    column = layout.left + layout.columns // 3
    tidy = layout.tidy_x_of(column)
    assert layout.column_of(tidy) == column
    assert len(repr(tidy)) <= len(repr(layout.x_of(column)))


@pytest.mark.parametrize("x", [-10.5, 10.5, math.nan, math.inf, -math.inf, 1.7e308])
def test_what_is_outside_has_no_column(x):
    assert PLAIN.column_of(x) is None
    assert PLAIN.row_of(x) is None


def test_columns_beside_the_plot_lie_outside_the_window():
    assert PLAIN.x_of(3) < -10
    assert PLAIN.x_of(64) > 10
    assert PLAIN.y_of(20) < -5


def test_the_plot_proper_is_what_the_numbers_leave():
    assert PLAIN.contains(4, 0)
    assert PLAIN.contains(63, 19)
    assert not PLAIN.contains(3, 0)
    assert not PLAIN.contains(64, 0)
    assert not PLAIN.contains(4, 20)


def test_places_never_reach_infinity():
    assert PLAIN.v_of(np.array([-1.7e308, math.inf])).tolist() == [-FAR, FAR]
    wide = Layout(Window(-1.7e308, 1.7e308, -1.7e308, 1.7e308), 0, 10, 10, 2, 4)
    assert wide.u_of(np.array([-1.7e308, 0, 1.7e308])).tolist() == [0, 9.5, 19]


@settings(deadline=None)
@given(layouts(), st.floats(-1e200, 1e200).filter(lambda slope: abs(slope) > 1e-200))
def test_slopes_are_turned_into_dots_by_exact_arithmetic(layout, slope):
    window = layout.window
    run = (Fraction(window.x_max) - Fraction(window.x_min)) / max(layout.dots_wide - 1, 1)
    rise = (Fraction(window.y_max) - Fraction(window.y_min)) / max(layout.dots_high - 1, 1)
    exact = Fraction(slope) * run / rise
    found = layout.slope_of(slope)
    if 1e-300 < abs(exact) < 1e300:
        assert found == pytest.approx(float(exact), rel=1e-12)
    else:
        assert abs(found) < 1e-299 or abs(found) > 1e299


def test_level_and_upright_slopes_stay_what_they_are():
    assert PLAIN.slope_of(0.0) == 0
    assert PLAIN.slope_of(-math.inf) == -math.inf


def test_halfway_between_two_dots_is_the_upper_one_whatever_the_last_bit():
    assert nearest(2.5) == nearest(np.nextafter(2.5, 0)) == 3
    assert nearest(math.nan) == -1


@pytest.mark.parametrize(
    ("middle", "reach", "round_number"),
    [
        (1.4937, 0.02, 1.5), (1.4937, 0.2, 1.5), (3.14159, 0.001, 3.142), (0.01, 0.02, 0.0), (-2.26, 0.03, -2.25),
        (1234.5, 30, 1250), (0.30000000000000004, 0.001, 0.3), (2.5e-7, 1e-8, 2.5e-7), (9.7, 0.5, 10), (7.0, 0.0, 7.0),
    ],
)  # fmt: skip
def test_the_roundest_number_nearby(middle, reach, round_number):
    assert roundest(middle, reach) == round_number


@given(
    st.floats(allow_nan=True),
    st.floats(allow_nan=False, allow_infinity=False),
    st.floats(allow_nan=False, allow_infinity=False),
)
def test_one_number_stands_where_it_stands_in_an_array(x, one, other):
    low, high = min(one, other), max(one, other)
    assume(high / 2 > low / 2)
    layout = Layout(Window(low, high, -1.0, 1.0), left=3, columns=40, rows=10, across=2, down=4)
    assert np.array_equal([layout.u_of(x)], layout.u_of(np.array([x])), equal_nan=True)


SMALL = Layout(Window(0.0, 10.0, 0.0, 10.0), left=4, columns=6, rows=3, across=2, down=4)  # 12 dots either way


@pytest.mark.parametrize(("value", "column", "row"), [
    (-0.46, None, None), (-0.44, 4, 2), (0.0, 4, 2), (1.36, 4, 2), (1.37, 5, 2), (3.18, 5, 2), (3.19, 6, 1),
    (10.0, 9, 0), (10.44, 9, 0), (10.46, None, None),
])  # fmt: skip
def test_a_number_stands_in_the_cell_whose_dots_it_is_nearest_to_up_to_half_a_dot_outside(value, column, row):
    assert (SMALL.column_of(value), SMALL.row_of(value)) == (column, row)


def test_columns_and_rows_are_those_of_the_grid_and_their_middles_lie_between_the_dots():
    assert [round(SMALL.x_of(column) * 11, 9) for column in (3, 4, 5, 9, 10)] == [-15, 5, 25, 105, 125]
    assert [round(SMALL.y_of(row) * 11, 9) for row in (-1, 0, 1, 2, 3)] == [135, 95, 55, 15, -25]
    assert [SMALL.tidy_x_of(column) for column in range(4, 10)] == [0.0, 2.0, 4.0, 6.0, 8.0, 10.0]


@pytest.mark.parametrize(("column", "row", "inside"), [
    (4, 0, True), (9, 2, True), (3, 0, False), (10, 0, False), (4, -1, False), (4, 3, False),
])  # fmt: skip
def test_a_cell_of_the_plot_proper_is_between_its_edges_both_ways(column, row, inside):
    assert SMALL.contains(column, row) == inside


def test_a_plot_of_a_single_dot_has_everything_in_it():
    single = Layout(Window(0.0, 10.0, 0.0, 10.0), 0, 1, 1, 1, 1)
    assert (single.u_of(5.0), single.v_of(5.0), single.column_of(9.0), single.row_of(9.0)) == (0.0, 0.0, 0, 0)
    assert (single.x_of(0), single.y_of(0), single.slope_of(2.0)) == (0.0, 0.0, 2.0)
    assert (single.x_of(1), single.y_of(-1)) == (10.0, 10.0)
    assert single.u_of(np.array([5.0])).tolist() == [0.0]


def test_in_a_window_of_all_doubles_places_are_as_far_apart_as_in_any_other():
    wide = Layout(Window(-1.6e308, 1.6e308, -1.6e308, 1.6e308), 0, 6, 3, 2, 4)
    assert [wide.u_of(x) for x in (-1.6e308, -0.8e308, 0.0, 0.8e308, 1.6e308)] == pytest.approx(
        [0, 2.75, 5.5, 8.25, 11]
    )
    assert [wide.x_of(column) / 1.6e308 for column in (0, 5)] == pytest.approx([-10 / 11, 10 / 11])
    assert [wide.slope_of(slope) for slope in (1.0, -2.0)] == pytest.approx([1.0, -2.0])


def test_a_slope_beyond_all_doubles_in_dots_is_upright_with_its_sign_and_one_below_them_level():
    steep = Layout(Window(-1.7e308, 1.7e308, -1e-300, 1e-300), 0, 6, 3, 2, 4)
    assert [steep.slope_of(slope) for slope in (1.0, -1.0)] == [math.inf, -math.inf]
    assert Layout(Window(-1e-300, 1e-300, -1e300, 1e300), 0, 6, 3, 2, 4).slope_of(-1.0) == 0.0
    assert math.isnan(steep.slope_of(math.nan))


@pytest.mark.parametrize(
    ("place", "dot"), [(-0.51, -1), (-0.5, 0), (0.49, 0), (0.5, 1), (2.5 - 1e-10, 3), (2.5 - 1e-8, 2)]
)
def test_a_place_belongs_to_the_nearest_dot_and_halfway_but_for_rounding_to_the_upper_one(place, dot):
    assert nearest(place) == dot


def test_places_far_outside_are_ten_million_dots_away_at_most():
    assert (SMALL.u_of(1e9), SMALL.u_of(-1e9), SMALL.v_of(math.inf)) == (1e7, -1e7, 1e7)
    assert SMALL.u_of(9e6) == pytest.approx(9.9e6)
