"""The panes beside the plot: one, or several above each other where there is room."""

from textual.containers import Horizontal
from textual.css.scalar import Scalar

from mgtui.playground.analysis import Moment
from mgtui.playground.own_values import NotYetError, Points
from mgtui.playground.state import PANES, State
from mgtui.tui.screens import stack
from mgtui.tui.screens.room import Room
from mgtui.tui.screens.shown import Shown
from mgtui.tui.widgets.pane_view import PaneView


class SidePanes:
    """Holds the views that show panes.

    Attributes:
        beside: what the views stand in.
        lacking: where values of somebody's own function are wanted for the pane that was chosen, and to come.
        list_landmarks: whether a pane lists landmarks, and it is worth knowing if they are all.
    """

    def __init__(self) -> None:
        self._views = (
            PaneView(id="first-pane"),
            PaneView(id="second-pane", classes="extra"),
            PaneView(id="third-pane", classes="extra"),
        )
        self.beside = Horizontal(*self._views, id="panes")
        self.lacking: Points | None = None
        self.list_landmarks = False
        self._now: Moment | None = None
        self._before: Moment | None = None

    @property
    def chain(self) -> PaneView | None:
        """The view that shows the chain, if one in sight does."""
        return next((view for view in self._views if view.can_focus and view.display and view.region.height), None)

    @property
    def chain_to_come(self) -> bool:
        """Whether a view shows the chain which has no place on the screen yet."""
        return any(view.can_focus and not view.region.height for view in self._views)

    def fit(self, room: Room) -> None:
        """Leave the height of a pane that stands alone to the style sheet."""
        if not room.wide:
            self._views[0].styles.height = None

    def fade(self, faded: bool) -> None:
        """Show the panes as what is not up to date, or as what is."""
        for view in self._views:
            view.fade(faded)

    def keep(self, moment: Moment) -> None:
        """Keep the moment before the last change of x, as long as the function is the same."""
        if self._now is None or self._now.function is not moment.function:
            self._before = None
        elif self._now.x != moment.x:
            self._before = self._now
        self._now = moment

    def show(self, shown: Shown, room: Room) -> None:
        """Show the panes that there is room for."""
        state, moment, picture, masked = shown.state, shown.moment, shown.picture, shown.masked
        names = self._stacked(state) if room.wide else [state.pane]
        self.list_landmarks = "points" in names and not room.narrow
        for place, (name, view) in enumerate(zip(names, self._views, strict=False)):
            # Of several panes each has the tabs up to the next one's, so that together they have all.
            first = PANES.index(name) if place else 0
            end = PANES.index(names[place + 1]) if place + 1 < len(names) else len(PANES)
            tabs = PANES[first:end]
            try:
                view.show(name, state, moment, picture, self._before, others=tabs, masked=masked)
            except NotYetError as missing:
                view.show_lack(name, tabs, len(missing.points), is_asked_for=name == state.pane)
                self.lacking = missing.points if name == state.pane else self.lacking

    def _stacked(self, state: State) -> list[str]:
        """Return which panes stand beside the plot, from top to bottom, and give each its rows."""
        wanted = dict.fromkeys([state.pane, "slope", "ladder", "table"])
        rows = stack.heights(list(wanted)[: len(self._views)], self.beside.size.height)
        names = sorted(rows, key=PANES.index) or [state.pane]  # before it is laid out there are no rows
        for place, view in enumerate(self._views):
            view.set_class(place >= len(names), "left-out")
            height = rows.get(names[place]) if place < len(names) else None
            if height and view.styles.height != Scalar.from_number(height):  # setting it has the screen laid out anew
                view.styles.height = height
        return names
