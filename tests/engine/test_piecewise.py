"""Where pieces meet: found in any expression, told by both sides, marked, and never drawn across."""

import math

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mgtui.engine import behaviour, best_step, breaks, curve, difference, landmarks, parse, sweep

NAN = math.nan

# text, x, kind, value, left limit, right limit, left slope, right slope
SEAMS = [
    ("{x<0: -x, x^2}", 0.0, "corner", 0, 0, 0, -1, 0),
    ("{x<=0: x^2, x^3}", 0.0, "smooth", 0, 0, 0, 0, 0),
    ("{x<0: x^2, x>=0: x^3}", 0.0, "smooth", 0, 0, 0, 0, 0),
    ("{x<0: sin x, x + x^2}", 0.0, "smooth", 0, 0, 0, 1, 1),
    ("if(x<1, 2, 3)", 1.0, "jump", 3, 2, 3, 0, 0),
    ("if(x<=1, 2, 3)", 1.0, "jump", 2, 2, 3, 0, 0),
    ("{x<1: 2, x>1: 3}", 1.0, "jump", NAN, 2, 3, 0, 0),
    ("{x<1: x, x>1: x^2}", 1.0, "hole", NAN, 1, 1, 1, 2),
    ("{x=1: 5, x^2}", 1.0, "jump", 5, 1, 1, 2, 2),
    ("{x=1: 1, x^2}", 1.0, "smooth", 1, 1, 1, 2, 2),
    ("{x!=1: x^2, 5}", 1.0, "jump", 5, 1, 1, 2, 2),
    ("{x^4-3x^2=x: 1/x, 2}", -0.3472963553338607, "jump", None, 2, 2, 0, 0),  # for two doubles, not quite of one value
    ("{cos x<cos x: 7, |x-1|}", 1.0, "corner", 0, 0, 0, -1, 1),
    ("{x=1: 5}", 1.0, "edge", 5, NAN, NAN, NAN, NAN),
    ("{x=1: 5, x>1: x}", 1.0, "jump", 5, NAN, 1, NAN, 1),
    ("x^2 {0<x<1}", 0.0, "edge", NAN, NAN, 0, NAN, 0),
    ("x^2 {0<x<=1}", 1.0, "edge", 1, 1, NAN, 2, NAN),
    ("x^2 {0<x<=1}", 0.5, "smooth", 0.25, 0.25, 0.25, 1, 1),
    ("x^2 {0<x<=1}", 2.0, "undefined", NAN, NAN, NAN, NAN, NAN),
    ("{x!=0: 1/x, 0}", 0.0, "pole", 0, -math.inf, math.inf, NAN, NAN),
    ("{x>0: ln x, 1}", 0.0, "pole", 1, 1, -math.inf, 0, NAN),
    ("{x<0: 1/x}", 0.0, "pole", NAN, -math.inf, NAN, NAN, NAN),
    ("{x>0: x ln x, 0}", 0.0, "corner", 0, 0, 0, 0, -math.inf),
    ("{x>0: √x, -√(-x)}", 0.0, "vertical", 0, 0, 0, math.inf, math.inf),
    ("{x>0: √x, √(-x)}", 0.0, "cusp", 0, 0, 0, -math.inf, math.inf),
    ("{x!=0: sin(x)/x, 1}", 0.0, "smooth", 1, 1, 1, 0, 0),
    ("{x!=0: x^2 sin(1/x), 0}", 0.0, "smooth", 0, 0, 0, 0, 0),
    ("{x!=0: e^(-1/x^2), 0}", 0.0, "smooth", 0, 0, 0, 0, 0),
    ("{x!=0: sin(1/x), 0}", 0.0, "unknown", 0, NAN, NAN, NAN, NAN),
    ("{sin(x)<1/2: 1, x}", math.asin(0.5), "jump", None, 1, math.asin(0.5), 0, 1),
    ("{x^2>=2: x, 0}", math.sqrt(2), "jump", None, 0, math.sqrt(2), 0, 1),
    ("{|x|<1: 1, x^2}", -1.0, "corner", 1, 1, 1, -2, 0),
    ("{floor(x)=1: 2, x}", 2.0, "corner", 2, 2, 2, 0, 1),
    ("{e^x>1: x, -x}", 0.0, "corner", 0, 0, 0, -1, 1),
    ("{x<0 or x>1: 0, x(1-x)}", 1.0, "corner", 0, 0, 0, -1, 0),
    ("{not x<0: x, 0}", 0.0, "corner", 0, 0, 0, 0, 1),
    ("(x<0)*x + 1", 0.0, "corner", 1, 1, 1, 1, 0),
    ("(x<0)*x + (x>=0)*sin(x)", 0.0, "smooth", 0, 0, 0, 1, 1),
    ("sin({x<0: 0, x^2})", 0.0, "smooth", 0, 0, 0, 0, 0),
    ("{{x<0: 1, 2}<1.5: 0, x}", 0.0, "corner", 0, 0, 0, 0, 1),
    ("{x<1: x^2, x<0: 7, 9}", 0.0, "smooth", 0, 0, 0, 0, 0),  # the second piece never applies
]


