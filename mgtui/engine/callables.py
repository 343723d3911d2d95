"""What a plain callable does at one x, from samples on either side: all there is to go by without a formula.

Each side is sampled at distances h that halve. Where the differences of neighbouring samples shrink (or grow) by a
steady factor, f follows a power law there, f = L + C·h^p: its exponent and its limit L tell the kind. Where they do
not, nothing is claimed. Aitken extrapolation: Press et al., Numerical Recipes, section 5.3; the slopes by Ridders'
method, section 5.7, on one side only.
"""

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from mgtui.engine.evaluation.exact import NO_CURVATURE, NO_SLOPE, Exact, Proven
from mgtui.engine.germs.germ import ANALYTIC, SIDED, UNDEFINED
from mgtui.engine.local.kinds import Behaviour, assembled, kind_of
from mgtui.engine.local.one_sided import OneSided
from mgtui.engine.local.sides import Sides
from mgtui.engine.own.sampled_function import Sampled
from mgtui.engine.quotient.difference import evaluate, evaluate_all

_FROM_SAMPLES = "As far as samples tell"
_SO_FAR = "As far as seven samples tell"
_LARGEST, _SMALLEST = 5, 42  # h runs from 2^-5 to 2^-42 of |x| (of 1, at 0): x ± h is good to a thousandth of h
_COLUMNS = 6  # of Neville's table
_SETTLED = 6  # as many neighbouring differences must agree on the exponent
_SLOWEST = 0.25  # exponent: what creeps slower to its limit, as 1/ln h does, has none that samples show
_DRIFT = 0.04  # by how much their exponents may differ in all
_CLEAR = 64.0  # a difference counts when it is this many times the rounding of the values
_EPSILON = 2.0**-52
_HUGE = 1e100  # of an end of doubles nothing can be said by smaller values
_ALIKE = 0.3  # coarser samples still serve the slope while their exponent is this near to 1
_SEEN = 1e-6  # two sides whose slopes differ by less, relatively, may differ by rounding within f
_TRUSTED = 1e-3  # a slope known worse than this, relatively, is not claimed


def sampled_behaviour(f: Callable[[float], Any], x: float, place: str = "") -> Behaviour:
    """Return what a callable does at x as far as samples tell; `unknown` where they do not settle."""

    def value_of(at: float) -> float:
        return evaluate(f, at)

    value = value_of(x)
    sides = Sides(x, value, _side(f, x, value, -1), _side(f, x, value, 1))
    return assembled(kind_of(value_of, sides, own_values=True), sides, place=place)


def seen_in_samples(f: Sampled, x: float, place: str = "") -> tuple[Exact, Behaviour]:
    """Return value, slope and curvature of a sampled function at x with their uncertainty, and what it does there.

    What values shrinking towards x do not settle, for the noise of f, its slope may: then f is smooth.
    """
    numbers = f.exact(x)
    value, slope, curvature = numbers.parts
    side = OneSided(ANALYTIC, value.number, slope.number, curvature.number, (0.0, slope.error, curvature.error))
    smooth = assembled("smooth", Sides(x, value.number, side, side), place=place)
    certain = slope.estimated and slope.error <= _TRUSTED * max(abs(slope.number), abs(value.number) / max(1.0, abs(x)))
    what = smooth if certain else sampled_behaviour(f, x, place)
    if what.kind in ("smooth", "corner", "unknown") and slope.estimated:
        what = smooth
    else:
        kind = "unknown" if what.kind == "smooth" else what.kind
        what = replace(what, kind=kind, slope=math.nan)
        nothing = Proven(math.nan, 0, slope.reason or NO_SLOPE), Proven(math.nan, 0, curvature.reason or NO_CURVATURE)
        numbers = Exact((value, *nothing))
    return numbers, replace(what, sentence=f"{_FROM_SAMPLES}, {what.sentence[0].lower()}{what.sentence[1:]}")


def roughly_seen(f: Sampled, x: float, place: str = "") -> tuple[Exact, Behaviour]:
    """Return the same as seven values tell it: where they agree on a slope at all, f passes for smooth there."""
    from mgtui.engine.own.rough_slope import rough_numbers_at  # needed where f takes long alone

    numbers = rough_numbers_at(f, x)
    value, slope, _ = numbers.parts
    side = OneSided(ANALYTIC, value.number, slope.number, math.nan, (0.0, slope.error, math.inf))
    kind = "smooth" if slope.estimated else "unknown"
    what = assembled(kind, Sides(x, value.number, side, side), place=place)
    return numbers, replace(what, sentence=f"{_SO_FAR}, {what.sentence[0].lower()}{what.sentence[1:]}")


def _side(f: Callable[[float], Any], x: float, value: float, side: int) -> OneSided:
    """Return f on one side of x."""
    unit = abs(x) or 1.0
    steps: list[float] = []
    for k in range(_LARGEST, _SMALLEST + 1):
        h = side * ((x + side * unit * 2.0**-k) - x)  # the distance that doubles really take
        if h > 0 and (not steps or h < steps[-1]):
            steps.append(h)
    found = evaluate_all(f, [x + side * h for h in steps])
    values = [found[x + side * h] for h in steps]
    nearest = values[-_SETTLED:]
    if len(nearest) < _SETTLED:
        return _one_side(SIDED, math.nan, math.nan)
    if not any(map(math.isfinite, nearest)) and math.isinf(pole := _pole_beyond(values)):
        return _one_side(SIDED, pole, math.nan)
    if all(map(math.isnan, nearest)):
        hidden = overflows_at(f, x + side * steps[-1])
        return _one_side(SIDED if hidden else UNDEFINED, math.nan, math.nan)
    gaps = [i for i, y in enumerate(values) if not math.isfinite(y)]
    first = gaps[-1] + 1 if gaps else 0  # what lies beyond a gap says nothing of x
    if len(values) - first <= _SETTLED + 1:
        return _one_side(SIDED, math.nan, math.nan)
    return _followed(steps[first:], values[first:], value, side)


