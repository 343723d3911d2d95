"""The last row: the keys that matter most now, as many as fit; a click on one presses it."""

from collections.abc import Sequence

from textual import events
from textual.message import Message

from mgtui.playground.hints import AT_PLOT, HintList, key_at
from mgtui.text.charset import CharsetName, in_words, keys_in
from mgtui.text.rows import Row
from mgtui.tui.widgets.rows_view import RowsView

_ROOMY = 72  # columns from which on more of the last hints stay


class Hints(RowsView):
    """Shows hints such as `←→|nudge`, the key apart from the word; leaves out from the middle what does not fit."""

    class Pressed(Message):
        """A hint was clicked: its key is meant."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, hints: HintList = AT_PLOT, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._list = hints

    def show(self, hints: HintList) -> None:
        """Show other hints."""
        if hints != self._list:
            self._list = hints
            self._draw()

    def on_resize(self) -> None:
        """Choose for the new width."""
        self._draw()

    def _draw(self) -> None:
        self.show_rows([hint_row(self._fitting(), self.size.width, *self._list[1:])])

    def _fitting(self) -> list[str]:
        return [_written(hint, self.charset) for hint in self._list.hints]

    def on_click(self, event: events.Click) -> None:
        """Press the key under the mouse."""
        start = 0
        for hint in kept_hints(self._fitting(), self.size.width, *self._list[1:]):
            spoken = hint.partition("|")[0]
            if start <= event.x < start + len(hint) + 2:
                key = key_at(spoken, min(max(0, event.x - start - 1), len(spoken)))
                if key is not None:
                    self.post_message(self.Pressed(key))
                return
            start += len(hint) + 2


def _written(hint: str, charset: CharsetName) -> str:
    """Return a hint in characters this terminal has."""
    key, bar, word = hint.partition("|")
    return keys_in(key, charset) + bar + in_words(word, charset)


def kept_hints(hints: Sequence[str], width: int, last: int = 2, roomy: int = 4) -> list[str]:
    """Choose the hints that fit, always with the last ones, and with more of those where there is room."""
    kept = list(hints)
    staying = roomy if width >= _ROOMY else last
    while len(kept) > staying and sum(len(hint) + 2 for hint in kept) > width:
        del kept[-staying - 1]
    return kept


def hint_row(hints: Sequence[str], width: int, last: int = 2, roomy: int = 4) -> Row:
    """Write the hints that fit; the arguments are those of `kept_hints`."""
    parts: list[tuple[str, str]] = []
    for hint in kept_hints(hints, width, last, roomy):
        key, _, word = hint.partition("|")
        parts += [(" " + key, "key"), (f" {word} ", "label")]
    return tuple(parts)
