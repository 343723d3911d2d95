"""The making of a picture: its curve comes first, with the breaks; then the other landmarks, and their signs."""

import math
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import NamedTuple

from mgtui.engine import (
    LANDMARK_KINDS,
    AnyFunction,
    Behaviour,
    BreakPoints,
    Landmark,
    Landmarks,
    Sliced,
    breaks_alone,
    curve,
    landmarks,
)
from mgtui.playground.analysis import breaks_along, function_along
from mgtui.playground.framing import Rows, framing_in, rows_among
from mgtui.playground.scene import Mark, Scene, Window
from mgtui.playground.state import State

_DEEP = 1e-4  # of the first h of a run: before that, no rounding is looked for
_TOO_NARROW = "Not looked for: in so narrow a window f is what rounding makes of it."


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """What depends on the function, its other variables, the window and the size, and on nothing else."""

    scene: Scene
    landmarks: Landmarks
    function: AnyFunction
    size: tuple[int, int]  # dots across and upwards
    points: BreakPoints  # f″ may jump at any of them although f′ does not: a kind of break that is no landmark
    searched: bool  # whether the landmarks were looked for; before, only breaks are among them


class PictureKey(NamedTuple):
    """All that a picture depends on: as long as it stays the same, the picture does.

    Attributes:
        expression: the text of f.
        others: the variables beside the one along the axis, with their values.
        ends: of the window in x.
        y_held: those in y, where they do not follow the curve.
        size: dots across and upwards.
        rows: those of the plot proper.
        grid: whether lines stand behind the curve.
        pi: whether the ticks are fractions of pi.
        deep_at: x at the end of h → 0, where rounding is looked for; else None.
    """

    expression: str
    others: tuple[tuple[str, float], ...]
    ends: tuple[float, float]
    y_held: tuple[float, float] | None
    size: tuple[int, int]
    rows: Rows
    grid: bool
    pi: bool
    deep_at: float | None

    @property
    def function(self) -> AnyFunction:
        """f along the axis."""
        return function_along(self.expression, self.others)


def key_of(state: State, width: int, height: int, rows: Rows | None) -> PictureKey:
    """Return what a state's picture on a canvas of width x height dots depends on."""
    slider = state.slider(state.along)
    return PictureKey(
        state.expression,
        state.others,
        (slider.low, slider.high),
        state.y_held,
        (width, height),
        rows or rows_among(height),
        "grid" in state.shown,
        "pi" in state.shown,
        state.x if state.approach is not None and state.h < state.approach.h * _DEEP else None,
    )


class Making(NamedTuple):
    """A picture in the making: what belongs to its curve, and all of it."""

    outline: Sliced[Picture]
    whole: Sliced[Picture]


@lru_cache(maxsize=16)
def making(key: PictureKey) -> Making:
    """Return the making of a picture, as far as it has come."""
    outline = Sliced(partial(_outline, key))
    return Making(outline, Sliced(partial(_searched, outline)))


def _outline(key: PictureKey) -> Picture:
    """Return a picture with all that belongs to the curve, and the breaks as its only landmarks."""
    function, ends, size = key.function, key.ends, key.size
    if key.deep_at is not None:
        from mgtui.playground.doubles import doubles_of  # at the end of h → 0 alone

        doubles = doubles_of(function, key.deep_at, ends, size)
        if doubles is not None:
            scene = Scene(doubles.window, doubles.pieces, grid=key.grid)
            return Picture(scene, Landmarks((), _TOO_NARROW), function, size, BreakPoints(()), searched=True)
    points = breaks_along(key.expression, key.others, ends)
    pieces = curve(
        function, *ends, width=size[0], height=size[1], known=points, window=key.y_held, framing=framing_in(key.rows)
    )
    scene = Scene(
        window=Window(*ends, pieces.y_min, pieces.y_max),
        pieces=tuple(pieces),
        bands=pieces.bands,
        grid=key.grid,
        ticks="pi" if key.pi else "decimal",
    )
    found = breaks_alone(function, *ends, points)
    return marked(Picture(scene, found, function, size, points, searched=False), found)


def _searched(outline: Sliced[Picture]) -> Picture:
    """Return a picture with all its landmarks."""
    picture = outline.result()
    if picture.searched:
        return picture
    window = picture.scene.window
    found = landmarks(picture.function, window.x_min, window.x_max, known=picture.points)
    return marked(replace(picture, searched=True), found)


def marked(picture: Picture, found: Landmarks) -> Picture:
    """Return a picture with these landmarks, and their signs."""
    breaking = {point.x: point.behaviour for point in picture.points}
    scene = replace(
        picture.scene,
        marks=tuple(sign for mark in found for sign in _marks(mark, breaking.get(mark.x))),
        asymptotes=tuple(mark.x for mark in found if LANDMARK_KINDS[mark.kind].drawn == "upright"),
    )
    return replace(picture, landmarks=found, scene=scene)


def _marks(mark: Landmark, what: Behaviour | None) -> list[Mark]:
    """Return the signs of a landmark: one where it is; for a jump one at each end, open where f has another value."""
    if what is not None and (mark.kind == "jump" or (mark.kind == "pole" and math.isfinite(what.value))):
        ends = [height for height in (what.left_limit, what.right_limit) if math.isfinite(height)]
        if math.isfinite(what.value) and what.value not in ends:
            ends.append(what.value)
        return [Mark("jump", mark.x, height, filled=height == what.value) for height in ends]
    if LANDMARK_KINDS[mark.kind].drawn not in ("sign", "end") or not math.isfinite(mark.y):
        return []
    return [Mark(mark.kind, mark.x, mark.y, filled=not mark.open)]
