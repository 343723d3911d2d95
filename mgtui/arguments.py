"""The arguments of the command line: what they may be, what they exclude, and the state they ask for."""

import argparse
import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

from mgtui import __version__
from mgtui.playground import defaults
from mgtui.terminal.streams import put

if TYPE_CHECKING:
    from mgtui.engine import ExpressionError
    from mgtui.playground.state import State

T = TypeVar("T")
_SHOWN_AROUND = 60  # characters of a long text shown on either side of a mistake
_SHORT_OPTION = re.compile(r"-[A-Za-z][A-Za-z0-9]*")
_PLACE = {  # what a session that is resumed knows by itself
    "expression": "an expression", "python": "--python", "at": "--at", "h": "--step", "window": "--window",
    "set": "--set", "scheme": "--scheme", "axis": "--axis", "range": "--range", "height": "--height", "show": "--show",
    "pane": "--pane", "pin": "--pin",
}  # fmt: skip


class BadArgumentError(Exception):
    """An argument that will not do; the message is for people, caret and all, without what would drive a terminal."""


class _Parser(argparse.ArgumentParser):
    """Leaves complaints to whoever reads the arguments."""

    def error(self, message: str) -> NoReturn:
        """Raise the complaint.

        Raises:
            BadArgumentError: always.
        """
        raise BadArgumentError(_harmless(message))


class _Put(argparse.Action):
    """Writes a text by the contract of standard output, and ends the program."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        """Write it."""
        raise SystemExit(put(str(self.const) or parser.format_help()))


def read(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the options that the arguments stand for.

    Raises:
        BadArgumentError: they are none, or exclude each other.
        SystemExit: they ask for the help or the version, which has been written.
    """
    parser = _parser()
    options = parser.parse_args(_forgiving(parser, list(arguments)))
    given = [said for name, said in _PLACE.items() if getattr(options, name) not in (None, [])]
    if options.resume and given:
        raise BadArgumentError(f"--resume goes on where the last session ended, so {given[0]} has no place beside it.")
    for name in ("resume", "tour", "debug", "theme"):
        if options.format and getattr(options, name):
            raise BadArgumentError(f"--{name} is for the playground, and --{options.format} opens none.")
    if options.python and options.expression is not None:
        raise BadArgumentError("--python is in place of an expression")
    if options.python and options.restricted:
        raise BadArgumentError("--python runs a program of yours: not where mgtui runs restricted")
    options.format = {"print": "text"}.get(options.format, options.format)
    return options


