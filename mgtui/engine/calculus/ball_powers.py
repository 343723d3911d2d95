"""Quotients, powers and roots of power series of balls; see `ball_rules`."""

from flint import arb, arb_series

from mgtui.engine.calculus.balls import (
    UNDECIDED,
    UNDEFINED,
    Ball,
    Expansion,
    Followed,
    Lost,
    Series,
    is_steady,
    is_zero,
    nothing_at,
    number,
    shifted,
    side_sign,
    sign,
    small_whole,
    steady,
    valuation,
    value_only,
)


def multiply(u: Series, v: Series, at: Expansion) -> Followed:
    """Return u·v; 0 times what has a value is 0 for good, and not only as far as the terms go."""
    zero = any(is_steady(factor) and is_zero(factor[0]) for factor in (u, v))
    return steady(0) if zero and u[0].is_finite() and v[0].is_finite() else u * v


def divide(u: Series, v: Series, at: Expansion) -> Followed:
    """Return u/v; beside a zero of both, what is left when powers of t are cancelled."""
    there = sign(v[0])
    if there is None:
        return UNDECIDED
    if there:
        return steady(0) if is_steady(u) and is_zero(u[0]) else u / v
    if not at.side:
        return UNDEFINED
    low = valuation(v)
    if low is None or sign(v[low]) is None:
        return UNDECIDED
    first = valuation(u)
    if first is not None and first < low:
        return UNDECIDED  # a pole, or more terms are wanted: f may have values beside it all the same
    return shifted(u, low, at.terms) / shifted(v, low, at.terms)


def inverse(u: Series, at: Expansion) -> Followed:
    """Return 1/u."""
    return divide(number(1.0, at.terms), u, at)


def power(u: Series, v: Series, at: Expansion) -> Followed:
    """Return u^v: of a negative u only where v is whole."""
    exponent = v[0]
    whole = small_whole(exponent)
    if len(v) <= 1 and whole is not None:
        return _whole_power(u, whole, at)
    base = sign(u[0])
    if base is None:
        return UNDECIDED
    if base > 0:
        return (v * u.log()).exp()
    if base == 0:
        size = sign(exponent)
        if size is None or size < 0:
            return UNDECIDED if size is None else nothing_at(at)
        if size and is_steady(u):
            return steady(0)  # 0^x beside any x > 0
        if size and at.side:
            return _power_beside_zero(u, v, at)
        return value_only(arb(0 if size else 1), at.terms)  # 0^0 is 1, as in floating point
    if whole is None:
        return UNDECIDED if exponent.contains_integer() else UNDEFINED
    # (-3)^x has a value where x is whole, and none beside it
    there = _whole_power(arb_series([u[0]], 1), whole, Expansion(0, 1))
    return there if isinstance(there, Lost) else value_only(there[0], at.terms)


def _power_beside_zero(u: Series, v: Series, at: Expansion) -> Followed:
    """Return u^v on a side of a zero of u for v > 0: of u = t^k·g it is t^(k·v)·g^v."""
    exponent, first = v[0], valuation(u)
    if first is None:  # 0 as far as its terms go, and so is its power unless that is a root
        return number(0.0, at.terms) if exponent >= 1 else UNDECIDED
    leading = sign(u[first])
    if leading is None:
        return UNDECIDED
    if leading * at.side**first < 0:
        return UNDEFINED if len(v) > 1 or not exponent.contains_integer() else UNDECIDED
    head = small_whole(exponent * first)
    if exponent * first >= at.terms:
        return number(0.0, at.terms)
    if len(v) > 1 or head is None:
        return UNDECIDED if len(v) > 1 or (exponent * first).contains_integer() else value_only(arb(0), at.terms)
    tail = (v * (shifted(u, first, at.terms) * at.side**first).log()).exp()
    return tail * arb_series([0] * head + [at.side**head], at.terms)


def _whole_power(u: Series, n: int, at: Expansion) -> Followed:
    if n < 0:
        return inverse(_raised(u, -n, at.terms), at)
    return _raised(u, n, at.terms)


def _raised(u: Series, n: int, terms: int) -> Series:
    """Return u to the n >= 0 by repeated squaring."""
    result = number(1.0, terms)
    while n:
        if n & 1:
            result = result * u
        n >>= 1
        if n:
            u = u * u
    return result


def square_root(u: Series, at: Expansion) -> Followed:
    """Return the square root."""
    there = side_sign(u, at)
    if isinstance(there, Lost) or there < 0:
        return UNDECIDED if isinstance(there, Lost) else UNDEFINED
    if sign(u[0]):
        return u.sqrt()
    first = valuation(u)
    if not at.side or first is None or first % 2:
        return value_only(arb(0), at.terms)
    # The root of t^2·g is |t|·√g.
    root = shifted(u, first, at.terms).sqrt()
    power = arb_series([0] * (first // 2) + [at.side ** (first // 2)], at.terms)
    return root * power


def cube_root(u: Series, at: Expansion) -> Followed:
    """Return the cube root, which negative numbers have too."""
    return root(u, number(3.0, 1), at)


def root(u: Series, v: Series, at: Expansion) -> Followed:
    """Return the real v-th root: of a negative number where v is odd."""
    base, degree = sign(u[0]), sign(v[0])
    if base is None or degree is None:
        return UNDECIDED
    if degree == 0 or (base == 0 and degree < 0):
        return nothing_at(at)
    whole = small_whole(v[0])
    if base == 0:
        return _root_beside_zero(u, whole, at) if at.side and whole and len(v) <= 1 else value_only(arb(0), at.terms)
    if len(v) <= 1 and whole is not None and (base > 0 or whole % 2):
        return _root_of(u * base, whole, at) * base
    if base > 0:
        return (u.log() / v).exp()
    if whole is None:
        return UNDECIDED if v[0].contains_integer() else UNDEFINED
    # It has a value where v is odd, and none beside it.
    return value_only(-_exact_root(-u[0], whole), at.terms) if whole % 2 else UNDEFINED


def _root_beside_zero(u: Series, degree: int, at: Expansion) -> Followed:
    """Return a root on a side of a zero of u: of u = |t|^k·g it is |t|^(k/degree) times that of g."""
    first = valuation(u)
    leading = None if first is None else sign(u[first])
    if first is None or leading is None:
        return UNDECIDED
    there = leading * at.side**first
    if there < 0 and degree % 2 == 0:
        return UNDEFINED
    if first % degree:
        return value_only(arb(0), at.terms)
    places = first // degree
    tail = _root_of(shifted(u, first, at.terms) * leading, degree, Expansion(at.side, max(1, at.terms - first)))
    return tail * there * arb_series([0] * places + [at.side**places], at.terms)


def _root_of(u: Series, degree: int, at: Expansion) -> Series:
    """Return a root of u = head·q with q(0) = 1 exactly, so that the cube root of 8 is 2 and no ball around it."""
    q = arb_series([arb(1)] + [u[k] / u[0] for k in range(1, at.terms)], at.terms)
    return (q.log() / degree).exp() * _exact_root(u[0], degree)


def _exact_root(head: Ball, degree: int) -> Ball:
    root = head.root(degree) if degree > 0 else 1 / head.root(-degree)
    near = arb(float(root.mid()))
    return near if is_zero(near ** abs(degree) - (head if degree > 0 else 1 / head)) else root
