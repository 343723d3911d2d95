"""A session without a screen: undo, notices, questions, the guide, and what a person gets back on escape."""

import math
import subprocess
import sys
from dataclasses import replace

import pytest

from mgtui.playground.actions import ACTIONS, BY_NAME
from mgtui.playground.changes import values as to
from mgtui.playground.command_line import command_line
from mgtui.playground.deeds import Focus, OnScreen
from mgtui.playground.guides.lesson_file import built_in
from mgtui.playground.guides.lesson_progress import END, Progress
from mgtui.playground.panes.slope_mask import LATER
from mgtui.playground.saved_state import state_from, state_to
from mgtui.playground.session import Session
from mgtui.playground.state import H_NAME
from mgtui.playground.store import Saved
from tests.playground.states import CORNER, LECTURE

STEP = {step.name: step for step in built_in().steps}


def at_step(name):
    """A session whose lesson was left at a step."""
    return Session(to.start(), Saved(lesson=Progress(name).to_dict()))


def press(session, *names, variable=None):
    for name in names:
        session.perform(BY_NAME[name], Focus(variable or session.state.along))


def asked(session):
    question = session.take_question()
    assert question is not None
    assert session.take_question() is None  # once
    return question


def test_a_session_loads_neither_a_guide_nor_a_screen():
    code = "import mgtui.playground.session, sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "mgtui.playground.session" in loaded
    assert not {"textual", "rich", "plotext"} & set(loaded)
    assert not {"mgtui.playground.guides.lesson_file", "mgtui.playground.guides.game"} & set(loaded)


# -- changes, undo and notices ---------------------------------------------------------------------------------------


def test_an_action_changes_the_state_and_undo_takes_it_back():
    session = Session(to.start())
    press(session, "nudge_right")
    assert session.state.x == 3.1
    session.undo()
    assert session.state == to.start()
    session.redo()
    assert session.state.x == 3.1


def test_a_held_key_is_one_entry_to_take_back():
    session = Session(to.start())
    press(session, *["nudge_right"] * 5, "tangent")
    session.undo()
    assert session.state.x == 3.5
    session.undo()
    assert session.state == to.start()


def test_undo_and_redo_say_where_they_lead_nowhere():
    session = Session(to.start())
    session.undo()
    assert session.notice == "There is nothing to take back."
    session.redo()
    assert session.notice == "There is nothing to redo."
    press(session, "nudge_right")
    session.redo()
    assert session.notice == "There is nothing to redo."
    session.undo()
    assert session.notice == "The last change is taken back."


def test_a_notice_lasts_until_the_next_change():
    session = Session(to.start())
    session.share()
    assert session.notice.endswith(": mgtui '3x^2 - 4x + 5' --at 3")
    press(session, "nudge_right")
    assert session.notice == ""


def test_nothing_is_copied_where_that_is_not_possible_and_what_would_be_is_shown():
    session = Session(to.start(), restricted=True)
    assert (session.share(), session.copy_sentence(), session.copy_number(None), session.copy_number("x")) == ("",) * 4
    assert session.notice == "Not copied, mgtui runs restricted: x = 3"


def test_an_action_for_the_screen_changes_nothing_in_the_session():
    session = Session(to.start())
    before = session.shown
    for action in ACTIONS:
        if isinstance(action.deed, OnScreen):
            session.perform(action, Focus("x"))
    assert session.shown == before


def test_what_is_shown_differs_after_a_change_a_notice_and_a_guide():
    session = Session(to.start())
    seen = [session.shown]
    for do in (lambda: press(session, "nudge_right"), session.share, lambda: session.guides.toggle("lesson")):
        do()
        assert session.shown not in seen
        seen.append(session.shown)


@pytest.mark.parametrize(
    ("action", "h"),
    [
        ("nudge_left", 1e-4), ("nudge_right", 1e-2), ("finer_left", 5e-4), ("finer_right", 2e-3),
        ("coarser_left", 1e-6), ("coarser_right", 1.0), ("page_left", 1e-6), ("left_end", 1e-17), ("right_end", 10.0),
    ],
)  # fmt: skip
def test_the_keys_of_a_slider_move_h_and_nothing_else_while_its_slider_has_them(action, h):
    session = Session(to.start())
    press(session, action, variable=H_NAME)
    assert session.state == to.set_h(to.start(), h)


