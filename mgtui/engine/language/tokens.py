"""Text to tokens: numbers, names, operators and brackets, each with its place in the text as it was typed.

Harmless look-alikes (`−`, `×`, `ｘ`, `𝑥`) are replaced one character by one character before anything is read, so that
places never move. What cannot be read becomes a token of kind `unknown`; it is for the parser to complain, once it
gets there.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from mgtui.engine.calculus.functions import COMPOSED, CONSTANT_ROWS, CONSTANTS, ENCLOSED, SPELLINGS, TABLE, signs
from mgtui.engine.language.names import GREEK, LETTERS, LOWERED
from mgtui.engine.language.suggestions import DEGREES, KEPT_BACK, LETTERS_AND_FUNCTIONS, NOT_OFFERED, split
from mgtui.engine.language.tree import AND, CONSTANT, IF, NOT, NUMBER, OR, VARIABLE

FUNCTION, FRACTION, FACTORIAL, DEGREE = "function", "fraction", "!", "°"
ROOT_DEGREE, ANY_DEGREE, SQUARE_ROOT = "root degree", "ⁿ", "√"
SUPERSCRIPT, SUBSCRIPT, UNKNOWN, END = "superscript", "subscript", "unknown", "end"
ELSE = "else"
SPACE = " \t\n\r"

_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LOOKALIKES = {
    " ": _SPACES,
    "-": "−–‐‑‒—―⁃➖﹘﹣",
    "*": "×·⋅∙∗•✕✖⨯⁎\u2062",  # the last is the invisible times
    "/": "÷∕⁄",
    "|": "∣",
    "(": "〖",  # Word's brackets that do not show
    ")": "〗",
    "^": "ˆ",
    DEGREE: "º˚",
}
_RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-", strict=True))
_LOWERED = dict(zip(LOWERED, "0123456789", strict=True))
CONDITION_WORDS = frozenset({IF, ELSE, AND, OR, NOT})
_WORDS = frozenset({*SPELLINGS, *COMPOSED, *CONSTANTS, *LETTERS, *CONDITION_WORDS})
_GAMMA = "Γ"  # the function, as its name is
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
_FRACTIONS = {
    char: Fraction(normal.replace("\u2044", "/"))
    for char in map(chr, (*range(0xBC, 0xBF), *range(0x2150, 0x215F), 0x2189))
    if (normal := unicodedata.normalize("NFKC", char))
}


class Token(NamedTuple):
    """A piece of the text.

    Attributes:
        kind: `number`, `constant` or `variable` as in a tree, or one of the kinds above; an operator, bracket,
            separator or word of conditions is its own kind (`+`, `(`, `√`, `<=`, `and`, ...), however it is typed.
        value: what it says in plain ASCII, names in lower case; a fraction that no decimal is, as `7/3`.
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
        if unicodedata.decomposition(char).startswith(("<font>", "<wide>", "<small>")):  # `𝑥`, `ℯ`, `ｘ`, `２`, `﹢`
            plain = unicodedata.normalize("NFKC", char)
            if plain.isascii() or plain in _LETTERS or plain in GREEK:
                return plain
        return char


_PLAIN = _Plain({code: chr(code) for code in range(128)})
_PLAIN.update((ord(char), plain) for plain, chars in _LOOKALIKES.items() for char in chars)


def plain(text: str) -> str:
    """Replace look-alikes in the text, which keeps its length."""
    return text if text.isascii() else text.translate(_PLAIN)


def _numbered_names() -> str:
    """Make a pattern for the digits that belong to a name: the 2 of `log2`, but not of `log20` or `log2.5`.

    Those of a function of two arguments do before a bracket alone: `atan2x` is atan(2·x).
    """
    digits: defaultdict[str, list[str]] = defaultdict(list)
    for name, row in SPELLINGS.items():
        if stem := re.fullmatch(r"([a-z]+)([0-9]+)", name):
            digits[stem[1]].append(stem[2] + (rf"(?=[{SPACE}]*\()" if TABLE[row].least > 1 else ""))
    either_case = {stem: "".join(f"[{letter}{letter.upper()}]" for letter in stem) for stem in digits}
    return "|".join(f"(?<={either_case[stem]})(?:{'|'.join(tails)})(?![0-9.])" for stem, tails in digits.items())


