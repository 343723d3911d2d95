"""Taylor coefficients of the functions that germs are composed with.

Each function takes a point c and a degree n, and gives the coefficients 0..n of g(c + d) = a_0 + a_1 d + ..., from
the differential equation g obeys (Griewank and Walther, Evaluating Derivatives, table 13.2). Overflow gives inf or
nan in a coefficient, never an exception.
"""

import math

import numpy as np

from mgtui.engine.calculus import lambert, special

_TWO_OVER_ROOT_PI = 2.0 / math.sqrt(math.pi)
_SINC_TERMS = 16  # (2m + 1)! outgrows every double near |c| = 1


def _exp(c: float) -> float:
    return math.exp(c) if c < 709.0 else math.inf


def _integrated(first: float, derivative: list[float]) -> list[float]:
    """Integrate: return the coefficients of g from g(c) and those of g'."""
    return [first, *[a / (k + 1) for k, a in enumerate(derivative)]]


def _cycle(values: tuple[float, ...], n: int) -> list[float]:
    """Return derivatives that repeat, divided by the factorials."""
    found, factorial = [], 1.0
    for k in range(n + 1):
        found.append(values[k % len(values)] / factorial)
        factorial *= k + 1
    return found


def exp(c: float, n: int) -> list[float]:
    """Return the series of e^u."""
    return _cycle((_exp(c),), n)


def expm1(c: float, n: int) -> list[float]:
    """Return the series of e^u - 1."""
    return [math.expm1(c) if c < 709.0 else math.inf, *exp(c, n)[1:]]


def sin(c: float, n: int) -> list[float]:
    """Return the series of the sine."""
    s, k = math.sin(c), math.cos(c)
    return _cycle((s, k, -s, -k), n)


def cos(c: float, n: int) -> list[float]:
    """Return the series of the cosine."""
    s, k = math.sin(c), math.cos(c)
    return _cycle((k, -s, -k, s), n)


def sinh(c: float, n: int) -> list[float]:
    """Return the series of the hyperbolic sine."""
    large = abs(c) > 709.0
    s, k = (math.copysign(math.inf, c), math.inf) if large else (math.sinh(c), math.cosh(c))
    return _cycle((s, k), n)


def cosh(c: float, n: int) -> list[float]:
    """Return the series of the hyperbolic cosine."""
    large = abs(c) > 709.0
    s, k = (math.copysign(math.inf, c), math.inf) if large else (math.sinh(c), math.cosh(c))
    return _cycle((k, s), n)


def tanh(c: float, n: int) -> list[float]:
    """Return the series of tanh, by g' = 1 - g²; the first slope as sech², which does not cancel."""
    found = [math.tanh(c)]
    for k in range(n):
        square = sum([found[i] * found[k - i] for i in range(k + 1)])
        found.append(-square / (k + 1) if k else (1.0 / math.cosh(c) ** 2 if abs(c) < 350.0 else 0.0))
    return found


def sigmoid(c: float, n: int) -> list[float]:
    """Return the series of 1/(1 + e^-u), by g' = g(1 - g)."""
    small = _exp(-abs(c))
    gate, other = (1.0 / (1.0 + small), small / (1.0 + small))[:: 1 if c >= 0 else -1]
    found = [gate]
    for k in range(n):
        square = sum([found[i] * found[k - i] for i in range(1, k)])
        found.append((found[k] * (other - gate) - square) / (k + 1) if k else gate * other)
    return found


def softplus(c: float, n: int) -> list[float]:
    """Return the series of ln(1 + e^u), whose slope is the sigmoid."""
    return _integrated(max(c, 0.0) + math.log1p(_exp(-abs(c))), sigmoid(c, n - 1))


def _geometric(c: float, sign: float, n: int) -> list[float]:
    """Return the series of 1/(1 + sign u²), by multiplying out."""
    first = (1.0 - c) * (1.0 + c) if sign < 0 else 1.0 + c * c
    found = [1.0 / first]
    for k in range(1, n + 1):
        found.append(-sign * (2.0 * c * found[k - 1] + (found[k - 2] if k > 1 else 0.0)) / first)
    return found


def atan(c: float, n: int) -> list[float]:
    """Return the series of the angle whose tangent is u."""
    return _integrated(math.atan(c), _geometric(c, 1.0, n - 1))


def atanh(c: float, n: int) -> list[float]:
    """Return the series of the inverse hyperbolic tangent, |c| < 1."""
    return _integrated(math.atanh(c), _geometric(c, -1.0, n - 1))


def _inverse_root(first: float, q: float, c: float, sign: float, n: int) -> list[float]:
    """Return the series of a g with g² = 1/q, q'/2 = sign * u: then q g' = -sign u g."""
    found = [first]
    for k in range(n):
        before = k * found[k - 1] if k else 0.0
        found.append(-sign * (c * (2 * k + 1) * found[k] + before) / (q * (k + 1)))
    return found


