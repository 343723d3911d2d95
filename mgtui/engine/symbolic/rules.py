"""The rules of differentiation on terms: of sums, products and powers here, of functions by the table's texts."""

from mgtui.engine.calculus.functions import TABLE
from mgtui.engine.language.tree import AND, CONSTANT, NOT, NUMBER, OR, VARIABLE
from mgtui.engine.symbolic.arithmetic import Arithmetic, UndefinedError
from mgtui.engine.symbolic.conditions import Relation, as_truth, needed, of_term, read, tidy
from mgtui.engine.symbolic.pieces import chosen, divide, limited
from mgtui.engine.symbolic.reader import term_of, tree_of
from mgtui.engine.symbolic.terms import (
    BRACKETS,
    ONE,
    PIECES,
    ZERO,
    Atom,
    Exponent,
    Product,
    Sum,
    atomic,
    number,
)


class NoTextError(Exception):
    """A function has a derivative for which the language has no words; says which."""


class Differentiation:
    """Differentiates terms by one variable; what stands in several places is differentiated once."""

    def __init__(self, algebra: Arithmetic, name: str) -> None:
        self._algebra = algebra
        self._name = name
        self._atoms: dict[Atom, Sum] = {}

    def of_sum(self, total: Sum) -> Sum:
        """Return the derivative of a term.

        Raises:
            NoTextError: it holds a function whose derivative is not in the language.
        """
        return self._algebra.add(
            [
                (coefficient, part)
                for product, coefficient in total.terms.items()
                if self._name in product.variables
                for part in self._parts(product)
            ]
        )

    def _parts(self, product: Product) -> list[Sum]:
        """Return the parts of a product's derivative: each factor's own, times the others."""
        parts = []
        for atom, exponent in product.powers.items():
            slopes = self._of_power(atom, exponent)
            if slopes:
                rest = Sum({Product({a: e for a, e in product.powers.items() if a is not atom}): 1})
                parts += [self._algebra.multiply((slope, rest)) for slope in slopes]
        return parts

    def _of_power(self, atom: Atom, exponent: Exponent) -> list[Sum]:
        """Return (u^v)' = v·u^(v − 1)·u' + u^v·ln(u)·v', without what is 0."""
        algebra, slopes = self._algebra, []
        inner = self._of_atom(atom) if self._name in atom.variables else ZERO
        if inner.terms:
            if exponent == 1:
                slopes.append(inner)
            elif isinstance(exponent, Sum):
                lower = algebra.add(((1, exponent), (-1, ONE)))
                slopes.append(algebra.multiply((exponent, algebra.power(atomic(atom), lower), inner)))
            else:
                lower_power = algebra.power(atomic(atom), exponent - 1)
                slopes.append(algebra.multiply((number(exponent), lower_power, inner)))
        if isinstance(exponent, Sum) and self._name in exponent.variables:
            growth = algebra.call("ln", (atom.args[0] if atom.op == BRACKETS else _as_term(atom),))
            slopes.append(algebra.multiply((atomic(atom, exponent), growth, self.of_sum(exponent))))
        return slopes

    def _of_atom(self, atom: Atom) -> Sum:
        known = self._atoms.get(atom)
        if known is None:
            known = self._atoms[atom] = self._found(atom)
        return known

    def _found(self, atom: Atom) -> Sum:
        if atom.op == VARIABLE:
            return ONE
        if atom.op in (NUMBER, CONSTANT):
            return ZERO
        if atom.op == BRACKETS:
            return self.of_sum(atom.args[0])
        if atom.op == PIECES:
            return self._of_pieces(atom)
        row = TABLE[atom.op].derivatives
        if row.missing:
            raise NoTextError(row.missing)
        values = dict(zip("uv", atom.args, strict=False))
        slopes = []
        for text, arg in zip(row.texts, atom.args, strict=True):
            if self._name in arg.variables and text != "0":
                outer = self._tidy(term_of(tree_of(text), self._algebra, values))
                slopes.append((1, self._algebra.multiply((outer, self.of_sum(arg)))))
        return self._algebra.add(slopes)

    def _tidy(self, outer: Sum) -> Sum:
        """Return pieces with the conditions of a text as people write them for its arguments."""
        atom = outer.atom
        if atom is None or atom.op != PIECES:
            return outer
        pairs, rest = divide(atom.args)
        args = [part for condition, value in pairs for part in (tidy(self._algebra, condition), value)]
        return chosen(self._algebra, args if rest is None else [*args, rest])

    def _of_pieces(self, atom: Atom) -> Sum:
        """Differentiate each piece inside of where it holds; at the seams nothing is said."""
        algebra = self._algebra
        pairs, rest = divide(atom.args)
        before: list[Relation] = []
        args: list[Sum] = []
        for condition, value in pairs:
            held = inside(condition, True)
            if held is not None:
                args += self._piece([*before, *read(algebra, held)], value)
            other = inside(condition, False)
            if other is None:
                return chosen(algebra, args) if args else self.of_sum(value)
            before += read(algebra, other)
        if rest is not None:
            args += self._piece(before, rest)
        if not args:
            raise UndefinedError
        return chosen(algebra, args)

    def _piece(self, where: list[Relation], value: Sum) -> list[Sum]:
        algebra = self._algebra
        try:
            held = needed(algebra, where, ())
            slope = self.of_sum(value)
            wanted = [*of_term(algebra, value), *of_term(algebra, value, True), *of_term(algebra, slope, True)]
            own = needed(algebra, wanted, [*held, *of_term(algebra, slope)])
        except UndefinedError:
            return []
        return [as_truth(algebra, held), limited(algebra, as_truth(algebra, own), slope)]


def _as_term(atom: Atom) -> Sum:
    return number(atom.value) if atom.op == NUMBER else atomic(atom)


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
                if inner.op in TABLE and TABLE[inner.op].derivatives.smooth:
                    return True
                left += inner.args
                if isinstance(exponent, Sum):
                    left.append(exponent)
    return False
