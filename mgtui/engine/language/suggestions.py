"""What people type that the language does not offer, the sentence that says so, and what was probably meant.

Sentences may hold `{}`: the offending text, quoted.
"""

import keyword
from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from mgtui.engine.calculus.functions import COMPOSED, CONSTANTS, SPELLINGS, TABLE
from mgtui.engine.language.names import LETTERS


class Refusal(NamedTuple):
    """Why something is not offered, and what to type in its place, if one can say.

    Attributes:
        sentence: says so; examples in it are of x, and what is written instead of a function is a formula of x.
        suggestion: what to type in place of the word.
        formula: the formula of x, where the word is a function's name.
    """

    sentence: str
    suggestion: str | None = None
    formula: str = ""


def _each(keys: Iterable[str], sentence: str, suggestion: str | None = None) -> dict[str, Refusal]:
    return dict.fromkeys(keys, Refusal(sentence, suggestion))


def _instead(pairs: Mapping[str, str]) -> dict[str, Refusal]:
    return {word: Refusal(f"{{}} is not offered: write {formula}.", formula=formula) for word, formula in pairs.items()}


def _meant(pairs: Mapping[str, str]) -> dict[str, Refusal]:
    return {word: Refusal(f"{{}} is called {name} here.", name) for word, name in pairs.items()}


_PYTHON = {word.lower() for word in (*keyword.kwlist, *keyword.softkwlist)} - {"none", "true", "false", "_"}
_PYTHON |= {"print", "eval", "exec", "open", "object", "vars", "exit", "quit", "input", "globals", "locals", "self"}

LETTERS_AND_FUNCTIONS = frozenset({"beta", "zeta"})
"""Letters whose names are those of functions too, which a bracket straight after them asks for."""
_PIECES = "{} is not read here: write {x<0: -x, x^2}, if(x<0, -x, x^2) or x^2 {0<x<1}."
SLOPE_WORDS = ("slope", "diff", "deriv", "derivative", "derive", "ddx", "dfdx", "dydx", "grad", "gradient", "nabla")
_REFUSED = (
    _each(_PYTHON, "{} is a word of Python's: type the formula alone, such as x^2 + 1.")
    | _each(("inf", "infinity", "infty"), "Infinity is not a number one can type: try a large one, such as 1e9.")
    | _each(("nan", "none", "null", "undefined", "true", "false"), "{} is not a number.")
    | _each(("rad", "radian"), "Angles are in radians already: leave {} out.", "")
    | _each(SLOPE_WORDS, "The slope is worked out for you: type f alone, without {}.")
    | _each(("piecewise", "cases", "ifs", "otherwise", "switch"), _PIECES)
    | _each(("logical_and", "logical_or", "logical_not"), "Conditions are joined by and, or: write (0<x and x<1)*x.")
    | _each(("then", "for", "when", "elseif", "elif", "endif"), _PIECES)
    | _each(("let", "const", "var", "function"), "{} is not read here: type the formula alone, such as x^2 + 1.")
    | _each(("std", "sympy"), "{} is no function: leave it out, with what joins it to the name.")
    | _instead({"sind": "sin(x°)", "cosd": "cos(x°)", "tand": "tan(x°)", "int": "sign(x)*floor(abs(x))"})
    | {
        word: Refusal(f"{{}}(...) is a function that is not offered: for a product write {word}*.", f"{word}*")
        for word in LETTERS_AND_FUNCTIONS
    }
    | _each(("integral", "integrate"), "Integrals are not typed: type the formula alone.")
    | _each(("lim", "limit"), "Limits are not typed: move x there, and see what f does on both sides.")
    | _each(("sum", "summation"), "{} is not offered: f is one formula of x, so write the terms out, as in x + x^2.")
    | _each(("product", "prod"), "{} is not offered: f is one formula of x, so write the factors out, as in x(x+1).")
    | _each(("km", "cm", "mm", "nm", "kg", "mg", "ml", "ms", "hz", "khz", "px"), "Units such as {} are not read.")
    | _each(("frac", "cdot", "cdots", "left", "right", "mathrm"), "{} is LaTeX: it begins with a backslash.")
    | _meant({"sine": "sin", "arcsine": "asin", "cosine": "cos", "tangent": "tan"})
    | _meant({"sinus": "sin", "cosinus": "cos", "tangens": "tan"})
    | _meant({"tg": "tan", "ctg": "cot", "arctg": "atan", "sh": "sinh", "ch": "cosh", "th": "tanh", "arcctg": "acot"})
    | _meant({"squareroot": "sqrt", "cuberoot": "cbrt", "lb": "log2", "ld": "log2"})
    | _meant({"modulo": "mod", "logb": "log", "clip": "clamp", "logn": "ln", "sigm": "sigmoid", "expit": "sigmoid"})
    | _meant({"leaky_relu": "leakyrelu", "sen": "sin", "arcsen": "asin"})
    | _meant({"eps": "epsilon", "lam": "lambda"})  # else products: of e, which is a number, and of l, a and m
    | _instead({"square": "x^2", "cube": "x^3", "log1p": "ln(1 + x)", "expm1": "exp(x) - 1", "fact": "x!"})
    | _instead({"exp2": "2^x", "exp10": "10^x", "factorial": "x!", "trunc": "sign(x)*floor(abs(x))"})
    | _each(("float",), "{} is not needed here, where every number is a real one: leave it out.")
    | _each(("fmod",), "{} is not offered: mod(a, b) is, whose result has the sign of b.")
    | _instead({"logit": "ln(x/(1 - x))", "radians": "x deg", "deg2rad": "x deg", "rad2deg": "180/pi*x"})
)
NOT_OFFERED: Mapping[str, Refusal] = MappingProxyType(  # a new function ends its refusal
    {
        word: refusal
        for word, refusal in _REFUSED.items()
        if word not in {*SPELLINGS, *COMPOSED, *LETTERS} or word in LETTERS_AND_FUNCTIONS
    }
)

