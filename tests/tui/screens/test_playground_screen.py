"""The playground under the fingers: each key, each pane, and that no two panes ever disagree."""

import re

import pytest
from textual import events
from textual.widgets import Input

from mgtui.engine import difference, parse
from mgtui.playground.actions import ACTIONS
from mgtui.playground.changes import values as to
from mgtui.playground.store import Saved
from mgtui.text.numbers import exact, short
from mgtui.tui.app import MgtuiApp
from mgtui.tui.screens.commands import READY, Connection
from mgtui.tui.screens.help_rows import help_rows
from mgtui.tui.widgets.expression_input import ExpressionInput
from mgtui.tui.widgets.hint_row import Hints
from mgtui.tui.widgets.pane_view import PaneView
from mgtui.tui.widgets.plot_pane import PlotPane
from mgtui.tui.widgets.prompt import Prompt
from mgtui.tui.widgets.rows_view import RowsView
from mgtui.tui.widgets.slider_row import SliderRow
from tests.quick import partly_slow, slow_case


class Session:
    """The app under a pilot, with what tests ask of it."""

    def __init__(self, app, pilot):
        self.app, self.pilot = app, pilot

    @property
    def state(self):
        return self.app.screen_stack[0].session.state

    async def press(self, *keys):
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text):
        names = {
            " ": "space",
            "^": "circumflex_accent",
            "+": "plus",
            "-": "minus",
            "*": "asterisk",
            "/": "slash",
            "(": "left_parenthesis",
            ")": "right_parenthesis",
            "|": "vertical_line",
            ":": "colon",
            ".": "full_stop",
            "=": "equals_sign",
        }
        await self.press(*(names.get(char, char) for char in text))

    def text(self, selector, kind=RowsView):
        widget = self.app.screen_stack[0].query_one(selector, kind)
        return "\n".join(widget.render_line(y).text.rstrip() for y in range(widget.size.height))

    def number(self, label):
        """A number of the slope pane, as it is shown."""
        found = re.search(rf"^{re.escape(label)}\s+(\S+)", self.text("#first-pane", PaneView), re.MULTILINE)
        assert found, f"{label} is not in the pane"
        return found[1]


@pytest.fixture
def playground():
    class Run:
        def __init__(self, state=None, size=(80, 24), saved=None):
            self.app, self.size = MgtuiApp(state or to.start(), saved=saved), size

        async def __aenter__(self):
            self.context = self.app.run_test(size=self.size)
            session = Session(self.app, await self.context.__aenter__())
            await session.pilot.pause()
            return session

        async def __aexit__(self, *error):
            await self.context.__aexit__(*error)

    return Run


async def test_it_opens_on_the_lectures_numbers(playground):
    async with playground() as session:
        d = difference(parse("3x^2 - 4x + 5"), 3.0, 0.001)
        assert session.number("x") == "3"
        assert session.number("f(x)") == "20"
        assert session.number("f(x + h)") == exact(d.f_x_plus_h)
        assert session.number("rise/run") == exact(14.00300000000243)
        assert session.number("slope") == "14"
        assert "f goes up" in session.text("#first-pane", PaneView)
        assert "3·x² − 4·x + 5" in session.text("#reading")


@pytest.mark.parametrize(
    ("text", "way"), [("sqrt(x - 4)", "n goes to"), ("ln(x - 100)", "- zooms out"), ("|x|", ""), ("1/x", "")]
)
async def test_where_f_is_not_defined_the_pane_says_how_to_come_to_where_it_is(playground, text, way):
    async with playground(to.start(text)) as session:
        for x in ("3", "0"):
            await session.press("equals_sign")
            await session.type(x)
            await session.press("enter")
            pane = session.text("#first-pane", PaneView)
            assert way in pane
            assert way or not any(key in pane for key in ("n goes to", "- zooms out"))


MOVES = [
    (["right"], 3.1), (["left"], 2.9), (["right"] * 3 + ["left"] * 3, 3.0), (["shift+right"], 3.01), (["comma"], 2.99),
    (["full_stop"], 3.01), (["shift+left"], 2.99), (["ctrl+right"], 4.0), (["ctrl+left"], 2.0),
    (["less_than_sign"], 2.0), (["greater_than_sign"], 4.0), (["pagedown"], 4.0), (["pageup"], 2.0),
    (["home"], -5.0), (["end"], 5.0), (["right", "u"], 3.0), (["right", "u", "U"], 3.1),
]  # fmt: skip


@pytest.mark.parametrize(("keys", "x"), partly_slow(MOVES, 3))
async def test_keys_that_move_x(playground, keys, x):
    async with playground() as session:
        await session.press(*keys)
        assert session.state.x == x
        assert session.number("x") == exact(x)
        assert session.number("slope") == short(parse("3x^2 - 4x + 5").exact(x).slope, 15)


async def test_n_finds_the_flat_place_exactly_and_says_so(playground):
    async with playground() as session:
        await session.press("N")
        assert session.state.x == 2 / 3
        assert session.number("slope") == "−2.22044604925031e−16"  # what it truly is at this double
        assert "flat" in session.text("#sentence")
        assert "stays" in session.text("#first-pane", PaneView)


async def test_brackets_change_h_by_tens_and_the_quotient_follows(playground):
    async with playground() as session:
        for _ in range(10):
            await session.press("left_square_bracket")
        assert session.state.h == 1e-13
        assert session.number("rise/run") == exact(13.997691894473974)
        await session.press("right_square_bracket")
        assert session.state.h == 1e-12


async def test_b_jumps_to_the_best_h(playground):
    async with playground() as session:
        await session.press("b")
        assert 1e-9 < session.state.h < 1e-7


async def test_m_goes_through_the_schemes_and_names_their_points(playground):
    async with playground() as session:
        await session.press("m")
        assert session.state.scheme == "backward"
        assert session.number("f(x − h)") == exact(parse("3x^2-4x+5")(3 - 0.001))
        await session.press("m")
        assert session.state.scheme == "central"
        assert float(session.number("rise/run")) == pytest.approx(14, abs=1e-10)


