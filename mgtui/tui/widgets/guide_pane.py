"""The pane that shows a guide's card: the lesson's step or the game's round. It has the keys while it is open."""

from dataclasses import replace
from string import ascii_lowercase, digits
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.message import Message

from mgtui.tui.widgets.hint_row import Hints
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
        Binding("up,left", "pick(-1)", "the answer before", show=False),
        Binding("down,right", "pick(1)", "the next answer", show=False),
        *(Binding(key, f"answer('{key}')", "an answer, or to skip", show=False) for key in ascii_lowercase + digits),
    ]

    class Forward(Message):
        """Answer, or go on."""

    class Back(Message):
        """Once more from the start, or to the one before."""

    class Picked(Message):
        """Another answer: the one of this number, counted from 0; `given` where it is the answer itself."""

        def __init__(self, number: int, *, given: bool = False) -> None:
            super().__init__()
            self.number = number
            self.given = given

    class Skipped(Message):
        """On, without an answer."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.display = False
        self._card: Card | None = None
        self._page = 0
        self._pages = 1

    @property
    def keys(self) -> tuple[str, ...]:
        """What the card's keys do now."""
        return self._card.keys if self._card is not None else ()

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
        """Pick another answer; without any to pick, the key means what it means elsewhere.

        Raises:
            SkipAction: there is none.
        """
        from mgtui.playground.guides.answers import next_to

        card = self._card
        if card is None or not card.choices:
            raise SkipAction
        self._pick(next_to(card.pick, direction, len(card.choices)))

    def action_answer(self, key: str) -> None:
        """Pick the answer that a key names by number or first letter, or skip the question.

        Raises:
            SkipAction: the key names none.
        """
        from mgtui.playground.guides.answers import called
        from mgtui.playground.guides.facts import KEYS

        card = self._card
        number = called(key, card.choices, card.pick) if card is not None else None
        if number is not None:
            self._pick(number)
        elif card is not None and key == KEYS["skip"]:
            self.post_message(self.Skipped())
        else:
            raise SkipAction

    def _pick(self, number: int) -> None:
        self._page = _LAST  # where the answers stand
        self.post_message(self.Picked(number))

    def on_click(self, event: events.Click) -> None:
        """Give the answer that was clicked, or press the key."""
        from mgtui.playground.guides.card import choice_at, key_in

        row = tuple(self.row(event.y))
        number = choice_at(self._card, row, event.x) if self._card is not None else None
        if number is not None:
            self.post_message(self.Picked(number, given=True))
        elif (key := key_in(row, event.x)) is not None:
            self.post_message(Hints.Pressed(key))

    def on_resize(self) -> None:
        """Lay the card out for the new size."""
        self._draw()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show whose keys they are."""
        super().watch_has_focus(has_focus)
        self._draw()
