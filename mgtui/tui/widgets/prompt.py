"""A prompt: one line that asks for one thing, with what is wrong said beside it."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input

from mgtui.playground.hints import ASKED
from mgtui.tui.widgets.hint_row import Hints
from mgtui.tui.widgets.line_input import LineInput
from mgtui.tui.widgets.rows_view import RowsView

_LEAST_INPUT, _HINTS = 12, 24  # columns


class Prompt(Horizontal):
    """Asks, hands the text to whoever asked, and stays open with the complaint when that raises ValueError."""

    DEFAULT_CSS: ClassVar[str] = """
    Prompt { height: 1; display: none; }
    Prompt.-open { display: block; }
    Prompt #question { width: auto; }
    Prompt Input { width: 1fr; min-width: 12; }
    Prompt #complaint { width: 2fr; }
    Prompt #prompt-hints { width: 24; }
    """

    class Closed(Message):
        """The prompt is gone; the keys go elsewhere."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._take: Callable[[str], None] | None = None
        self._note = ""

    def compose(self) -> ComposeResult:
        """Put the question, the input and the complaint side by side."""
        yield RowsView(id="question")
        yield LineInput(id="answer")
        yield RowsView(id="complaint")
        yield Hints(ASKED, id="prompt-hints")

    def ask(self, question: str, text: str, note: str, take: Callable[[str], None]) -> None:
        """Ask; `take` gets the answer and may raise ValueError with what is wrong with it."""
        self._take, self._note = take, note
        label = self.query_one("#question", RowsView)
        label.styles.width = len(question) + 2
        label.show_rows([((f" {question} ", "key"),)])
        self._say(note, "dim")
        self.add_class("-open")
        box = self.query_one(Input)
        box.value = text
        self.screen.set_focus(box)  # at once: the answer may come together with the key that asks
        box.select_all()

    def close(self) -> None:
        """Leave without an answer."""
        if self.has_class("-open"):
            self.remove_class("-open")
            self.post_message(self.Closed())

    def on_input_changed(self, event: Input.Changed) -> None:
        """Forget the complaint: the answer is being mended."""
        event.stop()
        self._say(self._note, "dim")

    def _say(self, text: str, role: str) -> None:
        """Say something behind the input, and name the keys where there is room for them, too."""
        used = self.query_one("#question").styles.width
        label = int(used.value) if used is not None else 0
        room = self.screen.size.width - label - _LEAST_INPUT - len(text) - 2
        self.query_one(Hints).display = room >= _HINTS
        complaint = self.query_one("#complaint", RowsView)
        complaint.styles.width = len(text) + 2 if room >= _HINTS else "2fr"
        complaint.show_rows([((f" {text}", role),)])

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand over the answer; stay open when it will not do."""
        event.stop()
        if self._take is None:
            return
        try:
            self._take(event.value)
        except ValueError as error:
            self._say(str(error), "bad")
            return
        self.close()
