"""Lessons from files: what they may say, what is refused and where, and that what is read can be taken to its end."""

import re
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgtui.playground.changes import values as to
from mgtui.playground.guides.facts import Facts, facts_of
from mgtui.playground.guides.guide import Turn
from mgtui.playground.guides.judges import DEEDS, KNOWN_ANSWERS, NUMBERS
from mgtui.playground.guides.lesson_file import built_in, lesson_from, read_lesson
from mgtui.playground.guides.lesson_progress import END, Progress
from mgtui.playground.guides.lesson_step import Choose, Do, Type, is_done
from mgtui.playground.guides.table_reader import LessonError

DOCS = Path(__file__).parents[3] / "docs"
EXAMPLE = DOCS / "lesson-example.toml"
STEP = '''title = "A test"

[[step]]
name = "one"
title = "One step"
text = """
Here is {at.reading}
at {at.x}."""
at = {f = "x^2", x = 2}
type = "How steep?"
label = "slope ="
answer = "slope"
right = "Yes, {to.slope}."
wrong = "No, {said}: {to.slope}."
'''


def deed(table):
    """A step that waits for this."""
    start, end = STEP.index("type ="), STEP.index("right =")
    return STEP[:start] + f'do = "Do it."\nuntil = {table}\nhint = "Like so."\n' + STEP[end : STEP.index("wrong")]


def test_a_step_is_what_its_table_says():
    lesson = lesson_from(STEP)
    (step,) = lesson.steps
    assert (lesson.title, step.name, step.title) == ("A test", "one", "One step")
    assert step.text == "Here is {at.reading} at {at.x}."
    assert (step.place.expression, step.place.x) == ("x^2", 2.0)
    assert isinstance(step.task, Type)
    assert step.task.answer(step.to) == 4.0
    assert step.task.within == 0.05


def test_a_place_has_all_that_a_table_can_say():
    table = (
        '{f = "a*b + x", along = "b", values = {a = 2, x = 7}, x = -1, h = 0.5, window = [-2, 3], step = 0.25, '
        'scheme = "central", pane = "table", show = ["grid"]}'
    )
    place = lesson_from(STEP.replace('{f = "x^2", x = 2}', table)).steps[0].place
    assert (place.along, place.x, place.h, place.scheme, place.pane) == ("b", -1.0, 0.5, "central", "table")
    assert dict(place.others) == {"a": 2.0, "x": 7.0}
    slider = place.slider("b")
    assert (slider.low, slider.high, slider.step) == (-2.0, 3.0, 0.25)
    assert place.shown == {"grid"}


@pytest.mark.parametrize(
    ("before", "after", "line", "reason"),
    [
        ('title = "A test"', "title = 3", 1, "title must be a text"),
        ('title = "A test"', "", 0, "the lesson has no title"),
        ('title = "A test"', 'titel = "A test"', 1, "a lesson has no titel; did you mean title?"),
        ("[[step]]", "[step]", 0, "a lesson has steps, each under a line [[step]]"),
        ('name = "one"', "", 3, "step 1: the step has no name"),
        ('title = "One step"', 'titel = "One step"', 5, "step 1: a step with type has no titel; did you mean title?"),
        ("{at.reading}", "{at.raeding}", 6, "step 1: text names {at.raeding}, which is no fact; did you mean reading?"),
        ("{at.reading}", "{said}", 6, "step 1: text names {said}, which is no fact"),
        ("{at.reading}", "{at.__class__}", 6, "step 1: text names {at.__class__}, which is no fact"),
        ("{at.reading}", "{at.state}", 6, "step 1: text names {at.state}, which is no fact"),
        ("{at.reading}", "{at.names[9]}", 6, "step 1: text cannot be filled: list index out of range"),
        ("{at.reading}", "{key[jump]}", 6, "step 1: text names a key jump, and there is no such action"),
        ("{at.reading}", "{at.reading", 6, "step 1: text cannot be filled: "),
        ('f = "x^2"', 'f = "x^"', 9, "step 1: at: Something is missing after '^'."),
        ("x = 2", "y = 2", 9, "step 1: at has no y, but f, x, h"),
        ("x = 2", "h = 0", 9, "step 1: at: "),
        ("x = 2", 'x = "2"', 9, "step 1: x must be a number"),
        ("x = 2", "x = inf", 9, "step 1: x must be a number"),
        ("x = 2", "values = {b = 1}", 9, "step 1: f has no variable b"),
        ("x = 2", 'pane = "chains"', 9, "step 1: pane is one of slope,"),
        ("x = 2", "window = [5, -5]", 9, "step 1: at: "),
        ('answer = "slope"', 'answer = "steepness"', 12, "step 1: the answer typed is one of slope, quotient,"),
        ('f = "x^2", x = 2', 'f = "1/x", x = 0', 12, "step 1: f has no slope there, so nobody can type it"),
        ('label = "slope ="', "label = 5", 11, "step 1: label must be a text"),
        ('wrong = "No, {said}: {to.slope}."', "", 3, "step 1: the step has no wrong"),
        ('type = "How steep?"', 'choose = "How steep?"', 3, "step 1: a step with choose has no label"),
        ('type = "How steep?"', "", 3, "step 1: a step has one of do, choose, type, this has 0"),
        ('right = "Yes', 'right = "Yes\\u001b', 13, "step 1: right has characters that cannot be shown"),
    ],
)  # fmt: skip
def test_what_does_not_hold_is_refused_with_its_line(before, after, line, reason):
    assert before in STEP
    with pytest.raises(LessonError, match=re.escape(reason)) as refused:
        lesson_from(STEP.replace(before, after))
    if "a step with choose" not in reason:
        assert refused.value.line == line


