"""What each operation of the language does to intervals: for curves that no sampling resolves, by name."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import numpy as np

from mgtui.engine.calculus import activation_rules as activation
from mgtui.engine.calculus import interval_functions as functions
from mgtui.engine.calculus import interval_pieces as pieces
from mgtui.engine.calculus import lambert
from mgtui.engine.calculus import unary_rules as unary
from mgtui.engine.calculus.intervals import IntervalRule, falling, product, rising, stepping, total, turning

_FAR = 1e300


def _to_the_ends(value: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return a function that has values at infinity too, where its formula is inf·0 or inf/inf."""
    return lambda x: value(np.clip(x, -_FAR, _FAR))


_ACOSH, _ATANH = rising(np.arccosh, 1.0), rising(np.arctanh, -1.0, 1.0, ends=False)
_ASIN, _ACOS = rising(np.arcsin, -1.0, 1.0), falling(np.arccos, -1.0, 1.0)

COSTS: Mapping[str, int] = MappingProxyType({"gamma": 20, "lgamma": 60, "lambertw": 4, "erf": 4, "erfc": 4, "gelu": 4})
"""Times as much as a sine that rules cost which cost more."""

INTERVAL_RULES: Mapping[str, IntervalRule] = MappingProxyType(
    {
        "neg": functions.negative,
        "add": total,
        "sub": functions.subtract,
        "mul": product,
        "div": functions.divide,
        "pow": functions.power,
        "sin": functions.sine,
        "cos": functions.cosine,
        "tan": functions.tangent,
        "sec": functions.one_over(functions.cosine),
        "csc": functions.one_over(functions.sine),
        "cot": functions.cotangent,
        "asin": _ASIN,
        "acos": _ACOS,
        "atan": rising(np.arctan),
        "asec": functions.of_reciprocal(_ACOS),
        "acsc": functions.of_reciprocal(_ASIN),
        "acot": functions.of_reciprocal(rising(np.arctan)),
        "sinh": rising(np.sinh),
        "cosh": turning(np.cosh, 0.0, 1.0),
        "tanh": rising(np.tanh),
        "sech": functions.one_over(turning(np.cosh, 0.0, 1.0)),
        "csch": functions.one_over(rising(np.sinh)),
        "coth": functions.one_over(rising(np.tanh)),
        "asinh": rising(np.arcsinh),
        "acosh": _ACOSH,
        "atanh": _ATANH,
        "asech": functions.of_reciprocal(_ACOSH),
        "acsch": functions.of_reciprocal(rising(np.arcsinh)),
        "acoth": functions.of_reciprocal(_ATANH),
        "exp": rising(np.exp),
        "ln": functions.LN,
        "log2": rising(np.log2, 0.0, ends=False),
        "log10": rising(np.log10, 0.0, ends=False),
        "log": functions.log,
        "sqrt": rising(np.sqrt, 0.0),
        "cbrt": rising(np.cbrt),
        "root": functions.root,
        "abs": functions.ABSOLUTE,
        "sign": stepping(np.sign),
        "floor": stepping(np.floor),
        "ceil": stepping(np.ceil),
        "round": stepping(np.rint),
        "min": pieces.least,
        "max": pieces.most,
        "mod": pieces.mod,
        "hypot": functions.hypot,
        "atan2": functions.angle_of,
        "erf": rising(unary.ERF.value),
        "erfc": falling(unary.ERFC.value),
        "gamma": functions.GAMMA,
        "lgamma": functions.LGAMMA,
        "lambertw": rising(unary.LAMBERT_W.value, lambert.BRANCH_POINT),
        "sinc": functions.sinc,
        "step": stepping(unary.STEP.value),
        "sigmoid": rising(unary.SIGMOID.value),
        "relu": rising(unary.RELU.value),
        "softplus": rising(unary.SOFTPLUS.value),
        "silu": turning(_to_the_ends(unary.SILU.value), -1.2784645427610738, -0.2784645427610738),
        "gelu": turning(_to_the_ends(unary.GELU.value), -0.7517915246935645, -0.16997120747990369),
        "mish": turning(_to_the_ends(activation.MISH.value), -1.1924312345, -0.3088435),
        "elu": rising(activation.ELU.value),
        "selu": rising(activation.SELU.value),
        "leakyrelu": pieces.leaky,
        "relu6": rising(activation.RELU6.value),
        "hardtanh": rising(activation.HARDTANH.value),
        "softsign": rising(_to_the_ends(activation.SOFTSIGN.value)),
        "lt": pieces.LESS,
        "le": pieces.LESS_OR_EQUAL,
        "gt": pieces.swapped(pieces.LESS),
        "ge": pieces.swapped(pieces.LESS_OR_EQUAL),
        "eq": pieces.EQUAL,
        "ne": lambda u, v: pieces.opposite(pieces.EQUAL(u, v)),
        "not": pieces.opposite,
        "and": lambda u, v: pieces.choice(u, v, u),
        "or": lambda u, v: pieces.choice(u, u, v),
        "if": pieces.choice,
    }
)
