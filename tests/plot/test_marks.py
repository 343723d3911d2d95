"""Signs of landmarks on a curve that stays visible."""

import numpy as np
import pytest

from mgtui.engine import LANDMARK_KINDS
from mgtui.playground.changes import values as to
from mgtui.playground.picture import picture_of
from mgtui.playground.scene import Mark, Scene, Window
from mgtui.plot import CHARSETS, STYLES, base
from mgtui.plot.layout import Layout
from mgtui.plot.marks import visible_signs

SIGNED = [kind for kind, row in LANDMARK_KINDS.items() if row.drawn == "sign"]
WINDOW = Window(-4, 4, -2, 2)


def drawn(marks, charset, width=40, height=9, f=np.zeros_like):
    xs = np.linspace(-4, 4, 200)
    return base(Scene(WINDOW, ((xs, f(xs)),), tuple(marks)), width, height, charset)


def cells_of(layer, style):
    return {(int(y), int(x)) for y, x in np.argwhere(layer.cells.styles == STYLES.index(style))}


@pytest.mark.parametrize("kind", SIGNED)
def test_in_braille_a_sign_only_adds_dots_to_those_of_the_curve(kind):
    bare, marked = drawn((), "braille"), drawn([Mark(kind, 1, 0)], "braille")
    assert (bare.dots & ~marked.dots == 0).all()
    assert marked.dots.sum() > bare.dots.sum()
    row, column = marked.layout.row_of(0.0), marked.layout.column_of(1.0)
    assert (row, column) in cells_of(marked, "mark")
    assert all(abs(y - row) <= 1 and abs(x - column) <= 1 for y, x in cells_of(marked, "mark"))
    assert not marked.fixed[row, column]


def test_each_kind_has_dots_of_its_own_in_braille():
    assert set(CHARSETS["braille"].shapes) == set(SIGNED)
    rows = {kind: drawn([Mark(kind, 1, 0)], "braille").cells.text() for kind in SIGNED}
    assert len(set(rows.values())) == len({LANDMARK_KINDS[kind].sign for kind in SIGNED})


def test_a_sign_in_dots_lies_about_its_place_as_much_left_as_right_and_a_minimum_is_a_maximum_upside_down():
    shapes = {kind: set(dots) for kind, dots in CHARSETS["braille"].shapes.items()}
    for kind, dots in shapes.items():
        assert len(dots) == len(CHARSETS["braille"].shapes[kind])
        assert (0, 0) in dots
        assert dots == {(-across, up) for across, up in dots}
        of_the_other = {"minimum": "maximum", "maximum": "minimum"}.get(kind, kind)
        assert dots == {(across, -up) for across, up in shapes[of_the_other]}
        assert max(abs(across) + abs(up) for across, up in dots) <= 3
    assert max(up for _, up in shapes["maximum"]) == 3  # it points up
    assert all(up >= 0 for _, up in shapes["maximum"])


@pytest.mark.parametrize(("charset", "signs"), [("block", "×▾▴~◇"), ("ascii", "xvA~o")])
def test_elsewhere_it_is_a_character_with_the_curve_on_both_sides(charset, signs):
    kinds = ["root", "minimum", "maximum", "inflection", "corner"]
    layer = drawn([Mark(kind, x * 1.5 - 3, 0) for x, kind in enumerate(kinds)], charset)
    places = sorted(cells_of(layer, "mark"), key=lambda place: place[1])
    assert len(places) == len(kinds)
    assert len({chr(layer.cells.codes[place]) for place in places}) == len(kinds)
    for y, x in places:
        assert layer.fixed[y, x]
        assert layer.dots[y, x - 1]
        assert layer.dots[y, x + 1]


@pytest.mark.parametrize("charset", CHARSETS)
def test_of_two_signs_in_one_place_the_first_of_the_table_stands(charset):
    layout = drawn((), charset).layout
    root, minimum = Mark("root", 1, 0), Mark("minimum", 1, 0)
    assert visible_signs(layout, [minimum, root]) == [root]
    assert visible_signs(layout, [minimum, Mark("root", 3, 0)]) == [Mark("root", 3, 0), minimum]


