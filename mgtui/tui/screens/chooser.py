"""A screen to choose from, over the playground: actions, the expressions typed before, examples, themes."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical

from mgtui.playground.choosing.choice_rows import note_height, note_rows
from mgtui.playground.choosing.choices import Subject
from mgtui.text.rows import Row
from mgtui.tui.screens.modal import Modal
from mgtui.tui.widgets.choice_list import ChoiceList
from mgtui.tui.widgets.line_input import LineInput
from mgtui.tui.widgets.rows_view import RowsView

_MOVES = {
    "up": "cursor_up",
    "down": "cursor_down",
    "pageup": "page_up",
    "pagedown": "page_down",
    "home": "first",
    "end": "last",
}
_CLOSING = "ctrl+p,ctrl+r"  # each closes the subjects that name it


class Chooser(Modal[int]):
    """Gives the number of the choice, or None. The input has the focus; the list never has it."""

    AUTO_FOCUS: ClassVar[str | None] = "Input"
    DEFAULT_CSS: ClassVar[str] = """
    Chooser { align: center middle; overflow: hidden; }
    Chooser #box { width: 98; max-width: 100%; height: 90%; border: round $accent; }
    Chooser Horizontal { height: 1; }
    Chooser #lead { width: 2; }
    Chooser Input { width: 1fr; height: 1; background: transparent !important; }
    Chooser #note { height: 0; }
    Chooser.-beside { align: right middle; background: transparent; }
    Chooser.-beside #box { width: 32; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+c", "dismiss", "close", show=False, priority=True),
        Binding("enter", "choose", "choose", show=False, priority=True),
        *(Binding(key, f"close_by('{key}')", "close", show=False, priority=True) for key in _CLOSING.split(",")),
        *(Binding(key, f"mark('{name}')", name, show=False, priority=True) for key, name in _MOVES.items()),
    ]

    def __init__(self, subject: Subject, marked: Callable[[int], None] = lambda number: None) -> None:
        super().__init__(classes="-beside" if subject.beside else None)
        self._subject = subject
        self._marked = marked  # called with each choice that gets the marker
        # Not queried: a late message may find the screen empty already.
        self._box = Vertical(id="box")
        self._list = ChoiceList(subject.choices, subject.missing, first=subject.first, id="list")
        self._note = RowsView(id="note")

    def compose(self) -> ComposeResult:
        """Put the input, the list and the marked choice's note into a frame."""
        with self._box:
            self._box.border_title = self._subject.title
            with Horizontal():
                lead = RowsView(id="lead")
                lead.show_rows([(("> ", "key"),)])
                yield lead
                yield LineInput(placeholder=self._subject.prompt)
            yield self._list
            yield self._note

    def on_mount(self) -> None:
        """Follow the input and the marker at once: with a message in between the list would be a frame late."""
        for line in self.query(LineInput):
            self.watch(line, "value", self._show_matches, init=False)
        self.watch(self._list, "highlighted", self._follow_marker, init=False)
        self.watch(self._list, "scroll_y", self._count, init=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell whether an action is possible: a key closes a subject only if the subject names it."""
        return action != "close_by" or parameters[0] in self._subject.closing

    def action_close_by(self, _: str) -> None:
        """Close, without a choice."""
        self.dismiss()

    def action_choose(self) -> None:
        """Close with the marked choice, if there is one."""
        chosen = self._list.chosen
        if chosen is not None and chosen.number is not None:
            self.dismiss(chosen.number)

    def action_mark(self, move: str) -> None:
        """Move the marker while the input has the keys."""
        getattr(self._list, f"action_{move}")()

    def _show_matches(self, text: str) -> None:
        self._list.show_choices(self._subject.find(text, self._subject.choices))
        self._count()

    def _count(self) -> None:
        """Say in the frame how many lines follow."""
        more = self._list.rows_below
        self._box.border_subtitle = f"{more} more" if more else ""

    def _follow_marker(self) -> None:
        self._show_note()
        chosen = self._list.chosen
        if chosen is not None and chosen.number is not None:
            self._marked(chosen.number)

    def on_choice_list_clicked(self) -> None:
        """Choose what was clicked."""
        self.action_choose()

    def on_click(self, event: events.Click) -> None:
        """Close at a click beside the frame."""
        if event.widget is self:
            self.dismiss()

    def on_choice_list_resized(self) -> None:
        """Give the note the rows it needs now."""
        self._show_note()
        self._count()

    def _show_note(self) -> None:
        """Show the marked choice's note under the list, where it has no room beside its label."""
        columns, room = self._list.columns, self._list.size.height + self._note.size.height
        height = note_height(columns, room)
        if self._note.size.height != height:
            self._note.styles.height = height
        chosen = self._list.chosen
        rows: list[Row] = note_rows(chosen.note, columns, height) if chosen is not None and height else []
        self._note.show_rows([(("  ", "dim"), *row) for row in rows])
