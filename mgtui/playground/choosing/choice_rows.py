"""A choice as a row of text with roles, in a list of any width."""

from collections.abc import Sequence
from dataclasses import dataclass

from mgtui.playground.choosing.choices import Choice
from mgtui.text.rows import Part, Row, cut, cut_at_word, wrapped

_LEAST_NOTE = 24  # columns below which a note stands under the list, not in its row
_TALL = 8  # rows from which on a note under the list may have two


@dataclass(frozen=True, slots=True)
class Columns:
    """How wide the parts of a row are.

    Attributes:
        width: of the whole row.
        label: of the labels, 0 where there is no room for notes beside them.
        keys: of the keys there.
        longest_note: the width of the longest note there is.
    """

    width: int
    label: int
    keys: int
    longest_note: int

    @property
    def note(self) -> int:
        """Columns for a note beside a label."""
        return self.width - self.label - self.keys if self.label else 0


def columns_of(choices: Sequence[Choice], width: int) -> Columns:
    """Divide a row among the parts of these choices; give it all there are, and nothing moves while one types."""
    lines = [choice for choice in choices if choice.number is not None]
    note = max((len(line.note) for line in lines), default=0)
    label = max((len(line.label) for line in lines), default=0) + 2
    keys = max((len(line.keys) for line in lines), default=0)
    keys += 2 if keys else 0
    beside = note > 0 and width - label - keys >= _LEAST_NOTE
    return Columns(width, label if beside else 0, keys, note)


def note_height(columns: Columns, height: int) -> int:
    """Return how many of `height` rows go to the marked choice's note: none where every note fits beside its label."""
    wanted = 0 if columns.longest_note <= columns.note else 1 if columns.label or height < _TALL else 2
    return min(wanted, max(0, height - 1))


def note_rows(note: str, columns: Columns, height: int) -> list[Row]:
    """Write a note in `height` rows under the list, unless it stands in full beside its label."""
    if len(note) <= columns.note:
        return []
    return (
        [((cut_at_word(note, columns.width), "dim"),)] if height == 1 else wrapped(note, columns.width, "dim")[:height]
    )


def choice_row(choice: Choice, columns: Columns) -> Row:
    """Write a choice, or a heading, in one row."""
    if choice.number is None:
        return ((cut(choice.label, columns.width), "heading"),)
    if columns.label:
        return (
            (choice.label.ljust(columns.label), "value"),
            (choice.keys.ljust(columns.keys), "key"),
            (cut_at_word(choice.note, columns.note), "dim"),
        )
    room = columns.width - (len(choice.keys) + 1 if choice.keys else 0)
    keys: Part = (" " + choice.keys if choice.keys else "", "key")
    return ((cut(choice.label, room).ljust(room), "value"), keys)
