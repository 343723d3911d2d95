"""The words around a formula and in it, and where they stand: what `prose` looks for."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from mgtui.engine.calculus.functions import SPELLINGS

SIGNS_OF_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "plus": "+", "minus": "-", "negative": "-", "times": "*", "over": "/", "squared": "^2", "cubed": "^3",
        "equals": "=", "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
        "seven": "7", "eight": "8", "nine": "9", "ten": "10",
    }
)  # fmt: skip
"""Words for one sign or number."""

PHRASES: Mapping[str, str] = MappingProxyType(
    {
        r"square\s+root\s+of|root\s+of": "sqrt",
        r"cube\s+root\s+of": "cbrt",
        r"absolute\s+value\s+of": "abs",
        r"(?:natural\s+)?log(?:arithm)?\s+of": "ln",
        r"sine\s+of": "sin",
        r"cosine\s+of": "cos",
        r"tangent\s+of": "tan",
        r"(?:raised\s+)?to\s+the(?:\s+power(?:\s+of)?)?": "^",
        r"divided\s+by": "/",
        r"multiplied\s+by": "*",
        r"is\s+equal\s+to": "=",
        r"(?:one\s+)?half(?:\s+of)?": "1/2",
    }
)
_OF_A_CURVE = {"min", "max", "minimum", "maximum"}  # the minimum of f is no call
SPELLED = "|".join(sorted(SPELLINGS.keys() - _OF_A_CURVE, key=len, reverse=True))

_VERBS = (
    r"plot|graph|draw|sketch|show|find|solve|simplify|expand|factor|evaluate|calculate|compute|differentiate|derive|"
    r"minimi[sz]e|maximi[sz]e|what\s+is"
)
_NOUNS = r"graph|curve|function|slope|derivative|gradient|tangent\s+line|value|(?:minimum|maximum)(?=\s+of\b)"
IN_FRONT = re.compile(
    rf"\s*(?:please\s+)?(?:(?:{_VERBS})\b\s*)?(?:me\s+)?(?:(?:the\s+)?(?:{_NOUNS})\b(?:\s+(?:of|to|at)\b)?\s*)*",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"\s*(?:\(?(?:[0-9]{1,2}[a-z]?|[a-z]|[ivx]{1,4})\)|[a-z]\.(?=\s)"  # a) 1) (iii) b.
    r"|[a-z]{2,}\.?\s*[0-9.]{0,4}[a-z]?\s*:"  # Exercise 3:
    r"|[a-z]\s*:\s*\S+\s*(?:→|->)\s*\S+?\s*[,;])\s*",  # f: R → R,
    re.IGNORECASE,
)
ASKS_FOR_SLOPE = re.compile("slope|deriv|differentiate|gradient|tangent", re.IGNORECASE)
VERB = re.compile(_VERBS, re.IGNORECASE)

_NUMBER = r"[-+−]?\s*(?:[0-9][0-9./]*\s*\*?\s*(?:pi|π)?|\.[0-9]+|pi|π|e)(?:\s*/\s*[0-9]+)?"
_NAME = "[a-zα-ω](?:_?[0-9])?"
PLACE = re.compile(
    rf"(?:\s+at\s+(?:the\s+point\s+)?(?:(?P<at>{_NAME})\s*=\s*)?"
    rf"|(?:\s*[,;]\s*|\s+(?:and|with|where|when|for)\s+)(?P<name>{_NAME})\s*=\s*){_NUMBER}\s*\Z",
    re.IGNORECASE,
)
PLACE_ALONE = re.compile(rf"\s*(?P<name>{_NAME})\s*(?P<sign>=)\s*{_NUMBER}\s*\Z", re.IGNORECASE)
LINE = re.compile(r"\s*(?:the\s+)?(?:tangent|tan)\s+(?:of|to|at)\s+", re.IGNORECASE)

_BEHIND = r"(?:\s*[,;]\s*(?:(?:for|where|when|with)\s+)?|\s+(?:for|where|when|with)\s+)(?:all\s+)?"
RANGES = tuple(
    re.compile(rf"(?:{_BEHIND}(?:(?P<name>{_NAME})\s*)?|\s+){form}\s*\Z", re.IGNORECASE)
    for form in (
        rf"\b(?P<opening>from|between)\s+(?P<low>{_NUMBER})\s+(?P<closing>to|and|till|until)\s+(?P<high>{_NUMBER})",
        rf"(?:\b(?:on|in|within|over)\b|∈|/)\s*(?:the\s+interval\s+)?"  # over is / by now
        rf"(?P<opening>[\[(\]])\s*(?P<low>{_NUMBER})\s*[,;:]\s*(?P<high>{_NUMBER})\s*(?P<closing>[\])\[])",
        rf"(?P<opening>[\[\]])\s*(?P<low>{_NUMBER})\s*[,;:]\s*(?P<high>{_NUMBER})\s*(?P<closing>[\]\[])",
    )
)
_COMPARED = r"[^<>≤≥≠!=,;|{}]+(?:(?:<=?|>=?|≤|≥|≠|!=)[^<>≤≥≠!=,;|{}]+){1,2}"
CONDITION = re.compile(rf"(?:{_BEHIND}|\s*\|\s*)(?P<condition>{_COMPARED})\Z", re.IGNORECASE)
EVERYWHERE = re.compile(
    r"\s*[,;]?\s*(?:\bfor\s+(?:all|any|every)\s+(?:real\s+)?[a-z]\s*(?:(?:∈|\bin\b)\s*(?:ℝ|R\b))?"
    r"|(?:\bfor\s+)?\b[a-z]\s*(?:∈|\bin\b)\s*(?:ℝ|R\b))\s*\Z",
    re.IGNORECASE,
)
NAMED = re.compile(r"\s*(?:[yfg]|[a-z]\s*\([^()]*\))\s*=(?!=)", re.IGNORECASE)
LETTER_IN_FRONT = re.compile(r"\s*(?P<name>[^\W\d_])\s*=(?!=)\s*")
EQUATION = re.compile(r"\s*(?P<left>[^=<>≤≥!:{}]*[^=<>≤≥!:{}\s])\s*=(?P<right>[^=<>≤≥!:{}]+)")
TRAILING = re.compile(r"\s*[?;,]+\s*\Z")
