"""Rows of text with roles: what every pane is made of."""

from typing import TypeAlias

Part: TypeAlias = tuple[str, str]  # text and its role: label, value, slope, bad, dim, words, ...
Row: TypeAlias = tuple[Part, ...]


def plain(row: Row) -> str:
    """Return the text of a row without its roles."""
    return "".join(text for text, _ in row)


def wrapped(text: str, width: int, role: str) -> list[Row]:
    """Return a text as rows of at most `width` columns, broken at blanks."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [((line, role),) for line in [*lines, line] if line]


def cut(text: str, width: int) -> str:
    """Return a text in at most `width` columns, with … where something is left out."""
    return text if len(text) <= width else text[: max(0, width - 1)] + "…"[: max(0, width)]
