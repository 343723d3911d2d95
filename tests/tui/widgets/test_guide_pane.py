"""The lesson and the game under the fingers: their pane has the keys it needs, the playground keeps all of its own."""

import re

import pytest

from mgtui.playground.actions import ACTIONS, acts
from mgtui.playground.analysis import moment_of
from mgtui.playground.changes import values as to
from mgtui.playground.guides.game import CHOICES
from mgtui.playground.guides.game_rounds import truth
from mgtui.playground.guides.lesson_file import built_in
from mgtui.playground.guides.lesson_progress import END, Progress
from mgtui.playground.store import Saved
from mgtui.tui.app import MgtuiApp
from mgtui.tui.widgets.expression_input import ExpressionInput
from mgtui.tui.widgets.guide_pane import GuidePane
from mgtui.tui.widgets.pane_view import PaneView
from mgtui.tui.widgets.plot_pane import PlotPane
from mgtui.tui.widgets.prompt import Prompt
from mgtui.tui.widgets.slider_row import SliderRow
from tests.tui.screens.test_playground_screen import Session

pytestmark = pytest.mark.slow


class Learner(Session):
    """A person with the lesson or the game open."""

    @property
    def pane(self):
        return self.app.screen_stack[0].query_one(GuidePane)

    @property
    def guide(self):
        return self.app.playground.session.guide

    @property
    def card(self):
        return self.text("#lesson", GuidePane)

    @property
    def panes(self):
        return "\n".join(self.text(f"#{name}-pane", PaneView) for name in ("first", "second", "third"))

    async def choose(self, number):
        await self.press(*["down"] * (number + 1), "enter")


@pytest.fixture
def learner():
    class Run:
        def __init__(self, state=None, size=(80, 24), saved=None, tour=False):
            self.app, self.size = MgtuiApp(state or to.start(), saved=saved, tour=tour), size

        async def __aenter__(self):
            self.context = self.app.run_test(size=self.size)
            session = Learner(self.app, await self.context.__aenter__())
            await session.pilot.pause()
            return session

        async def __aexit__(self, *error):
            await self.context.__aexit__(*error)

    return Run


def at_step(name):
    """What a session leaves behind that stopped at a step."""
    return Saved(lesson=Progress(name).to_dict())


# -- opening and leaving -----------------------------------------------------------------------------------------------


async def test_a_session_opens_without_a_guide_and_without_loading_one(learner):
    async with learner() as session:
        assert not session.pane.display
        assert session.guide is None


@pytest.mark.parametrize("leaving", ["L", "escape"])
async def test_the_lesson_opens_and_leaves_and_goes_on_where_it_was(learner, leaving):
    async with learner() as session:
        await session.press("L")
        assert f"1/{len(built_in().steps)}" in session.card
        assert session.app.focused is session.pane
        await session.press("k", leaving)
        assert not session.pane.display
        assert session.app.focused.id == "plot"
        assert "L goes on" in session.text("#sentence")
        await session.press("L")
        assert f"2/{len(built_in().steps)}" in session.card


@pytest.mark.parametrize("name", ["guess", "lesson"])
async def test_a_guide_that_is_opened_over_a_prompt_closes_it(learner, name):
    async with learner() as session:
        await session.press("w", "ctrl+p", *name, "enter")
        assert session.pane.display
        assert not session.app.playground.query_one(Prompt).has_class("-open")
        assert session.app.focused is session.pane


async def test_the_tour_opens_the_lesson_at_once(learner):
    async with learner(tour=True) as session:
        assert built_in().steps[0].title in session.card
        assert session.app.focused is session.pane


async def test_the_place_in_the_lesson_is_kept_for_the_next_session(learner):
    async with learner() as session:
        await session.press("L", "k", "k")
        kept = session.app.playground.session.to_save()
        assert kept.lesson["at"] == built_in().steps[2].name
    async with learner(saved=kept) as session:
        await session.press("L")
        assert built_in().steps[2].title in session.card


async def test_after_the_end_the_lesson_starts_anew(learner):
    async with learner(saved=Saved(lesson={"at": built_in().steps[-1].name})) as session:
        await session.press("L", "k")
        assert "The end" in session.card
        await session.press("enter")
        assert not session.pane.display
        assert session.app.playground.session.to_save().lesson["at"] == END
        await session.press("L")
        assert built_in().steps[0].title in session.card


async def test_a_damaged_place_is_no_place(learner):
    async with learner(saved=Saved(lesson={"at": 7, "outcomes": "?"})) as session:
        await session.press("L")
        assert built_in().steps[0].title in session.card


