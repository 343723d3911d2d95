"""What a draw of a state computes, done where somebody's own callable may be called: its values are what is sent."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from mgtui.playground import analysis
from mgtui.playground.own_values import Points, RememberedSource
from mgtui.playground.state import State


class Drawing(NamedTuple):
    """All that the values of f which a draw needs depend on.

    Attributes:
        state: what is drawn.
        dots: across and upwards, of the plot.
    """

    state: State
    dots: tuple[int, int]


class Finished(NamedTuple):
    """Says that all values of a request have been sent."""


def drawing_of(state: State, dots: tuple[int, int]) -> Drawing:
    """Return what to ask for to draw a state, fit to be sent."""
    return Drawing(replace(state), dots)  # anew: without the function, which cannot be sent


def compute(source: RememberedSource, request: Drawing | Points, send: Callable[[Any], None]) -> None:
    """Compute what a request asks for, and send off the values of f as they come, those at x first."""
    source.tell = send
    if isinstance(request, Drawing):
        _draw(request)
    else:
        source.values(np.asarray(request))
    send(Finished())


def _draw(drawing: Drawing) -> None:
    state = drawing.state
    analysis.moment_of(state)
    picture = analysis.picture_of(state, *drawing.dots)
    for order, part in ((1, "slope curve"), (2, "bend curve")):
        if part in state.shown:
            analysis.derived_scene(picture, order)
