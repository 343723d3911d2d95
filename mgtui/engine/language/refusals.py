"""Why a text cannot be read: the sentence for every token that cannot stand where it stands.

Nothing here decides what is an expression; the parser does, and asks for an error once it is stuck.
"""

import re
import unicodedata
from collections.abc import Sequence

from mgtui.engine.calculus.functions import COMPOSED, CONSTANTS, SPELLINGS, TABLE
from mgtui.engine.language.corrections import (
    call_in_place,
    closing,
    enclosing_call,
    is_one_argument,
    may_be_a_power,
    may_divide,
    may_multiply,
    product_in_place,
)
from mgtui.engine.language.errors import ExpressionError, described, quoted, visible
from mgtui.engine.language.foreign_numbers import foreign_number
from mgtui.engine.language.suggestions import (
    CONFUSABLE,
    KEPT_BACK,
    NOT_OFFERED,
    PRIMES,
    SLOPE,
    SLOPE_WORDS,
    SYMBOLS,
    closest,
    product,
)
from mgtui.engine.language.tokens import DEGREE, END, FUNCTION, SUBSCRIPT, SUPERSCRIPT, UNKNOWN, Token
from mgtui.engine.language.tree import CONSTANT, NUMBER, VARIABLE

_OPENING = frozenset({"(", "|"})
_LONGEST_NUMBER = 20  # digits that a suggestion repeats


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
        return _at(token, "Only variables and log take a number below the line, as in x_1.")
    if operand:
        return _without_operand(text, tokens, at)
    if token.kind == ",":
        return comma(text, tokens, at)
    return _at(token, "This ) closes no bracket.")  # whatever else there is continues a formula


def too_long(parts: int, most: int, text: str) -> ExpressionError:
    """Return the error for a tree of too many nodes."""
    return ExpressionError(f"This has {parts:,} parts; {most:,} are the most.", 0, len(text))


def twice(text: str, start: int, second: Token) -> ExpressionError:
    """Return the error for `3!!`, which is 3 to some and 720 to others."""
    once = text[start : second.start]
    write = f"({once})!"
    shown = quoted(once + "!")
    message = f"{shown} may mean a double factorial, which is not offered, or the factorial of one: write {write}."
    return ExpressionError(message, start, second.end, write)


def digit_of_name(function: Token, number: Token) -> ExpressionError:
    """Return the error for a digit between a function's name and its bracket: `sin2(x)`, `relu7(x)`."""
    name, digits = function.value, number.value
    shown, start, end = quoted(name + digits), function.start, number.end
    if TABLE[SPELLINGS[name]].notation == "root":
        write = f"{name}({digits})*"
        return ExpressionError(f"{shown} is no function: write {write}(x) or {name}({digits}*x).", start, end, write)
    if digits.isdigit() and ("a" + SPELLINGS[name] in TABLE or TABLE[SPELLINGS[name]].base):  # as sin^2 is typed
        write = f"{name}^{digits}"
        return ExpressionError(f"{shown} is no function: write {write}(x) or {name}({digits}*x).", start, end, write)
    return ExpressionError(f"{shown} is no function: the name ends before the bracket.", start, end)


def inverse_meant(function: Token, tokens: Sequence[Token], at: int) -> ExpressionError | None:
    """Return the error for `sin-1(x)`, as calculators have it on their keys; None for what only begins so."""
    inverse, end = "a" + SPELLINGS.get(function.value, ""), function.end
    if inverse not in TABLE or [token.value for token in tokens[at : at + 3]] != ["-", "1", "("]:
        return None
    if tokens[at].start != end or tokens[at + 2].start != end + 2:
        return None
    shown = quoted(f"{function.value}-1")
    message = f"{shown} may mean the inverse function or a difference: write {inverse}(x) or {function.value}(x) - 1."
    return ExpressionError(message, function.start, end + 2, inverse)


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


def never_closed(opening: Token) -> ExpressionError:
    """Return the error for a bracket or bar without its partner."""
    return _at(opening, f"This {'bar' if opening.kind == '|' else 'bracket'} is never closed.")


