"""The game's questions about chains: one answer is right, plainly, and the engine says which."""

import math
import random

import pytest

from mgtui.playground.changes import values as to
from mgtui.playground.guides.card import pages, unmarked
from mgtui.playground.guides.chain_questions import BLAMED, INPUTS, chain_place, question_about
from mgtui.playground.guides.game import Game, answered, new_game, next_round
from mgtui.text.rows import plain

PLACES = [chain_place((), random.Random(seed)) for seed in range(120)]


def test_from_the_seventh_round_on_every_third_is_about_a_chain():
    game, about = new_game(4), []
    for number in range(16):
        if game.question is not None:
            about.append(number)
        game = next_round(game)
    assert about == [6, 9, 12, 15]


def test_all_functions_are_asked_about_before_one_comes_again():
    asked: list[tuple[str, float]] = []
    for seed in range(len(INPUTS) + len(BLAMED)):
        place = chain_place(asked, random.Random(seed))
        assert place.expression not in {text for text, _ in asked}
        asked.append((place.expression, place.x))
    assert chain_place(asked, random.Random(1)).expression in {*INPUTS, *BLAMED}


@pytest.mark.parametrize("place", [place for place in PLACES if place.expression in INPUTS])
def test_one_input_is_plainly_the_strongest(place):
    question = question_about(place)
    point = {name: place.slider(name).value for name in place.function.variables}
    sizes = {name: abs(place.function.jet(wrt=name, **point).slope) for name in point}
    others = [size for name, size in sizes.items() if name != question.answer]
    assert question.choices == place.function.variables
    assert sizes[question.answer] >= 1.5 * max(others)


def test_the_strongest_is_half_as_strong_again_as_the_next_where_the_question_is_hardest():
    margins = []
    for place in PLACES:
        if place.expression in INPUTS:
            point = {name: place.slider(name).value for name in place.function.variables}
            *_, second, first = sorted(abs(slope) for slope in place.function.gradient(**point).partials.values())
            margins.append(first / second if second else math.inf)
    assert min(margins) == 1.5


def test_inputs_are_whole_numbers_from_minus_4_to_4_but_zero_which_hides_a_product():
    asked = [place for place in PLACES if place.expression in INPUTS]
    given = {place.slider(name).value for place in asked for name in place.function.variables}
    assert given == {-4.0, -3.0, -2.0, -1.0, 1.0, 2.0, 3.0, 4.0}


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("2|x - 1| + x", "u₂ = |u₁|"),
        ("x^2 + |x|", "u₂ = |x|"),
        ("max(x, 1) - x/2", "u₁ = max(x, 1)"),
        ("relu(x - 2) + x", "u₂ = relu(u₁)"),
        ("floor(x) + x/2", "u₁ = floor(x)"),
        ("|x^2 - 4| + 3", "u₃ = |u₂|"),
        ("cbrt(x) + x^2", "u₁ = ∛x"),
        ("3|sin(x)| + x", "u₂ = |u₁|"),
    ],
)
def test_one_step_is_to_blame(text, step):
    question = question_about(to.set_value(to.start(text), "x", BLAMED[text]))
    assert question.answer == step
    assert question.choices.count(step) == 1
    assert len(question.choices) >= 3


def test_every_function_of_the_list_is_in_the_test_above():
    assert len(BLAMED) == 8


def test_elsewhere_the_same_function_is_asked_about_its_slope():
    assert question_about(to.set_value(to.start("x^2 + |x|"), "x", 2.0)) is None


@pytest.mark.parametrize("place", PLACES[:40])
@pytest.mark.parametrize("charset", ["braille", "ascii"])
def test_the_right_answer_earns_a_point_and_a_wrong_one_is_told_the_right_one(place, charset):
    game = Game(0, place)
    assert game.hides_slope(place)
    right = game.question.answer
    wrong = next(choice for choice in game.choices if choice != right)
    assert answered(game, right).points == 1
    assert answered(game, wrong).points == 0
    text = unmarked(answered(game, wrong).card(place, charset).text)
    assert text.startswith(f"You said {wrong}, but ")
    assert right in text
    for card in (game.card(place, charset), answered(game, right).card(place, charset)):
        assert "{" not in card.text
        assert len(pages(card, 80, 6)) <= 2
        assert charset != "ascii" or all(choice.isascii() for choice in card.choices)
    assert plain(pages(game.card(place, charset), 80, 6)[-1][-1]).strip()


def test_its_answers_are_picked_by_the_keys():
    game = Game(0, to.set_value(to.start("x^2 + |x|"), "x", 0.0))
    game = game.picked(1).picked(1)
    assert game.choices[game.choice] == "u₂ = |x|"
    turn = game.forward(game.place)
    assert turn.guide.points == 1
    assert turn.place == game.place
