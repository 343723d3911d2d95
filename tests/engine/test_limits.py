"""Textbook limits, beside whose holes doubles are mostly round-off: drawn and searched as if there were none.

Truth is the same formula by mpmath with 80 digits, which no cancellation here uses up.
"""

import math
import re

import numpy as np
import pytest
from mpmath import mp, mpf

from mgtui.engine import LANDMARK_KINDS, breaks, curve, derived, landmarks, parse
from mgtui.engine.search.extent import y_window
from tests.quick import partly_slow

WIDTH, HEIGHT = 160, 96
LIMITS = [
    ("((3+x)^2 - 9)/x", 0), ("(1 - cos(x))/x^2", 0), ("ln(1+x)/x", 0), ("(sin(1+x) - sin(1))/x", 0),
    ("(x - sin(x))/x^3", 0), ("(sqrt(4+x) - 2)/x", 0), ("(e^x - 1)/x", 0), ("(x^2 - 1)/(x - 1)", 1),
    ("(x^3 - 8)/(x - 2)", 2), ("sin(x)/x", 0), ("tan(x)/x", 0), ("(1 - cos(x))/x", 0), ("sin(3*x)/(2*x)", 0),
    ("(x^2 - 4)/(x - 2)", 2), ("(x^3 - 1)/(x - 1)", 1), ("(x^2 - 5*x + 6)/(x - 2)", 2), ("(sqrt(x) - 2)/(x - 4)", 4),
    ("(1/(2+x) - 1/2)/x", 0), ("(1/x - 1/3)/(x - 3)", 3), ("((2+x)^3 - 8)/x", 0), ("(cos(1+x) - cos(1))/x", 0),
    ("(2^x - 1)/x", 0), ("(e^(2*x) - 1)/x", 0), ("(e^x - e^(-x))/x", 0), ("(e^x - 1 - x)/x^2", 0),
    ("(tan(x) - x)/x^3", 0), ("(tan(x) - sin(x))/x^3", 0), ("asin(x)/x", 0), ("atan(x)/x", 0), ("ln(x)/(x - 1)", 1),
    ("(x - 1)/ln(x)", 1), ("(1+x)^(1/x)", 0), ("x/(sqrt(1+x) - 1)", 0), ("(sqrt(1+x) - sqrt(1-x))/x", 0),
    ("(cbrt(1+x) - 1)/x", 0), ("(x^4 - 16)/(x - 2)", 2), ("(x^5 - 1)/(x^2 - 1)", 1), ("1/(1-x) - 2/(1-x^2)", 1),
    ("1/x - 1/sin(x)", 0), ("1/sin(x)^2 - 1/x^2", 0), ("(sinh(x) - x)/x^3", 0), ("(cosh(x) - 1)/x^2", 0),
    ("(1 - cos(x)^2)/x^2", 0), ("(cos(x) - 1 + x^2/2)/x^4", 0), ("(ln(1+x) - x)/x^2", 0), ("(e^x - e)/(x - 1)", 1),
    ("(x^10 - 1)/(x - 1)", 1), ("(1 - sqrt(1-x^2))/x^2", 0), ("x/(e^x - 1)", 0), ("sin(x^2)/x^2", 0),
    ("tanh(x)/x", 0), ("(3^x - 2^x)/x", 0), ("(x - atan(x))/x^3", 0), ("1/x - 1/(e^x - 1)", 0),
    ("(e^x - e^(-x) - 2*x)/(x - sin(x))", 0), ("ln(1+x^2)/(1 - cos(x))", 0), ("(sqrt(x) - sqrt(2))/(x - 2)", 2),
    ("sin(x-2)/(x^2 - 4)", 2), ("(sqrt(x^2+9) - 3)/x^2", 0), ("(x^3 - 27)/(x^2 - 9)", 3), ("erf(x)/x", 0),
]  # fmt: skip
NAMES = ["sin", "cos", "tan", "asin", "atan", "sinh", "cosh", "tanh", "erf", "e", "pi"]


def real(function, least=-mp.inf):
    """Return a function of mpmath where it is real, above or at `least`."""

    def restricted(x):
        if x < least or (x == least and function is mp.log):
            raise ValueError("not real")
        return function(x)

    return restricted


KNOWN = {name: getattr(mp, name) for name in NAMES} | {
    "sqrt": real(mp.sqrt, 0), "ln": real(mp.log, 0), "asin": lambda x: real(mp.asin, -1)(-abs(x)) * -mp.sign(x),
    "cbrt": lambda x: mp.sign(x) * mp.cbrt(abs(x)), "mpf": mpf,
}  # fmt: skip


def exact(text):
    """Return f by mpmath; it raises where f is not real or not defined."""
    code = compile(re.sub(r"(?<![\w.])(\d+)(?![\w.])", r"mpf(\1)", text.replace("^", "**")), text, "eval")
    return lambda x: eval(code, KNOWN | {"x": x})


def filled(text, hole):
    """Return f in doubles: nan where it has no value, its limit where it would take more digits than there are."""
    f = exact(text)

    def value(x):
        try:
            y = f(mpf(x) if abs(x - hole) > 1e-16 else hole + mpf("1e-16"))
        except (ValueError, ZeroDivisionError):
            return math.nan
        return float(y) if mp.im(y) == 0 else math.nan

    return value


