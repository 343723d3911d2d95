"""A child process that computes what may never return, print, read, leave or crash: nothing of that reaches us.

It is made by fork, so that it has whatever we have, lambdas too. Its standard input is empty, what it prints comes
back as text, it has no terminal, and it ends when we do, however we end.
"""

import contextlib
import ctypes
import os
import pickle
import select
import signal
import sys
import threading
import time
import warnings
from collections.abc import Callable
from typing import Any, TypeAlias

Serve: TypeAlias = Callable[[Any, Callable[[Any], None]], None]
"""Computes, in the child, what a request asks for, and sends the answers off one by one."""

_CHUNK = 1 << 16
_AT_ONCE = 1 << 20  # bytes read in one go: what prints without end must not keep us
_DIES_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)


class Child:
    """One child process.

    Attributes:
        pid: its process id.
        ended: how it has ended, such as `left with status 3`; "" while it runs.
    """

    def __init__(self, serve: Serve) -> None:
        requests, self._requests = os.pipe()
        self._answers, answers = os.pipe()
        self._prints, prints = os.pipe()
        self.ended = ""
        self._data = bytearray()
        self._last_prints = b""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of threads: those stay here, and the child needs none of them
            self.pid = os.fork()
        if self.pid == 0:
            _live(serve, requests, answers, prints, (self._requests, self._answers, self._prints))
        for end in (requests, answers, prints):
            os.close(end)
        os.set_blocking(self._answers, False)
        os.set_blocking(self._prints, False)

    @property
    def descriptors(self) -> tuple[int, int]:
        """What becomes readable when there is an answer or something is printed."""
        return self._answers, self._prints

    def ask(self, request: Any) -> None:
        """Send a request; its answers come one by one."""
        data = pickle.dumps(request)
        with contextlib.suppress(OSError):  # it has ended: the answers say so
            _write(self._requests, data)

    def answers(self) -> list[Any]:
        """Return the answers that have come, without waiting; see `ended`."""
        if self.ended:
            return []
        data, over = _read_all(self._answers)
        self._data += data
        found = []
        while len(self._data) >= 8:
            size = int.from_bytes(self._data[:8], "big")
            if len(self._data) < 8 + size:
                break
            found.append(pickle.loads(bytes(self._data[8 : 8 + size])))
            del self._data[: 8 + size]
        if over:
            self.end()
        return found

    def printed(self) -> str:
        """Return what has been printed since it was asked last, without waiting; once it has ended, too."""
        last, self._last_prints = self._last_prints, b""
        return (last if self.ended else _read_all(self._prints)[0]).decode("utf-8", "replace")

    def wait(self, seconds: float) -> list[Any]:
        """Return the answers that have come, as soon as there is one or something is printed, or the time is over."""
        if not self.ended:
            select.select(self.descriptors, (), (), seconds)
        return self.answers()

    def end(self) -> None:
        """End the process, if it still runs, and leave nothing of it behind."""
        if self.ended:
            return
        found, status = os.waitpid(self.pid, os.WNOHANG)
        if not found:
            with contextlib.suppress(OSError):
                os.killpg(self.pid, signal.SIGKILL)
            with contextlib.suppress(OSError):
                os.kill(self.pid, signal.SIGKILL)  # before it has a group of its own
            _, status = os.waitpid(self.pid, 0)
        self.ended = _said(status)
        self._last_prints = _read_all(self._prints)[0]
        for end in (self._requests, self._answers, self._prints):
            os.close(end)


def _said(status: int) -> str:
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        with contextlib.suppress(ValueError):
            return f"was ended by {signal.Signals(number).name}"
        return f"was ended by signal {number}"
    return f"left with status {os.WEXITSTATUS(status)}"


def _live(serve: Serve, requests: int, answers: int, prints: int, others: tuple[int, ...]) -> None:
    """Do what a child does, until there is nobody to do it for; never returns."""
    status = 1
    try:
        _settle(prints, others)
        # A line of its own: a request can only be read when the last is done, the end of the parent at any time.
        threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()
        lines = os.fdopen(requests, "rb")

        def send(answer: Any) -> None:
            data = pickle.dumps(answer)
            _write(answers, len(data).to_bytes(8, "big") + data)

        while True:
            try:
                request = pickle.load(lines)
            except EOFError:
                status = 0
                break
            serve(request, send)
            _flush()
    except BaseException as error:
        with contextlib.suppress(BaseException):
            print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
    finally:
        os._exit(status)


def _settle(prints: int, others: tuple[int, ...]) -> None:
    """Let go of the terminal, of the signals and of the ends of the pipes that are the parent's."""
    for end in others:
        os.close(end)
    os.setsid()
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_DIES_WITH_PARENT, signal.SIGKILL)
    signal.set_wakeup_fd(-1)
    for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
        with contextlib.suppress(OSError, ValueError):
            signal.signal(number, signal.SIG_DFL)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(prints, 1)
    os.dup2(prints, 2)
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", errors="replace", buffering=1, closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="replace", buffering=1, closefd=False)


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(0)


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(Exception):
            stream.flush()


def _write(end: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(end, view) :]


def _read_all(end: int) -> tuple[bytes, bool]:
    """Return what there is to read, and whether nothing more will come."""
    data = bytearray()
    while len(data) < _AT_ONCE:
        try:
            part = os.read(end, _CHUNK)
        except BlockingIOError:
            return bytes(data), False
        if not part:
            return bytes(data), True
        data += part
    return bytes(data), False
