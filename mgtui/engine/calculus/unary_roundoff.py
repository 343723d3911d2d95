"""What the bounds on round-off must know of single functions, in magnitudes; `roundoff` says of what and for what.

`third` in a name: a bound on |g'''| near u, and how near. `scales`: what value, g' and g'' are wrong by a part of.
"""

import numpy as np

from mgtui.engine.calculus.roundoff import LOST, TINY, UNIT, Errors, Magnitude, Pair, pick

_THIN = TINY / UNIT


def lost(m: Magnitude) -> Magnitude:
    """Return what sigmoid may truly be, in units, where its rule gives 0 since e^-u overflowed."""
    return np.equal(m, 0.0) * (LOST / UNIT)


def secant_third(n: Magnitude, m: Magnitude, g1: Magnitude, g2: Magnitude) -> Pair:
    """Return the third of sec and csc: 11w³ at most beside a pole, as far as 1/w away."""
    return 15.0 * m * m * m * m, 1.0 / m


def sinc_scales(n: Magnitude, m: Magnitude, g1: Magnitude, g2: Magnitude) -> Errors:
    """Return the scales of sinc: beyond 1 both derivatives are differences of numbers like 1/u."""
    far = pick(n >= 1.0, 1.0 / np.maximum(n, 1.0), 0.0)
    return m, g1 + far, g2 + far


def gamma_third(n: Magnitude, m: Magnitude, g1: Magnitude, g2: Magnitude) -> Pair:
    """Return the third of gamma: with s = |ψ| + √ψ' at most 2ws³, and s grows by 2s² at most."""
    scale = np.sqrt(2.0 * np.divide(g2, m))  # at least s, as ψ² + ψ' is g''/w
    return 3.5 * m * scale * scale * scale, 1.0 / scale


def gamma_scales(n: Magnitude, m: Magnitude, g1: Magnitude, g2: Magnitude) -> Errors:
    """Return the scales of gamma: ψ is a sum of terms that may cancel."""
    return m, np.sqrt(2.0 * g2 * m), g2


def erf_third(n: Magnitude, m: Magnitude, g1: Magnitude, g2: Magnitude) -> Pair:
    """Return the third of erf: (4u² - 2)g'."""
    return 6.0 * (1.0 + n * n) * (g1 + TINY), 1.0 / (1.0 + n)


def erf_scales(n: Magnitude, m: Magnitude, g1: Magnitude, g2: Magnitude) -> Errors:
    """Return the scales of erf: e^-u² is wrong by a share of u² units, as u² is rounded."""
    square = 1.0 + n * n
    return m, square * g1, square * g2 + n * _THIN


def silu_third(n: Magnitude, m: Magnitude, g1: Magnitude, g2: Magnitude) -> Pair:
    """Return the third of silu: (3 + |u|)e^-|u| at most."""
    return 1.1 * (4.0 + n) * np.exp(-n), 1.0


def silu_scales(n: Magnitude, m: Magnitude, g1: Magnitude, g2: Magnitude) -> Errors:
    """Return the scales of silu: both derivatives are sums that may cancel."""
    tail, thin = (2.0 + n) * (np.exp(-n) + _THIN), lost(m)
    return m + n * (thin + _THIN), g1 + tail + thin, tail


def gelu_third(n: Magnitude, m: Magnitude, g1: Magnitude, g2: Magnitude) -> Pair:
    """Return the third of gelu: the bell times |u³ - 4u|."""
    far = n + 1.0
    return far * far * far * np.exp(-0.5 * n * n), 1.0 / far


def gelu_scales(n: Magnitude, m: Magnitude, g1: Magnitude, g2: Magnitude) -> Errors:
    """Return the scales of gelu: the bell is wrong by a share of u²/2 units, as u² is rounded."""
    square = n * n
    bell = np.exp(-0.5 * square) + _THIN
    return m + square * bell, g1 + (2.0 + square) * n * bell, (1.0 + square) * (2.0 + square) * bell


def wide(n: Magnitude, m: Magnitude) -> Magnitude:
    """Return at most hypot(1, u), the distance from ±i, where atan and asinh are singular."""
    return 0.7 * (1.0 + n)


def inverted(n: Magnitude, m: Magnitude, p: Magnitude, q: Magnitude) -> Errors:
    """Return what is extra where a function is taken of 1/u: that is rounded before."""
    return n * p * q, 0.0, 0.0


def one(n: Magnitude, m: Magnitude) -> Magnitude:
    """Return the reach of what changes by a share of its size from u to u + 1."""
    return 1.0
