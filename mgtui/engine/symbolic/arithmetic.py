"""What identities, pieces and conditions ask of an algebra, see `algebra.Algebra`."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from mgtui.engine.symbolic.exact_numbers import Rational
from mgtui.engine.symbolic.terms import Exponent, Sum


class TooLargeError(Exception):
    """The formula grows beyond all use."""


class UndefinedError(Exception):
    """A term has no value anywhere."""


class Arithmetic(Protocol):
    """Makes terms from terms."""

    def add(self, parts: Iterable[tuple[Rational, Sum]]) -> Sum:
        """Return a sum of multiples of terms."""
        ...

    def multiply(self, factors: Iterable[Sum]) -> Sum:
        """Return a product of terms."""
        ...

    def scale(self, factor: Rational, part: Sum) -> Sum:
        """Return a multiple of a term."""
        ...

    def power(self, base: Sum, exponent: Exponent) -> Sum:
        """Return a power of a term."""
        ...

    def call(self, op: str, args: Sequence[Sum]) -> Sum:
        """Return a function of terms."""
        ...
