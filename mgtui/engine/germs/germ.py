"""Germs: a function infinitely close to a point, on one side of it.

With t > 0 infinitely small, f(x + t) (or f(x - t), on the left) is written as a truncated series

    exp(growth) * ( sum of c * t^e * s^n  +  O(t^E * s^N) ),      s = 1 / ln(1/t).

Exponents are real, so roots give t^(1/2); s is infinitely small too, but larger than any power of t, so that
ln t = -1/s. `growth` is empty except for e^(1/x) and its like: there it holds terms without bound, and the whole is
larger, or smaller, than every power of t; and for e^750, where it holds the 750 that no double survives. A rest that
only bounds (x·sin(1/x) is O(t), and no more is known) is as honest as one that comes from cutting a series short.

Every coefficient carries a bound on its error, which starts from the point's own rounding. What asks whether a number
is zero (a divisor, the argument of |u|) takes one within its bound for zero where a move of x by its own doubt explains
it: so tan has its pole at the double next to π/2. Series of real powers and logs: van der Hoeven, Transseries and Real
Differential Algebra, ch. 4.
"""

import math
from typing import NamedTuple, TypeAlias

from mgtui.engine.germs.lanes import is_finite

Key: TypeAlias = tuple[float, float]  # e, n in units: the larger the key, the smaller the monomial
Term: TypeAlias = tuple[float, float, float, float]  # e, n, coefficient, bound on the coefficient's error
Terms: TypeAlias = tuple[Term, ...]
Found: TypeAlias = dict[Key, tuple[float, float]]  # a key to its coefficient and that one's bound

# Exponents are whole numbers of 1/UNIT (or infinite, in a rest): 4/3 + 1/3 must meet 5/3, and floats would miss it.
# UNIT is 1000 times the least common multiple of 1 .. 12; what is not on this grid (x^π) is moved to it.
UNIT = 27_720_000
ONE: Key = (0, 0)
LINE: Key = (UNIT, 0)
SQUARE: Key = (2 * UNIT, 0)
EXACT: Key = (math.inf, math.inf)  # no rest at all
FLAT: Key = (math.inf, 0)  # a rest below every power of t
EPSILON = 2.0**-52
MOVE = 256.0 * EPSILON  # of x: by so much its rounding, and that of the numbers beside it, may move a break
LARGE = 700.0  # e to this power is near the largest double, e to minus it near the smallest

# What a germ stands for, from most to least. An operation's result is at most as good as its worst argument.
ANALYTIC, SIDED, WILD, SHORT, UNKNOWN, UNDEFINED = range(6)


class Germ(NamedTuple):
    """f beside a point, on one side.

    Attributes:
        terms: the known terms, largest first.
        rest: the key of a monomial that bounds what is left out.
        growth: terms of the exponent in front: those without bound, then perhaps a number beyond `LARGE`.
        state: ANALYTIC (the same series holds on both sides), SIDED (on this side alone), WILD (the rest oscillates:
            a longer series says no more), SHORT (too few terms to tell), UNKNOWN, UNDEFINED (not real on this side).
        order: how many terms to keep beyond the first.
    """

    terms: Terms
    rest: Key = EXACT
    growth: Terms = ()
    state: int = ANALYTIC
    order: int = 4


LOST = {
    SHORT: Germ((), (-math.inf, 0), (), SHORT),
    UNKNOWN: Germ((), (-math.inf, 0), (), UNKNOWN),
    UNDEFINED: Germ((), (-math.inf, 0), (), UNDEFINED),
}


def constant(c: float, order: int, error: float = 0.0) -> Germ:
    """Return the germ of a number."""
    return Germ(((*ONE, c, error),) if c else (), EXACT, (), ANALYTIC, order)


def variable(x: float, side: int, order: int, error: float = 0.0, unit: float = 1.0) -> Germ:
    """Return the germ of x + unit·t (side 1) or x - unit·t (side -1), where x is known to within `error`."""
    step = (*LINE, side * unit, 0.0)
    return Germ(((*ONE, x, error), step) if x else (step,), EXACT, (), ANALYTIC, order)


def bounded(u: Germ) -> Germ:
    """Return the germ of which only a bound is known, O(1), because u oscillates or runs off."""
    return Germ((), ONE, (), WILD, u.order)


def is_zero(u: Germ) -> bool:
    """Tell whether u is 0 on the whole side."""
    return not u.terms and u.rest == EXACT


def lost(u: Germ) -> Germ:
    """Return what is given when u's terms do not say what was needed: longer series may help, or never will."""
    if u.state >= SHORT:
        return LOST[u.state]
    return LOST[UNKNOWN if u.state == WILD or u.rest[0] == math.inf else SHORT]


def settle(u: Germ) -> Germ:
    """Return u without leading terms that may well be zero, if a move of x by some ulps explains each.

    Near a simple zero a bound r on the constant's error is a move by r over the slope; near a double one it would be
    sqrt(r), so that there the slope must be zero for a move. Where no move explains a constant that may be zero,
    nothing is known of its sign: UNKNOWN.
    """
    terms = u.terms
    if not terms or abs(terms[0][2]) > terms[0][3]:
        return u
    doubt, last = 0.0, len(terms) - 1 if u.rest != EXACT else len(terms)
    multiple = False
    for place, (e, n, c, r) in enumerate(terms):
        if abs(c) > r and abs(c) > doubt:
            multiple = (multiple and place == last) or _hides(terms, place)
            if multiple:
                continue
            return u._replace(terms=terms[place:]) if _explained(terms, place) else _open(u)
        if (e, n) == ONE:
            doubt = r
    if terms[0][2] and terms[0][:2] == ONE and not multiple:
        return _open(u)
    nothing = u.rest == EXACT and not any(c for _, _, c, _ in terms)
    return u._replace(terms=(), rest=u.rest if nothing else min(u.rest, ONE))


