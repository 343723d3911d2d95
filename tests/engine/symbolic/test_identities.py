"""Every identity that shortens a formula is true wherever its left side has a value."""

import math

import numpy as np
import pytest

from mgtui.engine.expression import parse
from mgtui.engine.symbolic.identities import IDENTITIES

SPECIAL = [-10.0, -2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 10.0]
PLACES = [*SPECIAL, *np.linspace(-4.7, 4.7, 24).tolist(), *np.random.default_rng(3).uniform(-1.0, 1.0, 12).tolist()]


@pytest.mark.parametrize(("left", "right"), IDENTITIES, ids=[left for left, _ in IDENTITIES])
def test_both_sides_are_equal_wherever_the_left_one_has_a_value(left, right):
    first, second = parse(left), parse(right)
    compared = 0
    for u in PLACES:
        if math.isnan(first(u)):
            continue
        assert math.isfinite(second(u)), u
        a, b = first.exact(u).value, second.exact(u).value
        compared += math.isfinite(a) and math.isfinite(b)
        assert math.isclose(a, b, rel_tol=1e-14, abs_tol=1e-300) or math.isnan(a + b), u
    assert compared >= 10


def test_no_identity_stands_twice():
    assert len({left for left, _ in IDENTITIES}) == len(IDENTITIES)
