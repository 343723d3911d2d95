"""The playground's panes: which there are, how they stand, and how each is handed what it shows."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget

from mgtui.playground import analysis, hints
from mgtui.playground.deeds import Focus
from mgtui.playground.framing import Rows
from mgtui.playground.panes import slope_mask
from mgtui.playground.picture import go_on, is_finished, picture_so_far
from mgtui.playground.picture_making import Picture
from mgtui.playground.session import Session
from mgtui.playground.state import State
from mgtui.text.rows import wrapped
from mgtui.tui.screens.plot_area import PlotArea
from mgtui.tui.screens.room import MORE_ROOM, Room
from mgtui.tui.screens.shown import Shown
from mgtui.tui.screens.side_panes import SidePanes
from mgtui.tui.screens.top_rows import TopRows
from mgtui.tui.widgets.expression_input import ExpressionInput
from mgtui.tui.widgets.guide_pane import GuidePane
from mgtui.tui.widgets.hint_row import Hints
from mgtui.tui.widgets.pane_view import PaneView
from mgtui.tui.widgets.plot_pane import PlotPane
from mgtui.tui.widgets.prompt import Prompt
from mgtui.tui.widgets.rows_view import RowsView
from mgtui.tui.widgets.slider_row import Axis, SliderRow, SliderRows


class Panels:
    """Holds the panes of one screen; whatever they show comes from one state.

    Attributes:
        top: the expression and the sentence.
        guide: the card of the lesson or the game.
        plots: f, and what stands below it.
        sides: the panes beside the plots.
        sliders: one for each variable and one for h.
        prompt: the line that asks.
        hints: the keys that matter now.
        room: how much of it the terminal gives.
        is_draft: whether the values of somebody's own function take long, and not all that is shown of it is there.
    """

    def __init__(self, first: State) -> None:
        self.top = TopRows(first)
        self.guide = GuidePane(id="lesson")
        self.plots = PlotArea()
        self.sides = SidePanes()
        self.sliders = SliderRows(first, id="sliders")
        self.prompt = Prompt(id="prompt-line")
        self.hints = Hints(id="hints")
        self.room = Room()
        self.is_draft = False
        self._more_room = RowsView(id="more-room")
        self._shown_before: Shown | None = None
        self._wanted: State | None = None  # the state whose picture is shown, or waited for
        self._canvas: tuple[int, int, Rows | None] = (*self.plot.dots, None)  # on which it is drawn

    def compose(self) -> ComposeResult:
        """Yield the panes, from top to bottom."""
        yield self.top.expression
        yield self.top.sentence
        yield self.guide
        with Horizontal(id="middle"):
            yield from self.plots.compose()
            yield self.sides.beside
        yield self.sliders
        yield self.hints
        yield self.prompt
        yield self._more_room

    @property
    def plot(self) -> PlotPane:
        """That of f."""
        return self.plots.plot

    def fit(self, room: Room) -> None:
        """Go by a new size of the terminal, and break the request for more room into rows of its width."""
        self.room = room
        self._more_room.show_rows(wrapped(MORE_ROOM, max(1, room.width), "words"))
        self.sides.fit(room)

    # -- what is shown -------------------------------------------------------------------------------------------------

    def show(self, session: Session) -> None:
        """Hand every pane what it shows."""
        guide, self.sides.lacking = session.guide, None
        self.guide.show(guide.card(session.state, RowsView.charset) if guide else None)
        shown = self._shown(session)
        if shown is None:
            self._show_waiting(session)
            return
        self._shown_before = shown
        self._fade(False)
        self.top.show(shown, session.notice, self.room)
        self.plots.show(shown, 0 if self.room.narrow else self.sliders.name_room(shown.state))
        self.sides.show(shown, self.room)
        self.sliders.show(shown.state, {} if shown.draft else _notes(shown), self._axis(shown.state))

    def show_waiting(self, session: Session, said: str) -> None:
        """Show what there is of a state whose values are still to come: sliders, and a sentence; the picture stays."""
        self.sliders.show(session.state, {}, self._axis(session.state))
        self._show_waiting(session, said)
        if said and self._shown_before is not None:
            self._fade(True)
            self.plots.show_still(session.state, self._shown_before)

    def _show_waiting(self, session: Session, said: str | None = None) -> None:
        """Show the text, while all else still shows the state of before, whose curve was there at once."""
        half = session.edit.is_half(self.top.expression.cursor)
        self.top.show_waiting(session.state, session.notice, said, self.room, half=half)
        if self._shown_before is not None:
            self.plots.show_legend(self._shown_before, stale=True, role="dim")

    def _axis(self, state: State) -> Axis | None:
        axis = None if self.room.narrow else self.plot.axis
        return Axis(*axis, self.plot.column_of(state.x)) if axis else None

    def _fade(self, faded: bool) -> None:
        self.plots.fade(faded)
        self.sides.fade(faded)

    def show_hints(self, session: Session, focused: Widget | None, *, runs: bool) -> None:
        """Name the keys that matter to what has them; `runs` says whether h goes to 0 by itself."""
        state, guide = session.state, session.guide
        at_x = focused is self.plot or (isinstance(focused, SliderRow) and focused.variable == state.along)
        if state.approach is not None and guide is None and at_x:
            self.hints.show(hints.in_approach(runs))
        elif isinstance(focused, ExpressionInput):
            self.hints.show(hints.EDITING)
        elif isinstance(focused, SliderRow) and focused.variable in state.slider_names:
            self.hints.show(hints.at_slider(focused.variable, state))
        elif isinstance(focused, PaneView):
            self.hints.show(hints.at_chain(state))
        elif guide is not None:
            self.hints.show(hints.at_guide(self.guide.keys, session.asks))
        else:
            self.hints.show(hints.AT_PLOT)

    # -- what follows from the state ---------------------------------------------------------------------------------

    @property
    def lacks(self) -> bool:
        """Whether there is more to come of the picture: its curve, its landmarks, or whether those listed are all."""
        proof = self.sides.list_landmarks
        return self._wanted is not None and not is_finished(self._wanted, *self._canvas, proof=proof)

    def go_on(self) -> bool:
        """Do for a few milliseconds what the picture lacks; return whether there is more to show."""
        return self._wanted is not None and go_on(self._wanted, *self._canvas, proof=self.sides.list_landmarks)

    def _shown(self, session: Session) -> Shown | None:
        """Return what follows from the state; None while its curve takes longer than a key may."""
        state, guide = session.state, session.guide
        masked = session.masked
        state = slope_mask.masked_state(state) if masked else state
        self._wanted = state
        may_wait = guide is None and state.approach is None and self._shown_before is not None
        focus = self.plots.focus_on(state.along)
        self._canvas = (*focus.dots, focus.rows)
        if self.is_draft:
            from mgtui.playground import drafts  # needed where f takes long alone

            self._wanted = None  # the worker sees to what it lacks
            picture, moment = drafts.drafted_picture(state, *self._canvas), drafts.drafted_moment(state)
        else:
            so_far = _picture(focus, state, may_wait=may_wait)
            if so_far is None:
                return None
            picture, moment = so_far, analysis.moment_of(state)
        half = session.edit.is_half(self.top.expression.cursor)
        self.sides.keep(moment)
        shown = Shown(state, moment, picture, guide, masked, half, self.is_draft)
        self.plots.open_plots(shown)
        return shown


def _picture(focus: Focus, state: State, *, may_wait: bool) -> Picture | None:
    """Return as much as there is of the picture of a state, with what it keeps for comparison.

    None where it has no curve yet, if that may be waited for.
    """
    if not may_wait:
        focus.view(state)
    picture = picture_so_far(state, *focus.dots, focus.rows)
    if picture is None or not state.kept or state.approach is not None:  # h → 0 has the doubles to show
        return picture
    from mgtui.playground.ghosts import with_ghosts  # needed where something is kept alone

    return with_ghosts(picture, state)


def _notes(shown: Shown) -> Mapping[str, tuple[str, ...]]:
    """Return what stands beside the sliders: with several variables the slope along each, unless it is hidden."""
    if len(shown.state.function.variables) == 1 or shown.masked:
        return {}
    from mgtui.playground.partials import partial_notes  # needed with several variables alone

    return partial_notes(shown.state, shown.moment)
