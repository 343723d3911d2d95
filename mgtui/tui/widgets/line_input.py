"""An input of one line: as long as an expression at most, edited with the keys of a shell, whatever is pasted.

The keys and what a word is to them are those of GNU Readline ("Commands For Killing And Yanking").
"""

import re
from typing import Any, ClassVar
from unicodedata import category

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widgets import Input
from textual.widgets.input import Selection

from mgtui.engine import LONGEST_TEXT

_WORD_BEFORE = re.compile(r"[^\W_]+[\W_]*\Z")
_WORD_BEHIND = re.compile(r"[\W_]*[^\W_]+")
_UP_TO_BLANK = re.compile(r"\S+\s*\Z")
_NO_WIDTH = ("Mn", "Me", "Cf")

LONGEST_PASTE = 4 * LONGEST_TEXT
"""Characters of a paste that are looked at: it may shrink to a line of the right length once its blanks are gone."""


class LineInput(Input):
    """An input that stays quick whatever is pasted into it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+b", "cursor_left", "left", show=False),
        Binding("ctrl+f", "cursor_right", "right", show=False),
        Binding("alt+b,alt+left", "cursor_left_word", "a word left", show=False),
        Binding("alt+f,alt+right", "cursor_right_word", "a word right", show=False),
        Binding("alt+d,ctrl+delete", "delete_right_word", "delete the word behind", show=False),
        Binding("alt+backspace,ctrl+backspace", "delete_word", "delete the word before", show=False),
    ]

    # As in any widget, but for the layout of the whole screen that each letter would cost: the line keeps its room.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0))

    def __init__(self, text: str = "", **options: Any) -> None:
        super().__init__(text, compact=True, select_on_focus=False, max_length=LONGEST_TEXT, validate_on=(), **options)
        self.cursor_blink = False  # a blinking cursor sends 1.9 KB/s down the line

    @property
    def content_width(self) -> int:
        """The width of the content; Textual would highlight the text to tell, twice a letter."""
        return cell_len(self.value or self.placeholder) + bool(self.value or not self.placeholder)

    def validate_value(self, value: str) -> str:
        """Drop marks and joiners at the very start, where they have nothing to sit on.

        Rich, which measures the text, never came back from one there in some versions (Textualize/rich#3975).
        """
        return value[next((at for at, char in enumerate(value) if category(char) not in _NO_WIDTH), len(value)) :]

    def action_delete_left_all(self) -> None:
        """Clear the line: all of it, as people mean who press ctrl+u."""
        self.delete(0, len(self.value))

    def action_delete_left_word(self) -> None:
        """Delete back to a blank."""
        self._delete_back(_UP_TO_BLANK)

    def action_delete_word(self) -> None:
        """Delete back to the beginning of a word."""
        self._delete_back(_WORD_BEFORE)

    def action_delete_right_word(self) -> None:
        """Delete up to the end of a word."""
        if self.selection.is_empty:
            self.delete(self.cursor_position, self._word_end())
        else:
            self.delete_selection()

    def action_cursor_left_word(self, select: bool = False) -> None:
        """Move to the beginning of a word."""
        self._move(_start(_WORD_BEFORE, self.value[: self.cursor_position]), select)

    def action_cursor_right_word(self, select: bool = False) -> None:
        """Move to the end of a word."""
        self._move(self._word_end(), select)

    def _move(self, place: int, select: bool) -> None:
        self.selection = Selection(self.selection.start if select else place, place)

    def _word_end(self) -> int:
        found = _WORD_BEHIND.match(self.value, self.cursor_position)
        return found.end() if found else len(self.value)

    def _delete_back(self, pattern: re.Pattern[str]) -> None:
        if self.selection.is_empty:
            self.delete(_start(pattern, self.value[: self.cursor_position]), self.cursor_position)
        else:
            self.delete_selection()

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


def _start(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.search(text)
    return found.start() if found else 0
