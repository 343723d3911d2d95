"""What a picture's file holds: the plot in characters or lines, or the whole screen as Textual draws it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.app import App

from mgtui.playground.panes.slope_mask import masked_state
from mgtui.playground.session import Session
from mgtui.plot.figure import figure
from mgtui.tui.widgets.rows_view import RowsView

_LEAST_SIZE = (60, 20)  # columns and rows of a saved plot, however small the screen
PLOTS, LINES, SCREEN = (".txt", ".ans", ".html"), ".svg", ".screen.svg"


def picture_maker(session: Session, app: App[Any]) -> Callable[[Path], bytes]:
    """Return what makes the content of a file, in the form that the end of its name asks for.

    The screen is taken at once: it shows what there was to be saved, without the question where to.
    """
    screen = "" if session.restricted else app.export_screenshot(title="mgtui")
    state = masked_state(session.state) if session.masked else session.state
    width, height = (max(least, size) for least, size in zip(_LEAST_SIZE, app.size, strict=True))

    def content(path: Path) -> bytes:
        if path.name.endswith(SCREEN):
            return screen.encode()
        if path.suffix == LINES:
            from mgtui.plot.vector import svg_of  # needed where such a file is asked for alone

            return svg_of(state).encode()
        if path.suffix not in PLOTS:
            forms = ", ".join((*PLOTS, LINES))
            raise ValueError(f"A name ends in {forms} for the plot, or in {SCREEN} for the screen.")
        drawn = figure(state, width, height, charset=RowsView.charset)
        return drawn.content(path.suffix, color=path.suffix == ".ans").encode()

    return content
