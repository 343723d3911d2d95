"""A formula told in words, or with words around it: what it is in signs, and what is said of it.

`x squared minus 3`, `plot x^2`, `x^2 from -3 to 3`, `x^2 at x = 3` and `x^2 = 4` are what people type who know no
other program. None of it is read, for a word may be a slip as well: all that can be told in signs is told at once, and
offered only where the whole is an expression then.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from mgtui.engine.calculus.functions import SPELLINGS
from mgtui.engine.language.errors import ExpressionError, quoted
from mgtui.engine.language.tokens import scan
from mgtui.engine.language.tree import VARIABLE

_LONGEST = 200  # characters: such texts are short, and patterns are tried at every place
_PERHAPS = re.compile(r"[a-z]{2}|[=,;?<>|∈]", re.IGNORECASE)  # what there is in each
_CODE = re.compile(r"[\\\n]|\b(?:def|lambda|return)\b")

SIGNS_OF_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "plus": "+", "minus": "-", "negative": "-", "times": "*", "over": "/", "squared": "^2", "cubed": "^3",
        "equals": "=", "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
        "seven": "7", "eight": "8", "nine": "9", "ten": "10",
    }
)  # fmt: skip
"""Words for one sign or number."""

_PHRASES: Mapping[str, str] = MappingProxyType(
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
_SPELLED = "|".join(sorted(SPELLINGS.keys() - _OF_A_CURVE, key=len, reverse=True))

_VERBS = (
    r"plot|graph|draw|sketch|show|find|solve|simplify|expand|factor|evaluate|calculate|compute|differentiate|derive|"
    r"minimi[sz]e|maximi[sz]e|what\s+is"
)
_NOUNS = r"graph|curve|function|slope|derivative|gradient|tangent\s+line|value|(?:minimum|maximum)(?=\s+of\b)"
_IN_FRONT = re.compile(
    rf"\s*(?:please\s+)?(?:(?:{_VERBS})\b\s*)?(?:me\s+)?(?:(?:the\s+)?(?:{_NOUNS})\b(?:\s+(?:of|to|at)\b)?\s*)*",
    re.IGNORECASE,
)
_SLOPE = re.compile("slope|deriv|differentiate|gradient|tangent", re.IGNORECASE)
_VERB = re.compile(_VERBS, re.IGNORECASE)

_NUMBER = r"[-+−]?\s*(?:[0-9][0-9./]*\s*\*?\s*(?:pi|π)?|\.[0-9]+|pi|π|e)(?:\s*/\s*[0-9]+)?"
_NAME = "[a-zα-ω](?:_?[0-9])?"
_PLACE = re.compile(
    rf"(?:\s+at\s+(?:the\s+point\s+)?(?:(?P<at>{_NAME})\s*=\s*)?"
    rf"|(?:\s*[,;]\s*|\s+(?:and|with|where|when|for)\s+)(?P<name>{_NAME})\s*=\s*){_NUMBER}\s*\Z",
    re.IGNORECASE,
)
_PLACE_ALONE = re.compile(rf"\s*(?P<name>{_NAME})\s*(?P<sign>=)\s*{_NUMBER}\s*\Z", re.IGNORECASE)
_LINE = re.compile(r"\s*(?:the\s+)?(?:tangent|tan)\s+(?:of|to|at)\s+", re.IGNORECASE)

_BEHIND = r"(?:\s*[,;]\s*(?:(?:for|where|when|with)\s+)?|\s+(?:for|where|when|with)\s+)(?:all\s+)?"
_RANGES = tuple(
    re.compile(rf"(?:{_BEHIND}(?:(?P<name>{_NAME})\s*)?|\s+){form}\s*\Z", re.IGNORECASE)
    for form in (
        rf"\b(?P<opening>from|between)\s+(?P<low>{_NUMBER})\s+(?P<closing>to|and|till|until)\s+(?P<high>{_NUMBER})",
        rf"(?:\b(?:on|in|within|over)\b|∈|/)\s*(?:the\s+interval\s+)?"  # over is / by now
        rf"(?P<opening>[\[(\]])\s*(?P<low>{_NUMBER})\s*[,;:]\s*(?P<high>{_NUMBER})\s*(?P<closing>[\])\[])",
    )
)
_COMPARED = r"[^<>≤≥=,;|{}]+(?:(?:<=?|>=?|≤|≥)[^<>≤≥=,;|{}]+){1,2}"
_CONDITION = re.compile(rf"(?:{_BEHIND}|\s*\|\s*)(?P<condition>{_COMPARED})\Z", re.IGNORECASE)
_EVERYWHERE = re.compile(r"\s*,?\s*\bfor\s+(?:all|any|every)\s+(?:real\s+)?[a-z]\s*\Z", re.IGNORECASE)
_NAMED = re.compile(r"\s*(?:[yfg]|[a-z]\s*\([^()]*\))\s*=(?!=)", re.IGNORECASE)
_LETTER_IN_FRONT = re.compile(r"\s*(?P<name>[^\W\d_])\s*=(?!=)\s*")
_EQUATION = re.compile(r"\s*(?P<left>[^=<>≤≥!:{}]*[^=<>≤≥!:{}\s])\s*=(?P<right>[^=<>≤≥!:{}]+)")
_TRAILING = re.compile(r"\s*[?;,]+\s*\Z")

APART = "Type the formula alone, without {}: where {} stands is given apart from it."
BRACES = "A range stands in braces behind the formula, as in x^2 {0<x<1}; the window is given apart from it."


class Told(NamedTuple):
    """A text with something in it replaced, and the sentence that says why; None where there was nothing."""

    text: str
    sentence: str | None = None


def in_signs(text: str, error: ExpressionError, is_read: Callable[[str], bool]) -> ExpressionError | None:
    """Return a better error for a text that is not read, where words are why; None where they are not.

    Args:
        text: what a person typed.
        error: why it is not read.
        is_read: whether a text is an expression.
    """
    if len(text) > _LONGEST or not _PERHAPS.search(text) or _CODE.search(text):
        return None
    told, sentences = text, []
    for step in _STEPS:
        told, sentence = step(told)
        if sentence:
            sentences.append(sentence)
    if alone := _PLACE_ALONE.match(text):
        message = f"'=' is not offered: type a formula; where {alone['name']} stands is given apart from it."
        return ExpressionError(message, *alone.span("sign"))
    if sentences and told.strip() and is_read(told):
        return ExpressionError(sentences[-1], *_difference(text, told))
    word = text[error.start : error.end]
    if sign := SIGNS_OF_WORDS.get(word.lower()):
        return ExpressionError(_written(word, sign), error.start, error.end, sign)
    if _VERB.fullmatch(word):
        return ExpressionError(_without(word), error.start, error.end, "")
    return None


def _written(words: str, sign: str) -> str:
    return f"{quoted(words)} is written {sign} here."


def _without(words: str) -> str:
    asks = "The slope is worked out for you: type f alone" if _SLOPE.search(words) else "Type the formula alone"
    return f"{asks}, without {quoted(words)}."


def _without_end(text: str) -> Told:
    if found := _TRAILING.search(text):
        return Told(text[: found.start()], f"Leave {quoted(found[0].strip())} out.")
    found = _EVERYWHERE.search(text)
    return Told(text[: found.start()], _without(found[0].strip(" ,"))) if found else Told(text)


def _with_signs(text: str) -> Told:
    told = Told(text)
    if not _LINE.match(text):  # the tangent of f at 3 is a line
        for phrase, sign in _PHRASES.items():
            told = _replaced(told, rf"(?:\bthe\s+)?\b(?:{phrase})(?![a-z])", sign)
        told = _replaced(told, rf"\b({_SPELLED})\s+of\b", r"\1")
    for word, sign in SIGNS_OF_WORDS.items():
        told = _replaced(told, (r"\s*\b" if sign[0] == "^" else r"\b") + word + r"\b", sign)
    return told


def _replaced(told: Told, pattern: str, sign: str) -> Told:
    found = re.search(pattern, told.text, re.IGNORECASE)
    if found is None:
        return told
    text = re.sub(pattern, sign, told.text, flags=re.IGNORECASE)
    return Told(text, told.sentence or _written(found[0].strip(), found.expand(sign)))


def _without_front(text: str) -> Told:
    found = _IN_FRONT.match(text)
    words = found[0].strip() if found else ""
    return Told(text[len(found[0]) :], _without(words)) if found and words else Told(text)


def _without_place(text: str) -> Told:
    """Leave out `at x = 3` and `, a = 2` behind the formula, of its variables alone; with them the tangent there."""
    left, behind, name = text, len(text), None
    while found := _PLACE.search(left):
        head = left[: found.start()]
        names = _names(_LINE.sub("", head, count=1))
        given = (found["at"] or found["name"] or next(iter(names), "x")).lower()
        if given not in names:
            break
        left, behind, name = head, found.start(), given
    if name is None:
        return Told(text)
    return Told(_LINE.sub("", left, count=1), APART.format(quoted(text[behind:].strip(" ,;")), name))


def _as_condition(text: str) -> Told:
    """Put the range or the condition behind the formula into braces."""
    for pattern in _RANGES:
        if found := pattern.search(text):
            head = text[: found.start()]
            name = found["name"] or next(iter(_names(head)), "x")
            below = "<" if found["opening"] in {"(", "]"} else "<="
            above = "<" if found["closing"] in {")", "["} else "<="
            return Told(f"{head} {{{found['low']}{below}{name}{above}{found['high']}}}", BRACES)
    found = _CONDITION.search(text)
    return Told(f"{text[: found.start()]} {{{found['condition'].strip()}}}", BRACES) if found else Told(text)


def _names(text: str) -> tuple[str, ...]:
    """Return the variables of a formula, without the name in front of it."""
    named = _NAMED.match(text)
    tokens = scan(text[named.end() :] if named else text)
    return tuple(dict.fromkeys(token.value for token in tokens if token.kind == VARIABLE))


def _without_name(text: str) -> Told:
    """Leave out what names the formula, as in E = m c^2: a letter that it is not made of."""
    found = _LETTER_IN_FRONT.match(text)
    if (
        found is None
        or _NAMED.match(text)
        or not (names := _names(text[found.end() :]))
        or found["name"].lower() in names
    ):
        return Told(text)
    left_out = f"leave {found['name']} = out"
    return Told(text[found.end() :], f"'=' is not offered: only y = or f(x) = may stand in front: {left_out}.")


def _as_difference(text: str) -> Told:
    """Turn an equation into the formula that is 0 where it holds."""
    named = _NAMED.match(text)
    found = _EQUATION.fullmatch(text, named.end() if named else 0)
    if found is None:
        return Told(text)
    left, right = found["left"], found["right"].strip()
    if left.count("(") != left.count(")") or not right:
        return Told(text)
    right = f"({right})" if re.search(r"[-+−]", right) else right
    told = left if right == "0" else f"{left} - {right}"
    return Told(text[: found.start("left")] + told, f"'=' is not offered: an equation holds where {told} is 0.")


_STEPS = (_without_end, _with_signs, _without_front, _without_place, _as_condition, _without_name, _as_difference)


def _difference(text: str, told: str) -> tuple[int, int, str]:
    """Return where two texts begin and end to differ, at words, and what stands there in the second."""
    most = min(len(text), len(told))
    start = next((at for at in range(most) if text[at] != told[at]), most)
    behind = next((at for at in range(most - start) if text[-1 - at] != told[-1 - at]), most - start)
    while start and text[start - 1].isalnum() and text[start : start + 1].isalnum():
        start -= 1
    while behind and text[-behind].isalnum() and text[-behind - 1].isalnum():
        behind -= 1
    instead = told[start : len(told) - behind]
    if not instead:
        start += len(text[start:]) - len(text[start:].lstrip())
    return start, len(text) - behind, instead
