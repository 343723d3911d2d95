"""What each operation of the language does to intervals: for curves that no sampling resolves, by name."""

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

import numpy as np

from mgtui.engine.calculus import activation_rules as activation
from mgtui.engine.calculus import lambert, plane_rules
from mgtui.engine.calculus import unary_rules as unary
from mgtui.engine.calculus.intervals import (
    Interval,
    IntervalRule,
    all_numbers,
    clipped,
    either,
    falling,
    hull,
    passes,
    product,
    reciprocal,
    rising,
    stepping,
    total,
    turning,
)
from mgtui.engine.calculus.rules import Reals

Decision: TypeAlias = Callable[[Interval, Interval], Reals]

_GAMMA_TURN, _GAMMA_LEAST = 1.4616321449683623, 0.8856031944108887
_FAR = 1e300
_SINC_TURN, _SINC_LEAST = 4.493409457909064, -0.21723362821122166


def _to_the_ends(value: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return a function that has values at infinity too, where its formula is inf·0 or inf/inf."""
    return lambda x: value(np.clip(x, -_FAR, _FAR))


def _negative(u: Interval) -> Interval:
    return Interval(-u.high, -u.low, u.broken)


def _subtract(u: Interval, v: Interval) -> Interval:
    return total(u, _negative(v) if v.constant is None else Interval(-v.low, -v.high))


def _divide(u: Interval, v: Interval) -> Interval:
    if v.constant:
        low, high = np.divide(u.low, v.low), np.divide(u.high, v.low)
        return Interval(low, high, u.broken) if v.low > 0.0 else Interval(high, low, u.broken)
    return product(u, reciprocal(v))


def _whole_power(u: Interval, n: float) -> Interval:
    """Return u to a whole power above 0."""

    def value(x: Any) -> Any:
        return x * x if n == 2.0 else x * x * x if n == 3.0 else np.power(x, n)

    return turning(value, 0.0, 0.0)(u) if n % 2.0 == 0.0 else Interval(value(u.low), value(u.high), u.broken)


def _power(u: Interval, v: Interval) -> Interval:
    n, base = v.constant, u.constant
    if n is not None and n == 0.0:
        return Interval(u.low * 0.0 + 1.0, u.high * 0.0 + 1.0, u.broken)
    if n is not None and n.is_integer():
        return _whole_power(u, n) if n > 0.0 else reciprocal(_whole_power(u, -n))
    if base is not None and base > 0.0:
        return (rising if base >= 1.0 else falling)(lambda x: np.power(base, x))(v)
    u = clipped(u, 0.0, ends=n is not None and n > 0.0)
    corners = [np.power(a, b) for a in (u.low, u.high) for b in (v.low, v.high)]
    broken = either(u.broken, v.broken, (u.low <= 0.0) & (v.low <= 0.0))
    return hull(corners, broken, np.isnan(u.low + u.high) | v.undefined)


def _sine(u: Interval) -> Interval:
    ends = hull((np.sin(u.low), np.sin(u.high)), u.broken)
    high = np.where(passes(u, math.pi / 2, math.tau), 1.0, ends.high)
    return Interval(np.where(passes(u, -math.pi / 2, math.tau), -1.0, ends.low), high, u.broken)


def _cosine(u: Interval) -> Interval:
    ends = hull((np.cos(u.low), np.cos(u.high)), u.broken)
    high = np.where(passes(u, 0.0, math.tau), 1.0, ends.high)
    return Interval(np.where(passes(u, math.pi, math.tau), -1.0, ends.low), high, u.broken)


def _tangent(u: Interval) -> Interval:
    return all_numbers(passes(u, math.pi / 2, math.pi), Interval(np.tan(u.low), np.tan(u.high), u.broken))


def _cotangent(u: Interval) -> Interval:
    sides = Interval(np.divide(1.0, np.tan(u.high)), np.divide(1.0, np.tan(u.low)), u.broken)
    return all_numbers(passes(u, 0.0, math.pi) | (u.low % math.pi == 0.0), sides)


def of_reciprocal(rule: IntervalRule) -> IntervalRule:
    """Return the rule of 1/u put into another."""
    return lambda u: rule(reciprocal(u))


def one_over(rule: IntervalRule) -> IntervalRule:
    """Return the rule of 1 over another."""
    return lambda u: reciprocal(rule(u))


def _log(u: Interval, v: Interval) -> Interval:
    return _divide(_LN(u), _LN(v))


def _root(u: Interval, v: Interval) -> Interval:
    n = v.constant
    if n is None or n == 0.0:
        return all_numbers(~(u.undefined | v.undefined), u)
    if n < 0.0:
        return reciprocal(_root(u, Interval(-v.low, -v.low)))
    least = -math.inf if n % 2.0 == 1.0 else 0.0
    return rising(lambda x: plane_rules.ROOT.value(x, n), least)(u)


def _mod(u: Interval, v: Interval) -> Interval:
    turns = _divide(u, v)
    first, last = np.floor(turns.low), np.floor(turns.high)
    one = first == last  # False where infinite bounds leave nan
    zero = np.zeros(np.shape(first))
    reach = hull((zero, v.low, v.high), True, turns.undefined)
    if not np.any(one):
        return Interval(reach.low, reach.high, zero == 0.0)
    rest = _subtract(u, product(Interval(first, first), v))
    broken = either(turns.broken, rest.broken, ~one)
    return Interval(np.where(one, rest.low, reach.low), np.where(one, rest.high, reach.high), broken)


def _least(u: Interval, v: Interval) -> Interval:
    return Interval(np.minimum(u.low, v.low), np.minimum(u.high, v.high), either(u.broken, v.broken))


def _most(u: Interval, v: Interval) -> Interval:
    return Interval(np.maximum(u.low, v.low), np.maximum(u.high, v.high), either(u.broken, v.broken))


def _hypot(u: Interval, v: Interval) -> Interval:
    u, v = _ABS(u), _ABS(v)
    return Interval(np.hypot(u.low, v.low), np.hypot(u.high, v.high), either(u.broken, v.broken))


def _angle(u: Interval, v: Interval) -> Interval:
    cut = (v.low <= 0.0) & (u.low <= 0.0) & (u.high >= 0.0)
    corners = [np.arctan2(a, b) for a in (u.low, u.high) for b in (v.low, v.high)]
    found = hull(corners, either(u.broken, v.broken), u.undefined | v.undefined)
    return Interval(np.where(cut, -math.pi, found.low), np.where(cut, math.pi, found.high), either(found.broken, cut))


def _leaky(u: Interval, v: Interval) -> Interval:
    values = [np.where(a > 0.0, a, a * b) for a in (u.low, u.high) for b in (v.low, v.high)]
    values.append(np.where((u.low < 0.0) & (u.high > 0.0), 0.0, np.nan))
    return hull(values, either(u.broken, v.broken), u.undefined | v.undefined)


def _gamma_above_0(u: Interval) -> Interval:
    return turning(lambda x: np.where(x == 0.0, np.inf, unary.GAMMA.value(x)), _GAMMA_TURN, _GAMMA_LEAST)(u)


def _log_gamma_above_0(u: Interval) -> Interval:
    least = math.log(_GAMMA_LEAST)
    return turning(lambda x: np.where(x == 0.0, np.inf, unary.LGAMMA.value(x)), _GAMMA_TURN, least)(u)


def _reflected(above: IntervalRule, below: Callable[[Interval, Interval], Interval]) -> IntervalRule:
    """Return the rule of a kind of gamma: above 0 it turns once, below it is told by π, sin(πu) and 1 - u."""

    def rule(u: Interval) -> Interval:
        right = above(Interval(np.maximum(u.low, 0.0), np.maximum(u.high, 0.0), u.broken))
        negative = u.low <= 0.0
        if not np.any(negative):
            return right
        whole = negative & (np.floor(np.minimum(u.high, 0.0)) >= np.ceil(u.low))
        mirrored = above(Interval(np.maximum(1.0 - u.high, 0.0), np.maximum(1.0 - u.low, 0.0)))
        sine = _sine(Interval(math.pi * u.low, math.pi * u.high))
        left = below(Interval(sine.low / math.pi, sine.high / math.pi), mirrored)
        low, high = np.where(negative, left.low, right.low), np.where(negative, left.high, right.high)
        return all_numbers(whole, Interval(low, high, u.broken))

    return rule


def _sinc(u: Interval) -> Interval:
    near = turning(unary.SINC.value, 0.0, 1.0)(u)
    far = _divide(_sine(u), u)
    size = np.maximum(np.abs(u.low), np.abs(u.high))
    around = (u.low <= 0.0) & (u.high >= 0.0)
    low = np.where(size <= _SINC_TURN, near.low, np.where(around, _SINC_LEAST, far.low))
    return Interval(low, np.where(size <= _SINC_TURN, near.high, np.where(around, 1.0, far.high)), u.broken)


def _choice(c: Interval, u: Interval, v: Interval | None = None) -> Interval:
    v = Interval(np.full(np.shape(c.low), np.nan), np.full(np.shape(c.low), np.nan)) if v is None else v
    yes, no = (c.low > 0.0) | (c.high < 0.0), (c.low == 0.0) & (c.high == 0.0)
    low = np.where(yes, u.low, np.where(no, v.low, np.fmin(u.low, v.low)))
    high = np.where(yes, u.high, np.where(no, v.high, np.fmax(u.high, v.high)))
    broken = either(c.broken, u.broken & ~no, v.broken & ~yes)
    lost = c.undefined
    return Interval(np.where(lost, np.nan, low), np.where(lost, np.nan, high), broken)


def _compared(holds: Decision, fails: Decision) -> IntervalRule:
    """Return the rule of a comparison from where it surely holds and where it surely fails."""

    def rule(u: Interval, v: Interval) -> Interval:
        yes, no = holds(u, v), fails(u, v)
        lost = u.undefined | v.undefined
        low, high = np.where(yes, 1.0, 0.0), np.where(no, 0.0, 1.0)
        broken = either(u.broken, v.broken, ~(yes | no))
        return Interval(np.where(lost, np.nan, low), np.where(lost, np.nan, high), broken)

    return rule


def _swapped(rule: IntervalRule) -> IntervalRule:
    return lambda u, v: rule(v, u)


def _not(u: Interval) -> Interval:
    return Interval(1.0 - u.high, 1.0 - u.low, u.broken)


_ABS = turning(np.abs, 0.0, 0.0)
_LN = rising(np.log, 0.0, ends=False)
_LESS = _compared(lambda u, v: u.high < v.low, lambda u, v: u.low >= v.high)
_LESS_OR_EQUAL = _compared(lambda u, v: u.high <= v.low, lambda u, v: u.low > v.high)
_EQUAL = _compared(
    lambda u, v: (u.low == u.high) & (v.low == v.high) & (u.low == v.low),
    lambda u, v: (u.high < v.low) | (v.high < u.low),
)
_ACOSH, _ATANH = rising(np.arccosh, 1.0), rising(np.arctanh, -1.0, 1.0, ends=False)
_ASIN, _ACOS = rising(np.arcsin, -1.0, 1.0), falling(np.arccos, -1.0, 1.0)

COSTS: Mapping[str, int] = MappingProxyType({"gamma": 20, "lgamma": 60, "lambertw": 4, "erf": 4, "erfc": 4, "gelu": 4})
"""Times as much as a sine that rules cost which cost more."""

INTERVAL_RULES: Mapping[str, IntervalRule] = MappingProxyType(
    {
        "neg": _negative,
        "add": total,
        "sub": _subtract,
        "mul": product,
        "div": _divide,
        "pow": _power,
        "sin": _sine,
        "cos": _cosine,
        "tan": _tangent,
        "sec": one_over(_cosine),
        "csc": one_over(_sine),
        "cot": _cotangent,
        "asin": _ASIN,
        "acos": _ACOS,
        "atan": rising(np.arctan),
        "asec": of_reciprocal(_ACOS),
        "acsc": of_reciprocal(_ASIN),
        "acot": of_reciprocal(rising(np.arctan)),
        "sinh": rising(np.sinh),
        "cosh": turning(np.cosh, 0.0, 1.0),
        "tanh": rising(np.tanh),
        "sech": one_over(turning(np.cosh, 0.0, 1.0)),
        "csch": one_over(rising(np.sinh)),
        "coth": one_over(rising(np.tanh)),
        "asinh": rising(np.arcsinh),
        "acosh": _ACOSH,
        "atanh": _ATANH,
        "asech": of_reciprocal(_ACOSH),
        "acsch": of_reciprocal(rising(np.arcsinh)),
        "acoth": of_reciprocal(_ATANH),
        "exp": rising(np.exp),
        "ln": _LN,
        "log2": rising(np.log2, 0.0, ends=False),
        "log10": rising(np.log10, 0.0, ends=False),
        "log": _log,
        "sqrt": rising(np.sqrt, 0.0),
        "cbrt": rising(np.cbrt),
        "root": _root,
        "abs": _ABS,
        "sign": stepping(np.sign),
        "floor": stepping(np.floor),
        "ceil": stepping(np.ceil),
        "round": stepping(np.rint),
        "min": _least,
        "max": _most,
        "mod": _mod,
        "hypot": _hypot,
        "atan2": _angle,
        "erf": rising(unary.ERF.value),
        "erfc": falling(unary.ERFC.value),
        "gamma": _reflected(_gamma_above_0, lambda sine, g: reciprocal(product(sine, g))),
        "lgamma": _reflected(_log_gamma_above_0, lambda sine, g: _subtract(_negative(g), _LN(_ABS(sine)))),
        "lambertw": rising(unary.LAMBERT_W.value, lambert.BRANCH_POINT),
        "sinc": _sinc,
        "step": stepping(unary.STEP.value),
        "sigmoid": rising(unary.SIGMOID.value),
        "relu": rising(unary.RELU.value),
        "softplus": rising(unary.SOFTPLUS.value),
        "silu": turning(_to_the_ends(unary.SILU.value), -1.2784645427610738, -0.2784645427610738),
        "gelu": turning(_to_the_ends(unary.GELU.value), -0.7517915246935645, -0.16997120747990369),
        "mish": turning(_to_the_ends(activation.MISH.value), -1.1924312345, -0.3088435),
        "elu": rising(activation.ELU.value),
        "selu": rising(activation.SELU.value),
        "leakyrelu": _leaky,
        "relu6": rising(activation.RELU6.value),
        "hardtanh": rising(activation.HARDTANH.value),
        "softsign": rising(_to_the_ends(activation.SOFTSIGN.value)),
        "lt": _LESS,
        "le": _LESS_OR_EQUAL,
        "gt": _swapped(_LESS),
        "ge": _swapped(_LESS_OR_EQUAL),
        "eq": _EQUAL,
        "ne": lambda u, v: _not(_EQUAL(u, v)),
        "not": _not,
        "and": lambda u, v: _choice(u, v, u),
        "or": lambda u, v: _choice(u, u, v),
        "if": _choice,
    }
)
