"""The palette, the search and the examples under the fingers: one sheet, three subjects."""

import gc
import random
import sys

import pytest
from rich.style import Style
from textual._styles_cache import StylesCache
from textual.command import CommandPalette
from textual.events import Click, MouseScrollDown, MouseScrollUp, Paste
from textual.widget import Widget
from textual.widgets import Input

from mgtui.playground.changes import values as to
from mgtui.playground.settings import Settings
from mgtui.playground.store import Saved
from mgtui.tui.app import MgtuiApp
from mgtui.tui.screens.chooser import Chooser
from mgtui.tui.widgets.choice_list import ChoiceList
from mgtui.tui.widgets.role_styles import style_of
from tests.pty_driver import Terminal
from tests.tui.screens.test_playground_screen import Session

KNOWN = Saved(expressions=("x^2", "sin(x)", "cos(x)"))
MGTUI = [sys.executable, "-m", "mgtui"]

pytestmark = pytest.mark.slow


class Choosing(Session):
    """A session with a sheet over the playground."""

    @property
    def open(self):
        return isinstance(self.app.screen, Chooser)

    @property
    def sheet(self):
        """What stands in the frame, row by row."""
        lists = [widget for widget in self.app.screen.query("#list, #note") if widget.size]
        typed = [[*self.app.screen.query("#lead"), line] for line in self.app.screen.query(Input) if line.size]
        first = ["".join(widget.render_line(0).text for widget in row).rstrip() for row in typed]
        return first + [widget.render_line(y).text.rstrip() for widget in lists for y in range(widget.size.height)]

    @property
    def marked(self):
        """The label beside the marker."""
        return next(row[2:].split("  ")[0] for row in self.sheet if row.startswith("▶ "))

    async def click(self, text):
        """Click on the row that starts with a text."""
        found = self.app.screen.query_one(ChoiceList)
        row = next(y for y in range(found.size.height) if found.render_line(y).text[2:].startswith(text))
        await self.pilot.click(ChoiceList, offset=(5, row))
        await self.pilot.pause()


@pytest.fixture
def playground():
    class Run:
        def __init__(self, size=(80, 24)):
            self.app, self.size = MgtuiApp(to.start(), saved=KNOWN), size

        async def __aenter__(self):
            self.context = self.app.run_test(size=self.size)
            session = Choosing(self.app, await self.context.__aenter__())
            await session.pilot.pause()
            return session

        async def __aexit__(self, *error):
            await self.context.__aexit__(*error)

    return Run


async def test_the_palette_finds_an_action_and_does_it(playground):
    async with playground() as session:
        await session.press("ctrl+p")
        await session.type("curvature")
        await session.press("enter")
        assert not session.open
        assert "bend curve" in session.state.shown


async def test_what_is_chosen_is_done_to_the_slider_that_has_the_keys(playground):
    async with playground() as session:
        await session.press("tab", "ctrl+p")
        await session.type("nudge right")
        await session.press("enter")
        assert session.app.focused.id == "step"
        assert session.state.h == 1e-2


async def test_an_action_that_asks_gets_the_keys_for_its_question(playground):
    async with playground() as session:
        await session.press("ctrl+p")
        await session.type("type a value")
        await session.press("enter", "1", "enter")
        assert session.state.x == 1.0


async def test_keys_move_the_marker_and_every_row_has_its_key_and_its_help(playground):
    async with playground() as session:
        await session.press("ctrl+p")
        assert session.marked == "nudge left"
        for key, marked in [
            ("down", "nudge right"),
            ("up", "nudge left"),
            ("end", "quit"),
            ("down", "nudge left"),
            ("up", "quit"),
            ("home", "nudge left"),
        ]:
            await session.press(key)
            assert session.marked == marked
        await session.press("pagedown")
        first = next(row for row in session.sheet if row.startswith("▶"))
        assert first.split("  ")[0] == "▶ smaller h"
        assert "[" in first
        assert "divide h by ten" in first


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("ctrl+p", "escape"), ("ctrl+p", "ctrl+p"), ("ctrl+p", "ctrl+c"), ("ctrl+r", "escape"), ("ctrl+r", "ctrl+r"),
     ("o", "escape"), ("o", "ctrl+c"), ("T", "escape")],
)  # fmt: skip
async def test_it_closes_and_nothing_is_done(playground, opening, closing):
    async with playground() as session:
        await session.press(opening)
        assert session.open
        await session.press(closing)
        assert not session.open
        assert not session.app._exit
        await session.press("right")
        assert session.state.x == 3.1


