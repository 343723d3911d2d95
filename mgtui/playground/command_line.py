"""The command that opens a state: what `mgtui/arguments.py` reads, written."""

import shlex
from collections.abc import Iterator

from mgtui.playground.changes import values as to
from mgtui.playground.own_functions import own_called
from mgtui.playground.sliders import Slider
from mgtui.playground.state import PARTS, State

_ONE_LINE = str.maketrans("\t\n\r", "   ")


def command_line(state: State) -> str:
    """Return the command that opens this state, fit to be pasted into a shell; what goes without saying is left out.

    A function that lives in a program which has opened the playground has none: "".
    """
    if own := own_called(state.expression):
        options = list(_options(state, to.start(state.expression)))
        return shlex.join(["mgtui", f"--python={own.origin}", *options]) if own.origin else ""
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
        yield f"--axis={along}"
    yield f"--at={slider.value!r}"
    if state.h != usual.h:
        yield f"--step={state.h!r}"
    if _ends(slider) != _ends(usual.slider(along)):
        yield f"--window={_ends(slider)}"
    for name, value in state.others:
        if _ends(state.slider(name)) != _ends(usual.slider(name)):
            yield f"--range={name}={_ends(state.slider(name))}"
        if value != usual.slider(name).value:
            yield f"--set={name}={value!r}"
    if state.scheme != usual.scheme:
        yield f"--scheme={state.scheme}"
    if state.y_held is not None:
        low, high = state.y_held
        yield f"--height={low!r}:{high!r}"
    if state.shown != usual.shown:
        yield f"--show={','.join(part_word(part) for part in PARTS if part in state.shown)}"
    if state.pane != usual.pane:
        yield f"--pane={state.pane}"
    yield from (f"--pin={x!r}" for x in state.pins)


def _ends(slider: Slider) -> str:
    return f"{slider.low!r}:{slider.high!r}" + (f":{slider.step!r}" if slider.step is not None else "")
