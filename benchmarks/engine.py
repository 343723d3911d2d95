"""The engine's speed and accuracy beside hand-written numpy and its peers: `python benchmarks/engine.py`.

Peers that are not installed are named and left out (`pip install sympy autograd numdifftools jacobi scipy`). Every
function is timed in a process of its own, ours and the others in turn, and the median of the ratios is what counts:
on a shared machine the milliseconds are not worth quoting.
"""

import argparse
import importlib
import json
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from typing import Any

import mpmath
import numpy as np

POINTS = 10_000
PEERS = ("sympy", "autograd", "numdifftools", "jacobi", "scipy")

# name: text, f by hand, (f, f', f'') by hand, mpmath's f
Hand = Callable[[Any], Any]
FAMILY: dict[str, tuple[str, Hand, Hand, Hand]] = {
    "parabola": (
        "3x^2 - 4x + 5",
        lambda x: 3 * x * x - 4 * x + 5,
        lambda x: (3 * x * x - 4 * x + 5, 6 * x - 4, np.full_like(x, 6.0)),
        lambda x: 3 * x * x - 4 * x + 5,
    ),
    "quintic": (
        "x^5 - 3x^3 + x",
        lambda x: x * x * x * x * x - 3 * x * x * x + x,
        lambda x: (x * x * x * x * x - 3 * x * x * x + x, 5 * x * x * x * x - 9 * x * x + 1, 20 * x * x * x - 18 * x),
        lambda x: x**5 - 3 * x**3 + x,
    ),
    "sine": ("sin(3x)", lambda x: np.sin(3 * x),
             lambda x: ((s := np.sin(3 * x)), 3 * np.cos(3 * x), -9 * s), lambda x: mpmath.sin(3 * x)),
    "wave packet": (
        "e^(-x^2) cos(5x)",
        lambda x: np.exp(-x * x) * np.cos(5 * x),
        lambda x: (
            (g := np.exp(-x * x)) * (c := np.cos(5 * x)),
            g * (-2 * x * c - 5 * (s := np.sin(5 * x))),
            g * ((4 * x * x - 27) * c + 20 * x * s),
        ),
        lambda x: mpmath.exp(-x * x) * mpmath.cos(5 * x),
    ),
    "logistic": (
        "1/(1+e^(-x))",
        lambda x: 1 / (1 + np.exp(-x)),
        lambda x: ((s := 1 / (1 + np.exp(-x))), (d := s * (1 - s)), d * (1 - 2 * s)),
        lambda x: 1 / (1 + mpmath.exp(-x)),
    ),
    "quotient": (
        "(x^2 - 1)/(x^2 + 1)",
        lambda x: (x * x - 1) / (x * x + 1),
        lambda x: (((q := x * x) - 1) / (d := q + 1), 4 * x / (d * d), (4 - 12 * q) / (d * d * d)),
        lambda x: (x * x - 1) / (x * x + 1),
    ),
    "logarithm": (
        "ln(x^2 + 1)",
        lambda x: np.log(x * x + 1),
        lambda x: (np.log(d := x * x + 1), 2 * x / d, (2 - 2 * x * x) / (d * d)),
        lambda x: mpmath.log(x * x + 1),
    ),
    "root": (
        "sqrt(x^2 + 2)",
        lambda x: np.sqrt(x * x + 2),
        lambda x: ((r := np.sqrt((d := x * x + 2))), x / r, 2 / (r * d)),
        lambda x: mpmath.sqrt(x * x + 2),
    ),
    "tanh": ("tanh(x)", np.tanh,
             lambda x: ((t := np.tanh(x)), (d := 1 / np.cosh(x) ** 2), -2 * t * d), mpmath.tanh),
    "silu": (
        "x*sigmoid(x)",
        lambda x: x / (1 + np.exp(-x)),
        lambda x: (x * (s := 1 / (1 + np.exp(-x))), s + x * (d := s * (1 - s)), d * (2 + x * (1 - 2 * s))),
        lambda x: x / (1 + mpmath.exp(-x)),
    ),
}  # fmt: skip


def microseconds(call: Callable[[], object], budget: float = 0.15) -> float:
    """Return the best of many calls: what the code costs when nothing else has the processor."""
    call()
    start = time.perf_counter()
    call()
    once = max(time.perf_counter() - start, 1e-7)
    inner = max(1, int(1e-3 / once))
    best = float("inf")
    until = time.perf_counter() + budget
    while time.perf_counter() < until:
        start = time.perf_counter()
        for _ in range(inner):
            call()
        best = min(best, (time.perf_counter() - start) / inner)
    return best * 1e6


def worst_error(slopes: Any, xs: Any, true: Hand) -> float:
    """Return the worst relative error of some slopes against 40-digit truth."""
    worst = 0.0
    with mpmath.workdps(40):
        for x, slope in zip(xs, slopes, strict=True):
            exact = mpmath.diff(true, mpmath.mpf(float(x)))
            worst = max(worst, float(abs(mpmath.mpf(float(slope)) - exact) / max(abs(exact), mpmath.mpf(10) ** -3)))
    return worst


