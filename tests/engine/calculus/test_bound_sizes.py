"""How large the bounds on rounding are, function by function: a bound that grows or shrinks is a change to be seen.

That a bound holds is tested elsewhere, and is not enough: a bound a thousand times too large holds as well, and one
that leaves out a small term nearly always does. The sizes are kept in tests/cases/bounds.json, which

    PYTHONPATH=. python tests/engine/calculus/test_bound_sizes.py

writes anew, once a rule was changed on purpose.
"""

import json
import math
from pathlib import Path

import pytest

from mgtui.engine.calculus.functions import TABLE
from mgtui.engine.evaluation.jet import Jet
from mgtui.engine.expression import parse

FILE = Path(__file__).parents[2] / "cases" / "bounds.json"
# Arguments that carry errors of their own from small to large, or none.
ARGUMENTS = ["x", "sqrt(x)", "1e9 - (1e9 - x)", "x^3/7", "e^x - 1", "-x/3", "1/x", "floor(x)/3"]
POINTS = (0.3, 0.7, 1.9, 12.25)


PAIRS = [("x^3/7", "sqrt(x)"), ("sqrt(x)", "0.7"), ("1.3", "sqrt(x)"), ("-x/3", "e^x - 1"), ("x", "2 - x")]
BETWEEN = {"sum", "product", "power"}
CALLED = {"call", "bars", "root"}


def texts():
    """Each function of every argument, each operation and function of two on pairs of them."""
    for name, row in TABLE.items():
        if row.notation in CALLED and row.least == 1:
            yield from (f"{name}({u})" for u in ARGUMENTS)
        if row.notation in CALLED and row.most != 1:
            yield from (f"{name}({u}, {v})" for u, v in PAIRS)
        if row.notation in BETWEEN:
            yield from (f"({u}) {row.symbol} ({v})" for u, v in PAIRS)


def sizes(text):
    """The bounds at each point, to six digits: as many as no platform's own rounding reaches."""
    jets: list[Jet] = [parse(text).jet(x) for x in POINTS]
    return [[float(f"{bound:.5e}") for bound in jet.bounds] for jet in jets]


KEPT = json.loads(FILE.read_text()) if FILE.exists() else {}


def test_every_function_is_among_them():
    assert sorted(KEPT) == sorted(set(texts()))
    assert sum(math.isfinite(bound) for row in KEPT.values() for point in row for bound in point) > 2000


@pytest.mark.parametrize("text", KEPT)
def test_the_bounds_are_as_large_as_they_were(text):
    for now, kept in zip(sizes(text), KEPT[text], strict=True):
        assert now == pytest.approx(kept, rel=1e-3, abs=1e-320)


if __name__ == "__main__":
    rows = ",\n".join(f"{json.dumps(text)}: {json.dumps(sizes(text))}" for text in sorted(set(texts())))
    FILE.write_text(f"{{\n{rows}\n}}\n")
