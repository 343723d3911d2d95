"""How much room the terminal gives, and what fits into it."""

from typing import NamedTuple

_NARROW, _SHORT, _WIDE, _HIGH = 72, 18, 110, 30
_LEAST_WIDTH, _LEAST_HEIGHT = 30, 8  # below them nothing but a request for more is shown

MORE_ROOM = f"mgtui needs a little more room: {_LEAST_WIDTH} columns and {_LEAST_HEIGHT} rows."
_NO_PANES = f"Below {_NARROW} columns there is room for one pane alone: 7, the chain."


class Room(NamedTuple):
    """The size of the terminal in columns and rows.

    >>> Room(60, 24).classes["-narrow"]
    True
    """

    width: int = 80
    height: int = 24

    @property
    def narrow(self) -> bool:
        """Whether nothing fits beside the plot."""
        return self.width < _NARROW

    @property
    def wide(self) -> bool:
        """Whether several panes fit beside the plot, one above the other."""
        return self.width >= _WIDE and self.height >= _HIGH

    @property
    def tiny(self) -> bool:
        """Whether not even the plot fits."""
        return self.width < _LEAST_WIDTH or self.height < _LEAST_HEIGHT

    @property
    def sentence_height(self) -> int:
        """Rows that a sentence or a message may take at most."""
        return max(1, self.height // 3)

    def said_of_panes(self, pane: str, *, zen: bool) -> str:
        """Return what is said when a pane is opened, given its words: "" where one sees that it is."""
        return _NO_PANES if self.narrow else pane if self.wide or zen else ""

    @property
    def classes(self) -> dict[str, bool]:
        """The screen's classes that the style sheet lays the panes out by, and whether each is set."""
        return {"-narrow": self.narrow, "-short": self.height < _SHORT, "-wide": self.wide, "-tiny": self.tiny}
