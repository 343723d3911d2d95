"""The table pane as text: x, f, f′ and f″ around the point, and the rows that are kept."""

import csv
import io
import itertools
from dataclasses import replace

import pytest

from mgtui.playground.analysis import moment_of
from mgtui.playground.changes import values as to
from mgtui.playground.panes.table import places_around, places_between, table_csv, table_rows
from tests.playground.states import CORNER, LECTURE, STATES, at, texts


def shown(state, width=34, height=9):
    return texts(table_rows(state, moment_of(state), width, height))


def test_the_lectures_parabola_has_a_row_for_each_nudge():
    assert shown(LECTURE, 34) == [
        " x       f       f′      f″",
        " 2.6     14.88   11.6    6",
        " 2.7     16.07   12.2    6",
        " 2.8     17.32   12.8    6",
        " 2.9     18.63   13.4    6",
        "▸3       20      14      6",
        " 3.1     21.43   14.6    6",
        " 3.2     22.92   15.2    6",
        " 3.3     24.47   15.8    6",
    ]
    assert shown(LECTURE, 60)[4:6] == [
        " 2.9           18.63         13.4          6",
        "▸3             20            14            6",
    ]


@pytest.mark.parametrize("count", [1, 2, 3, 8, 9])
def test_places_around_the_point_are_a_nudge_apart_with_the_point_in_their_middle(count):
    places = places_around(LECTURE, moment_of(LECTURE), count)
    assert len(places) == count
    assert places[count // 2] == 3.0
    assert [round(10 * (b - a), 9) for a, b in itertools.pairwise(places)] == [1.0] * (count - 1)


def test_at_a_corner_neither_slope_nor_curvature_is_made_up():
    assert [row.split() for row in shown(CORNER)[2:5]] == [
        ["−0.1", "0.1", "−1", "0"],
        ["▸0", "0", "-", "-"],
        ["0.1", "0.1", "1", "0"],
    ]


def test_pinned_places_stand_below_and_the_point_stays_in_sight():
    rows = shown(replace(LECTURE, pins=(-3.0, 0.5)), height=12)
    assert [row.split() for row in rows[-3:]] == [["pinned"], ["−3", "44", "−22", "6"], ["0.5", "3.75", "−1", "6"]]
    assert any(row.startswith("▸3 ") for row in rows)


@pytest.mark.parametrize("height", [6, 9, 16])
@pytest.mark.parametrize("direction", [1, -1])
def test_two_rows_on_either_side_of_the_point_are_in_sight_wherever_it_walks(height, direction):
    state = to.set_value(LECTURE, "x", 0.0)
    for _ in range(40):
        rows = shown(state, height=height)[1:]
        (here,) = [index for index, row in enumerate(rows) if row.startswith("▸")]
        assert 2 <= here < len(rows) - 2, rows
        state = to.nudge(state, "x", direction)


def test_the_rows_stand_still_while_the_point_moves_and_turn_the_page_only_then_and_now():
    state, pages = to.set_value(LECTURE, "x", 0.0), []
    for _ in range(20):
        page = [row.strip("▸ ").split()[0] for row in shown(state, height=9)[1:]]
        if page not in pages:
            pages.append(page)
        state = to.nudge(state, "x", 1)
    assert len(pages) == 5  # 8 rows, 2 of margin at each end: a page for every 4 nudges


@pytest.mark.parametrize("height", [2, 3, 5])
def test_with_hardly_any_room_the_point_is_the_row_that_stays(height):
    rows = shown(at("x^2", 3.0), height=height)
    assert len(rows) == height
    assert sum(row.startswith("▸") for row in rows) == 1


@pytest.mark.parametrize("width", [34, 60])
@pytest.mark.parametrize("name", STATES)
def test_it_keeps_within_the_pane(name, width):
    rows = shown(STATES[name], width, 9)
    assert len(rows) <= 9
    assert max(map(len, rows)) <= width


def test_the_places_of_a_range_are_the_decimals_that_people_see():
    assert places_between(2.8, 3.2, 0.1) == [2.8, 2.9, 3.0, 3.1, 3.2]
    assert len(places_between(-5.0, 5.0)) == 101


@pytest.mark.parametrize("width", [34, 60])
def test_places_are_told_from_one_another_however_close_they_are(width):
    state = to.set_range(at("sin(x)", 0.70710678), "x", 0.70710678 - 5e-9, 0.70710678 + 5e-9)
    rows = [row[1:].split() for row in shown(state, width)[1:]]
    assert [row[0] for row in rows[2:4]] == ["0.70710678", "0.70710678005"]
    assert len({row[0] for row in rows}) == len(rows)
    assert {len(row) for row in rows} == {4}
    assert max(map(len, shown(state, width))) <= width


def test_a_number_that_no_double_holds_is_written_all_the_same():
    state = at("x^2", 1e200)
    assert shown(state, 60, 3)[1].split() == ["▸1e200", "1e400", "2e200", "2"]
    (_, row) = csv.reader(io.StringIO(table_csv(state, moment_of(state), [state.x])))
    assert row == ["1e+200", "", "2e+200", "2.0"]


def test_a_file_of_it_has_every_digit_and_the_pins_last():
    state = replace(LECTURE, pins=(1 / 3,))
    rows = list(csv.reader(io.StringIO(table_csv(state, moment_of(state), [2.9, 3.0, 3.1]))))
    assert rows[0] == ["x", "f", "slope", "curvature"]
    assert [row[0] for row in rows[1:]] == ["2.9", "3.0", "3.1", "0.3333333333333333"]
    assert rows[2] == ["3.0", "20.0", "14.0", "6.0"]


@pytest.mark.parametrize("pins", [0, 1, 3, 9])
@pytest.mark.parametrize("height", [2, 3, 4, 6, 9, 12, 16, 30])
def test_pins_and_page_fill_the_height_and_the_latest_pins_get_a_third_of_it(pins, height):
    state = replace(LECTURE, pins=tuple(float(k) for k in range(pins)))
    rows = shown(state, height=height)
    (at_pinned,) = [place for place, row in enumerate(rows) if row.strip() == "pinned"] or [len(rows)]
    below = [row.split()[0] for row in rows[at_pinned + 1 :]]
    latest = 0 if height < 4 else height // 3
    assert below == [f"{pin:g}" for pin in state.pins[max(0, pins - latest) :]]
    assert len(rows) <= height
    page = len(rows) - 1 - (len(below) + 1 if below else 0)
    assert page == min(15, max(1, height - 1 - (len(below) + 1 if below else 0)))


@pytest.mark.parametrize(("width", "first", "cell"), [(34, 8, 8), (42, 10, 10), (60, 14, 14), (61, 14, 14)])
def test_the_columns_share_the_width_in_four(width, first, cell):
    heading = shown(LECTURE, width)[0]
    starts = [heading.index(name) for name in ("f", "f′", "f″")]
    assert starts == [1 + first, 1 + first + cell, 1 + first + 2 * cell]
    assert 1 + first + 3 * cell <= width


@pytest.mark.parametrize(("x", "top", "bottom"), [
    (3.0, "2.6", "3.3"), (2.8, "2.6", "3.3"), (3.1, "2.6", "3.3"), (3.2, "3", "3.7"), (0.0, "−0.2", "0.5"),
])  # fmt: skip
def test_the_page_is_turned_at_every_fourth_place(x, top, bottom):
    places = [row.strip("▸ ").split()[0] for row in shown(to.set_value(LECTURE, "x", x), height=9)[1:]]
    assert (places[0], places[-1]) == (top, bottom)


@pytest.mark.parametrize("width", [24, 34, 44])
def test_the_name_of_a_variable_stands_apart_from_the_column_beside_it(width):
    heading = shown(to.start("epsilon_1^2"), width)[0]
    assert heading.split()[0] in "epsilon_1"
    assert heading.split()[1:] == ["f", "f′", "f″"]


@pytest.mark.parametrize("step", [0.0, -0.5])
def test_a_table_whose_step_leads_nowhere_is_refused(step):
    with pytest.raises(ValueError, match="the step must be above 0"):
        places_between(0.0, 1.0, step)


@pytest.mark.parametrize(("width", "heading"), [
    (34, " epsilon_1 f      f′     f″"), (30, " epsilon_1 f     f′    f″"), (24, " epsi f    f′   f″"),
])  # fmt: skip
def test_the_name_of_a_variable_takes_what_the_columns_leave_it(width, heading):
    assert shown(to.start("epsilon_1^2"), width)[0] == heading
