"""What is said of a state and of its panes: whole sentences in ASCII, the most important first, and no columns.

Screen readers leave out signs such as − and √, and read columns across; so every number stands behind its name, and
signs are those of a keyboard.
"""

import math
import re
from collections.abc import Callable, Iterable, Mapping

from mgtui.engine import Rung, true_numbers
from mgtui.playground.analysis import Moment, moment_of
from mgtui.playground.changes.jumps import landmarks_at
from mgtui.playground.panes.approach_words import approach_sentence
from mgtui.playground.panes.formula import formula_of, name_of
from mgtui.playground.panes.heights import DIGITS, height_of
from mgtui.playground.panes.points import all_told
from mgtui.playground.panes.proven import text_of
from mgtui.playground.panes.slope import slope_rows
from mgtui.playground.panes.slope_mask import masked_rows, masked_sentence
from mgtui.playground.panes.summary import sentence
from mgtui.playground.picture import finished_picture, picture_of, window_of
from mgtui.playground.state import State
from mgtui.text.charset import in_words, keys_in
from mgtui.text.numbers import exact, short, told
from mgtui.text.rows import Row, plain

_DOTS = (160, 96)  # of the picture whose landmarks are told
_WIDE = 1000  # columns: no number is cut, and no sentence broken
_ROWS = 11  # of a table: five places on either side
_MOST_POINTS = 40
_BLANKS = re.compile(r"\s+")


def said(text: str) -> str:
    """Return a text as it is said: signs in ASCII, no blanks at its ends or beside each other."""
    worded = in_words(text.replace("f″", "f''").replace("″(", "''("), "ascii")
    return _BLANKS.sub(" ", "".join(char if char.isprintable() else " " for char in worded)).strip()


def said_key(name: str) -> str:
    """Return the name of a key, an arrow's as a word.

    >>> said_key("→"), said_key("shift ←"), said_key("n")
    ('right', 'shift left', 'n')
    """
    return keys_in(name, "ascii")


def function_said(state: State) -> str:
    """Return what f is, as it was understood."""
    return said(f"f({', '.join(state.function.variables)}) = {state.function.plain_reading}.")


def place_said(state: State, *, masked: bool = False) -> str:
    """Return where x stands, what f is there and how steep."""
    moment = moment_of(state)
    if masked:
        return said(masked_sentence(moment))
    return said(approach_sentence(state, moment) if state.approach is not None else sentence(moment))


def push_said(state: State) -> str:
    """Return the step h and the quotient that it gives."""
    d, error = moment_of(state).difference, moment_of(state).error
    if d.h_lost or math.isnan(d.slope):
        return said(f"h = {short(d.h)}. {sentence(moment_of(state))}")
    off = "" if math.isnan(error) else f", off by {short(abs(error), 2)}"
    return said(f"h = {short(d.h)}, {d.scheme}: rise/run is {short(d.slope, 9)}{off}.")


def window_said(state: State) -> str:
    """Return from where to where one looks."""
    slider = state.slider(state.along)
    window = window_of(state, *_DOTS)
    return said(
        f"{state.along} from {short(slider.low)} to {short(slider.high)}, "
        f"height from {short(window.y_min, 4)} to {short(window.y_max, 4)}."
    )


def pane_said(state: State, *, masked: bool = False) -> list[str]:
    """Return what the pane of a state tells, line by line; while the slope is hidden, what gives none away."""
    moment = moment_of(state)
    if masked:
        return _rows_said(masked_rows(state.pane, _slope_pane(state, moment), moment, _WIDE))
    return [said(line) for line in _PANES[state.pane](state, moment)]


def _slope_pane(state: State, moment: Moment) -> list[Row]:
    marks = landmarks_at(picture_of(state, *_DOTS).landmarks, moment.x)
    return slope_rows(moment, _WIDE, marks)


def _rows_said(rows: Iterable[Row]) -> list[str]:
    return [line for row in rows if (line := said(plain(row)).removesuffix(" ->"))]


def _slope(state: State, moment: Moment) -> list[str]:
    formula = formula_of(state.expression, state.along)
    equation = f"{name_of(state)} = {formula.text('ascii')}" if formula.function else formula.reason
    return [*_rows_said(_slope_pane(state, moment)), equation]


def _ladder(state: State, moment: Moment) -> list[str]:
    from mgtui.playground.panes.ladder import ladder_of

    ladder, best = ladder_of(moment, state.scheme)
    lines = [f"h {short(rung.h)}: rise/run {exact(rung.slope)}{_off(rung)}" for rung in ladder.rungs]
    return [*lines, *([f"best h near {short(best.h, 1)}"] if best.error == best.error else [sentence(moment)])]


def _off(rung: Rung) -> str:
    return "" if rung.error is None or math.isnan(rung.error) else f", off by {short(abs(rung.error), 2)}"


def _error(state: State, moment: Moment) -> list[str]:
    from mgtui.playground.panes.ladder import ladder_of

    ladder, best = ladder_of(moment, state.scheme)
    if math.isnan(best.error):
        return ["No exact slope here, so no error."]
    lines = []
    for rung in ladder.rungs:
        larger = "round-off" if rung.round_off > rung.truncation else "truncation"
        lines.append(f"h {short(rung.h)}: error {short(abs(rung.error or 0.0), 2)}, mostly {larger}")
    return [*lines, f"The error is least near h = {short(best.h, 1)}: truncation above, round-off below."]


def _table(state: State, moment: Moment) -> list[str]:
    from mgtui.playground.panes.table import places_around

    places = [*places_around(state, moment, _ROWS), *state.pins]
    names = (moment.name, "f", "slope", "curvature")
    lines = []
    for x in places:
        numbers = (exact(x), *(text_of(part, 10) for part in true_numbers(moment.function, x).parts))
        here = ", where you are" if x == moment.x else ""
        lines.append(", ".join(f"{name} {text}" for name, text in zip(names, numbers, strict=True)) + here)
    return lines


def _points(state: State, moment: Moment) -> list[str]:
    found = finished_picture(state, *_DOTS).landmarks
    places = [mark.x for mark in found]
    roots = {mark.x for mark in found if mark.kind == "root"}
    lines = [f"{len(found)} in the window."] if len(found) else []
    for mark in list(found)[:_MOST_POINTS]:
        height = text_of(height_of(moment.function, mark, roots), DIGITS)
        place = exact(mark.x) if len(places) < 2 else told(mark.x, places, digits=7)
        lines.append(f"{mark.kind} at {moment.name} = {place}" + ("" if math.isnan(mark.y) else f", f = {height}"))
    if len(found) > _MOST_POINTS:
        lines.append("The others come one by one with: next")
    return [*lines, all_told(found)]


def _digits(state: State, moment: Moment) -> list[str]:
    from mgtui.playground.panes.cancelling import digits_rows

    rows = [row for row in digits_rows(moment, _WIDE) if any(text.strip(" ─") for text, _ in row)]
    return _rows_said(rows)


def _chain(state: State, moment: Moment) -> list[str]:
    from mgtui.playground.panes.written_steps import steps_told

    return steps_told(state, "ascii")


_PANES: Mapping[str, Callable[[State, Moment], list[str]]] = {
    "slope": _slope,
    "ladder": _ladder,
    "error": _error,
    "table": _table,
    "points": _points,
    "digits": _digits,
    "chain": _chain,
}
