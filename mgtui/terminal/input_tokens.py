"""What the bytes of a terminal come to, before anybody asks what it means."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Character:
    """One character, a control character among them; `alt` where an ESC came with it."""

    text: str
    alt: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """A whole control sequence or control string, without the first ESC and without the end mark of a string.

    Attributes:
        body: `[1;5C`, `OA`, `]11;rgb:0/0/0`; cut where it is longer than any that means something.
        alt: whether another ESC came before it.
    """

    body: str
    alt: bool = False


@dataclass(frozen=True, slots=True)
class MouseBytes:
    """The three bytes of a mouse report in the encoding of X10, as they came."""

    button: int
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class Pasted:
    """A paste, without its control characters other than tabs and ends of lines."""

    text: str


InputToken: TypeAlias = Character | Sequence | MouseBytes | Pasted
