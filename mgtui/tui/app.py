"""The Textual app: one playground screen, and what belongs to the whole program."""

import gc
from pathlib import Path
from typing import ClassVar

from textual.app import App
from textual.command import Provider

from mgtui.playground.charset import CharsetName
from mgtui.playground.state import State
from mgtui.tui import lifecycle, wire
from mgtui.tui.look import Drawn
from mgtui.tui.playground_screen import PlaygroundScreen
from mgtui.tui.terminal import Terminal, look_alike


class MgtuiApp(App[int]):
    """A derivative playground for the terminal."""

    TITLE = "mgtui"
    CSS_PATH = "mgtui.tcss"
    COMMANDS: ClassVar = {lambda: _actions()}
    COMMAND_PALETTE_BINDING: ClassVar[str] = "ctrl+p"

    def __init__(self, state: State, *, charset: CharsetName = "braille") -> None:
        Drawn.charset = charset
        super().__init__()
        self._state = state

    def get_default_screen(self) -> PlaygroundScreen:
        """The playground, on its first state."""
        return PlaygroundScreen(self._state)


def _actions() -> type[Provider]:
    from mgtui.tui.palette import Actions  # not needed before the palette opens

    return Actions


def play(state: State, terminal: Terminal, charset: CharsetName | None, *, mouse: bool, debug: Path | None) -> int:
    """Run the playground until the user leaves; returns the exit status."""
    drawn_with = charset or terminal.charset
    app = MgtuiApp(state, charset=drawn_with)
    wire.install(app, erases=terminal.erases, look_alike=look_alike(drawn_with))
    # What is loaded by now lives as long as the program: the collector need not walk it while keys come.
    gc.freeze()
    return lifecycle.run(app, mouse="buttons" if mouse else "none", debug=debug)
