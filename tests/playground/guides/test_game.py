"""The guessing game without a screen: fair rounds that grow harder, honest points, and a guess drawn as it was made."""

import random
import string
from dataclasses import replace
from itertools import pairwise

import mpmath
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgtui.playground.analysis import moment_of
from mgtui.playground.changes import values as to
from mgtui.playground.guides import game
from mgtui.playground.guides.card import pages, unmarked
from mgtui.playground.guides.chain_questions import question_about
from mgtui.playground.guides.game import A_NUMBER, CHOICES, Game, answered, new_game, next_round, points_for
from mgtui.playground.guides.game_rounds import (
    DOWN,
    FLAT,
    HARDEST,
    NONE,
    POOL,
    UP,
    fair_points,
    is_fair,
    levels_of,
    pick,
    state_at,
    truth,
)
from mgtui.playground.guides.lesson_card import STRAYED, filled
from mgtui.playground.picture import picture_of
from mgtui.playground.scene import Line, Window
from mgtui.playground.typed_numbers import number_of
from mgtui.text.rows import plain

TEMPLATES = {name: text for name, text in vars(game).items() if name.isupper() and isinstance(text, str)}
TEMPLATES |= {f"revealed {way}": text for way, text in game.REVEALED.items()}
WINDOW = Window(-5.0, 5.0, -10.0, 10.0)

# What the pool's functions are, written down a second time, for mpmath.
TRUTH = {
    "3x^2 - 4x + 5": lambda x: 3 * x**2 - 4 * x + 5, "2x - 1": lambda x: 2 * x - 1, "1 - x/2": lambda x: 1 - x / 2,
    "4 - x^2": lambda x: 4 - x**2, "x^2/2": lambda x: x**2 / 2, "x^2 - 2x": lambda x: x**2 - 2 * x,
    "x^3 - 3x": lambda x: x**3 - 3 * x, "cos(x)": mpmath.cos, "3": lambda x: mpmath.mpf(3), "e^x": mpmath.exp,
    "sin(x)": mpmath.sin, "ln(x)": mpmath.log, "x^4 - 4x^2": lambda x: x**4 - 4 * x**2,
    "4/(1 + x^2)": lambda x: 4 / (1 + x**2), "sigmoid(x)": lambda x: 1 / (1 + mpmath.exp(-x)), "|x|": abs,
    "2 - |x - 1|": lambda x: 2 - abs(x - 1), "relu(x)": lambda x: max(x, mpmath.mpf(0)),
    "max(x, 1 - x)": lambda x: max(x, 1 - x), "|x^2 - 4|": lambda x: abs(x**2 - 4),
    "x sin(x)": lambda x: x * mpmath.sin(x), "sqrt(|x|)": lambda x: mpmath.sqrt(abs(x)),
    "|sin(x)|": lambda x: abs(mpmath.sin(x)), "floor(x)": mpmath.floor,
    "x^2 e^(-x)": lambda x: x**2 * mpmath.exp(-x), "min(x^2, 4 - x)": lambda x: min(x**2, 4 - x),
}  # fmt: skip


def by_both_sides(text, x):
    """Up, down, flat or no slope, by quotients from both sides in 60 digits."""
    with mpmath.workdps(60):
        f, at, h = TRUTH[text], mpmath.mpf(x), mpmath.mpf(10) ** -20
        left, right = (f(at) - f(at - h)) / h, (f(at + h) - f(at)) / h
    if not (abs(left) < 1e9 and abs(right) < 1e9 and abs(left - right) < 1e-9):
        return NONE
    slope = (left + right) / 2
    return FLAT if abs(slope) < 1e-12 else UP if slope > 0 else DOWN


def played(seed, count):
    """The places of a game's first rounds."""
    game, places = new_game(seed), []
    for _ in range(count):
        places.append(game.place)
        game = next_round(game)
    return places


def game_at(text, x, low=-5.0, high=5.0):
    state = to.set_range(to.start(text), "x", low, high)
    return Game(0, to.set_value(state, "x", x))


