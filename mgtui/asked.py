"""What is asked for from Python: keyword arguments are the options of the command line, read by the same table."""

from collections.abc import Collection, Mapping
from typing import Any

from mgtui.arguments import BadArgumentError, parser, read
from mgtui.engine import Function, parse
from mgtui.opening import opened_by
from mgtui.playground.state import parsed
from mgtui.playground.typed_numbers import number_of
from mgtui.reports.forms import FACTS, data_of

_ENDING = frozenset({"help", "version", "completion"})  # what prints something, and ends the program


def report_of(f: str | Function, keywords: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a report in JSON says, as plain data.

    Raises:
        ExpressionError: `f` is no expression.
        TypeError: `f` is neither a text nor a function that was parsed.
        ValueError: a keyword is no option, or will not do.
    """
    function = parse(text_of_function(f))
    options, values = split(keywords, function.variables)
    if options.get("svg"):
        raise ValueError("svg is no part of a report: mgtui.figure draws")
    try:
        asked = read([*words_of({**options, "json": True}, values), "--", text_of_function(f)])
        state = opened_by(asked)
        every = None if asked.every is None else number_of(asked.every)
    except BadArgumentError as error:
        raise ValueError(str(error).removeprefix("--")) from None
    return data_of(state, FACTS._replace(content=asked.content or "facts", every=every))


def split(keywords: Mapping[str, Any], variables: Collection[str]) -> tuple[dict[str, Any], dict[str, float]]:
    """Return which keyword arguments are options and which are values of variables; `set` has those called alike."""
    known = {
        word.removeprefix("--").replace("-", "_")
        for action in parser()._actions
        for word in action.option_strings
        if action.dest not in _ENDING
    }
    options = {name: value for name, value in keywords.items() if name in known and name != "set"}
    values = dict(keywords.get("set") or {})
    for name, value in keywords.items():
        if name not in known:
            if name not in variables:
                raise ValueError(f"{name} is no option, and no variable of f")
            values[name] = value
    return options, values


def words_of(options: Mapping[str, Any], values: Mapping[str, float]) -> list[str]:
    """Return the words of a command line that say the same as keyword arguments.

    Args:
        options: `at=3`, `window=(-5, 5)`, `table=True`: the long options, a pair for two ends, several in a list.
        values: of variables, by name.

    Raises:
        ValueError: an option is given as none can be.
    """
    words = []
    takes = {word: action for action in parser()._actions for word in action.option_strings}
    for name, value in options.items():
        option = f"--{name.replace('_', '-')}"
        is_flag = takes[option].nargs == 0
        if value is None or (is_flag and value is False):
            continue
        if is_flag != (value is True) or isinstance(value, bool) != is_flag:
            raise ValueError(f"{name} is {'True or False' if is_flag else 'a value'}, not {value!r}")
        if isinstance(value, list) and takes[option].default != []:
            raise ValueError(f"{name} is one value, not several")
        several = value if isinstance(value, list) else [value]
        words += [option] if is_flag else [f"{option}={_written(one)}" for one in several]
    return [*words, *(f"--set={name}={_written(value)}" for name, value in values.items())]


def text_of_function(f: str | Function) -> str:
    """Return an expression that is read as this function."""
    if isinstance(f, str):
        return f
    if not isinstance(f, Function):
        of_python = "; mgtui.engine.own_function(f).function is one of f" if callable(f) else ""
        raise TypeError(f"an expression or a function that was parsed is wanted, not {type(f).__name__}{of_python}")
    return f.text if parsed(f.text) == f else f.plain_reading


def _written(value: object) -> str:
    """Return a value as an option takes it: numbers to the last digit, the ends of a range with a colon."""
    if isinstance(value, tuple):
        return ":".join(map(_written, value))
    return repr(float(value)) if isinstance(value, int | float) else str(value)
