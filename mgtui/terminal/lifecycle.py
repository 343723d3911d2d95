"""How the program ends, whatever ends it: the terminal as it was, the session saved, the status a shell expects.

`run` runs an app under watch. A thread sleeps until a signal arrives or the line drops, asks the app to leave, and
when the app cannot (stuck in a computation, or blocked on a terminal that takes no more output) restores the terminal
itself. It costs no wake-up while nothing happens.
"""

import contextlib
import errno
import os
import select
import signal
import sys
import termios
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import Any, Literal

from textual.app import App

from mgtui.terminal import cell_diff
from mgtui.terminal.clipboard import Route
from mgtui.terminal.driver import DriverOptions, TerminalState, derive_driver
from mgtui.terminal.examine import printable
from mgtui.terminal.modes import Modes

_STOPPING_OR_HARMLESS = {"KILL", "STOP", "TSTP", "TTIN", "TTOU", "CONT", "CHLD", "URG", "WINCH", "INFO"}
_FAULTS = {"ILL", "TRAP", "BUS", "FPE", "SEGV", "SYS", "EMT"}  # of the program: after a handler they come again
ENDING_SIGNALS = frozenset(
    signal.valid_signals()  # less those of the others that this system has
    - {getattr(signal, f"SIG{name}", signal.SIGKILL) for name in _STOPPING_OR_HARMLESS | _FAULTS}
)
"""What ends a process that does not care: HUP, INT, QUIT and TERM, but USR1, XCPU, ALRM and their like as well."""

STATUS_OF_A_CRASH = 1

_GRACE = 0.6  # seconds for the app to leave by itself; with what follows, all is over within one second
_LAST_GRACE = 0.25  # seconds for the interpreter to end after that
_LONGEST_MESSAGE = 200
_DONE = b"\0"  # no signal has this number


def run(
    app: App[Any],
    *,
    on_leave: Callable[[], None] = lambda: None,
    debug: Path | None = None,
    mouse: Literal["buttons", "motion", "none"] = "buttons",
    suspend: bool = True,
    longest_paste: int = 100_000,
    frames: cell_diff.CellDiff | None = None,
    queries: bool = True,
    clipboard: Route = "direct",
    background: Callable[[bool], None] | None = None,
) -> int:
    """Run an app on the terminal and give the terminal back in every case.

    Args:
        app: an app that is not running yet.
        on_leave: called exactly once, however the app ends; from another thread if the app is stuck.
        debug: a file to append the full traceback of an internal error to.
        mouse: what the terminal reports: presses, drags and the wheel; every motion as well; or nothing.
        suspend: whether SIGTSTP stops the program.
        longest_paste: characters of a paste that reach the app.
        frames: the app's cell diff, whose frames are then to wait for the line.
        queries: whether the terminal takes queries of modes and prints none of them.
        clipboard: the way to its clipboard.
        background: called with whether the terminal's background is light, once it has told; None does not ask.

    Returns:
        The exit status: the app's own, 1 after an internal error (named in one line on standard error), or 128 + n
        when signal n ended it, SIGHUP for a dropped line.
    """
    watch = _Watch(app, on_leave, debug)
    watch.terminal.modes = Modes(queries=queries, clipboard=clipboard)
    options = DriverOptions(
        all_motion=mouse == "motion", suspend=suspend, longest_paste=longest_paste, background=background
    )
    if frames is not None:
        options = replace(options, opening=frames.opening, placed=frames.placed)
    app.driver_class = derive_driver(app.driver_class, watch.terminal, options)
    cell_diff.on_crash(app, watch.crashed)
    with _drawing_on_the_terminal(), watch:
        try:
            app.run(mouse=mouse != "none")
        except Exception as error:
            watch.crashed(error)
        watch.leave()
    return watch.report()