async def test_the_points_pane_says_a_little_later_that_its_points_are_proven_to_be_all(playground):
    pytest.importorskip("flint")
    async with playground() as session:
        await session.press("5")
        for _ in range(100):
            if "proved" in session.text("#first-pane"):
                break
            await session.pilot.pause(0.05)
        assert "proved" in session.text("#first-pane")
        assert not session.app.screen.panels.lacks


async def test_nothing_is_proven_that_no_pane_lists(playground):
    async with playground() as session:
        assert not session.app.screen.panels.lacks
        await session.press("5")
        await session.press("1")
        assert not session.app.screen.panels.lacks


async def finished(session):
    for _ in range(300):
        if not session.app.screen.panels.lacks:
            break
        await session.pilot.pause(0.02)
    assert not session.app.screen.panels.lacks


async def test_while_a_curve_takes_long_the_one_before_stays_and_says_so(playground):
    async with playground() as session:
        plot, input_ = session.text("#plot", PlotPane), session.app.screen.query_one(ExpressionInput)
        input_.value = "mod(mod(x^3,1),0.31)"  # no other test's, whose breaks are remembered
        session.app.screen.draw()
        assert "still showing 3·x² − 4·x + 5" in session.text("#legend")
        assert session.text("#plot", PlotPane) == plot
        assert "mod(mod(x³, 1), 0.31)" in session.text("#reading")
        await finished(session)
        assert "still showing" not in session.text("#legend")
        assert session.text("#plot", PlotPane) != plot


async def test_keys_are_dealt_with_between_slices(playground):
    async with playground() as session:
        input_ = session.app.screen.query_one(ExpressionInput)
        input_.value = "mod(mod(x^3,1),0.32)"
        session.app.screen.draw()
        assert session.app.screen.panels.lacks
        input_.value = "x^2 + 1"  # before the other has a curve
        session.app.screen.draw()
        assert "x² + 1" in session.text("#reading")
        assert "still showing" not in session.text("#legend")
        assert not session.app.screen.panels.lacks


async def test_the_points_pane_says_nothing_of_points_before_they_were_looked_for(playground):
    async with playground() as session:
        await session.press("5")
        session.app.screen.query_one(ExpressionInput).value = "max(sin(30x), cos(17x))"
        while True:
            session.app.screen.draw()
            if "still showing" not in session.text("#legend"):
                break
            session.app.screen.panels.go_on()
        assert "looking for points" in session.text("#first-pane")
        await finished(session)
        assert "corner" in session.text("#first-pane")


@pytest.mark.parametrize(("text", "x"), [("2/3", 2 / 3), ("pi/4", 0.7853981633974483), ("-3", -3.0), ("1e-5", 1e-5)])
async def test_a_value_may_be_typed_for_x(playground, text, x):
    async with playground() as session:
        await session.press("equals_sign")
        await session.type(text)
        await session.press("enter")
        assert session.state.x == x
        assert not session.app.screen.query_one(Prompt).has_class("-open")


async def test_a_value_that_will_not_do_keeps_the_prompt_open_and_says_why(playground):
    async with playground() as session:
        await session.press("equals_sign")
        await session.type("2x")
        await session.press("enter")
        assert session.state.x == 3.0
        assert "variable" in session.text("#complaint")
        await session.press("escape")
        assert session.app.screen.focused.id == "plot"


async def test_typing_an_expression_changes_everything_at_every_key(playground):
    async with playground() as session:
        await session.press("e", "ctrl+u")
        await session.type("x^3")
        assert session.state.expression == "x^3"
        assert session.number("f(x)") == "27"
        assert session.number("slope") == "27"
        assert "x³" in session.text("#reading")
        assert "tangent y = 27x − 54" in session.text("#legend")


@pytest.fixture
def short_pause(monkeypatch):
    monkeypatch.setattr("mgtui.tui.screens.playground_screen._PAUSE", 0.4)


async def test_half_a_text_is_quiet_until_a_pause(playground, short_pause):
    async with playground() as session:
        await session.press("e", "end")
        await session.type("+")
        assert session.text("#reading").strip() == "…"
        assert roles(session, "#legend")[0] == ("still showing 3·x² − 4·x + 5", "dim")
        assert "f is 20" in session.text("#sentence")
        assert "bad" not in {role for name in ("#reading", "#legend", "#sentence") for _, role in roles(session, name)}
        await session.pilot.pause(0.6)
        assert roles(session, "#legend")[0] == ("still showing 3·x² − 4·x + 5", "bad")
        assert "missing" in session.text("#sentence")
        await session.press("x")
        assert "+ x" in session.text("#reading")


@pytest.mark.parametrize("text", ["sni(x)", "x+*", "x)"])
async def test_a_mistake_that_no_letter_mends_is_red_at_once(playground, text):
    async with playground() as session:
        await session.press("e")
        box = session.app.screen.query_one(ExpressionInput)
        box.value = text  # a pilot has no names for all these keys
        box.cursor_position = len(text)
        await session.pilot.pause()
        assert "bad" in {role for _, role in roles(session, "#reading")}
        assert not box.half


async def test_enter_says_at_once_what_is_wrong_with_half_a_text(playground):
    async with playground() as session:
        await session.press("e", "end", "plus", "enter")
        assert "missing" in session.text("#sentence")
        assert isinstance(session.app.focused, ExpressionInput)


def roles(session, selector):
    widget = session.app.screen.query_one(selector, RowsView)
    return [(text.strip(), role) for text, role in widget.row(0) if text.strip()]


