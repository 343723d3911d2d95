"""A formula told in words, or with words around it: what it is in signs, and what is said of it.

`x squared minus 3`, `plot x^2`, `x^2 from -3 to 3`, `x^2 at x = 3` and `x^2 = 4` are what people type who know no
other program. None of it is read, for a word may be a slip as well: all that can be told in signs is told at once, and
offered only where the whole is an expression then.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from mgtui.engine.language.errors import ExpressionError, quoted
from mgtui.engine.language.prose_patterns import (
    ASKS_FOR_SLOPE,
    CONDITION,
    EQUATION,
    EVERYWHERE,
    IN_FRONT,
    LABEL,
    LETTER_IN_FRONT,
    LINE,
    NAMED,
    PHRASES,
    PLACE,
    PLACE_ALONE,
    RANGES,
    SIGNS_OF_WORDS,
    SPELLED,
    TRAILING,
    VERB,
)
from mgtui.engine.language.tokens import scan
from mgtui.engine.language.tree import VARIABLE

_LONGEST = 200  # characters: such texts are short, and patterns are tried at every place
_PERHAPS = re.compile(r"[a-z]{2}|[=,;?<>|∈]|\A\s*\w{1,3}\)", re.IGNORECASE)  # what there is in each
_CODE = re.compile(r"[\\\n]|\b(?:def|lambda|return)\b")

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
    if alone := PLACE_ALONE.match(text):
        message = f"'=' is not offered: type a formula; where {alone['name']} stands is given apart from it."
        return ExpressionError(message, *alone.span("sign"))
    if sentences and told.strip() and is_read(told):
        return ExpressionError(sentences[-1], *_difference(text, told))
    word = text[error.start : error.end]
    if sign := SIGNS_OF_WORDS.get(word.lower()):
        return ExpressionError(_written(word, sign), error.start, error.end, sign)
    if VERB.fullmatch(word):
        return ExpressionError(_without(word), error.start, error.end, "")
    return None


def _written(words: str, sign: str) -> str:
    return f"{quoted(words)} is written {sign} here."


def _without(words: str) -> str:
    asks = "The slope is worked out for you: type f alone" if ASKS_FOR_SLOPE.search(words) else "Type the formula alone"
    return f"{asks}, without {quoted(words)}."


def _without_end(text: str) -> Told:
    if found := TRAILING.search(text):
        return Told(text[: found.start()], f"Leave {quoted(found[0].strip())} out.")
    found = EVERYWHERE.search(text)
    return Told(text[: found.start()], _without(found[0].strip(" ,"))) if found else Told(text)


def _with_signs(text: str) -> Told:
    told = Told(text)
    if not LINE.match(text):  # the tangent of f at 3 is a line
        for phrase, sign in PHRASES.items():
            told = _replaced(told, rf"(?:\bthe\s+)?\b(?:{phrase})(?![a-z])", sign)
        told = _replaced(told, rf"\b({SPELLED})\s+of\b", r"\1")
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
    found = IN_FRONT.match(text)
    words = found[0].strip() if found else ""
    return Told(text[len(found[0]) :], _without(words)) if found and words else Told(text)


def _without_label(text: str) -> Told:
    """Leave out the number of a question, and from where to where f maps."""
    found = LABEL.match(text)
    return Told(text[found.end() :], _without(found[0].strip())) if found else Told(text)


def _without_place(text: str) -> Told:
    """Leave out `at x = 3` and `, a = 2` behind the formula, of its variables alone; with them the tangent there."""
    left, behind, name = text, len(text), None
    while found := PLACE.search(left):
        head = left[: found.start()]
        names = _names(LINE.sub("", head, count=1))
        given = (found["at"] or found["name"] or next(iter(names), "x")).lower()
        if given not in names:
            break
        left, behind, name = head, found.start(), given
    if name is None:
        return Told(text)
    return Told(LINE.sub("", left, count=1), APART.format(quoted(text[behind:].strip(" ,;")), name))


def _as_condition(text: str) -> Told:
    """Put the range or the condition behind the formula into braces."""
    for pattern in RANGES:
        if found := pattern.search(text):
            head = text[: found.start()]
            name = found["name"] or next(iter(_names(head)), "x")
            below = "<" if found["opening"] in {"(", "]"} else "<="
            above = "<" if found["closing"] in {")", "["} else "<="
            return Told(f"{head} {{{found['low']}{below}{name}{above}{found['high']}}}", BRACES)
    found = CONDITION.search(text)
    return Told(f"{text[: found.start()]} {{{found['condition'].strip()}}}", BRACES) if found else Told(text)


def _names(text: str) -> tuple[str, ...]:
    """Return the variables of a formula, without the name in front of it."""
    named = NAMED.match(text)
    tokens = scan(text[named.end() :] if named else text)
    return tuple(dict.fromkeys(token.value for token in tokens if token.kind == VARIABLE))


def _without_name(text: str) -> Told:
    """Leave out what names the formula, as in E = m c^2: a letter that it is not made of."""
    found = LETTER_IN_FRONT.match(text)
    if (
        found is None
        or NAMED.match(text)
        or not (names := _names(text[found.end() :]))
        or found["name"].lower() in names
    ):
        return Told(text)
    left_out = f"leave {found['name']} = out"
    return Told(text[found.end() :], f"'=' is not offered: only y = or f(x) = may stand in front: {left_out}.")


def _as_difference(text: str) -> Told:
    """Turn an equation into the formula that is 0 where it holds."""
    named = NAMED.match(text)
    found = EQUATION.fullmatch(text, named.end() if named else 0)
    if found is None:
        return Told(text)
    left, right = found["left"], found["right"].strip()
    if left.count("(") != left.count(")") or not right:
        return Told(text)
    right = f"({right})" if re.search(r"[-+−]", right) else right
    told = left if right == "0" else f"{left} - {right}"
    return Told(text[: found.start("left")] + told, f"'=' is not offered: an equation holds where {told} is 0.")


_STEPS = (
    _without_label,
    _without_end,
    _with_signs,
    _without_front,
    _without_place,
    _as_condition,
    _without_name,
    _as_difference,
)


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