async def test_it_says_when_nothing_matches_and_enter_does_nothing_then(playground):
    async with playground() as session:
        await session.press("ctrl+p")
        await session.type("zzz")
        assert "No action is called that." in session.sheet[1]
        await session.press("enter", "up", "pagedown", "home")
        assert session.open
        await session.press("ctrl+u")
        assert session.marked == "nudge left"


async def test_textuals_own_palette_never_opens(playground):
    async with playground() as session:
        session.app.action_command_palette()
        await session.pilot.pause()
        assert not CommandPalette.is_open(session.app)
        assert not session.app.COMMANDS


async def test_an_earlier_expression_is_found_and_taken_up(playground):
    async with playground() as session:
        await session.press("ctrl+r")
        assert [row[2:] for row in session.sheet[1:4]] == ["cos(x)", "sin(x)", "x^2"]
        await session.type("sin")
        await session.press("enter")
        assert session.state.expression == "sin(x)"


async def test_an_example_is_opened_from_the_list_and_a_theme_is_not(playground):
    async with playground() as session:
        await session.press("o")
        await session.click("e lecture")  # a heading
        assert session.open
        await session.press("down", "enter")
        assert session.state.expression == "x^2"


async def test_an_example_is_found_by_a_few_letters_of_it_its_note_or_its_heading(playground):
    async with playground() as session:
        await session.press("o")
        await session.type("gel")
        assert session.marked == "gelu(x)"
        await session.press("ctrl+u")
        await session.type("cusp")
        assert session.marked == "cbrt(x^2)"
        await session.press("ctrl+u")
        await session.type("machine")
        assert session.marked == "sigmoid(x)"
        await session.press("down", "enter")
        assert session.state.expression == "tanh(x)"


@pytest.mark.parametrize("opening", ["ctrl+p", "ctrl+r", "o", "T"])
async def test_no_key_typed_there_reaches_the_playground(playground, opening):
    async with playground() as session:
        before, theme = session.state, session.app.theme
        await session.press(opening)
        for key in "qntdDgpfRmbxhcyYSEuUT[]{}.,<>+-?:=1 ":
            await session.type(key)
        assert session.open
        await session.press("tab", "shift+tab", "left", "f5", "escape")
        assert not session.open
        assert session.state == before
        assert session.app.theme == theme
        assert not session.app._exit


async def test_a_count_in_the_frame_says_how_many_lines_follow(playground):
    async with playground() as session:
        for opening in ("ctrl+p", "o", "T"):
            await session.press(opening)
            view, box = session.app.screen.query_one(ChoiceList), session.app.screen.query_one("#box")
            assert box.border_subtitle == f"{view.option_count - view.size.height} more"
            await session.press("end")
            assert box.border_subtitle == ""
            await session.press("home")
            assert box.border_subtitle != ""
            await session.type("zzz")
            assert box.border_subtitle == ""
            await session.press("escape")


async def test_a_theme_is_seen_while_it_is_marked_and_is_kept_once_it_is_taken(playground):
    async with playground() as session:
        await session.press("T")
        assert session.marked == "textual-dark"
        await session.press("down")
        assert session.app.theme == session.marked == "atom-one-dark"
        await session.press("escape")
        assert session.app.theme == "textual-dark"
        assert session.app.playground.session.saved.theme == ""
        await session.press("T", "home")
        assert (session.app.theme, session.marked) == ("ansi-dark", "as my terminal")
        await session.press("enter")
        assert session.app.theme == session.app.playground.session.saved.theme == "ansi-dark"
        await session.press("T")
        await session.type("light")
        assert "atom-one-dark" not in "".join(session.sheet)
        await session.press("escape")
        assert session.app.theme == "ansi-dark"


async def test_a_theme_that_will_not_outlast_the_one_of_the_settings_says_so(playground):
    async with playground() as session:
        session.app.tell_of(Settings(theme="textual-light"))
        await session.press("T", "end", "enter")
        said = " ".join(session.text("#sentence").split())
        assert said.endswith(". The next start takes textual-light, as your settings say.")
        await session.press("T", *"textual-light", "enter")
        assert session.app.theme == "textual-light"
        assert "settings" not in session.text("#sentence")


async def test_the_playground_stays_in_sight_beside_the_themes(playground):
    async with playground() as session:
        await session.press("T")
        box = session.app.screen.query_one("#box")
        assert box.region.x > 40
        assert not session.app.screen.styles.background.a


