"""The fields in the texts of a lesson, `{to.slope}`: each is a fact, a key, or what was answered."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from mgtui.playground.guides.facts import KEYS, Facts, facts_of
from mgtui.playground.guides.lesson_step import Step
from mgtui.playground.guides.step_tables import TASKS
from mgtui.playground.guides.table_reader import TableReader

_FIELD = re.compile(r"\{([^{}]*)\}")
_FACT = re.compile(r"(at|to|now)\.([a-z]\w*)(\[\w+\])?", re.ASCII)
_KEY = re.compile(r"key\[(\w+)\]", re.ASCII)


def try_texts(reader: TableReader, step: Step, data: Mapping[str, Any]) -> None:
    """Fill every text of a step once, so that none fails while it is read by a learner.

    Raises:
        LessonError: one cannot be filled.
    """
    at, target = facts_of(step.place), facts_of(step.target or step.place)
    texts = {"text": (step.text, False), "right": (step.right, True), "wrong": (step.wrong, True)}
    texts |= {key: (reader.text(data, key), False) for key in (*TASKS, "hint", "nearly") if key in data}
    for key, (text, answered) in texts.items():
        for field in _FIELD.findall(text):
            _try_field(reader, key, field, answered)
        try:
            text.format(key=KEYS, at=at, to=target, now=at, said="")
        except (AttributeError, LookupError, ValueError, TypeError) as error:
            reader.refuse(key, f"{key} cannot be filled: {error}")


def _try_field(reader: TableReader, key: str, field: str, answered: bool) -> None:
    if field == "said" and answered:
        return
    if found := _KEY.fullmatch(field):
        if found[1] not in KEYS:
            reader.refuse(key, f"{key} names a key {found[1]}, and there is no such action")
        return
    found = _FACT.fullmatch(field)
    if not found or not hasattr(Facts, found[2]):
        known = sorted(name for name in dir(Facts) if not name.startswith("_"))
        near = get_close_matches(found[2] if found else field, known, 1)
        meant = f"; did you mean {near[0]}?" if near else ""
        reader.refuse(key, f"{key} names {{{field}}}, which is no fact{meant}")
