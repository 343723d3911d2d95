"""The expressions in a stream: one a line, a function of a program over as many as it has."""

import re
from collections.abc import Iterable, Iterator

_BEGINS = re.compile(r"(?:async\s+)?def\b|@|import\b|from\b")  # a program, which goes on over lines
_ENDS = re.compile(r"(?:async\s+)?def\b")


def expressions_in(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield each expression with the number of its first line, from 1; blank lines and comments are none."""
    block: list[str] = []
    first, is_whole = 0, False
    for number, line in enumerate(lines, 1):
        text = line.rstrip("\r\n")
        goes_on = bool(block) and (not text.strip() or text[0] in " \t" or not is_whole)
        if goes_on:
            block.append(text)
            is_whole = is_whole or bool(_ENDS.match(text))
            continue
        if block:
            yield first, "\n".join(block)
            block = []
        if _BEGINS.match(text):
            block, first, is_whole = [text], number, bool(_ENDS.match(text))
        elif text.strip() and not text.lstrip().startswith("#"):
            yield number, text
    if block:
        yield first, "\n".join(block)
