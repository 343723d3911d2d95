"""How much computing a search may do: counted by evaluations, so that every machine finds the same.

A search asks now and then whether its budget is spent, and then leaves off and says so. Without a budget it never is.
What is counted is also told to whoever has it done in slices, see `slices`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

_CALL, _ELEMENT = 6.0, 0.01  # microseconds, about: of an operation, and of each element it is done to


@dataclass(slots=True)
class Budget:
    """What is left to a search, in microseconds of some machine."""

    left: float


_CURRENT: ContextVar[Budget | None] = ContextVar("_CURRENT", default=None)
SPENDER: ContextVar[Callable[[float], None] | None] = ContextVar("SPENDER", default=None)
"""What is told of all work, in microseconds, and may stop it there for a while."""


@contextmanager
def limited(most: float) -> Iterator[Budget]:
    """Give what is done within the block a budget of its own."""
    budget = Budget(most)
    before = _CURRENT.set(budget)
    try:
        yield budget
    finally:
        _CURRENT.reset(before)


def charge(operations: int, elements: int) -> None:
    """Count some operations, each on so many elements, as part of a search's budget."""
    budget = _CURRENT.get()
    if budget is not None:
        budget.left -= operations * cost_of(elements)


def cost_of(elements: int) -> float:
    """Return what an operation on so many elements costs, in microseconds."""
    return _CALL + _ELEMENT * elements


def spend(cost: float) -> None:
    """Tell whoever has it done in slices of work that is done, in microseconds; a slice may end here."""
    spender = SPENDER.get()
    if spender is not None:
        spender(cost)


def is_spent() -> bool:
    """Tell whether there is a budget and nothing left of it."""
    budget = _CURRENT.get()
    return budget is not None and budget.left <= 0.0
