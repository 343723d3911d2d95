"""When the panes are drawn: once after the keys that wait; and, between keys, what their picture still lacks."""

import asyncio
from collections.abc import Callable
from contextlib import ExitStack

from mgtui.playground.own_values import NotYetError
from mgtui.tui.screens.patience import patient
from mgtui.tui.screens.screen_parts import ScreenParts
from mgtui.tui.widgets.expression_input import ExpressionInput

_ROUNDS = 2  # of the event loop, in which every widget finds out that it was changed, and says so
_REST = 0.005  # seconds between two slices of what a picture lacks, in which keys are dealt with


@patient
class DrawLoop:
    """Draws a screen when there is time for it.

    Attributes:
        patience: the screen's.
    """

    def __init__(self, parts: ScreenParts, draw: Callable[[], None]) -> None:
        self.patience = parts.patience
        self._parts = parts
        self._screen, self._session, self._panels, self._worker = parts[:4]
        self._draw = draw
        self._drawn_soon = False
        self._going_on = False

    def draw_soon(self) -> None:
        """Draw once, after the keys that are already waiting: a held key never outruns the screen."""
        if not self._drawn_soon:
            self._drawn_soon = True
            typing = isinstance(self._parts.focused, ExpressionInput)
            # A nudge has no echo, and its keys come by the hundred.
            self._screen.call_later(self._draw_as_one_frame if typing else self._draw_now)

    def _draw_now(self) -> None:
        self._drawn_soon = False
        self._draw()

    async def _draw_as_one_frame(self) -> None:
        """Draw, and let no frame go before every widget has said what changed.

        Else the letter's echo is a frame by itself, for which a timer has been set, and the curve waits for the next.
        """
        held = ExitStack()
        held.enter_context(self._screen.app.batch_update())
        try:
            self._draw_now()
            for _ in range(_ROUNDS):
                await asyncio.sleep(0)
        finally:
            self._screen.call_later(held.close)  # after what they said, which waits to be dealt with

    def show_panels(self) -> None:
        """Show the state, or as long as values of somebody's own function are still to come, that they are."""
        self._panels.top.said_of_values = self._worker.said_of(self._session.state)
        state, dots = self._session.state, self._panels.plot.dots
        whole = self._worker.has(state, dots)
        self._panels.is_draft = not whole and self._worker.has_draft(state, dots)
        known = whole or self._panels.is_draft
        try:
            if whole:
                self._session.guides.watch()
            if known:
                self._panels.show(self._session)
            if self._panels.sides.lacking is not None:
                self._worker.ask_for(self._panels.sides.lacking)
        except NotYetError as missing:
            self._worker.ask_for(missing.points)
            known = False
        if not known:
            self._panels.show_waiting(self._session, self._worker.sentence)

    def go_on_soon(self) -> None:
        """Go on, when there is time, with what the picture lacks; ends by itself."""
        if not self._going_on and self._panels.lacks:
            self._going_on = True
            self._screen.set_timer(_REST, self._go_on)

    def _go_on(self) -> None:
        self._going_on = False
        try:
            more = self._panels.go_on()
        except NotYetError as missing:  # nobody has asked for it: nothing is said
            self._worker.ask_for(missing.points)
            return
        if more:
            self.draw_soon()
        else:
            self.go_on_soon()
