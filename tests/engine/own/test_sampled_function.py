"""A sampled function has the face of a parsed one, and refuses what it cannot know."""

import copy
import math
import pickle

import numpy as np
import pytest

from mgtui.engine import (
    CallableSource,
    Sampled,
    behaviour,
    best_step,
    breaks,
    curve,
    derived,
    difference,
    digits_view,
    errors_of,
    landmarks,
    numbers_and_behaviour,
    own_function,
    sweep,
    true_numbers,
    with_bands,
)


def wave(x, a=2.0):
    return a * math.sin(x) if x > -100 else 0.0


def lone(x):
    return abs(x) if x > -100 else 0.0


def both():
    return own_function(wave).function


def one():
    return own_function(lone).function


def test_it_is_called_as_a_function_is():
    f = both()
    assert f.variables == ("x", "a")
    assert f(1.0, a=3.0) == 3 * math.sin(1.0)
    assert f(x=1.0, a=3.0) == f(1.0, a=3.0)
    assert one()(np.array([[1.0, -2.0]])).tolist() == [[1.0, 2.0]]
    assert f(np.array([0.0, 1.0]), a=1.0).shape == (2,)
    assert one().one_by_one([1, -2]) == [1.0, 2.0]
    assert np.ma.is_masked(one()(np.ma.masked_array([1.0, 2.0], mask=[True, False])))


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda f: f(1.0), TypeError),
        (lambda f: f(1.0, x=2.0, a=1.0), TypeError),
        (lambda f: f(1.0, a=1.0, b=2.0), TypeError),
        (lambda f: f("1", a=1.0), TypeError),
        (lambda f: f.one_by_one([1.0]), TypeError),
        (lambda f: f.bind(q=1.0), TypeError),
        (lambda f: f.bind(a=math.inf), ValueError),
        (lambda f: f.jet(1.0, wrt="q", a=1.0), ValueError),
        (lambda f: f.derivative(), ValueError),
        (lambda f: curve(f, -1.0, 1.0), ValueError),
        (lambda f: landmarks(f, -1.0, 1.0), ValueError),
    ],
)
def test_a_callers_mistake_is_an_error(call, error):
    with pytest.raises(error):
        call(both())


def test_binding_leaves_a_function_of_the_rest():
    f = both().bind(a=3.0)
    assert f.variables == ("x",)
    assert f(1.0) == 3 * math.sin(1.0)
    assert f == both().bind(a=3.0)
    assert f != both().bind(a=4.0)
    assert hash(f) == hash(both().bind(a=3.0))
    assert f.reading == f.plain_reading == "wave(x, a)"


def test_slopes_along_every_variable_come_with_bounds():
    slopes = both().gradient(1.0, a=3.0)
    assert abs(slopes["x"] - 3 * math.cos(1.0)) <= slopes.bounds["x"] < 1e-9
    assert abs(slopes["a"] - math.sin(1.0)) <= slopes.bounds["a"] < 1e-9
    jet = both().jet(1.0, a=3.0)
    assert abs(jet.curvature + 3 * math.sin(1.0)) <= jet.bounds[2] < 1e-5
    assert both().jet(np.array([0.0, 1.0]), a=1.0).slope == pytest.approx(np.cos([0.0, 1.0]), abs=1e-5)


def test_it_pickles_and_copies_where_its_source_does():
    assert pickle.loads(pickle.dumps(both()))(1.0, a=1.0) == math.sin(1.0)
    assert copy.deepcopy(both()) == both()


def test_the_formula_of_its_slope_is_refused_with_a_reason():
    assert "samples" in one().slope_formula().reason


def test_sentences_say_that_samples_tell():
    assert behaviour(one(), 0.0).sentence == (
        "As far as samples tell, f has a corner at 0: slope −1 from the left, 1 from the right."
    )
    assert behaviour(both(), 0.0, a=3.0).kind == "smooth"
    numbers, what = numbers_and_behaviour(one(), 2.0, "two")
    assert what.sentence == "As far as samples tell, f is smooth at two: f = 2, slope 1."
    assert numbers.slope == what.slope == 1.0


def test_every_function_of_the_face_takes_it():
    f = one()
    assert [(point.x, point.behaviour.kind) for point in breaks(f, -1.0, 3.0)] == []
    found = landmarks(f, -1.0, 3.0)
    assert not found.complete
    assert {mark.kind for mark in found} == {"root", "minimum"}
    drawn = curve(f, -1.0, 3.0)
    slopes = derived(f, list(drawn), [0.0], 1)
    assert [np.unique(np.round(ys, 9)).tolist() for _, ys in slopes] == [[-1.0], [1.0]]
    assert with_bands(f, slopes, [], 1, (-1.0, 3.0, -2.0, 2.0), (160, 96)) == (slopes, ())
    quotient = difference(f, 2.0)
    assert quotient.slope == pytest.approx(1.0)
    assert len(errors_of([quotient.slope + 0.5], f, 2.0, f.exact(2.0).parts[1])) == 1
    assert true_numbers(f, 2.0) == f.exact(2.0)
    assert digits_view(quotient, f).shared_digits >= 0
    assert sweep(f, 2.0).error is None
    assert best_step(f, 2.0).h > 0


def test_a_jump_is_found_and_the_curve_cut_there():
    f = own_function(lambda x: math.floor(x) if x > -100 else x).function
    assert [(point.x, point.behaviour.kind) for point in breaks(f, 0.5, 2.5)] == [(1.0, "jump"), (2.0, "jump")]
    assert len(curve(f, 0.5, 2.5)) == 3


def test_a_slow_callable_is_asked_for_no_more_points_than_allowed():
    asked = []

    def slow(x):
        asked.append(x)
        return math.floor(x) if x > -1 else 1 / 0

    drawn = curve(Sampled(CallableSource(slow)), -2.0, 2.0, samples=9)
    assert len(asked) == 9
    assert [xs.tolist() for xs, _ in drawn] == [[-0.5, 0.0, 0.5, 1.0, 1.5, 2.0]]


def test_the_same_request_asks_the_same_questions_in_the_same_order():
    class Recording(CallableSource):
        def values(self, points):
            logs[-1].append(points.tobytes())
            return super().values(points)

    logs: list[list[bytes]] = []
    for _ in range(2):
        logs.append([])
        f = Sampled(Recording(lone))
        known = breaks(f, -2.0, 2.0)
        landmarks(f, -2.0, 2.0, known)
        curve(f, -2.0, 2.0, known=known)
        numbers_and_behaviour(f, 0.5, "")
        difference(f, 0.5)
    assert logs[0] == logs[1]


@pytest.mark.parametrize(
    ("f", "words"),
    [
        (lambda *xs: sum(xs), "any number of values"),
        (lambda x, *, k: k * x, "by keyword"),
        (lambda: 1.0, "takes no number"),
        (lambda a, b, c, d, e, g, h: a, "6 are the most"),
        (3.0, "a function is wanted"),
    ],
)
def test_what_takes_no_fixed_number_of_floats_is_refused(f, words):
    with pytest.raises(TypeError, match=words):
        own_function(f)


def test_a_signature_gives_names_and_starting_values():
    own = own_function(lambda t, a=2.0, flag=True: t * a)
    assert own.variables == ("t", "a")
    assert own.defaults == (("a", 2.0),)
    assert own.how == "traced"
    assert own.formula == "t·a"
    assert own.why == "traced: every step of f is known, so its slope is exact"
    assert own_function(lone).why == "sampled: f asks whether x > −100, so only samples tell"
