"""Bounds on round-off of comparisons, of what joins them, and of the choice between two expressions.

A truth is right or wrong: its error is 0 where it is sure and infinite elsewhere. A choice that is sure has the errors
of what it chose, and nothing of what it did not.
"""

import math

import numpy as np

from mgtui.engine.calculus.roundoff import NO_ERRORS, UNKNOWN, Bounded, Errors, Sized, magnitude, pick

_NOT_A_NUMBER: Bounded = ((math.nan, None, None), math.nan, 0.0, 0.0, *UNKNOWN)
_FALSE: Bounded = ((0.0, None, None), 0.0, 0.0, 0.0, *NO_ERRORS)
_TRUE: Bounded = ((1.0, None, None), 1.0, 0.0, 0.0, *NO_ERRORS)


def compared(w: Sized, u: Bounded, v: Bounded) -> Errors:
    """Return the errors of a comparison: none where its sides differ by more than theirs, or are equal and exact.

    Of sides that are equal the rule asks their slopes whether they stay so; that is sure where these are exact as well.
    """
    (x, _, _), _, _, _, a, a1, a2 = u
    (y, _, _), _, _, _, b, b1, b2 = v
    apart = magnitude(x - y) * (1.0 - 1e-9) > a + b
    exact = np.equal(a + b, 0.0)
    unsure = pick(np.logical_or(apart, exact), 0.0, math.inf)
    bent = pick(np.logical_or(apart, np.equal(a + b + a1 + b1 + a2 + b2, 0.0)), 0.0, math.inf)
    return unsure, bent, bent


def chosen(w: Sized, c: Bounded, u: Bounded, v: Bounded = _NOT_A_NUMBER) -> Errors:
    """Return the errors of u where c holds, and else those of v."""
    (truth, _, _), *_, doubt, doubt1, doubt2 = c
    otherwise = np.equal(truth, 0.0)
    value, slope, bend = (pick(otherwise, there, here) for here, there in zip(u[4:], v[4:], strict=True))
    return doubt + value, doubt + doubt1 + slope, doubt + doubt2 + bend


def both(w: Sized, u: Bounded, v: Bounded) -> Errors:
    """Return the errors of "u and v": those of v where u holds."""
    return chosen(w, u, v, u)


def either(w: Sized, u: Bounded, v: Bounded) -> Errors:
    """Return the errors of "u or v": those of v where u does not hold."""
    return chosen(w, u, u, v)


def opposite(w: Sized, u: Bounded) -> Errors:
    """Return the errors of "not u"."""
    return chosen(w, u, _FALSE, _TRUE)
