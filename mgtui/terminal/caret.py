"""Where the terminal's cursor stands: at the caret of what is typed, or where the screen wants it.

Braille displays, magnifiers and input methods follow the cursor; drawn as a cell in reverse it is nothing to them.
"""

from typing import Any

from textual.app import App
from textual.geometry import Offset
from textual.widgets import Input


class PlacesCursor:
    """A screen that wants the cursor somewhere while nothing is typed.

    No protocol: to tell whether a screen is one, Python 3.11 would ask it for the place, at every frame.
    """

    @property
    def cursor_place(self) -> Offset | None:
        """The cell of the screen; None where none is better than another."""
        return None


def cursor_of(app: App[Any]) -> Offset:
    """Return the cell for the cursor."""
    box = app.focused
    if isinstance(box, Input):
        # At the end of the text Textual counts a cell too many.
        return box.cursor_screen_offset - Offset(int(box.cursor_at_end), 0)
    wanted = app.screen.cursor_place if isinstance(app.screen, PlacesCursor) else None
    return app.cursor_position if wanted is None else wanted