def _hides(terms: Terms, place: int) -> bool:
    """Tell whether a term is 0, too, where a move of x makes zero those before it: beside a multiple root.

    Three doubles from it (x - 0.3)² has a slope of its own, and at the root there is none.
    """
    e, n, c, _ = terms[place]
    before, after = terms[:place], terms[place + 1 :]
    if not place or not after or n or e % UNIT or any(m or k < 0 or k % UNIT for k, m, _, _ in before):
        return False
    size, order = abs(c), round(e / UNIT)
    move = max([((abs(b) + r) / size) ** (UNIT / (e - k)) for k, _, b, r in before])
    return any(
        math.comb(round(k / UNIT), order) * abs(b) * move ** (k / UNIT - order) > 0.5 * size
        and all(abs(a) + r <= abs(b) * math.pow(MOVE, (k - j) / UNIT) for j, _, a, r in before)
        for k, m, b, _ in after
        if not m and not k % UNIT
    )


def _explained(terms: Terms, place: int) -> bool:
    """Tell whether a move of x makes zero the terms before a place: the last of them is what moves most."""
    (before, n, last, error), (e, m, c, _) = terms[place - 1 : place + 1]
    error = max(error, abs(last))
    powers = (e - before) / UNIT
    if before < 0 or n or m or powers > 1.0:
        return True
    return error <= abs(c) * (e / UNIT) * math.pow(MOVE, powers)


def _open(u: Germ) -> Germ:
    return u._replace(terms=(), rest=min(u.rest, ONE), state=UNKNOWN)


def runs_off(u: Germ) -> bool:
    """Tell whether u is larger or smaller than every power of t."""
    return bool(u.growth) and u.growth[0][:2] < ONE


def plain(u: Germ) -> Germ:
    """Return u in doubles: with a number in its growth multiplied out, as far as doubles reach."""
    if not u.growth or runs_off(u):
        return u
    power = u.growth[0][2]
    if power > LARGE and u.terms and u.terms[0][:2] == ONE:
        return Germ((), ONE, (), u.state, u.order)  # too large, and finite all the same
    front = min(math.exp(min(power, LARGE + 9.0)), 1e308)
    if front == 0.0:
        if not u.terms or u.terms[0][:2] >= ONE:
            return Germ((), FLAT, (), u.state, u.order)
        front = 5e-324  # what runs off still does
    return u._replace(terms=tuple([(e, n, c * front, r * front) for e, n, c, r in u.terms]), growth=())


def limit(u: Germ) -> float:
    """Return where u tends as t goes to 0: a number, an infinity, or nan where the germ does not say."""
    if u.state >= SHORT:
        return math.nan
    u = plain(u)
    if u.growth and u.growth[0][2] < 0:
        return 0.0
    settled = settle(u)
    terms = u.terms if settled.state != u.state else settled.terms  # of an open sign, the number is known all the same
    if u.growth:
        return (math.inf if terms[0][2] > 0 else -math.inf) if terms else math.nan
    if not terms:
        return 0.0 if u.rest > ONE and (not u.terms or u.terms[0][:2] >= ONE) else math.nan
    key = terms[0][:2]
    if key == ONE:
        return terms[0][2]
    return 0.0 if key > ONE else math.inf if terms[0][2] > 0 else -math.inf


def slope(u: Germ) -> tuple[float, float]:
    """Return the slope of u in t at 0, from its limit on, and a bound on its error; nan where u does not say."""
    u = plain(u)
    if not is_finite(limit(u)):
        return math.nan, 0.0
    if u.growth:
        return 0.0, 0.0
    for e, n, c, r in u.terms:
        key = (e, n)
        if key == LINE:
            return c, r
        if key > LINE:
            return 0.0, 0.0
        if key > ONE and abs(c) > r:
            return math.inf if c > 0 else -math.inf, 0.0
    return (0.0 if u.rest > LINE else math.nan), 0.0


def curvature(u: Germ) -> tuple[float, float]:
    """Return the second derivative of u in t as t goes to 0, and a bound on its error; nan where not known."""
    u = plain(u)
    if not is_finite(limit(u)):
        return math.nan, 0.0
    if u.growth:
        return 0.0, 0.0
    for e, n, c, r in u.terms:
        key = (e, n)
        if key == SQUARE:
            return 2.0 * c, 2.0 * r
        if key > SQUARE:
            return 0.0, 0.0
        if key not in (ONE, LINE) and key > ONE and abs(c) > r:
            return math.inf if c * bend(e, n) > 0 else -math.inf, 0.0
    return (0.0 if u.rest > SQUARE else math.nan), 0.0


def bend(e: float, n: float) -> float:
    """Return a number with the sign of (t^e s^n)'' for small t."""
    return e * (e - UNIT) or n * (2 * e - UNIT)


def packed(found: Found, rest: Key, growth: Terms, state: int, order: int) -> Germ:
    """Return a germ of the terms found: in order, without zeros, cut where a coefficient overflows or `order` ends."""
    terms: list[Term] = []
    for key in sorted(found):
        c, r = found[key]
        if c - c != 0.0 or r - r != 0.0 or key >= rest:  # not finite, or below the rest
            rest = min(rest, key)
            break
        if c == 0.0 and (r == 0.0 or key != ONE):  # the doubt about a constant matters, see `settle`
            continue
        if len(terms) > order:
            rest = key
            break
        terms.append((key[0], key[1], c, r))
    if len(terms) == 1 and terms[0][2] == 0.0:
        terms.clear()
    if not terms and rest == EXACT:
        growth = ()
    return Germ(tuple(terms), rest, growth, state, order)
