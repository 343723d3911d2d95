"""Many numbers in the place of one: code that was written for floats runs once for all of them.

As on the lanes of a vector processor all take the same path: where a comparison comes out differently, the run ends
in `PartedError`, and each part is run by itself. Every operation rounds as that of floats does, so that the results are
the same to the bit. What asks for a float all the same, such as `math.exp`, is met with `FloatWantedError`.
"""

import math
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from mgtui.engine.calculus.rules import Reals

_Truths: TypeAlias = NDArray[np.bool_]

_FEW = 24  # lanes: of no more than these each is as fast by itself
_FEW_NUMBERS = 16
_MOST_RUNS = 100
_MOST_WORK = 8  # runs of all lanes: after these they have next to nothing in common


class PartedError(Exception):
    """A comparison holds for some of the lanes alone.

    Attributes:
        holds: for which.
    """

    def __init__(self, holds: _Truths) -> None:
        super().__init__("a comparison holds for some of the lanes alone")
        self.holds = holds


class FloatWantedError(Exception):
    """An operation takes floats alone."""


class Lanes:
    """Numbers that take a float's place in arithmetic, `abs`, `round`, `math.floor` and comparisons.

    Attributes:
        numbers: at least one, in one dimension.
    """

    __slots__ = ("numbers",)
    __array_ufunc__ = None  # numpy's own scalars leave the operation to the methods below

    def __init__(self, numbers: Reals) -> None:
        self.numbers = numbers

    def __add__(self, other: Any) -> "Lanes":
        return Lanes(self.numbers + _numbers(other))

    __radd__ = __add__

    def __sub__(self, other: Any) -> "Lanes":
        return Lanes(self.numbers - _numbers(other))

    def __rsub__(self, other: Any) -> "Lanes":
        return Lanes(_numbers(other) - self.numbers)

    def __mul__(self, other: Any) -> "Lanes":
        return Lanes(self.numbers * _numbers(other))

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> "Lanes":
        return _divided(self.numbers, _numbers(other))

    def __rtruediv__(self, other: Any) -> "Lanes":
        return _divided(_numbers(other), self.numbers)

    def __pow__(self, other: float) -> "Lanes":
        try:  # by Python's own power, which rounds otherwise than numpy's
            return Lanes(np.array([number**other for number in self.numbers.tolist()]))
        except ArithmeticError:
            raise FloatWantedError from None

    def __neg__(self) -> "Lanes":
        return Lanes(-self.numbers)

    def __abs__(self) -> "Lanes":
        return Lanes(np.abs(self.numbers))

    def __floor__(self) -> "Lanes":
        return Lanes(self._whole(np.floor))

    def __round__(self) -> "Lanes":
        return Lanes(self._whole(np.rint))

    def is_integer(self) -> bool:
        """Tell whether all are whole numbers."""
        return _agreed(np.isfinite(self.numbers) & (np.floor(self.numbers) == self.numbers))

    def __bool__(self) -> bool:
        return _agreed(self.numbers != 0.0)

    def __eq__(self, other: object) -> bool:
        return _agreed(self.numbers == _numbers(other))

    def __ne__(self, other: object) -> bool:
        return _agreed(self.numbers != _numbers(other))

    def __lt__(self, other: Any) -> bool:
        return _agreed(self.numbers < _numbers(other))

    def __le__(self, other: Any) -> bool:
        return _agreed(self.numbers <= _numbers(other))

    def __gt__(self, other: Any) -> bool:
        return _agreed(self.numbers > _numbers(other))

    def __ge__(self, other: Any) -> bool:
        return _agreed(self.numbers >= _numbers(other))

    def __hash__(self) -> int:
        return hash(float(self))

    def __int__(self) -> int:
        return int(float(self))

    def __float__(self) -> float:
        """Return the number that all are, where they are few: those of floor(x), say."""
        bits = self.numbers.view(np.int64)  # nan is itself here, and -0 is not 0
        if len(set(bits.tolist())) > _FEW_NUMBERS:
            raise FloatWantedError
        _agreed(bits == bits[0])
        return float(self.numbers[0])

    def _whole(self, rule: Callable[[Reals], Reals]) -> Reals:
        if not np.isfinite(self.numbers).all():  # Python raises
            raise FloatWantedError
        return rule(self.numbers) + 0.0  # whole numbers of Python have no -0


def is_nan(number: float) -> bool:
    """Tell whether a number, or each of the lanes, is no number."""
    return number != number


def is_finite(number: float) -> bool:
    """Tell whether a number, or each of the lanes, is finite."""
    return abs(number) < math.inf


def power_of_two_below(number: float) -> float:
    """Return the power of two at or below the size of a number other than 0, or of each of the lanes."""
    if isinstance(number, Lanes):
        return Lanes(np.ldexp(0.5, np.frexp(number.numbers)[1]))
    return math.ldexp(0.5, math.frexp(number)[1])


def by_each(rule: Callable[[float], float], number: float) -> float:
    """Return a rule that takes floats alone of a number, or of each of the lanes."""
    if isinstance(number, Lanes):
        return Lanes(np.array([rule(single) for single in number.numbers.tolist()]))
    return rule(number)


def series_at(taylor: Callable[[float, int], list[float]], number: float, order: int) -> list[float]:
    """Return a function's Taylor series about a number, or about each of the lanes."""
    if isinstance(number, Lanes):
        return [Lanes(line) for line in np.array([taylor(single, order) for single in number.numbers.tolist()]).T]
    return taylor(number, order)


def each(rule: Callable[..., Sequence[float]], width: int, *columns: Reals) -> Reals:
    """Return what a rule gives for each row of some columns, as columns: at once as far as rows take one path.

    Args:
        rule: takes a float of each column, or `Lanes`, and returns numbers.
        width: how many.
        columns: the numbers it takes, all of one length.
    """
    found: Reals = np.empty((width, columns[0].size))
    size = columns[0].size
    waiting, runs, work = [np.arange(size)], 0, 0
    while waiting:
        rows = waiting.pop()
        taken = [column[rows] for column in columns]
        if rows.size > _FEW and runs < _MOST_RUNS and work < _MOST_WORK * size:
            runs, work = runs + 1, work + rows.size
            try:
                with np.errstate(all="ignore"):
                    given = rule(*map(Lanes, taken))
                for line, number in zip(found, given, strict=True):
                    line[rows] = _numbers(number)
                continue
            except PartedError as parted:
                waiting += [rows[parted.holds], rows[~parted.holds]]
                continue
            except FloatWantedError:
                pass
        for row, single in zip(rows.tolist(), np.stack(taken, axis=1).tolist(), strict=True):
            found[:, row] = rule(*single)
    return found


def _numbers(other: Any) -> Any:
    return other.numbers if isinstance(other, Lanes) else other


def _agreed(holds: _Truths) -> bool:
    """Return what holds for all lanes alike."""
    count = np.count_nonzero(holds)
    if 0 < count < holds.size:
        raise PartedError(holds)
    return bool(count)


def _divided(u: Any, v: Any) -> Lanes:
    if np.any(v == 0.0):  # Python raises
        raise FloatWantedError
    return Lanes(u / v)
