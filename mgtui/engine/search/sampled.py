"""Landmarks and pieces of a plain callable, of which samples are all there is: what they can honestly give.

Roots are sign changes across which |f| shrinks as its sides close in, and extrema that cannot be told from zero.
Extrema are known to about half the digits of a double: f hardly changes beside them. What is not looked for, and that
more may lie between the samples, `NOTE` says. The result is never complete.
"""

import math
from collections.abc import Callable, Sequence

import numpy as np

from mgtui.engine.landmark_kinds import LANDMARK_KINDS
from mgtui.engine.quotient.difference import ScalarFunction, evaluate, evaluate_all
from mgtui.engine.search.bisection import from_ordinal, ordinal
from mgtui.engine.search.features import TOUCHES, Landmark
from mgtui.engine.search.probe import Doubles
from mgtui.engine.search.sampled_breaks import Cut, ends, leaps, sign_change, told
from mgtui.engine.search.sorted_sets import distinct
from mgtui.engine.search.spread import spread

NOTE = (
    "Found from samples, so more may lie between them: f is no expression. Inflections, corners, cusps, vertical "
    "tangents and holes are not looked for."
)

_GOLDEN = 0.5 * (math.sqrt(5.0) - 1.0)
_CLEAR = 64.0  # an extremum stands out by so many roundings of f
_EPSILON = 2.0**-52
_FINE = 1e-9  # of its place: how well an extremum is known
_LEVEL = 1e-3  # of its height: how much f changes so close to an extremum at most
_NEAR_ZERO = 1e-2  # of the heights beside it: an extremum below may touch zero
_AROUND = 8  # doubles to either side that show how much f is rounded
_NOISES = 4.0
_MOST_STEPS = 200


def sampled_landmarks(f: ScalarFunction, a: float, b: float) -> list[Landmark]:
    """Find roots, extrema, jumps, poles and edges of a callable in a..b as far as samples show them."""
    xs = spread(a, b, ())
    xs = xs[(a <= xs) & (xs <= b)].tolist()
    ys = _values(f, xs)
    cuts = _cuts(f, xs, ys)
    marks = [cut.mark for cut in cuts]
    marks += _broken_roots(f, marks)
    for i, y in enumerate(ys):
        if y == 0.0 and 0.0 not in ys[max(i - 1, 0) : i] + ys[i + 1 : i + 2]:  # beside another it is a flat piece
            marks.append(Landmark("root", xs[i], y, LANDMARK_KINDS["root"].note))
    broken = np.array([cut.low for cut in cuts if cut.mark.kind != "root"])
    for i in range(1, len(ys) - 1):
        if _stands_out(*ys[i - 1 : i + 2]) and not np.any((xs[i - 1] <= broken) & (broken <= xs[i + 1])):
            marks += _turn(f, xs[i - 1 : i + 2], ys[i - 1 : i + 2])
    return marks


def sampled_pieces(f: ScalarFunction, even: Doubles, *, cut: bool = True) -> list[tuple[Doubles, Doubles]]:
    """Draw a callable through evenly spread points, cut where samples show that it breaks, and up to there.

    Args:
        f: the callable.
        even: the points.
        cut: whether to look for breaks between them, at dozens of points each; where f has no value is cut anyway.
    """
    xs = even.tolist()
    ys = _values(f, xs)
    if not cut:
        known = np.isfinite(ys)
        piece = np.cumsum(~known)
        return [(even[known & (piece == k)], np.array(ys)[known & (piece == k)]) for k in distinct(piece[known])]
    cuts = [cut for cut in _cuts(f, xs, ys) if cut.mark.kind != "root"]
    needles = [
        _needle(f, xs[i - 1 : i + 2], ys[i - 1 : i + 2])
        for i in range(1, len(ys) - 1)
        if not any(xs[i - 1] <= cut.low <= xs[i + 1] for cut in cuts)
    ]
    cuts += [cut for cut in needles if cut]
    x = distinct([*xs, *(end for cut in cuts if cut.mark.kind != "pole" for end in (cut.low, cut.high))])
    y = np.array(_values(f, x.tolist()))
    known = np.isfinite(y)
    piece = np.cumsum(~known) + np.searchsorted(np.sort([cut.high for cut in cuts]), x, side="right")
    return [(x[known & (piece == k)], y[known & (piece == k)]) for k in distinct(piece[known])]


def _values(f: ScalarFunction, xs: Sequence[float]) -> list[float]:
    """Return f at many points, of a sampled function in one question."""
    values = evaluate_all(f, xs)
    return [values[x] for x in xs]


def _cuts(f: ScalarFunction, xs: Sequence[float], ys: Sequence[float]) -> list[Cut]:
    """Return what lies between samples: where f passes through zero, leaps, begins and ends."""
    crossings = [
        sign_change(f, (xs[i], xs[i + 1]), (ys[i], ys[i + 1])) for i in range(len(ys) - 1) if ys[i] * ys[i + 1] < 0
    ]
    return [cut for cut in (*crossings, *leaps(f, xs, ys), *ends(f, xs, ys)) if cut]


def _stands_out(before: float, y: float, after: float) -> bool:
    rounding = _CLEAR * _EPSILON * max(abs(before), abs(y), abs(after))
    return (y - before) * (y - after) > 0 and min(abs(y - before), abs(y - after)) > rounding


