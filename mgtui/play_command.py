"""Opens the playground that a command line asks for: on the screen or a line at a time, with the person's settings."""

import argparse
import os
import sys
from typing import TYPE_CHECKING

from mgtui.arguments import BadArgumentError
from mgtui.opening import opened_by
from mgtui.terminal.streams import complain, say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mgtui.playground.guides.lesson_step import Lesson
    from mgtui.playground.settings import Settings
    from mgtui.playground.state import State


def lesson_of(path: "Path | None") -> "Lesson | None":
    """Return the lesson in a file.

    Raises:
        BadArgumentError: there is none in it; says in which line, and why.
    """
    if path is None:
        return None
    from mgtui.playground.guides.lesson_file import read_lesson
    from mgtui.terminal.examine import printable

    try:
        return read_lesson(path)
    except OSError as error:
        raise BadArgumentError(f"--lesson {printable(str(path))}: {error.strerror}") from None
    except ValueError as error:
        raise BadArgumentError(f"--lesson {printable(str(path))}, {printable(str(error))}") from None


def play(
    state: "State",
    options: argparse.Namespace,
    lesson: "Lesson | None" = None,
    last: "Callable[[State], None] | None" = None,
) -> int:
    """Open the playground, and return the exit status; `last` is handed the state that was left."""
    from mgtui.playground.store import Saved, load
    from mgtui.terminal.examine import here, prepare

    terminal = here()
    if terminal.refusal:
        return complain(f"{terminal.refusal}; --plain does without a screen, and --print prints the numbers.")
    prepare(os.environ, terminal, restricted=options.restricted)
    # asyncio goes without TLS where there is none; nobody here speaks it, and loading it costs 5 ms and 4 MB.
    sys.modules.setdefault("ssl", None)  # type: ignore[arg-type]
    settings = _settings(options)
    state = _with_settings(state, options, settings)
    from mgtui.tui.playing import PlayOptions
    from mgtui.tui.playing import play as run

    file = _kept_in(options)
    saved = load(file) if file and not options.fresh else Saved()
    wanted = PlayOptions(
        saved.state if options.resume and saved.state else state,
        charset=None if options.charset == "auto" else options.charset,
        saved=saved,
        file=file,
        mouse=settings.mouse and not options.no_mouse,
        restricted=options.restricted,
        tour=options.tour or lesson is not None,
        lesson=lesson,
        motion=settings.motion and not options.no_motion,
        debug=None if options.restricted else options.debug,
        theme=options.theme,
        settings=settings,
        last=last,
    )
    return run(wanted, terminal)


def play_by_lines(state: "State", options: argparse.Namespace, lesson: "Lesson | None") -> int:
    """Open the playground a line at a time, and return the exit status."""
    from mgtui.plain.loop import play_plain
    from mgtui.playground.store import Saved, load

    settings = _settings(options)
    if settings.complaint:
        say(settings.complaint)
    state = _with_settings(state, options, settings)
    file = _kept_in(options)
    saved = load(file) if file and not options.fresh else Saved()
    first = saved.state if options.resume and saved.state else state
    tour = options.tour or lesson is not None
    return play_plain(first, saved=saved, file=file, restricted=options.restricted, tour=tour, lesson=lesson)


def _kept_in(options: argparse.Namespace) -> "Path | None":
    """Return the file of what outlives a session; None where nothing is to."""
    from mgtui.playground.store import place

    return None if options.restricted or options.no_state else place()


def _settings(options: argparse.Namespace) -> "Settings":
    from mgtui.playground.settings import Settings, load_settings, settings_file

    return Settings() if options.restricted else load_settings(settings_file())


def _with_settings(state: "State", options: argparse.Namespace, settings: "Settings") -> "State":
    """Let the settings count where the command line is silent, and return the state they ask for."""
    if settings.keys:
        from mgtui.playground.actions import rebind  # before the screen makes its bindings of the table

        rebind(settings.keys)
    if options.charset == "auto" and settings.charset is not None:
        options.charset = settings.charset
    wanted = {name: getattr(settings, name) for name in ("h", "window") if getattr(options, name) is None}
    if not any(wanted.values()):
        return state
    for name, text in wanted.items():
        setattr(options, name, text)
    return opened_by(options)
