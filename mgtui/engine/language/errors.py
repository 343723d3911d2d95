"""The one error of the language, and how what a person typed is quoted back without harm.

What was typed may hold anything: control characters that move a terminal's cursor, marks that turn the direction of
writing, halves of surrogate pairs that no file can store. A message quotes none of them as they are.
"""

import unicodedata

LONGEST_MESSAGE = 200
_LONGEST_QUOTE = 24
_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")  # printable by their category, and yet nothing to see
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_NAMELESS = {"Cc": "a control character", "Cs": "half of a surrogate pair", "Co": "a private character"}


class ExpressionError(ValueError):
    """A text is not an expression.

    Attributes:
        message: one or two sentences in the user's words; printable, at most 200 characters.
        start: first code point of the offending part of the text as it was given.
        end: one past its last code point.
        suggestion: what to type in place of `text[start:end]`; None where nobody could guess.
    """

    def __init__(self, message: str, start: int, end: int, suggestion: str | None = None) -> None:
        message = message if len(message) <= LONGEST_MESSAGE else message[: LONGEST_MESSAGE - 1] + "…"
        super().__init__(message, start, end, suggestion)  # all four, or the error could not be pickled
        self.message = message
        self.start = start
        self.end = end
        self.suggestion = suggestion

    def __str__(self) -> str:
        return self.message


def visible(char: str) -> bool:
    """Tell whether a character can be shown as it is: not blank, standing alone, leaving neighbours as they are."""
    if char.isascii():
        return char.isprintable()
    return (
        char.isprintable()  # neither control, format, surrogate, private nor unassigned, nor a space but " "
        and not unicodedata.category(char).startswith("M")  # combining marks sit on what stands before them
        and unicodedata.bidirectional(char) not in _RIGHT_TO_LEFT
        and char not in _BLANK_LETTERS
    )


def escaped(text: str) -> str:
    r"""Return the text with everything that is not visible in Python's notation: `\x1b`, `\u202e`, `\U000e0001`."""
    return "".join(char if visible(char) else _escape(ord(char)) for char in text)


def _escape(code: int) -> str:
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def quoted(text: str) -> str:
    """Quote the text, escaped, and cut where it is long."""
    short = text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1]
    return f"'{escaped(short)}{'' if short is text else '…'}'"


def described(char: str) -> str:
    """Describe a character for people: itself and its name, or its number and name where it cannot be shown."""
    if char.isascii() and visible(char):
        return quoted(char)
    if "\udc80" <= char <= "\udcff":  # what Python makes of such a byte
        return f"Byte {ord(char) - 0xDC00:02X} (no text in the encoding of the input)"
    name = unicodedata.name(char, "").lower() or _NAMELESS.get(unicodedata.category(char), "no character")
    return f"{quoted(char)} ({name})" if visible(char) else f"U+{ord(char):04X} ({name})"
