"""Work in slices: the same as in one go, each slice bounded, and nothing of it left behind."""

import gc
import math
import threading
import time

import numpy as np
import pytest

from mgtui.engine import breaks, curve, landmarks, parse
from mgtui.engine.search.budget import SPENDER, limited, spend
from mgtui.engine.search.slices import Sliced
from tests.quick import partly_slow

TEXTS = ["x^3 - 3x", "sin(50x)", "tan(1/x)", "mod(2x,x)", "sign(sin(1/x))", "|sin(30x)|", "1/sin(20x)"]
HEAVY = [
    "^".join(["x"] * 100),
    "1/(1+" * 50 + "x" + ")" * 50,
    "+".join(f"sin({k}x)" for k in range(1, 96)),
    "max(" + ",".join(f"sin({k}x)" for k in range(1, 50)) + ")",
    "*".join(f"|x-{k}/7|" for k in range(60)),
    "mod(mod(mod(x^2,1),0.5),x)",
    "gamma(sin(20x))",
]
MOST_AT_ONCE = 12_000.0  # microseconds, as they are counted


def in_slices(compute, most=500.0):
    sliced, slices = Sliced(compute), 1
    while not sliced.advance(most):
        slices += 1
    return sliced.result(), slices


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_done_in_slices_is_what_is_done_in_one_go(text):
    f = parse(text)
    points, _ = in_slices(lambda: breaks(f, -5.0, 5.0))
    assert repr(points) == repr(breaks(f, -5.0, 5.0))  # nan is not itself
    found, slices = in_slices(lambda: landmarks(f, -5.0, 5.0, known=points))
    assert repr(found) == repr(landmarks(f, -5.0, 5.0, known=points))
    assert slices > 1
    drawn, _ = in_slices(lambda: curve(f, -5.0, 5.0, known=points))
    whole = curve(f, -5.0, 5.0, known=points)
    assert (drawn.y_min, drawn.y_max, drawn.bands) == (whole.y_min, whole.y_max, whole.bands)
    for (xs, ys), (all_xs, all_ys) in zip(drawn, whole, strict=True):
        assert np.array_equal(xs, all_xs)
        assert np.array_equal(ys, all_ys)


@pytest.mark.parametrize("text", partly_slow(TEXTS + HEAVY, 2))
def test_no_step_of_a_picture_is_counted_as_more_than_a_few_milliseconds(text):
    f = parse(text)
    costs: list[float] = []
    token = SPENDER.set(costs.append)
    try:
        points = breaks(f, -5.0, 5.0)
        curve(f, -5.0, 5.0, width=160, height=96, known=points)
        landmarks(f, -5.0, 5.0, known=points)
    finally:
        SPENDER.reset(token)
    assert max(costs) <= MOST_AT_ONCE


def test_a_slice_ends_with_the_work_that_uses_it_up():
    done = []

    def compute():
        for number in range(5):
            done.append(number)
            spend(10.0)
        return "all"

    sliced = Sliced(compute)
    assert not sliced.is_begun
    assert not sliced.advance(25.0)
    assert done == [0, 1, 2]
    assert not sliced.advance(1.0)
    assert done == [0, 1, 2, 3]
    assert not sliced.is_done
    assert sliced.result() == "all"
    assert sliced.advance(0.0)
    assert done == [0, 1, 2, 3, 4]


def test_what_is_asked_for_at_once_needs_no_thread():
    before = threading.active_count()
    assert Sliced(threading.active_count).result() == before


def test_between_slices_neither_a_budget_nor_numpys_error_state_is_left_to_others():
    def compute():
        with limited(1.0) as budget, np.errstate(all="raise"):
            spend(5.0)
            return budget.left

    sliced = Sliced(compute)
    sliced.advance(1.0)
    with np.errstate(all="ignore"), limited(7.0) as budget:
        assert np.float64(1.0) / np.float64(0.0) == math.inf
        assert sliced.result() == 1.0
    assert budget.left == 7.0


def test_a_failure_is_that_of_whoever_asks_and_who_asks_again_begins_anew():
    begun = []

    def compute():
        begun.append(True)
        spend(5.0)
        raise LookupError("nothing there")

    sliced = Sliced(compute)
    assert not sliced.advance(1.0)
    for times, ask in enumerate((lambda: sliced.advance(1.0), sliced.result, lambda: sliced.advance(9.0)), 1):
        with pytest.raises(LookupError, match="nothing there"):
            ask()
        assert len(begun) == times


def test_what_nobody_can_ask_for_any_more_ends():
    undone = []

    def compute():
        try:
            spend(5.0)
        finally:
            undone.append(True)

    before = threading.active_count()
    sliced = Sliced(compute)
    sliced.advance(1.0)
    assert threading.active_count() == before + 1
    del sliced
    gc.collect()
    for _ in range(200):
        if threading.active_count() == before:
            break
        time.sleep(0.01)
    assert threading.active_count() == before
    assert undone == [True]
