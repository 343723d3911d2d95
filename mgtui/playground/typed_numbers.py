"""Numbers and ranges as people type them into a prompt or on the command line: `2/3`, `pi/4`, `-2pi:2pi`."""

import math

from mgtui.engine import VARIABLE, ExpressionError, parse


def number_of(text: str) -> float:
    """Return the value of an expression without variables.

    Raises:
        ValueError: it does not parse (an `ExpressionError`), has a variable, or has no finite value.
    """
    function = parse(text)
    for node in function.tree:
        if node.op == VARIABLE:
            raise ExpressionError(f"A number is wanted here, and {node.name} is a variable.", node.start, node.end)
    value = float(function(0.0))
    if not math.isfinite(value):
        raise ValueError("This has no finite value.")
    return value


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
