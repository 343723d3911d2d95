"""Terms: expressions in a normal form, in which like terms and like powers are one.

A `Sum` maps products to their coefficients, a `Monomial` maps factors to their exponents, and a factor, an `Atom`, is a
variable, a constant, a function of sums, or a sum in brackets. Equal terms are equal however they are ordered; their
own order is that in which they were made, which is the one they are written in. Numbers are exact: whole ones, or
fractions. Nothing here is changed once it is made.
"""

import math
from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from typing import TypeAlias

from mgtui.engine.language.tree import CONSTANT, NUMBER, VARIABLE
from mgtui.engine.symbolic.exact_numbers import Rational, exactly

Exponent: TypeAlias = "int | Fraction | Sum"  # a sum only where it is no number

BRACKETS, PIECES = "sum", "if"
"""The operations of atoms that are no leaf and no function: a sum as a factor, and a function made of pieces.

The arguments of pieces are a condition and what holds then, again and again, and perhaps what holds elsewhere.
"""


class Atom:
    """What a product is made of.

    Attributes:
        op: `number`, `constant`, `variable`, `sum`, or the name of a row of the function table.
        args: the arguments of a function, the sum in brackets, or the pieces.
        name: of a variable or constant.
        value: of a number.
    """

    def __init__(self, op: str, args: "tuple[Sum, ...]" = (), name: str = "", value: Rational = 0) -> None:
        self.op = op
        self.args = args
        self.name = name
        self.value = value
        self._hash = hash((op, args, name, value))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return (
            isinstance(other, Atom)
            and self._hash == other._hash
            and (self.op, self.name, self.value) == (other.op, other.name, other.value)
            and self.args == other.args
        )

    @cached_property
    def variables(self) -> frozenset[str]:
        """The names of all variables in it."""
        if self.op == VARIABLE:
            return frozenset((self.name,))
        return frozenset().union(*(arg.variables for arg in self.args))

    @cached_property
    def size(self) -> int:
        """How many nodes it takes to write, about."""
        return 1 + sum(arg.size for arg in self.args)

    @cached_property
    def depth(self) -> int:
        """How deep functions and brackets are nested in it."""
        return 1 + max((arg.depth for arg in self.args), default=0)


class Monomial:
    """Factors and their exponents, none of them 0; without factors it is 1."""

    def __init__(self, powers: Mapping[Atom, Exponent]) -> None:
        self.powers = powers
        self._hash = hash(frozenset(powers.items()))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return self is other or (
            isinstance(other, Monomial) and self._hash == other._hash and self.powers == other.powers
        )

    @cached_property
    def variables(self) -> frozenset[str]:
        """The names of all variables in it."""
        raised = [power.variables for power in self.powers.values() if isinstance(power, Sum)]
        return frozenset().union(*(atom.variables for atom in self.powers), *raised)

    @cached_property
    def size(self) -> int:
        """How many nodes it takes to write, about."""
        raised = (power.size if isinstance(power, Sum) else power != 1 for power in self.powers.values())
        return sum(atom.size for atom in self.powers) + sum(raised)

    @cached_property
    def depth(self) -> int:
        """How deep functions, brackets and powers are nested in it."""
        raised = (power.depth + 1 for power in self.powers.values() if isinstance(power, Sum))
        return max((max(atom.depth for atom in self.powers), *raised), default=0) if self.powers else 0

    def only(self) -> tuple[Atom, Exponent] | None:
        """Return the factor and its exponent where there is just one."""
        return next(iter(self.powers.items())) if len(self.powers) == 1 else None


class Sum:
    """Products and their coefficients, none of them 0; without products it is 0."""

    def __init__(self, terms: Mapping[Monomial, Rational]) -> None:
        self.terms = terms
        self._hash = hash(frozenset(terms.items()))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Sum) and self._hash == other._hash and self.terms == other.terms)

    @cached_property
    def variables(self) -> frozenset[str]:
        """The names of all variables in it."""
        return frozenset().union(*(product.variables for product in self.terms))

    @cached_property
    def size(self) -> int:
        """How many nodes it takes to write, about."""
        return sum(1 + product.size for product in self.terms)

    @cached_property
    def depth(self) -> int:
        """How deep functions, brackets and powers are nested in it."""
        return max((product.depth for product in self.terms), default=0)

    @property
    def number(self) -> Rational | None:
        """The number it is; None where it is none."""
        if not self.terms:
            return 0
        return self.terms.get(UNIT) if len(self.terms) == 1 else None

    @property
    def single(self) -> tuple[Rational, Monomial] | None:
        """Its coefficient and product, where it has just one."""
        if len(self.terms) != 1:
            return None
        ((product, coefficient),) = self.terms.items()
        return coefficient, product

    @property
    def atom(self) -> Atom | None:
        """The atom it is; None where it is anything else."""
        if len(self.terms) != 1:
            return None
        ((product, coefficient),) = self.terms.items()
        only = product.only()
        return only[0] if only and coefficient == 1 and only[1] == 1 else None

    def __neg__(self) -> "Sum":
        return Sum({product: -coefficient for product, coefficient in self.terms.items()})


UNIT = Monomial({})
ZERO, ONE = Sum({}), Sum({UNIT: 1})
NEVER = Sum({Monomial({Atom(PIECES, (ZERO, ZERO)): 1}): 1})
"""What has no value anywhere: a piece whose condition never holds."""


def number(value: Rational) -> Sum:
    """Return a number as a sum."""
    return Sum({UNIT: exactly(value)}) if value else ZERO


def atomic(atom: Atom, exponent: Exponent = 1) -> Sum:
    """Return an atom, or a power of it, as a sum."""
    return Sum({Monomial({atom: exponent}): 1})


def variable(name: str) -> Sum:
    """Return a variable."""
    return atomic(Atom(VARIABLE, name=name))


def constant(name: str) -> Sum:
    """Return a constant: e, pi, tau."""
    return atomic(Atom(CONSTANT, name=name))


EULER = Atom(CONSTANT, name="e")


def as_exponent(exponent: Exponent) -> Exponent:
    """Return an exponent as a number where it is one."""
    if not isinstance(exponent, Sum):
        return exactly(exponent)
    value = exponent.number
    return exponent if value is None else value


def as_sum(exponent: Exponent) -> Sum:
    """Return an exponent as a sum."""
    return exponent if isinstance(exponent, Sum) else number(exponent)


def content(total: Sum) -> Rational:
    """Return the largest positive number of which all coefficients are whole multiples."""
    values = list(total.terms.values())
    above = math.gcd(*(abs(value.numerator) for value in values))
    below = math.lcm(*(value.denominator for value in values))
    return exactly(Fraction(above, below)) if below != 1 else above


def difference(first: Sum, second: Sum) -> Rational | None:
    """Return the number by which two terms differ; None where it is none."""
    above, below = first.terms.get(UNIT, 0), second.terms.get(UNIT, 0)
    if len(first.terms) - (above != 0) != len(second.terms) - (below != 0):
        return None
    alike = all(second.terms.get(product) == value for product, value in first.terms.items() if product != UNIT)
    return above - below if alike else None


def degree(product: Monomial) -> Rational | None:
    """Return the degree of a product of variables and constants; None for any other."""
    total: Rational = 0
    for atom, exponent in product.powers.items():
        if isinstance(exponent, Sum) or atom.op not in (VARIABLE, CONSTANT, NUMBER):
            return None
        total += exponent if atom.op == VARIABLE else 0
    return total
