"""Powers, exp and ln of germs, and with them division: the operations that make and undo growth and roots."""

import math

from mgtui.engine.germs import taylor
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
    UNDEFINED,
    UNIT,
    UNKNOWN,
    WILD,
    Germ,
    Key,
    Term,
    constant,
    is_zero,
    limit,
    lost,
    runs_off,
    settle,
)
from mgtui.engine.germs.germ_algebra import add, compose, factored, folded, mul, neg, raised, scale
from mgtui.engine.germs.lanes import by_each

_LOG: Key = (0, -UNIT)  # 1/s = -ln t
_MULTIPLIED_OUT = 64.0  # the largest power that is multiplied out where there is another way


def heading(u: Germ) -> float:
    """Return 0 if u stays bounded, an infinity if it runs off that way, nan if it is unbounded or lost otherwise."""
    if u.state >= SHORT:
        return math.nan
    if u.growth and u.growth[0][2] < 0:
        return 0.0
    if not u.terms:
        return 0.0 if u.rest >= ONE and not u.growth else math.nan
    if u.growth:  # a number too large for doubles counts as infinite
        if not runs_off(u) and u.terms[0][:2] > ONE:
            return math.nan
        return math.inf if u.terms[0][2] >= 0 else -math.inf
    return 0.0 if u.terms[0][:2] >= ONE else limit(u)


def split(u: Germ) -> tuple[float, float, Germ]:
    """Return the constant term of a bounded u, the bound on its error, and the rest of u."""
    if not u.growth and u.terms and u.terms[0][:2] == ONE:
        return u.terms[0][2], u.terms[0][3], u._replace(terms=u.terms[1:])
    return 0.0, 0.0, u


def sign_of(u: Germ) -> float:
    """Return 1, 0 or -1 as u has that sign on the whole side, nan if the germ does not say."""
    u = settle(u)
    if u.terms:
        return 1.0 if u.terms[0][2] > 0 else -1.0
    return 0.0 if is_zero(u) else math.nan


def inv(u: Germ) -> Germ:
    """Return 1/u."""
    return power(u, -1.0) if sign_of(u) >= 0 else neg(power(neg(u), -1.0))


def div(u: Germ, v: Germ) -> Germ:
    """Return u/v; exactly 1 for a function over itself, where that is defined."""
    result = mul(u, inv(v))
    return constant(1.0, u.order)._replace(state=result.state) if u is v and result.state < SHORT else result


def power(u: Germ, r: float) -> Germ:
    """Return u^r for a number r, real on the sides where u >= 0 (u > 0, for r < 0)."""
    u = settle(u)
    if not u.terms:
        if is_zero(u):
            return u if r > 0 else LOST[UNDEFINED]
        return lost(u)
    if u.terms[0][2] < 0:
        return LOST[UNDEFINED]
    body, (e, n, c, _) = factored(u, taylor.power(r, u.order + 1))
    try:
        front = c**r
    except OverflowError:
        front = math.inf
    if not math.isfinite(e * r + n * r):
        return LOST[UNKNOWN]
    if not 0.0 < front < math.inf:  # beyond doubles, but no less smooth for it
        return Germ((), ONE, (), ANALYTIC, u.order) if body.state == ANALYTIC else LOST[SHORT]
    growth = tuple([(e0, n0, c0 * r, r0 * abs(r)) for e0, n0, c0, r0 in u.growth])
    front_error = EPSILON * abs(r * by_each(math.log, c))  # of c^r, for r is rounded
    scaled = scale(body, front)
    terms = tuple([(e0, n0, c0, r0 + front_error * abs(c0)) for e0, n0, c0, r0 in scaled.terms])
    return folded(raised(scaled._replace(terms=terms), round(e * r), round(n * r))._replace(growth=growth))


def whole_power(u: Germ, n: int) -> Germ:
    """Return u^n for n >= 0, by repeated squaring."""
    result = u if n & 1 else constant(1.0, u.order)._replace(state=u.state)
    while n > 1:
        u, n = mul(u, u), n >> 1
        if n & 1:
            result = mul(result, u)
    return result


