"""The playground's panes on the screen, and how a state is handed to them."""

import math
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen

from mgtui.playground import analysis
from mgtui.playground.actions import BY_NAME, HINTS
from mgtui.playground.panes import slope_mask, summary
from mgtui.playground.scene import Moving
from mgtui.playground.session import Session
from mgtui.playground.state import H_LEAST, H_MOST, PANES, State
from mgtui.text.charset import reading_in
from mgtui.text.rows import Row, wrapped
from mgtui.tui.widgets.expression_pane import ExpressionPane
from mgtui.tui.widgets.guide_pane import LessonPane
from mgtui.tui.widgets.hint_row import Hints
from mgtui.tui.widgets.legend_row import Legend
from mgtui.tui.widgets.pane_view import PaneView
from mgtui.tui.widgets.plot_pane import PlotPane
from mgtui.tui.widgets.prompt import Prompt
from mgtui.tui.widgets.rows_view import RowsView
from mgtui.tui.widgets.slider_row import Slider

if TYPE_CHECKING:  # not needed before someone wants to learn
    from mgtui.playground.guides.guide import Guide

NARROW, SHORT, WIDE, HIGH = 72, 18, 110, 30
LEAST = (30, 8)  # columns and rows below which nothing but a request for more is shown
STEP = "step"  # stands for h where variables stand by name; longer than any variable's name


