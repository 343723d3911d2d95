"""Polynomials without rounding: value, slope and curvature by whole-number arithmetic, for a double is a fraction.

So the digits of a parabola are proven without loading python-flint, and where it is missing.
"""

import math
import sys
from collections.abc import Mapping
from fractions import Fraction
from typing import TypeAlias

from mgtui.engine.evaluation.exact import SURE, Exact, Proven
from mgtui.engine.language.tree import ADD, DIVIDE, MULTIPLY, NEGATE, NUMBER, POWER, SUBTRACT, VARIABLE, Node, Tree

_HIGHEST = 8  # degree: beyond it balls are faster, even loaded first

RationalJet: TypeAlias = tuple[Fraction, Fraction, Fraction]  # value, slope, half the curvature


def polynomial_at(tree: Tree, point: Mapping[str, float], wrt: str) -> Exact | None:
    """Return the true numbers of a polynomial written with sums, products and whole powers; None for anything else.

    Numbers that no double holds are left to others too.
    """
    if _degree(tree) is None:
        return None
    slots: list[RationalJet] = []
    for node in tree:
        args = [slots[i] for i in node.args]
        if node.op == VARIABLE:
            slots.append((Fraction(point[node.name]), Fraction(node.name == wrt), Fraction(0)))
        elif node.op == NUMBER:
            slots.append((Fraction(node.value), Fraction(0), Fraction(0)))
        elif node.op == NEGATE:
            slots.append(_scaled(args[0], Fraction(-1)))
        elif node.op == ADD:
            slots.append(_sum(*args))
        elif node.op == SUBTRACT:
            slots.append(_sum(args[0], _scaled(args[1], Fraction(-1))))
        elif node.op == MULTIPLY:
            slots.append(_product(*args))
        elif node.op == DIVIDE:
            slots.append(_scaled(args[0], 1 / args[1][0]))
        else:
            slots.append(_power(args[0], int(args[1][0])))
    value, slope, half = slots[-1]
    numbers = (value, slope, 2 * half)
    if any(number and not sys.float_info.min <= abs(number) <= sys.float_info.max for number in numbers):
        return None
    return Exact((_proven(value), _proven(slope), _proven(2 * half)))


def _proven(number: Fraction) -> Proven:
    near = number.numerator / number.denominator
    rest = float(number - Fraction(near))
    return Proven(near, SURE, rest=rest, error=math.ulp(rest) if rest else 0.0)


def _degree(tree: Tree) -> int | None:
    """Return a bound on the degree of a polynomial; None where it is none, or beyond the highest."""
    degrees: list[int] = []
    for node in tree:
        args = [degrees[i] for i in node.args]
        if node.op in (NUMBER, VARIABLE):
            degrees.append(int(node.op == VARIABLE))
        elif node.op in (NEGATE, ADD, SUBTRACT):
            degrees.append(max(args))
        elif node.op == MULTIPLY:
            degrees.append(sum(args))
        elif node.op == DIVIDE and tree[node.args[1]].op == NUMBER and tree[node.args[1]].value:
            degrees.append(args[0])
        elif node.op == POWER and (exponent := _natural(tree[node.args[1]])) is not None:
            degrees.append(args[0] * exponent)
        else:
            return None
        if degrees[-1] > _HIGHEST:
            return None
    return degrees[-1]


def _natural(node: Node) -> int | None:
    """Return the whole number that a node stands for; None where it is none, or a large one."""
    return int(node.value) if node.op == NUMBER and node.value.is_integer() and node.value <= _HIGHEST else None


def _scaled(u: RationalJet, factor: Fraction) -> RationalJet:
    return u[0] * factor, u[1] * factor, u[2] * factor


def _sum(u: RationalJet, v: RationalJet) -> RationalJet:
    return u[0] + v[0], u[1] + v[1], u[2] + v[2]


def _product(u: RationalJet, v: RationalJet) -> RationalJet:
    return u[0] * v[0], u[0] * v[1] + u[1] * v[0], u[0] * v[2] + u[1] * v[1] + u[2] * v[0]


def _power(u: RationalJet, n: int) -> RationalJet:
    result = (Fraction(1), Fraction(0), Fraction(0))
    for _ in range(n):
        result = _product(result, u)
    return result
