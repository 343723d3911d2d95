"""Why a text cannot be read: the sentence for every token that cannot stand where it stands.

Nothing here decides what is an expression; the parser does, and asks for an error once it is stuck.
"""

from collections.abc import Sequence

from mgtui.engine.calculus.functions import COMPOSED, ENCLOSED, SPELLINGS, TABLE
from mgtui.engine.language.condition_refusals import LIMITED, STRAY, rest_named
from mgtui.engine.language.corrections import may_multiply
from mgtui.engine.language.errors import ExpressionError, quoted
from mgtui.engine.language.number_refusals import comma
from mgtui.engine.language.suggestions import (
    SYMBOLS,
)
from mgtui.engine.language.token_errors import at_token, quoted_token
from mgtui.engine.language.tokens import DEGREE, ELSE, END, FUNCTION, SUBSCRIPT, SUPERSCRIPT, UNKNOWN, Token
from mgtui.engine.language.tree import CONSTANT, IF, NUMBER
from mgtui.engine.language.typed_examples import (
    argument_typed,
    arguments_typed,
    in_letter,
    operand_before,
    operand_behind,
    with_argument,
)

_OPENING = frozenset({"(", "|", "{", *ENCLOSED})
_CLOSING = frozenset({")", "}", *(closing for closing, _ in ENCLOSED.values())})


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
        from mgtui.engine.language.unknown_refusals import unknown  # a formula that is right needs none of this

        return unknown(text, tokens, at)
    if token.kind == "=" and not at and tokens[1].kind != END:
        return at_token(token, "A formula begins without '=' here, or with y = or f(x) =.", "")
    if token.kind in {"=", "_"}:
        return at_token(token, in_letter(SYMBOLS[token.kind].sentence, tokens).replace("{}", "'='"))
    if token.kind == SUBSCRIPT:
        return at_token(token, in_letter("Only variables and log take a number below the line, as in x_1.", tokens))
    if operand and token.kind != ELSE:
        return _without_operand(text, tokens, at)
    if token.kind == ",":
        return comma(text, tokens, at)
    if token.kind in STRAY and (rest := rest_named(tokens, at)):
        return rest
    if token.kind in STRAY:
        return at_token(token, in_letter(STRAY[token.kind], tokens))
    if token.kind == "}":
        return at_token(token, SYMBOLS["}"].sentence.replace("{}", quoted_token(text, token)))
    if token.kind in _CLOSING:
        return at_token(token, f"This {token.kind} closes no bracket.")
    return at_token(
        token, in_letter(LIMITED, tokens)
    )  # whatever else there is continues a formula, unless a condition has ended it


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


def raised_sum(tokens: Sequence[Token], at: int) -> ExpressionError | None:
    """Return the error for `x²⁺¹`, whose superscripts begin at a token; None where that is one number."""
    end = at
    while tokens[end].kind == SUPERSCRIPT and (end == at or tokens[end - 1].end == tokens[end].start):
        end += 1
    if end - at < 2:
        return None
    write = f"^({''.join(token.value for token in tokens[at:end])})"
    message = f"A superscript is a whole number: write {write} for a sum."
    return ExpressionError(message, tokens[at].start, tokens[end - 1].end, write)


def digit_of_name(function: Token, text: str, tokens: Sequence[Token], at: int) -> ExpressionError:
    """Return the error for a digit between a function's name and its bracket: `sin2(x)`, `relu7(x)`."""
    name, digits, argument = function.value, tokens[at].value, argument_typed(text, tokens, at + 1)
    shown, start, end = quoted(name + digits), function.start, tokens[at].end
    inside = with_argument(f"{name}({digits}*x)", argument)
    if TABLE[SPELLINGS[name]].notation == "root":
        write = f"{name}({digits})*"
        return ExpressionError(f"{shown} is no function: write {write}({argument}) or {inside}.", start, end, write)
    if digits.isdigit() and ("a" + SPELLINGS[name] in TABLE or TABLE[SPELLINGS[name]].base):  # as sin^2 is typed
        write = f"{name}^{digits}"
        return ExpressionError(f"{shown} is no function: write {write}({argument}) or {inside}.", start, end, write)
    return ExpressionError(f"{shown} is no function: the name ends before the bracket.", start, end)


def inverse_meant(function: Token, text: str, tokens: Sequence[Token], at: int) -> ExpressionError | None:
    """Return the error for `sin-1(x)`, as calculators have it on their keys; None for what only begins so."""
    inverse, end = "a" + SPELLINGS.get(function.value, ""), function.end
    if inverse not in TABLE or [token.value for token in tokens[at : at + 3]] != ["-", "1", "("]:
        return None
    if tokens[at].start != end or tokens[at + 2].start != end + 2:
        return None
    shown = quoted(f"{function.value}-1")
    name, argument = function.value, argument_typed(text, tokens, at + 2)
    message = (
        f"{shown} may mean the inverse function or a difference: write {inverse}({argument}) or {name}({argument}) - 1."
    )
    return ExpressionError(message, function.start, end + 2, inverse)


