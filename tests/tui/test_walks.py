"""What a key costs: each thing that is computed, drawn or read for it is so once."""

import asyncio
from collections import Counter
from contextlib import asynccontextmanager

import pytest

from mgtui.engine import expression
from mgtui.engine.language import tokens
from mgtui.playground import analysis
from mgtui.playground.changes import values as to
from mgtui.playground.guides.lesson_progress import Progress
from mgtui.playground.state import State
from mgtui.playground.store import Saved
from mgtui.tui.app import MgtuiApp
from mgtui.tui.screens.panels import Panels

START = "7x^5 - 11x"  # of no other test: what is remembered of a text would not be counted
_SEVERAL_FRAMES = 0.15  # seconds


class CountedPattern:
    """A regular expression that counts how often a text is gone through."""

    def __init__(self, pattern, counts):
        self._pattern, self._counts = pattern, counts

    def finditer(self, *args):
        self._counts["tokenised"] += 1
        return self._pattern.finditer(*args)


@pytest.fixture
def run(monkeypatch):
    """An app whose keys are counted: `await press(keys)` tells what the last of them cost."""
    counts: Counter[str] = Counter()

    def count(owner, name, key):
        original = getattr(owner, name)

        def counted(*args, **options):
            counts[key] += 1
            return original(*args, **options)

        monkeypatch.setattr(owner, name, counted)

    count(expression, "parse_tree", "parsed")
    count(expression, "run_jet", "jet")
    count(analysis, "moment_of", "analysed")
    for name in ("function", "along", "others"):
        count(State.__dict__[name], "func", name)
    monkeypatch.setattr(tokens, "_SCAN", CountedPattern(tokens._SCAN, counts))

    @asynccontextmanager
    async def running(state, saved=None):
        app = MgtuiApp(state, saved=saved)
        count(app.playground.panels, "show", "drawn")
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()

            async def press(*keys):
                for key in keys:
                    counts.clear()
                    await pilot.press(key)
                    await pilot.pause()
                return dict(counts)

            yield app.playground.session, press

    return running


ONCE = {"drawn": 1, "analysed": 1, "jet": 1, "function": 1, "along": 1, "others": 1}


@pytest.mark.parametrize("key", ["right", "comma", "left_square_bracket", "m"])
async def test_a_key_that_changes_the_state_computes_and_draws_once(run, key):
    async with run(to.start(START)) as (_, press):
        assert await press("right", key) == ONCE


@pytest.mark.parametrize("key", ["t", "g"])
async def test_a_key_that_changes_no_number_computes_none(run, key):
    async with run(to.start(START)) as (_, press):
        assert await press("right", key) == {step: 1 for step in ONCE if step != "jet"}


async def test_a_nudge_of_another_variable_computes_and_draws_once(run):
    async with run(to.start("a x^7 - 3")) as (session, press):
        cost = await press("down", "right")
        assert session.state.slider("a").value == 1.1
        assert cost.keys() >= {"drawn", "analysed", "function", "along", "others"}
        assert all(cost[step] == 1 for step in cost if step != "jet")  # another curve


async def test_a_letter_typed_is_parsed_and_tokenised_once(run):
    async with run(to.start(START)) as (session, press):
        cost = await press("e", "end", "plus", "x")
        assert session.state.expression == f"{START}+x"
        assert cost.keys() >= {"parsed", "tokenised", "drawn", "analysed", "function"}
        assert all(cost[step] == 1 for step in cost if step != "jet")  # another curve


@pytest.mark.parametrize("letter", ["3", "x", "backspace"])
async def test_a_letter_is_shown_together_with_its_curve(run, monkeypatch, letter):
    frames = []
    monkeypatch.setattr(MgtuiApp, "post_display_hook", lambda _: frames.append(1))
    monkeypatch.setattr(Panels, "lacks", False)  # the landmarks come later, in a frame of their own
    async with run(to.start(START)) as (session, press):
        await press("e", "end", "plus", "1")
        await asyncio.sleep(_SEVERAL_FRAMES)
        before = session.state.text
        frames.clear()
        await press(letter)
        await asyncio.sleep(_SEVERAL_FRAMES)
        assert session.state.text != before
        assert len(frames) == 1


async def test_a_letter_that_breaks_the_text_is_parsed_and_tokenised_once(run):
    async with run(to.start(START)) as (session, press):
        cost = await press("e", "end", "circumflex_accent")
        assert session.state.text == f"{START}^"
        assert session.state.stale
        assert cost == {step: 1 for step in (*ONCE, "parsed", "tokenised") if step != "jet"}  # the last good f stands


@pytest.mark.parametrize("key", ["left", "right", "home"])
async def test_moving_the_cursor_in_the_text_reads_and_draws_nothing(run, key):
    async with run(to.start(START)) as (_, press):
        assert await press("e", "left", "left", key) == {}


@pytest.mark.parametrize("key", ["tab", "question_mark", "ctrl+l", "u"])
async def test_a_key_that_changes_nothing_computes_nothing(run, key):
    async with run(to.start(START)) as (_, press):
        assert await press("u", key, key) == {}


# -- with the lesson open --------------------------------------------------------------------------------------------


def at_step(name):
    return Saved(lesson=Progress(name).to_dict())


async def test_the_key_that_does_what_the_lesson_asks_draws_once(run):
    async with run(to.start(START), at_step("smaller")) as (session, press):
        cost = await press("L", "left_square_bracket")
        assert cost["drawn"] == 1
        assert not session.guide.answered
        while not session.guide.answered:
            cost = await press("left_square_bracket")
            assert cost["drawn"] == 1


@pytest.mark.parametrize("keys", ["down", "down enter", "down enter enter", "down enter backspace", "enter enter"])
async def test_every_key_of_an_open_lesson_draws_once(run, keys):
    async with run(to.start(START), at_step("push")) as (_, press):
        cost = await press("L", *keys.split())
        assert cost["drawn"] == 1


async def test_an_answer_typed_for_the_lesson_draws_once(run):
    async with run(to.start(START), at_step("response")) as (session, press):
        cost = await press("L", "enter", "1", "4", "enter")
        assert session.guide.answered
        assert cost["drawn"] == 1


async def test_a_value_typed_into_the_prompt_draws_once(run):
    async with run(to.start(START)) as (session, press):
        cost = await press("equals_sign", "1", "enter")
        assert session.state.x == 1.0
        assert cost["drawn"] == 1
