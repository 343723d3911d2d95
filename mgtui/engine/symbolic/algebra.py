"""Sums, products, powers and calls of terms, brought to the normal form; every identity is applied here."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from mgtui.engine.language.tree import NUMBER
from mgtui.engine.symbolic import identities
from mgtui.engine.symbolic.arithmetic import TooLargeError, UndefinedError
from mgtui.engine.symbolic.exact_numbers import Rational, exact_power, exactly, is_small, raised
from mgtui.engine.symbolic.piece_terms import chosen, hoisted, merged, nothing
from mgtui.engine.symbolic.term_bounds import bounds
from mgtui.engine.symbolic.terms import (
    BRACKETS,
    EULER,
    ONE,
    PIECES,
    UNIT,
    ZERO,
    Atom,
    Exponent,
    Monomial,
    Sum,
    as_exponent,
    as_sum,
    atomic,
    content,
    number,
)

_DEEPEST = 70  # functions, brackets and powers in one another


class Algebra:
    """Makes terms from terms, with a limit on the work.

    It remembers which sums stood in brackets, so that x − 1 and 1 − x are the same factor up to its sign, written as
    it was first.
    """

    def __init__(self, work: int) -> None:
        self._left = work
        self._brackets: dict[Sum, Atom] = {}

    def spend(self, work: int) -> None:
        """Count some work.

        Raises:
            TooLargeError: there was too much of it.
        """
        self._left -= work
        if self._left < 0:
            raise TooLargeError

    def add(self, parts: Iterable[tuple[Rational, Sum]]) -> Sum:
        """Return a sum of multiples of terms."""
        total: dict[Monomial, Rational] = {}
        chosen_parts = 0
        for factor, part in parts:
            self.spend(1 + len(part.terms))
            for product, coefficient in part.terms.items():
                only = product.only()
                if only and only[0].op == BRACKETS and only[1] == 1:
                    for inner, value in only[0].args[0].terms.items():
                        total[inner] = exactly(total.get(inner, 0) + factor * coefficient * value)
                    continue
                chosen_parts += bool(only and only[0].op == PIECES)
                total[product] = exactly(total.get(product, 0) + factor * coefficient)
        kept = {product: value for product, value in total.items() if value}
        result = Sum(kept if len(kept) < len(total) else total)
        if chosen_parts and (one := merged(self, result)) is not None:
            return one
        if len(result.terms) > 1 and (shorter := identities.in_sum(self, result)) is not None:
            return shorter
        return result

    def scale(self, factor: Rational, part: Sum) -> Sum:
        """Return a multiple of a term."""
        return part if factor == 1 else self.add(((factor, part),))

    def multiply(self, factors: Iterable[Sum]) -> Sum:
        """Return a product of terms; a sum of several stays in brackets."""
        coefficient: Rational = 1
        powers: dict[Atom, Exponent] = {}
        factors = tuple(factors)
        if ZERO in factors:
            return nothing(factors)
        for factor in factors:
            value, product = factor.single or self.bracketed(factor)
            coefficient *= value
            self.spend(1 + len(product.powers))
            for atom, exponent in product.powers.items():
                self._collect(powers, atom, exponent)
        return self._product(exactly(coefficient), powers)

    def power(self, base: Sum, exponent: Exponent) -> Sum:
        """Return a power of a term.

        Raises:
            UndefinedError: it has no value anywhere.
        """
        exponent = as_exponent(exponent)
        self.spend(1 + len(base.terms))
        if exponent == 0:
            return ONE
        if exponent == 1 or base == ONE:
            return base
        if not base.terms:
            if isinstance(exponent, Sum):
                return self.call(PIECES, (atomic(Atom("gt", (exponent, ZERO))), ZERO))
            if exponent < 0:
                raise UndefinedError
            return ZERO
        if isinstance(exponent, Sum) and base.atom == EULER and (known := _exponential(exponent)) is not None:
            return self.power(*known)
        if base.depth + (exponent.depth if isinstance(exponent, Sum) else 0) > _DEEPEST:
            raise TooLargeError
        single = base.single
        if single is None:
            if isinstance(exponent, int):
                value, product = self.bracketed(base)
                return self._product(raised(value, exponent), dict.fromkeys(product.powers, exponent))
            return self._root_of_sum(base, exponent)
        value, product = single
        if product is UNIT or not product.powers:
            return _number_power(value, exponent)
        if isinstance(exponent, int):
            powers: dict[Atom, Exponent] = {}
            for atom, inner in product.powers.items():
                self._collect(powers, atom, self._times(inner, exponent))
            return self._product(raised(value, exponent), powers)
        return self._power_of_power(base, value, product, exponent)

    def call(self, op: str, args: Sequence[Sum]) -> Sum:
        """Return a function of terms."""
        if op == PIECES:
            return chosen(args)
        self.spend(2 + len(args))
        known = identities.of_call(self, op, tuple(args))
        if known is not None:
            return known
        atom = Atom(op, tuple(args))
        if atom.depth > _DEEPEST:
            raise TooLargeError
        return atomic(atom)

    def bracketed(self, total: Sum) -> tuple[Rational, Monomial]:
        """Return a sum of several products as a number and a factor in brackets."""
        scale = content(total)
        whole = total if scale == 1 else self.add(((1 / Fraction(scale), total),))
        atom = self._brackets.get(whole)
        if atom is None:
            opposite = self._brackets.get(-whole)
            if opposite is not None:
                return -scale, Monomial({opposite: 1})
            atom = self._brackets[whole] = Atom(BRACKETS, (whole,))
        return scale, Monomial({atom: 1})

    def _collect(self, powers: dict[Atom, Exponent], atom: Atom, exponent: Exponent) -> None:
        before = powers.get(atom)
        if before is None:
            powers[atom] = exponent
        elif isinstance(before, Sum) or isinstance(exponent, Sum):
            powers[atom] = as_exponent(self.add(((1, as_sum(before)), (1, as_sum(exponent)))))
        else:
            powers[atom] = exactly(before + exponent)

    def _product(self, coefficient: Rational, powers: dict[Atom, Exponent]) -> Sum:
        again: list[Sum] = []
        for atom, exponent in list(powers.items()):
            if exponent == 0:
                del powers[atom]
            elif atom.op == NUMBER and isinstance(exponent, int) and atom.value and is_small(atom.value, exponent):
                del powers[atom]
                coefficient = exactly(coefficient * raised(atom.value, exponent))
            elif atom.op == NUMBER and not isinstance(exponent, Sum) and exponent < 0 < atom.value:
                if isinstance(coefficient, int) and isinstance(atom.value, int) and coefficient % atom.value == 0:
                    coefficient //= atom.value  # 2/√2 is √2
                    powers[atom] = exactly(exponent + 1)
            elif atom.op == BRACKETS and isinstance(exponent, int):
                inner = atom.args[0]
                if inner.single is not None or content(inner) != 1 or (exponent == 1 and len(powers) == 1):
                    del powers[atom]
                    again.append(inner if exponent == 1 else self.power(inner, exponent))
        if again:
            rest = self._product(coefficient, powers)
            if rest.number is not None and len(again) == 1:
                return self.scale(rest.number, again[0])
            return self.multiply((rest, *again))
        if not powers:
            return number(coefficient)
        product = Monomial(powers)
        known = identities.in_product(self, product)
        if known is not None:
            return self.multiply((number(coefficient), known))
        pieces = [atom for atom, exponent in powers.items() if atom.op == PIECES and exponent == 1]
        if pieces and (len(powers) > 1 or coefficient != 1):
            return hoisted(self, coefficient, product, pieces[0])
        return Sum({product: coefficient})

    def _times(self, exponent: Exponent, factor: Exponent) -> Exponent:
        if isinstance(exponent, Sum) or isinstance(factor, Sum):
            return as_exponent(self.multiply((as_sum(exponent), as_sum(factor))))
        return exactly(exponent * factor)

    def _root_of_sum(self, base: Sum, exponent: Exponent) -> Sum:
        """Return a power of a sum whose exponent is no whole number: numbers leave it only where they have a root."""
        scale = content(base)
        outer = None if isinstance(exponent, Sum) or scale == 1 else exact_power(scale, exponent)
        if outer is not None:
            base = self.add(((1 / Fraction(scale), base),))
        atom = self._brackets.setdefault(base, Atom(BRACKETS, (base,)))
        return Sum({Monomial({atom: exponent}): 1 if outer is None else outer})

    def _power_of_power(self, base: Sum, value: Rational, product: Monomial, exponent: Exponent) -> Sum:
        """Return (c·u^a)^b for a b that is no whole number, where that asks for c·u^a ≥ 0."""
        only = product.only()
        if only and value > 0:
            atom, inner = only
            outer = 1 if value == 1 else None if isinstance(exponent, Sum) else exact_power(value, exponent)
            if outer is not None:
                if atom == EULER or not isinstance(inner, int) or inner % 2 or bounds(atomic(atom))[0] >= 0:
                    return self._product(outer, {atom: self._times(inner, exponent)})
                size = self.call("abs", (atomic(atom),))
                return self.multiply((number(outer), self.power(size, self._times(inner, exponent))))
        if isinstance(exponent, Sum) and value == 1 and only and only[0] == EULER:
            return self._product(1, {EULER: self._times(only[1], exponent)})
        return atomic(self._brackets.setdefault(base, Atom(BRACKETS, (base,))), exponent)


def _exponential(exponent: Sum) -> tuple[Sum, Exponent] | None:
    """Return u and c for the exponent c·ln(u) of e, else None."""
    single = exponent.single
    only = single[1].only() if single else None
    if single is None or only is None or only[1] != 1 or only[0].op != "ln":
        return None
    return only[0].args[0], single[0]


def _number_power(value: Rational, exponent: Exponent) -> Sum:
    if isinstance(exponent, int):
        if is_small(value, exponent) or value == -1:
            return number(raised(value, exponent))
    elif not isinstance(exponent, Sum) and value > 0:
        exact = exact_power(value, exponent)
        if exact is not None:
            return number(exact)
    return atomic(Atom(NUMBER, value=value), exponent)
