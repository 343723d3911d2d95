"""Every key answers: what it did is seen, or said, wherever the playground stands."""

from dataclasses import replace

import pytest

from mgtui.playground.actions import ACTIONS
from mgtui.playground.changes import values as to
from mgtui.playground.guides.lesson_progress import Progress
from mgtui.playground.store import Saved
from mgtui.tui.app import MgtuiApp
from tests.playground.states import H_LOST, LECTURE, SEVERAL, STATES, at

LEAVING = {"quit", "suspend"}
KEYS = {action.name: action.keys[0] for action in ACTIONS if action.name not in LEAVING}
ODD = {
    "the least h": at("x^2", 1.0, 1e-17),
    "the largest h": at("x^2", 1.0, 10.0),
    "as narrow as doubles are": at("x", 1e15),
    "beyond most doubles": at("x^2", 1e299),
    "full plot": to.toggle(SEVERAL, "zen"),
    "full plot, h lost": to.toggle(H_LOST, "zen"),
    "held": replace(LECTURE, y_held=(1e6, 2e6)),
    "no lines": replace(LECTURE, shown=frozenset()),
    "at the end": to.to_end(LECTURE, "x", "high"),
}


def picture(app):
    """Return everything a person can see: the cells with their styles, the cursor, and what asks for the keys."""
    screens = app.screen_stack
    rows = [tuple(strip) for strip in screens[0]._compositor.render_strips()]
    return rows, [type(screen) for screen in screens], app.cursor_position, screens[0].cursor_place, app.theme


async def answered(app, pilot, key):
    """Press a key, and tell whether anything is seen or said of it."""
    session = app.playground.session
    before = picture(app)
    await pilot.press(key)
    await pilot.pause()
    return picture(app) != before or bool(session.notice)


async def silent_keys(state, size, saved=None, opening=()):
    """Return the actions of which nothing is seen or said when their key is pressed in this state."""
    silent = []
    app = MgtuiApp(state, saved=saved)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press(*opening)
        start = app.playground.session.state
        for name, key in KEYS.items():
            while len(app.screen_stack) > 1:
                app.pop_screen()
                await pilot.pause()
            app.playground.commands.stop()
            app.playground.panels.prompt.close()
            if not opening:
                app.playground.set_focus(app.playground.panels.sliders.first)
            app.playground.session.change(start)
            app.playground.session.notice = ""
            app.playground.draw()
            await pilot.pause()
            if not await answered(app, pilot, key):
                silent.append(name)
            if opening and app.playground.session.guide is None:
                await pilot.press(*opening)
    return silent


@pytest.mark.slow
@pytest.mark.parametrize("state", [*STATES.values(), *ODD.values()], ids=[*STATES, *ODD])
async def test_every_key_changes_the_picture_or_says_a_sentence(state):
    assert await silent_keys(state, (80, 24)) == []


@pytest.mark.slow
@pytest.mark.parametrize("size", [(120, 35), (40, 12), (30, 8)])
@pytest.mark.parametrize("state", [LECTURE, ODD["full plot, h lost"]], ids=["lecture", "full plot"])
async def test_every_key_answers_on_screens_of_every_size(state, size):
    assert await silent_keys(state, size) == []


@pytest.mark.slow
@pytest.mark.parametrize("step", ["grid", "push", "corner"])
async def test_every_key_answers_while_the_lesson_is_open(step):
    assert await silent_keys(LECTURE, (80, 24), Saved(lesson=Progress(step).to_dict()), ("L",)) == []
