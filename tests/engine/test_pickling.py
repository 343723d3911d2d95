"""What the engine finds can be copied and sent to another process, whatever it was computed from."""

import copy
import pickle

import pytest

from mgtui.engine import landmarks, parse

COPIES = [copy.copy, copy.deepcopy, lambda some: pickle.loads(pickle.dumps(some))]


@pytest.mark.parametrize("copied", COPIES)
@pytest.mark.parametrize("text", ["sin(x)", "x^2 - 2", "tan(x)"])
def test_copied_landmarks_are_the_same_and_know_whether_they_are_all(text, copied):
    found = landmarks(parse(text), -5.0, 5.0)
    other = copied(found)
    assert repr(other) == repr(found)  # which has nan in it, unequal to itself
    assert other.decided or copied is copy.copy
    assert (other.complete, other.note) == (found.complete, found.note)
    assert repr(other.proved()) == repr(found.proved())


@pytest.mark.parametrize("copied", COPIES)
def test_a_copied_gradient_keeps_its_partials_and_bounds(copied):
    found = parse("a*sin(b) + c").bind(c=2.0).gradient(a=2.0, b=-3.0)
    other = copied(found)
    assert (other.value, other.partials, other.bounds) == (found.value, found.partials, found.bounds)
    with pytest.raises(TypeError):
        other.partials["a"] = 0.0
