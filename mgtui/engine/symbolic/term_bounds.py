"""Between which numbers a term lies, wherever it has a value, as far as its form tells."""

import math
from typing import TypeAlias

from mgtui.engine.calculus.functions import CONSTANTS
from mgtui.engine.language.tree import CONSTANT, NUMBER
from mgtui.engine.symbolic.exact_numbers import Rational
from mgtui.engine.symbolic.terms import BRACKETS, Atom, Exponent, Monomial, Sum

Bounds: TypeAlias = tuple[float, float]

ANY: Bounds = (-math.inf, math.inf)
_LEAST = math.ulp(0.0)  # stands for: above 0, however little
_POSITIVE, _AT_LEAST_0 = (_LEAST, math.inf), (0.0, math.inf)
_UNIT: Bounds = (-1.0, 1.0)
_OF_CALLS = {
    **dict.fromkeys(("sin", "cos", "tanh", "erf", "sign", "softsign", "hardtanh"), _UNIT),
    **dict.fromkeys(("abs", "hypot", "relu", "acosh", "asech"), _AT_LEAST_0),
    "softplus": _POSITIVE, "cosh": (1.0, math.inf), "sech": (_LEAST, 1.0), "sigmoid": (_LEAST, 1.0),
    "erfc": (_LEAST, 2.0), "acos": (0.0, 3.2), "atan": (-1.6, 1.6), "asin": (-1.6, 1.6), "step": (0.0, 1.0),
    "relu6": (0.0, 6.0), "lambertw": (-1.0, math.inf), "sinc": (-0.3, 1.0),
}  # fmt: skip


def bounds(total: Sum) -> Bounds:
    """Return two numbers between which a term lies: (0, ∞) for x², above 0 as the least double for e^x."""
    if _never_zero(total):
        return _POSITIVE if next(iter(total.terms.values())) > 0 else (-math.inf, -_LEAST)
    low = high = 0.0
    for product, coefficient in total.terms.items():
        least, most = _scaled(_of_product(product), float(coefficient))
        low, high = _plus(low, least), _plus(high, most)
    return low, high


def _plus(a: float, b: float) -> float:
    return a if b == 0 else b if a == 0 else a + b


def _scaled(inner: Bounds, factor: float) -> Bounds:
    ends = [0.0 if end == 0 else end * factor or math.copysign(_LEAST, end * factor) for end in inner]
    return min(ends), max(ends)


def _of_product(product: Monomial) -> Bounds:
    low, high = 1.0, 1.0
    for atom, exponent in product.powers.items():
        least, most = _of_power(atom, exponent)
        if least >= 0 and low >= 0:
            low, high = (0.0 if 0.0 in (low, least) else max(low * least, _LEAST)), _most(high, most)
        else:
            ends = [0.0 if 0.0 in (a, b) else a * b for a in (low, high) for b in (least, most)]
            low, high = min(ends), max(ends)
    return low, high


def _most(a: float, b: float) -> float:
    return 0.0 if 0.0 in (a, b) else a * b


def _of_power(atom: Atom, exponent: Exponent) -> Bounds:
    low, high = _of_atom(atom)
    if isinstance(exponent, Sum):
        return _POSITIVE if low > 0 else _AT_LEAST_0 if low >= 0 else ANY
    if exponent == 1:
        return low, high
    even = isinstance(exponent, int) and exponent % 2 == 0
    if exponent > 0 and even:
        size = max(-low, high)
        least = 0.0 if low <= 0 <= high else min(abs(low), abs(high))
        return _power(least, exponent), _power(size, exponent)
    if exponent < 0 and (even or low >= 0):  # where the atom is 0 the power has no value
        size = max(-low, high)
        return max(_LEAST, 1 / _power(size, -exponent) if math.isfinite(size) and size else _LEAST), math.inf
    if not isinstance(exponent, int):
        return _POSITIVE if low > 0 else _AT_LEAST_0
    if exponent > 0:
        return (
            math.copysign(_power(abs(low), exponent), low) if low else 0.0,
            math.copysign(_power(abs(high), exponent), high) if high else 0.0,
        )
    return (-math.inf, -_LEAST) if high <= 0 else ANY


def _power(size: float, exponent: Rational) -> float:
    if size in (0.0, 1.0, math.inf):
        return size
    try:
        return max(math.pow(size, exponent), _LEAST)
    except OverflowError:
        return math.inf


def _of_atom(atom: Atom) -> Bounds:
    if atom.op in (NUMBER, CONSTANT):
        value = float(atom.value) if atom.op == NUMBER else CONSTANTS[atom.name]
        return value, value
    if atom.op == BRACKETS:
        return bounds(atom.args[0])
    if atom.op in ("max", "min"):
        chosen = max if atom.op == "max" else min
        (low, high), (other_low, other_high) = map(bounds, atom.args)
        return chosen(low, other_low), chosen(high, other_high)
    return _OF_CALLS.get(atom.op, ANY)


def _never_zero(total: Sum) -> bool:
    """Tell whether a term is a quadratic of one factor with no real root: x² + x + 1."""
    if len(total.terms) != 3:
        return False
    by_power = {}
    atoms: set[Atom] = set()
    for product, coefficient in total.terms.items():
        only = product.only()
        if product.powers and only is None:
            return False
        atoms.update(product.powers)
        by_power[only[1] if only else 0] = coefficient
    if len(atoms) != 1 or by_power.keys() != {0, 1, 2}:
        return False
    a, b, c = by_power[2], by_power[1], by_power[0]
    return b * b < 4 * a * c and (a > 0) == (next(iter(total.terms.values())) > 0)
