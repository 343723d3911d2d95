"""Where the pieces of a function meet: what holds beside a border, whether both sides join, and pieces made one."""

from collections.abc import Callable
from fractions import Fraction

from mgtui.engine.calculus.functions import CONDITIONS, TABLE
from mgtui.engine.language.tree import AND, NOT, OR
from mgtui.engine.symbolic.arithmetic import Arithmetic
from mgtui.engine.symbolic.conditions import of_term
from mgtui.engine.symbolic.exact_numbers import Rational, decimal
from mgtui.engine.symbolic.implications import as_truth, either, needed, tidy
from mgtui.engine.symbolic.piece_terms import chosen, divide, limited
from mgtui.engine.symbolic.relations import read
from mgtui.engine.symbolic.substitution import at, zero_of
from mgtui.engine.symbolic.terms import PIECES, ZERO, Atom, Monomial, Sum, atomic, number

_MOST_FILLED, _PARTS_FILLED = 1e6, 16.0  # a slope at one number alone is told where it is as short as this
_BORDERS = {  # a comparison away from its border, and its opposite there; None where nothing is left
    "lt": ("lt", "gt"), "le": ("lt", "gt"), "gt": ("gt", "lt"), "ge": ("gt", "lt"), "eq": (None, "ne"),
    "ne": ("ne", None),
}  # fmt: skip
_WITH_BORDERS = {"lt": "ge", "le": "gt", "gt": "le", "ge": "lt", "eq": "ne", "ne": "eq"}


def inside(condition: Sum, holds: bool) -> Sum | None:
    """Return where a condition holds, or does not, and goes on so on both sides; None where that is nowhere."""
    atom = condition.atom
    if atom is None:
        return condition if holds else atomic(Atom(NOT, (condition,)))
    if atom.op in _BORDERS:
        if _has_steps(atom):  # floor(x) = 1 all the way to 2
            return condition if holds else atomic(Atom(_WITH_BORDERS[atom.op], atom.args))
        op = _BORDERS[atom.op][0 if holds else 1]
        return None if op is None else atomic(Atom(op, atom.args))
    if atom.op == NOT:
        return inside(atom.args[0], not holds)
    if atom.op in (AND, OR):
        parts = [inside(arg, holds) for arg in atom.args]
        if (atom.op == AND) == holds:
            return None if None in parts else atomic(Atom(AND, tuple(part for part in parts if part is not None)))
        kept = [part for part in parts if part is not None]
        return None if not kept else kept[0] if len(kept) == 1 else atomic(Atom(OR, tuple(kept)))
    return condition if holds else atomic(Atom(NOT, (condition,)))


def _has_steps(atom: Atom) -> bool:
    """Tell whether a comparison is between terms that stay for a while: floor(x), sign(x)."""
    left = list(atom.args)
    while left:
        for product in left.pop().terms:
            for inner, exponent in product.powers.items():
                if inner.op in TABLE and inner.op not in CONDITIONS and TABLE[inner.op].derivatives.smooth:
                    return True
                left += inner.args
                if isinstance(exponent, Sum):
                    left.append(exponent)
    return False


def negated(condition: Sum) -> Sum:
    """Return where a comparison does not hold."""
    atom = condition.atom
    assert atom is not None
    return atomic(Atom(_WITH_BORDERS[atom.op], atom.args))


def seam_of(algebra: Arithmetic, condition: Sum, name: str) -> Rational | None:
    """Return the number at which a variable crosses the border of a comparison, x = 1 of x ≤ 1; None for any other."""
    atom = condition.atom
    if atom is None or atom.op not in ("lt", "le", "gt", "ge"):
        return None
    crossing = zero_of(read(algebra, condition)[0].term)
    return crossing[1] if crossing is not None and crossing[0] == name else None


def closed(algebra: Arithmetic, slope: Sum, name: str) -> Sum:
    """Return the slope of a continuous function with the seams at which both sides agree: it has that slope there."""
    return algebra.add([(value, _closed(algebra, product, name)) for product, value in slope.terms.items()])


