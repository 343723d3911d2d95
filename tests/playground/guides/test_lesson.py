"""The lesson without a screen: its texts, its tasks, its numbers, and how a learner moves through it."""

import json
import re
import string
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgtui.engine import difference, parse
from mgtui.playground.analysis import moment_of
from mgtui.playground.changes import values as to
from mgtui.playground.changes.chain_rows import move_row
from mgtui.playground.changes.jumps import jump
from mgtui.playground.guides import lesson_card
from mgtui.playground.guides.card import Card, pages, unmarked
from mgtui.playground.guides.facts import KEYS, facts_of
from mgtui.playground.guides.judges import WAYS
from mgtui.playground.guides.lesson_file import built_in
from mgtui.playground.guides.lesson_progress import END, Progress
from mgtui.playground.guides.lesson_step import Choose, Do, Type, is_done, is_right
from mgtui.playground.panes.slope import slope_rows
from mgtui.playground.panes.slope_mask import masked_rows, masked_sentence, masked_state
from mgtui.playground.picture import picture_of
from mgtui.playground.scene import Window
from mgtui.playground.state import PANES
from mgtui.text.rows import plain

STEPS = built_in().steps
PARABOLA = parse("3x^2 - 4x + 5")
NAMES = [step.name for step in STEPS]
STEP = {step.name: step for step in STEPS}
SPELT = "two three four five six seven eight nine eleven twelve fourteen twenty forty hundred thousand half twice"
NUMBER = re.compile(r"−?\d+(?:\.\d+)?(?:e−?\d+)?")


def templates_of(step):
    task = step.task
    texts = [step.title, step.text, task.ask, step.right, step.wrong]
    if isinstance(task, Choose):
        texts += task.choices
    if isinstance(task, Type):
        texts.append(task.label)
    if isinstance(task, Do):
        texts += [task.hint, task.nearly]
    return texts


TEMPLATES = [(step.name, text) for step in STEPS for text in templates_of(step) if text] + [
    ("around", text) for name, text in vars(lesson_card).items() if name.isupper() and isinstance(text, str)
]


def right_answer(step):
    task = step.task
    return task.answer(step.to) if isinstance(task, Choose) else repr(task.answer(step.to))


def wrong_answers(step):
    if isinstance(step.task, Choose):
        return [choice for choice in step.task.choices if choice != right_answer(step)]
    return [repr(step.task.answer(step.to) * factor) for factor in (-1, 0, 2)]


def doing(name):
    """A state that does what a step asks, reached as a learner would."""
    at = STEP[name].place
    if name == "machine":
        return to.set_value(at, "x", 3.0)
    if name == "grid":
        return to.nudge(at, "x", 4)
    if name in ("definition", "smaller"):
        return to.scale_h(at, -3)
    if name == "zero":
        return jump(at, picture_of(at, 160, 96).landmarks, -1)
    if name == "steps":
        return move_row(to.show_pane(at, "chain"), -1)
    return to.set_range(at, "x", 2.9, 3.1)


def after(step, said):
    """The progress after an answer, or after the task was done, and the state on screen."""
    progress = Progress(step.name)
    if isinstance(step.task, Do):
        state = doing(step.name)
        return progress.watched(state), state
    turn = progress.typed(said)
    return turn.guide, turn.place


def text_of(card):
    return unmarked(f"{card.text} {card.ask}")


QUESTIONS = [step for step in STEPS if not isinstance(step.task, Do)]
DEEDS = [step for step in STEPS if isinstance(step.task, Do)]


# -- the texts ---------------------------------------------------------------------------------------------------------


def test_there_are_eighteen_steps_each_with_a_name_of_its_own():
    assert len(STEPS) == 18
    assert len(set(NAMES)) == len(STEPS)


def test_the_steps_follow_the_lecture():
    lecture = "machine grid formula definition push response smaller tiny check minus zero zoom corner inputs "
    lecture += "matters chain steps backwards"
    assert lecture.split() == NAMES


@pytest.mark.parametrize(("where", "template"), TEMPLATES)
def test_no_name_of_the_code_stands_in_a_text(where, template):
    assert not re.search(r"[a-z][A-Z]|\w_\w", re.sub(r"\{[^}]*\}", "", template))


