"""Why a word or character is not known, and what was probably meant by it."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import takewhile

from mgtui.engine.calculus.functions import CONSTANTS, SPELLINGS
from mgtui.engine.language.condition_refusals import rest_named
from mgtui.engine.language.corrections import (
    call_in_place,
    closing,
    enclosing_list,
    is_one_argument,
    may_be_a_power,
    may_divide,
    may_multiply,
    product_in_place,
)
from mgtui.engine.language.errors import ExpressionError, described, quoted, visible
from mgtui.engine.language.number_refusals import LONGEST_NUMBER, foreign_error
from mgtui.engine.language.suggestions import (
    CONFUSABLE,
    KEPT_BACK,
    NOT_OFFERED,
    PRIMES,
    SLOPE,
    SLOPE_WORDS,
    SYMBOLS,
    Refusal,
    closest,
    product,
    short_slip,
)
from mgtui.engine.language.token_errors import at_token, quoted_token
from mgtui.engine.language.tokens import FUNCTION, SUPERSCRIPT, Token
from mgtui.engine.language.tree import CONSTANT, NUMBER, VARIABLE
from mgtui.engine.language.typed_examples import arguments_typed, in_letter, operands, unbracketed, with_argument


def unknown(text: str, tokens: Sequence[Token], at: int) -> ExpressionError:
    """Return the error for `tokens[at]`, which is nothing that is known here."""
    token = tokens[at]
    if token.value[0] == "_" or (token.value[0].isascii() and token.value[0].isalnum()):
        return _literal(text, token) if token.value[0].isdigit() else _word(text, tokens, at)
    if token.value in PRIMES:
        return foreign_error(text, token) or _prime(text, tokens, at)
    if token.value == ";" and (opening := enclosing_list(tokens, at)) is not None:
        return _semicolon(text, tokens, opening, at)
    if token.value in {"[", "{"} and (close := closing(tokens, at)) is not None and close > at + 1:
        inner = text[token.end : tokens[close].start]
        message = SYMBOLS[token.value].sentence.replace("{}", quoted(token.value))
        return ExpressionError(message, token.start, tokens[close].end, f"({inner})")
    if token.value == "." and tokens[at + 1].kind in {"^", "*", "/"}:
        return at_token(token, in_letter("Operators are without a dot here: write x^2 instead of x.^2.", tokens), "")
    if token.value == "%" and at and may_divide(tokens, at):
        return at_token(token, _said(SYMBOLS["%"], text, tokens, at), "/100")
    if refusal := SYMBOLS.get(token.value):
        return at_token(token, _said(refusal, text, tokens, at), refusal.suggestion)
    return _character(text, token)


def _said(refusal: Refusal, text: str, tokens: Sequence[Token], at: int) -> str:
    """Return the sentence of a refusal, its examples made of what stands around `tokens[at]`."""
    word, sentence, given = tokens[at].value, refusal.sentence, arguments_typed(text, tokens, at + 1)
    if refusal.formula and len(given) == 1:
        sentence = sentence.replace(refusal.formula, with_argument(refusal.formula, given[0]))
    elif pair := operands(text, tokens, at) or (tuple([*given, "2"][:2]) if given and word == "fmod" else None):
        whole, part = pair
        divisor = with_argument("1/x", part).removeprefix("1/")
        sentence = sentence.replace("mod(a, b)", f"mod({unbracketed(whole)}, {unbracketed(part)})").replace(
            "a/b", f"{whole}/{divisor}"
        )
        sentence = sentence.replace("of b.", f"of {part}.")
    else:
        sentence = in_letter(sentence, tokens)
    return sentence.replace("{}", quoted_token(text, tokens[at]))


def _prime(text: str, tokens: Sequence[Token], at: int) -> ExpressionError:
    """Return the error for `x'`, which is a derivative, or for a quote."""
    closes = at and tokens[at - 1].kind in {VARIABLE, ")", CONSTANT, SUPERSCRIPT}
    if closes and tokens[at + 1].kind == "=":
        return at_token(tokens[at], SLOPE)
    return at_token(tokens[at], SLOPE, "") if closes else at_token(tokens[at], SYMBOLS[tokens[at].value].sentence)


def _semicolon(text: str, tokens: Sequence[Token], opening: int, at: int) -> ExpressionError:
    """Return the error for `max(1,5; x)`: where ; parts arguments, a comma between digits is a decimal one."""
    close = closing(tokens, opening)
    pieces = tokens[opening].kind == "{"
    message = f"{'Pieces' if pieces else 'Arguments'} are parted by commas, and decimals have a point."
    start, end = tokens[opening].end, tokens[close].start if close else tokens[at].end
    inside = text[start:end]
    if close is None or (inside.count(";") == 1 and "," not in inside):
        return at_token(tokens[at], message, ",")
    return ExpressionError(message, start, end, re.sub("(?<=[0-9]),(?=[0-9])", ".", inside).replace(";", ","))


def _literal(text: str, token: Token) -> ExpressionError:
    """Return the error for a programmer's number: `0x10`, `0b1`, `1_000`."""
    digits = token.value.replace("_", "") if "_" in token.value else str(int(token.value, 0))
    if len(digits) > LONGEST_NUMBER:
        return at_token(token, "Numbers are written with the digits 0 to 9 alone.")
    return at_token(token, f"{quoted_token(text, token)} is a programmer's number: write {digits}.", digits)


