"""Axes, grid and the numbers beside them: which ticks a plot has room for, and how they are drawn."""

import itertools
import math
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from mgtui.playground.framing import LEAST_ROWS, ROWS_A_TICK, ROWS_LATER, Rows, ideal_ticks
from mgtui.playground.scene import Scene, TickKind, Window
from mgtui.plot.canvas import Canvas
from mgtui.plot.glyphs import CHARSETS, Charset
from mgtui.plot.layout import Layout
from mgtui.plot.ticks import Tick, choose
from mgtui.text.charset import CharsetName

COLUMNS_A_TICK, COLUMNS_LATER = 12, 40
"""Columns a tick in a narrow plot, and columns for one tick more in a wide one."""
WIDE, HIGH = 18, 4
"""Columns and rows from which on a plot has room for numbers."""
WIDEST = 12
"""Columns that the numbers left of a plot may take, the blank before the plot included."""
_UNEVEN, _FEW = 0.45, 2.0
"""What counts against ticks at distances that differ, and against a single one; see `choose`."""
_WHOLE = 0.01  # dots by which a step of whole rows may miss them: the doubles of a narrow window are that far apart
APART = 2
"""Blanks that keep two numbers below a plot apart."""


class Ticks(NamedTuple):
    """The ticks of both axes and the room set aside for their numbers."""

    x: tuple[Tick, ...]
    y: tuple[Tick, ...]
    left: int
    below: int


def rows_in(height: int, charset: Charset, *, numbers_below: bool = True) -> Rows:
    """Return the rows of the plot proper among `height`: one may be that of the numbers below."""
    below = 1 if numbers_below and height >= HIGH else 0
    return Rows(max(height - below, 0), charset.down)


def room(
    scene: Scene, width: int, height: int, charset: Charset, *, gutter: int | None = None, numbers_below: bool = True
) -> tuple[Layout, Ticks]:
    """Share out width x height cells between the plot proper and the numbers left of it and below it."""
    rows = rows_in(height, charset, numbers_below=numbers_below).number
    y = y_ticks(scene, rows, charset) if width >= WIDE else ()
    left = (left_of(y, width) if gutter is None else gutter) if width >= WIDE else 0
    layout = Layout(scene.window, left, max(width - left, 0), rows, charset.across, charset.down)
    x = x_ticks(scene, layout, charset) if height >= HIGH else ()
    return layout, Ticks(x, y, left, max(height, 0) - rows)


def y_ticks(scene: Scene, rows: int, charset: Charset) -> tuple[Tick, ...]:
    """Return the ticks of the y axis, remembered for who draws after the room for their numbers was asked for."""
    window = scene.window
    return _y_ticks((window.y_min, window.y_max), scene.heights, rows, charset.name)


@lru_cache(maxsize=32)
def _y_ticks(ends: tuple[float, float], kind: TickKind, rows: int, name: CharsetName) -> tuple[Tick, ...]:
    """Return the ticks of the y axis: two rows or more between two of them unless that leaves fewer than two.

    A step of whole rows is taken where there is one, as in a window of `framing_in`; else those at equal distances are
    preferred: a step that is no whole number of rows makes the axis look uneven.
    """
    charset = CHARSETS[name]
    layout = Layout(Window(0.0, 1.0, *ends), 0, 1, rows, charset.across, charset.down)

    def distances(ticks: Sequence[Tick]) -> list[int]:
        places = [layout.row_of(tick.value) for tick in ticks]
        return [0 if a is None or b is None else a - b for a, b in itertools.pairwise(places)]

    def cost(ticks: Sequence[Tick]) -> float:
        return _UNEVEN if len(set(distances(ticks))) > 1 else _FEW if len(ticks) < 2 else 0.0

    def in_whole_rows(ticks: Sequence[Tick]) -> bool:
        if len(ticks) < 2:
            return False
        dots = layout.v_of(ticks[1].value) - layout.v_of(ticks[0].value)
        return abs(math.remainder(dots, charset.down)) < _WHOLE and dots > (LEAST_ROWS - 0.5) * charset.down

    ideal = ideal_ticks(rows, ROWS_A_TICK, ROWS_LATER)
    ticks = choose(*ends, kind, ideal, in_whole_rows, charset)
    # From 2 to 5 is a long way: steps of 2 may be too close, and of 5 leave one tick.
    for apart, steps in itertools.product((LEAST_ROWS, 2, 1), ((1, 2, 5), (4,))):
        if len(ticks) < 2:

            def fits(ticks: Sequence[Tick], apart: int = apart) -> bool:
                return min(distances(ticks), default=apart) >= apart

            ticks = choose(*ends, kind, ideal, fits, charset, steps, cost)
    return ticks


