"""Why numbers cannot be read as they stand, and what was probably meant by them."""

import re
from collections.abc import Sequence

from mgtui.engine.language.errors import ExpressionError, quoted
from mgtui.engine.language.suggestions import PRIMES
from mgtui.engine.language.token_errors import at_token, quoted_token
from mgtui.engine.language.tokens import DEGREE, Token
from mgtui.engine.language.tree import CONSTANT, NUMBER, VARIABLE
from mgtui.engine.language.typed_examples import in_letter
from mgtui.text.numbers import typed

LONGEST_NUMBER = 20  # digits that a suggestion repeats


def lost_exponent(text: str, tokens: Sequence[Token], at: int) -> ExpressionError | None:
    """Return the error for `4E(3.5)`, where an exponent of ten was meant and e would be read; None for 2e(x + 1)."""
    letter, number = tokens[at - 1], tokens[at - 2] if at > 1 else None
    if number is None or number.kind != NUMBER or not number.end == letter.start == tokens[at].start - 1:
        return None
    signed = at + 1 + (tokens[at + 1].kind in {"-", "+"})
    alone = tokens[signed].kind == NUMBER and tokens[min(signed + 1, len(tokens) - 1)].kind == ")"
    if not alone and text[letter.start] != "E":
        return None
    shown = quoted(text[number.start : letter.end])
    message = f"{shown} before a bracket may mean a power of ten, *10^, or Euler's number, *e*: write which."
    return ExpressionError(message, letter.start, letter.end, "*10^")


def comma(text: str, tokens: Sequence[Token], at: int) -> ExpressionError:
    """Return the error for a comma that parts no arguments: `1,5` means 1.5 to half the world."""
    return foreign_error(text, tokens[at]) or at_token(
        tokens[at],
        in_letter("A comma only stands between the arguments of a function, as in max(x, 1).", tokens),
    )


_GAPS = {",": "a comma", " ": "a space", ".": "dots", "_": "_"}


def foreign_error(text: str, token: Token) -> ExpressionError | None:
    """Return the error for a number that another country or program writes so; None where there is none."""
    from mgtui.engine.language.foreign_numbers import foreign_number  # a formula that is right needs none of this

    found = foreign_number(text, token.start)
    if found is None:
        return None
    start, end, number, gap = found
    if not gap:
        return ExpressionError(f"Decimals have a point: write {number}.", start, end, number)
    product = ", or put * between" if gap == " " else ""
    return ExpressionError(f"Write {number} without {_GAPS.get(gap, 'quotes')}{product}.", start, end, number)


_POWERS = frozenset("xyztruvn")  # letters whose squares are more common than their being numbered


def number_after(text: str, tokens: Sequence[Token], at: int) -> ExpressionError:
    """Return the error for a number after a variable or a number: `x2`, `2 3`, `1 000`, `1.2.3`."""
    before, number = tokens[at - 1], tokens[at]
    together = before.end == number.start
    if before.kind == NUMBER and (foreign := foreign_error(text, before)):
        return foreign
    if together and before.kind == NUMBER and text[number.start] == ".":
        return at_token(number, "A number has one decimal point only.")
    start, end = before.start, number.end
    if before.kind == DEGREE and tokens[at + 1].value in PRIMES:
        return ExpressionError(f"Minutes of an angle are not read: write {_angle(tokens, at)}.", number.start, end)
    whole = [token.value for token in tokens[at - 1 : at + 3] if token.value == "/" or token.value.isdigit()]
    if len(whole) == 4 and whole[2] == "/" and whole.count("/") == 1 and not together:
        fraction = text[number.start : tokens[at + 2].end]
        meant = f"({before.value} + {fraction})"
        message = f"{quoted_token(text, before, tokens[at + 2])} lacks an operator: for the sum write {meant}."
        return ExpressionError(message, start, tokens[at + 2].end, meant)
    if end - start > LONGEST_NUMBER:
        return ExpressionError("Two numbers in a row: an operator is missing between them.", start, end)
    typed = text[number.start : end]
    digits = number.value if typed.isascii() else typed
    name = before.value if before.kind in {VARIABLE, CONSTANT, NUMBER} else text[start : before.end]
    product, power, shown = f"{name}*{digits}", f"{name}^{digits}", quoted_token(text, before, number)
    if before.value.isdigit() and not typed.isascii():
        product = f"{name}{digits}"  # 2 ½ is 2½
    if before.kind not in {VARIABLE, CONSTANT}:
        return ExpressionError(f"{shown} lacks an operator: write {product}.", start, end, product)
    meanings = [power, product] if together and typed.isascii() and typed.isdigit() else [product, power]
    if together and before.kind == VARIABLE and "_" not in name and digits.isdigit():
        index = f"{name}_{digits}"
        meanings = [index, product, power] if _is_numbered(text, name, digits) else [power, index, product]
    first, *others = meanings
    last = others.pop()
    return ExpressionError(f"{shown} may mean {', '.join([first, *others])} or {last}.", start, end, first)


def _angle(tokens: Sequence[Token], at: int) -> str:
    """Return how an angle of degrees and minutes is written, with those that were typed."""
    degrees, minutes = tokens[at - 2].value, tokens[at].value
    if tokens[at - 2].kind != NUMBER or len(degrees + minutes) > LONGEST_NUMBER:
        degrees, minutes = "45", "30"
    return f"{typed(round(float(degrees) + float(minutes) / 60, 6))}° for {degrees}°{minutes}'"


def _is_numbered(text: str, name: str, digits: str) -> bool:
    """Tell whether `x2` is more likely one of several xs than a square: beside an `x1`, say."""
    if name not in _POWERS or digits in {"0", "1"} or len(digits) > 1:
        return True
    return re.search(rf"_[0-9]|(?<![a-z]){name}[01](?![0-9.])", text.lower()) is not None
