"""Textual's terminal driver, derived: it asks for less of the mouse, cuts long pastes, and comes back from suspension.

Uses the public face of `textual.driver.Driver`, so that it fits whatever driver Textual chose, and overrides one method
more, `_get_terminal_size`: a driver that lacks it never asks.
"""

import asyncio
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App
from textual.driver import Driver
from textual.geometry import Size
from textual.message import Message

from mgtui.terminal.escapes import Place
from mgtui.terminal.input_events import BackgroundReport
from mgtui.terminal.input_thread import read_input
from mgtui.terminal.modes import WHO, Modes, wait_for_attributes
from mgtui.terminal.size import clamped, screen_size

if TYPE_CHECKING:
    from textual.drivers.linux_driver import LinuxDriver as _AnyDriver  # `Driver` leaves most methods abstract
else:
    _AnyDriver = Driver

# Reports while no button is held cost 11 bytes up the line for every cell the mouse crosses.
_BUTTONS_ONLY = {"\x1b[?1003h": "\x1b[?1002h", "\x1b[?1003l": "\x1b[?1002l"}

_INSTEAD = {
    # Kitty's protocol, with the places of keys as well: on a Russian keyboard they alone tell which key `e` is.
    "\x1b[>25u": "\x1b[>29u",
    # Textual draws a caret of its own and hides the cursor, which braille displays and magnifiers follow.
    "\x1b[?25l": "\x1b[?25h",
    # Textual switches reports in pixels on, where the terminal has them, and never off.
    "\x1b[?1006l": "\x1b[?1006l\x1b[?1016l",
}

_ASK_BACKGROUND = "\x1b]11;?\x1b\\"
_WAIT_FOR_AN_END = 0.02  # seconds
_LAST_REPORTS, _LAST_REPORTS_IN_A_HURRY = 1.0, 0.3  # seconds to wait for them; the watcher waits no longer either


@dataclass(slots=True)
class TerminalState:
    """What the driver and whoever watches over the program know of the terminal.

    Attributes:
        showing: whether the terminal is in the program's hands: raw, on the alternate screen.
        leaving: set by the watcher once the program is to end; then the driver does not come back.
        loop: where the app runs, once it does.
        survived: called with an error that cost an event and nothing more.
        answers: whether the terminal has answered a question.
        modes: what it was set to.
    """

    showing: bool = False
    leaving: bool = False
    loop: asyncio.AbstractEventLoop | None = None
    survived: Callable[[Exception], None] = lambda error: None
    answers: bool = False
    modes: Modes = field(default_factory=Modes)


@dataclass(frozen=True, slots=True)
class DriverOptions:
    """What is asked of the driver.

    Attributes:
        all_motion: ask for mouse reports while no button is held as well.
        suspend: whether the program may be stopped from its terminal; False takes no SIGTSTP.
        longest_paste: characters of a paste that are handed on; the rest is dropped.
        opening: returns what is to be sent each time the screen has become the program's.
        background: called in the app's loop with whether the terminal's background is light, if it tells; None does not
            ask.
        placed: called in the app's loop with every report of the cursor's place and when it came (`time.monotonic`).
            No report reaches the app: who asks for one asks through these two.
    """

    all_motion: bool = False
    suspend: bool = True
    longest_paste: int = 100_000
    opening: Callable[[], str] | None = None
    placed: Callable[[Place, float], None] | None = None
    background: Callable[[bool], None] | None = None


def derive_driver(base: type[Driver], state: TerminalState, options: DriverOptions) -> type[Driver]:
    """Derive a driver class.

    Args:
        base: the driver Textual chose, `App.driver_class`.
        state: kept up to date by the driver.
        options: what is asked of it.
    """
    ours = _ReadingDriver if _reads_a_terminal(base) else _WatchedDriver
    return type("DerivedDriver", (ours, base), {"state": state, "options": options})


def _reads_a_terminal(base: type[Driver]) -> bool:
    """Tell whether a driver has the keys from a terminal, and not from a test or a browser."""
    try:
        from textual.drivers.linux_driver import LinuxDriver
    except ImportError:
        return False
    return issubclass(base, LinuxDriver)


