"""Germs of machine learning's functions that are made of pieces or of other functions."""

from mgtui.engine.calculus.activation_rules import LEAST_SELU_SLOPE, SELU_SCALE
from mgtui.engine.germs.germ import SHORT, Germ, bounded, constant, lost
from mgtui.engine.germs.germ_algebra import mul, scale, shift
from mgtui.engine.germs.germ_functions import expm1, softplus, tanh
from mgtui.engine.germs.germ_pieces import absolute, by_sign, maximum, minimum
from mgtui.engine.germs.germ_powers import div


def elu(u: Germ) -> Germ:
    """Return u where it is positive and e^u - 1 elsewhere."""
    return by_sign(u, lambda sign: u if sign >= 0 else expm1(u), bounded)


def selu(u: Germ) -> Germ:
    """Return elu(u) with its two pieces scaled."""
    return by_sign(u, lambda sign: scale(u, SELU_SCALE) if sign >= 0 else scale(expm1(u), LEAST_SELU_SLOPE), bounded)


def leaky_relu(u: Germ, v: Germ) -> Germ:
    """Return u where it is positive and u * v elsewhere."""
    if v.state >= SHORT:
        return lost(v)
    return by_sign(u, lambda sign: u if sign >= 0 else mul(u, v), bounded)


def relu6(u: Germ) -> Germ:
    """Return u kept between 0 and 6."""
    return minimum(maximum(u, constant(0.0, u.order)), constant(6.0, u.order))


def hardtanh(u: Germ) -> Germ:
    """Return u kept between -1 and 1."""
    return minimum(maximum(u, constant(-1.0, u.order)), constant(1.0, u.order))


def softsign(u: Germ) -> Germ:
    """Return u/(1 + |u|)."""
    return div(u, shift(absolute(u), 1.0))


def mish(u: Germ) -> Germ:
    """Return u * tanh(softplus(u))."""
    return mul(u, tanh(softplus(u)))
