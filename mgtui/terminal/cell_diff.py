"""The cell diff between Textual and the terminal: a frame sends the cells that changed, and nothing else.

Textual sends every span that a widget marked, from the widget's left edge on, changed or not. `install` puts a
`CellDiff` in the place of `App._display`: it reads the cells out of the compositor's update, compares them with those
the terminal already shows and writes the difference in one piece, once the line has taken the frames before.

This module, `frames`, `textual_caches` and `key_order` alone touch Textual's private parts; `install` looks for those
of the first two, the others for their own. Where one is missing that `install` needs, it changes nothing and Textual
draws as it always does: more bytes, the same screen.
"""

import inspect
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeAlias

from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.geometry import Offset
from textual.strip import Strip

from mgtui.terminal import textual_caches
from mgtui.terminal.driver import TerminalState
from mgtui.terminal.escapes import PLAIN, Cell, CellStyle, Place, cell, cells_of, read_style
from mgtui.terminal.frames import Frames
from mgtui.terminal.memory import Memory

if TYPE_CHECKING:
    from textual.screen import Screen

try:
    from textual import _compositor

    compositor: Any = _compositor
except ImportError:  # then there is nothing to rely on
    compositor = None

LookAlike: TypeAlias = Callable[[str], str]

_PROBE = "\x1b[H●"  # the first frame draws over it
_AFTER_A_WIDE_ONE: Place = (0, 2)

_COLOUR_SYSTEMS = {"standard": ColorSystem.STANDARD, "256": ColorSystem.EIGHT_BIT}
_MOST_SEGMENTS = 2048  # a screen has some hundreds, and a session keeps what it once drew
_RELIES_ON = {
    ("App", "_display"): ["self", "screen", "renderable"],
    ("LayoutUpdate", "__init__"): ["self", "strips", "region"],
    ("ChopsUpdate", "__init__"): ["self", "chops", "spans", "chop_ends"],
    ("Strip", "render_ansi"): ["style", "color_system"],
}
_TOASTS = ("_disable_notifications", "_disable_tooltips")
_HANDLE_EXCEPTION = "_handle_exception"
_ATTRIBUTES = ("_batch_count", "_closed", "_driver", "_previous_cursor_position", "_running", "_sync_available")


def install(
    app: App[Any],
    *,
    erases: bool = False,
    tabs: bool = False,
    look_alike: LookAlike | None = None,
    if_wide: Callable[[], LookAlike] | None = None,
    cursor: Callable[[App[Any]], Offset] = lambda app: app.cursor_position,
) -> "CellDiff | None":
    """Have an app send only the cells that changed.

    Call it once, before the app runs or while it is mounted.

    Args:
        app: the app whose frames are to be thinned.
        erases: whether the terminal fills what it erases with the background in use.
        tabs: whether a vertical tab takes its cursor a row down.
        look_alike: turns a character the terminal cannot show into one it can, of one column; None shows all.
        cursor: returns the cell where each frame leaves the cursor.
        if_wide: called once the terminal turns out to draw characters of ambiguous width in two columns; returns the
            look-alike from then on. None asks nothing of the terminal.

    Returns:
        The cell diff, or None when this Textual lacks something it relies on: then nothing was touched.
    """
    if not _reliable(app):
        return None
    diff = CellDiff(app, Memory(erases, tabs), look_alike, if_wide, cursor)
    app._display = diff.display  # type: ignore[method-assign]
    return diff


def on_crash(app: App[Any], report: Callable[[Exception], None]) -> bool:
    """Hand an exception that ends the app to `report` instead of painting a traceback; False where that cannot be."""
    if _parameters(App, _HANDLE_EXCEPTION) != ["self", "error"]:
        return False

    def handle(error: Exception) -> None:
        report(error)
        app.exit(return_code=1)

    app._handle_exception = handle  # type: ignore[method-assign]
    return True


def spare_toasts(app: App[Any]) -> None:
    """Have no screen mount widgets for toasts and tooltips, which nobody here shows: each start lays out for them."""
    for name in _TOASTS:
        if hasattr(app, name):
            setattr(app, name, True)


def colour_system(app: App[Any]) -> ColorSystem:
    """Return the colours that are sent."""
    return _COLOUR_SYSTEMS.get(app.console.color_system or "", ColorSystem.TRUECOLOR)


