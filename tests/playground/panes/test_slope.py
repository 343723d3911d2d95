"""The slope pane as text: both points, rise over run, and the exact slope beside it."""

import math
from dataclasses import replace

import pytest

from mgtui.engine import Exact, Proven
from mgtui.playground.analysis import moment_of
from mgtui.playground.changes import values as to
from mgtui.playground.changes.jumps import landmarks_at
from mgtui.playground.panes.slope import slope_rows
from mgtui.playground.panes.summary import slope_of_what
from mgtui.playground.picture import picture_of
from mgtui.text.rows import plain
from tests.playground.states import CORNER, H_LOST, JUMP, LECTURE, POLE, STATES, at, texts

PARABOLA = [
    "x            3",
    "h            0.001",
    "x + h        3.001",
    "f(x)        20",
    "f(x + h)    20.014003000000002",
    "rise         0.01400300000000243",
    "run          0.001",
    "rise/run    14.00300000000243",
    "slope       14",
    "off by       0.003",
    "f goes up ↗",
    "tangent     y = 14x − 22",
]


@pytest.mark.parametrize("width", [34, 60])
def test_the_lectures_parabola_has_its_quotient_and_its_slope_under_one_another(width):
    assert texts(slope_rows(moment_of(LECTURE), width)) == PARABOLA


def test_where_the_legend_gives_the_tangent_the_pane_does_not_give_it_again():
    assert texts(slope_rows(moment_of(LECTURE), 34, tangent=False)) == PARABOLA[:-1]


CORNER_NUMBERS = [
    "x            0",
    "h            0.001",
    "x + h        0.001",
    "f(x)         0",
    "f(x + h)     0.001",
    "rise         0.001",
    "run          0.001",
    "rise/run     1",
    "slope left  −1",
    "slope right  1",
]


def test_at_a_corner_the_two_one_sided_slopes_stand_where_the_slope_would():
    assert texts(slope_rows(moment_of(CORNER), 34)) == [
        *CORNER_NUMBERS,
        "f has a corner at 0: slope −1 from",
        "the left, 1 from the right.",
    ]
    assert texts(slope_rows(moment_of(CORNER), 60)) == [
        *CORNER_NUMBERS,
        "f has a corner at 0: slope −1 from the left, 1 from the",
        "right.",
    ]


def test_at_a_pole_there_is_neither_value_nor_quotient_nor_slope():
    assert texts(slope_rows(moment_of(POLE), 34)) == [
        "x              0",
        "h              0.001",
        "x + h          0.001",
        "f(x)         undefined",
        "f(x + h)    1000",
        "rise         undefined",
        "run            0.001",
        "rise/run     undefined",
        "f has a pole at 0: it tends to −∞",
        "from the left, ∞ from the right.",
    ]


def test_at_a_jump_the_quotient_sees_nothing_and_the_sentence_tells_both_limits():
    rows = texts(slope_rows(moment_of(JUMP), 60))
    assert rows[5:8] == ["rise        0", "run         0.001", "rise/run    0"]
    assert rows[8:10] == ["slope left  0 of the branch on the left", "slope right 0"]
    assert rows[10:] == ["f jumps at 1: it tends to 0 from the left, 1 from the right,", "f = 1 there."]


@pytest.mark.parametrize(
    ("text", "x", "slopes"),
    [
        ("floor(x)", 1.0, ["slope left 0 of the branch on the left", "slope right 0"]),
        ("ceil(x)", 1.0, ["slope left 0", "slope right 0 of the branch on the right"]),
        ("|x|/x", 0.0, ["slope left 0 of the branch on the left", "slope right 0 of the branch on the right"]),
        ("0^x", 0.0, ["slope right 0 of the branch on the right"]),
        ("e^(1/x)", 0.0, ["slope left 0 of the branch on the left"]),
        ("(x^2 - 1)/(x - 1)", 1.0, ["slope 1 of the filled function"]),
        ("x|x|/x", 0.0, ["slope left −1 of the filled function", "slope right 1 of the filled function"]),
        ("x ln x", 0.0, ["slope right −∞ of the filled function"]),
        ("|x|", 0.0, ["slope left −1", "slope right 1"]),
        ("sqrt(x)", 0.0, ["slope right ∞"]),
    ],
)
@pytest.mark.parametrize("width", [24, 34, 60])
def test_a_slope_that_is_not_f_s_own_says_whose_it_is(text, x, slopes, width):
    said = " ".join(" ".join(texts(slope_rows(moment_of(at(text, x)), width))).split())
    assert f"{' '.join(slopes)} f " in said
    assert max(map(len, texts(slope_rows(moment_of(at(text, x)), width)))) <= width


def test_where_h_is_lost_rise_and_quotient_are_0_and_the_quotient_is_off_by_the_whole_slope():
    rows = texts(slope_rows(moment_of(H_LOST), 34))
    assert rows[2:6] == ["x + h         3", "f(x)         20", "f(x + h)     20", "rise          0"]
    assert rows[7:10] == ["rise/run      0", "slope        14", "off by      −14"]


