"""What follows from a state: the picture, which a nudge leaves alone, and the moment, which it makes anew."""

import math
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from mgtui.engine import (
    LANDMARK_KINDS,
    AnyFunction,
    Behaviour,
    BreakPoints,
    Difference,
    Exact,
    Landmark,
    Landmarks,
    behaviour,
    breaks,
    curve,
    derived,
    difference,
    errors_of,
    intercept,
    landmarks,
    numbers_and_behaviour,
    with_bands,
)
from mgtui.playground.scene import Line, Mark, Moving, Scene, Secant, Window
from mgtui.playground.state import NO_MARKS, State, function_of
from mgtui.text.numbers import exact, told

_SEEN = 0.03  # of a nudge: what is less cannot be told from x, for a fine nudge is a tenth of one
_LEVEL = 2.0**-40  # heights that differ by less, relatively, differ by rounding
_DEEP = 1e-4  # of the first h of a run: before that, no rounding is looked for
_TOO_NARROW = "Not looked for: in so narrow a window f is what rounding makes of it."
_ON_REQUEST = frozenset({"inflection"})  # marked while the points are listed, or gone through: few look for them
_STEPS = 40  # of a proof, of some 50 us each
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
    function: AnyFunction
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
    function: AnyFunction
    size: tuple[int, int]  # dots across and upwards
    joints: tuple[float, ...]  # where f″ may jump although f′ does not: a kind of break that is no landmark


@lru_cache(maxsize=64)
def function_along(expression: str, others: tuple[tuple[str, float], ...]) -> AnyFunction:
    """Return the function with all variables but the one along the axis held still."""
    function = function_of(expression)
    return function.bind(**dict(others)) if others else function


def moment_of(state: State) -> Moment:
    """Return the numbers of a state."""
    function = function_along(state.expression, state.others)
    x, place = state.x, _place(state)
    quotient = difference(function, x, state.h, state.scheme)
    numbers, what = numbers_and_behaviour(function, x, place)
    smooth = not math.isnan(what.slope)
    error = errors_of([quotient.slope], function, x, numbers.parts[1])[0] if smooth else math.nan
    return Moment(state.along, place, function, quotient, numbers, what, error)


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


def picture_of(state: State, width: int, height: int) -> Picture:
    """Return the picture of a state on a canvas of width x height dots, remembered from state to state."""
    slider = state.slider(state.along)
    picture = _picture(
        state.expression,
        state.others,
        (slider.low, slider.high),
        state.y_held,
        (width, height),
        "grid" in state.shown,
        "pi" in state.shown,
        state.x if state.approach is not None and state.h < state.approach.h * _DEEP else None,
    )
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


def prove_more(picture: Picture) -> bool:
    """Go on with the proof that a picture's landmarks are all, for a few milliseconds; return whether that is known."""
    found = picture.landmarks
    return found.decided or found.proof is None or found.proof.advance(_STEPS)


@lru_cache(maxsize=16)
def _proven(picture: Picture) -> Picture:
    """Return a picture with what the proof of its landmarks has found besides, and without what it found to be none."""
    found = picture.landmarks.proved()
    if found is picture.landmarks:
        return picture
    return replace(picture, landmarks=found, scene=_marked(picture.scene, picture.function, found))


@lru_cache(maxsize=16)
def _picture(
    expression: str,
    others: tuple[tuple[str, float], ...],
    ends: tuple[float, float],
    y_held: tuple[float, float] | None,
    size: tuple[int, int],
    grid: bool,
    pi: bool,
    deep_at: float | None,
) -> Picture:
    function = function_along(expression, others)
    if deep_at is not None:
        from mgtui.playground.doubles import doubles_of  # at the end of h → 0 alone

        doubles = doubles_of(function, deep_at, ends, size)
        if doubles is not None:
            scene = Scene(doubles.window, doubles.pieces, grid=grid)
            return Picture(scene, Landmarks((), _TOO_NARROW), function, size, ())
    points = _breaks(expression, others, ends)
    found = landmarks(function, *ends, known=points)
    pieces = curve(function, *ends, width=size[0], height=size[1], known=points, window=y_held)
    scene = Scene(
        window=Window(*ends, pieces.y_min, pieces.y_max),
        pieces=tuple(pieces),
        bands=pieces.bands,
        grid=grid,
        ticks="pi" if pi else "decimal",
    )
    return Picture(_marked(scene, function, found), found, function, size, tuple(point.x for point in points))


def _marked(scene: Scene, function: AnyFunction, found: Landmarks) -> Scene:
    return replace(
        scene,
        marks=tuple(sign for mark in found for sign in _marks(function, mark)),
        asymptotes=tuple(mark.x for mark in found if LANDMARK_KINDS[mark.kind].drawn == "upright"),
    )


def _marks(function: AnyFunction, mark: Landmark) -> list[Mark]:
    """Return the signs of a landmark: one where it is; for a jump one at each end, open where f has another value."""
    what = behaviour(function, mark.x) if mark.kind in ("jump", "pole") else None
    if what is not None and (mark.kind == "jump" or math.isfinite(what.value)):
        ends = [height for height in (what.left_limit, what.right_limit) if math.isfinite(height)]
        if math.isfinite(what.value) and what.value not in ends:
            ends.append(what.value)
        return [Mark("jump", mark.x, height, filled=height == what.value) for height in ends]
    if LANDMARK_KINDS[mark.kind].drawn not in ("sign", "end") or not math.isfinite(mark.y):
        return []
    return [Mark(mark.kind, mark.x, mark.y, filled=not mark.open)]


@lru_cache(maxsize=16)
def derived_scene(picture: Picture, order: int) -> Scene:
    """Return the picture's slope curve (order 1) or curvature (order 2) in the same x-range."""
    breaks = [mark.x for mark in picture.landmarks if LANDMARK_KINDS[mark.kind].breaks_slope]
    cuts = sorted([*breaks, *picture.joints]) if order == 2 else breaks
    pieces = derived(picture.function, picture.scene.pieces, cuts, order)
    window = picture.scene.window
    heights = [ys for _, ys in pieces]
    if picture.scene.bands:  # where f's curve has no points
        heights.append(_evenly_spread(picture, order))
    low, high = _robust(heights)
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
        low, high = max(low, float(inner[0]) - 2 * spread), min(high, float(inner[1]) + 2 * spread)
    flat = high - low <= _LEVEL * max(abs(low), abs(high))
    margin = max(1.0, abs(high)) * 0.5 if flat else 0.08 * (high - low)
    return low - margin, high + margin


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