def peer_derivatives(name: str) -> dict[str, Callable[[Any], Any]]:
    """Return the slope of one function over an array, by each peer that is installed."""
    text, hand, _, _ = FAMILY[name]
    peers: dict[str, Callable[[Any], Any]] = {}
    if importable("sympy"):
        import sympy
        from sympy.parsing.sympy_parser import implicit_multiplication, parse_expr, standard_transformations

        x = sympy.Symbol("x")
        plain = text.replace("^", "**").replace("e**", "E**").replace("sigmoid(x)", "1/(1+E**(-x))")
        tree = parse_expr(plain, {"x": x}, transformations=(*standard_transformations, implicit_multiplication))
        slope = sympy.lambdify(x, sympy.diff(tree, x), "numpy")
        peers["sympy diff + lambdify"] = lambda xs: np.broadcast_to(slope(xs), xs.shape)
    if importable("autograd"):
        import autograd

        peers["autograd"] = autograd_of(name, autograd)
    if importable("numdifftools"):
        import numdifftools

        peers["numdifftools"] = numdifftools.Derivative(hand)
    if importable("jacobi"):
        import jacobi

        peers["jacobi"] = lambda xs: jacobi.jacobi(hand, xs, diagonal=True)[0]
    if importable("scipy"):
        from scipy.differentiate import derivative

        peers["scipy.differentiate"] = lambda xs: derivative(hand, xs).df
    return peers


def autograd_of(name: str, autograd: Any) -> Callable[[Any], Any]:
    """Make the hand-written function with autograd's numpy in the place of numpy."""
    import types

    hand = FAMILY[name][1]
    wrapped = autograd.numpy
    if isinstance(hand, types.FunctionType):
        function: Any = types.FunctionType(hand.__code__, {**globals(), "np": wrapped})
    else:
        function = getattr(wrapped, hand.__name__)
    return lambda xs: autograd.elementwise_grad(function)(xs)


def importable(name: str) -> bool:
    """Tell whether a peer is installed."""
    try:
        importlib.import_module(name)
    except ImportError:
        return False
    return True


def measure(name: str) -> dict[str, Any]:
    """Return all figures of one function, in this process."""
    warnings.simplefilter("ignore")
    from mgtui.engine import behaviour, curve, landmarks, parse

    text, hand, triple, true = FAMILY[name]
    xs = np.linspace(-4.0, 4.0, POINTS) + 1e-4
    few = xs[:: POINTS // 25]
    f = parse(text)
    forty = (text + " + x + 1" * 10)[:40].rstrip(" +")
    result: dict[str, Any] = {
        "parse 40 characters, us": microseconds(lambda: parse(forty)),
        "f / hand-written": ratio(lambda: f(xs), lambda: hand(xs)),
        "f, f', f'' / hand-written": ratio(lambda: f.jet(xs), lambda: triple(xs)),
        "scalar jet, us": microseconds(lambda: f.jet(1.25)),
        "behaviour, us": microseconds(lambda: behaviour(f, 1.25)),
        "landmarks, ms": microseconds(lambda: landmarks(f, -5.0, 5.0)) / 1e3,
        "curve, ms": microseconds(lambda: curve(f, -5.0, 5.0, width=160, height=96)) / 1e3,
    }
    by_hand = microseconds(lambda: triple(xs))
    accuracy = {"mgtui": (microseconds(lambda: f.jet(xs)) / by_hand, worst_error(f.jet(few).slope, few, true))}
    for peer, slopes in peer_derivatives(name).items():
        accuracy[peer] = (microseconds(lambda s=slopes: s(xs)) / by_hand, worst_error(slopes(few), few, true))
    return {"figures": result, "peers": accuracy}


def ratio(ours: Callable[[], object], theirs: Callable[[], object]) -> float:
    """Return the median of paired ratios: both slow down together when the machine does."""
    return statistics.median(microseconds(ours, 0.05) / microseconds(theirs, 0.05) for _ in range(5))


def main() -> None:
    """Print every figure: median and worst over the family."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one)))
        return
    missing = [peer for peer in PEERS if not importable(peer)]
    if missing:
        print("not installed, left out:", ", ".join(missing))
    runs = {}
    for name in FAMILY:
        command = [sys.executable, __file__, "--one", name]
        runs[name] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    print(f"{'':36}{'median':>10}{'worst':>10}")
    for figure in next(iter(runs.values()))["figures"]:
        values = {name: run["figures"][figure] for name, run in runs.items()}
        worst = max(values, key=lambda name: values[name])
        print(f"{figure:36}{statistics.median(values.values()):10.2f}{values[worst]:10.2f}  ({worst})")
    print(f"\n{'slopes on 10,000 points':36}{'time / hand-written f, f′, f″':>32}{'worst error':>14}")
    for peer in next(iter(runs.values()))["peers"]:
        times, errors = zip(*(run["peers"][peer] for run in runs.values() if peer in run["peers"]), strict=True)
        print(f"{peer:36}{statistics.median(times):32.2f}{max(errors):14.1e}")


if __name__ == "__main__":
    main()
