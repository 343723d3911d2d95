"""Where a function may break in an interval, found from its expression, and what it does there."""

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from mgtui.engine.behaviour import behaviour_at
from mgtui.engine.expression import Function
from mgtui.engine.local.kinds import Behaviour
from mgtui.engine.own.sampled_function import Sampled
from mgtui.engine.search.bisection import ordinal
from mgtui.engine.search.budget import is_spent, limited
from mgtui.engine.search.density import Stretch, merged
from mgtui.engine.search.levels import MOST, SAME_PLACE, candidates
from mgtui.engine.search.listing import Listing
from mgtui.engine.search.narrow_features import hints
from mgtui.engine.search.probe import Doubles
from mgtui.engine.search.sorted_sets import without
from mgtui.engine.search.spread import Split
from mgtui.text.numbers import told

_LIKE_WIDTH = 4  # powers of two
_BUDGET = 80_000.0  # microseconds, about


class BreakPoint(NamedTuple):
    """A point where the expression may break, and what f really does there.

    Attributes:
        x: the double next to it.
        behaviour: kind, one-sided limits and slopes, the sentence.
    """

    x: float
    behaviour: Behaviour


@dataclass(frozen=True, slots=True)
class BreakPoints(Listing[BreakPoint]):
    """The points of an interval where f may break, ascending.

    Attributes:
        items: all of them; some may prove smooth.
        crowded: stretches with more of them than can be told apart: nothing may be concluded across these.
        splits: for a search: the same points with what breaks there, and a few more just outside the interval; and
            where features may be too narrow for any grid.
    """

    crowded: tuple[Stretch, ...] = ()
    splits: tuple[Split, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether no break of the interval is missing."""
        return not self.crowded


def breaks(f: Function, a: float, b: float) -> BreakPoints:
    """Find the points of a..b where f may break, each with what f does there.

    >>> [(point.x, point.behaviour.kind) for point in breaks(parse("1/x + |x - 1|"), -2.0, 2.0)]
    [(0.0, 'pole'), (1.0, 'corner')]

    Args:
        f: a function of one variable.
        a: left end, finite.
        b: right end, finite, above a.

    Raises:
        ValueError: a..b is no interval, or f has several variables (bind all but one first).
    """
    check_window(f, a, b)
    with limited(_BUDGET), np.errstate(all="ignore"):
        close = hints(f.tape.entries, a, b)
        places, crowded = candidates(f.tape.entries, a, b, close)
        places, more = _few(places)
        points, splits, left_out = _told(f, a, b, places.tolist())
    splits += [Split(x, 2) for x in without(close, places).tolist()]
    splits.sort(key=lambda split: split.x)
    crowded = merged([*crowded, *more, *left_out])
    return BreakPoints(tuple(points), tuple(c for c in crowded if c.high >= a and c.low <= b), tuple(splits))


def _told(f: Function, a: float, b: float, places: list[float]) -> tuple[list[BreakPoint], list[Split], list[Stretch]]:
    """Find out what f does at each place; return the points of a..b, all as splits, and where there was no more time.

    Args:
        f: a function of one variable.
        a: left end of the interval.
        b: right end.
        places: where f may break, ascending, in a..b and a little beyond.
    """
    points, splits, left_out = [], [], []
    for x in places:
        inside = min(max(x, a), b)
        if abs(int(ordinal(np.array([x]))[0]) - int(ordinal(np.array([inside]))[0])) > SAME_PLACE:
            splits.append(Split(x))  # beyond the window: enough that no search crosses it
            continue
        if is_spent():
            splits.append(Split(x))
            left_out.append(Stretch(x, places[-1]))
            continue
        point = BreakPoint(inside, behaviour_at(f, inside, told(inside, places)))
        points.append(point)
        splits.append(_split(point))
    return points, splits, left_out


def check_window(f: object, a: float, b: float) -> None:
    """Raise ValueError unless a..b is an interval and f, if parsed, has one variable."""
    if not (math.isfinite(a) and math.isfinite(b) and a < b):
        raise ValueError(f"an interval is wanted, not {a}..{b}")
    if isinstance(f, Function | Sampled) and len(f.variables) > 1:
        raise ValueError(f"a function of one variable is wanted: bind all but one of {', '.join(f.variables)}")


def _few(places: Doubles) -> tuple[Doubles, list[Stretch]]:
    """Keep as many places as there is room for, the ones furthest apart first; return the rest as a stretch."""
    if places.size <= MOST:
        return places, []
    room = np.minimum(np.diff(places, prepend=-np.inf), np.diff(places, append=np.inf))
    kept = np.sort(np.lexsort([places, -(np.frexp(room)[1] // _LIKE_WIDTH)])[:MOST])
    left_out = np.delete(places, kept)
    stretch = Stretch(float(left_out[0]), float(left_out[-1]))
    inside = (places >= stretch.low) & (places <= stretch.high)
    return places[~inside], [stretch]


def _split(point: BreakPoint) -> Split:
    what = point.behaviour
    match what.kind:
        case "smooth":
            return Split(point.x, 1)
        case "corner" | "cusp" | "vertical":
            return Split(point.x, 0)
        case "edge" if not math.isnan(what.value):
            left, right = not math.isnan(what.left_limit), not math.isnan(what.right_limit)
            return Split(point.x, -1, right - left)
    return Split(point.x, -1)
