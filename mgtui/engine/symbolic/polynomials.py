"""Division of polynomials where it leaves nothing: (x² − 1)/(x − 1)."""

from mgtui.engine.language.tree import VARIABLE
from mgtui.engine.symbolic.arithmetic import Arithmetic
from mgtui.engine.symbolic.exact_numbers import Rational
from mgtui.engine.symbolic.terms import BRACKETS, Atom, Monomial, Sum, atomic, number

_HIGHEST = 40


def multiplied_out(algebra: Arithmetic, first: Sum, second: Sum) -> Sum:
    """Return a product of sums as a sum of products."""
    return algebra.add(
        (one * other, algebra.multiply((Sum({left: 1}), Sum({right: 1}))))
        for left, one in first.terms.items()
        for right, other in second.terms.items()
    )


def quotient(algebra: Arithmetic, total: Sum, divisor: Atom) -> Sum | None:
    """Return a polynomial divided by another one, a factor in brackets, in one factor; None where a rest is left."""
    if divisor.op != BRACKETS:
        return None
    below = _coefficients(divisor.args[0])
    above = _coefficients(total)
    if below is None or above is None or below[0] != above[0]:
        return None
    atom, divided, by = below[0], above[1], below[1]
    degree, lead = max(by), by[max(by)]
    result: dict[int, Rational] = {}
    while divided and max(divided) >= degree:
        power = max(divided)
        factor = divided[power] / lead if divided[power] % lead else divided[power] // lead
        if isinstance(factor, float):
            return None
        result[power - degree] = factor
        for inner, value in by.items():
            place = power - degree + inner
            left = divided.get(place, 0) - factor * value
            if left:
                divided[place] = left
            else:
                divided.pop(place, None)
    if divided or not result:
        return None
    return algebra.add([(value, atomic(atom, power) if power else number(1)) for power, value in result.items()])


def _coefficients(total: Sum) -> tuple[Atom, dict[int, Rational]] | None:
    """Return the variable of a polynomial and its coefficients by their powers; None for anything else."""
    found: Atom | None = None
    by_power: dict[int, Rational] = {}
    for product, coefficient in total.terms.items():
        if not product.powers:
            by_power[0] = coefficient
            continue
        only = _power_of(product)
        if only is None or (found is not None and only[0] != found):
            return None
        found = only[0]
        by_power[only[1]] = coefficient
    return None if found is None else (found, by_power)


def _power_of(product: Monomial) -> tuple[Atom, int] | None:
    only = product.only()
    if only is None or only[0].op != VARIABLE or not isinstance(only[1], int) or not 0 < only[1] <= _HIGHEST:
        return None
    return only[0], only[1]
