"""Conditions on terms: read from a truth, and brought to their simplest form."""

from fractions import Fraction
from typing import Literal, NamedTuple, TypeAlias

from mgtui.engine.language.tree import AND, OR
from mgtui.engine.symbolic.arithmetic import Arithmetic, UndefinedError
from mgtui.engine.symbolic.polynomials import multiplied_out
from mgtui.engine.symbolic.term_bounds import bounds
from mgtui.engine.symbolic.terms import BRACKETS, ONE, ZERO, Atom, Exponent, Monomial, Sum, atomic, content

Sign: TypeAlias = Literal["gt", "ge", "ne", "eq", "holds"]


class Relation(NamedTuple):
    """A condition: that a term is above 0, at least 0, not 0 or 0; or that a truth holds."""

    sign: Sign
    term: Sum


SIDES: dict[str, tuple[Sign, int]] = {"gt": ("gt", 1), "ge": ("ge", 1), "lt": ("gt", -1), "le": ("ge", -1),
                                       "ne": ("ne", 1), "eq": ("eq", 1)}  # fmt: skip
_ODD_ONES = frozenset({"sinh", "tanh", "asinh", "atan", "cbrt", "erf", "sign", "softsign", "asin", "atanh"})
_ZEROS_OF = {"tan": "sin", "cot": "cos"}  # what is 0 where they are
_LOGARITHMS = frozenset({"ln", "log2", "log10"})


def read(algebra: Arithmetic, truth: Sum) -> list[Relation]:
    """Return the conditions that hold together where a truth does."""
    atom = truth.atom
    if atom is not None and atom.op in SIDES:
        sign, side = SIDES[atom.op]
        return [Relation(sign, algebra.add(((side, atom.args[0]), (-side, atom.args[1]))))]
    if atom is not None and atom.op == AND:
        return [relation for arg in atom.args for relation in read(algebra, arg)]
    return [] if truth == ONE else [Relation("holds", truth)]


def plain(algebra: Arithmetic, relation: Relation) -> list[Relation]:
    """Return a condition in its simplest form: none where it always holds, several for a product that is not 0.

    Raises:
        UndefinedError: it never holds.
    """
    sign, term = relation
    if sign == "holds":
        if term.number == 0:
            raise UndefinedError
        return [] if term == ONE else [relation]
    low, high = bounds(term)
    if (sign == "gt" and high <= 0) or (sign == "ge" and high < 0) or (sign == "ne" and low == high == 0):
        raise UndefinedError
    if sign == "eq":
        return [] if low == high == 0 else [relation]
    if low > 0 or (low >= 0 and sign == "ge") or (high < 0 and sign == "ne"):
        return []
    single = term.single
    if single is None:
        if _holds_by_root(algebra, term):
            return []
        if (several := _of_extremes(algebra, sign, term)) is not None:
            return several
        scale = content(term)
        return [Relation(sign, term if scale == 1 else algebra.scale(Fraction(1) / scale, term))]
    return _of_product(algebra, sign, *single)


def _of_product(algebra: Arithmetic, sign: Sign, coefficient: int | Fraction, product: Monomial) -> list[Relation]:
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
        elif sign == "gt":  # an even power is above 0 unless it is 0, a root where it is one of what is
            found += _of_atom(algebra, "ne" if isinstance(exponent, int) else "gt", atom)
        elif len(product.powers) > 1:
            odd[atom] = exponent
    if sign == "ne" or not odd:
        if sign == "gt" and coefficient < 0:
            raise UndefinedError
        if sign == "ge" and coefficient < 0:  # it holds where the product is 0
            return [Relation("ge", Sum({product: -1}))]
        return found
    side = 1 if coefficient > 0 else -1
    if len(odd) == 1 and list(odd.values()) == [1] and side > 0:
        return [*found, *_of_atom(algebra, sign, next(iter(odd)))]
    left = Sum({Monomial(odd): side})
    if len(odd) == 2 and all(exponent == 1 for exponent in odd.values()):
        first, second = (atom.args[0] if atom.op == BRACKETS else atomic(atom) for atom in odd)
        whole = algebra.scale(side, multiplied_out(algebra, first, second))
        if len(whole.terms) == 2:  # (1 + x)·(1 − x) > 0 is 1 − x² > 0
            left = whole
    return [*found, Relation(sign, left)]


def _holds_by_root(algebra: Arithmetic, term: Sum) -> bool:
    """Tell whether a term is u + √(u² + c) with c > 0, which is above 0 for every u."""
    if len(term.terms) != 2:
        return False
    for root, scale in term.terms.items():
        only = root.only()
        if only is None or only[1] != Fraction(1, 2) or scale < 0:
            continue
        other = Sum({product: value for product, value in term.terms.items() if product is not root})
        inside = only[0].args[0] if only[0].op == BRACKETS else atomic(only[0])
        if bounds(algebra.add(((scale * scale, inside), (-1, algebra.power(other, 2)))))[0] > 0:
            return True
    return False


def _of_extremes(algebra: Arithmetic, sign: Sign, term: Sum) -> list[Relation] | None:
    """Return max(u, v) < w as u < w and v < w, and the like; None where there is no min or max."""
    if sign not in ("gt", "ge"):
        return None
    for product, value in term.terms.items():
        only = product.only()
        if only is None or only[1] != 1 or only[0].op not in ("min", "max"):
            continue
        rest = Sum({other: number for other, number in term.terms.items() if other is not product})
        sides = [algebra.add(((1, rest), (value, arg))) for arg in only[0].args]
        if (only[0].op == "max") == (value < 0):
            return [part for side in sides for part in plain(algebra, Relation(sign, side))]
        truths = tuple(atomic(Atom(sign, (side, ZERO))) for side in sides)
        return [Relation("holds", atomic(Atom(OR, truths)))]
    return None


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
