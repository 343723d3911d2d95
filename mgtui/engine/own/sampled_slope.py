"""Slope and curvature from samples, each with an uncertainty that holds.

Central quotients at steps that fall by four are extrapolated to h = 0 (Ridders 1982; Press et al., Numerical Recipes,
section 5.7). The noise of f is measured, not assumed, and says how far each of the extrapolated numbers may be off by
it; how much the bend of f puts it off shows in the next one. Of all these the surest is taken that does not contradict
those of smaller steps, at which a corner or jump nearby is left behind (Lepski 1990). Where f is rough on a scale
much wider than its steps are fine, as a table that is interpolated or an equation that is solved to a tolerance, both
scales are asked and the uncertainty covers both.
"""

import itertools
import math
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np

from mgtui.engine.evaluation.exact import NO_CURVATURE, NO_SLOPE, NOT_DEFINED, NOT_SETTLED, SURE, Exact, Proven, bounded
from mgtui.engine.own.noise import noise_level, noise_throughout
from mgtui.engine.search.probe import Doubles

Sampling: TypeAlias = Callable[[Doubles], Doubles]

_FALL = 4.0  # from step to step
_WIDEST, _FINEST = 2, 34  # the steps, as powers of two below the unit
_CLOSE_STEPS = 8  # where x itself is small: those on its own scale
_SMALL = 2.0**-4
_COLUMNS = 4  # of the table of extrapolations
_FINE, _WIDE = (30, 22, 14), 4  # spacings of the points that show noise, as powers of two below the unit
_POINTS = 17
_NOISES = 4.0  # standard deviations that noise stays within
_UNEVEN = 0.7390851332151607  # of a power of two: such a spacing falls in step with no rounding
_WIDE_SHARE, _SINGLE_SHARE = (
    2e-3,
    1e-5,
)  # of what f changes by: a larger "noise" on the wide scale is f's own oscillation, or corner
_FINE_SHARE, _HIDDEN, _CLEAN = 0.1, 100.0, 2  # the same on the fine scales, where finer ones show no hundredth of it
_SINGLE = 1e-6  # of a value, to which single precision has it
_ROUGHER = 8.0
_SAFE = 2.0
_VISIBLE = 8.0  # times its noise, for a corner to be seen
_CORNER = 0.5  # of a jump of slopes that is left at a sixteenth of the step; of a bend a sixteenth
_USELESS = 0.5  # an uncertainty of more than this part of the number, and of f's size over the steps, says nothing


class Estimate(NamedTuple):
    """A number from samples.

    Attributes:
        number: the number; nan where samples do not settle.
        error: how far it may be off.
    """

    number: float
    error: float


