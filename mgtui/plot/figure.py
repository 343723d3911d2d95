"""The picture that leaves the screen: a plotext figure, as text or HTML. The one place that knows plotext.

The live plot is drawn by `base` and `compose`; this one is for a printed report, a saved file or a Python prompt.
Measured of plotext 5.3.2, and why it is called as it is:

- it hangs on data far outside its limits, raises on infinities, and overflows in windows of 1e308: its axes count dots,
  and it gets the whole numbers that `trace` cuts to the window, and ticks with labels of our own;
- it joins whatever is in one line: a curve comes piece by piece, and anew where it comes back into the window;
- a later line erases the dots of an earlier one in a shared cell: tangent and secant come first, then f, then points;
- its legend covers the curve, and shows all lines of braille alike: ours has rows of its own above the curve;
- without its upper axis that axis is drawn all the same, over the title: the frame is whole;
- it has one figure, shared by the whole process: it is cleared before and after, and must be called from one thread;
- importing it takes 15 to 25 ms: it is loaded when a figure is drawn.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mgtui.playground import analysis
from mgtui.playground.framing import Rows
from mgtui.playground.ghosts import with_ghosts
from mgtui.playground.panes.summary import reading_in
from mgtui.playground.picture import picture_of
from mgtui.playground.scene import Moving, Scene
from mgtui.playground.state import State, label_of
from mgtui.plot.axes import WIDE, WIDEST, room, rows_in
from mgtui.plot.curve_letters import letters_of
from mgtui.plot.figure_canvas import APART, FigureCanvas
from mgtui.plot.glyphs import CHARSETS
from mgtui.plot.layout import Layout
from mgtui.plot.legend import SAMPLES, legend_parts
from mgtui.text.charset import CharsetName, in_charset
from mgtui.text.numbers import exact
from mgtui.text.rows import Part, cut

HIGH = 9
"""Rows from which on a figure has a title, a legend, axes and their numbers."""
AROUND = 5
"""Rows of title, frame, numbers and label."""
_ASCII_LINES = str.maketrans("─│┼├┤┬┴└┘┌┐", "-|+++++++++")


@dataclass(frozen=True, eq=False, slots=True)
class Figure:
    """A picture of a state, to be drawn by plotext as often as asked.

    Attributes:
        scene: curve, landmarks and window.
        moving: point, tangents and secant.
        title: what is written above.
        variable: what is written below the x axis.
        width: columns.
        height: rows.
        charset: with which characters.
    """

    scene: Scene
    moving: Moving
    title: str
    variable: str
    width: int
    height: int
    charset: CharsetName = "braille"

    def __str__(self) -> str:
        """Return the picture as plain text."""
        return self.text()

    def text(self, *, color: bool = False) -> str:
        """Return the picture as `height` rows of `width` columns, with the escape sequences of colours if asked."""
        with _drawn(self) as plotext:
            built = str(plotext.build())
            text = built if color else str(plotext.uncolorize(built))
        return self._plain_lines(text.removesuffix("\n"))

    def html(self) -> str:
        """Return the picture as a page of HTML.

        Raises:
            OSError: there is no place for a temporary file, which plotext writes.
        """
        with TemporaryDirectory(prefix="mgtui-") as folder, _drawn(self) as plotext:
            page = Path(folder, "plot.html")
            plotext.build()
            with redirect_stdout(io.StringIO()):  # it says where it saved
                plotext.savefig(str(page))
            return self._plain_lines(page.read_text(encoding="utf-8"))

    def content(self, suffix: str, *, color: bool = False) -> str:
        """Return what a file holds whose name ends in `.html`: the page; or in anything else: the text."""
        return self.html() if suffix == ".html" else self.text(color=color) + "\n"

    def save(self, path: Path, *, color: bool = False) -> None:
        """Write the picture to a file: a page of HTML where its name ends in `.html`, else text.

        Raises:
            OSError: the file cannot be written.
        """
        path.write_text(self.content(path.suffix, color=color), encoding="utf-8")

    def _plain_lines(self, text: str) -> str:
        """Return a text whose frame is drawn in characters of the charset."""
        return text.translate(_ASCII_LINES) if self.charset == "ascii" else text


def figure(state: State, width: int, height: int, *, charset: CharsetName = "braille") -> Figure:
    """Return the picture of a state, with the window that the screen would show.

    Args:
        state: what to show.
        width: columns, at least one.
        height: rows, at least one; from `HIGH` on the figure has a title, a legend, a frame and numbers.
        charset: with which characters.
    """
    moment = analysis.moment_of(state)
    names = ", ".join(map(label_of, state.function.variables))
    values = ", ".join(f"{label_of(name)} = {exact(value)}" for name, value in state.others)
    reading = f"f({names}) = {reading_in(state.function, charset)}"
    title = f"{reading}   ({values})" if values else reading
    picture = picture_of(state, width * 2, height * 4, _rows(height, charset))
    return Figure(
        (with_ghosts(picture, state) if state.kept else picture).scene,
        analysis.moving_of(state, moment),
        in_charset(title if len(title) <= width - WIDEST - 4 else reading, charset),
        label_of(moment.name),
        width,
        height,
        charset,
    )


def _rows(height: int, charset: CharsetName) -> Rows:
    """Return the rows of the plot proper of a figure whose legend takes one row."""
    inside = height - AROUND if height >= HIGH else height + 1  # with that of the numbers below
    return rows_in(inside, CHARSETS[charset])


@contextmanager
def _drawn(wanted: Figure) -> Iterator[Any]:
    """Yield plotext with a figure drawn but not built, and leave it clear whatever happens."""
    import plotext

    plotext.clear_figure()
    try:
        plotext.theme("pro")  # the terminal's own background
        plotext.limit_size(False, False)  # the terminal's size is none of a figure's business
        plotext.plot_size(wanted.width, wanted.height)
        if wanted.width >= WIDE + 2 and wanted.height >= HIGH:
            _with_axes(plotext, wanted).draw(wanted.scene, wanted.moving)
        else:
            _bare(plotext, wanted).draw(wanted.scene, wanted.moving)
        yield plotext
    finally:
        plotext.clear_figure()


def _bare(plotext: Any, wanted: Figure) -> FigureCanvas:
    """Return the canvas of a figure too small for anything but lines."""
    charset = CHARSETS[wanted.charset]
    plotext.frame(False)
    plotext.xticks([])
    plotext.yticks([])
    layout = Layout(wanted.scene.window, 0, wanted.width, wanted.height, charset.across, charset.down)
    return FigureCanvas(plotext, layout, charset)


def _with_axes(plotext: Any, wanted: Figure) -> FigureCanvas:
    """Return the canvas of a figure, its title, legend, axes, ticks and label set."""
    charset = CHARSETS[wanted.charset]
    # Two columns are the frame's; one row of `room` is that of the numbers below.
    width, height = wanted.width - 2, wanted.height - AROUND + 1
    across = room(wanted.scene, width, height, charset)[0].columns - 3
    parts = legend_parts(wanted.moving, wanted.charset, variable=wanted.variable, samples=True)
    line = SAMPLES[wanted.charset]["ghost"]
    for letter, ghost in zip(letters_of(wanted.scene.ghosts), wanted.scene.ghosts, strict=True):
        parts.append((f"{line[:1]}{letter}{line[1:]} {in_charset(ghost.labels[0], wanted.charset)}", "ghost"))
    rows = _packed(parts, across, len(APART[wanted.charset]))[: (height - 1) // 3]
    layout, ticks = room(wanted.scene, width, height - len(rows), charset)
    canvas = FigureCanvas(plotext, layout, charset, len(rows))
    plotext.title(in_charset(cut(wanted.title, layout.columns - 2), wanted.charset))
    plotext.xlabel(wanted.variable)
    canvas.set_ticks(ticks)
    for number, row in enumerate(rows):
        shown = [(in_charset(text, wanted.charset), style) for text, style in row]  # an ellipsis may have come in
        canvas.write_legend(layout.rows + len(rows) - 1 - number, shown)
    canvas.draw_axes(ticks if wanted.scene.grid else None)
    return canvas


def _packed(parts: list[Part], width: int, between: int) -> list[list[Part]]:
    """Return the parts of a legend in rows of at most `width` columns, `between` columns apart."""
    rows: list[list[Part]] = []
    for text, style in parts:
        short = cut(text, width)
        if rows and sum(len(before) + between for before, _ in rows[-1]) + len(short) <= width:
            rows[-1].append((short, style))
        else:
            rows.append([(short, style)])
    return rows
