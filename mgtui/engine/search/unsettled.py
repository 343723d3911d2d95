"""The pieces that an interval is divided into while a proof settles them one by one; see `completeness`."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

BESIDE = 2.0**-30  # of the interval: nearer to a break its expansion there tells all
DOUBLES = 8  # about a zero or break, which are known to within a few
_STEEP = 4.0  # a piece whose ends are so many times as far from a break as each other is divided by that ratio


class Unsettled(NamedTuple):
    """An interval to be settled.

    Attributes:
        low: left end.
        high: right end.
        parts: those not settled yet.
        left: the break that its left end was put beside; nan where there is none.
        right: likewise, of its right end.
        depth: how often it was divided.
    """

    low: float
    high: float
    parts: tuple[int, ...] = (0, 1, 2)
    left: float = math.nan
    right: float = math.nan
    depth: int = 0

    @property
    def is_beside(self) -> bool:
        """Whether it came of an interval that ends beside a break."""
        return not (math.isnan(self.left) and math.isnan(self.right))


def between(a: float, b: float, cuts: Sequence[float]) -> Iterator[Unsettled]:
    """Divide an interval at the breaks, and leave out what lies beside one."""
    ends = [a, *(cut for cut in cuts if a < cut < b), b]
    broken = set(cuts)
    for low, high in pairwise(ends):
        left, right = (low if low in broken else math.nan), (high if high in broken else math.nan)
        start = low + max(DOUBLES * math.ulp(low), BESIDE * (b - a)) if low in broken else low
        end = high - max(DOUBLES * math.ulp(high), BESIDE * (b - a)) if high in broken else high
        if start < end:
            yield Unsettled(start, end, left=left, right=right)


def towards(cut: float, low: float, high: float) -> list[float]:
    """Return where to divide an interval right of a break so that no part is steep; none where it is not itself."""
    if not high - cut > _STEEP * (low - cut):
        return []
    count = math.ceil(math.log((high - cut) / (low - cut), _STEEP))
    ratio = ((high - cut) / (low - cut)) ** (1.0 / count)
    return [cut + (low - cut) * ratio**k for k in range(1, count)]
