"""f as floating point has it: a step for each double, noise where these lie closer than dots."""

import itertools
import math

import numpy as np
import pytest

from mgtui.engine import parse
from mgtui.playground.changes import values as to
from mgtui.playground.changes.approach import begun, next_beat
from mgtui.playground.doubles import doubles_of
from mgtui.playground.picture import picture_of

DOTS = (84, 44)
PARABOLA = parse("3x^2 - 4x + 5")


def around(x, width):
    return x - width / 3.5, x + 2.5 * width / 3.5


def test_in_a_window_of_some_doubles_each_has_its_step_and_its_value():
    ends = around(3.0, 1e-14)
    found = doubles_of(PARABOLA, 3.0, ends, DOTS)
    for (xs, ys), (following, _) in itertools.pairwise(found.pieces):
        assert xs[1] == math.nextafter(xs[0], math.inf) == following[0]
        assert ys[0] == ys[1] == PARABOLA(xs[0])
    assert found.pieces[0][0][0] == ends[0]
    assert found.window[:2] == ends


def test_where_doubles_lie_closer_than_dots_there_are_as_many_as_dots():
    f = parse("(1 - cos(x))/x^2")
    found = doubles_of(f, 1e-7, around(1e-7, 1e-8), DOTS)
    assert len(found.pieces) == DOTS[0]
    for xs, ys in found.pieces:
        assert np.array_equal(ys, f(xs))


@pytest.mark.parametrize("width", [1e-14, 1e-13])
def test_the_window_holds_all_values_and_the_tangent_runs_through_it(width):
    low, high = around(3.0, width)
    window = doubles_of(PARABOLA, 3.0, (low, high), DOTS).window
    heights = [*(20 + 14 * (x - 3) for x in (low, high)), *PARABOLA(np.linspace(low, high, 50))]
    assert window.y_min < min(heights)
    assert max(heights) < window.y_max
    assert window.y_max - window.y_min < 1.5 * (max(heights) - min(heights))


@pytest.mark.parametrize("width", [1.0, 1e-3, 1e-9])
def test_where_no_rounding_is_seen_the_curve_is_drawn_as_ever(width):
    assert doubles_of(PARABOLA, 3.0, around(3.0, width), DOTS) is None


@pytest.mark.parametrize(("text", "x"), [("|x|", 0.0), ("1/x", 0.0), ("sqrt(x)", 0.0), ("x^x", -2.5)])
def test_beside_what_is_not_smooth_the_curve_is_drawn_as_ever(text, x):
    assert doubles_of(parse(text), x, (x - 1e-13, x + 1e-13), DOTS) is None


def test_the_picture_of_the_last_beats_is_made_of_doubles_and_says_that_nothing_else_was_looked_for():
    state = begun(to.start())
    assert picture_of(state, *DOTS).landmarks.complete
    while (after := next_beat(state, 42)) is not state:
        state = after
    picture = picture_of(state, *DOTS)
    assert len(picture.scene.pieces) > 10
    assert not picture.landmarks.complete
    assert "rounding" in picture.landmarks.note


@pytest.mark.parametrize("f", [PARABOLA, parse("x^2 + sin(x)")])
def test_above_and_below_the_values_and_the_tangent_an_eighth_of_their_height_is_free_in_all(f):
    low, high = around(3.0, 1e-14)
    found = doubles_of(f, 3.0, (low, high), DOTS)
    jet = f.jet(3.0)
    heights = [jet.value + jet.slope * (x - 3.0) for x in (low, high)]
    heights += [float(y) for _, ys in found.pieces for y in ys]
    window, height = found.window, max(heights) - min(heights)
    assert (min(heights) - window.y_min, window.y_max - max(heights)) == pytest.approx((0.08 * height,) * 2, rel=0.05)


def test_the_window_of_a_constant_holds_four_doubles_on_either_side():
    window = doubles_of(parse("5 + 0x"), 3.0, around(3.0, 1e-14), DOTS).window
    assert (window.y_min, window.y_max) == (5 - 4 * math.ulp(5.0), 5 + 4 * math.ulp(5.0))


@pytest.mark.parametrize(("count", "steps", "points"), [(84, 84, 2), (168, 84, 1), (3, 3, 2)])
def test_each_double_is_shown_where_there_are_no_more_of_them_than_dots(count, steps, points):
    found = doubles_of(PARABOLA, 1.0, (1.0, 1.0 + count * math.ulp(1.0)), DOTS)
    assert len(found.pieces) == steps
    assert {len(xs) for xs, _ in found.pieces} == {points}


@pytest.mark.parametrize(("width", "drawn"), [(1e-11, False), (5.3e-12, False), (5.1e-12, True), (1e-13, True)])
def test_rounding_is_drawn_where_a_curve_would_be_level_for_a_want_of_digits(width, drawn):
    assert (doubles_of(PARABOLA, 3.0, around(3.0, width), DOTS) is not None) == drawn


def test_the_window_bends_with_the_curve():
    window = doubles_of(parse("1 + x^2"), 0.0, (-1.5e-8, 3.5e-8), DOTS).window
    assert 1.0 - 2e-16 < window.y_min < 1.0 < window.y_max < 1.0 + 3e-15
