"""The h → 0 pane as text, and the error curve as a scene."""

import math

import pytest

from mgtui.playground.analysis import moment_of
from mgtui.playground.changes import values as to
from mgtui.playground.panes.ladder import error_point, error_scene, ladder_of, ladder_rows, steps_around
from mgtui.text.numbers import short
from tests.playground.states import CORNER, H_LOST, LECTURE, POLE, STATES, at, texts

WHOLE = 19  # rows enough for the heading, all 17 rungs of the lecture's h, and the line about the best h


def shown(state, width, height=WHOLE, **options):
    return texts(ladder_rows(state, moment_of(state), width, height, **options))


def test_each_rung_has_its_quotient_in_full_its_error_and_where_there_is_room_a_bar():
    state = to.set_h(LECTURE, 0.01)
    assert shown(state, 36, 5)[:-1] == [
        "  h      rise/run           error",
        "  0.1    14.300000000000068 0.3",
        "▸ 0.01   14.029999999999632 0.03",
        "  0.001  14.00300000000243  0.003",
    ]
    assert shown(state, 60, 5)[:-1] == [
        "  h      rise/run                 error",
        "  0.1    14.300000000000068       0.3     ━━━━━━━━━━━━━━━",
        "▸ 0.01   14.029999999999632       0.03    ━━━━━━━━━━━━",
        "  0.001  14.00300000000243        0.003   ━━━━━━━━━━",
    ]


def test_beside_another_pane_it_keeps_to_the_first_digits():
    for width in (36, 48):
        assert [row[9:19].strip() for row in shown(LECTURE, width, 5, brief=True)[1:3]] == ["14.03…", "14.003…"]


@pytest.mark.parametrize(
    ("h", "before", "after"),
    [
        (10.0, [], ["1", "0.1", "0.01"]),
        (5.0, ["10"], ["1", "0.1", "0.01"]),
        (1.0, ["10"], ["0.1", "0.01"]),
        (0.5, ["1"], ["0.1", "0.01"]),
        (0.1, ["1"], ["0.01", "0.001"]),
        (0.02, ["0.1"], ["0.01", "0.001"]),
        (3e-17, ["0.1"], ["1e−17"]),
    ],
)
def test_the_present_h_has_a_row_of_its_own_below_a_power_of_ten(h, before, after):
    rows = shown(to.set_h(LECTURE, h), 60, 30)[1:-1]
    steps = [row[2:].split()[0] for row in rows]
    (here,) = [index for index, row in enumerate(rows) if row[0] == "▸"]
    assert steps[here] == short(h)
    assert steps[:here][:1] == before
    assert steps[here + 1 :][: len(after)] == after
    assert steps[-1] == "1e−17"
    assert float(rows[here][2:].split()[1]) == moment_of(to.set_h(LECTURE, h)).difference.slope


@pytest.mark.parametrize("state", [CORNER, POLE], ids=["corner", "pole"])
def test_without_a_slope_there_is_neither_error_nor_bar_nor_best_h(state):
    rows = shown(state, 34)
    assert {len(row.split()) for row in rows[1:3]} == {2}  # h and quotient, nothing else
    assert not any("━" in row or "•" in row for row in rows)


@pytest.mark.parametrize("width", [34, 60])
def test_the_present_h_is_marked_wherever_it_stands(width):
    for power in range(1, 18):
        rows = shown(to.set_h(LECTURE, 10.0**-power), width, 8)
        (marked,) = [row for row in rows if row.startswith("▸")]
        assert marked[2:].startswith(f"{short(10.0**-power)} ")


@pytest.mark.parametrize("scheme", ["forward", "backward", "central"])
@pytest.mark.parametrize(
    ("text", "x"), [("3x^2 - 4x + 5", 3.0), ("sin(x)", 1.0), ("e^x", 2.0), ("x^3", -1.5), ("ln(x)", 0.1), ("1/x", 40.0)]
)
def test_one_rung_alone_has_the_dot_of_the_best_h_the_nearest_to_it(text, x, scheme):
    state = to.set_scheme(at(text, x), scheme)
    ladder, best = ladder_of(moment_of(state), scheme)
    rungs = shown(state, 60)[1:-1]
    assert len(rungs) == len(ladder.rungs)
    dotted = [index for index, row in enumerate(rungs) if row[1] == "•"]
    nearest = min(range(len(rungs)), key=lambda index: abs(math.log10(ladder.rungs[index].h / best.h)))
    assert dotted == [nearest]


