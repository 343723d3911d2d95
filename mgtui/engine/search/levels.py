"""Where the operations of an expression meet their critical levels: a denominator 0, a tangent's argument π/2 + kπ.

The levels of an argument are searched like any zeros, innermost operations first, so that no search ever steps across
a break of what it searches.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from mgtui.engine.calculus.function_row import Break
from mgtui.engine.evaluation.tape import TapeEntry
from mgtui.engine.search.bisection import Brackets, ordinal, zeros
from mgtui.engine.search.budget import is_spent
from mgtui.engine.search.critical import critical
from mgtui.engine.search.density import Stretch, merged
from mgtui.engine.search.mesh import mesh_of
from mgtui.engine.search.probe import CURVATURE, SLOPE, VALUE, Doubles, Probe, Samples, Signs, Truths
from mgtui.engine.search.signs import CLEAR, clear_signs
from mgtui.engine.search.sorted_sets import union, without
from mgtui.engine.search.spread import Split, reach

MOST = 100  # more cannot be told apart on any screen
_MOST_IN_ALL = 400  # every quantity is searched between the breaks of all before: their number would multiply
SAME_PLACE = 2  # doubles that lie no further apart are the same break found twice

# π/2 in three parts, the first two with so few digits that their products with whole numbers are exact (Cody, Waite).
_HALF_PI_PARTS = (1.5707963109016418, 1.5893254767807008e-08, 5.721188726109832e-18)


def candidates(entries: Sequence[TapeEntry], a: float, b: float, close: Doubles) -> tuple[Doubles, list[Stretch]]:
    """Find every x in reach of a..b where an operation meets one of its levels; and where there are too many.

    Args:
        entries: of the expression's tape.
        a: left end of the interval, finite.
        b: right end, finite, above a.
        close: where features may be too narrow for any grid.
    """
    found = np.empty(0)
    crowded: list[Stretch] = []
    for quantity in critical(entries):
        if is_spent() or found.size > _MOST_IN_ALL:
            crowded.append(Stretch(a, b))
            break
        if not quantity.counts_between(found, a, b):
            continue
        scan = _scan(quantity.probe, a, b, found, close)
        hits, more = _hits(quantity.probe, scan, quantity.levels)
        crowded += scan.crowded + more
        found = _merged(found, hits[quantity.counts_at(hits)])
    return found, merged(crowded)


def touches(probe: Probe, x: Doubles, level: Doubles | float = 0.0) -> Truths:
    """Tell whether the quantity equals the level at each x, as far as round-off and doubles' spacing can show.

    sin(x)² at the double next to π is 1.5e-32, for π is none: what a step of one double moves it by is allowed.
    """
    if x.size == 0:
        return np.zeros(0, bool)
    samples = probe.samples(x)
    here = samples.parts[VALUE] - level
    with np.errstate(all="ignore"):
        steps = [np.abs(probe.parts(np.nextafter(x, side))[VALUE] - level - here) for side in (-np.inf, np.inf)]
        noise = np.where(np.isfinite(samples.noise[VALUE]), samples.noise[VALUE], 0.0)
        return np.asarray((np.abs(here) <= np.fmax(*steps) + CLEAR * noise) & np.isfinite(here))


class _Scan(NamedTuple):
    """A quantity at points between which it is monotone, or broken where `run` changes; and where it turns."""

    samples: Samples
    run: Signs
    turns: Doubles
    crowded: list[Stretch]


def _scan(probe: Probe, a: float, b: float, found: Doubles, close: Doubles) -> _Scan:
    """Scan a quantity; straight lines and parabolas need no search."""
    ends = np.array(reach(a, b))
    if not probe.is_parabola(np.linspace(ends[0], ends[1], 5)):
        splits = [Split(x) for x in found.tolist()] + [Split(x, 2) for x in without(close, found).tolist()]
        mesh = mesh_of(probe, a, b, sorted(splits, key=lambda split: split.x), (SLOPE, CURVATURE))
        turns = np.concatenate([mesh.found[SLOPE].x, mesh.found[CURVATURE].x])
        return _Scan(mesh.samples, mesh.runs[VALUE], turns, [mesh.crowded] if mesh.crowded else [])
    slopes = probe.parts(ends)[SLOPE]
    turns = np.empty(0)
    if slopes[0] * slopes[1] < 0:
        turns = zeros(probe, Brackets.of(ends[:1], ends[1:], SLOPE))[0]
    samples = probe.samples(union(ends, turns))
    return _Scan(samples, np.zeros(samples.x.size, np.int64), turns, [])


def _hits(probe: Probe, scan: _Scan, levels: Sequence[Break]) -> tuple[Doubles, list[Stretch]]:
    """Find where a quantity meets its levels; and where it meets too many."""
    samples, turns = scan.samples, scan.turns
    found, crowded = [], []
    for level in levels:
        if level.period:
            brackets, dense = _periodic(samples, scan.run, level)
            crowded += dense
            found.append(samples.x[_passing(samples, level)])
        else:
            brackets = _crossings(samples, scan.run, level.at)
        if brackets.low.size > MOST:
            crowded += map(Stretch, brackets.low[MOST:].tolist(), brackets.high[MOST:].tolist())
            brackets = brackets.where(np.arange(MOST))
        found.append(zeros(probe, brackets)[0])
        found.append(turns[touches(probe, turns, nearest_level(probe, turns, level))])
    return np.concatenate(found), crowded


def _crossings(samples: Samples, run: Signs, at: float) -> Brackets:
    """Bracket one level."""
    signs = clear_signs(samples.parts[VALUE] - at, samples.noise[VALUE])
    clear = np.flatnonzero(signs)
    i, j = clear[:-1], clear[1:]
    flips = (signs[i] != signs[j]) & (run[i] == run[j])
    return Brackets.of(samples.x[i[flips]], samples.x[j[flips]], VALUE, at)


def _periodic(samples: Samples, run: Signs, level: Break) -> tuple[Brackets, list[Stretch]]:
    """Bracket all levels strictly between neighbouring points; and return the gaps that hold too many."""
    x, values, noise = samples.x, samples.parts[VALUE], samples.noise[VALUE]
    low, high = np.minimum(values[:-1], values[1:]), np.maximum(values[:-1], values[1:])
    with np.errstate(all="ignore"):
        first = np.floor((low - level.at) / level.period) + 1.0
        last = np.minimum(np.ceil((high - level.at) / level.period) - 1.0, (level.last - level.at) / level.period)
        one = (run[1:] == run[:-1]) & (high - low > CLEAR * (noise[1:] + noise[:-1]))
        count = np.where(one, np.maximum(last - first + 1.0, 0.0), 0.0)
    order = np.argsort(count, kind="stable")
    many = np.zeros(count.size, bool)
    many[order] = np.cumsum(count[order]) > MOST
    dense = [Stretch(float(x[k]), float(x[k + 1])) for k in np.flatnonzero(many & (count > 0))]
    count = np.where(many, 0, count).astype(np.int64)
    gap = np.repeat(np.arange(count.size), count)
    place = np.arange(gap.size) - np.repeat(np.cumsum(count) - count, count)
    return Brackets.of(x[gap], x[gap + 1], VALUE, _heights(level, first[gap] + place)), dense


def _passing(samples: Samples, level: Break) -> Truths:
    """Tell which points lie on a periodic level themselves and clearly off their neighbours."""
    values, noise = samples.parts[VALUE], samples.noise[VALUE]
    with np.errstate(all="ignore"):
        on: Truths = (values == _heights(level, np.rint((values - level.at) / level.period))) & (values <= level.last)
        apart = np.abs(np.diff(values)) > CLEAR * (noise[1:] + noise[:-1])
    on[1:] &= apart
    on[:-1] &= apart
    return on


def nearest_level(probe: Probe, turns: Doubles, level: Break) -> Doubles | float:
    """Return the level a quantity may touch at each of its turning points."""
    if not level.period or turns.size == 0:
        return level.at
    with np.errstate(all="ignore"):
        nearest = _heights(level, np.rint((probe.parts(turns)[VALUE] - level.at) / level.period))
        return np.where(nearest <= level.last, nearest, np.nan)


def _heights(level: Break, k: Doubles) -> Doubles:
    """Return at + k * period; multiples of π to the last digit, however large."""
    if level.period != math.pi:
        return level.at + k * level.period
    halves = 2.0 * k + np.rint(level.at / (math.pi / 2))
    high, middle, low = _HALF_PI_PARTS
    return np.asarray(halves * high + (halves * middle + halves * low))


def _merged(found: Doubles, hits: Doubles) -> Doubles:
    """Merge both, ascending; of points a few doubles apart the one found first stays."""
    everything = np.concatenate([found, hits]) + 0.0
    order = np.argsort(everything, kind="stable")
    places = ordinal(everything[order])
    kept: list[int] = []
    for index, apart in zip(order.tolist(), np.diff(places, prepend=places[:1]).tolist(), strict=True):
        if kept and 0 <= apart <= SAME_PLACE:
            kept[-1] = min(kept[-1], index)
        else:
            kept.append(index)
    return everything[kept]
