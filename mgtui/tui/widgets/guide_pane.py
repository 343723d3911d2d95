"""The pane that shows a guide's card: the lesson's step or the game's round. It has the keys while it is open."""

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from mgtui.tui.widgets.rows_view import RowsView

if TYPE_CHECKING:  # not needed before the pane is opened
    from mgtui.playground.guides.card import Card

_LAST = 10**6  # a page beyond all others
_AWAY = ("Esc|back to these keys",)


class GuidePane(RowsView, can_focus=True):
    """Shows a card, page by page, and reports which of its keys was pressed. All other keys pass on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "forward", "on", show=False),
        Binding("backspace", "back", "back", show=False),
        Binding("up", "pick(-1)", "the answer before", show=False),
        Binding("down", "pick(1)", "the next answer", show=False),
    ]

    class Forward(Message):
        """Answer, or go on."""

    class Back(Message):
        """Once more from the start, or to the one before."""

    class Picked(Message):
        """Another answer: the next (1) or the one before (-1)."""

        def __init__(self, direction: int) -> None:
            super().__init__()
            self.direction = direction

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.display = False
        self._card: Card | None = None
        self._page = 0
        self._pages = 1

    def show(self, card: "Card | None") -> None:
        """Show a card; None closes the pane."""
        if bool(self.display) != (card is not None):
            self.display = card is not None
        if card is None or self._card is None or card.name != self._card.name:
            self._page = 0
        self._card = card
        self._draw()

    def _draw(self) -> None:
        if self._card is None or not self.size.width:
            return
        from mgtui.playground.guides.card import pages

        card = self._card if self.has_focus else replace(self._card, keys=_AWAY)
        found = pages(card, self.size.width, self.size.height)
        self._pages = len(found)
        self._page = min(self._page, self._pages - 1)
        self.show_rows(found[self._page])

    def action_forward(self) -> None:
        """Turn the page; on the last one, answer or go on."""
        if self._page < self._pages - 1:
            self._page += 1
            self._draw()
        else:
            self._page = _LAST  # a hint stands where the question stood; another card starts at its first page
            self.post_message(self.Forward())

    def action_back(self) -> None:
        """Turn the page back; on the first one, start once more or go to the one before."""
        if self._page:
            self._page -= 1
            self._draw()
        else:
            self.post_message(self.Back())

    def action_pick(self, direction: int) -> None:
        """Pick another answer."""
        self._page = _LAST  # where the answers stand
        self.post_message(self.Picked(direction))

    def on_resize(self) -> None:
        """Lay the card out for the new size."""
        self._draw()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show whose keys they are."""
        super().watch_has_focus(has_focus)
        self._draw()
