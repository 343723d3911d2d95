"""A function at a break as if no number had been rounded: each argument that meets its level lies exactly on it.

At the double next to √2 the argument of sqrt(2 - x²) is -4e-16 and the root has no value; at √2 itself it is 0. At
the double next to π/2 round-off may lift sin(x) above 1, but floor(sin(x)) is no number that round-off decides.
"""

import numpy as np

from mgtui.engine.evaluation.tape import Operation, TapeEntry
from mgtui.engine.search.critical import counts, difference
from mgtui.engine.search.levels import nearest_level, touches
from mgtui.engine.search.probe import VALUE, Doubles, Probe


def exact_at(probe: Probe, x: float) -> Probe:
    """Hold every argument that meets a critical level at x, up to round-off, on that level."""
    at = np.array([x])
    entries = list(probe.entries)
    for entry in probe.entries:
        if not isinstance(entry, Operation):
            continue
        for level in entry.row.breaks:
            if level.of == "u-v":
                _make_equal(entries, entry.args[0], entry.args[-1], at)
            index = {"u": entry.args[0], "v": entry.args[-1]}.get(level.of)
            if index is None or isinstance(entries[index], float):
                continue
            if not counts(Probe(tuple(entries[: entry.args[0] + 1])), level.base, at)[0]:
                continue
            argument = Probe(tuple(entries[: index + 1]))
            height = np.broadcast_to(nearest_level(argument, at, level), at.shape)
            if touches(argument, at, height)[0]:
                entries[index] = height[0]  # a numpy scalar: Python's own raises where it should give inf or nan
    return Probe(tuple(entries), probe.pick)


def _make_equal(entries: list[TapeEntry], u: int, v: int, at: Doubles) -> None:
    """Give what is computed of two entries the value of the other, if the two meet at a point."""
    moved, other = (u, v) if isinstance(entries[u], Operation) else (v, u)
    both = tuple(entries[: max(u, v) + 1])
    if isinstance(entries[moved], Operation) and touches(Probe(both, difference(u, v)), at)[0]:
        height = np.broadcast_to(Probe(tuple(entries[: other + 1])).parts(at)[VALUE], at.shape)
        entries[moved] = height[0]