_DERIVATIVE = re.compile(
    r"(?<![a-z])d(?:\^?[0-9]|[²³])?\s*(?P<of>[a-z]?)\s*/\s*d\s*[a-z](?:\^?[0-9]|[²³])?(?![a-z])", re.IGNORECASE
)


def _word(text: str, tokens: Sequence[Token], at: int) -> ExpressionError:
    token, after = tokens[at], tokens[at + 1]
    shown, word = quoted_token(text, token), token.value
    for match in _DERIVATIVE.finditer(text):
        if match.start() <= token.start < match.end():
            return ExpressionError(SLOPE, *match.span(), None if match["of"] else "")
    if after.value == "." and (name := tokens[at + 2].value) in SPELLINGS.keys() | CONSTANTS.keys():
        return ExpressionError(f"Leave {shown} out: write {name}.", token.start, tokens[at + 2].end, name)
    if word in KEPT_BACK:
        if after.value in PRIMES:
            return ExpressionError(SLOPE, token.start, after.end)
        if word == "i":
            return at_token(token, f"{shown} is kept back for the imaginary unit: use another letter.")
        return at_token(token, f"{shown} is kept back as the name of a function: type its formula, or another letter.")
    if rest := rest_named(tokens, at):
        return rest
    if refusal := NOT_OFFERED.get(word):
        suggestion = _instead(tokens, at) if refusal.suggestion is None else refusal.suggestion
        return at_token(token, _said(refusal, text, tokens, at), suggestion)
    if "_" in word:
        return _with_index(text, tokens, at)
    return _product_or_slip(text, tokens, at, word, "")


def _instead(tokens: Sequence[Token], at: int) -> str | None:
    """Return what stands for a function that is not offered, its brackets staying where they are."""
    word = tokens[at].value
    if word in SLOPE_WORDS and tokens[at + 1].kind == "(" and is_one_argument(tokens, at + 1):
        return ""
    if word in {"exp2", "exp10"} and may_be_a_power(tokens, at):
        return f"{word[3:]}^"
    if word in {"radians", "deg2rad"} and may_multiply(tokens, at):
        return "pi/180*"
    return "180/pi*" if word == "rad2deg" and may_multiply(tokens, at) else None


