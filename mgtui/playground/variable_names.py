"""What variables are called where people read of them: θ₁ as in the reading, or theta_1 where letters cannot be shown.

How, follows from what the terminal has and is the same for all that a process shows; it is set once, by the screen.
Reports and pictures, which have a charset of their own, set it while they are made.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from mgtui.engine import lettered
from mgtui.text.charset import CharsetName


class _Written:
    in_letters = False


def write_names_in(charset: CharsetName) -> None:
    """Have variables called by their letters from now on, where a terminal has these characters, else by names.

    The font of the console has some Greek letters, not all.
    """
    _Written.in_letters = charset == "braille"


@contextmanager
def names_in(charset: CharsetName) -> Iterator[None]:
    """Have variables called so while something is made that is written with other characters than the screen."""
    before = _Written.in_letters
    write_names_in(charset)
    try:
        yield
    finally:
        _Written.in_letters = before


def variable_label(name: str) -> str:
    """Return what a variable is called.

    >>> with names_in("braille"):
    ...     variable_label("theta_1")
    'θ₁'
    """
    return lettered(name) if _Written.in_letters else name