@pytest.mark.parametrize(("text", "x", "kind", "value", "left_limit", "right_limit", "left", "right"), SEAMS)
def test_what_f_does_at_a_seam_is_told_by_its_two_sides_and_by_the_piece_that_owns_it(
    text, x, kind, value, left_limit, right_limit, left, right
):
    what = behaviour(parse(text), x)
    assert what.kind == kind
    assert value is None or what.value == pytest.approx(value, nan_ok=True)  # None: x is a double beside the seam
    sides = [what.left_limit, what.right_limit, what.left, what.right]
    assert sides == pytest.approx([left_limit, right_limit, left, right], rel=1e-12, nan_ok=True)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{x<0: x^2, x^3}", "The pieces meet at 0 with slopes 0 and 0: smooth there; f″ jumps from 2 to 0."),
        ("{x<0: x^3, x^4}", "The pieces meet at 0 with slopes 0 and 0: smooth there."),
        ("(x<0)*x + (x>=0)*sin(x)", "The pieces meet at 0 with slopes 1 and 1: smooth there."),
        ("{x<0: -x, x^2}", "f has a corner at 0: slope −1 from the left, 0 from the right."),
        ("{x<0: 1, 2}", "f jumps at 0: it tends to 1 from the left, 2 from the right, f = 2 there."),
        ("{x!=0: 1/x, 0}", "f has a pole at 0: it tends to −∞ from the left, ∞ from the right, f = 0 there."),
        ("x|x|", "f is smooth at 0: f = 0, slope 0."),
        ("{x<1: x^2, 1}", "f is smooth at 0: f = 0, slope 0."),
    ],
)
def test_the_sentence_says_where_pieces_meet_and_how(text, sentence):
    what = behaviour(parse(text), 0.0)
    assert what.sentence == sentence
    assert what.seam == ("pieces meet" in sentence or "corner" in sentence or "f = 0 there" in sentence)


def test_no_pole_of_tan_takes_the_huge_number_beside_it_for_its_value():
    for text in ("tan x {x<2}", "{x<=π/2: tan x, 0}"):
        assert math.isnan(behaviour(parse(text), math.pi / 2).value)


POLYNOMIALS = st.tuples(*[st.integers(-3, 3)] * 3)
SIGNS = {"<": True, "<=": True, ">": False, ">=": False}


def text_of(p):
    return f"({p[0]})x^2 + ({p[1]})x + ({p[2]})"


