"""What follows from conditions, which of them say anything new, and how people write them."""

from collections.abc import Iterable
from contextlib import suppress
from fractions import Fraction

from mgtui.engine.language.tree import AND, OR
from mgtui.engine.symbolic.arithmetic import Arithmetic, TooLargeError, UndefinedError
from mgtui.engine.symbolic.exact_numbers import Rational
from mgtui.engine.symbolic.relations import SIDES, Relation, Sign, plain, read
from mgtui.engine.symbolic.substitution import at, zero_of
from mgtui.engine.symbolic.terms import ONE, UNIT, ZERO, Atom, Sum, atomic, content, degree, difference, number

_STRONGER: dict[Sign, frozenset[str]] = {
    "gt": frozenset({"gt"}), "ge": frozenset({"gt", "ge", "eq"}), "ne": frozenset({"gt", "ne"}),
    "eq": frozenset({"eq"}), "holds": frozenset({"holds"}),
}  # fmt: skip


_MOST_NEEDED = 12  # conditions beside a formula
_OTHER = {"lt": "gt", "gt": "lt"}


def simplest(algebra: Arithmetic, relation: Relation) -> list[Relation]:
    """Return a condition as `plain` does, with truths made tidy.

    Raises:
        UndefinedError: it never holds.
    """
    found: list[Relation] = []
    for part in plain(algebra, relation):
        if part.sign != "holds":
            found.append(part)
            continue
        truth = tidy(algebra, part.term)
        atom = truth.atom
        if truth == ZERO:
            raise UndefinedError
        if atom is not None and (atom.op in SIDES or atom.op == AND):
            found += [inner for other in read(algebra, truth) for inner in plain(algebra, other)]
        elif truth != ONE:
            found.append(Relation("holds", truth))
    return found


class Known:
    """Conditions known to hold."""

    def __init__(self, algebra: Arithmetic, relations: Iterable[Relation]) -> None:
        self._algebra = algebra
        self._signs: dict[Sum, set[str]] = {}
        for relation in relations:
            try:
                for part in simplest(algebra, relation):
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
            return sign == "holds" and term.atom is not None and term.atom.op == OR and self._one_of(_sides_of(term))
        if sign == "ne" and (self._signs.get(-term, set()) & _STRONGER["ne"]):
            return True
        if sign == "ne" and (crossing := zero_of(term)) is not None:
            name, value = crossing
            there = [at(self._algebra, known, name, value) for known, signs in self._signs.items() if "gt" in signs]
            if any((other is not None and (other.number or 0) < 0) or other == ZERO for other in there):
                return True  # x ≠ 1 where x² < 1
        return any(
            self._from(relation, known, signs) or (sign == "ne" and self._from(Relation("gt", -term), known, signs))
            for known, signs in self._signs.items()
        )

    def _one_of(self, sides: Iterable[Sum]) -> bool:
        """Tell whether one of several conditions follows: x < −1 or x > 1 where x > 1."""
        for side in sides:
            with suppress(UndefinedError):  # this one never holds
                parts = [part for relation in read(self._algebra, side) for part in simplest(self._algebra, relation)]
                if all(self.imply(part) for part in parts):
                    return True
        return False

    def _from(self, relation: Relation, known: Sum, signs: set[str]) -> bool:
        """Tell whether it follows from x − 2 > 0, say, that x − 1 > 0."""
        if not signs & {"gt", "ge"}:
            return False
        above = difference(relation.term, known)
        return above is not None and (above > 0 or (above == 0 and ("gt" in signs or relation.sign == "ge")))


def needed(algebra: Arithmetic, wanted: Iterable[Relation], known: Iterable[Relation]) -> list[Relation]:
    """Return those of the wanted conditions that do not follow from the known ones, nor from each other.

    Raises:
        UndefinedError: one never holds.
        TooLargeError: there are more than anyone reads.
    """
    facts = Known(algebra, known)
    parts = dict.fromkeys(part for relation in wanted for part in simplest(algebra, relation))
    left = [part for part in parts if not facts.imply(part)]
    if _contradict(left):
        raise UndefinedError
    if len(left) > _MOST_NEEDED:
        raise TooLargeError
    for place, part in enumerate(left):
        unequal = Relation("ne", part.term)
        if part.sign == "ge" and (unequal in left or facts.imply(unequal)):
            left[place] = Relation("gt", part.term)
    for part in list(left):
        others = Known(algebra, [*known, *(other for other in left if other is not part)])
        if others.imply(part):
            left = [other for other in left if other is not part]
    return left


def _contradict(relations: Iterable[Relation]) -> bool:
    """Tell whether conditions on one variable leave nothing: x > 1 and x < 0."""
    low: dict[str, Rational] = {}
    high: dict[str, Rational] = {}
    for sign, term in relations:
        crossing = zero_of(term) if sign in ("gt", "ge") else None
        if crossing is None:
            continue
        name, value = crossing
        if next(factor for product, factor in term.terms.items() if product.powers) > 0:
            low[name] = max(low.get(name, value), value)
        else:
            high[name] = min(high.get(name, value), value)
    return any(name in high and (low[name] > high[name] or _strict(relations, low[name] == high[name])) for name in low)


def _strict(relations: Iterable[Relation], meet: bool) -> bool:
    return meet and any(sign == "gt" and zero_of(term) is not None for sign, term in relations)


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
        sides = [tidy(algebra, side) for side in _sides_of(truth)]
        return ONE if ONE in sides else either([side for side in sides if side != ZERO])
    if atom is None or atom.op not in (AND, *SIDES):
        return truth
    try:
        return as_truth(algebra, needed(algebra, read(algebra, truth), ()))
    except UndefinedError:
        return ZERO


def _chained(first: Sum, second: Sum) -> Sum | None:
    """Return x > a and x < b as a < x < b."""
    pair = {atom.op[0]: atom for atom in (first.atom, second.atom) if atom is not None and atom.op in SIDES}
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
    highest = max(rest.terms, key=lambda product: degree(product) or 0)
    if rest.terms[highest] < 0 and (not constant or all(value < 0 for value in rest.terms.values())):
        scale = -scale  # x² < x for x − x² > 0
    op: str = sign if scale > 0 else {"gt": "lt", "ge": "le"}.get(sign, sign)
    left = algebra.scale(Fraction(1) / scale, rest)
    right = number(-constant / Fraction(scale))
    negative = {product: -value for product, value in left.terms.items() if value < 0}
    if negative and not constant:
        left = Sum({product: value for product, value in left.terms.items() if value > 0})
        right = Sum(negative)
    return atomic(Atom(op, (left, right)))


def either(truths: Iterable[Sum]) -> Sum:
    """Return the truth that one of several holds: x ≠ 1 for x < 1 or x > 1."""
    sides = dict.fromkeys(truths)
    for side in list(sides):
        atom = side.atom
        opposite = None if atom is None or atom.op not in ("lt", "gt") else atomic(Atom(_OTHER[atom.op], atom.args))
        if atom is not None and side in sides and opposite in sides:
            del sides[opposite]
            sides = {atomic(Atom("ne", atom.args)) if other == side else other: None for other in sides}
    whole = ZERO
    for side in sides:
        whole = side if whole == ZERO else atomic(Atom(OR, (whole, side)))
    return whole


def _sides_of(truth: Sum) -> list[Sum]:
    atom = truth.atom
    return [truth] if atom is None or atom.op != OR else [side for arg in atom.args for side in _sides_of(arg)]
