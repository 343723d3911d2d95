"""Jumps to the landmarks of the window, and to the best h."""

import math
from dataclasses import replace

import pytest

from mgtui.engine.landmarks import Landmark, Landmarks
from mgtui.playground.analysis import moment_of
from mgtui.playground.changes import values as to
from mgtui.playground.changes.jumps import jump, landmarks_at, to_best_h
from mgtui.playground.picture import picture_of
from tests.playground.states import CORNER, H_LOST, JUMP, LECTURE, POLE, at


def found_in(state):
    return picture_of(state, 160, 96).landmarks


def way(state, direction, count):
    """Return the xs of a number of jumps."""
    xs = []
    for _ in range(count):
        state = jump(state, found_in(state), direction)
        xs.append(state.x)
    return xs


def test_from_a_landmark_a_jump_goes_to_the_next_one_and_never_stays():
    assert jump(JUMP, found_in(JUMP), 1).x == 2.0
    assert jump(JUMP, found_in(JUMP), -1).x == 0.0


def test_jumps_go_through_every_place_once_and_round_the_end_of_the_window():
    state = at("x^3 - 3x", -1.0)
    places = sorted({mark.x for mark in found_in(state)})
    assert len(places) == 5
    start = places.index(-1.0)
    assert way(state, 1, 5) == [*places[start + 1 :], *places[: start + 1]]
    assert way(state, -1, 5) == [*places[start - 1 :: -1], *places[: start - 1 : -1]]


def test_jumps_reach_every_isolated_point():
    assert way(at("(-3)^x", -5.0), 1, 11) == [*range(-4, 6), -5.0]


def test_between_landmarks_a_jump_goes_to_the_nearest_on_its_side():
    state = to.set_value(JUMP, "x", 1.5)
    assert (jump(state, found_in(state), 1).x, jump(state, found_in(state), -1).x) == (2.0, 1.0)


def test_several_landmarks_at_one_x_are_one_stop():
    assert len(landmarks_at(found_in(CORNER), 0.0)) == 3
    state = to.set_value(CORNER, "x", 2.0)
    assert way(state, -1, 2) == [0.0, 0.0]


def test_the_place_of_a_jump_is_the_landmarks_x_to_the_last_bit():
    assert jump(LECTURE, found_in(LECTURE), 1).x == 2 / 3


def test_without_landmarks_nothing_happens():
    state = at("e^x", 0.0)
    assert jump(state, found_in(state), 1) is state


def test_landmarks_near_x_are_not_at_x():
    found = [Landmark("root", x, 0.0, "f is 0") for x in (1.0, math.nextafter(1.0, 2.0), 1.0)]
    assert landmarks_at(Landmarks(tuple(found)), 1.0) == [found[0], found[2]]


@pytest.mark.parametrize(("text", "x"), [("ln(x)", 2.0), ("e^x", 1.0), ("sin(x)", 0.5), ("x^3", 100.0)])
@pytest.mark.parametrize("scheme", ["forward", "backward", "central"])
def test_the_best_h_is_round_and_its_error_is_below_that_of_much_larger_and_smaller_ones(text, x, scheme):
    state = to.set_scheme(at(text, x, 0.1), scheme)
    best = to_best_h(state, moment_of(state))
    assert best.h == float(f"{best.h:.0e}")
    error = abs(moment_of(best).error)
    assert all(error < abs(moment_of(to.set_h(best, best.h * factor)).error) for factor in (1e-4, 1e4))


def test_the_best_h_does_not_depend_on_the_present_one():
    assert to_best_h(H_LOST, moment_of(H_LOST)).h == to_best_h(LECTURE, moment_of(LECTURE)).h


@pytest.mark.parametrize("state", [CORNER, POLE, JUMP], ids=["corner", "pole", "jump"])
def test_without_a_slope_the_best_h_is_still_an_h(state):
    assert 1e-17 <= to_best_h(state, moment_of(state)).h <= 10


@pytest.mark.parametrize(("x", "right", "left"), [
    (-5.0, -1.7320508, 1.7320508), (-1.0, 0.0, -1.7320508), (0.0, 1.0, -1.0), (0.5, 1.0, 0.0), (1.0, 1.7320508, 0.0),
    (2.0, -1.7320508, 1.7320508),
])  # fmt: skip
def test_a_jump_goes_to_the_nearest_landmark_on_its_side_and_from_the_last_to_the_first(x, right, left):
    state = at("x^3 - 3x", x)
    reached = [jump(state, found_in(state), direction).x for direction in (1, -1)]
    assert reached == pytest.approx([right, left])


@pytest.mark.parametrize(("state", "h"), [
    (LECTURE, 2e-8), (replace(LECTURE, scheme="central"), 0.3), (at("5", 1.0), 0.1), (CORNER, 1e-3),
    (at("sin(x)", 1e9), 2e-4), (at("2x", 1.0), 0.1),
])  # fmt: skip
def test_the_best_h_has_one_digit_and_where_none_is_known_h_stays(state, h):
    assert to_best_h(state, moment_of(state)).h == h
