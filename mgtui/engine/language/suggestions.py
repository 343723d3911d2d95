"""What people type that the language does not offer, the sentence that says so, and what was probably meant.

Sentences may hold `{}`: the offending text, quoted.
"""

import keyword
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from mgtui.engine.calculus.functions import CONSTANTS, SPELLINGS


class Refusal(NamedTuple):
    """Why something is not offered, and what to type in its place, if one can say."""

    sentence: str
    suggestion: str | None = None


def _each(keys: Iterable[str], sentence: str, suggestion: str | None = None) -> dict[str, Refusal]:
    return dict.fromkeys(keys, Refusal(sentence, suggestion))


def _instead(pairs: Mapping[str, str]) -> dict[str, Refusal]:
    return {word: Refusal(f"{{}} is not offered: write {formula}.") for word, formula in pairs.items()}


def _meant(pairs: Mapping[str, str]) -> dict[str, Refusal]:
    return {word: Refusal(f"{{}} is called {name} here.", name) for word, name in pairs.items()}


_PYTHON = {word.lower() for word in (*keyword.kwlist, *keyword.softkwlist)} - {"none", "true", "false", "_"}
_PYTHON |= {"print", "eval", "exec", "open", "object", "vars", "exit", "quit", "input", "globals", "locals", "self"}

_REFUSED = (
    _each(_PYTHON, "{} is a word of Python's: type the formula alone, such as x^2 + 1.")
    | _each(("inf", "infinity", "infty"), "Infinity is not a number one can type: try a large one, such as 1e9.")
    | _each(("nan", "none", "null", "undefined", "true", "false"), "{} is not a number.")
    | _each(("deg", "degree", "degrees"), "Angles are in radians: for degrees, write *pi/180.", "*pi/180")
    | _each(("rad", "radian", "radians"), "Angles are in radians already: leave {} out.")
    | _each(("km", "cm", "mm", "nm", "kg", "mg", "ml", "ms", "hz", "khz", "px"), "Units such as {} are not read.")
    | _each(("frac", "cdot", "cdots", "left", "right", "mathrm"), "{} is LaTeX, which is not read here.")
    | _meant({"sine": "sin", "arcsine": "asin", "cosine": "cos", "tangent": "tan"})
    | _meant({"sinus": "sin", "cosinus": "cos", "tangens": "tan"})
    | _meant({"tg": "tan", "ctg": "cot", "arctg": "atan", "sh": "sinh", "ch": "cosh", "th": "tanh", "arcctg": "acot"})
    | _meant({"fabs": "abs", "root": "sqrt", "squareroot": "sqrt", "cuberoot": "cbrt", "lb": "log2", "ld": "log2"})
    | _meant({"modulo": "mod", "minimum": "min", "maximum": "max", "logn": "ln", "sigm": "sigmoid"})
    | _instead({"pow": "x^y", "power": "x^y", "hypot": "sqrt(x^2 + y^2)", "square": "x^2", "nthroot": "x^(1/n)"})
    | _instead({"atan2": "atan(y/x)", "arctan2": "atan(y/x)", "log1p": "ln(1 + x)", "expm1": "exp(x) - 1"})
    | _instead({"exp2": "2^x", "exp10": "10^x", "sech": "1/cosh(x)", "csch": "1/sinh(x)", "coth": "1/tanh(x)"})
    | _instead({"factorial": "gamma(x + 1)", "fact": "gamma(x + 1)", "trunc": "sign(x)*floor(abs(x))"})
)
NOT_OFFERED: Mapping[str, Refusal] = MappingProxyType(
    {word: refusal for word, refusal in _REFUSED.items() if word not in SPELLINGS}  # a new function ends its refusal
)

_ASSIGNMENT = "{} is not offered: only y = or f(x) = may stand in front, and it is dropped."
_STRING = "Quotes are not read: type the formula alone, such as x^2 + 1."

