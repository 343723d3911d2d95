"""Where the values of a sampled function come from: the one place at which a callable is asked."""

import math
import warnings
from collections.abc import Callable
from typing import Any, Protocol

import numpy as np

from mgtui.engine.own.returned import raised, returned
from mgtui.engine.search.probe import Doubles

_MANY = 16  # points that are worth an array
_CHECKED = 5  # of them, the first and the last among them
_ROUNDINGS = 2.0**-48
_LEAVE = (KeyboardInterrupt, GeneratorExit)
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

    Where it takes arrays too, many values cost one call: whether it does is found out at the first such question, and
    some of the values are held against those of single calls each time.

    Attributes:
        f: the callable.
        count: how many numbers it takes.
        faults: why it gave no value, by the point; the first thousand.
        takes_arrays: whether it does; None while that is not known.
    """

    def __init__(self, f: Callable[..., Any], count: int = 1) -> None:
        self.f = f
        self.count = count
        self.faults: dict[tuple[float, ...], str] = {}
        self.takes_arrays: bool | None = None

    def __eq__(self, other: object) -> bool:
        return self.f == other.f and self.count == other.count if isinstance(other, CallableSource) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.count)  # a callable need not have a hash

    def values(self, points: Doubles) -> Doubles:
        """Return the value at each point, nan where f raises or gives no real number; see `faults`."""
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if len(points) >= _MANY and self.takes_arrays is not False:
                found = self._at_once(points)
                self.takes_arrays = found is not None
                if found is not None:
                    return found
            return np.array([self._value(tuple(point)) for point in points.tolist()], dtype=np.float64)

    def _at_once(self, points: Doubles) -> Doubles | None:
        """Return the values as one call with arrays gives them; None where that is not what single calls give."""
        try:
            found = self.f(*points.T.copy())  # a copy: f may change what it is given
        except _LEAVE:
            raise
        except BaseException:
            return None
        if not isinstance(found, np.ndarray) or found.shape != (len(points),) or found.dtype.kind not in "fiu":
            return None
        values = np.array(found, dtype=np.float64)
        checked = np.linspace(0, len(points) - 1, _CHECKED).astype(int).tolist()
        alone = np.array([self._value(tuple(points[k].tolist())) for k in checked])
        # numpy computes arrays otherwise than single numbers, by a few roundings.
        alike = np.isclose(values[checked], alone, rtol=_ROUNDINGS, atol=0.0, equal_nan=True)
        return values if np.all(alike | ~(np.isfinite(values[checked]) | np.isfinite(alone))) else None

    def _value(self, point: tuple[float, ...]) -> float:
        try:
            number, reason = returned(self.f(*point))
        except _LEAVE:
            raise
        except BaseException as error:  # SystemExit too: sys.exit in f is no reason to leave
            number, reason = math.nan, raised(error)
        if reason and len(self.faults) < _MOST_KEPT:
            self.faults.setdefault(point, reason)
        return number
