"""The modes a driver sets: what of it reaches the terminal, how they are set again, and how they end."""

import re
import select
import time
from os import read

from mgtui.terminal.clipboard import Route, passed_on

_MODE = re.compile(r"\x1b\[\?(\d+)([hl])")
_PUSH_KEYS = re.compile(r"\x1b\[>(\d+)u")
_POP_KEYS = "\x1b[<u"
_POINTER_SHAPE = "\x1b]22;"  # Emacs' ansi-term shows nothing any more after an OSC it does not know
_QUERY_END = "$p"  # consoles print it
_ALTERNATE, _ALTERNATE_ALONE = 1049, 1047  # the latter leaves the cursor that was saved for the way back as it is
_REPORTS = frozenset({1000, 1002, 1003, 1004, 1006, 1015, 1016, 2004, 2048})
"""Modes in which the terminal sends what nobody typed, or brackets what somebody did."""

# What noise, or another program, may have left: an unfinished sequence, a frame held back, line drawing, inserting,
# margins, an origin, a style.
_CLEAN = "\x18\x1b[?2026l\x0f\x1b(B\x1b[4l\x1b[r\x1b[?6l\x1b[m"
# Without an alternate screen (GNU screen, mosh, consoles) leaving it changes nothing. Frames leave their colours set.
_CLEAR = "\x1b[m\x1b[H\x1b[J"

WHO = "\x1b[c"
"""Asks for the terminal's attributes (DA1), which come after all that it sent before."""
_ATTRIBUTES = re.compile(rb"\x1b\[\?[\d;]*c")


class Modes:
    """What is set by now.

    Args:
        queries: whether the terminal takes queries of modes and prints none of them.
        clipboard: the way to its clipboard.
    """

    def __init__(self, *, queries: bool = True, clipboard: Route = "direct") -> None:
        self._queries = queries
        self._clipboard = clipboard
        self._set: dict[int, str] = {}
        self._keys: str | None = None  # flags of kitty's protocol, while pushed
        self._knows_keys = False

    def pass_on(self, data: str) -> str:
        """Return what reaches the terminal of what a driver writes: one control sequence at a time, or a frame."""
        if data.startswith(_POINTER_SHAPE) or (data.endswith(_QUERY_END) and not self._queries):
            return ""
        if data == _POP_KEYS:
            pushed, self._keys = self._keys, None
            return data if pushed else ""
        if pushing := _PUSH_KEYS.fullmatch(data):
            self._keys, self._knows_keys = pushing[1], True
        elif mode := _MODE.fullmatch(data):
            number, to = int(mode[1]), mode[2]
            if number in _REPORTS and to == "l" and self._set.get(number, "l") == "l":
                return ""
            self._set[number] = to
            if number == _ALTERNATE and to == "l":
                return _CLEAR + data
        return passed_on(data, self._clipboard)

    def again(self) -> str:
        """Return what sets all modes again, whatever has become of them."""
        on = [f"\x1b[?{_ALTERNATE_ALONE if number == _ALTERNATE else number}{to}" for number, to in self._set.items()]
        return _CLEAN + "".join(on) + (f"\x1b[={self._keys};1u" if self._keys else "")

    def end_reports(self) -> str:
        """Return what has the terminal send nothing more that nobody typed."""
        ends = [self.pass_on(f"\x1b[?{number}l") for number in sorted(_REPORTS)]
        return "".join(ends) + self.pass_on(_POP_KEYS)

    def restore(self) -> bytes:
        """Return what gives the terminal back, wherever its output was cut."""
        ends = "".join(f"\x1b[?{number}l" for number in sorted(_REPORTS))
        keys = _POP_KEYS if self._knows_keys else ""  # popped already, that may have been cut off too
        return f"\x18\x1b[?2026l{ends}{keys}\x1b[?7h{_CLEAR}\x1b[?{_ALTERNATE}l\x1b[?25h".encode()


def wait_for_attributes(keys: int, seconds: float) -> None:
    """Drop what comes in, until `WHO` is answered: all that the terminal sent before is in by then.

    Args:
        keys: the terminal, from which nobody else reads.
        seconds: how long to wait at most.
    """
    poller = select.poll()
    poller.register(keys, select.POLLIN)
    end, seen = time.monotonic() + seconds, b""
    while not _ATTRIBUTES.search(seen) and (left := end - time.monotonic()) > 0:
        if any(event & select.POLLIN for _, event in poller.poll(left * 1000)):
            data = read(keys, 4096)
            if data:
                seen = seen[-32:] + data
                continue
        return
