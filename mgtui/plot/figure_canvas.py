"""What stands inside the frame of a plotext figure: faint lines, tangent and secant, the curve, and single characters.

It is handed plotext, so that `figure` alone imports it. Whole numbers of dots are its coordinates: plotext then rounds
nothing, and each line, tick and character stands in the cell that `Layout` says.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from mgtui.engine import LANDMARK_KINDS, Band, Piece
from mgtui.playground.scene import Ghost, Mark, Moving, Scene
from mgtui.plot.axes import Ticks
from mgtui.plot.bands import band_dots
from mgtui.plot.curve_letters import letters_of, places_of
from mgtui.plot.glyphs import Charset
from mgtui.plot.layout import Layout
from mgtui.plot.legend import BETWEEN
from mgtui.plot.overlay import PATTERNS, SOLID, strokes
from mgtui.plot.raster import Dots, trace
from mgtui.text.charset import CharsetName
from mgtui.text.rows import Part

APART: dict[CharsetName, str] = {"braille": BETWEEN, "block": BETWEEN, "ascii": "    "}
"""What stands between two parts of the legend; the ASCII of the dot would pass for a piece of the curve."""
COLORS = {
    "grid": "gray",
    "axis": "gray",
    "asymptote": "red",
    "curve": "blue+",
    "ghost": "cyan",
    "tangent": "green+",
    "secant": "orange+",
    "run": "orange",
    "rise": "orange",
    "guess": "magenta+",
    "mark": "default",
    "point": "default",
    "cursor": "default",
}
"""What plotext calls the colour of each style; they are the nearest of the sixteen to those on screen."""


@dataclass(frozen=True, eq=False, slots=True)
class FigureCanvas:
    """The part of a plotext figure inside its frame, on which a dot is the unit of both axes.

    Attributes:
        plotext: the module, its figure empty.
        layout: where a number stands.
        charset: what a cell can show.
        above: rows above the curve, for the legend.
    """

    plotext: Any
    layout: Layout
    charset: Charset
    above: int = 0

    def draw(self, scene: Scene, moving: Moving) -> None:
        """Draw what a scene has, from back to front."""
        layout, lines = self.layout, self.charset.lines
        self.plotext.xlim(0, max(layout.dots_wide - 1, 1))
        self.plotext.ylim(0, max((layout.rows + self.above) * layout.down - 1, 1))
        for x in scene.asymptotes:
            self._upright(x, lines["asymptote"], "asymptote")
        for ghost in scene.ghosts:
            self._draw_ghost(ghost)
        for stroke in strokes(layout, moving):
            pattern = SOLID if self.charset.strokes else PATTERNS.get(stroke.style, SOLID)
            lit = pattern[(stroke.rows if stroke.steep else stroke.columns) % len(pattern)]
            marker = self.charset.strokes.get(stroke.style, self.charset.marker)
            self._scatter(stroke.columns[lit], stroke.rows[lit], marker, stroke.style)
        self._draw_pieces(scene.pieces, scene.bands, "curve")
        for letter, place in zip(letters_of(scene.ghosts), places_of(scene.ghosts, scene.pieces, layout), strict=True):
            if place is not None:
                self._text(*place, letter, "ghost")
        self._draw_marks(scene.marks)
        self._draw_points(moving)

    def set_ticks(self, ticks: Ticks) -> None:
        """Set the places and labels of the ticks along the frame."""
        layout = self.layout
        columns = [(layout.column_of(tick.value), tick.label) for tick in ticks.x]
        beside = [(self._x(column - layout.left), label) for column, label in columns if column is not None]
        # Without any tick the row of numbers would be the canvas's, and every dot would stand elsewhere.
        places, labels = zip(*beside or [(0.0, "")], strict=True)
        self.plotext.xticks(list(places), list(labels))
        if not layout.left:
            self.plotext.yticks([])
            return
        rows = [(layout.row_of(tick.value), tick.label) for tick in ticks.y]
        kept = [(self._y(layout.rows - 1 - row), f"{label} ") for row, label in rows if row is not None]
        self.plotext.yticks([place for place, _ in kept], [label for _, label in kept])

    def draw_axes(self, grid: Ticks | None) -> None:
        """Draw faint lines through 0, and at the ticks if asked."""
        lines = self.charset.lines
        if grid:
            for tick in grid.y:
                self._level(tick.value, lines["grid_horizontal"], "grid", self.charset.grid_every)
            for tick in grid.x:
                self._upright(tick.value, lines["grid_vertical"], "grid")
        self._level(0.0, lines["horizontal"], "axis")
        self._upright(0.0, lines["vertical"], "axis")
        row, column = self._level_row(0.0), self.layout.column_of(0.0)
        if row is not None and column is not None:
            self._cells([column - self.layout.left], [row], lines["origin"], "axis")

    def _level_row(self, y: float) -> int | None:
        """Return the row, from below, of a line from side to side; None outside the window and beside the frame's."""
        row = self.layout.row_of(y)
        return self.layout.rows - 1 - row if row is not None and 0 < row < self.layout.rows - 1 else None

    def _level(self, y: float, line: str, style: str, every: int = 1) -> None:
        """Draw a line of characters from side to side where one can stand."""
        row = self._level_row(y)
        if row is not None:
            columns = list(range(0, self.layout.columns, every))
            self._cells(columns, [row] * len(columns), line, style)

    def _upright(self, x: float, line: str, style: str) -> None:
        """Draw a line of characters from top to bottom, the legend left free."""
        column = self.layout.column_of(x)
        if column is not None:
            rows = list(range(self.layout.rows))
            self._cells([column - self.layout.left] * len(rows), rows, line, style)

    def _cells(self, columns: list[int], rows: list[int], sign: str, style: str) -> None:
        """Draw a character in some cells, which lines of dots may cover."""
        xs, ys = [self._x(column) for column in columns], [self._y(row) for row in rows]
        self.plotext.scatter(xs, ys, marker=sign, color=COLORS[style])

    def write_legend(self, row: int, parts: Sequence[Part]) -> None:
        """Write parts of the legend side by side in a row of cells, counted from the bottom."""
        column, between = 1, (APART[self.charset.name], "axis")
        for text, style in [piece for part in parts for piece in (between, part)][1:]:
            self._text(column, row, text, style)
            column += len(text)

    def _draw_ghost(self, ghost: Ghost) -> None:
        """Draw what is kept for comparison: a curve, or tangents with their point."""
        self._draw_pieces(ghost.pieces, ghost.bands, "ghost")
        for stroke in strokes(self.layout, Moving(math.nan, math.nan, ghost.lines)):
            self._scatter(stroke.columns, stroke.rows, self.charset.marker, "ghost")
        if ghost.point is not None:
            self._sign(*ghost.point, self.charset.marks["open"], "ghost")

    def _draw_pieces(self, pieces: Sequence[Piece], bands: Sequence[Band], style: str) -> None:
        layout = self.layout
        for xs, ys in pieces:
            if len(xs):
                self._draw_curve(*trace(layout.u_of(xs), layout.v_of(ys), layout.dots_wide, layout.dots_high), style)
        self._scatter(*band_dots(bands, layout), self.charset.marker, style)

    def _draw_curve(self, columns: Dots, rows: Dots, style: str) -> None:
        apart = np.maximum(np.abs(np.diff(columns)), np.abs(np.diff(rows))) > 1
        for part in np.split(np.arange(len(columns)), np.nonzero(apart)[0] + 1):
            if len(part):
                xs, ys = columns[part].tolist(), rows[part].tolist()
                self.plotext.plot(xs, ys, marker=self.charset.marker, color=COLORS[style])

    def _scatter(self, columns: Dots, rows: Dots, marker: str, style: str) -> None:
        if len(columns):
            self.plotext.scatter(columns.tolist(), rows.tolist(), marker=marker, color=COLORS[style])

    def _draw_marks(self, marks: tuple[Mark, ...]) -> None:
        signs = self.charset.marks
        for mark in marks:
            drawn = LANDMARK_KINDS[mark.kind].drawn
            if drawn == "end":
                self._sign(mark.x, mark.y, signs["filled" if mark.filled else "open"], "curve")
            elif drawn == "sign":
                self._sign(mark.x, mark.y, signs[mark.kind], "mark")

    def _draw_points(self, moving: Moving) -> None:
        signs = self.charset.marks
        if moving.secant:
            self._sign(moving.secant.x_end, moving.secant.y_end, signs["end"], "secant")
        if not self._sign(moving.x, moving.y, signs["point"], "point"):
            window = self.layout.window
            self._sign(moving.x, max(window.y_min, min(0.0, window.y_max)), signs["cursor"], "cursor")

    def _sign(self, x: float, y: float, sign: str, style: str) -> bool:
        """Draw a single character at a place of the plane, and return whether it is in the window."""
        column, row = self.layout.column_of(x), self.layout.row_of(y)
        if column is None or row is None:
            return False
        self._text(column - self.layout.left, self.layout.rows - 1 - row, sign, style)
        return True

    def _text(self, column: int, row: int, text: str, style: str) -> None:
        self.plotext.text(text, self._x(column), self._y(row), color=COLORS[style], alignment="left")

    def _x(self, column: int) -> float:
        """Return the place along the x axis that plotext puts into a column of cells."""
        return column * (self.layout.dots_wide - 1) / max(self.layout.columns - 1, 1)

    def _y(self, row: int) -> float:
        """Return the place along the y axis that plotext puts into a row of cells, counted from the bottom."""
        rows = self.layout.rows + self.above
        return row * (rows * self.layout.down - 1) / max(rows - 1, 1)
