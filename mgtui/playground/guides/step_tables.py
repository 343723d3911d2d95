"""The steps of a lesson, from tables: the places they are about, and what each asks and waits for."""

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from mgtui.playground.changes import values as to
from mgtui.playground.guides.facts import Facts, facts_of
from mgtui.playground.guides.judges import DEEDS, KNOWN_ANSWERS, NUMBERS, Done
from mgtui.playground.guides.lesson_step import Choose, Do, Step, Task, Type
from mgtui.playground.guides.table_reader import LessonError, TableReader
from mgtui.playground.state import PANES, PARTS, SCHEMES, State

_MOST_CHOICES = 9  # each has a number to press
TASKS = {
    "do": ("until", "hint", "near", "nearly"),
    "choose": ("choices", "answer"),
    "type": ("label", "answer", "within"),
}
"""What a step may ask, and the keys that go with it."""
_STEP_KEYS = ("name", "title", "text", "at", "to", "right", "wrong", "masked")
_PLACE_KEYS = ("f", "x", "h", "window", "step", "values", "along", "scheme", "pane", "show")


def step_of(reader: TableReader, data: Mapping[str, Any]) -> Step:
    """Return the step that a table describes.

    Raises:
        LessonError: it describes none.
    """
    tasks = [task for task in TASKS if task in data]
    if len(tasks) != 1:
        reader.refuse(tasks[-1] if tasks else "", f"a step has one of {', '.join(TASKS)}, this has {len(tasks)}")
    reader.known(data, (*_STEP_KEYS, tasks[0], *TASKS[tasks[0]]), f"a step with {tasks[0]}")
    place = _place(reader, data, "at", to.start())
    target = _place(reader, data, "to", place) if "to" in data else None
    if target is not None and target.expression != place.expression:
        reader.refuse("to", "to has the function of at: a step is about one")
    masked = reader.value(data, "masked", bool) if "masked" in data else False
    task = _task(reader, tasks[0], data, target or place)
    return Step(
        reader.text(data, "name"),
        reader.text(data, "title"),
        reader.text(data, "text"),
        place,
        task,
        reader.text(data, "right"),
        reader.text(data, "wrong", default="") if isinstance(task, Do) else reader.text(data, "wrong"),
        target,
        masked,
    )


def _place(reader: TableReader, data: Mapping[str, Any], key: str, before: State) -> State:
    """Return the state that a table describes, beginning with another."""
    table = data.get(key, {})
    if not isinstance(table, dict):
        reader.refuse(key, f"{key} is written as {key} = {{x = 3}}")
    reader.known(table, _PLACE_KEYS, key, key)
    try:
        return _placed(reader, table, key, before)
    except LessonError:
        raise
    except ValueError as error:
        reader.refuse(key, f"{key}: {error}")


def _placed(reader: TableReader, table: Mapping[str, Any], key: str, before: State) -> State:
    state = before
    if "f" in table:
        state = to.start(reader.value(table, "f", str, key))
    values = table.get("values", {})
    if not isinstance(values, dict):
        reader.refuse(key, "values is written as values = {a = 2, b = -3}")
    for name in ("along", *values):
        wanted = table.get("along", state.along) if name == "along" else name
        if wanted not in state.function.variables:
            reader.refuse(key, f"f has no variable {wanted}")
    if "along" in table:
        state = replace(state, axis=table["along"])
    if "window" in table or "step" in table:
        slider = state.slider(state.along)
        ends = table.get("window", [slider.low, slider.high])
        if not isinstance(ends, list) or len(ends) != 2:
            reader.refuse(key, "window is written as window = [-5, 5]")
        low, high = (reader.value({"window": end}, "window", float, key) for end in ends)
        step = reader.value(table, "step", float, key) if "step" in table else None
        state = to.set_range(state, state.along, low, high, step)
    for name in values:
        state = to.set_value(state, name, reader.value(values, name, float, key))
    if "x" in table:
        state = to.set_value(state, state.along, reader.value(table, "x", float, key))
    if "h" in table:
        state = to.set_h(state, reader.value(table, "h", float, key))
    if "scheme" in table:
        reader.word(table, "scheme", SCHEMES, key)
        state = replace(state, scheme=table["scheme"])
    if "pane" in table:
        state = to.show_pane(state, reader.word(table, "pane", PANES, key))
    if "show" in table:
        shown = table["show"] if isinstance(table["show"], list) else [table["show"]]
        parts = [reader.word({"show": part}, "show", PARTS, key) for part in shown]
        state = replace(state, shown=frozenset(parts))
    return state


def _task(reader: TableReader, name: str, data: Mapping[str, Any], target: State) -> Task:
    """Return what a step asks."""
    ask = reader.text(data, name)
    if name == "do":
        near = _deed(reader, data, "near", target) if "near" in data else None
        nearly = reader.text(data, "nearly") if near else ""
        return Do(ask, _deed(reader, data, "until", target), reader.text(data, "hint"), near, nearly)
    answer = reader.text(data, "answer")
    if name == "type":
        if answer not in NUMBERS:
            reader.refuse("answer", f"the answer typed is one of {', '.join(NUMBERS)}, not {answer}")
        if not math.isfinite(NUMBERS[answer](facts_of(target))):
            reader.refuse("answer", f"f has no {answer} there, so nobody can type it")
        within = reader.value(data, "within", float) if "within" in data else 0.05
        if within <= 0:
            reader.refuse("within", "within must be above 0: an answer may be off by so large a part of the number")
        return Type(ask, reader.text(data, "label"), NUMBERS[answer], within)
    return Choose(ask, *_choices(reader, data, answer, target))


def _choices(
    reader: TableReader, data: Mapping[str, Any], answer: str, target: State
) -> tuple[tuple[str, ...], Callable[[Facts], str]]:
    given = data.get("choices")
    if answer in KNOWN_ANSWERS and given is None:
        judge = KNOWN_ANSWERS[answer]
        return judge.choices or target.function.variables, judge.answer
    if not isinstance(given, list) or not 2 <= len(given) <= _MOST_CHOICES:
        known = ", ".join(KNOWN_ANSWERS)
        reader.refuse("choices", f"choices are two to nine texts, or the answer is one that the engine knows: {known}")
    choices = tuple(reader.text({"choices": choice}, "choices") for choice in given)
    if answer not in choices:
        reader.refuse("answer", f"the answer {answer} is none of the choices")
    return choices, lambda _: answer


def _deed(reader: TableReader, data: Mapping[str, Any], key: str, place: State) -> Done:
    """Return when something is done, from a table in which all must hold."""
    table = data.get(key)
    if not isinstance(table, dict) or not table:
        reader.refuse(key, f"{key} is written as {key} = {{x = 3}}")
    reader.known(table, tuple(DEEDS), key, key)
    parts: list[Done] = []
    for name in table:
        waited = DEEDS[name]
        value = reader.value(table, name, waited.kind, key)
        if waited.words:
            reader.word(table, name, waited.words, key)
        if name == "along" and value not in place.function.variables:
            reader.refuse(key, f"f has no variable {value}")
        if name.startswith(("times", "h_times")) and value <= 1:
            reader.refuse(key, f"{name} must be above 1")
        parts.append(waited.done(value))
    return lambda at, now: all(part(at, now) for part in parts)