def _numbered_words() -> str:
    """Make a pattern for names with digits that belong to other languages, such as `log1p`."""
    return "|".join(word for word in NOT_OFFERED if any(char.isdigit() for char in word))


_BRACKETS = "".join(opening + closing for opening, (closing, _) in ENCLOSED.items())
_SCAN = re.compile(
    rf"""[{SPACE}]*+(?:
      ( \*\* | [+*^(),|{DEGREE}{"".join(signs("root"))}{_BRACKETS}] | -(?!>) | /(?!/) | =(?![=<>]) | !(?!=)
      | (?<=[lL][oO][gG])_ )
    | ( 0[xX][0-9a-fA-F]+ | 0[bB][01]+ | 0[oO][0-7]+ | [0-9]++(?:_[0-9]+)+
      | (?ai: {_numbered_words()} )(?=[{SPACE}]*\()   # or exp2(x) would read as exp(2·x)
      | [A-Za-z]*+(?<![lL][oO][gG])_(?![0-9]++(?!_))[A-Za-z0-9_]* )
    | ( (?: [A-Za-z]++(?<![lL][oO][gG]) | [{"".join(GREEK)}] ) _[0-9]++ )
    | ( [0-9]*+[{"".join(_FRACTIONS)}] )
    | ( (?<=[lL][oO][gG])[0-9]++(?=[{SPACE}]*\() )  # log5(x), but log5x is ln(5·x)
    | ( (?: [0-9]++ (?:\.[0-9]*+)? | \.[0-9]++ ) (?:[eE][+-]?[0-9]++)? )
    | ( [A-Za-z]++ (?:{_numbered_names()})? | {_GAMMA} )
    | ( [{"".join(_LETTERS)}{"".join(GREEK)}] )
    | ( [⁺⁻]?[{"".join(_RAISED)[:10]}]++ | {ANY_DEGREE}(?={SQUARE_ROOT}) )
    | ( [{"".join(_LOWERED)}]++ )
    | ( // | [=!]== | [=!<>:]= | [-=<]> | =< | && | << | >> | [^{SPACE}] )
    )""",
    re.VERBOSE,
)
_SYMBOL, _ODD, _INDEXED, _FRACTION, _BASE, _NUMBER, _WORD, _GREEK, _UP, _DOWN, _OTHER = range(1, 12)  # its groups
_MAY_BE_RAISED = frozenset(
    {NUMBER, FRACTION, VARIABLE, CONSTANT, FUNCTION, FACTORIAL, DEGREE, SUPERSCRIPT, SUBSCRIPT, "|", ")", "}"}
) | {closing for closing, _ in ENCLOSED.values()}
# Where gamma has nothing to work on it is the letter: `gamma*x`, `2gamma`.
_NOTHING_TO_WORK_ON = re.compile(rf"[{SPACE}]*(?:[+*/),⌋⌉°!=]|$)")


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
            word = "gamma" if value == _GAMMA else value.lower()
            tokens.extend(_words(word, begin, end))
            if tokens[-1].value in LETTERS_AND_FUNCTIONS and tokens[-1].start == begin and flat[end : end + 1] == "(":
                tokens[-1] = tokens[-1]._replace(kind=UNKNOWN)
            elif tokens[-1].value == "gamma" and _NOTHING_TO_WORK_ON.match(flat, end):
                tokens[-1] = tokens[-1]._replace(kind=VARIABLE)
        elif group == _GREEK:
            name = GREEK.get(value)
            tokens.append(Token(VARIABLE, name, begin, end) if name else Token(CONSTANT, _LETTERS[value], begin, end))
        elif group == _INDEXED:
            tokens.extend(_indexed(value.lower(), begin, end))
        elif group == _FRACTION:
            tokens.append(_fraction(value, begin, end))
        elif group == _BASE:
            tokens.append(Token(SUBSCRIPT, value, begin, end))
        elif group == _UP:
            digits = "n" if value == ANY_DEGREE else "".join(map(_RAISED.__getitem__, value))
            before_root = digits.isalnum() and flat[end:].lstrip(SPACE)[:1] == SQUARE_ROOT
            kind = ROOT_DEGREE if before_root and _begins(tokens, begin, digits) else SUPERSCRIPT
            tokens.append(Token(kind, digits, begin, end))
        elif group == _DOWN:
            digits, last_name = "".join(map(_LOWERED.__getitem__, value)), tokens[-1] if tokens else None
            if last_name and last_name.end == begin and _takes_index(last_name):
                tokens[-1] = Token(VARIABLE, f"{last_name.value}_{digits}", last_name.start, end)
            else:
                tokens.append(Token(SUBSCRIPT, digits, begin, end))
        else:
            tokens.append(Token(_CONDITION_SIGNS.get(value, UNKNOWN), value.lower(), begin, end))
    tokens.append(Token(END, "", last, last))
    return tuple(tokens)