# -- h → 0 -----------------------------------------------------------------------------------------------------------


def test_h_goes_to_0_in_one_entry_of_the_history():
    session = Session(to.start())
    assert session.begin_approach()
    while session.go_on(42):
        pass
    assert session.state.x + session.state.h == session.state.x
    session.undo()
    assert session.state == to.start()


def test_backspace_brings_back_what_was_before_h_went_to_0_and_is_undo_without_it():
    session = Session(to.start())
    press(session, "nudge_right")
    session.begin_approach()
    session.go_on(42)
    press(session, "pane_ladder")
    session.bring_back()
    assert (session.state.h, session.state.pane, session.state.approach) == (0.001, "ladder", None)
    session.undo()
    session.undo()
    session.undo()
    session.bring_back()
    assert session.state == to.start()


def test_where_f_has_no_value_there_is_no_push():
    session = Session(to.set_value(to.start("1/x"), "x", 0.0))
    assert not session.begin_approach()
    assert session.state.approach is None
    assert session.notice.startswith("No push from here. f has a pole at 0")


def test_the_command_line_and_the_saved_session_are_those_of_before_h_went_to_0():
    session = Session(to.start())
    session.begin_approach()
    assert session.share() == command_line(to.start())
    saved = session.to_save().state
    assert saved is not None
    assert state_from(state_to(saved)) == to.start()


# -- expressions -----------------------------------------------------------------------------------------------------


def typing(session, text):
    """Type a text into the empty line, letter by letter."""
    session.edit.begin()
    for end in range(len(text) + 1):
        session.edit.type(text[:end])


@pytest.mark.parametrize("text", ["x^3", "3x^", "s", "sin(x) + a", "3x^2 - 4x + 5"])
def test_an_edit_that_is_given_up_leaves_everything_as_it_was(text):
    session = Session(to.start(), Saved(expressions=("x^2",)))
    press(session, "nudge_right", "undo")
    history, saved = session.history, session.saved
    typing(session, text)
    session.edit.recall(-1)
    session.edit.cancel()
    assert (session.history, session.saved, session.notice) == (history, saved, "")


def test_an_edit_that_is_taken_is_one_entry_of_the_history():
    session = Session(to.start())
    for text in ("x^3", "sin(2x)"):
        typing(session, text)
        assert session.edit.submit()
    assert session.state.expression == "sin(2x)"
    session.undo()
    assert session.state.expression == "x^3"
    session.undo()
    assert session.state == to.start()
    assert session.history.past == ()


def test_an_edit_that_comes_back_to_the_same_text_is_none():
    session = Session(to.start())
    history = session.history
    typing(session, "3x^2 - 4x + 5")
    session.edit.submit()
    assert session.history == history


def test_what_was_drawn_and_what_is_taken_are_kept_the_latest_last():
    session = Session(to.start())
    typing(session, "x^3")
    session.edit.submit()
    assert session.saved.expressions == ("3x^2 - 4x + 5", "x^3")


def test_enter_stays_with_a_broken_text_and_says_what_is_wrong():
    session = Session(to.start())
    typing(session, "2x^")
    assert session.edit.is_half(3)
    assert not session.edit.submit()
    assert not session.edit.is_half(3)
    assert session.saved.expressions == ()


def test_a_broken_text_that_loses_the_keys_stays_and_escape_leads_back_to_what_is_drawn():
    session = Session(to.start())
    typing(session, "3x^2 +* 1")
    assert session.edit.leave()
    assert not session.edit.leave()
    assert (session.state.text, session.state.expression) == ("3x^2 +* 1", "3x^2 ")
    session.edit.begin()
    session.edit.cancel()
    assert session.state.text == "3x^2 "


@pytest.mark.parametrize("text", ["s", "x+s", "x+si", "2t", "x*a", "e^(al"])
def test_a_name_on_its_way_makes_no_variable_until_a_pause_or_another_letter(text):
    session = Session(to.start())
    typing(session, text)
    assert session.state.function.variables == ("x",)
    assert session.edit.is_half(len(text))


