"""The one table of the language: every operator and function with its value, slopes, breaks and help.

Adding a function is one row of `TABLE`. The parser, evaluator, differentiation, one-sided analysis, landmarks,
completion and help read the table and nothing else.
"""

import math
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from mgtui.engine.calculus import activation_rules as activation
from mgtui.engine.calculus import angle_rules as angle
from mgtui.engine.calculus import condition_rules as conditions
from mgtui.engine.calculus import hyperbolic_rules as hyperbolic
from mgtui.engine.calculus import lambert, plane_rules, rules
from mgtui.engine.calculus import unary_rules as unary
from mgtui.engine.calculus.derivative_texts import DERIVATIVES
from mgtui.engine.calculus.function_row import (
    TRUTHS,
    Break,
    Breaks,
    ComposedRow,
    ConstantRow,
    FunctionRow,
    Notation,
    Traits,
    Variant,
)
from mgtui.engine.germs import germ_activations, germ_algebra, germ_hyperbolic, germ_plane
from mgtui.engine.germs import germ_functions as smooth
from mgtui.engine.germs import germ_pieces as pieces
from mgtui.engine.germs import germ_powers as powers
from mgtui.engine.germs import germ_special as special

CONSTANT_ROWS = (
    ConstantRow("e", math.e, "e", "Euler's number, 2.71828…"),
    ConstantRow("pi", math.pi, "π", "π, half a turn, 3.14159…"),
    ConstantRow("tau", math.tau, "τ", "τ, a full turn, 6.28318…"),
)
CONSTANTS: Mapping[str, float] = MappingProxyType({row.name: row.value for row in CONSTANT_ROWS})

NOWHERE: Breaks = ()
AT_ZERO: Breaks = (Break("u"),)
AT_ONE: Breaks = (Break("u", 1.0),)
AT_ONES: Breaks = (Break("u", -1.0), Break("u", 1.0))
AT_WHOLE: Breaks = (Break("u", 0.0, 1.0),)
AT_HALVES: Breaks = (Break("u", 0.5, 1.0),)
AT_FACTORIAL: Breaks = (Break("u", 0.0, 1.0, last=0.0),)
AT_TIES: Breaks = (Break("u-v"),)
AT_NO_DIVISOR: Breaks = (Break("v"),)
AT_MULTIPLES: Breaks = (Break("u/v", 0.0, 1.0), Break("v"))
# 0^v is 0 for v > 0, 1 for v = 0 and nothing for v < 0; (-3)^v has a value at whole v alone.
AT_POWER: Breaks = (Break("u"), Break("v", base="zero"), Break("v", 0.0, 1.0, base="negative"))
AT_LOG: Breaks = (Break("u"), Break("v"), Break("v", 1.0))
AT_ZERO_AND_SIX: Breaks = (Break("u"), Break("u", 6.0))
AT_BRANCH: Breaks = (Break("u", lambert.BRANCH_POINT),)
AT_ZEROS: Breaks = (Break("u"), Break("v"))
AT_COS_ZERO: Breaks = (Break("u", math.pi / 2, math.pi),)
AT_SIN_ZERO: Breaks = (Break("u", 0.0, math.pi),)


# Each trait is named where the rows need it; `Traits` says what it claims.
PLAIN = Traits(own_values=False)
EXACT = Traits(own_values=False, exact=True)
STEPS = Traits(own_values=True, exact=True)
JUMPS = Traits(own_values=True)
CIRCULAR = Traits(own_values=False, scale=None)  # it takes its argument's whole range to make it change much
RING = Traits(own_values=False, polynomial=True, arithmetic=True, scale=None)
OPPOSITE = RING._replace(exact=True)
TRUTH = Traits(own_values=True, exact=True, scale=None)
CHOICE = Traits(own_values=False, exact=True, scale=None)  # it changes where its condition does, which breaks there
QUOTIENT = Traits(own_values=False, arithmetic=True, scale=0.0)  # a divisor matters by its share

_BY_ZERO = "divides by zero"


def _natural_exponent(u: float | None, v: float | None) -> bool:
    return v is not None and v.is_integer() and v >= 0


def _positive_base(u: float | None, v: float | None) -> bool:
    return u is not None and u > 0


