"""Any Python callable as a function to explore: its formula where tracing finds one, else its samples."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from mgtui.engine.own.parameters import Parameters, label_of, parameters
from mgtui.engine.own.sampled_function import AnyFunction, Sampled
from mgtui.engine.own.source import CallableSource
from mgtui.engine.own.traced import TracedNet, traced

How: TypeAlias = Literal["traced", "sampled"]

TRACED = "traced: every step of f is known, so its slope is exact"

SAMPLED = "sampled: {reason}, so only samples tell"


@dataclass(frozen=True, slots=True)
class Own:
    """A callable of somebody's own, ready to be explored.

    Attributes:
        function: it as an expression, or by its samples.
        how: which of the two.
        why: the same as a sentence for people, with the reason.
        formula: the expression as text; "" where there is none.
        variables: what it takes, in its order.
        defaults: values that its signature gives to some of them.
    """

    function: AnyFunction
    how: How
    why: str
    formula: str
    variables: tuple[str, ...]
    defaults: tuple[tuple[str, float], ...]


def own_function(f: Callable[..., Any], *, names: Sequence[str] | None = None, name: str = "") -> Own:
    """Return a callable of one or more floats as a function to explore.

    Args:
        f: the callable.
        names: what its variables are called, in its order; by default as its signature has them.
        name: what it is called; by default as Python has it, `f` for a lambda.

    Raises:
        TypeError: f is no callable of a fixed number of floats; says why.
    """
    found = Parameters(tuple(names)) if names else parameters(f)
    name = name or label_of(f)
    expression = traced(f, found.names, name, dict(found.defaults))
    if not isinstance(expression, str):
        formula = "" if isinstance(expression, TracedNet) else expression.reading
        return Own(expression, "traced", TRACED, formula, found.names, found.defaults)
    sampled = Sampled(CallableSource(f, len(found.names)), found.names, name)
    return Own(sampled, "sampled", SAMPLED.format(reason=expression), "", found.names, found.defaults)