def test_the_lectures_best_h_is_named_below():
    assert shown(LECTURE, 34)[-1] == " • best h near 2e−8"


@pytest.mark.parametrize("height", [4, 8, WHOLE])
@pytest.mark.parametrize("width", [34, 60])
@pytest.mark.parametrize("name", STATES)
def test_it_keeps_within_the_pane(name, width, height):
    rows = shown(STATES[name], width, height)
    assert len(rows) <= height
    assert max(map(len, rows)) <= width


@pytest.mark.parametrize("text", ["3x^2 - 4x + 5", "sin(x)", "7", "2x"])
def test_a_bar_is_red_where_round_off_is_the_larger_part_of_the_error_and_only_there(text):
    state = at(text, 1.3)
    moment = moment_of(state)
    rungs = ladder_of(moment, "forward")[0].rungs
    roles = [row[-1][1] for row in ladder_rows(state, moment, 60, len(rungs) + 2)[1:-1]]
    assert roles == ["bad" if rung.round_off > rung.truncation else "quotient" for rung in rungs]
    assert "bad" in roles or text == "7"


# The error curve


def test_the_error_curve_is_a_v_with_its_bottom_near_the_best_h():
    ladder, best = ladder_of(moment_of(LECTURE), "forward")
    scene = error_scene(ladder, best)
    ((xs, ys),) = scene.pieces
    bottom = xs[ys.argmin()]
    assert abs(bottom - math.log10(best.h)) < 1
    assert ys[0] > ys.min() + 3
    assert ys[-1] > ys.min() + 3
    (mark,) = scene.marks
    assert mark.x == math.log10(best.h)


def test_the_error_curve_lies_in_its_window():
    scene = error_scene(*ladder_of(moment_of(LECTURE), "forward"))
    window = scene.window
    for xs, ys in scene.pieces:
        assert window.x_min < xs.min() <= xs.max() < window.x_max
        assert window.y_min < ys.min() <= ys.max() < window.y_max


def test_the_present_h_stands_on_the_error_curve():
    ladder, _ = ladder_of(moment_of(LECTURE), "forward")
    point = error_point(LECTURE, ladder)
    assert point.x == pytest.approx(-3)
    assert point.y == pytest.approx(math.log10(0.003))


def test_where_h_is_lost_the_error_is_the_slope_itself():
    ladder, _ = ladder_of(moment_of(H_LOST), "forward")
    assert error_point(H_LOST, ladder).y == pytest.approx(math.log10(14))


def test_without_a_slope_there_is_no_error_curve():
    assert error_scene(*ladder_of(moment_of(CORNER), "forward")) is None


@pytest.mark.parametrize(
    ("text", "x", "scheme", "said"),
    [
        ("floor(x)", 1.0, "backward", " branch on the left: slope 0"),
        ("floor(x)", 1.0, "forward", ""),
        ("|x|/x", 0.0, "forward", " branch on the right: slope 0"),
        ("(x^2 - 1)/(x - 1)", 1.0, "central", " filled function: slope 1"),
        ("|x|", 0.0, "backward", ""),
    ],
)
def test_below_a_ladder_that_does_not_tend_to_the_slope_stands_whose_slope_it_is(text, x, scheme, said):
    assert shown(to.set_scheme(at(text, x), scheme), 34)[-1] == said


def test_an_error_has_two_digits_and_beside_another_pane_one():
    state = at("sin x", 1.0)
    errors = {brief: [row[2:].split()[2] for row in shown(state, 40, 6, brief=brief)[1:-1]] for brief in (False, True)}
    assert errors[False] == ["0.043", "0.0042", "0.00042", "4.2e−5"]
    assert errors[True] == ["0.04", "0.004", "0.0004", "4e−5"]