SYMBOLS: Mapping[str, Refusal] = MappingProxyType(
    _each("≈≡", "{} is not offered: conditions compare with <, <=, >, >=, = and !=.")
    | _each(("=", ":=", "->", "→", "↦", "⇒"), _ASSIGNMENT)
    | _each("'\"`“”‘’„«»′″", _STRING)
    | _each("∑∏∫∂∇∆", "Sums, integrals and derivatives are not typed: the slope is worked out for you.")
    | _each("~@#$", "{} has no meaning in a formula.")
    | _each(("<<", ">>"), "{} is not offered: conditions are joined by and, or.")
    | _each(("∞",), "Infinity is not a number one can type: try a large one, such as 1e9.")
    | _each(("°", "º", "˚"), "Angles are in radians: for degrees, write *pi/180.", "*pi/180")
    | {
        "=>": Refusal("{} is written >= here.", ">="),
        "=<": Refusal("{} is written <= here.", "<="),
        "<>": Refusal("{} is written != here.", "!="),
        "!": Refusal("The factorial is not offered: n! is gamma(n + 1)."),
        "%": Refusal("% is not offered: write /100 for per cent, or mod(a, b) for a remainder."),
        "//": Refusal("// is not offered: write floor(a/b), or / for a plain quotient."),
        "\\": Refusal("LaTeX is not read here: write sin(x), not \\sin x, and (a)/(b), not \\frac."),
        ";": Refusal("Only one formula at a time: ; has no meaning here, and arguments are parted by commas."),
        ".": Refusal("A dot belongs in a number, such as 0.5: names have none."),
        "[": Refusal("Only round brackets group: write ( instead of {}.", "("),
        "]": Refusal("Only round brackets group: write ) instead of {}.", ")"),
        "{": Refusal("Only round brackets group: write ( instead of {}.", "("),
        "}": Refusal("Only round brackets group: write ) instead of {}.", ")"),
        "∜": Refusal("{} is not offered: write (…)^(1/4)."),
        "_": Refusal("_ has no meaning here, but for a base as in log_2(x)."),
    }
)

_TWINS = {"x": "χΧхХ", "e": "еЕ℮Ε", "a": "аАα", "c": "сС", "o": "оОο", "p": "рРρ", "y": "уУγ", "v": "ν", "π": "Π∏"}
CONFUSABLE: Mapping[str, str] = MappingProxyType({twin: letter for letter, twins in _TWINS.items() for twin in twins})
"""Letters of other alphabets that are easily taken for one of the language, and which one."""

KEPT_BACK = frozenset("ifg")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz") - KEPT_BACK
_NAMES = (*SPELLINGS, *CONSTANTS)
_BY_LETTER = {
    letter: sorted((name for name in _NAMES if name[0] == letter), key=len, reverse=True)
    for letter in sorted({name[0] for name in _NAMES})
}
_SHORTEST_GUESS, _LONGEST_GUESS = 3, 16
_MOST_FACTORS = 4


def split(run: str, letters: Collection[str] = "x") -> list[str] | None:
    """Split a run of letters into the fewest known names and single `letters`; None where they do not fit.

    >>> split("xsinhx")
    ['x', 'sinh', 'x']
    """
    beyond = len(run) + 1
    fewest = [beyond] * len(run) + [0]  # pieces that run[i:] takes
    first = [""] * len(run)
    for place in reversed(range(len(run))):
        letter = run[place]
        for name in (*_BY_LETTER.get(letter, ()), *(letter if letter in letters else "")):
            if run.startswith(name, place) and fewest[place + len(name)] + 1 < fewest[place]:
                fewest[place], first[place] = fewest[place + len(name)] + 1, name
    if fewest[0] >= beyond:
        return None
    pieces, place = [], 0
    while place < len(run):
        pieces.append(first[place])
        place += len(first[place])
    return pieces


def guess(word: str, called: bool) -> str | None:
    """Guess what an unknown word was meant to be: a known name, or a product written without signs.

    Args:
        word: the word, in lower case.
        called: whether a bracket follows, so that a product is unlikely.
    """
    if len(word) > _LONGEST_GUESS:  # and so a text of one long word costs no more than any other
        return None
    product = None if called else _product(word)
    if product and len(product) < 2 * len(word) - 1:  # it holds a known name: `pir`, `sint`
        return product
    return _closest(word) or product or _product(word)


def _product(word: str) -> str | None:
    pieces = split(word, _LETTERS)
    if pieces is None or not 1 < len(pieces) <= _MOST_FACTORS:
        return None
    if any(piece in SPELLINGS for piece in pieces[1:]):
        return None
    return f"{pieces[0]}({'*'.join(pieces[1:])})" if pieces[0] in SPELLINGS else "*".join(pieces)


def _closest(word: str) -> str | None:
    """Find the known name that is one slip of the fingers away (two, for long words), if there is one."""
    if len(word) < _SHORTEST_GUESS:  # short words are near everything
        return None
    most = 1 if len(word) < 5 else 2
    near = [name for name in _NAMES if abs(len(name) - len(word)) <= most]
    best = min(near, key=lambda name: _slips(word, name), default="")
    return best if best and _slips(word, best) <= most else None


def _slips(typed: str, name: str) -> int:
    """Count letters added, left out, exchanged or swapped (the optimal string alignment distance)."""
    before: list[int] = []
    above = list(range(len(name) + 1))
    for row, letter in enumerate(typed, 1):
        line = [row]
        for column, wanted in enumerate(name, 1):
            cost = min(above[column] + 1, line[column - 1] + 1, above[column - 1] + (letter != wanted))
            if row > 1 and column > 1 and typed[row - 2] == wanted and letter == name[column - 2]:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        before, above = above, line
    return above[-1]