@pytest.mark.parametrize(("where", "template"), TEMPLATES)
def test_no_number_is_typed_into_a_text(where, template):
    written = [literal for literal, *_ in string.Formatter().parse(template)]
    assert not [char for literal in written for char in literal if char.isnumeric()], where


@pytest.mark.parametrize(("where", "template"), TEMPLATES)
def test_no_number_is_spelt_out_either(where, template):
    words = set(re.findall(r"[a-z]+", " ".join(literal for literal, *_ in string.Formatter().parse(template)).lower()))
    assert not words & set(SPELT.split()), where


@pytest.mark.parametrize(("where", "template"), TEMPLATES)
def test_every_field_of_a_text_is_computed(where, template):
    roots = {field.split(".")[0].split("[")[0] for _, field, _, _ in string.Formatter().parse(template) if field}
    assert roots <= {"at", "to", "now", "key", "said", "right", "asked"}, where


def test_every_field_of_a_text_is_found_at_every_step():
    for step in STEPS:
        facts = dict.fromkeys(("at", "to", "now"), step.at)
        for text in templates_of(step):
            if step is not STEP["inputs"]:
                text = re.sub(r"\{\w+\.(value|slope_of)\[.*?\]\}", "", text)
            assert "{" not in unmarked(lesson_card.filled(text, said="", **facts)).replace(KEYS["finer_h"], "")


@pytest.mark.parametrize("step", STEPS, ids=NAMES)
@pytest.mark.parametrize("field", ["x", "h", "f", "f_plus_h", "rise", "run", "quotient"])
def test_the_numbers_of_a_step_are_the_engines(step, field):
    state = step.target or step.place
    values = {name: state.slider(name).value for name in state.function.variables}
    along = state.along
    f = state.function.bind(**{name: value for name, value in values.items() if name != along}) if values else None
    d = difference(f or state.function, values[along], state.h)
    exact = {
        "x": d.x,
        "h": d.h,
        "f": d.f_x,
        "f_plus_h": d.f_x_plus_h,
        "rise": d.rise,
        "run": d.run,
        "quotient": d.slope,
    }
    shown = float(getattr(step.to, field).replace("−", "-"))
    assert shown == pytest.approx(exact[field], rel=1e-5 if field in ("x", "f") else 1e-9)


def test_the_lectures_numbers_are_all_told():
    told = {name: [text_of(Progress(name).card(STEP[name].place))] for name in NAMES}
    for step in QUESTIONS:
        told[step.name].append(text_of(after(step, right_answer(step))[0].card(step.place)))
    for step in DEEDS:
        progress, state = after(step, "")
        told[step.name].append(text_of(progress.card(state)))
    expected = {
        "machine": ["3", "20"],
        "grid": ["−5", "5", "0.25", "40", "100", "91.6875", "83.75"],
        "push": ["20.014003"],
        "response": ["0.014003", "0.001", "14.003"],
        "smaller": ["14.003", "14.000003", "14"],
        "tiny": ["1e−16", "0"],
        "check": ["6", "4", "14"],
        "minus": ["−3", "44", "43.978003", "−22", "−21.997"],
        "zero": ["0.666667", "2", "3"],
        "corner": ["−1", "1"],
        "inputs": ["2", "−3", "10", "4", "1"],
    }
    for name, numbers in expected.items():
        assert set(numbers) <= set(NUMBER.findall(" ".join(told[name]))), name
    assert "2/3" in " ".join(told["zero"])
    assert "6x − 4" in " ".join(told["check"])


def test_the_grid_is_the_lectures():
    facts = STEP["grid"].at
    row = np.arange(-5, 5, 0.25)
    assert (facts.low, facts.high, facts.step, facts.count) == ("−5", "5", "0.25", str(len(row)))
    assert facts.first_values == ", ".join(f"{value:g}" for value in PARABOLA(row)[:3])


@pytest.mark.parametrize(("x", "fraction"), [(2 / 3, "2/3"), (-1 / 7, "−1/7"), (3.0, "3"), (0.1234567, "0.1234567")])
def test_a_fraction_is_written_only_for_the_double_it_is(x, fraction):
    assert facts_of(to.set_value(to.start(), "x", x)).fraction == fraction


@pytest.mark.parametrize(("text", "line"), [("3x^2 - 4x + 5", "6x − 4"), ("x^2", "2x"), ("5 - x^2/2 + x", "−x + 1")])
def test_the_derivative_of_a_parabola_is_written_as_a_line(text, line):
    assert facts_of(to.start(text)).slope_line == line


