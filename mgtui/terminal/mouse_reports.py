"""Reports of the mouse, as the events of Textual, in the three encodings that terminals use.

SGR (1006) is what is asked for; terminals that lack it send urxvt's (1015) or the three bytes of X10.
"""

from collections.abc import Callable

from textual import events
from textual.geometry import Size

_RELEASED, _SHIFT, _META, _CTRL, _MOVED, _WHEEL, _EXTRA = 3, 4, 8, 16, 32, 64, 128
OFFSET = 32  # what the two older encodings add, to keep clear of control characters
_TURNS = (events.MouseScrollUp, events.MouseScrollDown, events.MouseScrollLeft, events.MouseScrollRight)


class MouseReports:
    """Turns reports into events; remembers where the mouse was, and what was pressed.

    Args:
        size: returns the columns and rows of the screen.

    Attributes:
        cell: the pixels of a cell where the terminal reports pixels; (1, 1) where it reports cells.
    """

    def __init__(self, size: Callable[[], tuple[int, int]]) -> None:
        self._size = size
        self.cell = (1.0, 1.0)
        self._at = (0.0, 0.0)
        self._down: list[int] = []

    def count_in_pixels(self, cells: Size, pixels: Size) -> None:
        """Take note of the sizes of the screen: from now on reports count pixels."""
        if all((*cells, *pixels)):
            self.cell = (pixels.width / cells.width, pixels.height / cells.height)

    def old(self, code: int, column: int, row: int) -> events.MouseEvent | None:
        """Return the event of a report in one of the older encodings, which do not say which button was let go."""
        code -= OFFSET
        released = code & (_RELEASED | _MOVED | _WHEEL) == _RELEASED
        return self.event(
            (code & ~_RELEASED) | (self._down or [_RELEASED])[-1] if released else code, column, row, released=released
        )

    def event(self, code: int, column: int, row: int, *, released: bool) -> events.MouseEvent | None:
        """Return the event of a report, or None for one that cannot be, or of a button that does nothing.

        Args:
            code: buttons and modifiers, as bits.
            column: from 1; Ghostty has been seen to report negative ones.
            row: the same.
            released: whether a button was let go.
        """
        if code < 0 or code & _EXTRA or column < 1 or row < 1:
            return None
        x, y = (column - 1) / self.cell[0], (row - 1) / self.cell[1]
        button = 0 if code & _WHEEL else (code + 1) & 3
        kind: type[events.MouseEvent]
        if code & _WHEEL:
            if released:
                return None
            kind = _TURNS[code & 3]
        elif code & _MOVED or not button:
            kind = events.MouseMove
        else:
            kind = events.MouseUp if released else events.MouseDown
            if not self._counts(button - 1, x, y, released=released):
                return None
        (was_x, was_y), self._at = self._at, (x, y)
        shift, meta, ctrl = bool(code & _SHIFT), bool(code & _META), bool(code & _CTRL)
        return kind(
            None, x, y, int(x) - int(was_x), int(y) - int(was_y), button, shift, meta, ctrl, screen_x=x, screen_y=y
        )

    def _counts(self, button: int, x: float, y: float, *, released: bool) -> bool:
        """Tell whether a press or a release is one of this screen: a drag may end beyond it, but none begins there."""
        if released:
            known = button in self._down
            self._down = [each for each in self._down if each != button]
            return known
        try:
            width, height = self._size()
        except OSError:  # the line is gone
            return False
        if x >= width or y >= height:
            return False
        self._down.append(button)
        return True
