"""Random callables of which the true slope is known: expressions, rounded, tabulated, solved and simulated."""

import math
import random
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from mgtui.engine import Function, parse, traced

ONE = ("sin({})", "cos({})", "exp(-({})^2)", "tanh({})", "sqrt(1 + ({})^2)", "ln(2 + ({})^2)", "atan({})", "({})^3/7")
TWO = ("({}) + ({})", "({}) - ({})", "({})*({})", "({})/(1.5 + ({})^2)")
KINDS = ("exact", "single", "noisy", "table", "bisection", "fixed point", "newton", "euler", "branch")


class Case(NamedTuple):
    kind: str
    text: str
    f: Callable[[float], float]
    x: float
    truth: tuple[float, float]  # slope and curvature; nan where a kind has none
    own: float = math.nan  # the slope of what the callable does between two of its steps, which is as true


def expression(rng: random.Random, depth: int) -> str:
    if depth == 0:
        return rng.choice(("x", "x", "2x", "x/3", "0.7", "x + 1", "1.3x"))
    if rng.random() < 0.5:
        return rng.choice(ONE).format(expression(rng, depth - 1))
    return rng.choice(TWO).format(expression(rng, depth - 1), expression(rng, depth - 1))


def smooth(rng: random.Random) -> tuple[str, Function]:
    while True:
        text = expression(rng, rng.randint(1, 3))
        if "x" in text:
            return text, parse(text)


def bisected(g: Callable[[float], float], low: float, high: float) -> float:
    while high - low > 1e-6:
        middle = 0.5 * (low + high)
        low, high = (middle, high) if g(middle) < 0 else (low, middle)
    return 0.5 * (low + high)


def case(rng: random.Random, kind: str) -> Case:
    x = rng.choice((rng.uniform(-3, 3), rng.uniform(-20, 20), float(rng.randint(-3, 3)), rng.uniform(-0.01, 0.01)))
    if kind in ("bisection", "fixed point", "newton"):
        k = rng.uniform(0.1, 0.6)

        def solved(u: float) -> float:  # y + k sin y = u
            if kind == "bisection":
                return bisected(lambda y: y + k * math.sin(y) - u, u - 2.0, u + 2.1)
            y = u
            for _ in range(200):
                before = y
                y = u - k * math.sin(y)
                if kind == "newton":
                    y = before - (before + k * math.sin(before) - u) / (1 + k * math.cos(before))
                if abs(y - before) < 1e-6:
                    break
            return y

        y, own = x, 1.0
        for _ in range(200 if kind == "fixed point" else 0):
            y, own, before = x - k * math.sin(y), 1 - k * math.cos(y) * own, y
            if abs(y - before) < 1e-6:
                break
        for _ in range(500):
            y -= (y + k * math.sin(y) - x) / (1 + k * math.cos(y))
        slope = 1 / (1 + k * math.cos(y))
        return Case(kind, f"k={k}", solved, x, (slope, k * math.sin(y) * slope**3), own)
    text, twin = smooth(rng)
    numbers = twin.exact(x)
    truth = numbers.slope, numbers.curvature
    if kind == "single":
        return Case(kind, text, lambda u: float(np.float32(twin(u))), x, truth)
    if kind == "noisy":
        return Case(kind, text, lambda u: twin(u) * (1 + 1e-7 * math.sin(1e9 * u + 1e5 * u * u)), x, truth)
    if kind == "table":
        grid = np.linspace(-40, 40, 16_001)
        ys = twin(grid)
        k = int(np.searchsorted(grid, x))
        own = (ys[k] - ys[k - 1]) / 0.005
        return Case(kind, text, lambda u: float(np.interp(u, grid, ys)), x, (truth[0], math.nan), float(own))
    if kind == "branch":
        at = x + rng.choice((-1, 1)) * 10.0 ** rng.uniform(-6, 0.5)
        other = parse(expression(rng, 2))
        side = x < at
        return Case(kind, f"{text} at {at}", lambda u: twin(u) if (u < at) is side else other(u), x, truth)
    if kind == "euler":
        rate = rng.uniform(-1, 1)

        def simulated(u):
            y, t = u, 0.0
            for _ in range(50):
                y = y + 0.02 * (rate * y + twin(t) * 0.1 + 0.1 * y * y / (1 + y * y))
                t += 0.02
            return y

        found = traced(simulated)
        assert isinstance(found, Function), found
        numbers = found.exact(x)
        return Case(kind, text, simulated, x, (numbers.slope, numbers.curvature))
    return Case(kind, text, lambda u: float(twin(u)), x, truth)
