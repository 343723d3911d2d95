"""Where a term has a value, and where it jumps: conditions on terms, and which of them say anything new."""

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from mgtui.engine.calculus.functions import TABLE
from mgtui.engine.language.syntax import parse_tree
from mgtui.engine.language.tree import AND, DIVIDE, IF, NOT, OR, POWER, Tree
from mgtui.engine.symbolic.arithmetic import Arithmetic, UndefinedError
from mgtui.engine.symbolic.pieces import divide
from mgtui.engine.symbolic.ranges import bounds
from mgtui.engine.symbolic.reader import term_of
from mgtui.engine.symbolic.terms import (
    BRACKETS,
    ONE,
    PIECES,
    UNIT,
    ZERO,
    Atom,
    Exponent,
    Product,
    Sum,
    atomic,
    content,
    number,
)

Sign: TypeAlias = Literal["gt", "ge", "ne", "eq", "holds"]


class Relation(NamedTuple):
    """A condition: that a term is above 0, at least 0, not 0 or 0; or that a truth holds."""

    sign: Sign
    term: Sum


_SIDES: dict[str, tuple[Sign, int]] = {"gt": ("gt", 1), "ge": ("ge", 1), "lt": ("gt", -1), "le": ("ge", -1),
                                       "ne": ("ne", 1), "eq": ("eq", 1)}  # fmt: skip
_ODD_ONES = frozenset({"sinh", "tanh", "asinh", "atan", "cbrt", "erf", "sign", "softsign", "asin", "atanh"})
_STRONGER: dict[Sign, frozenset[str]] = {
    "gt": frozenset({"gt"}), "ge": frozenset({"gt", "ge", "eq"}), "ne": frozenset({"gt", "ne"}),
    "eq": frozenset({"eq"}), "holds": frozenset({"holds"}),
}  # fmt: skip
_ZEROS_OF = {"tan": "sin", "cot": "cos"}  # what is 0 where they are
_LOGARITHMS = frozenset({"ln", "log2", "log10"})


def read(algebra: Arithmetic, truth: Sum) -> list[Relation]:
    """Return the conditions that hold together where a truth does."""
    atom = truth.atom
    if atom is not None and atom.op in _SIDES:
        sign, side = _SIDES[atom.op]
        return [Relation(sign, algebra.add(((side, atom.args[0]), (-side, atom.args[1]))))]
    if atom is not None and atom.op == AND:
        return [relation for arg in atom.args for relation in read(algebra, arg)]
    return [] if truth == ONE else [Relation("holds", truth)]


def of_tree(algebra: Arithmetic, tree: Tree, terms: list[Sum]) -> list[Relation]:
    """Return where an expression has a value, as it was typed: x/x has none at 0."""
    found: list[Relation] = []
    seen: set[int] = set()
    left = [len(tree) - 1]
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
            elif tree[node.args[2]].op == IF:
                found += _of_rest(algebra, tree, terms, place)
            continue
        left += node.args
        found += _of_operation(algebra, node.op, [terms[i] for i in node.args])
    return list(dict.fromkeys(found))


def _of_rest(algebra: Arithmetic, tree: Tree, terms: list[Sum], place: int) -> list[Relation]:
    """Return that one of several conditions holds, where nothing is said of the rest."""
    truths = []
    node = tree[place]
    while node.op == IF:
        truths.append(terms[node.args[0]])
        if len(node.args) == 2:
            either = truths[0]
            for other in truths[1:]:
                either = algebra.call(OR, (either, other))
            return [Relation("holds", either)]
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
                if atom in seen:
                    continue
                seen.add(atom)
                if atom.op == PIECES:
                    pairs, rest = divide(atom.args)
                    left += [side for condition, _ in pairs for side in _sides(condition)]
                    if rest is None and not smooth:
                        found.update(dict.fromkeys(read(algebra, _either(algebra, [c for c, _ in pairs]))))
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
    if atom.op in _SIDES:
        return list(atom.args)
    return [side for arg in atom.args for side in _sides(arg)] if atom.op in (AND, OR, NOT) else [truth]


