"""The few special functions numpy lacks, element by element over Python's own `math`, and the polygammas.

`math.erf` and `math.gamma` are accurate to about an ulp; a loop over them is slower than a vector library, and one
dependency less.
"""

import math
from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Reals: TypeAlias = NDArray[np.float64]

_LEAST_ASYMPTOTIC = 10.0   # from here on the asymptotic series below are good to an ulp
# Bernoulli numbers over 2k and themselves: digamma (DLMF 5.11.2) and trigamma (its derivative).
_BERNOULLI = (1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6)


def _elementwise(function: Callable[[float], float]) -> Callable[[Reals], Reals]:
    def over(u: Reals) -> Reals:
        array = np.asarray(u, dtype=np.float64)
        values = np.fromiter(map(function, array.ravel().tolist()), np.float64, array.size)
        return values.reshape(array.shape)[()]   # [()] turns 0-d into a scalar

    return over


def _gamma(u: float) -> float:
    try:
        return math.gamma(u)
    except OverflowError:
        return math.inf
    except ValueError:   # a pole: zero, a negative whole number, -inf
        return math.nan


erf = _elementwise(math.erf)
erfc = _elementwise(math.erfc)
gamma = _elementwise(_gamma)


def _polygammas(u: float) -> tuple[float, float]:
    """digamma and trigamma at u: upward recurrence to the asymptotic series, reflection below 1/2 (DLMF 5.5, 5.15)."""
    if not math.isfinite(u) or (u <= 0 and u == math.floor(u)):
        return (u, 0.0) if u == math.inf else (math.nan, math.nan)
    if u < 0.5:
        psi, psi1 = _polygammas(1 - u)
        reduced = math.pi * math.fmod(u, 1.0)   # tan and sin lose their digits far from 0; their period is 1 in u
        cosecant = math.pi / math.sin(reduced)
        return psi - math.pi / math.tan(reduced), cosecant * cosecant - psi1   # a product, for ** raises on overflow
    psi = psi1 = 0.0
    while u < _LEAST_ASYMPTOTIC:
        psi -= 1 / u
        psi1 += 1 / (u * u)
        u += 1
    inverse = 1 / (u * u)
    power = inverse
    psi += math.log(u) - 0.5 / u
    psi1 += 1 / u + 0.5 * inverse
    for k, bernoulli in enumerate(_BERNOULLI, start=1):
        psi -= bernoulli / (2 * k) * power
        psi1 += bernoulli * power / u
        power *= inverse
    return psi, psi1


digamma = _elementwise(lambda u: _polygammas(u)[0])
trigamma = _elementwise(lambda u: _polygammas(u)[1])


def sinc_slopes(u: Reals, w: Reals) -> tuple[Reals, Reals]:
    """First and second derivative of sin(u)/u, given w = sinc(u); near 0, where both cancel, by their Taylor series."""
    small = np.abs(u) < 1.0
    safe = np.where(small, 1.0, u)
    first = (np.cos(u) - w) / safe
    second = -w - 2 * first / safe
    square = u * u
    first_series, second_series, term = 0.0 * u, 0.0 * u, -1.0 / 6.0
    power = np.ones_like(square)
    for k in range(1, 11):   # sinc u = sum (-1)^k u^2k / (2k+1)!
        first_series = first_series + 2 * k * term * power * u
        second_series = second_series + 2 * k * (2 * k - 1) * term * power
        power = power * square
        term /= -(2 * k + 2) * (2 * k + 3)
    return np.where(small, first_series, first), np.where(small, second_series, second)
