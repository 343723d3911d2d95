"""Sign changes narrowed down to neighbouring doubles, many at once.

Each round puts some points into every bracket and runs the tape once for all of them. Where the zero is simple, signs
alone lead to it. Where they are round-off over many doubles (a multiple root of a multiplied-out polynomial) only
points whose value stands clear count, and what is left is the stretch of doubles that cannot be told from the zero.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import DTypeLike, NDArray

from mgtui.engine.search.budget import is_spent
from mgtui.engine.search.probe import VALUE, Doubles, Probe, Samples, Signs, Truths
from mgtui.engine.search.signs import clear_signs

FEW = 200  # a zone of more doubles than this is no simple root
_EXTENDED: DTypeLike = np.longdouble if np.finfo(np.longdouble).eps < np.finfo(np.float64).eps else np.float64
_LINEAR = np.arange(1, 9) / 9.0
_NEAR = 4.0 ** -np.arange(1, 13)  # how far from the secant's guess: some pair of points brackets the zero closely
_MANY = 24  # from so many brackets on, it is points that cost, and no longer rounds
_MAGNITUDES = 9
_UNDERFLOW = 2.0**-20  # of a bracket
_BESIDE = 40  # doubles to either side within which a simple zero's signs are clear
_MOST_ROUNDS, _FEW_ROUNDS = 80, 8
_LEAST_INT = np.iinfo(np.int64).min


class Brackets(NamedTuple):
    """Intervals at whose ends a part of a quantity has clear and opposite signs; all arrays of length n.

    Attributes:
        low: left ends.
        high: right ends.
        part: VALUE, SLOPE or CURVATURE: which changes sign.
        level: what to take off the value first, where that is the part.
    """

    low: Doubles
    high: Doubles
    part: Signs
    level: Doubles

    @classmethod
    def of(cls, low: Doubles, high: Doubles, part: int, level: "Doubles | float" = 0.0) -> "Brackets":
        """Make brackets of one part."""
        return cls(low, high, np.full(low.size, part), np.broadcast_to(np.float64(level), low.shape))

    @classmethod
    def joined(cls, several: Sequence["Brackets"]) -> "Brackets":
        """Join several lists of brackets."""
        return cls(
            np.concatenate([some.low for some in several]),
            np.concatenate([some.high for some in several]),
            np.concatenate([some.part for some in several]),
            np.concatenate([some.level for some in several]),
        )

    def where(self, chosen: "Truths | Signs") -> "Brackets":
        """Return some of the brackets."""
        return Brackets(self.low[chosen], self.high[chosen], self.part[chosen], self.level[chosen])


def zeros(probe: Probe, brackets: Brackets) -> tuple[Doubles, Brackets]:
    """Find the double next to each zero; return it with the doubles that round-off makes its equals, as brackets."""
    if brackets.low.size == 0:
        return np.empty(0), brackets
    rough = _narrow(probe, brackets, np.float64, careful=False)
    if is_spent():
        return 0.5 * rough.low + 0.5 * rough.high, rough
    zones = _beside(rough, brackets)
    hazy = ~_ends_clear(probe, zones, brackets)
    if hazy.any():
        careful = _narrow(probe, brackets.where(hazy), np.float64)
        zones.low[hazy], zones.high[hazy] = careful.low, careful.high
        hazy[hazy] = doubles_in(careful) > FEW
    if hazy.any() and _EXTENDED is not np.float64:
        careful = _narrow(probe, zones.where(hazy), _EXTENDED)
        zones.low[hazy], zones.high[hazy] = careful.low, careful.high
    return _settled(probe, zones, rough), zones


def about(probe: Probe, brackets: Brackets) -> Doubles:
    """Find roughly where each zero is, at a fraction of the cost of `zeros`."""
    if brackets.low.size == 0:
        return np.empty(0)
    found = _narrow(probe, brackets, np.float64, careful=False, rounds=_FEW_ROUNDS)
    return 0.5 * found.low + 0.5 * found.high


def _narrow(
    probe: Probe, brackets: Brackets, dtype: DTypeLike, careful: bool = True, rounds: int = _MOST_ROUNDS
) -> Brackets:
    """Shrink each bracket while that halves it, at least; by every sign, or with `careful` by clear ones only."""
    low, high = brackets.low.copy(), brackets.high.copy()
    with np.errstate(all="ignore"):
        heights = _measured(probe, brackets, np.stack([low, high], axis=1), dtype, False).parts
        left = np.sign(heights[:, 0])
        active = np.flatnonzero((left * np.sign(heights[:, 1]) < 0) & (np.nextafter(low, high) < high))
        for _ in range(rounds):
            if active.size == 0 or is_spent():
                break
            some = Brackets(low[active], high[active], brackets.part[active], brackets.level[active])
            x = _sections(some.low, some.high, heights[active])
            found = _measured(probe, some, x, dtype, careful)
            signs = clear_signs(found.parts, found.noise) * left[active, None]
            rows = np.arange(active.size)
            right = _first(signs < 0)
            nearest = x.shape[1] - _first(((signs > 0) & (np.arange(x.shape[1]) < right[:, None]))[:, ::-1])
            padded = np.concatenate([some.low[:, None], x, some.high[:, None]], axis=1)
            values = np.concatenate([heights[active, :1], found.parts, heights[active, 1:]], axis=1)
            low[active], high[active] = padded[rows, nearest], padded[rows, right + 1]
            heights[active, 0], heights[active, 1] = values[rows, nearest], values[rows, right + 1]
            if (x == 0.0).any():
                nothing = (found.parts == 0.0) & (found.noise == 0.0)
                spread = np.where(nothing, np.abs(x), 0.0).max(
                    axis=1
                )  # where it is wide, 0 is no zero but an underflow
                width = brackets.high[active] - brackets.low[active]
                at_zero = (nothing & (x == 0.0)).any(axis=1) & (spread <= _UNDERFLOW * width)
                low[active[at_zero]] = high[active[at_zero]] = 0.0
            shrunk = high[active] - low[active] <= 0.5 * (some.high - some.low)
            active = active[shrunk & (np.nextafter(low[active], high[active]) < high[active])]
    return Brackets(low, high, brackets.part, brackets.level)


def _measured(probe: Probe, brackets: Brackets, x: Doubles, dtype: DTypeLike, noisy: bool) -> Samples:
    """Return the part each bracket asks for at its points x, shape (n, m); with round-off if `noisy`, else 0."""
    flat: Doubles = x.ravel().astype(dtype)
    rows = np.arange(x.shape[0])
    level = np.where(brackets.part == VALUE, brackets.level, 0.0)[:, None]
    if not noisy:
        return Samples(x, probe.parts(flat).reshape(3, *x.shape)[brackets.part, rows] - level, np.zeros(x.shape))
    samples = probe.samples(flat)
    parts, noise = (array.reshape(3, *x.shape)[brackets.part, rows] for array in (samples.parts, samples.noise))
    return Samples(x, parts - level, noise)


def _first(truths: Truths) -> Signs:
    """Return the place of the first true column of each row, or the number of columns."""
    return np.asarray(np.where(truths.any(axis=1), truths.argmax(axis=1), truths.shape[1]))


def _sections(low: Doubles, high: Doubles, heights: Doubles) -> Doubles:
    """Put points inside each bracket, ascending: evenly spread, and close about the secant's guess."""
    share = np.abs(heights[:, :1]) / (np.abs(heights[:, :1]) + np.abs(heights[:, 1:]))
    guess = np.where(np.isfinite(share), share, 0.5).astype(np.float64)
    linear, near = (_LINEAR, _NEAR) if low.size < _MANY else (_LINEAR[2::3], _NEAR[1::2])
    shares = np.concatenate([np.tile(linear, (low.size, 1)), guess - near, guess, guess + near], axis=1)
    start, end = low[:, None], high[:, None]
    x = start * (1.0 - shares) + end * shares  # in this form it cannot overflow
    narrow = (low > 0) & (high < 4 * low) | (high < 0) & (low > 4 * high)
    if not narrow.all():  # many magnitudes: spread by magnitude too, or a root near zero takes a thousand halvings
        x = np.concatenate([x, _by_magnitude(low, high), np.zeros((low.size, 1))], axis=1)
    x = np.clip(x, np.nextafter(low, high)[:, None], np.nextafter(high, low)[:, None])
    return np.sort(x, axis=1)