@pytest.mark.parametrize(("text", "variables"), [("x+s", ("x", "s")), ("s", ("s",)), ("x*a", ("x", "a"))])
def test_a_pause_makes_a_variable_of_what_could_have_been_a_name(text, variables):
    session = Session(to.start())
    typing(session, text)
    session.edit.pause()
    assert session.state.function.variables == variables
    assert session.state.text == text


@pytest.mark.parametrize("text", ["k", "x+b", "s x", "t^2", "(a)x"])
def test_a_letter_that_no_name_begins_with_or_that_another_follows_is_a_variable_at_once(text):
    session = Session(to.start("1"))
    typing(session, text)
    assert session.state.expression == text


def test_a_pasted_letter_is_a_variable_at_once():
    session = Session(to.start())
    session.edit.type("s*x + a")
    assert session.state.function.variables == ("x", "a", "s")


def test_the_first_expression_recalled_is_the_one_before_the_one_on_screen_and_the_last_is_what_was_typed():
    session = Session(to.start())
    for text in ("x^2", "sin(x)"):
        typing(session, text)
        session.edit.submit()
    session.edit.begin()
    session.edit.type("sin(x)+")
    seen = []
    for direction in (-1, -1, -1, 1, 1, 1):
        session.edit.recall(direction)
        seen.append(session.state.text)
    assert seen == ["x^2", "3x^2 - 4x + 5", "3x^2 - 4x + 5", "x^2", "sin(x)+", "sin(x)+"]


def test_recall_without_expressions_changes_nothing():
    session = Session(to.start())
    session.edit.recall(-1)
    assert session.state == to.start()


def test_a_paste_that_is_too_long_is_refused_in_words():
    session = Session(to.start())
    session.edit.refuse_paste(1_000_000)
    assert "1,000,000 characters is too long" in session.notice


def test_what_is_saved_has_the_state_the_expression_and_the_theme():
    session = Session(to.start(), Saved(expressions=("x",)))
    session.keep_theme("nord")
    press(session, "nudge_right")
    saved = session.to_save()
    assert saved == Saved(session.state, ("x", "3x^2 - 4x + 5"), "nord")


# -- questions -------------------------------------------------------------------------------------------------------


def test_the_answer_to_a_value_moves_its_slider_and_a_wrong_one_is_refused():
    session = Session(to.start("a x"))
    session.ask_for_value("a")
    question = asked(session)
    assert (question.label, question.text) == ("a =", "1")
    question.take("2/3")
    assert session.state.slider("a").value == 2 / 3
    with pytest.raises(ValueError, match="variable"):
        question.take("2x")
    assert session.state.slider("a").value == 2 / 3


def test_h_is_asked_for_as_any_slider_and_must_be_above_0():
    session = Session(to.start())
    session.ask_for_value(H_NAME)
    question = asked(session)
    assert (question.label, question.text) == ("h =", "0.001")
    assert "above 0" in question.note
    question.take("1/8")
    assert session.state.h == 0.125
    with pytest.raises(ValueError, match="above 0"):
        question.take("-1")


@pytest.mark.parametrize("name", ["x", H_NAME])
def test_the_window_is_asked_for_from_its_own_slider_and_from_that_of_h(name):
    session = Session(to.start())
    session.ask_for_window(name)
    question = asked(session)
    assert (question.label, question.text) == ("x from:to", "-5:5")
    question.take("0:1:1/8")
    slider = session.state.slider("x")
    assert (slider.low, slider.high, slider.step) == (0.0, 1.0, 0.125)
    session.ask_for_window(name)
    assert asked(session).text == "0:1:0.125"
    with pytest.raises(ValueError, match="below"):
        question.take("3:1")


def test_the_height_of_the_window_is_typed_behind_a_comma_shown_when_held_and_let_go_when_left_out():
    session = Session(to.start())
    session.ask_for_window("x")
    question = asked(session)
    question.take("-5:5, 0:50")
    assert session.state.y_held == (0.0, 50.0)
    assert (session.state.slider("x").low, session.state.slider("x").high) == (-5.0, 5.0)
    session.ask_for_window("x")
    assert asked(session).text == "-5:5, 0:50"
    question.take("-1:max(1, 2):1/8,-pi : pi")
    assert session.state.y_held == (-math.pi, math.pi)
    assert (session.state.slider("x").high, session.state.slider("x").step) == (2.0, 0.125)
    question.take("0:1")
    assert session.state.y_held is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("-5:5, 50:0", "below"),
        ("-5:5, 0", "Two ends"),
        ("-5:5, 0:50:10", "no step"),
        ("-5:5, 0:50, 1:2", "one for the height at most"),
        ("-5:5, 0:y", "y is a variable"),
        ("5:-5, 0:50", "below"),
        ("0,5:5", r"\w"),
        ("-5:5,", r"\w"),
        ("", "Two ends"),
    ],
)
def test_what_is_no_window_is_refused_and_nothing_of_it_is_taken(text, why):
    session = Session(to.start())
    session.ask_for_window("x")
    with pytest.raises(ValueError, match=why):
        asked(session).take(text)
    assert session.state == to.start()


