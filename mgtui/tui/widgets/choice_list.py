"""The list of a chooser: Textual's `OptionList`, with a marker that is seen without colour.

Every option is one row high, so the row under the mouse is found by counting. Textual looks it up in what was drawn
last instead, and raises IndexError where a shorter list has come in between.
"""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, clamp
from textual.message import Message
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from mgtui.playground.choosing.choice_rows import Columns, choice_row, columns_of
from mgtui.playground.choosing.choices import Choice
from mgtui.text.rows import Part, wrapped
from mgtui.tui.widgets.role_styles import content_of

_MARKER = 2  # columns
_INDENT: Part = (" " * _MARKER, "dim")
_WHEEL = 3  # rows


class ChoiceList(OptionList, can_focus=False):
    """Shows choices and marks one of them. Whoever has the keys moves the marker."""

    BINDINGS: ClassVar[list[BindingType]] = []
    DEFAULT_CSS: ClassVar[str] = """
    ChoiceList {
        height: 1fr; overflow: hidden; border: none; padding: 0; background: transparent;
        text-wrap: nowrap; text-overflow: ellipsis;
        & > .option-list--option-highlighted { color: $foreground; background: transparent; text-style: bold; }
        & > .option-list--option-disabled { color: $foreground; }
        & > .option-list--option-hover { background: transparent; }
    }
    """

    class Clicked(Message):
        """A choice was clicked; it has the marker now."""

    class Resized(Message):
        """The list has another size, and its rows may be divided in another way."""

    def __init__(
        self, choices: Sequence[Choice], missing: str, *, first: int | None = None, id: str | None = None
    ) -> None:
        super().__init__(id=id, compact=True)
        self._first = next((at for at, each in enumerate(choices) if first is not None and each.number == first), None)
        self._all = self._choices = choices
        self._missing = missing
        self._columns: Columns | None = None

    @property
    def chosen(self) -> Choice | None:
        """The marked choice."""
        at = self.highlighted
        return self._choices[at] if at is not None and at < len(self._choices) else None

    @property
    def columns(self) -> Columns:
        """How the rows are divided at the present size."""
        return columns_of(self._all, max(0, self.size.width - _MARKER))

    @property
    def rows_below(self) -> int:
        """How many rows there are below those in sight."""
        return max(0, self.option_count - round(self.scroll_offset.y) - self.scrollable_content_region.height)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Show other choices, with the marker on the first."""
        self._choices = choices
        self._fill(None)

    def _fill(self, at: int | None) -> None:
        self._columns = self.columns
        self.set_options(_options(self._choices, self._columns) or _said(self._missing, self._columns))
        if at is None:
            self.action_first()
        else:
            self.highlighted = at

    def on_resize(self) -> None:
        """Divide the rows anew, and keep the marker in sight."""
        if self.columns != self._columns:
            self._fill(self.highlighted if self._columns else self._first)
        self.scroll_to_highlight()
        self.post_message(self.Resized())

    def render_line(self, y: int) -> Strip:
        """Draw a row, with the marker if it is the marked one."""
        strip = super().render_line(y)
        at = self.highlighted
        if at is None or y + self.scroll_offset.y != at or self.options[at].disabled:
            return strip
        style = next((segment.style for segment in strip if segment.style is not None), None)
        return Strip.join([Strip([Segment("▶ ", style)], _MARKER), strip.crop(_MARKER)])

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Scroll as little as brings the marked choice into sight, and the headings right above it."""
        last = self.highlighted
        height = self.scrollable_content_region.height
        if last is None or not height:
            return
        first = last
        while first > 0 and self.options[first - 1].disabled:
            first -= 1
        if last - first >= height:
            first = last
        region = Region(0, first, self.size.width, last - first + 1)
        self.scroll_to_region(region, force=True, animate=False, top=top, immediate=True)

    def action_page_up(self) -> None:
        """Move the marker about a page up, at most to the first choice."""
        self._page(-1)

    def action_page_down(self) -> None:
        """Move the marker about a page down, at most to the last choice."""
        self._page(1)

    def _page(self, direction: int) -> None:
        # Textual's own way raises KeyError before the first layout, and loses the marker over a heading at the end.
        wanted = (self.highlighted or 0) + direction * max(1, self.scrollable_content_region.height - 1)
        self._mark_nearest(wanted, 0, self.option_count)

    def _mark_nearest(self, wanted: int, start: int, end: int) -> None:
        """Mark the choice nearest to an index among those from `start` to before `end`; none there changes nothing."""
        places = [index for index in range(start, min(end, self.option_count)) if not self.options[index].disabled]
        self.highlighted = min(places, key=lambda index: abs(index - wanted), default=self.highlighted)

    def on_click(self, event: events.Click) -> None:
        """Choose what is under the mouse."""
        event.prevent_default()
        event.stop()
        index = event.y + self.scroll_offset.y
        if 0 <= index < self.option_count and not self.options[index].disabled:
            self.highlighted = index
            self.post_message(self.Clicked())

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        self._turn(event, -_WHEEL)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down."""
        self._turn(event, _WHEEL)

    def _turn(self, event: events.MouseEvent, rows: int) -> None:
        """Scroll the list; the marker stays in sight."""
        event.prevent_default()
        event.stop()
        height = self.scrollable_content_region.height
        top = clamp(self.scroll_offset.y + rows, 0, max(0, self.option_count - height))
        self._mark_nearest(self.highlighted or 0, top, top + height)  # which may scroll to a heading
        self.scroll_to(y=top, animate=False, force=True, immediate=True)


def _options(choices: Sequence[Choice], columns: Columns) -> list[Option]:
    rows = [(choice, choice_row(choice, columns)) for choice in choices]
    return [
        Option(content_of(row), disabled=True) if choice.number is None else Option(content_of((_INDENT, *row)))
        for choice, row in rows
    ]


def _said(text: str, columns: Columns) -> list[Option]:
    """Return a text as options that cannot be chosen."""
    rows = wrapped(text, max(1, columns.width), "dim")
    return [Option(content_of((_INDENT, *row)), disabled=True) for row in rows]
