"""Curves against a dense truth, in dots of a screen; and never a line across a break."""

import math
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgtui.engine import behaviour, curve, parse
from mgtui.engine.search.breaks import breaks
from tests.engine.column_truth import HEIGHT, WIDTH, drawn_dots, true_dots, wrong_columns
from tests.quick import partly_slow

FAMILY = [
    ("3x^2 - 4x + 5", -5, 5), ("x^3 - 3x", -3, 3), ("x^9 - x", -1.5, 1.5), ("(x-1)(x-2)(x-3)(x-4)(x-5)", 0, 6),
    ("sin(x)", -10, 10), ("sin(10x)", -5, 5), ("sin(x^2)", -5, 5), ("x sin(x)", -20, 20), ("cos(x) - x", -3, 3),
    ("e^x", -5, 5), ("e^(-x^2)", -5, 5), ("e^(-x^2) cos(5x)", -3, 3), ("x e^(-x)", -1, 8), ("2^x", -4, 4),
    ("ln(x)", -1, 5), ("x ln(x)", -1, 3), ("x^x", -1, 3), ("sqrt(x)", -1, 9), ("sqrt(x) + sqrt(4-x)", -1, 5),
    ("cbrt(x)", -2, 2), ("cbrt(x^2)", -2, 2), ("|x|", -5, 5), ("||x|-1|", -3, 3), ("max(x, x^2)", -2, 2),
    ("floor(x)", -4, 4), ("mod(x, 2)", -5, 5), ("1/x", -5, 5), ("1/x^2", -5, 5), ("1/(x^2-2)", -4, 4),
    ("tan(x)", -5, 5), ("sec(x)", -5, 5), ("x/(x^2-1)", -3, 3), ("sin(x)/x", -15, 15), ("1/(1+e^(1/x))", -3, 3),
    ("tanh(1e6(x-0.3))", -1, 1), ("atan(50x)", -2, 2), ("relu(x)", -4, 4), ("gelu(x)", -4, 4), ("asin(x)", -2, 2),
    ("gamma(x)", -3.5, 4.5), ("x^(2/3)", -1, 8), ("1e12(x^2-2)", -2, 2),
]  # fmt: skip


def dots_off(f, drawn):
    """How far the curve is from f in dots, at many places of every piece that are on screen."""
    scale = HEIGHT / (drawn.y_max - drawn.y_min)
    off = []
    for xs, ys in drawn:
        dense = np.linspace(xs[0], xs[-1], 6007)
        true = f(dense)
        on_screen = np.isfinite(true) & (true >= drawn.y_min) & (true <= drawn.y_max)
        off.append(np.abs(np.interp(dense, xs, ys) - true)[on_screen] * scale)
    return np.concatenate(off)


@pytest.mark.parametrize(("text", "a", "b"), FAMILY)
def test_a_curve_is_true_to_a_fraction_of_a_dot(text, a, b):
    f = parse(text)
    drawn = curve(f, a, b, WIDTH, HEIGHT)
    off = dots_off(f, drawn)
    assert np.quantile(off, 0.9) <= 0.25
    assert off.max() <= 0.5
    assert sum(len(xs) for xs, _ in drawn) <= 1000


@pytest.mark.parametrize(("text", "a", "b"), FAMILY)
def test_pieces_are_finite_ascending_and_inside_the_interval(text, a, b):
    for xs, ys in curve(parse(text), a, b):
        assert xs.dtype == ys.dtype == np.float64
        assert len(xs) == len(ys) >= 1
        assert np.all(np.isfinite(xs))
        assert np.all(np.isfinite(ys))
        assert np.all(np.diff(xs) > 0)
        assert a <= xs[0] <= xs[-1] <= b


@given(st.lists(st.floats(-4.9, 4.9), min_size=1, max_size=4, unique=True), st.sampled_from(["1/(x-{})", "sign(x-{})"]))
def test_no_piece_contains_a_break_wherever_it_is(places, shape):
    drawn = curve(parse(" + ".join(shape.format(f"({place!r})") for place in places)), -5.0, 5.0)
    for xs, _ in drawn:
        for place in places:
            assert not xs[0] < place < xs[-1]


