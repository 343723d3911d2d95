"""Landmarks against truth to 25 digits: none missed, none invented, simple ones to the last digits."""

import json
import math
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from mpmath import mp, mpf

from mgtui.engine.expression import parse
from mgtui.engine.landmark_kinds import LANDMARK_KINDS
from mgtui.engine.landmarks import Landmark, landmarks

CASES = Path(__file__).parent.parent / "cases"
FAMILY = json.loads((CASES / "landmarks.json").read_text(encoding="utf-8"))["cases"]
FEATURES = json.loads((CASES / "features.json").read_text(encoding="utf-8"))["cases"]
EXTREMA = {"min": "minimum", "max": "maximum"}


def at(found, *kinds):
    return [mark.x for mark in found if mark.kind in kinds]


def in_ulps(x, truth):
    """The distance of x from the truth, a decimal text, in units of the truth's last place."""
    with mp.workdps(40):
        return float(abs(mpf(x) - mpf(truth)) / mpf(math.ulp(float(truth))))


def assert_same(xs, truths, ulps):
    assert len(xs) == len(truths), (xs, truths)
    for x, truth in zip(xs, truths, strict=True):
        assert in_ulps(x, truth) <= ulps, (x, truth)


@pytest.mark.parametrize(
    ("text", "apart", "kind"),
    [
        ("{x!=1: 0}", [1.0], "hole"),
        ("{x=1: 5, 0}", [1.0], "jump"),
        ("if(x!=1, 0, -2)*(x!=2)", [1.0], "jump"),
        ("|{x!=1: 0}|", [1.0], "hole"),
    ],
)
def test_an_interval_of_zeros_ends_where_f_is_something_else(text, apart, kind):
    found = landmarks(parse(text), -3, 3)
    ends = [-3.0, *apart, 3.0]
    assert [(mark.x, mark.x_end) for mark in found if mark.kind == "flat"] == list(pairwise(ends))
    assert at(found, kind) == apart


@pytest.mark.parametrize(
    "text",
    ["max(relu(0*x), |x-1|)", "max(|{x<0.5: 0, 0}|, |x-1|)", "|x-1|*floor(sign(x+3))", "cbrt((x-1)^2)*|sign(x+3)|^0"],
)
def test_an_extremum_at_a_corner_is_found_though_rounding_hides_the_slopes_beside_it(text):
    assert at(landmarks(parse(text), 0.25, 2.75), "minimum") == [1.0]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("min(|x-1|^2, floor(step(x+1.5)))", "minimum"),
        ("-|x-1|^3*floor(sign(x+3))", "maximum"),
        ("|{x>3: 1, 0}| - |2x-2x^3|", "inflection"),
    ],
)
def test_so_is_what_turns_at_a_smooth_break_and_a_bend_at_a_corner(text, kind):
    assert 1.0 in at(landmarks(parse(text), 0.25, 2.75), kind)


def test_far_out_a_pole_between_two_doubles_is_no_root_and_a_corner_at_1_is_none():
    assert all(abs(mark.y) < 1e-5 for mark in landmarks(parse("tan(x)"), 1e10, 1e10 + 8))
    assert at(landmarks(parse("sec(x)^2"), 1e10, 1e10 + 8), "maximum") == []
    assert at(landmarks(parse("|mod(x, 2) - 1|"), 1e10, 1e10 + 3), "root") == [1e10 + 1, 1e10 + 3]


def test_a_step_of_what_is_0_for_the_number_meant_has_its_value_there():
    found = landmarks(parse("sign(sin(pi x))"), 2, 3)
    assert [(mark.kind, mark.x, mark.y) for mark in found] == [
        ("jump", 2.0, 0.0), ("root", 2.0, 0.0), ("jump", 3.0, 0.0), ("root", 3.0, 0.0)
    ]  # fmt: skip


def test_a_value_that_rounding_hides_is_no_root_where_it_is_proven():
    assert at(landmarks(parse("sign({1<x<2: -1+3x-2x^2, 2})^2"), 0.25, 2.75), "root") == []


def test_where_f_was_constant_but_for_rounding_no_maximum_ends_it():
    assert at(landmarks(parse("min(3, x)/(pi x)"), -5, 5), "maximum", "minimum") == []


