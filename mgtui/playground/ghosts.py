"""What is kept for comparison, as the plot shows it: faint lines and curves with a label each, behind everything."""

from dataclasses import replace
from functools import lru_cache

from mgtui.engine import breaks, curve
from mgtui.playground import analysis
from mgtui.playground.changes import values as to
from mgtui.playground.panes.proven import text_of
from mgtui.playground.picture_making import Picture
from mgtui.playground.scene import Ghost, Window
from mgtui.playground.state import Kept, State, label_of
from mgtui.text.numbers import exact
from mgtui.text.rows import cut

_SHORTEST = 9  # columns of a curve's label where there is no room for all of it


def with_ghosts(picture: Picture, state: State) -> Picture:
    """Return a picture with what the state keeps for comparison along the same axis."""
    kept = tuple(one for one in state.kept if one.along == state.along)
    return _with_ghosts(picture, kept) if kept else picture


@lru_cache(maxsize=16)
def _with_ghosts(picture: Picture, kept: tuple[Kept, ...]) -> Picture:
    window, size = picture.scene.window, picture.size
    ghosts = tuple(_curve(one, window, size) if one.curve else _tangent(one) for one in kept)
    return replace(picture, scene=replace(picture.scene, ghosts=ghosts))


@lru_cache(maxsize=16)
def _tangent(kept: Kept) -> Ghost:
    """Return the point, where f has a value there, and the tangents at it."""
    moment = analysis.moment_of(_state(kept))
    value, slope = moment.behaviour.value, moment.numbers.parts[1]
    place = f"{label_of(moment.name)} = {moment.place}"
    tangents = analysis.tangents_of(moment)
    labels = (f"{place}, slope {text_of(slope)}", place) if moment.behaviour.kind == "smooth" else (place,)
    return Ghost(labels, tangents, point=(moment.x, value))


@lru_cache(maxsize=16)
def _curve(kept: Kept, window: Window, size: tuple[int, int]) -> Ghost:
    """Return the curve in a window that another one has given its height."""
    others = tuple((name, value) for name, value in kept.values if name != kept.along)
    function = analysis.function_along(kept.expression, others)
    ends, heights = window[:2], window[2:]
    points = breaks(function, *ends)
    pieces = curve(function, *ends, width=size[0], height=size[1], known=points, window=heights)
    reading = _state(kept).function.reading
    values = ", ".join(f"{label_of(name)} = {exact(value)}" for name, value in others)
    labels = (f"{reading}, {values}", values, reading) if values else (reading,)
    labels = tuple(dict.fromkeys((*labels, cut(reading, _SHORTEST))))
    return Ghost(labels, pieces=tuple(pieces), bands=pieces.bands)


def _state(kept: Kept) -> State:
    state = to.start(kept.expression, axis=kept.along)
    for name, value in kept.values:
        state = to.set_value(state, name, value)
    return state
