"""The command line: arguments to a playground, or to reports."""

import argparse
import gc
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TextIO

from mgtui.arguments import INPUT, BadArgumentError, read, wants_report
from mgtui.opening import opened_by, state_of, states_of
from mgtui.terminal.streams import WRITE_ERROR, complain, put_parts, say, takes

if TYPE_CHECKING:
    from pathlib import Path

    from mgtui.playground.guides.lesson_step import Lesson
    from mgtui.playground.settings import Settings
    from mgtui.playground.state import State
    from mgtui.reports.forms import Wanted
    from mgtui.text.charset import CharsetName

_WIDEST_REPORT = 100
_OF_POSIX = ("fcntl", "termios")  # modules that Windows lacks
_ASKED = "⠿−·²"  # what a stream must take for more than ASCII


def main(argv: Sequence[str] | None = None) -> int:
    """Run mgtui and return the exit status."""
    # Nothing here is worth numpy's threads, and starting them costs as much as loading numpy.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.disable()  # modules are loaded to stay; the app has the collector back once its first frame is out
    try:
        return _main(argv)
    except BadArgumentError as error:
        return complain(str(error))
    except ModuleNotFoundError as error:
        if error.name not in _OF_POSIX:
            raise
        return complain("this needs a POSIX system, on Windows WSL; --print, --json and --csv do without.")
    finally:
        gc.enable()


def _main(argv: Sequence[str] | None) -> int:
    options = read(sys.argv[1:] if argv is None else argv)
    expressions: list[str] = options.expressions
    is_named = bool(expressions or options.python)
    if not options.plain and (INPUT in expressions or (not is_named and _is_fed(options))):
        return _report_lines(options)
    lesson = _lesson_of(options.lesson)
    state = opened_by(options)
    if options.plain:
        return _with_values(state, lambda: _play_plain(state, options, lesson))
    on_screen = not wants_report(options) and sys.stdout is not None and sys.stdout.isatty()
    if on_screen:
        return play(state, options, lesson)
    if options.resume or options.tour or lesson or options.debug:
        named = "--resume, --tour, --lesson and --debug"
        raise BadArgumentError(f"{named} are for a screen, and the output is not a terminal.")
    return _with_values(state, lambda: _report(state, options))


def _with_values(state: "State", report: Callable[[], int]) -> int:
    """Return what a report does; where it is on a function of somebody's own it waits for that one's values."""
    from mgtui.playground.own_functions import own_called

    if not own_called(state.expression):
        return report()
    from mgtui.own_opening import with_values  # not needed without it

    return with_values(state, report)


# -- reports ---------------------------------------------------------------------------------------------------------


def _is_fed(options: argparse.Namespace) -> bool:
    """Tell whether expressions may come from standard input: it is a pipe or a file, and no screen is asked for."""
    if options.resume or options.tour or options.lesson or sys.stdin is None:
        return False
    try:
        mode = os.fstat(sys.stdin.fileno()).st_mode
    except (OSError, ValueError):
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISREG(mode) or stat.S_ISSOCK(mode)


def _report(state: "State", options: argparse.Namespace) -> int:
    """Report on the expressions among the arguments, a text of several with all their curves in one plot."""
    wanted = _wanted(options)
    if str(options.svg) == INPUT and (options.form or options.content):
        raise BadArgumentError("--svg - writes the picture to standard output, where a report is written too.")
    status = _draw(state, options.svg)
    if status or (options.svg and not (options.form or options.content)):
        return status
    states = [state, *(states_of(options)[1:] if len(options.expressions) > 1 else ())]
    if wanted.form == "text" and wanted.content == "facts":
        from mgtui.playground.variable_names import names_in
        from mgtui.reports.texts import as_text

        with names_in(wanted.charset):
            return _put([as_text(state, wanted.width, wanted.charset, color=wanted.color, beside=states[1:])])
    return _put_reports(states, wanted)