class _Watch:
    """Watches over one app; a context manager around its run."""

    def __init__(self, app: App[Any], on_leave: Callable[[], None], debug: Path | None) -> None:
        self.terminal = TerminalState(survived=self._log)
        self._app = app
        self._on_leave = on_leave
        self._debug = debug
        self._status: int | None = None
        self._error: BaseException | None = None
        self._left = threading.Lock()
        self._ended = threading.Event()
        self._keys = sys.__stdin__.fileno() if sys.__stdin__ is not None else -1
        self._before = _modes_of(self._keys)
        self._undo = contextlib.ExitStack()
        self._ending: set[int] = {signal.SIGHUP}  # the line may drop where nobody is told by a signal

    def __enter__(self) -> None:
        woken, self._waker = os.pipe()
        os.set_blocking(self._waker, False)
        self._undo.callback(signal.set_wakeup_fd, signal.set_wakeup_fd(self._waker, warn_on_full_buffer=False))
        for number in ENDING_SIGNALS:
            if signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):  # else as nohup left it, say
                self._undo.callback(signal.signal, number, signal.signal(number, self._on_signal))
                self._ending.add(number)
        self._undo.callback(setattr, threading, "excepthook", threading.excepthook)
        threading.excepthook = self._thread_failed
        threading.Thread(target=self._wait, args=(woken,), name="mgtui-watch", daemon=True).start()

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        os.write(self._waker, _DONE)
        self._undo.close()

    # Reasons to end

    def _on_signal(self, number: int, _: FrameType | None) -> None:
        self._status = self._status or 128 + number
        self.terminal.leaving = True  # and no SIGCONT brings the screen back: `kill` of a stopped job sends both

    def crashed(self, error: BaseException) -> None:
        """Take note of an internal error; the first one counts, all are logged."""
        self._error = self._error or error
        self._log(error)

    def _log(self, error: BaseException) -> None:
        if self._debug is not None:
            with contextlib.suppress(OSError), self._debug.open("a", encoding="utf-8") as file:
                lines = "".join(traceback.format_exception(error)).split("\n")
                file.write("\n".join(map(printable, lines)))  # an escape in it would be obeyed when it is read

    def _thread_failed(self, failure: threading.ExceptHookArgs) -> None:
        error = failure.exc_value
        if isinstance(error, OSError) and error.errno in (errno.EIO, errno.EPIPE, errno.EBADF):
            with contextlib.suppress(OSError):
                os.write(self._waker, bytes([signal.SIGHUP]))
        elif error is not None and not isinstance(error, SystemExit):
            self.crashed(error)
            self._in_loop(lambda: self._app.exit(return_code=STATUS_OF_A_CRASH))

    def leave(self) -> None:
        """Call `on_leave`, once."""
        if self._left.acquire(blocking=False):
            try:
                self._on_leave()
            except Exception as error:
                self.crashed(error)

    def report(self) -> int:
        """Say in one line what went wrong, if anything did, and return the exit status."""
        if self._error is not None and self._status is None:
            self._status = STATUS_OF_A_CRASH
            what = "".join(traceback.format_exception_only(self._error)).strip().splitlines()[0]
            what = printable(what)[:_LONGEST_MESSAGE]
            where = f"details are in {printable(str(self._debug))}" if self._debug else "--debug FILE keeps the details"
            print(f"mgtui: internal error: {what} ({where})", file=sys.stderr)
        return self._status or self._app.return_code or 0

    # The thread

    def _wait(self, woken: int) -> None:
        # Signals are for the other threads; above all, restoring the terminal from the background must not stop us.
        signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        poller = select.poll()
        poller.register(woken, select.POLLIN)
        if self._before is not None:
            poller.register(self._keys, 0)  # keys are none of our business, the end of the line is
        while True:
            for file, event in poller.poll():
                if file == woken:
                    numbers = os.read(woken, 4096)
                    fatal = next((number for number in numbers if number in self._ending), None)
                    if fatal is not None:
                        return self._end(fatal)
                    if _DONE in numbers:
                        return None
                    # Python handles a signal in the main thread, which may sleep on if another one caught it.
                    self._in_loop(lambda: None)
                elif event & select.POLLNVAL:
                    poller.unregister(file)
                else:
                    return self._end(signal.SIGHUP)

    def _end(self, number: int) -> None:
        self._status = self._status or 128 + number
        self.terminal.leaving = True
        if number == signal.SIGHUP:
            self._let_go_of_a_dead_line()
        self._in_loop(self._exit)
        if self._ended.wait(_GRACE):
            time.sleep(_LAST_GRACE)
        else:
            self.leave()
            if self.terminal.showing and self._before is not None:
                _restore(self._keys, self._before, self.terminal.modes.restore())
        os._exit(self._status)

    def _exit(self) -> None:
        self.leave()
        self._app.exit(return_code=self._status or 0)

    def _in_loop(self, act: Callable[[], object]) -> None:
        if self.terminal.loop is not None:
            with contextlib.suppress(RuntimeError):  # it is closed: the app has left already
                self.terminal.loop.call_soon_threadsafe(act)

    def _let_go_of_a_dead_line(self) -> None:
        """Have every read and write go nowhere where the line is dead, instead of failing or spinning."""
        poller = select.poll()
        poller.register(self._keys, 0)
        if self._before is None or not poller.poll(20):
            return
        _point_at_nothing([file for file in (0, 1, 2) if file == self._keys or _is_dead(file)])


def _modes_of(file: int) -> list[Any] | None:
    try:
        return termios.tcgetattr(file)
    except (termios.error, ValueError):
        return None


def _is_dead(file: int) -> bool:
    poller = select.poll()
    poller.register(file, 0)
    return bool(poller.poll(0))


def _restore(keys: int, modes: list[Any], text: bytes) -> None:
    """Restore the terminal from outside the app, without waiting for it to take what it was sent before."""
    with contextlib.suppress(OSError, termios.error):
        screen = os.open(os.ttyname(keys), os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
        # A thread that waits for room to write holds the terminal's lock, and nothing but a signal wakes it; it then
        # writes on, to nowhere.
        _point_at_nothing([1, 2])
        for thread in threading.enumerate():
            if thread not in (threading.main_thread(), threading.current_thread()):
                signal.pthread_kill(thread.ident or 0, signal.SIGTERM)
        rest, end = text, time.monotonic() + 0.1
        while rest and time.monotonic() < end:
            if rest == text:
                termios.tcflush(keys, termios.TCOFLUSH)
            try:
                rest = rest[os.write(screen, rest) :]
            except BlockingIOError:
                time.sleep(0.002)
    with contextlib.suppress(OSError, termios.error):
        termios.tcsetattr(keys, termios.TCSANOW, modes)


def _point_at_nothing(files: list[int]) -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for file in files:
        os.dup2(nowhere, file)


@contextlib.contextmanager
def _drawing_on_the_terminal() -> Iterator[None]:
    """Have Textual, which draws on standard error, draw on standard output where only that is a terminal."""
    stderr, stdout = sys.__stderr__, sys.__stdout__
    if (stderr is not None and stderr.isatty()) or stdout is None or not stdout.isatty():
        yield
        return
    with open(os.dup(stdout.fileno()), "w", encoding=stdout.encoding, errors="backslashreplace") as screen:
        sys.__stderr__ = screen  # type: ignore[misc]
        try:
            yield
        finally:
            sys.__stderr__ = stderr  # type: ignore[misc]
