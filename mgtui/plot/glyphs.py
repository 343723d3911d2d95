"""What a terminal can show: three sets of characters, from finest to plainest.

A cell holds a small raster of dots (2 by 4 of braille, 2 by 2 of quarter blocks, a single one in ASCII). Dots that
meet in a cell are bits of one number, so that two lines merge by OR, and `glyphs` turns that number into a character.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from mgtui.engine import LANDMARK_KINDS
from mgtui.text.charset import CharsetName, in_charset


@dataclass(frozen=True, eq=False, slots=True)
class Charset:
    """The characters of one kind of terminal.

    Attributes:
        name: what a user calls it.
        marker: what plotext calls a curve made of these dots.
        bits: the bit of each dot of a cell, shape (dots down, dots across), the top left first.
        glyphs: the code point that shows a set of dots, at the place which is the OR of their bits.
        strokes: where dots cannot tell lines apart by their pattern, the character each style is drawn with.
        lines: characters of axes, grid and asymptotes.
        marks: characters of landmarks, of the ends of pieces, of the point and the cursor.
        shapes: for kinds of landmarks whose sign can be told in dots beside the curve, those dots: right of and above
            the place itself.
        grid_every: cells from one character of a level grid line to the next.
        pi: the name of a half turn; a word where an axis has room for it.
    """

    name: CharsetName
    marker: str
    bits: NDArray[np.uint8]
    glyphs: NDArray[np.uint32]
    lines: Mapping[str, str]
    marks: Mapping[str, str]
    strokes: Mapping[str, str] = field(default_factory=dict)
    shapes: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    grid_every: int = 1
    pi: str = "π"

    @property
    def across(self) -> int:
        """Dots side by side in a cell."""
        return int(self.bits.shape[1])

    @property
    def down(self) -> int:
        """Dots one above the other in a cell."""
        return int(self.bits.shape[0])


def _codes(text: str) -> NDArray[np.uint32]:
    return np.array([ord(character) for character in text], dtype=np.uint32)


def _in_ascii(characters: Mapping[str, str]) -> dict[str, str]:
    return {role: in_charset(character, "ascii") for role, character in characters.items()}


def _with_landmarks(marks: Mapping[str, str], signs: Mapping[str, str]) -> Mapping[str, str]:
    """Return marks of the plot's own and the signs of landmarks, which need other names.

    Raises:
        ValueError: a kind of landmark is called like a mark.
    """
    if twice := marks.keys() & signs.keys():
        raise ValueError(f"a kind of landmark cannot be called {', '.join(twice)}: that is a mark of the plot's own")
    return {**marks, **{kind: sign for kind, sign in signs.items() if sign}}


_LINES = {
    "horizontal": "─",
    "vertical": "│",
    "origin": "┼",
    "tick_below": "┬",
    "tick_left": "┤",
    "corner": "└",
    "edge_left": "├",
    "edge_below": "┴",
    "grid_horizontal": "┈",
    "grid_vertical": "┊",
    "grid_crossing": "┼",
    "asymptote": "╎",
}
_MARKS = _with_landmarks(
    {"point": "●", "end": "◆", "ghost": "◌", "cursor": "▲", "filled": "•", "open": "○"},
    {name: kind.sign for name, kind in LANDMARK_KINDS.items()},
)

_CROSS = ((0, 0), (-1, -1), (-1, 1), (1, -1), (1, 1))
_DIAMOND = ((0, 0), (-2, 0), (2, 0), (0, -2), (0, 2), (-1, -1), (-1, 1), (1, -1), (1, 1))
_SHAPES = {
    "root": _CROSS,
    "minimum": ((0, 0), (-1, -2), (0, -2), (1, -2), (0, -3)),  # below the curve, as it stands above a maximum
    "maximum": ((0, 0), (-1, 2), (0, 2), (1, 2), (0, 3)),
    "inflection": ((0, 0), (0, -2), (0, 2)),
    **dict.fromkeys(("corner", "cusp", "vertical"), _DIAMOND),
}

BRAILLE = Charset(
    name="braille",
    marker="braille",
    bits=np.array([[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]], dtype=np.uint8),
    glyphs=np.concatenate([_codes(" "), np.arange(0x2801, 0x2900, dtype=np.uint32)]),
    lines=_LINES,
    marks=_MARKS,
    shapes=_SHAPES,
)
BLOCK = Charset(
    name="block",
    marker="hd",
    bits=np.array([[1, 2], [4, 8]], dtype=np.uint8),
    glyphs=_codes(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"),
    lines=_LINES,
    marks=_MARKS,
)
ASCII = Charset(
    name="ascii",
    marker="*",
    bits=np.array([[1]], dtype=np.uint8),
    glyphs=_codes(" *"),
    # A tick crosses its axis, and grid lines stay faint where they cross, which their look-alikes + would not show.
    lines=_in_ascii(_LINES) | {"tick_below": "|", "tick_left": "-", "grid_crossing": "'"},
    marks=_in_ascii(_MARKS) | {"filled": "#"},  # * is the curve itself
    strokes={"tangent": ".", "secant": "+", "run": "=", "rise": "|", "guess": "?", "ghost": ","},
    grid_every=4,
    pi="pi",
)
CHARSETS: Mapping[CharsetName, Charset] = {"braille": BRAILLE, "block": BLOCK, "ascii": ASCII}
