"""The identities that shorten a term: a table, each row true wherever its left side has a value.

By the form of its left side a row is looked for in calls (`sin(-u)`, `ln(e^u)`, `cos(0)`), in products
(`sin(u)/cos(u)`, and `abs(u)^2` in every power) or in sums (`sin(u)^2 + cos(u)^2`, with a common factor).
"""

import math
import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import NamedTuple, TypeAlias

import numpy as np

from mgtui.engine.calculus.functions import TABLE
from mgtui.engine.language.tree import (
    ADD,
    DIVIDE,
    LEAVES,
    MULTIPLY,
    NEGATE,
    NUMBER,
    POWER,
    SUBTRACT,
    VARIABLE,
    Tree,
)
from mgtui.engine.symbolic.arithmetic import Arithmetic
from mgtui.engine.symbolic.exact_numbers import Rational, decimal
from mgtui.engine.symbolic.reader import term_of, tree_of
from mgtui.engine.symbolic.term_bounds import bounds
from mgtui.engine.symbolic.terms import BRACKETS, EULER, ONE, Atom, Monomial, Sum, content, number

_ODD = ("sin", "tan", "csc", "cot", "asin", "atan", "sinh", "tanh", "asinh", "atanh", "csch", "coth", "cbrt", "erf",
        "sign", "softsign", "hardtanh")  # fmt: skip
_WHOLE = ("floor", "ceil", "round")
_EVEN = ("cos", "sec", "cosh", "sech", "abs", "sinc")

IDENTITIES: tuple[tuple[str, str], ...] = (
    *((f"{name}(-u)", f"-{name}(u)") for name in _ODD),
    *((f"{name}(-u)", f"{name}(u)") for name in _EVEN),
    *((f"{name}(0)", "0") for name in _ODD if name not in ("csc", "cot", "csch", "coth")),
    ("cos(0)", "1"), ("sec(0)", "1"), ("cosh(0)", "1"), ("sech(0)", "1"), ("ln(1)", "0"), ("sinc(0)", "1"),
    ("log2(1)", "0"), ("log10(1)", "0"), ("sigmoid(0)", "1/2"), ("log2(2)", "1"), ("log10(10)", "1"),
    ("log10(100)", "2"), ("acos(1)", "0"), *((f"gamma({n})", str(math.factorial(n - 1))) for n in range(1, 16)),
    ("ln(e^u)", "u"), ("sin(asin(u))", "u"), ("cos(acos(u))", "u"), ("tan(atan(u))", "u"), ("sinh(asinh(u))", "u"),
    ("asinh(sinh(u))", "u"), ("cosh(acosh(u))", "u"), ("tanh(atanh(u))", "u"), ("atanh(tanh(u))", "u"),
    ("sin(acos(u))", "sqrt(1 - u^2)"), ("cos(asin(u))", "sqrt(1 - u^2)"), ("cos(atan(u))", "1/sqrt(u^2 + 1)"),
    ("sin(atan(u))", "u/sqrt(u^2 + 1)"), ("sec(atan(u))", "sqrt(u^2 + 1)"), ("cosh(asinh(u))", "sqrt(u^2 + 1)"),
    ("sinh(acosh(u))", "sqrt(u - 1)*sqrt(u + 1)"),
    *((f"{outer}({inner}(u))", f"{inner}(u)") for outer in _WHOLE for inner in (*_WHOLE, "sign", "step")),
    ("sign(sign(u))", "sign(u)"), ("relu6(relu6(u))", "relu6(u)"), ("relu6(relu(u))", "relu6(u)"),
    ("hardtanh(hardtanh(u))", "hardtanh(u)"), ("hardtanh(sign(u))", "sign(u)"),
    ("min(u, u)", "u"), ("max(u, u)", "u"), ("mod(u, u)", "0"), ("log(u, u)", "1"),
    ("sin(u)/cos(u)", "tan(u)"), ("cos(u)/sin(u)", "cot(u)"), ("tan(u)*cos(u)", "sin(u)"), ("tan(u)*cot(u)", "1"),
    ("cot(u)*sin(u)", "cos(u)"), ("sec(u)*cos(u)", "1"), ("csc(u)*sin(u)", "1"), ("tan(u)/sin(u)", "sec(u)"),
    ("tan(u)/sec(u)", "sin(u)"), ("sec(u)/tan(u)", "csc(u)"), ("csc(u)/cot(u)", "sec(u)"), ("cot(u)/csc(u)", "cos(u)"),
    ("sinh(u)/cosh(u)", "tanh(u)"), ("cosh(u)/sinh(u)", "coth(u)"),
    ("tanh(u)*cosh(u)", "sinh(u)"), ("sech(u)*cosh(u)", "1"), ("csch(u)*sinh(u)", "1"),
    ("sign(u)*abs(u)", "u"), ("sign(u)*u", "abs(u)"), ("sign(u)/abs(u)", "1/u"), ("sign(u)/u", "1/abs(u)"),
    ("abs(u)/u", "sign(u)"), ("u/abs(u)", "sign(u)"), ("abs(u)^2", "u^2"), ("cbrt(u)^3", "u"),
    ("sin(u)^2 + cos(u)^2", "1"), ("1 - sin(u)^2", "cos(u)^2"), ("1 - cos(u)^2", "sin(u)^2"),
    ("tan(u)^2 + 1", "sec(u)^2"), ("sec(u)^2 - 1", "tan(u)^2"), ("sec(u)^2 - tan(u)^2", "1"),
    ("cosh(u)^2 - sinh(u)^2", "1"), ("1 - tanh(u)^2", "sech(u)^2"), ("sinh(u)^2 + 1", "cosh(u)^2"),
    ("cosh(u)^2 - 1", "sinh(u)^2"),
)  # fmt: skip

