"""Numbers and ranges as people type them into a prompt or on the command line: `2/3`, `pi/4`, `-2pi:2pi`."""

import math

from mgtui.engine import VARIABLE, ExpressionError, parse, variable_name

_WANTED = "A number is wanted here, such as 2/3 or pi/4"


def number_of(text: str) -> float:
    """Return the value of an expression without variables.

    Raises:
        ValueError: it does not parse (an `ExpressionError`), has a variable, or has no finite value.
    """
    if not text.strip():
        raise ValueError(_WANTED + ".")
    try:
        function = parse(text)
    except ExpressionError as error:
        raise _no_number(text, error) from None
    for node in function.tree:
        if node.op == VARIABLE:
            raise ExpressionError(f"A number is wanted here, and {node.name} is a variable.", node.start, node.end)
    value = float(function(0.0))
    if not math.isfinite(value):
        raise ValueError("This has no finite value.")
    return value


def _no_number(text: str, error: ExpressionError) -> ExpressionError:
    """Return what is wrong with a text where a number is wanted: of a word that is none, nothing about variables."""
    front, equals, value = text.partition("=")
    if equals and value.strip() and (not front.strip() or variable_name(front)):
        end = len(text) - len(value.lstrip())
        return ExpressionError(f"{_WANTED}: leave {f'{front.strip()} ='.strip()} out.", 0, end, "")
    word = text[error.start : error.end]
    if not word.isalpha() or len(word) == 1 or _corrects(text, error):
        return error
    return ExpressionError(f"{_WANTED}, and {word} is none.", error.start, error.end)


def _corrects(text: str, error: ExpressionError) -> bool:
    """Tell whether what the error offers makes a number of the text."""
    if error.suggestion is None:
        return False
    try:
        number_of(text[: error.start] + error.suggestion + text[error.end :])
    except ValueError:
        return False
    return True


def window_of(text: str) -> tuple[tuple[float, float, float | None], tuple[float, float] | None]:
    """Return the ends and the step of `low:high`, and the ends of the height behind a comma or None: `-5:5, 0:50`.

    Raises:
        ValueError: either is no range, or the height has a step.
    """
    across, *up = _parts(text)
    if not up or ":" not in across:  # 0,5 is no range, and the complaint about it knows better
        return range_of(text), None
    if len(up) > 1:
        raise ValueError("A range for x is wanted, and one for the height at most: -5:5, 0:50.")
    low, high, step = range_of(up[0])
    if step is not None:
        raise ValueError("The height of the window has two ends and no step, as in -5:5, 0:50.")
    return range_of(across), (low, high)


def _parts(text: str) -> list[str]:
    """Return what stands between the commas of a text, those in brackets apart: max(1, 2) is one number."""
    parts, depth = [""], 0
    for char in text:
        depth += (char in "([{") - (char in ")]}")
        if char == "," and depth <= 0:
            parts.append("")
        else:
            parts[-1] += char
    return parts


def range_of(text: str) -> tuple[float, float, float | None]:
    """Return the ends of `low:high`, and the step of `low:high:step` or None.

    Raises:
        ValueError: there are not two or three parts, or one of them is no number.
    """
    parts = text.split(":")
    if len(parts) not in (2, 3):
        raise ValueError("Two ends are wanted with a colon between them, as in -2pi:2pi.")
    low, high, *step = map(number_of, parts)
    return low, high, step[0] if step else None
