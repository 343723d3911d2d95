"""No text within the language's limits keeps a search busy for long: it leaves off, and says so."""

import time

import numpy as np
import pytest

from mgtui.engine import breaks, landmarks, parse
from mgtui.engine.search.budget import charge, is_spent, limited
from mgtui.engine.search.probe import Probe


def nested(depth):
    text = "2*x"
    for _ in range(depth):
        text = f"2*mod({text}, 1)"
    return f"mod({text}, 1)"


LONG = {
    "nested 13 deep": nested(13),
    "nested 19 deep": nested(19),
    "a crowd of round-off": "gamma(asinh(min(tanh(x), tan(x))))",
    "40 poles": " + ".join(f"1/(x - {k}/9)" for k in range(1, 41)),
    "59 logarithms": " + ".join(f"ln|sin({k}x)|" for k in range(1, 60)),
    "40 corners": " + ".join(f"|x - {k}/7|" for k in range(1, 41)),
    "a chain of fractions": "1/(1 + " * 60 + "x" + ")" * 60,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_a_long_search_is_given_up_and_says_so(text):
    f = parse(text)
    start = time.process_time()
    found = landmarks(f, -5, 5)
    assert time.process_time() - start < 1.0  # a third of that where nobody else is at work
    assert not found.complete
    assert found.note != ""


def test_ordinary_searches_spend_a_small_part_of_their_budget():
    for text in ("3x^2 - 4x + 5", "sin(x)/x", "tan(x)", "floor(3x)", "x^x", "|x^2 - 2|"):
        f = parse(text)
        with limited(20_000.0) as budget:
            breaks(f, -5, 5)
        assert budget.left > 0


def test_a_budget_is_spent_by_what_is_computed_within_it():
    probe = Probe(parse("sin(x)^2 + x").tape.entries)
    with limited(2_000.0):
        assert not is_spent()
        probe.samples(np.linspace(0.0, 1.0, 100_000))
        assert is_spent()
    assert not is_spent()


def test_without_a_budget_nothing_is_spent():
    charge(1_000_000, 1_000_000)
    assert not is_spent()


def test_many_points_at_once_are_computed_as_few_are():
    probe = Probe(parse("e^(-x^2) sin(x) + sqrt(x + 6)").tape.entries)
    x = np.linspace(-5.0, 5.0, 60_000)
    assert np.array_equal(probe.parts(x)[:, ::1000], probe.parts(x[::1000]))
    assert probe.samples(x).noise.shape == (3, x.size)


def test_an_operation_costs_six_microseconds_and_a_hundred_elements_one_more():
    with limited(100.0) as budget:
        charge(2, 100)
        assert budget.left == pytest.approx(100 - 2 * 7)
        charge(12, 100)
        assert not is_spent()
        charge(1, 0)
        assert budget.left == pytest.approx(-4.0)
        assert is_spent()
    with limited(6.0):
        charge(1, 0)
        assert is_spent()  # nothing left
