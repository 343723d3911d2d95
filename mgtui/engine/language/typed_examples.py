"""Examples for refusals, made of what the person typed: the letter, the arguments of a call, the operands of a sign."""

import re
from collections.abc import Sequence

from mgtui.engine.language.corrections import closing
from mgtui.engine.language.errors import visible
from mgtui.engine.language.tokens import DEGREE, FACTORIAL, FUNCTION, SUPERSCRIPT, Token
from mgtui.engine.language.tree import CONSTANT, NUMBER, VARIABLE

_LONGEST = 16  # characters of what was typed that an example repeats: three times over, it fits in a message
_OPERANDS = frozenset({NUMBER, VARIABLE, CONSTANT, ")"})
_POSTFIXES = frozenset({SUPERSCRIPT, FACTORIAL, DEGREE})
_FACTOR_SIGNS = frozenset({"*", "/", "^", FUNCTION}) | _OPERANDS | _POSTFIXES
_PRODUCT = r"(?i)[a-z0-9_.*]+"
_ATOM = r"(?i)[a-z_]+\d*|[0-9.]+|[a-z]*\([^()]*\)"


def in_letter(sentence: str, tokens: Sequence[Token]) -> str:
    """Return a sentence whose examples speak of x, with the variable that was typed in its place."""
    letters = [token.value for token in tokens if token.kind == VARIABLE]
    if not letters or "x" in letters:
        return sentence
    stem = letters[0].partition("_")[0]
    return re.sub(r"\bx(_?)(?![a-z0-9])", lambda found: f"{stem}_" if found[1] else letters[0], sentence)


def repeated(typed: str) -> str:
    """Return what was typed as an example may repeat it: on one line; "" where it is long or not to be seen."""
    flat = " ".join(typed.split())
    return flat if len(flat) <= _LONGEST and all(map(visible, flat)) else ""


def arguments_typed(text: str, tokens: Sequence[Token], opening: int) -> list[str]:
    """Return what stands between the commas of the bracket that `tokens[opening]` opens; [] where some is missing."""
    close = closing(tokens, opening) if tokens[opening].kind == "(" else None
    if close is None:
        return []
    parts, depth, start = [], 0, tokens[opening].end
    for token in tokens[opening + 1 : close + 1]:
        if not depth and (token.kind == "," or token is tokens[close]):
            parts.append(repeated(text[start : token.start]))
            start = token.end
        depth += (token.value in {"(", "{", "["}) - (token.value in {")", "}", "]"})
    return parts if all(parts) else []


def argument_typed(text: str, tokens: Sequence[Token], opening: int) -> str:
    """Return the one argument of the bracket that `tokens[opening]` opens, else the letter to write examples with."""
    given = arguments_typed(text, tokens, opening)
    return given[0] if len(given) == 1 else in_letter("x", tokens)


def operand_before(text: str, tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """Return the factors that end before `tokens[at]`, a minus before the first of all, and where they begin."""
    depth, place = 0, at
    while place and (depth or tokens[place - 1].kind in _FACTOR_SIGNS):
        place -= 1
        depth += (tokens[place].kind == ")") - (tokens[place].kind == "(")
    if place and tokens[place - 1].kind == "-" and (place == 1 or tokens[place - 2].kind in {"(", ","}):
        place -= 1
    start = tokens[place].start
    return repeated(text[start : tokens[at].start]), start


def operand_behind(text: str, tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """Return the operand that begins at `tokens[at]`, as far as a factor goes, and where it ends."""
    place = at + (tokens[at].kind == "-")
    start = place
    while tokens[place].kind in {NUMBER, VARIABLE, CONSTANT, FUNCTION, "(", "^", *_POSTFIXES}:
        close = closing(tokens, place) if tokens[place].kind == "(" else place
        if close is None:
            return "", tokens[at].start
        place = close + 1
    return (repeated(text[tokens[at].start : tokens[place - 1].end]) if place > start else ""), tokens[place - 1].end


def operands(text: str, tokens: Sequence[Token], at: int) -> tuple[str, str] | None:
    """Return what stands on both sides of `tokens[at]`, a sign or the name of a function of two; None without both."""
    first, second = operand_before(text, tokens, at)[0], operand_behind(text, tokens, at + 1)[0]
    return (first, second) if first and second else None


def unbracketed(typed: str) -> str:
    """Return what was typed without brackets around the whole, as an argument goes."""
    return typed[1:-1] if re.fullmatch(r"\([^()]*\)", typed) else typed


def with_argument(formula: str, argument: str) -> str:
    """Return a formula of x with an argument in its place, in brackets where it needs them.

    >>> with_argument("ln(1 + x)", "x - 2"), with_argument("sin(x)", "x - 2")
    ('ln(1 + (x - 2))', 'sin(x - 2)')
    """

    def put(found: re.Match[str]) -> str:
        if found[0] == "(x)":
            return f"({argument})"
        beside = formula[: found.start()][-1:] + formula[found.end() :][:1]
        fits = _ATOM if set(beside) & set("^!°/*") else _PRODUCT
        return argument if re.fullmatch(fits, argument) else f"({argument})"

    return re.sub(r"\(x\)|\bx\b", put, formula)
