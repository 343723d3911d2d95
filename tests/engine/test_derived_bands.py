"""The curves of f' and f'' in each column of dots, also where those of f say little of them."""

import math

import pytest

from mgtui.engine import Curve, breaks, curve, derived, parse, with_bands
from tests.engine.column_truth import HEIGHT, WIDTH, drawn_dots, true_dots, wrong_columns

WHOLE = [float(k) for k in range(-60, 61)]
SLOPES = [
    ("x^2 sin(1/x)", "2x sin(1/x) - cos(1/x)", -0.1, 0.1, (-1.3, 1.3), [0]),
    ("sin(x^2)", "2x cos(x^2)", -60, 60, (-130, 130), []),
    ("sin(1e6x)/1e6", "cos(1e6x)", -5, 5, (-1.2, 1.2), []),
    ("x^2 + sin(1000x)/1e6", "2x + cos(1000x)/1000", -5, 5, (-11, 11), []),
    ("mod(x^2, 1)", "2x", -3, 3, (-7, 7), []),
    ("floor(x) + x/2", "1/2", -50, 50, (-1, 1), []),
]


def drawn(text, a, b, window, order=1):
    f = parse(text)
    pieces = derived(f, curve(f, a, b, WIDTH, HEIGHT), [], order)
    found, bands = with_bands(f, pieces, [], order, (a, b, *window), (WIDTH, HEIGHT))
    return Curve(tuple(found), window[0], window[1], bands)


@pytest.mark.parametrize(("text", "slope", "a", "b", "window", "discontinuities"), SLOPES)
def test_every_column_of_dots_shows_what_the_slope_does_in_it(text, slope, a, b, window, discontinuities):
    g = parse(slope)
    true = true_dots(lambda x: g(x) + 0 * x, a, b, window, discontinuities)
    assert wrong_columns(true, drawn_dots(drawn(text, a, b, window), a, b)) == ([], [])


def test_a_curvature_that_the_slope_hides_is_seen():
    shown = drawn("sin(1000x)/1e9 + x^3", -1, 1, (-8, 8), order=2)
    true = true_dots(parse("6x - sin(1000x)/1000"), -1, 1, (-8, 8))
    assert wrong_columns(true, drawn_dots(shown, -1, 1)) == ([], [])


@pytest.mark.parametrize("text", ["3x^2 - 4x + 5", "sin(x)", "tan(x)", "e^x", "(1-cos(x))/x^2", "x^9 - x"])
@pytest.mark.parametrize("order", [1, 2])
def test_what_is_ordinary_has_no_band(text, order):
    f = parse(text)
    cuts = [point.x for point in breaks(f, -4, 4)]
    pieces = derived(f, curve(f, -4, 4, WIDTH, HEIGHT), cuts, order)
    assert not with_bands(f, pieces, cuts, order, (-4, 4, -4, 4), (WIDTH, HEIGHT))[1]


@pytest.mark.parametrize(
    ("text", "slope", "discontinuities"),
    [("x^x", "x^x(1+ln(x))", [0]), ("tan(x)", "sec(x)^2", [-math.pi / 2, math.pi / 2]), ("x^5/9", "5x^4/9", []),
     ("|x|x", "2|x|", []), ("|x|", "x/|x|", [0]), ("floor(x)", "0*x", [])],
)  # fmt: skip
def test_slopes_are_true_between_the_points_of_f(text, slope, discontinuities):
    true = true_dots(parse(slope), -4, 4, (-5, 9), discontinuities)
    assert wrong_columns(true, drawn_dots(drawn(text, -4, 4, (-5, 9)), -4, 4)) == ([], [])


def test_where_there_is_no_curve_there_is_no_band():
    assert with_bands(parse("sqrt(-1-x^2)"), [], [], 1, (-5, 5, -1, 1), (WIDTH, HEIGHT)) == ([], ())


def test_columns_are_found_whatever_the_size():
    assert math.isclose(
        sum(b.right - b.left for b in drawn("sin(1e6x)/1e6", -5, 5, (-1.2, 1.2)).bands), 10, abs_tol=0.2
    )