def _either(algebra: Arithmetic, truths: list[Sum]) -> Sum:
    either = truths[0]
    for other in truths[1:]:
        either = algebra.call(OR, (either, other))
    return either


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
        return [Relation("gt", base)]
    if isinstance(exponent, int):
        return [Relation("ne", base)] if exponent < 0 else []
    return [Relation("ge" if exponent > 0 else "gt", base)]


def plain(algebra: Arithmetic, relation: Relation) -> list[Relation]:
    """Return a condition in its simplest form: none where it always holds, several for a product that is not 0.

    Raises:
        UndefinedError: it never holds.
    """
    sign, term = relation
    if sign == "holds":
        truth = tidy(algebra, term)
        if truth.number == 0:
            raise UndefinedError
        return [] if truth == ONE else [Relation("holds", truth)]
    low, high = bounds(term)
    if (sign == "gt" and high <= 0) or (sign == "ge" and high < 0) or (sign == "ne" and low == high == 0):
        raise UndefinedError
    if sign == "eq":
        return [] if low == high == 0 else [relation]
    if low > 0 or (low >= 0 and sign == "ge") or (high < 0 and sign == "ne"):
        return []
    single = term.single
    if single is None:
        scale = content(term)
        return [Relation(sign, term if scale == 1 else algebra.scale(Fraction(1) / scale, term))]
    return _of_product(algebra, sign, *single)


def _of_product(algebra: Arithmetic, sign: Sign, coefficient: int | Fraction, product: Product) -> list[Relation]:
    odd: dict[Atom, Exponent] = {}
    found: list[Relation] = []
    for atom, exponent in product.powers.items():
        least = bounds(atomic(atom))[0]
        if least > 0:
            continue
        if sign == "ne":
            found += _of_atom(algebra, "ne", atom)
        elif isinstance(exponent, int) and exponent % 2:
            odd[atom] = 1
        elif sign == "gt":  # an even power is above 0 unless it is 0, and so is a root where it has a value
            found += _of_atom(algebra, "ne", atom)
        elif len(product.powers) > 1:
            odd[atom] = exponent
    if sign == "ne" or not odd:
        if sign == "gt" and coefficient < 0:
            raise UndefinedError
        return found
    side = 1 if coefficient > 0 else -1
    if len(odd) == 1 and list(odd.values()) == [1] and side > 0:
        return [*found, *_of_atom(algebra, sign, next(iter(odd)))]
    return [*found, Relation(sign, Sum({Product(odd): side}))]


def _of_atom(algebra: Arithmetic, sign: Sign, atom: Atom) -> list[Relation]:
    if atom.op == BRACKETS or atom.op in _ODD_ONES:
        return plain(algebra, Relation(sign, atom.args[0]))
    if atom.op == "abs":
        return plain(algebra, Relation("ne", atom.args[0])) if sign != "ge" else []
    if sign == "ne" and atom.op in _ZEROS_OF:
        return [Relation("ne", algebra.call(_ZEROS_OF[atom.op], atom.args))]
    if atom.op in _LOGARITHMS:
        return plain(algebra, Relation(sign, algebra.add(((1, atom.args[0]), (-1, ONE)))))
    return [Relation(sign, atomic(atom))]


class Facts:
    """Conditions known to hold."""

    def __init__(self, algebra: Arithmetic, relations: Iterable[Relation]) -> None:
        self._signs: dict[Sum, set[str]] = {}
        for relation in relations:
            try:
                for part in plain(algebra, relation):
                    self.add(part)
            except UndefinedError:
                continue

    def add(self, relation: Relation) -> None:
        """Take a condition in its simplest form for known."""
        signs = self._signs.setdefault(relation.term, set())
        signs.add(relation.sign)
        if {"ge", "ne"} <= signs:
            signs.add("gt")

    def imply(self, relation: Relation) -> bool:
        """Tell whether a condition in its simplest form follows."""
        sign, term = relation
        if self._signs.get(term, set()) & _STRONGER[sign]:
            return True
        if sign in ("holds", "eq"):
            return False
        if sign == "ne" and (self._signs.get(-term, set()) & _STRONGER["ne"]):
            return True
        return any(
            self._from(relation, known, signs) or (sign == "ne" and self._from(Relation("gt", -term), known, signs))
            for known, signs in self._signs.items()
        )

    def _from(self, relation: Relation, known: Sum, signs: set[str]) -> bool:
        """Tell whether it follows from x − 2 > 0, say, that x − 1 > 0."""
        if not signs & {"gt", "ge"}:
            return False
        above = _difference(relation.term, known)
        return above is not None and (above > 0 or (above == 0 and ("gt" in signs or relation.sign == "ge")))


