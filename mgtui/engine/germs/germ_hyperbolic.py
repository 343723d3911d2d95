"""Germs of sech, csch, coth and their inverses, by what they are of cosh, sinh and the inverse functions."""

from mgtui.engine.germs.germ import Germ
from mgtui.engine.germs.germ_functions import acosh, asinh, atanh, cosh, sinh
from mgtui.engine.germs.germ_powers import div, inv


def sech(u: Germ) -> Germ:
    """Return 1/cosh(u)."""
    return inv(cosh(u))


def csch(u: Germ) -> Germ:
    """Return 1/sinh(u)."""
    return inv(sinh(u))


def coth(u: Germ) -> Germ:
    """Return cosh(u)/sinh(u)."""
    return div(cosh(u), sinh(u))


def asech(u: Germ) -> Germ:
    """Return the inverse hyperbolic cosine of 1/u."""
    return acosh(inv(u))


def acsch(u: Germ) -> Germ:
    """Return the inverse hyperbolic sine of 1/u."""
    return asinh(inv(u))


def acoth(u: Germ) -> Germ:
    """Return the inverse hyperbolic tangent of 1/u."""
    return atanh(inv(u))
