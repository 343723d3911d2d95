"""Bounds on round-off: how far value, slope and curvature of a result may lie from the true ones.

Running error analysis (Higham, Accuracy and Stability of Numerical Algorithms, ch. 3): a rule of this kind takes the
computed triples with the sizes of their parts and the bounds on the errors of its arguments, and returns the bounds
on the errors of its result. An argument's error travels on through the derivative one order higher, held over the
whole interval the argument may lie in; where that interval comes near a singularity or a break the bound is infinite.
nan stands for no bound as well: it arises from inf - inf and 0·inf.

Every bound is a sum of positive terms, so its own rounding is a share of it far below the margin that `SLACK` adds at
the end. Work is done in Python's floats for scalars, several times faster than numpy's, and in arrays otherwise.
"""

import math
from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np

Magnitude: TypeAlias = Any  # a part's absolute value or a bound: a float, or an array of floats
Errors: TypeAlias = tuple[Magnitude, Magnitude, Magnitude]  # of value, slope and curvature
Pair: TypeAlias = tuple[Magnitude, Magnitude]
Sized: TypeAlias = tuple[Any, Magnitude, Magnitude, Magnitude]  # a triple, and the sizes of its parts
# The same, and the errors of its parts.
Bounded: TypeAlias = tuple[Any, Magnitude, Magnitude, Magnitude, Magnitude, Magnitude, Magnitude]
ErrorRule: TypeAlias = Callable[..., Errors]  # the result as Sized and the arguments as Bounded to the result's errors
# The same of a function of one argument, which takes the rule's derivatives at u as well.
UnaryErrorRule: TypeAlias = Callable[[Sized, Bounded, Any], Errors]

UNIT = 2.0**-53  # the largest share by which one operation rounds
TINY = 1e-322  # absolute: some twenty roundings of numbers so small that doubles thin out
LOST = 6e-309  # what a result of 0 may truly be where it came of dividing by an overflow
SLACK = 1.0 + 1e-6
NEAR = 16.0  # an argument's error may be no more than this part of the way to where derivatives change

NO_ERRORS: Errors = (0.0, 0.0, 0.0)
UNKNOWN: Errors = (math.inf, math.inf, math.inf)


def magnitude(part: Any) -> Magnitude:
    """Return the absolute value of a part of a triple; 0 where it is zero by structure."""
    if part is None:
        return 0.0
    if isinstance(part, float):  # numpy's scalars are
        return abs(float(part))
    return np.abs(part) if np.ndim(part) else abs(float(part))


def sized(triple: Any) -> Sized:
    """Return a triple with the sizes of its parts."""
    return triple, magnitude(triple[0]), magnitude(triple[1]), magnitude(triple[2])


def pick(condition: Any, there: Magnitude, otherwise: Magnitude) -> Magnitude:
    """Return `there` where the condition holds and `otherwise` elsewhere."""
    if isinstance(condition, np.ndarray):
        return np.where(condition, there, otherwise)
    return there if condition else otherwise


def alive(size: Magnitude, *products: tuple[Magnitude, ...]) -> Any:
    """Tell whether a sum of products may have underflowed; it has not where each has a factor that is 0 for certain.

    Args:
        size: of the sum as it was computed; at once true for a number that is not 0.
        products: for each its factors, none below the most that it may truly be.
    """
    if type(size) is float and size > 0.0:
        return True
    found: Any = False
    for product in products:
        present: Any = True
        for factor in product:
            present = present & (factor > 0.0)
        found = found | present
    return found


def thinness(n: Magnitude, e: Magnitude) -> Magnitude:
    """Return TINY, and 0 where the argument is 0 or 1 for certain: there no function's value or slope underflows."""
    if type(n) is float and not isinstance(e, np.ndarray):
        return 0.0 if e == 0.0 and (n == 0.0 or n == 1.0) else TINY
    return TINY * ((e > 0.0) | (n * (n - 1.0) != 0.0))