async def test_lesson_and_game_take_turns_and_each_keeps_its_place(learner):
    async with learner(saved=at_step("push")) as session:
        await session.press("G")
        first = session.guide.place
        await session.press("L")
        assert "Push" in session.card
        await session.press("G")
        assert session.guide.place == first
        assert session.state == first
        await session.press("G")
        assert not session.pane.display


async def test_undo_leads_back_out_of_the_lesson(learner):
    mine = to.set_value(to.start("sin(x)"), "x", 1.0)
    async with learner(mine) as session:
        await session.press("L", "escape", "u")
        assert session.state == mine


# -- the playground stays whole ----------------------------------------------------------------------------------------


async def test_every_playground_key_works_while_the_lesson_is_open(learner):
    async with learner(saved=at_step("zoom")) as session:
        await session.press("L", "right", "full_stop")
        assert session.state.x == 3.11
        await session.press("left_square_bracket")
        assert session.state.h == 1e-4
        await session.press("m", "4", "g")
        assert session.state.scheme == "backward"
        assert session.state.pane == "table"
        assert "grid" in session.state.shown
        await session.press("u", "u", "u", "u", "u")
        assert session.state.x == pytest.approx(3.0, abs=0.2)
        await session.press("question_mark")
        assert len(session.app.screen_stack) == 2
        await session.press("escape")
        assert session.app.focused is session.pane


async def test_a_value_typed_into_the_prompt_leads_back_to_the_lesson(learner):
    async with learner() as session:
        await session.press("L", "equals_sign")
        await session.type("3")
        await session.press("enter")
        assert session.state.x == 3.0
        assert "In went 3, out came 20" in session.card
        assert session.app.focused is session.pane


async def test_typing_a_function_is_not_disturbed_and_the_way_back_is_shown(learner):
    async with learner(saved=at_step("zoom")) as session:
        await session.press("L", "e", "ctrl+u")
        await session.type("x^3 + L G")
        assert session.app.screen.query_one(ExpressionInput).value == "x^3 + L G"
        assert "Esc" in session.card
        await session.press(*["backspace"] * 6, "enter")
        assert session.state.expression == "x^3"
        assert session.app.focused is session.pane
        assert "your own" in session.card
        assert session.number("slope") == "27"
        await session.press("backspace")
        assert session.state == built_in().steps[11].place
        assert "Zoom in" in session.card


async def test_tab_goes_round_with_the_lesson_in_the_plots_place(learner):
    async with learner() as session:
        await session.press("L")
        seen = []
        for _ in range(4):
            await session.press("tab")
            seen.append(type(session.app.focused))
        assert seen.count(GuidePane) == 1
        assert PlotPane not in seen
        assert seen.count(SliderRow) == 2
        await session.press("tab", "escape")
        assert session.app.focused is session.pane
        assert session.pane.display


async def test_a_click_into_the_plot_moves_x_and_leaves_the_keys_with_the_lesson(learner):
    async with learner() as session:
        await session.press("L")
        await session.pilot.click("#plot", offset=(25, 4))
        await session.pilot.pause()
        assert session.state.x != 1.0
        assert session.app.focused is session.pane


async def test_an_h_on_its_way_to_0_stops_at_the_next_step(learner):
    async with learner(saved=at_step("push")) as session:
        await session.press("L", "space", "down", "enter")
        assert session.state == built_in().steps[4].place
        assert not session.app.playground.commands.running


async def test_the_slider_keeps_its_own_keys(learner):
    async with learner() as session:
        await session.press("L", "tab", "tab", "left")
        assert session.app.focused.id == "step"
        assert session.state.h == 1e-4


@pytest.mark.parametrize("size", [(80, 24), (120, 35), (200, 60), (60, 20), (40, 12), (30, 12)])
async def test_every_size_shows_the_card_the_curve_and_the_slider(learner, size):
    async with learner(size=size, tour=True) as session:
        await session.pilot.pause(0.1)
        screen = session.app.screen
        assert "Enter" in session.card.splitlines()[0]
        assert "●" in session.text("#plot", PlotPane)
        assert screen.query_one("#x", SliderRow).region.height == 1
        assert screen.query_one(ExpressionInput).region.height == 1
        assert max(widget.region.bottom for widget in screen.query("*") if widget.display) <= size[1]


async def test_on_a_small_screen_enter_reads_on_page_by_page_and_backspace_back(learner):
    async with learner(size=(40, 12), saved=at_step("grid")) as session:
        await session.press("L")
        assert "read on" in session.card
        pages = [session.card]
        while "read on" in session.card:
            await session.press("enter")
            pages.append(session.card)
        assert "Walk along" in pages[-1]
        await session.press("backspace")
        assert session.card == pages[-2]
        await session.press("enter", "right", "right", "right", "right")
        assert "−4" in session.card


