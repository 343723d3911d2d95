"""The forms that a term may be written in, of which people choose the shortest: e^x + x·e^x, (x + 1)·e^x."""

from collections.abc import Callable, Iterator
from fractions import Fraction

from mgtui.engine.language.readings import reading
from mgtui.engine.symbolic.algebra import Algebra
from mgtui.engine.symbolic.exact_numbers import Rational, exactly
from mgtui.engine.symbolic.piece_terms import chosen, divide
from mgtui.engine.symbolic.polynomials import multiplied_out, quotient
from mgtui.engine.symbolic.terms import (
    BRACKETS,
    PIECES,
    Atom,
    Exponent,
    Monomial,
    Sum,
    as_exponent,
    as_sum,
    atomic,
    content,
    difference,
)
from mgtui.engine.symbolic.writer import written

_MOST_SHAPED = 250  # nodes of a term that is still to be read by people
_ONE_THING, _LESS = "(1 − sigmoid(", 4
_MOST_EXPANDED = 24  # terms of a sum that is multiplied out


def shortest(algebra: Algebra, total: Sum, decimals: bool) -> Sum:
    """Return the form of a term that is the shortest to read; of equals the first, which is the most natural."""
    atom = total.atom
    if atom is not None and atom.op == PIECES:
        pairs, rest = divide(atom.args)
        args = [part for condition, value in pairs for part in (condition, shortest(algebra, value, decimals))]
        if rest is not None:
            args.append(shortest(algebra, rest, decimals))
        return chosen(args)
    if total.size > _MOST_SHAPED:
        return total
    forms = list(dict.fromkeys(cleared(algebra, form) for form in _forms(algebra, cleared(algebra, total))))
    forms += [flat for form in forms if (flat := _below_multiplied_out(algebra, form)) is not None]
    if len(forms) == 1:
        return forms[0]
    if decimals:  # 0.2·x + 0.2, not 0.2·(x + 1)
        forms = [form for form in forms if not _is_multiple(form)] or forms
    return min(forms, key=lambda form: _length(reading(written(form, decimals))))


def _length(text: str) -> int:
    """Return how long a form is to people, to whom 1 − sigmoid(x) is one thing: the probability of the other case."""
    return len(text) - _LESS * text.count(_ONE_THING)


def _forms(algebra: Algebra, total: Sum) -> Iterator[Sum]:
    if len(total.terms) < 2 and not _has_brackets(total):
        yield total
        return
    wide = expanded(algebra, total)
    for form in (total, wide):
        if form is not None and len(form.terms) > 1:
            yield factored(algebra, form, _shared)
            yield factored(algebra, form, _least)
    yield total
    if wide is not None:
        yield wide


def _is_multiple(total: Sum) -> bool:
    """Tell whether a term is a number times a sum."""
    only = total.single[1].only() if total.single else None
    return only is not None and only[0].op == BRACKETS and only[1] == 1


def over_one(algebra: Algebra, total: Sum) -> Sum:
    """Return a sum with fractions over their common denominator."""
    if total.size > _MOST_SHAPED:
        return total
    powers = (part for product in total.terms for part in product.powers.items() if part[0].variables)
    negative = (exponent < 0 for _, exponent in powers if not isinstance(exponent, Sum))
    return factored(algebra, total, _least) if len(total.terms) > 1 and any(negative) else total


def _has_brackets(total: Sum) -> bool:
    return any(atom.op == BRACKETS for product in total.terms for atom in product.powers)


def factored(algebra: Algebra, total: Sum, exponent_of: Callable[[list[Exponent]], Exponent]) -> Sum:
    """Return a sum with its common factor before it, or over its common denominator."""
    atoms = dict.fromkeys(atom for product in total.terms for atom in product.powers)
    common: dict[Atom, Exponent] = {}
    for atom in atoms:
        exponent = exponent_of([product.powers.get(atom, 0) for product in total.terms])
        if exponent:
            common[atom] = exponent
    scale = content(total)
    if all(value < 0 for value in total.terms.values()):
        scale = -scale
    parts = []
    for product, coefficient in total.terms.items():
        inverse = [atomic(atom, as_exponent(-as_sum(exponent))) for atom, exponent in common.items()]
        rest = algebra.multiply((Sum({product: 1}), *inverse))
        parts.append((Fraction(coefficient) / scale, rest))
    inner = algebra.add(parts)
    for form in (inner, expanded(algebra, inner)):
        if form is None:
            continue
        for atom, exponent in list(common.items()):
            while isinstance(exponent, int) and exponent < 0 and (less := quotient(algebra, form, atom)) is not None:
                form, exponent = less, exponent + 1
                inner, common[atom] = less, exponent
    tight = expanded(algebra, inner)
    if tight is not None and len(tight.terms) <= len(inner.terms):
        inner = tight
    outside = Monomial({atom: exponent for atom, exponent in common.items() if exponent})
    if not outside.powers and len(inner.terms) > 1 and scale.denominator > 1:
        value, factor = algebra.bracketed(inner)
        return Sum({factor: exactly(scale * value)})
    return algebra.multiply((Sum({outside: scale}), inner))