def test_an_interval_of_ones_that_hangs_on_rounding_is_none_of_zeros():
    found = landmarks(parse("floor(step(x - 2.5)^2)"), -3.5, 3.25)
    assert [(mark.kind, mark.x) for mark in found] == [("flat", -3.5), ("jump", 2.5)]
    found = landmarks(parse("floor(step(x - 3) - step(x + 2.5))"), -3.5, 3.25)
    assert [(mark.kind, mark.x) for mark in found] == [("flat", -3.5), ("jump", -2.5), ("jump", 3.0), ("flat", 3.0)]


@pytest.mark.parametrize("text", ["|{x<1: 0, x}|", "sign({-1<x<=1: 3, 0})", "|{x>=1: 0, -1}|", "relu({x<0: 0, 1})"])
def test_a_corner_or_step_of_what_is_0_all_along_leaves_nothing_open(text):
    assert landmarks(parse(text), -3, 3).complete


@pytest.mark.parametrize("case", FAMILY, ids=lambda case: case["expr"])
def test_all_roots_extrema_and_inflections_are_found_and_no_others(case):
    f, (a, b) = parse(case["expr"]), case["interval"]
    found = landmarks(f, a, b)
    assert found.complete
    assert_same(at(found, "root"), case["roots"], 1.0)
    assert_same(at(found, "minimum", "maximum"), [x for x, _, _ in case["extrema"]], 1.0)
    assert_same(at(found, "inflection"), case["inflections"], 1.0)
    turns = [mark for mark in found if mark.kind in ("minimum", "maximum")]
    for mark, (_, kind, y) in zip(turns, case["extrema"], strict=True):
        assert mark.kind == EXTREMA[kind]
        assert mark.y == pytest.approx(float(y), rel=1e-12, abs=1e-15)


@pytest.mark.parametrize("case", FEATURES, ids=lambda case: case["expr"])
def test_the_cases_of_the_specification(case):
    f, (a, b) = parse(case["expr"]), case["interval"]
    found = landmarks(f, a, b)
    assert_same(at(found, "root"), [root["x"] for root in case["roots"]], 4.0)
    assert_same(at(found, "minimum", "maximum"), [turn["x"] for turn in case["extrema"]], 4.0)
    assert_same(at(found, "inflection"), case["inflections"], 4.0)
    assert_same(at(found, "corner", "cusp", "vertical"), [kink["x"] for kink in case["kinks"]], 4.0)
    for kind in ("pole", "jump", "hole"):
        assert_same(at(found, kind), [float(place["x"]) for place in case[f"{kind}s"]], 4.0)
    edges = sorted({float(end) for piece in case["domain"] for end in piece} - {a, b})
    assert at(found, "edge") == edges


