"""How a text reaches the clipboard of the person's own machine: OSC 52, which a terminal may obey, or not.

It is output like any other, so it works over ssh. No terminal answers whether it took it, and many ask or refuse:
xterm unless `allowWindowOps` is set, tmux unless `set-clipboard on` or `allow-passthrough on` is.
"""

import re
from collections.abc import Mapping
from typing import Literal, TypeAlias

Route: TypeAlias = Literal["none", "direct", "tmux", "screen"]
"""Nowhere; to the terminal itself; or through what runs in it."""

LONGEST = 74_994
"""Bytes of a text: in base64, with the sequence around it, they make 100,000, at which some terminals stop reading."""

_COPY = re.compile(r"\x1b\]52;[^;]*;[^\x07\x1b]*(?:\x07|\x1b\\)")
_SCREENS_PIECE = 252
"""Bytes: GNU screen drops a control string that is longer than 256, so one goes through it in pieces."""


def route(environ: Mapping[str, str], *, is_console: bool) -> Route:
    """Return which way a text takes from here.

    Args:
        environ: the environment variables.
        is_console: whether the terminal prints control strings instead of obeying or ignoring them.
    """
    term = environ.get("TERM", "").lower()
    if term.startswith("tmux") or (environ.get("TMUX") and not environ.get("STY")):
        return "tmux"
    if is_console or term.startswith("eterm"):  # Emacs' ansi-term shows nothing any more after an OSC it does not know
        return "none"
    if environ.get("STY") or term.startswith("screen"):
        return "screen"
    return "direct"


def fits(text: str) -> bool:
    """Tell whether a text is short enough for every terminal that takes one at all."""
    return len(text.encode("utf-8", "replace")) <= LONGEST


def passed_on(data: str, way: Route) -> str:
    """Return what to send in the place of a control sequence: one that copies is sent so that it arrives.

    tmux takes it for itself where `set-clipboard` is on, and hands on what is wrapped where `allow-passthrough` is:
    both are sent. GNU screen hands on what is wrapped, and prints what is not where it is long: that is sent only if
    it is short, for a tmux that says TERM=screen, which over ssh nobody can tell from it.
    """
    if way == "direct" or not _COPY.fullmatch(data):
        return data
    if way == "tmux":
        return data + "\x1bPtmux;" + data.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    if way == "screen":
        body = data.replace("\x1b\\", "\x07")  # the end of a string would end the wrapping
        pieces = [body[start : start + _SCREENS_PIECE] for start in range(0, len(body), _SCREENS_PIECE)]
        return (data if len(pieces) == 1 else "") + "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
    return ""
