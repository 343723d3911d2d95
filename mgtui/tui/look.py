"""How roles look: from the names the model gives to text, through the style sheet, to styled cells."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from mgtui.playground.charset import CharsetName, in_charset
from mgtui.playground.panes.rows import Row
from mgtui.plot import STYLES

TEXT_ROLES = (
    "label", "value", "quotient", "slope", "tangent", "bad", "dim", "words", "key", "track", "knob", "fill", "marked",
    "heading", "cancelled",
)  # fmt: skip
ROLES = tuple(dict.fromkeys((*STYLES, *TEXT_ROLES)))


class Drawn(Widget):
    """A widget that draws rows of (text, role) itself, line by line, and refreshes only lines that changed."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"role--{role}" for role in ROLES}

    class Resized(Message):
        """A widget whose content depends on its size has another size."""

    charset: CharsetName = "braille"   # shared by all widgets; the app sets it once, before the first screen

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._rows: Sequence[Row] = ()
        self._role_styles: dict[str, Style] = {}

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; only the lines that differ are drawn again."""
        before, self._rows = self._rows, rows
        width = self.size.width
        differing = [
            y for y in range(max(len(before), len(rows))) if _at(before, y) != _at(rows, y) and y < self.size.height
        ]
        if differing:
            self.refresh(*(Region(0, y, width, 1) for y in differing))

    def render_line(self, y: int) -> Strip:
        """The cells of one line."""
        return self.strip_of(_at(self._rows, y))

    def strip_of(self, row: Iterable[tuple[str, str]]) -> Strip:
        """A row of (text, role) as cells of this widget's width."""
        ground = self.rich_style
        segments = [Segment(in_charset(text, self.charset), self.role_style(role)) for text, role in row]
        return Strip(segments).adjust_cell_length(self.size.width, ground)

    def role_style(self, role: str) -> Style:
        """The style of a role under the present theme."""
        style = self._role_styles.get(role)
        if style is None:
            style = self.get_component_rich_style(f"role--{role}")
            self._role_styles[role] = style
        return style

    def notify_style_update(self) -> None:
        """Forget the styles of the theme that was."""
        self._role_styles = {}
        super().notify_style_update()


def _at(rows: Sequence[Row], y: int) -> Row:
    return rows[y] if y < len(rows) else ()
