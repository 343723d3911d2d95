"""Keys, clicks and prompts over a function whose values are there or not, as it happens: the session goes on."""

import random
from itertools import chain
from typing import Any

import numpy as np
import pytest

from mgtui.engine import Sampled
from mgtui.playground import analysis, picture_making
from mgtui.playground.actions import ACTIONS
from mgtui.playground.changes import values as to
from mgtui.playground.own_functions import OwnFunction, know
from mgtui.playground.own_values import NotYetError, RememberedSource
from mgtui.playground.session import Session
from mgtui.tui.app import MgtuiApp
from mgtui.tui.screens.own_worker import OwnWorker
from mgtui.tui.screens.patience import Patience
from tests.quick import partly_slow

LEAVING = {"quit", "suspend", "interrupt", "settings"}
KEYS = list(chain.from_iterable(action.keys for action in ACTIONS if action.name not in LEAVING))
TYPED = ["1", "2.5", "-3:4", "0", "y", "z", "k", "enter", "escape"]


@pytest.fixture
def source(monkeypatch):
    """A function whose values nobody computes: the test says when they are known."""
    monkeypatch.setattr(OwnWorker, "has", lambda worker, state, dots: True)
    monkeypatch.setattr(OwnWorker, "ask_for", lambda worker, points: None)
    found = RememberedSource(lambda x: x**3 - x, 1)
    know(OwnFunction("slow(x)", Sampled(found, ("x",), "slow"), "sampled: it is slow", found))
    return found


def forget(source):
    source.known.clear()
    analysis._moment.cache_clear()
    picture_making.making.cache_clear()
    analysis.breaks_along.cache_clear()


async def act(app, pilot, chance):
    """Press a key of the playground, type into what asks, or click somewhere."""
    kind = chance.random()
    if kind < 0.6:
        await pilot.press(chance.choice(KEYS))
    elif kind < 0.8:
        await pilot.press(chance.choice(TYPED))
    else:
        at = chance.randrange(app.size.width), chance.randrange(app.size.height)
        await (pilot.click(offset=at) if kind < 0.9 else pilot.mouse_down(offset=at))


@pytest.mark.parametrize("seed", partly_slow(range(4), 4))
async def test_the_session_goes_on_whatever_is_done_while_values_are_to_come(seed, source, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # some of it saves files
    chance = random.Random(seed)
    app = MgtuiApp(to.set_text(to.start(), "slow(x)"))
    async with app.run_test(size=((80, 24), (120, 35), (40, 12), (80, 24))[seed]) as pilot:
        for _ in range(100):
            source.tell = chance.choice([None, None, lambda new: None])
            if source.tell is None:
                forget(source)
            await act(app, pilot, chance)
        assert app.is_running


def test_what_is_enclosed_in_another_leaves_the_lack_to_it():
    lacking: list[object] = []
    patience = Patience(lacking.append)
    done: list[str] = []
    with patience:
        with patience:
            raise NotYetError(np.zeros((1, 1)))
        done.append("went on as if nothing were lacking")
    assert len(lacking) == 1
    assert not done


def test_a_change_stands_and_the_guide_is_told_when_its_values_are_there():
    class Waiting:
        known = False

        def watched(self, state):
            if not self.known:
                raise NotYetError(np.zeros((1, 1)))
            return

    session = Session(to.start())
    guide: Any = Waiting()
    session.guides.guide = guide
    session.change(to.set_value(session.state, "x", 2.0))
    assert session.state.x == 2.0
    assert session.guide is guide
    guide.known = True
    session.guides.watch()
    assert session.guide is None
