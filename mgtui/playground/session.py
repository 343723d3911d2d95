"""A session without a screen: its history, what it keeps, its guide, and everything that changes them."""

import random
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from mgtui.playground.changes import values as to
from mgtui.playground.history import History
from mgtui.playground.state import State
from mgtui.playground.store import Saved
from mgtui.playground.typed_numbers import number_of, range_of

if TYPE_CHECKING:  # not needed before someone wants to learn
    from mgtui.playground.guides.guide import Guide, Turn


class Question(NamedTuple):
    """Something to be typed; `take` gets the answer, and raises ValueError with what is wrong with it."""

    label: str
    text: str
    note: str
    take: Callable[[str], None]


class Session:
    """The one writer of the state.

    Attributes:
        history: the present state between those before and those taken back.
        saved: what outlives the session.
        notice: said in place of the sentence until the next change.
        guide: the lesson or the game while one is open, else None.
        question: what is to be typed, if anything.
    """

    def __init__(self, state: State, saved: Saved | None = None) -> None:
        self.history = History(state)
        self.saved = saved or Saved()
        self.notice = ""
        self.guide: Guide | None = None
        self.question: Question | None = None
        self._game: Guide | None = None
        self._before_game: State | None = None  # what the player was looking at
        self._recalled = 0  # how many expressions back the input has gone

    @property
    def state(self) -> State:
        """The present state."""
        return self.history.present

    # -- the state -------------------------------------------------------------------------------------------------

    def change(self, state: State, doing: str = "") -> None:
        """Make `state` the present one."""
        self.notice = ""
        self.history = self.history.then(state, doing)
        self._watch()

    def travel(self, history: History) -> None:
        """Go where undo or redo leads, or say that it leads nowhere."""
        if history is self.history:
            self.notice = "There is nothing to redo." if self.history.past else "There is nothing to take back."
            return
        self.notice, self.history = "", history
        self._watch()

    def _watch(self) -> None:
        if self.guide is not None:
            self.guide = self.guide.watched(self.state)
            self._keep()

    # -- expressions typed before ------------------------------------------------------------------------------------

    def recall(self, direction: int) -> None:
        """Go through the expressions typed before: one further back (-1) or nearer (1)."""
        known = self.saved.expressions
        back = min(len(known), max(0, self._recalled - direction))
        if back and known:
            self._recalled = back
            self.change(to.set_text(self.state, known[-back]))

    def remember(self) -> None:
        """Keep the present expression among those typed before."""
        self.saved = self.saved.with_expression(self.state.expression)
        self._recalled = 0

    def to_save(self) -> Saved:
        """What is worth keeping of this session."""
        return replace(self.saved.with_expression(self.state.expression), state=self.state)

    # -- questions ---------------------------------------------------------------------------------------------------

    def ask_for_value(self, name: str) -> None:
        """Ask for a value of a variable."""
        self._ask(
            f"{name} =",
            repr(self.state.slider(name).value),
            "a number or an expression: 2/3, pi/4",
            lambda text: to.set_value(self.state, name, number_of(text)),
        )

    def ask_for_h(self) -> None:
        """Ask for h."""
        self._ask(
            "h =",
            repr(self.state.h),
            "a number above 0: 1e-5, 1/1000",
            lambda text: to.set_h(self.state, number_of(text)),
        )

    def ask_for_window(self, name: str) -> None:
        """Ask for the ends of a slider."""
        slider = self.state.slider(name)
        ends = f"{slider.low!r}:{slider.high!r}" + (f":{slider.step!r}" if slider.step else "")
        self._ask(
            f"{name} from:to",
            ends,
            "two ends, and a step if you like: -2pi:2pi, 0:1:1/8",
            lambda text: to.set_range(self.state, name, *range_of(text)),
        )

    def _ask(self, label: str, text: str, note: str, change: Callable[[str], State]) -> None:
        self.question = Question(label, text, note, lambda answer: self.change(change(answer)))

    # -- the guide ---------------------------------------------------------------------------------------------------

    def toggle_guide(self, name: str) -> None:
        """Open the `lesson` or the `game` where it was left, or leave it if it is open."""
        if self.guide is not None and self.guide.name == name:
            self.leave_guide()
            return
        if name == "game" and self._before_game is None:
            self._before_game = self.state
        self.follow(self._resumed(name).entered())

    def leave_guide(self) -> None:
        """Leave whichever is open; its place is remembered."""
        if self.guide is not None:
            self._part(self.guide.parting())

    def follow(self, turn: "Turn") -> None:
        """Let a guide lead on, ask, or take its leave."""
        if turn.guide is None:
            self._part(turn.parting)
            return
        self.guide = turn.guide
        self._keep()
        if turn.label:
            self.question = Question(turn.label, "", turn.note, self._typed)
        elif turn.place is not None:
            self.change(turn.place)

    def _typed(self, text: str) -> None:
        if self.guide is not None:
            self.follow(self.guide.typed(text))

    def pick(self, direction: int) -> None:
        """Pick another of the guide's answers."""
        if self.guide is not None:
            self.guide = self.guide.picked(direction)
            self._keep()

    def _part(self, parting: str) -> None:
        gone, self.guide = self.guide, None
        before, self._before_game = self._before_game, None
        if gone is not None and gone.name == "game" and before is not None:
            self.change(before)
        self.notice = parting

    def _keep(self) -> None:
        if self.guide is not None and self.guide.name == "lesson":
            self.saved = replace(self.saved, lesson=self.guide.to_dict())
        else:
            self._game = self.guide

    def _resumed(self, name: str) -> "Guide":
        if name == "lesson":
            from mgtui.playground.guides.lesson_progress import Progress

            return Progress.from_dict(self.saved.lesson).resumed()
        if self._game is None:
            from mgtui.playground.guides.game import new_game

            self._game = new_game(random.randrange(2**32))
        return self._game
