"""Functions made of pieces, as terms: made, multiplied into, and added where their conditions are the same."""

from collections.abc import Callable, Iterable, Sequence

from mgtui.engine.language.tree import AND
from mgtui.engine.symbolic.arithmetic import Arithmetic
from mgtui.engine.symbolic.exact_numbers import Rational
from mgtui.engine.symbolic.terms import NEVER, ONE, PIECES, ZERO, Atom, Monomial, Sum, atomic


def chosen(args: Sequence[Sum]) -> Sum:
    """Return pieces: conditions and what holds where each is the first to hold, and perhaps what holds elsewhere."""
    kept: list[Sum] = []
    pairs, rest = divide(args)
    for condition, value in pairs:
        if condition == ZERO:
            continue
        if condition == ONE:
            rest = value
            break
        kept += [condition, value]
    if rest is not None and rest != NEVER:
        inner = rest.atom
        if inner is not None and inner.op == PIECES:
            kept += inner.args
        else:
            kept.append(rest)
            if all(value == rest for value in kept[1::2]):
                return rest
    if not kept:
        return NEVER
    return atomic(Atom(PIECES, tuple(kept)))


def nothing(factors: Iterable[Sum]) -> Sum:
    """Return a product with 0: 0, but without a value where pieces among its factors have none."""
    for factor in factors:
        for product in factor.terms:
            for atom in product.powers:
                if atom.op == PIECES and len(atom.args) % 2 == 0:
                    return _each(atom, lambda _: ZERO)
    return ZERO


def divide(args: Sequence[Sum]) -> tuple[list[tuple[Sum, Sum]], Sum | None]:
    """Return the conditions with their values, and what holds elsewhere."""
    pairs = list(zip(args[0::2], args[1::2], strict=False))
    return pairs, args[-1] if len(args) % 2 else None


def hoisted(algebra: Arithmetic, coefficient: Rational, product: Monomial, pieces: Atom) -> Sum:
    """Return a product with pieces as pieces that are products."""
    rest = Sum({Monomial({atom: power for atom, power in product.powers.items() if atom is not pieces}): coefficient})
    return _each(pieces, lambda value: algebra.multiply((rest, value)))


def merged(algebra: Arithmetic, total: Sum) -> Sum | None:
    """Return a sum in which pieces with the same conditions are one; None where there are no two such."""
    groups: dict[tuple[tuple[Sum, ...], bool], list[tuple[Rational, Atom]]] = {}
    others: dict[Monomial, Rational] = {}
    for product, coefficient in total.terms.items():
        only = product.only()
        if only and only[0].op == PIECES and only[1] == 1:
            pairs, rest = divide(only[0].args)
            groups.setdefault((tuple(condition for condition, _ in pairs), rest is None), []).append(
                (coefficient, only[0])
            )
        else:
            others[product] = coefficient
    if all(len(group) == 1 and group[0][0] == 1 for group in groups.values()):
        return None
    sums = []
    for group in groups.values():
        args = list(group[0][1].args)
        places = [*range(1, len(args), 2), *([len(args) - 1] if len(args) % 2 else [])]
        for place in dict.fromkeys(places):
            args[place] = algebra.add([(factor, atom.args[place]) for factor, atom in group])
        sums.append((1, chosen(args)))
    return algebra.add([(1, Sum(others)), *sums])


def _each(pieces: Atom, change: Callable[[Sum], Sum]) -> Sum:
    pairs, rest = divide(pieces.args)
    args: list[Sum] = []
    for condition, value in pairs:
        args += [condition, change(value)]
    if rest is not None:
        args.append(change(rest))
    return chosen(args)


def limited(condition: Sum, value: Sum) -> Sum:
    """Return a term that has a value only where a condition holds."""
    if condition == ONE:
        return value
    atom = value.atom
    if atom is not None and atom.op == PIECES and len(atom.args) == 2:
        return chosen((atomic(Atom(AND, (condition, atom.args[0]))), atom.args[1]))
    return chosen((condition, value))
