"""All that decides what f does at x: its value there, and its two sides."""

import math
from typing import NamedTuple

from mgtui.engine.germs.germ import UNDEFINED
from mgtui.engine.local.one_sided import OneSided

SAME = 1e-12  # two sides whose slopes differ by less, relatively, differ by rounding


class Sides(NamedTuple):
    """A point of f and both sides of it.

    Attributes:
        x: the point.
        value: f(x); nan where undefined, inf on overflow.
        left: what f does just left of x.
        right: the same on the right.
        seam: whether pieces meet at x, or one has x to itself.
    """

    x: float
    value: float
    left: OneSided
    right: OneSided
    seam: bool = False

    @property
    def slopes(self) -> tuple[float, float]:
        """The one-sided slopes, on the left and on the right."""
        return self.left.slope, self.right.slope

    @property
    def limits(self) -> tuple[float, float]:
        """Where f tends, from the left and from the right."""
        return self.left.limit, self.right.limit

    @property
    def defined(self) -> tuple[bool, bool]:
        """Whether f has values on the left and on the right."""
        return self.left.state != UNDEFINED, self.right.state != UNDEFINED

    @property
    def with_values(self) -> list[OneSided]:
        """The sides on which f has values."""
        return [side for side in (self.left, self.right) if side.state != UNDEFINED]

    def with_slope(self, slope: float) -> "Sides":
        """Return the same with one slope on both sides, as where f is smooth."""
        return self._replace(left=self.left._replace(slope=slope), right=self.right._replace(slope=slope))

    def unknown(self) -> "Sides":
        """Return the same with limits and slopes unknown."""
        left, right = (side._replace(limit=math.nan, slope=math.nan) for side in (self.left, self.right))
        return self._replace(left=left, right=right)


def same(left: OneSided, right: OneSided, part: int) -> bool:
    """Tell whether two sides agree in their limit (part 0), slope (1) or curvature (2)."""
    return close(left[1:4][part], right[1:4][part], left.errors[part] + right.errors[part])


def close(a: float, b: float, error: float) -> bool:
    """Tell whether two numbers are equal up to an error of theirs and rounding."""
    return a == b or abs(a - b) <= error + SAME * max(abs(a), abs(b)) < math.inf
