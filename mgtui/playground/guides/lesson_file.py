"""Reads a lesson from TOML: the one in the package, or a teacher's own. A lesson that is read can be taken to its end.

Every text is filled once while it is read, every expression parsed, every number checked; what does not hold is refused
with its line and a reason. Texts only name facts, `{to.slope}`, and the engine fills them in: so no lesson can
be wrong about them.
"""

import math
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn

from mgtui.playground.changes import values as to
from mgtui.playground.files import read_regular
from mgtui.playground.guides.facts import KEYS, Facts, facts_of
from mgtui.playground.guides.judges import DEEDS, KNOWN_ANSWERS, NUMBERS, Done
from mgtui.playground.guides.lesson_step import Choose, Do, Lesson, Step, Task, Type
from mgtui.playground.state import PANES, PARTS, SCHEMES, State

_MOST_BYTES = 256 * 1024
_MOST_STEPS = 200
_LONGEST = 2000  # characters of a text: more is no card
_MOST_CHOICES = 9  # each has a number to press
_FIELD = re.compile(r"\{([^{}]*)\}")
_FACT = re.compile(r"(at|to|now)\.([a-z]\w*)(\[\w+\])?", re.ASCII)
_KEY = re.compile(r"key\[(\w+)\]", re.ASCII)
_PACKAGED = Path(__file__).with_name("lesson.toml")

_LESSON_KEYS = ("title", "step")
_TASKS = {
    "do": ("until", "hint", "near", "nearly"),
    "choose": ("choices", "answer"),
    "type": ("label", "answer", "within"),
}
_STEP_KEYS = ("name", "title", "text", "at", "to", "right", "wrong", "masked")
_PLACE_KEYS = ("f", "x", "h", "window", "step", "values", "along", "scheme", "pane", "show")


class LessonError(ValueError):
    """A text is no lesson; says in which line, counted from 1, and why.

    Attributes:
        line: the line, 0 where it is none in particular.
    """

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}" if line else reason)
        self.line = line


def read_lesson(path: Path) -> Lesson:
    """Read a teacher's lesson.

    Raises:
        LessonError: it is none.
        OSError: the file cannot be read.
    """
    try:
        text = read_regular(path, _MOST_BYTES).decode()
    except UnicodeDecodeError:
        raise LessonError(0, "this is no text in UTF-8") from None
    except ValueError as error:
        raise LessonError(0, str(error)) from None
    return lesson_from(text)


@lru_cache(maxsize=1)
def built_in() -> Lesson:
    """Return the lesson of the package."""
    return lesson_from(_PACKAGED.read_text(encoding="utf-8"))


def lesson_from(text: str) -> Lesson:
    """Return the lesson that a text describes.

    Raises:
        LessonError: it describes none.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        raise LessonError(int(found[1]) if found else 0, re.sub(r" \(at .*\)", "", str(error))) from None
    except RecursionError:
        raise LessonError(0, "this is nested too deep") from None
    reader = _Reader(_lines_of(text))
    reader.known(data, _LESSON_KEYS, "a lesson")
    title = reader.text(data, "title", "the lesson")
    steps = data.get("step")
    if not isinstance(steps, list) or not steps or not all(isinstance(step, dict) for step in steps):
        reader.refuse("step", "a lesson has steps, each under a line [[step]]")
    if len(steps) > _MOST_STEPS:
        reader.refuse("step", f"a lesson has at most {_MOST_STEPS} steps")
    read = []
    for number, step in enumerate(steps):
        reader.number = number
        read.append(reader.step(step))
        if read[-1].name in {other.name for other in read[:-1]}:
            reader.refuse("name", f"there is a step named {read[-1].name} already")
    return Lesson(title, tuple(read))


def _lines_of(text: str) -> Mapping[tuple[int, str], int]:
    """Return in which line each key of each step stands, by the step's number and the key; -1 is before the first."""
    lines: dict[tuple[int, str], int] = {}
    number, inside = -1, ""
    for at, line in enumerate(text.splitlines(), 1):
        if not inside:
            if line.strip().startswith("[[step]]"):
                number += 1
                lines[number, ""] = at
            elif found := re.match(r"\s*(?:\[step\.)?([\w-]+)", line):
                lines.setdefault((number, found[1]), at)
        for quotes in re.findall(r'"""|\'\'\'', line):
            inside = "" if inside == quotes else inside or quotes
    return lines