def needs_argument(function: Token) -> ExpressionError:
    """Return the error for a function that nothing follows."""
    return _at(function, f"{function.value} needs something to work on, such as {_example(function.value)}.")


def wrong_count(function: Token, least: int, most: int | None, start: int, end: int) -> ExpressionError:
    """Return the error for too few or too many arguments, which shows in `text[start:end]`."""
    wanted = (
        "two or more arguments" if most is None else f"{('one', 'two', 'three')[least - 1]} argument{'s' * (least > 1)}"
    )
    wanted = "one or two arguments" if least < (most or least) else wanted
    return ExpressionError(f"{function.value} takes {wanted}: write {_example(function.value)}.", start, end)


def surplus(function: Token, least: int, most: int, text: str, tokens: Sequence[Token], at: int) -> ExpressionError:
    """Return the error for the comma after a function's last argument, which may be a decimal comma."""
    decimal = comma(text, tokens, at)
    if decimal.suggestion and most == 1:
        return decimal
    return wrong_count(function, least, most, tokens[at].start, tokens[at].end)


def _example(function: str) -> str:
    if function in COMPOSED:
        return COMPOSED[function].example
    return f"{function}(x)" if TABLE[SPELLINGS[function]].least == 1 else f"{function}(x, 2)"


def comma(text: str, tokens: Sequence[Token], at: int) -> ExpressionError:
    """Return the error for a comma that parts no arguments: `1,5` means 1.5 to half the world."""
    return _foreign(text, tokens[at]) or _at(
        tokens[at], "A comma only stands between the arguments of a function, as in max(x, 1)."
    )


_GAPS = {",": "a comma", " ": "a space", ".": "dots", "_": "_"}


def _foreign(text: str, token: Token) -> ExpressionError | None:
    """Return the error for a number that another country or program writes so; None where there is none."""
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
    if before.kind == NUMBER and (foreign := _foreign(text, before)):
        return foreign
    if together and before.kind == NUMBER and text[number.start] == ".":
        return _at(number, "A number has one decimal point only.")
    start, end = before.start, number.end
    if end - start > _LONGEST_NUMBER:
        return ExpressionError("Two numbers in a row: an operator is missing between them.", start, end)
    typed = text[number.start : end]
    digits = number.value if typed.isascii() else typed
    name = before.value if before.kind in {VARIABLE, CONSTANT, NUMBER} else text[start : before.end]
    product, power, shown = f"{name}*{digits}", f"{name}^{digits}", _shown(text, before, number)
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


def _is_numbered(text: str, name: str, digits: str) -> bool:
    """Tell whether `x2` is more likely one of several xs than a square: beside an `x1`, say."""
    if name not in _POWERS or digits in {"0", "1"} or len(digits) > 1:
        return True
    return re.search(rf"_[0-9]|(?<![a-z]){name}[01](?![0-9.])", text.lower()) is not None


def _at(token: Token, message: str, suggestion: str | None = None) -> ExpressionError:
    return ExpressionError(message, token.start, token.end, suggestion)


def _shown(text: str, token: Token, last: Token | None = None) -> str:
    return quoted(text[token.start : (last or token).end])


def _without_operand(text: str, tokens: Sequence[Token], at: int) -> ExpressionError:
    """Return the error where a number, a letter or a bracket was expected."""
    token, before = tokens[at], tokens[at - 1] if at else None
    if token.kind == DEGREE:
        return _at(token, f"{_shown(text, token)} stands after an angle, as in 45°.")
    if before is None and token.kind == END:
        return _at(token, "There is nothing to read: type a formula, such as x^2 + 1.")
    if before is None or (before.kind in _OPENING and token.kind not in {END, ")"}):
        return _at(token, f"Something is missing before {_shown(text, token)}.")
    if before.kind in _OPENING and token.kind == END:
        return never_closed(before)
    if before.kind == "(":
        return ExpressionError("There is nothing between these brackets.", before.start, token.end)
    if before.kind == FUNCTION:
        return needs_argument(before)
    if token.kind in {END, ")", ","}:
        what = "the comma" if before.kind == "," else _shown(text, before)
        return _at(before, f"Something is missing after {what}.")
    return _at(token, f"{_shown(text, token)} cannot follow {_shown(text, before)}: something is missing between.")


