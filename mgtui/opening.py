"""The state that the arguments ask for."""

import argparse
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from mgtui.arguments import BadArgumentError

if TYPE_CHECKING:
    from mgtui.engine import ExpressionError
    from mgtui.playground.state import State

T = TypeVar("T")
_SHOWN_AROUND = 60  # characters of a long text shown on either side of a mistake


def opened_by(options: argparse.Namespace) -> "State":
    """Return the state of the expressions among the arguments: the first, and the others' curves beside it.

    Raises:
        BadArgumentError: an argument will not do.
    """
    from mgtui.playground.changes import keeping

    state, *beside = states_of(options)
    for other in beside:
        if other.along != state.along:
            text = _harmless(other.expression)
            raise BadArgumentError(f"{text} is a function of {other.along}, and the axis is that of {state.along}.")
        state = replace(state, kept=(*state.kept, replace(keeping.kept_of(other), curve=True))[-keeping.MOST :])
    return state


def states_of(options: argparse.Namespace) -> "list[State]":
    """Return the state of each expression among the arguments, at least one; each takes the values of its variables.

    Raises:
        BadArgumentError: an argument will not do.
    """
    if options.python:
        from mgtui.own_opening import ExploreError, opened_from  # not needed without it

        try:
            expression, starts = opened_from(options.python)
        except ExploreError as error:
            raise BadArgumentError(str(error)) from None
        return [state_of(argparse.Namespace(**{**vars(options), "set": [*starts, *options.set]}), expression)]
    if len(options.expressions) < 2:
        return [state_of(options, *options.expressions)]
    starts_of = [_parsed("", text, _started) for text in options.expressions]
    known = {name for state in starts_of for name in state.function.variables}
    states = []
    for text, state in zip(options.expressions, starts_of, strict=True):
        others = known - set(state.function.variables)
        mine = {name: [word for word in getattr(options, name) if word.partition("=")[0].strip() not in others]
                for name in ("set", "range")}  # fmt: skip
        states.append(state_of(argparse.Namespace(**{**vars(options), **mine}), text))
    return states


def state_of(options: argparse.Namespace, expression: str | None = None) -> "State":
    """Return the state the arguments ask for.

    Args:
        options: the arguments.
        expression: what to look at; None for the parabola.

    Raises:
        BadArgumentError: one of them will not do.
    """
    from mgtui.playground.changes import values as to
    from mgtui.playground.typed_numbers import number_of, range_of

    state = _parsed("", expression, _started) if expression is not None else to.start()
    if options.axis is not None:
        state = replace(state, axis=_variable(state, "--axis", options.axis))
    if options.window is not None:
        ends = _parsed("--window", options.window, range_of)
        state = _parsed("--window", options.window, lambda _: to.set_range(state, state.along, *ends))
    for setting in options.range:
        name, text = _named(state, "--range NAME=A:B", setting)
        ends = _parsed(f"--range {name}", text, range_of)
        state = _parsed(f"--range {name}", text, partial(_with_range, state, name, ends))
    for setting in options.set:
        name, text = _named(state, "--set NAME=VALUE", setting)
        state = to.set_value(state, name, _parsed(f"--set {name}", text, number_of))
    if options.at is not None:
        state = to.set_value(state, state.along, _parsed("--at", options.at, number_of))
    if options.h is not None:
        h = _parsed("--step", options.h, number_of)
        state = _parsed("--step", options.h, lambda _: to.set_h(state, h))
    if options.scheme:
        state = to.set_scheme(state, options.scheme)
    return _with_view(state, options)


def _started(text: str) -> "State":
    """Return the state on an expression; of a function of a program it is the one line that was understood."""
    from mgtui.engine import pasted_code, pasted_defaults
    from mgtui.playground.changes import values as to
    from mgtui.playground.own_functions import own_called

    if own_called(text):
        return to.start(text)
    state = to.start(text)  # what is wrong with it is pointed at in the text as it was typed
    formula = pasted_code(text)
    state = state if formula is None else to.start(" ".join(formula.split()))
    return to.with_values(state, pasted_defaults(text))


