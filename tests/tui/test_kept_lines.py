"""Lines that widgets keep from frame to frame: at no time others than those they would draw anew."""

import pytest
from textual.geometry import Region

from mgtui.playground.changes import values as to
from mgtui.tui.app import MgtuiApp

JOURNEY = (
    "right", "right", "left", "T", "down", "enter", "right", "tab", "left", "]", "2", "5", "right", "f", "right", "f",
    "s", "shift+right", "plus", "T", "up", "enter", "right", "e", "backspace", "backspace", "2", "x", "escape",
    "right", "L", "right", "escape", "n", "6",
)  # fmt: skip


def lines(app):
    shown = [app.screen, *app.screen.walk_children()]
    return {
        repr(widget): [list(strip) for strip in widget.render_lines(Region(0, 0, *widget.outer_size))]
        for widget in shown
        if widget.display and widget.outer_size
    }


@pytest.mark.slow
@pytest.mark.parametrize(("size", "no_color"), [((80, 24), False), ((120, 35), False), ((40, 12), True)])
async def test_what_is_kept_is_what_would_be_drawn(size, no_color, monkeypatch):
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    app = MgtuiApp(to.start())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for key in JOURNEY:
            await pilot.press(key)
            await pilot.pause()
            if len(app.screen_stack) > 1:  # a sheet shows what is below it, which draws itself
                continue
            kept = lines(app)
            for widget in (app.screen, *app.screen.walk_children()):
                widget.notify_style_update()  # which is what makes them forget
                widget.refresh()
            assert kept == lines(app), key


STAYS = {
    "too small in between": ("1/x", (40, 12), ((28, 7), (40, 12))),
    "too small, and moved in between": ("1/x", (40, 12), ((28, 7), "left", (40, 12))),
    "too low in between": ("1/x", (40, 12), ((28, 12), "n", (40, 12))),
    "wide and back": ("x^2", (80, 24), ((120, 35), "right", (80, 24), "right", (120, 35))),
    "without panes in between": ("x^2", (80, 24), ("2", (60, 24), "right", (80, 24))),
    "a plot below that is named in another row": ("2x", (60, 15), ("d", "g", "o", "enter")),
}


@pytest.mark.parametrize(("text", "size", "steps"), STAYS.values(), ids=STAYS)
async def test_what_stands_is_what_the_state_would_be_drawn_as(text, size, steps):
    app = MgtuiApp(to.start(text))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for step in steps:
            await (pilot.press(step) if isinstance(step, str) else pilot.resize_terminal(*step))
            await pilot.pause()
        stands = lines(app)
        app.playground.draw()
        for widget in (app.screen, *app.screen.walk_children()):
            widget.refresh()
        assert stands == lines(app)


async def test_a_container_follows_another_theme_and_another_size():
    app = MgtuiApp(to.start())
    async with app.run_test(size=(80, 24)) as pilot:
        before = lines(app)
        app.theme = "textual-light"
        await pilot.pause()
        light = lines(app)
        await pilot.resize_terminal(120, 35)
        await pilot.pause()
        wide = lines(app)
    assert {name for name, rows in before.items() if rows and rows == light[name]} == set()
    assert {len(rows) for name, rows in wide.items() if "middle" in name} == {29}


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light", "textual-light", "high-contrast"])
async def test_there_and_back_between_themes_nothing_old_is_left(theme):
    app = MgtuiApp(to.start())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        first = lines(app)
        for name in (theme, app.theme):
            app.theme = name
            await pilot.pause()
            if len(app.screen_stack) > 1:  # a sheet shows what is below it, which draws itself
                continue
            kept = lines(app)
            for widget in (app.screen, *app.screen.walk_children()):
                widget.notify_style_update()
                widget.refresh()
            assert kept == lines(app), name
        assert kept == first
