"""A read-only list with a few facts of its own beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar, overload

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Listing(Sequence[T_co]):
    """What a search found: a sequence of its items; subclasses say how far the search went.

    Attributes:
        items: what was found.
    """

    items: tuple[T_co, ...]

    def __len__(self) -> int:
        return len(self.items)

    @overload
    def __getitem__(self, index: int) -> T_co: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T_co]: ...
    def __getitem__(self, index: int | slice) -> T_co | Sequence[T_co]:
        return self.items[index]