class _Reader:
    """Reads the parts of a lesson, and knows where they stand."""

    def __init__(self, lines: Mapping[tuple[int, str], int]) -> None:
        self.lines = lines
        self.number = -1

    def refuse(self, key: str, reason: str) -> NoReturn:
        """Say what is wrong with a key of the present step.

        Raises:
            LessonError: always.
        """
        here = self.lines.get((self.number, key)) or self.lines.get((self.number, "")) or 0
        raise LessonError(here, reason if self.number < 0 else f"step {self.number + 1}: {reason}")

    def known(self, data: Mapping[str, Any], keys: Sequence[str], what: str, key: str = "") -> None:
        """Refuse keys that nobody reads: most of them are slips."""
        for name in data:
            if name not in keys:
                near = get_close_matches(name, keys, 1)
                meant = f"; did you mean {near[0]}?" if near else f", but {', '.join(keys)}"
                self.refuse(key or name, f"{what} has no {name}{meant}")

    def text(self, data: Mapping[str, Any], key: str, what: str = "the step", default: str | None = None) -> str:
        """Return a text, its lines joined."""
        value = data.get(key, default)
        if value is None:
            self.refuse(key, f"{what} has no {key}")
        if not isinstance(value, str) or (default is None and not value.strip()):
            self.refuse(key, f"{key} must be a text")
        if len(value) > _LONGEST:
            self.refuse(key, f"{key} has {len(value):,} characters, and {_LONGEST:,} are the most")
        if not all(char.isprintable() or char.isspace() for char in value):
            self.refuse(key, f"{key} has characters that cannot be shown")
        return " ".join(value.split())

    def value(self, data: Mapping[str, Any], key: str, kind: type, where: str = "") -> Any:
        """Return a number, a truth or a word under a key that is there."""
        value: Any = data[key]
        if kind is float and isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        wanted = {float: "a number", bool: "true or false", str: "a text in quotes"}[kind]
        if not isinstance(value, kind) or (isinstance(value, float) and not math.isfinite(value)):
            self.refuse(where or key, f"{key} must be {wanted}")
        return value

    def word(self, data: Mapping[str, Any], key: str, words: Sequence[str], where: str = "") -> str:
        """Return one of some words under a key that is there."""
        value = data[key]
        if value not in words:
            self.refuse(where or key, f"{key} is one of {', '.join(words)}, not {value}")
        return str(value)

    def step(self, data: Mapping[str, Any]) -> Step:
        """Return a step."""
        tasks = [task for task in _TASKS if task in data]
        if len(tasks) != 1:
            self.refuse(tasks[-1] if tasks else "", f"a step has one of {', '.join(_TASKS)}, this has {len(tasks)}")
        self.known(data, (*_STEP_KEYS, tasks[0], *_TASKS[tasks[0]]), f"a step with {tasks[0]}")
        place = self.place(data, "at", to.start())
        target = self.place(data, "to", place) if "to" in data else None
        if target is not None and target.expression != place.expression:
            self.refuse("to", "to has the function of at: a step is about one")
        masked = self.value(data, "masked", bool) if "masked" in data else False
        task = self.task(tasks[0], data, target or place)
        step = Step(
            self.text(data, "name"),
            self.text(data, "title"),
            self.text(data, "text"),
            place,
            task,
            self.text(data, "right"),
            self.text(data, "wrong", default="") if isinstance(task, Do) else self.text(data, "wrong"),
            target,
            masked,
        )
        self._try_texts(step, data)
        return step

    def place(self, data: Mapping[str, Any], key: str, before: State) -> State:
        """Return the state that a table describes, beginning with another."""
        table = data.get(key, {})
        if not isinstance(table, dict):
            self.refuse(key, f"{key} is written as {key} = {{x = 3}}")
        self.known(table, _PLACE_KEYS, key, key)
        try:
            return self._placed(table, key, before)
        except LessonError:
            raise
        except ValueError as error:
            self.refuse(key, f"{key}: {error}")

    def _placed(self, table: Mapping[str, Any], key: str, before: State) -> State:
        state = before
        if "f" in table:
            state = to.start(self.value(table, "f", str, key))
        values = table.get("values", {})
        if not isinstance(values, dict):
            self.refuse(key, "values is written as values = {a = 2, b = -3}")
        for name in ("along", *values):
            wanted = table.get("along", state.along) if name == "along" else name
            if wanted not in state.function.variables:
                self.refuse(key, f"f has no variable {wanted}")
        if "along" in table:
            state = replace(state, axis=table["along"])
        if "window" in table or "step" in table:
            slider = state.slider(state.along)
            ends = table.get("window", [slider.low, slider.high])
            if not isinstance(ends, list) or len(ends) != 2:
                self.refuse(key, "window is written as window = [-5, 5]")
            low, high = (self.value({"window": end}, "window", float, key) for end in ends)
            step = self.value(table, "step", float, key) if "step" in table else None
            state = to.set_range(state, state.along, low, high, step)
        for name in values:
            state = to.set_value(state, name, self.value(values, name, float, key))
        if "x" in table:
            state = to.set_value(state, state.along, self.value(table, "x", float, key))
        if "h" in table:
            state = to.set_h(state, self.value(table, "h", float, key))
        if "scheme" in table:
            self.word(table, "scheme", SCHEMES, key)
            state = replace(state, scheme=table["scheme"])
        if "pane" in table:
            state = to.show_pane(state, self.word(table, "pane", PANES, key))
        if "show" in table:
            shown = table["show"] if isinstance(table["show"], list) else [table["show"]]
            parts = [self.word({"show": part}, "show", PARTS, key) for part in shown]
            state = replace(state, shown=frozenset(parts))
        return state

    def task(self, name: str, data: Mapping[str, Any], target: State) -> Task:
        """Return what a step asks."""
        ask = self.text(data, name)
        if name == "do":
            near = self.deed(data, "near", target) if "near" in data else None
            nearly = self.text(data, "nearly") if near else ""
            return Do(ask, self.deed(data, "until", target), self.text(data, "hint"), near, nearly)
        answer = self.text(data, "answer")
        if name == "type":
            if answer not in NUMBERS:
                self.refuse("answer", f"the answer typed is one of {', '.join(NUMBERS)}, not {answer}")
            if not math.isfinite(NUMBERS[answer](facts_of(target))):
                self.refuse("answer", f"f has no {answer} there, so nobody can type it")
            within = self.value(data, "within", float) if "within" in data else 0.05
            return Type(ask, self.text(data, "label"), NUMBERS[answer], within)
        return Choose(ask, *self._choices(data, answer, target))

    def _choices(
        self, data: Mapping[str, Any], answer: str, target: State
    ) -> tuple[tuple[str, ...], Callable[[Facts], str]]:
        given = data.get("choices")
        if answer in KNOWN_ANSWERS and given is None:
            judge = KNOWN_ANSWERS[answer]
            return judge.choices or target.function.variables, judge.answer
        if not isinstance(given, list) or not 2 <= len(given) <= _MOST_CHOICES:
            known = ", ".join(KNOWN_ANSWERS)
            self.refuse(
                "choices", f"choices are two to nine texts, or the answer is one that the engine knows: {known}"
            )
        choices = tuple(self.text({"choices": choice}, "choices") for choice in given)
        if answer not in choices:
            self.refuse("answer", f"the answer {answer} is none of the choices")
        return choices, lambda _: answer

    def deed(self, data: Mapping[str, Any], key: str, place: State) -> Done:
        """Return when something is done, from a table in which all must hold."""
        table = data.get(key)
        if not isinstance(table, dict) or not table:
            self.refuse(key, f"{key} is written as {key} = {{x = 3}}")
        self.known(table, tuple(DEEDS), key, key)
        parts: list[Done] = []
        for name in table:
            waited = DEEDS[name]
            value = self.value(table, name, waited.kind, key)
            if waited.words:
                self.word(table, name, waited.words, key)
            if name == "along" and value not in place.function.variables:
                self.refuse(key, f"f has no variable {value}")
            if name.startswith(("times", "h_times")) and value <= 1:
                self.refuse(key, f"{name} must be above 1")
            parts.append(waited.done(value))
        return lambda at, now: all(part(at, now) for part in parts)

    def _try_texts(self, step: Step, data: Mapping[str, Any]) -> None:
        """Fill every text once, so that none fails while it is read by a learner."""
        at, target = facts_of(step.place), facts_of(step.target or step.place)
        texts = {"text": (step.text, False), "right": (step.right, True), "wrong": (step.wrong, True)}
        texts |= {key: (self.text(data, key), False) for key in (*_TASKS, "hint", "nearly") if key in data}
        for key, (text, answered) in texts.items():
            for field in _FIELD.findall(text):
                self._try_field(key, field, answered)
            try:
                text.format(key=KEYS, at=at, to=target, now=at, said="")
            except (AttributeError, LookupError, ValueError, TypeError) as error:
                self.refuse(key, f"{key} cannot be filled: {error}")

    def _try_field(self, key: str, field: str, answered: bool) -> None:
        if field == "said" and answered:
            return
        if found := _KEY.fullmatch(field):
            if found[1] not in KEYS:
                self.refuse(key, f"{key} names a key {found[1]}, and there is no such action")
            return
        found = _FACT.fullmatch(field)
        if not found or not hasattr(Facts, found[2]):
            known = sorted(name for name in dir(Facts) if not name.startswith("_"))
            near = get_close_matches(found[2] if found else field, known, 1)
            meant = f"; did you mean {near[0]}?" if near else ""
            self.refuse(key, f"{key} names {{{field}}}, which is no fact{meant}")