_POWER = FunctionRow(
    "pow", rules.POWER, powers.raise_to, AT_POWER, JUMPS, "the power u ^ v; for u < 0 only with a whole v", ("power",),
    2, 2, "power", "^", at_pole=_BY_ZERO,
)  # fmt: skip
NATURAL_POWER = _POWER._replace(breaks=NOWHERE, traits=PLAIN._replace(polynomial=True))
EXPONENTIAL = _POWER._replace(breaks=NOWHERE, traits=PLAIN)
_POWERS = (Variant(_natural_exponent, NATURAL_POWER), Variant(_positive_base, EXPONENTIAL))

# The columns: name, rule, germ, breaks, traits, help, other spellings, least and most arguments, notation, symbol.
# Not formatted, so that a row is a line and rarely two.
_OPERATORS = (
    FunctionRow("neg", rules.NEGATE, germ_algebra.neg, NOWHERE, OPPOSITE, "the opposite: -u", notation="sign"),
    FunctionRow("add", rules.ADD, germ_algebra.add, NOWHERE, RING, "the sum u + v", (), 2, 2, "sum", "+"),
    FunctionRow("sub", rules.SUBTRACT, germ_algebra.sub, NOWHERE, RING, "the difference u - v", (), 2, 2, "sum", "-"),
    FunctionRow("mul", rules.MULTIPLY, germ_algebra.mul, NOWHERE, RING, "the product u * v", (), 2, 2, "product", "*"),
    FunctionRow(
        "div", rules.DIVIDE, powers.div, AT_NO_DIVISOR, QUOTIENT, "the quotient u / v", (), 2, 2, "product", "/",
        at_pole=_BY_ZERO, is_pole=lambda u, v: u != 0.0,  # 0/0 merely lacks a value
    ),
    _POWER._replace(variants=_POWERS),
)  # fmt: skip

_CONDITIONS = (
    FunctionRow("lt", conditions.LESS, pieces.less, AT_TIES, TRUTH, "whether u < v", (), 2, 2, "comparison", "<"),
    FunctionRow("le", conditions.LESS_OR_EQUAL, pieces.less_or_equal, AT_TIES, TRUTH, "whether u <= v", (), 2, 2,
                "comparison", "<="),
    FunctionRow("gt", conditions.GREATER, lambda u, v: pieces.less(v, u), AT_TIES, TRUTH, "whether u > v", (), 2, 2,
                "comparison", ">"),
    FunctionRow("ge", conditions.GREATER_OR_EQUAL, lambda u, v: pieces.less_or_equal(v, u), AT_TIES, TRUTH,
                "whether u >= v", (), 2, 2, "comparison", ">="),
    FunctionRow("eq", conditions.EQUAL, pieces.equal, AT_TIES, TRUTH, "whether u = v", (), 2, 2, "comparison", "="),
    FunctionRow("ne", conditions.UNEQUAL, pieces.unequal, AT_TIES, TRUTH, "whether u != v", (), 2, 2, "comparison",
                "!="),
    FunctionRow("not", conditions.NOT, pieces.opposite, NOWHERE, CHOICE, "whether u does not hold", notation="not",
                symbol="not"),
    FunctionRow("and", conditions.AND, pieces.both, NOWHERE, CHOICE, "whether u and v hold", (), 2, 2, "and", "and"),
    FunctionRow("or", conditions.OR, pieces.either, NOWHERE, CHOICE, "whether u or v holds", (), 2, 2, "or", "or"),
)  # fmt: skip

