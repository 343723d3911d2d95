"""The table pane: x, f, f′ and f″ around the point, and the rows a user has pinned."""

import math
from functools import lru_cache

from mgtui.engine import Function, true_numbers
from mgtui.playground.analysis import Moment
from mgtui.playground.changes.decimal_steps import nudged
from mgtui.playground.changes.values import step_of
from mgtui.playground.panes.proven import rounded, text_within
from mgtui.playground.state import State
from mgtui.text.numbers import squeezed
from mgtui.text.rows import Part, Row

_COLUMNS = ("f", "f′", "f″")
_MARGIN = 2  # rows kept in sight on either side of the point, where there is room


def table_values(state: State, moment: Moment, count: int) -> list[float]:
    """Return `count` places around the point, a nudge apart, in order."""
    return _around(state, moment, count, count // 2)


def _around(state: State, moment: Moment, count: int, before: int) -> list[float]:
    step = step_of(state, moment.name)
    return [nudged(moment.x, step, k) if k else moment.x for k in range(-before, count - before)]


def table_rows(state: State, moment: Moment, width: int, height: int) -> list[Row]:
    """Return the table with the point's row marked and the pinned rows below."""
    cell = (width - 2) // 4
    pins = state.pins[-max(0, height // 3) :]
    room = max(1, height - 1 - (len(pins) + 1 if pins else 0))
    rows: list[Row] = [((" " + "".join(f"{name:<{cell}}" for name in (moment.name, *_COLUMNS)), "dim"),)]
    rows += [_row(moment.function, x, cell, x == moment.x) for x in _page(state, moment, min(room, 15))]
    if pins:
        rows.append(((" pinned".ljust(width), "dim"),))
        rows += [_row(moment.function, x, cell, False) for x in pins]
    return rows


def _page(state: State, moment: Moment, count: int) -> list[float]:
    """Return `count` places with the point among them, which stay while it moves and turn a page when it leaves."""
    margin = _MARGIN if count > 2 * _MARGIN else 0
    steps = moment.x / float(step_of(state, moment.name))
    here = math.floor(steps + 1e-6) % (count - 2 * margin) if math.isfinite(steps) else 0
    return _around(state, moment, count, margin + here)


def table_csv(state: State, moment: Moment, count: int = 21) -> str:
    """Return the table and the pinned rows as CSV, numbers to the last digit; what is no number is empty."""
    places = [*table_values(state, moment, count), *state.pins]
    lines = [f"{moment.name},f,slope,curvature"]
    for x in places:
        row = (x, *map(rounded, true_numbers(moment.function, x).parts))
        lines.append(",".join(repr(float(number)) if math.isfinite(number) else "" for number in row))
    return "\n".join(lines) + "\n"


@lru_cache(maxsize=128)  # the rows stand still while the point moves from one to the next
def _row(function: Function, x: float, cell: int, marked: bool) -> Row:
    digits = max(3, cell - 4)
    parts = true_numbers(function, x).parts
    texts = [squeezed(x, cell - 1, digits), *(text_within(part, cell - 1, digits) for part in parts)]
    first: Part = ("▸" if marked else " ", "key")
    return (first, *((f"{text:<{cell}}", "marked" if marked and not at else "value") for at, text in enumerate(texts)))