async def test_a_click_chooses_the_wheel_scrolls_and_a_click_beside_closes(playground):
    async with playground(size=(120, 35)) as session:
        await session.press("ctrl+p")
        await session.click("finer right")
        assert session.state.x == 3.01
        await session.press("o")
        before = session.sheet
        await session.pilot._post_mouse_events([MouseScrollDown], ChoiceList, offset=(5, 5))
        await session.pilot.pause()
        assert [row[2:] for row in session.sheet[1:4]] == [row[2:] for row in before[4:7]]
        await session.pilot.click(offset=(1, 1))
        await session.pilot.pause()
        assert not session.open


async def test_a_long_paste_is_cut_and_finds_nothing(playground):
    async with playground() as session:
        await session.press("ctrl+p")
        session.app.post_message(Paste("no such\n" * 20_000))
        await session.pilot.pause()
        assert session.app.screen.query_one(Input).value == ("no such " * 200)[:1000]
        assert "No action is called that." in session.sheet[1]
        assert session.open


@pytest.mark.parametrize("size", [(80, 24), (120, 35), (40, 12), (30, 8), (20, 5), (10, 3), (2, 1)])
async def test_it_has_room_on_every_screen(playground, size):
    async with playground(size=size) as session:
        for opening in ("ctrl+p", "ctrl+r", "o", "T"):
            await session.press(opening)
            if size >= (20, 5):
                assert any(row.startswith("▶") for row in session.sheet)
            await session.press("down", "end", "pageup", "x", "escape")
            assert not session.open


@pytest.mark.parametrize("opening", ["ctrl+p", "ctrl+r", "o", "T"])
@pytest.mark.parametrize("seed", range(3))
async def test_whatever_moves_it_the_marker_is_on_a_choice_in_sight(playground, opening, seed):
    chance = random.Random(seed)
    async with playground(size=(40, 12)) as session:
        await session.press(opening)
        view = session.app.screen.query_one(ChoiceList)
        for move in chance.choices(("up", "down", "pageup", "pagedown", "home", "end", "turn", "s", "ctrl+u"), k=30):
            if move == "turn":
                turn = chance.choice((MouseScrollDown, MouseScrollUp))
                await session.pilot._post_mouse_events([turn], ChoiceList, offset=(5, 2))
                await session.pilot.pause()
            else:
                await session.press(move)
            shown = [view.render_line(y).text for y in range(view.size.height)]
            if shown[0].strip().startswith("No "):
                assert view.chosen is None
                continue
            assert sum(row.startswith("▶ ") for row in shown) == 1, move
            assert view.chosen.number is not None
            assert view.chosen.label[:20] in next(row for row in shown if row.startswith("▶ "))


async def test_a_click_on_a_row_that_is_gone_by_then_chooses_nothing(playground):
    async with playground() as session:
        await session.press("ctrl+p")
        view = session.app.screen.query_one(ChoiceList)
        await session.type("curvature")
        row = Style(meta={"option": 40})  # of the long list, as Textual notes it when the mouse is released
        view.post_message(Click(view, 5, 12, 0, 0, 1, False, False, False, style=row))
        await session.pilot.pause()
        assert session.open
        assert session.marked == "curvature"


async def test_a_click_on_a_heading_or_below_the_list_leaves_the_keys_with_the_input(playground):
    async with playground() as session:
        await session.press("ctrl+p")
        await session.type("curv")
        await session.pilot.click(ChoiceList, offset=(5, 12))
        await session.type("ature")
        await session.press("enter")
        assert "bend curve" in session.state.shown


async def test_the_note_of_the_marked_one_stands_below_where_it_has_no_room_beside_it(playground):
    async with playground(size=(40, 12)) as session:
        await session.press("ctrl+p")
        assert session.sheet[-1] == "  x one nudge left"
        await session.press("down")
        assert session.sheet[-1] == "  x one nudge right"
        await session.pilot.resize_terminal(40, 24)
        await session.pilot.pause()
        assert session.sheet[-2:] == ["  x one nudge right", ""]  # two rows, where there is room for them
        await session.type("zzz")
        assert session.sheet[-2:] == ["", ""]


@pytest.mark.parametrize("size", [(1, 1), (2, 1), (3, 2), (4, 3), (10, 3), (30, 8)])
def test_a_terminal_of_any_size_is_quiet_and_stays_alive_while_it_is_open(tmp_path, size):
    with Terminal(MGTUI, env={"XDG_STATE_HOME": str(tmp_path)}) as terminal:
        terminal.wait_for("rises with slope 14")
        terminal.press("ctrl+p")
        terminal.wait_for("nudge left")
        terminal.resize(*size)
        terminal.settle(0.3)
        sent, used = len(terminal.output), terminal.cpu()
        terminal.settle(0.5, limit=0.5)
        assert len(terminal.output) == sent
        assert terminal.cpu() - used < 0.1
        terminal.send("\x1b[6~\x1b[5~\x1b[F\x1b[B\x1b[A\x1b[H")
        terminal.resize(80, 24)
        terminal.wait_for("▶ nudge left")


