"""Points of a curve put where straight lines between them would stray from it, and taken where they would not."""

from typing import NamedTuple, Protocol

import numpy as np

from mgtui.engine.search.probe import CURVATURE, SLOPE, VALUE, Doubles, Signs, Truths

MOST_POINTS = 1000
LEAST_DOT = 2.0**-1060  # a smaller one would be 0 when it is divided
_MOST_TRIED = 3000
_ROUNDS = 8
_MOST_PARTS = 12  # into which a gap is divided in one round
_TARGET = 0.12  # dots between a chord and the curve
_OUTSIDE = 0.25  # of the window's height: a curve that far above or below needs no care
_STEEP = 3.0  # a gap whose ends are so many times as far from a cut as each other is divided by ratios
_FINEST = 2.0**-6  # dots: narrower gaps wait until the wider ones are served
_SEEN = 1.0  # dots: a chord that strays further is seen to
_HOPELESS = 100.0  # dots: an error beyond counts for no more
_OF_A_DOT = 1 / 3
_OUT_OF_SIGHT = 0.25  # of the way from the window to a point outside
_WIDEST = 1.0 / 12.0  # of the interval: no chord is longer


class DotGrid(NamedTuple):
    """What a curve is drawn on: its y-window, and the size of a dot in x and in y."""

    low: float
    high: float
    dot_x: float
    dot_y: float

    @classmethod
    def of(cls, window: tuple[float, float], ends: tuple[float, float], size: tuple[int, int]) -> "DotGrid":
        """Lay so many dots, across and from bottom to top, over a y-window and an interval of x."""
        dots = ((high / count - low / count) for (low, high), count in zip((ends, window), size, strict=True))
        return cls(*window, *(max(dot, LEAST_DOT) for dot in dots))

    def shows(self, y: Doubles, error: Doubles) -> bool:
        """Tell whether a point of these heights, in the window or not far from it, may visibly lie off by its error."""
        around = self.high - self.low
        seen = (error > _OF_A_DOT * self.dot_y) & (y > self.low - around) & (y < self.high + around)
        return bool(seen.any())

    def allowed(self, y: Doubles) -> Doubles:
        """Return how far points at these heights may lie off without being seen to."""
        outside = np.fmax(self.low - y, y - self.high)
        allowed: Doubles = np.fmax(_OF_A_DOT * self.dot_y, _OUT_OF_SIGHT * outside)
        return allowed


class Trace(NamedTuple):
    """Points of a curve.

    Attributes:
        x: ascending, shape (n,).
        parts: value, slope and curvature: shape (3, n).
        piece: a number that changes from piece to piece; negative for a point that belongs to none: shape (n,).
    """

    x: Doubles
    parts: Doubles
    piece: Signs

    def where(self, chosen: Truths | Signs) -> "Trace":
        """Return some of the points, or all in another order."""
        return Trace(self.x[chosen], self.parts[:, chosen], self.piece[chosen])


class Sampler(Protocol):
    """What gives value, slope and curvature at points; nan where there is no point to draw."""

    def parts(self, x: Doubles, /) -> Doubles:
        """Return value, slope and curvature at x: shape (3, n)."""


def refined(probe: Sampler, trace: Trace, canvas: DotGrid, cuts: Doubles) -> Trace:
    """Refine the trace to as many points as the canvas can show, and no more; numpy's warnings must be off.

    Args:
        probe: the function.
        trace: its first points.
        canvas: what it is drawn on.
        cuts: where it may change fast, ascending: towards these, gaps are divided by equal ratios.
    """
    trace = _thinned(_thinned_outside(trace, canvas), canvas)
    for _ in range(_ROUNDS):
        parts = _divided(trace, canvas)
        gap, x = _between(trace.x, parts, cuts)
        if x.size == 0:
            break
        trace = _thinned_outside(_with_points(probe, trace, gap, x), canvas)
    return _thinned(trace, canvas)


def rationed(probe: Sampler, trace: Trace, canvas: DotGrid, width: int) -> Trace:
    """Return the trace with no more points than are allowed, and the same dots passed; numpy's warnings must be off."""
    if trace.x.size <= MOST_POINTS:
        return trace
    spread = _spread_out(probe, trace, canvas)
    if spread is not None and float(_error(spread, canvas).max(initial=0.0)) <= _SEEN:
        return spread
    return _outlined(trace, width)


