"""The command line: arguments to a playground, or to reports."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from mgtui.arguments import INPUT, BadArgumentError, read, wants_report
from mgtui.opening import opened_by
from mgtui.play_command import lesson_of, play, play_by_lines
from mgtui.report_command import is_fed, report, report_lines
from mgtui.terminal.streams import complain

if TYPE_CHECKING:
    from mgtui.playground.state import State

_OF_POSIX = ("fcntl", "termios")  # modules that Windows lacks


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
    if not options.plain and (INPUT in expressions or (not is_named and is_fed(options))):
        return report_lines(options)
    lesson = lesson_of(options.lesson)
    state = opened_by(options)
    if options.plain:
        return _with_values(state, lambda: play_by_lines(state, options, lesson))
    on_screen = not wants_report(options) and sys.stdout is not None and sys.stdout.isatty()
    if on_screen:
        return play(state, options, lesson)
    if options.resume or options.tour or lesson or options.debug:
        named = "--resume, --tour, --lesson and --debug"
        raise BadArgumentError(f"{named} are for a screen, and the output is not a terminal.")
    return _with_values(state, lambda: report(state, options))


def _with_values(state: "State", run: Callable[[], int]) -> int:
    """Return what something gives; where it is about a function of somebody's own it waits for that one's values."""
    from mgtui.playground.own_functions import own_called

    if not own_called(state.expression):
        return run()
    from mgtui.own_opening import with_values  # not needed without it

    return with_values(state, run)