def option_of(name: str) -> str | None:
    """Return the option of the command line that is called so in Python, as `no_mouse` for `--no-mouse`; else None."""
    option = f"--{name.replace('_', '-')}"
    return option if any(option in action.option_strings for action in _parser()._actions) else None


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="mgtui",
        add_help=False,
        description="A derivative playground for the terminal: push x by a small h and watch how f responds.",
        epilog="Numbers may be expressions: --at 2/3, --at pi/4, --window=-2pi:2pi.",
    )
    add = parser.add_argument
    one_of = parser.add_mutually_exclusive_group().add_argument
    add("expression", nargs="?", help=f"what to look at, such as 'sin(x)/x' (default: {defaults.PARABOLA})")
    add("--python", metavar="FILE:NAME", help="a function of your own: NAME in a Python file, or in a module")
    add("--at", metavar="X", help=f"where to stand (default: {defaults.X:g})")
    add("--step", "--h", dest="h", metavar="H", help=f"the step h of the difference quotient (default: {defaults.H:g})")
    add("--window", metavar="A:B", help=f"from where to where to look (default: {defaults.LOW:g}:{defaults.HIGH:g})")
    add("--set", metavar="NAME=VALUE", action="append", default=[], help="the value of another variable, as in a=2")
    add("--scheme", choices=("forward", "backward", "central"), help="how to take the difference quotient")
    add("--axis", metavar="NAME", help="the variable along the axis (default: f's first)")
    add("--range", metavar="NAME=A:B", action="append", default=[], help="the ends of another variable's slider")
    add("--height", metavar="A:B", help="from which height to which to look (default: as high as f goes)")
    add("--show", metavar="PART,...", help="what to show, such as tangent,secant,grid")
    add("--pane", metavar="NAME", help="which pane to open, such as table")
    add("--pin", metavar="X", action="append", default=[], help="a place to keep in the table")
    one_of("--print", dest="format", action="store_const", const="print", help="print numbers and plot, open no screen")
    one_of("--json", dest="format", action="store_const", const="json", help="print the numbers as JSON")
    one_of("--csv", dest="format", action="store_const", const="csv", help="print the numbers as CSV")
    one_of("--steps", dest="format", action="store_const", const="steps", help="print how the slope comes about")
    add("--charset", choices=("auto", "braille", "block", "ascii"), default="auto", help="what to draw with")
    add("--theme", metavar="NAME", help="a theme for this session, such as ansi-dark: the terminal's own colours")
    add("--tour", action="store_true", help="take the lesson, where it was left: what a derivative is, step by step")
    add("--resume", action="store_true", help="go on where the last session ended")
    add("--restricted", action="store_true", help="for kiosks and ForceCommand: no file, no suspension, no clipboard")
    add("--no-mouse", action="store_true", help="leave the mouse to the terminal")
    add("--no-motion", action="store_true", help="let nothing move by itself: h → 0 goes on by a beat at each key")
    add("--debug", metavar="FILE", type=Path, help="append the traceback of an internal error to a file")
    add("--version", action=_Put, nargs=0, const=f"mgtui {__version__}\n", help="print the version")
    add("-h", "--help", action=_Put, nargs=0, const="", help="print this")
    return parser


def _forgiving(parser: argparse.ArgumentParser, arguments: list[str]) -> list[str]:
    """Return the arguments such that argparse takes `-x^2` for an expression and `--at -pi/4` for a value.

    argparse takes whatever starts with a minus for an option.

    Raises:
        BadArgumentError: one is neither an option nor an expression.
    """
    options = {option: action for action in parser._actions for option in action.option_strings}
    out: list[str] = []
    positional: list[str] = []
    suspected: list[str] = []  # of being options, not expressions
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
            suspected += [argument] if _SHORT_OPTION.fullmatch(argument) else []
        elif argument.startswith("-") and len(argument) > 1:
            out.append(argument)
        else:
            positional.append(argument)
    named = {"x", *(setting.removeprefix("--set=").partition("=")[0] for setting in out)}
    for argument in suspected:
        if not _is_expression(argument, named):
            raise BadArgumentError(f"There is no option {argument}. An expression goes after --, as in: -- {argument}")
    return [*out, "--", *positional] if positional else out


def _is_expression(text: str, named: set[str]) -> bool:
    """Tell whether this speaks of a function, or of one of some variables, and so is hardly an option."""
    from mgtui.engine import tokens

    words = [(kind, text[start:end].lower()) for kind, start, end in tokens(text)]
    return any(kind == "function" or (kind == "variable" and word in named) for kind, word in words)


def state_of(options: argparse.Namespace) -> "State":
    """Return the state the arguments ask for.

    Raises:
        BadArgumentError: one of them will not do.
    """
    from mgtui.playground.changes import values as to
    from mgtui.playground.typed_numbers import number_of, range_of

    if options.python:
        from mgtui.opening import ExploreError, opened_from  # not needed without it

        try:
            options.expression, starts = opened_from(options.python)
        except ExploreError as error:
            raise BadArgumentError(str(error)) from None
        options.set = [*starts, *options.set]
    state = _parsed("", options.expression, to.start) if options.expression is not None else to.start()
    if options.axis is not None:
        state = replace(state, axis=_variable(state, "--axis", options.axis))
    if options.window is not None:
        ends = _parsed("--window", options.window, range_of)
        state = _parsed("--window", options.window, lambda _: to.set_range(state, state.along, *ends))
    for setting in options.range:
        name, text = _named(state, "--range NAME=A:B", setting)
        ends = _parsed(f"--range {name}", text, range_of)
        state = _parsed(f"--range {name}", text, partial(_with_range, state, name, ends))
    for setting in options.set:
        name, text = _named(state, "--set NAME=VALUE", setting)
        state = to.set_value(state, name, _parsed(f"--set {name}", text, number_of))
    if options.at is not None:
        state = to.set_value(state, state.along, _parsed("--at", options.at, number_of))
    if options.h is not None:
        h = _parsed("--step", options.h, number_of)
        state = _parsed("--step", options.h, lambda _: to.set_h(state, h))
    if options.scheme:
        state = to.set_scheme(state, options.scheme)
    return _with_view(state, options)


