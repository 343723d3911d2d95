"""A text of which every character knows where it stood in the text it was made from."""

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple


class Typed(NamedTuple):
    """A text made of another one.

    Attributes:
        text: the characters.
        places: for each of them, first and one past the last of the characters it stands for; equal where it was put
            in and stands for none.
        in_order: whether they stand in the order in which they stood.
    """

    text: str
    places: tuple[tuple[int, int], ...]
    in_order: bool = True

    @classmethod
    def of(cls, text: str) -> "Typed":
        """Return a text that is nothing but itself."""
        return cls(text, tuple(zip(range(len(text)), range(1, len(text) + 1), strict=True)))

    def with_text(self, text: str) -> "Typed":
        """Return another text of the same length."""
        return Typed(text, self.places, self.in_order)

    def cut(self, start: int, end: int) -> "Typed":
        """Return a part of it."""
        return Typed(self.text[start:end], self.places[start:end], self.in_order)

    def replaced(self, start: int, end: int, text: str) -> "Typed":
        """Return it with other characters in place of some; the first of them stands for all of those."""
        return self.cut(0, start) + self.standing(start, end, text) + self.cut(end, len(self.text))

    def standing(self, start: int, end: int, text: str) -> "Typed":
        """Return characters of which the first stands for a part of this text, and the others for none."""
        first, last = self.place(start, end)
        return Typed(text, ((first, last), *((last, last),) * (len(text) - 1)) if text else ())

    def beginning_at(self, start: int) -> "Typed":
        """Return it with the first character standing for more that comes before it in the first text."""
        return Typed(self.text, ((start, self.places[0][1]), *self.places[1:]), self.in_order)

    @classmethod
    def joined(cls, parts: Sequence["Typed"]) -> "Typed":
        """Return parts one after the other, at the cost of one; each may be a sum of many."""
        places = tuple(chain.from_iterable([part.places for part in parts]))
        in_order, last = True, 0
        for part in parts:
            if part.places:
                in_order = in_order and part.in_order and last <= part.places[0][0]
                last = part.places[-1][1]
        return cls("".join([part.text for part in parts]), places, in_order)

    def __add__(self, other: "Typed") -> "Typed":  # type: ignore[override]  # a tuple for speed, and a text
        if not self.text or not other.text:
            return other if not self.text else self
        in_order = self.in_order and other.in_order and self.places[-1][1] <= other.places[0][0]
        return Typed(self.text + other.text, self.places + other.places, in_order)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where a part of this text stood: around all that its characters stand for."""
        end = min(end, len(self.places))
        if start < end and self.in_order:
            return self.places[start][0], self.places[end - 1][1]
        covered = [span for span in self.places[start:end] if span[0] < span[1]]
        if covered:
            return min(covered)[0], max(last for _, last in covered)
        at = self.places[start][0] if start < len(self.places) else self.places[-1][1] if self.places else 0
        return at, at
