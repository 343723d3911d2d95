"""Reports of many rows: the table over the window, the ladder of h, the landmarks."""

import math
from dataclasses import dataclass, field
from typing import Any

from mgtui.engine import difference, true_numbers
from mgtui.playground import analysis
from mgtui.playground.panes.heights import height_of
from mgtui.playground.panes.ladder import ladder_of
from mgtui.playground.panes.points import all_told
from mgtui.playground.panes.proven import rounded
from mgtui.playground.panes.table import places_between
from mgtui.playground.picture import finished_picture
from mgtui.playground.state import State

_ALL_DIGITS = 17
_DOTS = (200, 96)  # of the picture whose landmarks are told


@dataclass(frozen=True, slots=True)
class Listed:
    """Rows under names.

    Attributes:
        about: what they are about, as plain data: the expression first.
        key: what the rows are called.
        columns: their names.
        rows: numbers, and texts such as the kind of a landmark.
        note: said after them, "" where there is nothing to say.
        known: what else is known of them all, by name.
    """

    about: dict[str, Any]
    key: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    note: str = ""
    known: dict[str, Any] = field(default_factory=dict)

    def as_data(self) -> dict[str, Any]:
        """Return all of it as plain data, each row by the names of its columns."""
        rows = [dict(zip(self.columns, row, strict=True)) for row in self.rows]
        return {**self.about, self.key: rows, **self.known}


def table_of(state: State, every: float | None = None) -> Listed:
    """Return x, f, f′, f″ and the quotient over the window, and where they are pinned.

    With a step the right end is left out, as `numpy.arange` leaves it out.

    Args:
        state: whose.
        every: how far the rows are apart; a nudge, and both ends there, if None.

    Raises:
        ValueError: the step is none, or makes too many rows.
    """
    slider = state.slider(state.along)
    places = places_between(slider.low, slider.high, float(slider.nudge_size) if every is None else every)
    if every is not None and places[-1] == slider.high:
        del places[-1]
    function = analysis.moment_of(state).function
    rows = []
    for x in (*places, *state.pins):
        numbers = map(rounded, true_numbers(function, x).parts)
        rows.append((x, *numbers, difference(function, x, state.h, state.scheme).slope))
    columns = (state.along, "f", "slope", "curvature", "difference_quotient")
    about = {**_about(state), "h": state.h, "scheme": state.scheme, "window": [slider.low, slider.high]}
    return Listed(about, "table", columns, tuple(rows))


def sweep_of(state: State) -> Listed:
    """Return the ladder of h at x: the quotient for each, and how far it lies off the true slope."""
    moment = analysis.moment_of(state)
    ladder, best = ladder_of(moment, state.scheme)
    rows = tuple((rung.h, rung.slope, math.nan if rung.error is None else rung.error) for rung in ladder.rungs)
    slope = rounded(moment.numbers.parts[1]) if not math.isnan(moment.slope) else math.nan
    known = {"best_h": best.h, "best_error": best.error}
    note = "" if math.isnan(best.h) else f"best h near {best.h:.1g}"
    about = {**_about(state), "x": moment.x, "scheme": state.scheme, "slope": slope}
    return Listed(about, "sweep", ("h", "difference_quotient", "error"), rows, note, known)


def landmarks_of(state: State) -> Listed:
    """Return what is worth knowing between the ends of the window, and whether that is all."""
    found = finished_picture(state, *_DOTS).landmarks
    function = analysis.moment_of(state).function
    roots = {mark.x for mark in found if mark.kind == "root"}
    ends = (math.nan if mark.x_end is None else mark.x_end for mark in found)
    heights = (rounded(height_of(function, mark, roots), _ALL_DIGITS) for mark in found)
    rows = tuple((mark.kind, mark.x, *more) for mark, *more in zip(found, ends, heights, strict=True))
    slider = state.slider(state.along)
    known = {"complete": found.complete, "note": found.note or None}
    about = {**_about(state), "window": [slider.low, slider.high]}
    return Listed(about, "landmarks", ("kind", state.along, "end", "f"), rows, all_told(found), known)


def _about(state: State) -> dict[str, Any]:
    return {
        "expression": state.expression,
        "reading": state.function.reading,
        "variable": state.along,
        "others": dict(state.others),
    }
