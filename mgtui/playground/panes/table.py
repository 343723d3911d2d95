"""The table pane: x, f, f′ and f″ around the point, and the rows a user has pinned."""

from mgtui.playground.analysis import Moment
from mgtui.playground.grid import nudged
from mgtui.playground.numbers import squeezed
from mgtui.playground.panes.rows import Part, Row
from mgtui.playground.state import State
from mgtui.playground.transitions import step_of

_COLUMNS = ("f", "f′", "f″")


def table_values(state: State, moment: Moment, count: int) -> list[float]:
    """`count` places around the point, a nudge apart, in order."""
    step = step_of(state, moment.name)
    before = count // 2
    return [nudged(moment.x, step, k) if k else moment.x for k in range(-before, count - before)]


def table_rows(state: State, moment: Moment, width: int, height: int) -> list[Row]:
    """The table, the point's row marked, the pinned rows below."""
    cell = (width - 2) // 4
    pins = state.pins[-max(0, height // 3) :]
    room = max(1, height - 1 - (len(pins) + 1 if pins else 0))
    rows: list[Row] = [((" " + "".join(f"{name:<{cell}}" for name in (moment.name, *_COLUMNS)), "dim"),)]
    rows += [_row(moment, x, cell, marked=x == moment.x) for x in table_values(state, moment, min(room, 15))]
    if pins:
        rows.append(((" pinned".ljust(width), "dim"),))
        rows += [_row(moment, x, cell, marked=False) for x in pins]
    return rows


def table_csv(state: State, moment: Moment, count: int = 21) -> str:
    """The table and the pinned rows as CSV, numbers to the last digit."""
    places = [*table_values(state, moment, count), *state.pins]
    jets = [(x, moment.function.jet(x)) for x in places]
    lines = [f"{moment.name},f,slope,curvature"]
    lines += [",".join(repr(float(n)) for n in (x, jet.value, jet.slope, jet.curvature)) for x, jet in jets]
    return "\n".join(lines) + "\n"


def _row(moment: Moment, x: float, cell: int, *, marked: bool) -> Row:
    jet = moment.function.jet(x)
    digits = max(3, cell - 4)
    texts = [squeezed(value, cell - 1, digits) for value in (x, jet.value, jet.slope, jet.curvature)]
    first: Part = ("▸" if marked else " ", "key")
    return (first, *((f"{text:<{cell}}", "marked" if marked else "value") for text in texts))