_ASSIGNMENT = "{} is not offered: only y = or f(x) = may stand in front, and it is dropped."
_STRING = "Quotes are not read: type the formula alone, such as x^2 + 1."
PRIMES = frozenset("'’′″")
SLOPE = "The slope is worked out for you: type f alone."

SYMBOLS: Mapping[str, Refusal] = MappingProxyType(
    _each("≈≡", "{} is not offered: conditions compare with <, <=, >, >=, = and !=.")
    | _each(("=", ":=", "->", "→", "↦", "⇒"), _ASSIGNMENT)
    | _each((*PRIMES, *'"`“”‘„«»'), _STRING)
    | _each("∑∏Σ∫∂∇∆", "Sums, integrals and derivatives are not typed: the slope is worked out for you.")
    | _each("~@#$", "{} has no meaning in a formula.")
    | _each(("<<", ">>"), "{} is not offered: conditions are joined by and, or.")
    | _each(("∞",), "Infinity is not a number one can type: try a large one, such as 1e9.")
    | {
        "=>": Refusal("{} is written >= here.", ">="),
        "===": Refusal("{} is written = here.", "="),
        "!==": Refusal("{} is written != here.", "!="),
        "=<": Refusal("{} is written <= here.", "<="),
        "<>": Refusal("{} is written != here.", "!="),
        "%": Refusal("% is not offered: write /100 for per cent, or mod(a, b) for a remainder."),
        "//": Refusal("// is not offered: write floor(a/b), or / for a plain quotient."),
        ";": Refusal("Only one formula at a time: ; has no meaning here, and arguments are parted by commas."),
        ".": Refusal("A dot belongs in a number, such as 0.5: names have none."),
        "[": Refusal("Only round brackets group: write ( instead of {}."),
        "]": Refusal("Only round brackets group: write ) instead of {}."),
        "{": Refusal("Only round brackets group: write ( instead of {}."),
        "}": Refusal("Only round brackets group: write ) instead of {}."),
        "_": Refusal("_ has no meaning here, but for a base as in log_2(x)."),
    }
)

_TWINS = {"x": "ΧхХ", "e": "еЕ℮Ε", "a": "аАΑ", "c": "сС", "o": "оОΟ", "p": "рРΡ", "y": "уУΥ", "π": "Π∏"}
CONFUSABLE: Mapping[str, str] = MappingProxyType({twin: letter for letter, twins in _TWINS.items() for twin in twins})
"""Letters of other alphabets that are easily taken for one of the language, and which one."""

