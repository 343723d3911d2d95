"""What kind of terminal this is: pure decisions from the environment and the streams, made before anything is drawn.

Needs no Textual, so that a program that cannot draw a screen says so without loading one.
"""

import os
import sys
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Literal, NamedTuple, TextIO

from mgtui.terminal.clipboard import Route, route
from mgtui.terminal.terminfo import Entry, look_up
from mgtui.text.charset import CharsetName

_NOT_A_SCREEN = frozenset({"dumb", "unknown", "emacs", "network", "dialup", "vt52"})
_CONSOLES = ("linux", "cons25", "pcansi")
_TEXT_TERMINALS = ("vt", "ansi", "wy", "cygwin")
_DEEP_FAMILIES = ("alacritty", "contour", "foot", "ghostty", "kitty", "konsole", "mlterm", "st", "tmux", "wezterm")
# Those that fill what they erase with the background in use ("bce"). screen, tmux and kitty do not promise it.
_ERASING = ("xterm", "rxvt", "linux", "alacritty", "foot", "konsole", "wezterm", "st", "putty")
_KNOWN = (*_ERASING, *_DEEP_FAMILIES, "screen")  # what is said of them here is surer than a database, if there is one
_COERCED = ("C.UTF-8", "C.utf8", "UTF-8")
_START = Path("/proc/self/environ")


class Terminal(NamedTuple):
    """What a program may count on.

    Attributes:
        refusal: why no screen can be drawn, as one line for a person; None where it can.
        colours: 16, 256 or 16,777,216.
        charset: see `CharsetName`.
        no_color: the person asked for no colours; bold, dim and underline remain.
        erases: whether erased cells take the background in use.
        tabs: whether a vertical tab takes the cursor a row down, as it has since the VT100; Emacs, say, writes it out.
        queries: whether it takes queries of its modes and prints none of them.
        clipboard: the way to its clipboard.
        light: whether its background is light; None where it does not say by itself.
        tells_background: whether it may be asked for the colour of its background: some print the question.
    """

    refusal: str | None
    colours: Literal[16, 256, 16777216]
    charset: CharsetName
    no_color: bool
    erases: bool
    tabs: bool
    queries: bool
    clipboard: Route
    light: bool | None
    tells_background: bool

    @property
    def color_system(self) -> Literal["standard", "256", "truecolor"]:
        """The depth in the words of Rich, and so of Textual's `TEXTUAL_COLOR_SYSTEM`."""
        return "standard" if self.colours == 16 else "256" if self.colours == 256 else "truecolor"


def examine(
    environ: Mapping[str, str],
    *,
    stdin_is_tty: bool,
    output_is_tty: bool,
    encoding: str | None,
    entry: Entry | None = None,
) -> Terminal:
    """Decide from the environment and the streams.

    Args:
        environ: the environment variables.
        stdin_is_tty: whether keys can be read.
        output_is_tty: whether standard output or standard error leads to a terminal.
        encoding: of the stream the screen is written to; None when there is none.
        entry: what terminfo says of a terminal that is not known here.
    """
    term = environ.get("TERM", "").lower()
    in_screen = _is_of(term, ("screen",)) or (bool(environ.get("STY")) and not _is_of(term, ("tmux",)))
    by_name = _is_of(term, _ERASING) and not _is_of(_family(term), ("kitty",))
    return Terminal(
        refusal=_refusal(term, entry, stdin_is_tty, output_is_tty),
        colours=_colours(term, environ, entry),
        charset=_charset(term, environ, encoding),
        no_color=bool(environ.get("NO_COLOR")),  # an empty value counts as none (no-color.org)
        erases=not in_screen and (by_name or (entry is not None and entry.erases)),
        tabs=_is_of(term, (*_KNOWN, "vt")),
        queries=not _is_console(term),
        clipboard=route(environ, is_console=_is_console(term)),
        light=_is_light(environ.get("COLORFGBG", "")),
        tells_background=_is_of(term, _KNOWN) and not in_screen and not _is_console(term),
    )


def here() -> Terminal:
    """Examine the terminal this process runs in; Textual draws on standard error."""
    screen = sys.__stderr__ if _is_tty(sys.__stderr__) else sys.__stdout__
    return _behind(screen, stdin_is_tty=_is_tty(sys.__stdin__))


def behind(stream: TextIO | None) -> Terminal:
    """Examine what a stream leads to that only is written to."""
    return _behind(stream, stdin_is_tty=True)


def _behind(stream: TextIO | None, *, stdin_is_tty: bool) -> Terminal:
    term = os.environ.get("TERM", "")
    return examine(
        without_coercion(os.environ, _START),
        stdin_is_tty=stdin_is_tty,
        output_is_tty=_is_tty(stream),
        encoding=stream.encoding if stream is not None else None,
        entry=None if _is_of(term.lower(), _KNOWN) else look_up(term, os.environ),
    )


