"""The card of a learner's place: which keys it names, in which order, and what its title counts."""

import pytest

from mgtui.playground.guides.lesson_card import LearnerPlace, card
from mgtui.playground.guides.lesson_file import built_in
from mgtui.playground.guides.lesson_progress import END, Progress
from mgtui.playground.guides.lesson_step import Choose, Do, Type

STEPS = {kind: next(step for step in built_in().steps if isinstance(step.task, kind)) for kind in (Do, Choose, Type)}
DONE: dict[str, object] = {"said": "3"}
ASKED: dict[str, object] = {}
WARNED: dict[str, object] = {"warned": True}


def place_at(step, number=2, **changes):
    fresh = LearnerPlace(
        step, number, 18, None, "", None, warned=False, guess_drawn=False, touched=False, right=0, asked=0
    )
    return fresh._replace(**changes)


@pytest.mark.parametrize(("kind", "how", "before", "after"), [
    (Do, ASKED, ["Enter|hint"], ["k|skip"]), (Do, WARNED, ["k|skip"], []), (Do, DONE, ["Enter|next"], []),
    (Choose, ASKED, ["Enter|answer", "← →|choose"], ["k|skip"]),
    (Choose, WARNED, ["Enter|answer", "← →|choose"], ["k|skip"]), (Choose, DONE, ["Enter|next"], []),
    (Type, ASKED, ["Enter|type it"], ["k|skip"]), (Type, WARNED, ["Enter|type it"], ["k|skip"]),
    (Type, DONE, ["Enter|next"], []),
])  # fmt: skip
@pytest.mark.parametrize(("number", "touched", "back"), [
    (0, False, []), (0, True, ["Backspace|again"]), (2, False, ["Backspace|back"]), (2, True, ["Backspace|again"]),
])  # fmt: skip
def test_the_keys_of_a_card_are_those_that_do_something_now(kind, how, before, after, number, touched, back):
    step = STEPS[kind]
    shown = card(place_at(step, number, touched=touched, **how), step.place, "braille")
    assert [*shown.keys] == [*before, *back, "L|leave", *after]
    assert shown.title == f"{number + 1}/18 {step.title}"
    assert shown.name == (f"{step.name} answered" if how is DONE else step.name)


@pytest.mark.parametrize(
    ("right", "asked", "score"), [(3, 5, "first try: 3 of 5."), (0, 1, "first try: 0 of 1."), (0, 0, "")]
)
def test_the_end_tells_the_score_of_who_was_asked(right, asked, score):
    end = card(place_at(None, 18, right=right, asked=asked), STEPS[Do].place, "braille")
    assert end.keys == ("Enter|done", "Backspace|back")
    assert end.title == "The end"
    assert score in end.text
    assert ("right" in end.text) == bool(score)


def test_who_leaves_is_told_that_the_place_is_kept_and_at_the_end_that_it_is_over():
    assert Progress().parting().startswith("The lesson remembers its place: L goes on with it.")
    assert Progress(END).parting().startswith("Well done! The playground is yours.")