KNOWN = [
    ("3x^2 - 4x + 5", -5, 5, [("minimum", 2 / 3)]),
    ("cbrt(x)", -2, 2, [("vertical", 0.0), ("root", 0.0), ("inflection", 0.0)]),
    ("x|x|", -1, 1, [("root", 0.0), ("inflection", 0.0)]),
    ("|x|^3", -1, 1, [("root", 0.0), ("minimum", 0.0)]),
    ("cbrt(x^2)", -1, 1, [("cusp", 0.0), ("root", 0.0), ("minimum", 0.0)]),
    ("|x - 0.3| - 0.1", -1, 1, [("root", 0.2), ("corner", 0.3), ("minimum", 0.3), ("root", 0.4)]),
    ("x ln(x)", -1, 2, [("edge", 0.0), ("minimum", math.exp(-1)), ("root", 1.0)]),
    ("sin(x)/x", -4, 4, [("root", -math.pi), ("inflection", -2.0815759778181007), ("hole", 0.0),
                         ("inflection", 2.0815759778181007), ("root", math.pi)]),
    ("(x^2 - 1)/(x - 1)", -3, 3, [("root", -1.0), ("hole", 1.0)]),
    ("sign(x)", -1, 1, [("jump", 0.0), ("root", 0.0)]),
    ("ln(x)", -1, 4, [("pole", 0.0), ("root", 1.0)]),
    ("sqrt(-x^2)", -1, 1, [("edge", 0.0), ("root", 0.0)]),
    ("1/(x - 0.1)/(x - 0.1000000001)", -1, 1, [("pole", 0.1), ("maximum", 0.10000000005), ("pole", 0.1000000001)]),
    ("1/(1 + e^(1/x))", -0.2, 0.2, [("jump", 0.0)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "a", "b", "marks"), KNOWN, ids=[text for text, *_ in KNOWN])
def test_a_point_carries_all_that_is_true_of_it(text, a, b, marks):
    found = landmarks(parse(text), a, b)
    assert [mark.kind for mark in found] == [kind for kind, _ in marks]
    for mark, (_, x) in zip(found, marks, strict=True):
        assert mark.x == x or abs(mark.x - x) <= 2 * math.ulp(x)


# Multiplied out, these are round-off for many doubles about their multiple root.
MULTIPLE = [
    ("x^7-7x^6+21x^5-35x^4+35x^3-21x^2+7x-1", 1.0, {"root", "inflection"}),
    ("x^8-8x^7+28x^6-56x^5+70x^4-56x^3+28x^2-8x+1", 1.0, {"root", "minimum"}),
    ("x^3-3x^2+3x-1", 1.0, {"root", "inflection"}),
    ("x^3-0.3x^2+0.03x-0.001", 0.1, {"root", "inflection"}),
    ("x^2-2.2x+1.21", 1.1, {"root", "minimum"}),
    ("(x-1)^8", 1.0, {"root", "minimum"}),
    ("x^100", 0.0, {"root", "minimum"}),
    ("cosh(x)-1", 0.0, {"root", "minimum"}),
    ("e^x-1-x", 0.0, {"root", "minimum"}),
    ("x-sin(x)", 0.0, {"root", "inflection"}),
]


@pytest.mark.parametrize(("text", "x", "kinds"), MULTIPLE)
def test_a_multiple_root_is_one_root_however_noisy(text, x, kinds):
    found = landmarks(parse(text), -1.0, 3.0)
    assert {mark.kind for mark in found} == kinds
    assert len(found) == len(kinds)
    assert all(abs(mark.x - x) <= math.ulp(x) for mark in found)


def test_a_triple_root_that_is_no_round_number_is_where_its_inflection_is():
    found = landmarks(parse("x^6-6x^4+12x^2-8"), 0.5, 3.0)
    assert at(found, "root")[0] == at(found, "inflection")[-1] == pytest.approx(math.sqrt(2), rel=1e-9)


NOTHING = [
    ("e^(-x^2)", 3, 60), ("tanh(x) - 1", 15, 40), ("e^x", -800, 800), ("e^(e^x)", -5, 10), ("5", -1, 1), ("x^2", 1, 2),
    ("2^-1074", -1, 1), ("ln(-1-x^2)", -1, 1), ("(e^x-1)/x", 1e-9, 1),
    ("x^2 + 1e-20", 0.5, 2), ("tan(x)", -1.5, -0.1),
]  # fmt: skip


@pytest.mark.parametrize(("text", "a", "b"), NOTHING)
def test_tails_constants_and_round_off_have_no_landmarks(text, a, b):
    found = landmarks(parse(text), a, b)
    assert list(found) == []
    assert found.complete


def test_what_an_identity_makes_constant_has_no_landmarks_but_that_is_not_proven():
    found = landmarks(parse("sin(x)^2 + cos(x)^2"), -5, 5)
    assert list(found) == []
    assert not found.complete
    assert found.note == "There may be more between −5 and 5."


@pytest.mark.parametrize(
    ("text", "a", "b", "start", "end"),
    [
        ("max(0, x)", -3, 3, -3, 0), ("|x| - x", -2, 2, 0, 2), ("3|x| - 3x", -2, 2, 0, 2), ("floor(x)", -1, 2, 0, 1),
        ("round(x)", -2, 2, -0.5, 0.5), ("0*x", -1, 1, -1, 1), ("1 - cos(x)^2 - sin(x)^2", -3, 3, -3, 3),
        ("max(0, x-1)^2 - max(0, -x-1)^2", -3, 3, -1, 1),
    ],
)  # fmt: skip
def test_an_interval_of_zeros_is_one_landmark_and_holds_no_root(text, a, b, start, end):
    found = landmarks(parse(text), a, b)
    assert [(mark.x, mark.x_end) for mark in found if mark.kind == "flat"] == [(start, end)]
    assert not at(found, "root", "minimum", "maximum", "inflection")


PI, ROOT_2 = math.pi, math.sqrt(2)

CLOSED_EDGES = [
    ("sqrt(2-x^2)", -2, 2, [-ROOT_2, ROOT_2]), ("sqrt(5-x^2)", -3, 3, [-math.sqrt(5), math.sqrt(5)]),
    ("acos(x^2-1)", -2, 2, [-ROOT_2, ROOT_2]), ("sqrt(cos(x)-0.5)", -3, 3, [-PI / 3, PI / 3]),
    ("sqrt(sin(x))", 0, 10, [0, PI, 2 * PI, 3 * PI]),
    ("sqrt(cos(x))", -5, 5, [-1.5 * PI, -PI / 2, PI / 2, 1.5 * PI]), ("sqrt(sqrt(2-x^2))", 0, 2, [ROOT_2]),
    ("(2-x^2)^1.5", 0, 2, [ROOT_2]), ("x ln(x)", -1, 0.5, []), ("(x-0.1)ln(x-0.1)", -1, 1, []),
    ("(2-x^2)ln(2-x^2)", 1.1, 2, []), ("(2-x^2)^1.5/sqrt(2-x^2)", 0, 2, []), ("sqrt(2-x^2)+1", -2, 2, []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "a", "b", "truths"), CLOSED_EDGES, ids=[text for text, *_ in CLOSED_EDGES])
def test_a_closed_edge_at_height_zero_is_a_root_and_an_open_one_is_none(text, a, b, truths):
    found = landmarks(parse(text), a, b)
    assert at(found, "root") == pytest.approx(truths, rel=4e-16)
    assert all(abs(mark.y) < 1e-7 for mark in found if mark.kind == "root")


@pytest.mark.parametrize(
    ("text", "a", "b"),
    [
        ("(1 - cos(x))/x^2", 1e-9, 2e-8), ("cos(sqrt(x) - e^x + sqrt(sin(x)))", 10, 50), ("sin(x^2) - x^2", 1e-7, 1e-6),
        ("x + 1e17 - 1e17", 0.5, 2), ("ln(1+e^(100x))/100 - x", 0.1, 5),
    ],
)  # fmt: skip
def test_what_is_noise_alone_is_no_interval_of_zeros(text, a, b):
    assert at(landmarks(parse(text), a, b), "flat") == []


@pytest.mark.parametrize("text", ["tanh(sin(pi)) (sqrt(x) - x^2)", "sin(pi) sin(x)", "|cos(pi/2)| x^3"])
def test_what_rounding_makes_of_a_constant_that_is_0_has_no_landmarks_but_zeros(text):
    assert {mark.kind for mark in landmarks(parse(text), 0.1, 5)} == {"flat"}


@pytest.mark.parametrize("text", ["ln(1+e^(100x))/100", "ln(1+e^(100x))", "sqrt(x^2 + 1e-20) + x", "e^(ln(x^2))/x"])
def test_on_a_straight_line_no_noise_passes_for_an_inflection_or_extremum(text):
    assert not {mark.kind for mark in landmarks(parse(text), -5, 5)} & {"inflection", "minimum", "maximum"}


@pytest.mark.parametrize("text", ["e^(x^4 sin(x)/2) + x", "sin(ln(1/(x-1)) (2e^x + 0.3))", "sin(5x)/sin(3x)"])
def test_where_f_is_no_number_or_far_from_0_there_is_no_extremum_or_root(text):
    f = parse(text)
    found = [mark for mark in landmarks(f, -5, 15) if mark.kind in ("root", "minimum", "maximum", "inflection")]
    assert all(math.isfinite(mark.y) for mark in found)
    assert all(abs(mark.y) < 1.0 for mark in found if mark.kind == "root")


STEPS_THAT_TOUCH = [
    ("floor(sin(x))", []), ("floor(cos(x))", []), ("ceil(sin(x))", []), ("ceil(cos(x))+1", [-PI, PI]),
    ("round(0.5cos(x))+1", []), ("mod(floor(cos(x)),3)", []), ("x ceil(cos(x))+20", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "roots"), STEPS_THAT_TOUCH, ids=[text for text, *_ in STEPS_THAT_TOUCH])
def test_a_step_function_has_no_root_where_its_argument_only_touches_a_whole_number(text, roots):
    assert at(landmarks(parse(text), -7, 7), "root") == roots


# The break that ends the zeros is no double, or f is off by round-off there.
ROUNDED_ENDS = [
    ("relu(x-0.1)", -1, 1, [(-1, 0.1)]), ("floor(3x)", -1, 1, [(0, 1 / 3)]), ("floor(x-0.1)", -1, 2, [(0.1, 1.1)]),
    ("floor(x/0.7)", -2, 3, [(0, 0.7)]), ("round(0.3x)", -3, 3, [(-5 / 3, 5 / 3)]),
    ("relu(3x-1)", -2, 2, [(-2, 1 / 3)]), ("relu(1-3x)", -2, 2, [(1 / 3, 2)]),
    ("relu(e^x-2)", -1, 1, [(-1, math.log(2))]),
    ("|x-0.1|-x+0.1", -1, 1, [(0.1, 1)]), ("max(0,|x|-0.1)", -1, 1, [(-0.1, 0.1)]),
    ("max(0,1-|x-0.3|)", -3, 3, [(-3, -0.7), (1.3, 3)]), ("max(0,1-3|x|)", -3, 3, [(-3, -1 / 3), (1 / 3, 3)]),
    ("max(0,cos(x))", -8, 8, [(-8, -2.5 * PI), (-1.5 * PI, -PI / 2), (PI / 2, 1.5 * PI), (2.5 * PI, 8)]),
    ("relu(sin(x))", -7, 7, [(-7, -2 * PI), (-PI, 0), (PI, 2 * PI)]), ("relu(x-100.1+100)", -1, 1, [(-1, 0.1)]),
    ("relu(x^3-0.3x^2+0.03x-0.001)", -1, 1, [(-1, 0.1)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "a", "b", "zeros"), ROUNDED_ENDS, ids=[text for text, *_ in ROUNDED_ENDS])
def test_zeros_end_at_the_break_however_it_is_rounded(text, a, b, zeros):
    found = landmarks(parse(text), a, b)
    ends = [end for mark in found if mark.kind == "flat" for end in (mark.x, mark.x_end)]
    assert ends == pytest.approx([end for pair in zeros for end in pair], rel=4e-16)
    assert not at(found, "root")


def test_a_tail_that_underflows_is_no_interval_of_zeros():
    assert not at(landmarks(parse("e^(-x^2)"), 40, 60), "flat")


@pytest.mark.parametrize(
    ("text", "inflections"), [("tanh(1e6(x-0.3))", 1), ("e^(-1e10(x-0.3)^2)", 2), ("1/(1+1e12(x-0.3)^2)", 2)]
)
def test_a_feature_narrower_than_any_grid_is_found(text, inflections):
    found = landmarks(parse(text), -5.0, 5.0)
    assert at(found, "maximum", "root") == [0.3]
    assert len(at(found, "inflection")) == inflections


def test_features_in_the_middle_of_a_huge_window_are_found():
    assert at(landmarks(parse("x^3 - x"), -1e9, 1e9), "root") == [-1.0, 0.0, 1.0]


def test_roots_at_the_ends_of_the_window_count_and_mere_ends_do_not():
    assert at(landmarks(parse("x(x-1)"), 0.0, 1.0), "root") == [0.0, 1.0]
    assert at(landmarks(parse("sin(x)"), 0.0, math.tau), "root") == [0.0, math.pi, math.tau]
    assert len(landmarks(parse("x + 10"), 0.0, 1.0)) == 0


def test_zero_is_exactly_zero():
    for text in ("x", "x^3", "sin(x)", "x^21", "tan(x)", "x e^x", "asinh(x)"):
        assert at(landmarks(parse(text), -1.2, 1.3), "root") == [0.0], text


@given(
    st.lists(st.integers(-40, 40), min_size=1, max_size=5, unique=True), st.integers(-150, 150), st.floats(-5.5, -5.0)
)
@settings(max_examples=60, deadline=None)
def test_the_roots_of_a_product_are_where_they_were_put(tenths, exponent, a):
    places = sorted(n / 8 for n in tenths)
    text = f"1e{exponent}" + "".join(f"(x - ({place}))" for place in places)
    found = landmarks(parse(text), a, 5.3)
    assert at(found, "root") == places
    assert len(at(found, "minimum", "maximum")) == len(places) - 1  # Rolle, and no more can be


@given(st.sampled_from(FAMILY), st.floats(0.05, 0.95), st.floats(0.05, 0.95))
@settings(max_examples=60, deadline=None)
def test_a_part_of_the_window_has_the_landmarks_of_that_part(case, s, t):
    a, b = case["interval"]
    low, high = sorted((a + s * (b - a), a + t * (b - a)))
    assume(high - low > 1e-3 * (b - a))
    f = parse(case["expr"])
    whole = [(mark.kind, mark.x) for mark in landmarks(f, a, b) if low < mark.x < high]
    part = [(mark.kind, mark.x) for mark in landmarks(f, low, high) if low < mark.x < high]
    assert [kind for kind, _ in part] == [kind for kind, _ in whole]
    for (_, x), (_, y) in zip(part, whole, strict=True):
        assert abs(x - y) <= 2 * math.ulp(max(abs(x), abs(y)))


@given(st.sampled_from(["x^3-x", "e^(-x^2)", "sin(3x)+x/2", "1/x+x", "|x^2-2|", "floor(x)", "x/(1+x^2)", "x^x"]))
def test_the_mirror_image_has_mirrored_landmarks(text):
    found = landmarks(parse(text), -2.3, 3.1)
    mirrored = landmarks(parse(text.replace("x", "(-x)")), -3.1, 2.3)
    ends = [(mark.kind, 0.0 - (mark.x_end if mark.kind == "flat" else mark.x)) for mark in mirrored]
    assert sorted(ends) == sorted((mark.kind, mark.x) for mark in found)


@pytest.mark.parametrize(
    ("text", "a", "b"), [("sin(1/x)", -1, 1), ("tan(1/x)", -1, 1), ("sin(1000x)", -5, 5), ("floor(100x)", -5, 5)]
)
def test_where_there_are_too_many_it_says_so_and_claims_nothing_there(text, a, b):
    f = parse(text)
    found = landmarks(f, a, b)
    assert not found.complete
    assert found.note
    assert len(found) <= 500
    for x in at(found, "root"):
        before, after = f(np.array([x - 1e-9 * abs(x), x + 1e-9 * abs(x)]))
        assert before * after < 0


def test_the_outermost_roots_of_an_endless_oscillation_are_all_there():
    roots = [x for x in at(landmarks(parse("sin(1/x)"), -1, 1), "root") if x > 0.02]
    assert roots == pytest.approx([1 / (k * math.pi) for k in range(15, 0, -1)], rel=1e-15)


def test_two_hundred_roots_are_listed_in_full():
    found = landmarks(parse("sin(50x)"), -1.0, 3.0)
    assert found.complete
    assert at(found, "root") == pytest.approx([k * math.pi / 50 for k in range(-15, 48)], rel=4e-16)


def test_landmarks_are_a_sequence_by_ascending_x():
    found = landmarks(parse("sin(x)/|x|"), -7, 7)
    assert [mark.x for mark in found] == sorted(mark.x for mark in found)
    assert found[0] in found
    assert isinstance(found[1:3], tuple)
    assert all(isinstance(mark, Landmark) and mark.kind in LANDMARK_KINDS and mark.note for mark in found)


def test_y_is_what_f_says():
    f = parse("(x^3-x)/(x-2) + |x-1|")
    for mark in landmarks(f, -3, 3):
        assert (mark.y == f(mark.x)) or mark.kind == "pole"


def test_a_hole_is_as_high_as_the_curve_beside_it():
    (hole,) = [mark for mark in landmarks(parse("sin(x)/x"), -1, 1) if mark.kind == "hole"]
    assert hole.y == 1.0


def test_a_plain_callable_gets_what_samples_show_and_no_promise():
    found = landmarks(math.sin, -4.0, 4.0)
    assert at(found, "root") == [-math.pi, 0.0, math.pi]
    assert at(found, "maximum") == pytest.approx([math.pi / 2], abs=1e-6)
    assert not found.complete
    assert "samples" in found.note


@pytest.mark.parametrize(
    ("f", "kinds"),
    [(lambda x: 1 / x, ["pole"]), (lambda x: math.floor(x) + 0.5, ["jump", "jump"]), (lambda x: 7.0, []),
     (lambda x: x**3, ["root"]), (lambda x: max(0.0, x), []), (lambda x: 1 / x**2, ["pole"])],
)  # fmt: skip
def test_a_plain_callable_has_no_root_at_a_pole_or_jump(f, kinds):
    assert [mark.kind for mark in landmarks(f, -1.0, 1.0)] == kinds


def test_several_variables_are_refused_with_the_way_out():
    with pytest.raises(ValueError, match="bind"):
        landmarks(parse("a x"), -1, 1)
    assert at(landmarks(parse("a x - 1").bind(a=4.0), -1, 1), "root") == [0.25]


@pytest.mark.parametrize("ends", [(1, 1), (2, 1), (math.nan, 1), (0, math.inf)])
def test_what_is_no_interval_is_refused(ends):
    with pytest.raises(ValueError, match="interval"):
        landmarks(parse("x"), *ends)


def test_of_more_than_500_it_is_said_that_there_are_more_and_which_are_left_out():
    found = landmarks(parse("sin(53x)"), -5.0, 5.0)
    assert {mark.kind for mark in found} == {"root", "minimum", "maximum"}
    assert not found.complete
    assert found.note == "There are more than 500: inflections are left out."
