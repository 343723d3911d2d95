"""What a typed line asks for: an action by one of its keys or by its name, a value for a variable, or a function."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from mgtui.engine import VARIABLE, Function, variable_name
from mgtui.playground.actions import ACTIONS, BY_NAME, key_called
from mgtui.playground.deeds import Action
from mgtui.playground.state import H_NAME, State, parsed
from mgtui.playground.typed_numbers import number_of

_FUNCTION = "f"
# What is said instead of a key or a name, where those begin alike or mean something to the eye alone.
_WORDS = {
    "next": "next_point", "previous": "previous_point", "back": "bring_back", "go": "approach", "slope": "pane_slope",
    "derivative": "pane_slope", "formula": "pane_slope", "ladder": "pane_ladder", "error": "pane_error",
    "errors": "pane_error", "table": "pane_table",
    "points": "pane_points", "digits": "pane_digits", "chain": "pane_chain", "tour": "lesson", "game": "guess",
    "window": "type_window", "exit": "quit", "bye": "quit", "actions": "palette", "variable": "next_variable",
    "space": "approach", "enter": "type_value", "at": "type_value", _FUNCTION: "edit",
    **dict.fromkeys(("root", "roots", "zeros", "extrema", "maxima", "minima", "maximum", "minimum", "poles"),
                    "pane_points"),
}  # fmt: skip
_ARROWS = {"left": "←", "right": "→", "up": "↑", "down": "↓"}
_MOST_TIMES = 1000
_TO = "go to "
_OF_FORMULAS = re.compile(r"[(){}^*/+=<>|√∛²³°!\\]|[0-9]\s*[A-Za-z]")  # neither a name nor a number has it


class Order(NamedTuple):
    """What a line asks for; of the three kinds one is there, or a complaint.

    Attributes:
        action: to be done,
        times: so many times,
        text: with this to its question, "" for none.
        variable: whose slider is to go to the value in `text`.
        function: whether `text` is the new function.
        complaint: why the line asks for nothing.
    """

    action: Action | None = None
    times: int = 1
    text: str = ""
    variable: str = ""
    function: bool = False
    complaint: str = ""


def order_of(line: str, state: State) -> Order:
    """Return what a line asks for.

    `x 2/3`, `x = 2/3`, `at 2/3` and `a = 5` set a value; `f sin(x)/x`, `f(x) = sin(x)/x` and what is an expression and
    no name, or was to be one, are functions; all else is an action by its key, its name or its label, with a number of
    times or an answer.
    """
    if (action := _action(line)) is not None:
        return Order(action=action)
    if line.startswith(_TO):
        line = f"at {line.removeprefix(_TO)}"
    word, _, rest = line.partition(" ")
    word, rest = word.strip(), rest.strip()
    rest = rest.removeprefix("=").lstrip() if len(word) > 1 else rest  # window = -1:1
    name, equals, value = (part.strip() for part in line.partition("="))
    called = name.partition("(")[0].rstrip()
    if equals and called == _FUNCTION and value:
        return Order(text=value, function=True)
    if equals and value and (slider := _slider(name, state)):
        return Order(text=value, variable=slider)
    if equals and value and variable_name(name):  # y and z are keys, too
        if name != "y" and _is_value(value):
            return Order(complaint=f"f has no variable {name}; it has {', '.join(state.function.variables)}.")
        return Order(text=line, function=True)
    if word == _FUNCTION:
        return Order(text=rest, function=True)
    if rest and (slider := _slider(word, state)):
        return Order(text=rest, variable=slider)
    action = _action(word)
    if action is not None:
        if rest.isdecimal() and action.change is not None:
            return Order(action=action, times=max(1, min(_MOST_TIMES, int(rest))))
        if action.change is None:
            return Order(action=action, text=rest)
        return Order(complaint=f"{action.label} takes a number of times at most, not {rest}.")
    if _is_function(line) or _OF_FORMULAS.search(line):
        return Order(text=line, function=True)
    if _is_number(line):
        name = state.along
        return Order(complaint=f"A number goes behind the name of what is to have it: {name} {line}, or h {line}.")
    return Order(complaint=_unknown(line))


def _is_function(line: str) -> bool:
    """Tell whether a line is more than a name and more than a number: those are rather slips."""
    found = None if line.isalpha() else parsed(line)
    return isinstance(found, Function) and any(node.op == VARIABLE for node in found.tree)


def _is_value(text: str) -> bool:
    """Tell whether a text says a number, be it by an expression."""
    try:
        number_of(text)
    except ValueError:
        return False
    return True


def _is_number(line: str) -> bool:
    """Tell whether a line is a number and nothing else."""
    return re.fullmatch(r"[-−]?[0-9]*\.?[0-9]+", line) is not None


def _slider(word: str, state: State) -> str:
    return H_NAME if word == "h" else word if word in state.function.variables else ""


def _action(text: str) -> Action | None:
    """Return the action of this key, name or label; or the only one whose label begins so."""
    if text in _WORDS:
        return BY_NAME[_WORDS[text]]
    key = key_called(" ".join(_ARROWS.get(word, word) for word in text.split(" "))) or text
    for action in ACTIONS:
        if key in action.keys:  # n and N are different keys
            return action
    words = text.casefold().replace("_", " ")
    named = [action for action in ACTIONS if words in (action.label, action.name.replace("_", " "))]
    begun = named or [action for action in ACTIONS if len(words) > 1 and action.label.startswith(words)]
    return begun[0] if len(begun) == 1 else None


def _unknown(line: str) -> str:
    from mgtui.playground.choosing.subjects import actions  # needed for those who ask for what there is not

    subject = actions("ascii")
    near: Sequence[str] = [choice.label for choice in subject.find(line, subject.choices)][:3]
    meant = f" Did you mean: {', or '.join(near)}?" if near else ""
    return f"{line} is not known.{meant} help tells what there is; a function is typed behind f: f sin(x)/x"
