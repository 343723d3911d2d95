"""The chain pane under the fingers: its cursor has the arrows up and down, x those to the sides."""

import pytest

from mgtui.playground.changes import values as to
from mgtui.playground.panes.chain import row_of
from mgtui.playground.store import Saved
from mgtui.tui.app import MgtuiApp
from mgtui.tui.widgets.expression_input import ExpressionInput
from mgtui.tui.widgets.pane_view import PaneView
from mgtui.tui.widgets.plot_pane import PlotPane
from mgtui.tui.widgets.rows_view import RowsView


@pytest.fixture
def opened():
    """The app at a size, the chain opened by its key."""

    def open_at(text="3x^2 - 4x + 5", size=(80, 24)):
        app = MgtuiApp(to.start(text), charset="braille", saved=Saved())
        return app, app.run_test(size=size)

    return open_at


def text_of(app, selector):
    widget = app.screen.query_one(selector, RowsView)
    return "\n".join(widget.render_line(y).text.rstrip() for y in range(widget.size.height))


async def test_its_key_opens_it_with_the_keys_and_up_and_down_move_its_cursor(opened):
    app, running = opened()
    async with running as pilot:
        await pilot.press("7")
        await pilot.pause()
        assert isinstance(app.focused, PaneView)
        await pilot.press("up", "up")
        await pilot.pause()
        assert row_of(app.screen.session.state) == 3
        assert "▸u₃ = 4·x" in text_of(app, "#first-pane")
        await pilot.press("down")
        await pilot.pause()
        assert "▸u₄ = u₂ − u₃" in text_of(app, "#first-pane")


async def test_left_and_right_go_on_nudging_x_and_the_nudge_runs_down(opened):
    app, running = opened()
    async with running as pilot:
        await pilot.press("7", "right")
        await pilot.pause()
        assert app.screen.session.state.x == pytest.approx(3.1)
        assert "+6.2h" in text_of(app, "#first-pane")
        assert isinstance(app.focused, PaneView)


async def test_while_it_has_the_keys_the_last_row_names_them(opened):
    app, running = opened()
    async with running as pilot:
        await pilot.press("7")
        await pilot.pause()
        assert "↑↓ step  Enter its rule  ←→ nudge x  Esc back" in text_of(app, "#hints")
        await pilot.press("escape")
        await pilot.pause()
        assert "its rule" not in text_of(app, "#hints")


@pytest.mark.parametrize("size", [(80, 24), (120, 35)])
async def test_a_click_points_at_the_step_under_it(opened, size):
    app, running = opened(size=size)
    async with running as pilot:
        await pilot.press("7", "escape")
        await pilot.pause()
        await pilot.pause()
        pane = app.screen.panels.sides.chain
        line = next(y for y in range(pane.size.height) if "3·u₁" in pane.render_line(y).text)
        await pilot.click(pane, offset=(8, line))
        await pilot.pause()
        assert "▸" in pane.render_line(line).text
        assert app.focused is pane
        await pilot.press("down")
        await pilot.pause()
        assert row_of(app.screen.session.state) == 3
        await pilot.click(pane, offset=(8, 1))  # the names of the columns
        await pilot.pause()
        assert row_of(app.screen.session.state) == 3


async def test_enter_tells_the_rule_in_the_line_of_sentences(opened):
    app, running = opened()
    async with running as pilot:
        await pilot.press("7", "up", "up", "up", "enter")
        await pilot.pause()
        assert text_of(app, "#sentence").strip() == "u₂: constant factor: 3·u₁′ = 3·6 = 18"


async def test_the_step_pointed_at_is_lit_in_the_expression(opened):
    app, running = opened()
    async with running as pilot:
        await pilot.press("7", "up", "up", "up", "up")
        await pilot.pause()
        box = app.screen.query_one(ExpressionInput)
        assert [box.value[start:end] for start, end in box.lit] == ["x^2"]
        plain, lit = box.get_component_styles("input--cursor"), box.get_component_styles("kind--lit")
        assert lit.text_style != plain.text_style
        await pilot.press("1")
        await pilot.pause()
        assert box.lit == ()


async def test_escape_gives_the_keys_back_and_another_pane_takes_them_away(opened):
    app, running = opened()
    async with running as pilot:
        await pilot.press("7", "escape")
        await pilot.pause()
        assert isinstance(app.focused, PlotPane)
        await pilot.press("tab")
        await pilot.pause()
        assert isinstance(app.focused, PaneView)
        await pilot.press("2")
        await pilot.pause()
        assert isinstance(app.focused, PlotPane)


async def test_undo_takes_all_of_a_walk_through_the_steps_back_at_once(opened):
    app, running = opened()
    async with running as pilot:
        await pilot.press("7", "up", "up", "up")
        await pilot.pause()
        await pilot.press("u")
        await pilot.pause()
        assert row_of(app.screen.session.state) == 5
        assert app.screen.session.state.pane == "chain"


async def test_where_there_is_room_it_is_a_tree_beside_the_slope(opened):
    app, running = opened(size=(120, 35))
    async with running as pilot:
        await pilot.press("7")
        await pilot.pause()
        await pilot.pause()
        assert "┌─ u₄ = u₂ − u₃" in text_of(app, "#second-pane")
        assert "slope" in text_of(app, "#first-pane")
        await pilot.press("4")
        await pilot.pause()
        await pilot.pause()
        assert "f′" in text_of(app, "#second-pane")


async def test_a_narrow_screen_shows_it_in_the_plot_s_place_until_it_is_left(opened):
    app, running = opened(size=(40, 12))
    async with running as pilot:
        await pilot.press("7")
        await pilot.pause()
        await pilot.pause()
        assert "f = u₄ + 5" in text_of(app, "#first-pane")
        assert not app.screen.panels.plot.region.height
        assert isinstance(app.focused, PaneView)
        await pilot.press("up")
        await pilot.pause()
        assert row_of(app.screen.session.state) == 4
        await pilot.press("escape")
        await pilot.pause()
        await pilot.pause()
        assert app.screen.panels.plot.region.height


@pytest.mark.parametrize("text", ["7", "x", "ln(-x)"])
async def test_whatever_f_is_its_keys_do_no_harm(opened, text):
    app, running = opened(text)
    async with running as pilot:
        await pilot.press("7", "up", "down", "down", "enter", "left")
        await pilot.pause()
        assert app.screen.session.state.pane == "chain"
