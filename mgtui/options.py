"""The options of the command line, in one table: what reads them, the help, the man page and completion go by it."""

import argparse
import textwrap
from pathlib import Path
from typing import Any, NoReturn

from mgtui import __version__
from mgtui.playground import defaults
from mgtui.terminal.streams import put

DESCRIPTION = "A derivative playground for the terminal: push x by a small h and watch how f responds."
EXAMPLES = (
    ("mgtui", "the playground, on the parabola of the lecture"),
    ("mgtui 'sin(x)/x' --at 2 --window=-10:10", "on a function of your own"),
    ("mgtui 'a*b + c' --set a=2 --set b=-3 --set c=10", "with several variables"),
    ("mgtui --python loss.py:loss --at 0.5", "on a function in a program of your own"),
    ("mgtui 'x^2' '2x' --print", "numbers and plot as text, two curves in it"),
    ("mgtui 'sin(x)/x' --table --every 0.25 --csv", "a table of x, f, its slopes and the quotient"),
    ("mgtui 'exp(x)' --at 1 --sweep", "the ladder h = 0.1 … 1e-17 with the error of each"),
    ("mgtui 'x^3 - 2x' --landmarks --json", "roots, extrema and breaks of the window"),
    ("mgtui 'tanh(x)' --svg tanh.svg", "the curve with its tangent as a picture"),
    ("printf 'x^2\\nsin(x)\\n' | mgtui --jsonl --at 2", "one report for each line"),
)
EXIT_CODES = (
    ("0", "all went well"),
    ("1", "a line of the input was no expression, or something could not be written"),
    ("2", "an argument that will not do; nothing was written"),
)
ENVIRONMENT = (
    ("NO_COLOR", "no colours at all"),
    ("COLORTERM, COLORFGBG, TERM", "what the terminal can show, where it does not say so itself"),
    ("LANG, LC_ALL", "whether characters beyond ASCII can be written"),
    ("XDG_STATE_HOME", "where the last session is kept"),
    ("XDG_CONFIG_HOME", "where mgtui/config.toml is"),
)
FILES = (
    ("mgtui/config.toml", "theme, charset, h, window, motion, mouse and [keys] of every session, where the system "
     "keeps such files: O shows where, and writes one to begin with; options come before it, and reports do without"),
    ("mgtui/session.json", "the last session, the expressions typed, and how far the lessons were taken"),
)  # fmt: skip
_HELP_WIDTH = 80
_NOTE = "Numbers may be expressions: --at 2/3, --at pi/4, --window=-2pi:2pi."


