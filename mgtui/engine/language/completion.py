"""Help while an expression is being typed: what kind each piece is, what a word may become, where a bracket ends.

Nothing here raises: half a formula is the normal state of a line that is being typed.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from mgtui.engine.calculus.functions import COMPOSED, CONSTANT_ROWS, CONSTANTS, ENCLOSED, SPELLINGS, TABLE, signs
from mgtui.engine.language.errors import ExpressionError
from mgtui.engine.language.pasted import source
from mgtui.engine.language.suggestions import split
from mgtui.engine.language.syntax import LONGEST_TEXT
from mgtui.engine.language.tokens import (
    DEGREE,
    ELSE,
    END,
    FACTORIAL,
    FRACTION,
    FUNCTION,
    ROOT_DEGREE,
    SPACE,
    SUBSCRIPT,
    SUPERSCRIPT,
    Token,
    plain,
    scan,
)
from mgtui.engine.language.tree import AND, CONSTANT, IF, NOT, NUMBER, OR, VARIABLE

Kind: TypeAlias = Literal[
    "number", "variable", "constant", "function", "operator", "bracket", "separator", "unknown", "space"
]

_KINDS: dict[str, Kind] = {
    NUMBER: "number",
    VARIABLE: "variable",
    CONSTANT: "constant",
    FUNCTION: "function",
    FRACTION: "number",
    SUPERSCRIPT: "number",
    SUBSCRIPT: "number",
    FACTORIAL: "operator",
    DEGREE: "operator",
    ROOT_DEGREE: "number",
    **dict.fromkeys("(|){}", "bracket"),
    **dict.fromkeys("".join(opening + closing for opening, (closing, _) in ENCLOSED.items()), "bracket"),
    **dict.fromkeys(",:?", "separator"),
    **dict.fromkeys("+-*/^=_", "operator"),
    **dict.fromkeys(signs("comparison"), "operator"),
    **dict.fromkeys((IF, ELSE, AND, OR, NOT), "function"),
    **dict.fromkeys(signs("root"), "function"),
}
_COMPARED = frozenset("<>=≤≥≠!")
_PARTNERS = {")": "(", "}": "{", **{closing: opening for opening, (closing, _) in ENCLOSED.items()}}
_CONSTANT_HELP = {row.name: row.help for row in CONSTANT_ROWS}
_LONGEST_NAME = max(map(len, SPELLINGS))
_LONGEST_RUN = 40  # letters before the cursor that are looked at: more are no word
_OPERANDS = frozenset({NUMBER, VARIABLE, CONSTANT})


class Highlight(NamedTuple):
    """A piece of the text for highlighting; the pieces follow each other without a gap."""

    kind: Kind
    start: int
    end: int


class Completion(NamedTuple):
    """What the word before a cursor may become.

    Attributes:
        start: where the letters to be replaced begin.
        end: the cursor.
        candidates: names and their line of help, in the order of the function table.
    """

    start: int
    end: int
    candidates: tuple[tuple[str, str], ...] = ()


@lru_cache(maxsize=4)  # an input draws itself several times a letter
def tokens(text: str) -> tuple[Highlight, ...]:
    """Return all of the text by kind of token; beyond the longest text that is read it is one unknown piece."""
    readable = text[:LONGEST_TEXT]
    pieces: list[Highlight] = []
    for kind, begin, end in _typed(readable):
        last = pieces[-1].end if pieces else 0
        begin = max(begin, last)
        if begin > last:
            pieces.append(Highlight("space", last, begin))
        if end > begin:
            pieces.append(Highlight(kind, begin, end))
    last = pieces[-1].end if pieces else 0
    if len(readable) > last:
        pieces.append(Highlight("space", last, len(readable)))
    if len(text) > len(readable):
        pieces.append(Highlight("unknown", len(readable), len(text)))
    return tuple(pieces)


def _typed(text: str) -> list[Highlight]:
    """Return the pieces in their order in the text as it was typed; some LaTeX is read in another."""
    try:
        read = source(text)
    except ExpressionError:  # LaTeX that is not finished
        return [Highlight("unknown", 0, len(text))]
    body = [Highlight(_kind(token), *read.place(token.start, token.end)) for token in scan(read.text, read.start)]
    front = _front(text[: read.place(read.start, len(read.text))[0]]) if read.start else ()
    return sorted([*front, *body], key=lambda piece: piece.start)


def _kind(token: Token) -> Kind:
    return "space" if token.kind == END else _KINDS.get(token.kind, "unknown")


def _front(text: str) -> Iterator[Highlight]:
    """Return the pieces of a left side such as `f(x) =`, in which the first letter is the name of a function."""
    named = False
    for place, char in enumerate(plain(text)):
        if char.isalpha():
            yield Highlight("variable" if named or "(" not in text else "function", place, place + 1)
            named = True
        elif char not in SPACE:
            yield Highlight(_KINDS.get(char, "operator"), place, place + 1)


@lru_cache(maxsize=4)
def complete(text: str, cursor: int) -> Completion:
    """Find the functions and constants that begin like the word before the cursor.

    >>> [name for name, _ in complete("2 arcs", 6).candidates]
    ['arcsin', 'arcsec']

    In a run of letters, such as `xsi`, the word begins after the known names and `x` that stand in front. A name
    other than the table's own is only offered where the table's own begins differently.
    """
    cursor = max(0, min(cursor, len(text)))
    flat = plain(text[max(0, cursor - _LONGEST_RUN) : cursor]).lower()
    letters = len(flat) - len(flat.rstrip("abcdefghijklmnopqrstuvwxyz0123456789"))
    run = flat[len(flat) - letters :].lstrip("0123456789")
    for begin in range(max(0, len(run) - _LONGEST_NAME), len(run)):
        if begin and split(run[:begin]) is None:
            continue
        if run[begin].isalpha() and (candidates := _beginning(run[begin:])):
            return Completion(cursor - len(run) + begin, cursor, candidates)
    return Completion(cursor, cursor)


def _beginning(word: str) -> tuple[tuple[str, str], ...]:
    names = [name for name in (*SPELLINGS, *COMPOSED, *CONSTANTS) if name.startswith(word)]
    own = [name for name in names if SPELLINGS.get(name, name) == name]
    others = [name for name in names if name not in own and SPELLINGS[name] not in own]
    return tuple((name, _help(name)) for name in (*own, *others))


def _help(name: str) -> str:
    if name in SPELLINGS:
        return TABLE[SPELLINGS[name]].help
    return COMPOSED[name].help if name in COMPOSED else _CONSTANT_HELP[name]


def matching_bracket(text: str, cursor: int) -> int | None:
    """Find the partner of the bracket or bar at the cursor, or of the one just before it; None without one."""
    pairs = _pairs(text)
    return pairs.get(cursor, pairs.get(cursor - 1))


@lru_cache(maxsize=4)
def _pairs(text: str) -> dict[int, int]:
    """Pair all brackets and bars, both ways; bars open and close as they do for the parser."""
    pairs: dict[int, int] = {}
    opened: list[tuple[str, int]] = []
    operand = False  # whether one stands just before
    for kind, start, end in tokens(text):
        if kind == "space":
            continue
        while kind == "operator" and text[start] in _COMPARED and opened and opened[-1][0] == "|":  # it meant `or`
            opened.pop()
        char = plain(text[start:end])[-1] if kind == "bracket" else ""
        closes = char in _PARTNERS or (char == "|" and operand and bool(opened) and opened[-1][0] == "|")
        if kind == "bracket" and not closes:
            opened.append((char, start))
        elif kind == "bracket":
            while opened and char in _PARTNERS and opened[-1][0] == "|":  # a bar that its bracket leaves open
                opened.pop()
            if opened and opened[-1][0] == _PARTNERS.get(char, char):
                partner = opened.pop()[1]
                pairs[partner], pairs[start] = start, partner
        operand = closes or kind in _OPERANDS
    return pairs