def share(error: Magnitude, reach: Magnitude) -> tuple[Magnitude, Magnitude]:
    """Return error / reach and that over reach; infinite where the error is no small part of the reach.

    The reach is a length on which derivatives change moderately, and that shrinks by no more than one moves.
    """
    if type(error) is float and error == 0.0:
        return 0.0, 0.0
    small = NEAR * error <= reach
    if isinstance(small, np.ndarray):
        part = np.where(small, error / reach, np.inf)
        return part, part / reach
    if not small:
        return math.inf, math.inf
    return error / reach, error / reach / reach


def ratio_errors(
    w: Sized,
    u: Bounded,
    derivatives: Any,
    units: tuple[Magnitude, Magnitude, Magnitude],
    reach: Magnitude,
    extra: Errors | None = None,
    thin: float = TINY,
) -> Errors:
    """Return the errors of g(u) for a function g without a zero of g', from p, q and r with g' = p·q and g''/g' = r.

    The reach D must satisfy |g''/g'| <= 2/D and |g'''/g'| <= 6/D² at every u. Then g' changes by a share of at most
    (1 - s)^-2 - 1 <= 2.3 s, and the ratio by at most 13 s/D, on the way s·D <= D/16.

    Args:
        w: the result.
        u: the argument.
        derivatives: p, q and r.
        units: shares of the value, of p·q and of r, in units of 2^-53, by which the implementation may be wrong.
        reach: D.
        extra: a further error of the value and a further share of g', both in units, and a further error of r.
        thin: the absolute error of p and q where they underflow.
    """
    _, m, m1, m2 = w
    (_, slope, _), n, n1, n2, e, e1, e2 = u
    p, q, r = map(magnitude, derivatives)
    value, first, ratio = units
    part, bend = share(e, reach)
    tiny = thinness(n, e)
    total, off, bend = value * UNIT * m + tiny, (first + 2.0) * UNIT + 2.3 * part, ratio * UNIT * r + 13.0 * bend + tiny
    if extra is not None:
        more, shares, turns = extra
        total, off, bend = total + UNIT * more, off + UNIT * shares, bend + turns
    if not (type(e) is float and e == 0.0):
        total = total + (1.0 + 2.3 * part) * (p * (q * e)) + thin * ((p + q) * e)
    if slope is None:
        return total, 0.0, 0.0
    far1, far2, lost = n1 + e1, n2 + e2, thin * (p + q)
    tiny1 = alive(m1, (p + tiny, q + tiny, far1)) * (lost * (1.0 + far1) + TINY)
    slope_error = p * (q * (e1 + off * far1)) + UNIT * m1 + tiny1
    turned = (r * e1 + bend * far1) * (m1 + slope_error) + r * n1 * (slope_error + 2.0 * UNIT * m1)
    tiny2 = alive(m2, (r + tiny, far1), (p + tiny, q + tiny, far2)) * (TINY * m1 + lost * (1.0 + far2) + TINY)
    return total, slope_error, turned + p * (q * (e2 + off * far2)) + UNIT * m2 + tiny2


def by_ratio(
    value: float,
    first: float,
    ratio: float,
    reach: Callable[[Magnitude, Magnitude], Magnitude],
    extra: Callable[[Magnitude, Magnitude, Magnitude, Magnitude], Errors] | None = None,
) -> UnaryErrorRule:
    """Make the error rule of a function g without a zero of g'; see `ratio_errors`.

    Args:
        value: the first of its units.
        first: the second.
        ratio: the third.
        reach: magnitudes of u and g(u) to its reach.
        extra: magnitudes of u, g(u), p and q to what it calls extra.
    """
    units = (value, first, ratio)
    if extra is None:
        return lambda w, u, derivatives: ratio_errors(w, u, derivatives, units, reach(u[1], w[1]))

    def errors(w: Sized, u: Bounded, derivatives: Any) -> Errors:
        p, q, _ = derivatives
        more = extra(u[1], w[1], magnitude(p), magnitude(q))
        return ratio_errors(w, u, derivatives, units, reach(u[1], w[1]), more)

    return errors