def _by_magnitude(low: Doubles, high: Doubles) -> Doubles:
    start, end = ordinal(low), ordinal(high)
    stride = (end.view(np.uint64) - start.view(np.uint64)) // np.uint64(_MAGNITUDES)
    steps = stride[:, None] * np.arange(1, _MAGNITUDES, dtype=np.uint64)
    return from_ordinal((start.view(np.uint64)[:, None] + steps).view(np.int64))


def _beside(narrowed: Brackets, brackets: Brackets) -> Brackets:
    """Widen each by a few doubles, as far as the brackets reach; a zero hit exactly stays as it is."""
    more = np.where(narrowed.low == narrowed.high, 0, _BESIDE)
    low = np.maximum(from_ordinal(ordinal(narrowed.low) - more), brackets.low)
    high = np.minimum(from_ordinal(ordinal(narrowed.high) + more), brackets.high)
    return Brackets(low, high, brackets.part, brackets.level)


def _ends_clear(probe: Probe, zones: Brackets, brackets: Brackets) -> Truths:
    """Tell whether each is a few doubles wide and has, at its ends, clear signs as the bracket around it has."""
    with np.errstate(all="ignore"):
        outer = _measured(probe, brackets, np.stack([brackets.low, brackets.high], axis=1), np.float64, False)
        ends = _measured(probe, zones, np.stack([zones.low, zones.high], axis=1), np.float64, True)
        as_outside = (clear_signs(ends.parts, ends.noise) == np.sign(outer.parts)).all(axis=1)
    return np.asarray((zones.low == zones.high) | (as_outside & (doubles_in(zones) <= FEW)))