@pytest.mark.parametrize("text", ["123456789.123 x^3", "1e-9/(x-1)", "floor(x) + sin(1e6x)"])
@pytest.mark.parametrize("scheme", ["forward", "backward", "central"])
@pytest.mark.parametrize("width", [24, 34, 60])
def test_x_keeps_all_its_digits_where_there_is_room_for_them(text, scheme, width):
    moment = moment_of(to.set_scheme(at(text, 0.9999999), scheme))
    assert texts(slope_rows(moment, width))[0].split() == ["x", "0.9999999"]


@pytest.mark.parametrize(
    ("scheme", "labels"),
    [
        ("forward", ["x", "h", "x + h", "f(x)", "f(x + h)"]),
        ("backward", ["x", "h", "x − h", "f(x − h)", "f(x)"]),
        ("central", ["x", "h", "x − h", "x + h", "f(x − h)", "f(x + h)"]),
    ],
)
def test_each_scheme_names_the_two_points_it_takes(scheme, labels):
    rows = slope_rows(moment_of(to.set_scheme(LECTURE, scheme)), 34)
    assert [row[0][0].strip() for row in rows[: len(labels)]] == labels
    assert rows[len(labels)][0][0].strip() == "rise"


def test_after_a_nudge_it_says_by_how_much_f_and_its_slope_have_changed():
    before, now = moment_of(LECTURE), moment_of(to.set_value(LECTURE, "x", 4.0))
    assert texts(slope_rows(now, 34, before=before))[-1] == "nudge       f +17, slope +6"
    assert texts(slope_rows(before, 34, before=before)) == PARABOLA


def test_of_a_nudge_onto_a_break_nothing_is_said():
    before, now = moment_of(at("1/x", 1.0)), moment_of(at("1/x", 0.0))
    assert slope_rows(now, 34, before=before) == slope_rows(now, 34)


def test_a_landmark_at_this_very_x_is_named_once():
    state = at("x^2", 0.0)
    moment, picture = moment_of(state), picture_of(state, 160, 96)
    notes = [mark.note for mark in landmarks_at(picture.landmarks, 0.0)]
    assert notes
    rows = texts(slope_rows(moment, 60, landmarks_at(picture.landmarks, 0.0)))
    assert [row for row in rows if row in notes] == notes


@pytest.mark.parametrize("width", [24, 34, 60])
@pytest.mark.parametrize("name", STATES)
def test_no_row_is_wider_than_the_pane(name, width):
    rows = texts(slope_rows(moment_of(STATES[name]), width, tangent=False))
    assert max(map(len, rows)) <= width


@pytest.mark.parametrize(("text", "x"), [("floor(x)", 1.0), ("|x|/x", 0.0), ("(x^2 - 1)/(x - 1)", 1.0)])
def test_whose_slope_it_is_stands_beside_it_wherever_that_fits_and_else_below(text, x):
    moment = moment_of(at(text, x))
    for width in range(28, 60):
        rows = [row for row in slope_rows(moment, width) if row[0][0].startswith("slope")]
        assert rows
        for (label, _), (number, _), *beside in rows:
            owner = slope_of_what(moment.behaviour, "right" if label.rstrip().endswith("right") else "left")
            fits = len(label) + len(number.rstrip()) + 1 + len(owner) <= width
            assert beside == ([(f" {owner}", "dim")] if owner and fits else [])


@pytest.mark.parametrize("expression", ["theta^2", "epsilon_1^2", "upsilon_12 + 1"])
@pytest.mark.parametrize("scheme", ["forward", "backward", "central"])
def test_the_name_of_a_variable_however_long_stands_apart_from_its_number(expression, scheme):
    state = replace(to.start(expression), scheme=scheme)
    rows = slope_rows(moment_of(state), 44)
    assert any(row[0][0].startswith(f"f({state.along}") for row in rows)
    assert all(row[0][0].endswith(" ") for row in rows if row[0][1] == "label")


@pytest.mark.parametrize(("change", "told"), [(1.001e-9, True), (0.999e-9, False), (-1.001e-9, True)])
def test_a_change_is_told_where_it_is_a_hundred_times_what_rounding_makes_of_it(change, told):
    def known(number):
        return Exact((Proven(number, 12, error=5e-12), Proven(0.0, 15, error=0.0), Proven(0.0, 15, error=0.0)))

    after, before = moment_of(LECTURE), moment_of(to.set_value(LECTURE, "x", 2.9))
    after, before = replace(after, numbers=known(change)), replace(before, numbers=known(0.0))
    [nudge] = [plain(row) for row in slope_rows(after, 60, (), before) if plain(row).startswith("nudge")]
    assert (f"f {'+' if change > 0 else '−'}1e−9" in nudge) == told


@pytest.mark.parametrize("text", ["sin(1/x)", "1/sin(1/x)", "1/x", "ln(x)", "x sin(1/x)", "0/x", "(-1)^(1/x)"])
def test_where_f_has_no_value_no_digits_of_it_are_lost(text):
    moment = moment_of(at(text, 0.0))
    assert math.isnan(moment.numbers.value)
    assert not any(part.withheld for part in moment.numbers.parts)
    assert not any("lost to rounding" in row for row in texts(slope_rows(moment, 37)))
