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
