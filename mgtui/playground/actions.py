"""Every action once: its keys, its words, and what it does to the state. Bindings, hints, palette and help read this.

Adding a key is one line here. An action without a `change` is an affair of the screen (focus, a prompt, quitting).
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from mgtui.playground import transitions as to
from mgtui.playground.state import State

Change: TypeAlias = Callable[[State, str], State]   # the state and the variable whose slider has the keys


@dataclass(frozen=True, slots=True)
class Action:
    """Something a person can do.

    Attributes:
        name: what it is called in bindings.
        keys: the keys that do it, as Textual names them.
        label: two or three words for hints and the palette.
        help: one line for the help screen.
        group: under which heading the help shows it.
        change: the transition, or None when the screen does it.
        hint: how it is shown in the row of hints, "" when it is not.
    """

    name: str
    keys: tuple[str, ...]
    label: str
    help: str
    group: str
    change: Change | None = None
    hint: str = ""


def _nudge(count: int, size: str) -> Change:
    return lambda state, name: to.nudge(state, name, count, size=size)


def _only_state(change: Callable[[State], State]) -> Change:
    return lambda state, _: change(state)


ACTIONS: tuple[Action, ...] = (
    Action("nudge_left", ("left",), "nudge left", "move x one nudge left", "Move x", _nudge(-1, "normal"), "←→|nudge"),
    Action("nudge_right", ("right",), "nudge right", "move x one nudge right", "Move x", _nudge(1, "normal")),
    Action("finer_left", ("shift+left", "comma"), "finer left", "a tenth of a nudge left", "Move x",
           _nudge(-1, "fine"), ", .|finer"),
    Action("finer_right", ("shift+right", "full_stop"), "finer right", "a tenth of a nudge right", "Move x",
           _nudge(1, "fine")),
    Action("coarser_left", ("ctrl+left", "less_than_sign"), "coarser left", "ten nudges left", "Move x",
           _nudge(-1, "coarse")),
    Action("coarser_right", ("ctrl+right", "greater_than_sign"), "coarser right", "ten nudges right", "Move x",
           _nudge(1, "coarse")),
    Action("page_left", ("pageup",), "page left", "a tenth of the window left", "Move x",
           lambda state, name: to.page(state, name, -1)),
    Action("page_right", ("pagedown",), "page right", "a tenth of the window right", "Move x",
           lambda state, name: to.page(state, name, 1)),
    Action("left_end", ("home",), "left end", "to the left end of the window", "Move x",
           lambda state, name: to.to_end(state, name, "low")),
    Action("right_end", ("end",), "right end", "to the right end of the window", "Move x",
           lambda state, name: to.to_end(state, name, "high")),
    Action("type_value", ("equals_sign", "enter"), "type a value", "type x as a number or an expression: 2/3, pi/4",
           "Move x", hint="=|type x"),
    Action("smaller_h", ("left_square_bracket",), "smaller h", "divide h by ten", "The step h",
           _only_state(partial(to.scale_h, decades=-1)), "[ ]|h"),
    Action("larger_h", ("right_square_bracket",), "larger h", "multiply h by ten", "The step h",
           _only_state(partial(to.scale_h, decades=1))),
    Action("scheme", ("m",), "scheme", "forward, backward or central difference", "The step h",
           _only_state(to.next_scheme), "m|scheme"),
    Action("tangent", ("t",), "tangent", "show or hide the tangent", "The plot",
           _only_state(partial(to.toggle, part="tangent"))),
    Action("secant", ("s",), "secant", "show or hide the secant with its rise and run", "The plot",
           _only_state(partial(to.toggle, part="secant"))),
    Action("grid", ("g",), "grid", "show or hide the grid", "The plot", _only_state(partial(to.toggle, part="grid"))),
    Action("edit", ("e", "slash"), "edit f", "type another expression", "General", hint="e|edit f"),
    Action("undo", ("u",), "undo", "take back the last change", "General", hint="u|undo"),
    Action("redo", ("U",), "redo", "do it again", "General"),
    Action("next_pane", ("tab",), "next pane", "to the next pane", "General"),
    Action("previous_pane", ("shift+tab",), "previous pane", "to the pane before", "General"),
    Action("leave", ("escape",), "back to x", "leave whatever is open; back to x", "General"),
    Action("help", ("question_mark",), "help", "every key, and the language", "General", hint="?|help"),
    Action("quit", ("q", "ctrl+q"), "quit", "leave mgtui", "General", hint="q|quit"),
)  # fmt: skip

BY_NAME = {action.name: action for action in ACTIONS}

_SPOKEN_KEYS = {
    "left": "←", "right": "→", "shift+left": "shift ←", "shift+right": "shift →", "ctrl+left": "ctrl ←",
    "ctrl+right": "ctrl →", "pageup": "PgUp", "pagedown": "PgDn", "home": "Home", "end": "End", "enter": "Enter",
    "equals_sign": "=", "left_square_bracket": "[", "right_square_bracket": "]", "comma": ",", "full_stop": ".",
    "less_than_sign": "<", "greater_than_sign": ">", "slash": "/", "tab": "Tab", "shift+tab": "shift Tab",
    "escape": "Esc", "question_mark": "?", "ctrl+q": "ctrl q",
}  # fmt: skip


def spoken_keys(action: Action) -> str:
    """The keys of an action as people know them: `← `, `shift →`, `?`."""
    return "  ".join(_SPOKEN_KEYS.get(key, key) for key in action.keys)
