"""The playground's panes: which there are, how they stand, and how each is handed what it shows."""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.css.scalar import Scalar
from textual.widget import Widget

from mgtui.engine import ExpressionError
from mgtui.playground import analysis, hints
from mgtui.playground.deeds import Focus
from mgtui.playground.framing import Rows
from mgtui.playground.own_values import NotYetError, Points
from mgtui.playground.panes import slope_mask, summary
from mgtui.playground.scene import Moving
from mgtui.playground.session import Session
from mgtui.playground.state import PANES, State, label_of
from mgtui.playground.typing_help import Correction, correction_of
from mgtui.text.rows import Part, wrapped, wrapped_within
from mgtui.tui.screens import stack
from mgtui.tui.screens.room import MORE_ROOM, Room
from mgtui.tui.widgets.expression_input import ExpressionInput, Spans
from mgtui.tui.widgets.expression_pane import ExpressionPane
from mgtui.tui.widgets.guide_pane import GuidePane
from mgtui.tui.widgets.hint_row import Hints
from mgtui.tui.widgets.legend_row import Legend
from mgtui.tui.widgets.pane_view import PaneView
from mgtui.tui.widgets.plot_pane import PlotPane
from mgtui.tui.widgets.prompt import Prompt
from mgtui.tui.widgets.rows_view import RowsView
from mgtui.tui.widgets.slider_row import Axis, SliderRow, SliderRows

if TYPE_CHECKING:  # not needed before someone wants to learn
    from mgtui.playground.guides.guide import Guide

_WIDEST_LEFT_SIDE = 24
_GUTTER = 7  # columns for the numbers beside the plot in h → 0, or the curve would jump from beat to beat


class _Shown(NamedTuple):
    """One state with all that follows from it, computed once a draw.

    Attributes:
        state: the session's, without what the mask hides.
        moment: its numbers.
        picture: its curve and landmarks.
        guide: the lesson or the game while one is open.
        masked: whether f(x + h) and the slope are hidden.
        half: whether the text on screen is not finished, and nothing is said of it.
    """

    state: State
    moment: analysis.Moment
    picture: analysis.Picture
    guide: "Guide | None"
    masked: bool
    half: bool


