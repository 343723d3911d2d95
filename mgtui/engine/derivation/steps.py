"""The steps of an expression: one for each variable and each operation, shared ones once."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from mgtui.engine.evaluation.tape import Operation
from mgtui.engine.expression import Function
from mgtui.engine.language.names import lettered
from mgtui.engine.language.readings import reading
from mgtui.engine.language.tree import VARIABLE, Node, Tree, is_factorial

_LETTERS = "uvwstpqr"  # of steps: the first that no variable begins with


class ChainStep(NamedTuple):
    """One step: a variable, or an operation on steps before it.

    Attributes:
        name: what later steps call it: x, u₁, and f for the last of several.
        plain_name: the same in ASCII.
        formula: of the names of other steps; the variable itself where it is one.
        plain: the same in ASCII.
        key: what trees call it: u_1.
        tree: the formula, of the keys of other steps.
        variable: its name on the tape; "" for an operation.
        spans: where it stands in the text, first and one past the last character; several where it is shared.
        entry: its place on the tape.
        node: its place in the tree, the first of several.
        args: the steps it takes, each once, in their order.
        places: for each of them where on the tape the operation finds it: there, or with 1 added in a factorial.
        user: the step that takes it first in the text; None for the last.
    """

    name: str
    plain_name: str
    formula: str
    plain: str
    key: str
    tree: Tree
    variable: str
    spans: tuple[tuple[int, int], ...]
    entry: int
    node: int
    args: tuple[int, ...]
    places: tuple[int, ...]
    user: int | None


@lru_cache(maxsize=16)
def steps_of(f: Function) -> tuple[ChainStep, ...]:
    """Return the steps of a function, its variables first, then its operations in the order they are computed."""
    tape, tree = f.tape, f.tree
    nodes: dict[int, list[int]] = {}
    for node, entry in enumerate(tape.place):
        nodes.setdefault(entry, []).append(node)
    leaves = [tape.inputs[name] for name in f.variables if name in tape.inputs]
    within = _within_factorials(tree, tape.place)
    entries = leaves + [
        at for at, entry in enumerate(tape.entries) if isinstance(entry, Operation) and at not in within
    ]
    rows = {entry: row for row, entry in enumerate(entries)}
    letter = next(letter for letter in _LETTERS if letter not in {name[0] for name in f.variables})
    own = [f"{letter}_{number}" for number in range(1, len(entries) - len(leaves) + 1)]
    names = [str(tape.entries[leaf]) for leaf in leaves] + own
    by_node = {node: names[rows[entry]] for entry, its in nodes.items() if entry in rows for node in its}
    short = partial(re.sub, rf"\b{letter}_(?=[0-9])", letter)
    users = _users(tree, tape.place, rows | {inner: rows[outer] for inner, (outer, _) in within.items()})
    found: list[ChainStep] = []
    for row, entry in enumerate(entries):
        first = nodes[entry][0]
        own_tree = _formula(tree, first, by_node)
        formula, plain = (reading(own_tree, ascii) for ascii in (False, True))
        what = tape.entries[entry]
        taken = {
            rows[step]: arg
            for arg in (what.args if isinstance(what, Operation) else ())
            if (step := within.get(arg, (0, arg))[1]) in rows
        }
        spans = tuple(dict.fromkeys((tree[node].start, tree[node].end) for node in nodes[entry]))
        name, variable = names[row], what if isinstance(what, str) else ""
        labels = lettered(name), short(name), formula, short(plain), name
        args = tuple(taken), tuple(taken.values())
        found.append(ChainStep(*labels, own_tree, variable, spans, entry, first, *args, users.get(row)))
    return tuple(found)


def _within_factorials(tree: Tree, place: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Return the sums that belong to factorials alone, by their places on the tape: the factorial's, and of what."""
    found: dict[int, tuple[int, int]] = {}
    others = set()
    for at, node in enumerate(tree):
        for arg in node.args:
            if is_factorial(tree, node):
                found[place[arg]] = place[at], place[tree[arg].args[0]]
            else:
                others.add(place[arg])
    return {inner: what for inner, what in found.items() if inner not in others}


def _users(tree: Tree, place: Sequence[int], rows: Mapping[int, int]) -> dict[int, int]:
    """Return for each step the one that takes it first in the text, by which steps make a tree."""
    users: dict[int, int] = {}
    for at, node in enumerate(tree):
        for arg in node.args:
            if place[arg] in rows and rows[place[arg]] != rows[place[at]]:
                users.setdefault(rows[place[arg]], rows[place[at]])
    return users


def _formula(tree: Tree, node: int, names: Mapping[int, str]) -> Tree:
    """Return one operation as a tree, of variables that stand for the steps it takes, and of constants."""
    return tuple(
        Node(VARIABLE, name=names[at]) if at in names and at != node else Node(n.op, args, n.value, n.name)
        for at, n, args in _below(tree, node, stop=lambda at: at in names and at != node)
    )


def subtree(tree: Tree, node: int) -> Tree:
    """Return the part of a tree that one of its nodes is the root of."""
    parts = _below(tree, node, stop=lambda _: False)
    return tuple(Node(n.op, args, n.value, n.name, n.start, n.end) for _, n, args in parts)


def _below(tree: Tree, node: int, stop: Callable[[int], bool]) -> list[tuple[int, Node, tuple[int, ...]]]:
    """Return the nodes that one is made of, in order, each with its place and its arguments' places among them."""
    needed, waiting = {node}, [node]
    while waiting:
        at = waiting.pop()
        if not stop(at):
            waiting += [arg for arg in tree[at].args if arg not in needed]
            needed.update(tree[at].args)
    order = sorted(needed)
    place = {old: new for new, old in enumerate(order)}
    return [(at, tree[at], () if stop(at) else tuple(place[arg] for arg in tree[at].args)) for at in order]
