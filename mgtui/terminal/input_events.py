"""What a terminal sends, as Textual's events: keys, pastes, the mouse, answers that somebody asked for.

Whatever means nothing here is dropped: an answer that comes late, or that nobody asked for, is no typing.
"""

import os
import re
from collections.abc import Callable, Iterator, Mapping

from textual import constants, events, messages
from textual.message import Message

from mgtui.terminal.input_tokens import Character, InputToken, MouseBytes, Pasted, Sequence
from mgtui.terminal.key_sequences import KeyPress, press_of, presses_of
from mgtui.terminal.mouse_reports import OFFSET, MouseReports

_FOCUS: dict[str, type[Message]] = {"[I": events.AppFocus, "[O": events.AppBlur}
_SYNCHRONIZED, _IN_BAND_RESIZE = 2026, 2048
_KNOWN_TO_THE_TERMINAL = frozenset({1, 2, 3})  # settings of a mode that can be switched, or is always on

_NUMBER = r"(-?\d{1,5})"
_MOUSE = re.compile(rf"\[(<?){_NUMBER};{_NUMBER};{_NUMBER}([Mm])")
_MODE = re.compile(r"\[\?(\d{1,5});(\d)\$y")
_PLACE = re.compile(r"\[(\d{1,5});(\d{1,5})R")
_SIZE = re.compile(r"\[48;(\d{1,5})[\d:]*;(\d{1,5})[\d:]*;(\d{1,5})[\d:]*;(\d{1,5})[\d:]*t")


class InputEvents:
    """Turns tokens into events.

    Args:
        own: the sequences that stand for keys on this terminal alone, by `own_keys`.
        size: returns the columns and rows of the screen.
    """

    def __init__(self, own: Mapping[str, str], size: Callable[[], tuple[int, int]]) -> None:
        self._own = own
        self._mouse = MouseReports(size)
        self._in_band = False  # whether the terminal reports its size among the keys

    def of(self, token: InputToken) -> Iterator[Message]:
        """Yield the events of a token."""
        match token:
            case Character():
                yield _key(press_of(token, self._own))
            case Pasted(text):
                yield events.Paste(text)
            case MouseBytes(button, column, row):
                yield from _if_any(self._mouse.old(button, column - OFFSET, row - OFFSET))
            case Sequence(body, alt):
                known = None if body in self._own else self._report(body)
                if alt and known is not None:  # no report is held with alt: the key came right before it
                    yield events.Key("escape", "\x1b")
                if known is not None:
                    yield from known
                else:
                    yield from map(_key, presses_of(body, self._own, alt=alt))

    def _report(self, body: str) -> list[Message] | None:
        """Return the events of what is no key, none for a report to be ignored; None for what may be a key."""
        if body in _FOCUS:
            return [_FOCUS[body]()]
        if found := _MOUSE.fullmatch(body):
            sgr, end = found[1] == "<", found[5]
            code, column, row = map(int, found.group(2, 3, 4))
            if sgr:
                return _if_any(self._mouse.event(code, column, row, released=end == "m"))
            return _if_any(self._mouse.old(code, column, row)) if end == "M" else []
        if found := _PLACE.fullmatch(body):
            row, column = int(found[1]), int(found[2])
            return [events.CursorPosition(column - 1, row - 1)]
        if found := _MODE.fullmatch(body):
            return self._mode(int(found[1]), int(found[2]))
        if self._in_band and (found := _SIZE.fullmatch(body)):
            height, width, pixel_height, pixel_width = map(int, found.groups())
            return self._resized((width, height), (pixel_width, pixel_height))
        return None

    def _mode(self, number: int, setting: int) -> list[Message]:
        if number == _SYNCHRONIZED and setting in _KNOWN_TO_THE_TERMINAL:
            return [messages.TerminalSupportsSynchronizedOutput()]
        if number == _IN_BAND_RESIZE and constants.SMOOTH_SCROLL and not _is_iterm():
            report = messages.InBandWindowResize.from_setting_parameter(setting)
            self._in_band = self._in_band or report.supported
            return [report]
        return []

    def _resized(self, cells: tuple[int, int], pixels: tuple[int, int]) -> list[Message]:
        if not all(cells):
            return []
        resize = events.Resize.from_dimensions(cells, pixels)
        if resize.pixel_size is not None:
            self._mouse.count_in_pixels(resize.size, resize.pixel_size)
        return [resize]


def _key(press: KeyPress) -> events.Key:
    return events.Key(press.key, press.character)


def _if_any(event: Message | None) -> list[Message]:
    return [] if event is None else [event]


def _is_iterm() -> bool:
    """Tell whether this is iTerm, whose reports of its size are wrong."""
    return os.environ.get("LC_TERMINAL") == "iTerm2" or os.environ.get("TERM_PROGRAM") == "iTerm.app"
