"""An input of one line, whatever is pasted into it."""

import pytest
from rich.cells import cell_len
from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Input

from mgtui.tui.widgets.expression_input import ExpressionInput
from mgtui.tui.widgets.line_input import LineInput
from tests.quick import slow_case


class Toy(App[None]):
    def compose(self) -> ComposeResult:
        yield LineInput(id="line")
        yield ExpressionInput(id="expression")


@pytest.mark.parametrize("box", ["#line", "#expression"])
@pytest.mark.parametrize("mark", ["\u200b", "\u0301", "\u200d\u200d", "\ufeff", "\u20dd\u202e"])
async def test_a_mark_without_a_letter_is_not_taken(box, mark):
    """Rich, when it measured a text that begins with one, did not come back (Textualize/rich#3975)."""
    app = Toy()
    async with app.run_test() as pilot:
        line = app.query_one(box, LineInput)
        line.focus()
        line.post_message(events.Paste(f"{mark}x"))
        await pilot.pause()
        assert line.value == "x"
        line.value = mark
        await pilot.pause()
        assert line.value == ""
        line.value = f"e{mark}"
        await pilot.pause()
        assert line.value == f"e{mark}"


@pytest.mark.parametrize("box", [slow_case("#line"), "#expression"])
@pytest.mark.parametrize(
    ("before", "keys", "wanted"),  # | is the cursor
    [
        ("2 sin(x) + 3|", ["ctrl+u"], "|"),
        ("2 sin|(x) + 3", ["ctrl+u"], "|"),
        ("2 sin|(x) + 3", ["ctrl+k"], "2 sin|"),
        ("2 sin|(x) + 3", ["ctrl+a"], "|2 sin(x) + 3"),
        ("2 sin|(x) + 3", ["ctrl+e"], "2 sin(x) + 3|"),
        ("2 sin(x)|", ["ctrl+w"], "2 |"),
        ("2 sin(x) |", ["ctrl+w"], "2 |"),
        ("2 sin(x)| + 3", ["ctrl+w", "ctrl+w"], "| + 3"),
        ("2 sin(x)|", ["alt+backspace"], "2 sin(|"),
        ("2 sin(x)|", ["ctrl+backspace", "alt+backspace"], "2 |"),
        ("2 |sin(x)", ["alt+d"], "2 |(x)"),
        ("2| sin(x)", ["alt+d"], "2|(x)"),
        ("2 sin(x)|", ["alt+b"], "2 sin(|x)"),
        ("2 sin(x)|", ["alt+b", "alt+b"], "2 |sin(x)"),
        ("2 sin(x)|", ["ctrl+left", "alt+left"], "2 |sin(x)"),
        ("|2 sin(x)", ["alt+f"], "2| sin(x)"),
        ("|2 sin(x)", ["alt+f", "alt+f"], "2 sin|(x)"),
        ("|2 sin(x)", ["alt+right", "ctrl+right"], "2 sin|(x)"),
        ("2 s|in(x)", ["ctrl+b", "ctrl+f", "ctrl+f"], "2 si|n(x)"),
        ("2 s|in(x)", ["ctrl+d"], "2 s|n(x)"),
        ("|", ["ctrl+w", "alt+backspace", "alt+d", "alt+b", "alt+f", "ctrl+u", "ctrl+k"], "|"),
    ],
)
async def test_the_keys_of_a_shell_edit_the_line_as_there(box, before, keys, wanted):
    app = Toy()
    async with app.run_test() as pilot:
        line = app.query_one(box, LineInput)
        line.focus()
        line.value = before.replace("|", "")
        line.cursor_position = before.index("|")
        await pilot.press(*keys)
        assert f"{line.value[: line.cursor_position]}|{line.value[line.cursor_position :]}" == wanted


@pytest.mark.parametrize("text", ["x^2", "12345678", "123456789", "x" * 30, "日本日本日本日", ""])
async def test_a_text_longer_than_its_box_shows_on_which_side_it_goes_on(text):
    class OneBox(App[None]):
        CSS = "LineInput { width: 9; height: 1; }"

        def compose(self):
            yield LineInput(text)

    app = OneBox()
    async with app.run_test(size=(40, 3)) as pilot:
        box = app.query_one(LineInput)
        for key, left, right in (("home", False, True), ("end", True, False)):
            await pilot.press(key)
            await pilot.pause()
            shown = box.render_line(0).text
            longer = cell_len(text) > 8 if key == "end" else cell_len(text) > 9  # at the end the cursor has a cell
            assert shown.startswith("…") is (left and longer)
            assert shown.endswith("…") is (right and longer)
            assert cell_len(shown.rstrip()) <= 9


@pytest.mark.parametrize("text", ["", "x", "3x^2 - 4", "日本 x"])
@pytest.mark.parametrize("placeholder", ["", "an expression"])
async def test_the_width_of_the_content_is_what_the_highlighted_text_has(text, placeholder):
    async with Toy().run_test() as pilot:
        ours, stock = LineInput(text, placeholder=placeholder), Input(text, placeholder=placeholder)
        await pilot.app.mount(ours, stock)
        assert ours.content_width == stock.content_width