async def test_a_text_that_does_not_parse_keeps_the_last_function_marked_stale(playground, short_pause):
    async with playground() as session:
        await session.press("e", "end")
        await session.type("+")
        await session.pilot.pause(0.6)
        assert session.state.stale
        assert session.number("f(x)") == "20"
        assert "still showing" in session.text("#legend")
        caret = session.text("#reading")
        box = session.app.screen.query_one(ExpressionInput)
        assert caret.index("^") == box.region.x + box.value.index("+", 12)
        assert session.text("#sentence").strip()
        await session.press("backspace")
        assert "still showing" not in session.text("#legend")


async def test_single_letter_keys_do_not_fire_while_typing(playground):
    async with playground() as session:
        await session.press("e", "ctrl+u")
        await session.type("mqt")
        assert session.state.scheme == "forward"
        assert session.state.text == "mqt"
        assert "tangent" in session.state.shown


async def test_escape_goes_back_to_where_the_edit_began_and_leaves_no_slider(playground):
    async with playground() as session:
        await session.press("right", "e", "end")
        await session.type("+k")
        assert [slider.variable for slider in session.app.screen.query(SliderRow)] == ["x", "k", "step"]
        await session.press("escape")
        assert session.state == to.set_value(to.start(), "x", 3.1).with_slider("x", session.state.slider("x"))
        assert [slider.variable for slider in session.app.screen.query(SliderRow)] == ["x", "step"]
        assert session.app.screen.query_one(ExpressionInput).value == "3x^2 - 4x + 5"
        await session.press("u", "u")
        assert session.state == to.start()
        assert "nothing to take back" in session.text("#sentence")


async def test_e_selects_the_formula_so_that_a_letter_replaces_it_and_an_arrow_keeps_it(playground):
    async with playground() as session:
        await session.press("e", "right", "plus", "x", "enter")
        assert session.state.text == "3x^2 - 4x + 5+x"
        await session.press("e", "x", "enter")
        assert session.state.text == "x"
        await session.press("e", "left", "2", "enter")
        assert session.state.text == "2x"


async def test_another_pane_that_gets_the_keys_takes_the_expression_too(playground):
    async with playground() as session:
        await session.press("e", "x")
        await session.pilot.click("#x", offset=(10, 0))
        await session.pilot.pause()
        await session.press("u")  # the click
        assert (session.state.expression, session.state.x) == ("x", 3.0)
        assert "x" in session.app.playground.session.saved.expressions


@pytest.mark.parametrize(
    ("typed", "before", "behind"),
    [("sqr", "sqrt", "sqrt"), ("2sigm", "2sigmoid", "2sigmoid"), ("2sin(|x", "2sin(|x|)", "2sin(|x|)")],
)
async def test_tab_takes_the_completion_in_sight_and_only_then_leaves(playground, typed, before, behind):
    async with playground() as session:
        await session.press("e")
        await session.type(typed)
        await session.press("tab")
        box = session.app.screen.query_one(ExpressionInput)
        assert (box.value, box.has_focus, box.cursor_position) == (before, True, len(before))
        await session.press("tab")
        assert (box.value, box.has_focus) == (behind, False)


async def test_a_name_that_is_whole_is_not_completed_to_a_longer_one(playground):
    async with playground() as session:
        await session.press("e")
        await session.type("sin")
        await session.press("tab")
        assert session.app.screen.query_one(ExpressionInput).value == "sin"
        assert not session.app.screen.query_one(ExpressionInput).has_focus


async def test_tab_goes_round_the_panes_and_back(playground):
    async with playground() as session:
        first = session.app.focused
        seen = []
        for _ in range(4):
            await session.press("tab")
            seen.append(session.app.focused)
        assert session.app.focused is first
        assert {type(widget) for widget in seen} == {SliderRow, ExpressionInput, PlotPane}
        await session.press("shift+tab")
        assert session.app.focused is seen[-2]


async def test_on_the_slider_of_h_the_arrows_move_h(playground):
    async with playground() as session:
        await session.press("tab", "left", "left")
        assert session.app.focused.id == "step"
        assert session.state.h == 1e-5
        assert session.state.x == 3.0


async def test_every_variable_has_a_slider_and_v_puts_it_along_the_axis(playground):
    state = to.start("a*b + c")
    for name, value in {"a": 2.0, "b": -3.0, "c": 10.0}.items():
        state = to.set_value(state, name, value)
    async with playground(state) as session:
        assert [slider.variable for slider in session.app.screen.query(SliderRow)] == ["a", "b", "c", "step"]
        slopes = []
        for _ in range(3):
            slopes.append(session.number("slope"))
            await session.press("v")
        assert slopes == ["−3", "2", "1"]
        assert session.state.along == "a"


async def test_sliders_come_and_go_with_the_variables(playground, short_pause):
    async with playground() as session:
        await session.press("e", "end")
        await session.type("+ a")
        assert [slider.variable for slider in session.app.screen.query(SliderRow)] == ["x", "step"]  # perhaps of abs
        await session.pilot.pause(0.6)
        assert [slider.variable for slider in session.app.screen.query(SliderRow)] == ["x", "a", "step"]
        await session.press("backspace", "backspace", "backspace")
        await session.pilot.pause(0.1)
        assert [slider.variable for slider in session.app.screen.query(SliderRow)] == ["x", "step"]


async def test_the_mouse_drags_the_slider_and_points_into_the_plot(playground):
    async with playground() as session:
        slider = session.app.screen.query_one("#x", SliderRow)
        await session.pilot.mouse_down(slider, offset=(4, 0))
        await session.pilot.hover(slider, offset=(4, 0))
        await session.pilot.mouse_up(slider, offset=(4, 0))
        await session.pilot.pause()
        assert session.state.x == -5.0
        await session.pilot.click("#plot", offset=(25, 5))
        await session.pilot.pause()
        assert -1 < session.state.x < 1


