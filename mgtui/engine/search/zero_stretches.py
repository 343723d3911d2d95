"""Intervals in which a function is 0."""

import math
from itertools import pairwise

import numpy as np

from mgtui.engine.expression import Function
from mgtui.engine.landmark_kinds import LANDMARK_KINDS
from mgtui.engine.search.features import Landmark, View
from mgtui.engine.search.mesh import Mesh
from mgtui.engine.search.probe import VALUE, Doubles
from mgtui.engine.true_numbers import true_numbers

_PLATEAU = 1e-2  # of a stretch: so far past a break that it ends at, rounding may put its end
_SHARES = (0.3183, 0.5327, 0.7734)  # of an interval: where it is asked whether f is 0, and hardly at a break
_PARTING = ("jump", "hole")  # no interval of zeros goes past these


def flats(view: View) -> list[Landmark]:
    """Find intervals from break to break (or window's end) in which f, f' and f'' cannot be told from zero."""
    mesh, x = view.mesh, view.mesh.samples.x
    nothing = ~mesh.signs.any(axis=0) & np.isfinite(mesh.samples.parts[VALUE])
    edges = np.flatnonzero(np.diff(np.concatenate([[False], nothing, [False]]).astype(np.int8)))
    at = np.array([split.x for split in view.points.splits if split.smoothness < 2])
    found: list[Landmark] = []
    for first, last in zip(edges[::2].tolist(), (edges[1::2] - 1).tolist(), strict=True):
        most = _PLATEAU * float(x[last] - x[first])
        start, end = _bound(mesh, at, first, -1, view.a, most), _bound(mesh, at, last, 1, view.b, most)
        if start is None or end is None or last - first < 2 or min(end, view.b) <= max(start, view.a):
            continue
        start, end = max(start, view.a), min(end, view.b)
        if view.probe.loses_range(x[[first, (first + last) // 2, last]]):
            continue
        apart = [point.x for point in view.points if point.behaviour.kind in _PARTING]
        ends = [start, *(at for at in apart if start < at < end), end]
        zeros = [stretch for stretch in pairwise(ends) if _is_zero(view.f, *stretch)]
        found += [Landmark("flat", low, 0.0, LANDMARK_KINDS["flat"].note, high) for low, high in zeros]
    return found


def _is_zero(f: Function, start: float, end: float) -> bool:
    """Tell whether nothing else than 0 can be proven of f within an interval in which no sign stands clear.

    Noise hides the signs of (1 - cos x)/x² at 1e-9 and of cos(e^x) at 40, which are anything but 0.
    """
    values = [true_numbers(f, start + (end - start) * share, digits=1).value for share in _SHARES]
    return all(value == 0.0 or math.isnan(value) for value in values)


def _bound(mesh: Mesh, at: Doubles, index: int, side: int, end: float, most: float) -> float | None:
    """Find where a stretch of the mesh ends at a break or at the end of the window; None if it just fades.

    Round-off may put the end of the zeros a few doubles before or after the break: no further after it than `most`.
    """
    x = mesh.samples.x
    if not 0 <= index + side < x.size:
        return end
    inner, outer = float(x[index]) - side * most, float(x[index + side])
    between = at[(min(inner, outer) <= at) & (at <= max(inner, outer))]
    return float(between[np.abs(between - x[index]).argmin()]) if between.size else None
