"""The command that opens a state: what `mgtui/arguments.py` reads, written."""

import shlex
from collections.abc import Iterator

from mgtui.playground.changes import values as to
from mgtui.playground.own_functions import own_called
from mgtui.playground.sliders import Slider
from mgtui.playground.state import PARTS, State
from mgtui.text.numbers import typed

_ONE_LINE = str.maketrans("\t\n\r", "   ")


def command_line(state: State) -> str:
    """Return the command that opens this state, fit to be pasted into a shell; what goes without saying is left out.

    A function that lives in a program which has opened the playground has none: "".
    """
    if own := own_called(state.expression):
        options = list(_options(state, to.start(state.expression)))
        return shlex.join(["mgtui", *_option("--python", own.origin), *options]) if own.origin else ""
    usual = to.start(state.expression)
    expressions = [text.translate(_ONE_LINE) for text in (state.expression, *_beside(state, usual))]
    options = list(_options(state, usual))
    # An expression that begins with a minus would be taken for an option, or alone for standard input.
    if any(text.startswith("-") for text in expressions):
        return shlex.join(["mgtui", *options, "--", *expressions])
    return shlex.join(["mgtui", *expressions, *options])


def _beside(state: State, usual: State) -> Iterator[str]:
    """Yield the expressions of kept curves that the command can draw: at the present values of f's variables."""
    for one in state.kept:
        names = [name for name, _ in one.values if name != one.along]
        shared = all(name in state.function.variables for name in names)
        values = {name: (state if name in state.function.variables else usual).slider(name).value for name in names}
        if one.curve and one.along == state.along and shared and values.items() <= dict(one.values).items():
            yield one.expression


def part_word(part: str) -> str:
    """Return what a part of the plot is called on the command line."""
    return part.replace(" ", "-")


def _options(state: State, usual: State) -> Iterator[str]:
    slider, along = state.slider(state.along), state.along
    if along != usual.along:
        yield from _option("--axis", along)
    yield from _option("--at", typed(slider.value))
    if state.h != usual.h:
        yield from _option("--step", typed(state.h))
    if _ends(slider) != _ends(usual.slider(along)):
        yield from _option("--window", _ends(slider))
    for name, value in state.others:
        if _ends(state.slider(name)) != _ends(usual.slider(name)):
            yield from _option("--range", f"{name}={_ends(state.slider(name))}")
        if value != usual.slider(name).value:
            yield from _option("--set", f"{name}={typed(value)}")
    if state.scheme != usual.scheme:
        yield from _option("--scheme", state.scheme)
    if state.y_held is not None:
        low, high = state.y_held
        yield from _option("--height", f"{typed(low)}:{typed(high)}")
    if state.shown != usual.shown:
        yield from _option("--show", ",".join(part_word(part) for part in PARTS if part in state.shown))
    if state.pane != usual.pane:
        yield from _option("--pane", state.pane)
    for x in state.pins:
        yield from _option("--pin", typed(x))


def _option(name: str, value: str) -> list[str]:
    """Return an option and its value as two words; as one where the value would be taken for an option or is empty."""
    return [f"{name}={value}"] if value.startswith("-") or not value else [name, value]


def _ends(slider: Slider) -> str:
    return ":".join(typed(part) for part in (slider.low, slider.high, slider.step) if part is not None)
