"""The plot on the screen: keeps the drawn base, lays over it what moves, and refreshes only what changed."""

import math
from functools import lru_cache
from itertools import accumulate

from textual import events
from textual.message import Message

from mgtui.playground.framing import Rows
from mgtui.playground.scene import Moving, Scene
from mgtui.plot import CHARSETS, Base, CharsetName, Frame, base, compose, gutter_width, rows_in
from mgtui.tui.widgets.rows_view import RowsView


@lru_cache(maxsize=16)
def _gutter(scene: Scene, width: int, height: int, charset: CharsetName) -> int:
    return gutter_width(scene, width, height, charset)


class PlotPane(RowsView, can_focus=True):
    """Shows a scene and what moves over it. Pointing at it asks for an x."""

    class Pointed(Message):
        """A place in the plot was clicked or dragged to."""

        def __init__(self, x: float) -> None:
            super().__init__()
            self.x = x

    class Turned(Message):
        """The mouse wheel was turned over x, away from the user (`closer`) or towards them."""

        def __init__(self, x: float, closer: bool) -> None:
            super().__init__()
            self.x = x
            self.closer = closer

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._key: tuple[Scene, int | None, bool] | None = None
        self._base: Base | None = None
        self._frame: Frame | None = None
        self._formula = ""

    @property
    def axis(self) -> tuple[int, int] | None:
        """The first column of the plot proper on the screen, and its width; None where nothing is drawn."""
        if self._base is None or not self._base.layout.columns:
            return None
        return self.region.x + self._base.layout.left, self._base.layout.columns

    def column_of(self, x: float) -> int | None:
        """Return the column of the plot proper in which x stands; None where it is outside."""
        column = self._base.layout.column_of(x) if self._base is not None else None
        return None if column is None or self._base is None else column - self._base.layout.left

    @property
    def dots(self) -> tuple[int, int]:
        """The canvas in dots, as wide and high as braille makes it."""
        return max(2, self.size.width * 2), max(4, self.size.height * 4)

    def rows(self, *, numbers_below: bool) -> Rows:
        """Return the rows of the plot proper."""
        return rows_in(self.size.height, CHARSETS[self.charset], numbers_below=numbers_below)

    def show(
        self, scene: Scene, moving: Moving, gutter: int | None = None, *, numbers_below: bool = True, formula: str = ""
    ) -> None:
        """Draw; the base anew only for another scene or size. `gutter` and `numbers_below` as for `plot.base`.

        The `formula` of the curve stands beside its name where a row has room for both.
        """
        name_before, self._formula = self._named(), formula
        width, height = self.size
        if width == 0 or height == 0:
            self._base = self._frame = None  # or back at its size it would pass for drawn
            return
        key = (scene, gutter, numbers_below)
        if key != self._key or self._base is None:
            self._base = base(scene, width, height, self.charset, gutter=gutter, numbers_below=numbers_below)
            self._key = key
        before, self._frame = self._frame, compose(self._base, moving)
        differing = {span.y for span in self._frame.changed(before)}
        if (name := self._named()) != name_before:  # it moves with what stands in other rows
            differing |= {y for y, _ in (name_before, name) if y is not None}
        self.refresh_rows(sorted(differing))

    def show_alone(self, x: float) -> None:
        """Keep the curve, and nothing of what was at another x."""
        if self._base is not None:
            before, self._frame = self._frame, compose(self._base, Moving(x, math.nan))
            self.refresh_rows(sorted({span.y for span in self._frame.changed(before)}))

    def numbers_width(self, scene: Scene) -> int:
        """Return the columns that the numbers beside a scene need here."""
        return _gutter(scene, self.size.width, self.size.height, self.charset)

    def on_resize(self) -> None:
        """Draw everything anew, unless another pane had it drawn at this size already."""
        if self._frame is None or (self._frame.cells.width, self._frame.cells.height) != self.size:
            self._base = self._frame = None
            self.post_message(self.Resized())

    def row(self, y: int) -> list[tuple[str, str]]:
        """Return one line of the plot, its name in the first that has room for it."""
        frame = self._frame
        if frame is None or y >= frame.cells.height:
            return []
        row, (place, name) = frame.row(y), self._named()
        if y != place:
            return row
        at = self._room_for(name, row)
        text, style = row[at]
        return [
            *row[:at],
            (text[: -len(name) - 1], style),
            (name, frame.base.scene.style),
            (" ", style),
            *row[at + 1 :],
        ]

    def _named(self) -> tuple[int | None, str]:
        """Return the first row with room for the plot's name, with its formula if that fits, and what stands there."""
        frame = self._frame
        if frame is None or frame.base.scene.name == "f":  # f itself needs no name
            return None, ""
        name = frame.base.scene.name
        for text in dict.fromkeys((f"{name} = {self._formula}" if self._formula else name, name)):
            rows = range(frame.base.layout.rows)
            place = next((y for y in rows if self._room_for(text, frame.row(y)) >= 0), None)
            if place is not None:
                return place, text
        return None, ""

    def _room_for(self, name: str, row: list[tuple[str, str]]) -> int:
        """Return the last part of a row that ends in room for a name, right of the numbers; -1 for none."""
        assert self._frame is not None
        blank, left = " " * (len(name) + 2), self._frame.base.layout.left
        ends = list(accumulate(len(text) for text, _ in row))
        fitting = (at for at, end in enumerate(ends) if row[at][0].endswith(blank) and end - len(blank) >= left)
        return max(fitting, default=-1)

    def _x_at(self, column: int, row: int) -> float | None:
        """Return the x that people mean by a cell: the roundest one in it."""
        if self._base is None or not self._base.layout.contains(column, row):
            return None
        return self._base.layout.tidy_x_of(column)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Move x to where the mouse points."""
        self.capture_mouse()
        self._point(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag x along."""
        if event.button and self.app.mouse_captured is self:
            self._point(event)

    def on_mouse_up(self) -> None:
        """Let go."""
        self.release_mouse()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Ask to zoom in."""
        self._turn(event, closer=True)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Ask to zoom out."""
        self._turn(event, closer=False)

    def _turn(self, event: events.MouseEvent, *, closer: bool) -> None:
        x = self._x_at(event.x, event.y)
        if x is not None:
            event.stop()
            self.post_message(self.Turned(x, closer))

    def _point(self, event: events.MouseEvent) -> None:
        x = self._x_at(event.x, event.y)
        if x is not None:
            self.post_message(self.Pointed(x))
