"""What a draw of a state computes, done where somebody's own callable may be called: its values are what is sent."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from mgtui.playground import analysis, drafts
from mgtui.playground.derived_scene import derived_scene
from mgtui.playground.own_values import DroppedError, Points, RememberedSource
from mgtui.playground.picture import picture_of
from mgtui.playground.state import State


class Drawing(NamedTuple):
    """All that the values of f which a draw needs depend on.

    Attributes:
        state: what is drawn.
        dots: across and upwards, of the plot.
    """

    state: State
    dots: tuple[int, int]


class Drafted(NamedTuple):
    """Says that f takes long, and that there is more to see of what is drawn than before."""


class Finished(NamedTuple):
    """Says that nothing more is sent for a request.

    Attributes:
        whole: whether all values have been; else those of a draft, as many as f is asked for that takes long.
        dropped: whether it was left because nobody waits for it.
    """

    whole: bool = True
    dropped: bool = False


def drawing_of(state: State, dots: tuple[int, int]) -> Drawing:
    """Return what to ask for to draw a state, fit to be sent."""
    return Drawing(replace(state), dots)  # anew: without the function, which cannot be sent


def compute(source: RememberedSource, request: Drawing | Points, send: Callable[[Any], None]) -> None:
    """Compute what a request asks for, and send off the values of f as they come, those at x first."""
    source.tell = send
    try:
        if isinstance(request, Drawing):
            drafts.rough_moment(request.state)
            if source.is_slow:
                _draft(source, request, send)
            if not source.is_slow:
                _draw(request)
        else:
            source.values(np.asarray(request))
    except DroppedError:
        send(Finished(whole=False, dropped=True))
    else:
        send(Finished(whole=not source.is_slow or not isinstance(request, Drawing)))


def _draft(source: RememberedSource, drawing: Drawing, send: Callable[[Any], None]) -> None:
    """Compute a curve in more and more points, as long as f takes long, and then the slope in all its digits."""
    send(Drafted())
    for points in drafts.STAGES:
        drafts.ask_for_curve(drawing.state, points)
        if not source.is_slow:
            return
        send(Drafted())
    analysis.moment_of(drawing.state)


def _draw(drawing: Drawing) -> None:
    state = drawing.state
    analysis.moment_of(state)
    picture = picture_of(state, *drawing.dots)
    for order, part in ((1, "slope curve"), (2, "bend curve")):
        if part in state.shown:
            derived_scene(picture, order)
