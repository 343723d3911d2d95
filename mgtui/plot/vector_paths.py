"""Lines of an SVG: points of the plane become the data of a path, cut to the plot and without needless points.

Coordinates are pixels from the top left corner of the plot proper, with one decimal.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from mgtui.engine import Band, Piece
from mgtui.plot.layout import Layout

Pixels: TypeAlias = NDArray[np.float64]
_FINEST = 0.1
"""Pixels by which a line may leave its points at first: a fifth of what can be seen at twice the size."""
_WHOLE = 0.8
"""Pixels from which on whole ones are as good: lines that have become alike are then drawn once."""
_COARSEST = 30.0
_MOST_BOXES = 150
"""Boxes of bands, some 18 bytes each."""


class _Box(NamedTuple):
    """A band in whole pixels."""

    left: int
    right: int
    lower: int
    upper: int


def curve_path(pieces: Sequence[Piece], layout: Layout, most: int) -> str:
    """Return the pieces of a curve as the data of one path, each begun anew where it comes back into the window.

    Of a curve that needs more than `most` points, as one of a thousand pieces does, ever less detail is kept.
    """
    lines = [line for xs, ys in pieces for line in _inside(_pixels(layout, xs, ys), float(layout.dots_high - 1))]
    tolerance = _FINEST
    while True:
        kept = [line[_needed(line, tolerance)] for line in lines]
        if tolerance >= _WHOLE:
            kept = [
                np.array(line) for line in dict.fromkeys(tuple(map(tuple, np.rint(line).tolist())) for line in kept)
            ]
        if sum(map(len, kept)) <= most or tolerance > _COARSEST:
            return "".join(map(line_path, kept))
        tolerance *= 2


def line_path(line: Pixels) -> str:
    """Return a line as the data of a path; a single point is a dot, which a round cap makes visible."""
    points = [f"{short_pixel(u)},{short_pixel(v)}" for u, v in line]
    return f"M{points[0]}h0" if len(points) == 1 else f"M{' '.join(points)}"


def bands_path(bands: Sequence[Band], layout: Layout) -> str:
    """Return the parts of the plane that a curve fills as the data of a path; neighbours are one outline."""
    boxes = _merged(sorted(_box(band, layout) for band in bands))
    together = -(-len(boxes) // _MOST_BOXES)
    boxes = _merged(boxes, together) if together > 1 else boxes
    data = []
    for run in _runs(boxes):
        there = "".join(f"V{box.upper}H{box.right}" for box in run)
        back = "".join(f"V{box.lower}H{box.left}" for box in reversed(run))
        data.append(f"M{run[0].left} {run[0].lower}{there}{back}z")
    return "".join(data)


def short_pixel(place: float) -> str:
    """Return a place in pixels to one decimal, without needless zeros."""
    text = f"{place:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _pixels(layout: Layout, xs: NDArray[np.float64], ys: NDArray[np.float64]) -> Pixels:
    return np.column_stack([layout.u_of(xs), layout.dots_high - 1 - layout.v_of(ys)])


def _different(lines: Sequence[Pixels]) -> list[Pixels]:
    """Return each line once."""
    return [np.array(line) for line in dict.fromkeys(tuple(map(tuple, line.tolist())) for line in lines)]


def _inside(line: Pixels, height: float) -> Iterator[Pixels]:
    """Yield the parts of a line between a little above the plot and a little below, cut at these two levels."""
    levels = (-2.0, height + 2.0)  # the line's own width is cut by the plot's frame, not by the level
    points: list[tuple[float, float]] = []
    previous: tuple[float, float] | None = None
    for u, v in line.tolist():
        if previous is not None:
            crossings = [level for level in levels if (previous[1] - level) * (v - level) < 0]
            for level in sorted(crossings, reverse=v < previous[1]):
                part = (level - previous[1]) / (v - previous[1])
                points.append((previous[0] + part * (u - previous[0]), level))
                leaves = not levels[0] <= v <= levels[1] and level == (levels[0] if v < previous[1] else levels[1])
                if leaves:
                    yield np.array(points)
                    points = []
        if levels[0] <= v <= levels[1]:
            points.append((u, v))
        previous = u, v
    if points:
        yield np.array(points)


def _needed(line: Pixels, tolerance: float) -> NDArray[np.bool_]:
    """Tell which points of a line are needed for it to pass within a tolerance of all (Douglas and Peucker)."""
    kept = np.zeros(len(line), dtype=np.bool_)
    kept[[0, -1]] = True
    waiting = [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        between, chord = line[first + 1 : last] - line[first], line[last] - line[first]
        length = float(np.hypot(*chord))
        if length:
            away = np.abs(between[:, 0] * chord[1] - between[:, 1] * chord[0]) / length
        else:
            away = np.hypot(between[:, 0], between[:, 1])
        far = int(np.argmax(away))
        if away[far] > tolerance:
            middle = first + 1 + far
            kept[middle] = True
            waiting += [(first, middle), (middle, last)]
    return kept


def _box(band: Band, layout: Layout) -> _Box:
    high = layout.dots_high - 1
    left, right = round(layout.u_of(band.left)), round(layout.u_of(band.right))
    upper, lower = (round(min(max(high - layout.v_of(y), 0.0), high)) for y in (band.top, band.bottom))
    return _Box(left, max(right, left + 1), max(lower, upper + 1), upper)


def _merged(boxes: Sequence[_Box], together: int = 1) -> list[_Box]:
    """Return neighbours of one height as one box, or up to so many neighbours of any height."""
    merged: list[_Box] = []
    count = 0
    for box in boxes:
        last = merged[-1] if merged else None
        alike = last is not None and (box.lower, box.upper) == (last.lower, last.upper)
        if last is not None and box.left <= last.right and (alike or count < together):
            count = count if alike else count + 1
            merged[-1] = _Box(
                last.left, max(last.right, box.right), max(last.lower, box.lower), min(last.upper, box.upper)
            )
        else:
            merged.append(box)
            count = 1
    return merged


def _runs(boxes: Sequence[_Box]) -> Iterator[list[_Box]]:
    """Yield boxes that touch each other together."""
    run: list[_Box] = []
    for box in boxes:
        if run and (box.left != run[-1].right or box.lower < run[-1].upper or box.upper > run[-1].lower):
            yield run
            run = []
        run.append(box)
    if run:
        yield run
