"""Reads lines and writes what is said, until the input ends or someone leaves."""

import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from mgtui.engine import MOST_COUNTED
from mgtui.plain.conversation import Conversation
from mgtui.playground.session import Session
from mgtui.playground.state import State
from mgtui.playground.store import Saved, save
from mgtui.terminal.streams import put_to_reader, say

if TYPE_CHECKING:  # not needed before someone wants to learn
    from mgtui.playground.guides.lesson_step import Lesson

_PROMPT = "> "


def play_plain(
    state: State,
    *,
    saved: Saved | None = None,
    file: Path | None = None,
    restricted: bool = False,
    tour: bool = False,
    lesson: "Lesson | None" = None,
) -> int:
    """Run the playground a line at a time on standard input and output.

    Args:
        state: what to open on.
        saved: what an earlier session kept.
        file: where to keep this one; None to keep nothing.
        restricted: whether to keep from files.
        tour: whether to open the lesson at once.
        lesson: the lesson where it is not that of the package.

    Returns:
        The exit status: 0, or 1 where what is said could not be written.
    """
    session = Session(state, saved, restricted=restricted)
    session.guides.lesson = lesson
    session.no_clipboard = "To take along"
    talk = Conversation(session)
    try:
        with _leaving_by_signals():
            return _converse(talk, tour=tour)
    finally:
        if file is not None:
            try:
                save(file, session.to_save(), saved or Saved())
            except OSError as error:  # a full disk or a missing home must not keep anyone from leaving
                say(f"this session was not saved: {error.strerror}")


@contextmanager
def _leaving_by_signals() -> Iterator[None]:
    """Have signals that end a program end the conversation, so that it is kept; what is ignored stays ignored."""
    kept = {}
    with suppress(ValueError):  # not in the main thread, which alone is told of signals
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) is signal.SIG_DFL:
                kept[number] = signal.signal(number, signal.default_int_handler if number == signal.SIGINT else _ended)
    try:
        yield
    finally:
        for number, before in kept.items():
            signal.signal(number, before)


def _ended(number: int, _: object) -> NoReturn:
    raise SystemExit(128 + number)


def _converse(talk: Conversation, *, tour: bool) -> int:
    typed = sys.stdin is not None and sys.stdin.isatty()
    try:
        status = _write(talk.opened(lesson=tour))
        if typed:
            with suppress(ImportError):
                import readline  # noqa: F401  (arrows and history in what is typed)
        while status == 0 and not talk.ended:
            label = f"{talk.asks_for} " if talk.asks_for else ""
            try:
                line = input(label + _PROMPT) if typed else _next_line()
            except UnicodeDecodeError:
                status = _write(["That line is in no encoding that is known here."])
                continue
            status = _write(talk.answer(line))
    except (EOFError, KeyboardInterrupt):  # ctrl+d, ctrl+c: both mean to leave
        status = _write([""] if typed else [])
    return status or 0


def _next_line() -> str:
    line = sys.stdin.readline(MOST_COUNTED) if sys.stdin is not None else ""
    if not line:
        raise EOFError
    return line.rstrip("\n")


def _write(lines: Iterable[str]) -> int | None:
    """Write lines, and return the exit status, None where nobody reads them any more."""
    return put_to_reader(f"{line}\n" for line in lines)
