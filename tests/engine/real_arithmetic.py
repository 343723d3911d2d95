"""Expressions in real arithmetic, by mpmath: what floating point is measured against.

Constants are the real numbers, typed decimals and x the doubles they are, as `Jet.bounds` has it. Slopes come of
differences at a step so small, and digits so many, that no truncation is left: nothing here is a rule of calculus.
"""

from typing import Any

import mpmath

from mgtui.engine.language.tree import CONSTANT, NUMBER, VARIABLE
from tests.engine.calculus.test_functions import TRUTH, TRUTH_OF_TWO

PRECISION = 4600  # binary digits; a second difference at 5e-324 takes half of them
STEP = -900  # the step is x or 1 times 2 to this power: sin(1e200 x) is smooth on that scale
FINEST = mpmath.ldexp(1, -1330)  # smaller shares of f in a slope or curvature may be truncation, and count as 0
FAR = 1e4  # beyond it these functions are what they tend to, to a thousand digits
LIMITS = {
    "tanh": mpmath.sign, "erf": mpmath.sign, "sigmoid": lambda u: mpmath.mpf(u > 0),
    "softplus": lambda u: max(u, mpmath.mpf(0)), "silu": lambda u: max(u, mpmath.mpf(0)),
    "gelu": lambda u: max(u, mpmath.mpf(0)), "mish": lambda u: max(u, mpmath.mpf(0)),
    "erfc": lambda u: 1 - mpmath.sign(u), "sech": lambda u: mpmath.mpf(0), "csch": lambda u: mpmath.mpf(0),
    "coth": mpmath.sign,
}  # fmt: skip
# What is not chosen need not exist: None is no real value.
CHOICES = {
    "if": lambda c, u, v=None: None if c is None else u if c else v,
    "and": lambda u, v: None if u is None else v if u else u,
    "or": lambda u, v: None if u is None else u if u else v,
}
CONSTANTS = {"e": lambda: +mpmath.e, "pi": lambda: +mpmath.pi, "tau": lambda: 2 * mpmath.pi}


class UndefinedError(Exception):
    """No real value."""


def real_value(tree, x):
    """The value of a tree at x; raises UndefinedError where there is no real one."""
    values: list[Any] = []
    for node in tree:
        arguments = [values[i] for i in node.args]
        if node.op == VARIABLE:
            value = x
        elif node.op == NUMBER:
            value = mpmath.mpf(node.value)
        elif node.op == CONSTANT:
            value = CONSTANTS[node.name]()
        elif node.op in LIMITS and arguments[0] is not None and abs(arguments[0]) > FAR:
            value = LIMITS[node.op](arguments[0])
        elif node.op in CHOICES:
            value = CHOICES[node.op](*arguments)
        elif any(argument is None for argument in arguments):
            value = None
        else:
            try:
                value = (TRUTH.get(node.op) or TRUTH_OF_TWO[node.op])(*arguments)
            except (ValueError, ZeroDivisionError):
                value = None
        if isinstance(value, mpmath.mpc) or (value is not None and not mpmath.isfinite(value)):
            value = None
        values.append(value)
    if values[-1] is None:
        raise UndefinedError
    return values[-1]


def real_jet(tree, x):
    """Value, slope and curvature of a tree at a double x; None for slopes where a neighbour has no value."""
    with mpmath.workprec(PRECISION):
        at = mpmath.mpf(x)
        h = mpmath.ldexp(min(abs(at) or 1, 1), STEP)
        here = real_value(tree, at)
        try:
            below, above = real_value(tree, at - h), real_value(tree, at + h)
        except UndefinedError:
            return here, None, None
        noise = mpmath.ldexp(max(abs(here), 1 if abs(here) > FINEST else 0), 20 - PRECISION)
        slope, curvature = (above - below) / (2 * h), (above - 2 * here + below) / h**2
        return here, _felt(slope, noise / h, here), _felt(curvature, noise / h**2, here)


def _felt(difference, noise, here):
    """A difference that tells something; None where it is lost in its own rounding."""
    truncated = min(abs(here) or 1, 1) * FINEST
    if abs(difference) > max(noise, truncated):
        return difference
    return mpmath.mpf(0) if noise < FINEST else None


def real_errors(parts, truths):
    """How far each of some parts is from its truth; nan where there is none."""
    with mpmath.workprec(PRECISION):
        return [
            mpmath.nan if truth is None else abs(mpmath.mpf(float(part)) - truth)
            for part, truth in zip(parts, truths, strict=True)
        ]
