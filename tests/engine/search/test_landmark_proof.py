"""What is proven of a window: that nothing is missing, what is, what is none, and where nobody can tell."""

import math

import pytest

from mgtui.engine import landmarks, parse
from mgtui.engine.search import landmark_proof

pytest.importorskip("flint")


def places(found, *kinds):
    return [mark.x for mark in found if mark.kind in kinds]


@pytest.mark.parametrize(
    ("text", "a", "b"),
    [
        ("3x^2 - 4x + 5", -5, 5), ("sin(x)", -5, 5), ("x^4", -5, 5), ("(x - 1)^3", -5, 5), ("sin(x)^2", -10, 10),
        ("x^2 - 0.2x + 0.01", -1, 1), ("1/x", -5, 5), ("tan(x)", -5, 5), ("sqrt(x)", -5, 5), ("|x| - 1", -5, 5),
        ("ln(x)", -5, 5), ("floor(x)", -5, 5), ("x^x", -5, 5), ("gamma(x)", -5, 5), ("sin(x)/x", -10, 10),
        ("1/x - 1/sin(x)", -3, 3), ("(x^2 - 1)/(x - 1)", -5, 5), ("x e^(-x^2/2)", -100, 100), ("e^(1/x)", -3, 3),
        ("e^(-1e8 (x - 1.5)^2)", -5, 5), ("sin(x^2)", -9, 9), ("sin(2pi x)", 0, 5), ("if(x < 1, x^2, 2 - x)", -3, 3),
        ("tanh(1e6 (x - 0.3))", -1, 1), ("tanh(x - 7)", -1e5, 1.1e5), ("atan(1e6 (sin(x) - 0.3))", -10, 10),
        ("x^400", -3, 3), ("e^(-x^2) x^5", -9, 9), ("(x^2 - 2)^5", -3, 3), ("sin(x)^9", -10, 10),
        ("sin(x)^30", -10, 10), ("cos(x) - x", -3, 3), ("x^5 - x + 1/(x + 3)", -5, 5), ("sinc(x)", 1, 20),
        ("max(0, x)", -3, 3),
    ],
)  # fmt: skip
def test_of_ordinary_functions_all_landmarks_are_proven_to_be_all(text, a, b):
    found = landmarks(parse(text), a, b)
    assert found.note == ""
    assert found.complete
    assert found.proved() is found


def test_a_maximum_beside_an_overflow_is_found_by_the_proof():
    found = landmarks(parse("sin(x/100) + 1/(1 + e^x)"), -1000, 1000)
    assert not found.complete
    assert found.proved().complete
    assert any(abs(x - 785.3981633974483) < 1e-9 for x in places(found.proved(), "maximum"))
    assert any(abs(x - 942.4777960769379) < 1e-9 for x in places(found.proved(), "inflection"))


def test_both_roots_at_the_end_of_a_window_are_found():
    found = landmarks(parse("x^2 - 0.001x"), -2.999, 0.001)
    assert places(found.proved(), "root") == [0.0, 0.001]
    assert found.proved().complete


@pytest.mark.parametrize("text", ["e^(-1e6 sin(x)^2)", "sin(x)^1000000"])
def test_underflow_is_no_root(text):
    found = landmarks(parse(text), -5, 5)
    for some in (found, found.proved()):
        assert all(abs(math.sin(x)) < 1e-9 for x in places(some, "root"))
    assert not places(found, "root") or "^1000000" in text


def test_the_inflection_between_two_steps_lies_in_their_middle_and_at_no_round_place():
    found = landmarks(parse("tanh(1e4 (x - 0.31)) + tanh(1e4 (x + 0.77))"), -5, 5)
    assert places(found, "inflection") == pytest.approx([-0.77, -0.23, 0.31])


def test_a_root_that_is_rounded_by_more_than_its_last_digits_is_put_right():
    found = landmarks(parse("ln(x) - 18.420680743952367"), 99999999.0, 100000001.1)
    assert places(found.proved(), "root") == [pytest.approx(100000000.00000018, abs=3e-8)]


def test_what_cannot_be_settled_is_said_with_its_place():
    found = landmarks(parse("x + sin(x)^2 + cos(x)^2 + max(0, x - 2)"), -5, 5)
    assert not found.decided
    assert not found.complete
    assert found.note == "There may be more between −5 and 2 and elsewhere."
    assert found.decided


def test_what_is_below_all_doubles_counts_for_nothing():
    found = landmarks(parse("x e^(-1e8 (x - 1.5)^2)"), -5, 5)
    assert found.complete
    assert all(abs(x - 1.5) < 1e-3 for x in places(found, "root", "maximum", "inflection"))


def test_a_bend_that_no_grid_sees_is_found_by_the_proof():
    found = landmarks(parse("erf(x)"), -1e8, 1.1e8).proved()
    assert [(mark.kind, mark.x) for mark in found] == [("root", 0.0), ("inflection", 0.0)]
    assert found.complete


def test_maxima_where_doubles_have_nothing_but_one_number_are_not_listed():
    found = landmarks(parse("tanh(1e4 sin(x))"), -30, 30.1).proved()
    assert found.complete
    assert places(found, "minimum", "maximum") == []
    assert len(places(found, "root")) == len(places(found, "inflection")) == 19


def test_the_proof_is_made_in_steps_and_once():
    found = landmarks(parse("sin(x)/x"), -10, 10)
    assert found.proof is not None
    assert not found.proof.advance(1)
    assert not found.decided
    assert found.proof.advance(10_000)
    assert found.decided
    assert found.proof.found() is found.proof.found()


def test_without_python_flint_nothing_is_proven(monkeypatch):
    monkeypatch.setattr(landmark_proof, "available", lambda: False)
    found = landmarks(parse("x^2 - 1"), -5, 5)
    assert not found.complete
    assert "python-flint" in found.note
    assert found.proved() is found