def test_a_mistake_of_toml_itself_has_its_line_too():
    with pytest.raises(LessonError, match=r"^line 2: ") as refused:
        lesson_from('title = "A"\nstep = \n')
    assert refused.value.line == 2


def test_two_steps_of_one_name_are_refused():
    with pytest.raises(LessonError, match="step 2: there is a step named one already"):
        lesson_from(STEP + STEP.partition("\n\n")[2])


@pytest.mark.parametrize("choices", ['["a"]', "[1, 2]", '"up"', str([f"{n}" for n in range(10)])])
def test_choices_are_two_to_nine_texts(choices):
    step = STEP.replace("type =", "choose =").replace('label = "slope ="', f"choices = {choices}")
    with pytest.raises(LessonError):
        lesson_from(step)


def test_the_answer_is_one_of_the_choices():
    step = STEP.replace("type =", "choose =").replace('label = "slope ="', 'choices = ["2", "4"]')
    with pytest.raises(LessonError, match="the answer slope is none of the choices"):
        lesson_from(step)
    lesson = lesson_from(step.replace('answer = "slope"', 'answer = "4"'))
    assert lesson.steps[0].task.answer(lesson.steps[0].to) == "4"


@pytest.mark.parametrize("answer", KNOWN_ANSWERS)
def test_what_the_engine_knows_brings_its_own_choices(answer):
    step = STEP.replace("type =", "choose =").replace('label = "slope ="\n', "")
    step = step.replace('answer = "slope"', f'answer = "{answer}"').replace("x^2", "a*x")
    task = lesson_from(step).steps[0].task
    assert isinstance(task, Choose)
    assert task.answer(lesson_from(step).steps[0].to) in task.choices


DONE = {  # for each deed: what it waits for, and a state that does it
    "x": ("{x = 3}", lambda at: to.set_value(at, "x", 3.0)),
    "x_moves": ("{x_moves = -1}", lambda at: to.set_value(at, "x", 1.0)),
    "h_times_smaller": ("{h_times_smaller = 100}", lambda at: to.scale_h(at, -2)),
    "error_little": ("{error_little = true}", lambda at: to.scale_h(at, -3)),
    "flat": ("{flat = true}", lambda at: to.set_value(at, "x", 0.0)),
    "slope_below": ("{slope_below = 0.1}", lambda at: to.set_value(at, "x", 0.05)),
    "times_closer": ("{times_closer = 4}", lambda at: to.set_range(at, "x", 1.0, 3.0)),
    "pane": ('{pane = "table"}', lambda at: to.show_pane(at, "table")),
    "step_of_chain": ("{step_of_chain = true}", lambda at: replace(at, row=1)),
    "along": ('{along = "x"}', lambda at: at),
    "scheme": ('{scheme = "central"}', lambda at: to.set_scheme(at, "central")),
    "no_slope": ("{no_slope = true}", lambda at: to.set_value(at, "x", -1e308)),
    "h_lost": ("{h_lost = true}", lambda at: to.set_h(at, 1e-30)),
}


@pytest.mark.parametrize("name", DEEDS)
def test_every_deed_is_noticed_when_it_is_done_and_not_before(name):
    table, does = DONE[name]
    step = lesson_from(deed(table)).steps[0]
    assert isinstance(step.task, Do)
    assert is_done(step, step.place) is (name == "along")
    assert is_done(step, does(step.place))


@pytest.mark.parametrize(
    "table", ["{}", "3", "{x = true}", '{pane = "nowhere"}', "{times_closer = 1}", '{along = "q"}', "{flat = 1}"]
)
def test_a_deed_that_cannot_be_is_refused(table):
    with pytest.raises(LessonError, match="step 1"):
        lesson_from(deed(table))


