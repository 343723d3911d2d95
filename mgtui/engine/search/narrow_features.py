"""Where features too narrow for any grid may lie: found inside the expression, where they are still wide.

tanh(1e6(x - 0.3)) is flat but for one millionth of its window, yet its argument is a straight line with its zero at
0.3; a needle e^(-1e9(x - 0.3)²) stands where its exponent has its vertex. So: the zeros and vertices of arguments that
change by more than their own scale between neighbouring points.
"""

from collections.abc import Sequence

import numpy as np

from mgtui.engine.calculus.rules import Triple
from mgtui.engine.evaluation.tape import Operation, TapeEntry
from mgtui.engine.search.bisection import Brackets, about
from mgtui.engine.search.probe import SLOPE, VALUE, Doubles, Probe
from mgtui.engine.search.sorted_sets import distinct
from mgtui.engine.search.spread import reach

_POINTS = 160
_MOST = 12  # an expression with more is an oscillation, which a mesh follows by itself


def hints(entries: Sequence[TapeEntry], a: float, b: float) -> Doubles:
    """Find points of a..b beside which the expression may change faster than any grid shows; ascending.

    Args:
        entries: of the expression's tape.
        a: left end of the interval.
        b: right end.
    """
    scales = _scales(entries)
    if not scales:
        return np.empty(0)
    start, end = reach(a, b)
    x = start + (end - start) * np.linspace(0.0, 1.0, _POINTS)
    found: list[float] = []
    with np.errstate(all="ignore"):
        every = Probe(tuple(entries)).slots(x)
        for k, scale in scales.items():
            brackets = _fast(x, every[k], scale)
            if brackets is not None and 0 < brackets.low.size <= _MOST:
                found.extend(about(Probe(tuple(entries[: k + 1])), brackets).tolist())
    return distinct(found)[:_MOST]


def _scales(entries: Sequence[TapeEntry]) -> dict[int, float]:
    """Return the arguments that matter, each with the change that counts as large; 0 where it is relative."""
    scales: dict[int, float] = {}
    for entry in entries:
        if isinstance(entry, Operation) and (scale := entry.row.traits.scale) is not None:
            scales.update((arg, scale) for arg in entry.args[-1:] if isinstance(entries[arg], Operation))
    return scales


def _fast(x: Doubles, triple: Triple, scale: float) -> Brackets | None:
    """Bracket zeros and vertices of a quantity where it changes by more than its scale within a gap."""
    value, slope = triple[0], triple[1]
    if slope is None:
        return None
    slope = np.broadcast_to(slope, x.shape)
    gap = np.maximum(np.abs(np.diff(value)), np.maximum(np.abs(slope[1:]), np.abs(slope[:-1])) * np.diff(x))
    least = scale or np.minimum(np.abs(value[1:]), np.abs(value[:-1]))
    crossing = (value[:-1] * value[1:] < 0) & (gap > least)
    vertex = (slope[:-1] * slope[1:] < 0) & (gap > least)
    return Brackets.joined(
        [
            Brackets.of(x[:-1][crossing], x[1:][crossing], VALUE),
            Brackets.of(x[:-1][vertex], x[1:][vertex], SLOPE),
        ]
    )
