"""Numbers and ranges as people type them into a prompt or on the command line: `2/3`, `pi/4`, `-2pi:2pi`."""

import math

from mgtui.engine import ExpressionError, parse
from mgtui.engine.tree import VARIABLE


def number_of(text: str) -> float:
    """The value of an expression without variables.

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


def range_of(text: str) -> tuple[float, float]:
    """The two ends of `low:high`.

    Raises:
        ValueError: there are not two ends, or one of them is no number.
    """
    low, colon, high = text.partition(":")
    if not colon:
        raise ValueError("Two ends are wanted with a colon between them, as in -2pi:2pi.")
    return number_of(low), number_of(high)
