"""What the function table says of derivatives: texts of the language in u, and in v for a second argument.

A text is true wherever it has a value and the function has a slope, and it has a value there but at single points:
|u| has no slope at 0, where sign(u) is 0. Those points are said by `smooth`, where the text does not say them itself.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Derivatives(NamedTuple):
    """The derivatives of an operation.

    Attributes:
        texts: by each of its arguments; of fewer arguments where one is only asked whether it holds.
        defined: the condition under which it has a value; "" where its arguments having one is enough.
        smooth: where it jumps, or its derivative does, the condition for being elsewhere; "" where it never does.
        missing: why a text is not there, where the language has no words for it; else "".
    """

    texts: tuple[str, ...]
    defined: str = ""
    smooth: str = ""
    missing: str = ""


UNWRITTEN = Derivatives((), missing="a function in it has its slope by rules alone, not as a formula")
_DIGAMMA = "the slope of gamma is told by the digamma function, which the language lacks"
_COMPARED = Derivatives(("0", "0"), smooth="u != v")  # a truth has no slope of its own: it jumps, or stays
_BELL = "e^(-u^2/2)/sqrt(2*pi)"

DERIVATIVES: Mapping[str, Derivatives] = MappingProxyType({
    "neg": Derivatives(("-1",)),
    "add": Derivatives(("1", "1")),
    "sub": Derivatives(("1", "-1")),
    "mul": Derivatives(("v", "u")),
    "div": Derivatives(("1/v", "-u/v^2"), "v != 0"),
    "pow": Derivatives(("v*u^(v - 1)", "u^v*ln(u)")),  # where it is defined depends on v: see `conditions`
    **dict.fromkeys(("lt", "le", "gt", "ge", "eq", "ne"), _COMPARED),
    "not": Derivatives(("0",)),
    "and": Derivatives(("0", "0")),
    "or": Derivatives(("0", "0")),
    "if": Derivatives(("0", "{u != 0: 1, 0}", "{u != 0: 0, 1}")),
    "sin": Derivatives(("cos(u)",)),
    "cos": Derivatives(("-sin(u)",)),
    "tan": Derivatives(("sec(u)^2",), "cos(u) != 0"),
    "sec": Derivatives(("sec(u)*tan(u)",), "cos(u) != 0"),
    "csc": Derivatives(("-csc(u)*cot(u)",), "sin(u) != 0"),
    "cot": Derivatives(("-csc(u)^2",), "sin(u) != 0"),
    "asin": Derivatives(("1/sqrt(1 - u^2)",), "1 - u^2 >= 0"),
    "acos": Derivatives(("-1/sqrt(1 - u^2)",), "1 - u^2 >= 0"),
    "atan": Derivatives(("1/(u^2 + 1)",)),
    "asec": Derivatives(("1/(|u|*sqrt(u^2 - 1))",), "u^2 - 1 >= 0"),
    "acsc": Derivatives(("-1/(|u|*sqrt(u^2 - 1))",), "u^2 - 1 >= 0"),
    "acot": Derivatives(("-1/(u^2 + 1)",), "u != 0", "u != 0"),
    "sinh": Derivatives(("cosh(u)",)),
    "cosh": Derivatives(("sinh(u)",)),
    "tanh": Derivatives(("sech(u)^2",)),
    "asinh": Derivatives(("1/sqrt(u^2 + 1)",)),
    "acosh": Derivatives(("1/(sqrt(u - 1)*sqrt(u + 1))",), "u >= 1"),  # so written it has no value left of −1
    "atanh": Derivatives(("1/(1 - u^2)",), "1 - u^2 > 0"),
    "sech": Derivatives(("-sech(u)*tanh(u)",)),
    "csch": Derivatives(("-csch(u)*coth(u)",), "u != 0"),
    "coth": Derivatives(("-csch(u)^2",), "u != 0"),
    "asech": Derivatives(("-1/(u*sqrt(1 - u^2))",), "u > 0 and 1 - u^2 >= 0"),
    "acsch": Derivatives(("-1/(|u|*sqrt(u^2 + 1))",), "u != 0"),
    "acoth": Derivatives(("1/(1 - u^2)",), "u^2 - 1 > 0"),
    "exp": Derivatives(("e^u",)),
    "ln": Derivatives(("1/u",), "u > 0"),
    "log2": Derivatives(("1/(u*ln(2))",), "u > 0"),
    "log10": Derivatives(("1/(u*ln(10))",), "u > 0"),
    "log": Derivatives(("1/(u*ln(v))", "-ln(u)/(v*ln(v)^2)"), "u > 0 and v > 0 and v != 1"),
    "sqrt": Derivatives(("1/(2*sqrt(u))",), "u >= 0"),
    "cbrt": Derivatives(("1/(3*cbrt(u)^2)",)),
    "root": Derivatives(("root(u, v)/(u*v)", "-root(u, v)*ln(u)/v^2"), "v != 0"),
    "abs": Derivatives(("sign(u)",)),
    "sign": Derivatives(("0",), smooth="u != 0"),
    "floor": Derivatives(("0",), smooth="u != floor(u)"),
    "ceil": Derivatives(("0",), smooth="u != ceil(u)"),
    "round": Derivatives(("0",), smooth="mod(u, 1) != 1/2"),
    "min": Derivatives(("{u < v: 1, u > v: 0}", "{u < v: 0, u > v: 1}")),
    "max": Derivatives(("{u > v: 1, u < v: 0}", "{u > v: 0, u < v: 1}")),
    "mod": Derivatives(("1", "-floor(u/v)"), "v != 0", "mod(u, v) != 0"),
    "hypot": Derivatives(("u/hypot(u, v)", "v/hypot(u, v)")),
    "atan2": Derivatives(("v/(u^2 + v^2)", "-u/(u^2 + v^2)"), "u != 0 or v != 0", "u != 0 or v > 0"),
    "erf": Derivatives(("2*e^(-u^2)/sqrt(pi)",)),
    "erfc": Derivatives(("-2*e^(-u^2)/sqrt(pi)",)),
    "gamma": Derivatives((), missing=_DIGAMMA),
    "lgamma": Derivatives((), missing=_DIGAMMA),
    "lambertw": Derivatives(("e^(-lambertw(u))/(lambertw(u) + 1)",), "u + e^(-1) >= 0"),
    "sinc": Derivatives(("{u != 0: (cos(u) - sinc(u))/u, 0}",)),
    "step": Derivatives(("0",), smooth="u != 0"),
    "sigmoid": Derivatives(("sigmoid(u)*(1 - sigmoid(u))",)),
    "relu": Derivatives(("{u > 0: 1, u < 0: 0}",)),
    "softplus": Derivatives(("sigmoid(u)",)),
    "silu": Derivatives(("sigmoid(u)*(1 + u*(1 - sigmoid(u)))",)),
    "gelu": Derivatives((f"erfc(-u/sqrt(2))/2 + u*{_BELL}",)),
    "mish": Derivatives(("tanh(softplus(u)) + u*sech(softplus(u))^2*sigmoid(u)",)),
    "elu": Derivatives(("{u > 0: 1, e^u}",)),  # at 0 both pieces have the slope 1
    "selu": Derivatives(("{u > 0: 1.0507009873554805, u < 0: 1.7580993408473766*e^u}",)),
    "leakyrelu": Derivatives(("{u > 0: 1, u < 0: v}", "{u > 0: 0, u}")),
    "relu6": Derivatives(("{0 < u < 6: 1, u < 0 or u > 6: 0}",)),
    "hardtanh": Derivatives(("{-1 < u < 1: 1, u < -1 or u > 1: 0}",)),
    "softsign": Derivatives(("1/(|u| + 1)^2",)),
})  # fmt: skip
