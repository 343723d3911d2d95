"""The lines of LaTeX's environments, and the value and the condition in each line of cases."""

import re

from mgtui.engine.language.spans import Typed

_MARKS = re.compile(r"\\(?P<edge>begin|end)\s*\{[^{}]*\}|\\\\(?:\[[^\]]*\])?|\\cr(?![A-Za-z])|\\[{}&]|(?P<one>[{}&])")
_WORDS = r"if|for|when|where|with|otherwise|elsewhere|else"
_LEADING = re.compile(
    rf"[\s,:]*(?:\(\s*(?P<alone>{_WORDS})[\s:]*\)|(?P<open>\()?\s*\b(?P<word>{_WORDS})\b)?[\s,]*", re.IGNORECASE
)
_ELSE = frozenset({"otherwise", "elsewhere", "else"})
_BEHIND = re.compile(rf"[\s,(]*\b(?:{_WORDS})\b(?!\()", re.IGNORECASE)
_COMPARED = re.compile(r"[<>=≤≥≠]")
_ENDING = " \t\r\n,;."


def environment_end(text: str, at: int, end: int) -> tuple[int, int] | None:
    r"""Return where the `\end{…}` of the environment that begins at a place stands; None where there is none."""
    depth = 0
    for mark in _MARKS.finditer(text, at, end):
        depth += {"begin": 1, "end": -1, None: 0}[mark["edge"]]
        if mark["edge"] and not depth:
            return mark.span()
    return None


def lines(text: str, at: int, end: int) -> list[tuple[int, int]]:
    """Return where the lines stand that hold anything; those of an environment inside are none of its own."""
    return [(start, stop) for start, stop in _parted(text, at, end, "\\") if text[start:stop].strip()]


def row_parts(text: str, at: int, end: int) -> list[tuple[int, int]]:
    """Return where the cells of a line stand, which `&` parts."""
    return _parted(text, at, end, "&")


def _parted(text: str, at: int, end: int, sign: str) -> list[tuple[int, int]]:
    parts, start, depth = [], at, 0
    for mark in _MARKS.finditer(text, at, end):
        if mark["edge"]:
            depth += 1 if mark["edge"] == "begin" else -1
        elif mark["one"] and mark["one"] in "{}":
            depth += 1 if mark["one"] == "{" else -1
        elif not depth and (mark["one"] == "&" if sign == "&" else mark[0].startswith(("\\\\", "\\cr"))):
            parts.append((start, mark.start()))
            start = mark.end()
    return [*parts, (start, end)]


def value(part: Typed) -> Typed:
    """Return the value of a line without what parts it from its condition."""
    return part.cut(0, len(part.text.rstrip(_ENDING)))


def condition(part: Typed) -> Typed:
    """Return a condition without the words around it, `if` and `for x < 0,`; nothing for `otherwise`."""
    text = part.text.rstrip(_ENDING)
    found = _LEADING.match(text)
    word = found and (found["alone"] or found["word"])
    if not found or (word and word.lower() in _ELSE):
        return part.cut(0, 0)
    stop = len(text)
    if found["open"]:
        stop = stop - 1 if text.endswith(")") else stop
    return part.cut(found.end(), max(stop, found.end()))


def condition_behind(part: Typed) -> tuple[Typed, Typed]:
    """Part a line that has no cells where a word or a comma begins its condition."""
    text = part.text
    if found := _BEHIND.search(text):
        return part.cut(0, found.start()), part.cut(found.start(), len(text))
    depth = 0
    for place, char in enumerate(text):
        depth += (char in "({") - (char in ")}")
        if char == "," and not depth and _COMPARED.search(text, place):
            return part.cut(0, place), part.cut(place, len(text))
    return part, part.cut(0, 0)