def test_a_variable_that_is_not_along_the_axis_has_ends_and_no_height():
    session = Session(replace(to.start("a*b"), y_held=(0.0, 9.0)))
    session.ask_for_window("b")
    question = asked(session)
    assert question.text == "-5:5"
    question.take("0:2")
    assert session.state.y_held == (0.0, 9.0)
    with pytest.raises(ValueError, match=r"\w"):
        question.take("0:2, 0:50")


def test_the_answer_counts_from_the_state_at_the_time_of_the_answer():
    session = Session(to.start())
    session.ask_for_value("x")
    question = asked(session)
    press(session, "tangent")
    question.take("1")
    assert (session.state.x, "tangent" in session.state.shown) == (1.0, False)


def test_the_table_is_saved_and_the_notice_says_where(tmp_path):
    session = Session(to.start())
    session.ask_for_table()
    asked(session).take("0:1")
    asked(session).take(str(tmp_path / "table.csv"))
    assert (tmp_path / "table.csv").read_text().startswith("x,f,slope,curvature")
    assert session.notice == f"The table is in {tmp_path / 'table.csv'}."


def test_a_table_that_cannot_be_saved_says_why(tmp_path):
    session = Session(to.start())
    session.ask_for_table()
    asked(session).take("0:1")
    with pytest.raises(ValueError, match="No such"):
        asked(session).take(str(tmp_path / "no" / "table.csv"))


def test_a_restricted_session_asks_for_no_file():
    session = Session(to.start(), restricted=True)
    for ask in (session.ask_for_table, lambda: session.ask_for_picture(lambda path: b"")):
        session.notice = ""
        ask()
        assert session.take_question() is None
        assert "restricted" in session.notice


# -- the guide -------------------------------------------------------------------------------------------------------


def test_the_lesson_opens_on_its_state_and_the_same_key_leaves_it_with_a_word():
    session = Session(to.start("sin(x)"))
    session.guides.toggle("lesson")
    assert session.guide.name == "lesson"
    assert session.state == built_in().steps[0].place
    session.guides.toggle("lesson")
    assert session.guide is None
    assert "L goes on" in session.notice
    session.undo()
    assert session.state.expression == "sin(x)"


def test_a_deed_that_is_asked_for_is_noticed_as_soon_as_it_is_done():
    session = at_step("smaller")
    session.guides.toggle("lesson")
    assert not session.guide.answered
    press(session, "smaller_h", "smaller_h", "smaller_h")
    assert session.guide.answered
    assert session.saved.lesson["outcomes"] == {"smaller": "done"}


def test_a_deed_done_by_undo_counts_as_well():
    session = at_step("smaller")
    press(session, "nudge_right")
    session.guides.toggle("lesson")
    session.change(to.scale_h(session.state, -3))
    session.guides.back()
    assert not session.guide.answered
    session.undo()
    assert session.guide.answered


def test_an_answer_is_picked_and_given_and_the_place_is_kept():
    session = at_step("push")
    session.guides.toggle("lesson")
    session.guides.pick(1)
    session.guides.forward()
    assert session.guide.answered
    session.guides.forward()
    assert session.saved.lesson["at"] == built_in().steps[built_in().steps.index(STEP["push"]) + 1].name
    assert Session(to.start(), session.to_save()).saved.lesson == session.saved.lesson


def test_a_guide_asks_for_a_number_and_takes_none_that_is_wrong():
    session = at_step("response")
    session.guides.toggle("lesson")
    session.guides.forward()
    question = asked(session)
    with pytest.raises(ValueError, match="variable"):
        question.take("6x")
    assert not session.guide.answered
    question.take("14")
    assert session.guide.answered


