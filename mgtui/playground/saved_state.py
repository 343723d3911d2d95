"""A state as plain data, and back: what comes back is held to every promise of `State`, whoever wrote it."""

import math
import sys
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any, TypeVar

from mgtui.engine import LONGEST_TEXT, Function
from mgtui.playground.changes import values as to
from mgtui.playground.changes.keeping import MOST
from mgtui.playground.sliders import Slider, check_range
from mgtui.playground.state import PANES, SCHEMES, Kept, State, parsed

T = TypeVar("T")
_LARGEST = sys.float_info.max
_NO_BLANKS = str.maketrans("", "", "\t\n\r")  # the only control characters that an expression may hold


def state_to(state: State) -> dict[str, Any]:
    """Return a state as plain data, just as JSON gives it back; h → 0 is left with all that it brings back."""
    state = to.brought_back(state)
    data = asdict(state)
    del data["approach"]
    data["sliders"] = {name: asdict(slider) for name, slider in state.sliders}
    data["shown"] = sorted(state.shown)
    data["pins"] = list(state.pins)
    data["y_held"] = None if state.y_held is None else list(state.y_held)
    if state.row is None:
        del data["row"]  # which earlier versions do not know
    if state.kept:
        data["kept"] = [{**asdict(kept), "values": dict(kept.values)} for kept in state.kept]
    else:
        del data["kept"]
    if not is_text(state.text):  # half a megabyte typed, say: the expression stays
        data["text"] = state.expression
    return data


def state_from(data: object) -> State:
    """Return the state that was written as plain data.

    Raises:
        ValueError: it is no state.
    """
    try:
        return _state(_of(dict, data))
    except KeyError as error:
        raise ValueError(f"there is no {error}") from None


def is_text(value: object) -> bool:
    """Tell whether this is a text such as may stand in the expression pane: not too long, and without escapes."""
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        return False
    return value.isprintable() or not any(map(_is_control, value.translate(_NO_BLANKS)))


def _is_control(char: str) -> bool:
    return char < " " or "\x7f" <= char < "\xa0"


def _state(data: Mapping[str, Any]) -> State:
    text, expression = data["text"], data["expression"]
    if not (is_text(text) and is_text(expression)) or not isinstance(parsed(expression), Function):
        raise ValueError("there is no expression")
    if text != expression and isinstance(parsed(text), Function):
        raise ValueError("the text is one expression, and what is drawn another")
    sliders = {_variable(name): _slider(slider) for name, slider in _of(dict, data["sliders"]).items()}
    if data["scheme"] not in SCHEMES or data["pane"] not in PANES:
        raise ValueError("there is no such scheme or pane")
    state = State(
        text,
        expression,
        tuple(sorted(sliders.items())),
        _variable(data["axis"]),
        scheme=data["scheme"],
        y_held=None if data["y_held"] is None else _range(data["y_held"]),
        shown=frozenset(_of(str, part) for part in _of(list, data["shown"])),
        pane=data["pane"],
        pins=tuple(_number(pin) for pin in _of(list, data["pins"])),
        row=None if data.get("row") is None else _row(data["row"]),
        kept=tuple(_kept(kept) for kept in _of(list, data.get("kept", []))[-MOST:]),
    )
    return to.set_h(state, _number(data["h"]))


def _slider(data: object) -> Slider:
    parts = _of(dict, data)
    value, low, high = (_number(parts[part]) for part in ("value", "low", "high"))
    home, step = (None if parts[part] is None else _number(parts[part]) for part in ("home", "step"))
    if not low <= value <= high:
        raise ValueError("a value is outside its slider")
    return replace(Slider(value, home=home).between(low, high, step), value=value)


def _kept(data: object) -> Kept:
    parts = _of(dict, data)
    expression, along, curve = parts["expression"], parts["along"], parts["curve"]
    function = parsed(expression) if is_text(expression) else None
    if not isinstance(function, Function) or along not in function.variables or not isinstance(curve, bool):
        raise ValueError("what is kept for comparison is no curve")
    values = _of(dict, parts["values"])
    return Kept(expression, tuple((name, _number(values[name])) for name in function.variables), along, curve)


def _row(data: object) -> int:
    """Return the number of a step; one beyond the last is the last."""
    number = _of(int, data)
    if isinstance(data, bool) or number < 0:
        raise ValueError("there is no such step")
    return number


def _range(data: object) -> tuple[float, float]:
    low, high = map(_number, _of(list, data))
    check_range(low, high)
    return low, high


def _variable(name: object) -> str:
    text = _of(str, name)
    function = parsed(text)
    if not isinstance(function, Function) or function.variables != (text,):
        raise ValueError("there is no such variable")
    return text


def _number(value: object) -> float:
    """Return a finite number; JSON as Python reads it also has NaN, Infinity, true, and whole numbers of any length."""
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > _LARGEST or math.isnan(value):
        raise ValueError("a number is none, or too large")
    return float(value)


def _of(kind: type[T], value: object) -> T:
    if not isinstance(value, kind):
        raise ValueError(f"a {kind.__name__} is missing")
    return value