def jet_of(p, x):
    return p[0] * x * x + p[1] * x + p[2], 2 * p[0] * x + p[1], 2 * p[0]


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(
    POLYNOMIALS, POLYNOMIALS, st.integers(-6, 6).map(lambda k: k / 2), st.sampled_from(sorted(SIGNS)),
    st.sampled_from(["x{}{}", "2x{}2*{}", "x^3{}({})^3", "e^x{}e^({})", "x-({1}){0}0", "sinh x {} sinh({})"]),
    st.sampled_from(["{{{}: {}, {}}}", "if({}, {}, {})", "({1} if {0} else {2})", "({} ? {} : {})"]),
)  # fmt: skip
@example((1, 0, 0), (0, 2, -1), 1.0, "<", "x{}{}", "{{{}: {}, {}}}")
@example((1, 1, 1), (1, 1, 1), 1.0, "<=", "e^x{}e^({})", "if({}, {}, {})")
def test_a_seam_of_two_polynomials_is_found_and_classified_wherever_it_lies(first, second, seam, sign, condition, form):
    text = form.format(condition.format(sign, seam), text_of(first), text_of(second))
    f = parse(text)
    left, right = (first, second) if SIGNS[sign] else (second, first)
    (value, slope, bend), (other_value, other_slope, other_bend) = jet_of(left, seam), jet_of(right, seam)
    found = [point for point in breaks(f, -4.0, 4.0) if point.x == pytest.approx(seam, abs=1e-15)]
    kind = "jump" if value != other_value else "corner" if slope != other_slope else "smooth"
    assert [point.behaviour.kind for point in found] == [kind]
    what = behaviour(f, seam)
    assert (what.left, what.right, what.left_limit, what.right_limit) == (slope, other_slope, value, other_value)
    assert f(seam) in {value, other_value}
    marked = [mark.kind for mark in landmarks(f, -4.0, 4.0) if mark.x == pytest.approx(seam, abs=1e-15)]
    assert (kind in marked) == (kind != "smooth")
    assert len(curve(f, -4.0, 4.0)) == (2 if kind == "jump" else 1)
    if kind == "smooth":
        assert f.jet(seam).slope == slope
        assert f.jet(seam).curvature == pytest.approx(bend if bend == other_bend else NAN, nan_ok=True)


@pytest.mark.parametrize(
    ("text", "seams"),
    [
        ("{sin(x) < 0.5: 1, x}", [-7 * math.pi / 6, math.pi / 6, 5 * math.pi / 6]),
        ("{x^2 >= 2: x, 0}", [-math.sqrt(2), math.sqrt(2)]),
        ("{x^2 < x + 1: 1, 0}", [(1 - math.sqrt(5)) / 2, (1 + math.sqrt(5)) / 2]),
        ("{0 < x <= 1: 1, 0}", [0, 1]),
        ("{x < -2 or 0 < x and x < 3: 1, 0}", [-2, 0, 3]),
        ("{x<-1: 0, x<1: 1, 2}", [-1, 1]),
        ("{(x-1)^2 = 0: 1, 0}", [1]),
        ("{cos x = 1: 1, 0}", [0]),
        ("{x!=1: 1, 0}", [1]),
        ("{|x|-|x-2| < 0: 1, 0}", [0, 1, 2]),
        ("(tanh(1e6(x-0.3)) > 0.5)*2", [0.3 + math.atanh(0.5) / 1e6]),
        ("{e^(-1e12(x-0.7)^2) > 0.5: 1, 0}", [0.7 - math.sqrt(math.log(2)) / 1e6, 0.7 + math.sqrt(math.log(2)) / 1e6]),
    ],
)
def test_the_seams_of_any_condition_are_found_to_the_last_digits(text, seams):
    found = [point for point in breaks(parse(text), -4.0, 4.0) if point.behaviour.kind != "smooth" or point.x in seams]
    assert [point.x for point in found] == pytest.approx(seams, rel=4e-16, abs=1e-300)