@np.errstate(all="ignore")
def numbers_at(values: Sampling, x: float) -> Exact:
    """Return value, slope and curvature at x, the latter two as far as samples tell; asks once, for about 70 values."""
    unit = 2.0 ** math.floor(math.log2(max(1.0, abs(x))))
    steps = _steps(x, unit)
    grain = 2.0 * math.ulp(
        max(abs(x), unit * 2.0**-20)
    )  # points that are whole multiples of it apart are no rounded numbers
    spacings = [grain * round(_UNEVEN * unit * 2.0**-k / grain) for k in _FINE if unit * 2.0**-k >= 4.0 * grain]
    patches = [spacing * np.arange(-(_POINTS // 2), _POINTS // 2 + 1) for spacing in spacings]
    patches.append(_UNEVEN * unit * 2.0**-_WIDE * np.arange(-(_POINTS // 2), _POINTS // 2 + 1))
    found = values(np.concatenate([[x], x + steps, x - steps, *[x + patch for patch in patches]]))
    y, count = float(found[0]), steps.size
    if math.isnan(y):
        return Exact((Proven(math.nan, 0, NOT_DEFINED),) * 3)
    ends = np.cumsum([1 + 2 * count, *[patch.size for patch in patches]])
    *fine, wide = [found[a:b] for a, b in itertools.pairwise(ends.tolist())]
    all_over = _noise_all_over(fine)
    noise = _noises(steps, spacings, fine, all_over)
    samples = _Samples(steps, y, found[1 : 1 + count], found[1 + count : 1 + 2 * count], noise).where_finite()
    samples = samples._replace(noise=np.maximum(samples.noise, _quantum(samples)))
    told = Proven(y, SURE, error=0.0) if math.isfinite(y) else Proven(math.nan, 0, NOT_SETTLED)
    if samples.steps.size < 3 or not math.isfinite(y):
        return Exact((told, Proven(math.nan, 0, NO_SLOPE), Proven(math.nan, 0, NO_CURVATURE)))
    if _is_corner(samples._replace(noise=np.full(samples.steps.size, all_over))):
        return Exact((told, Proven(math.nan, 0, NO_SLOPE), Proven(math.nan, 0, NO_CURVATURE)))
    rough = _roughness(wide)
    slope, bend = (_covering(samples, rough, order) for order in (1, 2))
    return Exact((told, told_estimate(slope), told_estimate(bend)))


class _Samples(NamedTuple):
    """Values at x, x + h and x - h for some steps, descending, and how far noise may put each off."""

    steps: Doubles
    y: float
    right: Doubles
    left: Doubles
    noise: Doubles

    def where_finite(self) -> "_Samples":
        known = np.isfinite(self.right) & np.isfinite(self.left)
        gap = np.flatnonzero(~known)
        known[: gap[-1] + 1 if gap.size else 0] = False  # what lies beyond a gap says nothing of x
        return _Samples(self.steps[known], self.y, self.right[known], self.left[known], self.noise[known])

    def noises(self) -> Doubles:
        """Return how far off each pair of values may be, by noise and by rounding."""
        sizes = np.maximum(np.maximum(np.abs(self.right), np.abs(self.left)), abs(self.y))
        return np.maximum(self.noise, np.spacing(np.maximum.accumulate(sizes[::-1])[::-1]))

    def quotients(self, order: int) -> Doubles:
        if order == 1:
            return (self.right - self.left) / (2.0 * self.steps)
        return ((self.right - self.y) - (self.y - self.left)) / (self.steps * self.steps)


def _steps(x: float, unit: float) -> Doubles:
    """Return steps, descending, all powers of two: x + h and x - h are then no rounded numbers, and h no other."""
    least = 4.0 * math.ulp(x)
    steps = [unit * 2.0**-k for k in range(_WIDEST, _FINEST + 1, 2)]
    if 0.0 < abs(x) < _SMALL:
        own = 2.0 ** math.floor(math.log2(abs(x)))
        steps += [own * _FALL**-k for k in range(1, _CLOSE_STEPS + 1)]
    return np.array(sorted({h for h in steps if h >= least}, reverse=True))


def _is_corner(samples: _Samples) -> bool:
    """Tell whether the slopes on both sides stay apart as the steps shrink."""
    apart = np.abs(samples.quotients(2)) * samples.steps
    seen = apart > _VISIBLE * 4.0 * samples.noises() / samples.steps
    last = np.flatnonzero(seen)
    if last.size < 3 or not seen[last[-1] - 2 : last[-1] + 1].all():
        return False
    k = int(last[-1])
    return bool(apart[k] > _CORNER * apart[k - 2])


def _noise_all_over(patches: Sequence[Doubles]) -> float:
    """Return the noise that shows all over a patch of points, the finest patch first.

    What is large on one scale and does not show on two finer ones, or is as large as f, is no noise, but f's own
    oscillation.
    """
    most, clean = 0.0, 0
    for patch in patches:
        level = _NOISES * noise_throughout(patch)
        if math.isnan(level):
            continue
        size = max(float(np.ptp(patch)), float(np.max(np.abs(patch))) if clean < _CLEAN else 0.0)
        if not clean or most * _HIDDEN >= level or level <= _FINE_SHARE * size:
            most = max(level, most)
        clean += most <= _HIDDEN * math.ulp(float(np.max(np.abs(patch))))
    return most


def _noises(steps: Doubles, spacings: Sequence[float], patches: Sequence[Doubles], all_over: float) -> Doubles:
    """Return the noise at each step: what shows all over, and of jumps and corners what lies within its reach.

    Where f takes steps wider than a scale, the next wider one tells.
    """
    levels = [(at, _NOISES * noise_level(patch)) for at, patch in zip(spacings, patches, strict=True)]
    known = [(at, level) for at, level in levels if not math.isnan(level)]
    least = min(known)[1] if known else 0.0
    reached = [max([level for at, level in known if at <= _FALL * h], default=least) for h in steps.tolist()]
    return np.asarray(np.maximum(all_over, np.array(reached)))


def _quantum(samples: _Samples) -> float:
    """Return the smallest change of f, where that is as small a part of its value as single precision rounds."""
    changes = np.abs(np.concatenate([samples.right, samples.left]) - samples.y)
    least = float(np.min(changes[changes > 0.0], initial=math.inf))
    still = changes.size - np.count_nonzero(changes)
    return least if still > samples.steps.size and least <= _SINGLE * abs(samples.y) else 0.0


def _roughness(wide: Doubles) -> float:
    """Return the noise on the wide scale: of a table that is interpolated, of an equation solved to a tolerance."""
    if not np.all(np.isfinite(wide)):
        return 0.0
    spread = float(np.ptp(wide))
    for level, most in ((noise_throughout(wide), _WIDE_SHARE), (noise_level(wide), _SINGLE_SHARE)):
        if 0.0 < level <= most * spread:
            return _NOISES * level
    return 0.0


def _covering(samples: _Samples, rough: float, order: int) -> Estimate:
    """Return an estimate that is right on the finest scale, and on the wide one where f is rough on that."""
    fine = _estimate(samples, order)
    if rough <= _ROUGHER * float(samples.noises().max()):
        return fine
    coarse = _estimate(samples._replace(noise=np.full(samples.steps.size, rough)), order)
    return Estimate(fine.number, abs(fine.number - coarse.number) + max(fine.error, coarse.error))


def _estimate(samples: _Samples, order: int) -> Estimate:
    """Return the surest of the extrapolated quotients that contradicts none of smaller steps."""
    raw = samples.quotients(order)
    off = samples.noises() * (1.0 if order == 1 else 4.0) / samples.steps**order
    table, doubts = [raw], [off]
    for column in range(1, _COLUMNS):
        if table[-1].size < 2:
            break
        ratios = (samples.steps[:-column] / samples.steps[column:]) ** 2
        above, below = table[-1][:-1], table[-1][1:]
        table.append(below + (below - above) / (ratios - 1.0))
        doubts.append((ratios * doubts[-1][1:] + doubts[-1][:-1]) / (ratios - 1.0))
    candidates: list[Estimate] = []
    for column, (row, doubt) in enumerate(zip(table, doubts, strict=True)):
        for k in range(row.size - 1):
            bias = abs(row[k] - row[k + 1])
            if column:
                bias = max(bias, abs(row[k] - table[column - 1][k + 1]) / _FALL)
            error = _SAFE * order * (doubt[k] + bias)
            smaller = k + 1 + column
            if np.all(np.abs(row[k] - raw[smaller:]) <= error + _slack(raw, off, smaller)):
                candidates.append(Estimate(float(row[k]), float(error)))
    best = min(candidates, key=lambda one: one.error, default=Estimate(math.nan, math.inf))
    change = float(np.ptp(np.concatenate([samples.left, samples.right, [samples.y]]))) + _SINGLE * abs(samples.y)
    size = max(abs(best.number), change / float(samples.steps[0]) ** order)
    told = math.isfinite(best.number) and best.error <= max(_USELESS * size, math.ulp(0.0))
    return best if told else Estimate(math.nan, math.inf)


def _slack(raw: Doubles, off: Doubles, first: int) -> Doubles:
    """Return by how much quotients of small steps may be off themselves: by noise, and by the bend that is left."""
    bend = np.abs(np.diff(raw, append=raw[-1]))
    return off[first:] + np.maximum(bend[first:], np.roll(bend, 1)[first:])


def told_estimate(estimate: Estimate) -> Proven:
    """Return an estimate in the digits that are sure, with its uncertainty; one that may be 0 as 0."""
    number, error = estimate
    if not math.isfinite(error):
        return Proven(math.nan, 0, NOT_SETTLED)
    if abs(number) <= error:
        return Proven(0.0, 1, error=error + abs(number), estimated=True)
    part = bounded(number, max(error, math.ulp(number)))
    digits = max(part.digits, 1)
    shown = float(f"{number:.{digits - 1}e}")
    return Proven(shown, digits, error=error + abs(shown - number), estimated=True)


def curve_of_slopes(values: Sampling, x: Doubles) -> tuple[Doubles, Doubles, Doubles]:
    """Return value, slope and curvature at many points, for curves; from two neighbours of each."""
    h = 2.0**-10 * np.maximum(1.0, np.abs(x))
    y = values(np.stack([x - h, x, x + h]))
    return y[1], (y[2] - y[0]) / (2.0 * h), (y[2] - 2.0 * y[1] + y[0]) / (h * h)
