"""The signs of landmarks and the ends of pieces, laid over a curve that stays visible below them.

Where cells have dots enough, a sign is a few dots more beside those of the curve. Elsewhere it is a character in the
curve's place, and stands only where the curve is seen on both sides of it.
"""

import itertools
from collections.abc import Sequence

import numpy as np

from mgtui.engine import LANDMARK_KINDS
from mgtui.playground.scene import Mark
from mgtui.plot.canvas import Canvas
from mgtui.plot.layout import Layout, nearest

APART_COLUMNS, APART_ROWS = 4, 2
"""Two signs that are nearer in both would run into each other, or hide what is between them."""
_MOST_IN_A_ROW = 2  # of one kind that are nearer than that: of more, none can be told from the next


def draw_marks(canvas: Canvas, marks: Sequence[Mark]) -> None:
    """Draw the ends of pieces, which belong to the curve, then the signs that leave it visible."""
    layout, charset = canvas.layout, canvas.charset
    for mark in marks:
        if LANDMARK_KINDS[mark.kind].drawn == "end" and (place := _cell(layout, mark)) is not None:
            canvas.pin(*place, charset.marks["filled" if mark.filled else "open"], "curve")
    for mark in visible_signs(layout, marks):
        place = _cell(layout, mark)
        if place is None or canvas.fixed[place[1], place[0]]:
            continue
        if mark.kind not in charset.shapes:
            canvas.pin(*place, charset.marks[mark.kind], "mark")
            continue
        u, v = nearest(layout.u_of(mark.x)), nearest(layout.v_of(mark.y))
        across, up = np.array(charset.shapes[mark.kind]).T
        canvas.add_dots(u + across, v + up, "mark")


def visible_signs(layout: Layout, marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks whose signs are drawn: those first in the table before the others, none beside another.

    Of a kind that follows itself too closely, as the extrema of a fast oscillation do, none is left.
    """
    shown: list[Mark] = []
    places: list[tuple[int, int]] = []
    for kind, row in LANDMARK_KINDS.items():
        if row.drawn != "sign":
            continue
        inside = sorted((mark for mark in marks if mark.kind == kind and _cell(layout, mark)), key=lambda mark: mark.x)
        for mark in _not_crowded(layout, inside):
            column, row_there = _cell(layout, mark) or (0, 0)
            if all(abs(column - c) >= APART_COLUMNS or abs(row_there - r) >= APART_ROWS for c, r in places):
                shown.append(mark)
                places.append((column, row_there))
    return shown


def _not_crowded(layout: Layout, marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks of one kind, from left to right, without those of runs in which each is close to the next."""
    columns = [layout.u_of(mark.x) / layout.across for mark in marks]
    starts = [0, *(at for at, (a, b) in enumerate(itertools.pairwise(columns), 1) if b - a >= APART_COLUMNS)]
    runs = [marks[a:b] for a, b in itertools.pairwise([*starts, len(marks)])]
    return [mark for run in runs if len(run) <= _MOST_IN_A_ROW for mark in run]


def _cell(layout: Layout, mark: Mark) -> tuple[int, int] | None:
    """Return the column and row of a mark; None outside the window."""
    column, row = layout.column_of(mark.x), layout.row_of(mark.y)
    return None if column is None or row is None else (column, row)
