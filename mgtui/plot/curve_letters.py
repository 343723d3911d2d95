"""Letters on curves that no colour tells apart: where each stands, in a cell of its curve far from the others."""

from collections.abc import Iterable, Sequence
from string import ascii_uppercase

import numpy as np

from mgtui.engine import Piece
from mgtui.playground.scene import Ghost
from mgtui.plot.layout import Layout
from mgtui.plot.raster import trace


def letters_of(ghosts: Sequence[Ghost]) -> tuple[str, ...]:
    """Return a letter for each curve that is kept, "" for all else; none where there is but one."""
    curves = [ghost for ghost in ghosts if ghost.pieces]
    letters = iter(ascii_uppercase)
    return tuple(next(letters) if ghost.pieces and len(curves) > 1 else "" for ghost in ghosts)


def places_of(ghosts: Sequence[Ghost], pieces: Sequence[Piece], layout: Layout) -> list[tuple[int, int] | None]:
    """Return the cell of each curve's letter as column and row from the bottom; None where it has no letter or room.

    Args:
        ghosts: the curves.
        pieces: of the curve that they are compared with.
        layout: where a number stands.
    """
    drawn = [_cells(ghost.pieces, layout) for ghost in ghosts]
    taken = _cells(pieces, layout)
    found: list[tuple[int, int] | None] = []
    for number, letter in enumerate(letters_of(ghosts)):
        others = [taken, *drawn[:number], *drawn[number + 1 :]]
        inside = [(column, row) for column, row in drawn[number] if 0 < column < layout.columns - 1]
        best = max(inside, key=lambda cell: _distance(cell, others), default=None) if letter else None
        found.append(best)
    return found


def _cells(pieces: Iterable[Piece], layout: Layout) -> list[tuple[int, int]]:
    """Return the cells that a curve goes through."""
    cells: set[tuple[int, int]] = set()
    for xs, ys in pieces:
        if len(xs):
            columns, rows = trace(layout.u_of(xs), layout.v_of(ys), layout.dots_wide, layout.dots_high)
            inside = (columns >= 0) & (columns < layout.dots_wide) & (rows >= 0) & (rows < layout.dots_high)
            cells |= set(
                zip((columns[inside] // layout.across).tolist(), (rows[inside] // layout.down).tolist(), strict=True)
            )
    return sorted(cells)


def _distance(cell: tuple[int, int], others: Sequence[Sequence[tuple[int, int]]]) -> float:
    """Return how far a cell is from the nearest of some others; a row counts as two columns, as it is as high."""
    near = [np.array(cells) - cell for cells in others if cells]
    return min((float((np.abs(away) * (1, 2)).sum(axis=1).min()) for away in near), default=0.0)
