"""The one table of the language: every operator and function with its value, slopes, breaks and help.

Adding a function is one row of `TABLE`. The parser, evaluator, differentiation, one-sided analysis, landmarks,
completion and help read the table and nothing else.
"""

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

from mgtui.engine.calculus import rules, unary_rules
from mgtui.engine.calculus.rules import Rule
from mgtui.engine.germs import germ_algebra
from mgtui.engine.germs import germ_functions as smooth
from mgtui.engine.germs import germ_pieces as pieces
from mgtui.engine.germs import germ_powers as powers
from mgtui.engine.germs.germ import Germ

CONSTANTS: Mapping[str, float] = MappingProxyType({"e": math.e, "pi": math.pi, "tau": math.tau})


class Break(NamedTuple):
    """Where an operation may break: when `of`, a combination of its arguments u and v, hits a critical level.

    The levels are `at`, and with a `period` also `at + k*period` for every whole k; none is above `last`.
    """

    of: Literal["u", "v", "u-v", "u/v"]
    at: float = 0.0
    period: float = 0.0
    last: float = math.inf


Breaks: TypeAlias = tuple[Break, ...]

NOWHERE: Breaks = ()
AT_ZERO: Breaks = (Break("u"),)
AT_ONE: Breaks = (Break("u", 1.0),)
AT_ONES: Breaks = (Break("u", -1.0), Break("u", 1.0))
AT_WHOLE: Breaks = (Break("u", 0.0, 1.0),)
AT_HALVES: Breaks = (Break("u", 0.5, 1.0),)
AT_FACTORIAL: Breaks = (Break("u", 0.0, 1.0, last=0.0),)
AT_TIES: Breaks = (Break("u-v"),)
AT_MULTIPLES: Breaks = (Break("u/v", 0.0, 1.0), Break("v"))
AT_LOG: Breaks = (Break("u"), Break("v"), Break("v", 1.0))
AT_COS_ZERO: Breaks = (Break("u", math.pi / 2, math.pi),)
AT_SIN_ZERO: Breaks = (Break("u", 0.0, math.pi),)


class FunctionRow(NamedTuple):
    """One operation of the language.

    Attributes:
        name: the one name used in trees and readings.
        rule: value and slopes, see `rules.Rule`.
        germ: what it does to functions infinitely close to a point, see `germ.Germ`.
        breaks: where it may fail to be smooth; () when it is smooth wherever it is defined.
        help: one line for people.
        aliases: other spellings people may type.
        least: the smallest number of arguments.
        most: the largest, None when there is no limit.
    """

    name: str
    rule: Rule
    germ: Callable[..., Germ]
    breaks: Breaks
    help: str
    aliases: tuple[str, ...] = ()
    least: int = 1
    most: int | None = 1


_OPERATORS = (
    FunctionRow("neg", rules.NEGATE, germ_algebra.neg, NOWHERE, "the opposite: -u"),
    FunctionRow("add", rules.ADD, germ_algebra.add, NOWHERE, "the sum u + v", (), 2, 2),
    FunctionRow("sub", rules.SUBTRACT, germ_algebra.sub, NOWHERE, "the difference u - v", (), 2, 2),
    FunctionRow("mul", rules.MULTIPLY, germ_algebra.mul, NOWHERE, "the product u * v", (), 2, 2),
    FunctionRow("div", rules.DIVIDE, powers.div, (Break("v"),), "the quotient u / v", (), 2, 2),
    FunctionRow(
        "pow", rules.POWER, powers.raise_to, AT_ZERO, "the power u ^ v; for u < 0 only with a whole v", (), 2, 2
    ),
)

