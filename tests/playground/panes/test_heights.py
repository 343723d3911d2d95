"""How high landmarks lie: f as it truly is, 0 at a root, what f tends to at a gap."""

import math

import mpmath
import pytest

from mgtui.engine import landmarks, parse
from mgtui.playground.panes.heights import height_of
from mgtui.playground.panes.proven import rounded

TRUE = {
    "x^3 - 2x": lambda x: x**3 - 2 * x,
    "cos(x - 1) - 1": lambda x: mpmath.cos(x - 1) - 1,
    "x^2 exp(-x)": lambda x: x**2 * mpmath.exp(-x),
    "tan(x) + floor(x/3)": lambda x: mpmath.tan(x) + mpmath.floor(x / 3),
}


def heights(text):
    f = parse(text)
    found = list(landmarks(f, -5, 5))
    roots = {mark.x for mark in found if mark.kind == "root"}
    return {(mark.kind, mark.x): rounded(height_of(f, mark, roots), 17) for mark in found}


@pytest.mark.parametrize("text", TRUE)
def test_a_height_is_that_of_f_in_every_digit_and_0_where_f_is(text):
    found = heights(text)
    roots = {x for kind, x in found if kind == "root"}
    with mpmath.workdps(50):
        for (kind, x), height in found.items():
            true = 0.0 if x in roots else math.nan if kind == "pole" else float(TRUE[text](mpmath.mpf(x)))
            assert height == pytest.approx(true, rel=1e-14, abs=0, nan_ok=True), (kind, x)


@pytest.mark.parametrize(
    ("text", "at", "height"),
    [
        ("(x^2 - 1)/(x - 1)", ("hole", 1.0), 2.0),
        ("(1 - cos(x))/x^2", ("hole", 0.0), 0.5),
        ("|x - 1| + 2", ("corner", 1.0), 2.0),
        ("sqrt(x)", ("edge", 0.0), 0.0),
    ],
)
def test_at_a_break_it_is_the_value_or_what_f_tends_to(text, at, height):
    assert heights(text)[at] == height