def taken(lesson):
    """Take a lesson to its end as one who answers everything rightly or skips, and return the titles of the cards."""
    progress: Any = Progress(lesson=lesson)
    titles = []
    while progress.at != END:
        step = progress.step
        titles.append(progress.card(step.place).title)
        if isinstance(step.task, Choose):
            turn = progress.typed(step.task.answer(step.to))
        elif isinstance(step.task, Type):
            turn = progress.typed(repr(step.task.answer(step.to)))
        else:
            turn = Turn(progress.watched(step.place))
        assert turn.guide.card(step.target or step.place, "braille").text
        progress = turn.guide.skipped(step.place).guide
    return titles


def test_the_lesson_to_copy_is_taken_from_its_first_step_to_its_last():
    lesson = read_lesson(EXAMPLE)
    assert len(taken(lesson)) == len(lesson.steps) == 5


def test_the_deeds_of_the_lesson_to_copy_can_be_done():
    walk, corner = (step for step in read_lesson(EXAMPLE).steps if isinstance(step.task, Do))
    assert is_done(walk, to.nudge(walk.place, "x", 3))
    assert is_done(corner, to.set_value(corner.place, "x", 0.0))


def test_progress_in_a_lesson_from_a_file_is_its_own():
    lesson = read_lesson(EXAMPLE)
    progress = Progress(lesson=lesson).entered().guide.skipped(lesson.steps[0].place).guide
    assert progress.to_dict()["at"] == "guess"
    assert Progress.from_dict(progress.to_dict(), lesson).at == "guess"
    assert Progress.from_dict(progress.to_dict()).at == built_in().steps[0].name


@given(st.integers(0, len(STEP)), st.text(max_size=6))
def test_whatever_stands_in_a_file_is_a_lesson_or_refused(place, inserted):
    text = STEP[:place] + inserted + STEP[place:]
    with suppress(LessonError):
        taken(lesson_from(text))


def test_a_file_that_is_none_is_refused(tmp_path):
    (tmp_path / "latin.toml").write_bytes(b'title = "\xe9"')
    (tmp_path / "large.toml").write_bytes(b"#" * 1_000_000)
    with pytest.raises(LessonError, match=r"^this is no text in UTF-8"):
        read_lesson(tmp_path / "latin.toml")
    with pytest.raises(LessonError, match=r"^it has more than"):
        read_lesson(tmp_path / "large.toml")
    with pytest.raises(OSError, match="No such file"):
        read_lesson(tmp_path / "missing.toml")


def names_in(heading, text):
    section = text.partition(f"## {heading}")[2].partition("\n## ")[0]
    return re.findall(r"`\"?([a-z_ ]+)\"?(?:\[\w+\])?(?: = [^`]*)?`", section)


def test_the_page_about_lessons_names_every_fact_deed_and_answer():
    page = (DOCS / "lessons.md").read_text()
    facts = {name for name in dir(Facts) if not name.startswith("_")} - {"state", "charset", "moment", "little_error"}
    assert facts - {"blamed", "here"} <= set(names_in("Facts", page)) <= {*facts, "said"}
    assert set(DEEDS) == set(names_in("What a deed can be", page)) - {"until", "near"}
    assert {*KNOWN_ANSWERS, *NUMBERS} <= set(names_in("How an answer is judged", page))


def test_facts_are_those_of_the_state():
    assert facts_of(to.start("x^2")).slope == "6"


@pytest.mark.parametrize(("before", "after", "line", "reason"), [
    ("Yes, {to.slope}.", "y" * 2001, 13, "step 1: right has 2,001 characters, and 2,000 are the most"),
    ('{f = "x^2", x = 2}', "3", 9, "step 1: at is written as at = {x = 3}"),
    ("x = 2}", "window = 3}", 9, "step 1: window is written as window = [-5, 5]"),
    ("x = 2}", "window = [1]}", 9, "step 1: window is written as window = [-5, 5]"),
    ("x = 2}", "window = [1, 2, 3]}", 9, "step 1: window is written as window = [-5, 5]"),
    ("x = 2}", "window = [0, true]}", 9, "step 1: window must be a number"),
    ("x = 2}", "values = 3}", 9, "step 1: values is written as values = {a = 2, b = -3}"),
    ("x = 2}", "x = true}", 9, "step 1: x must be a number"),
    ("x = 2}", "step = 0}", 9, "step 1: at: the step must be above 0 and fit between the ends"),
    ("x = 2}", 'show = ["grid", "dots"]}', 9, "step 1: show is one of tangent, secant, slope curve,"),
    ("x = 2}", 'show = "dots"}', 9, "step 1: show is one of tangent, secant, slope curve,"),
    ("x = 2}", 'scheme = "sideways"}', 9, "step 1: scheme is one of forward, backward, central, not sideways"),
    ("x = 2}", 'along = "q"}', 9, "step 1: f has no variable q"),
    ('f = "x^2"', "f = 3", 9, "step 1: f must be a text in quotes"),
    ("x = 2}", 'x = 2}\nto = {f = "x^3"}', 10, "step 1: to has the function of at: a step is about one"),
    ("x = 2}", "x = 2}\nmasked = 1", 10, "step 1: masked must be true or false"),
    ("label =", 'within = "much"\nlabel =', 11, "step 1: within must be a number"),
    ("label =", "within = 0\nlabel =", 11, "step 1: within must be above 0"),
    ("label =", "within = -0.1\nlabel =", 11, "step 1: within must be above 0"),
    ("type =", 'do = "Go."\ntype =', 11, "step 1: a step has one of do, choose, type, this has 2"),
    ("type =", 'choose = "Up?"\ndo = "Go."\ntype =', 12, "step 1: a step has one of do, choose, type, this has 3"),
    ("No, {said}: {to.slope}.", "  ", 14, "step 1: wrong must be a text"),
    # A line inside a text begins no step.
    ('text = """', 'text = """\n[[step]]\nname = "x"\n{at.x', 6, "step 1: text cannot be filled"),
    ('right = "Yes, {to.slope}."\nwrong = "No', "right = '''\n[[step]]\n\"\"\" y\n'''\nwrong = \"{at.q}",
     17, "step 1: wrong names {at.q}"),
])  # fmt: skip
def test_each_thing_that_a_step_may_not_say_is_refused_with_its_line(before, after, line, reason):
    with pytest.raises(LessonError, match=re.escape(reason)) as refused:
        lesson_from(STEP.replace(before, after))
    assert refused.value.line == line