def test_landmarks_of_pieces_are_those_of_the_pieces_and_of_their_seams():
    marks = [(m.kind, round(m.x, 6)) for m in landmarks(parse("{x<0: x^2 - 1, x<2: x - 1, (x-3)^2}"), -2.0, 4.0)]
    assert marks == [
        ("root", -1.0), ("corner", 0.0), ("minimum", 0.0), ("root", 1.0), ("corner", 2.0), ("maximum", 2.0),
        ("root", 3.0), ("minimum", 3.0),
    ]  # fmt: skip
    bends = landmarks(parse("{x<0: x^2, -x^2}"), -1.0, 1.0)
    assert [m.kind for m in bends if m.x == 0.0] == ["root", "inflection"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("{floor(x)=1: (x-1.5)^2, 5}", [("jump", 1.0), ("root", 1.5), ("minimum", 1.5), ("jump", 2.0)]),
        ("{floor(x)^2=1: (x-1.5)^2 + 1, 5}", [("jump", -1), ("jump", 0), ("jump", 1), ("minimum", 1.5), ("jump", 2)]),
        ("{|x|=x: x^2 - 2x + 2, 9}", [("jump", 0.0), ("minimum", 1.0)]),
        ("{2floor(x/2)=floor(x): 1, 0}", [("flat", -2.9), ("jump", -2), ("jump", -1), ("flat", -1), ("jump", 0),
                                          ("jump", 1), ("flat", 1), ("jump", 2)]),
        ("{step(x-1)=0.1*10: sin(x), 9}", [("jump", 1.0), ("maximum", math.pi / 2)]),
    ],
)  # fmt: skip
def test_pieces_that_hold_where_two_sides_are_equal_all_along_are_searched_like_any(text, kinds):
    marks = [(mark.kind, mark.x) for mark in landmarks(parse(text), -2.9, 2.9)]
    assert [kind for kind, _ in marks] == [kind for kind, _ in kinds]
    assert [x for _, x in marks] == pytest.approx([x for _, x in kinds], abs=1e-15)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("x^2 {0<x<=1}", [(0.0, True), (1.0, False)]),
        ("x {x^2<2}", [(-math.sqrt(2), True), (math.sqrt(2), True)]),
        ("x {x^2<=2}", [(-math.sqrt(2), False), (math.sqrt(2), False)]),
        ("x {2>x^2}", [(-math.sqrt(2), True), (math.sqrt(2), True)]),
        ("√(2-x^2)", [(-math.sqrt(2), False), (math.sqrt(2), False)]),
        ("x ln x", [(0.0, True)]),
        ("x {sin x > 1/2}", [(math.pi / 6, True), (5 * math.pi / 6, True)]),
        ("x {sin x >= 1/2}", [(math.pi / 6, False), (5 * math.pi / 6, False)]),
    ],
)
def test_an_end_is_open_where_the_piece_does_not_own_it_whatever_the_nearest_double_says(text, ends):
    marks = [mark for mark in landmarks(parse(text), -3.0, 3.0) if mark.kind == "edge"]
    assert [mark.open for mark in marks] == [is_open for _, is_open in ends]
    assert [mark.x for mark in marks] == pytest.approx([x for x, _ in ends])


@pytest.mark.parametrize(
    "text", ["{1<=e^x<1.25: ln(x+4), x^3-2x}", "{0.1x+0.2<0.3: x, -1-x}", "{e^x<1.25: 1, -1}(1+x)"]
)
def test_beside_a_seam_the_doubles_on_its_wrong_side_are_taken_for_nothing(text):
    marks = landmarks(parse(text), -3.9, 3.95)
    assert marks.complete
    assert len(marks) < 7
    assert all(mark.kind in ("root", "jump", "minimum", "maximum") for mark in marks)


def test_the_curve_is_cut_at_jumps_and_gaps_and_goes_on_over_corners_and_smooth_seams():
    def spans(text):
        return [(round(xs[0], 9), round(xs[-1], 9)) for xs, _ in curve(parse(text), -2.0, 2.0)]

    assert spans("{x<0: x^2, x^3}") == spans("{x<0: -x, x^2}") == [(-2, 2)]
    assert spans("{x<0: 1, 2}") == [(-2, 0), (0, 2)]
    assert spans("x^2 {0<x<1}") == [(0, 1)]
    assert spans("{x<-1: 1, x>1: 2}") == [(-2, -1), (1, 2)]
    assert spans("{x=0: 5, x^2}") == [(-2, 0), (0, 0), (0, 2)]  # the point (0, 5) by itself


