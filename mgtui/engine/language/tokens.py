"""Text to tokens: numbers, names, operators and brackets, each with its place in the text as it was typed.

Harmless look-alikes (`−`, `×`, `ｘ`, `𝑥`) are replaced one character by one character before anything is read, so that
places never move. What cannot be read becomes a token of kind `unknown`; it is for the parser to complain, once it
gets there.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mgtui.engine.calculus.functions import CONSTANT_ROWS, CONSTANTS, SPELLINGS, signs
from mgtui.engine.language.suggestions import KEPT_BACK, NOT_OFFERED, split
from mgtui.engine.language.tree import AND, CONSTANT, IF, NOT, NUMBER, OR, VARIABLE

FUNCTION = "function"
SUPERSCRIPT, SUBSCRIPT, UNKNOWN, END = "superscript", "subscript", "unknown", "end"
ELSE = "else"
SPACE = " \t\n\r"

_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LOOKALIKES = {" ": _SPACES, "-": "−–‐‑", "*": "×·⋅∙∗", "/": "÷∕⁄", "|": "∣", "^": "ˆ"}
_RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-", strict=True))
_LOWERED = dict(zip("₀₁₂₃₄₅₆₇₈₉", "0123456789", strict=True))
_WORDS = frozenset({IF, ELSE, AND, OR, NOT})
_CONDITION_SIGNS = {
    **{sign: sign for sign in ("<", "<=", ">", ">=", "!=", "{", "}", ":", "?")},
    **dict.fromkeys("≤⩽≦", "<="),
    **dict.fromkeys("≥⩾≧", ">="),
    "==": "=",
    "≠": "!=",
    **dict.fromkeys(("&", "&&", "∧"), AND),
    "∨": OR,
    "¬": NOT,
}
_LETTERS = {row.letter: row.name for row in CONSTANT_ROWS if not row.letter.isascii()}


class Token(NamedTuple):
    """A piece of the text.

    Attributes:
        kind: `number`, `constant` or `variable` as in a tree, or one of the kinds above; an operator, bracket,
            separator or word of conditions is its own kind (`+`, `(`, `√`, `<=`, `and`, ...), however it is typed.
        value: what it says in plain ASCII, names in lower case.
        start: its first code point in the text.
        end: one past its last code point.
    """

    kind: str
    value: str
    start: int
    end: int


class _Plain(dict[int, str]):
    """What `str.translate` asks for a character's plain form; whatever is not listed is looked up in Unicode."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if unicodedata.decomposition(char).startswith(("<font>", "<wide>")):  # `𝑥`, `ℯ`, `ｘ`, `＾`
            plain = unicodedata.normalize("NFKC", char)
            if (plain.isascii() and not plain.isdigit()) or plain in _LETTERS:
                return plain
        return char


_PLAIN = _Plain({code: chr(code) for code in range(128)})
_PLAIN.update((ord(char), plain) for plain, chars in _LOOKALIKES.items() for char in chars)


def plain(text: str) -> str:
    """Replace look-alikes in the text, which keeps its length."""
    return text if text.isascii() else text.translate(_PLAIN)


def _numbered_names() -> str:
    """Make a pattern for the digits that belong to a name: the 2 of `log2`, but not of `log20` or `log2.5`."""
    digits: defaultdict[str, list[str]] = defaultdict(list)
    for name in SPELLINGS:
        if stem := re.fullmatch(r"([a-z]+)([0-9]+)", name):
            digits[stem[1]].append(stem[2])
    either_case = {stem: "".join(f"[{letter}{letter.upper()}]" for letter in stem) for stem in digits}
    return "|".join(f"(?<={either_case[stem]})(?:{'|'.join(tails)})(?![0-9.])" for stem, tails in digits.items())


def _numbered_words() -> str:
    """Make a pattern for names with digits that belong to other languages, such as `log1p`."""
    return "|".join(word for word in NOT_OFFERED if any(char.isdigit() for char in word))