def asin(c: float, n: int) -> list[float]:
    """Return the series of the angle whose sine is u, |c| < 1."""
    q = (1.0 - c) * (1.0 + c)
    return _integrated(math.asin(c), _inverse_root(1.0 / math.sqrt(q), q, c, -1.0, n - 1))


def asinh(c: float, n: int) -> list[float]:
    """Return the series of the inverse hyperbolic sine."""
    root = math.hypot(1.0, c)
    return _integrated(math.asinh(c), _inverse_root(1.0 / root, root * root, c, 1.0, n - 1))


def acosh(c: float, n: int) -> list[float]:
    """Return the series of the inverse hyperbolic cosine, c > 1."""
    root = math.sqrt(c - 1.0) * math.sqrt(c + 1.0)
    return _integrated(math.acosh(c), _inverse_root(1.0 / root, root * root, c, 1.0, n - 1))


def erf(c: float, n: int) -> list[float]:
    """Return the series of the error function; its slope g obeys g' = -2u g."""
    if abs(c) > 28.0:
        return [math.erf(c), *[0.0] * n]  # its slope is too small for a double
    short = math.ldexp(round(math.ldexp(c, 20)), -20)  # its square is exact
    found = [_TWO_OVER_ROOT_PI * math.exp(-short * short) * math.exp((short - c) * (short + c))]
    for k in range(n - 1):
        found.append(-2.0 * (c * found[k] + (found[k - 1] if k else 0.0)) / (k + 1))
    return _integrated(math.erf(c), found)


def erfc(c: float, n: int) -> list[float]:
    """Return the series of 1 - erf(u)."""
    return [math.erfc(c), *[-a for a in erf(c, n)[1:]]]


def sinc(c: float, n: int) -> list[float]:
    """Return the series of sin(u)/u: its power series near 0, by u g = sin(u) elsewhere."""
    if abs(c) < 1.0:
        return [_sinc_coefficient(c, k) for k in range(n + 1)]
    found: list[float] = []
    for k, a in enumerate(sin(c, n)):
        found.append((a - (found[k - 1] if k else 0.0)) / c)
    return found


def _sinc_coefficient(c: float, k: int) -> float:
    first = (k + 1) // 2
    return math.fsum(
        (-1) ** m * math.comb(2 * m, k) * c ** (2 * m - k) / math.factorial(2 * m + 1)
        for m in range(first, first + _SINC_TERMS)
    )


def gamma(c: float, n: int) -> list[float]:
    """Return the series of gamma, c >= 1/2, by g' = g psi; psi is of Hurwitz zetas (DLMF 5.15.1, 25.11.12)."""
    psi = _digamma(c, n)
    found = [math.gamma(c) if c < 171.6 else math.inf]
    for k in range(n):
        found.append(sum([found[i] * psi[k - i] for i in range(k + 1)]) / (k + 1))
    return found


def _digamma(c: float, n: int) -> list[float]:
    """Return the coefficients 0..n-1 of digamma, c >= 1/2."""
    return [float(special.polygammas(c)[0]), *[(-1) ** (j + 1) * special.hurwitz(j + 1, c) for j in range(1, n)]]  # type: ignore[arg-type]


def lgamma(c: float, n: int) -> list[float]:
    """Return the series of ln(gamma), c >= 1/2."""
    return _integrated(float(special.lgamma(c)), _digamma(c, n))  # type: ignore[arg-type]


def lambertw(c: float, n: int) -> list[float]:
    """Return the series of Lambert's W, c > -1/e: with E = e^W, (E + u) W' = 1 and E' = E W'."""
    with np.errstate(all="ignore"):
        value = float(lambert.w(c))  # type: ignore[arg-type]
    powers: list[float] = [math.exp(value)]
    rates: list[float] = []
    for k in range(n):
        divisor = [a + (c if i == 0 else i == 1) for i, a in enumerate(powers)]
        rest = sum([divisor[i] * rates[k - i] for i in range(1, k + 1)])
        rates.append(((k == 0) - rest) / divisor[0])
        powers.append(sum([powers[i] * rates[k - i] for i in range(k + 1)]) / (k + 1))
    return _integrated(value, rates)


def reciprocal(n: int) -> list[float]:
    """Return the series of 1/u about 1."""
    return [(-1.0) ** k for k in range(n + 1)]


def ln(n: int) -> list[float]:
    """Return the series of the natural logarithm about 1."""
    return [0.0, *[-((-1.0) ** k) / k for k in range(1, n + 1)]]


def power(r: float, n: int) -> list[float]:
    """Return the series of u^r about 1: the binomial series."""
    found = [1.0]
    for k in range(n):
        found.append(found[k] * (r - k) / (k + 1))
    return found
