"""What the keys do beside the panes: undo, themes, leaving, h → 0, and the sheets that open."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from textual.screen import Screen
from textual.timer import Timer

from mgtui.playground.actions import ACTIONS
from mgtui.playground.changes import values as to
from mgtui.playground.examples import EXAMPLES, state_of
from mgtui.playground.own_functions import escaped_lines
from mgtui.playground.state import State
from mgtui.terminal.clipboard import fits
from mgtui.text.rows import Row, wrapped
from mgtui.tui.screens.patience import patient
from mgtui.tui.screens.screen_parts import ScreenParts
from mgtui.tui.widgets.rows_view import RowsView
from mgtui.tui.widgets.slider_row import SliderRow

if TYPE_CHECKING:  # not needed for the first frame
    from mgtui.playground.choosing.choices import Subject

T = TypeVar("T")
_BEAT = 0.6  # seconds between the beats of h → 0: long enough to see what changes


class Connection(NamedTuple):
    """What the line to the terminal is good for.

    Attributes:
        moves: whether what goes on by itself may be shown: each beat is a frame.
        is_free: whether no frame waits for it.
    """

    moves: Callable[[], bool]
    is_free: Callable[[], bool]


READY = Connection(lambda: True, lambda: True)


@patient
class Commands:
    """Holds deeds of a screen: the `do_` methods, each for an action that names it.

    A deed that changes the session at once leaves the drawing to the screen; one that does so later asks for it.

    Attributes:
        connection: what the line to the terminal is good for.
        patience: the screen's.
    """

    def __init__(self, parts: ScreenParts, perform: Callable[[str], None]) -> None:
        self.patience = parts.patience
        self._parts = parts
        self._screen, self._session = parts[:2]
        self._perform = perform
        self.connection: Connection = READY
        self._interrupted = False
        self._beat: Timer | None = None

    def do_undo(self) -> None:
        """Take the last change back."""
        self._session.undo()

    def do_redo(self) -> None:
        """Do again what was taken back."""
        self._session.redo()

    # -- what is taken along -----------------------------------------------------------------------------------------

    def do_copy(self) -> None:
        """Copy the number of the slider that has the keys, or else the slope."""
        focused = self._parts.focused
        self._copy(self._session.copy_number(focused.variable if isinstance(focused, SliderRow) else None))

    def do_copy_sentence(self) -> None:
        """Copy what is said of x."""
        self._copy(self._session.copy_sentence())

    def do_share(self) -> None:
        """Copy and show the command that opens just this."""
        self._copy(self._session.share())
        room = self._parts.panels.room
        if len(wrapped(self._session.notice, room.width - 1, "")) > room.sentence_height:
            self._show_sheet("In full: arrows scroll, Esc closes", partial(wrapped, self._session.notice, role="words"))

    def _copy(self, text: str) -> None:
        if text and fits(text):
            self._screen.app.copy_to_clipboard(text)
        elif text:
            self._session.notice = f"Too long for a clipboard: {text}"

    def _show_sheet(self, title: str, rows: Callable[[int], list[Row]]) -> None:
        from mgtui.tui.screens.sheet import Sheet  # not needed for the first frame

        self._open(Sheet(title, rows))

    # -- the program -----------------------------------------------------------------------------------------------

    def do_theme(self) -> None:
        """Open the themes; the marked one is shown until one is taken, or all are left."""
        from mgtui.playground.choosing.subjects import themes  # not needed for the first frame
        from mgtui.tui.screens.chooser import Chooser

        app = self._screen.app
        before, known = app.theme, list(app.available_themes)

        def closed(number: int | None) -> None:
            self._show_theme(before if number is None else known[number])
            if number is not None:
                self._session.keep_theme(app.theme)
            self._parts.draw_soon()

        subject = themes(known, lambda name: app.available_themes[name].dark, before)
        self._open(Chooser(subject, lambda number: self._show_theme(known[number])), closed)

    def _show_theme(self, name: str) -> None:
        app = self._screen.app
        if app.theme != name:
            app.theme = name
            self._redraw()  # all of it changes

    def do_redraw(self) -> None:
        """Draw every cell again."""
        self._session.notice = "The screen is drawn again."
        self._redraw()

    def _redraw(self) -> None:
        self._screen.call_later(self._screen.app.run_action, "redraw")

    def do_suspend(self) -> None:
        """Go back to the shell for a while."""
        if self._session.restricted:
            self._session.notice = "No shell to go back to: mgtui runs restricted."
        else:
            self._screen.app.action_suspend_process()

    def do_interrupt(self) -> None:
        """Leave when asked twice in a row."""
        if self._interrupted:
            self._screen.app.exit()
        self._interrupted = True
        self._session.notice = "ctrl+c again leaves mgtui, and so does q."

    def forget_interrupt(self) -> None:
        """Ask again before leaving: another key has come in between."""
        self._interrupted = False

    def do_quit(self) -> None:
        """Leave mgtui."""
        self._screen.app.exit()

    # -- h → 0 -----------------------------------------------------------------------------------------------------

    @property
    def running(self) -> bool:
        """Whether h goes to 0 by itself."""
        return self._beat is not None

    def do_approach(self) -> None:
        """Let h go to 0 by itself until another key comes; without motion, go one beat further."""
        if self.connection.moves():
            if self._session.begin_approach():
                self._beat = self._screen.set_interval(_BEAT, self._go_on)
        elif self._session.state.approach is None or not self._session.go_on(self._columns):
            self._session.begin_approach()

    def _go_on(self) -> None:
        if not self.connection.is_free():
            return  # it has not taken the last beat yet
        if not self._session.go_on(self._columns):
            self.stop()
        self._parts.draw_soon()

    @property
    def _columns(self) -> int:
        """How wide the plot is."""
        return self._parts.panels.plot.dots[0] // 2

    def stop(self) -> bool:
        """Stop h on its way to 0, and tell whether there was anything to stop."""
        beat, self._beat = self._beat, None
        if beat is not None:
            beat.stop()
        return beat is not None

    def do_bring_back(self) -> None:
        """Bring back what was there before h → 0, or take the last change back."""
        self._session.bring_back()

    # -- sheets over the playground --------------------------------------------------------------------------------

    def do_help(self) -> None:
        """Open the list of all keys and of the language."""
        from mgtui.tui.screens.help_rows import help_rows  # its texts are not needed for the first frame

        self._show_sheet("Help: arrows scroll, Esc closes", help_rows)

    def do_printed(self) -> None:
        """Open what somebody's own function has printed, the latest first seen."""
        text = self._parts.worker.printed
        if not text:
            self._session.notice = "f has printed nothing."
            return
        lines = escaped_lines(text)
        self._show_sheet(
            "What f has printed: arrows scroll, Esc closes",
            lambda width: [row for line in lines for row in wrapped(line, width, "words") or [()]],
        )

    def do_examples(self) -> None:
        """Open the examples."""
        from mgtui.playground.choosing.subjects import examples  # not needed for the first frame

        self._choose(examples(), lambda number: self._change(state_of(EXAMPLES[number], self._session.state)))

    def do_search(self) -> None:
        """Open the expressions typed before."""
        from mgtui.playground.choosing.subjects import expressions  # not needed for the first frame

        known = self._session.saved.expressions
        self._choose(expressions(known), lambda number: self._change(to.set_text(self._session.state, known[number])))

    def do_palette(self) -> None:
        """Open the list of all actions."""
        from mgtui.playground.choosing.subjects import actions  # not needed for the first frame

        self._choose(actions(RowsView.charset), lambda number: self._perform(ACTIONS[number].name))

    def _change(self, state: State) -> None:
        self._session.change(state)
        self._parts.draw_soon()

    def _choose(self, subject: "Subject", take: Callable[[int], None]) -> None:
        from mgtui.tui.screens.chooser import Chooser  # not needed for the first frame

        self._open(Chooser(subject), lambda number: None if number is None else take(number))

    def _open(self, screen: Screen[T], closed: Callable[[T | None], None] | None = None) -> None:
        """Open a screen over the playground, and only there: its key may have been pressed twice."""
        if self._screen.app.screen is self._screen:
            self._screen.app.push_screen(screen, closed)
