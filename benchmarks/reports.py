"""What reports cost: `python benchmarks/reports.py` measures whole processes, from their start to their last byte.

One expression is held against importing what it must import, a thousand lines against the second. Processor time
counts, in turns, so that what else the machine does touches both alike. The status is 1 when a budget is missed.
"""

import os
import random
import resource
import statistics
import subprocess
import sys
from collections.abc import Sequence

LINES = 1000
ROUNDS = 9
READ_BY_PROGRAMS = ("--jsonl", "--json", "--csv")
IMPORTS = """
import os; os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
import gc; gc.disable()
import mgtui.cli, mgtui.opening, mgtui.reports.forms, mgtui.engine.symbolic.derivative, mgtui.engine.symbolic.confirming
"""
FORMS = ("{a}x^2 - {b}x + {c}", "sin({a}x)/x", "exp(-x^2/{b})", "ln(x^2 + {c})", "tanh({a}x - {b})", "|x - {c}|",
         "{a}/(x - {b})", "sqrt(x^2 + {c})*cos({b}x)", "x^3 - {a}x", "atan({b}x)")  # fmt: skip


def seconds(command: Sequence[str], given: str = "") -> float:
    """Run a command and return the processor time it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, input=given, capture_output=True, text=True, check=True, env={**os.environ, "HOME": "/"})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main() -> int:
    """Measure, and print each figure with its budget."""
    one, imports = [], []
    for _ in range(ROUNDS):
        one.append(seconds([sys.executable, "-m", "mgtui", "sin(x)/x", "--json"]))
        imports.append(seconds([sys.executable, "-c", IMPORTS]))
    ratio = statistics.median(a / b for a, b in zip(one, imports, strict=True))
    print(f"one report over its imports  {ratio:6.2f} x  (<= 1.15) {'kept' if ratio <= 1.15 else 'MISSED'}")
    draw = random.Random(1)
    lines = "".join(
        draw.choice(FORMS).format(a=draw.randint(1, 9), b=draw.randint(1, 9), c=draw.randint(1, 99)) + "\n"
        for _ in range(LINES)
    )
    missed = ratio > 1.15
    for form in READ_BY_PROGRAMS:
        speed = LINES / seconds([sys.executable, "-m", "mgtui", form, "--at", "1.3"], lines)
        print(f"lines a second, {form:8}     {speed:6.0f}    (>= 500) {'kept' if speed >= 500 else 'MISSED'}")
        missed = missed or speed < 500
    return int(missed)


if __name__ == "__main__":
    raise SystemExit(main())
