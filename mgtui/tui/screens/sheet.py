"""A sheet of text over the playground, that scrolls."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from mgtui.playground.hints import READING, HintList
from mgtui.text.rows import Row
from mgtui.tui.screens.modal import Modal
from mgtui.tui.widgets.rows_view import RowsView

_WIDEST, _AROUND = 84, 6  # columns, and those of them that go to the frame, the padding and the scroll bar


class Sheet(Modal[None]):
    """Shows a text in full; any of its keys closes it."""

    HINTS: ClassVar[HintList] = READING
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,enter,ctrl+c", "dismiss", "close", show=False)
    ]
    DEFAULT_CSS: ClassVar[str] = f"""
    Sheet {{ align: center middle; }}
    Sheet VerticalScroll {{
        width: {_WIDEST}; max-width: 100%; height: 90%; border: round $accent; padding: 0 1;
    }}
    """

    def __init__(self, title: str, rows: Callable[[int], list[Row]]) -> None:
        super().__init__()
        self._title, self._rows = title, rows  # those of a width
        self._sheet = RowsView(id="sheet")

    def compose(self) -> ComposeResult:
        """Put all the rows into one long sheet."""
        with VerticalScroll() as scroll:
            scroll.border_title = self._title
            yield self._sheet

    def on_mount(self) -> None:
        """Lay the rows out."""
        self._lay_out()

    def on_resize(self) -> None:
        """Lay the rows out for another width."""
        self._lay_out()

    def _lay_out(self) -> None:
        rows = self._rows(min(_WIDEST, self.app.size.width) - _AROUND)
        self._sheet.styles.height = len(rows)
        self._sheet.show_rows(rows)
