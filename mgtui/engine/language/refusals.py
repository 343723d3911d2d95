"""Why a text cannot be read: the sentence for every token that cannot stand where it stands.

Nothing here decides what is an expression; the parser does, and asks for an error once it is stuck.
"""

import unicodedata
from collections.abc import Sequence
from itertools import takewhile

from mgtui.engine.calculus.functions import CONSTANTS, SPELLINGS, TABLE
from mgtui.engine.language.condition_refusals import LIMITED, STRAY
from mgtui.engine.language.errors import ExpressionError, described, quoted, visible
from mgtui.engine.language.suggestions import CONFUSABLE, KEPT_BACK, NOT_OFFERED, SYMBOLS, guess
from mgtui.engine.language.tokens import ELSE, END, FUNCTION, SUBSCRIPT, SUPERSCRIPT, UNKNOWN, Token
from mgtui.engine.language.tree import CONSTANT, IF, NUMBER, VARIABLE

_OPENING = frozenset({"(", "|", "{"})
_LONGEST_NUMBER = 20  # digits that a suggestion repeats
_GROUP = 3  # digits between separators of thousands


def refuse(text: str, tokens: Sequence[Token], at: int, operand: bool) -> ExpressionError:
    """Return the error for `tokens[at]`, which fits nowhere.

    Args:
        text: what was typed.
        tokens: all its tokens.
        at: which one is in the way.
        operand: whether a number, letter or bracket was expected there; otherwise, an operator or the end.
    """
    token = tokens[at]
    if token.kind == UNKNOWN:
        return _unknown(text, tokens, at)
    if token.kind in {"=", "_"}:
        return _at(token, SYMBOLS[token.kind].sentence.replace("{}", "'='"))
    if token.kind == SUBSCRIPT:
        return _at(token, "Only log takes a number below the line: variables are single letters.")
    if operand and token.kind != ELSE:
        return _without_operand(text, tokens, at)
    if token.kind == ",":
        return comma(tokens, at)
    if token.kind in STRAY:
        return _at(token, STRAY[token.kind])
    if token.kind == "}":
        return _at(token, SYMBOLS["}"].sentence.replace("{}", _shown(text, token)), SYMBOLS["}"].suggestion)
    if token.kind == ")":
        return _at(token, "This ) closes no bracket.")
    return _at(token, LIMITED)  # whatever else there is continues a formula, unless a condition has ended it


def never_closed(opening: Token) -> ExpressionError:
    """Return the error for a bracket or bar without its partner."""
    return _at(opening, f"This {'bar' if opening.kind == '|' else 'bracket'} is never closed.")


def needs_argument(function: Token) -> ExpressionError:
    """Return the error for a function that nothing follows."""
    return _at(function, f"{function.value} needs something to work on, such as {_example(function.value)}.")


def wrong_count(function: Token, least: int, most: int | None, start: int, end: int) -> ExpressionError:
    """Return the error for too few or too many arguments, which shows in `text[start:end]`."""
    wanted = "two or more arguments" if most is None else "two arguments" if least == 2 else "one argument"
    wanted = "one or two arguments" if least < (most or least) else wanted
    wanted = "a condition and one or two expressions" if SPELLINGS[function.value] == IF else wanted
    return ExpressionError(f"{function.value} takes {wanted}: write {_example(function.value)}.", start, end)


def surplus(function: Token, least: int, most: int, tokens: Sequence[Token], at: int) -> ExpressionError:
    """Return the error for the comma after a function's last argument, which may be a decimal comma."""
    decimal = comma(tokens, at)
    if decimal.suggestion and most == 1:
        return decimal
    return wrong_count(function, least, most, tokens[at].start, tokens[at].end)


def _example(function: str) -> str:
    if TABLE[SPELLINGS[function]].name == IF:
        return f"{function}(x<0, -x, x^2)"
    return f"{function}(x)" if TABLE[SPELLINGS[function]].least == 1 else f"{function}(x, 2)"


