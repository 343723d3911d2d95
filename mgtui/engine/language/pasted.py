r"""What falls off a pasted text before it is read, and where what is left stood.

Invisible characters, quotes, dollars and full stops around a formula, a left side, `np.` before a function: people
paste all of these, and none of them means anything. Where characters go or are put in, every character left knows its
place in the text as it was typed, so that an error points there.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from mgtui.engine.calculus.functions import COMPOSED, SPELLINGS
from mgtui.engine.language.errors import ExpressionError
from mgtui.engine.language.spans import Typed
from mgtui.engine.language.suggestions import KEPT_BACK
from mgtui.engine.language.tokens import SPACE, plain

_GAP = f"[{SPACE}]*"
_NAME = "[A-Za-z_][A-Za-z_0-9]*"
_NAMES = rf"{_NAME}(?:{_GAP},{_GAP}{_NAME})*"
_MODULES = r"np|numpy|math|cmath|Math|torch\.nn\.functional|torch|F|jnp|jax\.nn|tf|scipy\.special"
_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060\u2061\u2063-\u206f\ufe00-\ufe0f\ufeff"
_LONGER = {"∜": "⁴√", "…": "..."}

# What any text that is more than a formula holds; most hold nothing of it, and cost this one search.
_SUSPECT = re.compile(
    rf"""[{_INVISIBLE}{"".join(_LONGER)}\\$"'`“‘„‚‹»«=↦] | -> | [;,.]{_GAP}$ | [A-Za-z][.][A-Za-z] | [\^_]\{{
    | lambda | def\b | function\b | return\b | import\b | \#""",
    re.VERBOSE,
)
_HIDDEN = re.compile(f"[{_INVISIBLE}{''.join(_LONGER)}]")
_AROUND = (("$$", "$$"), ('"', '"'), ("'", "'"), ("```", "```"), ("`", "`"), ("$", "$"), ("“", "”"), ("‘", "’"),
           ("„", "“"), ("‚", "‘"), ("«", "»"), ("»", "«"), ("‹", "›"), ("\\(", "\\)"), ("\\[", "\\]"))  # fmt: skip
_AFTER = ";,."
_PARAMETER = r"(?:[^\W\d]\w*)"
_PARAMETERS = rf"{_PARAMETER}(?:{_GAP},{_GAP}{_PARAMETER})*"
_TYPED = rf"{_NAME}(?:{_GAP}:{_GAP}[\w.]+)?(?:{_GAP}={_GAP}[-+\w.]+)?"  # x: float = 1.0
_DEFAULT = rf"{_NAME}(?:{_GAP}={_GAP}[-+\w.]+)?"
_DECLARED = rf"(?:const|let|var)[{SPACE}]+"
_LEFT_SIDES = rf"""{_GAP}(?:
      (?: {_NAME}{_GAP}={_GAP} )? lambda[{SPACE}]+{_DEFAULT}(?:{_GAP},{_GAP}{_DEFAULT})*{_GAP}:
    | def[{SPACE}]+{_NAME}{_GAP}\({_GAP}{_TYPED}(?:{_GAP},{_GAP}{_TYPED})*{_GAP}\)
      {_GAP}(?:->{_GAP}[\w.]+{_GAP})?:{_GAP}return\b
    | return\b
    | (?: (?:{_DECLARED})?{_NAME}{_GAP}={_GAP} | {_NAME}{_GAP}:{_GAP} )?  # const f = x => x, f: x => x
      (?: {_PARAMETER} | \({_GAP}{_PARAMETERS}{_GAP}\) ){_GAP}=>
    | (?:{_NAME}{_GAP}:{_GAP})?(?P<arrow>[^\W\d_]){_GAP}(?:->|↦)(?=.*(?P=arrow))  # x -> 1 is no function of x
    | (?:{_DECLARED})?(?P<y>[yYfFgG])(?:_?[0-9]+|[₀-₉]+)?{_GAP}:?=(?![=>])
    | (?:{_DECLARED})?(?P<name>{_PARAMETER}){_GAP}\({_GAP}(?P<of>{_PARAMETERS}){_GAP}\){_GAP}:?=(?![=>])
    )"""
