"""Paths of an SVG, point by point: cut at the plot, without needless points, and of bands their outlines."""

import numpy as np
import pytest

from mgtui.engine import Band
from mgtui.playground.scene import Window
from mgtui.plot.layout import Layout
from mgtui.plot.vector_paths import bands_path, curve_path, line_path, short_pixel

LAYOUT = Layout(Window(0.0, 1000.0, 0.0, 100.0), 0, 1001, 101, 1, 1)  # a pixel is 1 either way, and 0 is 100 from above


def path(heights, most=500, apart=10.0):
    """The path through points side by side, of which each is so many pixels from above."""
    return curve_path([(np.arange(len(heights)) * apart, 100.0 - np.array(heights, dtype=float))], LAYOUT, most)


@pytest.mark.parametrize(("heights", "data"), [
    ([50, 50], "M0,50 10,50"), ([50, 200, 50], "M0,50 3.5,102M16.5,102 20,50"),
    ([50, -200, 50], "M0,50 2.1,-2M17.9,-2 20,50"), ([-200, 300], "M4,-2 6,102"), ([300, -200], "M4,102 6,-2"),
    ([-50, 50, 150, 50, -50], "M4.8,-2 15.2,102M24.8,102 35.2,-2"),
    ([50, -2, -2, 50], "M0,50 10,-2 20,-2 30,50"), ([102, 50, 102], "M0,102 10,50 20,102"),
    ([-3, -3], ""), ([103, 103, 103], ""), ([102, 102], "M0,102 10,102"), ([-2, -2], "M0,-2 10,-2"),
])  # fmt: skip
def test_a_line_is_cut_two_pixels_above_and_below_the_plot_and_begun_anew_where_it_comes_back(heights, data):
    assert path(heights) == data


@pytest.mark.parametrize(("heights", "data"), [
    ([50, 50.099, 50], "M0,50 20,50"), ([50, 50.101, 50], "M0,50 10,50.1 20,50"),
    ([50, 60, 70, 50], "M0,50 20,70 30,50"), ([50], "M0,50h0"), ([50, 50.05, 50, 80], "M0,50 20,50 30,80"),
])  # fmt: skip
def test_points_less_than_a_tenth_of_a_pixel_off_the_line_through_the_others_are_left_out(heights, data):
    assert path(heights) == data


def test_a_line_that_comes_back_upon_itself_keeps_the_place_where_it_turned():
    there_and_back = np.array([10.0, 20.0, 10.0]), np.array([50.0, 60.0, 50.0])
    assert curve_path([there_and_back], LAYOUT, 500) == "M10,50 20,40 10,50"
    nowhere = np.array([10.0, 10.05, 10.0]), np.array([50.0, 50.05, 50.0])
    assert curve_path([nowhere], LAYOUT, 500) == "M10,50 10,50"


@pytest.mark.parametrize(("heights", "most", "data"), [
    ([50, 50.15, 50], 3, "M0,50 1,50.1 2,50"), ([50, 50.15, 50], 2, "M0,50 2,50"),
    ([50, 50.3, 50, 59, 50], 4, "M0,50 2,50 3,59 4,50"), ([50, 53, 50, 59, 50], 4, "M0,50 3,59 4,50"),
    ([50, 50.3, 50, 59, 50], 5, "M0,50 1,50.3 2,50 3,59 4,50"), ([0, 99, 0, 99, 0], 2, "M0,0 1,99 4,0"),
    ([50.4, 57, 50.4], 3, "M0,50.4 1,57 2,50.4"), ([50, 50.15, 50, 50.25, 50], 3, "M0,50 3,50.2 4,50"),
])  # fmt: skip
def test_of_a_curve_with_too_many_points_ever_less_detail_is_kept(heights, most, data):
    assert path(heights, most, 1.0) == data


def test_lines_that_are_alike_in_whole_pixels_are_drawn_once_where_there_are_too_many_points():
    pieces = [(np.array([10.0, 20.0]) + 0.1 * number, np.array([50.0, 60.0])) for number in range(4)]
    apart = "M10,50 20,40M10.1,50 20.1,40M10.2,50 20.2,40M10.3,50 20.3,40"
    assert curve_path(pieces, LAYOUT, 8) == apart
    assert curve_path(pieces, LAYOUT, 7) == "M10,50 20,40"


@pytest.mark.parametrize(("place", "text"), [
    (0.04, "0"), (-0.04, "0"), (-0.06, "-0.1"), (1.0, "1"), (10.04, "10"), (10.06, "10.1"), (100.0, "100"),
])  # fmt: skip
def test_a_place_has_one_decimal_and_no_needless_zero(place, text):
    assert short_pixel(place) == text


def test_a_line_of_one_point_is_a_dot():
    assert line_path(np.array([[1.0, 2.5]])) == "M1,2.5h0"
    assert line_path(np.array([[1.0, 2.5], [3.0, 4.0]])) == "M1,2.5 3,4"


@pytest.mark.parametrize(("bands", "data"), [
    ([Band(10.4, 10.4, 20, 60)], "M10 80V40H11V80H10z"), ([Band(10.6, 12.4, 20.4, 20.4)], "M11 81V80H12V81H11z"),
    ([Band(-5, 5, -50, 50)], "M-5 100V50H5V100H-5z"), ([Band(10, 30, 99.6, 99.9)], "M10 1V0H30V1H10z"),
    ([Band(0, 10, 50, 80), Band(10, 20, 60, 90), Band(20, 30, 90, 95)], "M0 50V20H10V10H20V5H30V10H20V40H10V50H0z"),
    ([Band(0, 10, 50, 80), Band(10, 20, 81, 90)], "M0 50V20H10V50H0zM10 19V10H20V19H10z"),
    ([Band(0, 10, 50, 80), Band(10, 20, 40, 49)], "M0 50V20H10V50H0zM10 60V51H20V60H10z"),
    ([Band(0, 10, 50, 80), Band(11, 20, 50, 80)], "M0 50V20H10V50H0zM11 50V20H20V50H11z"),
    ([Band(10, 20, 50, 80), Band(0, 10, 50, 80), Band(20, 30, 50, 80)], "M0 50V20H30V50H0z"),
    ([Band(0, 10, 50, 80), Band(10, 20, 50, 90)], "M0 50V20H10V10H20V50H10V50H0z"),
    ([Band(0, 10, 50, 80), Band(10, 20, 40, 80)], "M0 50V20H10V20H20V60H10V50H0z"),
    ([], ""),
])  # fmt: skip
def test_bands_that_touch_are_one_outline_and_those_of_one_height_one_box(bands, data):
    assert bands_path(bands, LAYOUT) == data


@pytest.mark.parametrize(("count", "boxes"), [(149, 149), (150, 150), (151, 76), (300, 150), (301, 101)])
def test_of_more_than_150_bands_neighbours_are_drawn_as_one_box(count, boxes):
    bands = [Band(number * 2.0, number * 2.0 + 2.0, 10.0 + number % 7, 50.0 + number % 5) for number in range(count)]
    assert bands_path(bands, LAYOUT).count("H") == 2 * boxes


def test_a_box_for_several_bands_holds_them_all():
    bands = [Band(number * 2.0, number * 2.0 + 2.0, 10.0 + number % 2, 50.0 + number % 2) for number in range(152)]
    first = bands_path(bands, LAYOUT)
    assert first.startswith("M0 90V49H4V49H8")
    assert first.endswith("V90H4V90H0z")
