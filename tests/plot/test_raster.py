import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mgtui.plot.glyphs import BLOCK, BRAILLE
from mgtui.plot.raster import merge, straight, trace

WIDTH, HEIGHT = 80, 48
NEAR = st.floats(-20, 100)
CURVES = st.lists(st.tuples(NEAR, NEAR | st.sampled_from([-1e7, 1e7])), min_size=1, max_size=12)


def places(curve):
    points = np.array(sorted(curve), dtype=float)
    return points[:, 0], points[:, 1]


def distance(u, v, us, vs):
    """From a dot to the nearest point of a curve, in dots."""
    if len(us) == 1:
        return float(np.hypot(us[0] - u, vs[0] - v))
    du, dv = np.diff(us), np.diff(vs)
    square = np.where(du * du + dv * dv == 0, 1, du * du + dv * dv)
    part = np.clip(((u - us[:-1]) * du + (v - vs[:-1]) * dv) / square, 0, 1)
    return float(np.min(np.hypot(us[:-1] + part * du - u, vs[:-1] + part * dv - v)))


@settings(deadline=None)
@given(CURVES)
def test_dots_are_inside_and_on_the_curve(curve):
    us, vs = places(curve)
    columns, rows = trace(us, vs, WIDTH, HEIGHT)
    assert all(0 <= column < WIDTH and 0 <= row < HEIGHT for column, row in zip(columns, rows, strict=True))
    assert all(distance(u, v, us, vs) < 1.01 for u, v in zip(columns, rows, strict=True))


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(0, WIDTH - 1), st.floats(0, HEIGHT - 1)), min_size=1, max_size=12))
def test_a_curve_inside_the_window_is_drawn_without_a_gap_from_end_to_end(curve):
    us, vs = places(curve)
    columns, rows = trace(us, vs, WIDTH, HEIGHT)
    assert np.all(np.maximum(np.abs(np.diff(columns)), np.abs(np.diff(rows))) <= 1)
    assert np.hypot(columns[0] - us[0], rows[0] - vs[0]) < 0.8
    assert np.hypot(columns[-1] - us[-1], rows[-1] - vs[-1]) < 0.8


def test_what_leaves_the_window_is_not_joined_where_it_comes_back():
    columns, rows = trace(np.array([10.0, 20, 50, 60]), np.array([40.0, 60, 60, 40]), WIDTH, HEIGHT)
    assert not [column for column in columns if 15 < column < 55]
    assert rows.max() == HEIGHT - 1


def test_a_curve_far_outside_costs_no_more_dots_than_the_window_has_rows():
    columns, _ = trace(np.array([0.0, 1, 2]), np.array([-1e7, 1e7, -1e7]), WIDTH, HEIGHT)
    assert len(columns) <= 2 * HEIGHT


def test_a_piece_shorter_than_a_dot_is_a_dot():
    assert [array.tolist() for array in trace(np.array([3.2, 3.3]), np.array([5.4, 5.4]), WIDTH, HEIGHT)] == [[3], [5]]
    assert [array.tolist() for array in trace(np.array([3.2]), np.array([5.4]), WIDTH, HEIGHT)] == [[3], [5]]


@settings(deadline=None)
@given(st.floats(0, WIDTH - 1), st.floats(0, HEIGHT - 1), st.floats(-1e3, 1e3))
def test_a_line_across_the_window_is_the_curve_through_two_of_its_points(u, v, slope):
    columns, rows = straight(u, v, slope, WIDTH, HEIGHT)
    far = 200 / max(1.0, abs(slope))
    ends = np.array([u - far, u + far]), np.array([v - far * slope, v + far * slope])
    traced = set(zip(*trace(*ends, WIDTH, HEIGHT), strict=True))
    # Rounding differs in the last bit of the places, so that a dot on the very border may fall to either side.
    assert len(traced ^ set(zip(columns, rows, strict=True))) <= 1


def test_a_level_line_has_a_dot_a_column_and_an_upright_one_a_row():
    assert len(straight(10, 10, 0.0, WIDTH, HEIGHT)[0]) == WIDTH
    columns, rows = straight(10, 10, float("-inf"), WIDTH, HEIGHT)
    assert set(columns) == {10}
    assert rows.tolist() == list(range(HEIGHT))


def test_dots_of_a_cell_are_bits_of_one_number():
    every = np.indices((2, 4)).reshape(2, -1)
    assert merge(every[0], every[1], (1, 1), BRAILLE).tolist() == [[0xFF]]
    corner = merge(np.array([0, 3]), np.array([0, 3]), (2, 2), BLOCK)
    assert [chr(code) for code in BLOCK.glyphs[corner].ravel()] == [" ", "▝", "▖", " "]


def test_pieces_traced_together_have_the_dots_that_each_has_by_itself():
    rng = np.random.default_rng(5)
    for _ in range(50):
        sizes = rng.integers(1, 6, rng.integers(1, 12))
        us, vs = np.sort(rng.uniform(-20, WIDTH + 20, sizes.sum())), rng.uniform(-30, HEIGHT + 30, sizes.sum())
        starts = np.cumsum(sizes) - sizes
        alone = [
            trace(some_u, some_v, WIDTH, HEIGHT)
            for some_u, some_v in zip(np.split(us, starts[1:]), np.split(vs, starts[1:]), strict=True)
        ]
        together = trace(us, vs, WIDTH, HEIGHT, starts)
        for part in (0, 1):
            assert together[part].tolist() == np.concatenate([dots[part] for dots in alone]).tolist()


