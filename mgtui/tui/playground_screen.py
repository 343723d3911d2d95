"""The playground on the screen: the one writer. Keys become actions, actions states, states what the panes show."""

import math
from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Input

from mgtui.playground import analysis, windows
from mgtui.playground import transitions as to
from mgtui.playground.actions import ACTIONS, BY_NAME, CLOSER, WIDER, Action, Focus
from mgtui.playground.entry import number_of, range_of
from mgtui.playground.history import History
from mgtui.playground.panes import words
from mgtui.playground.panes.rows import Row
from mgtui.playground.scene import Moving
from mgtui.playground.state import H_LEAST, H_MOST, State
from mgtui.tui.expression_input import ExpressionInput
from mgtui.tui.expression_pane import ExpressionPane
from mgtui.tui.hints import Hints
from mgtui.tui.legend import Legend
from mgtui.tui.look import Drawn
from mgtui.tui.pane_view import PANES, PaneView
from mgtui.tui.plot_pane import PlotPane
from mgtui.tui.prompt import Prompt
from mgtui.tui.slider import Slider

NARROW, SHORT, WIDE = 72, 18, 110
_TYPING, _DRAGGING = "typing", "dragging"
_H = "h"


def _binding(action: Action) -> Binding:
    return Binding(",".join(action.keys), f"perform('{action.name}')", action.label, show=False)