def _shared(exponents: list[Exponent]) -> Exponent:
    """Return the power of a factor that all terms share: 0 where one lacks it, or they differ in sign."""
    first = exponents[0]
    if all(other == first for other in exponents):
        return first
    numbers = [other for other in exponents if not isinstance(other, Sum)]
    if not numbers:
        return _nearest(exponents, max)
    if len(numbers) < len(exponents) or not (all(n > 0 for n in numbers) or all(n < 0 for n in numbers)):
        return 0
    return min(numbers) if numbers[0] > 0 else max(numbers)


def _least(exponents: list[Exponent]) -> Exponent:
    """Return the least power of a factor, which brings all terms over one denominator."""
    first = exponents[0]
    if all(other == first for other in exponents):
        return first
    numbers = [other for other in exponents if not isinstance(other, Sum)]
    if not numbers:
        return _nearest(exponents, min)
    return min(numbers) if len(numbers) == len(exponents) else 0


def _nearest(exponents: list[Exponent], which: Callable[[list[Rational]], Rational]) -> Exponent:
    """Return one of x − 1, x and x + 1, say; 0 where they differ by more than numbers."""
    first = as_sum(exponents[0])
    apart = [difference(as_sum(other), first) for other in exponents]
    numbers = [number for number in apart if number is not None]
    return exponents[numbers.index(which(numbers))] if len(numbers) == len(apart) else 0


def cleared(algebra: Algebra, total: Sum) -> Sum:
    """Return a term without fractions inside of fractions: 1/(1 + 1/x) is x/(x + 1)."""
    if not any(_has_fractions(a, e) for product in total.terms for a, e in product.powers.items()):
        return total
    parts = []
    for product, coefficient in total.terms.items():
        factors = []
        for atom, exponent in product.powers.items():
            whole = factored(algebra, atom.args[0], _least) if _has_fractions(atom, exponent) else atomic(atom)
            factors.append(algebra.power(whole, exponent))
        parts.append((coefficient, algebra.multiply(factors)))
    return algebra.add(parts)


def _has_fractions(atom: Atom, exponent: Exponent) -> bool:
    if atom.op != BRACKETS or not isinstance(exponent, int):
        return False
    powers = (e for product in atom.args[0].terms for e in product.powers.values())
    return any(not isinstance(power, Sum) and power < 0 for power in powers)


def _below_multiplied_out(algebra: Algebra, total: Sum) -> Sum | None:
    """Return 1/((1 + x)·(1 − x)) as 1/(1 − x²); None where nothing becomes shorter."""
    single = total.single
    if single is None:
        return None
    below = [atom for atom, exponent in single[1].powers.items() if atom.op == BRACKETS and exponent == -1]
    if len(below) != 2:
        return None
    whole = multiplied_out(algebra, below[0].args[0], below[1].args[0])
    if len(whole.terms) > 2:
        return None
    rest = Monomial({atom: exponent for atom, exponent in single[1].powers.items() if atom not in below})
    return algebra.multiply((Sum({rest: single[0]}), algebra.power(whole, -1)))


def expanded(algebra: Algebra, total: Sum) -> Sum | None:
    """Return a sum with its products of sums multiplied out; None where there is none, or they grow too long."""
    if not any(_multipliable(a, e) for product in total.terms for a, e in product.powers.items()):
        return None
    result: dict[Monomial, Rational] = {}
    for product, coefficient in total.terms.items():
        rest = {a: e for a, e in product.powers.items() if not _multipliable(a, e)}
        terms = Sum({Monomial(rest): coefficient})
        for atom, exponent in product.powers.items():
            if not _multipliable(atom, exponent):
                continue
            assert isinstance(exponent, int)
            for _ in range(exponent):
                if len(terms.terms) * len(atom.args[0].terms) > _MOST_EXPANDED:
                    return None
                terms = multiplied_out(algebra, terms, atom.args[0])
        for part, value in terms.terms.items():
            result[part] = result.get(part, 0) + value
    return algebra.add([(value, Sum({part: 1})) for part, value in result.items()])


def _multipliable(atom: Atom, exponent: Exponent) -> bool:
    return atom.op == BRACKETS and isinstance(exponent, int) and 0 < exponent <= 4
