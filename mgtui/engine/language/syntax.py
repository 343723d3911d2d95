"""Text to tree: the one door through which a typed text enters the engine."""

import re

from mgtui.engine.language.errors import ExpressionError, quoted
from mgtui.engine.language.grammar import Parser
from mgtui.engine.language.limits import DEEPEST_NESTING, LONGEST_TEXT, MOST_COUNTED, MOST_NODES
from mgtui.engine.language.pasted import Source, source, without_module
from mgtui.engine.language.refusals import too_long
from mgtui.engine.language.tokens import END, plain, scan
from mgtui.engine.language.tree import VARIABLE, Node, Tree

__all__ = ["LONGEST_TEXT", "MOST_NODES", "ExpressionError", "parse_tree", "unclosed", "variable_name"]


_PROGRAMMERS = re.compile(r"0[xXbBoO]|[0-9.]+[jJ]")  # as a whole text only: in a formula, 0x is 0·x


def parse_tree(text: str) -> Tree:
    """Read a text as an expression.

    Args:
        text: what a person typed; anything at all, of any length.

    Raises:
        ExpressionError: the text is not an expression; says why, where, and what to write instead.
        TypeError: `text` is not a str.
    """
    if not isinstance(text, str):
        raise TypeError(f"an expression is a str, not {type(text).__name__}")
    if len(text) > LONGEST_TEXT:
        count = f"{len(text):,}" if len(text) <= MOST_COUNTED else f"more than {MOST_COUNTED:,}"
        message = f"This text has {count} characters; {LONGEST_TEXT:,} are the most."
        raise ExpressionError(message, LONGEST_TEXT, len(text))
    try:
        return _read(text)
    except ExpressionError as refused:
        from mgtui.engine.language.prose import in_signs  # a formula that is right needs none of this

        error = in_signs(text, refused, _is_read) or refused
        suggestion = error.suggestion
        if suggestion is None or _holds(text[: error.start], suggestion, text[error.end :]):
            raise error from None
        raise ExpressionError(error.message, error.start, error.end) from None


def variable_name(text: str) -> str | None:
    """Return the name that a tree has for a variable, however it was typed; None where it is no variable's name.

    >>> variable_name("θ₁"), variable_name("X"), variable_name("xy")
    ('theta_1', 'x', None)
    """
    tokens = scan(text) if len(text) <= LONGEST_TEXT else []
    return tokens[0].value if [token.kind for token in tokens] == [VARIABLE, END] else None


def unclosed(text: str) -> str:
    """Return the brackets and bars that a text lacks at its end to be an expression; "" where no such help helps.

    >>> unclosed("2sin(|x")
    '|)'
    """
    if len(text) > LONGEST_TEXT - DEEPEST_NESTING:
        return ""
    try:
        read = source(text)
        parser = Parser(read.text, scan(read.text, read.start), read.value_name, lenient=True)
        parser.parse()
        missing = "".join(parser.missing)
        if missing:
            _read(text + missing)
    except ExpressionError:
        return ""
    return missing


def _holds(before: str, suggestion: str, after: str) -> bool:
    """Tell whether a suggestion, put in its place, is read, whatever may be wrong elsewhere."""
    start, end = len(before), len(before) + len(suggestion)
    try:
        _read(before + suggestion + after)
    except ExpressionError as error:
        return error.start >= end + (not suggestion) or error.end <= start
    return True


def _is_read(text: str) -> bool:
    try:
        _read(text)
    except ExpressionError:
        return False
    return True


def _read(text: str) -> Tree:
    read = source(text)
    if read.typed is None:
        return _parsed(read)
    try:
        tree = _parsed(read)
    except ExpressionError as error:
        start, end = read.place(error.start, error.end)
        if error.suggestion and not error.suggestion[0].isalpha():
            start = without_module(text, start)
        raise ExpressionError(error.message, start, end, error.suggestion) from None
    place = read.typed.place
    return tuple([Node(n.op, n.args, n.value, n.name, *place(n.start, n.end)) for n in tree])


def _parsed(read: Source) -> Tree:
    if read.refusal is not None:
        raise ExpressionError(read.refusal.message, read.refusal.start, read.refusal.end)
    text, start = read.text, read.start
    tokens = scan(text, start)
    if start and tokens[0].kind == END:
        sign = "=>" if text[:start].endswith("=>") else text[start - 1]
        raise ExpressionError(f"Nothing stands after {sign}: type the formula there.", start - 1, start)
    if _PROGRAMMERS.fullmatch(flat := plain(text).strip()):
        product = f"{flat[:-1]}*{flat[-1]}".lower()
        message = f"{quoted(flat)} alone is a programmer's number: for a product, write {product}."
        raise ExpressionError(message, tokens[0].start, tokens[-1].end, product)
    tree = Parser(text, tokens, read.value_name).parse()
    if len(tree) > MOST_NODES:
        raise too_long(len(tree), MOST_NODES, text)
    return tree
