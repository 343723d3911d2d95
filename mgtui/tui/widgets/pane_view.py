"""A pane beside or under the plot: a line that names it, and below it the pane's rows."""

from collections.abc import Callable
from functools import lru_cache
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message

from mgtui.playground.analysis import Moment
from mgtui.playground.changes.jumps import landmarks_at
from mgtui.playground.panes.slope_mask import masked_rows
from mgtui.playground.picture_making import Picture
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


def _slope(content: Content) -> list[Row]:
    from mgtui.playground.panes.formula import formula_rows
    from mgtui.playground.panes.slope import slope_rows

    marks = landmarks_at(content.picture.landmarks, content.moment.x)
    in_legend = "tangent" in content.state.shown
    rows = slope_rows(content.moment, content.width, marks, content.before, tangent=not in_legend)
    if content.moment.behaviour.kind == "undefined" and (picture := content.picture).searched:
        from mgtui.playground.panes.way_back import way_rows  # not needed where f is defined

        rows += way_rows(content.moment, tuple(picture.landmarks), picture.scene, content.width)
    room = content.height - len(rows)
    return [*rows, *formula_rows(content.state, content.moment, content.width, room, content.charset)]


def _ladder(content: Content) -> list[Row]:
    from mgtui.playground.panes.ladder import ladder_rows

    brief = content.state.pane != "ladder"
    return ladder_rows(content.state, content.moment, content.width, content.height, brief=brief)


def _error(content: Content) -> list[Row]:
    from mgtui.playground.panes.ladder import ladder_of
    from mgtui.plot.error_plot import error_rows

    ladder, best = ladder_of(content.moment, content.state.scheme)
    return error_rows(content.state, ladder, best, content.width, content.height, content.charset)


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
    "ladder": ("h→0", _ladder),
    "error": ("error", _error),
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

    class Chosen(Message):
        """A step was clicked."""

        def __init__(self, row: int) -> None:
            super().__init__()
            self.row = row

    class Asked(Message):
        """Someone wants to know the rule behind what is pointed at."""

    class Picked(Message):
        """The tab of a pane was clicked."""

        def __init__(self, pane: str) -> None:
            super().__init__()
            self.pane = pane

    _shown_for: Size | None = None  # the size its rows were made for
    _shown: tuple[str, tuple[str, ...]] = PANES[0], ()
    _content: Content | None = None  # what its rows were made from
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
        others: tuple[str, ...] = PANES,
        masked: bool = False,
    ) -> None:
        """Show the pane of this name; costs nothing while not displayed.

        Args:
            name: one of `PANES`.
            state: the state, and all that follows.
            moment: its numbers.
            picture: its curve and landmarks.
            before: the moment before the last change of x.
            others: the panes whose tabs stand in its heading, too.
            masked: whether f(x + h) and the slope are hidden.
        """
        self._shown, self.shows = (name, others), name
        self.can_focus = name == "chain" and not masked  # the only pane with a cursor of its own
        width, height = self.size
        if not self.display or width < 8 or height < 2:
            self._shown_for = None
            return
        self._shown_for = self.size
        content = Content(state, moment, picture, width, height - 1, self.charset, before)
        self._content = content
        rows = _CONTENTS[name][1](content)
        if masked:
            rows = masked_rows(name, rows, moment, width)
        self.show_rows([_heading(name, others, width), *rows[: height - 1]])

    def show_lack(self, name: str, others: tuple[str, ...], count: int, *, is_asked_for: bool) -> None:
        """Show that a pane lacks some values of somebody's own function, and whether they are being asked for."""
        from mgtui.playground.panes.lack import lack_rows  # needed where f takes long alone

        width = self.size.width
        rows = lack_rows(name, count, width, is_asked_for=is_asked_for)
        self.show_rows([_heading(name, others, width), *rows[: self.size.height - 1]])

    def on_click(self, event: events.Click) -> None:
        """Ask for the pane whose tab is clicked, or point at the step."""
        if event.y > 0 and self.can_focus and self._content is not None:
            from mgtui.playground.panes.chain import step_at

            row = step_at(self._content.state, self._content.width, self._content.height, event.y - 1)
            if row is not None:
                self.post_message(self.Chosen(row))
            return
        end = 0
        for text, pane in _tabs(*self._shown, self.size.width) if event.y == 0 else ():
            end += len(text)
            if event.x < end:
                self.post_message(self.Picked(pane))
                return

    def on_resize(self) -> None:
        """Ask for rows of the new size, unless another pane had them made already."""
        if self._shown_for != self.size:
            self.post_message(self.Resized())


def _tabs(name: str, others: tuple[str, ...], width: int) -> list[tuple[str, str]]:
    """Return the tabs of a heading as (text, pane), each with its title while there is room; the pane's own always."""
    titled = {name}
    shown = sorted({name, *others}, key=PANES.index)

    def text(pane: str) -> str:
        number = f"{PANES.index(pane) + 1}"
        mark = "▸" if pane == name else ""
        return f"{mark}{number} {_CONTENTS[pane][0]} " if pane in titled else f"{number} "

    for pane in shown:
        titled.add(pane)
        if sum(len(text(other)) for other in shown) > width:
            titled.discard(pane)
            if pane != name:
                break
    titled.add(name)
    return [(text(pane), pane) for pane in shown]


@lru_cache(maxsize=32)
def _heading(name: str, others: tuple[str, ...], width: int) -> Row:
    """Return the tabs of a pane and of those that are not shown, as far as they stand here."""
    parts: list[tuple[str, str]] = []
    for text, pane in _tabs(name, others, width):
        number, _, title = text.partition(" ")
        parts += [(text, "heading")] if pane == name else [(f"{number} ", "key"), (title, "dim")]
    used = sum(len(text) for text, _ in parts)
    return (*parts, ("─" * max(0, width - used), "dim"))
