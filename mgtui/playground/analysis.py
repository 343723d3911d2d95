"""What follows from a state: the picture, which a nudge leaves alone, and the moment, which it makes anew."""

import math
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mgtui.engine import (
    LANDMARK_KINDS,
    Behaviour,
    BreakPoints,
    Difference,
    Exact,
    Function,
    Landmark,
    Landmarks,
    Sliced,
    breaks,
    breaks_alone,
    curve,
    derived,
    difference,
    errors_of,
    intercept,
    landmarks,
    numbers_and_behaviour,
    with_bands,
)
from mgtui.playground.framing import Rows, framing_in, rows_among
from mgtui.playground.scene import Line, Mark, Moving, Scene, Secant, Window
from mgtui.playground.state import NO_MARKS, Scheme, State, function_of
from mgtui.text.numbers import exact, told

_SEEN = 0.03  # of a nudge: what is less cannot be told from x, for a fine nudge is a tenth of one
_LEVEL = 2.0**-40  # heights that differ by less, relatively, differ by rounding
_STEEP = 1.8  # times the spread of their middle, from which on the heights near a pole are left out
_DEEP = 1e-4  # of the first h of a run: before that, no rounding is looked for
_TOO_NARROW = "Not looked for: in so narrow a window f is what rounding makes of it."
_ON_REQUEST = frozenset({"inflection"})  # marked while the points are listed, or gone through: few look for them
_STEPS = 40  # of a proof, of some 50 us each
# Of a picture, in microseconds as they are counted: what numpy does besides makes them up to four of a clock.
_CURVE_AT_ONCE = 8_000.0  # while a key waits for its curve
_LANDMARKS_AT_ONCE = 3_000.0  # and then for what is worth marking on it
_SLICE = 5_000.0  # between two keys, later
_MEANINGFUL_RUN = 1e-3  # a secant with a run below this part of the window cannot be seen; the tangent says it all


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """Everything the panes say about one x and one h; computed once per state, by the engine.

    Attributes:
        name: the variable along the axis.
        place: x as sentences write it: told from the breaks of f and from what stands beside it on screen.
        function: f as a function of that variable alone.
        difference: the difference quotient at x with step h.
        numbers: the true value, slope and curvature at x, each with its proven digits.
        behaviour: what f does at x, and the one-sided slopes where it has no slope.
        error: how far the difference quotient lies above the slope; nan where either is missing, or too few digits of
            the slope are known to tell.
    """

    name: str
    place: str
    function: Function
    difference: Difference
    numbers: Exact
    behaviour: Behaviour
    error: float

    @property
    def x(self) -> float:
        """Where the point stands."""
        return self.difference.x

    @property
    def slope(self) -> float:
        """The slope at x; nan where there is none."""
        return self.behaviour.slope

    @property
    def direction(self) -> str:
        """`up`, `down` or `stays`, by the sign of the slope; "" where there is none.

        f stays where the slope is 0, or would be between x and the next double, as that of sin beside π/2 is. An
        infinite curvature says nothing of that: sqrt is steep at 1e-320.
        """
        if math.isnan(self.slope):
            return ""
        if beyond := self.numbers.parts[1].beyond:  # too small for a double, and not 0 for that
            return "down" if beyond.startswith("-") else "up"
        if self.slope == 0 or self._turns_beside_x():
            return "stays"
        return "up" if self.slope > 0 else "down"

    def _turns_beside_x(self) -> bool:
        ulp, bend = math.ulp(self.x), abs(self.numbers.curvature)
        unseen = bend * ulp * ulp <= _LEVEL * max(1.0, abs(self.behaviour.value))  # f oscillates from double to double
        return abs(self.slope) <= bend * ulp < math.inf and unseen


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """What depends on the function, its other variables, the window and the size, and on nothing else."""

    scene: Scene
    landmarks: Landmarks
    function: Function
    size: tuple[int, int]  # dots across and upwards
    points: BreakPoints  # f″ may jump at any of them although f′ does not: a kind of break that is no landmark
    searched: bool  # whether the landmarks were looked for; before, only breaks are among them


