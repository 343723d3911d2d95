"""A sheet to choose from: a line to type in, if it has one, and the choices that match."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from mgtui.playground.choosing.choices import Choice, Choices, choices
from mgtui.playground.choosing.line import Line

Find: TypeAlias = Callable[[str, Sequence[Choice]], list[Choice]]

_WHEEL = 3  # lines


@dataclass(frozen=True, slots=True)
class Subject:
    """What a sheet is about.

    Attributes:
        title: what it is, and how to leave it.
        lines: everything there is to choose from.
        closing: the keys that close it, besides escape.
        find: what of the lines matches a text, in which order; None where nothing is typed.
        prompt: what stands in the line before anything is typed.
        missing: what is said when there is nothing to choose.
    """

    title: str
    lines: tuple[Choice, ...]
    closing: tuple[str, ...]
    find: Find | None = None
    prompt: str = ""
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A subject, what was typed, and the choices left by it.

    Attributes:
        subject: what it is about.
        line: what was typed.
        choices: what matches, with the marker.
    """

    subject: Subject
    line: Line
    choices: Choices

    def pressed(self, key: str, character: str | None, height: int) -> "Sheet":
        """After a key: one that moves the marker in a window of `height` lines, or one for the line."""
        move = _MOVES.get(key)
        if move is not None:
            return replace(self, choices=move(self.choices, height))
        if self.subject.find is None:
            return self
        line = self.line.pressed(key)
        if line is None and character is not None and character.isprintable():
            line = self.line.typed(character)
        return self.with_line(line or self.line)

    def turned(self, direction: int, height: int) -> "Sheet":
        """After a turn of the wheel, up (-1) or down (1)."""
        return replace(self, choices=self.choices.scrolled(direction * _WHEEL, height))

    def fitted(self, height: int) -> "Sheet":
        """In a window of another height."""
        return replace(self, choices=self.choices.fitted(height))

    def pasted(self, text: str) -> "Sheet":
        """With a text pasted into the line, if there is one."""
        return self.with_line(self.line.typed(text)) if self.subject.find is not None else self

    def with_line(self, line: Line) -> "Sheet":
        """With another line, and what matches it."""
        if line.text == self.line.text or self.subject.find is None:
            return replace(self, line=line)
        return Sheet(self.subject, line, choices(self.subject.find(line.text, self.subject.lines)))


def sheet_of(subject: Subject) -> Sheet:
    """A sheet at its start."""
    return Sheet(subject, Line(), choices(subject.lines))


_MOVES: dict[str, Callable[[Choices, int], Choices]] = {
    "up": lambda list_, height: list_.moved(-1, height),
    "down": lambda list_, height: list_.moved(1, height),
    "pageup": lambda list_, height: list_.paged(-1, height),
    "pagedown": lambda list_, height: list_.paged(1, height),
    "home": lambda list_, height: list_.to_end(-1, height),
    "end": lambda list_, height: list_.to_end(1, height),
}
