"""A pane beside or under the plot: a line that names it, and below it the pane's rows."""

from collections.abc import Callable
from functools import lru_cache
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message

from mgtui.playground.analysis import Moment, Picture
from mgtui.playground.changes.jumps import landmarks_at
from mgtui.playground.panes.slope_mask import masked_rows
from mgtui.playground.state import PANES, State
from mgtui.text.charset import CharsetName
from mgtui.text.rows import Row
from mgtui.tui.widgets.rows_view import RowsView


class Content(NamedTuple):
    """What a pane's rows are made from."""

    state: State
    moment: Moment
    picture: Picture
    width: int
    height: int
    charset: CharsetName
    before: Moment | None
    formulas: bool


def _slope(content: Content) -> list[Row]:
    from mgtui.playground.panes.slope import slope_rows

    marks = landmarks_at(content.picture.landmarks, content.moment.x)
    in_legend = "tangent" in content.state.shown
    rows = slope_rows(content.moment, content.width, marks, content.before, tangent=not in_legend)
    if not content.formulas:
        return rows
    from mgtui.playground.panes.formula import formula_rows

    room = content.height - len(rows)
    return [*rows, *formula_rows(content.state, content.moment, content.width, room, content.charset)]


def _ladder(content: Content) -> list[Row]:
    from mgtui.playground.panes.ladder import ladder_rows

    brief = content.state.pane != "ladder"
    return ladder_rows(content.state, content.moment, content.width, content.height, brief=brief)


def _error(content: Content) -> list[Row]:
    from mgtui.playground.panes.ladder import error_point, error_scene, ladder_of
    from mgtui.plot import base, compose

    ladder, best = ladder_of(content.moment, content.state.scheme)
    scene = error_scene(ladder, best)
    if scene is None:
        return [(("no exact slope here, so no error", "dim"),)]
    height = content.height - 2
    frame = compose(base(scene, content.width, height, content.charset), error_point(content.state, ladder))
    sides = "← round-off" + "truncation →".rjust(content.width - 11)
    return [
        (("powers of ten: error over h", "dim"),),
        *(tuple(frame.row(y)) for y in range(height)),
        ((sides, "words"),),
    ]


def _table(content: Content) -> list[Row]:
    from mgtui.playground.panes.table import table_rows

    return table_rows(content.state, content.moment, content.width, content.height)


def _points(content: Content) -> list[Row]:
    from mgtui.playground.panes.points import point_rows

    return point_rows(content.moment, content.picture, content.width, content.height)


def _digits(content: Content) -> list[Row]:
    from mgtui.playground.panes.cancelling import digits_rows

    return digits_rows(content.moment, content.width)


def _chain(content: Content) -> list[Row]:
    from mgtui.playground.panes.chain import chain_rows

    return chain_rows(content.state, content.width, content.height, content.charset, content.before)


# Each imports what it needs when it is first shown: the first frame needs one of them.
_CONTENTS: dict[str, tuple[str, Callable[[Content], list[Row]]]] = {
    "slope": ("slope", _slope),
    "ladder": ("h → 0", _ladder),
    "error": ("error curve", _error),
    "table": ("table", _table),
    "points": ("points", _points),
    "digits": ("digits", _digits),
    "chain": ("chain", _chain),
}
if tuple(_CONTENTS) != PANES:
    raise TypeError(f"panes of a state {PANES} and what they show {tuple(_CONTENTS)} differ")


class PaneView(RowsView):
    """One pane. It is handed what to show, and keeps its place when there is nothing to show."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "point(-1)", "step above", show=False),
        Binding("down", "point(1)", "step below", show=False),
        Binding("enter", "ask", "its rule", show=False),
    ]

    class Pointed(Message):
        """The step below (1) or above (-1) is to be pointed at."""

        def __init__(self, direction: int) -> None:
            super().__init__()
            self.direction = direction

    class Asked(Message):
        """Someone wants to know the rule behind what is pointed at."""

    _shown_for: Size | None = None  # the size its rows were made for
    shows = ""  # the name of the pane it shows

    def action_point(self, direction: int) -> None:
        """Report that the cursor is to move."""
        self.post_message(self.Pointed(direction))

    def action_ask(self) -> None:
        """Report that the rule is asked for."""
        self.post_message(self.Asked())

    def show(
        self,
        name: str,
        state: State,
        moment: Moment,
        picture: Picture,
        before: Moment | None,
        *,
        masked: bool = False,
        formulas: bool = True,
    ) -> None:
        """Show the pane of this name, f(x + h) and slope hidden if `masked`; costs nothing while not displayed."""
        self.shows = name
        self.can_focus = name == "chain" and not masked  # the only pane with a cursor of its own
        width, height = self.size
        if not self.display or width < 8 or height < 2:
            self._shown_for = None
            return
        self._shown_for = self.size
        content = Content(state, moment, picture, width, height - 1, self.charset, before, formulas)
        rows = _CONTENTS[name][1](content)
        if masked:
            rows = masked_rows(name, rows, moment, width)
        self.show_rows([_heading(name, width), *rows[: height - 1]])

    def on_resize(self) -> None:
        """Ask for rows of the new size, unless another pane had them made already."""
        if self._shown_for != self.size:
            self.post_message(self.Resized())


@lru_cache(maxsize=32)
def _heading(name: str, width: int) -> Row:
    """Return the panes' numbers, the name behind the present one's."""
    parts: list[tuple[str, str]] = []
    for number, other in enumerate(PANES, start=1):
        title = _CONTENTS[other][0]
        parts.append((f"{number} {title} ", "heading") if other == name else (f"{number} ", "dim"))
    used = sum(len(text) for text, _ in parts)
    return (*parts, ("─" * max(0, width - used), "dim"))
