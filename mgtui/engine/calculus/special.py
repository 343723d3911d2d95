"""The few special functions numpy lacks, element by element over Python's own `math`, and the polygammas.

`math.erf` and `math.gamma` are accurate to about an ulp; a loop over them is slower than a vector library, and one
dependency less.
"""

import math
from collections.abc import Callable

import numpy as np

from mgtui.engine.calculus.rules import Reals

_LEAST_ASYMPTOTIC = 10.0  # from here on the asymptotic series below are good to an ulp
# Bernoulli numbers over 2k and themselves: digamma (DLMF 5.11.2) and trigamma (its derivative).
_BERNOULLI = (1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6)


def _elementwise(function: Callable[[float], float]) -> Callable[[Reals], Reals]:
    def over(u: Reals) -> Reals:
        array = np.asarray(u, dtype=np.float64)
        values = np.fromiter(map(function, array.ravel().tolist()), np.float64, array.size)
        return values.reshape(array.shape)[()]  # [()] turns 0-d into a scalar

    return over


def _gamma(u: float) -> float:
    try:
        return math.gamma(u)
    except OverflowError:  # just left of 0 it runs the other way
        return math.inf if u > 0 else -math.inf
    except ValueError:  # a pole: zero, a negative whole number, -inf
        return math.nan


def hurwitz(s: int, c: float) -> float:
    """Return the sum of (c + i)^-s over i >= 0, by Euler and Maclaurin (DLMF 25.11.28)."""
    total = 0.0
    while c < 12.0:
        total += c**-s
        c += 1.0
    total += c ** (1 - s) / (s - 1) + 0.5 * c**-s
    factor = s * c ** (-s - 1)
    for j, bernoulli in enumerate(_BERNOULLI, start=1):
        total += bernoulli / math.factorial(2 * j) * factor
        factor *= (s + 2 * j - 1) * (s + 2 * j) / (c * c)
    return total


# ln(gamma(2 + z)) = z(1 - γ) + sum of (-1)^k (ζ(k) - 1) z^k / k (Abramowitz and Stegun 6.1.33)
_AT_TWO = (1.0 - 0.5772156649015329, *[(-1) ** k * hurwitz(k, 2.0) / k for k in range(2, 30)])


def _lgamma(u: float) -> float:
    if 0.5 <= u <= 2.5:  # `math.lgamma` has no relative digits near its zeros 1 and 2
        z = u - 2.0 if u > 1.5 else u - 1.0
        near_two = z * math.fsum([a * z**k for k, a in enumerate(_AT_TWO)])
        return near_two if u > 1.5 else near_two - math.log1p(z)
    try:
        return math.lgamma(u)
    except (OverflowError, ValueError):  # beyond 1e305, or a pole
        return math.inf if u > 0 else math.nan


erf = _elementwise(math.erf)
erfc = _elementwise(math.erfc)
gamma = _elementwise(_gamma)
lgamma = _elementwise(_lgamma)


def polygammas(u: Reals) -> tuple[Reals, Reals]:
    """Return digamma and trigamma: recurrence up to asymptotic series, reflection below 1/2 (DLMF 5.5, 5.15)."""
    u = np.asarray(u, dtype=np.float64)
    with np.errstate(all="ignore"):
        mirrored = u < 0.5
        x = np.where(mirrored, 1.0 - u, u)
        psi, psi1 = np.zeros_like(x), np.zeros_like(x)
        while np.any(low := x < _LEAST_ASYMPTOTIC):
            inverse = np.where(low, 1.0 / x, 0.0)
            psi, psi1 = psi - inverse, psi1 + inverse * inverse
            x = np.where(low, x + 1.0, x)
        inverse = 1.0 / (x * x)
        psi, psi1 = psi + np.log(x) - 0.5 / x, psi1 + 1.0 / x + 0.5 * inverse
        power = inverse
        for k, bernoulli in enumerate(_BERNOULLI, start=1):
            psi, psi1 = psi - bernoulli / (2 * k) * power, psi1 + bernoulli * power / x
            power = power * inverse
        turn = math.pi * (u - np.rint(u))  # tan and sin lose their digits far from 0; their period is 1 in u
        cosecant = math.pi / np.sin(turn)
        psi = np.where(mirrored, psi - math.pi / np.tan(turn), psi)
        psi1 = np.where(mirrored, cosecant * cosecant - psi1, psi1)
    pole = (u <= 0.0) & (u == np.floor(u))
    return np.where(pole, np.nan, psi)[()], np.where(pole, np.nan, psi1)[()]


def sinc_slopes(u: Reals, w: Reals) -> tuple[Reals, Reals]:
    """Return the slope and curvature of sin(u)/u from w = sinc(u); near 0, where both cancel, by Taylor series."""
    small = np.abs(u) < 1.0
    safe = np.where(small, 1.0, u)
    first = (np.cos(u) - w) / safe
    second = -w - 2 * first / safe
    square = u * u
    first_series, second_series, term = 0.0 * u, 0.0 * u, -1.0 / 6.0
    power = np.ones_like(square)
    for k in range(1, 11):  # sinc u = sum (-1)^k u^2k / (2k+1)!
        first_series = first_series + 2 * k * term * power * u
        second_series = second_series + 2 * k * (2 * k - 1) * term * power
        power = power * square
        term /= -(2 * k + 2) * (2 * k + 3)
    return np.where(small, first_series, first), np.where(small, second_series, second)
