"""Every sign change of a quantity, its slope and its curvature over an interval.

The curvature decides: where it has one sign between neighbours, the slope is monotone there and has at most one zero,
and between the slope's zeros the value has at most one. So every zero of the curvature is put in among the points,
then every zero of the slope, and the signs at neighbouring points tell all there is.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from mgtui.engine.search.bisection import FEW, Brackets, doubles_in, ordinal, zeros
from mgtui.engine.search.budget import is_spent
from mgtui.engine.search.density import Stretch, dense, inserted, runs_of
from mgtui.engine.search.probe import CURVATURE, SLOPE, VALUE, Doubles, Probe, Samples, Signs, Truths
from mgtui.engine.search.signs import trusted_signs
from mgtui.engine.search.sorted_sets import among
from mgtui.engine.search.spread import Split

_MOST_ZEROS = 600
_MOST_ROUNDS = 20  # three or four do, but where round-off makes up one more sign change for each that is found
_SAME_PLACE = 2  # doubles
_LIKE_WIDTH = 4  # powers of two


class Zeros(NamedTuple):
    """Sign changes of one part of a quantity: where, and the doubles that round-off makes equal to each.

    Attributes:
        x: ascending.
        low: the last double before it with a clear sign.
        high: the first after it.
        rising: whether the sign changes from - to +.
    """

    x: Doubles
    low: Doubles
    high: Doubles
    rising: Truths

    def where(self, chosen: "Truths | Signs") -> "Zeros":
        """Return some of them, or all in another order."""
        return Zeros(self.x[chosen], self.low[chosen], self.high[chosen], self.rising[chosen])

    def joined(self, other: "Zeros") -> "Zeros":
        """Return these and others, ascending."""
        both = Zeros(
            np.concatenate([self.x, other.x]),
            np.concatenate([self.low, other.low]),
            np.concatenate([self.high, other.high]),
            np.concatenate([self.rising, other.rising]),
        )
        return both.where(np.argsort(both.x, kind="stable"))


_NONE = Zeros(np.empty(0), np.empty(0), np.empty(0), np.empty(0, bool))


class Mesh(NamedTuple):
    """A quantity on a mesh of n points, ascending.

    Attributes:
        samples: the points, with value, slope and curvature.
        signs: -1, 0 or 1 for each, 0 where round-off may decide it: shape (3, n).
        runs: for each part, which stretch of unbroken change a point belongs to: shape (3, n).
        found: the sign changes of value, slope and curvature.
        crowded: a stretch with more in it than the mesh resolves, where nothing is claimed; or None.
    """

    samples: Samples
    signs: Signs
    runs: Signs
    found: tuple[Zeros, Zeros, Zeros]
    crowded: Stretch | None


def mesh_of(probe: Probe, a: float, b: float, splits: Sequence[Split] = (), parts: Sequence[int] = (0, 1, 2)) -> Mesh:
    """Lay a mesh over a..b and a little beyond, so that what lies at an end is seen from both sides.

    Args:
        probe: the quantity.
        a: left end, finite.
        b: right end, finite, above a.
        splits: every point in reach where it may break, ascending.
        parts: whose sign changes are wanted, of VALUE, SLOPE and CURVATURE.
    """
    samples, crowded = dense(probe, a, b, splits)
    found = [_NONE, _NONE, _NONE]
    room, rounds = _MOST_ZEROS, 0
    while True:
        signs, runs = _signs(samples, splits, found), runs_of(samples, splits)
        brackets, rising = _changes(samples.x, signs, runs, found, parts)
        kept, crowded = _resolvable(brackets, room, crowded)
        brackets, rising = brackets.where(kept), rising[kept]
        if brackets.low.size == 0:
            break
        rounds += 1
        if is_spent():
            crowded = Stretch(a, b)
            break
        if rounds > _MOST_ROUNDS:
            crowded = Stretch(float(brackets.low.min()), float(brackets.high.max())).joined(crowded)
            break
        room -= brackets.low.size
        at, zones = zeros(probe, brackets)
        at = _snapped(at, zones, splits)
        for part in parts:
            new = Zeros(at, zones.low, zones.high, rising).where(brackets.part == part)
            found[part] = found[part].joined(new)
        samples = inserted(samples, at, probe)
    if crowded is not None:
        low, high = crowded.low, crowded.high
        found = [changes.where((changes.x <= low) | (changes.x >= high)) for changes in found]
    return Mesh(samples, signs, runs, (found[VALUE], found[SLOPE], found[CURVATURE]), crowded)


def _signs(samples: Samples, splits: Sequence[Split], found: Sequence[Zeros]) -> Signs:
    """Return the trusted signs; 0 at the zeros found, and where a part has none for being broken."""
    signs = trusted_signs(samples, among(samples.x, np.concatenate([changes.x for changes in found])))
    for part in (VALUE, SLOPE, CURVATURE):
        broken = np.array([split.x for split in splits if split.smoothness < (2 if part else 0)])  # one piece's slope
        signs[part, among(samples.x, np.concatenate([found[part].x, broken]))] = 0
    return signs


def _changes(
    x: Doubles, signs: Signs, runs: Signs, found: Sequence[Zeros], parts: Sequence[int]
) -> tuple[Brackets, Truths]:
    """Find neighbouring clear signs that differ, with no zero known between; and whether the sign rises."""
    brackets, rising = [], []
    for part in parts:
        clear = np.flatnonzero(signs[part])
        i, j = clear[:-1], clear[1:]
        known = found[part].x
        flips = (signs[part, i] != signs[part, j]) & (runs[part, i] == runs[part, j])
        flips &= np.searchsorted(known, x[i]) == np.searchsorted(known, x[j], side="right")
        brackets.append(Brackets.of(x[i[flips]], x[j[flips]], part))
        rising.append(signs[part, j[flips]] > 0)
    return Brackets.joined(brackets), np.concatenate(rising)


def _resolvable(brackets: Brackets, room: int, crowded: Stretch | None) -> tuple[Truths, Stretch | None]:
    """Choose which brackets to follow up, and the stretch to give up: it grows when they are too many.

    The widest have room, and from the left among those of like width: so what is found is all there is up to
    the stretch given up, in sin(1/x) from outside, in sin(1000x) from the left.
    """
    kept = _outside(brackets, crowded)
    if kept.sum() > room:
        size = np.frexp(brackets.high - brackets.low)[1] // _LIKE_WIDTH
        left_out = np.lexsort([brackets.low, -size, ~kept])[room : kept.sum()]
        more = Stretch(float(brackets.low[left_out].min()), float(brackets.high[left_out].max()))
        crowded = more.joined(crowded)
        kept = _outside(brackets, crowded)
    return kept, crowded


def _outside(brackets: Brackets, crowded: Stretch | None) -> Truths:
    if crowded is None:
        return np.ones(brackets.low.size, bool)
    return np.asarray((brackets.high <= crowded.low) | (brackets.low >= crowded.high))


def _snapped(at: Doubles, zones: Brackets, splits: Sequence[Split]) -> Doubles:
    """Move zeros to a split a double or two away, or anywhere in a wide zone: it is known better."""
    points = np.array([split.x for split in splits if split.smoothness < 2])
    if points.size == 0 or at.size == 0:
        return at
    nearest = points[np.abs(at[:, None] - points).argmin(axis=1)]
    wide = (zones.low <= nearest) & (nearest <= zones.high) & (doubles_in(zones) > FEW)
    beside = (ordinal(at) - ordinal(nearest) + _SAME_PLACE).view(np.uint64) <= 2 * _SAME_PLACE
    return np.where(wide | beside, nearest, at)
