"""What true digits cost: bounds, a proof at a point, and the first proof of all: `python benchmarks/digits.py`.

Ratios are taken in one run, ours in turn; a proof is timed by itself, its budget being in milliseconds.
"""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from mgtui.engine import Function, behaviour, parse

ROUNDS, REPEATS = 30, 60
ORDINARY = (
    ("3x^2 - 4x + 5", 3.0), ("x^5 - 3x^3 + x", 0.7), ("sin(x)/x", 1.3), ("e^(-x^2) cos(5x)", 0.3), ("ln(x + 2)", 1.0),
    ("1/(1+e^(-x))", 0.5), ("sqrt(x^2 + 1)", 2.0), ("tanh(2x - 1)", 0.2), ("x^x", 1.5), ("gamma(x)", 2.5),
    ("|x - 1|", 3.0),
)  # fmt: skip
CASES = Path(__file__).parents[1] / "tests" / "cases" / "digits.json"
HEAVY = (
    ("gamma(x)", 170.0), ("gamma(sin(x)^2 + cos(x)^2 - 1)", 1.3), ("erf(x) - erf(x + 1e-9)", 3.0), ("e^e^e^x", 2.5),
    ("sin(x)", 1e300), ("floor(sin(x)^2 + cos(x)^2)", 1.0), ("+".join(f"1/(x - {k}/9)" for k in range(1, 41)), 0.123),
)  # fmt: skip
FIRST = "import time; from mgtui.engine import parse; f = parse('sin(x)/x'); t = time.perf_counter(); f.exact(1e-9)"


def seconds(task: Callable[[], object], repeats: int) -> float:
    """Return the seconds one call takes, over some repeats."""
    start = time.perf_counter()
    for _ in range(repeats):
        task()
    return (time.perf_counter() - start) / repeats


def bounds_over_jet() -> list[tuple[str, float]]:
    """Return how many times the scalar jet its bounds take, the jet included, for each function."""
    return [(text, statistics.median(_ratio(parse(text), x) for _ in range(ROUNDS))) for text, x in ORDINARY]


def _ratio(f: Function, x: float) -> float:
    return seconds(partial(_bounds, f, x), REPEATS) / seconds(partial(f.jet, x), REPEATS)


def _bounds(f: Function, x: float) -> object:
    return f.jet(x).bounds


def proofs() -> list[float]:
    """Return the seconds each proof of the sample takes, sorted."""
    rows = json.loads(CASES.read_text())["rows"]
    points = [(parse(row["expr"]), float.fromhex(row["x_hex"])) for row in rows]
    for f, x in points:
        f.exact(x)
    return sorted(min(seconds(partial(f.exact, x), 5) for _ in range(5)) for f, x in points)


def main() -> None:
    """Print each figure beside its budget."""
    ratios = bounds_over_jet()
    print("bounds over the scalar jet (budget 3):")
    for text, ratio in ratios:
        print(f"  {ratio:5.2f}  {text}")
    times = proofs()
    print(f"a proof, us: median {times[len(times) // 2] * 1e6:.0f} (budget 200), most {times[-1] * 1e6:.0f}")
    print("hard proofs, us (budget 1000):")
    for text, x in HEAVY:
        f = parse(text)
        print(f"  {min(seconds(partial(f.exact, x), 3) for _ in range(5)) * 1e6:5.0f}  {text[:40]} at {x:g}")
    first = [
        float(subprocess.run([sys.executable, "-c", FIRST + "; print(time.perf_counter() - t)"], check=True,
                             capture_output=True, text=True).stdout)
        for _ in range(5)
    ]  # fmt: skip
    print(f"the first proof of a session, ms: {statistics.median(first) * 1e3:.0f} (budget 120)")
    ordinary = parse("sin(x)/x")
    print(f"behaviour of sin(x)/x, us: {seconds(partial(behaviour, ordinary, 1.3), 2000) * 1e6:.0f}")


if __name__ == "__main__":
    main()
