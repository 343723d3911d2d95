"""The playground on the screen: the one writer. Keys become actions, actions states, states what the panes show."""

import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.timer import Timer
from textual.widgets import Input

from mgtui.playground import analysis, windows
from mgtui.playground import transitions as to
from mgtui.playground.actions import ACTIONS, BY_NAME, CLOSER, WIDER, Action, Focus
from mgtui.playground.entry import number_of, range_of
from mgtui.playground.examples import Example, state_of
from mgtui.playground.history import History
from mgtui.playground.panes.table import table_csv
from mgtui.playground.state import H_LEAST, H_MOST, State
from mgtui.playground.store import Saved, command_line
from mgtui.tui.expression_input import ExpressionInput
from mgtui.tui.guided_view import GuidedView
from mgtui.tui.hints import Hints
from mgtui.tui.lesson_pane import LessonPane
from mgtui.tui.playground_view import STEP
from mgtui.tui.plot_pane import PlotPane
from mgtui.tui.prompt import Prompt
from mgtui.tui.slider import Slider

_TYPING, _DRAGGING = "typing", "dragging"
_BEAT = 0.5   # seconds between the steps of an h that shrinks by itself


def _binding(action: Action) -> Binding:
    return Binding(",".join(action.keys), f"perform('{action.name}')", action.label, show=False)