# -- the rounds --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", POOL, ids=lambda row: f"{row.level} {row.text}")
def test_what_is_true_of_every_point_asked_about_is_true_in_60_digits(row):
    for x in sum(fair_points(row), ()):
        assert truth(moment_of(state_at(row, x))) == by_both_sides(row.text, x), x


@pytest.mark.parametrize("row", POOL, ids=lambda row: f"{row.level} {row.text}")
def test_every_function_of_the_pool_has_places_enough_and_every_special_one_is_fair(row):
    ordinary, special = fair_points(row)
    assert len(ordinary) >= 8
    assert len(special) == len(row.special)
    assert {truth(moment_of(state_at(row, x))) for x in special} <= {FLAT, NONE}


@pytest.mark.parametrize("row", POOL, ids=lambda row: f"{row.level} {row.text}")
def test_the_answer_shows_in_a_picture_of_a_few_rows(row):
    """On a canvas of 80 x 32 dots the heights a tenth of the window apart tell the answer, to a dot."""
    for x in sum(fair_points(row), ()):
        state = state_at(row, x)
        view, f = picture_of(state, 160, 96).scene.window, state.function
        reach, dot = (view.x_max - view.x_min) / 25, (view.y_max - view.y_min) / 32
        back, here, on = (float(f(at)) / dot for at in (x - reach, x, x + reach))
        answer = truth(moment_of(state))
        if answer == UP:
            assert back < here - 0.25 < here + 0.25 < on
        elif answer == DOWN:
            assert back > here + 0.25 > here - 0.25 > on
        elif answer == FLAT:
            assert max(abs(on - here), abs(here - back)) <= 3.5
        else:
            assert abs((on - here) - (here - back)) >= 0.5


@pytest.mark.parametrize(
    ("text", "x", "fair"),
    [
        ("x^2", 0.0, True), ("x^2", 0.05, False), ("x^2", -0.2, False), ("x^2", 2.0, True), ("|x|", 0.1, False),
        ("|x|", 0.0, True), ("|x|/1000 + x", 0.0, False), ("x^3", 0.4, False), ("floor(x)", 2.01, False),
        ("floor(x)", 2.0, False), ("step(x)", 0.0, True), ("1/x", 0.0, False),
        ("sin(x)/x", 0.0, False), ("sqrt(x)", 0.0, False),
        ("cbrt(x)", 0.0, False), ("ln(x)", -1.0, False), ("x + 1e-3 sin(100x)", 1.0, True), ("sin(1/x)", 0.0, False),
    ],
)  # fmt: skip
def test_near_misses_and_what_no_picture_shows_are_not_asked_about(text, x, fair):
    assert is_fair(to.set_value(to.start(text), "x", x)) is fair


@pytest.mark.parametrize("seed", range(8))
def test_rounds_grow_harder_and_never_repeat_a_place(seed):
    places = played(seed, 25)
    assert len({(place.expression, place.x) for place in places}) == len(places)
    for number, place in enumerate(places):
        if question_about(place) is None:
            level = {row.level for row in POOL if row.text == place.expression}
            assert level & set(levels_of(number))
    assert levels_of(0) == (0,)
    assert HARDEST in levels_of(24)
    assert all(a.expression != b.expression for a, b in pairwise(places))


def test_every_answer_is_asked_for_sooner_or_later():
    answers = [truth(moment_of(place)) for seed in range(10) for place in played(seed, 18)]
    for way in (UP, DOWN, FLAT, NONE):
        assert answers.count(way) >= len(answers) / 12, way


def test_a_game_can_be_played_again_from_its_seed_and_not_from_another():
    assert played(5, 6) == played(5, 6)
    assert played(5, 6) != played(6, 6)


def test_a_pool_that_is_used_up_still_gives_a_place():
    asked = [(row.text, x) for row in POOL for x in sum(fair_points(row), ())]
    assert pick(0, asked, random.Random(1)).expression


