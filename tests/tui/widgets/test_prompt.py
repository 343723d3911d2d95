"""The line that asks: what it says is whole or shortened by words, at every width."""

import pytest
from textual.widgets import Input

from mgtui.playground.changes import values as to
from mgtui.text.rows import plain
from mgtui.tui.app import MgtuiApp
from mgtui.tui.widgets.prompt import Prompt
from mgtui.tui.widgets.rows_view import RowsView
from tests.quick import partly_slow, slow_case

NOTE = "a step and the height if you like: -2pi:2pi:1/8, 0:50"
WIDTHS = (30, 34, 40, 52, 60, 80, 100, 120)
WRONG = "A number is wanted here, and x is a variable."


async def asked(size, *keys):
    """Return the rows in which the prompt says something, after some keys."""
    app = MgtuiApp(to.start())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        views = app.screen.query_one(Prompt).query("#complaint, #complaint-below").results(RowsView)
        return [plain(tuple(view.row(y))).strip() for view in views if view.display for y in range(view.size.height)]


@pytest.mark.parametrize("width", partly_slow(WIDTHS, 3))
async def test_a_note_is_whole_or_shortened_by_words(width):
    [note] = await asked((width, 20), "w")
    kept = note.removesuffix("…").rstrip()
    assert NOTE.startswith(kept)
    assert NOTE[len(kept) :][:1] in ("", " ")
    assert kept == NOTE or note.endswith("…")


@pytest.mark.parametrize("width", partly_slow(WIDTHS, 3))
async def test_what_is_wrong_is_told_in_full_below_where_there_is_no_room_beside_it(width):
    said = await asked((width, 20), "equals_sign", "2", "x", "enter")
    assert " ".join(said).strip() == WRONG


async def test_the_name_of_a_file_is_in_sight():
    app = MgtuiApp(to.start())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("S")
        await pilot.pause()
        box = app.screen.query_one("#answer", Input)
        assert box.render_line(0).text.strip() == box.value


@pytest.mark.parametrize("size", [(30, 8), *map(slow_case, [((40, 12),), ((60, 17),), ((40, 18),)])])
@pytest.mark.parametrize(
    ("text", "keys"),
    [("x^2", ["equals_sign"]), ("x^2", ["G", "5", "enter"]), ("w*x + y + z", ["equals_sign"])],
    ids=["plot", "game", "sliders"],
)
async def test_no_complaint_drives_the_prompt_or_the_plot_out_of_sight(size, text, keys):
    app = MgtuiApp(to.start(text))
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        await pilot.press(*"nobody", "enter")
        await pilot.pause()
        screen = app.screen
        assert screen.query_one(Prompt).has_class("-open")
        assert screen.query_one(Prompt).region.bottom == size[1]
        assert screen.max_scroll_y == 0
        assert screen.query_one("#plot").region.height