_SAME = {left.partition("(")[0]: right for left, right in IDENTITIES if left.endswith("(u, u)")}
_SAME |= dict.fromkeys(("le", "ge", "eq"), "1") | dict.fromkeys(("lt", "gt", "ne"), "0")
_Factors: TypeAlias = tuple[tuple[str, int], ...]  # functions of u, or u itself, and their exponents
_ANYWHERE = frozenset({"sign", "abs"})  # what leaves a product even where a part of the other factor stays


class _Rows(NamedTuple):
    """What the table says of a function: of its opposite argument, of numbers, of another function in it, and so on."""

    opposite: Tree | None
    values: Mapping[Rational, Tree]
    inverses: Mapping[str, Tree]
    products: Sequence[tuple[_Factors, Tree]]
    sums: Sequence[tuple[Rational, _Factors, Tree]]


def of_call(algebra: Arithmetic, op: str, args: tuple[Sum, ...]) -> Sum | None:
    """Return what a call is where an identity says it, else None."""
    if len(args) != 1:
        known = _SAME.get(op) if args[0] == args[1] else None
        if known:
            return term_of(tree_of(known), algebra, {"u": args[0]})
        return _of_numbers(op, args) or (_one_of(algebra, op, args) if op in ("max", "min") else None)
    arg = args[0]
    rows = _rows(op)
    value = arg.number
    if value is not None:
        right = rows.values.get(value)
        return term_of(right, algebra) if right else _of_numbers(op, args)
    if rows.opposite and all(factor < 0 for factor in arg.terms.values()):
        return term_of(rows.opposite, algebra, {"u": -arg})
    if op in ("relu", "step") and bounds(arg)[0] >= 0:
        return arg if op == "relu" else ONE
    if op in _ANYWHERE:
        low = bounds(arg)[0]
        if low > 0 or (low == 0 and op == "abs"):
            return arg if op == "abs" else ONE
        if (scale := content(arg)) != 1:
            inner = algebra.call(op, (algebra.scale(Fraction(1, 1) / scale, arg),))
            return inner if op == "sign" else algebra.scale(scale, inner)
    single = arg.single
    only = single[1].only() if single and single[0] == 1 else None
    if only is None:
        return None
    if op == "ln" and only[0] == EULER:
        return only[1] if isinstance(only[1], Sum) else number(only[1])
    right = rows.inverses.get(only[0].op) if only[1] == 1 else None
    return term_of(right, algebra, {"u": only[0].args[0]}) if right else None


def _one_of(algebra: Arithmetic, op: str, args: Sequence[Sum]) -> Sum | None:
    """Return the larger of two, or the smaller, where one of them is so everywhere: max(relu(u), 0) is relu(u)."""
    u, v = args
    low, high = bounds(algebra.add(((1, u), (-1, v))))
    if low >= 0:
        return u if op == "max" else v
    return (v if op == "max" else u) if high <= 0 else None


def in_product(algebra: Arithmetic, product: Monomial) -> Sum | None:
    """Return a product made shorter by an identity; None where there is none for it."""
    for atom, exponent in product.powers.items():
        for factors, right in _rows(atom.op).products:
            found = _matched(product, atom, exponent, factors)
            if found is not None:
                times, rest = found
                return algebra.multiply(
                    (Sum({Monomial(rest): 1}), algebra.power(term_of(right, algebra, {"u": atom.args[0]}), times))
                )
    return None


def in_sum(algebra: Arithmetic, total: Sum) -> Sum | None:
    """Return a sum made shorter by an identity; None where there is none for it."""
    for product, coefficient in total.terms.items():
        for atom, exponent in product.powers.items():
            if exponent != 2 or not (sums := _rows(atom.op).sums):
                continue
            rest = {other: power for other, power in product.powers.items() if other is not atom}
            for ratio, second, right in sums:
                partner = Monomial({**rest, **{Atom(op, atom.args): power for op, power in second}})
                if total.terms.get(partner) == coefficient * ratio:
                    left = {p: c for p, c in total.terms.items() if p is not product and p != partner}
                    shorter = algebra.multiply((Sum({Monomial(rest): 1}), term_of(right, algebra, {"u": atom.args[0]})))
                    return algebra.add(((1, Sum(left)), (coefficient, shorter)))
    return None