# What a text claims in words must be what the engine says of the step's state.
CLAIMS = {
    "push": lambda to: to.moment.difference.f_x_plus_h > to.moment.difference.f_x,
    "minus": lambda to: to.moment.difference.f_x_plus_h < to.moment.difference.f_x and to.moment.slope < 0,
    "tiny": lambda to: to.moment.difference.h_lost and to.moment.difference.slope == 0,
    "corner": lambda to: to.moment.behaviour.kind == "corner",
    "inputs": lambda to: to.slope_of == {"a": to.value["b"], "b": to.value["a"], "c": "1"} and to.moment.slope < 0,
    "formula": lambda to: int(to.operations) > 10,
    "zoom": lambda to: to.moment.behaviour.kind == "smooth",
}


@pytest.mark.parametrize("name", CLAIMS)
def test_what_is_said_in_words_is_so(name):
    assert CLAIMS[name](STEP[name].to)


# -- answers -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("step", QUESTIONS, ids=lambda step: step.name)
def test_right_and_wrong_answers_get_their_own_reply_and_the_same_numbers(step):
    progress, state = after(step, right_answer(step))
    assert dict(progress.outcomes)[step.name] == "right"
    praise = text_of(progress.card(state))
    for answer in wrong_answers(step):
        progress, state = after(step, answer)
        assert dict(progress.outcomes)[step.name] == "wrong"
        reply = text_of(progress.card(state))
        assert reply != praise
        assert set(NUMBER.findall(praise)) <= set(NUMBER.findall(reply))


@pytest.mark.parametrize("step", [step for step in STEPS if step.masked], ids=lambda step: step.name)
def test_a_masked_question_does_not_tell_its_answer(step):
    question = set(NUMBER.findall(text_of(Progress(step.name).card(step.place))))
    exact = {step.to.slope, step.to.quotient} - {step.to.x, step.to.f, step.to.value.get("b", "")}
    assert not question & exact


def test_answers_may_be_typed_as_expressions_and_need_not_be_exact():
    step = STEP["response"]
    for answer in ("14", "14.003", "0.014003/0.001", "14.5"):
        assert is_right(step, answer), answer
    for answer in ("-14", "0", "20", "0.014"):
        assert not is_right(step, answer), answer
    assert is_right(STEP["check"], "6*3 - 4")
    assert not is_right(STEP["check"], "14.003")


@pytest.mark.parametrize("name", ["response", "check"])
def test_what_is_no_number_is_refused_and_changes_nothing(name):
    with pytest.raises(ValueError, match="variable"):
        Progress(name).typed("2x")


# -- deeds -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("step", DEEDS, ids=lambda step: step.name)
def test_a_deed_is_noticed_once_done_and_not_before(step):
    fresh = Progress(step.name)
    assert fresh.watched(step.place) == fresh
    progress = fresh.watched(doing(step.name))
    assert progress.answered
    assert dict(progress.outcomes)[step.name] == "done"


@pytest.mark.parametrize("step", DEEDS, ids=lambda step: step.name)
def test_what_was_said_of_a_deed_stays_while_the_learner_plays_on(step):
    state = doing(step.name)
    progress = Progress(step.name).watched(state)
    said = progress.card(state).text
    assert progress.watched(to.nudge(state, "x", 7)).card(to.nudge(state, "x", 7)).text == said


@pytest.mark.parametrize("step", DEEDS, ids=lambda step: step.name)
def test_a_deed_on_another_function_does_not_count(step):
    away = to.set_text(doing(step.name), "x^2 - 6x + 1")
    assert not is_done(step, away)
    card = Progress(step.name).watched(away).card(away)
    assert "Backspace" in unmarked(card.ask)


def test_the_flat_place_is_found_by_nudging_nearly_and_by_n_exactly():
    state = STEP["zero"].place
    while state.x > 0.7:
        state = to.nudge(state, "x", -1)
    while state.x > 0.665:
        state = to.nudge(state, "x", -1, size="fine")
    progress = Progress("zero").watched(state)
    assert not progress.answered
    near = unmarked(progress.card(state).ask)
    assert facts_of(state).slope in near
    assert KEYS["next_point"] in near
    assert Progress("zero").watched(doing("zero")).answered


