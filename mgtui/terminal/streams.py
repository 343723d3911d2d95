"""What is said on standard output and standard error, by one contract, whatever has become of the two.

A failed write is one line on standard error and the status 1, a reader that has seen enough is none of either, and what
was typed is never echoed as it is.
"""

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TextIO

WRITE_ERROR, USAGE_ERROR = 1, 2


def put(text: str) -> int:
    """Write to standard output all that is to be said there, and return the exit status."""
    return put_parts([text])


def put_parts(parts: Iterable[str]) -> int:
    """Write parts of what is to be said as they come, until the reader has seen enough; return the exit status."""
    return put_to_reader(parts) or 0


def put_to_reader(parts: Iterable[str]) -> int | None:
    """Write parts of what is to be said, and return the exit status, None where the reader has seen enough."""
    try:
        if sys.stdout is None:
            raise OSError(0, "it is closed")
        for part in parts:
            sys.stdout.write(part)
            sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough: `mgtui --print | head`
        _point_at_nothing(sys.stdout)
        return None
    except OSError as error:
        _point_at_nothing(sys.stdout)
        say(f"standard output: {error.strerror}")
        return WRITE_ERROR
    return 0


def complain(message: str) -> int:
    """Say what was wrong with the arguments, and return the exit status."""
    say(message)
    return USAGE_ERROR


def say(message: str) -> None:
    """Write a message to standard error, in characters that it takes; where nobody can read it, do without."""
    if sys.stderr is None:
        return
    encoding = sys.stderr.encoding or "ascii"
    try:
        sys.stderr.write(f"mgtui: {message}\n".encode(encoding, "backslashreplace").decode(encoding))
        sys.stderr.flush()
    except OSError:
        _point_at_nothing(sys.stderr)


def takes(stream: TextIO | None, text: str) -> bool:
    """Tell whether a text can be written to a stream in its encoding."""
    try:
        text.encode(stream.encoding if stream is not None else "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _point_at_nothing(stream: TextIO | None) -> None:
    """Have Python, which writes what is left when it ends, write it to nowhere instead of failing once more."""
    if stream is not None:
        with suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)