def _unknown(text: str, tokens: Sequence[Token], at: int) -> ExpressionError:
    token = tokens[at]
    if token.value[0] == "_" or (token.value[0].isascii() and token.value[0].isalnum()):
        return _literal(text, token) if token.value[0].isdigit() else _word(text, tokens, at)
    if token.value in PRIMES:
        return _foreign(text, token) or _prime(text, tokens, at)
    if token.value == ";" and (opening := enclosing_call(tokens, at)) is not None:
        return _semicolon(text, tokens, opening, at)
    if token.value in {"[", "{"} and (close := closing(tokens, at)) is not None and close > at + 1:
        inner = text[token.end : tokens[close].start]
        message = SYMBOLS[token.value].sentence.replace("{}", quoted(token.value))
        return ExpressionError(message, token.start, tokens[close].end, f"({inner})")
    if token.value == "%" and at and may_divide(tokens, at):
        return _at(token, SYMBOLS["%"].sentence, "/100")
    if refusal := SYMBOLS.get(token.value):
        return _at(token, refusal.sentence.replace("{}", _shown(text, token)), refusal.suggestion)
    return _character(text, token)


def _prime(text: str, tokens: Sequence[Token], at: int) -> ExpressionError:
    """Return the error for `x'`, which is a derivative, or for a quote."""
    closes = at and tokens[at - 1].kind in {VARIABLE, ")", CONSTANT, SUPERSCRIPT}
    return _at(tokens[at], SLOPE, "") if closes else _at(tokens[at], SYMBOLS[tokens[at].value].sentence)


def _semicolon(text: str, tokens: Sequence[Token], opening: int, at: int) -> ExpressionError:
    """Return the error for `max(1,5; x)`: where ; parts arguments, a comma between digits is a decimal one."""
    close, message = closing(tokens, opening), "Arguments are parted by commas, and decimals have a point."
    start, end = tokens[opening].end, tokens[close].start if close else tokens[at].end
    inside = text[start:end]
    if close is None or (inside.count(";") == 1 and "," not in inside):
        return _at(tokens[at], message, ",")
    return ExpressionError(message, start, end, re.sub("(?<=[0-9]),(?=[0-9])", ".", inside).replace(";", ","))


def _literal(text: str, token: Token) -> ExpressionError:
    """Return the error for a programmer's number: `0x10`, `0b1`, `1_000`."""
    digits = token.value.replace("_", "") if "_" in token.value else str(int(token.value, 0))
    if len(digits) > _LONGEST_NUMBER:
        return _at(token, "Numbers are written with the digits 0 to 9 alone.")
    return _at(token, f"{_shown(text, token)} is a programmer's number: write {digits}.", digits)


_DERIVATIVE = re.compile(
    r"(?<![a-z])d(?:\^?[0-9]|[²³])?\s*(?P<of>[a-z]?)\s*/\s*d\s*[a-z](?:\^?[0-9]|[²³])?(?![a-z])", re.IGNORECASE
)


def _word(text: str, tokens: Sequence[Token], at: int) -> ExpressionError:
    token, after = tokens[at], tokens[at + 1]
    shown, word = _shown(text, token), token.value
    for match in _DERIVATIVE.finditer(text):
        if match.start() <= token.start < match.end():
            return ExpressionError(SLOPE, *match.span(), None if match["of"] else "")
    if after.value == "." and (name := tokens[at + 2].value) in SPELLINGS.keys() | CONSTANTS.keys():
        return ExpressionError(f"Leave {shown} out: write {name}.", token.start, tokens[at + 2].end, name)
    if word in KEPT_BACK:
        if after.value in PRIMES:
            return ExpressionError(SLOPE, token.start, after.end)
        kept = "the imaginary unit" if word == "i" else "functions, of which only the formula is typed"
        return _at(token, f"{shown} is kept back for {kept}: use another letter.")
    if refusal := NOT_OFFERED.get(word):
        suggestion = _instead(tokens, at) if refusal.suggestion is None else refusal.suggestion
        return _at(token, refusal.sentence.replace("{}", shown), suggestion)
    if "_" in word:
        return _with_index(text, tokens, at)
    return _product_or_slip(text, tokens, at, word, "")