async def test_resizing_in_the_middle_loses_nothing(learner):
    async with learner(saved=at_step("push")) as session:
        await session.press("L", "down")
        before = session.card
        await session.pilot.resize_terminal(40, 12)
        await session.pilot.pause(0.1)
        await session.pilot.resize_terminal(80, 24)
        await session.pilot.pause(0.1)
        assert session.card == before
        assert "▸ 1 up" in session.card


# -- guessing first ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(80, 24), (120, 35), (40, 12)])
async def test_nothing_on_the_screen_tells_the_answer_before_it_is_given(learner, size):
    async with learner(size=size, saved=at_step("push")) as session:
        await session.press("L")
        for pane in "123456":
            await session.press(pane)
            told = session.card.partition("\n")[2]  # the title counts the steps
            screen = "\n".join([told, session.panes, session.text("#sentence"), session.text("#legend")])
            assert not re.search(r"14\b|20\.0140|f goes up|rises|tangent", screen), pane
        await session.press("d", "D", "t", "t")
        assert not session.app.screen.query_one("#slope-plot").display
        await session.press("d", "D", "1", "down", "enter")
        await session.pilot.pause(0.1)
        assert session.guide.answered
        screen = "\n".join([session.card, session.text("#sentence")])
        assert "20.014003" in session.card
        assert "14" in screen


@pytest.mark.parametrize(("number", "word"), [(0, "Yes"), (1, "dared"), (2, "dared")])
async def test_right_and_wrong_answers_are_both_answered(learner, number, word):
    async with learner(saved=at_step("push")) as session:
        await session.press("L")
        await session.choose(number)
        assert word in session.card
        assert "20.014003" in session.card
        await session.press("backspace")
        assert "Guess first" in session.card
        await session.press("enter")
        assert "k skips" in session.card
        await session.press("enter", "enter")
        assert "Push, and guess" in session.card
        await session.press("k")
        assert "Rise over run" in session.card


async def test_a_number_is_typed_in_the_prompt_and_what_is_none_is_refused(learner):
    async with learner(saved=at_step("response")) as session:
        await session.press("L", "enter")
        assert session.app.screen.query_one(Prompt).has_class("-open")
        await session.type("6x")
        await session.press("enter")
        assert "variable" in session.text("#complaint")
        await session.press("ctrl+u")
        await session.type("14")
        await session.press("enter")
        assert "Yes: 0.014003 / 0.001 = 14.003" in session.card
        assert session.app.focused is session.pane


async def test_a_number_question_wants_a_number_and_is_skipped_by_its_key(learner):
    async with learner(saved=at_step("response")) as session:
        await session.press("L", "enter", "enter")
        assert "Type a number" in session.text("#complaint")
        await session.press("escape", "k")
        assert "A smaller push" in session.card
        assert session.app.focused is session.pane


@pytest.mark.parametrize(
    ("keys", "picked"),
    [
        (["right"], 0), (["right", "right"], 1), (["left"], 2), (["down", "up"], 2), (["2"], 1), (["f"], 2),
        (["d", "u"], 0), (["9"], None), (["right", "left"], 2),
    ],
)  # fmt: skip
async def test_an_answer_is_picked_with_arrows_by_number_or_by_its_first_letter(learner, keys, picked):
    async with learner(saved=at_step("push")) as session:
        await session.press("L", *keys)
        assert session.guide.pick == picked
        assert session.state == built_in().steps[4].place


async def test_of_answers_with_the_same_first_letter_each_is_reached(learner):
    async with learner(saved=at_step("formula")) as session:
        await session.press("L", "t")
        assert session.guide.pick == 1
        await session.press("p")
        assert session.guide.pick == 0


async def test_an_answer_that_is_clicked_is_given(learner):
    async with learner(saved=at_step("push")) as session:
        await session.press("L")
        row = next(y for y, line in enumerate(session.card.splitlines()) if "2 down" in line)
        await session.pilot.click("#lesson", offset=(session.card.splitlines()[row].index("down"), row))
        await session.pilot.pause()
        assert session.guide.said == "down"


@pytest.mark.parametrize(("key", "title"), [("k skip", "2/18"), ("Enter hint", "1/18"), ("L leave", "")])
async def test_a_key_of_the_card_that_is_clicked_is_pressed(learner, key, title):
    for column in (0, len(key) - 1):
        async with learner() as session:
            await session.press("L")
            await session.pilot.click("#lesson", offset=(session.card.splitlines()[0].index(key) + column, 0))
            await session.pilot.pause()
            assert session.pane.display == bool(title)
            assert not title or session.card.strip().startswith(title)


