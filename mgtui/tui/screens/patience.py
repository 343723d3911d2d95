"""What a person does may need values of somebody's own function that are still to come: then they are asked for."""

from collections.abc import Callable
from functools import wraps
from inspect import iscoroutinefunction, isfunction
from types import TracebackType
from typing import Any, Protocol, TypeVar

from mgtui.playground.own_values import NotYetError, Points

T = TypeVar("T")
TO_COME = "That needs values of f which are still to come: do it again."


class Patience:
    """Encloses all that is done at once; what is enclosed in another is that one's part."""

    def __init__(self, lacking: Callable[[Points], None]) -> None:
        self._lacking = lacking
        self._depth = 0

    def __enter__(self) -> None:
        self._depth += 1

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> bool:
        """Hand on which values are lacking once all is left."""
        self._depth -= 1
        if self._depth or not isinstance(error, NotYetError):
            return False
        self._lacking(error.points)
        return True


class Patient(Protocol):
    """Whatever does what a person asks for."""

    patience: Patience


def patient(kind: type[T]) -> type[T]:
    """Have every method of a class that returns nothing enclosed in its `patience`.

    Textual calls those for messages, keys, timers, changes of what is watched and sheets that close, each in a way of
    its own, and ends the program for an exception in any of them.
    """
    for name, method in list(vars(kind).items()):
        returns = getattr(method, "__annotations__", {}).get("return", method)
        waits = iscoroutinefunction(method)  # and calls others of these
        if isfunction(method) and not waits and not name.startswith("__") and returns is None:
            setattr(kind, name, _enclosed(method))
    return kind


def _enclosed(method: Callable[..., None]) -> Callable[..., None]:
    @wraps(method)
    def enclosed(self: Patient, *values: Any, **named: Any) -> None:
        with self.patience:
            method(self, *values, **named)

    return enclosed
