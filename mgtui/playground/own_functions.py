"""Functions of somebody's own that stand in for a text, such as `loss(x)`: no text can say what they do."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from mgtui.engine import AnyFunction, escaped
from mgtui.playground.own_values import RememberedSource


class OwnFunction(NamedTuple):
    """A callable as the playground has it.

    Attributes:
        text: what stands for it where expressions stand.
        function: what it is to the engine.
        why: how it is known, as a sentence.
        source: where its values come from; None where it has been traced.
        origin: what `--python` opens it by; "" where nothing does.
    """

    text: str
    function: AnyFunction
    why: str
    source: RememberedSource | None = None
    origin: str = ""

    def fault_at(self, values: Mapping[str, float]) -> str:
        """Return what was wrong when f was called with these values, `raised ValueError: ...` say; "" for nothing."""
        point = tuple(values[name] for name in self.function.variables)
        return escaped(self.source.faults.get(point, "")) if self.source else ""


_KNOWN: dict[str, OwnFunction] = {}
_TRACED: set[str] = set()
_LISTENERS: list[Callable[[], None]] = []


def know(own: OwnFunction) -> None:
    """Let a text stand for a function from now on."""
    _KNOWN[own.text] = own
    for forget in _LISTENERS:
        forget()


def own_called(text: str) -> OwnFunction | None:
    """Return the function of somebody's own that a text stands for, if it does for one."""
    return _KNOWN.get(text)


def know_traced(text: str) -> None:
    """Note that an expression is what tracing found of a callable: no other source is needed for it."""
    _TRACED.add(text)


def is_traced(text: str) -> bool:
    """Tell whether an expression is what tracing found of a callable."""
    return text in _TRACED


def when_known(forget: Callable[[], Any]) -> None:
    """Have something forget what it remembers of texts whenever one gets another meaning."""
    _LISTENERS.append(forget)


def escaped_lines(printed: str) -> list[str]:
    """Return what a function has printed in lines without anything that would drive a terminal."""
    return [escaped(line) for line in printed.expandtabs().splitlines()]


def own_names() -> frozenset[str]:
    """Return the names of all functions that texts stand for."""
    return frozenset(text.partition("(")[0] for text in _KNOWN)
