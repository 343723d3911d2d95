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
    expression = state.expression.translate(_ONE_LINE)
    options = list(_options(state, to.start(state.expression)))
    # An expression that begins with a minus would be taken for an option.
    words = [*options, "--", expression] if expression.startswith("-") else [expression, *options]
    return shlex.join(["mgtui", *words])


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