def overflows_at(f: Callable[[float], Any], at: float) -> bool:
    """Tell whether f has no value because a number on the way is too large: Python's own math raises then."""
    try:
        with np.errstate(all="ignore"):
            f(at)
    except OverflowError:
        return True
    except (ArithmeticError, ValueError):
        return False
    return False


def _pole_beyond(values: Sequence[float]) -> float:
    """Return the infinity to which values leave doubles by a power law; nan where they do not, as those of e^x."""
    finite = list(itertools.takewhile(math.isfinite, values))[-_SETTLED:]
    if len(finite) < _SETTLED or abs(finite[-1]) < _HUGE:
        return math.nan
    exponents = [_exponent(b, a) for a, b in itertools.pairwise(finite)]
    steady = min(exponents) > 0.0 and max(exponents) - min(exponents) <= _DRIFT * max(exponents)
    return math.copysign(math.inf, finite[-1]) if steady else math.nan


def _followed(steps: Sequence[float], values: Sequence[float], value: float, side: int) -> OneSided:
    """Return what the power law says that the samples follow, if they follow one."""
    noise = _EPSILON * max(abs(y) for y in values[-_SETTLED:])
    changes = [a - b for a, b in itertools.pairwise(values)]
    clear = [k for k, change in enumerate(changes) if abs(change) > _CLEAR * noise]
    settled = len(changes) - 1 - clear[-1] if clear else len(changes)
    step = not clear or (clear[-1] > 0 and clear[-1] - 1 not in clear)  # flat on both sides of it
    if settled >= _SETTLED and step:
        return _one_side(SIDED, values[-1], 0.0, 4 * noise, 4 * noise / steps[-settled])
    last = clear[-1]
    start = last - _SETTLED
    if start < 0 or not all(abs(changes[k]) > _CLEAR * noise for k in range(start, last + 1)):
        return _one_side(SIDED, math.nan, math.nan)
    exponents = [_exponent(changes[k], changes[k + 1]) for k in range(start, last)]
    low, high = min(exponents), max(exponents)
    if any(map(math.isnan, exponents)) or high - low > _DRIFT:  # nan where changes have different signs
        return _one_side(SIDED, math.nan, math.nan)
    rises = math.copysign(1.0, changes[last])  # towards x, f moves the other way
    if high <= 1e-3:  # 0 is a logarithm: every halving of h adds as much
        return _one_side(SIDED, math.copysign(math.inf, -rises), math.nan)
    if low <= _SLOWEST:
        return _one_side(SIDED, math.nan, math.nan)
    ratio = 2.0 ** -exponents[-1]
    reached = values[last + 1] - changes[last] * ratio / (1 - ratio)
    if not math.isfinite(reached):  # it leaves doubles beside x, as e^x does at 709.78
        return _one_side(SIDED, math.nan, math.nan)
    error = abs(changes[last]) * ratio + 4 * noise
    limit = value if abs(value - reached) <= error else 0.0 if abs(reached) <= error else reached
    if low > 1.2:
        return _one_side(SIDED, limit, 0.0, error, error / steps[last])
    if high < 0.9:
        return _one_side(SIDED, limit, side * math.copysign(math.inf, rises), error)
    if low < 0.95 or high > 1.05:  # x ln x looks like this; so may a slope that is finite
        return _one_side(SIDED, limit, math.nan, error)
    while start and abs(_exponent(changes[start - 1], changes[start]) - 1.0) < _ALIKE:
        start -= 1
    slope, slope_error = _ridders(steps[start : last + 2], [y - limit for y in values[start : last + 2]], noise)
    if slope_error > _TRUSTED * max(abs(slope), abs(values[start] - limit) / steps[start]):
        return _one_side(SIDED, limit, math.nan, error)
    return _one_side(SIDED, limit, side * slope, error, max(10 * slope_error, _SEEN * abs(slope)))


def _exponent(change: float, next_change: float) -> float:
    quotient = change / next_change if next_change else math.nan
    return math.log2(quotient) if quotient > 0 else math.nan


def _ridders(steps: Sequence[float], rises: Sequence[float], noise: float) -> tuple[float, float]:
    """Return the limit of rise/h as h goes to 0 and its error: Neville's table, at the entry that agrees best."""
    best, best_error = math.nan, math.inf
    row: list[float] = []
    for step, rise in zip(steps, rises, strict=True):
        before, row = row, [rise / step]
        for j, older in enumerate(before[:_COLUMNS]):
            factor = 2.0 ** (j + 1)
            row.append((factor * row[j] - older) / (factor - 1.0))
            error = max(abs(row[j + 1] - row[j]), abs(row[j + 1] - older)) + 2 * noise / step
            if error < best_error:
                best, best_error = row[j + 1], error
    return best, best_error


def _one_side(state: int, limit: float, slope: float, error: float = 0.0, slope_error: float = 0.0) -> OneSided:
    return OneSided(state, limit, slope, math.nan, (error, slope_error, 0.0))