@pytest.mark.parametrize("part", [("t", "tangent"), ("s", "secant"), ("g", "grid"), ("d", "slope curve")])
async def test_keys_that_show_and_hide(playground, part):
    key, name = part
    async with playground() as session:
        before = name in session.state.shown
        await session.press(key)
        assert (name in session.state.shown) is not before
        await session.press(key)
        assert (name in session.state.shown) is before


async def test_d_shows_the_slope_curve_below_on_the_same_axis(playground):
    async with playground() as session:
        await session.press("d")
        await session.pilot.pause(0.1)
        below = session.app.screen.query_one("#slope-plot", PlotPane)
        assert below.display
        assert "●" in session.text("#slope-plot", PlotPane)
        assert "f′ = 6·x − 4" in session.text("#slope-plot", PlotPane)


@pytest.mark.parametrize(
    ("key", "words"),
    [("2", "rise/run"), ("3", "truncation"), ("4", "f′"), ("5", "minimum"), ("6", "h used"), ("1", "off by")],
)
async def test_digits_switch_the_pane(playground, key, words):
    async with playground() as session:
        await session.press(key)
        assert words in session.text("#first-pane", PaneView)


async def test_where_there_is_no_slope_no_number_stands_for_one(playground):
    async with playground(to.set_value(to.start("|x|"), "x", 0.0)) as session:
        pane = session.text("#first-pane", PaneView)
        assert not re.search(r"^slope\s{2}", pane, re.MULTILINE)
        assert session.number("slope left") == "−1"
        assert session.number("slope right") == "1"
        assert "corner" in session.text("#sentence")


async def test_the_slope_pane_has_the_formula_with_its_numbers(playground):
    async with playground() as session:
        pane = session.text("#first-pane", PaneView)
        assert re.search(r"f′\(x\) +6·x − 4\n += 6·3 − 4", pane)
        await session.press("right")
        assert "= 6·3.1 − 4" in session.text("#first-pane", PaneView)


def test_help_shows_the_slope_of_a_function():
    text = "\n".join("".join(part for part, _ in row) for row in help_rows(78))
    assert "sine of an angle in radians  slope cos(u)" in text
    assert "d/du u/hypot(u, v), d/dv v/hypot(u, v)" in text
    assert "lerp(2, 5, x) has the slope 3" in text
    assert all(len(line) <= 80 for line in text.splitlines() if "  slope " in line or "d/du" in line)


@pytest.mark.parametrize("key", ["escape", "q", "question_mark", "enter", "ctrl+c"])
async def test_help_lists_every_key_and_every_function_and_closes(playground, key):
    text = " ".join(" ".join("".join(part for part, _ in row) for row in help_rows(78)).split())  # it may be wrapped
    for action in ACTIONS:
        assert action.help in text
    assert "sigmoid" in text
    async with playground() as session:
        await session.press("question_mark")
        assert len(session.app.screen_stack) == 2
        await session.press(key)
        assert len(session.app.screen_stack) == 1


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_q_and_ctrl_q_quit(playground, key):
    async with playground() as session:
        await session.press(key)
        assert session.app._exit


def test_no_two_actions_share_a_key():
    keys = [key for action in ACTIONS for key in action.keys]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("size", [(80, 24), (120, 35), (200, 60), (40, 12), (60, 20), (20, 5)])
async def test_every_size_shows_the_expression_and_the_point(playground, size):
    async with playground(size=size) as session:
        await session.pilot.pause(0.1)
        screen = session.app.screen
        if size != (20, 5):
            assert screen.query_one(ExpressionInput).region.height == 1
            assert "●" in session.text("#plot", PlotPane)
            assert screen.query_one("#x", SliderRow).region.height == 1
        bottom = max(widget.region.bottom for widget in screen.query("*") if widget.display)
        assert bottom <= size[1] or size == (20, 5)


async def test_a_name_being_typed_is_completed_with_its_help(playground):
    async with playground() as session:
        await session.press("e", "ctrl+u")
        await session.type("sigm")
        assert "→ sigmoid 1/(1 + e^-u)" in session.text("#reading")
        await session.press("right")
        assert session.app.screen.query_one(ExpressionInput).value == "sigmoid"


async def test_a_paste_of_several_lines_becomes_one(playground):
    async with playground() as session:
        await session.press("e", "ctrl+u")
        session.app.screen.query_one(ExpressionInput).post_message(events.Paste("x^2\n + 1\n"))
        await session.pilot.pause()
        assert session.state.expression == "x^2 + 1"


@pytest.mark.parametrize(
    ("keys", "w"), [(("e",), 2.5), (("e", "ctrl+u"), 2.5), (("e", "end", "plus"), 1.0)]
)  # selected, empty, behind what stands there
async def test_a_pasted_function_brings_what_it_sets_its_parameters_to(playground, keys, w):
    async with playground(to.start("x^2")) as session:
        await session.press(*keys)
        text = "def f(x, w=2.5, b=-1):\n    y = w*x\n    return y + b"
        session.app.screen.query_one(ExpressionInput).post_message(events.Paste(text))
        await session.pilot.pause()
        await session.press("enter")
        assert session.state.slider("w").value == w
        assert session.state.slider("b").value == (-1.0 if w != 1.0 else 1.0)
        await session.press("u")
        assert session.state.expression == "x^2"


async def test_a_huge_paste_is_refused_in_words_and_changes_nothing(playground):
    async with playground() as session:
        await session.press("e")
        session.app.screen.query_one(ExpressionInput).post_message(events.Paste("x+" * 500_000))
        await session.pilot.pause()
        assert session.state.text == "3x^2 - 4x + 5"
        assert "1,000,000 characters is too long" in session.text("#sentence")


async def test_space_lets_h_go_to_0_and_any_key_stops_it(playground, monkeypatch):
    monkeypatch.setattr("mgtui.tui.screens.commands._BEAT", 0.02)
    async with playground() as session:
        await session.press("space")
        await session.pilot.pause(0.3)
        reached = session.state.h
        assert reached < 0.5
        await session.press("t")
        stopped = session.state.h
        await session.pilot.pause(0.1)
        assert session.state.h == stopped


