"""A session without a screen: its state and history, what it keeps, what leaves it, and what is said of that."""

import contextlib
import math
import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mgtui.engine import escaped
from mgtui.playground import analysis, questions, taken
from mgtui.playground.actions import BY_NAME
from mgtui.playground.changes import approach
from mgtui.playground.changes import values as to
from mgtui.playground.command_line import command_line
from mgtui.playground.deeds import Action, Focus
from mgtui.playground.editing import ExpressionEdit
from mgtui.playground.guides.lesson_and_game import LessonAndGame
from mgtui.playground.history import History
from mgtui.playground.own_functions import own_called
from mgtui.playground.own_values import NotYetError
from mgtui.playground.panes.slope_mask import LATER
from mgtui.playground.questions import Question
from mgtui.playground.replies import REVEALING, WITHHELD, reply, unbound, values_told
from mgtui.playground.state import State
from mgtui.playground.store import Saved
from mgtui.text.numbers import short

if TYPE_CHECKING:  # not needed before someone wants to learn
    from mgtui.playground.guides.guide import Guide


class Session:
    """The one writer of the state.

    Attributes:
        history: the present state between those before and those taken back.
        saved: what outlives the session.
        restricted: whether to keep from files and the shell.
        no_clipboard: why nothing is copied, "" where something may be.
        notice: shown in place of the sentence until the next change.
        edit: of the expression.
        guides: the lesson and the game.
        theme_of_settings: what the person's own file asks for; it comes before the one kept here.
        question: what is to be typed, if anything.
    """

    def __init__(self, state: State, saved: Saved | None = None, *, restricted: bool = False) -> None:
        self.history = History(state)
        self.saved = saved or Saved()
        self.restricted = restricted
        self.no_clipboard = "Not copied, mgtui runs restricted" if restricted else ""
        self.notice = self.saved.complaint
        self.theme_of_settings: str | None = None
        self.question: Question | None = None
        self.edit = ExpressionEdit(self)
        self.guides = LessonAndGame(self)

    @property
    def state(self) -> State:
        """The present state."""
        return self.history.present

    @property
    def guide(self) -> "Guide | None":
        """The lesson or the game while one is open, else None."""
        return self.guides.guide

    @property
    def asks(self) -> bool:
        """Whether a guide's question is open."""
        return self.guides.asks

    @property
    def shown(self) -> tuple[State, str, "Guide | None"]:
        """Everything the screen shows; while it stays the same there is nothing to draw."""
        return self.state, self.notice, self.guide

    # -- the state -------------------------------------------------------------------------------------------------

    def perform(self, action: Action, focus: Focus) -> None:
        """Do what an action does to the state, and say what is not seen of it; nothing where the screen has to."""
        if self.masked and action.name in WITHHELD:
            self.notice = LATER
        elif action.change is not None:
            self._do(action, action.change(self.state, focus), focus)

    def next_variable(self, focus: Focus) -> None:
        """Put the next variable along the axis."""
        self._do(BY_NAME["next_variable"], to.next_variable(self.state), focus)

    def _do(self, action: Action, after: State, focus: Focus) -> None:
        before = self.state
        self.change(after, action.name)
        if not self.notice:
            hidden = self.masked and action.name in REVEALING
            self.notice = LATER if hidden else reply(action, before, after, focus)

    def tell_values(self, before: State, names: Iterable[str]) -> None:
        """Say which of these sliders, none of them in sight, have moved, unless there is something else to say."""
        self.notice = self.notice or values_told(before, self.state, names, masked=self.masked)

    @property
    def masked(self) -> bool:
        """Whether the slope is hidden until someone has guessed it."""
        return self.guides.hides_slope

    def change(self, state: State, doing: str = "") -> None:
        """Make `state` the present one."""
        self.notice = ""
        self.go_to(self.history.then(state, doing))

    def undo(self) -> None:
        """Go back by one entry of the history, or say that there is none."""
        self._travel(self.history.undo(), "The last change is taken back.", "There is nothing to take back.")

    def redo(self) -> None:
        """Go forth by one entry of the history, or say that there is none."""
        self._travel(self.history.redo(), "What was taken back is done again.", "There is nothing to redo.")

    def _travel(self, history: History, done: str, nothing: str) -> None:
        self.notice = nothing if history is self.history else done
        if history is not self.history:
            self.go_to(history)

    def go_to(self, history: History) -> None:
        """Make a history the present one, and let the guide notice."""
        self.history = history
        with contextlib.suppress(NotYetError):  # then it is told when they are there
            self.guides.watch()

    # -- h → 0 -------------------------------------------------------------------------------------------------------

    def begin_approach(self) -> bool:
        """Begin h → 0, or begin it again, and tell whether it can be: where f has no value there is no push."""
        what = analysis.moment_of(self.state).behaviour
        if not math.isfinite(what.value):
            self.notice = f"No push from here. {what.sentence}"  # the sentence alone may stand there already
            return False
        self.change(approach.begun(self.state), "approach")
        return True

    def stop_approach(self) -> None:
        """Say where h has stopped."""
        self.notice = f"h stops at {short(self.state.h)}. Backspace brings back what was there."

    def go_on(self, columns: int) -> bool:
        """Go on to the next beat of h → 0, and tell whether there was one; all of a run is one entry of the history.

        Args:
            columns: of the plot.
        """
        before = self.state
        self.change(approach.next_beat(before, columns), "approach")
        return self.state is not before

    def bring_back(self) -> None:
        """Leave h → 0 with the h and the window of before; without it, take the last change back."""
        if self.state.approach is None:
            self.undo()
        else:
            self.change(to.brought_back(self.state))

    # -- what leaves the session -------------------------------------------------------------------------------------

    def copy_number(self, variable: str | None) -> str:
        """Return the number to copy, a slider's or else the slope, "" where none is to be; and say so."""
        if variable is None and self.masked:
            self.notice = LATER
            return ""
        text = taken.slope(self.state) if variable is None else taken.number(self.state.slider(variable).value)
        if not text:
            self.notice = "There is no slope to copy here; Y copies the sentence."
            return ""
        return self._copied(text, f"{taken.name_of(variable)} = {text}")

    def copy_sentence(self) -> str:
        """Return the sentence to copy, "" where it is not to be; and say so."""
        text = taken.sentence(self.state, masked=self.masked)
        return self._copied(text, text)

    def share(self) -> str:
        """Return the command that opens just this, "" where it is not to be copied; and show it."""
        text = command_line(to.brought_back(self.state))
        if not text:
            self.notice = "No command opens this f: it lives in the program that has opened mgtui."
            return ""
        return self._copied(text, text)

    def _copied(self, text: str, shown: str) -> str:
        """Return what to hand to the clipboard; no terminal tells whether it took it, so it is shown in any case."""
        self.notice = f"{self.no_clipboard or 'To the clipboard, if the terminal lets it'}: {shown}"
        return "" if self.no_clipboard else text

    def tell_rule(self, width: int) -> None:
        """Show the rule behind the step of the chain that is pointed at, in a line of this width."""
        from mgtui.playground.panes.chain import rule_line  # not needed before the pane is opened

        self.notice = rule_line(self.state, width)

    def to_save(self) -> Saved:
        """Return what is worth keeping of this session."""
        if own_called(self.state.expression):  # no text brings it back
            return replace(self.saved, complaint="")
        return replace(self.saved.with_expression(self.state.expression), state=self.state, complaint="")

    def keep_theme(self, name: str) -> None:
        """Keep the theme for the next session."""
        from mgtui.playground.choosing.subjects import theme_called  # loaded where themes are chosen from

        self.saved = replace(self.saved, theme=name)
        self.notice = f"Theme: {theme_called(name)}"
        if self.theme_of_settings not in (None, name):
            self.notice += f". The next start takes {theme_called(self.theme_of_settings)}, as your settings say."

    # -- questions ---------------------------------------------------------------------------------------------------

    def answer_unbound(self, key: str) -> None:
        """Say that a key does nothing, and where the others are to be found."""
        self.notice = unbound(key)

    def ask_for_value(self, name: str) -> None:
        """Ask for the value of a slider."""
        self.question = questions.value(self, name)

    def ask_for_window(self, name: str) -> None:
        """Ask for the ends of a slider; those of h's stand, so there it is about the window."""
        self.question = questions.window(self, name)

    def ask_for_table(self) -> None:
        """Ask over which range to save the table, and where."""
        if not self._refuses_files():
            self.question = questions.table_range(self)

    def ask_for_picture(self, content: Callable[[Path], bytes]) -> None:
        """Ask where to save a picture that `content` makes for the name of a file."""
        if not self._refuses_files():
            self.question = questions.picture_file(self, content)

    def ask_for_settings(self, path: Path) -> None:
        """Say where the file of settings is; where there is none yet, ask whether to write one."""
        from mgtui.playground.settings import TEMPLATE  # not needed before someone asks

        if self.restricted:
            self.notice = "No settings are read here: mgtui runs restricted."
        elif os.path.lexists(path):
            self.notice = f"Settings: {escaped(str(path))} (theme, charset, h, window, motion, mouse, [keys])"
        else:
            self.question = questions.settings_file(self, path, TEMPLATE)

    def _refuses_files(self) -> bool:
        if self.restricted:
            self.notice = "No file is written here: mgtui runs restricted."
        return self.restricted

    def take_question(self) -> Question | None:
        """Return what is to be typed, if anything, once."""
        question, self.question = self.question, None
        return question
