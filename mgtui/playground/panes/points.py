"""The points pane: what is worth knowing between the borders of the window."""

import math
from collections.abc import Collection, Sequence

from mgtui.engine import LANDMARK_KINDS, AnyFunction, Landmark, Landmarks
from mgtui.playground.analysis import Moment
from mgtui.playground.panes.heights import DIGITS, height_of
from mgtui.playground.panes.proven import text_within
from mgtui.playground.picture_making import Picture
from mgtui.playground.state import label_of
from mgtui.text.numbers import squeezed, told
from mgtui.text.rows import Row, wrapped

_KIND_WIDTH, _X_WIDTH = max(map(len, LANDMARK_KINDS)) + 1, 11


def all_told(found: Landmarks) -> str:
    """Return whether these are all there are, and where there are none that, as a sentence or two."""
    if len(found):
        return found.note or "These are all: proved."
    none = "No roots, extrema or breaks in the window"
    return f"{none}. {found.note}" if found.note else f"{none}: proved."


def point_rows(moment: Moment, picture: Picture, width: int, height: int) -> list[Row]:
    """Return the landmarks in order, those at the point marked, as many around it as there is room for.

    Each begins with its sign in the plot.
    Whether they are all is told once it is known, which may be a little later; it is not waited for. Nor are the
    landmarks themselves: until they were looked for, nothing is said of them.
    """
    if not picture.searched:
        return [(("looking for points ...", "dim"),)]
    found, told_all = list(picture.landmarks), picture.landmarks.decided
    note = picture.landmarks.note if told_all else ""
    warning = wrapped(note, width, "bad")
    proved = "proved" if told_all and not note else ""
    if not found:
        return [(("no roots, extrema or breaks here", "dim"),), *wrapped(proved, width, "dim"), *warning]
    places = [mark.x for mark in found]
    roots = {mark.x for mark in found if mark.kind == "root"}
    room = max(1, height - 2 - len(warning))
    nearest = min(range(len(found)), key=lambda i: abs(found[i].x - moment.x))
    first = max(0, min(nearest - room // 2, len(found) - room))
    rows: list[Row] = [((f"  {proved:<{_KIND_WIDTH}}{label_of(moment.name):<{_X_WIDTH}}f", "dim"),)]
    for mark in found[first : first + room]:
        here = mark.x == moment.x
        role = "marked" if here else "value"
        value = _height_text(picture.function, mark, roots, width)
        rows.append(
            (
                (_sign(mark), "mark"),
                (f"{'▸' if here else ' '}{mark.kind:<{_KIND_WIDTH}}", "key" if here else "label"),
                (f"{_place(mark.x, places):<{_X_WIDTH}}{value}", role),
            )
        )
    if len(found) > room:
        count = f"at least {len(found)}" if note else f"{len(found)} in all"
        counts = (f"  {count}{keys}" for keys in (": n and N go from one to the next", ": n and N go on", ""))
        rows.append(((next((text for text in counts if len(text) <= width), ""), "dim"),))
    return rows + warning


def _sign(mark: Landmark) -> str:
    """Return the sign that a landmark has in the plot, or a piece of what is drawn in its place."""
    drawn = LANDMARK_KINDS[mark.kind].drawn
    if drawn == "end":
        return "○" if mark.open else "•"
    return LANDMARK_KINDS[mark.kind].sign or ("╎" if drawn == "upright" else " ")


def _place(x: float, places: Sequence[float]) -> str:
    """Return x told from the others where there is room for it."""
    text = told(x, places, digits=7)
    return text if len(text) < _X_WIDTH else squeezed(x, _X_WIDTH - 1)


def _height_text(function: AnyFunction, mark: Landmark, roots: Collection[float], width: int) -> str:
    height = height_of(function, mark, roots)
    room = width - _KIND_WIDTH - _X_WIDTH - 2
    return "" if math.isnan(mark.y) else text_within(height, room, DIGITS)
