"""The values of somebody's own callable, remembered: the screen draws from memory, a child process fills it."""

import math
import time
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from mgtui.engine import CallableSource

Points = NDArray[np.float64]
_MOST = 400_000  # points: some 60 MB
_FIRST = 16  # points from which the source tells whether f takes arrays
_SOON = 0.02  # seconds of computing after which values are sent off
_SLOW = 0.005  # seconds a call: then a curve with all that is worth knowing of it, a thousand calls, takes too long


class NotYetError(Exception):
    """Raised where a value is asked for that is not in memory yet.

    Attributes:
        points: all that were asked for together and are not known.
    """

    def __init__(self, points: Points) -> None:
        super().__init__("values of f are still to come")
        self.points = points


class DroppedError(Exception):
    """Raised where values are computed that nobody waits for any more."""


class Values(NamedTuple):
    """Some values of a callable.

    Attributes:
        points: where.
        values: what it gave there, nan for none.
        faults: why it gave none, by the point.
    """

    points: Points
    values: Points
    faults: dict[tuple[float, ...], str]


class RememberedSource:
    """A callable as a source of values each of which is computed once, in whichever process `compute` is set.

    Attributes:
        f: the callable.
        count: how many numbers it takes.
        known: the values, by the bytes of the point.
        faults: why there is none, by the point.
        given_up: why nothing more is asked of f; "" while something is.
        tell: takes new values where they are computed; None where they are only looked up.
        fetch: has values computed elsewhere, waits for them and lets them be learnt; None where nobody waits.
        begin: is told of each point before f is called there.
        is_dropped: tells, between calls, whether nobody waits for values any more.
        is_slow: whether a call takes long, where they are computed.
    """

    def __init__(self, f: Callable[..., Any], count: int) -> None:
        self.f = f
        self.count = count
        self.known: dict[bytes, float] = {}
        self.faults: dict[tuple[float, ...], str] = {}
        self.given_up = ""
        self.tell: Callable[[Values], None] | None = None
        self.fetch: Callable[[Points], None] | None = None
        self.begin: Callable[[tuple[float, ...]], None] = lambda point: None
        self.is_dropped: Callable[[], bool] = lambda: False
        self.is_slow = False
        self._source = CallableSource(self._called, count)

    def values(self, points: Points) -> Points:
        """Return the value at each point.

        Raises:
            NotYetError: some are not known, and this is not where they are computed.
            DroppedError: nobody waits for them.
        """
        keys = [row.tobytes() for row in np.ascontiguousarray(points, dtype=np.float64)]
        lacking = {key: place for place, key in enumerate(keys) if key not in self.known}
        if lacking and not self.given_up:
            wanted = points[sorted(lacking.values())]
            if self.fetch is not None:
                self.fetch(wanted)
            elif self.tell is None:
                raise NotYetError(wanted)
            else:
                for new in self._computed(wanted):
                    self.learn(new)
                    self.tell(new)
        return np.array([self.known.get(key, math.nan) for key in keys], dtype=np.float64)

    def _called(self, *point: Any) -> Any:
        self.begin(tuple(float(np.ravel(number)[0]) for number in point))  # of arrays the first
        return self.f(*point)

    def learn(self, new: Values) -> None:
        """Remember values."""
        if len(self.known) + len(new.points) > _MOST:
            self.known.clear()
        rows = np.ascontiguousarray(new.points, dtype=np.float64)
        self.known.update((row.tobytes(), value) for row, value in zip(rows, new.values.tolist(), strict=True))
        self.faults.update(new.faults)

    def _computed(self, points: Points) -> Iterator[Values]:
        """Compute values, and hand them on before long: many at once where f takes arrays, else one by one."""
        done, size = 0, 1
        while done < len(points):
            if self._source.takes_arrays:
                size = len(points)
            elif self._source.takes_arrays is None and len(points) - done >= _FIRST:
                size = _FIRST
            if self.is_dropped():
                raise DroppedError
            part = points[done : done + size]
            began = time.monotonic()
            self._source.faults.clear()
            values = self._source.values(part)
            yield Values(part, values, dict(self._source.faults))
            done += len(part)
            took = time.monotonic() - began
            self.is_slow = not self._source.takes_arrays and took > _SLOW * len(part)
            # Fewer than sixteen: of so many the source makes no array.
            size = min(_FIRST - 1, 2 * size) if took < _SOON else 1