@pytest.mark.parametrize(("before", "after"), [
    ("Yes, {to.slope}.", "y" * 2000), ("x = 2}", 'show = "grid"}'), ("x = 2}", "x = 2}\nto = {x = 5}"),
    ("x = 2}", "x = 2}\nmasked = true"), ("label =", "within = 1\nlabel ="), ("x = 2}", "step = 0.5}"),
    ("at = {f", "  at = {f"), ('text = """', 'text = """\n[[step]]\nname = "x"'),
])  # fmt: skip
def test_what_just_holds_is_a_lesson(before, after):
    assert len(lesson_from(STEP.replace(before, after)).steps) == 1


@pytest.mark.parametrize(("number", "taken"), [(1, False), (2, True), (9, True), (10, False)])
def test_two_to_nine_choices_are_taken(number, taken):
    choices = str([f"{choice}" for choice in range(number)])
    step = STEP.replace("type =", "choose =").replace('label = "slope ="', f"choices = {choices}")
    step = step.replace('answer = "slope"', 'answer = "0"')
    if taken:
        assert len(lesson_from(step).steps[0].task.choices) == number
        return
    with pytest.raises(LessonError, match="choices are two to nine texts"):
        lesson_from(step)


def test_a_lesson_has_up_to_two_hundred_steps():
    head, _, step = STEP.partition("\n\n")
    steps = [step.replace('name = "one"', f'name = "step {number}"') for number in range(201)]
    assert len(lesson_from("\n".join([head, *steps[:200]])).steps) == 200
    with pytest.raises(LessonError, match="at most 200 steps"):
        lesson_from("\n".join([head, *steps]))


@pytest.mark.parametrize(("table", "reason"), [
    ("{times_closer = 1}", "times_closer must be above 1"),
    ("{h_times_smaller = 1.0}", "h_times_smaller must be above 1"),
    ("{times_closer = 1.01}", ""), ("{h_times_smaller = 2}", ""), ("{x_moves = 1}", ""), ("{x = 0.5}", ""),
    ("{x = 3}\nnear = {x = 2}", "the step has no nearly"), ('{x = 3}\nnear = {x = 2}\nnearly = "close"', ""),
    ("{jump = 3}", "until has no jump, but x, x_moves"),
])  # fmt: skip
def test_a_deed_is_taken_where_it_can_be_done(table, reason):
    if not reason:
        assert lesson_from(deed(table)).steps
        return
    with pytest.raises(LessonError, match=reason):
        lesson_from(deed(table))


@pytest.mark.parametrize(("to_it", "x"), [("", 2.0), ("\nto = {x = 5}", 5.0)])
def test_an_answer_leads_to_the_place_it_is_about_or_leaves_the_learner_where_the_step_is(to_it, x):
    turn = Progress(lesson=lesson_from(STEP.replace("x = 2}", f"x = 2}}{to_it}"))).typed("4")
    assert turn.place is not None
    assert turn.place.x == x


@pytest.mark.parametrize(
    ("text", "operations"), [("3x^2 - 4x + 5", "5"), ("x", "0"), ("sin(x)", "1"), ("a*b + c", "2")]
)
def test_a_text_may_say_of_how_many_operations_f_is_made(text, operations):
    assert facts_of(to.start(text)).operations == operations
