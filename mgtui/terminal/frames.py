"""Frames: what differs is written once the line has taken what was written before."""

import asyncio
from collections.abc import Callable
from typing import Any

from textual.app import App
from textual.geometry import Offset

from mgtui.terminal.escapes import Place, move
from mgtui.terminal.flow import Flow
from mgtui.terminal.memory import Memory

SYNC_START, SYNC_END = "\x1b[?2026h", "\x1b[?2026l"
_ONE_PACKET = 1200  # bytes that reach a terminal in one piece, over ssh too: they need no brackets to be drawn as one


class Frames:
    """Writes what a memory says differs from what the terminal shows.

    Args:
        app: whose driver they are written to.
        memory: what the terminal shows, and should.
        cursor: returns the cell where each frame leaves the cursor.
    """

    def __init__(self, app: App[Any], memory: Memory, cursor: Callable[[App[Any]], Offset]) -> None:
        self._app = app
        self._memory = memory
        self._cursor_of = cursor
        self._flow = Flow()
        self._cursor: Place | None = None
        self._writer: object = None  # the thread that writes; every suspension ends it, every return starts another
        self._held: asyncio.TimerHandle | None = None  # a frame waits for the line, but no longer than until then

    def begin(self) -> str:
        """Wait for the line from now on; return what is to be sent to learn of it."""
        self.wait_no_more()
        return self._flow.begin()

    def wait_no_more(self) -> None:
        """Count on no answer to what was asked before."""
        self._flow.forget()
        self._send_held()

    def answered(self, when: float) -> None:
        """Take in an answer that came at `when`."""
        self._flow.answered(when)
        self._send_held()

    def forget(self) -> None:
        """Count on nothing that the terminal shows."""
        self._memory.forget()
        self._cursor = None

    def step_aside(self) -> None:
        """Leave the terminal to whoever draws on it next, in its own colours; count on nothing that it shows then."""
        if self._memory.is_drawing and self._app._driver is not None:
            self._app._driver.write("\x1b[m")
        self.forget()

    @property
    def is_free(self) -> bool:
        """Whether no frame waits for the line."""
        return self._held is None

    @property
    def is_slow(self) -> bool:
        """Whether the line takes a frame in pieces."""
        return self._flow.piece is not None

    def fit(self, width: int, height: int) -> None:
        """Have the memory hold a screen of this size."""
        if (width, height) != (self._memory.width, self._memory.height):
            self._memory.resize(width, height)
            self._cursor = None

    def find_writer(self) -> bool:
        """Tell whether the driver writes in a way that is known; forget what was shown if it began to anew."""
        writer = self._writer_now()
        if writer is not None and writer is not self._writer:
            self._writer = writer
            self.forget()
        return writer is not None

    def send(self) -> None:
        """Send what differs, or keep it until the line has taken what it was sent before."""
        if self._held is None and not self._flow.takes_more():
            self._held = asyncio.get_running_loop().call_later(self._flow.patience, self._send_held)
        driver = self._app._driver
        if self._held is not None or driver is None:
            return
        text = self._changes()
        if text:
            count = len(text.encode(errors="replace"))
            torn = self._app._sync_available and count > _ONE_PACKET
            driver.write((f"{SYNC_START}{text}{SYNC_END}" if torn else text) + self._flow.send(count))
            driver.flush()
            if self._memory.differs:
                self.send()

    def _send_held(self) -> None:
        if self._held is not None:
            self._held.cancel()
            self._held = None
            if self._app._running and not self._app._closed and self._writer is self._writer_now():
                self.send()

    def _writer_now(self) -> object:
        return getattr(self._app._driver, "_writer_thread", None)

    def _changes(self) -> str:
        app = self._app
        offset = app.screen.outer_size.clamp_offset(self._cursor_of(app))
        app._previous_cursor_position = offset
        old, self._cursor = self._cursor, (offset.y, offset.x)
        text = self._memory.changes(self._cursor, self._flow.piece)
        return text or ("" if old == self._cursor else move(None, self._cursor))