# -- points ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "x", "said", "earned"),
    [("x^2", 2.0, UP, 1), ("x^2", 2.0, DOWN, 0), ("x^2", 2.0, FLAT, 0), ("x^2", -2.0, DOWN, 1), ("x^2", 0.0, FLAT, 1),
     ("x^2", 0.0, UP, 0), ("|x|", 0.0, NONE, 1), ("|x|", 0.0, FLAT, 0), ("x^2", 2.0, NONE, 0)],
)  # fmt: skip
def test_the_right_way_brings_a_point(text, x, said, earned):
    game = answered(game_at(text, x), said)
    assert (game.earned, game.points, game.answered) == (earned, earned, 1)


@pytest.mark.parametrize(
    ("typed", "earned"),
    [("14", 3), ("15", 3), ("13", 3), ("17", 2), ("11", 2), ("20", 1), ("2", 1), ("-14", 0), ("0", 0)],
)
def test_a_typed_slope_brings_the_more_the_closer_it_is(typed, earned):
    game = game_at("3x^2 - 4x + 5", 3.0).typed(typed).guide
    assert game.points == earned
    assert game.slope == float(typed)


def test_no_slope_typed_at_a_corner_is_right():
    for typed in ("-1", "0", "1"):
        assert game_at("|x|", 0.0).typed(typed).guide.points == 0


def test_a_typed_slope_may_be_an_expression_and_nothing_is_none():
    game = game_at("3x^2 - 4x + 5", 3.0)
    assert game.typed("6*3 - 4").guide.points == 3
    with pytest.raises(ValueError, match="Type a number"):
        game.typed("  ")
    with pytest.raises(ValueError, match="variable"):
        game.typed("6x")


@given(st.floats(-50, 50), st.floats(-3, 3))
def test_a_closer_guess_never_brings_less(off, factor):
    moment = moment_of(game_at("3x^2 - 4x + 5", 3.0).place)
    near, far = 14 + off * min(1.0, abs(factor)) / 2, 14 + off
    assert points_for(near, moment, WINDOW) >= points_for(far, moment, WINDOW)


def test_the_score_goes_on_from_round_to_round_and_a_round_passed_over_counts_for_nothing():
    game = answered(game_at("x^2", 2.0), UP)
    following = next_round(game)
    assert (following.points, following.answered, following.said, following.choice) == (1, 1, "", None)
    over = following.skipped(following.place).guide
    assert (over.points, over.answered) == (1, 1)
    assert over.place != following.place


def test_the_streak_grows_with_each_answer_worth_something_and_the_best_one_stays():
    game, seen = game_at("x^2", 2.0), []
    for said in (UP, UP, DOWN, UP):
        game = answered(replace(game_at("x^2", 2.0), streak=game.streak, best=game.best), said)
        seen.append((game.streak, game.best))
    assert seen == [(1, 1), (2, 2), (0, 2), (1, 2)]
    passed = next_round(game)
    assert (passed.streak, passed.best) == (1, 2)
    assert "streak 1, best 2" in passed.card(passed.place).title
    assert "best streak 2" in passed.parting() or not passed.answered


def test_the_rule_is_told_before_the_first_answer():
    game = game_at("x^2", 2.0)
    assert "Right is worth 1, a typed slope 3" in game.card(game.place).text
    assert "worth" not in next_round(answered(game, UP)).card(game.place).text


def test_enter_twice_does_not_pass_a_question_over_and_k_does():
    game = game_at("x^2", 2.0)
    twice = game.forward(game.place).guide.forward(game.place).guide
    assert twice.place == game.place
    assert twice.warned
    assert game.asks(game.place)
    assert not answered(game, UP).asks(game.place)
    assert game.skipped(game.place).guide.place != game.place


# -- what is shown -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_number_is_typed_into_a_text(name):
    written = [literal for literal, *_ in string.Formatter().parse(TEMPLATES[name])]
    assert not [char for literal in written for char in literal if char.isnumeric()]


def test_the_question_does_not_tell_the_answer_and_the_answer_does():
    game = game_at("3x^2 - 4x + 5", 3.0)
    assert game.hides_slope(game.place)
    assert not game.hides_slope(to.set_text(game.place, "x^5"))
    question = game.card(game.place)
    assert "14" not in question.text + question.ask
    for said in (UP, DOWN, FLAT, NONE):
        after = answered(game, said)
        assert not after.hides_slope(after.place)
        text = unmarked(after.card(after.place).text)
        assert "slope 14" in text
        assert text.startswith("Right") is (said == UP)


