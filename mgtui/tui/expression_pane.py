"""The expression pane: what is typed, and under it how it was read, or what is wrong and where."""

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input

from mgtui.engine import ExpressionError
from mgtui.playground.panes.rows import Row
from mgtui.tui.look import Drawn

_LONGEST = 1000   # the language's own limit


class ExpressionInput(Input):
    """An input of one line that stays quick whatever is pasted into it."""

    def _on_paste(self, event: events.Paste) -> None:
        """Take a paste of one line; join several; refuse what no expression can be."""
        event.prevent_default()
        event.stop()
        text = " ".join(event.text[: 4 * _LONGEST].split())
        if len(event.text) > 4 * _LONGEST or len(self.value) + len(text) > _LONGEST:
            self.post_message(ExpressionPane.Refused(len(event.text)))
            return
        self.insert_text_at_cursor(text)


class ExpressionPane(Vertical):
    """Text in, text out: the pane knows nothing of functions, it is told what to say of them."""

    DEFAULT_CSS: ClassVar[str] = """
    ExpressionPane { height: 2; }
    ExpressionPane Horizontal { height: 1; }
    ExpressionPane #prompt { width: auto; }
    ExpressionPane ExpressionInput { width: 1fr; }
    ExpressionPane #reading { height: 1; }
    """

    class Refused(Message):
        """A paste was too long."""

        def __init__(self, length: int) -> None:
            super().__init__()
            self.length = length

    def compose(self) -> ComposeResult:
        """The input and the line under it."""
        with Horizontal():
            yield _Lead(id="lead")
            box = ExpressionInput(compact=True, select_on_focus=False, id="expression")
            box.cursor_blink = False   # a blinking cursor sends 1.9 KB/s down the line
            yield box
        yield Drawn(id="reading")

    def show(self, left_side: str, text: str, reading: str, error: ExpressionError | None) -> None:
        """Show the left side (`f(x) =`), the text, and under it its reading or a mark under what is wrong."""
        box = self.query_one(ExpressionInput)
        lead = self.query_one(_Lead)
        lead.say(f" {left_side} ")
        if box.value != text:
            with self.prevent(Input.Changed):   # told, not typed: no echo
                box.value = text
                box.cursor_position = len(text)
        line = self.query_one("#reading", Drawn)
        indent = len(left_side) + 2
        line.show_rows([((" " * indent, "dim"), *(self._caret(error, box) if error else ((reading, "dim"),)))])

    def _caret(self, error: ExpressionError, box: ExpressionInput) -> Iterable[tuple[str, str]]:
        start = max(0, error.start - round(box.scroll_offset.x))
        return ((" " * start, "dim"), ("^" * max(1, error.end - error.start), "bad"))


class _Lead(Drawn):
    """The left side of the equation, as wide as it is."""

    def say(self, text: str) -> None:
        row: Row = ((text, "label"),)
        self.styles.width = len(text)
        self.show_rows([row])
