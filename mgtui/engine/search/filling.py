"""Which dots of a column f passes, found by halving and halving again wherever its bounds leave that open.

Of a stretch over which f is continuous, all rows between its samples are passed, and its bounds tell when there are no
others. Where it is not known to be, only the samples' own rows are: sign(sin(1000x)) is two lines and no band.
"""

from typing import NamedTuple

import numpy as np

from mgtui.engine.calculus.interval_rules import COSTS
from mgtui.engine.evaluation.many_intervals import enclosed
from mgtui.engine.evaluation.tape import Operation, Tape, run
from mgtui.engine.search.budget import cost_of, spend
from mgtui.engine.search.columns import Band, DotColumns, Passed
from mgtui.engine.search.probe import Doubles, Signs, Truths, scatter

_FIRST = 8  # parts of a column
_SPLIT_BY = 4
_ROUNDS = 30
_AT_ONCE = 1 << 19  # numbers: of all entries together
_SLACK = 0.25  # dots
_NARROWEST = 4  # doubles
_FEWEST = 64  # parts that are worth another round


class Filled(NamedTuple):
    """What f passes of some columns.

    Attributes:
        rows: for each column which of its rows: shape (columns, rows).
        low: the lowest value met.
        high: the highest.
        unbounded: whether there may be poles that were not resolved.
    """

    rows: Truths
    low: float
    high: float
    unbounded: bool


def marked(parts: Passed, columns: int, rows: int) -> Truths:
    """Return the dots of parts of columns: shape (columns, rows)."""
    first, last = np.floor(parts.low + 0.5), np.floor(parts.high + 0.5)
    seen = (last >= 0) & (first <= rows - 1)  # False for nan
    start = parts.column[seen] * (rows + 1)
    first, last = np.clip(first[seen], 0, rows - 1), np.clip(last[seen], 0, rows - 1)
    size = columns * (rows + 1)
    begun = np.bincount(start + first.astype(np.int64), minlength=size)
    ended = np.bincount(start + last.astype(np.int64) + 1, minlength=size)
    return np.asarray(np.cumsum((begun - ended).reshape(columns, -1), axis=1)[:, :-1] > 0)


def filled(tape: Tape, variable: str, columns: Signs, dots: DotColumns, work: int) -> Filled:
    """Find which dots of the columns f passes; numpy's warnings must be off.

    Args:
        tape: of f.
        variable: its variable.
        columns: numbers of columns.
        dots: the canvas.
        work: parts of columns times what the tape costs, at most; each takes some 80 ns.
    """
    entries, count = tape.entries, columns.size
    cost = sum(COSTS.get(entry.row.name, 1) if isinstance(entry, Operation) else 1 for entry in entries)
    shares = np.arange(_FIRST + 1) / _FIRST
    x = dots.edges[columns, None] * (1.0 - shares) + dots.edges[columns + 1, None] * shares
    low, high, column = x[:, :-1].ravel(), x[:, 1:].ravel(), np.repeat(np.arange(count), _FIRST)
    rows = np.zeros((count, dots.rows), bool)
    least, most, unbounded = np.inf, -np.inf, False
    for _ in range(_ROUNDS):
        work -= low.size * cost
        inner = 0.5 + 0.4 * scatter(low.size)
        held = enclosed(entries, low, high)
        places = np.concatenate([low, low * (1.0 - inner) + high * inner, high])
        values = _values(tape, variable, places).reshape(3, -1)
        finite = values[np.isfinite(values)]
        if finite.size:
            least, most = min(least, float(finite.min())), max(most, float(finite.max()))
        seen = dots.rows_of(values)
        whole = ~held.broken & ~np.isnan(held.low)
        least_row, most_row = dots.rows_of(held.low), dots.rows_of(held.high)
        bottom, top = np.fmin.reduce(seen), np.fmax.reduce(seen)
        told = whole & (least_row >= bottom - _SLACK) & (most_row <= top + _SLACK)
        bottom, top = np.where(told, least_row, bottom), np.where(told, most_row, top)
        rows |= marked(Passed(column[whole], bottom[whole], top[whole]), count, dots.rows)
        apart = np.tile(~whole, 3)
        loose = seen.ravel()[apart]
        rows |= marked(Passed(np.tile(column, 3)[apart], loose, loose), count, dots.rows)
        open_ = _open(rows, column, least_row, most_row) & ~told
        narrow = high - low <= _NARROWEST * np.spacing(np.maximum(np.abs(low), np.abs(high)))
        endless = held.broken & (np.isinf(held.low) | np.isinf(held.high))
        unbounded = unbounded or bool((endless & (narrow | ~open_)).any())
        open_ &= ~narrow
        most_parts = work // (cost * _SPLIT_BY)
        at = np.flatnonzero(open_)
        if at.size == 0 or most_parts < _FEWEST:
            break
        if at.size > most_parts:
            at = at[(np.arange(most_parts) * (at.size / most_parts)).astype(np.int64)]
        shares = np.arange(_SPLIT_BY + 1) / _SPLIT_BY
        x = low[at, None] * (1.0 - shares) + high[at, None] * shares
        low, high, column = x[:, :-1].ravel(), x[:, 1:].ravel(), np.repeat(column[at], _SPLIT_BY)
    return Filled(rows, float(least), float(most), unbounded or bool((endless & open_).any()))


