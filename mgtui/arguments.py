"""The arguments of the command line: how they are read, and which of them exclude each other."""

import argparse
import re
import sys
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, NoReturn

from mgtui.options import add_options

if TYPE_CHECKING:
    from pathlib import Path

_SHORT_OPTION = re.compile(r"-[A-Za-z][A-Za-z0-9]*")
_PLACE = {  # what a session that is resumed knows by itself
    "expressions": "an expression", "python": "--python", "at": "--at", "h": "--step", "window": "--window",
    "set": "--set", "scheme": "--scheme", "axis": "--axis", "range": "--range", "height": "--height", "show": "--show",
    "pane": "--pane", "pin": "--pin",
}  # fmt: skip
_OF_PLAYGROUND = ("resume", "tour", "lesson", "plain", "debug", "theme")
_OF_SCREEN = ("theme", "debug", "no_mouse", "no_motion")
INPUT = "-"
"""Stands for standard input among the expressions."""


class BadArgumentError(Exception):
    """An argument that will not do; the message is for people, caret and all, without what would drive a terminal."""


class _Parser(argparse.ArgumentParser):
    """Leaves complaints to whoever reads the arguments."""

    def error(self, message: str) -> NoReturn:
        """Raise the complaint.

        Raises:
            BadArgumentError: always.
        """
        from mgtui.engine import escaped

        raise BadArgumentError(escaped(_worded(message, self._option_string_actions)))


def read(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the options that the arguments stand for.

    Raises:
        BadArgumentError: they are none, or exclude each other.
        SystemExit: they ask for the help or the version, which has been written.
    """
    reader = parser()
    options = reader.parse_args(_forgiving(reader, list(arguments)))
    if in_quotes := _unquoted(options.expressions):
        raise BadArgumentError(in_quotes)
    for complaint in _complaints(options):
        raise BadArgumentError(complaint)
    return options


def _worded(message: str, options: Collection[str]) -> str:
    """Return what argparse says in words of people; what nobody listed, as it is.

    Args:
        message: what argparse says.
        options: all there are.
    """
    if found := re.fullmatch(r"unrecognized arguments: ([^\s=]+).*", message, re.DOTALL):
        from difflib import get_close_matches  # nobody needs it whose options are right

        near = get_close_matches(found[1].lstrip("-"), [option.lstrip("-") for option in options], 1)
        return f"There is no option {found[1]}{f': did you mean --{near[0]}?' if near else '; mgtui --help lists all.'}"
    if found := re.fullmatch("ambiguous option: ([^ =]+).* could match (.*)", message):
        return f"{found[1]} may mean {' or '.join(found[2].split(', '))}."
    found = re.fullmatch(r"argument ([^/:]+)[^:]*: (.*)", message, re.DOTALL)
    option, fault = found.groups() if found else ("", "")
    if fault == "expected one argument":
        return f"{option} wants a value after it."
    if fault.startswith("ignored explicit argument"):
        return f"{option} takes no value, and {fault.removeprefix('ignored explicit argument ')} is one."
    if other := re.fullmatch("not allowed with argument ([^/]+).*", fault):
        return f"{option} is not allowed with {other[1]}."
    if choice := re.fullmatch(r"invalid choice: (.*) \(choose from (.*)\)", fault, re.DOTALL):
        return f"{option} knows {choice[2].replace(chr(39), '')}, not {choice[1]}"
    return message


def _unquoted(expressions: Sequence[str]) -> str | None:
    """Return the complaint about an expression that the shell has parted at its blanks; None where it has not."""
    if len(expressions) < 2:
        return None
    whole = " ".join(expressions)
    # A minus between two expressions is standard input, or was meant as a minus where nothing comes from there.
    minus = INPUT in expressions[1:-1] and sys.stdin is not None and sys.stdin.isatty()
    parted = minus or not all(text == INPUT or _is_read(text) for text in expressions)
    parted = parted or any(text.startswith("+") for text in expressions[1:])  # no expression of its own begins so
    if not parted or not _is_read(whole):
        return None
    from mgtui.engine import escaped

    return f"An expression with blanks goes in quotes: mgtui '{escaped(whole)}'"


def _is_read(text: str) -> bool:
    from mgtui.engine import ExpressionError, parse

    try:
        parse(text)
    except ExpressionError:
        return False
    return True


def wants_report(options: argparse.Namespace) -> bool:
    """Tell whether a report is asked for, and no screen."""
    return bool(options.form or options.content or options.svg)


def _complaints(options: argparse.Namespace) -> Iterator[str]:
    """Yield what excludes each other among the options."""
    given = [said for name, said in _PLACE.items() if getattr(options, name) not in (None, [])]
    if options.resume and given:
        yield f"--resume goes on where the last session ended, so {given[0]} has no place beside it."
    for name in _OF_PLAYGROUND:
        if wants_report(options) and getattr(options, name):
            yield f"{_option(name)} is for the playground, and {_report_option(options)} opens none."
    if options.resume and (options.fresh or options.no_state):
        beside = "--fresh begins as the first time" if options.fresh else "--no-state reads nothing that was kept"
        yield f"{beside}, so --resume has no place beside it."
    if options.fresh and options.no_state:
        yield "--no-state keeps nothing and reads nothing, so --fresh has no place beside it."
    if options.python and options.expressions:
        yield "--python is in place of an expression."
    if options.python and options.restricted:
        yield "--python runs a program of yours: not where mgtui runs restricted."
    if options.restricted and options.lesson:
        yield "--restricted reads no file, so --lesson has no place beside it."
    if options.restricted and options.svg:
        yield "--restricted writes no file, so --svg has no place beside it."
    if options.tour and options.lesson:
        yield "--tour is the lesson of the package, so --lesson has no place beside it."
    for name in _OF_SCREEN:
        if options.plain and getattr(options, name):
            yield f"{_option(name)} is for a screen, and --plain has none."
    if options.plain and options.charset != "auto":
        yield "--plain speaks in plain letters, so --charset has no place beside it."
    if options.plain and (INPUT in options.expressions or len(options.expressions) > 1):
        yield "--plain takes one expression, and lines of its own from standard input."
    if options.svg and (wrong := _wrong_ending(options.svg)):
        yield f"--svg: {wrong}"
    if options.every is not None and options.content != "table":
        yield "--every says how far the rows of --table are apart, and there is no --table."
    if options.pane is not None and (options.content or options.form not in (None, "text")):
        beside = options.content or options.form
        yield f"--pane is for the playground and for --print, so --{beside} has no place beside it."
    if options.content == "steps" and options.form not in (None, "text"):
        yield f"--steps is a text for people, so --{options.form} has no place beside it."
    if options.expressions.count(INPUT) > 1:
        yield "- stands for standard input, which can be read once."


def _wrong_ending(path: "Path") -> str | None:
    from mgtui.engine import escaped
    from mgtui.plot.svg_figure import wrong_ending  # needed with a picture alone

    wrong = wrong_ending(path)
    return wrong and escaped(wrong)


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _report_option(options: argparse.Namespace) -> str:
    """Return what asks for the report."""
    if options.form:
        return "--print" if options.form == "text" else f"--{options.form}"
    return f"--{options.content}" if options.content else "--svg"


def parser() -> argparse.ArgumentParser:
    """Return what reads the arguments."""
    reader = _Parser(prog="mgtui", add_help=False)
    add_options(reader)
    return reader


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
        elif argument == INPUT:
            positional.append(argument)
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