async def test_h_is_followed_until_it_is_lost_and_no_timer_is_left(playground, monkeypatch):
    monkeypatch.setattr("mgtui.tui.screens.commands._BEAT", 0.01)
    async with playground() as session:
        await session.press("space")
        await session.pilot.pause(1.5)
        assert 3.0 + session.state.h == 3.0
        assert not session.app.screen.commands.running
        assert "the push is lost" in session.text("#sentence")


async def test_each_beat_draws_the_secant_the_tangent_and_the_numbers_of_the_engine(playground, monkeypatch):
    monkeypatch.setattr("mgtui.tui.screens.commands._BEAT", 3600)
    async with playground() as session:
        screen = session.app.screen
        await session.press("space")
        for _ in range(12):
            state, f = session.state, session.state.function
            slope = difference(f, state.x, state.h).slope
            legend, pane = session.text("#legend"), session.text("#first-pane")
            assert f"secant {slope:.5g}" in legend
            assert "tangent 14 " in legend
            assert f"rise/run    {exact(slope)}"[:24] in pane
            plot = session.text("#plot")
            assert "●" in plot
            assert "◆" in plot  # the secant's end is in the window
            trail = session.app.screen.query_one("#trail-plot", PlotPane)
            assert trail.display
            screen.commands._go_on()
            await session.pilot.pause()


async def test_without_motion_each_press_of_space_is_a_beat_and_the_last_leads_to_the_first(playground):
    async with playground() as session:
        session.app.screen.commands.connection = Connection(moves=lambda: False, is_free=lambda: True)
        seen = []
        for _ in range(40):
            await session.press("space")
            seen.append(session.state.h)
        assert seen[:4] == [1.0, 0.5, 0.2, 0.2]
        assert 3.0 + min(seen) == 3.0
        assert seen.count(1.0) == 2
        assert not session.app.screen.commands.running


async def test_a_beat_waits_for_a_line_that_has_not_taken_the_one_before(playground, monkeypatch):
    monkeypatch.setattr("mgtui.tui.screens.commands._BEAT", 0.01)
    async with playground() as session:
        session.app.screen.commands.connection = Connection(moves=lambda: True, is_free=lambda: False)
        await session.press("space")
        await session.pilot.pause(0.1)
        assert session.state.h == 1.0
        session.app.screen.commands.connection = READY
        await session.pilot.pause(0.2)
        assert session.state.h < 1.0


async def test_in_h_to_0_the_trail_stands_in_the_place_of_the_derivatives(playground):
    async with playground() as session:
        below = [session.app.screen.query_one(name, PlotPane) for name in ("#slope-plot", "#bend-plot", "#trail-plot")]
        await session.press("d", "D")
        assert [plot.display for plot in below] == [True, True, False]
        await session.press("space")
        assert [plot.display for plot in below] == [False, False, True]
        await session.press("backspace")
        assert [plot.display for plot in below] == [True, True, False]


@pytest.mark.parametrize("key", ["backspace", "u"])
async def test_what_was_there_before_comes_back_at_one_key(playground, monkeypatch, key):
    monkeypatch.setattr("mgtui.tui.screens.commands._BEAT", 0.02)
    async with playground() as session:
        before = session.text("#plot")
        await session.press("space")
        await session.pilot.pause(0.2)
        await session.press(key)
        await session.pilot.pause(0.1)
        assert session.state == to.start()
        assert session.text("#plot") == before
        assert not session.app.screen.query_one("#trail-plot", PlotPane).display


async def test_reset_goes_back_to_how_the_expression_started(playground):
    async with playground() as session:
        await session.press("right", "left_square_bracket", "plus", "R")
        assert session.state == to.start()


async def test_f_gives_the_plot_the_whole_screen_and_gives_it_back(playground):
    async with playground() as session:
        await session.press("f")
        await session.pilot.pause(0.1)
        assert session.app.screen.query_one("#plot", PlotPane).size.height >= 22
        assert "slope 14" in session.text("#sentence")
        await session.press("f")
        await session.pilot.pause(0.1)
        assert session.app.screen.query_one("#plot", PlotPane).size.height < 20


async def test_the_table_is_saved_as_csv_with_pinned_rows(playground, tmp_path):
    async with playground() as session:
        await session.press("p", "right", "E", "enter")
        box = session.app.screen.query_one("#answer", Input)
        box.value = str(tmp_path / "table.csv")
        await session.press("enter")
        rows = (tmp_path / "table.csv").read_text().splitlines()
        assert rows[0] == "x,f,slope,curvature"
        assert rows[-1] == "3.0,20.0,14.0,6.0"


async def test_a_table_that_cannot_be_saved_says_why(playground, tmp_path):
    async with playground() as session:
        await session.press("E", "enter")
        session.app.screen.query_one("#answer", Input).value = str(tmp_path / "no" / "table.csv")
        await session.press("enter")
        assert "No such" in session.text("#complaint-below")


@pytest.mark.parametrize(
    ("name", "begins", "holds"),
    [("p.txt", " ", "tangent y = 14x"), ("p.ans", "", "\x1b["), ("p.html", "<body>", "<span"),
     ("p.svg", "<svg", "tangent y = 14x"), ("p.screen.svg", "<svg", "rises")],
)  # fmt: skip
async def test_the_plot_is_saved_as_text_in_colour_as_html_or_svg_and_the_screen_as_svg(
    playground, tmp_path, monkeypatch, name, begins, holds
):
    monkeypatch.chdir(tmp_path)
    async with playground() as session:
        await session.press("S")
        box = session.app.screen.query_one("#answer", Input)
        assert box.value == "mgtui-plot.txt"
        box.value = name
        await session.press("enter")
        text = (tmp_path / name).read_text()
        assert text.startswith(begins)
        assert holds in text
        assert "save as" not in text  # the question is no part of the picture
        assert f"The picture is in {name}." in session.text("#sentence")
        assert ("\x1b" in text) is (name == "p.ans")


