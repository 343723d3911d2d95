"""A line of text under the fingers: typing, deleting, and a cursor that goes left and right."""

from collections.abc import Callable
from dataclasses import dataclass
from unicodedata import east_asian_width

_LONGEST = 1000  # as long as an expression may be


@dataclass(frozen=True, slots=True)
class Line:
    """A text and a place in it.

    Attributes:
        text: what was typed.
        cursor: how many characters stand before the cursor.
    """

    text: str = ""
    cursor: int = 0

    def typed(self, text: str) -> "Line":
        """With a text typed or pasted at the cursor: its lines as one, what is too long dropped."""
        room = _LONGEST - len(self.text)
        if text != " ":
            text = " ".join(text[: 4 * _LONGEST].split())
        text = "".join(filter(str.isprintable, text))[:room]
        return Line(self.text[: self.cursor] + text + self.text[self.cursor :], self.cursor + len(text))

    def pressed(self, key: str) -> "Line | None":
        """After a key that moves or deletes; None when it is not one of them."""
        edit = _EDITS.get(key)
        return edit(self) if edit is not None else None

    def shown(self, width: int) -> tuple[str, str, str]:
        """What there is room for in `width` columns: before the cursor, under it, and after it."""
        under, after = (self.text[self.cursor : self.cursor + 1] or " "), self.text[self.cursor + 1 :]
        start, room = self.cursor, width - _columns(under)
        while start and (room := room - _columns(self.text[start - 1])) >= 0:
            start -= 1
        return self.text[start : self.cursor], under, after

    def _without(self, start: int, end: int) -> "Line":
        start = max(0, start)
        return Line(self.text[:start] + self.text[end:], start)


def _columns(char: str) -> int:
    return 2 if east_asian_width(char) in "WF" else 1


def _before_the_word(line: Line) -> int:
    before = line.text[: line.cursor].rstrip()
    return before.rfind(" ") + 1


_EDITS: dict[str, Callable[[Line], Line]] = {
    "left": lambda line: Line(line.text, max(0, line.cursor - 1)),
    "right": lambda line: Line(line.text, min(len(line.text), line.cursor + 1)),
    "backspace": lambda line: line._without(line.cursor - 1, line.cursor),
    "delete": lambda line: line._without(line.cursor, line.cursor + 1),
    "ctrl+w": lambda line: line._without(_before_the_word(line), line.cursor),
    "ctrl+u": lambda line: line._without(0, line.cursor),
}
