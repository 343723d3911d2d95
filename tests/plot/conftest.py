"""Scenes built by hand: what they show is known without the engine."""

import itertools
import math
from collections.abc import Callable

import numpy as np
import pytest

from mgtui.engine import Piece
from mgtui.playground.scene import Line, Mark, Moving, Scene, Secant, Window
from mgtui.plot import Frame, base, compose

Shown = tuple[Scene, Moving]


def piece(f: Callable[[np.ndarray], np.ndarray], low: float, high: float, points: int = 400) -> Piece:
    xs = np.linspace(low, high, points)
    return xs, f(xs)


def parabola() -> Shown:
    scene = Scene(
        Window(-4, 4, -3, 6),
        (piece(lambda x: x * x - 2, -4, 4),),
        marks=(Mark("root", -math.sqrt(2), 0), Mark("root", math.sqrt(2), 0), Mark("minimum", 0, -2)),
    )
    return scene, Moving(1.5, 0.25, (Line(1.5, 0.25, 3),), Secant(1.5, 0.25, 2.5, 4.25))


def reciprocal() -> Shown:
    pieces = piece(lambda x: 1 / x, -5, -1e-4, 4000), piece(lambda x: 1 / x, 1e-4, 5, 4000)
    return Scene(Window(-5, 5, -4, 4), pieces, asymptotes=(0.0,)), Moving(1, 1, (Line(1, 1, -1),))


def tangent_function() -> Shown:
    poles = [-1.5 * math.pi, -0.5 * math.pi, 0.5 * math.pi, 1.5 * math.pi]
    ends = [-2 * math.pi, *poles, 2 * math.pi]
    pieces = tuple(piece(np.tan, a + 1e-6, b - 1e-6, 3000) for a, b in itertools.pairwise(ends))
    scene = Scene(Window(-2 * math.pi, 2 * math.pi, -5, 5), pieces, asymptotes=tuple(poles), ticks="pi")
    return scene, Moving(math.pi / 4, 1, (Line(math.pi / 4, 1, 2),))


def absolute() -> Shown:
    scene = Scene(
        Window(-3, 3, -1, 3), ((np.array([-3.0, 0, 3]), np.array([3.0, 0, 3])),), marks=(Mark("corner", 0, 0),)
    )
    return scene, Moving(0, 0, (Line(0, 0, -1, "left"), Line(0, 0, 1, "right")), Secant(0, 0, 1.5, 1.5))


def floor() -> Shown:
    pieces = tuple((np.array([k, k + 1.0]), np.array([k, float(k)])) for k in range(-3, 3))
    marks = [Mark("jump", k, k, filled=True) for k in range(-3, 3)]
    marks += [Mark("jump", k + 1, k, filled=False) for k in range(-3, 3)]
    return Scene(Window(-3, 3, -4, 4), pieces, tuple(marks)), Moving(1.5, 1, (Line(1.5, 1, 0),))


def sine_over_x() -> Shown:
    pieces = piece(np.sinc, -4, -1e-9), piece(np.sinc, 1e-9, 4)
    marks = (Mark("hole", 0, 1, filled=False),)
    return Scene(Window(-4, 4, -0.4, 1.2), pieces, marks), Moving(0, math.nan)


def root() -> Shown:
    scene = Scene(Window(-1, 8, -1, 3), (piece(np.sqrt, 0, 8),), marks=(Mark("edge", 0, 0),))
    return scene, Moving(1, 1, (Line(1, 1, 0.5),), Secant(1, 1, 4, 2))


def constant() -> Shown:
    scene = Scene(Window(-5, 5, 0, 4), ((np.array([-5.0, 5]), np.array([2.0, 2])),))
    return scene, Moving(1, 2, (Line(1, 2, 0),), Secant(1, 2, 3, 2))


def nowhere() -> Shown:
    return Scene(Window(-5, 5, -5, 5)), Moving(1, math.nan)


def huge() -> Shown:
    scene = Scene(Window(-1, 1, -1e150, 1e150), (piece(lambda x: x**3 * 1e150, -1, 1),))
    return scene, Moving(0.5, 0.125e150, (Line(0.5, 0.125e150, 0.75e150),))


def tiny() -> Shown:
    scene = Scene(Window(1e-150, 3e-150, 1e9, 1e9 + 1), (piece(lambda x: 1e9 + (x * 1e150 - 2) ** 2, 1e-150, 3e-150),))
    return scene, Moving(2.5e-150, 1e9 + 0.25, (Line(2.5e-150, 1e9 + 0.25, 1e150),))


SHOWN: dict[str, Callable[[], Shown]] = {
    "parabola": parabola,
    "1/x": reciprocal,
    "tan": tangent_function,
    "|x|": absolute,
    "floor": floor,
    "sin(x)/x": sine_over_x,
    "sqrt": root,
    "constant": constant,
    "nowhere": nowhere,
    "1e150": huge,
    "1e-150": tiny,
}


@pytest.fixture(params=SHOWN)
def shown(request: pytest.FixtureRequest) -> Shown:
    """Every scene with what moves over it, one after the other."""
    return SHOWN[request.param]()


@pytest.fixture
def draw() -> Callable[..., Frame]:
    """Draws a scene by its name."""

    def drawn(name: str, width: int, height: int, charset: str = "braille") -> Frame:
        scene, moving = SHOWN[name]()
        return compose(base(scene, width, height, charset), moving)  # type: ignore[arg-type]

    return drawn