def smooth_errors(
    w: Sized,
    u: Bounded,
    derivatives: Any,
    units: tuple[float, float, float],
    third: Pair,
    scales: Errors | None = None,
) -> Errors:
    """Return the errors of g(u) for a function g of one argument from g', g'' and a bound on |g'''|.

    Args:
        w: the result.
        u: the argument.
        derivatives: g' and g''.
        units: parts of the scales, in units of 2^-53, by which the implementation of value, g' and g'' may be wrong.
        third: a bound on |g'''| for all arguments nearer to u than a sixteenth of a reach, and that reach.
        scales: of value, g' and g''; their own magnitudes by default.
    """
    _, m, m1, m2 = w
    (_, slope, _), n, n1, n2, e, e1, e2 = u
    g1, g2 = map(magnitude, derivatives)
    s0, s1, s2 = (m, g1, g2) if scales is None else scales
    tiny = thinness(n, e)
    total, off1, off2 = (k * UNIT * s + tiny for k, s in zip(units, (s0, s1, s2), strict=True))
    if not (type(e) is float and e == 0.0):
        g3, reach = third
        g3 = pick(NEAR * e <= reach, g3, math.inf)
        bent = g2 + off2 + e * g3
        total = total + e * (g1 + off1 + e * bent)
        off1, off2 = off1 + e * bent, off2 + e * g3
    if slope is None:
        return total, 0.0, 0.0
    far1, far2 = n1 + e1, n2 + e2
    slope_error = off1 * far1 + g1 * e1 + UNIT * m1 + TINY * alive(m1, (g1 + off1, far1))
    bend = off2 * far1 * far1 + g2 * (n1 + far1) * e1 + 2.0 * UNIT * (g2 * n1 * n1)
    tiny2 = TINY * (2.0 + n1) * alive(m2, (g2 + off2, far1), (g1 + off1, far2))
    return total, slope_error, bend + off1 * far2 + g1 * e2 + UNIT * (g1 * n2 + m2) + tiny2


def smooth(
    value: float,
    first: float,
    second: float,
    third: Callable[[Magnitude, Magnitude, Magnitude, Magnitude], Pair],
    scales: Callable[[Magnitude, Magnitude, Magnitude, Magnitude], Errors] | None = None,
) -> UnaryErrorRule:
    """Make the error rule of a function g of one argument; see `smooth_errors`.

    Args:
        value: the first of its units.
        first: the second.
        second: the third.
        third: magnitudes of u, g(u), g'(u) and g''(u) to what it calls third.
        scales: the same to its scales.
    """
    units = (value, first, second)

    def errors(w: Sized, u: Bounded, derivatives: Any) -> Errors:
        of = (u[1], w[1], *map(magnitude, derivatives))
        return smooth_errors(w, u, derivatives, units, third(*of), None if scales is None else scales(*of))

    return errors


def broken(distance: Callable[[Any], Any], continuous: bool) -> UnaryErrorRule:
    """Make the error rule of a function of straight pieces that are never rounded.

    Args:
        distance: the value of u to how far it is from the nearest break, to within a few units.
        continuous: whether the pieces meet, with slopes of at most 1; else a doubtful side leaves no bound at all.
    """

    def errors(w: Sized, u: Bounded, derivatives: Any) -> Errors:
        (argument, slope, _), _, _, _, e, e1, e2 = u
        if type(e) is float and e == 0.0:  # the rule gives nan where u lies on the break itself
            clear, total = True, 0.0
            g1 = magnitude(derivatives[0])
        else:
            clear = e < magnitude(distance(argument)) * (1.0 - 1e-9)
            g1 = magnitude(derivatives[0])
            total = pick(clear, g1 * e, e if continuous else math.inf)
        if slope is None:
            return total, 0.0, 0.0
        return total, pick(clear, g1 * e1, math.inf), pick(clear, g1 * e2, math.inf)

    return errors