CELLS = Layout(Window(0, 59, 0, 19), 5, 60, 20, 1, 1)  # a cell is 1 either way


@pytest.mark.parametrize(("x", "y", "both"), [
    (13, 10, False), (14, 10, True), (7, 10, False), (6, 10, True), (10, 11, False), (10, 12, True), (10, 9, False),
    (10, 8, True), (13, 11, False), (13, 12, True), (14, 11, True),
])  # fmt: skip
def test_two_signs_stand_four_columns_or_two_rows_apart(x, y, both):
    root, other = Mark("root", 10, 10), Mark("minimum", x, y)
    assert visible_signs(CELLS, [other, root]) == ([root, other] if both else [root])


@pytest.mark.parametrize(("places", "shown"), [
    ([10, 13], [10]), ([10, 13, 16], []), ([10, 14, 18], [10, 14, 18]), ([10, 13.4, 20], [10, 20]),
    ([10, 12, 14, 18], [18]), ([5, 10, 12, 14, 18], [5, 18]), ([18, 14, 10], [10, 14, 18]), ([], []),
])  # fmt: skip
def test_of_three_or_more_of_a_kind_in_a_row_less_than_four_columns_apart_none_is_shown(places, shown):
    marks = [Mark("maximum", x, 10) for x in places]
    assert [mark.x for mark in visible_signs(CELLS, marks)] == shown


def test_signs_outside_the_window_count_for_nothing():
    outside = [Mark("maximum", x, 30) for x in (8, 9, 11, 12)] + [Mark("maximum", -1, 10)]
    assert visible_signs(CELLS, [*outside, Mark("maximum", 10, 10)]) == [Mark("maximum", 10, 10)]


@pytest.mark.parametrize("charset", CHARSETS)
def test_a_fast_oscillation_has_no_signs_and_a_slow_one_all(charset):
    def signs(turns):
        layout = Layout(Window(0, turns, -1, 1), 0, 60, 20, CHARSETS[charset].across, CHARSETS[charset].down)
        tops = [Mark("maximum", k + 0.25, 1) for k in range(turns)]
        return [mark.kind for mark in visible_signs(layout, [*tops, Mark("corner", 0.5, 0)])]

    assert signs(4) == ["corner", *["maximum"] * 4]
    assert signs(30) == ["corner"]


@pytest.mark.parametrize("charset", CHARSETS)
def test_an_end_of_a_piece_stands_whatever_signs_are_there(charset):
    layer = drawn([Mark("root", 1, 0), Mark("edge", 1, 0)], charset)
    place = layer.layout.row_of(0.0), layer.layout.column_of(1.0)
    assert chr(layer.cells.codes[place]) == CHARSETS[charset].marks["filled"]


def test_a_sign_at_the_border_of_the_plot_keeps_within_it():
    for x, y in ((-4, -2), (4, 2), (-4, 2), (4, -2)):
        for kind in SIGNED:
            layer = drawn([Mark(kind, x, y)], "braille")
            assert not layer.dots[layer.layout.rows :].any()
            assert not layer.dots[:, : layer.layout.left].any()


def marks_of(state):
    return {mark.kind for mark in picture_of(state, 160, 96).scene.marks}


def test_inflections_are_marked_while_the_points_are_listed_or_gone_through():
    state = to.start("x^3 - 3x")
    assert marks_of(state) == {"root", "minimum", "maximum"}
    assert "inflection" in marks_of(to.show_pane(state, "points"))
    assert "inflection" in marks_of(to.set_value(state, "x", 1.0))
    assert "inflection" not in marks_of(to.set_value(state, "x", 1.1))


def test_marks_can_be_hidden_and_the_ends_of_pieces_stay():
    state = to.toggle(to.show_pane(to.start("x^3 - 3x"), "points"), "no marks")
    assert marks_of(state) == set()
    assert marks_of(to.toggle(state, "no marks")) == {"root", "minimum", "maximum", "inflection"}
    assert marks_of(to.toggle(to.start("floor(x)"), "no marks")) == {"jump"}
    assert len(picture_of(state, 160, 96).landmarks) == 6
