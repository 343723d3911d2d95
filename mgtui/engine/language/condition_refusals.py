"""Why a condition, or a function made of pieces, cannot be read: what is wrong with each, and where."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from mgtui.engine.calculus.functions import CONDITIONS, signs
from mgtui.engine.language.errors import ExpressionError, quoted
from mgtui.engine.language.number_refusals import foreign_error
from mgtui.engine.language.suggestions import SYMBOLS
from mgtui.engine.language.tokens import ELSE, END, Token
from mgtui.engine.language.tree import AND, DIVIDE, IF, MULTIPLY, NOT, OR, VARIABLE, Node
from mgtui.engine.language.typed_examples import in_letter, repeated

_COMPARED = signs("comparison")
_FORMS = "{x<0: -x, x^2}, if(x<0, -x, x^2), (x<0)*x"  # the condition in it may be what was typed
_CONDITION = "x<0"

STRAY: Mapping[str, str] = MappingProxyType(
    {
        ":": "This : parts nothing: it stands after a condition, as in {x<0: -x, x^2}, and a quotient is written /.",
        ELSE: "This else belongs to no if: write -x if x<0 else x^2, or {x<0: -x, x^2} without it.",
        NOT: "not stands before a condition, as in {not x<0: 1}.",
    }
)
"""What is said of a sign or word of conditions that fits nowhere."""

LIMITED = "Nothing can follow a condition that stands behind: to go on, write {x<0: x^2} instead of x^2 {x<0}."


def check_conditions(nodes: Sequence[Node], text: str, tokens: Sequence[Token]) -> None:
    """Check that conditions stand where they are wanted, and nothing else does.

    Raises:
        ExpressionError: a comparison is no factor in brackets and decides nothing, or what should is no comparison.
    """
    for node in nodes:
        for number, place in enumerate(node.args):
            wanted = node.op in {AND, OR, NOT} or (node.op == IF and number == 0)
            given = nodes[place].op in CONDITIONS
            if wanted and not given:
                raise _no_condition(node, nodes[place], text, tokens)
            if given and not wanted and node.op != MULTIPLY and (node.op != DIVIDE or number):
                raise _lone_condition(nodes, place, text, tokens)
    if nodes[-1].op in CONDITIONS:
        raise _lone_condition(nodes, len(nodes) - 1, text, tokens)


def _lone_condition(nodes: Sequence[Node], place: int, text: str, tokens: Sequence[Token]) -> ExpressionError:
    """Return the error for the condition at a place, which stands where only a number can."""
    node = nodes[place]
    while node.op not in _COMPARED.values():  # the first comparison of what is joined
        node = nodes[node.args[0]]
    token = _sign_after(nodes[node.args[0]], tokens, frozenset(_COMPARED))
    assert token is not None, "a comparison has its sign"
    forms = _with_condition(_FORMS, text[nodes[place].start : nodes[place].end], tokens)
    message = f"A comparison is no number: write {forms}."
    if token is tokens[1] and _is_equation_for(tokens):
        message = f"'=' is not offered: only y = or f(x) = may stand in front: leave {tokens[0].value} = out."
        return ExpressionError(message, tokens[0].start, token.end, "")
    if token.value == "=" and place == len(nodes) - 1:
        forms = in_letter(_FORMS, tokens)
        message = f"'=' is not offered: only y = or f(x) = may stand in front; conditions stand in {forms}."
    return ExpressionError(message, token.start, token.end)


def _with_condition(forms: str, typed: str, tokens: Sequence[Token]) -> str:
    """Return examples with the condition that was typed, where it is short, and with its letter."""
    condition = repeated(typed)
    parts = [in_letter(part, tokens) for part in forms.split(_CONDITION)]
    return (condition or in_letter(_CONDITION, tokens)).join(parts)


def _is_equation_for(tokens: Sequence[Token]) -> bool:
    """Tell whether a text is a formula for the variable it begins with, as z = x*y is."""
    others = {token.value for token in tokens[2:] if token.kind == VARIABLE}
    return tokens[1].value == "=" and tokens[0].kind == VARIABLE and bool(others) and tokens[0].value not in others


def _no_condition(node: Node, operand: Node, text: str, tokens: Sequence[Token]) -> ExpressionError:
    """Return the error for an operand of `node` that should be a condition and is none."""
    joined = node.op in {AND, OR}
    token = (
        _sign_after(operand, tokens, frozenset({node.op, "|"}), before=node.start < operand.start) if joined else None
    )
    if token is not None:  # x^2 {x} {x<1} has no sign
        example = in_letter("0 < x and x < 1", tokens)
        message = f"Logic such as {quoted(token.value)} joins comparisons, as in {example}."
        return ExpressionError(message, token.start, token.end)
    compared = repeated(text[operand.start : operand.end]) or in_letter("x", tokens)
    message = f"This is no condition: compare it with something, as in {compared} > 0."
    return ExpressionError(message, operand.start, operand.end)


def _sign_after(node: Node, tokens: Sequence[Token], kinds: frozenset[str], before: bool = False) -> Token | None:
    """Return the first token of some kinds after a node, or the last one before it; None where there is none."""
    if before:
        return next((token for token in reversed(tokens) if token.kind in kinds and token.end <= node.start), None)
    return next((token for token in tokens if token.kind in kinds and token.start >= node.end), None)


def no_pieces(opening: Token, is_condition: bool, text: str, tokens: Sequence[Token], end: int) -> ExpressionError:
    """Return the error for braces around a single expression."""
    if is_condition:
        forms = _with_condition("x^2 {x<0}, or {x<0: x^2}", text[opening.end : end - 1], tokens)
        message = f"A condition in braces stands after what it limits: write {forms}."
        return ExpressionError(message, opening.start, end)
    refusal = SYMBOLS["{"]
    return ExpressionError(refusal.sentence.replace("{}", quoted("{")), opening.start, opening.end, refusal.suggestion)


def not_last(text: str, rest: Node, tokens: Sequence[Token], at: int) -> ExpressionError:
    """Return the error for an expression without condition before the comma, or a condition without what it is for."""
    comma = tokens[at]
    if rest.op in CONDITIONS:
        ahead = [token.kind for token in tokens[at + 1 : _part_ends(tokens, at + 1) + 1]]
        if ahead[-1] == ":" and (decimal := foreign_error(text, comma)):
            return decimal
        if ahead[-1] != ":" and not _COMPARED.keys().isdisjoint(ahead):
            message = in_letter("Conditions are joined by and, as in x^2 {0 < x and x < 1}.", tokens)
            return ExpressionError(message, comma.start, comma.end, " and")
        form = _with_condition("{x<0: -x, x^2}", text[rest.start : rest.end], tokens)
        message = f"A condition is followed by : and what holds then, as in {form}."
        return ExpressionError(message, comma.start, comma.end, ":")
    if text[rest.start - 1] == "," and (decimal := foreign_error(text, comma._replace(start=rest.start - 1))):
        return decimal
    return ExpressionError("Only the last piece, for all the rest, goes without a condition.", rest.start, rest.end)


def _part_ends(tokens: Sequence[Token], at: int) -> int:
    """Return which token ends the part of a list that begins at a place."""
    depth = 0
    for place in range(at, len(tokens)):
        depth += (tokens[place].kind in {"(", "{"}) - (tokens[place].kind in {")", "}"})
        if depth < 0 or (not depth and tokens[place].kind in {",", ":"}):
            return place
    return len(tokens) - 1


def rest_named(tokens: Sequence[Token], at: int) -> ExpressionError | None:
    """Return the error for a word before the last piece, such as `otherwise`; None where it is no such word."""
    word, after = tokens[at], tokens[at + 1]
    if word.value not in {ELSE, "otherwise", "elsewhere", "default"} or not at or tokens[at - 1].kind != ",":
        return None
    message = in_letter("The last piece, for all the rest, goes without a word, as in {x<0: -x, x^2}.", tokens)
    return ExpressionError(message, word.start, after.end if after.kind == ":" else word.end, "")


def unfinished_choice(opening: Token, text: str, tokens: Sequence[Token], end: Token) -> ExpressionError:
    """Return the error for an `if` without its `else`, or a `?` without its `:`."""
    form = "-x if x<0 else x^2" if opening.kind == IF else "x<0 ? -x : x^2"
    condition = text[opening.end : end.start].strip() if opening.kind == IF and end.kind in {END, ")"} else ""
    if condition:
        forms = _with_condition(f"{form}, or x^2 {{x<0}} to leave it out", condition, tokens)
        message = f"What it is otherwise is missing: write {forms}."
        last = opening.end + len(text[opening.end : end.start].rstrip())
        return ExpressionError(message, opening.start, last, f"{{{condition}}}")
    forms = in_letter(f"{form}, or {{x<0: -x}} to leave it out", tokens)
    message = f"What it is otherwise is missing: write {forms}."
    return ExpressionError(message, opening.start, opening.end)
