"""The tree of an expression: what the parser writes and everything else in the engine reads.

A tree is a flat tuple of nodes in post-order (arguments before the node that uses them, the root last), so that
whoever walks it writes one loop and no recursion: a chain of 2,000 terms is no deeper than a single one. Two nodes may
share an argument, as both comparisons of 0 < x < 1 do.
"""

from dataclasses import dataclass, field
from typing import TypeAlias

NUMBER = "number"
CONSTANT = "constant"
VARIABLE = "variable"
LEAVES = frozenset({NUMBER, CONSTANT, VARIABLE})

NEGATE, ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER = "neg", "add", "sub", "mul", "div", "pow"
GAMMA = "gamma"
AND, OR, NOT, IF = "and", "or", "not", "if"


@dataclass(frozen=True, slots=True)
class Node:
    """One node of a tree; two nodes are equal when they mean the same, wherever they stood in the text.

    Attributes:
        op: `number`, `constant`, `variable`, or the name of a row of the function table (`add`, `sin`, ...).
        args: places of the arguments in the tuple that holds this node, each smaller than the node's own.
        value: the value of a number or constant; 0.0 otherwise.
        name: the name of a variable (`x`, `theta`, `w_1`; see `names`) or constant (`e`, `pi`, `tau`); "" otherwise.
        start: first code point of the text this node was read from.
        end: one past its last code point.
    """

    op: str
    args: tuple[int, ...] = ()
    value: float = 0.0
    name: str = ""
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


Tree: TypeAlias = tuple[Node, ...]


def is_factorial(tree: Tree, node: Node) -> bool:
    """Tell whether a node stands for a factorial: gamma of one more, made of one piece of text, or of none."""
    if node.op != GAMMA or tree[node.args[0]].op != ADD:
        return False
    inner = tree[node.args[0]]
    one = tree[inner.args[1]]
    return one.op == NUMBER and one.value == 1.0 and (inner.start, inner.end) == (node.start, node.end)
