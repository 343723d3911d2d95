"""The plot proper of an SVG: axes with their numbers, curve, tangents, secant, landmarks, from back to front.

Every element has a class and no colour: `mgtui.plot.vector` says once how the classes look, by day and by night.
"""

import itertools
import math
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

import numpy as np

from mgtui.engine import LANDMARK_KINDS
from mgtui.playground.scene import Ghost, Line, Mark, Moving, Scene, Secant
from mgtui.plot.axes import Ticks, room
from mgtui.plot.glyphs import BRAILLE
from mgtui.plot.layout import Layout
from mgtui.plot.marks import visible_signs
from mgtui.plot.vector_paths import bands_path, curve_path, short_pixel
from mgtui.text.numbers import short

CELL_WIDE, CELL_HIGH = 8, 17
"""Pixels of a cell: room for a character of the numbers beside the axes, by which ticks are chosen as on the screen."""
_POINTS, _POINTS_KEPT = 400, 150
"""Points of a curve, and of one kept for comparison, some 12 bytes each: so that a picture stays below 30 KB."""
_ENDS_APART = 7.0
"""Pixels across below which the ends of pieces would cover each other and the pieces: none is drawn there."""
_LEAST_LEG = 12.0
"""Pixels from which on run and rise are long enough to see."""
LEAST_CELLS = 4
"""Cells both ways below which nothing is drawn."""
_SIGNS = {
    "root": "M-4,-4 4,4M-4,4 4,-4",
    "minimum": "M-4,5h8l-4,6z",
    "maximum": "M-4,-5h8l-4,-6z",
    "inflection": "M-5,0q2.5,-6 5,0t5,0",
    "corner": "M0,-6 6,0 0,6 -6,0z",
    "cusp": "M0,-6 6,0 0,6 -6,0z",
    "vertical": "M0,-6 6,0 0,6 -6,0z",
}
"""The shape of each sign, around the place itself."""


class Panel(NamedTuple):
    """One plot of a picture: f with what moves, or f′ or f″ below it.

    Attributes:
        scene: curve, landmarks and window.
        moving: point, tangents and secant.
        numbers_below: whether the numbers of the x axis are written.
    """

    scene: Scene
    moving: Moving
    numbers_below: bool = True


