"""Text to tree: the one door through which a typed text enters the engine."""

import re

from mgtui.engine.language.errors import ExpressionError, quoted
from mgtui.engine.language.grammar import Parser
from mgtui.engine.language.tokens import END, left_side, plain, scan
from mgtui.engine.language.tree import Tree

__all__ = ["LONGEST_TEXT", "MOST_NODES", "ExpressionError", "parse_tree"]

LONGEST_TEXT = 1_000  # code points
MOST_NODES = 2_000

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
        message = f"This text has {len(text):,} characters; {LONGEST_TEXT:,} are the most."
        raise ExpressionError(message, LONGEST_TEXT, len(text))
    start, value_name = left_side(text)
    tokens = scan(text, start)
    if start and tokens[0].kind == END:
        raise ExpressionError("Nothing stands after =: type the formula there.", start - 1, start)
    if _PROGRAMMERS.fullmatch(flat := plain(text).strip()):
        product = f"{flat[:-1]}*{flat[-1]}".lower()
        message = f"{quoted(flat)} alone is a programmer's number: for a product, write {product}."
        raise ExpressionError(message, tokens[0].start, tokens[-1].end, product)
    tree = Parser(text, tokens, value_name).parse()
    if len(tree) > MOST_NODES:
        raise ExpressionError(f"This has {len(tree):,} parts; {MOST_NODES:,} are the most.", 0, len(text))
    return tree
