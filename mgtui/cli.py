"""The command line: arguments to a playground, or to a one-shot report."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from mgtui.arguments import BadArgumentError, read, state_of
from mgtui.terminal.streams import complain, put, takes

if TYPE_CHECKING:
    from pathlib import Path

    from mgtui.playground.guides.lesson_step import Lesson
    from mgtui.playground.state import State
    from mgtui.text.charset import CharsetName

_WIDEST_REPORT = 100


def main(argv: Sequence[str] | None = None) -> int:
    """Run mgtui and return the exit status."""
    # Nothing here is worth numpy's threads, and starting them costs as much as loading numpy.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.disable()  # modules are loaded to stay; the app has the collector back once its first frame is out
    try:
        return _main(argv)
    finally:
        gc.enable()


def _main(argv: Sequence[str] | None) -> int:
    try:
        options = read(sys.argv[1:] if argv is None else argv)
        state = state_of(options)
        lesson = _lesson_of(options.lesson)
        report = options.format or ("" if sys.stdout is not None and sys.stdout.isatty() else "text")
        if options.plain:
            return _play_plain(state, options, lesson)
        if report and (options.resume or options.tour or options.lesson or options.debug):
            named = "--resume, --tour, --lesson and --debug"
            raise BadArgumentError(f"{named} are for a screen, and the output is not a terminal.")
    except BadArgumentError as error:
        return complain(str(error))
    charset = None if options.charset == "auto" else options.charset
    if report:
        return _report(state, report, charset)
    return _play(state, options, charset, lesson)


def _lesson_of(path: "Path | None") -> "Lesson | None":
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


def _report(state: "State", form: str, charset: "CharsetName | None") -> int:
    from mgtui import report
    from mgtui.terminal.examine import behind
    from mgtui.terminal.size import screen_size

    terminal = behind(sys.stdout)
    width = min(_WIDEST_REPORT, screen_size(_descriptor(sys.stdout), os.environ)[0])
    shows_colors = terminal.refusal is None and not terminal.no_color

    def written(charset: "CharsetName") -> str:
        if form == "steps":
            return report.as_steps(state, charset)
        if form == "text":
            return report.as_text(state, width, charset, color=shows_colors)
        return report.as_json(state) if form == "json" else report.as_csv(state, charset)

    text = written(charset or (terminal.charset if takes(sys.stdout, "⠿−·²") else "ascii"))
    return put(text if takes(sys.stdout, text) else written("ascii"))


def _play(state: "State", options: argparse.Namespace, charset: "CharsetName | None", lesson: "Lesson | None") -> int:
    from mgtui.playground.store import Saved, load, place
    from mgtui.terminal.examine import here, prepare

    terminal = here()
    if terminal.refusal:
        return complain(f"{terminal.refusal}; --plain does without a screen, and --print prints the numbers.")
    prepare(os.environ, terminal, restricted=options.restricted)
    # asyncio goes without TLS where there is none; nobody here speaks it, and loading it costs 5 ms and 4 MB.
    sys.modules.setdefault("ssl", None)  # type: ignore[arg-type]
    from mgtui.tui.app import play

    file = None if options.restricted else place()
    saved = load(file) if file else Saved()
    return play(
        saved.state if options.resume and saved.state else state,
        terminal,
        charset,
        saved=saved,
        file=file,
        mouse=not options.no_mouse,
        restricted=options.restricted,
        tour=options.tour or lesson is not None,
        lesson=lesson,
        motion=not options.no_motion,
        theme=options.theme,
        debug=None if options.restricted else options.debug,
    )


def _play_plain(state: "State", options: argparse.Namespace, lesson: "Lesson | None") -> int:
    from mgtui.plain.loop import play_plain
    from mgtui.playground.store import Saved, load, place

    file = None if options.restricted else place()
    saved = load(file) if file else Saved()
    first = saved.state if options.resume and saved.state else state
    tour = options.tour or lesson is not None
    return play_plain(first, saved=saved, file=file, restricted=options.restricted, tour=tour, lesson=lesson)


def _descriptor(stream: TextIO | None) -> int | None:
    """Return the file descriptor of a stream that is a terminal."""
    return stream.fileno() if stream is not None and stream.isatty() else None