async def test_a_picture_is_saved_over_no_other_file_and_in_no_unknown_form(playground, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mgtui-plot.txt").write_text("kept")
    async with playground() as session:
        await session.press("S")
        box = session.app.screen.query_one("#answer", Input)
        assert box.value == "mgtui-plot-2.txt"
        box.value = "plot.png"
        await session.press("enter")
        assert "ends in" in session.text("#complaint-below")
        box.value = "mgtui-plot.txt"
        await session.press("enter", "enter")
        assert (tmp_path / "mgtui-plot.txt").read_text() == "kept"
        assert "tangent" in (tmp_path / "mgtui-plot-2.txt").read_text()


ZOOMS = [(["plus"], -1.0, 4.0), (["minus"], -13.0, 7.0), (["minus", "W"], -5, 5)]


@pytest.mark.parametrize(("keys", "low", "high"), ZOOMS)
async def test_plus_and_minus_zoom_at_the_point_and_another_key_goes_back(playground, keys, low, high):
    async with playground() as session:
        await session.press(*keys)
        slider = session.state.slider("x")
        assert (slider.low, slider.high) == (low, high)


async def test_z_zooms_until_the_curve_is_as_straight_as_its_tangent(playground):
    async with playground() as session:
        await session.press("z")
        slider = session.state.slider("x")
        window = slider.high - slider.low
        low, high = session.state.y_held
        bend = 6 * (window / 2) ** 2 / 2
        assert bend < (high - low) / 100


async def test_alt_and_arrows_pan_and_a_holds_the_height(playground):
    async with playground() as session:
        await session.press("alt+right")
        assert session.state.slider("x").low == -4.0
        await session.press("alt+up")
        assert session.state.y_held is not None
        await session.press("a")
        assert session.state.y_held is None


async def test_the_window_may_be_typed(playground):
    async with playground() as session:
        await session.press("w")
        await session.type("-2pi:2pi")
        await session.press("enter")
        assert session.state.slider("x").high == pytest.approx(6.283185307179586)
        await session.press("w")
        await session.type("3:1")
        await session.press("enter")
        assert "below" in session.text("#complaint")


async def test_up_and_down_go_through_the_expressions_typed_before(playground):
    async with playground(saved=Saved(expressions=("x^2", "sin(x)"))) as session:
        await session.press("e", "up")
        assert session.state.expression == "sin(x)"
        await session.press("up")
        assert session.state.expression == "x^2"
        await session.press("down")
        assert session.state.expression == "sin(x)"


async def test_ctrl_c_says_how_to_leave_and_leaves_when_pressed_again(playground):
    async with playground() as session:
        await session.press("ctrl+c")
        assert "again" in session.text("#sentence")
        assert not session.app._exit
        await session.press("ctrl+c")
        assert session.app._exit


async def test_another_key_between_two_ctrl_c_keeps_the_program_open(playground):
    async with playground() as session:
        await session.press("ctrl+c", "right", "ctrl+c")
        assert not session.app._exit


async def test_what_is_copied_goes_to_the_clipboard_and_is_shown(playground):
    async with playground(to.set_value(to.start(), "x", -1e-16)) as session:
        for keys, copied, shown in [
            (["y"], "mgtui '3x^2 - 4x + 5' --at=-1e-16", "mgtui '3x^2 - 4x + 5' --at=-1e-16"),
            (["c"], "-1e-16", "x = -1e-16"),
            (["tab", "c"], "0.001", "h = 0.001"),
            (["escape", "c"], "-4", "slope = -4"),
            (["Y"], "At x = −1e−16, f is 5 and falls with slope −4.", "At x = −1e−16"),
        ]:
            await session.press(*keys)
            assert session.app.clipboard == copied
            said = " ".join(session.text("#sentence").split())
            assert said.startswith(f"To the clipboard, if the terminal lets it: {shown}")


async def test_where_there_is_no_slope_none_is_copied(playground):
    async with playground(to.set_value(to.start("|x|"), "x", 0.0)) as session:
        await session.press("escape", "c")
        assert session.app.clipboard == ""
        assert session.text("#sentence").strip() == "There is no slope to copy here; Y copies the sentence."


@pytest.mark.parametrize("size", [slow_case(((80, 24),)), (40, 12)])
async def test_a_command_too_long_for_the_rows_above_the_plot_is_shown_in_full_on_a_sheet(playground, size):
    state = to.start("+".join(f"x^{power}" for power in range(150)))
    async with playground(state, size) as session:
        await session.press("y")
        sheet = session.app.screen.query_one("#sheet")
        shown = "".join(sheet.render_line(y).text.strip() for y in range(sheet.size.height))
        assert session.app.clipboard.replace(" ", "") in shown.replace(" ", "")
        await session.press("escape")
        assert len(session.app.screen_stack) == 1


@pytest.mark.parametrize("width", [30, 40, 60, 78])
def test_the_help_is_cut_at_no_width(width):
    text = " ".join("".join(part for part, _ in row).strip() for row in help_rows(width))
    for action in ACTIONS:
        assert action.help in text
    assert all(sum(len(part) for part, _ in row) <= width for row in help_rows(width))


async def test_the_theme_is_kept_for_the_next_session(playground):
    async with playground() as session:
        await session.press("T", "down", "enter")
        assert session.app.theme != "textual-dark"
        assert session.app.playground.session.to_save().theme == session.app.theme


async def test_up_and_down_walk_from_slider_to_slider(playground):
    async with playground() as session:
        await session.press("down")
        assert session.app.focused.id == "step"
        await session.press("up")
        assert session.app.focused.id == "x"


async def test_there_is_a_theme_of_high_contrast(playground):
    async with playground(saved=Saved(theme="high-contrast")) as session:
        assert session.app.theme == "high-contrast"
        assert session.app.current_theme.background == "#000000"


async def test_at_the_double_next_to_an_extremum_f_is_flat_up_to_rounding(playground):
    async with playground(to.set_value(to.start("sin(x)"), "x", 1.5707963267948966)) as session:
        assert "is flat: its slope is 0 up to rounding" in session.text("#sentence")
        assert "stays" in session.text("#first-pane", PaneView)
        assert "y = 1" in session.text("#legend")
        assert session.number("slope") == "6.1232339957368e−17"  # the number itself is not touched up


async def test_enter_on_a_broken_text_stays_with_it_and_escape_goes_back_to_what_was_drawn(playground):
    async with playground() as session:
        await session.press("e", "end")
        await session.type("^")
        await session.press("enter")
        assert isinstance(session.app.focused, ExpressionInput)
        await session.press("escape")
        assert session.state == to.start()


async def test_at_a_pole_the_ladder_claims_no_error_and_no_best_step(playground):
    async with playground(to.set_value(to.start("tan(x)"), "x", 1.5707963267948966)) as session:
        await session.press("2")
        assert "best h" not in session.text("#first-pane", PaneView)
        await session.press("3")
        assert "no exact slope here" in session.text("#first-pane", PaneView)


async def test_on_a_narrow_screen_the_pane_keys_say_why_nothing_is_seen(playground):
    async with playground(size=(60, 20)) as session:
        await session.press("2")
        assert "columns" in session.text("#sentence")


async def test_numbers_on_a_narrow_screen_are_left_out_whole_never_cut(playground):
    async with playground(size=(40, 12)) as session:
        await session.press("right")
        shown = session.text("#sentence").split()
        assert shown[:6] == ["x", "3.1", "f", "21.43", "slope", "14.6"]
        assert shown[6:] in ([], ["rise/run", "14.603"])


@pytest.mark.parametrize(
    ("text", "typed", "line"),
    [
        ("x^2", "sin(", "still x²: x 3  f 9  slope 6"),
        ("x^2", "2x +", "still 2·x: x 3  f 6  slope 2"),
        ("3x^2 - 4x + 5", "sin(", "still: x 3  f 20  slope 14"),
    ],
)
async def test_on_a_narrow_screen_numbers_of_another_text_say_so(playground, text, typed, line):
    async with playground(to.start(text), size=(40, 12)) as session:
        await session.press("e", "ctrl+u", *typed)
        assert session.text("#sentence").strip() == line
        await session.press("escape")
        assert "still" not in session.text("#sentence")


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (30, 8)])
async def test_a_long_message_is_wrapped_and_the_next_sentence_has_one_row_again(playground, size):
    async with playground(size=size) as session:
        session.app.playground.session.notice = "word " * 60
        session.app.playground.draw()
        await session.pilot.pause()
        rows = session.text("#sentence").splitlines()
        assert 1 < len(rows) <= size[1] // 3
        assert all(set(row.split()) <= {"word", "…"} for row in rows)
        await session.press("right")
        assert session.app.screen.query_one("#sentence").size.height == 1


