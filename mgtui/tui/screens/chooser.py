"""A sheet to choose from, over the playground: all actions, the expressions typed before, the examples."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from mgtui.playground.choosing.rows import Layout, layout_of, sheet_rows
from mgtui.playground.choosing.sheet import Sheet, Subject, sheet_of
from mgtui.tui.screens.modal import Modal
from mgtui.tui.widgets.drawn import Drawn

_CLOSING = ("escape", "ctrl+c")


class Chooser(Modal[int]):
    """Gives the number of the choice, or None.

    While it is open, keys come to the screen itself and each is done with before the next: nothing has the focus, and
    nothing is bound, for a binding is looked up only after the keys that follow it have gone elsewhere.
    """

    AUTO_FOCUS: ClassVar[str | None] = ""
    DEFAULT_CSS: ClassVar[str] = """
    Chooser { align: center middle; overflow: hidden; }
    Chooser #box { width: 98; max-width: 100%; height: 90%; border: round $accent; }
    """

    def __init__(self, subject: Subject) -> None:
        super().__init__()
        self._sheet = sheet_of(subject)
        self._view = SheetView(id="sheet")  # not queried: a late key may find the screen empty already

    def compose(self) -> ComposeResult:
        """The sheet in a frame."""
        with Vertical(id="box") as box:
            box.border_title = self._sheet.subject.title
            yield self._view

    def on_key(self, event: events.Key) -> None:
        """Close, choose, or let the sheet have the key."""
        if self.app.screen is not self:
            return  # closed by the key before, so this one is for the screen below
        event.stop()
        if event.key in _CLOSING or event.key in self._sheet.subject.closing:
            self.dismiss()
        elif event.key == "enter":
            self._choose()
        else:
            self._show(self._sheet.pressed(event.key, event.character, self._layout.height))

    def on_paste(self, event: events.Paste) -> None:
        """Put a paste into the line."""
        event.stop()
        self._show(self._sheet.pasted(event.text))

    def on_click(self, event: events.Click) -> None:
        """Close at a click beside the sheet."""
        if event.widget is self:
            self.dismiss()

    def on_drawn_resized(self) -> None:
        """Lay the sheet out for another size."""
        self._show(self._sheet.fitted(self._layout.height))

    def on_sheet_view_turned(self, event: "SheetView.Turned") -> None:
        """Scroll the list."""
        self._show(self._sheet.turned(event.direction, self._layout.height))

    def on_sheet_view_clicked(self, event: "SheetView.Clicked") -> None:
        """Choose what is under the mouse."""
        layout, choices = self._layout, self._sheet.choices
        index = choices.top + event.row - layout.head
        if layout.head <= event.row < layout.head + layout.height and choices.choosable(index):
            self.dismiss(choices.all[index].number)

    def _choose(self) -> None:
        chosen = self._sheet.choices.chosen
        if chosen is not None:
            self.dismiss(chosen.number)

    @property
    def _layout(self) -> Layout:
        return layout_of(self._sheet, *self._view.size)

    def _show(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._view.show_rows(sheet_rows(sheet, self._layout))


class SheetView(Drawn):
    """The sheet as it is drawn; it says what the mouse did on it."""

    DEFAULT_CSS: ClassVar[str] = """
    SheetView { height: 1fr; }
    """

    class Clicked(Message):
        """A row was clicked."""

        def __init__(self, row: int) -> None:
            super().__init__()
            self.row = row

    class Turned(Message):
        """The wheel was turned, up (-1) or down (1)."""

        def __init__(self, direction: int) -> None:
            super().__init__()
            self.direction = direction

    def on_resize(self) -> None:
        """Ask for rows of the new size."""
        self.post_message(self.Resized())

    def on_click(self, event: events.Click) -> None:
        """Say which row it was."""
        event.stop()
        self.post_message(self.Clicked(event.y))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Say so."""
        event.stop()
        self.post_message(self.Turned(-1))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Say so."""
        event.stop()
        self.post_message(self.Turned(1))