def test_after_the_last_step_the_lesson_takes_its_leave_and_begins_anew():
    session = at_step(built_in().steps[-1].name)
    session.guides.toggle("lesson")
    for _ in range(2):
        session.guides.skip()
    assert session.guide is None
    assert session.saved.lesson["at"] == END
    session.guides.toggle("lesson")
    assert isinstance(session.guide, Progress)
    assert session.guide.at == built_in().steps[0].name


def test_the_game_gives_the_player_back_what_was_on_screen():
    mine = to.set_value(to.start("sin(x)"), "x", 1.0)
    session = Session(mine)
    session.guides.toggle("game")
    assert session.state == session.guide.place
    session.guides.leave()
    assert session.state == mine
    assert session.guide is None


def test_the_game_gives_the_state_back_by_way_of_the_lesson_too():
    session = at_step("push")
    session.guides.toggle("game")
    place = session.guide.place
    session.guides.toggle("lesson")
    assert session.guide.name == "lesson"
    session.guides.toggle("game")
    assert session.guide.place == place
    session.guides.leave()
    assert session.state == to.start()


def test_without_a_guide_its_keys_do_nothing():
    session = Session(to.start())
    before = session.shown
    session.guides.forward()
    session.guides.back()
    session.guides.pick(1)
    session.guides.answer("14")
    session.guides.leave()
    assert session.shown == before


def test_a_game_is_taken_up_where_it_was_left_and_the_lesson_keeps_its_own_place():
    session = Session(to.start())
    session.guides.toggle("lesson")
    session.guides.forward()
    lesson = session.saved.lesson
    session.guides.toggle("game")
    session.guides.pick(1)
    session.guides.forward()
    played = session.guide
    session.guides.leave()
    assert session.saved.lesson == lesson
    session.guides.toggle("game")
    assert session.guide is played


@pytest.mark.parametrize(("state", "variable", "text", "notice"), [
    (LECTURE, None, "14", "To the clipboard, if the terminal lets it: slope = 14"),
    (LECTURE, "x", "3", "To the clipboard, if the terminal lets it: x = 3"),
    (LECTURE, H_NAME, "0.001", "To the clipboard, if the terminal lets it: h = 0.001"),
    (CORNER, None, "", "There is no slope to copy here; Y copies the sentence."),
    (CORNER, "x", "0", "To the clipboard, if the terminal lets it: x = 0"),
])  # fmt: skip
def test_the_number_of_a_slider_is_copied_or_else_the_slope(state, variable, text, notice):
    session = Session(state)
    assert (session.copy_number(variable), session.notice) == (text, notice)


def test_while_the_slope_is_hidden_it_is_not_copied_and_the_value_of_a_slider_is():
    session = Session(LECTURE)
    session.guides.toggle("game")
    assert session.masked
    assert session.copy_number(None) == ""
    assert session.notice == LATER
    assert session.copy_number(session.state.along)


def test_the_settings_are_named_where_there_are_some_and_else_a_file_is_offered(tmp_path):
    path = tmp_path / "config.toml"
    session = Session(LECTURE)
    session.ask_for_settings(path)
    assert session.question is not None
    assert (session.question.label, session.question.text) == ("settings", str(path))
    path.write_text("")
    session = Session(LECTURE)
    session.ask_for_settings(path)
    assert session.question is None
    assert session.notice.startswith(f"Settings: {path} (theme, charset,")
    session = Session(LECTURE, restricted=True)
    session.ask_for_settings(tmp_path / "other.toml")
    assert (session.question, session.notice) == (None, "No settings are read here: mgtui runs restricted.")


def test_nothing_asked_leaves_no_question_and_one_is_taken_once():
    session = Session(LECTURE)
    assert session.take_question() is None
    session.ask_for_value("x")
    assert session.take_question() is not None
    assert session.take_question() is None


def test_a_question_is_open_while_a_guide_asks_one_and_has_no_answer():
    session = Session(LECTURE)
    assert not session.asks
    session.guides.toggle("game")
    assert session.asks
    session.guides.choose(0)
    session.guides.forward()
    assert not session.asks
    session.guides.leave()
    assert not session.asks