def _with_view(state: "State", options: argparse.Namespace) -> "State":
    """Return the state with what is shown of it as the arguments say."""
    from mgtui.playground.changes import values as to
    from mgtui.playground.command_line import part_word
    from mgtui.playground.sliders import check_range
    from mgtui.playground.state import PANES, PARTS
    from mgtui.playground.typed_numbers import number_of, range_of

    if options.height is not None:
        low, high, _ = _parsed("--height", options.height, range_of)
        _parsed("--height", options.height, lambda _: check_range(low, high))
        state = replace(state, y_held=(low, high))
    if options.show is not None:
        parts = {part_word(part): part for part in PARTS}
        words = [_one_of(parts, "--show", word) for word in options.show.split(",") if word]
        state = replace(state, shown=frozenset(parts[word] for word in words))
    if options.pane is not None:
        state = to.show_pane(state, _one_of(PANES, "--pane", options.pane))
    return replace(state, pins=tuple(_parsed("--pin", text, number_of) for text in options.pin))


def _one_of(known: Collection[str], option: str, word: str) -> str:
    if word not in known:
        raise BadArgumentError(f"{option} knows {', '.join(known)}, not {_harmless(repr(word))}")
    return word


def _named(state: "State", form: str, setting: str) -> tuple[str, str]:
    """Return the variable and the text of a `NAME=TEXT`."""
    name, equals, text = setting.partition("=")
    if not equals:
        option, wanted = form.split(" ")
        raise BadArgumentError(f"{option} wants {wanted}, not {_harmless(repr(setting))}")
    return _variable(state, form, name, setting), text


def _variable(state: "State", form: str, typed: str, setting: str | None = None) -> str:
    from mgtui.engine import variable_name

    name = variable_name(typed) or ""
    if name not in state.function.variables:
        names = ", ".join(state.function.variables)
        raise BadArgumentError(f"{form} wants one of {names}, not {_harmless(repr(setting or typed))}")
    return name


def _with_range(state: "State", name: str, ends: tuple[float, float, float | None], _: str) -> "State":
    from mgtui.playground.changes import values as to

    return to.set_range(state, name, *ends)


def _parsed(option: str, text: str, read: Callable[[str], T]) -> T:
    from mgtui.engine import ExpressionError

    try:
        return read(text)
    except ExpressionError as error:
        raise BadArgumentError(_pointed(option, text, error)) from None
    except ValueError as error:
        raise BadArgumentError(f"{option} {_harmless(text)}: {error}") from None


def _pointed(option: str, text: str, error: "ExpressionError") -> str:
    """Return the complaint, the text, a caret under what is wrong with it, and what was meant where nothing says so."""
    from mgtui.engine import escaped

    start, end = max(0, error.start - _SHOWN_AROUND), min(len(text), error.end + _SHOWN_AROUND)
    before, wrong, after = text[start : error.start], text[error.start : error.end], text[error.end : end]
    indent = "  " + ("…" if start else "")
    carets = "^" * max(1, min(_columns(escaped(wrong)), _SHOWN_AROUND))
    lines = [f"{option + ': ' if option else ''}{error}", f"{indent}{escaped(before + wrong + after)}"]
    lines.append(" " * _columns(indent + escaped(before)) + carets)
    offered = error.suggestion
    if offered is not None and len(text) <= _SHOWN_AROUND and (not offered or offered not in str(error)):
        meant = " ".join((text[: error.start] + offered + text[error.end :]).split())
        lines += [f"Did you mean: {escaped(meant)}"] if meant else []
    return "\n".join(lines)


def _columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _harmless(text: str) -> str:
    """Return a text that may hold what was typed, without what would drive a terminal."""
    from mgtui.engine import escaped

    return escaped(text)