def test_the_window_of_the_error_curve_leaves_half_a_decade_beside_it_and_a_tenth_above_and_below():
    scene = error_scene(*ladder_of(moment_of(LECTURE), "forward"))
    ((xs, ys),) = scene.pieces
    margin = max(1.0, 0.1 * (ys.max() - ys.min()))
    wanted = (xs.min() - 0.5, xs.max() + 0.5, ys.min() - margin, ys.max() + margin)
    assert tuple(scene.window) == pytest.approx(wanted)


@pytest.mark.parametrize(("width", "bars"), [(26, 0), (42, 0), (45, 0), (46, 4), (53, 11), (60, 18), (80, 18)])
def test_the_digits_come_first_and_the_bar_of_an_error_of_ten_has_the_room_they_leave(width, bars):
    rows = ladder_rows(at("1000x^2", 1.0), moment_of(at("1000x^2", 1.0)), width, WHOLE)
    rungs = [row for row in rows if len(row) != 1]
    assert max(len(row[-1][0]) for row in rungs) == bars
    assert {sum(len(text) for text, _ in row[:-1]) for row in rungs} == {min(width, 42)}


@pytest.mark.parametrize(("height", "first", "last"), [(19, "0.1", "1e−17"), (8, "0.1", "1e−6"), (4, "0.01", "0.001")])
def test_the_rungs_around_the_present_h_are_shown_as_many_as_have_room(height, first, last):
    rows = shown(LECTURE, 60, height)[1:-1]
    assert len(rows) == min(17, height - 2)
    assert (rows[0][2:].split()[0], rows[-1][2:].split()[0]) == (first, last)


def test_an_error_of_ten_and_more_is_written_out():
    for brief in (False, True):
        lost = shown(to.set_h(LECTURE, 1e-16), 40, 23, brief=brief)[-2]
        assert lost[2:].split()[:3] == ["1e−17", "0", "14"]


def test_the_bars_make_a_v_from_one_cell_at_the_least_error_to_the_whole_room_at_the_largest():
    bars = [row.count("━") for row in shown(LECTURE, 60, 20)[1:-1]]
    least = bars.index(min(bars))
    assert (min(bars), max(bars)) == (1, 18)
    assert bars[: least + 1] == sorted(bars[: least + 1], reverse=True)
    assert bars[least] < bars[-1] == 18


def test_an_error_of_nought_has_no_bar():
    rows = shown(to.start("2x"), 60, 20)[1:-1]
    assert any("━" in row for row in rows)
    assert all(("━" in row) == (row.split()[-1] != "0" and row.split()[-2] != "0") for row in rows)


def test_a_ladder_beside_other_panes_has_the_digits_that_tell_its_rungs_apart_and_room_for_the_bar():
    rows = shown(LECTURE, 39, brief=True)
    assert rows[5:8] == [
        "  1e−5   14.00003…     3e−5    ━━━",
        "  1e−6   14.000003…    3e−6    ━━",
        "  1e−7   14.0000003…   3e−7    ━",
    ]
    assert max(row.count("━") for row in rows) == 8
    assert shown(LECTURE, 30, brief=True)[3].split()[2:4] == ["14.003…", "0.003"]


@pytest.mark.parametrize(("h", "steps"), [
    (20.0, (20.0, 10.0, 1.0)), (10.0, (10.0, 1.0, 0.1)), (0.5, (1.0, 0.5, 0.1)), (0.1, (1.0, 0.1, 0.01)),
    (1e-5, (0.1, 0.01, 0.001)),
])  # fmt: skip
def test_a_ladder_begins_with_the_power_of_ten_above_h_and_at_a_tenth_at_least(h, steps):
    assert steps_around(h)[:3] == steps
    assert steps_around(h)[-1] == 1e-17


@pytest.mark.parametrize(("text", "x", "h", "error"), [
    ("e^(3x)", 4.0, 10.0, "2e17"), ("e^(3x)", 4.0, 1.0, "2.618e6"), ("e^(3x)", 4.0, 0.1, "8.115e4"),
    ("x^2/1e120", 1.0, 1e-3, "1e−123"),
])  # fmt: skip
def test_a_blank_stands_between_an_error_and_its_bar_however_large_the_error_is(text, x, h, error):
    [row] = [row for row in shown(at(text, x, h), 60, 9) if row.startswith("▸")]
    assert error in row.split()
