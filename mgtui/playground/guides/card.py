"""A card: one thing said or asked beside the plot, and how it is laid out in rows, at any width and height."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from mgtui.playground.hints import key_at
from mgtui.text.rows import Part, Row, cut, plain, shortened

Page: TypeAlias = list[Row]

_GAP = 3  # columns between two choices
_KEY, _AFTER_KEY, _GLUE = "\ue000", "\ue001", "\xa0"  # marks inside texts, none of which is ever shown
_OPERATOR = re.compile(r" ([+−·/=]) ")


@dataclass(frozen=True, slots=True)
class Card:
    """What a guide shows: a text, perhaps a question, perhaps answers to choose from.

    Attributes:
        name: tells cards apart whose texts follow the state: another name starts at its first page.
        title: where one is, for the top row.
        text: what there is to know.
        ask: what there is to do or to guess.
        choices: answers to choose from, if any.
        pick: the index of the answer that would be given now, or None.
        keys: what the keys do, as `Enter|answer`, the most important first.
    """

    name: str
    title: str
    text: str
    ask: str = ""
    choices: tuple[str, ...] = ()
    pick: int | None = None
    keys: tuple[str, ...] = ()


def choice_at(card: Card, row: Row, column: int) -> int | None:
    """Return the answer under a column of a row of the card; None where there is none."""
    end = 0
    for text, _ in row:
        start, end = end, end + len(text)
        if start <= column < end:
            shown = text[1:]
            for number, whole in enumerate(card.choices):
                begun = f" {number + 1} "
                if shown.startswith(begun) and shown == cut(begun + whole, len(shown)):
                    return number
    return None


def key_in(row: Row, column: int) -> str | None:
    """Return the key named under a column of a row, or before the word there, as Textual names it; None for none."""
    end, begun, spoken = 0, 0, ""
    for text, role in row:
        start, end = end, end + len(text)
        if role == "key":
            begun, spoken = end - len(text.lstrip()), text.strip()
        elif role != "label":
            spoken = ""
        if start <= column < end:
            return key_at(spoken, min(max(0, column - begun), len(spoken))) if spoken else None
    return None


def as_key(name: str) -> str:
    """Return the name of a key, marked for a text so that it stands out."""
    return f"{_KEY}{name.replace(' ', _GLUE)}{_AFTER_KEY}"


def unmarked(text: str) -> str:
    """Return a text without marks, for places that show plain texts."""
    return text.replace(_KEY, "").replace(_AFTER_KEY, "").replace(_GLUE, " ")


def with_keys(text: str, show: Callable[[str], str]) -> str:
    """Return a text with each key's name written by `show`."""
    return unmarked(re.sub(f"{_KEY}(.*?){_AFTER_KEY}", lambda found: show(unmarked(found[1])), text))


def pages(card: Card, width: int, height: int) -> list[Page]:
    """Lay the card out as one or more screens of `height` rows; what is asked stands on the last, with all it needs."""
    room = max(1, height - 1)
    inner = max(8, width - 2)
    text = _wrapped(card.text, inner, "value")
    tail = [*_wrapped(card.ask, inner, "words"), *_choice_rows(card, inner)]
    bodies: list[list[Row]] = []
    while text and len(text) + len(tail) > room:
        bodies.append(text[:room])
        text = text[room:]
    while (more_rows := len(text) + len(tail) - room) > 0:  # a question longer than the pane
        bodies.append(tail[: min(room, more_rows)])  # the last page is full: the answers stand there, all of them
        tail = tail[min(room, more_rows) :]
    if text or tail or not bodies:
        bodies.append([*text, *tail])
    more = replace(card, keys=("Enter|read on", *card.keys[1:]))
    last = len(bodies) - 1
    return [
        [_title_row(card if number == last else more, width), *(((" ", "value"), *row) for row in body)]
        for number, body in enumerate(bodies)
    ]


def _title_row(card: Card, width: int) -> Row:
    """Put the title on the left, the keys on the right, as many as fit; the first key always does."""
    keys = list(card.keys)
    while len(keys) > 1 and len(card.title) + 4 + _length(keys) > width:
        del keys[-1]
    title = plain(shortened(((card.title, "heading"),), width - _length(keys) - 2))
    rule = "─" * max(0, width - len(title) - _length(keys) - 2)
    parts: list[Part] = [(f" {title} ", "heading"), (rule, "dim")]
    for key in keys:
        name, _, word = key.partition("|")
        parts += [(f" {name}", "key"), (f" {word} ", "label")]
    return tuple(parts)


def _wrapped(text: str, width: int, role: str) -> list[Row]:
    """Break a text into rows of at most `width` columns: at blanks, but never inside `x + h` or a key's name."""
    rows: list[list[str]] = []
    used = width + 1
    for word in _words(text, width):
        length = len(unmarked(word))
        if used + 1 + length > width:
            rows.append([])
            used = -1
        rows[-1].append(word)
        used += 1 + length
    return [_parts(" ".join(row), role) for row in rows]


def _words(text: str, width: int) -> Iterator[str]:
    """Split a text into what must stay together; what is wider than the rows is broken all the same."""
    for word in _OPERATOR.sub(rf"{_GLUE}\1{_GLUE}", text).split(" "):
        if len(unmarked(word)) <= width:
            yield from [word] * bool(word)
            continue
        for part in unmarked(word).split(" "):
            yield from (part[start : start + width] for start in range(0, len(part), width))


def _parts(line: str, role: str) -> Row:
    """Return a line of a text, its keys in their own role."""
    parts: list[Part] = []
    for piece in re.split(f"({_KEY}.*?{_AFTER_KEY})", line):
        if piece:
            parts.append((unmarked(piece), "key" if piece.startswith(_KEY) else role))
    return tuple(parts)


def _length(keys: list[str]) -> int:
    return sum(len(key) + 2 for key in keys)


def _choice_rows(card: Card, width: int) -> list[Row]:
    """Put the answers side by side, in as many rows as they need; a mark before the one picked."""
    rows: list[list[Part]] = []
    used = width
    for number, whole in enumerate(card.choices):
        picked = number == card.pick
        choice = cut(f"{'▸' if picked else ' '} {number + 1} {whole}", width)
        gap = _GAP
        if used + gap + len(choice) > width:
            rows.append([])
            used = gap = 0
        rows[-1] += [(" " * gap, "value"), (choice, "marked" if picked else "value")]
        used += gap + len(choice)
    return [tuple(row) for row in rows]