@pytest.mark.parametrize("text", ["{x=0: 5, 1}", "{x=0: 5}", "{x!=0: x, -9}"])
def test_a_value_of_its_own_is_in_view(text):
    shown = curve(parse(text), -2.0, 2.0)
    assert shown.y_min < parse(text)(0.0) < shown.y_max


def test_difference_quotients_step_across_a_seam_with_the_piece_on_either_side():
    f = parse("{x<0: -x, x^2}")
    assert difference(f, 0.0, 0.5).slope == 0.5
    assert difference(f, 0.0, 0.5, scheme="backward").slope == -1.0
    assert difference(f, 0.0, 0.5, scheme="central").slope == -0.25
    smooth = parse("{x<0: x^2, x^3}")
    assert [rung.slope for rung in sweep(smooth, 0.0)][:2] == pytest.approx([0.01, 0.0001])
    assert math.isnan(best_step(f, 0.0).h)


def test_arrays_and_numbers_agree_at_every_double_about_a_seam():
    f = parse("{x^2<2: x, x<3: x^2, 9}")
    near = math.sqrt(2)
    xs = [near]
    for way in (-math.inf, math.inf):
        x = near
        for _ in range(20):
            x = math.nextafter(x, way)
            xs.append(x)
    assert f(np.array(xs)).tolist() == [f(x) for x in xs] == [x if x * x < 2 else x * x for x in xs]


COMPARED = ["x", "x^2", "sin x", "cos(2x)", "|x|", "x^3-2x", "floor x", "e^x", "1/x", "√(x+3)", "mod(x,1.5)", "tan x",
            "x sin x", "cbrt x", "max(x,1)"]  # fmt: skip
LEVELS = ["0", "1", "-1", "0.5", "1/3", "x", "1.25", "√2", "cos x"]
COMPARISONS = st.builds(
    "{}{}{}".format, st.sampled_from(COMPARED), st.sampled_from(["<", "<=", ">", ">=", "!="]), st.sampled_from(LEVELS)
)
JOINED = st.one_of(
    COMPARISONS,
    st.builds("({} and {})".format, COMPARISONS, COMPARISONS),
    st.builds("({} or not {})".format, COMPARISONS, COMPARISONS),
    st.builds("{}<{}<={}".format, st.sampled_from(LEVELS), st.sampled_from(COMPARED), st.sampled_from(LEVELS)),
)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(JOINED, st.sampled_from(COMPARED)), min_size=1, max_size=3), st.sampled_from(COMPARED))
def test_no_change_of_piece_between_two_points_goes_unseen_and_no_curve_crosses_a_jump(rows, rest):
    f = parse("{" + ", ".join(f"{c}: {v}" for c, v in rows) + f", {rest}}}")
    which = parse("{" + ", ".join(f"{c}: {k}" for k, (c, _) in enumerate(rows)) + ", -1}")
    x = np.linspace(-3.9, 3.95, 2003)
    applies, found = which(x), breaks(f, -3.9, 3.95)
    assert found.complete
    at = np.array([point.x for point in found])
    changes = (applies[1:] != applies[:-1]) & ~(np.isnan(applies[1:]) & np.isnan(applies[:-1]))
    for i in np.flatnonzero(changes):
        assert np.any((at >= x[i] - 1e-9) & (at <= x[i + 1] + 1e-9))
    torn = [point.x for point in found if point.behaviour.kind in ("jump", "pole", "hole")]
    for xs, _ in curve(f, -3.9, 3.95, known=found):
        assert not any(xs[0] < place < xs[-1] for place in torn)