class PlaygroundScreen(GuidedView):
    """Expression, plot, numbers and sliders, all of one state."""

    BINDINGS: ClassVar[list[BindingType]] = [_binding(action) for action in ACTIONS]

    def __init__(self, state: State, saved: Saved, *, restricted: bool = False) -> None:
        super().__init__(state.function.variables)
        self.saved = saved
        self.lesson_kept = saved.lesson
        self._restricted = restricted
        self._recalled = 0   # how many expressions back the input has gone
        self._interrupted = False
        self.history = History(state)
        self._drawn_soon = False
        self._notice = ""
        self._beat: Timer | None = None

    @property
    def state(self) -> State:
        """The state on screen."""
        return self.history.present

    # -- from keys to states ---------------------------------------------------------------------------------------

    def action_perform(self, name: str) -> None:
        """Do what an action says: change the state, or something of the screen's own."""
        action = BY_NAME[name]
        if self._stop_shrinking() and name == "shrink_h":
            return
        self._interrupted = self._interrupted and name == "interrupt"
        if action.change is not None:
            variable = self._variable()
            if variable == STEP:
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
            "lesson": lambda: self.toggle_guide("lesson"),
            "guess": lambda: self.toggle_guide("game"),
            "examples": self._examples,
            "export": self._ask_for_file,
            "palette": self.app.action_command_palette,
            "theme": self._next_theme,
            "shrink_h": self._start_shrinking,
            "search": self._search,
            "share": lambda: self.say(command_line(self.state)),
            "interrupt": self._interrupt,
            "redraw": self._redraw,
            "suspend": self._suspend,
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
            self.say("There is nothing to redo." if self.history.past else "There is nothing to take back.")
            return
        self._notice = ""
        self.history = history
        self.draw_soon()

    # -- the screen's own affairs ----------------------------------------------------------------------------------

    def _focus_next(self, direction: int) -> None:
        stops = [self.query_one(ExpressionInput), self.home, *self.query(Slider)]
        stops = [stop for stop in stops if stop.display and stop.region.height]
        here = stops.index(self.focused) if self.focused in stops else 0
        if stops:   # none in a terminal too small to show any
            stops[(here + direction) % len(stops)].focus()

    def _edit(self) -> None:
        self.query_one(ExpressionInput).focus()

    def _leave(self) -> None:
        if isinstance(self.focused, LessonPane):
            self.leave_guide()
            return
        if isinstance(self.focused, ExpressionInput):
            self._remember()
        self.query_one(Prompt).close()
        self.home.focus()

    def _help(self) -> None:
        from mgtui.tui.help_screen import HelpScreen  # its texts are not needed for the first frame

        self.app.push_screen(HelpScreen())

    def _ask_for_value(self) -> None:
        name = self._variable()
        if name == STEP:
            note = "a number above 0: 1e-5, 1/1000"
            self._ask("h =", repr(self.state.h), note, lambda text: to.set_h(self.state, number_of(text)))
        else:
            value = repr(self.state.slider(name).value)
            note = "a number or an expression: 2/3, pi/4"
            self._ask(f"{name} =", value, note, lambda text: to.set_value(self.state, name, number_of(text)))

    def _ask_for_window(self) -> None:
        name = self._variable() if self._variable() != STEP else self.state.along
        slider = self.state.slider(name)
        ends = f"{slider.low!r}:{slider.high!r}" + (f":{slider.step!r}" if slider.step else "")
        note = "two ends, and a step if you like: -2pi:2pi, 0:1:1/8"
        self._ask(f"{name} from:to", ends, note, lambda text: to.set_range(self.state, name, *range_of(text)))

    def _ask(self, question: str, text: str, note: str, change: Callable[[str], State]) -> None:
        self.query_one(Hints).display = False
        self.query_one(Prompt).ask(question, text, note, lambda answer: self.change(change(answer), ""))

    def _ask_for_file(self) -> None:
        if self._restricted:
            self.say("No file is written here: mgtui runs restricted.")
            return

        def save(text: str) -> State:
            path = Path(text).expanduser()
            try:
                path.write_text(table_csv(self.state, analysis.moment_of(self.state)), encoding="utf-8")
            except OSError as error:
                raise ValueError(f"{error.strerror or error}: {path}") from None
            self.call_later(self.say, f"The table is in {path}.")
            return self.state

        self._ask("save the table as", "mgtui-table.csv", "a CSV file", save)

    def _examples(self) -> None:
        from mgtui.tui.examples_screen import ExamplesScreen  # not needed for the first frame

        def opened(example: Example | None) -> None:
            if example is not None:
                self.change(state_of(example, self.state), "")

        self.app.push_screen(ExamplesScreen(), opened)

    def _next_theme(self) -> None:
        themes = sorted(self.app.available_themes)
        self.app.theme = themes[(themes.index(self.app.theme) + 1) % len(themes)]
        self.saved = replace(self.saved, theme=self.app.theme)
        self.say(f"Theme: {self.app.theme}")

    def _interrupt(self) -> None:
        if self._interrupted:
            self.app.exit()
        self._interrupted = True
        self.say("ctrl+c again leaves mgtui, and so does q.")

    def _redraw(self) -> None:
        self.call_later(self.app.run_action, "redraw")

    def _suspend(self) -> None:
        if self._restricted:
            self.say("No shell to go back to: mgtui runs restricted.")
        else:
            self.app.action_suspend_process()

    def _search(self) -> None:
        from mgtui.tui.palette import Expressions, Palette  # not needed for the first frame

        self.app.push_screen(Palette(providers=[Expressions], placeholder="Find an expression typed before…"))

    def type_expression(self, text: str) -> None:
        """Put an expression into the input, as if it had been typed."""
        self.change(to.set_text(self.state, text), "")

    def _remember(self) -> None:
        """Keep the present expression among those typed before."""
        self.saved = self.saved.with_expression(self.state.expression)
        self._recalled = 0

    def on_expression_input_recalled(self, event: ExpressionInput.Recalled) -> None:
        """Go through the expressions typed before."""
        known = self.saved.expressions
        back = min(len(known), max(0, self._recalled - event.direction))
        if back and known:
            self._recalled = back
            self.type_expression(known[-back])

    def to_save(self) -> Saved:
        """What is worth keeping of this session."""
        return replace(self.saved.with_expression(self.state.expression), state=self.state, lesson=self.lesson_kept)

    def say(self, notice: str) -> None:
        """Say something in place of the sentence, until the next change."""
        self._notice = notice
        self.draw_soon()

    # -- h that shrinks by itself ----------------------------------------------------------------------------------

    def _start_shrinking(self) -> None:
        if self.state.pane not in ("ladder", "error", "digits"):
            self.change(to.show_pane(self.state, "ladder"), "shrink_h")
        self._beat = self.set_interval(_BEAT, self._shrink)

    def _shrink(self) -> None:
        before = self.state
        self.change(to.scale_h(before, -1), "shrink_h")
        if self.state is before:
            self._stop_shrinking()

    def _stop_shrinking(self) -> bool:
        """Stop, and say whether there was anything to stop."""
        beat, self._beat = self._beat, None
        if beat is not None:
            beat.stop()
        return beat is not None

    def on_prompt_closed(self) -> None:
        """Give the keys back."""
        self.query_one(Hints).display = True
        if not isinstance(self.focused, ExpressionInput):
            self.home.focus()

    # -- what the panes report -------------------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """The expression was edited."""
        self.change(to.set_text(self.state, event.value), _TYPING)

    def on_input_submitted(self) -> None:
        """Done with the expression."""
        self._remember()
        self.home.focus()

    def on_expression_input_refused(self, event: ExpressionInput.Refused) -> None:
        """Say that a paste was too long."""
        self.say(f"That paste of {event.length:,} characters is too long: an expression has at most 1,000.")

    def on_slider_dragged(self, event: Slider.Dragged) -> None:
        """A slider was pulled."""
        name = event.slider.variable
        if name == STEP:
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
        self.show(self.state, self._notice)
