"""Lines typed and what is said to them: literal transcripts, and what holds for every line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgtui.plain.conversation import GREETING, Conversation
from mgtui.playground.changes import values as to
from mgtui.playground.session import Session
from mgtui.playground.state import PANES


def conversation(expression="3x^2 - 4x + 5"):
    session = Session(to.start(expression))
    session.no_clipboard = "To take along"
    return Conversation(session)


def said_to(*lines, expression="3x^2 - 4x + 5"):
    """What is said to the last of some lines."""
    talk = conversation(expression)
    told = []
    for line in lines:
        told = talk.answer(line)
    return told


def test_it_opens_with_the_function_and_the_place():
    assert conversation().opened() == [
        GREETING,
        "f(x) = 3*x^2 - 4*x + 5.",
        "At x = 3, f is 20 and rises with slope 14.",
    ]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["right"], ["At x = 3.1, f is 21.43 and rises with slope 14.6."]),
        (["right 5"], ["At x = 3.5, f is 27.75 and rises with slope 17."]),
        (["x -3"], ["At x = -3, f is 44 and falls with slope -22."]),
        (["n"], ["At x = 0.666667, f is 3.66667 and is flat: its slope is 0 up to rounding."]),
        (["h 1e-5"], ["h = 1e-5, forward: rise/run is 14.00003, off by 3e-5."]),
        (["scheme"], ["backward difference", "h = 0.001, backward: rise/run is 13.997, off by 0.003."]),
        (["f |x|", "x 0"], ["f has a corner at 0: slope -1 from the left, 1 from the right."]),
        (["f def g(x, w=2): return w*x"], ["f(x, w) = w*x.", "At x = 3, f is 6 and rises with slope 2."]),
        (
            ["f lambda x, w=2: w*x", "undo"],
            ["The last change is taken back.", "f(x) = 3*x^2 - 4*x + 5.", "At x = 3, f is 20 and rises with slope 14."],
        ),
        (["1/x", "x 0"], ["f has a pole at 0: it tends to -inf from the left, inf from the right."]),
        (["f 3*(x+"], ["At character 5 of 3*(x+: Something is missing after '+'."]),
        (["x 2/y"], ["At character 3 of 2/y: A number is wanted here, and y is a variable."]),
        (["x"], ["x is 3: a number or an expression: 2/3, pi/4; an empty line leaves it as it is."]),
        (["x", "2/3"], ["At x = 0.666667, f is 3.66667 and is flat: its slope is 0 up to rounding."]),
        (["x", "2/"], ["At character 2 of 2/: Something is missing after '/'."]),
        (["x", ""], ["Left as it was."]),
        (["undo"], ["There is nothing to take back.", "f(x) = 3*x^2 - 4*x + 5.",
                    "At x = 3, f is 20 and rises with slope 14."]),
        (["go"], ["h = 1: the secant through both points has slope 17, 3 above the tangent's 14."]),
        (["go", "go"], ["h = 0.5: rise/run is 15.5, 1.5 above the slope 14."]),
        (["points"], ["1 in the window.", "minimum at x = 0.6666666666666666, f = 3.6667", "These are all: proved."]),
        (["theme"], ["themes: that is for a screen."]),
        (["share"], ["To take along: mgtui '3x^2 - 4x + 5' --at 3"]),
        (["quit"], []),
    ],
)  # fmt: skip
def test_a_line_is_answered(lines, told):
    assert said_to(*lines) == told


def test_the_window_is_told_with_its_height():
    assert said_to("x 0", "window -1:1, 0:12") == ["x from -1 to 1, height from 0 to 12."]


def test_the_pane_of_the_slope_names_every_number():
    told = said_to("slope")
    assert told[:4] == ["x 3", "h 0.001", "x + h 3.001", "f(x) 20"]
    assert told[-1] == "f'(x) = 6*x - 4"
    assert "slope 14" in told


def test_the_ladder_says_how_far_off_each_rung_is_and_where_it_is_best():
    told = said_to("ladder")
    assert told[0] == "h 0.1: rise/run 14.300000000000068, off by 0.3"
    assert told[-1] == "best h near 2e-8"


def test_the_chain_tells_each_step_with_its_rule():
    assert said_to("chain", expression="sin(x)^2")[1].startswith("u1 = sin(x): value 0.14112, slope along x -0.989992")


def test_with_several_variables_each_has_its_value():
    talk = conversation("a*b + c")
    talk.answer("a = 2")
    talk.answer("b -3")
    assert talk.answer("c 10") == ["At a = 2, f is 4 and falls with slope -3."]
    assert talk.answer("v")[-1] == "At b = -3, f is 4 and rises with slope 2."


def test_the_lesson_is_taken_by_lines():
    talk = conversation()
    assert talk.answer("tour")[0] == "1/18 A function is a machine."
    assert talk.answer("x 3")[:2] == [
        "At x = 3, f is 20 and rises with slope 14.",
        "In went 3, out came 20. The point on the curve is this one call, and the numbers beside it speak of it too. "
        "Whatever you change, everything follows.",
    ]
    assert talk.answer("")[0].startswith("2/18")


def test_what_a_question_hides_is_not_said():
    talk = conversation()
    talk.answer("tour")
    for _ in range(4):
        talk.answer("skip")
        talk.answer("")
    while not talk.session.masked:
        talk.answer("skip")
    for line in ("slope", "ladder", "table", "right", "", "chain", "go"):
        told = " ".join(talk.answer(line))
        assert "14" not in told.replace("14:", "")
    assert talk.session.asks


def test_a_number_or_a_name_answers_a_question_of_the_lesson():
    for answer in ("1", "push x a little"):
        talk = conversation()
        talk.answer("tour")
        while "formula" not in talk.session.guide.card(talk.session.state, "ascii").name:
            talk.answer("skip")
        assert talk.answer(answer)[1].startswith("Just so.")


@pytest.mark.parametrize("order", ["h 0.1", "help", "quit", "right", "f x^2", "w"])
def test_an_order_is_no_answer_to_a_question_and_ends_it(order):
    talk = conversation()
    talk.answer("x")
    assert talk.answer(order)[0] == "Left as it was."
    assert talk.asks_for != "x ="


@pytest.mark.parametrize("answer", ["x^2", "foo", "1/0"])
def test_an_answer_that_will_not_do_leaves_its_question_open(answer):
    talk = conversation()
    talk.answer("h")
    talk.answer(answer)
    assert talk.asks_for == "h ="


def test_what_is_said_twice_of_a_card_is_said_once():
    talk = conversation()
    talk.answer("tour")
    assert [line.partition(" ")[0] for line in talk.answer("x 2")] == ["At", "A", "Enter:"]
    assert [line.partition(" ")[0] for line in talk.answer("x 1.5")] == ["At", "A"]


LINES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["right", "go", "back", "x 0", "f 1/x", "f", "x", "", "tour", "game", "1", "skip", "leave", "undo", "v",
         "table", "points", "chain", "digits", "error", "window 0:1", "k", "A", "z", "+", "export", "examples 4"]
    ),
)  # fmt: skip


@given(st.lists(LINES, max_size=8))
def test_whatever_is_typed_every_line_is_answered_in_plain_letters(lines):
    talk = conversation()
    for line in lines:
        told = talk.answer(line)
        assert told or talk.ended
        for text in told:
            assert text.isascii()
            assert text.isprintable()
            assert "  " not in text
        if talk.asks_for.startswith(("save", "table")):
            talk.answer("")  # no file of a test's is wanted


@pytest.mark.parametrize("pane", PANES)
@pytest.mark.parametrize("expression", ["3x^2 - 4x + 5", "|x|", "1/x", "sqrt(x)", "a*b + c", "7"])
def test_every_pane_is_told_for_every_kind_of_function(pane, expression):
    talk = conversation(expression)
    for x in ("0", "-1", "2"):
        talk.answer(f"{talk.session.state.along} {x}")
        assert all(talk.answer(f"pane {pane}" if pane == "slope" else pane))


def test_the_steps_of_the_chain_are_gone_through_by_the_keys_the_lesson_names():
    talk = conversation()
    told = talk.answer("lesson")
    while not told[0].endswith("The chain in a pane."):
        told = talk.answer("skip")
    assert "Press 7, then go through the steps with up and down: each lights its part of f." in told
    talk.answer("7")
    step, *noticed = talk.answer("up")
    assert step.startswith("u4 = u2 - u3: value 15")
    assert "Enter: next; Backspace: again; L: leave" in noticed
    talk.answer("up")
    assert [talk.answer("down")[0] for _ in range(3)][-1].startswith("f = u4 + 5")


def test_the_list_of_all_actions_is_in_plain_letters_and_its_arrows_are_words():
    told = conversation().answer("help all")
    assert all(line.isascii() for line in told)
    assert "chain pane: f as small steps: up down go through them, Enter tells the rule. Key 7" in told
