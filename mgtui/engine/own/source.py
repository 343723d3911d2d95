"""Where the values of a sampled function come from: the one place at which a callable is asked."""

import math
from collections.abc import Callable
from typing import Any, Protocol

import numpy as np

from mgtui.engine.own.returned import raised, returned
from mgtui.engine.search.probe import Doubles

_MOST_KEPT = 1_000  # reasons that are remembered


class ValueSource(Protocol):
    """What gives the values of a function at some points.

    The same questions are asked in the same order for the same request, so that answers may be kept and given again.
    """

    def values(self, points: Doubles) -> Doubles:
        """Return the value at each point, nan where there is none.

        Args:
            points: of shape (how many, number of variables), finite or not.
        """
        ...


class CallableSource:
    """A Python callable as a source; two are equal that ask the same callable.

    Attributes:
        f: the callable.
        count: how many numbers it takes.
        faults: why it gave no value, by the point; the first thousand.
    """

    def __init__(self, f: Callable[..., Any], count: int = 1) -> None:
        self.f = f
        self.count = count
        self.faults: dict[tuple[float, ...], str] = {}

    def __eq__(self, other: object) -> bool:
        return self.f == other.f and self.count == other.count if isinstance(other, CallableSource) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.count)  # a callable need not have a hash

    def values(self, points: Doubles) -> Doubles:
        """Return the value at each point, nan where f raises or gives no real number; see `faults`."""
        with np.errstate(all="ignore"):
            return np.array([self._value(tuple(point)) for point in points.tolist()], dtype=np.float64)

    def _value(self, point: tuple[float, ...]) -> float:
        try:
            number, reason = returned(self.f(*point))
        except (KeyboardInterrupt, GeneratorExit):
            raise
        except BaseException as error:  # SystemExit too: sys.exit in f is no reason to leave
            number, reason = math.nan, raised(error)
        if reason and len(self.faults) < _MOST_KEPT:
            self.faults.setdefault(point, reason)
        return number
