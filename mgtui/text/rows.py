"""Rows of text with roles: what every pane is made of."""

import re
from typing import TypeAlias

from mgtui.text.charset import in_charset, in_words

Part: TypeAlias = tuple[str, str]  # text and its role: label, value, slope, bad, dim, words, ...
Row: TypeAlias = tuple[Part, ...]

_OTHER_BLANK = re.compile(r"[^\S ]")
_COLUMNS_AND_LAST = re.compile(r"((?:.*  )?)(.*)", re.DOTALL)


def plain(row: Row) -> str:
    """Return the text of a row without its roles."""
    return "".join(text for text, _ in row)


def in_ascii(row: Row, width: int) -> Row:
    """Return a row in ASCII: signs as words where nothing stands in a column behind them and the row still fits."""
    if plain(row).isascii():
        return row
    parts: list[Part] = []
    ends = True  # whether all that follows is the row's last column
    for text, role in reversed(row):
        body = text if any(part.strip() for part, _ in parts) else text.rstrip()
        columns, last = _COLUMNS_AND_LAST.fullmatch(body).groups() if ends else (body, "")  # type: ignore[union-attr]
        parts.append((in_charset(columns, "ascii") + in_words(last, "ascii") + text[len(body) :], role))
        ends = ends and not columns
    worded = tuple(reversed(parts))
    if len(plain(worded).rstrip()) <= width:
        return worded
    return tuple((in_charset(text, "ascii"), role) for text, role in row)


def wrapped(text: str, width: int, role: str) -> list[Row]:
    """Return a text as rows of at most `width` columns, broken at blanks, or within a word longer than a row."""
    width = max(1, width)
    rows: list[Row] = []
    rest = _OTHER_BLANK.sub(" ", text).strip()
    while rest:
        end = len(rest) if len(rest) <= width else rest.rfind(" ", 0, width + 1)
        end = end if end > 0 else width
        rows.append(((rest[:end].rstrip(), role),))
        rest = rest[end:].lstrip()
    return rows


def wrapped_within(text: str, width: int, height: int, role: str) -> list[Row]:
    """Return a text wrapped in at most `height` rows; what has no room is left out by words, and … says so."""
    rows = wrapped(text, width, role)
    if len(rows) <= height:
        return rows
    room = width - 2
    kept = wrapped(" ".join(map(plain, rows[height - 1 :])), room, role)[0] if room > 0 else ()
    return [*rows[: height - 1], ((f"{plain(kept)} …".strip(), role),)]


def shortened(row: Row, width: int) -> Row:
    """Return a row in at most `width` columns: what has no room is left out by words, and … says so.

    A word that is longer than the row is broken.
    """
    text = plain(row)
    if len(text) <= width:
        return row
    blank = text.rfind(" ", 0, max(0, width - 1))
    end, mark = (blank, " …") if text[: max(0, blank)].strip() else (max(0, width - 1), "…"[: max(0, width)])
    parts: list[Part] = []
    for part, role in row:
        parts.append((part[: max(0, end)], role))
        end -= len(part)
        if end <= 0:
            break
    return (*parts, (mark, parts[-1][1]))


def cut(text: str, width: int) -> str:
    """Return a text in at most `width` columns, with … where something is left out."""
    return text if len(text) <= width else text[: max(0, width - 1)] + "…"[: max(0, width)]


def cut_at_word(text: str, width: int) -> str:
    """Return the same of a sentence, cut behind a word if one ends in the second half of the room.

    >>> cut_at_word("x to the next root, extremum or break", 23), cut_at_word("x to the next root", 10)
    ('x to the next root …', 'x to the …')
    """
    if len(text) <= width:
        return text
    whole = text[: max(0, width - 1)].rpartition(" ")[0]
    return f"{whole.rstrip(' ,;:')} …" if 2 * len(whole) > width else cut(text, width)