class PlaygroundScreen(Screen[None]):
    """Expression, plot, numbers and sliders, all of one state."""

    BINDINGS: ClassVar[list[BindingType]] = [_binding(action) for action in ACTIONS]
    AUTO_FOCUS = "#x"

    def __init__(self, state: State) -> None:
        super().__init__()
        self.history = History(state)
        self._drawn_soon = False
        self._notice = ""

    @property
    def state(self) -> State:
        """The state on screen."""
        return self.history.present

    def compose(self) -> ComposeResult:
        """The panes, from top to bottom."""
        yield ExpressionPane(id="expression-pane")
        yield Drawn(id="sentence")
        with Horizontal(id="middle"):
            with Vertical(id="plot-area"):
                yield Legend(id="legend")
                yield PlotPane(id="plot")
                yield PlotPane(id="slope-plot", classes="below")
                yield PlotPane(id="bend-plot", classes="below")
            with Horizontal(id="panes"):
                yield PaneView(id="first-pane")
                yield PaneView(id="second-pane", classes="extra")
                yield PaneView(id="third-pane", classes="extra")
        with Vertical(id="sliders"):
            for name in self.state.function.variables:
                yield Slider(name, id=name)
            yield Slider(_H, id="step")
        yield Hints([action.hint for action in ACTIONS if action.hint], id="hints")
        yield Prompt(id="prompt-line")

    # -- from keys to states ---------------------------------------------------------------------------------------

    def action_perform(self, name: str) -> None:
        """Do what an action says: change the state, or something of the screen's own."""
        action = BY_NAME[name]
        if action.change is not None:
            variable = self._variable()
            if variable == _H:
                self._perform_on_h(action)
            else:
                self.change(action.change(self.state, self._focus_on(variable)), action.name)
            return
        own: dict[str, Callable[[], None]] = {
            "type_value": self._ask_for_value,
            "type_window": self._ask_for_window,
            "edit": self._edit,
            "undo": lambda: self._travel(self.history.undo()),
            "redo": lambda: self._travel(self.history.redo()),
            "next_pane": lambda: self._focus_next(1),
            "previous_pane": lambda: self._focus_next(-1),
            "leave": self._leave,
            "help": self._help,
            "quit": self.app.exit,
        }
        own[name]()

    def change(self, state: State, doing: str) -> None:
        """Make `state` the present one and draw it soon."""
        self._notice = ""
        self.history = self.history.then(state, doing)
        self.draw_soon()

    def _perform_on_h(self, action: Action) -> None:
        """The keys of a slider, while h's has them: left and right are tens."""
        decades = {"nudge_left": -1, "nudge_right": 1, "page_left": -3, "page_right": 3}.get(action.name)
        if decades is not None:
            self.change(to.scale_h(self.state, decades), action.name)
        elif action.name in ("left_end", "right_end"):
            self.change(to.set_h(self.state, H_LEAST if action.name == "left_end" else H_MOST), action.name)
        elif action.change is not None:
            self.change(action.change(self.state, self._focus_on(self.state.along)), action.name)

    def _focus_on(self, variable: str) -> Focus:
        return Focus(variable, self.query_one("#plot", PlotPane).dots)

    def _variable(self) -> str:
        """Whose slider has the keys: the focused one's, or else the variable along the axis."""
        return self.focused.variable if isinstance(self.focused, Slider) else self.state.along

    def _travel(self, history: History) -> None:
        if history is self.history:
            self._notice = "There is nothing to redo." if self.history.past else "There is nothing to take back."
        else:
            self._notice = ""
        self.history = history
        self.draw_soon()

    # -- the screen's own affairs ----------------------------------------------------------------------------------

    def _focus_next(self, direction: int) -> None:
        stops = [self.query_one(ExpressionInput), self.query_one("#plot", PlotPane), *self.query(Slider)]
        stops = [stop for stop in stops if stop.display and stop.region.height]
        here = stops.index(self.focused) if self.focused in stops else 0
        stops[(here + direction) % len(stops)].focus()

    def _edit(self) -> None:
        self.query_one(ExpressionInput).focus()

    def _leave(self) -> None:
        self.query_one(Prompt).close()
        self.query_one("#plot", PlotPane).focus()

    def _help(self) -> None:
        from mgtui.tui.help_screen import HelpScreen  # its texts are not needed for the first frame

        self.app.push_screen(HelpScreen())

    def _ask_for_value(self) -> None:
        name = self._variable()
        if name == _H:
            note = "a number above 0: 1e-5, 1/1000"
            self._ask("h =", repr(self.state.h), note, lambda text: to.set_h(self.state, number_of(text)))
        else:
            value = repr(self.state.slider(name).value)
            note = "a number or an expression: 2/3, pi/4"
            self._ask(f"{name} =", value, note, lambda text: to.set_value(self.state, name, number_of(text)))

    def _ask_for_window(self) -> None:
        name = self.state.along
        slider = self.state.slider(name)
        ends = f"{slider.low!r}:{slider.high!r}"
        note = "two ends: -2pi:2pi"
        self._ask(f"{name} from:to", ends, note, lambda text: to.set_range(self.state, name, *range_of(text)))

    def _ask(self, question: str, text: str, note: str, change: Callable[[str], State]) -> None:
        self.query_one(Hints).display = False
        self.query_one(Prompt).ask(question, text, note, lambda answer: self.change(change(answer), ""))

    def on_prompt_closed(self) -> None:
        """Give the keys back."""
        self.query_one(Hints).display = True
        if not isinstance(self.focused, ExpressionInput):
            self.query_one("#plot", PlotPane).focus()

    # -- what the panes report -------------------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """The expression was edited."""
        self.change(to.set_text(self.state, event.value), _TYPING)

    def on_input_submitted(self) -> None:
        """Done with the expression."""
        self.query_one("#plot", PlotPane).focus()

    def on_expression_input_refused(self, event: ExpressionInput.Refused) -> None:
        """Say that a paste was too long."""
        self._notice = f"That paste of {event.length:,} characters is too long: an expression has at most 1,000."
        self.draw_soon()

    def on_slider_dragged(self, event: Slider.Dragged) -> None:
        """A slider was pulled."""
        name = event.slider.variable
        if name == _H:
            decade = round(math.log10(H_LEAST) + event.fraction * math.log10(H_MOST / H_LEAST))
            self.change(to.set_h(self.state, float(f"1e{decade}")), _DRAGGING)
        else:
            self.change(to.drag(self.state, name, event.fraction), _DRAGGING + name)

    def on_plot_pane_pointed(self, event: PlotPane.Pointed) -> None:
        """A place in the plot was pointed at."""
        self.change(to.set_value(self.state, self.state.along, event.x), _DRAGGING + self.state.along)

    def on_plot_pane_turned(self, event: PlotPane.Turned) -> None:
        """The wheel was turned over the plot."""
        view = self._focus_on(self.state.along).view(self.state)
        self.change(windows.zoom(self.state, view, CLOSER if event.closer else WIDER, event.x), "wheel")

    def on_resize(self) -> None:
        """Lay out for the new size."""
        self.set_class(self.size.width < NARROW, "-narrow")
        self.set_class(self.size.height < SHORT, "-short")
        self.set_class(self.size.width >= WIDE, "-wide")
        self.draw_soon()

    def on_drawn_resized(self) -> None:
        """A pane has another size."""
        self.draw_soon()

    # -- from the state to the panes -------------------------------------------------------------------------------

    def draw_soon(self) -> None:
        """Draw once, after the keys that are already waiting: a held key never outruns the screen."""
        if not self._drawn_soon:
            self._drawn_soon = True
            self.call_later(self.draw)

    def draw(self) -> None:
        """Hand every pane what it shows, all from one state."""
        self._drawn_soon = False
        state = self.state
        moment = analysis.moment_of(state)
        self._lay_out(state)
        picture = analysis.picture_of(state, *self.query_one("#plot", PlotPane).dots)
        self._draw_expression(state, moment)
        self._draw_plots(state, moment, picture)
        self._draw_panes(state, moment, picture)
        self._draw_sliders(state)

    def _lay_out(self, state: State) -> None:
        """Show as many plots as the state asks for."""
        for plot, part in (("#slope-plot", "slope curve"), ("#bend-plot", "bend curve")):
            self.query_one(plot, PlotPane).display = part in state.shown

    def _draw_expression(self, state: State, moment: analysis.Moment) -> None:
        error = analysis.error_of(state)
        variables = ", ".join(state.function.variables)
        self.query_one(ExpressionPane).show(f"f({variables}) =", state.text, state.function.reading, error)
        if error is not None:
            row: Row = ((f" {error}", "bad"),)
        elif self._notice:
            row = ((f" {self._notice}", "bad"),)
        elif self.has_class("-narrow"):
            row = ((" " + words.numbers_line(moment), "words"),)
        else:
            row = ((" " + words.sentence(moment), "words"),)
        self.query_one("#sentence", Drawn).show_rows([row])

    def _draw_plots(self, state: State, moment: analysis.Moment, picture: analysis.Picture) -> None:
        moving = analysis.moving_of(state, moment)
        stale = f"still showing {state.function.reading}" if state.stale else ""
        self.query_one(Legend).show(moving, moment.name, stale)
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
        names = sorted(list(shown)[:3], key=list(PANES).index)
        for name, view in zip(names, self.query(PaneView), strict=False):
            view.show(name, state, moment, picture)

    def _draw_sliders(self, state: State) -> None:
        wanted = [*state.function.variables, _H]
        sliders = {slider.variable: slider for slider in self.query(Slider)}
        if list(sliders) != wanted:
            self.call_later(self._change_sliders, wanted)
        for name, slider in sliders.items():
            if name == _H:
                fraction = math.log10(state.h / H_LEAST) / math.log10(H_MOST / H_LEAST)
                slider.show(fraction, state.h, state.scheme, along=False)
            elif name in wanted:
                place = state.slider(name)
                fraction = (place.value - place.low) / (place.high - place.low)
                slider.show(fraction, place.value, "", along=name == state.along)

    async def _change_sliders(self, wanted: list[str]) -> None:
        """Bring the sliders in line with the function's variables; only when these have changed."""
        box = self.query_one("#sliders", Vertical)
        present = {slider.variable: slider for slider in box.query(Slider)}
        if list(present) == wanted:
            return
        keys_at = self._variable()
        held = isinstance(self.focused, Slider)
        await box.remove_children()
        fresh = [Slider(name, id="step" if name == _H else name) for name in wanted]
        await box.mount(*fresh)
        if held:
            next((slider for slider in fresh if slider.variable == keys_at), fresh[0]).focus()
        self.draw_soon()
