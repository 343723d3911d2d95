"""Records of numbers some of which may be missing: nan is a value there, and equal to itself."""

from typing import Any


class NumberRecord:
    """A base for frozen dataclasses with slots: equal where all fields are, two nan for one, as after a pickle."""

    __slots__ = ()

    def _fields(self) -> tuple[Any, ...]:
        names: tuple[str, ...] = self.__slots__
        values = (getattr(self, name) for name in names)
        return tuple("nan" if value != value else value for value in values)

    def __eq__(self, other: object) -> bool:
        """Tell whether all fields are equal; those of another type are not."""
        return self._fields() == other._fields() if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        """Return a hash that does not tell one nan from another, as Python's own does."""
        return hash(self._fields())
