"""A function at a break as if no number had been rounded: each argument that meets its level lies exactly on it.

At the double next to √2 the argument of sqrt(2 - x²) is -4e-16 and the root has no value; at √2 itself it is 0. At
the double next to π/2 round-off may lift sin(x) above 1, but floor(sin(x)) is no number that round-off decides.
"""

import numpy as np

from mgtui.engine.evaluation.tape import Step
from mgtui.engine.search.levels import nearest_level, touches
from mgtui.engine.search.probe import Probe


def exact_at(probe: Probe, x: float) -> Probe:
    """The quantity with every argument that meets a critical level at x, up to round-off, held on that level."""
    at = np.array([x])
    cells = list(probe.cells)
    for cell in probe.cells:
        if not isinstance(cell, Step):
            continue
        for level in cell.row.breaks:
            index = {"u": cell.args[0], "v": cell.args[-1]}.get(level.of)
            if index is None or isinstance(cells[index], float):
                continue
            argument = Probe(tuple(cells[: index + 1]))
            height = np.broadcast_to(nearest_level(argument, at, level), at.shape)
            if touches(argument, at, height)[0]:
                cells[index] = height[0]  # a numpy scalar: Python's own raises where it should give inf or nan
    return Probe(tuple(cells), probe.pick)