def _turn(f: ScalarFunction, xs: Sequence[float], ys: Sequence[float]) -> list[Landmark]:
    """Return what three samples, the middle one the highest or lowest, lead to: extremum and roots, or a pole."""
    low, middle, high = ys
    sign = 1.0 if middle < low else -1.0
    x, depth, level = _deepest(lambda at: sign * evaluate(f, at), xs[0], xs[2])
    if not level:
        cut = _needle(f, xs, ys)
        return [cut.mark] if cut else []
    kind = "minimum" if sign > 0 else "maximum"
    marks = [Landmark(kind, x, sign * depth, f"f is {'lowest' if sign > 0 else 'highest'} about here.")]
    if min(sign * low, sign * middle, sign * high) > 0 and depth < _NEAR_ZERO * min(abs(low), abs(high)):
        marks += _touching(f, sign, xs, ys, x)
    return marks


def _needle(f: ScalarFunction, xs: Sequence[float], ys: Sequence[float]) -> Cut | None:
    """Return the pole that three samples lead to, the middle one the furthest from zero; None if there is none."""
    if not (_stands_out(*ys) and abs(ys[1]) > max(abs(ys[0]), abs(ys[2]))):
        return None
    if xs[0] < 0.0 < xs[2] and (mark := told(f, 0.0)) and mark.kind == "pole":
        return Cut(0.0, 0.0, mark)

    def depth(at: float) -> float:
        y = evaluate(f, at)
        return -math.inf if math.isnan(y) else -abs(y)

    mark = told(f, *_beside(_bottom(depth, _deepest(depth, xs[0], xs[2])[0], xs), 1)[[1, 0, 2]].tolist())
    return Cut(mark.x, mark.x, mark) if mark and mark.kind == "pole" else None


def _touching(f: ScalarFunction, sign: float, xs: Sequence[float], ys: Sequence[float], about: float) -> list[Landmark]:
    """Return the root at which f turns, or the two between which it does; none where it turns before."""
    x = _bottom(lambda at: sign * evaluate(f, at), about, xs)
    y = evaluate(f, x)
    if _may_be_zero(f, x):
        return [Landmark("root", x, y, TOUCHES)]
    if sign * y > 0:
        return []
    cuts = [sign_change(f, (xs[0], x), (ys[0], y)), sign_change(f, (x, xs[2]), (y, ys[2]))]
    return [cut.mark for cut in cuts if cut]


def _broken_roots(f: ScalarFunction, marks: Sequence[Landmark]) -> list[Landmark]:
    """Return the roots at breaks: at a jump exactly, at the end of the domain as nearly as doubles come to zero."""
    places = [
        mark.x
        for mark in marks
        if (
            mark.kind == "jump"
            and mark.y == 0.0
            and 0.0 not in [evaluate(f, at) for at in _beside(mark.x, 1)[::2].tolist()]
        )
        or (mark.kind == "edge" and not mark.open and _may_be_zero(f, mark.x))
    ]
    return [Landmark("root", x, evaluate(f, x), LANDMARK_KINDS["root"].note) for x in places]


def _may_be_zero(f: ScalarFunction, x: float) -> bool:
    """Tell whether f is no further from zero than its values at the doubles around are from each other."""
    around = [y for at in _beside(x, _AROUND).tolist() if math.isfinite(y := evaluate(f, at))]
    return abs(evaluate(f, x)) <= _NOISES * (max(around) - min(around))


def _beside(x: float, count: int) -> Doubles:
    """Return x and so many doubles to either side of it."""
    return from_ordinal(ordinal(np.array([x])) + np.arange(-count, count + 1))


def _bottom(f: Callable[[float], float], x: float, xs: Sequence[float]) -> float:
    """Go on from about a minimum between some samples to the double where f is lowest, or to 0 if that is as good."""
    step, y = 4.0 * _FINE * max(abs(xs[0]), abs(xs[2]), xs[2] - xs[0]), f(x)
    if abs(x) < step and f(0.0) <= y:
        return 0.0
    for _ in range(_MOST_STEPS):
        if step <= 0.5 * _EPSILON * abs(x):
            break
        lower, place = min((f(at), at) for at in (x - step, x + step))
        if lower < y:
            x, y = place, lower
        else:
            step *= 0.5
    return x


def _deepest(f: Callable[[float], float], low: float, high: float) -> tuple[float, float, bool]:
    """Find the minimum between two points by golden section; and whether the floor is level, not a drop, there."""
    edge = min(f(low), f(high))
    left, right = high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)
    f_left, f_right = f(left), f(right)
    while right - left > _FINE * max(abs(low), abs(high), high - low) and low < left < right < high:
        if f_left <= f_right:
            high, right, f_right = right, left, f_left
            left = high - _GOLDEN * (high - low)
            f_left = f(left)
        else:
            low, left, f_left = left, right, f_right
            right = low + _GOLDEN * (high - low)
            f_right = f(right)
    # At the bottom of a valley the floor is level; beside a pole or jump it drops away.
    depths = (edge - f(low), edge - min(f_left, f_right), edge - f(high))
    level = math.isfinite(depths[1]) and max(depths) - min(depths) <= _LEVEL * abs(depths[1])
    return (left, f_left, level) if f_left <= f_right else (right, f_right, level)
