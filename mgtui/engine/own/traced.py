"""Tracing: a callable run once on symbols that write down what is done to them."""

from collections.abc import Callable, Sequence
from typing import Any

from mgtui.engine.expression import Function


def traced(f: Callable[..., Any], names: Sequence[str], name: str = "f") -> Function | str:
    """Return a callable as an expression, or the reason why it is known by samples alone."""
    return f"what {name} does inside is not known, so only samples tell"
