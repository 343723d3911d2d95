"""The points pane as text: the landmarks of the window in order, those at the point marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgtui.engine import LANDMARK_KINDS, parse
from mgtui.playground.analysis import moment_of
from mgtui.playground.changes import values as to
from mgtui.playground.panes.points import point_rows
from mgtui.playground.picture import go_on, is_finished, picture_of
from mgtui.playground.picture_making import making
from tests.playground.states import CORNER, JUMP, LECTURE, POLE, STATES, at, texts

HEADING = "             x          f"


@pytest.fixture(autouse=True)
def nothing_is_proven_yet():
    """Forget the pictures of other tests, which may have waited for a proof."""
    making.cache_clear()


def read(text):
    return float(text.replace("−", "-"))


def shown(state, width=34, height=10):
    return texts(point_rows(moment_of(state), picture_of(state, 160, 96), width, height))


@pytest.mark.parametrize("width", [34, 60])
def test_the_lectures_parabola_has_one_minimum(width):
    assert shown(LECTURE, width) == [HEADING, "▾ minimum    0.6666667  3.6667"]


def test_all_that_is_at_the_point_is_marked():
    assert shown(CORNER) == [
        HEADING,
        "◇▸corner     0          0",
        "×▸root       0          0",
        "▾▸minimum    0          0",
    ]


def test_a_pole_has_no_height():
    assert shown(POLE) == [HEADING, "╎▸pole       0"]


def test_the_mark_goes_with_the_point_from_landmark_to_landmark():
    state = at("x^3 - 3x", -1.0)
    for x, kind in ((-1.0, "maximum"), (0.0, "root"), (1.0, "minimum")):
        marked = [row for row in shown(to.set_value(state, "x", x)) if row[1] == "▸"]
        assert kind in [row[2:].split()[0] for row in marked]
        assert {float(row[2:].split()[1].replace("−", "-")) for row in marked} == {x}


def test_landmarks_close_to_one_another_are_told_apart():
    state = to.set_range(at("floor(1e7 x)", 0.12345675), "x", 0.1234567, 0.1234569)
    assert [row[2:].split()[1] for row in shown(state)[1:]] == ["0.1234567", "0.1234568", "0.1234569"]


@pytest.mark.parametrize(
    "text", ["cos(x - 1)", "sin(x)", "(e^(ln(x))) - cos(x) - x", "(x - sin(x))/x^3", "|x e^x - pi| x"]
)
def test_every_digit_of_a_height_is_right(text):
    state = at(text, 1.0)
    f, found = parse(text), picture_of(state, 160, 96).landmarks
    heights = {mark.x: f.exact(mark.x).value for mark in found}
    for row in shown(state, height=30)[1:]:
        kind, x, *height = row[2:].split()
        if kind in ("root", "minimum", "maximum", "inflection"):
            (y,) = (y for place, y in heights.items() if abs(place - read(x)) < 1e-5)
            assert read(height[0]) == (pytest.approx(y, rel=1e-3, abs=0.0) if abs(y) > 1e-12 else 0)


@pytest.mark.parametrize("text", ["sin(x)", "x^2 - 2", "cos(x - 1)", "x^3 - 3x", "(x^2 - 2)^2"])
def test_the_height_of_a_root_is_0_and_of_all_that_lies_there(text):
    rows = [row[2:].split() for row in shown(at(text, 1.0), height=30)[1:]]
    roots = {x for kind, x, *_ in rows if kind == "root"}
    assert roots
    assert {height for _, x, height in rows if x in roots} == {"0"}


def test_next_to_a_landmark_nothing_is_marked():
    assert not any(row[1] == "▸" for row in shown(to.set_value(CORNER, "x", 0.1)))


def test_where_there_are_too_many_those_around_the_point_are_shown_and_the_rest_counted():
    assert shown(JUMP) == [
        HEADING,
        "• jump       −2         −2",
        "• jump       −1         −1",
        "• jump       0          0",
        "  flat       0          0",
        "•▸jump       1          1",
        "• jump       2          2",
        "• jump       3          3",
        "• jump       4          4",
        "  12 in all: n and N go on",
    ]
    assert shown(JUMP, 60)[-1] == "  12 in all: n and N go from one to the next"
    assert shown(JUMP, 20)[-1] == "  12 in all"


def test_where_there_may_be_more_no_number_is_that_of_all():
    rows = shown(at("sin(100x)", 0.0))
    assert not any(" in all" in row for row in rows)
    assert any(row.startswith("  at least ") for row in rows)


def test_where_there_is_nothing_it_says_so():
    assert shown(at("e^x", 0.0)) == ["no roots, extrema or breaks here"]


def proven(state, width=34, height=10):
    pytest.importorskip("flint")
    while not is_finished(state, 160, 96, proof=True):
        go_on(state, 160, 96, proof=True)
    return shown(state, width, height)


def test_that_these_are_all_is_said_once_it_is_proven():
    state = at("x^3 - 3.5x", 3.0)
    assert shown(state)[0] == HEADING
    assert proven(state)[0] == HEADING.replace("        ", "  proved", 1)
    assert proven(state)[1:] == shown(state)[1:]


def test_that_there_is_nothing_is_said_once_it_is_proven():
    assert proven(at("e^x + 7", 0.0)) == ["no roots, extrema or breaks here", "proved"]


def test_where_there_may_be_more_is_said_with_the_stretch():
    rows = proven(at("x + sin(x)^2 + cos(x)^2 - 3", 1.0))
    assert rows[0] == HEADING
    assert " ".join(rows[-2:]) == "There may be more between −5 and 5."


def test_what_only_the_proof_finds_is_listed_and_drawn_from_then_on():
    state = to.set_range(at("sin(x/100) + 1/(1 + e^x)", 780.0), "x", -1000, 1000)
    assert not any(row[2:].split()[:2] == ["maximum", "785.3982"] for row in shown(state, height=30))
    assert any(row[2:].split()[:2] == ["maximum", "785.3982"] for row in proven(state, height=30))
    assert 785 in [round(mark.x) for mark in picture_of(state, 160, 96).scene.marks if mark.kind == "maximum"]


@pytest.mark.parametrize("width", [34, 60])
@pytest.mark.parametrize("name", STATES)
def test_it_keeps_to_its_rows(name, width):
    assert len(shown(STATES[name], width, 8)) <= 8


def test_a_place_has_as_many_digits_as_its_column_holds():
    assert shown(at("3x^2 + 4x + 5", 0.0))[1] == "▾ minimum    −0.6666667 3.6667"
    assert shown(at("x - 1e-5/3", 0.0))[1] == "× root       3.33333e−6 0"


@given(st.integers(4, 12), st.integers(-5, 5))
def test_where_there_are_too_many_the_pane_is_full_and_the_nearest_is_in_sight(height, x):
    state = at("floor(x)", float(x))
    rows = shown(state, 34, height)
    assert len(rows) == height
    assert any(row[1] == "▸" and float(row[2:].split()[1].replace("−", "-")) == x for row in rows)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("x^2 - 1", "root"), ("x^2", "minimum"), ("-x^2", "maximum"), ("x^3", "inflection"), ("|x|", "corner"),
     ("|x|^(1/2)", "cusp"), ("cbrt(x)", "vertical")],
)  # fmt: skip
def test_each_row_begins_with_the_sign_of_its_kind_in_the_plot(text, kind):
    state = at(text, 3.0)
    assert LANDMARK_KINDS[kind].sign in {row[0] for row in shown(state) if row[2:].startswith(f"{kind} ")}


def test_ends_of_pieces_are_open_or_filled_and_a_pole_is_the_line_there():
    assert [row[:6] for row in shown(at("(x^2 - 1)/(x - 1)", 3.0))[1:]] == ["× root", "○ hole"]
    assert [row[:6] for row in shown(at("sqrt(x)", 3.0))[1:] if "edge" in row] == ["• edge"]
    assert [row[:6] for row in shown(at("1/x", 3.0))[1:]] == ["╎ pole"]
