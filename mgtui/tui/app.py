"""The Textual app: one playground screen, and what belongs to the whole program."""

from typing import ClassVar

from textual.app import App

from mgtui.playground.state import State
from mgtui.tui.look import Drawn
from mgtui.tui.playground_screen import PlaygroundScreen


class MgtuiApp(App[int]):
    """A derivative playground for the terminal."""

    TITLE = "mgtui"
    CSS_PATH = "mgtui.tcss"
    ENABLE_COMMAND_PALETTE: ClassVar[bool] = False

    def __init__(self, state: State, *, charset: str = "braille") -> None:
        Drawn.charset = charset
        super().__init__()
        self._state = state

    def get_default_screen(self) -> PlaygroundScreen:
        """The playground, on its first state."""
        return PlaygroundScreen(self._state)


def play(state: State, *, charset: str = "auto") -> int:
    """Run the playground until the user leaves; returns the exit status."""
    app = MgtuiApp(state, charset="braille" if charset == "auto" else charset)
    app.run()
    return app.return_code or 0