class CellDiff:
    """Draws what Textual's compositor hands over, and remembers what the terminal shows."""

    def __init__(
        self,
        app: App[Any],
        memory: Memory,
        look_alike: LookAlike | None,
        if_wide: Callable[[], LookAlike] | None,
        cursor: Callable[[App[Any]], Offset],
    ) -> None:
        self._app = app
        self._stock = app._display
        self._look_alike = look_alike
        self._if_wide = if_wide
        self._probing = False
        self._memory = memory
        self._frames = Frames(app, memory, cursor)
        self._cells: dict[Segment, tuple[Cell, ...]] = {}
        self._begun = False

    @property
    def is_free(self) -> bool:
        """Whether no frame waits for the line to take the one before."""
        return self._frames.is_free

    @property
    def is_slow(self) -> bool:
        """Whether the line does not keep up with frames."""
        return self._frames.is_slow

    def opening(self) -> str:
        """Return what is to be sent once the screen is the program's; with this, frames wait for the line."""
        self._probing = self._if_wide is not None
        return (_PROBE if self._probing else "") + self._frames.begin()

    def placed(self, place: Place, when: float) -> None:
        """Take in a report of the cursor's place that came at `when`: the answer to what was asked of the line."""
        probing, self._probing = self._probing, False  # answers come in the order of the questions
        if probing and place == _AFTER_A_WIDE_ONE and self._if_wide is not None:
            self._look_alike, self._if_wide = self._if_wide(), None
            self.repaint()
        self._frames.answered(when)

    def repaint(self) -> None:
        """Draw the whole screen again.

        For every Resize event: a terminal that shrinks and grows back loses cells, though the size the app sees never
        changed.
        """
        if not self._begun:
            return  # the first frame is still to come
        self._frames.forget()
        # What was drawn in another width or theme is not drawn again.
        self._cells.clear()
        cell.cache_clear()
        textual_caches.forget()
        self._app.refresh(layout=True)

    def clear_up(self) -> None:
        """Set the terminal's modes again and draw the whole screen: for a key that clears up after line noise."""
        self._probing = False
        self._frames.wait_no_more()
        state: TerminalState | None = getattr(self._app._driver, "state", None)
        if state is not None and self._app._driver is not None:
            self._app._driver.write(state.modes.again())
        self.repaint()

    def display(self, screen: "Screen[Any]", renderable: Any) -> None:
        """Send what changed of a renderable, in the place of `App._display`."""
        app = self._app
        driver = app._driver
        shown = app._running and not app._closed and not app._batch_count and driver is not None
        full = isinstance(renderable, compositor.LayoutUpdate)
        ours = full or isinstance(renderable, compositor.ChopsUpdate)
        self._begun = self._begun or shown
        if not (ours and shown) or driver is None or not self._frames.find_writer():
            if shown and renderable is not None:
                self._frames.step_aside()
            self._stock(screen, renderable)
            return
        try:
            (self._layout if full else self._chops)(renderable)
            self._frames.send()
        finally:
            app.post_display_hook()

    def _layout(self, update: Any) -> None:
        x, y, width, height = update.region
        self._frames.fit(x + width, y + height)
        for row, strips in enumerate(update.strips, y):
            column = x
            for strip in strips:
                self._put(row, column, strip)
                column += strip.cell_length

    def _chops(self, update: Any) -> None:
        ends = update.chop_ends
        self._frames.fit(ends[0][-1] if ends and ends[0] else 0, len(ends))
        for row, first, last in update.spans:
            for end, (column, strip) in zip(ends[row], update.chops[row].items(), strict=True):
                # From the chop's own left edge on, as Textual does: a widget that marks a part of itself may have
                # drawn the rest anew as well.
                if strip is not None and column < last and end > first:
                    self._put(row, column, strip, last)

    def _put(self, row: int, column: int, strip: Iterable[Segment], end: int | None = None) -> None:
        cells: list[Cell] = []
        for segment in strip:
            cells += self._cells.get(segment) or self._new_cells(segment)
        if end is not None and column + len(cells) > end:
            cut = end - column
            while cut < len(cells) and cells[cut].text == "":
                cut += 1  # not through the middle of a wide character
            del cells[cut:]
        self._memory.put(row, column, cells)

    def _new_cells(self, segment: Segment) -> tuple[Cell, ...]:
        text, style, control = segment
        cells = cells_of("" if control else text, self._cell_style(style))
        if self._look_alike is not None and not text.isascii():
            cells = tuple(cell(self._look_alike(each.text), each.style) for each in cells)
        if len(self._cells) > _MOST_SEGMENTS:
            self._cells.clear()
        self._cells[segment] = cells
        return cells

    def _cell_style(self, style: Style | None) -> CellStyle:
        if style is None:
            return PLAIN
        system = colour_system(self._app)
        link = f"\x1b]8;;{style.link}\x1b\\" if style.link else ""
        if self._app.no_color:  # Textual itself sends greys then, the ground's among them
            style = style.without_color
        return read_style(Strip.render_ansi(style, system), link)


def _reliable(app: App[Any]) -> bool:
    owners: dict[str, Any] = {"App": App, "Strip": Strip}
    owners |= {name: getattr(compositor, name, None) for name in ("LayoutUpdate", "ChopsUpdate")}
    known = all(_parameters(owners[owner], name) == names for (owner, name), names in _RELIES_ON.items())
    return known and all(hasattr(app, name) for name in _ATTRIBUTES)


def _parameters(owner: Any, name: str) -> list[str] | None:
    """Return the names of a method's parameters, or None where there is no such method."""
    method = getattr(owner, name, None)
    return list(inspect.signature(method).parameters) if callable(method) else None