def _outlined(trace: Trace, width: int) -> Trace:
    """Keep of each piece in each column its first, last, lowest and highest point: they pass the same dots.

    See Jugel, Jerzak, Hackenbroich and Markl, M4: a visualization-oriented time series data aggregation, 2014.
    """
    x, y, piece = trace.x, trace.parts[VALUE], trace.piece
    low, high = float(x[0]), float(x[-1])
    column = np.floor((x / 2 - low / 2) / (high / 2 - low / 2) * width)
    ends = np.concatenate([[True], (column[1:] != column[:-1]) | (piece[1:] != piece[:-1])])
    group = np.cumsum(ends)
    ranked = np.lexsort([y, group])
    kept = ends | np.append(ends[1:], True)
    kept[ranked[ends]] = True
    kept[ranked[np.append(ends[1:], True)]] = True
    return trace.where(kept)


def within_pieces(probe: Sampler, trace: Trace, x: Doubles) -> Trace:
    """Add those of the points x that lie within a piece."""
    if trace.x.size < 2:
        return trace
    gap = np.searchsorted(trace.x, x, side="right") - 1
    inside = (gap >= 0) & (gap < trace.x.size - 1)
    inside[inside] = trace.piece[gap[inside]] == trace.piece[gap[inside] + 1]
    return _with_points(probe, trace, gap[inside], x[inside])


def _with_points(probe: Sampler, trace: Trace, gap: Signs, x: Doubles) -> Trace:
    """Add the points x to the trace, each within the gap of that number."""
    more = Trace(x, probe.parts(x), trace.piece[gap])
    more = more.where((x > trace.x[gap]) & (x < trace.x[gap + 1]) & np.isfinite(more.parts[VALUE]))
    both = Trace(
        np.concatenate([trace.x, more.x]),
        np.concatenate([trace.parts, more.parts], axis=1),
        np.concatenate([trace.piece, more.piece]),
    )
    both = both.where(np.argsort(both.x, kind="stable"))
    return both.where(np.concatenate([[True], both.x[1:] > both.x[:-1]]))


def _spread_out(probe: Sampler, trace: Trace, canvas: DotGrid) -> Trace | None:
    """Put the trace's points anew, as many as are allowed, so that every chord strays by as much; None if they cannot.

    Ends of pieces, corners, and where the curve leaves the window stay.
    """
    error = _error(trace, canvas)
    fixed = np.ones(trace.x.size, bool)
    fixed[1:-1] = (np.diff(trace.piece)[1:] != 0) | (np.diff(trace.piece)[:-1] != 0)
    fixed[1:-1] |= ((error[1:] == 0.0) != (error[:-1] == 0.0)) | ~np.isfinite(trace.parts[SLOPE, 1:-1])
    kept = trace.where(fixed)
    room = MOST_POINTS - kept.x.size
    if room <= 0 or kept.x.size < 2:
        return None
    share = np.concatenate([[0.0], np.cumsum(np.sqrt(np.minimum(error, _HOPELESS)))])
    x = np.interp((np.arange(room) + 0.5) * (share[-1] / room), share, trace.x)
    gap = np.clip(np.searchsorted(kept.x, x, side="right") - 1, 0, kept.x.size - 2)
    one = kept.piece[gap] == kept.piece[gap + 1]
    return _with_points(probe, kept, gap[one], x[one])


def _divided(trace: Trace, canvas: DotGrid) -> Signs:
    """Return into how many parts each gap is to be divided; only the worst, where all take too many points."""
    error = _error(trace, canvas)
    divided = np.fmin(np.fmax(np.ceil(np.sqrt(error / _TARGET)), 1), _MOST_PARTS)  # nan, beyond doubles, stays whole
    parts = divided.astype(np.int64)
    room = _MOST_TRIED - trace.x.size
    if parts.sum() - parts.size > room:
        parts[np.diff(trace.x) < _FINEST * canvas.dot_x] = 1
    if parts.sum() - parts.size > room:
        worst = np.argsort(-error, kind="stable")
        parts[worst[np.cumsum(parts[worst] - 1) > room]] = 1
    return parts