@pytest.mark.parametrize(
    ("text", "x", "words"), [("x^2", 0.0, "flat"), ("|x|", 0.0, "corner"), ("floor(x)", 1.0, "jump")]
)
def test_flat_places_and_corners_are_named(text, x, words):
    game = game_at(text, x)
    assert words in answered(game, UP).card(game.place).text


def test_a_guess_too_flat_or_too_steep_is_told_so():
    game = game_at("3x^2 - 4x + 5", 3.0)
    assert "but steeper" in game.typed("5").guide.card(game.place).text
    assert "less steep" in game.typed("40").guide.card(game.place).text


def test_the_guess_is_drawn_as_it_was_made():
    game = game_at("3x^2 - 4x + 5", 3.0)
    assert game.guessed(3.0, 20.0, WINDOW) is None
    assert game.typed("12").guide.guessed(3.0, 20.0, WINDOW) == Line(3.0, 20.0, 12.0)
    assert game.typed("12").guide.guess_is_a_slope
    assert answered(game, DOWN).guessed(3.0, 20.0, WINDOW) == Line(3.0, 20.0, -2.0)
    assert answered(game, NONE).guessed(3.0, 20.0, WINDOW) is None
    assert answered(game, UP).guessed(3.1, 20.0, WINDOW) is None
    assert not answered(game, UP).guess_is_a_slope


@pytest.mark.parametrize("number", range(3))
def test_every_card_fits_a_screen_of_80_columns(number):
    game = new_game(number)
    for _ in range(20):
        cards = [
            game.card(game.place),
            answered(game, DOWN).card(game.place),
            game.typed("-1").guide.card(game.place, "braille"),
        ]
        for card in cards:
            (rows,) = pages(card, 80, 6)
            assert all(len(plain(row)) <= 80 for row in rows)
            assert "leave" in plain(rows[0])
        game = next_round(game)


def test_the_choices_are_gone_round_and_the_last_asks_for_a_number():
    game = game_at("x^2", 1.0)
    for _ in CHOICES:
        game = game.picked(1)
    assert CHOICES[game.choice] == A_NUMBER
    assert game.forward(game.place).label
    assert game.picked(1).choice == 0
    assert game_at("x^2", 1.0).picked(-1).choice == len(CHOICES) - 1


def test_wandering_off_changes_no_round_and_backspace_returns():
    game = game_at("x^2", 1.0).picked(1)
    away = to.nudge(game.place, "x", 5)
    assert game.watched(away) == game
    turn = game.back(away)
    assert turn.place == game.place
    assert turn.guide.choice is None


# -- what the player is asked ------------------------------------------------------------------------------------------