def _with_view(state: "State", options: argparse.Namespace) -> "State":
    """Return the state with what is shown of it as the arguments say."""
    from mgtui.playground.changes import values as to
    from mgtui.playground.command_line import part_word
    from mgtui.playground.sliders import check_range
    from mgtui.playground.state import PANES, PARTS
    from mgtui.playground.typed_numbers import number_of, range_of

    if options.height is not None:
        low, high, _ = _parsed("--height", options.height, range_of)
        _parsed("--height", options.height, lambda _: check_range(low, high))
        state = replace(state, y_held=(low, high))
    if options.show is not None:
        parts = {part_word(part): part for part in PARTS}
        words = [_one_of(parts, "--show", word) for word in options.show.split(",") if word]
        state = replace(state, shown=frozenset(parts[word] for word in words))
    if options.pane is not None:
        state = to.show_pane(state, _one_of(PANES, "--pane", options.pane))
    return replace(state, pins=tuple(_parsed("--pin", text, number_of) for text in options.pin))


def _one_of(known: Collection[str], option: str, word: str) -> str:
    if word not in known:
        raise BadArgumentError(f"{option} knows {', '.join(known)}, not {_harmless(repr(word))}")
    return word


def _named(state: "State", form: str, setting: str) -> tuple[str, str]:
    """Return the variable and the text of a `NAME=TEXT`."""
    name, equals, text = setting.partition("=")
    return _variable(state, form, name if equals else setting, setting), text


def _variable(state: "State", form: str, typed: str, setting: str | None = None) -> str:
    from mgtui.engine import variable_name

    name = variable_name(typed) or ""
    if name not in state.function.variables:
        names = ", ".join(state.function.variables)
        raise BadArgumentError(f"{form} wants one of {names}, not {_harmless(repr(setting or typed))}")
    return name


def _with_range(state: "State", name: str, ends: tuple[float, float, float | None], _: str) -> "State":
    from mgtui.playground.changes import values as to

    return to.set_range(state, name, *ends)


def _parsed(option: str, text: str, read: Callable[[str], T]) -> T:
    from mgtui.engine import ExpressionError

    try:
        return read(text)
    except ExpressionError as error:
        raise BadArgumentError(_pointed(option, text, error)) from None
    except ValueError as error:
        raise BadArgumentError(f"{option} {_harmless(text)}: {error}") from None


def _pointed(option: str, text: str, error: "ExpressionError") -> str:
    """Return the complaint, the text, and a caret under what is wrong with it."""
    from mgtui.engine import escaped

    start, end = max(0, error.start - _SHOWN_AROUND), min(len(text), error.end + _SHOWN_AROUND)
    before, wrong, after = text[start : error.start], text[error.start : error.end], text[error.end : end]
    indent = "  " + ("…" if start else "")
    carets = "^" * max(1, min(_columns(escaped(wrong)), _SHOWN_AROUND))
    lines = [f"{option + ': ' if option else ''}{error}", f"{indent}{escaped(before + wrong + after)}"]
    return "\n".join([*lines, " " * _columns(indent + escaped(before)) + carets])


def _columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _harmless(text: str) -> str:
    """Return a text that may hold what was typed, without what would drive a terminal."""
    from mgtui.engine import escaped

    return escaped(text)
