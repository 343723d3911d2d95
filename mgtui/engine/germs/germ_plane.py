"""Germs of roots of any degree, and of the length and the angle of a vector."""

import math

from mgtui.engine.germs.germ import LOST, UNDEFINED, Germ, constant, is_zero, lost
from mgtui.engine.germs.germ_algebra import add, mul, neg, shift
from mgtui.engine.germs.germ_functions import atan
from mgtui.engine.germs.germ_pieces import by_sign
from mgtui.engine.germs.germ_powers import div, inv, power, raise_to, sign_of, split


def root(u: Germ, v: Germ) -> Germ:
    """Return the real v-th root of u: of a negative u where v is an odd whole number that stands still."""
    degree, _, moving = split(v)
    if not is_zero(moving):
        return raise_to(u, inv(v))
    if degree == 0.0:
        return LOST[UNDEFINED]
    if degree % 2.0 == 1.0 and sign_of(u) < 0:
        return neg(power(neg(u), 1.0 / degree))
    return power(u, 1.0 / degree)


def hypot(u: Germ, v: Germ) -> Germ:
    """Return the length of the vector (v, u)."""
    return power(add(mul(u, u), mul(v, v)), 0.5)


def atan2(u: Germ, v: Germ) -> Germ:
    """Return the angle of the point (v, u); the half line where v < 0 and u = 0 belongs to the side above it."""
    right, up = sign_of(v), sign_of(u)
    if right == 0.0:
        return LOST[UNDEFINED] if up == 0.0 else by_sign(u, lambda sign: constant(sign * math.pi / 2, u.order), lost)
    if math.isnan(right):
        return lost(v)
    quotient = atan(div(u, v))
    if right > 0:
        return quotient
    return by_sign(u, lambda sign: shift(quotient, math.pi if sign >= 0 else -math.pi), lost)
