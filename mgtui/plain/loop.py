"""Reads lines and writes what is said, until the input ends or someone leaves."""

import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mgtui.engine import MOST_COUNTED
from mgtui.plain.conversation import Conversation
from mgtui.playground.session import Session
from mgtui.playground.state import State
from mgtui.playground.store import Saved, save
from mgtui.terminal.streams import put, say

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
    session.lesson = lesson
    session.no_clipboard = "To take along"
    talk = Conversation(session)
    status = _converse(talk, tour=tour)
    if file is not None:
        try:
            save(file, session.to_save(), saved or Saved())
        except OSError as error:  # a full disk or a missing home must not keep anyone from leaving
            say(f"this session was not saved: {error.strerror}")
    return status


def _converse(talk: Conversation, *, tour: bool) -> int:
    status = _write(talk.opened(lesson=tour))
    typed = sys.stdin is not None and sys.stdin.isatty()
    if typed:
        with suppress(ImportError):
            import readline  # noqa: F401  (arrows and history in what is typed)
    while status == 0 and not talk.ended:
        label = f"{talk.asks_for} " if talk.asks_for else ""
        try:
            line = input(label + _PROMPT) if typed else _next_line()
        except (EOFError, KeyboardInterrupt):  # ctrl+d, ctrl+c: both mean to leave
            return _write([""] if typed else [])
        except UnicodeDecodeError:
            status = _write(["That line is in no encoding that is known here."])
            continue
        status = _write(talk.answer(line))
    return status


def _next_line() -> str:
    line = sys.stdin.readline(MOST_COUNTED) if sys.stdin is not None else ""
    if not line:
        raise EOFError
    return line.rstrip("\n")


def _write(lines: Iterable[str]) -> int:
    text = "".join(f"{line}\n" for line in lines)
    return put(text) if text else 0
