"""The dots of a line of the plane, for what moves and for what is kept for comparison alike."""

import math

import numpy as np

from mgtui.playground.scene import Line
from mgtui.plot.layout import FAR, Layout, nearest
from mgtui.plot.raster import Dots, straight


def line_dots(layout: Layout, line: Line) -> tuple[Dots, Dots, bool]:
    """Return the columns and rows of a line's dots, from the bottom left, and whether it is steep; none far outside."""
    u, v, slope = layout.u_of(line.x), layout.v_of(line.y), layout.slope_of(line.slope)
    if not (abs(u) < FAR and abs(v) < FAR) or math.isnan(slope):
        none = np.zeros(0, dtype=np.intp)
        return none, none, False
    columns, rows = straight(u, v, slope, layout.dots_wide, layout.dots_high)
    if line.side != "both" and math.isfinite(slope):
        kept = columns <= nearest(u) if line.side == "left" else columns >= nearest(u)
        columns, rows = columns[kept], rows[kept]
    return columns, rows, abs(slope) > 1
