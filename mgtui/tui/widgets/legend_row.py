"""The line over the plot: which line is which, with its values."""

from textual import events
from textual.message import Message

from mgtui.playground.scene import Moving
from mgtui.plot import legend_parts
from mgtui.text.rows import Part
from mgtui.tui.widgets.rows_view import RowsView


class Legend(RowsView):
    """Names the lines, each after a piece of it, so that shape alone tells them apart."""

    class Picked(Message):
        """The name of a line was clicked."""

        def __init__(self, style: str) -> None:
            super().__init__()
            self.style = style

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._parts: list[Part] = []

    def show(self, moving: Moving, variable: str, stale: str, role: str = "bad") -> None:
        """Show what is drawn, as much as fits; `stale`, in its role, warns that the text above is not it."""
        warning: list[Part] = [(f" {stale} ", role)] if stale else []
        whole, brief = (
            [
                (f" {text} ", style)
                for text, style in legend_parts(moving, self.charset, variable=variable, samples=True, brief=brief)
            ]
            for brief in (False, True)
        )
        fewer = (parts[:count] for count in range(len(whole) - 1, 0, -1) for parts in (whole, brief))
        choices = [whole, brief, *fewer]
        room = self.size.width - sum(len(text) for text, _ in warning)
        fitting = (parts for parts in choices if sum(len(text) for text, _ in parts) <= room)
        self._parts = [*warning, *next(fitting, [])]
        self.show_rows([tuple(self._parts)])

    def on_click(self, event: events.Click) -> None:
        """Tell which of the lines is clicked."""
        end = 0
        for text, style in self._parts:
            end += len(text)
            if event.x < end:
                self.post_message(self.Picked(style))
                return