def test_any_h_that_is_a_thousand_times_as_good_will_do_and_one_too_small_will_not():
    at = STEP["smaller"].place
    errors = {k: abs(difference(PARABOLA, 3.0, float(f"1e-{k}")).slope - 14) for k in range(3, 17)}
    for k, error in errors.items():
        done = is_done(STEP["smaller"], replace(at, h=float(f"1e-{k}")))
        assert done is (error <= errors[3] / 990), k


# -- the way through ---------------------------------------------------------------------------------------------------


def test_skipping_leads_from_the_first_step_to_the_end_whatever_is_left_undone():
    progress, states = Progress(), []
    for _ in range(100):
        state = progress.step.place if progress.step else to.start()
        turn = progress.skipped(state)
        if turn.guide is None:
            break
        assert isinstance(turn.guide, Progress)
        progress = turn.guide
        states.append(progress.at)
    assert states == [*NAMES[1:], END]
    assert set(dict(progress.outcomes).values()) == {"skipped"}
    assert turn.parting


@pytest.mark.parametrize("name", NAMES)
def test_enter_however_often_skips_nothing(name):
    progress, place = Progress(name), STEP[name].place
    for _ in range(4):
        turn = progress.forward(place)
        assert isinstance(turn.guide, Progress)
        progress = turn.guide
        if turn.label:
            with pytest.raises(ValueError, match="Type a number"):
                progress.typed(" ")
    assert progress.at == name
    assert progress.outcomes == ()
    assert "skips" in progress.card(place).ask or turn.label
    assert progress.skipped(place).guide.outcomes == ((name, "skipped"),)


@pytest.mark.parametrize("name", NAMES)
def test_a_question_is_open_until_it_is_answered_and_a_task_is_none(name):
    step = STEP[name]
    assert Progress(name).asks(step.place) is not isinstance(step.task, Do)
    assert not replace(Progress(name), said="1").asks(step.place)
    assert not Progress(name).asks(to.set_text(step.place, "x^5"))


def test_enter_first_gives_a_hint():
    for step in STEPS:
        progress = Progress(step.name)
        turn = progress.forward(step.place)
        if not turn.label:
            assert turn.guide.at == step.name
            assert turn.guide.card(step.place, "braille").ask != progress.card(step.place).ask


def test_backspace_repeats_a_step_that_was_begun_and_else_goes_to_the_one_before():
    progress, state = after(STEP["push"], "down")
    again = progress.back(state)
    assert again.guide.at == "push"
    assert not again.guide.answered
    assert again.place == STEP["push"].place
    before = again.guide.back(again.place)
    assert before.guide.at == "definition"
    assert before.place == STEP["definition"].place


def test_the_first_answer_counts_and_a_skipped_step_may_be_made_good():
    progress, state = after(STEP["push"], "down")
    better = progress.back(state).guide.typed("up").guide
    assert dict(better.outcomes)["push"] == "wrong"
    skipped = Progress("push").skipped(STEP["push"].place).guide
    assert dict(skipped.outcomes) == {"push": "skipped"}
    back = skipped.back(STEP["response"].place).guide
    assert dict(back.typed("up").guide.outcomes)["push"] == "right"


def test_up_and_down_go_round_the_choices_and_nowhere_else():
    progress = Progress("push")
    picks = []
    for _ in range(4):
        progress = progress.picked(1)
        picks.append(progress.pick)
    assert picks == [0, 1, 2, 0]
    assert Progress("push").picked(-1).pick == 2
    assert Progress("zoom").picked(1) == Progress("zoom")
    answered, _ = after(STEP["push"], "up")
    assert answered.picked(1) == answered


def test_the_end_counts_the_guesses():
    progress = Progress(END, (("push", "right"), ("tiny", "wrong"), ("machine", "done"), ("minus", "skipped")))
    assert "1 of 2" in text_of(progress.card(to.start()))
    assert "0 of 0" not in text_of(Progress(END).card(to.start()))
    assert progress.resumed() == Progress()


def test_progress_survives_as_plain_data():
    progress, _ = after(STEP["minus"], "down")
    kept = json.loads(json.dumps(progress.to_dict()))
    assert Progress.from_dict(kept) == Progress("minus", (("minus", "right"),))
    ended = Progress(END, (("push", "right"),))
    assert Progress.from_dict(ended.to_dict()) == ended


