"""The trail of h → 0: rise over run for each step h so far, which tends to the slope and then loses it in rounding."""

import math

import numpy as np

from mgtui.engine import difference
from mgtui.playground.analysis import Moment
from mgtui.playground.changes.approach import steps_until_now
from mgtui.playground.framing import Rows, framing_in
from mgtui.playground.scene import Line, Moving, Scene, Window
from mgtui.playground.state import State

NAME = "rise/run over h"
_MARGIN = 0.1  # of the height, above and below: apart from the axis the slope is seen as a line
_FLAT = 1e-9  # quotients that differ by less, relatively to the slope, are drawn as one
_DECADES = (3, 6, 12, 18)  # of the axis: it grows by stages, and stands still between


def trail_of(state: State, moment: Moment, rows: Rows) -> tuple[Scene, Moving]:
    """Return the quotients of a run over the powers of ten of h, the present one as the point, the slope as a line."""
    steps = steps_until_now(state)
    quotients = [difference(moment.function, moment.x, h, state.scheme).slope for h in steps]
    known = [(math.log10(h), slope) for h, slope in zip(steps, quotients, strict=True) if math.isfinite(slope)]
    first = math.log10(steps[0]) if steps else 0.0
    last = math.log10(state.h)
    slope = _slope(moment)
    heights = [height for _, height in known] + ([slope] if math.isfinite(slope) else [])
    low, high = (min(heights), max(heights)) if heights else (-1.0, 1.0)
    size = max(abs(low), abs(high)) or 1.0
    margin = _MARGIN * (high - low) if high - low > _FLAT * size else 0.5 * size
    decades = next((decades for decades in _DECADES if last >= first - decades), first - last)
    window = Window(first - decades - 0.3, first + 0.3, *framing_in(rows)(low - margin, high + margin))
    xs, ys = (np.array(column) for column in zip(*reversed(known), strict=True)) if known else (np.empty(0),) * 2
    scene = Scene(window, ((xs, ys),) if known else (), name=NAME, style="secant", ticks="powers")
    tangents = (Line(first, slope, 0.0),) if math.isfinite(slope) else ()
    return scene, Moving(last, quotients[-1] if quotients else math.nan, tangents)


def _slope(moment: Moment) -> float:
    """Return what the quotients tend to: the slope, or that of the side on which the secant is."""
    what = moment.behaviour
    if not math.isnan(moment.slope):
        return moment.slope
    return {"forward": what.right, "backward": what.left}.get(moment.difference.scheme, math.nan)