def x_ticks(scene: Scene, layout: Layout, charset: Charset) -> tuple[Tick, ...]:
    """Return the ticks of the x axis, remembered: another expression has the same."""
    window = scene.window
    return _x_ticks((window.x_min, window.x_max), scene.ticks, layout.left, layout.columns, charset.name)


@lru_cache(maxsize=32)
def _x_ticks(ends: tuple[float, float], kind: TickKind, left: int, columns: int, name: CharsetName) -> tuple[Tick, ...]:
    """Return ticks of the x axis whose numbers keep clear of each other."""
    charset = CHARSETS[name]
    layout = Layout(Window(*ends, 0.0, 1.0), left, columns, 1, charset.across, charset.down)

    def fits(ticks: Sequence[Tick]) -> bool:
        starts = [number_start(layout, tick) for tick in ticks]
        ends = [start + len(tick.label) for start, tick in zip(starts, ticks, strict=True)]
        return all(end + APART <= start for end, start in zip(ends, starts[1:], strict=False))

    ideal = ideal_ticks(layout.columns, COLUMNS_A_TICK, COLUMNS_LATER)
    return choose(*ends, kind, ideal, fits, charset)


def number_start(layout: Layout, tick: Tick) -> int:
    """Return the first column of a number below the plot: its digits centred on the tick if the edges allow."""
    column = layout.column_of(tick.value)
    digits = tick.label.lstrip("+-−")
    start = (layout.left if column is None else column) - (len(digits) - 1) // 2 - (len(tick.label) - len(digits))
    return max(min(start, layout.left + layout.columns - len(tick.label)), 0)


def left_of(ticks: Sequence[Tick], width: int) -> int:
    """Return the columns for the numbers left of a plot: as many as they need, never more than a third of the width."""
    widest = max((len(tick.label) for tick in ticks), default=-1) + 1
    return widest if widest <= min(WIDEST, width // 3) else 0


def draw_grid(canvas: Canvas, ticks: Ticks) -> None:
    """Draw faint lines at the ticks."""
    layout, lines = canvas.layout, canvas.charset.lines
    rows = [row for tick in ticks.y if (row := layout.row_of(tick.value)) is not None]
    columns = [column for tick in ticks.x if (column := layout.column_of(tick.value)) is not None]
    for row in rows:
        canvas.horizontal(row, lines["grid_horizontal"], "grid", canvas.charset.grid_every)
    for column in columns:
        canvas.vertical(column, lines["grid_vertical"], "grid")
        for row in rows:
            canvas.put(column, row, lines["grid_crossing"], "grid")


def draw_axes(canvas: Canvas, ticks: Ticks) -> int:
    """Draw lines through 0, or along the edge by the numbers where 0 is outside; return the row of the x axis."""
    layout, lines = canvas.layout, canvas.charset.lines
    axis_row, axis_column = layout.row_of(0.0), layout.column_of(0.0)
    row = layout.rows - 1 if axis_row is None else axis_row
    column = layout.left if axis_column is None else axis_column
    canvas.horizontal(row, lines["horizontal"], "axis")
    canvas.vertical(column, lines["vertical"], "axis")
    for tick in ticks.x:
        if (place := layout.column_of(tick.value)) is not None:
            canvas.put(place, row, lines["tick_below"], "axis")
    for tick in ticks.y:
        if (place := layout.row_of(tick.value)) is not None:
            canvas.put(column, place, lines["tick_left"], "axis")
    sides = {(True, True): "origin", (True, False): "edge_left", (False, True): "edge_below", (False, False): "corner"}
    canvas.put(column, row, lines[sides[axis_row is not None, axis_column is not None]], "axis")
    return row


def draw_numbers(canvas: Canvas, ticks: Ticks) -> None:
    """Write the numbers left of the plot, ending beside it, and below it, centred on their ticks."""
    layout = canvas.layout
    for tick in ticks.y:
        row = layout.row_of(tick.value)
        if row is not None and len(tick.label) < ticks.left:
            canvas.write(ticks.left - 1 - len(tick.label), row, tick.label, "tick")
    if ticks.below:
        for tick in ticks.x:
            canvas.write(number_start(layout, tick), layout.rows, tick.label, "tick")
