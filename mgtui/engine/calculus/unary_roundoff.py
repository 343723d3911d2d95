"""What the bounds on round-off must know of single functions, in magnitudes; `roundoff` says of what and for what.

`third` in a name: a bound on |g'''| near u, and how near. `scales`: what value, g' and g'' are wrong by a part of.
"""

import math
from typing import Any

import numpy as np

from mgtui.engine.calculus import lambert
from mgtui.engine.calculus.roundoff import (
    LOST,
    TINY,
    UNIT,
    Bounded,
    Errors,
    Magnitude,
    Pair,
    Sized,
    UnaryErrorRule,
    magnitude,
    pick,
    ratio_errors,
    smooth_errors,
)

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


def mish_third(n: Magnitude, m: Magnitude, g1: Magnitude, g2: Magnitude) -> Pair:
    """Return the third of mish: (3 + |u|)e^-|u| on the left, and less on the right."""
    return 1.1 * (4.0 + n) * np.exp(-n), 1.0


def mish_scales(n: Magnitude, m: Magnitude, g1: Magnitude, g2: Magnitude) -> Errors:
    """Return the scales of mish: both derivatives are sums that may cancel."""
    tail = (2.0 + n) * (np.exp(-n) + _THIN)
    return m + n * _THIN, g1 + tail, tail


def sech_third(n: Magnitude, m: Magnitude, g1: Magnitude, g2: Magnitude) -> Pair:
    """Return the third of sech: w tanh(u) (6w² - 1), 1.76w at most."""
    return 2.0 * m, 1.0


def sech_scales(n: Magnitude, m: Magnitude, g1: Magnitude, g2: Magnitude) -> Errors:
    """Return the scales of sech: w(tanh² - w²) may cancel."""
    return m, g1, m


def lgamma_errors(w: Sized, u: Bounded, derivatives: Any) -> Errors:
    """Return the errors of ln|gamma(u)|: with s = √ψ' its third is at most 2s³, and s grows by s² at most."""
    (x, _, _), n, *_ = u
    psi, psi1 = map(magnitude, derivatives)
    scale = np.sqrt(psi1)
    near = np.logical_and(np.greater_equal(x, 0.5), np.less_equal(x, 2.5))  # of its zeros 1 and 2
    size = w[1] + pick(near, 0.0, 8.0 + n * np.log(n + 8.0))
    third = 2.5 * scale * scale * scale, np.divide(1.0, scale)
    return smooth_errors(w, u, derivatives, (32, 60, 100), third, (size, psi + scale, psi1))


def lambert_errors(w: Sized, u: Bounded, derivatives: Any) -> Errors:
    """Return the errors of W, whose derivative is a sum of 1/(u + t) over t >= 1/e: its reach ends at -1/e."""
    (root, _, _), m, _, _ = w
    gap = lambert.above_branch(u[0][0])
    above = np.maximum(root + 1.0, 0.25)  # the iteration ends before, and the series keeps the digits of W + 1
    value = pick(gap > 0.0, 6.0 + 16.0 / above, math.nan)
    first = 20.0 + value * pick(np.greater(u[0][0], 1.0), 2.0, m * (1.0 + 1.0 / above))
    return ratio_errors(w, u, derivatives, (value, first, 2.0 * first), gap)


def cornered(rule: UnaryErrorRule, steepest: float = math.inf) -> UnaryErrorRule:
    """Make the error rule of a function from that of its pieces, which meet at 0.

    Args:
        rule: the error rule of either piece.
        steepest: a bound on its slopes where these do not meet; by default they do, and curvatures do not.
    """

    def errors(w: Sized, u: Bounded, derivatives: Any) -> Errors:
        total, first, second = rule(w, u, derivatives)
        (_, slope, _), n, *_, e, _, _ = u
        doubt = pick(np.logical_and(e >= n * (1.0 - 1e-9), e > 0.0), math.inf, 0.0)
        corner = steepest < math.inf
        if corner:
            total = pick(doubt > 0.0, 16.0 * UNIT * w[1] + TINY + steepest * e, total)
        if slope is None:
            return total, 0.0, 0.0
        return total, first + doubt if corner else first, second + doubt

    return errors


def wide(n: Magnitude, m: Magnitude) -> Magnitude:
    """Return at most hypot(1, u), the distance from ±i, where atan and asinh are singular."""
    return 0.7 * (1.0 + n)


def inverted(n: Magnitude, m: Magnitude, p: Magnitude, q: Magnitude) -> Errors:
    """Return what is extra where a function is taken of 1/u: that is rounded before."""
    return n * p * q, 0.0, 0.0


def one(n: Magnitude, m: Magnitude) -> Magnitude:
    """Return the reach of what changes by a share of its size from u to u + 1."""
    return 1.0


def before_zero(n: Magnitude, m: Magnitude) -> Magnitude:
    """Return the reach of what has a pole at 0, and changes by a share of its size from u to u + 1 far from there."""
    return n / (1.0 + n)


def between(n: Magnitude, m: Magnitude) -> Magnitude:
    """Return the reach of what is singular at 0 and at 1."""
    return np.minimum(n, 1.0 - n)


def cancelled(n: Magnitude, m: Magnitude, p: Magnitude, q: Magnitude) -> Errors:
    """Return what is extra for asech: 1/u and u/(1 - u²), whose difference is g''/g', may cancel."""
    return 0.0, 0.0, 8.0 * UNIT * (p + n * q * q)
