"""What outlives a session: its last state, the expressions typed, the theme. A small JSON file, never trusted."""

import json
import os
import shlex
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from mgtui.engine import ExpressionError, parse, variable_name
from mgtui.playground.changes import values as to
from mgtui.playground.sliders import Slider, check_range
from mgtui.playground.state import PANES, SCHEMES, State

_EXPRESSIONS_KEPT = 200


@dataclass(frozen=True, slots=True)
class Saved:
    """What is kept from session to session.

    Attributes:
        state: the last state, None when there is none to go back to.
        expressions: those used so far, the latest last, each once.
        theme: the chosen theme, "" for the usual one.
        lesson: how far the lesson was followed, as its own module wrote it.
    """

    state: State | None = None
    expressions: tuple[str, ...] = ()
    theme: str = ""
    lesson: Mapping[str, Any] = field(default_factory=dict)

    def with_expression(self, text: str) -> "Saved":
        """Return the same with one more expression, the latest."""
        others = tuple(known for known in self.expressions if known != text)
        return replace(self, expressions=(*others, text)[-_EXPRESSIONS_KEPT:])


def place(environ: Mapping[str, str]) -> Path:
    """Return the file, by the XDG base directory rules."""
    root = environ.get("XDG_STATE_HOME") or os.path.join(environ.get("HOME") or os.path.expanduser("~"), ".local/state")
    return Path(root) / "mgtui" / "session.json"


def load(path: Path) -> Saved:
    """Return what was saved; whatever is missing, damaged or from another version counts as not saved."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Saved()
    if not isinstance(data, dict):
        return Saved()
    state = None
    with suppress(ValueError, TypeError, KeyError):
        state = state_from(data["state"])
    expressions = data.get("expressions")
    theme, lesson = data.get("theme"), data.get("lesson")
    return Saved(
        state,
        tuple(text for text in expressions if isinstance(text, str)) if isinstance(expressions, list) else (),
        theme if isinstance(theme, str) else "",
        lesson if isinstance(lesson, dict) else {},
    )


def save(path: Path, saved: Saved) -> None:
    """Write it whole or not at all: a session cut off in the middle leaves the old file.

    Raises:
        OSError: the file cannot be written.
    """
    data = {
        "state": state_to(saved.state) if saved.state else None,
        "expressions": list(saved.expressions),
        "theme": saved.theme,
        "lesson": dict(saved.lesson),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    beside.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8", errors="surrogatepass")
    beside.replace(path)


def state_to(state: State) -> dict[str, Any]:
    """Return a state as plain data."""
    data = asdict(state)
    data["sliders"] = {name: asdict(slider) for name, slider in state.sliders}
    data["shown"] = sorted(state.shown)
    return data


def state_from(data: Mapping[str, Any]) -> State:
    """Return the state that was written as plain data, with every promise of `State` checked anew.

    Raises:
        ValueError: it is no state.
        KeyError: a part is missing.
        TypeError: a part is of the wrong kind.
    """
    try:
        parse(data["expression"])
    except ExpressionError as error:
        raise ValueError(str(error)) from None
    state = to.set_h(State(str(data["text"]), data["expression"], axis=str(data["axis"])), float(data["h"]))
    for name, slider in data["sliders"].items():
        home, step = (None if slider[key] is None else float(slider[key]) for key in ("home", "step"))
        read = Slider(float(slider["value"]), float(slider["low"]), float(slider["high"]), home, step)
        check_range(read.low, read.high)
        if not read.low <= read.value <= read.high or variable_name(name) != name:
            raise ValueError(f"{name} is outside its slider")
        state = state.with_slider(name, read)
    if data["scheme"] not in SCHEMES or data["pane"] not in PANES:
        raise ValueError("no such scheme or pane")
    held = data["y_held"]
    if held is not None:
        held = float(held[0]), float(held[1])
        check_range(*held)
    return replace(
        state,
        scheme=data["scheme"],
        y_held=held,
        shown=frozenset(map(str, data["shown"])),
        pane=data["pane"],
        pins=tuple(map(float, data["pins"])),
    )


def command_line(state: State) -> str:
    """Return the command that opens this state: a line to share."""
    slider = state.slider(state.along)
    words = ["mgtui", state.expression, f"--at={slider.value!r}", f"--step={state.h!r}"]
    words += [f"--window={slider.low!r}:{slider.high!r}"]
    words += [f"--set={name}={value!r}" for name, value in state.others]
    words += [] if state.scheme == "forward" else [f"--scheme={state.scheme}"]
    return shlex.join(words)
