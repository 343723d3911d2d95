"""What is kept for comparison, on the plot: faint, behind everything, with its label."""

import numpy as np
import pytest

from mgtui.playground.analysis import moment_of, moving_of
from mgtui.playground.changes import values as to
from mgtui.playground.changes.keeping import keep
from mgtui.playground.derived_scene import derived_scene
from mgtui.playground.ghosts import with_ghosts
from mgtui.playground.panes.slope_mask import masked_state
from mgtui.playground.picture import picture_of
from mgtui.plot import STYLES, base, compose
from tests.playground.states import LECTURE, at

GHOST = STYLES.index("ghost")


def picture(state, width=44, height=17):
    return with_ghosts(picture_of(state, width * 2, height * 4), state)


def drawn(state, charset="braille", width=44, height=17):
    return base(picture(state, width, height).scene, width, height, charset)


def texts(scene_base):
    """Return the texts drawn in the role of ghosts, without their dots."""
    rows = range(scene_base.cells.height)
    parts = [text for y in rows for text, style in scene_base.cells.row(y) if style == "ghost"]
    return [text for text in parts if len(text) > 1 and any(char.isalnum() for char in text)]


def without(state):
    return base(picture_of(state, 88, 68).scene, 44, 17)


TANGENT_KEPT = to.set_value(keep(to.set_value(LECTURE, "x", 0.0)), "x", 3.0)
CURVE_KEPT = to.set_text(keep(keep(to.set_text(LECTURE, "x^3 - 2x"))), "x^2 + 3")


PICTURES = {
    "ascii": [
        "...*...,........|............*",
        "....*....,......|...........*.",
        ".....*..........|..........*..",
        "10....*....,....-.........*...",
        ".......*.....,..|........*....",
        "........*......,o.x.=.0.*.....",
        ".........**.....|,....**......",
        "...........****.|.****........",
        ".0.|------|----*x*-----|-----|",
        "..-4.....-2.....0......2.....4",
    ],
    "braille": [
        "...⢄...⠠........│............⡠",
        "...⠘⡄...⠐.......│...........⢠⠃",
        "....⠘⡄....⠁⡀....│..........⢠⠃.",
        "10...⠘⡄.....⠠...┤.........⢠⠃..",
        "......⠈⢆.....⠐..│........⡰⠁...",
        ".......⠈⢢......⠁◌.x.=.0.⡔⠁....",
        ".........⠑⢄.....│⠠....⡠⠊......",
        "...........⠑⢄⡀..│.⠐⢀⡠⠊........",
        ".0.┬─────┬───⠈⠑⠒⠗⠗⠊⠁───┬─────┬",
        "..−4....−2......0......2.....4",
    ],
}


@pytest.mark.parametrize(("charset", "rows"), PICTURES.items())
def test_a_kept_tangent_is_drawn_sparsely_with_its_point_and_label(charset, rows):
    state = to.set_range(to.set_text(TANGENT_KEPT, "x^2"), "x", -4.0, 4.0)
    assert drawn(state, charset, 30, 10).cells.text().replace(" ", ".").split("\n") == rows


def test_a_curve_and_its_label_stay_while_another_f_is_drawn():
    ghost = picture(CURVE_KEPT).scene.ghosts[0]
    assert ghost.labels == ("x³ − 2·x",)
    assert (ghost.lines, ghost.point) == ((), None)
    assert texts(drawn(CURVE_KEPT)) == ["x³ − 2·x"]
    assert texts(drawn(CURVE_KEPT, "ascii")) == ["x^3 - 2*x"]
    xs, ys = ghost.pieces[0]
    assert np.allclose(ys, xs**3 - 2 * xs)


def test_a_tangent_is_called_by_its_place_and_slope():
    assert picture(TANGENT_KEPT).scene.ghosts[0].labels == ("x = 0, slope −4", "x = 0")
    assert texts(drawn(TANGENT_KEPT, width=80)) == ["x = 0, slope −4"]
    assert texts(drawn(TANGENT_KEPT)) == ["x = 0"]
    corner = keep(at("|x|", 0.0))
    ghost = picture(corner).scene.ghosts[0]
    assert ghost.labels == ("x = 0",)
    assert [line.side for line in ghost.lines] == ["left", "right"]


def test_the_curve_of_several_variables_is_called_with_the_values_of_the_others():
    state = keep(keep(at("a*b + c", 2.0)))
    assert picture(state).scene.ghosts[0].labels[0] == "a·b + c, b = 1, c = 1"


@pytest.mark.parametrize("charset", ["braille", "block", "ascii"])
@pytest.mark.parametrize("state", [TANGENT_KEPT, CURVE_KEPT])
def test_a_ghost_stands_behind_everything_and_changes_no_cell_of_anything_else(state, charset):
    before, after = base(picture_of(state, 88, 68).scene, 44, 17, charset), drawn(state, charset)
    ghostly = after.cells.styles == GHOST
    assert ghostly.any()
    assert (before.cells.codes == after.cells.codes)[~ghostly].all()
    assert (before.cells.styles == after.cells.styles)[~ghostly].all()
    under = [STYLES[style] for style in before.cells.styles[ghostly]]
    points = [ghost.point for ghost in picture(state).scene.ghosts if ghost.point]
    assert set(under) <= {"blank", "curve"}
    assert under.count("curve") == len(points)  # which lie on it
    assert (before.dots == after.dots).all()


@pytest.mark.parametrize("state", [TANGENT_KEPT, CURVE_KEPT])
def test_what_moves_covers_it(state):
    moving = moving_of(state, moment_of(state))
    plain, haunted = compose(without(state), moving), compose(drawn(state), moving)
    moved = np.isin(plain.cells.styles, [STYLES.index(name) for name in ("tangent", "point", "cursor", "secant")])
    assert (plain.cells.codes == haunted.cells.codes)[moved].all()


def test_nothing_of_it_is_seen_along_another_axis_below_the_plot_or_while_the_slope_is_hidden():
    kept = keep(at("a*b + c", 2.0))
    assert picture(kept).scene.ghosts
    assert not picture(to.next_variable(kept)).scene.ghosts
    assert not derived_scene(picture(kept), 1).ghosts
    assert not masked_state(kept).kept


def test_where_there_is_no_room_for_a_label_there_is_none():
    assert texts(drawn(TANGENT_KEPT, width=12, height=5)) == []
