"""The pane that shows a guide's card: the lesson's step or the game's round. It has the keys while it is open."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from mgtui.playground.analysis import Moment
from mgtui.playground.scene import Line, Window
from mgtui.playground.state import State
from mgtui.tui.look import Drawn

if TYPE_CHECKING:   # neither is needed before the pane is opened
    from mgtui.playground.lesson.card import Card
    from mgtui.playground.lesson.guide import Guide, Turn

_LAST = 10**6   # a page beyond all others
_AWAY = ("Esc|back to these keys",)


class LessonPane(Drawn, can_focus=True):
    """Shows what a guide says and tells the screen where it wants to go. All keys but its own pass on to the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "forward", "on", show=False),
        Binding("backspace", "back", "back", show=False),
        Binding("up", "pick(-1)", "the answer before", show=False),
        Binding("down", "pick(1)", "the next answer", show=False),
    ]

    class Went(Message):
        """The guide has moved on: the playground is to follow it to `place`, or to stay where that is None.

        It has taken its leave when `parting` says something.
        """

        def __init__(self, guide: "Guide", place: State | None, parting: str = "") -> None:
            super().__init__()
            self.guide = guide
            self.place = place
            self.parting = parting

    class Asked(Message):
        """The guide wants a number typed; `take` gets it, and raises ValueError with what is wrong with it."""

        def __init__(self, label: str, note: str, take: Callable[[str], None]) -> None:
            super().__init__()
            self.label = label
            self.note = note
            self.take = take

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.display = False
        self.guide: Guide | None = None
        self._card: Card | None = None
        self._page = 0
        self._pages = 1
        self._state: State | None = None

    # -- what the screen asks --------------------------------------------------------------------------------------

    @property
    def open(self) -> bool:
        """Whether someone leads."""
        return self.guide is not None and bool(self.display)

    @property
    def veiled(self) -> bool:
        """Whether f(x + h) and the slope are to be hidden."""
        return self.open and self.guide is not None and self._state is not None and self.guide.veils(self._state)

    def guessed(self, moment: Moment, view: Window) -> Line | None:
        """The guess to draw."""
        if not self.open or self.guide is None:
            return None
        return self.guide.guessed(moment.x, moment.behaviour.value, view)

    @property
    def guess_is_a_slope(self) -> bool:
        """Whether the guess has a slope worth naming, not just a way."""
        return self.open and self.guide is not None and self.guide.guess_is_a_slope

    # -- what the screen tells -------------------------------------------------------------------------------------

    def follow(self, turn: "Turn") -> None:
        """Let a guide lead on, or leave; the screen is told where to."""
        if turn.guide is None:
            self.close(turn.parting)
            return
        self.guide = turn.guide
        self.display = True
        if turn.label:
            self.post_message(self.Asked(turn.label, turn.note, self._take))
        else:
            self.post_message(self.Went(self.guide, turn.place))

    def close(self, parting: str) -> None:
        """Let the guide take its leave with these words."""
        if self.guide is not None:
            self.display = False
            self.post_message(self.Went(self.guide, None, parting))

    def show(self, state: State) -> None:
        """Show what the guide says of a state; costs nothing while no one leads."""
        if not self.open or self.guide is None:
            return
        self._state = state
        before, self.guide = self.guide, self.guide.watched(state)
        if self.guide != before:
            self.post_message(self.Went(self.guide, None))
        card = self.guide.card(state, self.charset)
        if self._card is None or card.name != self._card.name:
            self._page = 0
        self._card = card
        self._draw()

    def _draw(self) -> None:
        from mgtui.playground.lesson.card import pages

        if self._card is None or not self.size.width:
            return
        card = self._card if self.has_focus else replace(self._card, keys=_AWAY)
        found = pages(card, self.size.width, self.size.height)
        self._pages = len(found)
        self._page = min(self._page, self._pages - 1)
        self.show_rows(found[self._page])

    # -- the keys --------------------------------------------------------------------------------------------------

    def action_forward(self) -> None:
        """Read on, answer, or go on."""
        if self._page < self._pages - 1:
            self._page += 1
            self._draw()
        elif self.guide is not None and self._state is not None:
            self._page = _LAST   # a hint stands where the question stood; another card starts at its first page
            self.follow(self.guide.forward(self._state))

    def action_back(self) -> None:
        """Read once more, start the step once more, or go to the one before."""
        if self._page:
            self._page -= 1
            self._draw()
        elif self.guide is not None and self._state is not None:
            self.follow(self.guide.back(self._state))

    def action_pick(self, direction: int) -> None:
        """Pick another answer."""
        if self.guide is not None:
            self._page = _LAST   # where the answers stand
            self.guide = self.guide.picked(direction)
            self.post_message(self.Went(self.guide, None))

    def _take(self, text: str) -> None:
        if self.guide is not None:
            self.follow(self.guide.typed(text))

    # -- the pane itself -------------------------------------------------------------------------------------------

    def on_resize(self) -> None:
        """Lay the card out for the new size."""
        self._draw()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show whose keys they are."""
        super().watch_has_focus(has_focus)
        self._draw()