def _values(tape: Tape, variable: str, x: Doubles) -> Doubles:
    """Return f at some points, no more at a time than a few milliseconds take."""
    values = np.empty(x.size)
    most = max(64, _AT_ONCE // len(tape.entries))
    for at in range(0, x.size, most):
        some = x[at : at + most]
        spend(len(tape.entries) * cost_of(some.size))
        values[at : at + some.size] = run(tape, {variable: some})
    return values


def _open(rows: Truths, column: Signs, low: Doubles, high: Doubles) -> Truths:
    """Tell of which parts of columns the bounds reach rows that are not marked yet."""
    size = rows.shape[1]
    first, last = np.floor(low + 0.5), np.floor(high + 0.5)
    seen = (last >= 0) & (first <= size - 1)
    first = np.where(seen, np.clip(first, 0, size - 1), 0).astype(np.int64)
    last = np.where(seen, np.clip(last, 0, size - 1), 0).astype(np.int64)
    marks = np.zeros((rows.shape[0], size + 1), np.int64)
    np.cumsum(rows, axis=1, out=marks[:, 1:])
    return np.asarray(seen & (marks[column, last + 1] - marks[column, first] < last - first + 1))


def differs(truth: Truths, drawn: Truths) -> Truths:
    """Tell in which columns dots are lacking or too many, one dot aside."""
    return np.asarray(((truth & ~wider(drawn)) | (drawn & ~wider(truth))).any(axis=1))


def wider(rows: Truths) -> Truths:
    """Return the dots of columns with those beside them in the same column."""
    result = rows.copy()
    result[:, 1:] |= rows[:, :-1]
    result[:, :-1] |= rows[:, 1:]
    return result


def bands(columns: Signs, rows: Truths, dots: DotColumns) -> list[Band]:
    """Return the marked dots of columns as rectangles, neighbours that are alike in one."""
    result: list[Band] = []
    grown: dict[tuple[int, int], tuple[int, int]] = {}  # rows of a band that may go on, to its first and last column
    for place, number in enumerate(columns.tolist()):
        steps = np.diff(rows[place].astype(np.int8), prepend=0, append=0)
        runs = zip(np.flatnonzero(steps == 1).tolist(), (np.flatnonzero(steps == -1) - 1).tolist(), strict=True)
        going_on = {key: (grown[key][0] if key in grown else number, number) for key in runs}
        result += [_band(key, ends, dots) for key, ends in grown.items() if key not in going_on]
        grown = going_on
        if place + 1 < columns.size and columns[place + 1] != number + 1:
            result += [_band(key, ends, dots) for key, ends in grown.items()]
            grown = {}
    result += [_band(key, ends, dots) for key, ends in grown.items()]
    return sorted(result)


def _band(rows: tuple[int, int], columns: tuple[int, int], dots: DotColumns) -> Band:
    bottom, top = dots.height_of(np.array(rows)).tolist()
    return Band(float(dots.edges[columns[0]]), float(dots.edges[columns[1] + 1]), bottom, top)