def raise_to(u: Germ, v: Germ) -> Germ:
    """Return u^v: whole powers for every u, 0 to the power 0 being 1, others for u >= 0."""
    state = max(u.state, v.state)
    if state >= SHORT:
        return LOST[state]
    exponent, _, moving = split(v)
    if is_zero(moving):
        result = _constant_power(u, exponent)
        return result._replace(state=max(result.state, state))
    if is_zero(u):
        tends = sign_of(v)
        if math.isnan(tends):
            return lost(v)
        return constant(0.0, u.order)._replace(state=max(state, SIDED)) if tends > 0 else LOST[UNDEFINED]
    if sign_of(u) < 0 and not settle(moving).terms:  # x/x moves by rounding alone
        return lost(moving)
    return exp(mul(v, ln(u)))


def _constant_power(u: Germ, exponent: float) -> Germ:
    if not exponent.is_integer():
        return power(u, exponent)
    number, error, _ = split(u)
    if abs(exponent) > _MULTIPLIED_OUT and abs(number) > error:
        result = power(u if number > 0 else neg(u), exponent)
        return neg(result) if number < 0 and exponent % 2.0 else result
    return whole_power(u, int(exponent)) if exponent >= 0 else inv(whole_power(u, -int(exponent)))


def ln(u: Germ) -> Germ:
    """Return the natural logarithm of u."""
    u = settle(u)
    if not u.terms:
        return LOST[UNDEFINED] if is_zero(u) else lost(u)
    if u.terms[0][2] < 0:
        return LOST[UNDEFINED]
    body, (e, n, c, _) = factored(u, taylor.ln(u.order + 1))
    if n:  # ln ln(1/t) is on no scale of ours
        return LOST[UNKNOWN]
    first = by_each(math.log, c)
    front: list[Term] = [(*_LOG, -e / UNIT, 0.0)] if e else []
    if first:
        front.append((*ONE, first, EPSILON * abs(first)))
    body = add(Germ(tuple(front), EXACT, (), body.state, u.order), body)
    return add(Germ(u.growth, EXACT, (), body.state, u.order), body) if u.growth else body


def exp(u: Germ) -> Germ:
    """Return e^u; what in u grows beyond every logarithm becomes the growth of the result."""
    if u.state >= SHORT:
        return u
    if u.growth and u.growth[0][2] > 0:
        return Germ((), FLAT, (), u.state, u.order) if heading(u) < 0 else LOST[UNKNOWN]
    first = u.terms[0] if u.terms else None
    if u.growth or (first is None and u.rest >= ONE) or (first and first[:2] >= ONE and abs(first[2]) < LARGE):
        return compose(u, taylor.exp)
    u = settle(u)
    if u.rest <= ONE and (u.rest < ONE or u.state != WILD):
        return _exp_of_hidden(u)
    large = [term for term in u.terms if term[:2] < _LOG]
    slow = [term for term in u.terms if _LOG < term[:2] < ONE]
    if slow and not large:
        return LOST[UNKNOWN]
    power_of_t = -sum([c for e, n, c, _ in u.terms if (e, n) == _LOG])
    number, error, moving = split(u._replace(terms=tuple([term for term in u.terms if term[:2] >= ONE])))
    offset = number if abs(number) >= LARGE else 0.0
    inner = Germ(((*ONE, number - offset, error), *moving.terms), u.rest, (), u.state, u.order)
    if abs(power_of_t) > LARGE:
        return LOST[UNKNOWN]
    rest = raised(compose(inner, taylor.exp), round(power_of_t * UNIT), 0)
    growth = (*large, *slow, (*ONE, offset, error)) if offset else (*large, *slow)
    return rest._replace(growth=growth, state=max(rest.state, SIDED) if large or power_of_t else rest.state)


def _exp_of_hidden(u: Germ) -> Germ:
    """Return e^u for a u with more without bound than its terms show."""
    if u.state != WILD:
        return LOST[SHORT]
    falls = u.terms and u.terms[0][2] < 0 and u.terms[0][:2] < _LOG
    return Germ((), FLAT, (), WILD, u.order) if falls else LOST[UNKNOWN]
