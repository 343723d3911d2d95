"""An input of one line, whatever is pasted into it."""

import pytest
from textual import events
from textual.app import App, ComposeResult

from mgtui.tui.widgets.expression_input import ExpressionInput
from mgtui.tui.widgets.line_input import LineInput


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