def never_closed(opening: Token) -> ExpressionError:
    """Return the error for a bracket or bar without its partner."""
    return at_token(opening, f"This {'bar' if opening.kind == '|' else 'bracket'} is never closed.")


def needs_argument(function: Token, text: str, tokens: Sequence[Token]) -> ExpressionError:
    """Return the error for a function that nothing follows."""
    example = _example(function, text, tokens)
    return at_token(function, f"{function.value} needs something to work on, such as {example}.")


def wrong_count(
    function: Token, least: int, most: int | None, text: str, tokens: Sequence[Token], span: tuple[int, int]
) -> ExpressionError:
    """Return the error for too few or too many arguments, which shows in a part of the text."""
    wanted = (
        "two or more arguments" if most is None else f"{('one', 'two', 'three')[least - 1]} argument{'s' * (least > 1)}"
    )
    wanted = "one or two arguments" if least < (most or least) else wanted
    wanted = "a condition and one or two expressions" if SPELLINGS.get(function.value) == IF else wanted
    example = _example(function, text, tokens, most)
    at = tokens.index(function)
    (first, start), (second, end) = operand_before(text, tokens, at), operand_behind(text, tokens, at + 1)
    between = least == 2 and first and second and tokens[at + 1].kind != "("  # x mod 3
    message = f"{function.value} takes {wanted}: write {example}."
    return ExpressionError(message, *((start, end) if between else span), example if between else None)


def surplus(function: Token, least: int, most: int, text: str, tokens: Sequence[Token], at: int) -> ExpressionError:
    """Return the error for the comma after a function's last argument, which may be a decimal comma."""
    decimal = comma(text, tokens, at)
    if decimal.suggestion and most == 1:
        return decimal
    return wrong_count(function, least, most, text, tokens, (tokens[at].start, tokens[at].end))


def _example(function: Token, text: str, tokens: Sequence[Token], most: int | None = None) -> str:
    """Return a call of a function with what it was given, and an example of what is missing."""
    name, at = function.value, tokens.index(function)
    opening = at + 1
    while tokens[opening].kind in {"_", "^", NUMBER, SUBSCRIPT, SUPERSCRIPT}:  # log_2(, sin²(
        opening += 1
    given = arguments_typed(text, tokens, opening)
    called = f"{name}{text[function.end : tokens[opening].start].strip()}" if given else name
    if name in COMPOSED:
        usual = COMPOSED[name].example.removeprefix(f"{name}(").removesuffix(")").split(", ")
    elif SPELLINGS[name] == IF:
        usual = ["x<0", "-x", "x^2"]
    else:
        usual = ["x", "2"][: TABLE[SPELLINGS[name]].least]
        if tokens[opening].kind != "(" and len(usual) == 2:
            sides = operand_before(text, tokens, at)[0], operand_behind(text, tokens, at + 1)[0]
            given = [side for side in sides if side]
    usual = [in_letter(one, tokens) for one in usual]
    return f"{called}({', '.join([*given[:most], *usual[len(given) :]])})"


def _without_operand(text: str, tokens: Sequence[Token], at: int) -> ExpressionError:
    """Return the error where a number, a letter or a bracket was expected."""
    token, before = tokens[at], tokens[at - 1] if at else None
    if token.kind == DEGREE:
        if token.value == "degrees" and tokens[at + 1].kind == "(":
            message = "'degrees' is not offered: write 180/pi*x, and x° for an angle in degrees."
            instead = "180/pi*" if may_multiply(tokens, at) else None
            return at_token(token, in_letter(message, tokens), instead)
        return at_token(token, f"{quoted_token(text, token)} stands after an angle, as in 45°.")
    if before is None and token.kind == END:
        return at_token(token, "There is nothing to read: type a formula, such as x^2 + 1.")
    if before is None or (before.kind in _OPENING and token.kind not in {END, *_CLOSING}):
        return at_token(token, f"Something is missing before {quoted_token(text, token)}.")
    if before.kind in _OPENING and token.kind == END:
        return never_closed(before)
    if before.kind == "(" and at > 1 and tokens[at - 2].kind == CONSTANT:  # as spreadsheets have PI()
        return ExpressionError("A constant goes without brackets.", before.start, token.end, "")
    if before.kind in {"(", "{"}:
        return ExpressionError("There is nothing between these brackets.", before.start, token.end)
    if before.kind == FUNCTION:
        return needs_argument(before, text, tokens)
    if token.kind in {END, *_CLOSING, ",", ":", "?"}:
        what = "the comma" if before.kind == "," else quoted_token(text, before)
        return at_token(before, f"Something is missing after {what}.")
    return at_token(
        token, f"{quoted_token(text, token)} cannot follow {quoted_token(text, before)}: something is missing between."
    )