def _of_numbers(op: str, args: tuple[Sum, ...]) -> Sum | None:
    """Work out what rounds nothing: floor(5/2), max(2, 3)."""
    row = TABLE[op]
    values = [arg.number for arg in args]
    if not row.traits.exact or any(value is None or Fraction(float(value)) != value for value in values):
        return None
    with np.errstate(all="ignore"):
        result = float(row.rule.value(*[np.float64(float(value)) for value in values if value is not None]))
    return number(decimal(result)) if np.isfinite(result) else None


def _matched(
    product: Monomial, atom: Atom, exponent: object, factors: _Factors
) -> tuple[int, dict[Atom, "int | Fraction | Sum"]] | None:
    """Return how many times a pattern fits, and the factors that are left; None where it does not."""
    (op, first), *others = factors
    if not isinstance(exponent, int) or (others and exponent * first <= 0):
        return None
    times = int(exponent / first)  # towards 0
    rest = dict(product.powers)
    if not others:
        if not times:
            return None
        rest[atom] = exponent - first * times
        return times, rest
    ((op, second),) = others
    partner = _partner(product, atom, op)
    power = product.powers.get(partner) if partner else None
    if partner is None or not isinstance(power, int) or power * second <= 0 or power % second:
        return None
    fits = min(times, power // second)
    partly = not _ANYWHERE.isdisjoint((atom.op, op))
    if fits < 1 or (not partly and times != power // second):
        return None
    rest[atom], rest[partner] = exponent - first * fits, power - second * fits
    return fits, {key: value for key, value in rest.items() if value != 0}


def _partner(product: Monomial, atom: Atom, op: str) -> Atom | None:
    """Return the factor that is function `op` of what `atom` is a function of, or that itself."""
    if op != VARIABLE:
        wanted = Atom(op, atom.args)
        return wanted if wanted in product.powers else None
    inner = atom.args[0].atom
    if inner is None and len(atom.args[0].terms) > 1:
        inner = Atom(BRACKETS, atom.args)
    return inner if inner is not None and inner in product.powers else None


@cache
def _names() -> Mapping[str, list[tuple[str, str]]]:
    """Return the rows by the functions on their left sides, of which most sessions meet a few."""
    rows: dict[str, list[tuple[str, str]]] = {}
    for left, right in IDENTITIES:
        for name in set(re.findall("[a-z]{2,}[0-9]*", left)):
            rows.setdefault(name, []).append((left, right))
    return rows


@cache
def _rows(op: str) -> _Rows:
    """Return what is known of a function, ready to use."""
    opposite: Tree | None = None
    values: dict[Rational, Tree] = {}
    inverses: dict[str, Tree] = {}
    products: list[tuple[_Factors, Tree]] = []
    sums: list[tuple[Rational, _Factors, Tree]] = []
    for left, right in _names().get(op, ()):
        tree, result = tree_of(left), tree_of(right)
        root = tree[-1]
        if root.op in (ADD, SUBTRACT):
            first, second = (_factors(tree, place) for place in root.args)
            sign = 1 if root.op == ADD else -1
            if first and first[0][0] == op:
                sums.append((sign, second, result))
            if second and second[0][0] == op:
                sums.append((sign, first, result if sign == 1 else tree_of(f"-({right})")))
        elif root.op in (MULTIPLY, DIVIDE, POWER):
            factors = _factors(tree, len(tree) - 1)
            factors = factors[::-1] if factors[0][0] == VARIABLE else factors
            if factors[0][0] == op:
                products.append((factors, result))
        elif root.op == op:
            inner = tree[root.args[0]]
            if inner.op == NEGATE:
                opposite = result
            elif inner.op == NUMBER:
                values[decimal(inner.value)] = result
            elif inner.op not in LEAVES:
                inverses[inner.op] = result
    return _Rows(opposite, values, inverses, products, sums)


def _factors(tree: Tree, place: int) -> _Factors:
    """Return a product of functions of u; without any, it is 1."""
    node = tree[place]
    if node.op in (MULTIPLY, DIVIDE):
        first, second = (_factors(tree, arg) for arg in node.args)
        return first + (second if node.op == MULTIPLY else tuple((op, -power) for op, power in second))
    if node.op == POWER:
        ((op, _),) = _factors(tree, node.args[0])
        return ((op, int(tree[node.args[1]].value)),)
    return () if node.op == NUMBER else ((node.op, 1),)
