"""What a gradient costs beside one evaluation, for one input and for many: `python benchmarks/gradient.py`.

Reverse mode promises a small multiple whatever the number of inputs. Forward mode, once a variable, is timed beside it.
"""

import statistics
import time
from collections.abc import Callable

import numpy as np

from mgtui.engine import Function, parse
from mgtui.engine.language.tree import ADD, MULTIPLY, NUMBER, VARIABLE, Node

POINTS = 10_000
TEXTS = (
    "3x^2 - 4x + 5",
    "sin(x)^2 + sin(x)",
    "e^(-x^2) cos(5x)",
    "ln(x^2 + y^2)/(1 + z^2)",
    "tanh(a*u + b*v + c*w)",
    "sqrt(a^2 + b^2 + c^2 + x^2 + y^2 + z^2)",
)


def neuron(count: int) -> Function:
    """Return tanh of a weighted sum of so many inputs, more than a text may name."""
    nodes = [Node(NUMBER, value=0.5)]
    total = 0
    for number in range(count):
        nodes += [Node(VARIABLE, name=f"x_{number}"), Node(NUMBER, value=0.01 * (number + 1))]
        nodes.append(Node(MULTIPLY, (len(nodes) - 1, len(nodes) - 2)))
        nodes.append(Node(ADD, (total, len(nodes) - 1)))
        total = len(nodes) - 1
    return Function("a neuron", (*nodes, Node("tanh", (total,))))


def ratio(first: Callable[[], object], second: Callable[[], object], turns: int = 31) -> float:
    """Return the median over turns of how much longer the first takes than the second."""
    inner = max(1, int(2e-4 / max(seconds(second, 3), 1e-7)))
    return statistics.median(seconds(first, inner) / seconds(second, inner) for _ in range(turns))


def seconds(call: Callable[[], object], times: int) -> float:
    start = time.process_time()
    for _ in range(times):
        call()
    return (time.process_time() - start) / times


def row(name: str, f: Function, rng: np.random.Generator) -> str:
    point = {variable: float(rng.uniform(0.3, 1.2)) for variable in f.variables}
    array = {variable: rng.uniform(0.3, 1.2, POINTS) for variable in f.variables}
    scalar = ratio(lambda: f.gradient(**point), lambda: f(**point))
    many = ratio(lambda: f.gradient(**array), lambda: f(**array), 11)
    forward = ratio(lambda: [f.jet(wrt=variable, **point) for variable in f.variables], lambda: f(**point), 5)
    return f"{name:<42}{len(f.variables):>7}{scalar:>11.2f}{many:>16.2f}{forward:>21.1f}"


def main() -> None:
    rng = np.random.default_rng(1)
    functions = [(text, parse(text)) for text in TEXTS]
    functions += [(f"a neuron with {count} inputs", neuron(count)) for count in (1, 6, 30, 100)]
    print(f"{'gradient / evaluation':<42}{'inputs':>7}{'one point':>11}{POINTS:>9} points   forward, one point")
    for name, f in functions:
        print(row(name, f, rng))


if __name__ == "__main__":
    main()
