"""Choices in a list that scrolls, with a marker that moves from one to the next and never rests on a heading."""

from collections.abc import Sequence
from dataclasses import dataclass, replace


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


@dataclass(frozen=True, slots=True)
class Choices:
    """A list as it is scrolled, with the marker on a choice.

    Attributes:
        all: the lines from top to bottom.
        at: the index of the marked one, -1 where there is nothing to choose.
        top: the index of the first line in sight.
    """

    all: tuple[Choice, ...]
    at: int = -1
    top: int = 0

    @property
    def chosen(self) -> Choice | None:
        """The marked choice."""
        return self.all[self.at] if self.at >= 0 else None

    def choosable(self, index: int) -> bool:
        """Whether there is a choice at an index."""
        return 0 <= index < len(self.all) and self.all[index].number is not None

    def marked(self, index: int, height: int) -> "Choices":
        """The marker on another choice, scrolled into a window of `height` lines; no change where there is none."""
        return replace(self, at=index).fitted(height) if self.choosable(index) else self

    def moved(self, by: int, height: int) -> "Choices":
        """The marker one choice further (1) or back (-1), round the ends."""
        places = self._places()
        return self.marked(places[(places.index(self.at) + by) % len(places)], height) if places else self

    def paged(self, direction: int, height: int) -> "Choices":
        """The marker about a window of lines further (1) or back (-1), at most to the end."""
        wanted = self.at + direction * max(1, height - 1)
        return self.marked(min(self._places(), key=lambda place: abs(place - wanted), default=-1), height)

    def to_end(self, direction: int, height: int) -> "Choices":
        """The marker on the first choice (-1) or the last (1)."""
        places = self._places()
        return self.marked(places[-1 if direction > 0 else 0], height) if places else self

    def scrolled(self, by: int, height: int) -> "Choices":
        """Other lines in sight; the marker stays among them."""
        top = self._top(self.top + by, height)
        seen = [place for place in self._places() if top <= place < top + height]
        nearest = min(seen, key=lambda place: abs(place - self.at), default=self.at)
        return replace(self, at=nearest, top=top)

    def fitted(self, height: int) -> "Choices":
        """Scrolled as little as brings the marker into a window of `height` lines, and the headings right above it."""
        first = self.at
        while first > 0 and not self.choosable(first - 1):
            first -= 1
        lowest = first if self.at - first < height else self.at
        return replace(self, top=self._top(min(lowest, max(self.top, self.at - height + 1)), height))

    def _top(self, wanted: int, height: int) -> int:
        return max(0, min(wanted, len(self.all) - max(1, height)))

    def _places(self) -> list[int]:
        return [index for index in range(len(self.all)) if self.choosable(index)]


def choices(lines: Sequence[Choice]) -> Choices:
    """A list at its start, with the marker on the first choice."""
    first = next((index for index, line in enumerate(lines) if line.number is not None), -1)
    return Choices(tuple(lines), first)
