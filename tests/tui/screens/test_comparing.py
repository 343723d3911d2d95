"""Comparing on the screen: what is kept stays in sight, and the height of the window is typed."""

import pytest

from mgtui.playground.changes import values as to
from mgtui.tui.app import MgtuiApp
from mgtui.tui.widgets.plot_pane import PlotPane


async def plot_after(*keys, state=None, size=(80, 24)):
    """Return the text of the plot, and the session, after some keys."""
    app = MgtuiApp(state or to.start())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        pane = app.screen.query_one("#plot", PlotPane)
        rows = ["".join(text for text, _ in pane.row(y)) for y in range(pane.size.height)]
        return "\n".join(rows), app.playground.session


@pytest.mark.parametrize("size", [(80, 24), (120, 35), (40, 12)])
async def test_a_kept_tangent_stays_with_its_place_while_x_moves(size):
    before, _ = await plot_after("k", size=size)
    plot, session = await plot_after("k", "pageup", "pageup", size=size)
    assert session.state.x == 1.0
    assert "x = 3" in plot
    assert "◌" in plot
    assert "◌" not in before  # the point itself stands there


async def test_a_kept_curve_stays_while_f_is_edited_and_is_let_go():
    keys = ("k", "k", "e", *"x^2", "enter")
    plot, _ = await plot_after(*(key.replace("^", "circumflex_accent") for key in keys))
    assert "3·x² − 4…" in plot
    gone, session = await plot_after(*(key.replace("^", "circumflex_accent") for key in (*keys, "K")))
    assert "3·x²" not in gone
    assert session.notice == "All that was kept for comparison is let go."


async def test_its_whole_name_stands_where_there_is_room():
    plot, _ = await plot_after("k", "k", size=(120, 35))
    assert "3·x² − 4·x + 5" in plot


async def test_a_k_that_is_typed_into_f_keeps_nothing():
    _, session = await plot_after("e", "k", "enter")
    assert (session.state.expression, session.state.kept) == ("k", ())


async def test_h_to_0_is_watched_without_what_is_kept():
    assert "◌" not in (await plot_after("k", "pageup", "space"))[0]


async def test_the_height_of_the_window_is_typed():
    keys = ("w", *("minus" if key == "-" else key for key in "-5:5,0:50"), "enter")
    _, session = await plot_after(*(key.replace(":", "colon").replace(",", "comma") for key in keys))
    assert session.state.y_held == (0.0, 50.0)