class Panels:
    """Holds the panes of one screen; whatever they show comes from one state.

    Attributes:
        expression: the text and its reading.
        guide: the card of the lesson or the game.
        plot: f.
        sliders: one for each variable and one for h.
        prompt: the line that asks.
        hints: the keys that matter now.
        said_of_values: how the values of somebody's own function are known, beside its name.
        is_draft: whether that takes long, and not all that is shown of it is there.
        lacking: where its values are wanted for the pane that was chosen, and to come.
    """

    def __init__(self, first: State) -> None:
        self.expression = ExpressionPane(_left_side(first), first.text, id="expression-pane")
        self.guide = GuidePane(id="lesson")
        self.plot = PlotPane(id="plot")
        self.sliders = SliderRows(first, id="sliders")
        self.prompt = Prompt(id="prompt-line")
        self.hints = Hints(id="hints")
        self._sentence = RowsView(id="sentence")
        self._legend = Legend(id="legend")
        self._slope_plot = PlotPane(id="slope-plot", classes="below")
        self._bend_plot = PlotPane(id="bend-plot", classes="below")
        self._trail_plot = PlotPane(id="trail-plot", classes="below")
        self._views = (
            PaneView(id="first-pane"),
            PaneView(id="second-pane", classes="extra"),
            PaneView(id="third-pane", classes="extra"),
        )
        self.said_of_values = ""
        self.is_draft = False
        self.lacking: Points | None = None
        self._more_room = RowsView(id="more-room")
        self._beside = Horizontal(*self._views, id="panes")
        self._now: analysis.Moment | None = None
        self._before: analysis.Moment | None = None
        self._shown_before: _Shown | None = None
        self._wanted: State | None = None  # the state whose picture is shown, or waited for
        self._canvas: tuple[int, int, Rows | None] = (*self.plot.dots, None)  # on which it is drawn
        self._listed = False  # whether a pane lists landmarks, and it is worth knowing if they are all

    def compose(self) -> ComposeResult:
        """Yield the panes, from top to bottom."""
        yield self.expression
        yield self._sentence
        yield self.guide
        with Horizontal(id="middle"):
            with Vertical(id="plot-area"):
                yield self._legend
                yield self.plot
                yield self._slope_plot
                yield self._bend_plot
                yield self._trail_plot
            yield self._beside
        yield self.sliders
        yield self.hints
        yield self.prompt
        yield self._more_room

    @property
    def chain(self) -> PaneView | None:
        """The view that shows the chain, if one in sight does."""
        return next((view for view in self._views if view.can_focus and view.display and view.region.height), None)

    @property
    def chain_to_come(self) -> bool:
        """Whether a view shows the chain which has no place on the screen yet."""
        return any(view.can_focus and not view.region.height for view in self._views)

    @property
    def lacks(self) -> bool:
        """Whether there is more to come of the picture: its curve, its landmarks, or whether those listed are all."""
        return self._wanted is not None and not analysis.is_finished(self._wanted, *self._canvas, proof=self._listed)

    def go_on(self) -> bool:
        """Do for a few milliseconds what the picture lacks; return whether there is more to show."""
        return self._wanted is not None and analysis.go_on(self._wanted, *self._canvas, proof=self._listed)

    def focus_on(self, variable: str) -> Focus:
        """Return what an action is about whose keys go to the slider of a variable."""
        alone = not (self._slope_plot.display or self._bend_plot.display)  # else the numbers are below these
        return Focus(variable, self.plot.dots, self.plot.rows(numbers_below=alone))

    def fit(self, room: Room) -> None:
        """Break the request for more room into rows of the present width."""
        self._more_room.show_rows(wrapped(MORE_ROOM, max(1, room.width), "words"))
        if not room.wide:
            self._views[0].styles.height = None  # of the one pane the style sheet says how high it is

    def show(self, session: Session, room: Room) -> None:
        """Hand every pane what it shows."""
        guide, self.lacking = session.guide, None
        self.guide.show(guide.card(session.state, RowsView.charset) if guide else None)
        shown = self._shown(session)
        if shown is None:
            self._show_waiting(session, room)
            return
        self._shown_before = shown
        self._fade(False)
        self._show_expression(shown, session.notice, room)
        self._show_plots(shown, room)
        self._show_views(shown, room)
        axis = None if room.narrow else self.plot.axis
        along = Axis(*axis, self.plot.column_of(shown.state.x)) if axis else None
        self.sliders.show(shown.state, {} if self.is_draft else _notes(shown), along)

    def show_waiting(self, session: Session, room: Room, said: str) -> None:
        """Show what there is of a state whose values are still to come: sliders, and a sentence; the picture stays."""
        axis = None if room.narrow else self.plot.axis
        self.sliders.show(session.state, {}, Axis(*axis, self.plot.column_of(session.state.x)) if axis else None)
        self._show_waiting(session, room)
        if not session.notice:
            self._show_sentence(said, "words", room)
        if said and self._shown_before is not None:
            self._fade(True)
            self.plot.show_alone(session.state.x)
            self._legend.show(
                Moving(session.state.x, math.nan), label_of(session.state.along), _still(self._shown_before), "dim"
            )

    def _fade(self, faded: bool) -> None:
        for view in (self.plot, self._slope_plot, self._bend_plot, *self._views):
            view.fade(faded)

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

    def _show_waiting(self, session: Session, room: Room) -> None:
        """Show the text, while all else still shows the state of before, whose curve was there at once."""
        state, before = session.state, self._shown_before
        half = session.is_half_typed(self.expression.cursor)
        self._show_text(state, None if half else state.error, half=half)
        if session.notice:
            self._show_sentence(session.notice, "heading", room)
        if before is not None:
            self._show_legend(before, stale=True, role="dim")

    def _shown(self, session: Session) -> _Shown | None:
        """Return what follows from the state; None while its curve takes longer than a key may."""
        state, guide = session.state, session.guide
        masked = session.masked
        state = slope_mask.masked_state(state) if masked else state
        self._wanted = state
        may_wait = guide is None and state.approach is None and self._shown_before is not None
        focus = self.focus_on(state.along)
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
        half = session.is_half_typed(self.expression.cursor)
        self._keep(moment)
        # In h → 0 the trail stands in the place of f′ and f″: f would be left with a row.
        trail = state.approach is not None and not masked
        below = ((self._slope_plot, "slope curve"), (self._bend_plot, "bend curve"))
        wanted = [(plot, part in state.shown and not (trail or self.is_draft)) for plot, part in below]
        for plot, there in (*wanted, (self._trail_plot, trail)):
            if plot.display != there:  # setting it has the screen laid out anew
                plot.display = there
        return _Shown(state, moment, picture, guide, masked, half)

    def _keep(self, moment: analysis.Moment) -> None:
        """Keep the moment before the last change of x, as long as the function is the same."""
        if self._now is None or self._now.function is not moment.function:
            self._before = None
        elif self._now.x != moment.x:
            self._before = self._now
        self._now = moment

    def _show_expression(self, shown: _Shown, notice: str, room: Room) -> None:
        state, error = shown.state, None if shown.half else shown.state.error
        correction = None if shown.half else correction_of(state, shown.moment)
        self._show_text(state, error, correction, _lit(shown), half=shown.half)
        text, role = _sentence(shown, room)
        if error is not None:
            text, role = str(error), "bad"
        elif notice:
            text, role = notice, "heading"
        self._show_sentence(text, role, room)

    def _show_text(
        self,
        state: State,
        error: ExpressionError | None,
        correction: Correction | None = None,
        lit: Spans = (),
        *,
        half: bool,
    ) -> None:
        reading = f"{summary.reading_in(state.function, RowsView.charset)}{self.said_of_values}"
        self.expression.show(_left_side(state), state.text, reading, error, correction, lit, half=half)

    def _show_sentence(self, text: str, role: str, room: Room) -> None:
        """Show a text over the plot, in rows of its own where one is not enough."""
        rows = wrapped_within(text, room.width - 1, room.sentence_height, role)
        height = max(1, len(rows))
        if self._sentence.styles.height != Scalar.from_number(height):  # setting it has the screen laid out anew
            self._sentence.styles.height = height
        self._sentence.show_rows([((" ", role), *row) for row in rows])

    def _show_plots(self, shown: _Shown, room: Room) -> None:
        state, moment, picture = shown[:3]
        moving = self._show_legend(shown, stale=state.stale, role="dim" if shown.half else "bad")
        below = ((1, self._slope_plot, moment.numbers.slope), (2, self._bend_plot, moment.numbers.curvature))
        drawn = [(self.plot, picture.scene, moving)]
        last = next((plot for _, plot, _ in reversed(below) if plot.display), self.plot)  # that shares the axis of x
        for order, plot, height in below:
            if plot.display:
                scene = analysis.derived_scene(picture, order, plot.rows(numbers_below=plot is last))
                drawn.append((plot, scene, Moving(moment.x, height)))
        if self._trail_plot.display:
            from mgtui.playground.trail import trail_of  # needed in h → 0 alone

            drawn.append((self._trail_plot, *trail_of(state, moment, self._trail_plot.rows(numbers_below=True))))
        gutter = max(plot.numbers_width(scene) for plot, scene, _ in drawn)
        if gutter and self._trail_plot.display:
            gutter = max(gutter, _GUTTER)
        if gutter and not room.narrow and (names := self.sliders.name_room(state)) <= _GUTTER:
            gutter = max(gutter, names)  # so that the sliders' tracks lie below the plot
        for plot, scene, moves in drawn:
            order = {self._slope_plot: 1, self._bend_plot: 2}.get(plot, 0)
            formula = _formula(state, order) if order else ""
            plot.show(scene, moves, gutter, numbers_below=plot in (last, self._trail_plot), formula=formula)

    def _show_legend(self, shown: _Shown, *, stale: bool, role: str) -> Moving:
        """Name the lines, `stale` saying that the text above is not what is drawn; return what moves."""
        state, moment, picture, guide = shown[:4]
        guess = guide.guessed(moment.x, moment.behaviour.value, picture.scene.window) if guide else None
        moving = analysis.moving_of(state, moment)._replace(guess=guess)
        warning = f"still showing {summary.reading_in(state.function, RowsView.charset)}" if stale else ""
        # A guess that is a mere way has no equation to name.
        named = moving if guide and guide.guess_is_a_slope else moving._replace(guess=None)
        self._legend.show(named, label_of(moment.name), warning, role=role)
        return moving

    def _show_views(self, shown: _Shown, room: Room) -> None:
        state, moment, picture, masked = shown.state, shown.moment, shown.picture, shown.masked
        names = self._stacked(state) if room.wide else [state.pane]
        self._listed = "points" in names and not room.narrow
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
        rows = stack.heights(list(wanted)[: len(self._views)], self._beside.size.height)
        names = sorted(rows, key=PANES.index) or [state.pane]  # before it is laid out there are no rows
        for place, view in enumerate(self._views):
            view.set_class(place >= len(names), "left-out")
            height = rows.get(names[place]) if place < len(names) else None
            if height and view.styles.height != Scalar.from_number(height):  # setting it has the screen laid out anew
                view.styles.height = height
        return names


