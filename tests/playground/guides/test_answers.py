"""Answers to choose from: the next, and the one that a number or a first letter means."""

import pytest

from mgtui.playground.guides.answers import called, next_to


@pytest.mark.parametrize(("pick", "direction", "after"), [
    (None, 1, 0), (None, -1, 3), (0, -1, 3), (3, 1, 0), (1, 1, 2), (2, -1, 1),
])  # fmt: skip
def test_the_next_answer_of_four_goes_round_and_round(pick, direction, after):
    assert next_to(pick, direction, 4) == after


@pytest.mark.parametrize(("key", "pick", "meant"), [
    ("1", None, 0), ("3", None, 2), ("4", None, None), ("0", None, None), ("D", None, 2), ("x", 0, None),
    ("u", None, 0), ("u", 0, 1), ("u", 1, 0), ("u", 2, 0), ("d", 2, 2),
])  # fmt: skip
def test_a_number_means_its_answer_and_a_letter_the_next_that_begins_with_it(key, pick, meant):
    assert called(key, ("up", "under", "down"), pick) == meant
