"""What a plot shows, without a word on how it is drawn: the part that stays and the part that moves.

A `Scene` depends on the function, its other variables and the window; a `Moving` depends on x and h. A nudge makes
a new `Moving` only, so that whoever draws can keep the picture of the `Scene`.
"""

import math
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from mgtui.engine import Band, Piece

TickKind: TypeAlias = Literal["decimal", "pi", "powers"]


class Window(NamedTuple):
    """The part of the plane on screen; x_min < x_max and y_min < y_max, all finite."""

    x_min: float
    x_max: float
    y_min: float
    y_max: float


class Mark(NamedTuple):
    """A landmark on the curve: `kind` is a `Landmark.kind`; for a jump or hole, the ends are open or filled dots."""

    kind: str
    x: float
    y: float
    filled: bool = True


class Line(NamedTuple):
    """A straight line through (x, y); `side` says whether it runs both ways or only to the left or right of x.

    `slope` may be infinite: an upright line (a vertical tangent). `at_zero` is its height at 0, where that is known
    better than x, y and slope tell.
    """

    x: float
    y: float
    slope: float
    side: Literal["both", "left", "right"] = "both"
    at_zero: float = math.nan

    @property
    def intercept(self) -> float:
        """Its height at 0."""
        if not math.isnan(self.at_zero):
            return self.at_zero
        height = self.y - self.slope * self.x
        # What is left of two numbers that cancel is their rounding error, not a height.
        return 0.0 if abs(height) <= 8 * math.ulp(max(abs(self.y), abs(self.slope * self.x))) else height


class Ghost(NamedTuple):
    """Something kept for comparison, drawn faintly behind everything: a point with its tangents, or a curve.

    Attributes:
        labels: what it is called, the longest first.
        lines: tangents.
        point: where they touch; its height is nan where there is none.
        pieces: of a curve, as those of a scene.
        bands: likewise.
    """

    labels: tuple[str, ...]
    lines: tuple[Line, ...] = ()
    point: tuple[float, float] | None = None
    pieces: tuple[Piece, ...] = ()
    bands: tuple[Band, ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
class Scene:
    """The part of a plot that a nudge leaves alone. Compared by identity, since arrays have no truth value.

    Attributes:
        window: what is on screen.
        pieces: the curve, each piece continuous with finite xs (ascending) and ys; ys may leave the window.
        bands: parts of the plane that the curve fills, between its pieces.
        marks: landmarks to show.
        asymptotes: x of every pole in the window, shown as a faint dotted upright.
        grid: whether lines stand at the ticks.
        ticks: along x `decimal` steps of 1, 2, 5, multiples of `pi`, or the `powers` of ten whose logarithm x is.
        heights: likewise along y.
        name: what the curve is called in a legend, e.g. `f`.
        style: how the curve is drawn: a name of `mgtui.plot.STYLES`.
        ghosts: what is kept for comparison.
    """

    window: Window
    pieces: tuple[Piece, ...] = ()
    marks: tuple[Mark, ...] = ()
    asymptotes: tuple[float, ...] = ()
    grid: bool = False
    ticks: TickKind = "decimal"
    heights: TickKind = "decimal"
    name: str = "f"
    style: str = "curve"
    bands: tuple[Band, ...] = ()
    ghosts: tuple[Ghost, ...] = ()


class Secant(NamedTuple):
    """The chord from (x, y) to (x_end, y_end), with run and rise as its legs.

    `quotient` is its slope as the difference quotient has it, which divides by h and not by what x + h moved by; nan
    for that of the chord itself.
    """

    x: float
    y: float
    x_end: float
    y_end: float
    quotient: float = math.nan


class Moving(NamedTuple):
    """The part of a plot that follows x and h.

    Attributes:
        x: where the point stands, marked on the axis even where f is undefined.
        y: f(x), or nan where there is no point to show.
        tangents: none at a jump or pole, one where f is smooth, two one-sided ones at a corner.
        secant: the chord of the difference quotient, or None when hidden.
        guess: a learner's guessed tangent, or None.
    """

    x: float
    y: float
    tangents: tuple[Line, ...] = ()
    secant: Secant | None = None
    guess: Line | None = None
