"""Arithmetic of germs: sums, products, and an analytic function of a germ.

All of it is exact up to the rest and the rounding that each coefficient's bound accounts for.
"""

import math
import sys
from collections.abc import Callable, Sequence
from typing import TypeAlias

from mgtui.engine.germs.germ import (
    ANALYTIC,
    EPSILON,
    EXACT,
    FLAT,
    LARGE,
    LOST,
    ONE,
    SHORT,
    SIDED,
    WILD,
    Found,
    Germ,
    Key,
    Term,
    Terms,
    constant,
    is_zero,
    packed,
    plain,
    runs_off,
)
from mgtui.engine.germs.lanes import is_finite, series_at

_ALL_BUT = 1.0 - 2.0**-20
_NORMAL = sys.float_info.min  # below it doubles lose digits, and at last are 0 where the number is not

Taylor: TypeAlias = Callable[[float, int], list[float]]  # c and n to the coefficients 0..n of g's series about c


def add(u: Germ, v: Germ) -> Germ:
    """Return u + v."""
    state = u.state if u.state > v.state else v.state
    if state >= SHORT:
        return LOST[state]
    if u.growth != v.growth:
        if is_zero(u) or is_zero(v):
            return (v if is_zero(u) else u)._replace(state=state)
        apart = _combined(u.growth, v.growth, -1.0)
        if apart and apart[0][:2] == ONE and abs(apart[0][2]) <= LARGE:
            v = scale(v, math.exp(-apart[0][2]))
        elif apart:
            larger = u if apart[0][2] > 0 else v
            return larger._replace(rest=min(larger.rest, FLAT), state=state)
    found = {(e, n): (c, r) for e, n, c, r in u.terms}
    for e, n, c, r in v.terms:
        key = (e, n)
        if key in found:
            c0, r0 = found[key]
            c += c0
            found[key] = (c, r + r0 + EPSILON * abs(c))
        else:
            found[key] = (c, r)
    return packed(found, min(u.rest, v.rest), u.growth, state, u.order)


def neg(u: Germ) -> Germ:
    """Return -u."""
    return u._replace(terms=tuple([(e, n, -c, r) for e, n, c, r in u.terms]))


def sub(u: Germ, v: Germ) -> Germ:
    """Return u - v."""
    return add(u, neg(v))


def scale(u: Germ, k: float) -> Germ:
    """Return k * u, for a number k other than 0."""
    size = abs(k)
    return u._replace(terms=tuple([(e, n, c * k, r * size + EPSILON * abs(c * k)) for e, n, c, r in u.terms]))


def shift(u: Germ, k: float) -> Germ:
    """Return u + k, for a number k."""
    return add(u, constant(k, u.order))


def mul(u: Germ, v: Germ) -> Germ:
    """Return u * v."""
    state = u.state if u.state > v.state else v.state
    if state >= SHORT:
        return LOST[state]
    if is_zero(u) or is_zero(v):
        return Germ((), EXACT, (), state, u.order)
    first, second = _lead(u), _lead(v)
    rest, flat = min(product(first, v.rest), product(second, u.rest)), EXACT
    found: Found = {}
    for e1, n1, c1, r1 in u.terms:
        for e2, n2, c2, r2 in v.terms:
            key = (e1 + e2, n1 + n2)
            if key >= rest:
                break
            c = c1 * c2
            r = abs(c1) * r2 + abs(c2) * r1 + r1 * r2 + EPSILON * abs(c)
            if -_NORMAL < c < _NORMAL and c1 != 0.0 and c2 != 0.0:  # too small for doubles, and not 0
                r, flat = r + _NORMAL, FLAT
            if key in found:
                c0, r0 = found[key]
                found[key] = (c0 + c, r0 + r)
            else:
                found[key] = (c, r)
    rest = min(rest, flat)
    if first == second == ONE and u.terms and v.terms:
        c, r = found.get(ONE, (0.0, 0.0))
        if 0.0 < abs(c) <= r and all(abs(w.terms[0][2]) > w.terms[0][3] for w in (u, v)):
            found[ONE] = (c, _ALL_BUT * abs(c))  # neither factor is 0
    if not u.growth and not v.growth:
        return packed(found, rest, (), state, u.order)
    return folded(packed(found, rest, _combined(u.growth, v.growth, 1.0), state, u.order))


def folded(u: Germ) -> Germ:
    """Return u with a number in its growth multiplied out where that stays well within doubles."""
    if runs_off(u) or not u.growth or abs(u.growth[0][2]) > LARGE:
        return u
    return plain(u)


def raised(u: Germ, e: float, n: float) -> Germ:
    """Return u * t^e * s^n, the exponents in units."""
    terms = tuple([(e0 + e, n0 + n, c, r) for e0, n0, c, r in u.terms])
    return u._replace(terms=terms, rest=product(u.rest, (e, n)))


def factored(u: Germ, coefficients: Sequence[float]) -> tuple[Germ, Term]:
    """Return g(1 + d) and the term c t^e s^n, for u = c t^e s^n (1 + d) with at least one term.

    The coefficients are those of g about 1. What g makes of the monomial and the growth is left to the caller.
    """
    e0, n0, c0, r0 = lead = u.terms[0]
    size = abs(c0)
    delta = tuple([(e - e0, n - n0, c / c0, r / size + EPSILON * abs(c / c0)) for e, n, c, r in u.terms[1:]])
    terms, rest = substitute(delta, product(u.rest, (-e0, -n0)), coefficients, r0 / size, u.order, r0 == 0.0)
    analytic = e0 == 0 and n0 == 0 and not runs_off(u)
    return Germ(terms, rest, (), u.state if analytic else max(u.state, SIDED), u.order), lead


