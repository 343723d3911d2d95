"""The plot on the screen: what pointing at it means, and what is drawn when it changes its size."""

import numpy as np
import pytest
from textual.app import App
from textual.events import MouseMove, MouseScrollDown, MouseScrollUp

from mgtui.playground.scene import Line, Moving, Scene, Window
from mgtui.tui.screens.modal import Modal
from mgtui.tui.widgets.plot_pane import PlotPane
from mgtui.tui.widgets.role_styles import role_colours

XS = np.linspace(-2.0, 2.0, 81)
SLOPED = Scene(Window(-2.0, 2.0, -1.0, 5.0), ((XS, XS**2),), name="f′")
PLAIN = Scene(Window(-2.0, 2.0, -1.0, 4.0), ((XS, XS**2),))
MOVING = Moving(1.0, 1.0, (Line(1.0, 1.0, 2.0),))


class Stage(App[None]):
    """A plot alone on the screen; keeps what it was told."""

    CSS = "PlotPane { height: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self.pane = PlotPane()
        self.heard: list[object] = []

    def get_css_variables(self) -> dict[str, str]:
        variables = super().get_css_variables()
        self.theme_variables = {**variables, **role_colours(variables)}
        return self.theme_variables

    def compose(self):
        yield self.pane

    def on_plot_pane_pointed(self, message: PlotPane.Pointed) -> None:
        self.heard.append(message.x)

    def on_plot_pane_turned(self, message: PlotPane.Turned) -> None:
        self.heard.append((message.x, message.closer))

    def on_rows_view_resized(self) -> None:
        self.heard.append("resized")

    def text(self) -> list[str]:
        return ["".join(part for part, _ in self.pane.row(y)) for y in range(self.pane.size.height)]


@pytest.fixture
async def stage():
    app = Stage()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        app.pane.show(PLAIN, MOVING)
        app.heard.clear()
        yield app, pilot


async def test_a_press_means_the_roundest_x_in_the_cell_and_a_drag_goes_on(stage):
    app, pilot = stage
    columns = range(0, 60, 7)
    for column in columns:
        await pilot.mouse_down(app.pane, offset=(column, 5))
        await pilot.mouse_up(app.pane, offset=(column, 5))
    inside = [column for column in columns if app.pane._base.layout.contains(column, 5)]
    assert places(app) == [app.pane._base.layout.tidy_x_of(column) for column in inside]
    assert 0 < len(inside) < len(columns)  # the numbers beside the plot are no place in it


async def test_the_mouse_drags_x_only_while_it_is_pressed(stage):
    app, pilot = stage
    await pilot.hover(app.pane, offset=(30, 5))
    assert app.heard == []
    await pilot.mouse_down(app.pane, offset=(30, 5))
    assert app.mouse_captured is app.pane
    app.pane.on_mouse_move(moved(app.pane, 40, button=1))
    await pilot.pause()
    app.pane.on_mouse_move(moved(app.pane, 45, button=0))
    await pilot.mouse_up(app.pane, offset=(40, 5))
    assert app.mouse_captured is None
    app.pane.on_mouse_move(moved(app.pane, 50, button=1))
    await pilot.pause()
    layout = app.pane._base.layout
    assert places(app) == [layout.tidy_x_of(30), layout.tidy_x_of(40)]


def places(app):
    """Each x that was pointed at, once: before it lets go the pilot moves the mouse to where it is."""
    return list(dict.fromkeys(app.heard))


def moved(pane, column, button):
    return MouseMove(pane, column, 5, 1, 0, button, False, False, False)


@pytest.mark.parametrize(("event", "closer"), [(MouseScrollUp, True), (MouseScrollDown, False)])
async def test_the_wheel_asks_to_zoom_about_the_x_under_it_and_says_nothing_beside_the_plot(stage, event, closer):
    app, pilot = stage
    for column in (0, 33):
        app.pane.post_message(event(app.pane, column, 5, 0, 0, 0, False, False, False))
        await pilot.pause()
    assert app.heard == [(app.pane._base.layout.tidy_x_of(33), closer)]


async def test_no_row_is_longer_than_the_pane_and_rows_below_it_are_empty(stage):
    app, _ = stage
    assert {len(row) for row in app.text()} == {60}
    assert app.pane.row(app.pane.size.height) == []


async def test_the_name_of_another_curve_than_f_stands_at_the_right_end_of_a_blank_row(stage):
    app, _ = stage
    assert not any("f" in row for row in app.text())
    app.pane.show(SLOPED, MOVING)
    named = [row for row in app.text() if "f′" in row]
    assert [row[-4:] for row in named] == [" f′ "]
    assert {len(row) for row in app.text()} == {60}


async def test_only_another_scene_or_size_is_drawn_anew(stage):
    app, pilot = stage
    first = app.pane._base
    app.pane.show(PLAIN, Moving(-1.0, 1.0))
    assert app.pane._base is first
    app.pane.show(PLAIN, MOVING, gutter=9)
    second = app.pane._base
    assert second is not first
    await pilot.resize_terminal(50, 15)
    for _ in range(50):
        await pilot.pause(0.0 if app.heard else 0.02)
    assert app.heard == ["resized"]
    assert app.pane.row(0) == []
    app.pane.show(PLAIN, MOVING, gutter=9)
    assert app.pane._base not in (first, second)
    assert {len(row) for row in app.text()} == {50}
    assert app.pane.dots == (100, 60)


async def test_a_pane_without_room_shows_nothing_and_draws_again_when_there_is_some(stage):
    app, pilot = stage
    app.pane.styles.height = 0
    await pilot.pause()
    app.pane.show(PLAIN, MOVING)
    assert app.pane.row(0) == []
    app.pane.on_mouse_scroll_up(MouseScrollUp(app.pane, 30, 0, 0, 0, 0, False, False, False))
    app.pane.styles.height = "1fr"
    await pilot.pause()
    app.pane.show(PLAIN, MOVING)
    assert {len(row) for row in app.text()} == {60}
    assert not any(isinstance(heard, tuple) for heard in app.heard)


async def test_the_numbers_beside_a_scene_are_as_wide_as_it_needs(stage):
    app, _ = stage
    wide = Scene(Window(-2.0, 2.0, 0.0, 123456.0))
    assert app.pane.numbers_width(PLAIN) < app.pane.numbers_width(wide) < 60


class Sheet(Modal[str]):
    """A screen over the others."""


async def test_a_screen_that_is_covered_or_closed_already_closes_nothing_else():
    app = Stage()
    async with app.run_test(size=(60, 20)) as pilot:
        below, above = Sheet(), Sheet()
        answers: list[str | None] = []
        await app.push_screen(below, answers.append)
        await app.push_screen(above, answers.append)
        await below.dismiss("too early")
        assert app.screen is above
        above.dismiss("done")
        above.dismiss("twice")
        await pilot.pause()
        assert app.screen is below
        assert answers == ["done"]
        below.dismiss("now")
        await pilot.pause()
        assert answers == ["done", "now"]
