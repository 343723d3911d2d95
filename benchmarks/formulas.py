"""f' as a formula: what it costs, and how long it is beside sympy's: `python benchmarks/formulas.py`.

Where sympy is not installed, and it need not be, its part is left out. Lengths are of one writer: what sympy says is
read and written as ours is. A condition that ours tells beside a formula counts, for sympy tells none.
"""

import re
import statistics
import subprocess
import sys
import time

from mgtui.engine import parse

ORDINARY = (
    "3x^2 - 4x + 5", "x^3 - 3x", "x^5 - 3x^3 + x", "(x+1)(x-2)", "(2x+3)^5", "(x^2+1)^3 (x-1)^2", "1/x", "1/(1-x)",
    "x/(x^2+1)", "(3x+2)/(5x-1)", "((x+1)/(x-1))^2", "x^2/(x-1)", "(x+1)^3/(x-1)^2", "1/(1+1/x)", "1/(x^2+x+1)",
    "x^2/(1+x^4)", "sqrt(x)", "1/sqrt(x)", "x sqrt(x)", "x sqrt(1-x)", "sqrt(1-x^2)", "sqrt(x^2+1)", "(x^2+1)^(3/2)",
    "sqrt(1+sqrt(x))", "sqrt(x)/(x+1)", "x^(1/3)", "x^(2/3)", "sin(x)", "cos(x)", "tan(x)", "sin(x)^2", "sin(x)^3",
    "sin(x) cos(x)", "sin(3x) cos(2x)", "sin(x)/x", "x sin(x)", "x^2 cos(x)", "sin(x^2)", "sin(1/x)", "x sin(1/x)",
    "x^2 sin(1/x)", "sin(x)/(1+cos(x))", "(sin(x)+cos(x))/(sin(x)-cos(x))", "1/sin(x)", "1/cos(x)", "tan(x)^2",
    "sin(cos(x))", "cos(sin(x^2))", "asin(x)", "asin(x/2)", "acos(2x)", "atan(x)", "atan(1/x)", "x atan(x)",
    "atan(sqrt(x))", "e^x", "e^(-x)", "x e^x", "x^2 e^(-x)", "x e^(-x^2)", "e^(-x^2)", "e^x sin(x)", "e^(-x) cos(3x)",
    "e^(sin(x))", "e^(e^x)", "e^x/x", "x/(e^x-1)", "(e^x-1)/(e^x+1)", "1/(e^x+e^(-x))", "1/(1+e^(-x))", "e^(-1/x)",
    "2^x", "x^2*2^x", "x^x", "x^(1/x)", "x^(sin(x))", "sin(x)^x", "ln(x)", "ln(x)/x", "x ln(x) - x", "x^2 ln(x)",
    "ln(x)^2", "ln(x^2+1)", "ln(1+e^x)", "ln(sin(x))", "ln(ln(x))", "ln(x+sqrt(x^2+1))", "ln((1+x)/(1-x))",
    "sqrt(x) ln(x)", "1/ln(x)", "sinh(x)", "tanh(x)", "tanh(2x-1)", "tanh(x)^2", "sinh(x) cosh(x)", "x tanh(x)",
    "erf(x)", "e^(-x^2/2)/sqrt(2pi)", "(1-cos(x))/x^2", "x - sin(x)",
)  # fmt: skip
HEAVY = {
    "sines multiplied": "*".join(f"sin(x+{k})" for k in range(1, 80)),
    "quotients": "/".join(f"(x+{k})" for k in range(1, 90)),
    "a tower": "^".join(["x"] * 400),
    "a continued fraction": "1/(1+" * 50 + "x" + ")" * 50,
    "distances multiplied": "*".join(f"|x-{k}|" for k in range(100)),
    "the largest of many": "max(" + ",".join(f"x^{k}" for k in range(1, 60)) + ")",
}
FIRST = "import time; from mgtui.engine import parse; f = parse('3x^2 - 4x + 5'); t = time.perf_counter()"


def seconds(text: str, repeats: int) -> float:
    """Return the seconds that f' of a text takes, the least of some; each of a function of its own, which remembers."""
    least = float("inf")
    for _ in range(repeats):
        f = parse(text)
        start = time.perf_counter()
        f.slope_formula()
        least = min(least, time.perf_counter() - start)
    return least


def lengths() -> list[tuple[float, str, str, str]]:
    """Return how many times as long as sympy's simplified one each formula is, with both; [] without sympy."""
    try:
        import sympy
    except ImportError:
        return []
    x = sympy.Symbol("x", real=True)
    rows = []
    for text in ORDINARY:
        ours = parse(text).derivative().plain_reading
        typed = parse(text).plain_reading.replace("^", "**").replace("ln(", "log(")
        theirs = str(sympy.simplify(sympy.diff(sympy.sympify(typed, {"x": x, "e": sympy.E}), x)))
        same_writer = parse(re.sub(r"exp\(", "e^(", theirs.replace("**", "^"))).plain_reading
        rows.append((len(ours) / len(same_writer), text, ours, same_writer))
    return sorted(rows)


def main() -> None:
    """Print each figure beside its budget."""
    times = sorted(seconds(text, 30) for text in ORDINARY)
    print(f"a formula, ms: median {statistics.median(times) * 1e3:.2f}, most {times[-1] * 1e3:.2f} (budget 1)")
    print("texts that fill all there may be, ms (budget 100):")
    for name, text in HEAVY.items():
        print(f"  {seconds(text, 3) * 1e3:5.0f}  {name}")
    code = FIRST + "; f.derivative(); print(time.perf_counter() - t)"
    first = [
        float(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True).stdout) for _ in "12345"
    ]
    print(f"the first of a session, what it loads included, ms: {statistics.median(first) * 1e3:.0f}")
    rows = lengths()
    if rows:
        print(f"length over sympy's: median {statistics.median(row[0] for row in rows):.2f} (budget 1.3); the longest:")
        for ratio, text, ours, theirs in rows[-8:]:
            print(f"  {ratio:.2f}  {text}: {ours} | {theirs}")


if __name__ == "__main__":
    main()