def compose(u: Germ, taylor: Taylor, rounding: float = 2.0, blur: float = 0.0) -> Germ:
    """Return g(u) for a g that is analytic at the limit of u, which must be finite or bounded (g then continuous).

    Args:
        u: the argument.
        taylor: the series of g.
        rounding: how many ulps its coefficients may be off.
        blur: by how many ulps of 1 its argument may seem to be off, where coefficients cancel.
    """
    if u.state >= SHORT:
        return u
    if u.growth:
        return _of_flat(u, taylor(0.0, 1))
    if u.rest <= ONE:
        return u._replace(terms=(), rest=ONE) if u.state in (ANALYTIC, WILD) else LOST[SHORT]
    terms = u.terms
    c0, r0 = 0.0, 0.0
    if terms and terms[0][:2] == ONE:
        c0, r0, terms = terms[0][2], terms[0][3], terms[1:]
    coefficients = series_at(taylor, c0, u.order + 1)
    error = r0 + blur * EPSILON
    exact = c0 == 0.0 and r0 == 0.0
    found, rest = substitute(terms, u.rest, coefficients, error, u.order, exact, rounding)
    if rest == EXACT and (terms or not (found or exact)):  # no polynomial: its coefficients are too small for doubles
        rest = FLAT
    return Germ(found, rest, (), u.state, u.order)


def substitute(
    delta: Terms,
    rest: Key,
    coefficients: Sequence[float],
    error: float,
    order: int,
    exact: bool,
    rounding: float = 2.0,
) -> tuple[Terms, Key]:
    """Return the series sum of a_k d^k for an infinitely small d with the given terms and rest, by Horner's scheme.

    Args:
        delta: the terms of d.
        rest: what d leaves out.
        coefficients: a_0, a_1, ...: one more than `order` wants, to tell what an error of the point does to the rest.
        error: a bound on the error of the point that the coefficients belong to.
        order: how many terms to keep beyond the first.
        exact: whether a whole a_0, as cos has at 0, is free of rounding.
        rounding: how many ulps the coefficients may be off.
    """
    pairs = [
        (a, rounding * EPSILON * abs(a) + (k + 1) * abs(coefficients[k + 1]) * error)
        for k, a in enumerate(coefficients[:-1])
    ]
    if exact and coefficients[0].is_integer():
        pairs[0] = (coefficients[0], 0.0)
    elif abs(coefficients[0]) < _NORMAL:
        pairs[0] = (coefficients[0], max(pairs[0][1], _NORMAL))
    if not delta:
        a, r = pairs[0]
        if not is_finite(a) or not is_finite(r):
            return (), min(rest, ONE)
        return ((*ONE, a, r),) if a else (), rest
    lead_e, lead_n = delta[0][0], delta[0][1]
    top = len(pairs) - 1
    while top and coefficients[top] == 0.0 and coefficients[top + 1] == 0.0:  # a polynomial: nothing is left out
        top -= 1
    ends = top < len(pairs) - 1
    end = rest if ends else min(rest, (lead_e * (top + 1), lead_n * (top + 1)))
    found: Found = {ONE: pairs[top]}
    for k in range(top - 1, -1, -1):
        stop = (end[0] - k * lead_e, end[1] - k * lead_n)
        product: Found = {}
        for (e1, n1), (c1, r1) in found.items():
            for e2, n2, c2, r2 in delta:
                key = (e1 + e2, n1 + n2)
                if key >= stop:
                    break
                c = c1 * c2
                r = abs(c1) * r2 + abs(c2) * r1 + EPSILON * abs(c)
                if key in product:
                    c0, r0 = product[key]
                    product[key] = (c0 + c, r0 + r)
                else:
                    product[key] = (c, r)
        product[ONE] = pairs[k]
        found = product
    series = packed(found, end, (), ANALYTIC, order)
    return series.terms, series.rest


def _of_flat(u: Germ, coefficients: Sequence[float]) -> Germ:
    """Return g(u) for a u below every power of t, to first order: what is left out is smaller still."""
    at_zero, slope = coefficients
    if at_zero or not slope:
        terms = ((*ONE, at_zero, EPSILON * abs(at_zero)),) if at_zero else ()
        return Germ(terms, FLAT, (), u.state, u.order)
    return scale(u, slope)._replace(rest=min(u.rest, FLAT))


def _lead(u: Germ) -> Key:
    return u.terms[0][:2] if u.terms else u.rest


def product(a: Key, b: Key) -> Key:
    """Return the key of the product of two monomials, either of which may stand for a rest."""
    return EXACT if EXACT in (a, b) else (a[0] + b[0], a[1] + b[1])


def _combined(p: Terms, q: Terms, sign: float) -> Terms:
    """Return p + sign * q for the exponents of two growths, without what may well be zero."""
    found = {(e, n): (c, r) for e, n, c, r in p}
    for e, n, c, r in q:
        c0, r0 = found.get((e, n), (0.0, 0.0))
        found[e, n] = (c0 + sign * c, r0 + r + EPSILON * abs(c))
    return tuple([(e, n, c, r) for (e, n), (c, r) in sorted(found.items()) if abs(c) > r])