_OF_EULER = rf"""{_GAP}(?:{_DECLARED})?
    (?: (?:{_NAME}{_GAP}[=:]{_GAP})?\(?{_GAP} | (?:{_NAME}{_GAP}[=:]{_GAP})?function\b[^({{]*\({_GAP} )
    (?:{_PARAMETER}{_GAP},{_GAP})*(?P<e>[eE])(?:{_GAP},{_GAP}{_PARAMETER})*{_GAP}
    (?: \)?{_GAP}(?:=>|->|↦) | \){_GAP}\{{ )"""
_SCRIPT = rf"""{_GAP}(?: (?:{_DECLARED})?{_NAME}{_GAP}={_GAP} )?
    (?: function\b[^({{]*\({_GAP}{_NAMES}{_GAP}\){_GAP} | (?:{_NAME}|\({_GAP}{_NAMES}{_GAP}\)){_GAP}=>{_GAP} )
    \{{{_GAP}return\b(?P<body>.*)\}}{_GAP}"""
_PREFIX = re.compile(rf"(?<![A-Za-z_.])(?:{_MODULES})\.(?P<name>[eE]\b|[A-Za-z][A-Za-z0-9_]+)")
_HALF_TURNS = "sinc"  # numpy's and torch's takes them: np.sinc(x) is sin(πx)/(πx)
_FENCE = r"\s*```[\w+#-]*[ \t]*\n(?P<code>.*?)\n?[ \t]*```\s*"
_OF_CODE = ("\n", "#", "def ", "lambda ")
_ARROWS = ("=>", "->", "↦", "function")
_MODULE_BEFORE = re.compile(rf"(?<![A-Za-z_.])(?:{_MODULES})\.$")


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """Return a pattern that few texts are held against: compiling it takes as long as a whole parse, or ten."""
    return re.compile(text, re.VERBOSE | re.DOTALL)


class Source(NamedTuple):
    """A text, made ready to be read.

    Attributes:
        text: what is read.
        start: where the expression begins in it, after a left side.
        value_name: the letter that stands for its value, as in `y =`.
        typed: where its characters stood; None where they stand where they stood.
        refusal: why nothing is to be read of it, if nothing is.
    """

    text: str
    start: int
    value_name: str
    typed: Typed | None = None
    refusal: ExpressionError | None = None

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where `text[start:end]` stood as it was typed."""
        return (start, end) if self.typed is None else self.typed.place(start, end)


@lru_cache(maxsize=8)  # a letter typed is asked for by the parser, by the colours and by the brackets
def source(text: str) -> Source:
    """Return what is to be read of a text."""
    flat = plain(text)
    if not _SUSPECT.search(flat):
        return Source(text, 0, "")
    typed = Typed.of(text).with_text(flat)
    if _HIDDEN.search(flat):
        typed = _seen(typed)
    if "```" in flat:
        typed = _without_fence(typed)
    if any(sign in flat for sign in _OF_CODE):
        from mgtui.engine.language.python_code import formula_of_code  # it is the rarest of all pastes

        try:
            typed = formula_of_code(typed) or typed
        except ExpressionError as error:
            return Source(text, 0, "", refusal=error.with_traceback(None))
    if any(sign in flat for sign in _ARROWS) and (own := _pattern(_OF_EULER).match(flat)):
        refusal = ExpressionError("e is Euler's number here: call the variable by another letter.", *own.span("e"))
        return Source(text, 0, "", refusal=refusal)
    from mgtui.engine.language.latex import is_latex, translated  # a formula as people type it needs none of this

    typed = without_modules(unwrapped(typed))
    if is_latex(typed.text):
        typed = translated(typed)
    start, value_name = left_side(typed.text)
    moved = typed.text != flat
    return Source(typed.text if moved else text, start, value_name, typed if moved else None)


def _seen(typed: Typed) -> Typed:
    """Return a text without what cannot be seen in it, and what is shorter for more written out."""
    kept = [place for place, char in enumerate(typed.text) if char in _LONGER or not _HIDDEN.match(char)]
    typed = Typed("".join([typed.text[place] for place in kept]), tuple([typed.places[place] for place in kept]))
    for place in reversed([place for place, char in enumerate(typed.text) if char in _LONGER]):
        typed = typed.replaced(place, place + 1, _LONGER[typed.text[place]])
    return typed


def without_invisible(text: str) -> str:
    """Return a text without what cannot be seen in it; an invisible times becomes one that can."""
    return _HIDDEN.sub(lambda match: match[0] if match[0] in _LONGER else "", text).replace("\u2062", "×")


def pasted_code(text: str) -> str | None:
    """Return the one formula of a program's function over several lines; None where the text is none.

    Raises:
        ExpressionError: it is one that has no formula; says why.
    """
    if not any(sign in text for sign in _OF_CODE):
        return None
    from mgtui.engine.language.python_code import formula_of_code  # it is the rarest of all pastes

    formula = formula_of_code(_program(text))
    return None if formula is None else formula.text


def pasted_defaults(text: str) -> dict[str, float]:
    """Return the numbers that a program's function sets its parameters to, by their names in the formula of it."""
    if "=" not in text or not any(sign in text for sign in _OF_CODE):
        return {}
    from mgtui.engine.language.python_defaults import defaults_in_code  # as rare as what `pasted_code` needs

    return defaults_in_code(_program(text))


