"""The rules of differentiation on terms: of sums, products and powers here, of functions by the table's texts."""

from typing import NamedTuple

from mgtui.engine.calculus.functions import TABLE
from mgtui.engine.language.tree import CONSTANT, NUMBER, VARIABLE
from mgtui.engine.symbolic.arithmetic import Arithmetic, UndefinedError
from mgtui.engine.symbolic.conditions import of_term
from mgtui.engine.symbolic.implications import as_truth, needed, tidy
from mgtui.engine.symbolic.joints import inside, negated, seam_of
from mgtui.engine.symbolic.piece_terms import chosen, divide, limited
from mgtui.engine.symbolic.reader import term_of, tree_of
from mgtui.engine.symbolic.relations import Relation, read
from mgtui.engine.symbolic.substitution import at, zero_of
from mgtui.engine.symbolic.terms import BRACKETS, ONE, PIECES, ZERO, Atom, Exponent, Monomial, Sum, atomic, number


class NoTextError(Exception):
    """A function has a derivative for which the language has no words; says which."""


_MOST_JOINED = 8  # pieces after a seam at which both sides are compared


class _Piece(NamedTuple):
    """Where a piece has a slope, that, and whether that is all of where the piece stands."""

    where: list[Relation]
    slope: Sum
    everywhere: bool


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

    def _parts(self, product: Monomial) -> list[Sum]:
        """Return the parts of a product's derivative: each factor's own, times the others."""
        parts = []
        for atom, exponent in product.powers.items():
            slopes = self._of_power(atom, exponent)
            if slopes:
                rest = Sum({Monomial({a: e for a, e in product.powers.items() if a is not atom}): 1})
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
            if self._name in arg.variables and text == "0":
                slopes.append((1, self._flat(arg)))
            elif self._name in arg.variables:
                outer = self._tidy(term_of(tree_of(text), self._algebra, values))
                inner = self.of_sum(arg)
                outer, inner = self._without_point(outer, inner), self._without_point(inner, outer)
                slopes.append((1, self._algebra.multiply((outer, inner))))
        return self._algebra.add(slopes)

    def _flat(self, arg: Sum) -> Sum:
        """Return 0, the slope of a step's value; where pieces in its argument meet, it has none."""
        if not _has_pieces(arg):
            return ZERO
        held = needed(self._algebra, of_term(self._algebra, self.of_sum(arg)), ())
        return limited(as_truth(self._algebra, held), ZERO)

    def _without_point(self, pieces: Sum, factor: Sum) -> Sum:
        """Return pieces without a 0 at a point where a factor may have no value: sinc(√u) has no slope at 0."""
        atom = pieces.atom
        if atom is None or atom.op != PIECES or len(atom.args) != 3 or atom.args[2] != ZERO:
            return pieces
        condition = atom.args[0].atom
        if condition is None or condition.op != "ne" or not of_term(self._algebra, factor):
            return pieces
        crossing = zero_of(read(self._algebra, atom.args[0])[0].term)
        if crossing and crossing[0] == self._name and at(self._algebra, factor, *crossing) is not None:
            return pieces
        return chosen(atom.args[:2])

    def _tidy(self, outer: Sum) -> Sum:
        """Return pieces with the conditions of a text as people write them for its arguments."""
        atom = outer.atom
        if atom is None or atom.op != PIECES:
            return outer
        pairs, rest = divide(atom.args)
        args = [part for condition, value in pairs for part in (tidy(self._algebra, condition), value)]
        return chosen(args if rest is None else [*args, rest])

    def _of_pieces(self, atom: Atom) -> Sum:
        """Differentiate each piece inside of where it holds; at a seam f has a slope only if both sides join there."""
        algebra = self._algebra
        pairs, rest = divide(atom.args)
        before: list[Relation] = []
        found: list[_Piece] = []
        joined = rest is not None
        for place, (condition, value) in enumerate(pairs):
            joins = self._joins(condition, value, pairs[place + 1 :], rest)
            joined = joined and joins
            held = condition if joins else inside(condition, True)
            if held is not None:
                found += self._piece([*before, *read(algebra, held)], value)
            other = negated(condition) if joins else inside(condition, False)
            if other is None:
                rest, joined = None, False
                break
            before += read(algebra, other)
        if rest is not None:
            last = self._piece(before, rest)
            joined = joined and bool(last)
            found += last
        args = [part for piece in found for part in (as_truth(algebra, piece.where), piece.slope)]
        if joined and all(piece.everywhere for piece in found):  # each goes on where the one before ends
            del args[-2]
        return chosen(args)

    def _joins(self, condition: Sum, value: Sum, others: list[tuple[Sum, Sum]], rest: Sum | None) -> bool:
        """Tell whether value and slope of a piece are those of the next one where they meet."""
        seam = seam_of(self._algebra, condition, self._name)
        if seam is None or len(others) > _MOST_JOINED:
            return False
        following = rest
        if others:
            following = others[0][1] if at(self._algebra, others[0][0], self._name, seam) == ONE else None
        if following is None or any(of_term(self._algebra, side, smooth=True) for side in (value, following)):
            return False
        sides = [at(self._algebra, side, self._name, seam) for side in (value, following)]
        if None in sides or sides[0] != sides[1]:
            return False
        slopes = [at(self._algebra, self.of_sum(side), self._name, seam) for side in (value, following)]
        return None not in slopes and slopes[0] == slopes[1]

    def _piece(self, where: list[Relation], value: Sum) -> list[_Piece]:
        """Return where a piece has a slope, and that; nothing where that is nowhere."""
        algebra = self._algebra
        try:
            held = needed(algebra, where, ())
            slope = self.of_sum(value)
            wanted = [*of_term(algebra, value), *of_term(algebra, value, True), *of_term(algebra, slope, True)]
            own = needed(algebra, wanted, [*held, *of_term(algebra, slope)])
            return [_Piece(needed(algebra, [*held, *own], ()), slope, not own)]
        except UndefinedError:
            return []


def _has_pieces(total: Sum) -> bool:
    return any(
        atom.op == PIECES or any(map(_has_pieces, atom.args)) for product in total.terms for atom in product.powers
    )


def _as_term(atom: Atom) -> Sum:
    return number(atom.value) if atom.op == NUMBER else atomic(atom)
