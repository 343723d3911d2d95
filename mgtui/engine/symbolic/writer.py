"""Terms to tree, as people order and group what they write: `3·x²·e^(−x)`, `(x + 1)/(2·√x)`, `1 − 2·x`."""

from fractions import Fraction

from mgtui.engine.calculus.functions import CONSTANTS
from mgtui.engine.language.tree import (
    ADD,
    AND,
    CONSTANT,
    DIVIDE,
    IF,
    MULTIPLY,
    NEGATE,
    NUMBER,
    POWER,
    SUBTRACT,
    VARIABLE,
    Node,
    Tree,
)
from mgtui.engine.symbolic.exact_numbers import Rational, is_decimal, size_of
from mgtui.engine.symbolic.piece_terms import divide
from mgtui.engine.symbolic.product_numbers import HALF, is_root_of_constant, roots_below, rounder
from mgtui.engine.symbolic.terms import BRACKETS, NEVER, PIECES, Atom, Exponent, Monomial, Sum, as_sum, atomic, degree

_LARGEST_PART = 10**9  # of a fraction; with more digits it is a decimal
_MIRRORED = {"gt": "lt", "ge": "le", "lt": "gt", "le": "ge"}


def written(total: Sum, decimals: bool) -> Tree:
    """Return a term as a tree.

    Args:
        total: the term.
        decimals: whether fractions that are decimals are written so: 0.5 for 1/2, where decimals were typed.
    """
    writer = _Writer(decimals)
    writer.sum(total)
    return tuple(writer.nodes)


class _Writer:
    def __init__(self, decimals: bool) -> None:
        self.nodes: list[Node] = []
        self._decimals = decimals

    def put(self, op: str, *args: int, value: float = 0.0, name: str = "") -> int:
        self.nodes.append(Node(op, args, value, name))
        return len(self.nodes) - 1

    def sum(self, total: Sum) -> int:
        if not total.terms:
            return self.put(NUMBER)
        root = -1
        for product, coefficient in _ordered(total):
            if root < 0:
                coefficient, product = _turned(coefficient, product)
                root = self._product(size_of(coefficient), product)
                root = self.put(NEGATE, root) if coefficient < 0 else root
            else:
                root = self.put(
                    ADD if coefficient > 0 else SUBTRACT, root, self._product(size_of(coefficient), product)
                )
        return root

    def _product(self, coefficient: Rational, product: Monomial) -> int:
        coefficient, product = roots_below(coefficient, product)
        if self._decimals and isinstance(coefficient, Fraction):
            coefficient, product = rounder(coefficient, product)
        above: list[tuple[Atom, Exponent]] = []
        below: list[tuple[Atom, Exponent]] = []
        for atom, exponent in sorted(product.powers.items(), key=_rank):
            if isinstance(exponent, Sum) or exponent > 0:
                above.append((atom, exponent))
            else:
                below.append((atom, -exponent))
        over, under = self._parts(coefficient)
        root = self._factors(above, over)
        return self.put(DIVIDE, root, self._factors(below, under)) if below or under != 1 else root

    def _factors(self, factors: list[tuple[Atom, Exponent]], number: Rational) -> int:
        root = self._number(number) if number != 1 or not factors else -1
        roots = [atom for atom, exponent in factors if is_root_of_constant(atom, exponent)]
        if len(roots) > 1:
            factors = [factor for factor in factors if factor[0] not in roots]
            roots.sort(key=lambda atom: atom.op != NUMBER)
            root = self._times(root, self.put("sqrt", self._factors([(atom, 1) for atom in roots], 1)))
        for atom, exponent in factors:
            root = self._times(root, self._power(atom, exponent))
        return root

    def _times(self, root: int, factor: int) -> int:
        return factor if root < 0 else self.put(MULTIPLY, root, factor)

    def _power(self, atom: Atom, exponent: Exponent) -> int:
        base = self._atom(atom)
        if exponent == 1:
            return base
        if exponent == HALF:
            return self.put("sqrt", base)
        return self.put(POWER, base, self.sum(as_sum(exponent)))

    def _atom(self, atom: Atom) -> int:
        if atom.op == NUMBER:
            return self._signed(atom.value)
        if atom.op == VARIABLE:
            return self.put(VARIABLE, name=atom.name)
        if atom.op == CONSTANT:
            return self.put(CONSTANT, value=CONSTANTS[atom.name], name=atom.name)
        if atom.op == BRACKETS:
            return self.sum(atom.args[0])
        if atom.op == PIECES:
            return self._pieces(atom)
        if atom.op == AND and (chain := self._chain(atom)) is not None:
            return chain
        return self.put(atom.op, *[self.sum(arg) for arg in atom.args])

    def _pieces(self, atom: Atom) -> int:
        if atomic(atom) == NEVER:
            return self.put(DIVIDE, self.put(NUMBER), self.put(NUMBER))
        pairs, rest = divide(atom.args)
        places = [(self.sum(condition), self.sum(value)) for condition, value in pairs]
        root = None if rest is None else self.sum(rest)
        for place in reversed(places):
            root = self.put(IF, *place) if root is None else self.put(IF, *place, root)
        assert root is not None
        return root

    def _chain(self, atom: Atom) -> int | None:
        """Write a < u and u < b as a < u < b: both comparisons share u."""
        first, second = (arg.atom for arg in atom.args)
        if first is None or second is None or {first.op, second.op} - _MIRRORED.keys():
            return None
        if first.args[1] != second.args[0]:
            return None
        low, middle, high = self.sum(first.args[0]), self.sum(first.args[1]), -1
        left = self.put(first.op, low, middle)
        high = self.sum(second.args[1])
        return self.put(AND, left, self.put(second.op, middle, high))

    def _parts(self, coefficient: Rational) -> tuple[Rational, Rational]:
        if isinstance(coefficient, int) or (self._decimals and is_decimal(coefficient)):
            return coefficient, 1
        if max(coefficient.numerator, coefficient.denominator) > _LARGEST_PART:
            return coefficient, 1
        return coefficient.numerator, coefficient.denominator

    def _number(self, value: Rational) -> int:
        if isinstance(value, int) or self._parts(value)[1] == 1:
            return self.put(NUMBER, value=_double(value))
        return self.put(DIVIDE, self._number(value.numerator), self._number(value.denominator))

    def _signed(self, value: Rational) -> int:
        root = self._number(size_of(value))
        return self.put(NEGATE, root) if value < 0 else root