def _difference(first: Sum, second: Sum) -> Fraction | int | None:
    """Return the number by which two terms differ; None where it is none."""
    above, below = first.terms.get(UNIT, 0), second.terms.get(UNIT, 0)
    if len(first.terms) - (above != 0) != len(second.terms) - (below != 0):
        return None
    alike = all(second.terms.get(product) == value for product, value in first.terms.items() if product != UNIT)
    return above - below if alike else None


def needed(algebra: Arithmetic, wanted: Iterable[Relation], known: Iterable[Relation]) -> list[Relation]:
    """Return those of the wanted conditions that do not follow from the known ones, nor from each other.

    Raises:
        UndefinedError: one never holds.
    """
    facts = Facts(algebra, known)
    parts = dict.fromkeys(part for relation in wanted for part in plain(algebra, relation))
    left = [part for part in parts if not facts.imply(part)]
    for part in list(left):
        if part.sign == "ge" and Relation("ne", part.term) in left:
            left[left.index(part)] = Relation("gt", part.term)
    for part in list(left):
        others = Facts(algebra, [*known, *(other for other in left if other is not part)])
        if others.imply(part):
            left = [other for other in left if other is not part]
    return left


def as_truth(algebra: Arithmetic, relations: list[Relation]) -> Sum:
    """Return conditions as one truth, as people write it: x > 2 for x − 2 > 0, −1 < x < 1."""
    truths = [_compared(algebra, relation) for relation in relations]
    if len(truths) == 2 and (chain := _chained(*truths)) is not None:
        return chain
    whole = truths[0] if truths else ONE
    for other in truths[1:]:
        whole = atomic(Atom(AND, (whole, other)))
    return whole


def tidy(algebra: Arithmetic, truth: Sum) -> Sum:
    """Return a condition in the simplest form: x > 1 for x − 1 > 0, 1 where it always holds, 0 where it never does."""
    atom = truth.atom
    if atom is not None and atom.op == OR:
        sides = [tidy(algebra, arg) for arg in atom.args]
        if ONE in sides:
            return ONE
        kept = [side for side in sides if side != ZERO]
        return _either(algebra, kept) if kept else ZERO
    if atom is None or atom.op not in (AND, *_SIDES):
        return truth
    try:
        return as_truth(algebra, needed(algebra, read(algebra, truth), ()))
    except UndefinedError:
        return ZERO


def _chained(first: Sum, second: Sum) -> Sum | None:
    """Return x > a and x < b as a < x < b."""
    pair = {atom.op[0]: atom for atom in (first.atom, second.atom) if atom is not None and atom.op in _SIDES}
    if pair.keys() != {"g", "l"} or pair["g"].args[0] != pair["l"].args[0]:
        return None
    low, high = pair["g"], pair["l"]
    mirrored = Atom(low.op.replace("g", "l"), (low.args[1], low.args[0]))
    return atomic(Atom(AND, (atomic(mirrored), atomic(high))))


def _compared(algebra: Arithmetic, relation: Relation) -> Sum:
    sign, term = relation
    if sign == "holds":
        return term
    constant = term.terms.get(UNIT, 0)
    rest = Sum({product: value for product, value in term.terms.items() if product != UNIT})
    scale = content(rest)
    if all(value < 0 for value in rest.terms.values()):
        scale = -scale
    op: str = sign if scale > 0 else {"gt": "lt", "ge": "le"}.get(sign, sign)
    left = algebra.scale(Fraction(1) / scale, rest)
    right = number(-constant / Fraction(scale))
    negative = {product: -value for product, value in left.terms.items() if value < 0}
    if negative and not constant:
        left = Sum({product: value for product, value in left.terms.items() if value > 0})
        right = Sum(negative)
    return atomic(Atom(op, (left, right)))
