"""Where x^(1/3) has no value because x is negative, and what to write for the real root.

A power of a negative number is real for whole exponents alone; nobody who typed an odd denominator expects that.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from mgtui.engine.evaluation.tape import compile_tree, run
from mgtui.engine.language.tree import DIVIDE, NEGATE, NUMBER, POWER, Node, Tree


class RealRoot(NamedTuple):
    """What to write instead of a power that has no value.

    Attributes:
        start: where the power begins in the text.
        end: one past its end.
        replacement: the real root, `root(x, 3)`.
    """

    start: int
    end: int
    replacement: str


def real_root(text: str, tree: Tree, point: Mapping[str, float]) -> RealRoot | None:
    """Find the first power of a negative number in a tree whose exponent was typed with an odd denominator.

    Args:
        text: what the tree was read from.
        tree: an expression.
        point: the values of its variables.
    """
    for node in tree:
        exponent = _exponent(text, tree, node) if node.op == POWER else None
        if exponent is None or _value(tree, node.args[0], point) >= 0:
            continue
        above, degree = exponent
        base = tree[node.args[0]]
        root = f"root({text[base.start : base.end]}, {degree})"
        raised = "" if above == 1 else f"^{above}" if above > 0 else f"^({above})"
        return RealRoot(node.start, node.end, root + raised)
    return None


def _exponent(text: str, tree: Tree, power: Node) -> tuple[int, int] | None:
    """Return numerator and odd denominator of a power's exponent, if it is such a fraction of typed whole numbers."""
    node, sign = tree[power.args[1]], 1
    if node.op == NEGATE:
        node, sign = tree[node.args[0]], -1
    if node.op != DIVIDE:
        return None
    above, below = (tree[place] for place in node.args)
    if above.op == NEGATE:
        above, sign = tree[above.args[0]], -sign
    if any(part.op != NUMBER or not part.value.is_integer() for part in (above, below)):
        return None
    if any(char.isalpha() for part in (above, below) for char in text[part.start : part.end]):  # a variable held fast
        return None
    return (sign * int(above.value), int(below.value)) if below.value % 2 == 1 and above.value else None


def _value(tree: Tree, root: int, point: Mapping[str, float]) -> float:
    first = root
    while tree[first].args:
        first = tree[first].args[0]
    nodes = tuple(
        Node(node.op, tuple(place - first for place in node.args), node.value, node.name)
        for node in tree[first : root + 1]
    )
    with np.errstate(all="ignore"):
        return float(run(compile_tree(nodes), {name: np.float64(value) for name, value in point.items()}))  # type: ignore[misc]