_FUNCTIONS = (
    FunctionRow("sin", angle.SIN, smooth.sin, NOWHERE, CIRCULAR, "sine of an angle in radians"),
    FunctionRow("cos", angle.COS, smooth.cos, NOWHERE, CIRCULAR, "cosine of an angle in radians"),
    FunctionRow("tan", angle.TAN, smooth.tan, AT_COS_ZERO, CIRCULAR, "tangent, sin/cos; poles at π/2 + kπ"),
    FunctionRow("sec", angle.SEC, smooth.sec, AT_COS_ZERO, CIRCULAR, "secant, 1/cos; poles at π/2 + kπ"),
    FunctionRow("csc", angle.CSC, smooth.csc, AT_SIN_ZERO, CIRCULAR, "cosecant, 1/sin; poles at kπ", ("cosec",)),
    FunctionRow("cot", angle.COT, smooth.cot, AT_SIN_ZERO, CIRCULAR, "cotangent, cos/sin; poles at kπ", ("cotan",)),
    FunctionRow("asin", angle.ASIN, smooth.asin, AT_ONES, PLAIN, "the angle whose sine is u, -1 ≤ u ≤ 1", ("arcsin",)),
    FunctionRow("acos", angle.ACOS, smooth.acos, AT_ONES, PLAIN, "the angle whose cosine is u, -1 ≤ u ≤ 1",
                ("arccos",)),
    FunctionRow("atan", angle.ATAN, smooth.atan, NOWHERE, PLAIN, "the angle whose tangent is u", ("arctan",)),
    FunctionRow("asec", angle.ASEC, smooth.asec, AT_ONES, PLAIN, "the angle whose secant is u, |u| ≥ 1", ("arcsec",)),
    FunctionRow("acsc", angle.ACSC, smooth.acsc, AT_ONES, PLAIN, "the angle whose cosecant is u, |u| ≥ 1", ("arccsc",)),
    FunctionRow("acot", angle.ACOT, smooth.acot, AT_ZERO, PLAIN, "the angle whose cotangent is u, atan(1/u)",
                ("arccot",)),
    FunctionRow("sinh", unary.SINH, smooth.sinh, NOWHERE, PLAIN, "hyperbolic sine, (e^u - e^-u)/2"),
    FunctionRow("cosh", unary.COSH, smooth.cosh, NOWHERE, PLAIN, "hyperbolic cosine, (e^u + e^-u)/2"),
    FunctionRow("tanh", unary.TANH, smooth.tanh, NOWHERE, PLAIN, "hyperbolic tangent, sinh/cosh"),
    FunctionRow("asinh", unary.ASINH, smooth.asinh, NOWHERE, PLAIN, "inverse hyperbolic sine", ("arcsinh", "arsinh")),
    FunctionRow("acosh", unary.ACOSH, smooth.acosh, AT_ONE, PLAIN, "inverse hyperbolic cosine, u ≥ 1",
                ("arccosh", "arcosh")),
    FunctionRow("atanh", unary.ATANH, smooth.atanh, AT_ONES, PLAIN, "inverse hyperbolic tangent, -1 < u < 1",
                ("arctanh", "artanh")),
    FunctionRow("sech", hyperbolic.SECH, germ_hyperbolic.sech, NOWHERE, PLAIN, "hyperbolic secant, 1/cosh"),
    FunctionRow("csch", hyperbolic.CSCH, germ_hyperbolic.csch, AT_ZERO, PLAIN, "hyperbolic cosecant, 1/sinh",
                ("cosech",)),
    FunctionRow("coth", hyperbolic.COTH, germ_hyperbolic.coth, AT_ZERO, PLAIN, "hyperbolic cotangent, cosh/sinh"),
    FunctionRow("asech", hyperbolic.ASECH, germ_hyperbolic.asech, AT_ZERO + AT_ONE, PLAIN,
                "inverse hyperbolic secant, 0 < u ≤ 1", ("arcsech", "arsech")),
    FunctionRow("acsch", hyperbolic.ACSCH, germ_hyperbolic.acsch, AT_ZERO, PLAIN, "inverse hyperbolic cosecant",
                ("arccsch", "arcsch")),
    FunctionRow("acoth", hyperbolic.ACOTH, germ_hyperbolic.acoth, AT_ONES, PLAIN,
                "inverse hyperbolic cotangent, |u| > 1", ("arccoth", "arcoth")),
    FunctionRow("exp", unary.EXP, powers.exp, NOWHERE, PLAIN, "e to the power u"),
    FunctionRow("ln", unary.LN, powers.ln, AT_ZERO, PLAIN, "natural logarithm, u > 0; log(u) means the same",
                ("log", "loge"), base=math.e),
    FunctionRow("log2", unary.LOG2, smooth.log2, AT_ZERO, PLAIN, "logarithm to base 2, u > 0", base=2.0),
    FunctionRow("log10", unary.LOG10, smooth.log10, AT_ZERO, PLAIN, "logarithm to base 10, u > 0", ("lg",), base=10.0),
    FunctionRow("log", rules.LOG, smooth.log, AT_LOG, PLAIN, "log(u, b): logarithm of u to base b", (), 2, 2),
    FunctionRow("sqrt", unary.SQRT, smooth.sqrt, AT_ZERO, PLAIN, "square root, u ≥ 0", notation="root", symbol="√",
                degree=2.0),
    FunctionRow("cbrt", unary.CBRT, pieces.cbrt, AT_ZERO, PLAIN, "cube root, of negative numbers too",
                notation="root", symbol="∛", degree=3.0),
    FunctionRow("root", plane_rules.ROOT, germ_plane.root, AT_ZEROS, PLAIN,
                "root(u, n): the n-th root; for an odd n of negative numbers too", ("nthroot", "surd"), 2, 2),
    FunctionRow("abs", unary.ABS, pieces.absolute, AT_ZERO, EXACT, "distance from 0, also |u|; a corner at 0",
                ("fabs", "absolute"), notation="bars", symbol="|"),
    FunctionRow("sign", unary.SIGN, pieces.sign, AT_ZERO, STEPS, "-1, 0 or 1 by the sign of u", ("sgn", "signum")),
    FunctionRow("floor", unary.FLOOR, pieces.floor, AT_WHOLE, STEPS, "the whole number at or below u", symbol="⌊⌋"),
    FunctionRow("ceil", unary.CEIL, pieces.ceil, AT_WHOLE, STEPS, "the whole number at or above u", ("ceiling",),
                symbol="⌈⌉"),
    FunctionRow("round", unary.ROUND, pieces.nearest, AT_HALVES, STEPS,
                "the nearest whole number; halves go to the even one"),
    FunctionRow("min", rules.MIN, pieces.minimum, AT_TIES, EXACT, "the smallest of two or more", ("minimum",), 2, None),
    FunctionRow("max", rules.MAX, pieces.maximum, AT_TIES, EXACT, "the largest of two or more", ("maximum",), 2, None),
    FunctionRow("mod", rules.MOD, pieces.mod, AT_MULTIPLES, JUMPS, "mod(u, m): what is left of u after whole ms",
                (), 2, 2),
    FunctionRow("hypot", plane_rules.HYPOT, germ_plane.hypot, AT_ZERO, PLAIN, "hypot(u, v): sqrt(u² + v²)", (), 2, 2),
    FunctionRow("atan2", plane_rules.ATAN2, germ_plane.atan2, AT_ZERO, JUMPS,
                "atan2(u, v): the angle of the point (v, u), -π to π", ("arctan2",), 2, 2),
    FunctionRow("erf", unary.ERF, smooth.erf, NOWHERE, PLAIN, "error function, the bell curve's area"),
    FunctionRow("erfc", unary.ERFC, smooth.erfc, NOWHERE, PLAIN, "1 - erf(u), with its digits far right"),
    FunctionRow("gamma", unary.GAMMA, special.gamma, AT_FACTORIAL, PLAIN, "gamma function; gamma(n+1) is n factorial"),
    FunctionRow("lgamma", unary.LGAMMA, special.lgamma, AT_FACTORIAL, PLAIN, "ln|gamma(u)|",
                ("lngamma", "loggamma", "gammaln")),
    FunctionRow("lambertw", unary.LAMBERT_W, special.lambertw, AT_BRANCH, PLAIN,
                "Lambert's W: the w ≥ -1 with w·e^w = u, u ≥ -1/e"),
    FunctionRow("sinc", unary.SINC, smooth.sinc, NOWHERE, PLAIN, "sin(u)/u, with 1 at 0"),
    FunctionRow("step", unary.STEP, pieces.step, AT_ZERO, STEPS, "0 for u < 0, 1 from 0 on", ("heaviside",)),
    FunctionRow("if", conditions.CHOOSE, pieces.choose, NOWHERE, CHOICE,
                "if(c, u, v): u where c holds, else v; also {c: u, v}", ("where",), 2, 3, "pieces"),
    FunctionRow("sigmoid", unary.SIGMOID, smooth.sigmoid, NOWHERE, PLAIN, "1/(1 + e^-u): squeezes numbers into 0..1",
                ("logistic",)),
    FunctionRow("relu", unary.RELU, pieces.relu, AT_ZERO, EXACT, "max(0, u); a corner at 0"),
    FunctionRow("softplus", unary.SOFTPLUS, smooth.softplus, NOWHERE, PLAIN, "ln(1 + e^u): a smooth relu"),
    FunctionRow("silu", unary.SILU, smooth.silu, NOWHERE, PLAIN, "u·sigmoid(u), also called swish", ("swish",)),
    FunctionRow("gelu", unary.GELU, smooth.gelu, NOWHERE, PLAIN, "u times the bell curve's area below u"),
    FunctionRow("mish", activation.MISH, germ_activations.mish, NOWHERE, PLAIN, "u·tanh(softplus(u))"),
    FunctionRow("elu", activation.ELU, germ_activations.elu, AT_ZERO, PLAIN, "u for u > 0, e^u - 1 below"),
    FunctionRow("selu", activation.SELU, germ_activations.selu, AT_ZERO, PLAIN, "elu scaled to keep mean and variance"),
    FunctionRow("leakyrelu", activation.LEAKY_RELU, germ_activations.leaky_relu, AT_ZERO, PLAIN,
                "leakyrelu(u, a): u for u > 0, a·u below", (), 2, 2),
    FunctionRow("relu6", activation.RELU6, germ_activations.relu6, AT_ZERO_AND_SIX, EXACT, "u kept between 0 and 6"),
    FunctionRow("hardtanh", activation.HARDTANH, germ_activations.hardtanh, AT_ONES, EXACT, "u kept between -1 and 1"),
    FunctionRow("softsign", activation.SOFTSIGN, germ_activations.softsign, AT_ZERO, PLAIN, "u/(1 + |u|)"),
)  # fmt: skip

