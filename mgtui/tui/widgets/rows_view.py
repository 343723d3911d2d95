"""From rows of (text, role) to styled cells: what every pane of the screen is drawn with."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Self

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from mgtui.terminal.escapes import is_single
from mgtui.text.charset import CharsetName
from mgtui.text.rows import Row, in_ascii
from mgtui.tui.widgets.role_styles import style_of


class _WholeStrip(Strip):
    """A drawn line that is whole when it is not cut.

    Textual's remembers itself as its own only piece: a cycle, which left a nudge's forty lines, with all they are made
    of, to the garbage collector.
    """

    __slots__ = ()

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        """Return the pieces between the cuts."""
        cuts = tuple(cuts)
        return [self] if cuts == (self.cell_length,) else super().divide(cuts)


class RowsView(Widget):
    """A widget that draws rows of (text, role) itself, line by line, and refreshes only lines that changed."""

    class Resized(Message):
        """A widget whose content depends on its size has another size."""

    charset: CharsetName = "braille"  # shared by all widgets; the app sets it once, before the first screen

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._rows: Sequence[Row] = ()
        self._background: Color | None = None  # looked up along all ancestors, so once a theme
        self._role_styles: dict[str, Style] = {}  # the roles' styles as Textual's filters leave them
        self._strips: dict[int, Strip] = {}  # the lines as drawn, until they are refreshed
        self._last_lines: tuple[Region, list[Strip]] | None = None  # as last asked for, until a refresh
        self._faded = False

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; only the lines that differ are drawn again."""
        before, self._rows = self._rows, rows
        count = min(self.size.height, max(len(before), len(rows)))
        differing = [y for y in range(count) if _at(before, y) != _at(rows, y)]
        self.refresh_rows(differing)

    def fade(self, faded: bool) -> None:
        """Show everything faintly, for it is of a state that is no more; or not so any longer."""
        if faded != self._faded:
            self._faded = faded
            self.refresh()

    def refresh_rows(self, rows: Sequence[int]) -> None:
        """Draw some rows anew, given from the top: neighbours go as one region, for each costs Textual some 10 us."""
        starts = [y for before, y in pairwise((-2, *rows)) if y != before + 1]
        ends = [y + 1 for y, after in pairwise((*rows, -2)) if after != y + 1]
        if rows:
            width = self.size.width
            self.refresh(*(Region(0, start, width, end - start) for start, end in zip(starts, ends, strict=True)))

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw the lines of some regions anew, or all lines where no region is given."""
        self._last_lines = None
        if not regions:
            self._strips.clear()
        for region in regions:
            for y in region.line_range:
                self._strips.pop(y, None)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines of a region of the widget, each drawn once until it is refreshed.

        Textual's own way looks twenty styles up for every line, in case of borders, tints and outlines; what is drawn
        here has none, and a nudge draws up to forty lines.
        """
        if self._last_lines is not None and self._last_lines[0] == crop:
            return self._last_lines[1]
        if self.gutter:
            return super().render_lines(crop)
        width = self.size.width
        strips = [self._strip(y, width) for y in crop.line_range]
        first, end = crop.column_span
        if (first, end) != (0, width):
            strips = [strip.crop(first, end) for strip in strips]
        self._last_lines = crop, strips
        return strips

    def _strip(self, y: int, width: int) -> Strip:
        strip = self._strips.get(y)
        if strip is None or strip.cell_length != width:
            strip = self._strips[y] = self._strip_of(self._row_as_shown(y), width)
        return strip

    def _row_as_shown(self, y: int) -> Iterable[tuple[str, str]]:
        return [(text, "dim") for text, _ in self.row(y)] if self._faded else self.row(y)

    def _background_colour(self) -> Color:
        if self._background is None:
            self._background = self.background_colors[1]
        return self._background

    def row(self, y: int) -> Iterable[tuple[str, str]]:
        """Return one line as (text, role)."""
        return _at(self._rows, y)

    def render_line(self, y: int) -> Strip:
        """Return the cells of one line."""
        return self._strip_of(self._row_as_shown(y), self.size.width)

    def _strip_of(self, row: Iterable[tuple[str, str]], width: int) -> Strip:
        styles = self._role_styles
        if self.charset == "ascii":
            row = in_ascii(tuple(row), width)
        segments = [Segment(text, styles[role] if role in styles else self._style_of_role(role)) for text, role in row]
        text = "".join(segment.text for segment in segments)
        if not is_single(text):
            return Strip(segments).adjust_cell_length(width, self._style_of_role(""))
        if len(text) < width:
            segments.append(Segment(" " * (width - len(text)), self._style_of_role("")))
        strip = _WholeStrip(segments, max(len(text), width))
        return strip if len(text) <= width else strip.crop(0, width)

    def _style_of_role(self, role: str) -> Style:
        """Return a role's style ("": the widget's own) as the app's filters, which see styles alone, leave it."""
        style = self._role_styles.get(role)
        if style is None:
            style = style_of(role, self.app.theme_variables, self._background_colour()) if role else self.rich_style
            for line_filter in self.get_line_filters():
                [segment] = line_filter.apply([Segment(" ", style)], self._background_colour())
                style = segment.style or style
            self._role_styles[role] = style
        return style

    def notify_style_update(self) -> None:
        """Forget the styles of the theme that was."""
        self._role_styles = {}
        self._background = None
        self._last_lines = None
        self._strips.clear()
        super().notify_style_update()


def _at(rows: Sequence[Row], y: int) -> Row:
    return rows[y] if y < len(rows) else ()
