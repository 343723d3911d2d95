"""Textual's terminal driver, made steady: it asks for less of the mouse, takes pastes of a sane size, and comes back.

Uses the public face of `textual.driver.Driver` alone, so that it fits whatever driver Textual chose.
"""

import asyncio
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from textual import events
from textual.app import App
from textual.driver import Driver
from textual.message import Message

# Reports while no button is held cost 11 bytes up the line for every cell the mouse crosses.
_BUTTONS_ONLY = {"\x1b[?1003h": "\x1b[?1002h", "\x1b[?1003l": "\x1b[?1002l"}

_NEWS = 0.02  # seconds


@dataclass(slots=True)
class Stage:
    """What the driver tells whoever watches over the program.

    Attributes:
        showing: whether the terminal is in the program's hands: raw, on the alternate screen.
        leaving: set by the watcher once the program is to end; then the driver does not come back.
        loop: where the app runs, once it does.
    """

    showing: bool = False
    leaving: bool = False
    loop: asyncio.AbstractEventLoop | None = None


def steady(
    base: type[Driver], stage: Stage, *, all_motion: bool = False, suspend: bool = True, longest_paste: int = 100_000
) -> type[Driver]:
    """Derive a driver class.

    Args:
        base: the driver Textual chose, `App.driver_class`.
        stage: kept up to date by the driver.
        all_motion: ask for mouse reports while no button is held as well.
        suspend: whether the program may be stopped from its terminal; False takes no SIGTSTP.
        longest_paste: characters of a paste that are handed on; the rest is dropped.
    """
    swap = {} if all_motion else _BUTTONS_ONLY

    class SteadyDriver(base):  # type: ignore[valid-type,misc]
        def __init__(self, app: App[Any], **options: Any) -> None:
            super().__init__(app, **options)
            self._repaint: Callable[[], object] = lambda: app.refresh(layout=True)

        @property
        def can_suspend(self) -> bool:
            return suspend and bool(super().can_suspend)

        def write(self, data: str) -> None:
            super().write(swap.get(data, data))

        def process_message(self, message: Message) -> None:
            if isinstance(message, events.Paste) and len(message.text) > longest_paste:
                message.text = message.text[:longest_paste]
            super().process_message(message)

        def start_application_mode(self) -> None:
            stage.loop = asyncio.get_running_loop()
            super().start_application_mode()
            stage.showing = True
            if not suspend:
                signal.signal(signal.SIGTSTP, signal.SIG_IGN)

        # Suspended, the terminal belongs to the shell: ending there must not touch it, nor stop at SIGTTOU for trying.

        def disable_input(self) -> None:
            if stage.showing:
                super().disable_input()

        def stop_application_mode(self) -> None:
            if stage.showing:
                super().stop_application_mode()

        def close(self) -> None:
            super().close()
            stage.showing = False

        def resume_application_mode(self) -> None:
            # `kill` of a stopped job sends SIGTERM and SIGCONT together, in no order that a process with threads can
            # count on: wait a moment for the news that there is nothing to come back to.
            time.sleep(_NEWS)
            if stage.leaving:
                return
            if stage.showing:
                # Stopped by SIGSTOP, which nobody can prepare for: leave properly now, or two threads read the keys.
                self.suspend_application_mode()
            super().resume_application_mode()
            if stage.loop is not None:
                stage.loop.call_soon_threadsafe(self._repaint)  # runs in a signal handler

    return SteadyDriver
