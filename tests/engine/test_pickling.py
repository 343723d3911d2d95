"""What the engine finds can be copied and sent to another process, whatever it was computed from."""

import copy
import pickle

import pytest

from mgtui.engine import behaviour, breaks, difference, landmarks, parse

COPIES = [copy.copy, copy.deepcopy, lambda some: pickle.loads(pickle.dumps(some))]


@pytest.mark.parametrize("copied", COPIES)
@pytest.mark.parametrize("text", ["sin(x)", "x^2 - 2", "tan(x)"])
def test_copied_landmarks_are_the_same_and_know_whether_they_are_all(text, copied):
    found = landmarks(parse(text), -5.0, 5.0)
    other = copied(found)
    assert other == found
    assert other.decided or copied is copy.copy
    assert (other.complete, other.note) == (found.complete, found.note)
    assert other.proved() == found.proved()


@pytest.mark.parametrize("copied", COPIES)
def test_a_copied_gradient_keeps_its_partials_and_bounds(copied):
    found = parse("a*sin(b) + c").bind(c=2.0).gradient(a=2.0, b=-3.0)
    other = copied(found)
    assert (other.value, other.partials, other.bounds) == (found.value, found.partials, found.bounds)
    with pytest.raises(TypeError):
        other.partials["a"] = 0.0


@pytest.mark.parametrize("copied", COPIES)
@pytest.mark.parametrize(
    "found",
    [behaviour(parse("sin(x)/x"), 0.0), behaviour(parse("1/x"), 0.0), difference(parse("ln(x)"), -1.0),
     breaks(parse("1/x + |x - 1|"), -2.0, 2.0)],
)  # fmt: skip
def test_a_copy_with_missing_numbers_is_equal_and_has_the_same_hash(found, copied):
    assert copied(found) == found
    assert hash(copied(found)) == hash(found)


def test_records_that_differ_in_a_number_or_in_kind_are_not_equal():
    hole = behaviour(parse("sin(x)/x"), 0.0)
    assert hole != behaviour(parse("2sin(x)/x"), 0.0)
    assert hole != difference(parse("x"), 0.0)
