"""Runs: neighbouring cells that are sent with one style."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter

from mgtui.terminal.escapes import Cell, CellStyle, is_single, switch

_TEXT = attrgetter("text")
_MANY_RUNS = 400  # a frame of more is a new screen, where sorting by style never pays


@dataclass(slots=True)
class Run:
    """Neighbouring cells to be sent with one style, from (row, column) on."""

    row: int
    column: int
    style: CellStyle
    cells: Sequence[Cell]
    text: str
    is_blank: bool
    """Whether there are spaces only."""

    @property
    def end(self) -> int:
        """One past the last column."""
        return self.column + len(self.cells)

    @property
    def is_odd(self) -> bool:
        """Whether there is a character whose width is in dispute among terminals."""
        return not is_single(self.text) and any(cell.is_odd for cell in self.cells)


def run_of(row: int, column: int, style: CellStyle, cells: Sequence[Cell], blank: bool) -> Run:
    """Return a run of cells."""
    return Run(row, column, style, cells, "".join(map(_TEXT, cells)), blank)


def alternates(runs: Sequence[Run]) -> bool:
    """Tell whether a few styles take turns so often that sending them one after the other costs less than the moves."""
    turns = sum(a.style is not b.style for a, b in pairwise(runs))
    return len(runs) <= _MANY_RUNS and turns > 2 * len({run.style for run in runs})


def lend_styles(runs: Sequence[Run]) -> None:
    """Draw every blank with the style of a run beside it, where that draws a blank as well: one turn less."""
    for order in (runs, runs[::-1]):
        lent: CellStyle | None = None
        for run in order:
            if not run.is_blank:
                lent = run.style
            elif lent is not None and lent.for_blank == run.style:
                run.style = lent


def by_style(runs: Sequence[Run], drawing: CellStyle | None) -> list[Run]:
    """Return runs in an order in which a terminal drawing with a style changes it seldom and by little."""
    rank = _ranks(frozenset(run.style for run in runs), drawing)
    return sorted(runs, key=lambda run: rank[run.style])


@lru_cache(maxsize=256)
def _ranks(styles: frozenset[CellStyle], drawing: CellStyle | None) -> dict[CellStyle, int]:
    """Return the places of styles in the order that costs least among those that go on to the nearest each time."""
    known = sorted(styles, key=lambda style: (*style[1:], *sorted(style.attributes)))
    order = min((_order_from(first, known) for first in known), key=lambda order: _cost(drawing, order))
    return {style: rank for rank, style in enumerate(order)}


def _order_from(first: CellStyle, styles: Sequence[CellStyle]) -> list[CellStyle]:
    order, rest = [first], [style for style in styles if style is not first]
    while rest:
        order.append(min(rest, key=lambda style: len(switch(order[-1], style))))
        rest.remove(order[-1])
    return order


def _cost(drawing: CellStyle | None, order: Sequence[CellStyle]) -> int:
    return len(switch(drawing, order[0])) + sum(len(switch(old, new)) for old, new in pairwise(order))
