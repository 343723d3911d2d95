"""What follows x and h, laid over a finished base: tangents, secant with its legs, guess, point and cursor.

Everything is a stroke of dots in one style. Dots are merged into the curve's by OR, so that a curve and its tangent
show together where they touch; the base itself is never written to.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mgtui.playground.scene import Line, Moving, Secant
from mgtui.plot.base_layer import Base
from mgtui.plot.cells import STYLE_ID, Cells, Span, changed
from mgtui.plot.layout import Layout, nearest
from mgtui.plot.lines import line_dots
from mgtui.plot.raster import Dots

PATTERNS: dict[str, NDArray[np.bool_]] = {
    style: np.array([dot == "*" for dot in dots])
    for style, dots in {"tangent": "******  ", "secant": "* ", "guess": "***  *  "}.items()
}
"""Which dots of a line are lit, counted along its steps from the grid's corner: a pattern must not crawl as x moves."""
SOLID = np.array([True])
FRONT = frozenset({"run", "rise"})
"""Lines that stand before the curve where they share a cell with it; before all others the curve keeps its own."""
LEG = 2
"""Cells from which on run or rise is long enough to see."""


@dataclass(frozen=True, eq=False, slots=True)
class Frame:
    """A finished picture of a plot: its cells, and the base it was laid over."""

    cells: Cells
    base: Base

    def row(self, y: int) -> list[tuple[str, str]]:
        """Return row y as (text, name of its style) from left to right."""
        return self.cells.row(y)

    def text(self) -> str:
        """Return the picture without styles."""
        return self.cells.text()

    def changed(self, previous: "Frame | None") -> list[Span]:
        """Return where this picture differs from the one shown before, at most one span a row."""
        return changed(previous.cells if previous else None, self.cells)


class Stroke(NamedTuple):
    """Dots, from the bottom left, in a style; `steep` says which way the pattern runs."""

    style: str
    columns: Dots
    rows: Dots
    steep: bool = False


def compose(base: Base, moving: Moving) -> Frame:
    """Return the picture of a base with what moves on top: a fraction of a millisecond, so it may follow every key."""
    layout = base.layout
    if not (layout.columns and layout.rows):
        return Frame(base.cells, base)
    codes, styles, dots = base.cells.codes.copy(), base.cells.styles.copy(), base.dots.copy()
    for stroke in strokes(layout, moving):
        _draw(base, stroke, codes, styles, dots)
    for column, row, sign, style in _signs(base, moving):
        codes[row, column], styles[row, column] = ord(base.charset.marks[sign]), STYLE_ID[style]
    return Frame(Cells(codes, styles), base)


def _draw(
    base: Base, stroke: Stroke, codes: NDArray[np.uint32], styles: NDArray[np.uint8], dots: NDArray[np.uint8]
) -> None:
    """Merge a stroke into a picture that is being made."""
    charset, layout = base.charset, base.layout
    along = stroke.rows if stroke.steep else stroke.columns
    y, dot = np.divmod(layout.dots_high - 1 - stroke.rows, charset.down)
    x, side = np.divmod(stroke.columns, charset.across)
    cells = y * base.cells.width + (x + layout.left)
    if charset.strokes:
        # Only one character fits.
        lit = (base.dots.ravel()[cells] == 0) | (stroke.style in FRONT)
    else:
        pattern = PATTERNS.get(stroke.style, SOLID)
        lit = pattern[along % len(pattern)]
    lit &= ~base.fixed.ravel()[cells]
    cells, bits = cells[lit], charset.bits[dot[lit], side[lit]]
    flat = dots.ravel()  # a view, as for the other two: all are contiguous
    np.bitwise_or.at(flat, cells, bits)
    drawn = charset.strokes.get(stroke.style)
    codes.ravel()[cells] = ord(drawn) if drawn else charset.glyphs[flat[cells]]
    free = cells if stroke.style in FRONT else cells[base.dots.ravel()[cells] == 0]
    styles.ravel()[free] = STYLE_ID[stroke.style]


def strokes(layout: Layout, moving: Moving) -> Iterator[Stroke]:
    """Yield the strokes of what moves, from back to front: the triangle stands before the secant it is made of."""
    if moving.guess:
        yield from _line(layout, moving.guess, "guess")
    for tangent in moving.tangents:
        yield from _line(layout, tangent, "tangent")
    if moving.secant:
        yield from _secant(layout, moving.secant)


def _line(layout: Layout, line: Line, style: str) -> Iterator[Stroke]:
    columns, rows, steep = line_dots(layout, line)
    if len(columns):
        yield Stroke(style, columns, rows, steep)


def _secant(layout: Layout, secant: Secant) -> Iterator[Stroke]:
    """Yield the line through both points, and the legs of the chord where they are long enough to see."""
    run = secant.x_end - secant.x
    if run == 0:
        return
    yield from _line(layout, Line(secant.x, secant.y, (secant.y_end - secant.y) / run), "secant")
    u, v = layout.u_of(secant.x), layout.v_of(secant.y)
    u_end, v_end = layout.u_of(secant.x_end), layout.v_of(secant.y_end)
    across, up = abs(u_end - u) / layout.across, abs(v_end - v) / layout.down
    if not (across >= 1 and max(across, up) >= LEG):
        return
    columns, rows = _between(u, u_end, layout.dots_wide), _between(v, v_end, layout.dots_high)
    if 0 <= nearest(v) < layout.dots_high:
        yield Stroke("run", columns, np.full_like(columns, nearest(v)))
    if 0 <= nearest(u_end) < layout.dots_wide:
        yield Stroke("rise", np.full_like(rows, nearest(u_end)), rows)


def _between(a: float, b: float, dots: int) -> Dots:
    low, high = max(nearest(min(a, b)), 0), min(nearest(max(a, b)), dots - 1)
    return np.arange(low, high + 1)


def _signs(base: Base, moving: Moving) -> Iterator[tuple[int, int, str, str]]:
    """Yield the characters that stand before all lines, as column, row, name of the character and style."""
    layout = base.layout
    column = layout.column_of(moving.x)
    if column is not None:
        yield column, base.axis_row, "cursor", "cursor"
    if moving.secant:
        end = layout.column_of(moving.secant.x_end), layout.row_of(moving.secant.y_end)
        if end[0] is not None and end[1] is not None:
            yield end[0], end[1], "end", "secant"
    row = layout.row_of(moving.y)
    if column is not None and row is not None:
        yield column, row, "point", "point"
