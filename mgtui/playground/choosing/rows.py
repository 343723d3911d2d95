"""A sheet as rows of text with roles, for a place of any size."""

from collections.abc import Sequence
from dataclasses import dataclass

from mgtui.playground.choosing.choices import Choice
from mgtui.playground.choosing.sheet import Sheet
from mgtui.text.rows import Part, Row, cut, wrapped

_MARK = 2  # columns of the marker
_LEAST_NOTE = 24  # columns below which a note stands under the list, not in its row
_TALL = 8  # rows from which on a note under the list may have two


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand on a sheet.

    Attributes:
        width: of the sheet, in columns.
        head: rows above the list.
        height: rows of the list.
        foot: rows below it, for the note of the marked choice.
        label: columns of the labels where the notes stand beside them, 0 where there is no room for that.
        keys: columns of the keys there.
    """

    width: int
    head: int
    height: int
    foot: int
    label: int
    keys: int

    @property
    def note(self) -> int:
        """Columns for a note beside a label."""
        return self.width - _MARK - self.label - self.keys if self.label else 0


def layout_of(sheet: Sheet, width: int, height: int) -> Layout:
    """How a sheet is laid out; it depends on all there is to choose from, so nothing moves while one types."""
    lines = [line for line in sheet.subject.lines if line.number is not None]
    notes = max((len(line.note) for line in lines), default=0)
    label = max((len(line.label) for line in lines), default=0) + 2
    keys = max((len(line.keys) for line in lines), default=0)
    keys += 2 if keys else 0
    room = width - _MARK - label - keys
    beside = notes > 0 and room >= _LEAST_NOTE
    foot = 0 if notes <= (room if beside else 0) else 1 if beside or height < _TALL else 2
    head = 0 if sheet.subject.find is None else min(1, height)
    foot = min(foot, max(0, height - head - 1))
    return Layout(width, head, max(0, height - head - foot), foot, label if beside else 0, keys)


def sheet_rows(sheet: Sheet, layout: Layout) -> list[Row]:
    """The line, the part of the list in sight, and a note that has no room beside its choice."""
    head = [line_row(sheet, layout.width)][: layout.head]
    seen = list(enumerate(sheet.choices.all))[sheet.choices.top :][: layout.height]
    body = [_row(line, layout, marked=index == sheet.choices.at) for index, line in seen]
    if not sheet.choices.all:
        body = _indented(wrapped(sheet.subject.missing, layout.width - _MARK, "dim"))[: layout.height]
    chosen = sheet.choices.chosen
    foot = _foot(chosen.note, layout) if chosen is not None and len(chosen.note) > layout.note else []
    return [*head, *body, *[()] * (layout.height - len(body)), *foot]


def line_row(sheet: Sheet, width: int) -> Row:
    """What was typed, with the cursor in it, or what may be typed."""
    mark: Part = ("> ", "key")
    if not sheet.line.text:
        return (mark, (" ", "caret"), (sheet.subject.prompt, "dim"))
    before, under, after = sheet.line.shown(width - len(mark[0]))
    return (mark, (before, "value"), (under, "caret"), (after, "value"))


def _row(line: Choice, layout: Layout, *, marked: bool) -> Row:
    if line.number is None:
        return ((cut(line.label, layout.width), "heading"),)
    mark: Part = ("▶ " if marked else "  ", "key")
    label, note = ("words", "value") if marked else ("value", "dim")
    if layout.label:
        return (
            mark,
            (line.label.ljust(layout.label), label),
            (line.keys.ljust(layout.keys), "key"),
            (cut(line.note, layout.note), note),
        )
    room = layout.width - _MARK
    room -= len(line.keys) + 1 if line.keys else 0
    return (mark, (cut(line.label, room).ljust(room), label), (" " + line.keys if line.keys else "", "key"))


def _foot(note: str, layout: Layout) -> list[Row]:
    room = layout.width - _MARK
    return _indented([((cut(note, room), "dim"),)] if layout.foot == 1 else wrapped(note, room, "dim"))[: layout.foot]


def _indented(rows: Sequence[Row]) -> list[Row]:
    return [((" " * _MARK, "dim"), *row) for row in rows]