@pytest.mark.parametrize(
    "kept",
    [None, [], "push", {}, {"at": "nowhere"}, {"at": 3}, {"at": ["push"]}, {"outcomes": 3},
     {"outcomes": {"x": "right"}}, {"outcomes": {"push": "maybe"}}, {"outcomes": {"push": []}}],
)  # fmt: skip
def test_what_cannot_be_understood_is_not_kept(kept):
    assert Progress.from_dict(kept) == Progress()


# -- the mask ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("step", STEPS, ids=NAMES)
def test_the_mask_covers_the_steps_function_until_the_answer_and_never_the_learners_own(step):
    fresh = Progress(step.name)
    assert fresh.hides_slope(to.nudge(step.place, step.place.along, 3)) is step.masked
    assert not fresh.hides_slope(to.set_text(step.place, "x^5"))
    if step in QUESTIONS:
        progress, state = after(step, right_answer(step))
        assert not progress.hides_slope(state)


def test_under_the_mask_the_slope_pane_keeps_only_what_was_known_before_the_push():
    for scheme in ("forward", "backward", "central"):
        moment = moment_of(to.set_scheme(to.start(), scheme))
        rows = [plain(row).split() for row in masked_rows("slope", slope_rows(moment, 34), moment, 34)]
        shown = {" ".join(row[:-1]): row[-1] for row in rows}
        assert shown["x"] == "3"
        assert shown["rise"] == shown["rise/run"] == shown["slope"] == "?"
        pushed = [label for label in shown if label.startswith("f(x ")]
        assert pushed
        assert all(shown[label] == "?" for label in pushed)
        assert "14" not in " ".join(map(" ".join, rows))


@pytest.mark.parametrize("width", [34, 60])
def test_what_stands_for_a_hidden_number_stands_under_the_numbers(width):
    moment = moment_of(to.start())
    assert [plain(row).rstrip() for row in masked_rows("slope", slope_rows(moment, width), moment, width)] == [
        "x            3",
        "h            0.001",
        "x + h        3.001",
        "f(x)        20",
        "f(x + h)    ?",
        "rise        ?",
        "run          0.001",
        "rise/run    ?",
        "slope       ?",
        "Hidden until you have answered.",
    ]


@pytest.mark.parametrize("expression", ["|x|", "x^2", "3", "sqrt(|x|)"])
def test_the_mask_hides_whether_there_is_a_slope_at_all(expression):
    moment = moment_of(to.set_value(to.start(expression), "x", 0.0))
    labels = [plain(row)[:12].strip() for row in masked_rows("slope", slope_rows(moment, 34), moment, 34)]
    assert labels[:9] == ["x", "h", "x + h", "f(x)", "f(x + h)", "rise", "run", "rise/run", "slope"]
    assert not {"left", "right", "off by", "tangent"} & set(labels)
    assert moment.behaviour.kind not in masked_sentence(moment)


@pytest.mark.parametrize("pane", [name for name in PANES if name != "slope"])
def test_the_mask_hides_all_of_the_other_panes(pane):
    moment = moment_of(to.start())
    assert "14" not in " ".join(map(plain, masked_rows(pane, [(("slope 14", "value"),)], moment, 34)))


def test_the_mask_takes_the_telling_lines_off_the_plot():
    state = replace(to.start(), shown=frozenset({"tangent", "secant", "slope curve", "bend curve", "grid"}))
    assert masked_state(state).shown == {"grid"}


# -- cards -------------------------------------------------------------------------------------------------------------


def all_cards():
    for step in STEPS:
        yield Progress(step.name).card(step.place)
        yield replace(Progress(step.name), warned=True).card(step.place)
        answers = [right_answer(step), *wrong_answers(step)] if step in QUESTIONS else [""]
        for answer in answers:
            progress, state = after(step, answer)
            yield progress.card(state)
    yield Progress(END, (("push", "right"),)).card(to.start())


@pytest.mark.parametrize(("width", "height"), [(80, 6), (110, 5)])
def test_every_card_fits_a_usual_screen_at_once(width, height):
    for card in all_cards():
        (rows,) = pages(card, width, height)
        assert len(rows) <= height, card.text
        assert all(len(plain(row)) <= width for row in rows)
        assert card.keys[0].split("|")[1] in plain(rows[0])
        assert "leave" in plain(rows[0]) or "done" in plain(rows[0]), plain(rows[0])


