"""The mask over f(x + h) and the slope while someone guesses them: one rule for every pane and every line."""

import math
from collections.abc import Sequence
from dataclasses import replace

from mgtui.playground.analysis import Moment
from mgtui.playground.panes.slope import LABEL_WIDTH
from mgtui.playground.scene import Line, Window
from mgtui.playground.state import State, label_of
from mgtui.text.numbers import short
from mgtui.text.rows import Row, wrapped

HIDDEN, LATER = "?", "Hidden until you have answered."
_REVEALING = frozenset({"tangent", "secant", "slope curve", "bend curve"})  # parts of the plot that show the slope


def masked_state(state: State) -> State:
    """Return the state as it is drawn under the mask: without the lines that give the slope away."""
    return replace(state, shown=state.shown - _REVEALING, kept=())


def masked_rows(pane: str, rows: Sequence[Row], moment: Moment, width: int) -> list[Row]:
    """Return a pane's rows under the mask: of the slope pane what is known before the push, of others nothing.

    What may stay is listed rather than what must go, so that a row added to a pane is hidden until someone decides.
    """
    if pane != "slope":
        return wrapped(LATER, width, "dim")
    name = label_of(moment.name)
    known = {name, "h", "run", f"{name} + h", f"{name} − h", f"f({name})"}
    masked: list[Row] = []
    for row in rows:
        label = row[0][0].strip() if row and row[0][1] == "label" else ""
        if label in known:
            masked.append(row)
        elif label in ("rise", "rise/run") or label.startswith("f("):
            masked.append(_hidden(label))
    return [*masked, _hidden("slope"), *wrapped(LATER, width, "dim")]


def _hidden(label: str) -> Row:
    return (label.ljust(LABEL_WIDTH), "label"), (HIDDEN, "key")


def masked_sentence(moment: Moment) -> str:
    """Return what the sentence line says under the mask: where x stands, and f there."""
    value = moment.behaviour.value
    known = "" if math.isnan(value) else f", f is {short(value)}"
    return f"At {label_of(moment.name)} = {moment.place}{known}. The slope is hidden."


def guess_line(way: str, x: float, y: float, view: Window) -> Line | None:
    """Return a guessed way as a line through (x, y): flat, or along the window's diagonal; None for no slope."""
    diagonal = (view.y_max - view.y_min) / (view.x_max - view.x_min)
    slope = {"up": diagonal, "down": -diagonal, "flat": 0.0}.get(way)
    return None if slope is None or not math.isfinite(y) else Line(x, y, slope)
