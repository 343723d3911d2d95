"""The command line: arguments to a playground, or to a one-shot report."""

import argparse
import gc
import os
import sys
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

from mgtui import __version__
from mgtui.playground import defaults

if TYPE_CHECKING:
    from mgtui.engine import ExpressionError
    from mgtui.playground.state import State
    from mgtui.text.charset import CharsetName

T = TypeVar("T")
USAGE_ERROR = 2
_WIDEST_REPORT = 100
_SHOWN_AROUND = 60  # characters of a long text shown on either side of a mistake


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
    parser = _parser()
    options = parser.parse_args(_forgiving(parser, list(sys.argv[1:] if argv is None else argv)))
    try:
        state = _state_of(options)
    except _BadArgumentError as complaint:
        return _complain(str(complaint))
    charset = None if options.charset == "auto" else options.charset
    if options.format or not sys.stdout.isatty():
        return _report(state, options.format or "text", charset)
    return _play(state, options, charset)


class _BadArgumentError(Exception):
    """An argument that will not do; the message is for people, caret and all."""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong without handing on to the terminal what was typed."""

    def error(self, message: str) -> NoReturn:
        """Leave with a message in which nothing is invisible."""
        from mgtui.engine import escaped

        super().error(escaped(message))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="mgtui",
        description="A derivative playground for the terminal: push x by a small h and watch how f responds.",
        epilog="Numbers may be expressions: --at 2/3, --at pi/4, --window=-2pi:2pi.",
    )
    add = parser.add_argument
    add("expression", nargs="?", help=f"what to look at, such as 'sin(x)/x' (default: {defaults.PARABOLA})")
    add("--at", metavar="X", help=f"where to stand (default: {defaults.X:g})")
    add("--step", "--h", dest="h", metavar="H", help=f"the step h of the difference quotient (default: {defaults.H:g})")
    add("--window", metavar="A:B", help=f"from where to where to look (default: {defaults.LOW:g}:{defaults.HIGH:g})")
    add("--set", metavar="NAME=VALUE", action="append", default=[], help="the value of another variable, as in a=2")
    add("--scheme", choices=("forward", "backward", "central"), help="how to take the difference quotient")
    add("--print", dest="format", action="store_const", const="text", help="print numbers and plot, open no screen")
    add("--json", dest="format", action="store_const", const="json", help="print the numbers as JSON")
    add("--csv", dest="format", action="store_const", const="csv", help="print the numbers as CSV")
    add("--charset", choices=("auto", "braille", "block", "ascii"), default="auto", help="what to draw with")
    add("--tour", action="store_true", help="take the lesson, where it was left: what a derivative is, step by step")
    add("--resume", action="store_true", help="go on where the last session ended")
    add("--restricted", action="store_true", help="for kiosks and ForceCommand: no file, no suspension, no clipboard")
    add("--no-mouse", action="store_true", help="leave the mouse to the terminal")
    add("--debug", metavar="FILE", type=Path, help="append the traceback of an internal error to a file")
    add("--version", action="version", version=f"mgtui {__version__}")
    return parser


def _forgiving(parser: argparse.ArgumentParser, arguments: list[str]) -> list[str]:
    """Return the arguments such that argparse takes `-x^2` for an expression and `--at -pi/4` for a value.

    argparse takes whatever starts with a minus for an option.
    """
    options = {option: action for action in parser._actions for option in action.option_strings}
    out: list[str] = []
    positional: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        action = options.get(argument)
        if argument == "--":
            positional += rest
        elif action is not None and action.nargs is None:  # it takes a value: bind the next argument to it
            value = next(rest, None)
            out.append(argument if value is None else f"{argument}={value}")
        elif argument.startswith("-") and not argument.startswith("--") and argument not in options:
            positional.append(argument)
        elif argument.startswith("-") and len(argument) > 1:
            out.append(argument)
        else:
            positional.append(argument)
    return [*out, "--", *positional] if positional else out


def _state_of(options: argparse.Namespace) -> "State":
    """Return the state the arguments ask for.

    Raises:
        _BadArgumentError: one of them will not do.
    """
    from mgtui.playground.changes import values as to
    from mgtui.playground.typed_numbers import number_of, range_of

    state = _parsed("", options.expression, to.start) if options.expression is not None else to.start()
    if options.window is not None:
        ends = _parsed("--window", options.window, range_of)
        state = _parsed("--window", options.window, lambda _: to.set_range(state, state.along, *ends))
    for setting in options.set:
        name, equals, text = setting.partition("=")
        if not equals or name not in state.function.variables:
            names = ", ".join(state.function.variables)
            raise _BadArgumentError(f"mgtui: --set wants NAME=VALUE with one of {names}, not {setting!r}")
        state = to.set_value(state, name, _parsed(f"--set {name}", text, number_of))
    if options.at is not None:
        state = to.set_value(state, state.along, _parsed("--at", options.at, number_of))
    if options.h is not None:
        h = _parsed("--step", options.h, number_of)
        state = _parsed("--step", options.h, lambda _: to.set_h(state, h))
    return to.set_scheme(state, options.scheme) if options.scheme else state


def _parsed(option: str, text: str, read: Callable[[str], T]) -> T:
    from mgtui.engine import ExpressionError, escaped

    try:
        return read(text)
    except ExpressionError as error:
        raise _BadArgumentError(_pointed(option, text, error)) from None
    except ValueError as error:
        raise _BadArgumentError(f"mgtui: {option} {escaped(text)}: {error}") from None


def _pointed(option: str, text: str, error: "ExpressionError") -> str:
    """Return the complaint, the text, and a caret under what is wrong with it."""
    from mgtui.engine import escaped

    start, end = max(0, error.start - _SHOWN_AROUND), min(len(text), error.end + _SHOWN_AROUND)
    before, wrong, after = text[start : error.start], text[error.start : error.end], text[error.end : end]
    indent = "  " + ("…" if start else "")
    carets = "^" * max(1, min(_columns(escaped(wrong)), _SHOWN_AROUND))
    lines = [f"mgtui: {option + ': ' if option else ''}{error}", f"{indent}{escaped(before + wrong + after)}"]
    return "\n".join([*lines, " " * _columns(indent + escaped(before)) + carets])


def _columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _report(state: "State", form: str, charset: "CharsetName | None") -> int:
    from mgtui import report
    from mgtui.terminal.examine import behind
    from mgtui.terminal.size import screen_size

    if form == "text":
        terminal = behind(sys.stdout)
        width = min(_WIDEST_REPORT, screen_size(sys.stdout.fileno() if sys.stdout.isatty() else None, os.environ)[0])
        shows_colors = terminal.refusal is None and not terminal.no_color
        text = report.as_text(state, width, charset or terminal.charset, color=shows_colors)
    else:
        text = report.as_json(state) if form == "json" else report.as_csv(state)
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough: `mgtui --print | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _play(state: "State", options: argparse.Namespace, charset: "CharsetName | None") -> int:
    from mgtui.playground.store import Saved, load, place
    from mgtui.terminal.examine import here, prepare

    terminal = here()
    if terminal.refusal:
        return _complain(f"mgtui: {terminal.refusal}; with --print the numbers come without a screen.")
    prepare(os.environ, terminal, restricted=options.restricted)
    # asyncio goes without TLS where there is none; nobody here speaks it, and loading it costs 5 ms and 4 MB.
    sys.modules.setdefault("ssl", None)  # type: ignore[arg-type]
    from mgtui.tui.app import play

    file = None if options.restricted else place(os.environ)
    saved = load(file) if file else Saved()
    return play(
        saved.state if options.resume and saved.state else state,
        terminal,
        charset,
        saved=saved,
        file=file,
        mouse=not options.no_mouse,
        restricted=options.restricted,
        tour=options.tour,
        debug=None if options.restricted else options.debug,
    )


def _complain(message: str) -> int:
    from mgtui.engine import escaped

    message = "\n".join(map(escaped, message.split("\n")))
    encoding = sys.stderr.encoding or "ascii"
    print(message.encode(encoding, "backslashreplace").decode(encoding), file=sys.stderr)
    return USAGE_ERROR
