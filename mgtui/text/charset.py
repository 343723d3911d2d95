"""What a terminal can show, and the one table of what stands in for characters it lacks.

Every look-alike is as wide as what it stands for, so that nothing moves. The plot's own ASCII marks come from here too,
so a character means the same in a plot, a pane, a report and whatever else reaches the screen.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Literal, TypeAlias

CharsetName: TypeAlias = Literal["braille", "block", "ascii"]
"""The richest characters the font has: braille dots, block and line drawing, or nothing beyond ASCII."""

_BY_LOOK_ALIKE = {
    "─╌╍┄┅┉╴╶╸╺╼╾▔▁": "-",
    "━═": "=",  # a filled track beside an empty one
    "│┃╏┆┇┋╵╷╹╻╽╿║▏▕▎▍▌▐": "|",
    "╎": ":",  # an asymptote, not an axis
    "┈┊": "'",  # a grid, fainter than any line
    "┌┐└┘├┤┬┴┼╭╮╰╯┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬┍┎┑┒┕┖┙┚┝┞┟┠┡┢┥┦┧┨┩┪┭┮┯┰┱┲┵┶┷┸┹┺┽┾┿╀╁╂╃╄╅╆╇╈╉╊": "+",
    "╱↗": "/",
    "╲↘": "\\",
    "╳×✕✖✗✘": "x",
    "█▉▊▋▇▆▅▓▀▄▛▜▙▟▚▞": "#",
    "▂▃░▒▖▗▘▝": ":",
    "·⋅∙•■▪★": "*",
    "‧": ".",
    "●⬤◉": "@",  # the point and a slider's knob: not a dot of the curve, which is *
    "◆": "O",
    "◇": "%",
    "○◯◌□▫☆°": "o",
    "→▶▸►❯›»⏵": ">",
    "←◀◂◄❮‹«⏴": "<",
    "↑▲⏶": "^",
    "▴": "A",  # a maximum beside the cursor
    "↓▼▾⏷⌄✓✔": "v",
    "−–—‐‑⁻": "-",
    "÷∕": "/",
    "…≈≃∼±": "~",  # not a full stop: after a number it would be a decimal point
    "≤": "<",
    "≥": ">",
    "≠": "#",
    "∞": "I",
    "π": "p",
    "∂": "d",
    "τ": "t",
    "ε": "e",
    **dict(zip("αβγδζηθικλμνξορσυφχψω", "abgdzhtiklmnxorsufcyw", strict=True)),
    **dict(zip("₀₁₂₃₄₅₆₇₈₉", "0123456789", strict=True)),
    "⌊⌈": "[",
    "⌋⌉": "]",
    "√∛": "V",
    "‘’′ʹ": "'",
    "“”″": '"',
    "\xa0\u2002\u2003\u2009": " ",
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9",
}  # fmt: skip
_UNKNOWN = "?"
_FIRST_BRAILLE, _LAST_BRAILLE = "\u2800", "\u28ff"
_DENSITY = " .:*#"  # of dots in a cell

_ASCII: Mapping[str, str] = {
    **{chr(code): chr(code) for code in range(128)},
    **{chr(0x2800 + dots): _DENSITY[(dots.bit_count() + 1) // 2] for dots in range(256)},
    **{character: plain for characters, plain in _BY_LOOK_ALIKE.items() for character in characters},
}
_HEAVY, _LIGHT = "━┃┏┓┗┛┣┫┳┻╋╭╮╰╯╌╍┄┅┈┉╎╏┆┇┊┋╸╺╴╶╹╻╵╷", "─│┌┐└┘├┤┬┴┼┌┐└┘──────││││││────││││"
_BLOCK = dict(zip(_HEAVY, _LIGHT, strict=True)) | dict(zip("▁▂▃▅▆▇▔▏▎▍▋▊▉▕", "▄▄▄▄██▀▌▌▌▌██▐", strict=True))
_CONSOLE_FONT = frozenset("─│┌┐└┘├┤┬┴┼═║╔╗╚╝╠╣╦╩╬█▀▄▌▐░▒▓▘▝▖▗▚▞▛▜▙▟■·←↑→↓≤≥≠≈√π∞αβΓΣσδφ")

# What is said with more letters where there is room, so that a person or a program can read it back.
_WORDS: Mapping[str, str] = {
    "∞": "inf", "π": "pi", "τ": "tau", "√": "sqrt", "∛": "cbrt", "→": "->", "←": "<-", "↑": "up",
    "↓": "down", "↗": "", "↘": "", "≤": "<=", "≥": ">=", "≠": "!=", "±": "+-", "…": "...", "×": "*",
}  # fmt: skip
_GREEK = "αβγδεζηθικλμνξορσυφχψω"
_WORDY = re.compile("[⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+|[√∛]\\w+|[" + "".join(_WORDS) + "]|[" + _GREEK + "][₀₁₂₃₄₅₆₇₈₉]*")
_RAISED = str.maketrans("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "+-0123456789")

_ARROW_KEYS = {"←→": "arrows", "←": "left", "→": "right", "↑": "up", "↓": "down"}  # < and > are keys of their own


def in_charset(text: str, charset: CharsetName) -> str:
    """Return a text as a terminal with these characters can show it, column for column."""
    if charset != "ascii" or text.isascii():
        return text
    return "".join(_ASCII.get(character) or _UNKNOWN * _width(character) for character in text)


def in_words(text: str, charset: CharsetName) -> str:
    """Return a text in characters this terminal has, with words for signs, however many columns that takes.

    >>> in_words("√2·x² tends to −∞", "ascii")
    'sqrt(2)*x^2 tends to -inf'
    """
    if charset != "ascii" or text.isascii():
        return text
    return in_charset(_WORDY.sub(_in_words, text), charset)


def _in_words(found: re.Match[str]) -> str:
    sign, rest = found[0][0], found[0][1:]
    if sign in _GREEK:
        name = unicodedata.name(sign).split()[-1].lower().replace("lamda", "lambda")
        return f"{name}_{in_charset(rest, 'ascii')}" if rest else name
    if sign in _WORDS:
        return f"{_WORDS[sign]}({in_words(rest, 'ascii')})" if rest else _WORDS[sign]
    return f"^{found[0].translate(_RAISED)}"


def keys_in(text: str, charset: CharsetName) -> str:
    """Return names of keys in characters this terminal has: arrows as words, for < and > are keys of their own."""
    if charset == "ascii":
        for arrow, word in _ARROW_KEYS.items():
            text = text.replace(arrow, word)
    return text


def look_alike(charset: CharsetName) -> Callable[[str], str] | None:
    """Return a function from a cell's text to one character that the font has; None where all can stay.

    It takes the cells of a row one by one, with "" for the right half of a wide character; those fonts have no wide
    characters, so each half becomes a character of its own.
    """
    return {"braille": None, "block": _block_cell, "ascii": _ascii_cell}[charset]


def narrow(charset: CharsetName) -> Callable[[str], str]:
    """Return what `look_alike` does, for a terminal that draws characters of ambiguous width in two columns.

    Fonts made for East Asia have `●`, `─`, `→`, `π` and `²` that wide; braille and `−` are narrow everywhere.
    """
    first = look_alike(charset) or str

    def narrow_cell(cell: str) -> str:
        shown = first(cell)
        return _ascii_cell(shown) if shown and unicodedata.east_asian_width(shown[0]) == "A" else shown

    return lru_cache(maxsize=1024)(narrow_cell)


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Mc", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


@lru_cache(maxsize=1024)
def _ascii_cell(cell: str) -> str:
    return _ASCII.get(cell[:1], _UNKNOWN)


@lru_cache(maxsize=1024)
def _block_cell(cell: str) -> str:
    if len(cell) == 1 and (cell in _CONSOLE_FONT or cell < "\u0180"):
        return cell
    if _FIRST_BRAILLE <= cell[:1] <= _LAST_BRAILLE:
        upper, lower = ord(cell[0]) & 0x1B, ord(cell[0]) & 0xE4
        return "█" if upper and lower else "▀" if upper else "▄" if lower else " "
    return _BLOCK.get(cell[:1]) or _ascii_cell(cell)
