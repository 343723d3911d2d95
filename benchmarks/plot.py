"""What a plot costs: the base once, the moving part at every key: `python benchmarks/plot.py`.

Each row is one size of the terminal and one curve. `whole` is the peer: the same curve and tangent drawn from scratch
by plotext alone, as a program without an overlay would do at every key. Times are medians in milliseconds; on a
shared machine trust the ratio in the last column.
"""

import argparse
import math
import statistics
import time
from collections.abc import Callable
from copy import copy
from itertools import pairwise

import numpy as np
import plotext

from mgtui.playground.scene import Line, Moving, Piece, Scene, Secant, Window
from mgtui.plot import Base, base, compose

SIZES = ((60, 15), (80, 24), (120, 35), (200, 60))
BUDGET = {(80, 24): 1.0, (200, 60): 2.0}
"""Milliseconds that an overlay may take."""
BASE_BUDGET = {(120, 35): 20.0}
STEP = 1e-3


def piece(f: Callable[[np.ndarray], np.ndarray], low: float, high: float, points: int) -> Piece:
    xs = np.linspace(low, high, points)
    return xs, f(xs)


def scenes(points: int) -> dict[str, tuple[Scene, Callable[[float], Moving]]]:
    """Curves with what moves over them at any x."""
    poles = (-1.5 * math.pi, -0.5 * math.pi, 0.5 * math.pi, 1.5 * math.pi)
    ends = (-2 * math.pi, *poles, 2 * math.pi)
    branches = tuple(piece(np.tan, a + 1e-6, b - 1e-6, points) for a, b in pairwise(ends))
    return {
        "parabola": (
            Scene(Window(-4, 4, -3, 6), (piece(lambda x: x * x - 2, -4, 4, points),)),
            lambda x: moving(x, lambda t: t * t - 2, 2 * x),
        ),
        "tan": (
            Scene(Window(-2 * math.pi, 2 * math.pi, -5, 5), branches, asymptotes=poles, ticks="pi"),
            lambda x: moving(x, math.tan, 1 / math.cos(x) ** 2),
        ),
        "sin(50x)": (
            Scene(Window(-10, 10, -1.1, 1.1), (piece(lambda x: np.sin(50 * x), -10, 10, 20 * points),)),
            lambda x: moving(x, lambda t: math.sin(50 * t), 50 * math.cos(50 * x)),
        ),
    }


def moving(x: float, f: Callable[[float], float], slope: float) -> Moving:
    return Moving(x, f(x), (Line(x, f(x), slope),), Secant(x, f(x), x + 0.5, f(x + 0.5)))


def whole(scene: Scene, state: Moving, width: int, height: int) -> str:
    """Curve and tangent by plotext alone; points outside the window are dropped, or it would never come back."""
    window, line = scene.window, state.tangents[0]
    plotext.clear_figure()
    plotext.limit_size(False, False)
    plotext.plot_size(width, height)
    plotext.xlim(window.x_min, window.x_max)
    plotext.ylim(window.y_min, window.y_max)
    ends = np.linspace(window.x_min, window.x_max, 2 * width)
    for xs, ys in (*scene.pieces, (ends, line.y + line.slope * (ends - line.x))):
        inside = (ys >= window.y_min) & (ys <= window.y_max)
        plotext.plot(xs[inside].tolist(), ys[inside].tolist(), marker="braille")
    return str(plotext.build())


def median(action: Callable[[], object], repeats: int) -> float:
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return 1e3 * statistics.median(times)


def nudges(still: Base, at: Callable[[float], Moving]) -> Callable[[], object]:
    """One key: compose the next picture, and the rows that differ from the one before."""
    state = {"x": 0.3, "frame": compose(still, at(0.3))}

    def nudge() -> object:
        state["x"] += STEP
        before, state["frame"] = state["frame"], compose(still, at(state["x"]))
        return [state["frame"].row(span.y) for span in state["frame"].changed(before)]

    return nudge


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=200)
    repeats = parser.parse_args().repeats
    print(f"{'size':>8}  {'curve':<10}{'base':>8}{'overlay':>9}{'key':>8}{'whole':>8}{'whole/key':>11}")
    missed = []
    for width, height in SIZES:
        for name, (scene, at) in scenes(2 * width).items():
            still, state = base(scene, width, height), at(0.3)
            # A scene of its own each time, as a new window would be.
            drawing = median(lambda: base(copy(scene), width, height), max(repeats // 10, 5))  # noqa: B023
            overlay = median(lambda: compose(still, state), repeats)  # noqa: B023
            key = median(nudges(still, at), repeats)
            naive = median(lambda: whole(scene, state, width, height), max(repeats // 20, 3))  # noqa: B023
            times = f"{drawing:>8.2f}{overlay:>9.2f}{key:>8.2f}{naive:>8.1f}{naive / key:>11.0f}"
            print(f"{width:>4}x{height:<3}  {name:<10}{times}")
            if overlay > BUDGET.get((width, height), math.inf) or drawing > BASE_BUDGET.get((width, height), math.inf):
                missed.append(f"{name} at {width}x{height}")
    budget = "overlay 1 ms at 80x24 and 2 ms at 200x60, base 20 ms at 120x35"
    print(f"{budget}: {'over for ' + ', '.join(missed) if missed else 'kept'}")


if __name__ == "__main__":
    main()