DEGREES = frozenset({"deg", "degree", "degrees"})  # after what they are of: 45 deg
KEPT_BACK = frozenset("ifg")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz") - KEPT_BACK
_SHORTEST_GREEK = 3  # in a run: `xi` may be x·i, and `mu` stands in many a word
_NAMES = tuple(
    dict.fromkeys((*SPELLINGS, *COMPOSED, *CONSTANTS, *(name for name in LETTERS if len(name) >= _SHORTEST_GREEK)))
)
_BY_LETTER = {
    letter: sorted((name for name in _NAMES if name[0] == letter), key=len, reverse=True)
    for letter in sorted({name[0] for name in _NAMES})
}
_SHORTEST_GUESS, _LONGEST_GUESS = 3, 16
_MOST_FACTORS = 4
_NO_FACTORS = frozenset("eilo")  # letters that seldom stand for a factor: easily taken for digits, or numbers


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


class Product(NamedTuple):
    """What a run of letters is, if it is a product typed without signs: factors, then perhaps a function of others."""

    factors: tuple[str, ...]
    function: str = ""
    arguments: tuple[str, ...] = ()


def product(word: str, called: bool) -> Product | None:
    """Guess the product that an unknown word was meant to be: `ab`, `2pir`, `ksin` before a bracket, `kcosx`.

    Args:
        word: the word, in lower case.
        called: whether a bracket or an operand follows, which a function at the end would be applied to.
    """
    pieces = split(word, _LETTERS) if len(word) <= _LONGEST_GUESS else None
    if pieces is None or len(pieces) < 2 or not _plausible(pieces, called):
        return None
    functions = [place for place, piece in enumerate(pieces) if piece in SPELLINGS or piece in COMPOSED]
    if not functions:
        return Product(tuple(pieces))
    place = functions[0]
    arguments = tuple(pieces[place + 1 :])
    if len(functions) > 1 or bool(arguments) == called:  # `sinn(x)` is a slip, and no sin(n(x))
        return None
    return Product(tuple(pieces[:place]), pieces[place], arguments)


def _plausible(pieces: Sequence[str], called: bool) -> bool:
    """Tell whether letters in a row are likely a product: a word of four letters is a word."""
    if any(len(piece) > 1 for piece in pieces):
        return len(pieces) <= _MOST_FACTORS
    return len(pieces) <= (2 if called else 3)


def closest(word: str) -> str | None:
    """Find the known name that is one slip of the fingers away (two, for long words), if there is one."""
    if not _SHORTEST_GUESS <= len(word) <= _LONGEST_GUESS:  # short words are near everything, long ones cost time
        return None
    most = 1 if len(word) < 5 else 2
    near = [name for name in _NAMES if abs(len(name) - len(word)) <= most]
    best = min(near, key=lambda name: _slips(word, name), default="")
    return best if best and _slips(word, best) <= most else None


def short_slip(word: str, single: bool) -> str | None:
    """Find the function of three letters that a called word of two was meant to be: `sn`, `tn`, `nl` for `ln`.

    A letter left out inside leaves a word that begins and ends as the name does. One left out at an end leaves what a
    product may be as well: `ab(x)` is a*b*(x), unless its letters stand for no number, as in `co(x)`.

    Args:
        word: the word, in lower case.
        single: whether it is given one argument.
    """
    if len(word) != _SHORTEST_GUESS - 1:
        return None
    near = [name for name in (*SPELLINGS, *COMPOSED) if _slips(word, name) == 1 and _takes(name, single)]
    inside = [name for name in near if (name[0] + name[-1]) in {word, word[::-1]}]
    named = [name for name in near if len(name) > len(word)] if _NO_FACTORS & set(word) else []
    return next(iter([*inside, *named]), None)


def _takes(name: str, single: bool) -> bool:
    """Tell whether a function takes one argument, or more than one."""
    row = COMPOSED.get(name) or TABLE[SPELLINGS[name]]
    return row.least == 1 if single else row.most is None or row.most > 1


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