@pytest.mark.parametrize(
    ("key", "named"),
    [("Z", "Z"), ("X", "X"), ("f5", "f5"), ("8", "8"), ("0", "0"), ("ctrl+k", "ctrl k"), ("é", "é"), ("%", "%")],
)
async def test_a_key_that_does_nothing_says_where_the_keys_are(playground, key, named):
    async with playground() as session:
        before = session.state
        await session.press(key, key)
        assert session.text("#sentence").strip() == f"{named} does nothing here; ? shows every key."
        assert session.state == before
        await session.press("right")
        assert "At x = 3.1" in session.text("#sentence")


async def test_a_key_that_an_input_knows_nothing_of_is_no_key_of_the_playground(playground):
    async with playground() as session:
        await session.press("e", "f5", "escape", "equals_sign", "f5", "2", "enter")
        assert session.state.x == 2.0
        assert "every key" not in session.text("#sentence")


@pytest.mark.parametrize(("key", "state", "name"), [
    ("x", to.start(), "x"), ("h", to.start(), "step"), ("x", to.start("a*b"), "a"), ("h", to.start("a h"), "step"),
])  # fmt: skip
async def test_x_and_h_ask_for_their_values(playground, key, state, name):
    async with playground(state) as session:
        await session.press("tab", key, "1", "slash", "8", "enter")
        assert session.state.slider(name).value == 0.125


async def test_v_gives_the_axis_and_the_arrows_to_the_next_variable(playground):
    async with playground(to.start("a*b + c")) as session:
        await session.press("v", "right")
        assert (session.state.along, session.state.slider("b").value) == ("b", 1.1)
        await session.press("escape", "v", "right")
        assert (session.state.along, session.state.slider("c").value) == ("c", 1.1)


async def test_the_hints_give_way_to_a_prompt_and_come_back_but_not_in_zen(playground):
    async with playground() as session:
        hints = session.app.screen.query_one(Hints)
        await session.press("equals_sign")
        assert not hints.display
        await session.press("escape")
        assert hints.display
        await session.press("f", "equals_sign", "escape")
        assert not hints.display


async def test_tab_writes_the_correction_that_is_offered_and_moves_on_where_none_is(playground):
    async with playground() as session:
        await session.press("e", "ctrl+u")
        await session.type("sin kx")
        assert "tab sin (k*x)" in session.text("#reading")
        await session.press("tab")
        box = session.app.screen.query_one(ExpressionInput)
        assert (box.value, box.has_focus, box.cursor_position) == ("sin (k*x)", True, 9)
        assert session.state.expression == "sin (k*x)"
        await session.press("tab")
        assert not box.has_focus


async def test_ctrl_space_writes_the_correction_too(playground):
    async with playground() as session:
        await session.press("e", "ctrl+u")
        await session.type("1,5x")
        await session.press("ctrl+@")
        assert session.state.expression == "1.5x"


