"""A grid of styled characters: what a plot is once it is drawn, and how two of them differ.

Styles are names of what a cell shows (`curve`, `tangent`), never colours: whoever puts the cells on a terminal decides
how a curve is shown there.
"""

import itertools
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

STYLES = (
    "blank",
    "grid",
    "asymptote",
    "axis",  # the lines through 0 with their ticks
    "tick",  # the numbers beside them
    "ghost",  # what is kept for comparison, with its label
    "curve",  # with the open and filled ends of its pieces
    "slope curve",
    "bend curve",
    "mark",  # a landmark
    "guess",
    "secant",  # with the end of its chord
    "run",
    "rise",
    "tangent",
    "cursor",  # where x stands on the axis
    "point",
)
STYLE_ID = {name: number for number, name in enumerate(STYLES)}


class Span(NamedTuple):
    """`width` cells of row `y` from column `x` on."""

    x: int
    y: int
    width: int


@dataclass(frozen=True, eq=False, slots=True)
class Cells:
    """A grid of characters, each with a style; compared with `changed`, since arrays have no truth value.

    Attributes:
        codes: code points, shape (height, width), uint32.
        styles: places in `STYLES`, same shape, uint8.
    """

    codes: NDArray[np.uint32]
    styles: NDArray[np.uint8]

    @property
    def width(self) -> int:
        """How many cells a row has."""
        return int(self.codes.shape[1])

    @property
    def height(self) -> int:
        """How many rows there are."""
        return int(self.codes.shape[0])

    def row(self, y: int) -> list[tuple[str, str]]:
        """Return row y, top row 0, as (text, name of its style) from left to right, one piece a style."""
        text, styles = _text(self.codes[y]), self.styles[y]
        starts = [0, *(np.flatnonzero(styles[1:] != styles[:-1]) + 1).tolist(), len(text)]
        return [(text[a:b], STYLES[styles[a]]) for a, b in itertools.pairwise(starts) if b > a]

    def text(self) -> str:
        """Return the whole grid without styles, one line a row, blanks at the ends kept."""
        return "\n".join(_text(row) for row in self.codes)


def empty(width: int, height: int) -> Cells:
    """Return a grid of blanks to draw into; a size below zero counts as zero."""
    shape = (max(height, 0), max(width, 0))
    return Cells(np.full(shape, ord(" "), dtype=np.uint32), np.zeros(shape, dtype=np.uint8))


def changed(previous: Cells | None, current: Cells) -> list[Span]:
    """Return where `current` differs from `previous`: one span a row, from its first cell that differs to its last.

    A single span a row, because one run of cells is sent to a terminal faster than many places in a row.
    Without a previous grid of the same size every row differs.
    """
    if previous is None or previous.codes.shape != current.codes.shape:
        return [Span(0, y, current.width) for y in range(current.height)] if current.width else []
    differs = (previous.codes != current.codes) | (previous.styles != current.styles)
    rows = np.flatnonzero(differs.any(axis=1))
    first = differs[rows].argmax(axis=1)
    last = current.width - differs[rows, ::-1].argmax(axis=1)
    return [Span(x, y, end - x) for x, y, end in zip(first.tolist(), rows.tolist(), last.tolist(), strict=True)]


def _text(codes: NDArray[np.uint32]) -> str:
    return codes.astype("<u4").tobytes().decode("utf-32-le")
