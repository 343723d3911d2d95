"""The Textual app: one playground screen, and what belongs to the whole program."""

import gc
import os
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App
from textual.theme import Theme

from mgtui.playground.settings import Settings
from mgtui.playground.state import State
from mgtui.playground.store import Saved
from mgtui.playground.variable_names import write_names_in
from mgtui.terminal import cell_diff, key_order
from mgtui.terminal.examine import Terminal, printable
from mgtui.text.charset import CharsetName, narrow
from mgtui.tui.screens.commands import Connection
from mgtui.tui.screens.playground_screen import PlaygroundScreen
from mgtui.tui.widgets.legend_row import Legend
from mgtui.tui.widgets.plot_pane import PlotPane
from mgtui.tui.widgets.role_styles import role_colours
from mgtui.tui.widgets.rows_view import RowsView

if TYPE_CHECKING:  # not needed before someone wants to learn
    from mgtui.playground.guides.lesson_step import Lesson

# Pure hues on black, the lines as far apart in lightness as in hue.
HIGH_CONTRAST = Theme(
    name="high-contrast",
    primary="#5fafff",
    secondary="#ffffff",
    accent="#ffff00",
    warning="#ffaf00",
    error="#ff5f5f",
    success="#00ff5f",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#303030",
    dark=True,
)


class MgtuiApp(App[int]):
    """A derivative playground for the terminal."""

    TITLE = "mgtui"
    CSS_PATH = "mgtui.tcss"
    COMMANDS: ClassVar = set()
    ENABLE_COMMAND_PALETTE: ClassVar[bool] = False  # Textual's: it can write files

    def __init__(
        self,
        state: State,
        *,
        charset: CharsetName = "braille",
        saved: Saved | None = None,
        restricted: bool = False,
        tour: bool = False,
        lesson: "Lesson | None" = None,
        motion: bool = True,
    ) -> None:
        RowsView.charset = charset
        write_names_in(charset)
        super().__init__()
        self.playground = PlaygroundScreen(state, saved or Saved(), restricted=restricted)
        self.playground.session.guides.lesson = lesson
        self._restricted = restricted
        self._tour = tour
        cell_diff.spare_toasts(self)
        self.animation_level = "none"  # a slide costs a frame for each of its steps, down the line
        self.cell_diff: cell_diff.CellDiff | None = None
        self.playground.commands.connection = Connection(
            moves=lambda: motion and not (self.cell_diff is not None and self.cell_diff.is_slow),
            is_free=lambda: self.cell_diff is None or self.cell_diff.is_free,
        )
        self._few_colours = False
        self.register_theme(HIGH_CONTRAST)
        self._theme_is_chosen = "TEXTUAL_THEME" in os.environ
        if saved and saved.theme in self.available_themes:
            self.choose_theme(saved.theme)

    def choose_theme(self, name: str) -> None:
        """Take a theme that the person has chosen."""
        self.theme, self._theme_is_chosen = name, True

    def tell_of(self, settings: Settings) -> None:
        """Say what is wrong with a file of settings, beside what else there is to be said."""
        complaint = settings.complaint
        if settings.theme is not None and settings.theme not in self.available_themes:
            complaint = complaint or f"The settings ask for a theme that does not exist: {printable(settings.theme)}."
        session = self.playground.session
        session.theme_of_settings = settings.theme if settings.theme in self.available_themes else None
        session.notice = " ".join(filter(None, (session.notice, complaint)))

    def suit(self, terminal: Terminal) -> None:
        """Take the theme that suits a terminal: its own colours where it has few, light ones where it is light."""
        self._few_colours = terminal.colours == 16
        self.suit_background(terminal.light is True)

    def suit_background(self, light: bool) -> None:
        """Take the theme that suits a light or a dark background, unless the person has chosen one."""
        if not self._theme_is_chosen:
            own, usual = ("ansi-light", "textual-light") if light else ("ansi-dark", "textual-dark")
            self.theme = own if self._few_colours else usual

    def get_css_variables(self) -> dict[str, str]:
        """Return the theme's colours, and those of the roles that follow from them."""
        variables = super().get_css_variables()
        self.theme_variables = {**variables, **role_colours(variables, cell_diff.colour_system(self))}
        return self.theme_variables

    def get_default_screen(self) -> PlaygroundScreen:
        """Return the playground, on its first state."""
        return self.playground

    def on_ready(self) -> None:
        """Open the lesson if it is asked for, and spare the collector what is loaded by now."""
        # It lives as long as the program, and keys need not wait for it.
        self.call_after_refresh(_spare_the_collector)
        if self._tour:
            self.playground.action_perform("lesson")

    async def on_event(self, event: events.Event) -> None:
        """Do whatever there is to do with a key or a paste before the next one comes."""
        await key_order.deliver(self, event, super().on_event)

    def on_resize(self) -> None:
        """Draw everything again: a terminal that shrinks and grows back loses cells."""
        if self.cell_diff is not None:
            self.cell_diff.repaint()

    def action_redraw(self) -> None:
        """Draw the whole screen again, on a terminal in the modes it should be in."""
        if self.cell_diff is not None:
            self.cell_diff.clear_up()

    def draw_narrow(self) -> Callable[[str], str]:
        """Do without characters of ambiguous width: text in ASCII, where `x²` is `x^2`, and the plot in its dots."""
        drawn_with = RowsView.charset
        PlotPane.charset = Legend.charset = drawn_with
        RowsView.charset = "ascii"
        write_names_in("ascii")
        self.playground.draw_soon()
        return narrow(drawn_with)

    def copy_to_clipboard(self, text: str) -> None:
        """Hand text to the terminal's clipboard, unless the program may not reach outside."""
        if not self._restricted:
            super().copy_to_clipboard(text)


def _spare_the_collector() -> None:
    gc.freeze()  # without a collection before: that would take as long as three frames
    # A frame makes and drops a thousand objects: at the usual 700 each frame would set off a collection. A closed sheet
    # is garbage of the oldest kind, and 8 MB of that would come together before the usual hundredth collection.
    gc.set_threshold(5000, 5, 2)
    gc.enable()