def gutter_of(panel: Panel, width: int, height: int) -> int:
    """Return the cells that the numbers left of a panel take."""
    return room(panel.scene, width // CELL_WIDE, height // CELL_HIGH, BRAILLE)[1].left


def panel_elements(panel: Panel, top: int, width: int, height: int, gutter: int, name: str) -> Iterator[str]:
    """Yield the elements of a panel.

    Args:
        panel: what to draw.
        top: pixels above it.
        width: pixels from edge to edge.
        height: pixels of the plot and the numbers below it.
        gutter: cells left of the plot, where the numbers of the y axis stand.
        name: of the frame that lines are cut to, one of its own in the whole document.
    """
    cells = width // CELL_WIDE - 2, height // CELL_HIGH
    chosen, ticks = room(panel.scene, *cells, BRAILLE, gutter=gutter, numbers_below=panel.numbers_below)
    if chosen.columns < LEAST_CELLS or chosen.rows < LEAST_CELLS:
        return
    layout = Layout(panel.scene.window, 0, chosen.columns, chosen.rows, CELL_WIDE, CELL_HIGH)
    across, up = layout.dots_wide - 1, layout.dots_high - 1
    yield f'<clipPath id="{name}"><rect width="{across}" height="{up}"/></clipPath>'
    yield f'<g transform="translate({chosen.left * CELL_WIDE},{top})">'
    yield from _axes(panel, layout, ticks)
    yield f'<g clip-path="url(#{name})">'
    yield from _lines(panel, layout)
    yield "</g>"
    yield from _signs(panel.scene.marks, layout)
    yield from _points(panel, layout)
    yield "</g>"


def _axes(panel: Panel, layout: Layout, ticks: Ticks) -> Iterator[str]:
    """Yield the frame, faint lines at the ticks, the lines through 0, and the numbers."""
    right, bottom = layout.dots_wide - 1, layout.dots_high - 1
    columns = [(layout.u_of(tick.value), tick.label) for tick in ticks.x]
    rows = [(bottom - layout.v_of(tick.value), tick.label) for tick in ticks.y]
    grid = [f"M{short_pixel(u)},0v{bottom}" for u, _ in columns]
    grid += [f"M0,{short_pixel(v)}h{right}" for v, _ in rows]
    yield _path("mgtui-grid", "".join(grid))
    zero_u, zero_v = layout.u_of(0.0), bottom - layout.v_of(0.0)
    through = f"M{short_pixel(zero_u)},0v{bottom}" if 0 <= zero_u <= right else ""
    through += f"M0,{short_pixel(zero_v)}h{right}" if 0 <= zero_v <= bottom else ""
    yield _path("mgtui-axis", f"M0,0v{bottom}h{right}{through}")
    for v, label in rows:
        yield f'<text class="mgtui-tick" x="-7" y="{short_pixel(v + 4)}" text-anchor="end">{escape(label)}</text>'
    if panel.numbers_below:
        for u, label in columns:
            yield (
                f'<text class="mgtui-tick" x="{short_pixel(u)}" y="{bottom + 17}" text-anchor="middle">'
                f"{escape(label)}</text>"
            )


def _lines(panel: Panel, layout: Layout) -> Iterator[str]:
    """Yield whatever is cut at the frame, from back to front."""
    scene, moving = panel.scene, panel.moving
    bottom = layout.dots_high - 1
    for ghost in scene.ghosts:
        yield from _ghost(ghost, layout)
    yield _path("mgtui-pole", "".join(f"M{short_pixel(layout.u_of(x))},0v{bottom}" for x in scene.asymptotes))
    yield _path("mgtui-band", bands_path(scene.bands, layout))
    if moving.secant:
        yield from _secant(moving.secant, layout)
    yield _path(f"mgtui-{scene.style.replace(' ', '-')}", curve_path(scene.pieces, layout, _POINTS))
    # Before the curve: its dashes stay visible where f is straight, as |x| is.
    yield _path("mgtui-tangent", "".join(_straight(line, layout) for line in moving.tangents))


def _ghost(ghost: Ghost, layout: Layout) -> Iterator[str]:
    data = curve_path(ghost.pieces, layout, _POINTS_KEPT) + "".join(_straight(line, layout) for line in ghost.lines)
    yield f"<g><title>{escape(ghost.labels[0])}</title>"
    yield _path("mgtui-ghost", data)
    yield _path("mgtui-ghost-band", bands_path(ghost.bands, layout))
    if ghost.point is not None and math.isfinite(ghost.point[1]):
        u, v = layout.u_of(ghost.point[0]), layout.dots_high - 1 - layout.v_of(ghost.point[1])
        yield f'<circle class="mgtui-ghost" cx="{short_pixel(u)}" cy="{short_pixel(v)}" r="4"/>'
    yield "</g>"


def _secant(secant: Secant, layout: Layout) -> Iterator[str]:
    """Yield the line through both points, and run and rise where they are long enough to see."""
    run = secant.x_end - secant.x
    if run == 0:
        return
    bottom = layout.dots_high - 1
    u, v = layout.u_of(secant.x), bottom - layout.v_of(secant.y)
    u_end, v_end = layout.u_of(secant.x_end), bottom - layout.v_of(secant.y_end)
    if max(abs(u_end - u), abs(v_end - v)) >= _LEAST_LEG:
        legs = f"M{short_pixel(u)},{short_pixel(v)}H{short_pixel(u_end)}V{short_pixel(v_end)}"
        yield _path("mgtui-legs", legs)
    yield _path("mgtui-secant", _straight(Line(secant.x, secant.y, (secant.y_end - secant.y) / run), layout))


def _straight(line: Line, layout: Layout) -> str:
    """Return a straight line from edge to edge of the plot, or from its point to one edge, as the data of a path."""
    slope, right, bottom = layout.slope_of(line.slope), layout.dots_wide - 1, layout.dots_high - 1
    u, v = layout.u_of(line.x), bottom - layout.v_of(line.y)
    if math.isnan(u) or math.isnan(v):
        return ""
    if abs(slope) > 1:  # steep: where it meets the upper and the lower edge
        ends = [(u + (v - edge) / slope, float(edge)) for edge in (0, bottom)]
    else:
        ends = [(float(edge), v - slope * (edge - u)) for edge in (0, right)]
    if line.side != "both":
        leftwards = line.side == "left"
        if math.isinf(slope):  # a side of an upright line is the side on which f comes in: up or down by its sign
            ends = [(u, v), max(ends) if (slope > 0) == leftwards else min(ends)]
        else:
            ends = [(u, v), min(ends) if leftwards else max(ends)]
    points = np.array(ends)
    if not np.isfinite(points).all() or np.abs(points).max() > 1e5:
        return ""  # it passes the plot by, far away
    return "M" + " ".join(f"{short_pixel(a)},{short_pixel(b)}" for a, b in ends)


def _signs(marks: Sequence[Mark], layout: Layout) -> Iterator[str]:
    """Yield the ends of pieces and the signs of landmarks, each with what it is for those who point at it."""
    bottom = layout.dots_high - 1
    for mark in _ends_apart(marks, layout):
        u, v = layout.u_of(mark.x), bottom - layout.v_of(mark.y)
        style = "mgtui-filled" if mark.filled else "mgtui-open"
        yield f'<circle class="{style}" cx="{short_pixel(u)}" cy="{short_pixel(v)}" r="4">{_title(mark)}</circle>'
    for mark in visible_signs(layout, marks):
        u, v = layout.u_of(mark.x), bottom - layout.v_of(mark.y)
        if _is_inside(layout, mark.x, mark.y):
            style = "mgtui-sign" if mark.kind in ("root", "inflection") else "mgtui-sign mgtui-solid"
            place = f"translate({short_pixel(u)},{short_pixel(v)})"
            yield f'<path class="{style}" transform="{place}" d="{_SIGNS[mark.kind]}">{_title(mark)}</path>'


def _ends_apart(marks: Sequence[Mark], layout: Layout) -> Iterator[Mark]:
    """Yield the ends of pieces inside the window that stand clear of those at the next place."""
    ends = [mark for mark in marks if LANDMARK_KINDS[mark.kind].drawn == "end" and _is_inside(layout, mark.x, mark.y)]
    places = sorted({layout.u_of(mark.x) for mark in ends})
    gaps = [math.inf, *(b - a for a, b in itertools.pairwise(places)), math.inf]
    clear = {
        place for place, before, after in zip(places, gaps, gaps[1:], strict=False) if min(before, after) >= _ENDS_APART
    }
    yield from (mark for mark in ends if layout.u_of(mark.x) in clear)


def _title(mark: Mark) -> str:
    return f"<title>{escape(mark.kind)} at ({short(mark.x)}, {short(mark.y)})</title>"


def _points(panel: Panel, layout: Layout) -> Iterator[str]:
    """Yield where x stands on the lower edge, the end of the secant's chord, and the point itself."""
    moving, bottom = panel.moving, layout.dots_high - 1
    u = layout.u_of(moving.x)
    if 0 <= u <= layout.dots_wide - 1:
        yield f'<path class="mgtui-cursor" d="M{short_pixel(u)},{bottom - 6}l4,7h-8z"/>'
    if moving.secant and _is_inside(layout, moving.secant.x_end, moving.secant.y_end):
        u_end, v_end = layout.u_of(moving.secant.x_end), bottom - layout.v_of(moving.secant.y_end)
        yield f'<circle class="mgtui-end" cx="{short_pixel(u_end)}" cy="{short_pixel(v_end)}" r="4"/>'
    if _is_inside(layout, moving.x, moving.y):
        v = bottom - layout.v_of(moving.y)
        yield f'<circle class="mgtui-point" cx="{short_pixel(u)}" cy="{short_pixel(v)}" r="5"/>'


def _is_inside(layout: Layout, x: float, y: float) -> bool:
    return layout.column_of(x) is not None and layout.row_of(y) is not None


def _path(style: str, data: str) -> str:
    return f'<path class="{style}" d="{data}"/>' if data else ""
