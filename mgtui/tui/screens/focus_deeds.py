"""Which widget has the keys, and the deeds that give them to another."""

from textual.geometry import Offset
from textual.widget import Widget

from mgtui.playground.actions import BY_NAME
from mgtui.playground.changes import values as to
from mgtui.tui.screens.guide_deeds import GuideDeeds
from mgtui.tui.screens.patience import patient
from mgtui.tui.screens.screen_parts import ScreenParts
from mgtui.tui.widgets.expression_input import ExpressionInput
from mgtui.tui.widgets.guide_pane import GuidePane
from mgtui.tui.widgets.pane_view import PaneView
from mgtui.tui.widgets.slider_row import SliderRow


@patient
class FocusDeeds:
    """Holds deeds of a screen that move the focus: the `do_` methods, each for an action that names it.

    Attributes:
        patience: the screen's.
    """

    def __init__(self, parts: ScreenParts, guide: GuideDeeds) -> None:
        self.patience = parts.patience
        self._parts = parts
        self._screen, self._session, self._panels = parts[:3]
        self._guide = guide
        self._chain_opened = False
        self._had_keys: Widget | None = None

    def do_edit(self) -> None:
        """Give the keys to the expression, all of it selected: a letter replaces it, an arrow keeps it."""
        self._give_keys(self._screen.query_one(ExpressionInput))

    def _give_keys(self, widget: Widget) -> None:
        self._screen.set_focus(widget)
        if isinstance(widget, ExpressionInput):
            widget.select_all()

    def do_next_pane(self, direction: int = 1) -> None:
        """Give the keys to the next pane or slider that is in sight."""
        stops = [self._screen.query_one(ExpressionInput), self._parts.home, *self._screen.query(SliderRow)]
        if self._panels.sides.chain is not None:
            stops.insert(2, self._panels.sides.chain)
        stops = [stop for stop in stops if stop.display and stop.region.height]
        focused = self._parts.focused
        here = stops.index(focused) if focused in stops else 0
        if len(stops) > 1:
            self._give_keys(stops[(here + direction) % len(stops)])
        else:
            self._session.notice = "There is no other pane in sight."

    def do_previous_pane(self) -> None:
        """Give the keys to the pane or slider before."""
        self.do_next_pane(-1)

    def do_leave(self) -> None:
        """Leave whatever has the keys, and go back to the plot or to the guide's card."""
        focused, state = self._parts.focused, self._session.state
        if isinstance(focused, GuidePane):
            self._guide.leave()
            return
        if isinstance(focused, ExpressionInput):
            self._session.edit.cancel()
        elif focused is self._parts.home or (focused is not None and not focused.region.height):
            self._session.notice = "Nothing is open here; q leaves mgtui."
        elif self._panels.room.narrow and state.pane == "chain":  # there it stands in the plot's place
            self._parts.change(to.show_pane(state, "slope"), "pane_slope")
        self._panels.prompt.close()
        self.go_home()

    def do_next_variable(self) -> None:
        """Give the axis to the next variable, and the arrows too where another slider has them."""
        self._session.next_variable(self._panels.plots.focus_on(self._parts.variable))
        if isinstance(self._parts.focused, SliderRow):
            self._screen.set_focus(self._panels.sliders.of(self._session.state.along))

    # -- the chain -------------------------------------------------------------------------------------------------

    def do_chain(self) -> None:
        """Show the chain, and give it the keys that go through its steps; left and right go on nudging x."""
        self._parts.change(to.show_pane(self._session.state, "chain"), "pane_chain")
        self._chain_opened = True  # until it is drawn there is nothing to give the keys to
        if not self._panels.room.narrow:  # or it stands in the plot's place
            self._parts.tell_pane(BY_NAME["pane_chain"])

    def enter_chain(self) -> None:
        """Give the keys to the chain, if it is in sight, and later if it will be."""
        chain = self._panels.sides.chain
        if chain is not None and not isinstance(self._parts.focused, ExpressionInput):
            self._screen.set_focus(chain)
        # In the plot's place it has no height yet; once it has, it asks for a draw.
        self._chain_opened = chain is None and self._session.state.pane == "chain" and self._panels.sides.chain_to_come

    # -- where the keys go without being asked to --------------------------------------------------------------------

    def go_home(self) -> None:
        """Give the keys to the plot, or to the guide's card."""
        self._screen.set_focus(self._parts.home)

    def settle(self) -> None:
        """Take the keys, after a draw, from what does not show any more what they were for."""
        if self._chain_opened:
            self._screen.call_after_refresh(self.enter_chain)
        focused = self._parts.focused
        if isinstance(focused, PaneView) and focused is not self._panels.sides.chain:
            self.go_home()
        elif isinstance(focused, SliderRow) and focused.variable not in self._session.state.slider_names:
            self._screen.set_focus(self._panels.plot)

    def keep(self) -> None:
        """Note what has the keys, for the terminal is too small: what is hidden loses them."""
        self._had_keys = self._parts.focused

    def give_back(self) -> None:
        """Give the keys to what had them before the terminal was too small."""
        if self._parts.focused is None:
            there = self._had_keys is not None and self._had_keys.is_attached and self._had_keys.focusable
            self._screen.set_focus(self._had_keys if there else self._panels.sliders.first)

    @property
    def cursor_place(self) -> Offset | None:
        """Where the terminal's cursor stands while nothing is typed: at the slider that the keys move, if in sight.

        At its name: from the end of a frame the first column is nearer than any other.
        """
        return self._panels.sliders.place_of(self._parts.variable)
