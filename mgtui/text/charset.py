"""Text for terminals that lack the characters of mathematics."""

from typing import Literal, TypeAlias

from mgtui.engine.expression import Function

CharsetName: TypeAlias = Literal["braille", "block", "ascii"]  # what a terminal can draw with

# Each stand-in is one column wide, so that nothing moves.
_ASCII = str.maketrans({
    "−": "-", "·": "*", "×": "x", "²": "2", "³": "3", "π": "p", "τ": "t", "√": "V", "∛": "V", "≤": "<", "≥": ">",
    "≈": "~", "∞": "I", "…": "~", "—": "-", "–": "-", "→": ">", "←": "<", "↗": "/", "↘": "\\", "↑": "^", "↓": "v",
    "─": "-", "━": "=", "│": "|", "●": "O", "○": "o", "◂": "<", "▸": ">", "▶": ">", "′": "'", "″": '"', "“": '"',
    "”": '"', "’": "'", "┄": "-", "╌": "-", "▏": "|", "•": "*", "±": "~", "ε": "e",
})  # fmt: skip


def reading_in(function: Function, charset: CharsetName) -> str:
    """How a function was understood, in characters that this terminal has."""
    return function.plain_reading if charset == "ascii" else function.reading


def keys_in(text: str, charset: CharsetName) -> str:
    """Names of keys in characters this terminal has: arrows as words, for < and > are keys of their own."""
    if charset != "ascii":
        return text
    for arrow, word in (("←→", "arrows"), ("←", "left"), ("→", "right"), ("↑", "up"), ("↓", "down")):
        text = text.replace(arrow, word)
    return text


def in_charset(text: str, charset: CharsetName) -> str:
    """`text` as a terminal with this character set can show it, column for column."""
    if charset != "ascii" or text.isascii():
        return text
    return text.translate(_ASCII).encode("ascii", "replace").decode("ascii")