@pytest.mark.parametrize("text", ["1/x", "tan(x)", "floor(x)", "sin(x)/x", "1/(1+e^(1/x))", "sign(x)", "gamma(x)"])
def test_no_piece_contains_a_break(text):
    f = parse(text)
    broken = [p.x for p in breaks(f, -4.2, 4.2) if behaviour(f, p.x).kind in ("pole", "jump", "hole")]
    assert broken
    for xs, _ in curve(f, -4.2, 4.2):
        assert not any(xs[0] < x < xs[-1] for x in broken)


def test_a_curve_reaches_the_edge_of_its_domain():
    ((xs, ys),) = curve(parse("sqrt(x)"), -1, 4)
    assert xs[0] <= 1e-9
    assert ys[0] <= 1e-4


def test_a_curve_has_a_point_on_its_corner():
    ((xs, ys),) = curve(parse("|x - 1/3|"), -2, 2)
    assert ys[np.argmin(np.abs(xs - 1 / 3))] < 1e-15


def test_a_curve_runs_out_of_the_window_beside_a_pole():
    drawn = curve(parse("1/x"), -5, 5)
    (_, left), (_, right) = drawn
    assert left[-1] < drawn.y_min
    assert right[0] > drawn.y_max


@pytest.mark.parametrize(
    ("text", "a", "b"),
    [("1/((sin(cos(x)/(x-1))) - sin(x))", 0.5, 0.99), ("(|cos(cos(x)+ln(x))|)/sin(pi - (x-1))", -1, 1.5),
     ("((x-1)/sqrt(x) - x)/cos(cos(x) + sqrt(x))", -1.8, 8.1), ("1/(cos(e^x) - cos(x) + 0.3)", -4, 6)],
)  # fmt: skip
def test_beside_a_pole_no_point_lies_on_its_other_side(text, a, b):
    f = parse(text)
    poles = [point for point in breaks(f, a, b) if point.behaviour.kind == "pole"]
    assert poles
    for xs, ys in curve(f, a, b):
        for point in poles:
            for x, y, limit in (
                (xs[-1], ys[-1], point.behaviour.left_limit),
                (xs[0], ys[0], point.behaviour.right_limit),
            ):
                if abs(x - point.x) < 1e-9 and not math.isnan(limit):
                    assert math.copysign(1.0, y) == math.copysign(1.0, limit)


def test_a_curve_that_turns_up_beside_a_pole_later_than_points_show_is_drawn_down_to_there():
    left, right = curve(parse("1/x^2 - 1e40"), -5, 5)
    assert (left[0][0], right[0][-1]) == (-5.0, 5.0)


@pytest.mark.parametrize("text", ["sin(pi)", "sin(pi) x", "(sin(pi))^2/e^x", "sinh(sin(pi)) + cos(pi/2)"])
def test_what_rounding_makes_of_nothing_is_drawn_as_nothing(text):
    ((_, ys),) = curve(parse(text), -5, 5)
    assert not ys.any()