class PlaygroundView(Screen[None]):
    """Lays the panes out for every size, and shows one state in all of them."""

    AUTO_FOCUS: ClassVar[str | None] = "Slider"

    def __init__(self, first: State) -> None:
        super().__init__()
        self._first = first
        self._now: analysis.Moment | None = None
        self._before: analysis.Moment | None = None
        self._guide: Guide | None = None
        self._masked = False
        self._sliders = {name: Slider(name, id=name) for name in (*first.function.variables, STEP)}
        self.lesson_pane = LessonPane(id="lesson")
        self._pane_views = (
            PaneView(id="first-pane"),
            PaneView(id="second-pane", classes="extra"),
            PaneView(id="third-pane", classes="extra"),
        )

    def compose(self) -> ComposeResult:
        """The panes, from top to bottom."""
        yield ExpressionPane(_left_side(self._first), self._first.text, id="expression-pane")
        yield RowsView(id="sentence")
        yield self.lesson_pane
        with Horizontal(id="middle"):
            with Vertical(id="plot-area"):
                yield Legend(id="legend")
                yield PlotPane(id="plot")
                yield PlotPane(id="slope-plot", classes="below")
                yield PlotPane(id="bend-plot", classes="below")
            with Horizontal(id="panes"):
                yield from self._pane_views
        with Vertical(id="sliders"):
            yield from self._sliders.values()
        yield Hints([BY_NAME[name].hint for name in HINTS], id="hints")
        yield Prompt(id="prompt-line")
        yield RowsView(id="more-room")

    def on_resize(self) -> None:
        """Lay out for the new size."""
        self.set_class(self.size.width < NARROW, "-narrow")
        self.set_class(self.size.height < SHORT, "-short")
        self.set_class(self.size.width >= WIDE and self.size.height >= HIGH, "-wide")
        was_tiny = self.has_class("-tiny")
        self.set_class(self.size.width < LEAST[0] or self.size.height < LEAST[1], "-tiny")
        asked = f"mgtui needs a little more room: {LEAST[0]} columns and {LEAST[1]} rows."
        self.query_one("#more-room", RowsView).show_rows(wrapped(asked, max(1, self.size.width), "words"))
        if was_tiny and not self.has_class("-tiny"):
            self.call_after_refresh(self._give_back)

    def _give_back(self) -> None:
        """Give the keys to the slider again: what is hidden loses them."""
        if self.focused is None:
            self.set_focus(next(iter(self._sliders.values())))

    def show(self, session: Session) -> None:
        """Hand every pane what it shows, all from one state."""
        state, guide = session.state, session.guide
        self.lesson_pane.show(guide.card(state, RowsView.charset) if guide else None)
        self._guide, self._masked = guide, guide is not None and guide.hides_slope(state)
        if self._masked:
            state = slope_mask.masked_state(state)
        moment = analysis.moment_of(state)
        self._keep(moment)
        self._lay_out(state)
        picture = analysis.picture_of(state, *self.query_one("#plot", PlotPane).dots)
        self._draw_expression(state, moment, session.notice)
        self._draw_plots(state, moment, picture)
        self._draw_panes(state, moment, picture)
        self._draw_sliders(state)

    def _keep(self, moment: analysis.Moment) -> None:
        """Keep the moment before the last change of x, as long as the function is the same."""
        if self._now is None or self._now.function is not moment.function:
            self._before = None
        elif self._now.x != moment.x:
            self._before = self._now
        self._now = moment

    def _lay_out(self, state: State) -> None:
        """Show as many plots as the state asks for, and in zen nothing but them and one line."""
        self.set_class("zen" in state.shown, "-zen")
        for plot, part in (("#slope-plot", "slope curve"), ("#bend-plot", "bend curve")):
            pane, shown = self.query_one(plot, PlotPane), part in state.shown
            if pane.display != shown:  # setting it has the screen laid out anew
                pane.display = shown

    def _draw_expression(self, state: State, moment: analysis.Moment, notice: str) -> None:
        error = analysis.error_of(state)
        reading = reading_in(state.function, RowsView.charset)
        self.query_one(ExpressionPane).show(_left_side(state), state.text, reading, error)
        if error is not None:
            row: Row = ((f" {error}", "bad"),)
        elif notice:
            row = ((f" {notice}", "heading"),)
        elif self._masked:
            row = ((" " + slope_mask.masked_sentence(moment), "words"),)
        elif self.has_class("-narrow"):
            row = ((" " + summary.numbers_line(moment, self.size.width - 2), "words"),)
        else:
            row = ((" " + summary.sentence(moment), "words"),)
        self.query_one("#sentence", RowsView).show_rows([row])

    def _draw_plots(self, state: State, moment: analysis.Moment, picture: analysis.Picture) -> None:
        guide, y = self._guide, moment.behaviour.value
        guess = guide.guessed(moment.x, y, picture.scene.window) if guide else None
        moving = analysis.moving_of(state, moment)._replace(guess=guess)
        stale = f"still showing {reading_in(state.function, RowsView.charset)}" if state.stale else ""
        # A guess that is a mere way has no equation to name.
        named = moving if guide and guide.guess_is_a_slope else moving._replace(guess=None)
        self.query_one(Legend).show(named, moment.name, stale)
        below = ((1, "#slope-plot", moment.jet.slope), (2, "#bend-plot", moment.jet.curvature))
        drawn = [(self.query_one("#plot", PlotPane), picture.scene, moving)]
        for order, selector, height in below:
            pane = self.query_one(selector, PlotPane)
            if pane.display:
                drawn.append((pane, analysis.derived_scene(picture, order), Moving(moment.x, height)))
        gutter = max(pane.numbers_width(scene) for pane, scene, _ in drawn) if len(drawn) > 1 else None
        for pane, scene, moves in drawn:
            pane.show(scene, moves, gutter, numbers_below=pane is drawn[-1][0])

    def _draw_panes(self, state: State, moment: analysis.Moment, picture: analysis.Picture) -> None:
        shown = dict.fromkeys([state.pane, "slope", "ladder", "table"]) if self.has_class("-wide") else [state.pane]
        names = sorted(list(shown)[:3], key=PANES.index)
        for name, view in zip(names, self._pane_views, strict=False):
            view.show(name, state, moment, picture, self._before, masked=self._masked)

    def _draw_sliders(self, state: State) -> None:
        wanted = [*state.function.variables, STEP]
        if list(self._sliders) != wanted:
            self._change_sliders(wanted)
        for name, slider in self._sliders.items():
            if name == STEP:
                fraction = math.log10(state.h / H_LEAST) / math.log10(H_MOST / H_LEAST)
                slider.show(fraction, state.h, state.scheme, along=False)
            else:
                place = state.slider(name)
                fraction = (place.value - place.low) / (place.high - place.low)
                slider.show(fraction, place.value, "", along=name == state.along)

    def _change_sliders(self, wanted: list[str]) -> None:
        """Bring the sliders in line with the function's variables; those that stay keep the focus."""
        before, box = self._sliders, self.query_one("#sliders", Vertical)
        self._sliders = {name: before.get(name) or Slider(name) for name in wanted}
        for name, slider in before.items():
            if name not in wanted:
                if slider.has_focus:
                    self.set_focus(self.query_one("#plot", PlotPane))
                slider.remove()
        place: Slider = self._sliders[STEP]
        for name in reversed(wanted[:-1]):
            slider = self._sliders[name]
            if name not in before:
                box.mount(slider, before=place)
            place = slider


def _left_side(state: State) -> str:
    return f"f({', '.join(state.function.variables)}) ="
