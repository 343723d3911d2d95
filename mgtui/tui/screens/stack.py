"""How the panes beside the plot share its height where there is room for several, one above the other."""

from collections.abc import Sequence
from typing import NamedTuple


class _Rows(NamedTuple):
    """Rows of a pane with its heading: the fewest, the fewest when it is the one asked for, and all it can use."""

    least: int
    asked: int
    most: int


_ROWS = {
    "slope": _Rows(12, 12, 14),
    "ladder": _Rows(12, 23, 23),
    "error": _Rows(8, 14, 16),
    "table": _Rows(6, 14, 17),
    "points": _Rows(6, 14, 16),
    "digits": _Rows(8, 12, 14),
    "chain": _Rows(8, 14, 18),
}


def heights(names: Sequence[str], room: int) -> dict[str, int]:
    """Return how many rows each pane gets, the one asked for first; those that do not fit are left out.

    What is over goes to the panes in turn, up to what each can use, and at last to the last. After the ladder a pane
    comes in when the ladder has all it can use: it tells less without its lowest rungs.

    >>> heights(["slope", "ladder", "table"], 35)
    {'slope': 14, 'ladder': 21}
    >>> heights(["slope", "ladder", "table"], 41)
    {'slope': 14, 'ladder': 21, 'table': 6}
    """
    shown: dict[str, int] = {}
    for name in names:
        rows = _ROWS[name].least if shown else min(_ROWS[name].asked, room)
        taken = sum(_ROWS[other].most if other == "ladder" else high for other, high in shown.items())
        if taken + rows <= room:
            shown[name] = rows
    for name, rows in shown.items():
        shown[name] = max(rows, min(_ROWS[name].most, rows + room - sum(shown.values())))
    if shown:
        shown[list(shown)[-1]] += room - sum(shown.values())
    return shown
