"""Where a term has a value, and where it jumps."""

from collections.abc import Iterable
from functools import lru_cache

from mgtui.engine.calculus.functions import TABLE
from mgtui.engine.language.syntax import parse_tree
from mgtui.engine.language.tree import AND, DIVIDE, IF, NOT, OR, POWER, Tree
from mgtui.engine.symbolic.arithmetic import Arithmetic
from mgtui.engine.symbolic.implications import either
from mgtui.engine.symbolic.piece_terms import divide
from mgtui.engine.symbolic.reader import term_of
from mgtui.engine.symbolic.relations import SIDES, Relation, read
from mgtui.engine.symbolic.terms import PIECES, Atom, Exponent, Sum, atomic


def of_tree(
    algebra: Arithmetic, tree: Tree, terms: list[Sum], root: int | None = None, several: bool = True
) -> list[Relation]:
    """Return where an expression, or a part of it, has a value, as it was typed: x/x has none at 0.

    Args:
        algebra: what makes the terms.
        tree: the expression.
        terms: the terms of its nodes.
        root: the node of the part.
        several: whether to tell that one of several pieces holds.
    """
    found: list[Relation] = []
    seen: set[int] = set()
    left = [len(tree) - 1 if root is None else root]
    while left:
        place = left.pop()
        if place in seen:
            continue
        seen.add(place)
        node = tree[place]
        if node.op == IF:
            left.append(node.args[0])
            if len(node.args) == 2:
                found += read(algebra, terms[node.args[0]])
            elif several and tree[node.args[2]].op == IF:
                found += _of_rest(tree, terms, place)
            continue
        left += node.args
        found += _of_operation(algebra, node.op, [terms[i] for i in node.args])
    return list(dict.fromkeys(found))


def _of_rest(tree: Tree, terms: list[Sum], place: int) -> list[Relation]:
    """Return that one of several conditions holds, where nothing is said of the rest."""
    truths = []
    node = tree[place]
    while node.op == IF:
        truths.append(terms[node.args[0]])
        if len(node.args) == 2:
            return [Relation("holds", either(truths))]
        node = tree[node.args[2]]
    return []


def of_term(algebra: Arithmetic, total: Sum, smooth: bool = False) -> list[Relation]:
    """Return where a term has a value; with `smooth`, where neither it nor a part of it jumps."""
    found: dict[Relation, None] = {}
    seen: set[Atom] = set()
    left = [total]
    while left:
        for product in left.pop().terms:
            for atom, exponent in product.powers.items():
                if isinstance(exponent, Sum):
                    left.append(exponent)
                if not smooth:
                    found.update(dict.fromkeys(_of_power(atomic(atom), exponent)))
                if atom in seen or (smooth and not atom.variables):
                    continue
                seen.add(atom)
                if atom.op == PIECES:
                    pairs, rest = divide(atom.args)
                    # A comparison after the first is asked only where that leaves something open.
                    compared = [side for condition, _ in pairs for side in _sides(condition)]
                    left += compared if smooth else compared[:2]
                    if rest is None and not smooth:
                        found.update(dict.fromkeys(read(algebra, either([c for c, _ in pairs]))))
                    continue
                left += atom.args
                if atom.op in TABLE:
                    text = TABLE[atom.op].derivatives.smooth if smooth else ""
                    relations = (
                        _of_text(algebra, text, atom.args)
                        if smooth
                        else _of_operation(algebra, atom.op, list(atom.args))
                    )
                    found.update(dict.fromkeys(relations))
    return list(found)


def _sides(truth: Sum) -> list[Sum]:
    """Return the terms that a condition compares."""
    atom = truth.atom
    if atom is None:
        return [truth]
    if atom.op in SIDES:
        return list(atom.args)
    return [side for arg in atom.args for side in _sides(arg)] if atom.op in (AND, OR, NOT) else [truth]


def _of_operation(algebra: Arithmetic, op: str, args: list[Sum]) -> list[Relation]:
    if op == DIVIDE:
        return [Relation("ne", args[1])]
    if op == POWER:
        value = args[1].number
        return _of_power(args[0], args[1] if value is None else value)
    if op == "root":
        degree = args[1].number
        if degree is None or not isinstance(degree, int):
            return [Relation("gt", args[0])]
        outer = [Relation("ne", args[0])] if degree < 0 else []
        return outer if degree % 2 else [Relation("ge", args[0]), *outer]
    return _of_text(algebra, TABLE[op].derivatives.defined, args) if op in TABLE else []


def _of_text(algebra: Arithmetic, text: str, args: Iterable[Sum]) -> list[Relation]:
    if not text:
        return []
    return read(algebra, term_of(_condition_of(text), algebra, dict(zip("uv", args, strict=False))))


@lru_cache(maxsize=64)
def _condition_of(text: str) -> Tree:
    """Return the tree of a condition, which no text is by itself."""
    tree = parse_tree(f"if({text}, 1)")
    return tree[: tree[-1].args[0] + 1]


def _of_power(base: Sum, exponent: Exponent) -> list[Relation]:
    if isinstance(exponent, Sum):
        return [Relation("gt", base if base.terms else exponent)]  # 0^v is 0 for v > 0
    if isinstance(exponent, int):
        return [Relation("ne", base)] if exponent < 0 else []
    return [Relation("ge" if exponent > 0 else "gt", base)]