_FUNCTIONS = (
    FunctionRow("sin", unary_rules.SIN, smooth.sin, NOWHERE, "sine of an angle in radians"),
    FunctionRow("cos", unary_rules.COS, smooth.cos, NOWHERE, "cosine of an angle in radians"),
    FunctionRow("tan", unary_rules.TAN, smooth.tan, AT_COS_ZERO, "tangent, sin/cos; poles at π/2 + kπ"),
    FunctionRow("sec", unary_rules.SEC, smooth.sec, AT_COS_ZERO, "secant, 1/cos; poles at π/2 + kπ"),
    FunctionRow("csc", unary_rules.CSC, smooth.csc, AT_SIN_ZERO, "cosecant, 1/sin; poles at kπ", ("cosec",)),
    FunctionRow("cot", unary_rules.COT, smooth.cot, AT_SIN_ZERO, "cotangent, cos/sin; poles at kπ", ("cotan",)),
    FunctionRow("asin", unary_rules.ASIN, smooth.asin, AT_ONES, "the angle whose sine is u, -1 ≤ u ≤ 1", ("arcsin",)),
    FunctionRow("acos", unary_rules.ACOS, smooth.acos, AT_ONES, "the angle whose cosine is u, -1 ≤ u ≤ 1", ("arccos",)),
    FunctionRow("atan", unary_rules.ATAN, smooth.atan, NOWHERE, "the angle whose tangent is u", ("arctan",)),
    FunctionRow("asec", unary_rules.ASEC, smooth.asec, AT_ONES, "the angle whose secant is u, |u| ≥ 1", ("arcsec",)),
    FunctionRow("acsc", unary_rules.ACSC, smooth.acsc, AT_ONES, "the angle whose cosecant is u, |u| ≥ 1", ("arccsc",)),
    FunctionRow(
        "acot", unary_rules.ACOT, smooth.acot, AT_ZERO, "the angle whose cotangent is u, atan(1/u)", ("arccot",)
    ),
    FunctionRow("sinh", unary_rules.SINH, smooth.sinh, NOWHERE, "hyperbolic sine, (e^u - e^-u)/2"),
    FunctionRow("cosh", unary_rules.COSH, smooth.cosh, NOWHERE, "hyperbolic cosine, (e^u + e^-u)/2"),
    FunctionRow("tanh", unary_rules.TANH, smooth.tanh, NOWHERE, "hyperbolic tangent, sinh/cosh"),
    FunctionRow("asinh", unary_rules.ASINH, smooth.asinh, NOWHERE, "inverse hyperbolic sine", ("arcsinh", "arsinh")),
    FunctionRow(
        "acosh", unary_rules.ACOSH, smooth.acosh, AT_ONE, "inverse hyperbolic cosine, u ≥ 1", ("arccosh", "arcosh")
    ),
    FunctionRow(
        "atanh",
        unary_rules.ATANH,
        smooth.atanh,
        AT_ONES,
        "inverse hyperbolic tangent, -1 < u < 1",
        ("arctanh", "artanh"),
    ),
    FunctionRow("exp", unary_rules.EXP, powers.exp, NOWHERE, "e to the power u"),
    FunctionRow(
        "ln", unary_rules.LN, powers.ln, AT_ZERO, "natural logarithm, u > 0; log(u) means the same", ("log", "loge")
    ),
    FunctionRow("log2", unary_rules.LOG2, smooth.log2, AT_ZERO, "logarithm to base 2, u > 0"),
    FunctionRow("log10", unary_rules.LOG10, smooth.log10, AT_ZERO, "logarithm to base 10, u > 0", ("lg",)),
    FunctionRow("log", rules.LOG, smooth.log, AT_LOG, "log(u, b): logarithm of u to base b", (), 2, 2),
    FunctionRow("sqrt", unary_rules.SQRT, smooth.sqrt, AT_ZERO, "square root, u ≥ 0"),
    FunctionRow("cbrt", unary_rules.CBRT, pieces.cbrt, AT_ZERO, "cube root, of negative numbers too"),
    FunctionRow("abs", unary_rules.ABS, pieces.absolute, AT_ZERO, "distance from 0, also |u|; a corner at 0"),
    FunctionRow("sign", unary_rules.SIGN, pieces.sign, AT_ZERO, "-1, 0 or 1 by the sign of u", ("sgn", "signum")),
    FunctionRow("floor", unary_rules.FLOOR, pieces.floor, AT_WHOLE, "the whole number at or below u"),
    FunctionRow("ceil", unary_rules.CEIL, pieces.ceil, AT_WHOLE, "the whole number at or above u", ("ceiling",)),
    FunctionRow(
        "round", unary_rules.ROUND, pieces.nearest, AT_HALVES, "the nearest whole number; halves go to the even one"
    ),
    FunctionRow("min", rules.MIN, pieces.minimum, AT_TIES, "the smallest of two or more", (), 2, None),
    FunctionRow("max", rules.MAX, pieces.maximum, AT_TIES, "the largest of two or more", (), 2, None),
    FunctionRow("mod", rules.MOD, pieces.mod, AT_MULTIPLES, "mod(u, m): what is left of u after whole ms", (), 2, 2),
    FunctionRow("erf", unary_rules.ERF, smooth.erf, NOWHERE, "error function, the bell curve's area"),
    FunctionRow("gamma", unary_rules.GAMMA, smooth.gamma, AT_FACTORIAL, "gamma function; gamma(n+1) is n factorial"),
    FunctionRow("sinc", unary_rules.SINC, smooth.sinc, NOWHERE, "sin(u)/u, with 1 at 0"),
    FunctionRow("step", unary_rules.STEP, pieces.step, AT_ZERO, "0 for u < 0, 1 from 0 on", ("heaviside",)),
    FunctionRow(
        "sigmoid",
        unary_rules.SIGMOID,
        smooth.sigmoid,
        NOWHERE,
        "1/(1 + e^-u): squeezes numbers into 0..1",
        ("logistic",),
    ),
    FunctionRow("relu", unary_rules.RELU, pieces.relu, AT_ZERO, "max(0, u); a corner at 0"),
    FunctionRow("softplus", unary_rules.SOFTPLUS, smooth.softplus, NOWHERE, "ln(1 + e^u): a smooth relu"),
    FunctionRow("silu", unary_rules.SILU, smooth.silu, NOWHERE, "u·sigmoid(u), also called swish", ("swish",)),
    FunctionRow("gelu", unary_rules.GELU, smooth.gelu, NOWHERE, "u times the bell curve's area below u"),
)

TABLE: Mapping[str, FunctionRow] = MappingProxyType({row.name: row for row in (*_OPERATORS, *_FUNCTIONS)})

NATURAL_POWER = TABLE["pow"]._replace(breaks=NOWHERE, help="a whole power, 0 or above: smooth everywhere")
EXPONENTIAL = TABLE["pow"]._replace(breaks=NOWHERE, help="a power of a positive number: smooth everywhere")

# `log` is both a row of two arguments and a spelling of `ln`: the parser tells them apart by the arguments.
SPELLINGS: Mapping[str, str] = MappingProxyType(
    {row.name: row.name for row in _FUNCTIONS} | {alias: row.name for row in _FUNCTIONS for alias in row.aliases}
)
