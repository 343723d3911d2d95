"""Keys that arrive together, as they do over a slow line, do what they do one by one."""

import sys

import pytest
from textual import events

from mgtui.playground.changes import values as to
from mgtui.tui.app import MgtuiApp
from mgtui.tui.widgets.expression_input import ExpressionInput
from tests.pty_driver import Terminal

PAGE_DOWN = "\x1b[6~"
DOWN, LEFT, RIGHT, END, DELETE, CLEAR = "\x1b[B", "\x1b[D", "\x1b[C", "\x1b[F", "\x7f", "\x15"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("before", "together", "shown"),
    [
        ("", "=2.5\r", "At x = 2.5,"),
        ("", f"=25\r{RIGHT}", "At x = 25.1,"),
        ("", "w-1:1\r", "At x = 1,"),
        ("", f"e{END}+1\r", "f(x) = 3x^2 - 4x + 5+1"),
        ("", f"e{CLEAR}x^3\r{RIGHT}", "At x = 3.1, f is 29.791 "),
        ("", f"o{DOWN}{DOWN}\r", "f(x) = x^3 - 3x"),
        ("", f"?q{RIGHT}", "At x = 3.1,"),
        ("", f"\x10nudge rightx{DELETE}\r{RIGHT}", "At x = 3.2,"),
        ("", f"\x10{PAGE_DOWN}\x1b[200~nudge right\x1b[201~\r", "At x = 3.1,"),
        ("e", f"{CLEAR}x^2", "f is 9 and rises with slope 6."),
        ("e", f"{END}{DELETE}{DELETE} 7\r", "f is 22 and"),
        ("e", f"{END}+1{LEFT}2\r", "f(x) = 3x^2 - 4x + 5+21"),
        ("e", f"{END}\x1b[200~+x\x1b[201~\r=1\r", "At x = 1, f is 5 and"),
        ("=", f"{CLEAR}2\r", "At x = 2,"),
        ("w", f"{CLEAR}-1:1\r", "At x = 1,"),
    ],
)
def test_keys_that_come_together_are_taken_one_after_the_other(tmp_path, before, together, shown):
    with Terminal([sys.executable, "-m", "mgtui"], env={"XDG_STATE_HOME": str(tmp_path)}) as terminal:
        terminal.wait_for("rises with slope 14")
        terminal.settle()
        if before:
            terminal.press(before)
        terminal.send(together)
        terminal.wait_for(shown)
        terminal.settle()
        assert shown in terminal.text


async def test_a_key_comes_back_to_the_input_from_a_terminal_that_reported_leaving_only():
    app = MgtuiApp(to.start("x"))
    async with app.run_test() as pilot:
        await pilot.press("e", "end")
        app.post_message(events.AppBlur())
        await pilot.pause()
        await pilot.press("2")
        assert app.playground.query_one(ExpressionInput).value == "x2"