def _turned(coefficient: Rational, product: Monomial) -> tuple[Rational, Monomial]:
    """Return a negative multiple of a product as a positive one, where a difference in it can take the sign."""
    if coefficient > 0:
        return coefficient, product
    for atom, exponent in sorted(product.powers.items(), key=lambda factor: factor[1] != 1):
        if atom.op == BRACKETS and exponent in (1, -1):
            signs = {value > 0 for value in atom.args[0].terms.values()}
            if False in signs:
                powers = {Atom(BRACKETS, (-atom.args[0],)) if a is atom else a: e for a, e in product.powers.items()}
                return -coefficient, Monomial(powers)
    return coefficient, product


def _double(value: Rational) -> float:
    """Return the double nearest to a number.

    Raises:
        OverflowError: it is 0 or infinite, or a whole number where the number is none.
    """
    double = value.numerator / value.denominator
    if (double == 0.0 and value) or (double.is_integer() and value.denominator != 1):
        raise OverflowError
    return double


def _ordered(total: Sum) -> list[tuple[Monomial, Rational]]:
    """Return the terms as people order them: by falling powers, numbers last, and not a minus first if need be."""
    terms = list(total.terms.items())
    degrees = [degree(product) for product, _ in terms]
    if None not in degrees:
        terms.sort(key=lambda term: -(degree(term[0]) or 0))
        if terms[0][1] < 0 < terms[-1][1]:
            terms.reverse()
    else:
        terms.sort(key=lambda term: not term[0].powers)
    if terms[0][1] < 0:
        first = next((place for place, term in enumerate(terms) if term[1] > 0), 0)
        terms.insert(0, terms.pop(first))
    return terms


def _rank(factor: tuple[Atom, Exponent]) -> tuple[int, str]:
    """Return where a factor stands: constants, variables, polynomials, powers of e and the like, functions, sums."""
    atom, exponent = factor
    if atom.op == VARIABLE and not isinstance(exponent, Sum):
        return 1, atom.name
    return _place(atom, exponent), ""


def _place(atom: Atom, exponent: Exponent) -> int:
    if isinstance(exponent, Sum):
        return 3
    if atom.op in (NUMBER, CONSTANT):
        return 0
    if atom.op != BRACKETS:
        return 4
    if not atom.variables:
        return 0
    if not isinstance(exponent, int):
        return 5
    return 2 if all(degree(product) is not None for product in atom.args[0].terms) else 6
