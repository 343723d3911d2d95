"""Landmarks and curves: time, what is missed or invented, and errors in dots: `python benchmarks/landmarks.py`.

Truth is `tests/cases/landmarks.json`, to 25 digits. Beside ours stands what is commonly done: the sign changes of f,
f' and f'' on 2,048 even cells, each closed in on by bisection. On a shared machine trust ratios taken in one run.
"""

import argparse
import json
import math
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from mgtui.engine import Function, breaks, curve, landmarks, parse

CASES = Path(__file__).parent.parent / "tests" / "cases" / "landmarks.json"
WIDTH, HEIGHT = 160, 96
CELLS = 2048
BROKEN = [   # beyond the cases: functions that break, where time goes into finding out how
    ("tan(x)", -5, 5), ("1/x", -5, 5), ("floor(3x)", -4, 4), ("|x^2-2|", -3, 3), ("gamma(x)", -5, 5), ("x^x", -1, 3),
    ("sqrt(4-x^2)", -3, 3), ("max(x^2, sin(x), 0.5)", -3, 3), ("sin(1/x)", -1, 1), ("tan(1/x)", -1, 1),
    ("sin(50x)", -5, 5), ("e^(1/x)", -3, 3), ("asin(sin(x))", -7, 7), ("mod(x^2, 1)", -2, 2), ("1/(1-cos(x))", -7, 7),
]  # fmt: skip


def best_time(call: Callable[[], Any], repeat: int) -> float:
    """Return the least of several times in milliseconds: what is slower was disturbed."""
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return 1e3 * min(times)


def sign_changes(f: Function, a: float, b: float) -> dict[str, list[float]]:
    """Return what a search for sign changes on even cells reports."""
    x = np.linspace(a, b, CELLS + 1)
    found = {}
    for kind, part in (("root", "value"), ("extremum", "slope"), ("inflection", "curvature")):
        y = getattr(f.jet(x), part)
        found[kind] = [float(low) for low in x[:-1][(y[:-1] * y[1:] <= 0) & np.isfinite(y[:-1])]]
    return found


def ours(f: Function, a: float, b: float) -> dict[str, list[float]]:
    """Return what `landmarks` reports, by the same kinds."""
    kinds = {"root": "root", "minimum": "extremum", "maximum": "extremum", "inflection": "inflection"}
    found: dict[str, list[float]] = {kind: [] for kind in kinds.values()}
    for mark in landmarks(f, a, b):
        if mark.kind in kinds:
            found[kinds[mark.kind]].append(mark.x)
    return found


def compared(found: list[float], truths: list[float], reach: float) -> tuple[int, int, list[float]]:
    """Count the truths that were missed and the finds that are invented; and return the errors of the rest in ulps."""
    left, missed, errors = list(found), 0, []
    for truth in truths:
        nearest = min(left, key=lambda x: abs(x - truth), default=math.inf)
        if abs(nearest - truth) > reach:
            missed += 1
            continue
        left.remove(nearest)
        errors.append(abs(nearest - truth) / math.ulp(truth))
    return missed, len(left), errors


def print_accuracy(cases: list[dict[str, Any]]) -> None:
    for name, search in (("landmarks", ours), (f"sign changes on {CELLS} cells", sign_changes)):
        for kind in ("root", "extremum", "inflection"):
            missed = invented = total = 0
            errors: list[float] = []
            for case in cases:
                truths = case["extrema"] if kind == "extremum" else case[f"{kind}s"]
                numbers = [float(truth[0] if kind == "extremum" else truth) for truth in truths]
                a, b = case["interval"]
                lost, extra, off = compared(search(parse(case["expr"]), a, b)[kind], numbers, (b - a) / CELLS)
                missed, invented, total = missed + lost, invented + extra, total + len(numbers)
                errors += off
            worst = f"worst {max(errors):.3g} ulp" if search is ours else ""
            print(f"{name:28} {kind:11} {total:4} true {missed:4} missed {invented:5} invented  {worst}")


def print_times(cases: list[dict[str, Any]], repeat: int) -> None:
    rows = [(case["expr"], *case["interval"]) for case in cases] + BROKEN
    columns: dict[str, list[tuple[float, str]]] = {"landmarks": [], "curve": [], "curve, breaks at hand": []}
    for text, a, b in rows:
        f, points = parse(text), breaks(parse(text), a, b)
        columns["landmarks"].append((best_time(lambda f=f, a=a, b=b: landmarks(f, a, b), repeat), text))
        columns["curve"].append((best_time(lambda f=f, a=a, b=b: curve(f, a, b), repeat), text))
        held = best_time(lambda f=f, a=a, b=b, known=points: curve(f, a, b, known=known), repeat)
        columns["curve, breaks at hand"].append((held, text))
    for name, times in columns.items():
        worst, text = max(times)
        print(f"{name:24} median {statistics.median(t for t, _ in times):6.2f} ms   worst {worst:6.2f} ms ({text})")


def print_curves(cases: list[dict[str, Any]]) -> None:
    worst, nines, points = [], [], []
    for case in cases:
        f, (a, b) = parse(case["expr"]), case["interval"]
        drawn = curve(f, a, b, WIDTH, HEIGHT)
        off = [np.zeros(1)]
        for xs, ys in drawn:
            x = np.linspace(xs[0], xs[-1], 20_011)
            jet, dot = f.jet(x), (drawn.y_max - drawn.y_min) / HEIGHT
            seen = (jet.bounds[0] <= dot / 10) & (jet.value >= drawn.y_min) & (jet.value <= drawn.y_max)  # no noise
            off.append(np.abs(np.interp(x, xs, ys) - jet.value)[seen] / dot)
        errors = np.concatenate(off)
        worst.append((float(errors.max()), case["expr"]))
        nines.append(float(np.quantile(errors, 0.9)))
        points.append(sum(len(xs) for xs, _ in drawn))
    print(
        f"curve on {WIDTH}x{HEIGHT} dots: p90 {max(nines):.3f}, worst {max(worst)[0]:.3f} dots ({max(worst)[1]});"
        f" points: median {statistics.median(points):.0f}, most {max(points)}"
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--repeat", type=int, default=7, help="how often each call is timed")
    repeat = arguments.parse_args().repeat
    cases = json.loads(CASES.read_text(encoding="utf-8"))["cases"]
    print_accuracy(cases)
    print_times(cases, repeat)
    print_curves(cases)


if __name__ == "__main__":
    main()
