"""What kind of terminal this is: pure decisions from the environment and the streams, made before anything is drawn.

Needs no Textual, so that a program that cannot draw a screen says so without loading one.
"""

import os
import sys
from collections.abc import Mapping, MutableMapping
from typing import Literal, NamedTuple, TextIO

from mgtui.text.charset import CharsetName

_NOT_A_SCREEN = frozenset({"dumb", "unknown", "emacs", "network", "dialup"})
_CONSOLES = ("linux", "cons25", "pcansi")
_TEXT_TERMINALS = ("vt", "ansi", "wy", "cygwin")
_DEEP_FAMILIES = ("alacritty", "contour", "foot", "ghostty", "kitty", "konsole", "mlterm", "st", "tmux", "wezterm")
# Those that fill what they erase with the background in use ("bce"). screen, tmux and kitty do not promise it.
_ERASING = ("xterm", "rxvt", "linux", "alacritty", "foot", "konsole", "wezterm", "st", "putty")


class Terminal(NamedTuple):
    """What a program may count on.

    Attributes:
        refusal: why no screen can be drawn, as one line for a person; None where it can.
        colours: 16, 256 or 16,777,216.
        charset: see `CharsetName`.
        no_color: the person asked for no colours; bold, dim and underline remain.
        erases: whether erased cells take the background in use.
        tabs: whether a vertical tab takes the cursor a row down, as it has since the VT100; Emacs, say, writes it out.
    """

    refusal: str | None
    colours: Literal[16, 256, 16777216]
    charset: CharsetName
    no_color: bool
    erases: bool
    tabs: bool

    @property
    def color_system(self) -> Literal["standard", "256", "truecolor"]:
        """The depth in the words of Rich, and so of Textual's `TEXTUAL_COLOR_SYSTEM`."""
        return "standard" if self.colours == 16 else "256" if self.colours == 256 else "truecolor"


def examine(environ: Mapping[str, str], *, stdin_is_tty: bool, output_is_tty: bool, encoding: str | None) -> Terminal:
    """Decide from the environment and the streams.

    Args:
        environ: the environment variables.
        stdin_is_tty: whether keys can be read.
        output_is_tty: whether standard output or standard error leads to a terminal.
        encoding: of the stream the screen is written to; None when there is none.
    """
    term = environ.get("TERM", "").lower()
    return Terminal(
        refusal=_refusal(term, stdin_is_tty, output_is_tty),
        colours=_colours(term, environ),
        charset=_charset(term, environ, encoding),
        # As Textual reads it: an empty value counts too.
        no_color="NO_COLOR" in environ,
        erases=_is_of(term, _ERASING) and not _is_of(_family(term), ("kitty",)),
        tabs=_is_of(term, (*_ERASING, *_DEEP_FAMILIES, "screen", "vt")),
    )


def here() -> Terminal:
    """Examine the terminal this process runs in; Textual draws on standard error."""
    screen = sys.__stderr__ if _is_tty(sys.__stderr__) else sys.__stdout__
    return examine(
        os.environ,
        stdin_is_tty=_is_tty(sys.__stdin__),
        output_is_tty=_is_tty(screen),
        encoding=screen.encoding if screen is not None else None,
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
    if _is_of(environ.get("TERM", "").lower(), (*_CONSOLES, *_TEXT_TERMINALS)):
        environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")  # they print the sequence that asks for its keys


def _is_tty(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def _refusal(term: str, stdin_is_tty: bool, output_is_tty: bool) -> str | None:
    if not stdin_is_tty:
        return "standard input is not a terminal, so no key could be read"
    if not output_is_tty:
        return "the output is not a terminal, so no screen can be drawn"
    if not term:
        return "TERM is not set, so how to draw on this terminal is unknown"
    if term in _NOT_A_SCREEN:
        return f"TERM={term} names a terminal that cannot draw a screen"
    return None


def _family(term: str) -> str:
    """Return `kitty` for `xterm-kitty`: some terminals name themselves as a kind of xterm."""
    return term.removeprefix("xterm-") or term


def _is_of(term: str, families: tuple[str, ...]) -> bool:
    name = term.partition("-")[0]
    return name in families or (name.startswith(("vt", "wy")) and name[:2] in families)


def _colours(term: str, environ: Mapping[str, str]) -> Literal[16, 256, 16777216]:
    if _is_of(term, (*_CONSOLES, *_TEXT_TERMINALS)):
        return 16  # whatever COLORTERM was inherited from the desktop
    if environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit") or term.endswith("-direct"):
        return 16777216
    if term.endswith("-16color"):
        return 16
    return 256 if "256" in term or _is_of(_family(term), _DEEP_FAMILIES) else 16


def _charset(term: str, environ: Mapping[str, str], encoding: str | None) -> CharsetName:
    if not (_is_utf8(encoding or "") and _locale_is_utf8(environ)) or _is_of(term, (*_CONSOLES, *_TEXT_TERMINALS)):
        return "ascii"  # the fonts of consoles lack braille, and most of them the quarters of a block too
    return "braille"


def _is_utf8(codeset: str) -> bool:
    return codeset.lower().replace("-", "").replace("_", "") == "utf8"


def _locale_is_utf8(environ: Mapping[str, str]) -> bool:
    """Tell whether the locale names no other encoding than UTF-8.

    Python reads and writes UTF-8 in the C locale and where a locale is not installed, so its streams alone do not
    tell. A locale that is not set at all says nothing about the terminal; one set to C for everything does.
    """
    if environ.get("LC_ALL") in ("C", "POSIX"):
        return False
    name = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or ""
    codeset = name.partition(".")[2].partition("@")[0]
    return not codeset or _is_utf8(codeset)