def _begins(tokens: Sequence[Token], start: int, digits: str) -> bool:
    """Tell whether a number above the line and before √ is the root's degree, and no power of what stands before it.

    `2³√x` is 2·∛x, and `x³√2` x³·√2; a gap before the number decides for the root.
    """
    before = tokens[-1] if tokens else None
    if before is None or before.end < start or digits == "n" or before.kind not in _MAY_BE_RAISED:
        return True
    if before.kind == "|":
        return sum(token.kind == "|" for token in tokens) % 2 == 1
    return before.kind == NUMBER and digits != "2"


def _words(run: str, start: int, end: int) -> Iterator[Token]:
    """Split a run of letters into names; it is one unknown token unless made of known names, `x` and `e`."""
    if len(run) == 1 or run in _WORDS:
        yield Token(_kind(run), run, start, end)
        return
    if run in DEGREES:
        yield Token(DEGREE, run, start, end)
        return
    pieces = None if run in NOT_OFFERED else split(run)
    if pieces is None:
        yield Token(UNKNOWN, run, start, end)
        return
    for piece in pieces:
        yield Token(_kind(piece), piece, start, start + len(piece))
        start += len(piece)


def _kind(name: str) -> str:
    if name in CONDITION_WORDS:
        return name
    if name in SPELLINGS or name in COMPOSED:
        return FUNCTION
    if name in CONSTANTS:
        return CONSTANT
    return UNKNOWN if name in KEPT_BACK else VARIABLE


def _takes_index(name: Token) -> bool:
    """Tell whether a name may have a number below the line: every letter but those kept back, e too."""
    letter = name.kind == VARIABLE or name.value in LETTERS or (name.kind == CONSTANT and name.value == "e")
    return letter and "_" not in name.value


def _indexed(typed: str, start: int, end: int) -> Iterator[Token]:
    """Split what ends in `_1`, such as `xw_1`: names, then the letter with the index; or it is one unknown token."""
    stem, _, index = typed.rpartition("_")
    word = GREEK.get(stem, stem)
    pieces: list[str] | None = [word]
    if word not in LETTERS and len(word) > 1:
        pieces = None if word in SPELLINGS or word in CONSTANTS or word in NOT_OFFERED else split(word)
        if pieces is None or pieces[-1] not in LETTERS:
            before = None if word in SPELLINGS or word in CONSTANTS else split(word[:-1])
            pieces = None if before is None else [*before, word[-1]]
    if pieces is None or pieces[-1] in KEPT_BACK:
        yield Token(UNKNOWN, typed, start, end)
        return
    for piece in pieces[:-1]:
        yield Token(_kind(piece), piece, start, start + len(piece))
        start += len(piece)
    yield Token(VARIABLE, f"{pieces[-1]}_{index}", start, end)


def _fraction(typed: str, start: int, end: int) -> Token:
    """Return the token of `½` or `2½`: a number where it has a decimal, and a fraction for what has none."""
    value = _FRACTIONS[typed[-1]] + int(typed[:-1] or "0")
    denominator = value.denominator
    while not denominator % 2 or not denominator % 5:
        denominator //= 2 if not denominator % 2 else 5
    if denominator > 1:
        return Token(FRACTION, str(value), start, end)
    return Token(NUMBER, str(value.numerator / value.denominator), start, end)