@lru_cache(maxsize=64)
def function_along(expression: str, others: tuple[tuple[str, float], ...]) -> Function:
    """Return the function with all variables but the one along the axis held still."""
    function = function_of(expression)
    return function.bind(**dict(others)) if others else function


def moment_of(state: State) -> Moment:
    """Return the numbers of a state, remembered for when more of its picture is there."""
    return _moment(state.expression, state.others, state.along, repr(state.x), state.h, state.scheme, _place(state))


@lru_cache(maxsize=2)
def _moment(
    expression: str, others: tuple[tuple[str, float], ...], name: str, at: str, h: float, scheme: Scheme, place: str
) -> Moment:
    """Return a moment; `at` is x as a text, which tells -0.0 from 0.0."""
    function, x = function_along(expression, others), float(at)
    quotient = difference(function, x, h, scheme)
    numbers, what = numbers_and_behaviour(function, x, place)
    smooth = not math.isnan(what.slope)
    error = errors_of([quotient.slope], function, x, numbers.parts[1])[0] if smooth else math.nan
    return Moment(name, place, function, quotient, numbers, what, error)


def _place(state: State) -> str:
    """Return x in as many digits as tell it from the breaks in the window, and from x a fine nudge away."""
    if told(state.x) == exact(state.x):
        return told(state.x)
    slider = state.slider(state.along)
    points = _breaks(state.expression, state.others, (slider.low, slider.high))
    if any(crowd.low <= state.x <= crowd.high for crowd in points.crowded):
        return exact(state.x)
    return told(state.x, [point.x for point in points], _SEEN * float(slider.nudge_size))


@lru_cache(maxsize=16)
def _breaks(expression: str, others: tuple[tuple[str, float], ...], ends: tuple[float, float]) -> BreakPoints:
    return breaks(function_along(expression, others), *ends)


class _Making(NamedTuple):
    """A picture in the making: its curve comes first, with the breaks; then the other landmarks."""

    outline: Sliced[Picture]
    whole: Sliced[Picture]


def picture_of(state: State, width: int, height: int, rows: Rows | None = None) -> Picture:
    """Return the picture of a state on a canvas of width x height dots, remembered from state to state.

    Its window in y suits the `rows` of the plot proper: by default those of braille with numbers below.
    """
    return _dressed(state, _making_of(state, width, height, rows).whole.result())


def finished_picture(state: State, width: int, height: int) -> Picture:
    """Return the picture of a state with the proof whether its landmarks are all: takes up to a tenth of a second."""
    found = picture_of(state, width, height).landmarks
    while not found.decided and found.proof is not None and not found.proof.advance(_STEPS):
        pass  # nobody waits for a frame
    return picture_of(state, width, height)


def window_of(state: State, width: int, height: int, rows: Rows | None = None) -> Window:
    """Return the window of a state's picture, for which no landmarks are looked for."""
    return _making_of(state, width, height, rows).outline.result().scene.window


def picture_so_far(state: State, width: int, height: int, rows: Rows | None = None) -> Picture | None:
    """Return as much of a state's picture as there is time for while a key waits; None while it has no curve.

    `go_on` does the rest, in slices; `searched` of the picture and `decided` of its landmarks say what is to come.
    """
    outline, whole = _making_of(state, width, height, rows)
    if not outline.is_begun:
        outline.advance(_CURVE_AT_ONCE)
    if not outline.is_done:
        return None
    if not whole.is_begun:
        whole.advance(_LANDMARKS_AT_ONCE)
    return _dressed(state, (whole if whole.is_done else outline).result())


def go_on(state: State, width: int, height: int, rows: Rows | None = None, *, proof: bool) -> bool:
    """Do for a few milliseconds what a state's picture still lacks; return whether there is more to show.

    Args:
        state: the state.
        width: dots across.
        height: dots upwards.
        rows: those of the plot proper.
        proof: whether it is asked if the landmarks are all.
    """
    outline, whole = _making_of(state, width, height, rows)
    for part in (outline, whole):
        if not part.is_done:
            return part.advance(_SLICE)
    found = whole.result().landmarks
    return proof and not found.decided and found.proof is not None and found.proof.advance(_STEPS)


