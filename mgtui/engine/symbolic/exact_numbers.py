"""Numbers of terms, all of them exact: whole ones, and fractions where they are none."""

import math
from fractions import Fraction
from typing import TypeAlias

Rational: TypeAlias = int | Fraction

_MOST_DECIMALS = 10**60
_LARGEST_NUMBER = 400  # bits of a number that is worked out


def exactly(value: Rational) -> Rational:
    """Return a number as a whole one where it is."""
    return value.numerator if value.denominator == 1 else value


def size_of(value: Rational) -> Rational:
    """Return a number without its sign."""
    return -value if value < 0 else value


def decimal(value: float) -> Rational:
    """Return the number that the shortest decimals of a double are: 1/10 for 0.1."""
    return int(value) if value.is_integer() and abs(value) < 2**53 else exactly(Fraction(repr(value)))


def is_decimal(value: Rational) -> bool:
    """Tell whether a number has decimals that end."""
    return _MOST_DECIMALS % value.denominator == 0


def root_of(value: Rational, degree: int) -> Rational | None:
    """Return the root of a positive number where that is a fraction, else None."""
    above, below = (_whole_root(part, degree) for part in (value.numerator, value.denominator))
    return None if above is None or below is None else exactly(Fraction(above, below))


def _whole_root(value: int, degree: int) -> int | None:
    if value.bit_length() > 200 or degree > 64:
        return None
    near = math.isqrt(value) if degree == 2 else round(value ** (1 / degree))
    return near if near**degree == value else None


def is_small(value: Rational, exponent: int) -> bool:
    """Tell whether a power of a number is short enough to be worked out."""
    return max(value.numerator.bit_length(), value.denominator.bit_length()) * abs(exponent) <= _LARGEST_NUMBER


def raised(value: Rational, exponent: int) -> Rational:
    """Return a power of a number.

    Raises:
        OverflowError: it is too long to be worked out.
    """
    if value in (1, -1):
        return value if exponent % 2 else 1
    if not is_small(value, exponent):
        raise OverflowError
    return exactly(Fraction(value) ** exponent)


def exact_power(value: Rational, exponent: Rational) -> Rational | None:
    """Return a positive number to the power of a fraction where the result is one, else None."""
    if isinstance(exponent, int):
        return raised(value, exponent)
    root = root_of(value, exponent.denominator)
    return None if root is None else raised(root, exponent.numerator)
