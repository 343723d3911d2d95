"""Where a search looks first: points over an interval, closing in on every point where something may change."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from mgtui.engine.search.bisection import ordinal
from mgtui.engine.search.probe import Doubles, Truths, scatter
from mgtui.engine.search.sorted_sets import distinct, union

_PLAIN = 384  # points spread over the interval
_BESIDE = 2400  # points, all in all, that close in on splits
_TINY = 2.0**-64  # of the interval: about a split at 0 the doubles themselves go on far too long
_LARGEST = float(np.finfo(np.float64).max)


class Split(NamedTuple):
    """A point that a search must know of.

    Attributes:
        x: where.
        smoothness: -1 where the quantity is not continuous, 0 where its slope is not, 1 where its curvature is not,
            2 where it is smooth and yet worth a close look.
        side: 1 or -1 where it is defined on that side alone, and at x; else 0.
    """

    x: float
    smoothness: int = -1
    side: int = 0


def reach(a: float, b: float) -> tuple[float, float]:
    """Return a..b and a little beyond, so that what lies at an end is seen from both sides."""
    step = b / _PLAIN - a / _PLAIN
    return max(a - step, -_LARGEST), min(b + step, _LARGEST)


def spread(a: float, b: float, splits: Sequence[Split]) -> Doubles:
    """Spread points over the reach of a..b, unevenly, so that no oscillation keeps step with them; ascending."""
    step = b / _PLAIN - a / _PLAIN
    places = np.arange(-1, _PLAIN + 2) + 0.35 * scatter(_PLAIN + 3)
    start, end = reach(a, b)
    x = np.concatenate([a + places * step, [start, a, b, end]])
    x = distinct(x[(x >= start) & (x <= end)])
    if not splits:
        return x
    at = np.array([split.x for split in splits])
    depth = int(np.clip(_BESIDE // (2 * at.size), 4, 56))
    x = union(x, closing_in(at, start, end, depth))
    kept = [split.x for split in splits if (split.smoothness >= 0 or split.side) and start <= split.x <= end]
    return union(x[apart_from(at, x)], kept)


def closing_in(at: Doubles, start: float, end: float, depth: int) -> Doubles:
    """Return points to both sides of each of `at`, at distances that fall by a steady factor to two doubles.

    Args:
        at: ascending, within start..end; the space between neighbours is shared.
        start: left end.
        end: right end.
        depth: how many points to either side of each, and one more.
    """
    fractions = np.linspace(0.0, 1.0, depth)[:, None]
    bounds = np.concatenate([[min(start, at[0])], at, [max(end, at[-1])]])
    near = np.where(at == 0.0, _TINY * end - _TINY * start, 2.0 * np.spacing(np.abs(at)))
    points = []
    for sign, half in ((-1.0, 0.5 * at - 0.5 * bounds[:-2]), (1.0, 0.5 * bounds[2:] - 0.5 * at)):
        far = np.maximum(half, near)
        nearest = np.maximum(near, far * _TINY)
        points.append(at + sign * far * (nearest / far) ** fractions)
        points.append((at + sign * near)[None, :])
    close = np.concatenate(points).ravel()
    return close[(close >= start) & (close <= end)]


def apart_from(at: Doubles, x: Doubles) -> Truths:
    """Tell whether each x lies more than a double away from all of `at`: nearer, the sides are not seen."""
    place = np.searchsorted(at, x)
    apart = np.ones(x.size, bool)
    for shift in (-1, 0):  # the next one to the left and to the right
        other = np.clip(place + shift, 0, at.size - 1)
        apart &= np.abs(ordinal(x) - ordinal(at[other])) > 1
    return apart