class _Put(argparse.Action):
    """Writes a text by the contract of standard output, and ends the program."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> NoReturn:
        """Write it."""
        raise SystemExit(put(str(self.const) or parser.format_help()))


class _Complete(argparse.Action):
    """Writes what a shell needs to complete the options, and ends the program."""

    def __call__(self, parser: argparse.ArgumentParser, _: object, shell: Any, __: object = None) -> NoReturn:
        """Write it."""
        import shtab  # needed once in the life of an installation

        raise SystemExit(put(shtab.complete(parser, str(shell)) + "\n"))


def add_options(parser: argparse.ArgumentParser) -> None:
    """Put every option into a parser."""
    parser.description = DESCRIPTION
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = "\n".join([_NOTE, "", *_listed("examples", EXAMPLES), *_listed("exit status", EXIT_CODES),
                               *_listed("environment", ENVIRONMENT), *_listed("files", FILES)])  # fmt: skip
    parser.usage = "mgtui [options] [EXPRESSION ...]"
    what = parser.add_argument_group("what to look at").add_argument
    what("--python", metavar="FILE:NAME", help="a function of your own instead: NAME in a Python file, or in a module")
    what(
        "expressions", nargs="*", metavar="EXPRESSION",
        help=f"what to look at, such as 'sin(x)/x' (default: {defaults.PARABOLA}); more of them are drawn beside it; - "
        "reads one a line from standard input, and so does a pipe or a file there where none is given",
    )  # fmt: skip
    _where(parser.add_argument_group("where to stand"))
    _reports(parser)
    _screen(parser.add_argument_group("the screen"))
    add = parser.add_argument_group("about mgtui").add_argument
    add("--completion", metavar="SHELL", action=_Complete, choices=("bash", "zsh", "fish"),
        help="print what bash, zsh or fish needs to complete these options")  # fmt: skip
    add("--version", action=_Put, nargs=0, const=f"mgtui {__version__}\n", help="print the version")
    add("-h", "--help", action=_Put, nargs=0, const="", help="print this")


def _where(group: Any) -> None:
    add = group.add_argument
    add("--at", metavar="X", help=f"where to stand (default: {defaults.X:g})")
    add("--step", "--h", dest="h", metavar="H", help=f"the step h of the difference quotient (default: {defaults.H:g})")
    add("--window", metavar="A:B", help=f"from where to where to look (default: {defaults.LOW:g}:{defaults.HIGH:g})")
    add("--set", metavar="NAME=VALUE", action="append", default=[], help="the value of another variable, as in a=2")
    add("--scheme", choices=("forward", "backward", "central"), help="how to take the difference quotient")
    add("--axis", metavar="NAME", help="the variable along the axis (default: f's first)")
    add("--range", metavar="NAME=A:B", action="append", default=[], help="the ends of another variable's slider")
    add("--height", metavar="A:B", help="from which height to which to look (default: as high as f goes)")
    add("--show", metavar="PART,...", help="what to show, such as tangent,secant,grid")
    add("--pane", metavar="NAME", help="which pane to open, or to print with --print, such as table")
    add("--pin", metavar="X", action="append", default=[], help="a place to keep in the table")


def _reports(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("reports, which open no screen")
    form = group.add_mutually_exclusive_group().add_argument
    form("--print", dest="form", action="store_const", const="text", help="as text for people")
    form("--json", dest="form", action="store_const", const="json", help="as JSON: an object, of several an array")
    form(
        "--jsonl", dest="form", action="store_const", const="jsonl", help="as JSON, an object a line, as soon as it is"
    )
    form("--csv", dest="form", action="store_const", const="csv", help="as CSV with a header")
    what = group.add_mutually_exclusive_group().add_argument
    what(
        "--table",
        dest="content",
        action="store_const",
        const="table",
        help="x, f, f', f'' and the quotient over the window",
    )
    what("--sweep", dest="content", action="store_const", const="sweep", help="the ladder of h with the error of each")
    what(
        "--landmarks",
        dest="content",
        action="store_const",
        const="landmarks",
        help="roots, extrema, breaks of the window",
    )
    what("--steps", dest="content", action="store_const", const="steps", help="how the slope comes about, as text")
    group.add_argument(
        "--every",
        metavar="STEP",
        help="how far the rows of the table are apart, its right end left out (default: a nudge)",
    )
    svg = "write the curve with its tangent as a picture, over no file but an earlier picture; - is standard output"
    group.add_argument("--svg", metavar="FILE", type=Path, help=svg)


def _screen(group: Any) -> None:
    add = group.add_argument
    add("--charset", choices=("auto", "braille", "block", "ascii"), default="auto", help="what to draw with")
    add("--theme", metavar="NAME", help="a theme for this session, such as ansi-dark: the terminal's own colours")
    add("--tour", action="store_true", help="take the lesson, where it was left: what a derivative is, step by step")
    add("--lesson", metavar="FILE", type=Path, help="take a lesson of your own: docs/lessons.md tells how to write one")
    add("--resume", action="store_true", help="go on where the last session ended")
    add("--fresh", action="store_true", help="begin as the first time; what was kept stays, and this adds to it")
    add("--no-state", action="store_true", help="read and write nothing that outlives the session")
    add("--plain", action="store_true", help="no screen, a line at a time: for screen readers and Braille displays")
    add("--restricted", action="store_true", help="for kiosks and ForceCommand: no file, no suspension, no clipboard")
    add("--no-mouse", action="store_true", help="leave the mouse to the terminal")
    add("--no-motion", action="store_true", help="let nothing move by itself: h → 0 goes on by a beat at each key")
    add("--debug", metavar="FILE", type=Path, help="append the traceback of an internal error to a file")


def _listed(title: str, entries: tuple[tuple[str, str], ...]) -> list[str]:
    """Return a list of terms with what each means, as the help shows it."""
    lines = [f"{title}:"]
    for term, text in entries:
        lines += [f"  {term}", *textwrap.wrap(text, _HELP_WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 6)]
    return [*lines, ""]
