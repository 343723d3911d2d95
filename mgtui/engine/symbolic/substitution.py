"""Terms at numbers: where a straight line is 0, and what a term is there."""

from fractions import Fraction

from mgtui.engine.language.tree import VARIABLE
from mgtui.engine.symbolic.arithmetic import Arithmetic, UndefinedError
from mgtui.engine.symbolic.exact_numbers import Rational, exactly
from mgtui.engine.symbolic.reader import term_of
from mgtui.engine.symbolic.terms import NEVER, UNIT, Sum, number
from mgtui.engine.symbolic.writer import written


def zero_of(term: Sum) -> tuple[str, Rational] | None:
    """Return the variable of a straight line and where it is 0: x and 2 of 3·x − 6; None for any other term."""
    constant = term.terms.get(UNIT, 0)
    if len(term.terms) != 1 + (constant != 0):
        return None
    product, slope = next((part, value) for part, value in term.terms.items() if part != UNIT)
    only = product.only()
    if only is None or only[0].op != VARIABLE or only[1] != 1:
        return None
    return only[0].name, exactly(Fraction(-constant) / slope)


def at(algebra: Arithmetic, term: Sum, name: str, value: Rational) -> Sum | None:
    """Return a term with a number for a variable; None where it has no value."""
    try:
        there = term_of(written(term, False), algebra, {name: number(value)})
    except UndefinedError:
        return None
    return None if there == NEVER else there
