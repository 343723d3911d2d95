"""What all that serves one playground screen has in common."""

from collections.abc import Callable
from typing import NamedTuple

from textual.screen import Screen
from textual.widget import Widget

from mgtui.playground.deeds import Action
from mgtui.playground.session import Session
from mgtui.playground.state import ZEN, State
from mgtui.tui.screens.own_worker import OwnWorker
from mgtui.tui.screens.panels import Panels
from mgtui.tui.screens.patience import Patience
from mgtui.tui.widgets.slider_row import SliderRow


class ScreenParts(NamedTuple):
    """The screen, what it shows, and what is asked of either.

    Attributes:
        screen: has the focus.
        session: whatever changes.
        panels: the panes that show it.
        worker: computes the values of somebody's own function.
        patience: encloses what is done, for it may need such values.
        draw_soon: draws once, after the keys that are already waiting.
    """

    screen: Screen[None]
    session: Session
    panels: Panels
    worker: OwnWorker
    patience: Patience
    draw_soon: Callable[[], None]

    @property
    def focused(self) -> Widget | None:
        """What has the keys."""
        return self.screen.focused

    @property
    def variable(self) -> str:
        """Whose slider has the keys: the focused one's, or else that of the variable along the axis."""
        focused = self.screen.focused
        return focused.variable if isinstance(focused, SliderRow) else self.session.state.along

    @property
    def home(self) -> Widget:
        """Where the keys are when nothing else wants them."""
        return self.panels.guide if self.session.guide is not None else self.panels.plot

    def change(self, state: State, doing: str = "") -> None:
        """Make a state the present one, unless a question is open: then say so."""
        if self.session.asks:
            self.session.guides.refuse()
        else:
            self.session.change(state, doing)
        self.draw_soon()

    def tell_pane(self, action: Action) -> None:
        """Say what a pane tells that was opened, where one does not see that it was."""
        zen = ZEN in self.session.state.shown
        self.session.notice = self.panels.room.said_of_panes(f"{action.label}: {action.help}", zen=zen)
