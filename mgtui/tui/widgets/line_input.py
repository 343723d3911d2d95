"""An input of one line: still, as long as an expression at most, and a paste of several lines becomes one."""

from typing import Any
from unicodedata import category

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widgets import Input

from mgtui.engine import LONGEST_TEXT

_NO_WIDTH = ("Mn", "Me", "Cf")

LONGEST_PASTE = 4 * LONGEST_TEXT
"""Characters of a paste that are looked at: it may shrink to a line of the right length once its blanks are gone."""


class LineInput(Input):
    """An input that stays quick whatever is pasted into it."""

    def __init__(self, text: str = "", **options: Any) -> None:
        super().__init__(text, compact=True, select_on_focus=False, max_length=LONGEST_TEXT, validate_on=(), **options)
        self.cursor_blink = False  # a blinking cursor sends 1.9 KB/s down the line

    def validate_value(self, value: str) -> str:
        """Drop marks and joiners at the very start, where they have nothing to sit on.

        Rich, which measures the text, never came back from one there in some versions (Textualize/rich#3975).
        """
        return value[next((at for at, char in enumerate(value) if category(char) not in _NO_WIDTH), len(value)) :]

    def render_line(self, y: int) -> Strip:
        """Return the line, with … where the text goes on beyond what is in sight."""
        strip = super().render_line(y)
        width, left = self.size.width, round(self.scroll_offset.x)
        goes_on = [at for at, more in ((0, left > 0), (width - 1, cell_len(self.value) - left > width)) if more]
        for at in goes_on if width > 2 else ():
            style = next((segment.style for segment in strip.crop(at, at + 1)), None)
            strip = Strip.join([strip.crop(0, at), Strip([Segment("…", style)], 1), strip.crop(at + 1, width)])
        return strip

    def on_paste(self, event: events.Paste) -> None:
        """Insert a paste, its lines as one; what is too long is dropped."""
        event.prevent_default()  # Textual takes the first line alone
        event.stop()
        text = " ".join(event.text[:LONGEST_PASTE].split())
        selected = abs(self.selection.end - self.selection.start)
        room = LONGEST_TEXT - len(self.value) + selected
        self.replace("".join(filter(str.isprintable, text))[:room], *sorted(self.selection))