def prepare(environ: MutableMapping[str, str], terminal: Terminal, *, restricted: bool = False) -> None:
    """Set what Textual reads while it is imported; call it before.

    Args:
        environ: the environment variables, changed in place.
        terminal: where the program runs.
        restricted: drop whatever else would steer Textual: a driver to load, a log to write, a screenshot to take.
    """
    if restricted:
        for name in [name for name in environ if name.startswith("TEXTUAL")]:
            del environ[name]
    environ.setdefault("TEXTUAL_COLOR_SYSTEM", terminal.color_system)
    if not terminal.no_color:
        environ.pop("NO_COLOR", None)  # Textual takes an empty value for a wish
    if not terminal.queries:
        environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")  # they print the sequence that asks for its keys


def _is_tty(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def _refusal(term: str, entry: Entry | None, stdin_is_tty: bool, output_is_tty: bool) -> str | None:
    if not stdin_is_tty:
        return "standard input is not a terminal, so no key could be read"
    if not output_is_tty:
        return "the output is not a terminal, so no screen can be drawn"
    if not term:
        return "TERM is not set, so how to draw on this terminal is unknown"
    if term in _NOT_A_SCREEN or (entry is not None and not entry.is_ansi):
        return f"TERM={printable(term)} names a terminal that cannot draw a screen"
    return None


def printable(text: str) -> str:
    """Return a text with all that a terminal would obey, or not show, in Python's notation."""
    return "".join(character if character.isprintable() else ascii(character)[1:-1] for character in text)


def _is_light(colours: str) -> bool | None:
    """Tell from COLORFGBG, `0;15` or `15;default;0`, whether the background is light: 7 and 15 are white, as in vim."""
    background = colours.rpartition(";")[2]
    return background in ("7", "15") if background.isdigit() else None


def _family(term: str) -> str:
    """Return `kitty` for `xterm-kitty`: some terminals name themselves as a kind of xterm."""
    return term.removeprefix("xterm-") or term


def _is_of(term: str, families: tuple[str, ...]) -> bool:
    name = term.partition("-")[0].partition(".")[0]  # GNU screen adds where it runs, as in `screen.linux`
    return name in families or (name.startswith(("vt", "wy")) and name[:2] in families)


def _is_console(term: str) -> bool:
    return _is_of(term.removeprefix("screen."), (*_CONSOLES, *_TEXT_TERMINALS))


def _colours(term: str, environ: Mapping[str, str], entry: Entry | None) -> Literal[16, 256, 16777216]:
    if _is_console(term):
        return 16  # whatever COLORTERM was inherited from the desktop
    if environ.get("STY") and not _is_of(term, ("tmux",)):
        return 256  # GNU screen takes 24-bit colours for something else, whatever COLORTERM was inherited
    if environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit") or term.endswith("-direct"):
        return 16777216
    if term.endswith("-16color"):
        return 16
    deep = "256" in term or _is_of(_family(term), _DEEP_FAMILIES) or (entry is not None and entry.colours >= 256)
    return 256 if deep else 16


def _charset(term: str, environ: Mapping[str, str], encoding: str | None) -> CharsetName:
    if not (_is_utf8(encoding or "") and _locale_is_utf8(environ)) or _is_console(term):
        return "ascii"  # the fonts of consoles lack braille, and most of them the quarters of a block too
    return "braille"


def _is_utf8(codeset: str) -> bool:
    return codeset.lower().replace("-", "").replace("_", "") == "utf8"


def _locale_is_utf8(environ: Mapping[str, str]) -> bool:
    """Tell whether the locale names no other encoding than UTF-8.

    Python reads and writes UTF-8 in the C locale and where a locale is not installed, so its streams alone do not
    tell. A locale that is not set at all says nothing about the terminal; one set to C does.
    """
    name = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or ""
    if name in ("C", "POSIX"):
        return False
    codeset = name.partition(".")[2].partition("@")[0]
    return not codeset or _is_utf8(codeset)


def without_coercion(environ: Mapping[str, str], start: Path) -> Mapping[str, str]:
    """Return the environment without the LC_CTYPE that Python sets for itself in the C locale (PEP 538).

    Args:
        environ: as Python has it.
        start: as the process was given it; where this cannot be read, all counts as the user's.
    """
    if environ.get("LC_ALL") or environ.get("LC_CTYPE") not in _COERCED:
        return environ
    try:
        given = start.read_bytes().split(b"\0")
    except OSError:
        return environ
    if any(each.startswith(b"LC_CTYPE=") for each in given):
        return environ
    return {name: value for name, value in environ.items() if name != "LC_CTYPE"}