def _program(text: str) -> Typed:
    return _without_fence(Typed.of(text.replace("\r\n", "\n").replace("\r", "\n")))


def _without_fence(typed: Typed) -> Typed:
    """Return what stands between the fences of a block of code, as pages and chats have it."""
    fenced = _pattern(_FENCE).fullmatch(typed.text)
    return typed.cut(*fenced.span("code")) if fenced else typed


def unwrapped(typed: Typed) -> Typed:
    """Return the text without the quotes and dollars around it, and without what ends a sentence or a statement."""
    while True:
        text = typed.text.strip(SPACE)
        start = typed.text.find(text)
        end = start + len(text)
        if len(text) > 1 and text[-1] in _AFTER and not text.endswith(("..", "\\right.", "\\,", "\\;")):
            typed = typed.cut(start, end - 1)
            continue
        if script := _pattern(_SCRIPT).fullmatch(typed.text):
            typed = typed.cut(*script.span("body"))
            continue
        for opening, closing in _AROUND:
            inner = text[len(opening) : len(text) - len(closing)]
            fits = text.startswith(opening) and text.endswith(closing) and len(text) > len(opening + closing)
            if fits and inner.strip(SPACE) and opening not in inner:
                typed = typed.cut(start + len(opening), end - len(closing))
                break
        else:
            return typed.cut(start, end) if text and len(text) < len(typed.text) else typed


def without_modules(typed: Typed) -> Typed:
    """Return the text without `np.` and its like before a name."""
    for match in reversed(list(_PREFIX.finditer(typed.text))):
        if match["name"] == _HALF_TURNS:
            typed = _in_radians(typed, match.end())
        typed = typed.replaced(match.start(), match.start("name"), "")
    return typed


def _in_radians(typed: Typed, bracket: int) -> Typed:
    """Return a text with π times what stands in the brackets that begin at a place."""
    depth = 0
    for place in range(bracket, len(typed.text)):
        depth += {"(": 1, ")": -1}.get(typed.text[place], 0)
        if depth == 0:
            typed = typed.cut(0, place) + typed.standing(place, place, ")") + typed.cut(place, len(typed.text))
            inner = bracket + 1
            return typed.cut(0, inner) + typed.standing(inner, inner, "pi*(") + typed.cut(inner, len(typed.text))
    return typed


def without_module(typed: str, start: int) -> int:
    """Return where a name begins with the module before it, as it was typed: what is no name falls with both."""
    found = _MODULE_BEFORE.search(typed, 0, start)
    return found.start() if found else start


def left_side(text: str) -> tuple[int, str]:
    """Find where the expression begins after a left side, and the letter that stands for its value."""
    front = _pattern(_LEFT_SIDES).match(text)
    if front is None or not _is_definition(front["name"], front["of"] or ""):
        return 0, ""
    return front.end(), (front["y"] or "").lower()


def _is_definition(name: str | None, parameters: str) -> bool:
    """Tell whether `name(parameters) =` defines a function: not where it is one that is known, as in sin(x) = 0."""
    if name is None:
        return True
    names = [parameter.strip(SPACE).lower() for parameter in parameters.split(",")]
    known = name.lower() in SPELLINGS or name.lower() in COMPOSED or name in {"e", "E"}
    return not known and not any(parameter in KEPT_BACK | {"e"} for parameter in names)