@pytest.mark.parametrize(
    ("text", "a", "b"),
    [("(sin(x) + 0.3 + x) cos(pi - x)/cos(x)", 0, 2), ("tanh(cos(sinh(x^2)))", 10 - 1e-8, 10 + 1e-8),
     ("sin(1e15 x)", 1, 2), ("(1+x^2)^1000 - (1+x^2)^1000 + x", 0, 1), ("(x-1)^7", 0.999, 1.001),
     ("x^7-7x^6+21x^5-35x^4+35x^3-21x^2+7x-1", 0.995, 1.005), ("sqrt(x+1e15) - sqrt(1e15)", -5, 5)],
)  # fmt: skip
def test_every_point_drawn_is_one_of_f_to_half_a_dot(text, a, b):
    f = parse(text)
    drawn = curve(f, a, b, WIDTH, HEIGHT)
    dot = (drawn.y_max - drawn.y_min) / HEIGHT
    points = [(x, y) for xs, ys in drawn for x, y in zip(xs.tolist(), ys.tolist(), strict=True)]
    assert points or drawn.bands
    for x, y in points[:: max(1, len(points) // 60)]:
        assert abs(y - f.exact(x).value) <= 0.5 * dot


@pytest.mark.parametrize(
    ("text", "shown"),
    [("3x^2 - 4x + 5", (3.7, 99.0)), ("1/x", (-2.0, 2.0)), ("tan(x)", (-3.0, 3.0)), ("sin(x)", (-1.0, 1.0)),
     ("e^(-x^2)", (0.0, 1.0)), ("5", (5.0, 5.0)), ("0*x", (0.0, 0.0))],
)  # fmt: skip
def test_the_window_shows_what_matters(text, shown):
    drawn = curve(parse(text), -5, 5)
    assert drawn.y_min < shown[0] <= shown[1] < drawn.y_max


@pytest.mark.parametrize("text", ["1/x", "tan(x)", "1/x^2"])
def test_a_pole_does_not_flatten_the_rest(text):
    drawn = curve(parse(text), -5, 5)
    assert drawn.y_max - drawn.y_min < 50


def test_a_peak_between_the_first_points_is_on_screen_to_its_top():
    drawn = curve(parse("e^(-x^2)"), -100, 100)
    assert drawn.y_max > 1.0
    assert max(ys.max() for _, ys in drawn) > 0.999


def test_sheer_growth_does_not_flatten_everything_but_its_end():
    drawn = curve(parse("e^x"), -50, 50)
    assert drawn.y_max < math.exp(50) / 100


@pytest.mark.parametrize(
    ("text", "places"),
    [("(-3)^x", range(-5, 6)), ("(-1)^(x/2)", (-4, -2, 0, 2, 4)), ("2 + sqrt(-sin(pi x)^2)", range(-5, 6)),
     ("(-2)^x x", range(-5, 6)), ("sqrt(-x^2)", (0,)), ("(-1)^(2x)", [k / 2 for k in range(-10, 11)])],
)  # fmt: skip
def test_a_function_of_isolated_points_is_drawn_as_dots_and_the_window_shows_them_all(text, places):
    drawn = curve(parse(text), -5, 5)
    assert [xs.tolist() for xs, _ in drawn] == [[float(place)] for place in places]
    heights = [y for _, ys in drawn for y in ys]
    assert drawn.y_min < min(heights) <= max(heights) < drawn.y_max


@pytest.mark.parametrize(("text", "apart"), [("0^x", 1.0), ("1 - 0^(x^2)", 0.0), ("3 + 2*0^|x|", 5.0)])
def test_a_value_that_stands_apart_from_the_curve_is_a_dot_and_in_the_window(text, apart):
    drawn = curve(parse(text), -5, 5)
    assert drawn.y_min < apart < drawn.y_max
    assert [apart] in [ys.tolist() for _, ys in drawn]


ODD = ["1e150 x", "1e-150 sin(x)", "1e9 + x", "1e308 x", "ln(-1-x^2)", "sqrt(-x^2)", "1e-300 x", "x^0", "sin(1/x)"]


@pytest.mark.parametrize("text", ODD)
def test_odd_scales_and_empty_domains_give_a_sound_window(text):
    drawn = curve(parse(text), -5, 5)
    assert math.isfinite(drawn.y_min)
    assert math.isfinite(drawn.y_max)
    assert drawn.y_min < drawn.y_max
    assert sum(len(xs) for xs, _ in drawn) <= 1000


def test_an_empty_domain_gives_no_piece():
    assert list(curve(parse("ln(-1-x^2)"), -5, 5)) == []


def test_a_plain_callable_is_cut_where_samples_show_that_it_leaps_across_0():
    drawn = curve(lambda x: 1.0 if x > 0.3 else -1.0, -1, 1)
    assert len(drawn) == 2
    assert drawn[0][0][-1] <= 0.3 <= drawn[1][0][0]


def test_a_plain_callable_is_undefined_where_it_raises():
    drawn = curve(math.sqrt, -1, 1)
    assert all(xs[0] >= 0 for xs, _ in drawn)


@pytest.mark.parametrize("ends", [(1, 1), (2, 1), (math.nan, 1), (0, math.inf)])
def test_what_is_no_interval_is_refused(ends):
    with pytest.raises(ValueError, match="interval"):
        curve(parse("x"), *ends)


PI = math.pi
WHOLE = [float(k) for k in range(-600, 601)]
COLUMNS = [
    ("sin(1/x)", -5, 5, [0], []), ("sin(1/x)", -0.1, 0.1, [0], []), ("x sin(1/x)", -1, 1, [0], []),
    ("mod(x, 1)", -50, 50, WHOLE, []), ("mod(x, 1)", -500, 500, WHOLE, []), ("ceil(x) - x", -80, 80, WHOLE, []),
    ("floor(x)", -50, 50, WHOLE, []), ("x floor(x)", -100, 100, WHOLE, []), ("(-1)^floor(x)", -100, 100, WHOLE, []),
    ("floor(1/x)", -5, 5, [0] + [1 / k for k in range(-300, 300) if k], []),
    ("sqrt(sin(x))", -62, 62, [], [k * PI for k in range(-20, 21)]),
    ("sqrt(sin(50x))", -5, 5, [], [k * PI / 50 for k in range(-81, 82)]),
    ("sin(x^2)", -60, 60, [], []), ("sin(50x)", -5, 5, [], []), ("x sin(500x)", -5, 5, [], []),
    ("sin(1e6x)", -5, 5, [], []), ("x + sin(1000x)/2", -5, 5, [], []), ("sin(e^x)", -3, 7, [], []),
    ("tan(x)", -50, 50, [PI / 2 + k * PI for k in range(-20, 20)], []),
    ("tan(x)", -200, 200, [PI / 2 + k * PI for k in range(-70, 70)], []),
    ("sec(x)", -200, 200, [PI / 2 + k * PI for k in range(-70, 70)], []),
    ("1/cos(20x)", -5, 5, [(PI / 2 + k * PI) / 20 for k in range(-40, 40)], []),
    ("x^x", -1, 3, [], []), ("1/x^2", -5, 5, [0], []), ("x + sign(x-1)", -5, 5, [1], []), ("ln(x)", -1e6, 1e6, [0], []),
    ("1/((x-1)^2+1e-8)", -5, 5, [], [1]), ("sin(x) - 3/(1+1e12(x-1.2345)^2)", -5, 5, [], [1.2345]),
    ("e^(-1e3 sin(x)^2)", -50, 50, [], [k * PI for k in range(-16, 17)]),
    ("1/(1+100sin(x)^2)", -100, 100, [], [k * PI for k in range(-32, 33)]),
    ("sign(sin(1000x))", -5, 5, [k * PI / 1000 for k in range(-1700, 1701)], []),
    ("max(sin(40x), cos(41x))", -10, 10, [], []), ("|sin(x)|", -300, 300, [], []), ("sqrt|x|", -1e4, 1e4, [], [0]),
    ("tanh(x)", -1e6, 1e6, [], [0]), ("x + tanh(1e5 sin(x))", -50, 50, [], [k * PI for k in range(-16, 17)]),
    ("sin(1/(x-1)) + sin(1/(x+1))", -5, 5, [-1, 1], []),
    ("ln|sin(10x)|", -10, 10, [], [k * PI / 10 for k in range(-32, 33)]),
    ("atan(tan(x))", -500, 500, [PI / 2 + k * PI for k in range(-170, 170)], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "a", "b", "discontinuities", "closely"), partly_slow(COLUMNS, 4, 1))
def test_every_column_of_dots_shows_what_f_does_in_it(text, a, b, discontinuities, closely):
    """One dot and one column of grace."""
    f = parse(text)
    drawn = curve(f, a, b, WIDTH, HEIGHT)
    true = true_dots(f, a, b, (drawn.y_min, drawn.y_max), discontinuities, closely)
    assert wrong_columns(true, drawn_dots(drawn, a, b)) == ([], [])


@pytest.mark.parametrize(("text", "a", "b", "discontinuities", "closely"), partly_slow(COLUMNS[::3], 3, 2))
def test_columns_are_right_in_a_window_that_is_held_too(text, a, b, discontinuities, closely):
    f = parse(text)
    drawn = curve(f, a, b, WIDTH, HEIGHT, window=(-0.3, 0.9))
    true = true_dots(f, a, b, (-0.3, 0.9), discontinuities, closely)
    assert wrong_columns(true, drawn_dots(drawn, a, b)) == ([], [])


def test_an_ordinary_curve_has_no_band():
    assert not any(curve(parse(text), a, b).bands for text, a, b in FAMILY)


@pytest.mark.parametrize(("text", "a", "b"), [("sin(1e6x)", -5, 5), ("mod(x, 1)", -500, 500), ("sin(x^2)", -60, 60)])
def test_pieces_and_bands_do_not_overlap(text, a, b):
    drawn = curve(parse(text), a, b)
    assert drawn.bands
    for band in drawn.bands:
        assert a <= band.left < band.right <= b
        assert drawn.y_min <= band.bottom <= band.top <= drawn.y_max
        assert not any(band.left < x < band.right for xs, _ in drawn for x in xs)


@pytest.mark.parametrize(("text", "a", "b"), [("floor(1/x)", -5, 5), ("1/sin(1/x)", -5, 5), ("tan(1/x)", -1, 1)])
def test_a_crowd_of_leaps_does_not_flatten_the_rest(text, a, b):
    drawn = curve(parse(text), a, b)
    assert drawn.y_max - drawn.y_min < 50


@pytest.mark.parametrize(
    "text",
    ["mod(2*mod(2*mod(2*mod(2*x, 1), 1), 1), 1)", "gamma(gamma(x))", "gamma(1/sin(50x))", "tan(tan(tan(x)))",
     "sin(1/sin(1/sin(1/x)))", "+".join(f"sin({k}x^2)" for k in range(1, 40)), "lgamma(50sin(100x))"],
)  # fmt: skip
def test_no_text_takes_long_to_draw_once_its_breaks_are_known(text):
    f = parse(text)
    known = breaks(f, -5, 5)
    start = time.process_time()
    curve(f, -5, 5, known=known)
    assert time.process_time() - start <= 0.6  # twice what is promised: machines differ


def test_a_window_that_is_held_stays_and_is_drawn_as_finely():
    f = parse("e^x")
    held = curve(f, -5, 5, window=(0.0, 2.0))
    assert (held.y_min, held.y_max) == (0.0, 2.0)
    assert dots_off(f, held).max() <= 0.5


@given(st.sampled_from(FAMILY), st.integers(40, 400), st.integers(24, 300))
def test_a_curve_is_true_on_canvases_of_any_size(row, width, height):
    f = parse(row[0])
    drawn = curve(f, row[1], row[2], width=width, height=height)
    assert sum(len(xs) for xs, _ in drawn) <= 1000
    assert np.quantile(dots_off(f, drawn), 0.9) * height / HEIGHT <= 0.25


def test_a_smooth_curve_takes_few_points():
    assert sum(len(xs) for xs, _ in curve(parse("3x^2 - 4x + 5"), -5, 5)) <= 60


def test_no_more_points_than_allowed_and_those_put_where_they_serve():
    f = parse("sin(50x)")
    drawn = curve(f, -math.pi, math.pi)
    assert sum(len(xs) for xs, _ in drawn) <= 1000
    assert dots_off(f, drawn).max() <= 0.5


@pytest.mark.parametrize(
    "f", [parse("x^2"), parse("x"), parse("1/x"), parse("csc(x/9)"), parse("sinc(2-x)"), lambda x: x * 1.0]
)
def test_a_window_wider_than_any_double_is_drawn_without_a_warning(f):
    drawn = curve(f, -1e308, 1e308, width=80, height=24)
    assert -math.inf < drawn.y_min < drawn.y_max < math.inf
    assert all(np.isfinite(xs).all() and np.isfinite(ys).all() for xs, ys in drawn)


@pytest.mark.parametrize("times", [1, 3, 1000])
def test_an_f_of_the_smallest_doubles_is_drawn(times):
    f = parse("w e^(-x^2)").bind(w=times * 5e-324)
    drawn = curve(f, -5, 5, width=WIDTH, height=HEIGHT)
    assert max(float(ys.max()) for _, ys in drawn) == times * 5e-324


@pytest.mark.parametrize(("width", "height"), [(0, 24), (80, 0), (-1, 24)])
def test_a_canvas_without_dots_is_refused(width, height):
    with pytest.raises(ValueError, match="dot"):
        curve(parse("x"), -1, 1, width=width, height=height)


@pytest.mark.parametrize(
    ("text", "a", "b", "pieces"),
    [
        ("5e-324/(-0.5)", -5, 5, 1),
        ("5e-324·floor(x)", -5, 5, 10),
        ("x", 0, 5e-324, 1),
        ("1e-310 sin(x)", -5, 5, 1),
        ("1e-320x", -5, 5, 1),
    ],
)
def test_what_is_smaller_than_a_dot_of_the_least_doubles_is_drawn_too(text, a, b, pieces):
    assert len(curve(parse(text), a, b)) == pieces