def _instead(tokens: Sequence[Token], at: int) -> str | None:
    """Return what stands for a function that is not offered, its brackets staying where they are."""
    word = tokens[at].value
    if word in SLOPE_WORDS and is_one_argument(tokens, at + 1):
        return ""
    if word in {"exp2", "exp10"} and may_be_a_power(tokens, at):
        return f"{word[3:]}^"
    if word in {"radians", "deg2rad"} and may_multiply(tokens, at):
        return "pi/180*"
    return "180/pi*" if word == "rad2deg" and may_multiply(tokens, at) else None


def _with_index(text: str, tokens: Sequence[Token], at: int) -> ExpressionError:
    token, (letters, _, index) = tokens[at], tokens[at].value.partition("_")
    if (name := token.value.replace("_", "")) in SPELLINGS:
        return _at(token, f"{_shown(text, token)} is called {name} here.", name)
    if letters and index.isdigit() and letters not in SPELLINGS and letters not in KEPT_BACK:
        return _product_or_slip(text, tokens, at, letters, f"_{index}")
    message = f"{_shown(text, token)} is not a name here: variables are letters, perhaps with a number, as in x_1."
    return _at(token, message)


def _product_or_slip(text: str, tokens: Sequence[Token], at: int, word: str, index: str) -> ExpressionError:
    """Return the error for an unknown word: a product typed without signs, or a slip of the fingers."""
    token, after, shown = tokens[at], tokens[at + 1], _shown(text, tokens[at])
    applied = after.kind in {NUMBER, VARIABLE, CONSTANT, FUNCTION}
    found = product(word, after.kind == "(") or (product(word, True) if applied else None)
    found = None if after.value == "." else found  # a module of some language
    name = None if index else closest(word)
    slip = name and (after.kind == "(" or applied or sorted(name) == sorted(word))
    if found and not (slip and all(len(piece) == 1 for piece in found.factors) and not found.function):
        factors = [*found.factors]
        if found.function:
            call = call_in_place(tokens, at, found.function, found.arguments) if found.arguments else found.function
            factors.append(call)
        factors[-1] += index
        meant, end = (factors[0], token.end) if len(factors) == 1 else product_in_place(text, tokens, at, factors)
        message = f"{shown} is not known here: if it is a product, write {meant}."
        return ExpressionError(message, token.start, end, meant)
    if name:
        return _at(token, f"{shown} is not known here: did you mean {name}?", name)
    return _at(token, f"{shown} is not known here: variables are single letters, and products of them need *.")


def _character(text: str, token: Token) -> ExpressionError:
    """Return the error for a character from beyond ASCII that no table lists."""
    char = text[token.start]
    shown, tag = described(char), unicodedata.decomposition(char).split(" ")[0]
    normal = unicodedata.normalize("NFKC", char)
    digit = unicodedata.digit(char, None)
    if char in CONFUSABLE:
        return _at(token, f"{shown} is not the letter {CONFUSABLE[char]}: type {CONFUSABLE[char]}.", CONFUSABLE[char])
    if digit is not None:
        return _at(token, f"{shown} is not one of the digits 0 to 9: type {digit}.", str(digit))
    if tag == "<super>" and len(normal) == 1 and normal.isascii() and normal.isalpha():
        gap = " " if text[token.end : token.end + 1].isalnum() else ""
        return _at(token, f"{shown} is not read: write ^{normal.lower()}.", f"^{normal.lower()}{gap}")
    if not visible(char):
        return _at(token, f"{shown} has no place in a formula: delete it.")
    if char.isalpha():
        return _at(token, f"{shown} is not known here: variables are the letters a to z and Greek ones.")
    return _at(token, f"{shown} has no meaning in a formula.")
