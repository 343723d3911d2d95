"""Whether more letters can still make an expression of a text: half a formula is no mistake.

At its end a text may go on where the grammar reads all of it and only then finds something missing, or where its last
word is the beginning of a name. In the middle nobody can list all that may be put in, so what often is is tried.
"""

import re
from functools import lru_cache

from mgtui.engine.language.completion import complete
from mgtui.engine.language.errors import ExpressionError
from mgtui.engine.language.grammar import Parser
from mgtui.engine.language.names import LETTERS
from mgtui.engine.language.pasted import source
from mgtui.engine.language.suggestions import DEGREES
from mgtui.engine.language.syntax import LONGEST_TEXT, parse_tree, unclosed
from mgtui.engine.language.tokens import CONDITION_WORDS, END, scan

_OTHER_WORDS = frozenset({*LETTERS, *DEGREES, *CONDITION_WORDS})
_PUT_IN = ("x", "1", ")", "(", "|", "x)", "(x", ",x", ",x)", "(x)", ":x", "+", "*", "<0", "{", "}")
_AFTER_PART = ("1", "⁵", "√x")  # of w_1, .5, x⁻⁵ and ³√x
_FRONTS = ("def f(x): return ", "lambda x: ", "return ", "function(x) ", "np.", "numpy.", "math.", "Math.", "f(x)=")
_OPEN_ENVIRONMENT = re.compile(r"\\begin(?!.*\\end\{)", re.DOTALL)
_PAIRS = (("{", "}"), ("\\left", "\\right"))
_LAST_WORD = re.compile(r"[A-Za-z]+\Z")


@lru_cache(maxsize=16)
def may_go_on(text: str, cursor: int) -> bool:
    """Tell whether letters typed at the cursor can make an expression of a text that is none.

    >>> may_go_on("2sin(", 5), may_go_on("x^2 + * 3", 9)
    (True, False)
    """
    before, after = text[:cursor], text[cursor:]
    if len(text) > LONGEST_TEXT:
        return False
    if after.strip():
        return any(_is_read(before + more + after) for more in (*_PUT_IN, *_rests(before)))
    typed = before.strip().lstrip("\"'“")
    if any(front.startswith(typed) or (typed.startswith(front) and _goes_on(typed[len(front) :])) for front in _FRONTS):
        return True
    return _goes_on_in_latex(before) if "\\" in before or "^{" in before else _goes_on(before)


def _goes_on(text: str) -> bool:
    if _breaks_off(text) or any(_is_read(text + more) for more in _AFTER_PART):
        return True
    found = complete(text, len(text))
    if found.candidates:
        return _breaks_off(text[: found.start])
    word = _LAST_WORD.search(text)
    return (
        word is not None
        and any(other.startswith(word[0].lower()) for other in _OTHER_WORDS)
        and _breaks_off(text[: word.start()])
    )


def _breaks_off(text: str) -> bool:
    """Tell whether the grammar has nothing against a text but that it ends, if anything."""
    if not text.strip():
        return True
    try:
        read = source(text)
    except ExpressionError:
        return False
    parser = Parser(read.text, scan(read.text, read.start), read.value_name)
    try:
        parser.parse()
    except ExpressionError as error:
        if parser.kind != END:
            return False
        # Behind max(x) nothing is missing: more letters may follow, but mend nothing.
        whole = text.rstrip()
        return not whole.endswith((")", "}")) or error.end < len(whole) or _is_read(f"{whole}x")
    return True


def _goes_on_in_latex(text: str) -> bool:
    """Tell the same of LaTeX, whose commands are looked through before the grammar sees anything."""
    if _OPEN_ENVIRONMENT.search(text) or any(text.count(opening) > text.count(closing) for opening, closing in _PAIRS):
        return True
    try:
        parse_tree(text)
    except ExpressionError as error:
        return error.end >= len(text.rstrip())
    return True


def _rests(before: str) -> tuple[str, ...]:
    """Return what the word at the end of a text lacks to be a name."""
    found = complete(before, len(before))
    return tuple(name[found.end - found.start :] for name, _ in found.candidates)


def _is_read(text: str) -> bool:
    try:
        parse_tree(text)
    except ExpressionError:
        return bool(unclosed(text))
    return True
