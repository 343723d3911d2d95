"""The commands of LaTeX: what each is in the language's own notation, and why some are none."""

from collections.abc import Mapping
from types import MappingProxyType

from mgtui.engine.calculus.functions import COMPOSED, CONSTANTS, SPELLINGS
from mgtui.engine.language.names import LETTERS

SIGNS = {
    "cdot": "*", "times": "*", "ast": "*", "div": "/", "le": "<=", "leq": "<=", "leqslant": "<=",
    "ge": ">=", "geq": ">=", "geqslant": ">=", "ne": "!=", "neq": "!=", "lt": "<", "gt": ">", "land": " and ",
    "lor": " or ", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "lvert": "abs(", "rvert": ")",
    "lbrace": "{", "rbrace": "}", "lbrack": "(", "rbrack": ")", "circ": "°", "degree": "°",
    "colon": ":", "coloneqq": ":=", "mapsto": "=>", "{": "{", "}": "}", "%": "%", "_": "_", "|": "|", "vert": "|",
}  # fmt: skip
TEXTS = frozenset({
    "mathrm", "operatorname", "operatorname*", "text", "textrm", "textit", "textbf", "textsf", "textnormal", "mathit",
    "mathbf", "mathsf", "mbox", "hbox",
})  # fmt: skip
"""Commands whose argument is letters as they stand, perhaps a function's name."""
NOTHING = TEXTS | {
    ",", ";", ":", "!", " ", ">", "quad", "qquad", "displaystyle", "textstyle", "limits", "nolimits", "big", "Big",
    "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr", "Biggl", "Biggr", "thinspace", "enspace",
    "space", "rm", "mathop", "boxed", "nonumber", "notag", "hfill",
}  # fmt: skip
NUMBERING = frozenset({"tag", "tag*", "label", "hspace", "vspace"})
"""Commands that mean nothing, their argument neither."""
ALIGNED = frozenset({
    "equation", "equation*", "align", "align*", "aligned", "gather", "gather*", "displaymath", "math", "split",
})  # fmt: skip
"""Environments for lines of formulas."""
TABLES = frozenset({"array", "matrix", "aligned", "alignedat", "gathered"})
"""Environments that hold the pieces of a function where their lines end in conditions."""
_WRITTEN = {"sgn": "sign", "arccot": "acot", "varepsilon": "epsilon", "vartheta": "theta", "varphi": "phi",
            "varrho": "rho", "varsigma": "sigma", "varkappa": "kappa", "tg": "tan", "ctg": "cot", "sh": "sinh",
            "ch": "cosh", "th": "tanh"}  # fmt: skip
KNOWN: Mapping[str, str] = MappingProxyType(
    {name: f" {name} " for name in (*SPELLINGS, *COMPOSED, *CONSTANTS, *LETTERS)}
    | {name: f" {name.lower()} " for name in ("Gamma", "Delta", "Theta", "Lambda", "Xi", "Phi", "Psi", "Omega")}
    | {command: f" {name} " for command, name in _WRITTEN.items()}
    | {"gamma": "γ"}  # in words it is the function
)
_REMAINDER = "A remainder is written mod(x, 2)"
REASONS = {
    "int": "Integrals are not typed", "iint": "Integrals are not typed", "oint": "Integrals are not typed",
    "sum": "Sums are not read: write the terms out", "prod": "Products are not read: write the factors out",
    "lim": "Limits are not typed: put x there, and see what f does on both sides",
    "prime": "Derivatives are not typed: the slope is worked out for you",
    "partial": "Derivatives are not typed: the slope is worked out for you",
    "pm": "This stands for two formulas: type one of them", "mp": "This stands for two formulas: type one of them",
    "bmod": _REMAINDER, "pmod": _REMAINDER, "mod": _REMAINDER,
    "over": r"Write \frac{1}{x}", "binom": "Write it with factorials, as in n!/(k!(n-k)!)",
    "in": "Conditions compare: write 0 < x < 1", "to": "Limits are not typed: type the formula alone",
    "infty": "Infinity is not a number one can type",
}  # fmt: skip
