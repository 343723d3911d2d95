"""What a typed line asks for."""

import pytest

from mgtui.plain.orders import order_of
from mgtui.playground.actions import ACTIONS, spoken_keys
from mgtui.playground.changes import values as to
from mgtui.playground.guides.facts import KEYS
from mgtui.playground.state import H_NAME

STATE = to.start("a*b + x")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("right", "nudge_right"), ("→", "nudge_right"), ("nudge right", "nudge_right"), ("Nudge Right", "nudge_right"),
        ("n", "next_point"), ("N", "previous_point"), ("next", "next_point"), ("space", "approach"), ("go", "approach"),
        ("back", "bring_back"), ("ladder", "pane_ladder"), ("2", "pane_ladder"), ("h → 0 pane", "pane_ladder"),
        ("best", "best_h"), ("smaller h", "smaller_h"), ("[", "smaller_h"), ("?", "help"), ("q", "quit"),
        ("tour", "lesson"), ("shift right", "finer_right"), ("f", "edit"), ("x", "type_x"), ("h", "type_h"),
    ],
)  # fmt: skip
def test_an_action_is_called_by_its_key_its_name_or_its_label(line, name):
    assert order_of(line, STATE).action.name == name


def test_every_action_answers_to_its_label_and_every_key_that_texts_name_is_known():
    for action in ACTIONS:
        assert order_of(action.label, STATE).action in (action, None) or action.label == "next pane"
        assert order_of(action.name, STATE).action == action
    for name, key in KEYS.items():
        if name not in ("answer", "repeat", "choice_before", "next_choice", "skip", "zen", "step_above", "step_below"):
            assert not order_of(key, STATE).complaint, (name, spoken_keys)


@pytest.mark.parametrize(
    ("line", "variable", "text"),
    [
        ("x 2/3", "x", "2/3"),
        ("x = 2/3", "x", "2/3"),
        ("a=5", "a", "5"),
        ("b -3", "b", "-3"),
        ("h 1e-5", H_NAME, "1e-5"),
    ],
)
def test_a_name_and_a_number_set_a_value(line, variable, text):
    order = order_of(line, STATE)
    assert (order.variable, order.text, order.function) == (variable, text, False)


@pytest.mark.parametrize(
    ("line", "text"),
    [("f sin(x)/x", "sin(x)/x"), ("f = x^2", "x^2"), ("f(x) = x^2", "x^2"), ("sin(x)/x", "sin(x)/x"), ("x^2", "x^2")],
)
def test_an_expression_is_a_function_with_or_without_its_name(line, text):
    order = order_of(line, STATE)
    assert (order.function, order.text) == (True, text)


@pytest.mark.parametrize("line", ["sin(x", "x^2 -", "3x +* 2", "2foo", "plot(x)", "|x", "√", "x! + !"])
def test_what_was_to_be_an_expression_is_taken_for_one_so_that_its_mistake_is_told(line):
    order = order_of(line, to.start("x^2"))
    assert (order.function, order.text) == (True, line)


@pytest.mark.parametrize("line", ["14", "-3", "0.5", ".5"])
def test_a_number_alone_is_told_to_go_behind_a_name(line):
    assert f"x {line}, or h {line}" in order_of(line, to.start("x^2")).complaint
    assert f"t {line}, or h {line}" in order_of(line, to.start("t^2")).complaint


@pytest.mark.parametrize("line", ["a=3", "a = 2/3", "t=pi", "w_1 = 0"])
def test_a_value_for_what_f_has_not_is_told_what_it_has(line):
    name = line.partition("=")[0].strip()
    assert order_of(line, to.start("x^2 + c")).complaint == f"f has no variable {name}; it has x, c."


@pytest.mark.parametrize("line", ["y = 3", "y = x^2", "z = x*y", "a = x", "y=x^2", "g(x) = x^2", "k = x + 1"])
def test_an_equation_that_gives_no_value_is_an_expression(line):
    assert order_of(line, to.start("x^2")).function


@pytest.mark.parametrize(
    ("line", "name", "text"),
    [("at 2/3", "type_value", "2/3"), ("go to -1", "type_value", "-1"), ("at", "type_value", ""),
     ("window = -1:1", "type_window", "-1:1"), ("roots", "pane_points", ""), ("extrema", "pane_points", "")],
)  # fmt: skip
def test_words_of_the_trade_are_known(line, name, text):
    order = order_of(line, to.start("x^2"))
    assert (order.action.name, order.text) == (name, text)


def test_times_stand_behind_what_can_be_done_again():
    assert order_of("right 5", STATE).times == 5
    assert order_of("right 99999", STATE).times == 1000
    assert order_of("right round", STATE).complaint == "nudge right takes a number of times at most, not round."


@pytest.mark.parametrize("line", ["foo", "14", "-3", "b", "\x1b[A"])
def test_a_name_or_a_number_alone_is_no_function(line):
    assert not order_of(line, to.start("x^2")).function


def test_what_is_not_known_is_answered_with_what_is_near():
    assert "Did you mean: nudge left" in order_of("nudge lft", STATE).complaint
