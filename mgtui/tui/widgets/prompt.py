"""A prompt: one line that asks for one thing, with what is wrong said beside it."""

from collections.abc import Callable
from typing import ClassVar

from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input

from mgtui.playground.hints import ASKED
from mgtui.text.rows import Part, plain, shortened, wrapped_within
from mgtui.tui.widgets.hint_row import Hints
from mgtui.tui.widgets.line_input import LineInput
from mgtui.tui.widgets.rows_view import RowsView

_HINTS = 24  # columns
_LEAST_INPUT, _LONGER_INPUT = 12, 24  # columns that the input keeps, the more of them the longer the text is at first
_COMPLAINT_ROWS = 3  # at most
_OTHER_ROWS, _ROWS_A_ROW = 6, 3  # of the screen: those that all else needs, and of the others those that leave it one


class Prompt(Vertical):
    """Asks, hands the text to whoever asked, and stays open with the complaint when that raises ValueError."""

    DEFAULT_CSS: ClassVar[str] = """
    Prompt { height: auto; display: none; }
    Prompt.-open { display: block; }
    Prompt Horizontal { height: 1; }
    Prompt #question { width: auto; }
    Prompt Input { width: 1fr; }
    Prompt #prompt-hints { width: 24; }
    Prompt #complaint-below { display: none; }
    """

    class Closed(Message):
        """The prompt is gone; the keys go elsewhere."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._take: Callable[[str], None] | None = None
        self._note = ""
        self._said: Part = ("", "dim")
        self._least_input = _LEAST_INPUT

    def _furnish(self) -> None:
        """Put the question, the input and the complaint side by side; below them is room for a longer complaint."""
        row = Horizontal()
        self.mount(row, RowsView(id="complaint-below"))
        row.mount(
            RowsView(id="question"), LineInput(id="answer"), RowsView(id="complaint"), Hints(ASKED, id="prompt-hints")
        )

    def ask(self, question: str, text: str, note: str, take: Callable[[str], None]) -> None:
        """Ask; `take` gets the answer and may raise ValueError with what is wrong with it."""
        if not self.children:  # most sessions never ask, and each widget adds half a millisecond to the start
            self._furnish()
        self._take, self._note = take, note
        self._least_input = min(max(_LEAST_INPUT, len(text) + 2), _LONGER_INPUT)
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
            self.screen.remove_class("-complaining")
            self.post_message(self.Closed())

    def on_input_changed(self, event: Input.Changed) -> None:
        """Forget the complaint: the answer is being mended."""
        event.stop()
        self._say(self._note, "dim")

    def on_resize(self) -> None:
        """Say it in the new width."""
        self._say(*self._said)

    def _say(self, text: str, role: str) -> None:
        """Say something behind the input, and name the keys where there is room for them, too.

        Where there is no room a note is shortened, and what is wrong stands below.
        """
        self._said = (text, role)
        used = self.query_one("#question").styles.width
        width = self.screen.size.width
        room = width - (int(used.value) if used is not None else 0) - self._least_input
        row = shortened(((f" {text} ", role),), room)
        below = self.query_one("#complaint-below", RowsView)
        most = min(_COMPLAINT_ROWS, (self.screen.size.height - _OTHER_ROWS) // _ROWS_A_ROW)
        below.display = role == "bad" and len(text) + 1 > room and most > 0
        self.screen.set_class(below.display, "-complaining")
        if below.display:
            row = ()
            rows = wrapped_within(text, width - 2, most, role)
            below.styles.height = len(rows)
            below.show_rows([((" ", role), *part) for part in rows])
        complaint = self.query_one("#complaint", RowsView)
        complaint.styles.width = len(plain(row))
        complaint.show_rows([row])
        self.query_one(Hints).display = room - len(plain(row)) >= _HINTS

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
