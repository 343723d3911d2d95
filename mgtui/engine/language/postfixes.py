"""Nodes that are written out: what stands after an operand, and functions that are formulas of others."""

from dataclasses import replace

from mgtui.engine.calculus.functions import CONSTANTS
from mgtui.engine.language.builder import Builder
from mgtui.engine.language.limits import MOST_NODES
from mgtui.engine.language.refusals import raised_sum, too_long, twice
from mgtui.engine.language.tokens import DEGREE, FACTORIAL, SUPERSCRIPT
from mgtui.engine.language.tree import ADD, CONSTANT, DIVIDE, GAMMA, MULTIPLY, POWER, VARIABLE, Node, Tree

POSTFIXES = frozenset({SUPERSCRIPT, FACTORIAL, DEGREE})


def postfix(parser: Builder, root: int, start: int) -> int:
    """Put the power, factorial or degrees of an operand: x², x! as gamma(x + 1), x° as x*(pi/180)."""
    if parser.kind == SUPERSCRIPT:
        if refusal := raised_sum(parser.tokens, parser.at):
            raise refusal
        return parser.put(POWER, (root, parser.superscript()), start)
    sign = parser.take()
    if sign.kind == FACTORIAL:
        if parser.kind == FACTORIAL:
            raise twice(parser.text, start, parser.tokens[parser.at])
        return parser.put(GAMMA, (parser.put(ADD, (root, parser.number(sign, "1")), start),), start)
    parser.nodes.append(Node(CONSTANT, (), CONSTANTS["pi"], "pi", sign.start, sign.end))
    half_turn = parser.number(sign, "180")
    return parser.put(MULTIPLY, (root, parser.put(DIVIDE, (half_turn - 1, half_turn), sign.start)), start)


def composed(parser: Builder, formula: Tree, args: list[int], mark: int, start: int) -> int:
    """Put a formula of u, v and w with arguments in their places, copied where it has one twice.

    Args:
        parser: what has read the arguments, last.
        formula: the formula's tree.
        args: the roots of the arguments.
        mark: where the nodes of the first of them begin.
        start: where the call was read.

    Raises:
        ExpressionError: that makes too many nodes; copies of copies, 64 levels deep, would never end.
    """
    ends = [place + 1 for place in args]
    given = {u: (first, parser.nodes[first:end]) for u, first, end in zip("uvw", (mark, *ends), ends, strict=False)}
    del parser.nodes[mark:]
    places: list[int] = []
    for node in formula:
        if node.op == VARIABLE:
            first, nodes = given[node.name]
            moved = len(parser.nodes) - first
            parser.nodes += [replace(copy, args=tuple(place + moved for place in copy.args)) for copy in nodes]
            if len(parser.nodes) > MOST_NODES:
                raise too_long(len(parser.nodes), MOST_NODES, parser.text)
            places.append(len(parser.nodes) - 1)
        else:
            places.append(parser.put(node.op, tuple(places[place] for place in node.args), start))
    return places[-1]