def is_finished(state: State, width: int, height: int, rows: Rows | None = None, *, proof: bool) -> bool:
    """Tell whether a state's picture lacks nothing; see `go_on`."""
    whole = _making_of(state, width, height, rows).whole
    return whole.is_done and not (proof and not whole.result().landmarks.decided)


def _making_of(state: State, width: int, height: int, rows: Rows | None) -> _Making:
    slider = state.slider(state.along)
    return _making(
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


def _dressed(state: State, picture: Picture) -> Picture:
    """Return a picture with the marks that the state asks for."""
    picture = _proven(picture) if picture.landmarks.decided else picture
    if NO_MARKS in state.shown:
        return _without_signs(picture, frozenset(LANDMARK_KINDS))
    looked_for = state.pane == "points" or any(mark.x == state.x for mark in picture.landmarks)
    return picture if looked_for else _without_signs(picture, _ON_REQUEST)


@lru_cache(maxsize=16)
def _without_signs(picture: Picture, kinds: frozenset[str]) -> Picture:
    """Return a picture without the signs of some kinds; the ends of pieces belong to the curve."""
    marks = picture.scene.marks
    kept = tuple(mark for mark in marks if mark.kind not in kinds or LANDMARK_KINDS[mark.kind].drawn == "end")
    return picture if kept == marks else replace(picture, scene=replace(picture.scene, marks=kept))


@lru_cache(maxsize=16)
def _proven(picture: Picture) -> Picture:
    """Return a picture with what the proof of its landmarks has found besides, and without what it found to be none."""
    found = picture.landmarks.proved()
    return picture if found is picture.landmarks else _marked(picture, found)


@lru_cache(maxsize=16)
def _making(
    expression: str,
    others: tuple[tuple[str, float], ...],
    ends: tuple[float, float],
    y_held: tuple[float, float] | None,
    size: tuple[int, int],
    rows: Rows,
    grid: bool,
    pi: bool,
    deep_at: float | None,
) -> _Making:
    outline = Sliced(partial(_outline, expression, others, ends, y_held, size, rows, grid, pi, deep_at))
    return _Making(outline, Sliced(partial(_searched, outline)))


def _outline(
    expression: str,
    others: tuple[tuple[str, float], ...],
    ends: tuple[float, float],
    y_held: tuple[float, float] | None,
    size: tuple[int, int],
    rows: Rows,
    grid: bool,
    pi: bool,
    deep_at: float | None,
) -> Picture:
    """Return a picture with all that belongs to the curve, and the breaks as its only landmarks."""
    function = function_along(expression, others)
    if deep_at is not None:
        from mgtui.playground.doubles import doubles_of  # at the end of h → 0 alone

        doubles = doubles_of(function, deep_at, ends, size)
        if doubles is not None:
            scene = Scene(doubles.window, doubles.pieces, grid=grid)
            return Picture(scene, Landmarks((), _TOO_NARROW), function, size, BreakPoints(()), searched=True)
    points = _breaks(expression, others, ends)
    pieces = curve(
        function, *ends, width=size[0], height=size[1], known=points, window=y_held, framing=framing_in(rows)
    )
    scene = Scene(
        window=Window(*ends, pieces.y_min, pieces.y_max),
        pieces=tuple(pieces),
        bands=pieces.bands,
        grid=grid,
        ticks="pi" if pi else "decimal",
    )
    found = breaks_alone(function, *ends, points)
    return _marked(Picture(scene, found, function, size, points, searched=False), found)


def _searched(outline: Sliced[Picture]) -> Picture:
    """Return a picture with all its landmarks."""
    picture = outline.result()
    if picture.searched:
        return picture
    window = picture.scene.window
    found = landmarks(picture.function, window.x_min, window.x_max, known=picture.points)
    return _marked(replace(picture, searched=True), found)


def _marked(picture: Picture, found: Landmarks) -> Picture:
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


@lru_cache(maxsize=16)
def derived_scene(picture: Picture, order: int, rows: Rows | None = None) -> Scene:
    """Return the picture's slope curve (order 1) or curvature (order 2) in the same x-range, for a plot of its own."""
    cuts = [point.x for point in picture.points if order == 2 or _breaks_slope(point.behaviour.kind)]
    pieces = derived(picture.function, picture.scene.pieces, cuts, order)
    window = picture.scene.window
    heights = [ys for _, ys in pieces]
    if picture.scene.bands:  # where f's curve has no points
        heights.append(_evenly_spread(picture, order))
    low, high = framing_in(rows or rows_among(picture.size[1]))(*_robust(heights))
    window = window._replace(y_min=low, y_max=high)
    pieces, bands = with_bands(picture.function, pieces, cuts, order, window, picture.size)
    return replace(
        picture.scene,
        window=window,
        pieces=tuple(pieces),
        bands=bands,
        marks=(),
        name="f′" if order == 1 else "f″",
        style="slope curve" if order == 1 else "bend curve",
        ghosts=(),
    )


def _breaks_slope(kind: str) -> bool:
    return kind in LANDMARK_KINDS and LANDMARK_KINDS[kind].breaks_slope


def _evenly_spread(picture: Picture, order: int) -> NDArray[np.float64]:
    """Return finite values of f' or f'' at points spread over the window."""
    window = picture.scene.window
    jet = picture.function.jet(np.linspace(window.x_min, window.x_max, 2 * picture.size[0] + 1))
    numbers = jet.slope if order == 1 else jet.curvature
    return np.asarray(numbers[np.isfinite(numbers)])


def _robust(heights: list[NDArray[np.float64]]) -> tuple[float, float]:
    """Return a y-range for some curves: all of them, unless a few points near a pole would flatten the rest."""
    if not heights:
        return -1.0, 1.0
    ys = np.concatenate(heights)
    low, high = float(ys.min()), float(ys.max())
    inner = np.quantile(ys, (0.1, 0.9))
    spread = float(inner[1] - inner[0])
    if spread > 0:
        low, high = max(low, float(inner[0]) - _STEEP * spread), min(high, float(inner[1]) + _STEEP * spread)
    if high - low > _LEVEL * max(abs(low), abs(high)):
        return low, high
    half = max(1.0, abs(high)) * 0.5
    return low - half, high + half


def moving_of(state: State, moment: Moment) -> Moving:
    """Return what the plot shows of a moment: the point, the tangents and the secant, each if the state asks for it."""
    difference = moment.difference
    slider = state.slider(state.along)
    secant = None
    run = abs(difference.x_to - difference.x_from)
    if "secant" in state.shown and run >= _MEANINGFUL_RUN * (slider.high - slider.low) and difference.undefined is None:
        secant = Secant(difference.x_from, difference.f_from, difference.x_to, difference.f_to)
    return Moving(
        x=moment.x,
        y=moment.behaviour.value if math.isfinite(moment.behaviour.value) else math.nan,
        tangents=tangents_of(moment) if "tangent" in state.shown else (),
        secant=secant,
    )


def tangents_of(moment: Moment) -> tuple[Line, ...]:
    """Return one tangent where f is smooth, one-sided ones at a corner, cusp or edge, none at a jump, hole or pole."""
    what, x = moment.behaviour, moment.x
    if what.kind in ("smooth", "vertical"):
        slope = what.slope if what.kind == "smooth" else what.right
        slope = 0.0 if moment.direction == "stays" else slope
        if not math.isfinite(what.value) or math.isnan(slope):
            return ()
        at_zero = intercept(x, moment.numbers) if slope and what.kind == "smooth" else math.nan
        return (Line(x, what.value, slope, at_zero=at_zero),)
    if what.kind not in ("corner", "cusp", "edge") or not math.isfinite(what.value):
        return ()
    left = (Line(x, what.value, what.left, "left"),) if not math.isnan(what.left) else ()
    right = (Line(x, what.value, what.right, "right"),) if not math.isnan(what.right) else ()
    return left + right