TABLE: Mapping[str, FunctionRow] = MappingProxyType({
    row.name: row._replace(derivatives=DERIVATIVES.get(row.name, row.derivatives))
    for row in (*_OPERATORS, *_CONDITIONS, *_FUNCTIONS)
})  # fmt: skip
CONDITIONS = frozenset(name for name, row in TABLE.items() if row.notation in TRUTHS)
"""The operations that give a truth."""

# `log` is both a row of two arguments and a spelling of `ln`: the parser tells them apart by the arguments.
# A power may be typed as a call, too.
_CALLED = (*_FUNCTIONS, TABLE["pow"])
SPELLINGS: Mapping[str, str] = MappingProxyType(
    {row.name: row.name for row in _CALLED} | {alias: row.name for row in _CALLED for alias in row.aliases}
)
COMPOSED: Mapping[str, ComposedRow] = MappingProxyType(
    {
        row.name: row
        for row in (
            ComposedRow(
                "clamp", "min(max(u, v), w)", "clamp(u, low, high): u kept between two numbers", "clamp(x, 0, 1)"
            ),
            ComposedRow("lerp", "u + w*(v - u)", "lerp(u, v, t): from u to v for t from 0 to 1", "lerp(2, 5, x)"),
        )
    }
)
ENCLOSED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {row.symbol[0]: (row.symbol[1], row.name) for row in _FUNCTIONS if len(row.symbol) == 2}
)
"""Brackets that are an operation, by the opening one: the closing one, and the name of the row."""
_SHARED = frozenset({"log"})


def signs(notation: Notation) -> dict[str, str]:
    """Return the signs that operations of this notation are typed with, and the operation each stands for."""
    return {row.symbol: row.name for row in TABLE.values() if row.notation == notation}


def check(rows: Sequence[FunctionRow]) -> None:
    """Check what a row of the table claims by itself and beside the others.

    Raises:
        ValueError: a name cannot be read or is taken, or a row has more arguments than a tape passes on.
    """
    seen = set(CONSTANTS)
    for row in rows:
        for word in (row.name, *row.aliases):
            if not re.fullmatch("[a-z]{2,}[0-9]*", word):
                raise ValueError(f"{row.name}: {word!r} cannot be read: a name is two or more letters, then digits")
            if word in seen - _SHARED:
                raise ValueError(f"{row.name}: {word!r} means something else already")
            seen.add(word)
        if (row.least, row.most) not in ((1, 1), (2, 2), (2, 3), (2, None)):
            raise ValueError(f"{row.name}: an operation takes one to three arguments, or a chain of two at a time")
        if row.traits.own_values and not row.breaks:
            raise ValueError(f"{row.name}: without a break there is no place for a value of its own")


check((*_OPERATORS, *_CONDITIONS, *_FUNCTIONS))
