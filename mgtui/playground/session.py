"""A session without a screen: its history, what it keeps, its guide, and everything that changes them."""

import random
from dataclasses import replace
from typing import TYPE_CHECKING

from mgtui.engine import LONGEST_TEXT
from mgtui.playground import questions
from mgtui.playground.changes import values as to
from mgtui.playground.deeds import Action, Focus
from mgtui.playground.history import History
from mgtui.playground.questions import Question
from mgtui.playground.state import State
from mgtui.playground.store import Saved, command_line

if TYPE_CHECKING:  # not needed before someone wants to learn
    from mgtui.playground.guides.guide import Guide, Turn

_SHOW_H = ("ladder", "error", "digits")  # panes in which one sees what comes of another h


class Session:
    """The one writer of the state.

    Attributes:
        history: the present state between those before and those taken back.
        saved: what outlives the session.
        restricted: whether to keep from files and the shell.
        notice: shown in place of the sentence until the next change.
        guide: the lesson or the game while one is open, else None.
        question: what is to be typed, if anything.
    """

    def __init__(self, state: State, saved: Saved | None = None, *, restricted: bool = False) -> None:
        self.history = History(state)
        self.saved = saved or Saved()
        self.restricted = restricted
        self.notice = self.saved.complaint
        self.guide: Guide | None = None
        self.question: Question | None = None
        self._game: Guide | None = None
        self._before_game: State | None = None  # what the player had on screen
        self._recalled = 0  # how many expressions back the input has gone

    @property
    def state(self) -> State:
        """The present state."""
        return self.history.present

    @property
    def shown(self) -> tuple[State, str, "Guide | None"]:
        """Everything the screen shows; while it stays the same there is nothing to draw."""
        return self.state, self.notice, self.guide

    # -- the state -------------------------------------------------------------------------------------------------

    def perform(self, action: Action, focus: Focus) -> None:
        """Do what an action does to the state; nothing where it is for the screen to do."""
        if action.change is not None:
            self.change(action.change(self.state, focus), action.name)

    def change(self, state: State, doing: str = "") -> None:
        """Make `state` the present one."""
        self.notice = ""
        self._go_to(self.history.then(state, doing))

    def undo(self) -> None:
        """Go back by one entry of the history, or say that there is none."""
        self._travel(self.history.undo(), "There is nothing to take back.")

    def redo(self) -> None:
        """Go forth by one entry of the history, or say that there is none."""
        self._travel(self.history.redo(), "There is nothing to redo.")

    def _travel(self, history: History, nothing: str) -> None:
        self.notice = nothing if history is self.history else ""
        if history is not self.history:
            self._go_to(history)

    def _go_to(self, history: History) -> None:
        self.history = history
        if self.guide is not None:
            self.guide = self.guide.watched(self.state)
            self._keep()

    # -- h that shrinks by itself ------------------------------------------------------------------------------------

    def begin_shrinking(self) -> None:
        """Show a pane in which one sees what comes of a smaller h."""
        if self.state.pane not in _SHOW_H:
            self.change(to.show_pane(self.state, "ladder"), "shrink_h")

    def shrink(self) -> bool:
        """Divide h by ten, and tell whether it could be; all of a run is one entry of the history."""
        before = self.state
        self.change(to.scale_h(before, -1), "shrink_h")
        return self.state is not before

    # -- expressions -------------------------------------------------------------------------------------------------

    def leave_expression(self) -> None:
        """Leave the input: keep an expression, and go back from a broken text to what is drawn."""
        if self.state.stale:
            self.change(to.set_text(self.state, self.state.expression))
            self.notice = "Back to what was drawn; u brings back what was typed."
        self._close_brackets()
        self._remember()

    def submit_expression(self) -> bool:
        """Keep the expression typed, and tell whether it is one."""
        if not self.state.stale:
            self._close_brackets()
            self._remember()
        return not self.state.stale

    def _close_brackets(self) -> None:
        if self.state.closing:
            self.change(to.close_brackets(self.state))

    def recall(self, direction: int) -> None:
        """Go through the expressions typed before: one further back (-1) or nearer (1)."""
        known = self.saved.expressions
        back = min(len(known), max(0, self._recalled - direction))
        if back:
            self._recalled = back
            self.change(to.set_text(self.state, known[-back]))

    def refuse_paste(self, length: int) -> None:
        """Say that a paste of so many characters is too long."""
        self.notice = f"That paste of {length:,} characters is too long: an expression has at most {LONGEST_TEXT:,}."

    def _remember(self) -> None:
        self.saved = self.saved.with_expression(self.state.expression)
        self._recalled = 0

    # -- what leaves the session -------------------------------------------------------------------------------------

    def tell_rule(self, width: int) -> None:
        """Show the rule behind the step of the chain that is pointed at, in a line of this width."""
        from mgtui.playground.panes.chain import rule_line  # not needed before the pane is opened

        self.notice = rule_line(self.state, width)

    def share(self) -> None:
        """Show the command that opens just this."""
        self.notice = command_line(self.state)

    def to_save(self) -> Saved:
        """Return what is worth keeping of this session."""
        return replace(self.saved.with_expression(self.state.expression), state=self.state, complaint="")

    def keep_theme(self, name: str) -> None:
        """Keep the theme for the next session."""
        self.saved = replace(self.saved, theme=name)
        self.notice = f"Theme: {name}"

    # -- questions ---------------------------------------------------------------------------------------------------

    def ask_for_value(self, name: str) -> None:
        """Ask for the value of a slider."""
        self.question = questions.value(self, name)

    def ask_for_window(self, name: str) -> None:
        """Ask for the ends of a slider; those of h's stand, so there it is about the window."""
        self.question = questions.window(self, name)

    def ask_for_file(self) -> None:
        """Ask where to save the table."""
        if self.restricted:
            self.notice = "No file is written here: mgtui runs restricted."
        else:
            self.question = questions.table_file(self)

    def take_question(self) -> Question | None:
        """Return what is to be typed, if anything, once."""
        question, self.question = self.question, None
        return question

    # -- the guide ---------------------------------------------------------------------------------------------------

    def toggle_guide(self, name: str) -> None:
        """Open the `lesson` or the `game` where it was left, or leave it if it is open."""
        if self.guide is not None and self.guide.name == name:
            self.leave_guide()
            return
        if name == "game" and self._before_game is None:
            self._before_game = self.state
        self._follow(self._resumed(name).entered())

    def leave_guide(self) -> None:
        """Leave whichever is open; its place is remembered."""
        if self.guide is not None:
            self._part(self.guide.parting())

    def forward(self) -> None:
        """Answer the guide, or go on."""
        if self.guide is not None:
            self._follow(self.guide.forward(self.state))

    def back(self) -> None:
        """Do the guide's step once more, or go to the one before."""
        if self.guide is not None:
            self._follow(self.guide.back(self.state))

    def pick(self, direction: int) -> None:
        """Pick another of the guide's answers."""
        if self.guide is not None:
            self.guide = self.guide.picked(direction)
            self._keep()

    def answer(self, text: str) -> None:
        """Give the guide a typed answer.

        Raises:
            ValueError: it is no answer; says why.
        """
        if self.guide is not None:
            self._follow(self.guide.typed(text))

    def _follow(self, turn: "Turn") -> None:
        """Let a guide lead on, ask, or take its leave."""
        if turn.guide is None:
            self._part(turn.parting)
            return
        self.guide = turn.guide
        self._keep()
        if turn.label:
            self.question = Question(turn.label, "", turn.note, self.answer)
        elif turn.place is not None:
            self.change(turn.place)

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
