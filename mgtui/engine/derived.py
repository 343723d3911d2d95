"""The curves of f' and f'' below the curve of f: through its points, as far as they can be believed."""

import math
from collections.abc import Sequence

import numpy as np

from mgtui.engine.curve import Piece
from mgtui.engine.own.sampled_function import AnyFunction, Sampled
from mgtui.engine.search.probe import Doubles, Truths
from mgtui.engine.search.sorted_sets import among
from mgtui.engine.search.sure import Scale, bounds_at, in_empty_parts

_FEWEST = 5  # points of a piece of samples that has a derivative
_MOST_PROVEN = 64
_MOST_LOST = 3  # numbers that cannot be proven, before no more are tried: each may take a millisecond
_NOTHING = 2.0**-40  # of what f' must be for f to change by its own size over the window: below, f' may well be 0


def derived(f: AnyFunction, pieces: Sequence[Piece], cuts: Sequence[float], order: int) -> list[Piece]:
    """Return f' (order 1) or f'' (order 2) at the points of f's curve, cut where it may break.

    Points whose round-off shows are left out: beside a hole f'' is a tiny number over another. Where a good part of
    the curve has no other, and at the ends of pieces, they are proven instead.

    Args:
        f: a function of one variable.
        pieces: its curve.
        cuts: where f' may break, ascending.
        order: 1 or 2.
    """
    parts = [part for xs, _ in pieces for part in _split(xs, cuts)]
    if not parts:
        return []
    if isinstance(f, Sampled):
        heights = [ys[np.searchsorted(xs, part)] for xs, ys in pieces for part in _split(xs, cuts)]
        return [piece for part, ys in zip(parts, heights, strict=True) for piece in _from_samples(part, ys, order)]
    x = np.concatenate(parts)
    jet = f.jet(x)
    numbers = np.stack([jet.value, jet.slope, jet.curvature])
    y, bounds = numbers[order].copy(), bounds_at(f, x, numbers)[order]
    best = bounds <= np.sort(bounds)[bounds.size // 2]  # the half known best tells what the others should be like
    sure = np.isfinite(y) & (bounds <= Scale.of(y[best]).allowed(y))
    ends = np.cumsum([part.size for part in parts])
    outer = {0, *ends[:-1].tolist(), *(ends - 1).tolist()}
    wanted = outer.union(in_empty_parts(x, sure).tolist())
    lost = 0
    for at in sorted(at for at in wanted if not sure[at] and not np.isinf(y[at]))[:_MOST_PROVEN]:
        proven = f.exact(float(x[at])).parts[order].number if lost < _MOST_LOST else math.nan
        sure[at], lost = math.isfinite(proven), lost + math.isnan(proven)
        y[at] = proven if sure[at] else y[at]
    if not sure.any():
        sure = _flat(numbers[0], y, bounds, x, order)
        y[sure] = 0.0
    kept = zip(np.split(x, ends[:-1]), np.split(y, ends[:-1]), np.split(sure, ends[:-1]), strict=True)
    return [(xs[seen], ys[seen]) for xs, ys, seen in kept if seen.any()]


def _from_samples(x: Doubles, y: Doubles, order: int) -> list[Piece]:
    """Return a derivative by the differences of a piece's own points: wide apart as they are, noise shows least."""
    for _ in range(order):
        if x.size < _FEWEST:
            return []
        y = np.gradient(y, x, edge_order=2)
        if order > 1:  # at the ends the second of two differences is no good
            x, y = x[1:-1], y[1:-1]
    return [(x, y)]


def _split(xs: Doubles, cuts: Sequence[float]) -> list[Doubles]:
    """Return the points between the cuts: at a corner there is no slope, and the curve of slopes jumps."""
    inner = xs[~among(xs, cuts)]
    return [part for part in np.split(inner, np.searchsorted(inner, cuts)) if part.size]


def _flat(values: Doubles, y: Doubles, bounds: Doubles, x: Doubles, order: int) -> Truths:
    """Tell where a derivative cannot be told from 0, and is small beside what f would need to be seen to change."""
    size = np.max(np.abs(values), initial=0.0, where=np.isfinite(values))
    unit = _NOTHING * size / max(float(x[-1] - x[0]), math.ulp(0.0)) ** order
    return np.asarray((np.abs(y) <= bounds) & (bounds <= unit))
