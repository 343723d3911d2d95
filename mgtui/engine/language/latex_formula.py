"""The formula in a text of LaTeX, without what shows it, and where its brackets close."""

import re

from mgtui.engine.language.latex_commands import ALIGNED
from mgtui.engine.language.latex_rows import environment_end
from mgtui.engine.language.spans import Typed

BEGIN = re.compile(r"\\begin\s*\{\s*([a-z]+\*?)\s*\}")
_DISPLAY = re.compile(r"\{\s*\\(?:display|text|script)style(?![A-Za-z])")
_BRACES = {"{": "}", "[": "]"}


def formula(typed: Typed) -> Typed:
    r"""Return the formula that a text shows: `{\displaystyle x}`, or one in an environment for lines of formulas."""
    while True:
        text = typed.text.strip()
        start = typed.text.find(text)
        end = start + len(text)
        if _DISPLAY.match(text) and matching(text, 0) == len(text) - 1:
            typed = _trimmed(typed.cut(start + 1, end - 1))
            continue
        opening = BEGIN.match(text)
        closing = opening and opening[1] in ALIGNED and environment_end(text, 0, len(text))
        if not opening or not closing or closing[1] != len(text):
            return typed
        typed = _trimmed(typed.cut(start + opening.end(), start + closing[0]))


def _trimmed(typed: Typed) -> Typed:
    """Return a formula without what ends a sentence or a line."""
    text = typed.text.rstrip()
    return typed if text.endswith("\\right.") else typed.cut(0, len(text.rstrip(".,; ")))


def matching(text: str, at: int, end: int | None = None) -> int | None:
    """Return where the bracket at a place closes; None where it does not."""
    opening, depth = text[at], 0
    for place in range(at, len(text) if end is None else end):
        if text[place] in opening + _BRACES[opening] and text[place - 1 : place] != "\\":
            depth += 1 if text[place] == opening else -1
            if not depth:
                return place
    return None


def past(text: str, at: int, end: int, over: str = "") -> int:
    """Return the first place from `at` on that holds neither white space nor what is to be passed over."""
    while at < end and (text[at].isspace() or text[at] in over):
        at += 1
    return at