@pytest.mark.parametrize(("width", "height"), [(40, 5), (120, 6), (60, 6), (30, 4), (28, 3)])
def test_smaller_screens_get_every_word_on_pages(width, height):
    for card in all_cards():
        found = pages(card, width, height)
        assert all(len(page) <= height for page in found)
        assert all(len(plain(row)) <= width for page in found for row in page[1:])
        shown = " ".join(" ".join(plain(row).split()) for page in found for row in page[1:])
        wanted = unmarked(f"{card.text} {card.ask}").split()
        assert [word for word in shown.replace("▸", "").split() if word][: len(wanted)] == wanted


@given(st.integers(14, 130), st.integers(2, 12), st.text("ab +−=", max_size=200), st.text("cd ", max_size=80))
def test_a_card_of_any_size_says_everything_and_stays_inside(width, height, text, ask):
    card = Card("n", "title", text, ask, ("up", "no slope"), 1, ("Enter|answer", "L|leave"))
    found = pages(card, width, height)
    assert all(len(page) <= height for page in found)
    rows = [plain(row) for page in found for row in page[1:]]
    letters = re.sub(r"\s", "", "".join(rows))
    assert letters == re.sub(r"\s", "", f"{text}{ask}1up▸2noslope")
    assert all("Enter" in plain(page[0]) for page in found)


def test_keys_in_a_text_have_their_own_role_and_formulas_are_not_torn():
    card = Progress("definition").card(STEP["definition"].place)
    (rows,) = pages(card, 80, 6)
    assert ("space", "key") in [part for row in rows for part in row]
    for width in range(30, 80):
        lines = [plain(row) for page in pages(card, width, 6) for row in page]
        assert any("(f(x + h) − f(x)) / h" in line for line in lines)


def test_a_terminal_without_mathematics_gets_a_reading_it_can_show():
    card = Progress("machine").card(STEP["machine"].place, "ascii")
    assert parse("3x^2 - 4x + 5").plain_reading in card.text


def test_before_the_first_step_there_is_none():
    first = Progress()
    turn = first.back(STEPS[0].place)
    assert isinstance(turn.guide, Progress)
    assert (turn.guide.at, turn.place) == (STEPS[0].name, STEPS[0].place)


def test_two_lessons_taken_at_a_time_are_one_with_the_further_place_and_every_outcome():
    near = Progress(NAMES[1], ((NAMES[0], "right"),))
    far = Progress(END, ((NAMES[0], "skipped"), (NAMES[1], "wrong"), (NAMES[2], "done")))
    for one, other in ((near, far), (far, near)):
        both = one.joined(other)
        assert both.at == END
        assert dict(both.outcomes) == {NAMES[0]: "right", NAMES[1]: "wrong", NAMES[2]: "done"}
    assert near.joined(near) == near
    assert near.joined(Progress(NAMES[1], ((NAMES[0], "wrong"),))).outcomes == ((NAMES[0], "right"),)


# -- answers -----------------------------------------------------------------------------------------------------------

CHOOSING = [step for step in STEPS if isinstance(step.task, Choose) and right_answer(step) in WAYS]


@pytest.mark.parametrize("step", CHOOSING, ids=lambda step: step.name)
def test_a_wrong_way_is_drawn_and_the_right_one_is_not(step):
    begun = Progress(step.name)
    assert not begun.draws_guess
    view = Window(-5.0, 5.0, -5.0, 5.0)
    for way in WAYS:
        told = begun.typed(way).guide
        assert told.draws_guess == (way != right_answer(step))
        assert (told.guessed(0.0, 0.0, view) is not None) == (way != right_answer(step))


@pytest.mark.parametrize("step", [step for step in STEPS if isinstance(step.task, Type)], ids=lambda step: step.name)
def test_a_number_that_was_typed_is_drawn_as_no_way(step):
    assert not Progress(step.name).typed(wrong_answers(step)[0]).guide.draws_guess


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_after_an_answer_and_after_the_end_nothing_can_be_typed(step):
    done = Progress(END)
    assert done.typed("up").guide is done
    if isinstance(step.task, Choose | Type):
        told = Progress(step.name).typed(right_answer(step)).guide
        assert told.typed(wrong_answers(step)[0]).guide is told
        assert dict(told.outcomes)[step.name] == "right"