def _with_index(text: str, tokens: Sequence[Token], at: int) -> ExpressionError:
    token, (letters, _, index) = tokens[at], tokens[at].value.partition("_")
    if (name := token.value.replace("_", "")) in SPELLINGS:
        return at_token(token, f"{quoted_token(text, token)} is called {name} here.", name)
    if letters and index.isdigit() and letters not in SPELLINGS and letters not in KEPT_BACK:
        return _product_or_slip(text, tokens, at, letters, f"_{index}")
    example = in_letter("variables are letters, perhaps with a number, as in x_1", tokens)
    return at_token(token, f"{quoted_token(text, token)} is not a name here: {example}.")


def _product_or_slip(text: str, tokens: Sequence[Token], at: int, word: str, index: str) -> ExpressionError:
    """Return the error for an unknown word: a product typed without signs, or a slip of the fingers."""
    token, after, shown = tokens[at], tokens[at + 1], quoted_token(text, tokens[at])
    called, applied = after.kind == "(", after.kind in {NUMBER, VARIABLE, CONSTANT, FUNCTION}
    found = product(word, called) or (product(word, True) if applied else None)
    found = None if after.value in {".", ":"} else found  # a module of some language
    single = is_one_argument(tokens, at + 1) if called and closing(tokens, at + 1) is not None else True
    short = short_slip(word, single) if (called or applied) and not index else None
    name = None if index else short or closest(word)
    slip = name and (called or applied or sorted(name) == sorted(word))
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
        return at_token(token, f"{shown} is not known here: did you mean {name}?", name)
    rest = word.removeprefix("x")
    inner = (short_slip(rest, single) or closest(rest)) if (called or applied) and not index and rest != word else None
    if inner and inner in SPELLINGS:  # xsn(x)
        meant, end = product_in_place(text, tokens, at, ("x", inner))
        return ExpressionError(f"{shown} is not known here: did you mean {meant}?", token.start, end, meant)
    return at_token(token, f"{shown} is not known here: variables are single letters, and products of them need *.")


def _raised(char: str) -> bool:
    return unicodedata.decomposition(char).startswith("<super>")


def _signed_exponent(text: str, token: Token) -> ExpressionError | None:
    """Return the error for a raised sign with letters behind it, as in e⁻ˣ; None for any other."""
    run = "".join(takewhile(_raised, text[token.start : token.start + LONGEST_NUMBER]))
    found = re.fullmatch("([+−])([a-z]+)", unicodedata.normalize("NFKC", run).lower())
    if found is None:
        return None
    instead = f"^({'-' if found[1] == '−' else ''}{'*'.join(found[2])})"
    return ExpressionError(f"{quoted(run)} is not read: write {instead}.", token.start, token.start + len(run), instead)


def _character(text: str, token: Token) -> ExpressionError:
    """Return the error for a character from beyond ASCII that no table lists."""
    if error := _signed_exponent(text, token):
        return error
    char = text[token.start]
    shown, tag = described(char), unicodedata.decomposition(char).split(" ")[0]
    normal = unicodedata.normalize("NFKC", char)
    digit = unicodedata.digit(char, None)
    if char in CONFUSABLE:
        return at_token(
            token, f"{shown} is not the letter {CONFUSABLE[char]}: type {CONFUSABLE[char]}.", CONFUSABLE[char]
        )
    if digit is not None:
        return at_token(token, f"{shown} is not one of the digits 0 to 9: type {digit}.", str(digit))
    if tag == "<super>" and len(normal) == 1 and normal.isascii() and normal.isalpha():
        gap = " " if text[token.end : token.end + 1].isalnum() else ""
        return at_token(token, f"{shown} is not read: write ^{normal.lower()}.", f"^{normal.lower()}{gap}")
    if not visible(char):
        return at_token(token, f"{shown} has no place in a formula: delete it.")
    if char.isalpha():
        return at_token(token, f"{shown} is not known here: variables are the letters a to z and Greek ones.")
    return at_token(token, f"{shown} has no meaning in a formula.")