@pytest.mark.parametrize("name", ["push", "response"])
async def test_while_a_question_is_open_nothing_else_acts_on_the_playground(learner, name):
    place = built_in().steps[[step.name for step in built_in().steps].index(name)].place
    async with learner(saved=at_step(name)) as session:
        await session.press("L")
        acting = [key for action in ACTIONS if acts(action) for key in action.keys]
        for key in acting:
            if key not in ("left", "right", "up", "down", "enter", "backspace", "k"):  # the card's own
                await session.press(key)
                assert session.state == place, key
        assert "question is open" in session.text("#sentence")
        await session.pilot.click("#plot", offset=(25, 4))
        await session.pilot.click("#x", offset=(20, 0))
        await session.pilot.click("#expression", offset=(2, 0))
        await session.pilot.pause()
        await session.press("x")
        assert session.state == place
        assert len(session.app.screen_stack) == 1


async def test_the_keys_stay_with_a_question_until_it_is_answered(learner):
    async with learner(saved=at_step("push")) as session:
        await session.press("L")
        await session.press("tab")
        assert session.app.focused is session.pane
        await session.press("shift+tab")
        assert session.app.focused is session.pane
        assert "question is open" in session.text("#sentence")
        await session.pilot.click("#x", offset=(1, 0))
        await session.pilot.pause()
        assert session.app.focused is session.pane
        await session.press("2", "enter")
        assert session.guide.said == "down"
        await session.press("tab")
        assert session.app.focused is not session.pane


async def test_the_hints_beside_a_question_are_the_cards_keys(learner):
    async with learner(saved=at_step("push")) as session:
        await session.press("L")
        hints = session.text("#hints")
        assert hints.split()[:5] == ["Enter", "answer", "←", "→", "choose"]
        assert "watch" not in hints
        await session.press("k", "k")
        assert "watch" in session.text("#hints")


async def test_texts_follow_the_state_while_the_learner_plays(learner):
    async with learner(saved=at_step("zero")) as session:
        await session.press("L")
        assert "Now it is 8" in session.card
        await session.press("left")
        assert "Now it is 7.4" in session.card
        await session.press("N")
        assert "2/3" in session.card
        await session.press("right")
        assert "2/3" in session.card


async def test_the_guess_is_drawn_against_the_tangent_and_gone_with_the_next_step(learner):
    async with learner(saved=at_step("minus")) as session:
        await session.press("L")
        plot = session.app.screen.query_one("#plot", PlotPane)
        hidden = session.text("#plot", PlotPane)
        await session.choose(0)
        assert plot._frame is not None
        styles = {style for y in range(plot.size.height) for _, style in plot._frame.row(y)}
        assert {"guess", "tangent"} <= styles
        assert session.text("#plot", PlotPane) != hidden
        await session.press("enter")
        assert "guess" not in {style for y in range(plot.size.height) for _, style in plot._frame.row(y)}


# -- the game ----------------------------------------------------------------------------------------------------------


async def test_a_round_is_asked_answered_and_followed_by_another(learner):
    async with learner() as session:
        await session.press("G")
        place = session.guide.place
        assert session.state == place
        assert "?" in session.text("#first-pane", PaneView)
        right = CHOICES.index(truth(moment_of(place)))
        await session.choose(right)
        assert "Right" in session.card
        assert "score 1" in session.card
        assert "tangent" in session.text("#legend")
        await session.press("enter")
        assert session.guide.place != place
        assert "Guess 2, score 1" in session.card


async def test_a_wrong_answer_brings_nothing_and_shows_the_right_one(learner):
    async with learner() as session:
        await session.press("G")
        right = truth(moment_of(session.guide.place))
        wrong = next(number for number, choice in enumerate(CHOICES[:2]) if choice != right)
        await session.choose(wrong)
        assert "score 0" in session.card
        assert f"You said {CHOICES[wrong]}" in session.card


async def test_a_typed_slope_is_drawn_and_named(learner):
    async with learner(size=(120, 35)) as session:
        await session.press("G", "up", "enter")
        assert session.app.screen.query_one(Prompt).has_class("-open")
        slope = moment_of(session.guide.place).slope
        await session.type(f"{slope * 1.2:.3f}" if slope > 0 else f"-{abs(slope) * 1.2:.3f}")
        await session.press("enter")
        assert "score 2" in session.card
        assert "guess y =" in session.text("#legend")
        assert "tangent y =" in session.text("#legend")


async def test_the_score_is_said_when_the_game_is_left_and_kept_while_it_is_away(learner):
    async with learner() as session:
        await session.press("G")
        await session.choose(CHOICES.index(truth(moment_of(session.guide.place))))
        await session.press("G")
        assert "Points: 1" in session.text("#sentence")
        await session.press("G")
        assert "score 1" in session.card