def doubles_in(zones: Brackets) -> NDArray[np.uint64]:
    """Count the doubles from the low to the high end of each."""
    return ordinal(zones.high).view(np.uint64) - ordinal(zones.low).view(np.uint64)


def _settled(probe: Probe, zones: Brackets, rough: Brackets) -> Doubles:
    """Choose one double for each zone: the one next to the zero, or the roundest number in a wide one."""
    ends = np.stack([zones.low, zones.high], axis=1)
    with np.errstate(all="ignore"):
        heights = np.abs(_measured(probe, zones, ends, _EXTENDED, False).parts)
        share = heights[:, 0] / (heights[:, 0] + heights[:, 1])  # so few doubles are as good as a straight line
        share = np.where(np.isfinite(share), share, 0.5)
        guess = ordinal(zones.low + (zones.high - zones.low) * share.astype(np.float64))
        middle = rough.low + 0.5 * (rough.high - rough.low)
        around = from_ordinal(guess[:, None] + np.array([0, -1, 1]))
        x = np.concatenate([np.stack([middle, rough.low, rough.high], axis=1), around], axis=1)
        x = np.clip(x, zones.low[:, None], zones.high[:, None])
        size = np.abs(_measured(probe, zones, x, _EXTENDED, False).parts)
    best: Doubles = x[np.arange(x.shape[0]), np.where(np.isnan(size), np.inf, size).argmin(axis=1)]
    for row in np.flatnonzero(doubles_in(zones) > FEW):
        best[row] = roundest(float(zones.low[row]), float(zones.high[row]))
    return best + 0.0  # never -0.0


def roundest(low: float, high: float) -> float:
    """Return the number of fewest digits in low..high, as central as its digits allow.

    >>> roundest(0.9987, 1.0017)
    1.0
    """
    if low <= 0.0 <= high:
        return 0.0
    middle = low + 0.5 * (high - low)
    for digits in range(17):
        rounded = float(f"{middle:.{digits}e}")
        if low <= rounded <= high:
            return rounded
    return middle


def ordinal(x: Doubles) -> Signs:
    """Count the doubles through in ascending order, zero at 0: neighbours differ by 1."""
    bits = np.ascontiguousarray(x, dtype=np.float64).view(np.int64)
    return np.where(bits < 0, _LEAST_INT - bits, bits)


def from_ordinal(count: Signs) -> Doubles:
    """Return the doubles of such counts: the inverse of `ordinal`."""
    return np.where(count < 0, _LEAST_INT - count, count).view(np.float64)
