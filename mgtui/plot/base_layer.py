"""The part of a plot that a nudge leaves alone: axes with their numbers, grid, asymptotes, curve and landmarks.

Drawing it costs milliseconds. Whoever shows it keeps it for as long as the scene, the size and the charset stay, and
lays the moving part over it with `compose`.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mgtui.playground.scene import Scene
from mgtui.plot.axes import WIDE, draw_axes, draw_grid, draw_numbers, left_of, room, rows_in, y_ticks
from mgtui.plot.bands import band_dots
from mgtui.plot.canvas import Canvas
from mgtui.plot.cells import Cells
from mgtui.plot.ghost_layer import draw_ghosts, draw_points, label_ghosts
from mgtui.plot.glyphs import CHARSETS, Charset
from mgtui.plot.layout import Layout
from mgtui.plot.marks import draw_marks
from mgtui.plot.raster import Dots, merge, trace
from mgtui.text.charset import CharsetName


@dataclass(frozen=True, eq=False, slots=True)
class Base:
    """A drawn scene: finished cells, and what is needed to lay lines over them. Its arrays are read-only.

    Attributes:
        scene: what was drawn.
        charset: with which characters.
        layout: where a number stands.
        cells: the picture without anything that moves.
        dots: for each cell the dots of the curve and of signs beside it, as bits of the charset; 0 where a character
            stands before it.
        fixed: which cells no line may cover: signs that are characters, ends of pieces, everything outside the plot
            proper.
        axis_row: the row of the x axis.
    """

    scene: Scene
    charset: Charset
    layout: Layout
    cells: Cells
    dots: NDArray[np.uint8]
    fixed: NDArray[np.bool_]
    axis_row: int


def base(
    scene: Scene,
    width: int,
    height: int,
    charset: CharsetName = "braille",
    *,
    gutter: int | None = None,
    numbers_below: bool = True,
) -> Base:
    """Draw a scene on width x height cells; a plot too small for numbers has none.

    Args:
        scene: what to show; pieces may leave the window, by any distance.
        width: columns.
        height: rows.
        charset: `braille`, `block` or `ascii`.
        gutter: columns for the numbers of the y axis; by default as many as they need. Plots one above the other
            share the largest `gutter_width` of them, so that their x axes agree.
        numbers_below: whether the x axis has its numbers; one of several plots with one x axis is enough.
    """
    characters = CHARSETS[charset]
    layout, ticks = room(scene, width, height, characters, gutter=gutter, numbers_below=numbers_below)
    canvas = Canvas(width, height, layout, characters)
    axis_row = 0
    if layout.columns and layout.rows:
        if scene.grid:
            draw_grid(canvas, ticks)
        faint = draw_ghosts(canvas, scene.ghosts)
        axis_row = draw_axes(canvas, ticks)
        for x in scene.asymptotes:
            if (column := layout.column_of(x)) is not None:
                canvas.vertical(column, characters.lines["asymptote"], "asymptote")
        columns, rows = _curve(scene, layout)
        canvas.raster(merge(columns, rows, (layout.columns, layout.rows), characters), scene.style)
        draw_points(canvas, scene.ghosts)
        draw_marks(canvas, scene.marks)
        draw_numbers(canvas, ticks)
        label_ghosts(canvas, scene.ghosts, faint)
    return Base(scene, characters, layout, canvas.cells(), canvas.dots, canvas.fixed, axis_row)


def gutter_width(scene: Scene, width: int, height: int, charset: CharsetName = "braille") -> int:
    """Return the columns that the numbers of the y axis need in a plot of this size."""
    characters = CHARSETS[charset]
    return left_of(y_ticks(scene, rows_in(height, characters).number, characters), width) if width >= WIDE else 0


def _curve(scene: Scene, layout: Layout) -> tuple[Dots, Dots]:
    """Return the curve's dots in the plot proper: their columns, and their rows from the bottom."""
    pieces = [(xs, ys) for xs, ys in scene.pieces if len(xs)]
    filled = band_dots(scene.bands, layout)
    if not pieces:
        return filled
    starts = np.cumsum([0, *(len(xs) for xs, _ in pieces[:-1])])
    us = layout.u_of(np.concatenate([xs for xs, _ in pieces]))
    vs = layout.v_of(np.concatenate([ys for _, ys in pieces]))
    columns, rows = trace(us, vs, layout.dots_wide, layout.dots_high, starts)
    return np.concatenate([columns, filled[0]]), np.concatenate([rows, filled[1]])