@pytest.mark.parametrize("theme", ["textual-dark", "ansi-light", "high-contrast"])
async def test_its_rows_have_the_colours_of_their_roles_in_every_theme(playground, theme):
    async with playground() as session:
        session.app.theme = theme
        await session.press("ctrl+p", "down")
        view = session.app.screen.query_one(ChoiceList)
        key = next(segment for segment in view.render_line(0) if "←" in segment.text)
        wanted = style_of("key", session.app.theme_variables, view.background_colors[1])
        assert (key.style.color, key.style.bold) == (wanted.color, True)


async def test_a_window_that_changes_keeps_the_marker_in_sight(playground):
    async with playground() as session:
        await session.press("ctrl+p", "pagedown")
        for size in ((40, 8), (120, 35), (30, 8)):
            await session.pilot.resize_terminal(*size)
            await session.pilot.pause()
            assert session.marked == "smaller h"


def test_a_key_on_the_heels_of_the_one_that_closes_it_is_for_the_screen_below(tmp_path):
    with Terminal(MGTUI, env={"XDG_STATE_HOME": str(tmp_path)}) as terminal:
        terminal.wait_for("rises with slope 14")
        terminal.settle()
        terminal.send("\x10\x10d")
        terminal.wait_for("f′")


async def test_a_sheet_that_was_closed_leaves_no_lines_behind(playground):
    async with playground() as session:
        for _ in range(12):
            await session.press("ctrl+p", "pagedown", "escape")
        gc.collect()
        kept = [cache for cache in gc.get_objects() if isinstance(cache, StylesCache)]
        shown = [widget for widget in gc.get_objects() if isinstance(widget, Widget)]
        assert len(kept) <= len(shown)


def test_keys_on_the_heels_of_the_one_that_opens_it_are_for_the_palette(tmp_path):
    with Terminal(MGTUI, env={"XDG_STATE_HOME": str(tmp_path)}) as terminal:
        terminal.wait_for("rises with slope 14")
        terminal.settle()
        terminal.send("\x10next point\r")
        terminal.wait_for("x = 0.666667, ")
        terminal.send("\x10\x10\x12\x10\x12\x12")
        terminal.settle()
        terminal.press("escape", settle=0.3)
        terminal.press("q")
        assert terminal.wait() == 0


def test_two_clicks_beside_it_at_once_close_it_once(tmp_path):
    with Terminal(MGTUI, size=(120, 35), env={"XDG_STATE_HOME": str(tmp_path)}) as terminal:
        terminal.wait_for("rises with slope 14")
        terminal.press("ctrl+p")
        terminal.wait_for("nudge left")
        terminal.click(0, 0)
        terminal.click(0, 0)
        terminal.wait_for(lambda screen: "nudge left" not in screen.text)
        terminal.press("right")
        terminal.wait_for("slope 14.6")


def test_a_step_down_the_list_sends_two_rows_and_no_more(tmp_path):
    with Terminal(MGTUI, size=(120, 35), env={"XDG_STATE_HOME": str(tmp_path)}) as terminal:
        terminal.wait_for("rises with slope 14")
        terminal.press("ctrl+p")
        terminal.wait_for("nudge left")
        terminal.settle()
        sent = len(terminal.output)
        terminal.press("down")
        assert 0 < len(terminal.output) - sent < 250


@pytest.mark.parametrize(
    ("env", "arguments", "mark", "key"),
    [({"NO_COLOR": "1"}, [], "▶ nudge left", "←"), ({}, ["--charset", "ascii"], "> nudge left", "left"),
     ({"LC_ALL": "C", "LANG": "C"}, [], "> nudge left", "left")],
)  # fmt: skip
def test_the_marker_is_seen_without_colour_and_without_unicode(tmp_path, env, arguments, mark, key):
    with Terminal([*MGTUI, *arguments], env={"XDG_STATE_HOME": str(tmp_path), **env}) as terminal:
        terminal.wait_for("slope 14")
        terminal.press("ctrl+p")
        terminal.wait_for(mark)
        assert key in next(row for row in terminal.text.splitlines() if mark in row).split()
        terminal.press("down")
        assert mark.replace("left", "right") in terminal.text
        assert mark not in terminal.text
