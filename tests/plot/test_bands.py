"""Bands become dots: those whose middles they hold, and at least one, whatever the grid."""

import itertools

import numpy as np
import pytest

from mgtui.engine import Band
from mgtui.playground.scene import Scene, Window
from mgtui.plot import base
from mgtui.plot.bands import band_dots
from mgtui.plot.layout import Layout

LAYOUT = Layout(Window(0.0, 10.0, -1.0, 1.0), 0, 11, 21, 1, 1)  # a dot every 1 across and every 0.1 upwards


def dots_of(*bands):
    columns, rows = band_dots(bands, LAYOUT)
    return sorted(zip(columns.tolist(), rows.tolist(), strict=True))


def test_a_band_of_one_column_is_one_column_of_dots():
    assert dots_of(Band(2.5, 3.5, 0.0, 0.2)) == [(3, 10), (3, 11), (3, 12)]


def test_a_band_without_height_is_one_dot_high():
    assert dots_of(Band(4.5, 6.5, 0.5, 0.5)) == [(5, 15), (6, 15)]


def test_neighbours_share_no_column_and_leave_none_out():
    assert dots_of(Band(0.0, 4.5, 1.0, 1.0), Band(4.5, 10.0, 1.0, 1.0)) == [(column, 20) for column in range(11)]


def test_a_band_narrower_than_a_column_is_one_column():
    assert dots_of(Band(2.4, 2.45, 0.0, 0.0)) == [(2, 10)]
    assert dots_of(Band(2.55, 2.6, 0.0, 0.0)) == [(3, 10)]


def test_what_is_narrower_than_a_column_adds_none_to_its_neighbour():
    assert dots_of(Band(0.0, 2.4, 0.0, 0.0), Band(2.4, 4.0, 0.1, 0.1)) == [(0, 10), (1, 10), (2, 10), (3, 11)]


@pytest.mark.parametrize("band", [Band(1.0, 3.0, 1.2, 3.0), Band(1.0, 3.0, -9.0, -1.2), Band(11.0, 12.0, 0.0, 0.1)])
def test_what_is_outside_the_window_is_not_drawn(band):
    assert dots_of(band) == []


def test_a_band_is_cut_off_at_the_borders():
    assert dots_of(Band(-5.0, 0.5, 0.95, 9.0)) == [(0, 20)]


def test_there_may_be_none():
    assert dots_of() == []


@pytest.mark.parametrize("charset", ["braille", "block", "ascii"])
@pytest.mark.parametrize(("width", "height"), [(80, 24), (40, 12), (120, 35)])
def test_a_window_that_is_filled_has_no_gap_in_any_charset_at_any_size(charset, width, height):
    edges = np.linspace(-5.0, 5.0, 161)
    bands = tuple(Band(left, right, -1.0, 1.0) for left, right in itertools.pairwise(edges.tolist()))
    drawn = base(Scene(Window(-5.0, 5.0, -1.0, 1.0), bands=bands), width, height, charset)
    inside = drawn.dots[: drawn.layout.rows, drawn.layout.left :]
    assert inside.size
    assert np.all(inside == drawn.charset.bits.sum())