async def test_where_a_power_has_no_real_value_tab_writes_the_real_root(playground):
    async with playground(to.set_value(to.start("1 + (x-1)^(2/3)"), "x", -8.0)) as session:
        await session.press("e")
        await session.press("tab")
        assert session.state.expression == "1 + root(x-1, 3)^2"


async def test_brackets_open_at_the_end_are_closed_in_the_reading_and_written_by_enter(playground):
    async with playground() as session:
        await session.press("e", "ctrl+u")
        await session.type("2sin(|x")
        assert session.text("#reading").strip() == "2·sin(|x|)"
        assert (session.state.text, session.state.stale, session.state.error) == ("2sin(|x", False, None)
        await session.press("enter")
        box = session.app.screen.query_one(ExpressionInput)
        assert (box.value, session.state.text) == ("2sin(|x|)", "2sin(|x|)")


async def test_of_many_variables_the_first_stands_for_all(playground):
    async with playground(to.start("w_1*x_1 + w_2*x_2 + w_3*x_3"), (80, 30)) as session:
        assert session.text("#lead").strip() == "f(w₁, …) ="


async def test_names_longer_than_a_letter_have_sliders_in_line(playground):
    async with playground(to.start("tanh(w_1*x_1 + w_2*x_2 + theta)"), (80, 30)) as session:
        rows = [row.render_line(0).text for row in session.app.screen.query(SliderRow)]
        assert [row.split()[0].lstrip("▶") for row in rows] == ["θ", "w₁", "w₂", "x₁", "x₂", "h"]
        assert len({len(row) - len(row[1:].lstrip().partition(" ")[2].lstrip()) for row in rows}) == 1
        assert session.text("#lead").strip() == "f(θ, w₁, w₂, x₁, x₂) ="
        await session.press("tab")  # to w_1
        await session.press("equals_sign", "ctrl+u", "4", "enter")
        assert session.state.slider("w_1").value == 4.0


@pytest.mark.parametrize(
    ("size", "tabs"),
    [
        ((80, 24), ["▸1 slope 2 h→0 3 error 4 5 6 7 ─"]),
        ((120, 35), ["▸1 slope ─", "▸2 h→0 3 error 4 table 5 points 6 7 ─"]),
        ((200, 60), ["▸1 slope ─", "▸2 h→0 3 error ─", "▸4 table 5 points 6 digits 7 chain ─"]),
    ],
)
async def test_the_tabs_of_the_panes_are_named_where_there_is_room_and_stand_once(playground, size, tabs):
    async with playground(size=size) as session:
        views = [session.text(f"#{name}-pane", PaneView) for name in ("first", "second", "third")]
        headings = [view.splitlines()[0].rstrip("─") + "─" for view in views[: len(tabs)]]
        assert headings[0].startswith(tabs[0].rstrip("─").rstrip())
        assert headings[1:] == tabs[1:]


@pytest.mark.parametrize(
    ("title", "pane"), [("2 h→0", "ladder"), ("3 error", "error"), ("6", "digits"), ("1", "slope")]
)
async def test_a_tab_that_is_clicked_opens_its_pane(playground, title, pane):
    async with playground() as session:
        heading = session.text("#first-pane", PaneView).splitlines()[0]
        await session.pilot.click("#first-pane", offset=(heading.index(title), 0))
        await session.pilot.pause()
        assert session.state.pane == pane
        assert title.split()[0] in session.text("#first-pane", PaneView).splitlines()[0].split("▸")[1][:2]


@pytest.mark.parametrize("line", ["tangent", "secant"])
async def test_a_line_that_is_clicked_in_the_legend_is_hidden(playground, line):
    async with playground(to.set_h(to.start(), 1.0), (180, 24)) as session:
        await session.pilot.click("#legend", offset=(session.text("#legend").index(line) + 1, 0))
        await session.pilot.pause()
        assert line not in session.state.shown


async def test_f_in_the_legend_is_edited_by_a_click(playground):
    async with playground() as session:
        await session.pilot.click("#legend", offset=(2, 0))
        assert isinstance(session.app.focused, ExpressionInput)


@pytest.mark.parametrize("letter", range(len("forward")))
async def test_a_click_on_the_scheme_takes_the_next_one_and_leaves_h_alone(playground, letter):
    async with playground() as session:
        row = session.app.screen.query_one("#step", SliderRow).render_line(0).text
        await session.pilot.click("#step", offset=(row.index("forward") + letter, 0))
        await session.pilot.pause()
        assert (session.state.scheme, session.state.h) == ("backward", 1e-3)


@pytest.mark.parametrize(("slider", "question"), [("#x", "x ="), ("#step", "h =")])
async def test_a_click_on_a_number_asks_for_it(playground, slider, question):
    async with playground() as session:
        row = session.app.screen.query_one(slider, SliderRow).render_line(0).text
        await session.pilot.click(slider, offset=(row.index({"#x": " 3 ", "#step": "0.001"}[slider]) + 1, 0))
        await session.pilot.pause()
        assert question in session.text("#question")
        assert (session.state.x, session.state.h) == (3.0, 1e-3)


async def test_every_column_of_a_track_gives_a_round_number_and_its_ends_are_the_sliders(playground):
    async with playground(to.set_range(to.start(), "x", -5.03, 5.03)) as session:
        slider = session.app.screen.query_one("#x", SliderRow)
        row = slider.render_line(0).text
        start, end = 4, row.rindex(" 5.03 ") + len(" 5.03") - 1
        seen = []
        for column in range(start, end + 1):
            await session.pilot.click(slider, offset=(column, 0))
            await session.pilot.pause()
            seen.append(session.state.x)
        assert (seen[0], seen[-1]) == (-5.03, 5.03)
        assert set(range(-4, 5)) <= set(seen)
        assert max(len(exact(x)) for x in seen[1:-1]) <= 4
