"""The last row: the keys that matter most, as many as fit."""

from collections.abc import Sequence

from mgtui.text.charset import keys_in
from mgtui.text.rows import Row
from mgtui.tui.widgets.rows_view import RowsView

_ROOMY = 72  # columns from which on the lesson and the game are hinted at, too


class Hints(RowsView):
    """Shows hints such as `←→|nudge`, the key apart from the word; leaves out from the middle what does not fit."""

    def __init__(self, hints: Sequence[str], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._hints = tuple(hints)

    def on_resize(self) -> None:
        """Choose for the new width."""
        hints = [keys_in(hint, self.charset) for hint in self._hints]
        self.show_rows([hint_row(hints, self.size.width)])


def hint_row(hints: Sequence[str], width: int) -> Row:
    """Choose the hints that fit, always with the last two (help and quit), with the two before where there is room."""
    kept = list(hints)
    last = 4 if width >= _ROOMY else 2
    while len(kept) > last and sum(len(hint) + 2 for hint in kept) > width:
        del kept[-last - 1]
    parts: list[tuple[str, str]] = []
    for hint in kept:
        key, _, word = hint.partition("|")
        parts += [(" " + key, "key"), (f" {word} ", "label")]
    return tuple(parts)
