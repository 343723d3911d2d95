"""The tables of a lesson: values of the kinds that are wanted, and refusals that tell the line."""

import math
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any, NoReturn

_LONGEST = 2000  # characters of a text: more is no card


class LessonError(ValueError):
    """A text is no lesson; says in which line, counted from 1, and why.

    Attributes:
        line: the line, 0 where it is none in particular.
    """

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}" if line else reason)
        self.line = line


class TableReader:
    """Reads values, and knows where they stand.

    Attributes:
        number: that of the present step, counted from 0; -1 before the first.
    """

    def __init__(self, lines: Mapping[tuple[int, str], int]) -> None:
        self._lines = lines
        self.number = -1

    def refuse(self, key: str, reason: str) -> NoReturn:
        """Say what is wrong with a key of the present step.

        Raises:
            LessonError: always.
        """
        here = self._lines.get((self.number, key)) or self._lines.get((self.number, "")) or 0
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
