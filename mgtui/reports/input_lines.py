"""The expressions in a stream: one a line, a function of a program over as many as it has."""

import re
from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from typing import TextIO

from mgtui.engine import MOST_COUNTED

_BEGINS = re.compile(r"(?:async\s+)?def\b|@|import\b|from\b")  # a program, which goes on over lines
_ENDS = re.compile(r"(?:async\s+)?def\b")
_BYTE_ORDER_MARK = "\ufeff"  # which editors put before a text


def lines_of(stream: TextIO) -> Iterator[str]:
    """Yield the lines of a stream; of a line that is far too long its beginning, since there may be no end to it.

    A byte that is no text is an error of its line and not of the stream.
    """
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="surrogateescape")
    line = stream.readline(MOST_COUNTED + 1).removeprefix(_BYTE_ORDER_MARK)
    while line:
        yield line
        while len(line) > MOST_COUNTED and not line.endswith("\n"):
            line = stream.readline(MOST_COUNTED + 1)
        line = stream.readline(MOST_COUNTED + 1)


def expressions_in(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield each expression with the number of its first line, from 1; blank lines and comments are none."""
    block: list[str] = []
    first, length, is_whole = 0, 0, False
    for number, line in enumerate(lines, 1):
        text = line.rstrip("\r\n")
        goes_on = bool(block) and (not text.strip() or text[0] in " \t" or not is_whole)
        if goes_on:
            if length <= MOST_COUNTED:  # what is longer is refused without the rest of it
                block.append(text)
                length += len(text) + 1
            is_whole = is_whole or bool(_ENDS.match(text))
            continue
        if block:
            yield first, "\n".join(block)
            block = []
        if _BEGINS.match(text):
            block, first, length, is_whole = [text], number, len(text), bool(_ENDS.match(text))
        elif text.strip() and not text.lstrip().startswith("#"):
            yield number, text
    if block:
        yield first, "\n".join(block)