_SCAN = re.compile(
    rf"""[{SPACE}]*+(?:
      ( \*\* | [+*^(),|{"".join(signs("root"))}] | -(?!>) | /(?!/) | =(?![=<>]) | (?<=[lL][oO][gG])_ )
    | ( 0[xX][0-9a-fA-F]+ | 0[bB][01]+ | 0[oO][0-7]+ | [0-9]++(?:_[0-9]+)+
      | (?ai: {_numbered_words()} )(?=[{SPACE}]*\()   # or exp2(x) would read as exp(2·x)
      | [A-Za-z]*+(?<![lL][oO][gG])_[A-Za-z0-9_]* )
    | ( (?: [0-9]++ (?:\.[0-9]*+)? | \.[0-9]++ ) (?:[eE][+-]?[0-9]++)? )
    | ( [A-Za-z]++ (?:{_numbered_names()})? )
    | ( [{"".join(_LETTERS)}] )
    | ( [⁺⁻]?[{"".join(_RAISED)[:10]}]++ )
    | ( [{"".join(_LOWERED)}]++ )
    | ( // | [=!<>:]= | [-=<]> | =< | && | << | >> | [^{SPACE}] )
    )""",
    re.VERBOSE,
)
_SYMBOL, _ODD, _NUMBER, _WORD, _GREEK, _UP, _DOWN, _OTHER = range(1, 9)  # the groups of _SCAN

_GAP = f"[{SPACE}]*"
_FRONT = re.compile(
    rf"{_GAP}(?:(?P<y>[yY])|[a-df-zA-DF-Z]{_GAP}\({_GAP}(?P<of>[a-zA-Z]){_GAP}\)){_GAP}=(?![=>])",
)


def scan(text: str, start: int = 0) -> list[Token]:
    """Return the tokens of `text[start:]`, ended by one of kind `end`; places count from the beginning of the text."""
    return list(_scanned(text, start))


@lru_cache(maxsize=4)  # a letter typed is asked for by the parser, by the colours and by the brackets
def _scanned(text: str, start: int) -> tuple[Token, ...]:
    flat = plain(text)
    last = len(flat.rstrip(SPACE))
    tokens: list[Token] = []
    for match in _SCAN.finditer(flat, start, last):
        group = match.lastindex
        value = match[group or 0]
        begin, end = match.span(group or 0)
        if group == _SYMBOL:
            tokens.append(Token("^" if value == "**" else value, value, begin, end))
        elif group == _NUMBER:
            tokens.append(Token(NUMBER, value, begin, end))
        elif group == _WORD:
            tokens.extend(_words(value.lower(), begin, end))
        elif group == _GREEK:
            tokens.append(Token(CONSTANT, _LETTERS[value], begin, end))
        elif group == _UP:
            tokens.append(Token(SUPERSCRIPT, "".join(map(_RAISED.__getitem__, value)), begin, end))
        elif group == _DOWN:
            tokens.append(Token(SUBSCRIPT, "".join(map(_LOWERED.__getitem__, value)), begin, end))
        else:
            tokens.append(Token(_CONDITION_SIGNS.get(value, UNKNOWN), value.lower(), begin, end))
    tokens.append(Token(END, "", last, last))
    return tuple(tokens)


def left_side(text: str) -> tuple[int, str]:
    """Find where the expression begins after `y =` or `f(x) =`, and the letter that stands for its value."""
    front = _FRONT.match(plain(text))
    if front is None or (front["of"] or "").lower() in KEPT_BACK | {"e"}:
        return 0, ""
    return front.end(), (front["y"] or "").lower()


def _words(run: str, start: int, end: int) -> Iterator[Token]:
    """Split a run of letters into names; it is one unknown token unless made of known names, `x` and `e`."""
    if len(run) == 1 or run in _WORDS or run in SPELLINGS or run in CONSTANTS:
        yield Token(_kind(run), run, start, end)
        return
    pieces = None if run in NOT_OFFERED else split(run)
    if pieces is None:
        yield Token(UNKNOWN, run, start, end)
        return
    for piece in pieces:
        yield Token(_kind(piece), piece, start, start + len(piece))
        start += len(piece)


def _kind(name: str) -> str:
    if name in _WORDS:
        return name
    if name in SPELLINGS:
        return FUNCTION
    if name in CONSTANTS:
        return CONSTANT
    return UNKNOWN if name in KEPT_BACK else VARIABLE
