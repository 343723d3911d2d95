"""The numbers of a product as people write them: decimals as they were typed, and roots of constants as one."""

import math
from fractions import Fraction

from mgtui.engine.language.tree import CONSTANT, NUMBER
from mgtui.engine.symbolic.exact_numbers import Rational, exactly, is_decimal, size_of
from mgtui.engine.symbolic.terms import BRACKETS, Atom, Exponent, Monomial, Sum
from mgtui.text.numbers import exact

HALF = Fraction(1, 2)
_LONGEST = 1000  # bits of a number above, beyond which it may be no double


def is_root_of_constant(atom: Atom, exponent: Exponent) -> bool:
    """Tell whether a factor is the square root of a number or constant, which others may be put under."""
    return exponent == HALF and (atom.op == CONSTANT or (atom.op == NUMBER and atom.value > 0))


def roots_below(coefficient: Rational, product: Monomial) -> tuple[Rational, Monomial]:
    """Return √2·x/(2·√π) as x/(√2·√π): a root of a number goes below to that of a constant, which may take it in."""
    powers = dict(product.powers)
    if coefficient.denominator == 1 or not any(a.op == CONSTANT and e == -HALF for a, e in powers.items()):
        return coefficient, product
    for atom, exponent in product.powers.items():
        if atom.op == NUMBER and exponent == HALF and atom.value > 1 and coefficient.denominator % atom.value == 0:
            coefficient, powers[atom] = exactly(coefficient * atom.value), -HALF
    return coefficient, Monomial(powers)


def rounder(coefficient: Fraction, product: Monomial) -> tuple[Rational, Monomial]:
    """Return a decimal multiple of a sum with numbers as they were typed: 1.702·x + 1, not 0.002·(851·x + 500).

    The sums of a product are multiples of whole numbers, which are far from what was typed where that had decimals. Of
    the multiples that make one of the sum's numbers 1, or the factor before it, the one with the fewest digits is
    taken.
    """
    for atom, exponent in product.powers.items():
        if atom.op != BRACKETS or exponent != 1:
            continue
        terms = atom.args[0].terms
        factors = [factor for factor in (1 / coefficient, *map(size_of, terms.values())) if factor]
        scale = min([Fraction(1), *map(Fraction, factors)], key=lambda factor: _digits(coefficient, atom, factor))
        if scale != 1:
            inner = Sum({one: exactly(value / scale) for one, value in terms.items()})
            powers = {Atom(BRACKETS, (inner,)) if a is atom else a: e for a, e in product.powers.items()}
            return exactly(coefficient * scale), Monomial(powers)
    return coefficient, product


def _digits(coefficient: Fraction, atom: Atom, scale: Fraction) -> float:
    """Return how many characters the numbers of a multiple of a sum take, with some scale moved before the sum."""
    values = [coefficient * scale, *(value / scale for value in atom.args[0].terms.values())]
    if not all(is_decimal(value) and value.numerator.bit_length() < _LONGEST for value in values):
        return math.inf
    return sum(len(exact(float(value))) for value in values if value not in (1, -1))
