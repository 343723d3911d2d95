"""Tree to terms."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache

from mgtui.engine.calculus.functions import CONDITIONS
from mgtui.engine.language.syntax import parse_tree
from mgtui.engine.language.tree import (
    ADD,
    CONSTANT,
    DIVIDE,
    IF,
    MULTIPLY,
    NEGATE,
    NUMBER,
    POWER,
    SUBTRACT,
    VARIABLE,
    Tree,
)
from mgtui.engine.symbolic.arithmetic import Arithmetic, UndefinedError
from mgtui.engine.symbolic.exact_numbers import Rational, decimal
from mgtui.engine.symbolic.terms import (
    EULER,
    NEVER,
    ONE,
    ZERO,
    Exponent,
    Sum,
    as_exponent,
    atomic,
    constant,
    number,
    variable,
)

_SUMS, _PRODUCTS = (ADD, SUBTRACT), (MULTIPLY, DIVIDE)


def term_of(tree: Tree, algebra: Arithmetic, values: Mapping[str, Sum] | None = None) -> Sum:
    """Return an expression as a term, with terms for some of its variables."""
    return terms_of(tree, algebra, values)[-1]


@lru_cache(maxsize=256)
def tree_of(text: str) -> Tree:
    """Return the tree of a text of the function table or of an identity."""
    return parse_tree(text)


def terms_of(
    tree: Tree,
    algebra: Arithmetic,
    values: Mapping[str, Sum] | None = None,
    limit: Callable[[Sum | None, int, list[Sum]], Sum] | None = None,
) -> list[Sum]:
    """Return the term of every node; what is added to or multiplied next and used by nothing else has its first part.

    So a sum of 1,000 terms is made once, and not 1,000 times.

    Args:
        tree: the expression.
        algebra: what makes the terms.
        values: terms for some of its variables.
        limit: takes a condition, the node of what holds then, and the terms so far; gives that piece with the further
            conditions under which it has a value.
    """
    known = values or {}
    terms: list[Sum] = []
    parts: dict[int, list[tuple[Rational, Sum]]] = {}
    factors: dict[int, list[Sum]] = {}
    go_on = _goes_on(tree)
    compared = any(node.op in CONDITIONS for node in tree)
    for index, node in enumerate(tree):
        op, args = node.op, node.args
        if compared and op not in (*CONDITIONS, IF):
            for place in args:
                if tree[place].op in CONDITIONS:  # a truth to compute with: 1 where it holds, else 0
                    terms[place] = algebra.call(IF, (terms[place], ONE, ZERO))
        if op == NUMBER:
            terms.append(number(decimal(node.value)))
        elif op == CONSTANT:
            terms.append(constant(node.name))
        elif op == VARIABLE:
            terms.append(known.get(node.name) or variable(node.name))
        elif op in _SUMS:
            summed = parts.pop(args[0], None) or [(1, terms[args[0]])]
            summed.append((1 if op == ADD else -1, terms[args[1]]))
            if index in go_on:
                parts[index] = summed
                terms.append(summed[0][1])
            else:
                terms.append(algebra.add(summed))
        elif op in _PRODUCTS:
            multiplied = factors.pop(args[0], None) or [terms[args[0]]]
            multiplied.append(terms[args[1]] if op == MULTIPLY else _power(algebra, terms[args[1]], -1))
            if index in go_on:
                factors[index] = multiplied
                terms.append(multiplied[0])
            else:
                terms.append(NEVER if NEVER in multiplied else algebra.multiply(multiplied))
        elif op == NEGATE:
            terms.append(algebra.scale(-1, terms[args[0]]))
        elif op == POWER:
            terms.append(_power(algebra, terms[args[0]], as_exponent(terms[args[1]])))
        elif op == "exp":
            terms.append(algebra.power(atomic(EULER), as_exponent(terms[args[0]])))
        elif op == "sqrt":
            terms.append(algebra.power(terms[args[0]], Fraction(1, 2)))
        elif op == IF and limit is not None:
            condition, *pieces = args
            truths = (terms[condition], None)
            limited = [limit(truth, place, terms) for truth, place in zip(truths, pieces, strict=False)]
            terms.append(algebra.call(op, [terms[condition], *limited]))
        else:
            terms.append(algebra.call(op, [terms[i] for i in args]))
    return terms


def _power(algebra: Arithmetic, base: Sum, exponent: Exponent) -> Sum:
    try:
        return algebra.power(base, exponent)
    except UndefinedError:
        return NEVER


def _goes_on(tree: Tree) -> set[int]:
    """Return the nodes of sums that are only added to further, and of products that are only multiplied further."""
    users = [0] * len(tree)
    for node in tree:
        for arg in node.args:
            users[arg] += 1
    return {
        node.args[0]
        for node in tree
        for alike in (_SUMS, _PRODUCTS)
        if node.op in alike and tree[node.args[0]].op in alike and users[node.args[0]] == 1
    }
