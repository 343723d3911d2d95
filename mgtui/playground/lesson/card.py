"""A card: one thing said or asked beside the plot, and how it is laid out in rows, at any width and height."""

from dataclasses import dataclass, replace
from typing import TypeAlias

from mgtui.playground.panes.rows import Part, Row, wrapped

_GAP = 3   # columns between two choices
Page: TypeAlias = tuple[Row, ...]


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


def pages(card: Card, width: int, height: int) -> list[Page]:
    """The card as one or more screens of `height` rows; what is asked stands on the last, with all it needs."""
    room = max(1, height - 1)
    inner = max(8, width - 2)
    text = wrapped(card.text, inner, "value")
    tail = [*wrapped(card.ask, inner, "words"), *_choice_rows(card, inner)]
    bodies: list[list[Row]] = []
    while text and len(text) + len(tail) > room:
        bodies.append(text[:room])
        text = text[room:]
    while len(text) + len(tail) > room:   # a question longer than the pane
        bodies.append(tail[:room])
        tail = tail[room:]
    if text or tail or not bodies:
        bodies.append([*text, *tail])
    more = replace(card, keys=("Enter|read on", *card.keys[1:]))
    last = len(bodies) - 1
    return [
        (_title_row(card if number == last else more, width), *(((" ", "value"), *row) for row in body))
        for number, body in enumerate(bodies)
    ]


def _title_row(card: Card, width: int) -> Row:
    """The title on the left, the keys on the right, as many as fit; the first key always does."""
    keys = list(card.keys)
    while len(keys) > 1 and len(card.title) + 4 + _length(keys) > width:
        del keys[-1]
    room = max(0, width - _length(keys) - 2)
    title = card.title if len(card.title) <= room else card.title[: max(0, room - 1)] + "…"
    rule = "─" * max(0, width - len(title) - _length(keys) - 2)
    parts: list[Part] = [(f" {title} ", "heading"), (rule, "dim")]
    for key in keys:
        name, _, word = key.partition("|")
        parts += [(f" {name}", "key"), (f" {word} ", "label")]
    return tuple(parts)


def _length(keys: list[str]) -> int:
    return sum(len(key) + 2 for key in keys)


def _choice_rows(card: Card, width: int) -> list[Row]:
    """The answers side by side, in as many rows as they need; a mark before the one picked."""
    rows: list[list[Part]] = []
    used = width + 1
    for number, choice in enumerate(card.choices):
        picked = number == card.pick
        if used + len(choice) + 2 > width:
            rows.append([])
            used = 0
        rows[-1].append((f"{'▸' if picked else ' '} {choice}{' ' * _GAP}", "marked" if picked else "value"))
        used += len(choice) + 2 + _GAP
    return [tuple(row) for row in rows]