def comma(tokens: Sequence[Token], at: int) -> ExpressionError:
    """Return the error for a comma that parts no arguments: `1,5` means 1.5 to half the world."""
    before, after = tokens[at - 1] if at else None, tokens[min(at + 1, len(tokens) - 1)]
    if before and before.value.isdigit() and after.value.isdigit() and after.end - before.start <= _LONGEST_NUMBER:
        if len(after.value) == _GROUP >= len(before.value):
            groups = _grouped(tokens, at - 1, 2)
            whole = "".join(group.value for group in groups)
            return ExpressionError(f"Write {whole} without a comma.", before.start, groups[-1].end, whole)
        number = f"{before.value}.{after.value}"
        return ExpressionError(f"Decimals have a point: write {number}.", before.start, after.end, number)
    return _at(tokens[at], "A comma only stands between the arguments of a function, as in max(x, 1).")


def _grouped(tokens: Sequence[Token], at: int, stride: int) -> list[Token]:
    """Return the number at `tokens[at]` and all groups of three digits after it, every `stride` tokens."""
    rest = (token for token in tokens[at + stride : at + 8 * stride : stride])
    return [tokens[at], *takewhile(lambda token: token.kind == NUMBER and len(token.value) == _GROUP, rest)]


def number_after(text: str, tokens: Sequence[Token], at: int) -> ExpressionError:
    """Return the error for a number after a variable or a number: `x2`, `2 3`, `1 000`, `1.2.3`."""
    before, number = tokens[at - 1], tokens[at]
    together = before.end == number.start
    if together and before.kind == NUMBER:
        return _at(number, "A number has one decimal point only.")
    start, end = before.start, number.end
    if end - start > _LONGEST_NUMBER:
        return ExpressionError("Two numbers in a row: an operator is missing between them.", start, end)
    if before.kind == NUMBER and before.value.isdigit() and number.value.isdigit() and len(number.value) == _GROUP:
        groups = _grouped(tokens, at - 1, 1)
        whole = "".join(group.value for group in groups)
        return ExpressionError(f"Write {whole} without a space, or put * between.", start, groups[-1].end, whole)
    name = text[before.start : before.end] if before.kind == SUPERSCRIPT else before.value
    product, power = f"{name}*{number.value}", f"{name}^{number.value}"
    if before.kind in {VARIABLE, CONSTANT}:
        likely = power if together else product
        return ExpressionError(f"{_shown(text, before, number)} may mean {product} or {power}.", start, end, likely)
    return ExpressionError(f"{_shown(text, before, number)} lacks an operator: write {product}.", start, end, product)


def _at(token: Token, message: str, suggestion: str | None = None) -> ExpressionError:
    return ExpressionError(message, token.start, token.end, suggestion)


def _shown(text: str, token: Token, last: Token | None = None) -> str:
    return quoted(text[token.start : (last or token).end])


def _without_operand(text: str, tokens: Sequence[Token], at: int) -> ExpressionError:
    """Return the error where a number, a letter or a bracket was expected."""
    token, before = tokens[at], tokens[at - 1] if at else None
    if before is None and token.kind == END:
        return _at(token, "There is nothing to read: type a formula, such as x^2 + 1.")
    if before is None or (before.kind in _OPENING and token.kind not in {END, ")", "}"}):
        return _at(token, f"Something is missing before {_shown(text, token)}.")
    if before.kind in _OPENING and token.kind == END:
        return never_closed(before)
    if before.kind in {"(", "{"}:
        return ExpressionError("There is nothing between these brackets.", before.start, token.end)
    if before.kind == FUNCTION:
        return needs_argument(before)
    if token.kind in {END, ")", "}", ",", ":", "?"}:
        what = "the comma" if before.kind == "," else _shown(text, before)
        return _at(before, f"Something is missing after {what}.")
    return _at(token, f"{_shown(text, token)} cannot follow {_shown(text, before)}: something is missing between.")