def test_three_rounds_are_of_each_level_and_then_the_two_hardest_are_mixed():
    assert [tuple(levels_of(number)) for number in range(15)] == [(number // 3,) for number in range(15)]
    assert HARDEST == 4
    assert [tuple(levels_of(number)) for number in (15, 16, 40)] == [(3, 4)] * 3


@pytest.mark.parametrize(("warned", "choice"), [(False, None), (True, None), (True, 1), (False, 1)])
def test_whoever_answers_nothing_is_asked_to_pick_and_may_go_on(warned, choice):
    here = replace(game_at("x^2", 1.0), warned=warned, choice=choice)
    card = here.card(here.place)
    hinted = warned and choice is None
    assert unmarked(card.ask) == unmarked(filled(game.PICK_FIRST if hinted else game.ASK))
    assert card.keys[0].endswith("|answer")
    assert any(key.endswith("|skip") for key in card.keys)
    assert any(key.endswith("|again") for key in card.keys) == (choice is not None)


def test_a_player_who_typed_another_expression_is_told_the_way_back():
    here = game_at("x^2", 1.0)
    strayed = here.card(to.set_text(here.place, "x^3"))
    assert unmarked(strayed.ask) == unmarked(filled(STRAYED))
    assert any(key.endswith("|again") for key in strayed.keys)


def test_going_back_forgets_a_choice_but_not_an_answer():
    here = replace(game_at("x^2", 1.0), warned=True, choice=2)
    assert (here.back(here.place).guide.choice, here.back(here.place).guide.warned) == (None, False)
    said = answered(here, UP)
    assert said.back(here.place).guide is said
    assert said.picked(1) is said


def test_the_choices_are_gone_through_in_a_ring_from_either_end():
    here = game_at("x^2", 1.0)
    assert here.picked(1).choice == 0
    assert here.picked(-1).choice == len(CHOICES) - 1
    assert here.picked(-1).picked(1).choice == 0
    assert here.picked(1).picked(1).choice == 1
    assert here.picked(1).picked(-1).choice == len(CHOICES) - 1


@pytest.mark.parametrize("row", POOL, ids=lambda row: f"{row.text} {row.low}:{row.high}")
def test_ordinary_points_lie_well_inside_the_window_twenty_looked_at_none_of_them_special(row):
    low, high = number_of(row.low), number_of(row.high)
    ordinary, special = fair_points(row)
    wide = high - low
    assert all(low + 0.15 * wide - 0.05 <= x <= high - 0.15 * wide + 0.05 for x in ordinary)
    assert len(ordinary) <= 20
    assert not set(ordinary) & set(special)
    looked_at = [low + (0.15 + 0.7 * k / 19) * wide for k in range(20)]
    assert all(any(abs(x - there) <= 0.0501 for there in looked_at) for x in ordinary)


def test_each_level_has_five_functions_or_six_and_no_place_without_a_slope_comes_before_the_fourth():
    def answers(row):
        return {by_both_sides(row.text, x) for x in fair_points(row)[1]}

    levels = [[row for row in POOL if row.level == level] for level in range(5)]
    assert sum(map(len, levels)) == len(POOL)
    assert {len(rows) for rows in levels} == {5, 6}
    assert all(answers(row) == set() for row in levels[0])
    assert all(answers(row) == {FLAT} for row in levels[1])
    assert all(answers(row) <= {FLAT} for row in levels[2])
    assert all(NONE in answers(row) for row in levels[3])


ASKED_ABOUT = [
    ("2x - 1", 20, ()), ("x^2/2", 16, ()), ("sin(x)", 12, ()), ("ln(x)", 17, ()), ("|x|", 18, (0.0,)),
    ("relu(x)", 18, (0.0, -2.0)), ("floor(x)", 11, (0.0, 1.0, 0.5)), ("sqrt(|x|)", 18, (0.0,)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "count", "special"), ASKED_ABOUT)
def test_so_many_of_its_points_are_fair_to_ask_about(text, count, special):
    (row,) = [row for row in POOL if row.text == text]
    ordinary, fair = fair_points(row)
    assert (len(ordinary), fair) == (count, special)


@given(st.integers(0, 40), st.integers(0, 10**6))
def test_no_function_comes_back_within_two_rounds(number, seed):
    asked: list[tuple[str, float]] = []
    for at in range(number, number + 4):
        place = pick(at, asked, random.Random(f"{seed}/{at}"))
        assert place.expression not in [text for text, _ in asked[-2:]]
        asked.append((place.expression, place.x))


@pytest.mark.parametrize(("text", "worth"), [
    ("2x", {2: 3, 2.199: 3, 2.201: 2, 1.801: 3, 1.799: 2, 2.599: 2, 2.601: 1, 1.401: 2, 1.399: 1, 0.001: 1, 0: 0,
            -1: 0, 99: 1}),
    ("-2x", {-2: 3, -2.201: 2, -0.001: 1, 0: 0, 2: 0}),
    ("x/10", {0.1: 3, 0.149: 3, 0.151: 2, 0.249: 2, 0.251: 1, 0.0: 2, -0.051: 0, -0.049: 2}),
    ("|x - 1|", {1: 0, 0: 0}),
])  # fmt: skip
def test_a_typed_slope_is_worth_what_it_is_near_to(text, worth):
    moment = moment_of(to.set_value(to.start(text), "x", 1.0))
    assert {slope: points_for(slope, moment, WINDOW) for slope in worth} == worth


def test_levels_follow_one_another_every_three_rounds_and_the_two_hardest_are_mixed_in_the_end():
    levels = [tuple(levels_of(number)) for number in range(18)]
    assert levels == [*[(0,)] * 3, *[(1,)] * 3, *[(2,)] * 3, *[(3,)] * 3, *[(4,)] * 3, *[(3, 4)] * 3]


@pytest.mark.parametrize(("seed", "rounds"), [
    (1, [("4 - x^2", 1.9), ("x^2/2", -1.9), ("3x^2 - 4x + 5", 3.1), ("cos(x)", 0.0), ("3", -2.0), ("x^2 - 2x", 1.0),
         ("a*b - c^2", 3.0), ("4/(1 + x^2)", 0.0), ("sigmoid(x)", -2.0), ("max(x, 1) - x/2", 1.0), ("|x^2 - 4|", -2.0),
         ("max(x, 1 - x)", 0.5), ("|x^2 - 4| + 3", 2.0), ("x^2 e^(-x)", 0.0), ("floor(x)", 0.0), ("x^2 - 4y", -4.0)]),
    (2, [("4 - x^2", 1.9), ("3x^2 - 4x + 5", -1.3), ("x^2/2", -1.9), ("3", 2.4), ("x^3 - 3x", 0.1),
         ("3x^2 - 4x + 5", 2 / 3), ("a*b - c^2", 2.0), ("e^x", 1.0), ("x^4 - 4x^2", 0.5), ("3|sin(x)| + x", 0.0),
         ("2 - |x - 1|", 1.0), ("|x^2 - 4|", -2.0), ("|x^2 - 4| + 3", 2.0), ("x sin(x)", 0.0), ("floor(x)", 1.0),
         ("x^2 + |x|", 0.0)]),
])  # fmt: skip
def test_a_seed_gives_the_same_rounds_for_ever(seed, rounds):
    asked: list[tuple[str, float]] = []
    for number in range(len(rounds)):
        place = pick(number, tuple(asked), random.Random(f"{seed}/{number}"))
        asked.append((place.expression, place.x))
    assert asked == rounds


FAIR = {
    "3x^2 - 4x + 5": ("-3.5 -3.1 -2.8 -2.4 -2.0 -1.7 -1.3 -0.9 -0.6 1.7 2.0 2.4 2.8 3.1 3.5", ""),
    "e^x": ("0.3 0.6 0.8 1.0 1.2 1.4 1.7 1.9 2.1", ""),
    "cos(x)": ("-4.2 -3.8 -2.4 -2.0 -1.5 -1.1 -0.7 0.7 1.1 1.5 2.0 2.4 3.8 4.2", "0.0"),
    "|x^2 - 4|": ("-2.8 -2.5 -1.6 -1.3 -1.0 -0.7 0.7 1.0 1.3 1.6 2.5 2.8", "-2.0 0.0 2.0"),
    "floor(x)": ("-1.7 -1.4 -0.7 -0.4 0.4 0.6 1.4 1.7 2.4 2.7 3.0", "0.0 1.0 0.5"),
    "x^4 - 4x^2": ("-1.8 -1.0 -0.8 -0.6 -0.5 0.5 0.6 0.8 1.0 1.8", "0.0"),
}


@pytest.mark.parametrize("text", FAIR)
def test_the_points_that_are_fair_are_those_whose_picture_shows_what_f_does(text):
    row = next(row for row in POOL if row.text == text)
    assert tuple(" ".join(map(str, points)) for points in fair_points(row)) == FAIR[text]


def test_a_new_game_begins_at_nothing_but_the_longest_streak_of_before():
    fresh = new_game(1)
    assert (fresh.points, fresh.answered, fresh.streak, fresh.best, new_game(1, 7).best) == (0, 0, 0, 0, 7)
