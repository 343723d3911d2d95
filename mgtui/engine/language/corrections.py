"""How a correction is written so that, in its place, it is read as it was meant.

What is a product by itself is none after `^`, `√`, `/` or a function's name: there `kx` is `(k*x)`, or `k x` where the
argument goes on, as in `sin kx^2`.
"""

from collections.abc import Sequence

from mgtui.engine.calculus.functions import signs
from mgtui.engine.language.tokens import DEGREE, END, FACTORIAL, FRACTION, FUNCTION, SUPERSCRIPT, Token
from mgtui.engine.language.tree import CONSTANT, IF, NUMBER, VARIABLE

_OPERANDS = frozenset({NUMBER, FRACTION, VARIABLE, CONSTANT})
_TIGHT = frozenset({"^", "/", *signs("root")})
_RAISES = frozenset({"^", SUPERSCRIPT, FACTORIAL, DEGREE})
_LOOSE = frozenset({"(", ",", "+", "-", "*", "|", "="})


def product_in_place(text: str, tokens: Sequence[Token], at: int, factors: Sequence[str]) -> tuple[str, int]:
    """Return the product that the word `tokens[at]` means, as it must be typed there, and where what it replaces ends.

    Args:
        text: what was typed.
        tokens: all its tokens.
        at: the word.
        factors: what it is the product of.
    """
    end, after = tokens[at].end, tokens[at + 1]
    if after.kind == "(" and (_in_bare_argument(tokens, at) or _before(tokens, at) in _TIGHT):
        close = closing(tokens, at + 1)
        end = tokens[at + 1 if close is None else close].end
        return f"({'*'.join(factors)}{text[after.start : end]})", end
    if _in_bare_argument(tokens, at):
        whole = tokens[at - 1].kind == FUNCTION and _argument_ends(after)
        return (f"({'*'.join(factors)})" if whole else " ".join(factors)), end
    product = "*".join(factors)
    if _before(tokens, at) not in _TIGHT:
        return product, end
    past = at + 1
    while tokens[past].kind in _RAISES and (tokens[past].kind != "^" or tokens[past + 1].kind in _OPERANDS):
        past += 2 if tokens[past].kind == "^" else 1
    stop = tokens[past - 1].end
    return f"({product}{text[end:stop]})", stop


def call_in_place(tokens: Sequence[Token], at: int, function: str, factors: Sequence[str]) -> str:
    """Return the call that a word such as `sint` means: in brackets, or bare where the argument goes on."""
    return f"{function}({'*'.join(factors)})" if _argument_ends(tokens[at + 1]) else f"{function} {' '.join(factors)}"


def _before(tokens: Sequence[Token], at: int) -> str:
    """Return the kind of what stands before a token and its sign."""
    if at > 1 and tokens[at - 1].kind == "-":
        return tokens[at - 2].kind
    return tokens[at - 1].kind if at else ""


def _argument_ends(after: Token) -> bool:
    return after.kind in {END, ")", "+", "-", "*", "/", ",", "|", "=", FUNCTION}


def _in_bare_argument(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a function's name and nothing but factors stand before."""
    place = at - 1
    while place >= 0 and (tokens[place].kind in _OPERANDS or tokens[place].kind == SUPERSCRIPT):
        place -= 1
    if place >= 0 and tokens[place].kind == "-":
        place -= 1
    return place >= 0 and tokens[place].kind == FUNCTION


def closing(tokens: Sequence[Token], opening: int) -> int | None:
    """Return which token closes the bracket `tokens[opening]`; None where none does."""
    depth = 0
    for place in range(opening, len(tokens)):
        value = tokens[place].value
        depth += (value in {"(", "[", "{"}) - (value in {")", "]", "}"})
        if not depth:
            return place
    return None


def enclosing_list(tokens: Sequence[Token], at: int) -> int | None:
    """Return which token opens the outermost arguments or pieces that `tokens[at]` stands among."""
    depth, outermost = 0, None
    for place in range(at - 1, -1, -1):
        depth += (tokens[place].kind in {")", "}"}) - (tokens[place].kind in {"(", "{"})
        if depth < 0:
            called = place and tokens[place - 1].kind in {FUNCTION, IF}
            depth, outermost = 0, place if called or tokens[place].kind == "{" else outermost
    return outermost


def may_multiply(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a factor may be put before the call that begins at `tokens[at]`, as far as precedence goes."""
    if at and tokens[at - 1].kind not in _LOOSE:
        return False
    return may_be_a_power(tokens, at)


def may_divide(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the operand before `tokens[at]`, which nothing follows, may be divided where it stands."""
    before = tokens[at - 2].kind if at > 1 else "("
    return tokens[at - 1].kind in _OPERANDS and before in _LOOSE and _argument_ends(tokens[at + 1])


def may_be_a_power(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the call that begins at `tokens[at]` is raised to no power, so that its bracket may become one."""
    close = closing(tokens, at + 1) if tokens[at + 1].kind == "(" else None
    return close is not None and tokens[close + 1].kind not in _RAISES


def is_one_argument(tokens: Sequence[Token], opening: int) -> bool:
    """Tell whether there is one argument between the brackets that `tokens[opening]` opens."""
    close, depth = closing(tokens, opening), 0
    if close is None or close == opening + 1:
        return False
    for token in tokens[opening:close]:
        depth += (token.kind == "(") - (token.kind == ")")
        if token.kind == "," and depth == 1:
            return False
    return True
