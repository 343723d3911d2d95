"""Landmarks of a plain callable, of which samples are all there is: what they can honestly give.

Roots are sign changes across which |f| shrinks as its sides close in; where it does not, f jumps or has a pole.
Extrema are known to about half the digits of a double: f hardly changes beside them. Inflections and corners are not
found. The result is never complete.
"""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from mgtui.engine.behaviour import behaviour
from mgtui.engine.landmark_kinds import LANDMARK_KINDS
from mgtui.engine.quotient.difference import evaluate
from mgtui.engine.search.bisection import from_ordinal, ordinal
from mgtui.engine.search.features import CROSSES, Landmark
from mgtui.engine.search.probe import Doubles
from mgtui.engine.search.sorted_sets import distinct
from mgtui.engine.search.spread import spread

_MOST = 100
_GOLDEN = 0.5 * (math.sqrt(5.0) - 1.0)
_CLOSE = 1e-3  # a root's sides shrink below this share of what they were; a jump's do not
_CLEAR = 64.0  # an extremum stands out by so many roundings of f
_EPSILON = 2.0**-52

Real = Callable[[float], float]


def sampled_landmarks(f: Callable[[float], Any], a: float, b: float) -> list[Landmark]:
    """Find roots, extrema, jumps and poles of a callable in a..b as far as samples show them."""

    def value_of(x: float) -> float:
        return evaluate(f, x)

    xs = spread(a, b, ())
    xs = xs[(a <= xs) & (xs <= b)].tolist()
    ys = [value_of(x) for x in xs]
    marks: list[Landmark | None] = []
    broken: set[int] = set()
    for i, y in enumerate(ys):
        if y == 0.0 and 0.0 not in ys[max(i - 1, 0) : i] + ys[i + 1 : i + 2]:  # beside another it is a flat piece
            marks.append(Landmark("root", xs[i], y, LANDMARK_KINDS["root"].note))
        if i + 1 < len(ys) and y * ys[i + 1] < 0:
            marks.append(_sign_change(value_of, (xs[i], xs[i + 1]), (y, ys[i + 1])))
            if marks[-1] is None or marks[-1].kind != "root":
                broken.update((i, i + 1))
    for i in range(1, len(ys) - 1):
        if i not in broken and _stands_out(ys[i - 1], ys[i], ys[i + 1]):
            marks.append(_extremum(value_of, xs[i - 1], xs[i + 1], ys[i] < ys[i - 1]))
    return [mark for mark in marks if mark is not None][:_MOST]


def sampled_pieces(f: Callable[[float], Any], even: Doubles) -> list[tuple[Doubles, Doubles]]:
    """Draw a callable through evenly spread points, cut where it has no value or changes sign in a leap."""
    ys = np.array([evaluate(f, x) for x in even.tolist()])
    cuts = np.zeros(ys.size, np.int64)
    for i in np.flatnonzero(np.sign(ys[:-1]) * np.sign(ys[1:]) < 0).tolist():
        mark = _sign_change(lambda x: evaluate(f, x), (even[i], even[i + 1]), (ys[i], ys[i + 1]))
        cuts[i + 1] = mark is None or mark.kind != "root"
    known = np.isfinite(ys)
    piece = np.cumsum(cuts) + np.cumsum(~known)
    return [(even[known & (piece == k)], ys[known & (piece == k)]) for k in distinct(piece[known])]


def _sign_change(f: Real, ends: tuple[float, float], values: tuple[float, float]) -> Landmark | None:
    """Find the root, jump or pole between points of opposite sign, to neighbouring doubles; None if f has a gap."""
    (low, high), (f_low, f_high) = ends, values
    middle = 0.0 if low < 0.0 < high else _halfway(low, high)
    while low < middle < high:
        y = f(middle)
        if y == 0.0:
            return Landmark("root", middle, y, CROSSES)
        if math.isnan(y):
            what = behaviour(f, middle)
            broken = what.kind in ("pole", "jump", "hole")
            return Landmark(what.kind, middle, what.limit, what.sentence) if broken else None
        if (y > 0) == (f_low > 0):
            low, f_low = middle, y
        else:
            high, f_high = middle, y
        middle = _halfway(low, high)
    before, after = max(map(abs, values)), max(abs(f_low), abs(f_high))
    x, y = (low, f_low) if abs(f_low) < abs(f_high) else (high, f_high)
    if after <= _CLOSE * before:
        return Landmark("root", x, y, CROSSES)
    if after <= 2.0 * before:
        return Landmark("jump", x, y, "f changes sign here without passing through zero.")
    return Landmark("pole", x, math.nan, "f changes sign here while growing without bound.")


def _halfway(low: float, high: float) -> float:
    """Return the double with as many doubles below it, down to low, as above it."""
    first, last = ordinal(np.array([low, high])).tolist()
    return float(from_ordinal(np.array([(first + last) // 2]))[0])


def _stands_out(before: float, y: float, after: float) -> bool:
    rounding = _CLEAR * _EPSILON * max(abs(before), abs(y), abs(after))
    return (y - before) * (y - after) > 0 and min(abs(y - before), abs(y - after)) > rounding


def _extremum(f: Real, low: float, high: float, is_minimum: bool) -> Landmark | None:
    """Find the extremum between two points, by golden section; None where f breaks there instead of turning."""
    sign = 1.0 if is_minimum else -1.0
    edge = min(sign * f(low), sign * f(high))
    left, right = high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)
    f_left, f_right = sign * f(left), sign * f(right)
    while right - left > 1e-9 * max(abs(low), abs(high), high - low):
        if f_left <= f_right:
            high, right, f_right = right, left, f_left
            left = high - _GOLDEN * (high - low)
            f_left = sign * f(left)
        else:
            low, left, f_left = left, right, f_right
            right = low + _GOLDEN * (high - low)
            f_right = sign * f(right)
    depths = (edge - sign * f(low), edge - min(f_left, f_right), edge - sign * f(high))
    # At the bottom of a valley the floor is level; beside a pole or jump it drops away.
    if not math.isfinite(depths[1]) or max(depths) - min(depths) > _CLOSE * abs(depths[1]):
        return None
    x = left if f_left <= f_right else right
    kind = "minimum" if is_minimum else "maximum"
    return Landmark(kind, x, sign * min(f_left, f_right), f"f is {'lowest' if is_minimum else 'highest'} about here.")
