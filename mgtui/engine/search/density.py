"""Points added until nothing of a quantity can hide between two of them.

A gap between neighbouring points is dense enough when the mean slope and curvature over it lie where its two ends
show them. A dip of the curvature towards zero is looked into until it proves to cross zero, or not to.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from mgtui.engine.search.bisection import ordinal
from mgtui.engine.search.budget import is_spent
from mgtui.engine.search.probe import CURVATURE, SLOPE, VALUE, Doubles, Probe, Samples, Signs, Truths, scatter
from mgtui.engine.search.signs import CLEAR
from mgtui.engine.search.sorted_sets import without
from mgtui.engine.search.spread import Split, spread

_SPLIT_BY = 4
_ROUNDS = 12
_MOST_POINTS = 6000
_MOST_AT_ONCE = 1600
_SLACK = 0.25  # how far a mean may lie off, relatively: a sine reaches this at 1.5 radians a gap
_NARROWEST = 16  # doubles: a gap is not divided further


class Stretch(NamedTuple):
    """An interval of x in which there is more than can be told apart."""

    low: float
    high: float

    def joined(self, other: "Stretch | None") -> "Stretch":
        """Return the least interval that covers both."""
        return self if other is None else Stretch(min(self.low, other.low), max(self.high, other.high))


def merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Join those stretches that touch or overlap; ascending."""
    result: list[Stretch] = []
    for stretch in sorted(stretches, key=lambda stretch: stretch.low):
        if result and stretch.low <= result[-1].high:
            result[-1] = result[-1].joined(stretch)
        else:
            result.append(stretch)
    return result


def dense(probe: Probe, a: float, b: float, splits: Sequence[Split]) -> tuple[Samples, Stretch | None]:
    """Sample the reach of a..b as densely as it takes; and return the stretch where even that was not enough."""
    samples = probe.samples(spread(a, b, splits))
    short = False
    for _ in range(_ROUNDS):
        if is_spent():
            return samples, Stretch(a, b)
        coarse, doubted = _hiding(samples, runs_of(samples, splits)[CURVATURE])
        gaps = np.flatnonzero(coarse | doubted)
        room = min(_MOST_AT_ONCE, _MOST_POINTS - samples.x.size) // (_SPLIT_BY - 1)
        if gaps.size == 0 or room <= 0:
            break
        low, high = samples.x[gaps], samples.x[gaps + 1]
        if gaps.size > room:  # the widest first: they are what a person would see
            short = True
            widest = np.argsort(low - high, kind="stable")[:room]
            low, high = low[widest], high[widest]
        shares = (np.arange(1, _SPLIT_BY) / _SPLIT_BY + 0.03 * scatter(_SPLIT_BY - 1))[:, None]
        samples = inserted(samples, (low * (1.0 - shares) + high * shares).ravel(), probe)
    else:
        coarse, _ = _hiding(samples, runs_of(samples, splits)[CURVATURE])
        room = _MOST_POINTS - samples.x.size
    left = np.flatnonzero(coarse)
    if left.size == 0 or not (short or room <= 0):  # a last few are the flat spot of x^20, not a crowd
        return samples, None
    return samples, Stretch(float(samples.x[left[0]]), float(samples.x[left[-1] + 1]))


def inserted(samples: Samples, x: Doubles, probe: Probe) -> Samples:
    """Add samples at some more points."""
    new = without(x, samples.x)
    if new.size == 0:
        return samples
    more = probe.samples(new)
    order = np.argsort(np.concatenate([samples.x, new]), kind="stable")
    return Samples(
        np.concatenate([samples.x, new])[order],
        np.concatenate([samples.parts, more.parts], axis=1)[:, order],
        np.concatenate([samples.noise, more.noise], axis=1)[:, order],
    )


def runs_of(samples: Samples, splits: Sequence[Split]) -> Signs:
    """Return for each part a number that changes wherever the part may break off: shape (3, n)."""
    gaps = np.cumsum(np.isnan(samples.parts[VALUE]))
    runs = np.empty((3, samples.x.size), np.int64)
    for part in (VALUE, SLOPE, CURVATURE):
        at = [float(np.nextafter(s.x, -np.inf)) if s.side > 0 else s.x for s in splits if s.smoothness < part]
        runs[part] = gaps + np.searchsorted(np.array(at), samples.x)
    return runs


def _hiding(samples: Samples, run: Signs) -> tuple[Truths, Truths]:
    """Find the gaps whose ends do not explain what happens between them, and others to be looked into.

    Those are the gaps beside them, since one gap may explain itself by chance, and the ones at a dip of the curvature.
    """
    x, noise = samples.x, samples.noise
    value, slope, curvature = samples.parts
    width = np.diff(x)
    with np.errstate(all="ignore"):
        one = (run[1:] == run[:-1]) & (np.diff(ordinal(x)) > _NARROWEST)
        coarse = _unexplained(value, slope, width, noise[VALUE], noise[SLOPE])
        coarse |= _unexplained(slope, curvature, width, noise[SLOPE], noise[CURVATURE])
        coarse &= one
        size, sign = np.abs(curvature), np.sign(curvature)
        dip = (size[1:-1] < 0.5 * np.minimum(size[:-2], size[2:])) & (size[1:-1] > CLEAR * noise[CURVATURE, 1:-1])
        dip &= (sign[:-2] == sign[1:-1]) & (sign[2:] == sign[1:-1]) & one[1:] & one[:-1]
    doubted = np.zeros(width.size, bool)
    doubted[:-1] |= dip
    doubted[1:] |= dip
    doubted[1:] |= coarse[:-1] & one[1:] & (width[1:] > 0.5 * width[:-1])
    doubted[:-1] |= coarse[1:] & one[:-1] & (width[:-1] > 0.5 * width[1:])
    return coarse, doubted


def _unexplained(lower: Doubles, upper: Doubles, width: Doubles, lower_noise: Doubles, upper_noise: Doubles) -> Truths:
    """Find the gaps over which the mean of `upper`, the derivative of `lower`, is not as its ends suggest."""
    mean = np.diff(lower) / width
    least, most = np.minimum(upper[:-1], upper[1:]), np.maximum(upper[:-1], upper[1:])
    # Ends of one sign may differ by magnitudes, as beside a pole; those of two signs should nearly average out.
    outside = np.maximum(least - mean, mean - most)
    off = np.where(least * most < 0, np.abs(mean - 0.5 * (least + most)), outside)
    size = np.maximum(np.maximum(np.abs(least), np.abs(most)), np.abs(mean))
    noise = (lower_noise[1:] + lower_noise[:-1]) / width + upper_noise[1:] + upper_noise[:-1]
    found: Truths = off > _SLACK * size + CLEAR * noise
    return found