@pytest.mark.parametrize(("us", "vs", "dots"), [
    ([0, 0.2, 0.4, 1], [0, 0.1, 0.2, 0.3], "00 10"), ([5, 5, 5], [0, 3, 0], "50 51 52 53 52 51 50"),
    ([0, 5], [0, 3], "00 11 21 32 42 53"), ([0, 1, 5], [3, 0, 0], "03 02 11 10 20 30 40 50"),
    ([0, 0.4, 5], [0, 3.4, 3.4], "00 01 02 03 13 23 33 43 53"), ([1, 1], [3, 0], "13 12 11 10"),
    ([0, 3], [0, 3], "00 11 22 33"), ([3, 0], [3, 0], "33 22 11 00"), ([0, 3], [3, 0], "03 12 21 30"),
    ([0.5, 1.5, 2.5], [0.5, 0.5, 0.5], "11 21 31"), ([0, 5, 1], [0, 1, 2], "00 10 20 31 41 51 41 32 22 12"),
    ([0, 2.4, 2.6, 5], [0, 0.4, 2.6, 3], "00 10 20 21 32 33 43 53"),
    ([0, 1, 1.2, 1.4, 3], [0, 0.4, 1.6, 2.8, 3], "00 10 11 12 23 33"),
    ([-0.5, 5.4], [1, 1], "01 11 21 31 41 51"), ([-0.6, 5.6], [1, 1], "01 11 21 31 41 51"),
    ([0, 2, 4], [1, 6, 1], "01 02 13 33 42 41"), ([0, 2, 4], [1, 3.4, 1], "01 12 23 32 41"),
    ([0, 2, 4], [1, 3.5, 1], "01 12 23 23 32 41"), ([0, 2, 4], [1, -0.5, 1], "01 10 20 30 41"),
    ([0, 2, 4], [1, -0.6, 1], "01 10 30 41"),
    ([2, 2.2], [1, 1], "21"), ([2.6], [1.5], "32"), ([7], [1], ""), ([-0.5], [-0.5], "00"), ([-0.6], [1], ""),
    ([5.5], [3], ""), ([5.49], [3.49], "53"), ([1], [3.5], ""), ([1], [-0.6], ""),
])  # fmt: skip
def test_a_curve_has_these_dots_in_this_order(us, vs, dots):
    columns, rows = trace(np.array(us, dtype=float), np.array(vs, dtype=float), 6, 4)
    assert " ".join(f"{column}{row}" for column, row in zip(columns, rows, strict=True)) == dots


@pytest.mark.parametrize(("us", "vs", "starts", "dots"), [
    ([0, 1, 2, 3, 4, 5], [1, 1, 2, 2, 3, 3], [0, 2, 4], "01 11 22 32 43 53"),
    ([0, 1, 1, 3, 3, 5], [1, 1, 1, 1, 1, 1], [0, 2, 4], "01 11 11 21 31 31 41 51"),
    ([0, 2, 2.2, 2.3, 3, 5], [1, 1, 1, 1, 1, 1], [0, 2, 3], "01 11 21 21 21 31 41 51"),
    ([0, 0, 5, 5], [0, 3, 3, 0], [0, 2], "00 01 02 03 53 52 51 50"),
])  # fmt: skip
def test_from_piece_to_piece_there_are_no_dots_and_each_has_its_own_ends(us, vs, starts, dots):
    columns, rows = trace(np.array(us, dtype=float), np.array(vs, dtype=float), 6, 4, starts)
    assert " ".join(f"{column}{row}" for column, row in zip(columns, rows, strict=True)) == dots


@pytest.mark.parametrize(("u", "v", "slope", "dots"), [
    (2, 1, 0.0, "01 11 21 31 41 51"), (2, 1, 1.0, "10 21 32 43"), (2, 1, -1.0, "03 12 21 30"),
    (2, 1, 1.0001, "10 21 32 43"), (2, 1, 0.5, "00 11 21 32 42 53"), (2, 1, 2.0, "20 21 32 33"),
    (2, 1, math.inf, "20 21 22 23"), (5.4, 1, math.inf, "50 51 52 53"), (5.6, 1, math.inf, ""),
    (-0.4, 1, math.inf, "00 01 02 03"), (-0.6, 1, math.inf, ""), (-0.4, 1, 3.0, "01 02 03"),
    (2, 3.4, 0.0, "03 13 23 33 43 53"), (2, 3.6, 0.0, ""), (2, -0.4, 0.0, "00 10 20 30 40 50"), (2, -0.6, 0.0, ""),
    (2.5, 1.5, 0.0, "02 12 22 32 42 52"), (2.5, 1.5, math.inf, "30 31 32 33"), (0, 0, -1.0, "00"), (5, 3, -1.0, "53"),
])  # fmt: skip
def test_a_straight_line_has_these_dots(u, v, slope, dots):
    columns, rows = straight(u, v, slope, 6, 4)
    assert " ".join(f"{column}{row}" for column, row in zip(columns, rows, strict=True)) == dots