class _WatchedDriver(_AnyDriver):
    """The part that is our own, put before the driver Textual chose."""

    state: ClassVar[TerminalState]
    options: ClassVar[DriverOptions]

    def __init__(self, app: App[Any], **rest: Any) -> None:
        super().__init__(app, **{**rest, "size": rest.get("size") or _size()})
        self._redraw: Callable[[], object] = lambda: app.refresh(layout=True)

    @property
    def can_suspend(self) -> bool:
        return self.options.suspend and bool(super().can_suspend)

    def write(self, data: str) -> None:
        data = _INSTEAD.get(data, data)
        sent = self.state.modes.pass_on(data if self.options.all_motion else _BUTTONS_ONLY.get(data, data))
        if sent:
            super().write(sent)

    def _get_terminal_size(self) -> tuple[int, int]:
        """Return the size in the place of Textual's own way, which takes exported variables for it."""
        return _size()

    def process_message(self, message: Message) -> None:
        if isinstance(message, events.CursorPosition):
            self.state.answers = True
            if self.options.placed is not None and self.state.loop is not None:
                place = message.y, message.x
                self.state.loop.call_soon_threadsafe(self.options.placed, place, time.monotonic())
            return
        if isinstance(message, BackgroundReport):
            if self.options.background is not None and self.state.loop is not None:
                self.state.loop.call_soon_threadsafe(self.options.background, message.light)
            return
        if isinstance(message, events.Resize):  # told by the terminal itself, and in no size it could not be
            size = Size(*clamped(*message.size))
            message = message if size == message.size else events.Resize(size, size)
        if isinstance(message, events.Paste) and len(message.text) > self.options.longest_paste:
            message.text = message.text[: self.options.longest_paste]
        super().process_message(message)

    def start_application_mode(self) -> None:
        self.state.loop = asyncio.get_running_loop()
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self.state.showing = True
        if self.options.opening is not None:
            self.write(self.options.opening())
        if self.options.background is not None:
            self.write(_ASK_BACKGROUND)
        if not self.options.suspend:
            signal.signal(signal.SIGTSTP, signal.SIG_IGN)

    # Suspended, the terminal belongs to the shell: ending there must not touch it, nor stop at SIGTTOU for trying.

    def disable_input(self) -> None:
        if self.state.showing:
            super().disable_input()

    def stop_application_mode(self) -> None:
        if not self.state.showing:
            return
        # Over a slow line the terminal goes on reporting the mouse until it is told: to the shell, once we are gone.
        super().disable_input()
        super().write(self.state.modes.end_reports())
        if self.state.answers and sys.__stdin__ is not None:
            super().write(WHO)
            self.flush()
            hurry = self.state.leaving
            wait_for_attributes(sys.__stdin__.fileno(), _LAST_REPORTS_IN_A_HURRY if hurry else _LAST_REPORTS)
        super().stop_application_mode()

    def close(self) -> None:
        super().close()
        self.state.showing = False

    def resume_application_mode(self) -> None:
        # `kill` of a stopped job sends SIGTERM and SIGCONT together, in no order that a process with threads can
        # count on: wait a moment for the watcher to learn that there is nothing to come back to.
        time.sleep(_WAIT_FOR_AN_END)
        if self.state.leaving:
            return
        if self.state.showing:
            # Stopped by SIGSTOP, which nobody can prepare for: leave properly now, or two threads read the keys.
            self.suspend_application_mode()
        super().resume_application_mode()
        if self.state.loop is not None:
            self.state.loop.call_soon_threadsafe(self._redraw)  # runs in a signal handler


class _ReadingDriver(_WatchedDriver):
    """The same over a driver that reads a terminal; the reading is our own."""

    def run_input_thread(self) -> None:
        try:
            read_input(
                self.fileno,
                self.exit_event,
                self.process_message,
                lambda error: self.state.survived(error),
                term=os.environ.get("TERM", ""),
                longest_paste=self.options.longest_paste,
            )
        except Exception as error:  # Textual would paint a traceback, and nobody would be told
            threading.excepthook(threading.ExceptHookArgs((type(error), error, error.__traceback__, None)))


def _size() -> tuple[int, int]:
    stream = next((each for each in (sys.__stderr__, sys.__stdin__) if each is not None and each.isatty()), None)
    return screen_size(stream.fileno() if stream is not None else None, os.environ)
