"""Germs of gamma, its logarithm and Lambert's W: by their series, and by identities where these do not reach."""

import math

from mgtui.engine.calculus import lambert
from mgtui.engine.germs import taylor
from mgtui.engine.germs.germ import LOST, UNDEFINED, UNKNOWN, Germ, limit, lost
from mgtui.engine.germs.germ_algebra import compose, mul, neg, scale, shift
from mgtui.engine.germs.germ_functions import position_of, sin
from mgtui.engine.germs.germ_powers import heading, inv, ln, power, sign_of


def gamma(u: Germ) -> Germ:
    """Return the gamma function of u: by its series from 1/2 on, below by reflection (DLMF 5.5.3)."""
    if math.isinf(heading(u)):
        return LOST[UNKNOWN]
    value = limit(u)
    if math.isnan(value):
        return lost(u)
    if value >= 0.5:
        return compose(u, taylor.gamma, rounding=16.0, blur=32.0)
    whole = float(round(value))
    sine = scale(sin(scale(shift(u, -whole), math.pi)), (-1.0) ** whole)  # keeps the zeros of the sine exact
    return scale(inv(mul(gamma(shift(neg(u), 1.0)), sine)), math.pi)


def lgamma(u: Germ) -> Germ:
    """Return ln|gamma(u)|: by its series from 1/2 on."""
    if math.isinf(heading(u)):
        return LOST[UNKNOWN]
    value = limit(u)
    if value >= 0.5:
        return compose(u, taylor.lgamma, rounding=16.0, blur=32.0)
    near = gamma(u)
    return lost(u) if math.isnan(value) else ln(neg(near) if sign_of(near) < 0 else near)


def lambertw(u: Germ) -> Germ:
    """Return Lambert's W of u: near -1/e by its series in sqrt(2(e·u + 1))."""
    towards = heading(u)
    if math.isinf(towards):  # ln u - ln ln u is on no scale of ours
        return LOST[UNKNOWN] if towards > 0 else LOST[UNDEFINED]
    where = position_of(u, lambert.BRANCH_POINT)
    if math.isnan(where):
        return lost(u)
    if where:
        return compose(u, taylor.lambertw, rounding=32.0) if where > 0 else LOST[UNDEFINED]
    root = power(scale(shift(u, -lambert.BRANCH_POINT), 2.0 * math.e), 0.5)
    return shift(compose(root, lambda c, n: list(lambert.branch_series(n))), -1.0)
