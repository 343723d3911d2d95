"""Where a plain callable breaks: between neighbouring doubles to which samples lead.

Halving the space between two samples follows a leap down to neighbouring doubles, and the end of the domain too; at a
pole of even order the samples stand out as at an extremum, and grow without bound. What f does there is then asked of
its samples on either side. A leap that is small beside the changes around it is taken for none.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from mgtui.engine.behaviour import behaviour
from mgtui.engine.callables import overflows_at
from mgtui.engine.quotient.difference import ScalarFunction, evaluate
from mgtui.engine.search.bisection import from_ordinal, ordinal
from mgtui.engine.search.features import CROSSES, Landmark

_EPSILON = 2.0**-52
_CLOSE = 1e-3  # a root's sides shrink below this share of what they were; a jump's do not
_STEEP = 1.1  # times as much as its neighbours changes what is looked at closely
_STRAIGHT = 48  # halvings by length; what is left is halved by doubles, which are many about 0
_LOOK = 8  # halvings after which a leap shows: what is continuous has shrunk by then
_LEAP = 0.05  # of a change that is left between neighbouring doubles
_LONG = 14  # characters: what is longer is no number that somebody typed
LEAPS = "f leaps here from one value to another."


class Cut(NamedTuple):
    """Where f breaks, or passes through zero.

    Attributes:
        low: the last double before it.
        high: the first after it; low itself where f has no value at that double alone.
        mark: what is there.
    """

    low: float
    high: float
    mark: Landmark


def sign_change(f: ScalarFunction, ends: tuple[float, float], values: tuple[float, float]) -> Cut | None:
    """Find the root, jump or pole between points of opposite sign, to neighbouring doubles; None if f has a gap."""
    (low, high), (f_low, f_high) = ends, values
    middle = 0.0 if low < 0.0 < high else _halfway(low, high)
    while low < middle < high:
        y = evaluate(f, middle)
        if y == 0.0:
            return _zero_at(f, middle, _CLOSE * max(map(abs, values)))
        if not math.isfinite(y):
            mark = told(f, middle)
            return Cut(middle, middle, mark) if mark else None
        if (y > 0) == (f_low > 0):
            low, f_low = middle, y
        else:
            high, f_high = middle, y
        middle = _halfway(low, high)
    before, after = max(map(abs, values)), max(abs(f_low), abs(f_high))
    x, y = (low, f_low) if abs(f_low) < abs(f_high) else (high, f_high)
    if after <= _CLOSE * before:
        return Cut(low, high, Landmark("root", x, y, CROSSES))
    if after <= 2.0 * before:
        guess = Landmark("jump", x, y, "f changes sign here without passing through zero.")
    else:
        guess = Landmark("pole", x, math.nan, "f changes sign here while growing without bound.")
    return Cut(low, high, told(f, high, low) or guess)


def _zero_at(f: ScalarFunction, x: float, least: float) -> Cut:
    """Return the root at a zero of f, or the jump if f is no nearer to zero than `least` on one side of it."""
    low, high = math.nextafter(x, -math.inf), math.nextafter(x, math.inf)
    before, after = abs(evaluate(f, low)), abs(evaluate(f, high))
    if max(before, after) > least and (mark := told(f, x)):
        return Cut(low, x, mark) if before > after else Cut(x, high, mark)
    return Cut(x, x, Landmark("root", x, 0.0, CROSSES))


def leaps(f: ScalarFunction, xs: Sequence[float], ys: Sequence[float]) -> list[Cut]:
    """Find jumps, and poles, between samples of one sign that differ more than those beside them."""
    found = []
    changes = [abs(b - a) / (right - left) for a, b, left, right in zip(ys, ys[1:], xs, xs[1:], strict=False)]
    for i, change in enumerate(changes):
        around = [other for other in changes[max(i - 1, 0) : i] + changes[i + 1 : i + 2] if math.isfinite(other)]
        rounding = 64.0 * _EPSILON * max(abs(ys[i]), abs(ys[i + 1])) / (xs[i + 1] - xs[i])
        steep = math.isfinite(change) and change > _STEEP * max(around, default=0.0) + rounding
        if steep and not ys[i] * ys[i + 1] < 0 and (cut := _leap(f, xs[i], xs[i + 1], ys[i], ys[i + 1])):
            found.append(cut)
    return found


def ends(f: ScalarFunction, xs: Sequence[float], ys: Sequence[float]) -> list[Cut]:
    """Find where f begins or ends to have values: between a sample with one and a sample without."""
    found = []
    for x, other, y, other_y in zip(xs, xs[1:], ys, ys[1:], strict=False):
        if math.isfinite(y) != math.isfinite(other_y):
            inside, outside = (x, other) if math.isfinite(y) else (other, x)
            mark = told(f, outside) if math.isinf(y + other_y) else None  # numpy has inf at a pole, and if it overflows
            cut = Cut(outside, outside, mark) if mark else _end(f, inside, outside)
            if cut and cut not in found:
                found.append(cut)
    return found


def told(f: ScalarFunction, *places: float) -> Landmark | None:
    """Return the break that samples tell of at one of some doubles: at one that is short to write, or the first."""
    for x in sorted(places, key=lambda place: len(repr(place)) > _LONG):
        what = behaviour(f, x)
        if what.kind in ("pole", "jump", "hole", "edge"):
            y = what.limit if math.isnan(what.value) else what.value
            return Landmark(
                what.kind, x, math.nan if what.kind == "pole" else y, what.sentence, open=math.isnan(what.value)
            )
    return None


def _leap(f: ScalarFunction, low: float, high: float, f_low: float, f_high: float) -> Cut | None:
    """Follow the larger change down to neighbouring doubles; None where it melts away as that of a continuous f."""
    first, halvings = abs(f_high - f_low), 0
    while low < (middle := _between(low, high, halvings)) < high:
        y = evaluate(f, middle)
        if not math.isfinite(y):
            return _leap_across(f, middle, first)
        if abs(y - f_low) > abs(f_high - y):
            high, f_high = middle, y
        else:
            low, f_low = middle, y
        halvings += 1
        if halvings >= _LOOK and abs(f_high - f_low) < _LEAP * first:
            return None
    return Cut(low, high, told(f, high, low) or Landmark("jump", high, f_high, LEAPS))


def _leap_across(f: ScalarFunction, x: float, first: float) -> Cut | None:
    """Return the leap of f at a double where it has no value."""
    before, after = evaluate(f, math.nextafter(x, -math.inf)), evaluate(f, math.nextafter(x, math.inf))
    guess = Landmark("jump", x, math.nan, LEAPS, open=True) if abs(after - before) >= _LEAP * first else None
    mark = told(f, x) or guess
    return Cut(x, x, mark) if mark else None


def _end(f: ScalarFunction, inside: float, outside: float) -> Cut | None:
    """Halve the space between a double with a value and one without; None where f only gets too large for doubles."""
    halvings = 0
    while True:
        middle = _between(inside, outside, halvings)
        if middle in (inside, outside):
            break
        if math.isfinite(evaluate(f, middle)):
            inside = middle
        else:
            outside = middle
        halvings += 1
    low, high = min(inside, outside), max(inside, outside)
    if mark := told(f, inside, outside):
        return Cut(low, high, mark)
    if math.isinf(evaluate(f, outside)) or overflows_at(f, outside):
        return None
    return Cut(low, high, Landmark("edge", inside, evaluate(f, inside), "f has values on one side of here alone."))


def _between(low: float, high: float, halvings: int) -> float:
    """Return 0 where it lies between, then the middle, and by doubles when that no longer leads anywhere."""
    if low * high < 0.0:
        return 0.0
    return 0.5 * low + 0.5 * high if halvings < _STRAIGHT else _halfway(low, high)


def _halfway(low: float, high: float) -> float:
    """Return the double with as many doubles below it, down to low, as above it."""
    first, last = ordinal(np.array([low, high])).tolist()
    return float(from_ordinal(np.array([(first + last) // 2]))[0])