def _between(x: Doubles, parts: Signs, cuts: Doubles) -> tuple[Signs, Doubles]:
    """Put points that divide gaps into parts, equal ones or in equal ratios towards a cut; and the gap of each."""
    gap = np.repeat(np.arange(parts.size), parts - 1)
    place = np.arange(gap.size) - np.repeat(np.cumsum(parts - 1) - (parts - 1), parts - 1)
    share = (place + 1.0) / parts[gap]
    low, high = x[gap], x[gap + 1]
    new = low * (1.0 - share) + high * share
    if cuts.size:
        left = np.searchsorted(cuts, low, side="right")
        before = np.where(left > 0, cuts[left - 1], -np.inf)
        right = np.searchsorted(cuts, high)
        after = np.where(right < cuts.size, cuts[np.minimum(right, cuts.size - 1)], np.inf)
        for cut, near, far, part in ((before, low, high, share), (after, high, low, 1.0 - share)):
            ratio = (far - cut) / (near - cut)
            steep = (ratio > _STEEP) & np.isfinite(ratio)
            new[steep] = (cut + (near - cut) * ratio**part)[steep]
    return gap, new


def _error(trace: Trace, canvas: DotGrid) -> Doubles:
    """Return how far, in dots, the curve may stray from each gap's chord; 0 between pieces and out of sight."""
    y, slope, bend = trace.parts
    width = trace.x[1:] - trace.x[:-1]  # a third of the time of np.diff, and this runs for every round
    size = np.where(np.isfinite(bend), np.abs(bend), 0.0)
    sag = 0.125 * width * width * np.maximum(size[1:], size[:-1])
    # Where the slopes at both ends do not explain the rise between them, there is more than the curvature tells.
    surprise = 0.5 * np.abs(y[1:] - y[:-1] - 0.5 * width * (slope[1:] + slope[:-1]))
    error = np.fmax(sag, np.where(np.isfinite(surprise), surprise, 0.0))
    margin = _OUTSIDE * (canvas.high - canvas.low)
    hidden = np.minimum(y[1:], y[:-1]) - error > canvas.high + margin
    hidden |= np.maximum(y[1:], y[:-1]) + error < canvas.low - margin
    apart = (trace.piece[1:] != trace.piece[:-1]) | (trace.piece[1:] < 0)
    return np.where(hidden | apart, 0.0, error / canvas.dot_y)


def _thinned_outside(trace: Trace, canvas: DotGrid) -> Trace:
    """Leave out the points that lie, with both their neighbours, beyond the same border of the window."""
    y, piece = trace.parts[VALUE], trace.piece
    if y.size < 3:
        return trace
    margin = _OUTSIDE * (canvas.high - canvas.low)
    beyond = np.where(y > canvas.high + margin, 1, np.where(y < canvas.low - margin, -1, 0))
    dropped = np.zeros(y.size, bool)
    inner = (beyond[1:-1] != 0) & (beyond[1:-1] == beyond[:-2]) & (beyond[1:-1] == beyond[2:])
    dropped[1:-1] = inner & (piece[1:-1] == piece[:-2]) & (piece[1:-1] == piece[2:])
    return trace.where(~dropped)


def _thinned(trace: Trace, canvas: DotGrid) -> Trace:
    """Leave out points that a longer chord does as well without: every other one, while there are any."""
    widest = _WIDEST * (trace.x[-1] - trace.x[0]) if trace.x.size else 0.0
    for _ in range(5):
        if trace.x.size < 3:
            break
        longer = trace.where(np.arange(0, trace.x.size, 2))
        error = _error(longer, canvas)
        middle = np.arange(1, trace.x.size - 1, 2)
        before, after = trace.x[middle - 1], trace.x[middle + 1]
        y = trace.parts[VALUE]
        chord = y[middle - 1] + (y[middle + 1] - y[middle - 1]) * (trace.x[middle] - before) / (after - before)
        off = np.maximum(error[: middle.size], np.abs(y[middle] - chord) / canvas.dot_y)
        smooth = np.isfinite(trace.parts[SLOPE, middle]) & np.isfinite(trace.parts[CURVATURE, middle])
        one = (trace.piece[middle - 1] == trace.piece[middle]) & (trace.piece[middle] == trace.piece[middle + 1])
        needless = one & smooth & (off <= _TARGET) & (after - before <= widest)
        if not needless.any():
            break
        kept = np.ones(trace.x.size, bool)
        kept[middle[needless]] = False
        trace = trace.where(kept)
    return trace