@pytest.fixture(autouse=True)
def many_digits():
    with mp.workdps(120):
        yield


def dots_off(drawn, f):
    """Return how far the curve is from f in dots, at many places on screen and at every point of a piece."""
    dot = (drawn.y_max - drawn.y_min) / HEIGHT
    low, high = drawn.y_min - dot, drawn.y_max + dot
    off = [0.0]
    for xs, ys in drawn:
        x = np.concatenate([np.linspace(xs[0], xs[-1], WIDTH)[1:-1], xs])
        true = np.array([f(at) for at in x.tolist()])
        off.append(np.max(np.abs(np.clip(np.interp(x, xs, ys), low, high) - np.clip(true, low, high))) / dot)
    return max(off)


CASES = pytest.mark.parametrize(("text", "hole"), LIMITS, ids=[text for text, _ in LIMITS])
PARTLY = pytest.mark.parametrize(("text", "hole"), partly_slow(LIMITS, 4), ids=[text for text, _ in LIMITS])


@CASES
def test_the_default_window_shows_the_filled_function_and_no_bar_in_its_hole(text, hole):
    f, true = parse(text), filled(text, hole)
    drawn = curve(f, -5.0, 5.0, WIDTH, HEIGHT)
    assert sum(abs(x - hole) < 1e-9 for xs, _ in drawn for x in (xs[0], xs[-1])) == 2
    assert dots_off(drawn, true) <= 0.5
    even = np.array([true(x) for x in np.linspace(-5.0, 5.0, 193).tolist() if x != hole])
    also = np.array([true(x) for xs, _ in drawn for x in xs.tolist()])
    wanted = y_window(even, also, any(point.behaviour.kind == "pole" for point in breaks(f, -5.0, 5.0)))
    assert (drawn.y_min, drawn.y_max) == pytest.approx(wanted, abs=0.02 * (drawn.y_max - drawn.y_min))


@pytest.mark.parametrize("width", partly_slow([1e-4, 1e-6, 1e-8, 1e-10, 1e-12], 5, 1))
@PARTLY
def test_however_close_to_the_hole_one_looks_the_true_curve_is_drawn(text, hole, width):
    for a, b in ((hole - width, hole + width), (hole + 0.5 * width, hole + 2.5 * width)):
        drawn = curve(parse(text), a, b, WIDTH, HEIGHT)
        assert dots_off(drawn, filled(text, hole)) <= 0.5
        assert sum(xs[-1] - xs[0] for xs, _ in drawn) >= 0.95 * (b - a)


ORDERS = {"root": 0, "minimum": 1, "maximum": 1, "inflection": 2}


@PARTLY
def test_every_landmark_is_one_of_the_filled_function(text, hole):
    found = landmarks(parse(text), -5.0, 5.0)
    assert found.complete
    assert [mark.kind for mark in found if mark.x == hole] == ["hole"]
    f, breaks_at = exact(text), {mark.x for mark in found if mark.kind not in ORDERS}
    turns = {mark.x for mark in found if mark.kind in ("minimum", "maximum")}
    for mark in found:
        if mark.kind not in ORDERS or mark.x in breaks_at or (mark.kind == "root" and mark.x in turns):
            continue
        step, order = 1e-5 * max(1.0, abs(mark.x)), ORDERS[mark.kind]
        before, after = (mp.sign(mp.diff(f, mark.x + side * step, order)) for side in (-1, 1))
        assert before * after == -1


@pytest.mark.parametrize("width", partly_slow([5.0, 1e-3, 1e-6], 3, 1))
@pytest.mark.parametrize("order", [1, 2])
@PARTLY
def test_slopes_and_curvatures_are_drawn_as_they_are_beside_the_hole_too(text, hole, order, width):
    f, true = parse(text), exact(text)
    a, b = (-5.0, 5.0) if width == 5.0 else (hole - width, hole + width)
    cuts = [mark.x for mark in landmarks(f, a, b) if LANDMARK_KINDS[mark.kind].breaks_slope]
    strip = derived(f, curve(f, a, b, WIDTH, HEIGHT), cuts, order)
    x, y = (np.concatenate(column) for column in zip(*strip, strict=True))
    low, high = np.quantile(y, (0.1, 0.9))
    seen = max(high - low, 1e-12 * max(abs(low), abs(high)))
    for at, height in zip(x.tolist(), y.tolist(), strict=True):
        if abs(at - hole) > 1e-9 and abs(height - low) < 3 * seen:
            assert abs(height - mp.diff(true, at, order, h=mpf("1e-30"))) <= 0.05 * seen
    assert np.min(np.abs(x - hole)) < 1e-8
    assert max(np.max(np.diff(xs), initial=0.0) for xs, _ in strip) <= 0.2 * (b - a)


def test_a_slope_within_rounding_of_nothing_is_drawn_as_nothing():
    f = parse("sin(x)^2 + cos(x)^2")
    for order in (1, 2):
        ((xs, ys),) = derived(f, curve(f, -5.0, 5.0), (), order)
        assert (xs[0], xs[-1]) == (-5.0, 5.0)
        assert not ys.any()