def _report_lines(options: argparse.Namespace) -> int:
    """Report on the expressions that come from standard input, and on those among the arguments."""
    if options.svg:
        raise BadArgumentError("--svg draws one picture, and standard input may have many expressions.")
    for name in ("resume", "tour", "lesson", "debug", "theme"):
        if getattr(options, name):
            raise BadArgumentError(f"--{name} is for the playground, and - opens none.")
    failed: list[int] = []
    status = _put_reports(_states(options, failed), _wanted(options, several=True))
    return status or (WRITE_ERROR if failed else 0)


def _states(options: argparse.Namespace, failed: list[int]) -> "Iterator[State]":
    """Yield a state for each expression; of a line that is none the complaint is said, and its number noted."""
    from mgtui.reports.input_lines import expressions_in, lines_of

    for word in options.expressions or [INPUT]:
        if word != INPUT:
            yield state_of(options, word)
            continue
        if sys.stdin is None:
            say("standard input: it is closed")
            failed.append(0)
            continue
        try:
            for number, text in expressions_in(lines_of(sys.stdin)):
                try:
                    yield state_of(options, text)
                except BadArgumentError as error:
                    say(f"line {number}: {error}")
                    failed.append(number)
        except UnicodeDecodeError as error:
            say(f"standard input is no text in {error.encoding}")
            failed.append(0)


def _wanted(options: argparse.Namespace, *, several: bool = False) -> "Wanted":
    from mgtui.playground.typed_numbers import number_of
    from mgtui.reports.forms import Wanted
    from mgtui.terminal.examine import behind
    from mgtui.terminal.size import screen_size

    terminal = behind(sys.stdout)
    charset: CharsetName = options.charset
    if options.charset == "auto":
        charset = terminal.charset if takes(sys.stdout, _ASKED) else "ascii"
    try:
        every = None if options.every is None else number_of(options.every)
    except ValueError as error:
        raise BadArgumentError(f"--every {options.every}: {error}") from None
    return Wanted(
        options.content or "facts",
        options.form or "text",
        charset,
        min(_WIDEST_REPORT, screen_size(_descriptor(sys.stdout), os.environ)[0]),
        terminal.refusal is None and not terminal.no_color,
        every,
        several or len(options.expressions) > 1,
    )


def _put_reports(states: "Iterable[State]", wanted: "Wanted") -> int:
    from mgtui.reports.forms import written

    try:
        return _put(written(states, wanted))
    except ValueError as error:  # a table of too many rows
        raise BadArgumentError(f"--table: {error}") from None


def _put(parts: Iterable[str]) -> int:
    from mgtui.text.charset import in_words

    return put_parts(part if takes(sys.stdout, part) else in_words(part, "ascii") for part in parts)


def _draw(state: "State", path: "Path | None") -> int:
    """Write the picture of a state, if one is asked for, and return the exit status."""
    if path is None:
        return 0
    from mgtui.playground.files import write_again
    from mgtui.plot.vector import BEGINNING, svg_of
    from mgtui.terminal.examine import printable

    picture = svg_of(state)
    if str(path) == INPUT:
        return _put([picture])
    try:
        write_again(path, picture.encode(), BEGINNING.encode())
    except FileExistsError:
        say(f"--svg {printable(str(path))}: there is a file of that name, and no picture of mgtui's: it is left alone")
        return WRITE_ERROR
    except OSError as error:
        say(f"--svg {printable(str(path))}: {error.strerror}")
        return WRITE_ERROR
    return 0


# -- the playground --------------------------------------------------------------------------------------------------


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
    from mgtui.tui.app import play as run

    file = _kept_in(options)
    saved = load(file) if file and not options.fresh else Saved()
    return run(
        saved.state if options.resume and saved.state else state,
        terminal,
        None if options.charset == "auto" else options.charset,
        saved=saved,
        file=file,
        mouse=settings.mouse and not options.no_mouse,
        restricted=options.restricted,
        tour=options.tour or lesson is not None,
        lesson=lesson,
        motion=settings.motion and not options.no_motion,
        theme=options.theme,
        debug=None if options.restricted else options.debug,
        settings=settings,
        last=last,
    )


def _play_plain(state: "State", options: argparse.Namespace, lesson: "Lesson | None") -> int:
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


def _descriptor(stream: TextIO | None) -> int | None:
    """Return the file descriptor of a stream that is a terminal."""
    return stream.fileno() if stream is not None and stream.isatty() else None
