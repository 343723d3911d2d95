"""How large a terminal is: it is asked itself, since exported variables do not follow it."""

import os
from collections.abc import Mapping

LARGEST = 1000, 300
"""Columns and rows beyond which nothing is drawn: each cell costs memory, and any guest can set 20,000 by 5,000."""

_USUAL = 80, 24


def screen_size(file: int | None, environ: Mapping[str, str]) -> tuple[int, int]:
    """Return the columns and rows to draw on.

    Args:
        file: the terminal, if it is one: None, or what is none, has no size of its own, nor has a serial line.
        environ: where COLUMNS and LINES say what the terminal itself does not know.
    """
    try:
        asked = tuple(os.get_terminal_size(file)) if file is not None else (0, 0)
    except OSError:
        asked = 0, 0
    said = _number(environ.get("COLUMNS")), _number(environ.get("LINES"))
    columns, rows = (a or b or usual for a, b, usual in zip(asked, said, _USUAL, strict=True))
    return clamped(columns, rows)


def clamped(columns: int, rows: int) -> tuple[int, int]:
    """Return a size within `LARGEST`."""
    return min(columns, LARGEST[0]), min(rows, LARGEST[1])


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
