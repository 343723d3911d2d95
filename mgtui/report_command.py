"""Reports on the expressions of a command line: those among its arguments, and those on standard input."""

import argparse
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO

from mgtui.arguments import INPUT, BadArgumentError
from mgtui.opening import state_of, states_of
from mgtui.terminal.streams import WRITE_ERROR, put_parts, say, takes

if TYPE_CHECKING:
    from pathlib import Path

    from mgtui.playground.state import State
    from mgtui.reports.forms import Wanted
    from mgtui.text.charset import CharsetName

_WIDEST_REPORT = 100
_ASKED = "⠿−·²"  # what a stream must take for more than ASCII


def is_fed(options: argparse.Namespace) -> bool:
    """Tell whether expressions may come from standard input: it is a pipe or a file, and no screen is asked for."""
    if options.resume or options.tour or options.lesson or sys.stdin is None:
        return False
    try:
        mode = os.fstat(sys.stdin.fileno()).st_mode
    except (OSError, ValueError):
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISREG(mode) or stat.S_ISSOCK(mode)


def report(state: "State", options: argparse.Namespace) -> int:
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


def report_lines(options: argparse.Namespace) -> int:
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


def _descriptor(stream: TextIO | None) -> int | None:
    """Return the file descriptor of a stream that is a terminal."""
    return stream.fileno() if stream is not None and stream.isatty() else None