def _closed(algebra: Arithmetic, product: Monomial, name: str) -> Sum:
    only = product.only()
    if only is None or only[1] != 1 or only[0].op != PIECES or len(only[0].args) != 4:
        return Sum({product: 1})
    first, value, second, other = only[0].args
    seam = seam_of(algebra, first, name)
    if seam is None or either((first, second)).atom is None or seam != seam_of(algebra, second, name):
        return Sum({product: 1})
    here = at(algebra, value, name, seam)
    if here is None or here != at(algebra, other, name, seam):
        return Sum({product: 1})
    return chosen((first, value, other))


def filled(algebra: Arithmetic, slope: Sum, name: str, slope_at: Callable[[float], float]) -> Sum:
    """Return {x ≠ 0: u} with the slope at 0 where f has one, and that is a short number: sin(x)/x with its hole filled.

    Args:
        algebra: what makes the terms.
        slope: the formula.
        name: the variable.
        slope_at: gives the slope of f at a number; nan where it has none.
    """
    atom = slope.atom
    truth = atom.args[0].atom if atom is not None and atom.op == PIECES and len(atom.args) == 2 else None
    if atom is None or truth is None or truth.op != "ne":
        return slope
    crossing = zero_of(read(algebra, atom.args[0])[0].term)
    if crossing is None or crossing[0] != name or Fraction(float(crossing[1])) != crossing[1]:
        return slope
    there = slope_at(float(crossing[1]))
    if not abs(there) < _MOST_FILLED or not (there * _PARTS_FILLED).is_integer():
        return slope
    return chosen((*atom.args, number(decimal(there))))


def guarded(algebra: Arithmetic, slope: Sum) -> Sum:
    """Return pieces that have no value where they jump inside of where they hold, as sign(x) does at 0."""
    if not any(atom.op == PIECES for product in slope.terms for atom in product.powers):
        return slope
    return algebra.add([(value, _guarded(algebra, product)) for product, value in slope.terms.items()])


def _guarded(algebra: Arithmetic, product: Monomial) -> Sum:
    only = product.only()
    if only is None or only[1] != 1 or only[0].op != PIECES:
        return Sum({product: 1})
    pairs, rest = divide(only[0].args)
    args: list[Sum] = []
    for condition, value in pairs:
        inner = _needless(algebra, guarded(algebra, value))
        held = needed(algebra, of_term(algebra, inner, smooth=True), read(algebra, condition))
        if held and rest is None:
            args += [tidy(algebra, atomic(Atom(AND, (condition, as_truth(algebra, held))))), inner]
        else:
            args += [condition, limited(as_truth(algebra, held), inner)]
    if rest is not None:
        inner = _needless(algebra, guarded(algebra, rest))
        held = needed(algebra, of_term(algebra, inner, smooth=True), ())
        args.append(limited(as_truth(algebra, held), inner))
    return chosen(args)


def _needless(algebra: Arithmetic, value: Sum) -> Sum:
    """Return a single piece without its condition where it has no value elsewhere anyway: {x > 0: √x/x} is √x/x."""
    atom = value.atom
    if atom is None or atom.op != PIECES or len(atom.args) != 2:
        return value
    condition, inner = atom.args
    held = needed(algebra, read(algebra, condition), of_term(algebra, inner))
    return limited(as_truth(algebra, held), inner)


def flattened(algebra: Arithmetic, slope: Sum) -> Sum:
    """Return pieces inside of pieces as one list, and those of the same value as one piece."""
    atom = slope.atom
    if atom is None or atom.op != PIECES or len(atom.args) % 2:
        return slope
    found: dict[Sum, list[Sum]] = {}
    for condition, value in divide(atom.args)[0]:
        inner = flattened(algebra, value)
        other = inner.atom
        if other is not None and other.op == PIECES and len(other.args) % 2 == 0:
            for held, part in divide(other.args)[0]:
                both = tidy(algebra, atomic(Atom(AND, (condition, held))))
                if both != ZERO:
                    found.setdefault(part, []).append(both)
        else:
            found.setdefault(inner, []).append(condition)
    return chosen([part for value, truths in found.items() for part in (either(truths), value)])