def _unknown(text: str, tokens: Sequence[Token], at: int) -> ExpressionError:
    token = tokens[at]
    if token.value[0] == "_" or (token.value[0].isascii() and token.value[0].isalnum()):
        return _literal(text, token) if token.value[0].isdigit() else _word(text, tokens, at)
    before = tokens[at - 1] if at else None
    if token.value == "!" and before is not None and before.kind in {NUMBER, VARIABLE}:
        write = f"gamma({before.value}+1)" if len(before.value) <= _LONGEST_NUMBER else None
        return ExpressionError(SYMBOLS["!"].sentence, before.start, token.end, write)
    if refusal := SYMBOLS.get(token.value):
        return _at(token, refusal.sentence.replace("{}", _shown(text, token)), refusal.suggestion)
    return _character(text, token)


def _literal(text: str, token: Token) -> ExpressionError:
    """Return the error for a programmer's number: `0x10`, `0b1`, `1_000`."""
    digits = token.value.replace("_", "") if "_" in token.value else str(int(token.value, 0))
    if len(digits) > _LONGEST_NUMBER:
        return _at(token, "Numbers are written with the digits 0 to 9 alone.")
    return _at(token, f"{_shown(text, token)} is a programmer's number: write {digits}.", digits)


def _word(text: str, tokens: Sequence[Token], at: int) -> ExpressionError:
    token, after = tokens[at], tokens[at + 1]
    shown = _shown(text, token)
    if after.value == "." and (name := tokens[at + 2].value) in SPELLINGS.keys() | CONSTANTS.keys():
        return ExpressionError(f"Leave {shown} out: write {name}.", token.start, tokens[at + 2].end, name)
    if token.value in KEPT_BACK:
        kept = "the imaginary unit" if token.value == "i" else "functions, of which only the formula is typed"
        return _at(token, f"{shown} is kept back for {kept}: use another letter.")
    if refusal := NOT_OFFERED.get(token.value):
        return _at(token, refusal.sentence.replace("{}", shown), refusal.suggestion)
    if "_" in token.value:
        return _at(token, f"{shown} is not a name here: variables are single letters, without _.")
    meant = guess(token.value, after.kind == "(")
    if meant is None:
        return _at(token, f"{shown} is not known here: variables are single letters, and products of them need *.")
    if "*" in meant and "(" not in meant:
        return _at(token, f"{shown} is not known here: if it is a product, write {meant}.", meant)
    return _at(token, f"{shown} is not known here: did you mean {meant}?", meant)


def _character(text: str, token: Token) -> ExpressionError:
    """Return the error for a character from beyond ASCII that no table lists."""
    char = text[token.start]
    shown, tag = described(char), unicodedata.decomposition(char).split(" ")[0]
    normal = unicodedata.normalize("NFKC", char)
    digit = unicodedata.digit(char, None)
    if char in CONFUSABLE:
        return _at(token, f"{shown} is not the letter {CONFUSABLE[char]}: type {CONFUSABLE[char]}.", CONFUSABLE[char])
    if tag == "<fraction>" and len(parts := normal.split("\u2044")) == 2 and all(parts):
        return _at(token, f"{shown} is not read: write ({parts[0]}/{parts[1]}).", f"({parts[0]}/{parts[1]})")
    if digit is not None:
        return _at(token, f"{shown} is not one of the digits 0 to 9: type {digit}.", str(digit))
    if tag == "<super>" and len(normal) == 1 and normal.isascii() and normal.isalpha():
        return _at(token, f"{shown} is not read: write ^{normal.lower()}.", f"^{normal.lower()}")
    if not visible(char):
        return _at(token, f"{shown} has no place in a formula: delete it.")
    if char.isalpha():
        return _at(token, f"{shown} is not known here: variables are the letters a to z.")
    return _at(token, f"{shown} has no meaning in a formula.")
