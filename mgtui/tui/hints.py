"""The last row: the keys that matter most, as many as fit."""

from collections.abc import Sequence

from mgtui.playground.panes.rows import Row
from mgtui.tui.look import Drawn


class Hints(Drawn):
    """Shows hints such as `←→|nudge`, the key apart from the word; leaves out from the middle what does not fit."""

    def __init__(self, hints: Sequence[str], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._hints = tuple(hints)

    def on_resize(self) -> None:
        """Choose for the new width."""
        self.show_rows([hint_row(self._hints, self.size.width)])


def hint_row(hints: Sequence[str], width: int) -> Row:
    """The hints that fit, always with the last two (help and quit)."""
    kept = list(hints)
    while len(kept) > 2 and sum(len(hint) + 2 for hint in kept) > width:
        del kept[-3]
    parts: list[tuple[str, str]] = []
    for hint in kept:
        key, _, word = hint.partition("|")
        parts += [(" " + key, "key"), (f" {word} ", "label")]
    return tuple(parts)
