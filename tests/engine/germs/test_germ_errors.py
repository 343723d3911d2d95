"""The bounds that germs put on their coefficients, against ball arithmetic."""

import random

import pytest

from mgtui.engine import parse
from mgtui.engine.calculus.functions import TABLE
from mgtui.engine.germs.germ import ANALYTIC, UNIT
from mgtui.engine.local.one_sided import germs_of, unit_of

balls = pytest.importorskip("mgtui.engine.calculus.balls", reason="python-flint is not installed")

NOTHING = 1e-100  # a coefficient that cancels to 0 is left out with its bound, as in mish'' far out
UNARY = sorted(name for name, row in TABLE.items() if row.most == 1 and row.notation == "call")


def numbers_near(seed: str) -> list[float]:
    draw = random.Random(seed)
    places = [draw.uniform(-1, 1) for _ in range(20)] + [draw.uniform(-30, 30) for _ in range(20)]
    places += [10 ** draw.uniform(-6, 6) * draw.choice([-1, 1]) for _ in range(20)]
    return places + [draw.randint(-4, 4) + draw.choice([-1, 1]) * 10 ** draw.uniform(-9, -1) for _ in range(60)]


@pytest.mark.parametrize("name", UNARY)
def test_no_coefficient_is_off_by_more_than_its_bound(name):
    from mgtui.engine.evaluation.proving import followed, program_of

    f = parse(f"{name}(x)")
    program = program_of(f.tree)
    assert program
    compared = 0
    for x in numbers_near(name):
        germ = germs_of(f.tape, {"x": x}, "x", 1, 4, exact=True)[-1]
        if germ.state != ANALYTIC or germ.growth:
            continue
        with balls.working(256, 6):
            series = followed(program, {"x": x}, "x", balls.Expansion(0, 6))[-1]
            if isinstance(series, balls.Lost):
                continue
            true = [float((series[k] * balls.number(unit_of(x), 1)[0] ** k).mid()) for k in range(3)]
            for e, n, c, r in germ.terms:
                if n or e > 2 * UNIT:
                    break
                compared += 1
                assert abs(true[int(e // UNIT)] - c) <= r + NOTHING, (x, e // UNIT)
    assert compared > 30
