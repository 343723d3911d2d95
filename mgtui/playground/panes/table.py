"""The table pane: x, f, f′ and f″ around the point, and the rows a user has pinned."""

import math
from collections.abc import Sequence
from functools import lru_cache

from mgtui.engine import Function, true_numbers
from mgtui.playground.analysis import Moment
from mgtui.playground.changes.decimal_steps import decimal_of, nudged, tidy_step
from mgtui.playground.changes.values import step_of
from mgtui.playground.panes.proven import rounded, text_within
from mgtui.playground.sliders import check_range
from mgtui.playground.state import State, label_of
from mgtui.text.numbers import squeezed, told
from mgtui.text.rows import Part, Row

_COLUMNS = ("f", "f′", "f″")
_NARROWEST = 6  # columns for a number, where places need more than their share
MOST_ROWS = 10_000
"""Rows of a saved table: more would keep the screen waiting."""
_STEPS = 100  # of a table whose step nobody has named
_MARGIN = 2  # rows kept in sight on either side of the point, where there is room


def places_between(low: float, high: float, step: float | None = None) -> list[float]:
    """Return the places from `low` to `high`, a step apart, or in about a hundred steps.

    Raises:
        ValueError: the ends make no range, the step is none, or there are too many places.
    """
    check_range(low, high)
    size = decimal_of(step) if step is not None else tidy_step((high - low) / _STEPS)
    if size <= 0:
        raise ValueError("the step must be above 0")
    count = math.floor((decimal_of(high) - decimal_of(low)) / size) + 1
    if count > MOST_ROWS:
        raise ValueError(f"that makes {count:,} rows, and {MOST_ROWS:,} are the most")
    return [float(decimal_of(low) + k * size) for k in range(count)]


def places_around(state: State, moment: Moment, count: int) -> list[float]:
    """Return `count` places a nudge apart with the point in their middle."""
    return _around(state, moment, count, count // 2)


def _around(state: State, moment: Moment, count: int, before: int) -> list[float]:
    step = step_of(state, moment.name)
    return [nudged(moment.x, step, k) if k else moment.x for k in range(-before, count - before)]


def table_rows(state: State, moment: Moment, width: int, height: int) -> list[Row]:
    """Return the table with the point's row marked and the pinned rows below."""
    latest = max(0, min(height // 3, height - 3))  # a heading stands over the page, and one over them
    pins = state.pins[max(0, len(state.pins) - latest) :]
    room = max(1, height - 1 - (len(pins) + 1 if pins else 0))
    page, name = _page(state, moment, min(room, 15)), label_of(moment.name)
    first, cell = _widths(name, [*page, *pins], width)
    heading = f" {name[: first - 1]:<{first}}" + "".join(f"{column:<{cell}}" for column in _COLUMNS)
    rows: list[Row] = [((heading, "dim"),)]
    rows += [_row(moment.function, x, _place(x, page, first), cell, x == moment.x) for x in page]
    if pins:
        rows.append(((" pinned".ljust(width), "dim"),))
        rows += [_row(moment.function, x, _place(x, pins, first), cell, False) for x in pins]
    return rows


def _widths(name: str, places: Sequence[float], width: int) -> tuple[int, int]:
    """Return the width of the first column and of the others: of a quarter each, or more where its texts need it."""
    cell = (width - 2) // 4
    longest = max(len(name), *(len(told(x, places, digits=_digits(cell))) for x in places))
    first = min(max(cell, longest + 1), max(cell, width - 2 - 3 * _NARROWEST))
    return first, cell if first == cell else (width - 2 - first) // 3


def _digits(cell: int) -> int:
    return max(3, cell - 4)


def _place(x: float, others: Sequence[float], width: int) -> str:
    """Return x told from the places above and below, if there is room for that; padded to the column's width."""
    text = told(x, others, digits=_digits(width))
    return f"{text if len(text) < width else squeezed(x, width - 1, _digits(width)):<{width}}"


def _page(state: State, moment: Moment, count: int) -> list[float]:
    """Return `count` places with the point among them, which stay while it moves and turn a page when it leaves."""
    margin = _MARGIN if count > 2 * _MARGIN else 0
    steps = moment.x / float(step_of(state, moment.name))
    here = math.floor(steps + 1e-6) % (count - 2 * margin) if math.isfinite(steps) else 0
    return _around(state, moment, count, margin + here)


def table_csv(state: State, moment: Moment, places: Sequence[float]) -> str:
    """Return the table of some places and the pinned ones as CSV, to the last digit; what is no number is empty."""
    lines = [f"{moment.name},f,slope,curvature"]
    for x in (*places, *state.pins):
        row = (x, *map(rounded, true_numbers(moment.function, x).parts))
        lines.append(",".join(repr(float(number)) if math.isfinite(number) else "" for number in row))
    return "\n".join(lines) + "\n"


@lru_cache(maxsize=128)  # the rows stand still while the point moves from one to the next
def _row(function: Function, x: float, place: str, cell: int, marked: bool) -> Row:
    texts = [text_within(part, cell - 1, _digits(cell)) for part in true_numbers(function, x).parts]
    first: list[Part] = [("▸" if marked else " ", "key"), (place, "marked" if marked else "value")]
    return (*first, *((f"{text:<{cell}}", "value") for text in texts))
