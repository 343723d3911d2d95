"""What a chooser is handed: a subject, and the choices it offers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a list.

    Attributes:
        label: what is chosen.
        note: what comes of it.
        keys: the keys that do the same.
        number: what choosing it gives; None for a heading, which cannot be chosen.
    """

    label: str
    note: str = ""
    keys: str = ""
    number: int | None = None


Find: TypeAlias = Callable[[str, Sequence[Choice]], list[Choice]]


@dataclass(frozen=True, slots=True)
class Subject:
    """What there is to choose from, and how.

    Attributes:
        title: what it is, and how to leave it.
        choices: everything there is to choose from, with headings.
        closing: the keys that close it, besides escape.
        find: what of the choices matches a text, in which order.
        prompt: what stands in the input before anything is typed.
        missing: what is said when there is nothing to choose.
        first: the number of the choice that is marked at first; None for the first of all.
        beside: whether the playground stays in sight, for choices that are seen there.
    """

    title: str
    choices: tuple[Choice, ...]
    closing: tuple[str, ...]
    find: Find
    prompt: str = ""
    missing: str = ""
    first: int | None = None
    beside: bool = False