def _picture(focus: Focus, state: State, *, may_wait: bool) -> analysis.Picture | None:
    """Return as much as there is of the picture of a state, with what it keeps for comparison.

    None where it has no curve yet, if that may be waited for.
    """
    if not may_wait:
        focus.view(state)
    picture = analysis.picture_so_far(state, *focus.dots, focus.rows)
    if picture is None or not state.kept or state.approach is not None:  # h → 0 has the doubles to show
        return picture
    from mgtui.playground.ghosts import with_ghosts  # needed where something is kept alone

    return with_ghosts(picture, state)


def _notes(shown: _Shown) -> Mapping[str, tuple[str, ...]]:
    """Return what stands beside the sliders: with several variables the slope along each, unless it is hidden."""
    if len(shown.state.function.variables) == 1 or shown.masked:
        return {}
    from mgtui.playground.partials import partial_notes  # needed with several variables alone

    return partial_notes(shown.state, shown.moment)


def _lit(shown: _Shown) -> Spans:
    """Return which parts of the text the chain's cursor points at."""
    if shown.state.pane != "chain" or shown.masked:
        return ()
    from mgtui.playground.panes.chain import lit_spans  # not needed before the pane is opened

    return lit_spans(shown.state)


def _still(shown: _Shown) -> str:
    """Return of what state all that stays is, where there is nothing of the present one yet."""
    return f"still showing {label_of(shown.moment.name)} = {shown.moment.place} of {shown.state.function.reading}"


def _sentence(shown: _Shown, room: Room) -> Part:
    """Return the sentence about x, for when there is nothing else to report."""
    if shown.masked:
        return slope_mask.masked_sentence(shown.moment), "words"
    if shown.state.approach is not None:
        from mgtui.playground.panes.approach_words import approach_line, approach_sentence  # needed in a run alone

        if room.narrow:
            return approach_line(shown.state, shown.moment, room.width - 2), "words"
        return approach_sentence(shown.state, shown.moment), "words"
    if room.narrow:
        return summary.numbers_line(shown.moment, room.width - 2), "words"
    return summary.sentence(shown.moment), "words"


def _formula(state: State, order: int) -> str:
    """Return the formula of f′ or f″ for the legend of its plot; "" where there is none to show."""
    from mgtui.playground.panes.formula import formula_of

    formula = formula_of(state.expression, state.along, order)
    return formula.text(RowsView.charset) if formula.function else ""


def _left_side(state: State) -> str:
    first, *others = map(label_of, state.function.variables)
    left_side = f"f({', '.join([first, *others])}) ="
    return left_side if len(left_side) <= _WIDEST_LEFT_SIDE else f"f({first}, …) ="
