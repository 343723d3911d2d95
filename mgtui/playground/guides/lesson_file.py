"""Reads a lesson from TOML: the one in the package, or a teacher's own. A lesson that is read can be taken to its end.

Every text is filled once while it is read, every expression parsed, every number checked; what does not hold is refused
with its line and a reason. Texts only name facts, `{to.slope}`, and the engine fills them in: so no lesson can
be wrong about them.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from mgtui.playground.files import read_regular
from mgtui.playground.guides.lesson_fields import try_texts
from mgtui.playground.guides.lesson_step import Lesson
from mgtui.playground.guides.step_tables import step_of
from mgtui.playground.guides.table_reader import LessonError, TableReader

_MOST_BYTES = 256 * 1024
_MOST_STEPS = 200
_PACKAGED = Path(__file__).with_name("lesson.toml")
_LESSON_KEYS = ("title", "step")


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
    reader = TableReader(_lines_of(text))
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
        read.append(step_of(reader, step))
        try_texts(reader, read[-1], step)
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
